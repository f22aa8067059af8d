"""underthesea's words and named entities with exact offsets: the yardstick of the project's own model."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable

Tagger = Callable[[str], list[tuple[str, str]]]
"""A sentence's words with their BIO labels, in order."""


def entity_offsets(text: str, words: Iterable[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Entities as (start, end, label) from words with BIO labels, found in `text` one after the other.

    A word that the tagger changed is skipped and ends its entity: a wrong offset is worse than none.

    >>> entity_offsets("ông Lê  Lợi", [("ông", "O"), ("Lê Lợi", "B-PER")])
    [(4, 11, 'PER')]
    """
    found: list[tuple[int, int, str]] = []
    place, open_entity = 0, False
    for word, label in words:
        span = find_word(text, word, place)
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


def find_word(text: str, word: str, place: int) -> tuple[int, int] | None:
    """Where `word` stands at or shortly after `place`; its inner blanks may be any blanks."""
    pattern = re.compile(r"\s+".join(map(re.escape, word.split())))
    found = pattern.search(text, place, place + len(word) + 40)
    return found.span() if found else None


def underthesea_words() -> Callable[[str], list[str]]:
    """underthesea's word segmentation, read from its package; nothing is fetched.

    Token normalisation is off, because it rewrites words and loses their offsets.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from underthesea import word_tokenize

    def words(sentence: str) -> list[str]:
        return list(word_tokenize(sentence, use_token_normalize=False))

    return words


def underthesea_tagger() -> Tagger:
    """underthesea's CRF models for words, parts of speech, chunks and entities, read from its package.

    Importing takes two seconds, which is why it waits until it is asked for.
    """
    words = underthesea_words()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from underthesea.pipeline.chunking.model_crf import CRFChunkingPredictor
        from underthesea.pipeline.ner.model_crf import CRFNERPredictor
        from underthesea.pipeline.pos_tag.model_crf import CRFPOSTagPredictor
    pos, chunk, ner = (
        CRFPOSTagPredictor.Instance(),
        CRFChunkingPredictor.Instance(),
        CRFNERPredictor.Instance(),
    )

    def tag(sentence: str) -> list[tuple[str, str]]:
        found = words(sentence)
        if not found:
            return []
        return [(row[0], row[3]) for row in ner.predict(chunk.predict(pos.predict(found)))]

    return tag
