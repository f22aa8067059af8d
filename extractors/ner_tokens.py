"""Tokens for the named-entity model: syllables, marks and blanks, which rebuild the text exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_| (?=\s|$)|[^\S ]+| +")


def doc_of(vocab: Vocab, pieces: Iterable[str]) -> Doc:
    """Pieces of a text as its tokens; a single blank after one is its trailing space, as spaCy wants it."""
    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


class SyllableTokenizer:
    """A spaCy tokenizer of syllables, marks and blanks; `Doc.text` equals the text that went in.

    spaCy's own Vietnamese wants another segmenter, and words of a segmenter did no better (the comparison is
    in the model's card).
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut `text` into tokens."""
        return doc_of(self.vocab, _TOKEN.findall(text))

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep: the rule is in the code."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> SyllableTokenizer:
        """As `to_bytes`."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """As `to_bytes`."""

    def from_disk(self, _path: object, **_: object) -> SyllableTokenizer:
        """As `to_bytes`."""
        return self
