"""Named entities by a spaCy pipeline over underthesea's segmentation, tagging and NER.

spaCy's own Vietnamese needs another segmenter, so the pipeline has a tokenizer of syllables whose tokens
rebuild the text exactly, whatever its blanks.  underthesea runs as a component: its words are found again in
the text one by one, so entities have exact offsets.  A second component corrects them by what a name looks
like.  Everything is read from the installed packages; nothing is fetched.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_| (?=\s|$)|[^\S ]+| +")


class Tagger(Protocol):
    """What the pipeline asks of a model: entity labels for the words of one sentence, in order."""

    def __call__(self, sentence: str) -> list[tuple[str, str]]:
        """The sentence's words with their BIO labels; the words stand in the sentence in this order."""
        ...


class SyllableTokenizer:
    """A spaCy tokenizer of syllables, marks and blanks; `Doc.text` equals the text that went in."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut `text` into tokens; a single blank after a token is its trailing space, as spaCy wants it."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _TOKEN.findall(text):
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def build_pipeline(tagger: Tagger, keep: Callable[[Span], Span | None]) -> Language:
    """A spaCy pipeline of syllable tokens, the tagger's entities and the correction `keep`.

    `keep` gets every entity and gives it back, trimmed or not, or None where it is no name.
    """
    nlp = Language(Vocab())
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    nlp.add_pipe("tagged_entities", config={"tagger": None})
    nlp.add_pipe("lexicon_correction", config={"keep": None})
    _component(nlp, "tagged_entities").tagger = tagger
    _component(nlp, "lexicon_correction").keep = keep
    return nlp


class TaggedEntities:
    """The spaCy component that sets `Doc.ents` from a tagger's words and labels."""

    def __init__(self) -> None:
        self.tagger: Tagger | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Tag the text and set its entities by their characters."""
        if self.tagger is None:
            raise ValueError("the component tagged_entities has no tagger; build it with build_pipeline")
        spans: list[Span] = []
        for start, end, label in entity_offsets(doc.text, self.tagger(doc.text)):
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is not None and not (spans and span.start < spans[-1].end):
                spans.append(span)
        doc.ents = tuple(spans)
        return doc


class LexiconCorrection:
    """The spaCy component that trims or drops entities by the lexicon."""

    def __init__(self) -> None:
        self.keep: Callable[[Span], Span | None] | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Put every entity to `keep`."""
        if self.keep is None:
            raise ValueError("the component lexicon_correction has no rule; build it with build_pipeline")
        doc.ents = tuple(kept for kept in map(self.keep, doc.ents) if kept is not None)
        return doc


@Language.factory("tagged_entities", default_config={"tagger": None})
def _tagged_entities(nlp: Language, name: str, tagger: None) -> TaggedEntities:  # noqa: ARG001
    return TaggedEntities()


@Language.factory("lexicon_correction", default_config={"keep": None})
def _lexicon_correction(nlp: Language, name: str, keep: None) -> LexiconCorrection:  # noqa: ARG001
    return LexiconCorrection()


def _component(nlp: Language, name: str) -> Any:
    return nlp.get_pipe(name)


def entity_offsets(text: str, words: Iterable[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Entities as (start, end, label) from words with BIO labels, found in `text` one after the other.

    A word that the tagger changed is skipped and ends its entity: a wrong offset is worse than none.

    >>> entity_offsets("ông Lê  Lợi", [("ông", "O"), ("Lê Lợi", "B-PER")])
    [(4, 11, 'PER')]
    """
    found: list[tuple[int, int, str]] = []
    place, open_entity = 0, False
    for word, label in words:
        span = _find_word(text, word, place)
        if span is None or label == "O":
            open_entity = False
            place = span[1] if span else place
            continue
        kind = label.partition("-")[2]
        if open_entity and label.startswith("I-") and found[-1][2] == kind:
            found[-1] = (found[-1][0], span[1], kind)
        else:
            found.append((span[0], span[1], kind))
        open_entity, place = True, span[1]
    return found


def _find_word(text: str, word: str, place: int) -> tuple[int, int] | None:
    """Where `word` stands at or shortly after `place`; its inner blanks may be any blanks."""
    pattern = re.compile(r"\s+".join(map(re.escape, word.split())))
    found = pattern.search(text, place, place + len(word) + 40)
    return found.span() if found else None


def underthesea_tagger() -> Tagger:
    """underthesea's CRF models for words, parts of speech, chunks and entities, read from its package.

    Token normalisation is off, because it rewrites words and loses their offsets.  Importing takes two
    seconds, which is why it waits until a sentence needs it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from underthesea import word_tokenize
        from underthesea.pipeline.chunking.model_crf import CRFChunkingPredictor
        from underthesea.pipeline.ner.model_crf import CRFNERPredictor
        from underthesea.pipeline.pos_tag.model_crf import CRFPOSTagPredictor
    pos, chunk, ner = (
        CRFPOSTagPredictor.Instance(),
        CRFChunkingPredictor.Instance(),
        CRFNERPredictor.Instance(),
    )

    def tag(sentence: str) -> list[tuple[str, str]]:
        words = word_tokenize(sentence, use_token_normalize=False)
        if not words:
            return []
        return [(row[0], row[3]) for row in ner.predict(chunk.predict(pos.predict(words)))]

    return tag
