"""The project's own named-entity model: a small spaCy pipeline for Vietnamese administrative text.

Tokens are syllables; the lexicon's view of each is one of its features.  The model lies in
`corpora/ner/model`, with its card; `danchieu ner train` builds it anew from `corpora/ner/sentences`.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.util import load_model_from_path
from spacy.vocab import Vocab

from corpora.ner import MODEL
from corpora.people import PeopleLexicon
from extractors.ner_features import FEATURES, LexiconFeatures
from extractors.ner_tokens import SyllableTokenizer
from extractors.organisations import OrganisationScanner
from extractors.titles import TitleScanner


class ModelError(ValueError):
    """A model that is missing or cannot be read; the message says how to mend it."""


def blank_pipeline(
    lexicon: PeopleLexicon, organisations: OrganisationScanner, titles: TitleScanner
) -> Language:
    """A pipeline of syllables and lexicon features, without a model."""
    nlp = Language(Vocab())
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    nlp.add_pipe(FEATURES)
    _use(nlp, lexicon, organisations, titles)
    return nlp


def load_pipeline(
    lexicon: PeopleLexicon,
    organisations: OrganisationScanner,
    titles: TitleScanner,
    folder: Path = MODEL,
) -> Language:
    """The trained pipeline.

    Raises:
        ModelError: there is no model in `folder`, or this version of spaCy cannot read it.
    """
    if not (folder / "config.cfg").exists():
        raise ModelError(f"{folder}: no model; `danchieu ner train` builds it in minutes")
    try:
        nlp = load_model_from_path(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder}: {error}; `danchieu ner train` builds it anew") from error
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    _use(nlp, lexicon, organisations, titles)
    return nlp


def _use(
    nlp: Language, lexicon: PeopleLexicon, organisations: OrganisationScanner, titles: TitleScanner
) -> None:
    features = nlp.get_pipe(FEATURES)
    if not isinstance(features, LexiconFeatures):
        raise ModelError(f"the component {FEATURES} is {type(features).__name__}; build the model anew")
    features.use(lexicon, organisations, titles)
