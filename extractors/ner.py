"""The project's own named-entity model: a small spaCy pipeline for Vietnamese administrative text.

Tokens are syllables; the lexicon's view of each is one of its features.  The model lies in
`corpora/ner/model`, with its card; `danchieu ner train` builds it anew from `corpora/ner/sentences`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from corpora.ner import MODEL
from corpora.people import PeopleLexicon
from extractors.ner_features import FEATURES, LexiconFeatures
from extractors.ner_tokens import SyllableTokenizer
from extractors.organisations import OrganisationScanner
from extractors.titles import TitleScanner

NER: dict[str, Any] = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 80,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "TAG"],
                "rows": [3000, 800, 1500, 800, 300],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 80,
                "window_size": 1,
                "maxout_pieces": 3,
                "depth": 4,
            },
        },
    },
}
"""The model: hashed forms and lexicon tags of a syllable, four layers of its neighbours, transitions."""


class ModelError(ValueError):
    """A model that is missing or cannot be read; the message says how to mend it."""


def blank_pipeline(
    lexicon: PeopleLexicon, organisations: OrganisationScanner, titles: TitleScanner
) -> Language:
    """A pipeline of syllables and lexicon features, without a model."""
    # spaCy's language without a language: its lexemes know their forms, and its own Vietnamese wants pyvi.
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    features = nlp.add_pipe(FEATURES)
    if not isinstance(features, LexiconFeatures):
        raise TypeError(f"the component {FEATURES} is {type(features).__name__}")
    features.use(lexicon, organisations, titles)
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
    nlp = blank_pipeline(lexicon, organisations, titles)
    nlp.add_pipe("ner", config=NER)
    try:
        return nlp.from_disk(folder, exclude=["tokenizer"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder}: {error}; `danchieu ner train` builds it anew") from error
