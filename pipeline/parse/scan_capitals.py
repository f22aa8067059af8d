"""Names in capitals on scans: OCR loses and mixes up the small marks over large letters.

`SỞ NÔI VU`, `PHO GIAM ĐỌC` and `QUYÉT ĐỊNH` are names that the lexicon knows, a mark apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from operator import attrgetter

from corpora.instruments import Instruments
from corpora.organisations import load_organisation_lexicon
from corpora.people import load_people_lexicon
from extractors.folding import fold
from pipeline.ocr.words import Word

_MOST = 8
"""Syllables of the longest name looked for."""
_HEADS = ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Đảng Cộng sản Việt Nam")


def mend_capitals(words: Sequence[Word]) -> list[Word]:
    """The words of a page; names in capitals that are known but for their marks are spelt as known."""
    mended: list[Word] = []
    for _, line in groupby(words, key=attrgetter("line")):
        mended += _mended(list(line), known_names())
    return mended


@cache
def known_names() -> Mapping[str, str]:
    """Names of two syllables or more in capitals, by their folded form; those that share one are left out."""
    names: dict[str, str] = {}
    for name in _names():
        folded = fold(name)
        if " " in folded:
            names[folded] = "" if names.get(folded, name.upper()) != name.upper() else name.upper()
    return {folded: name for folded, name in names.items() if name}


def _names() -> Iterator[str]:
    yield from _HEADS
    lexicon = load_organisation_lexicon()
    yield from (head.head for head in lexicon.heads)
    yield from (term.term for term in lexicon.terms)
    for place in lexicon.places:
        # Alone a place's name may be a person's, a mark apart.
        yield f"{place.unit} {place.name}"
    yield from (row.name for row in Instruments.load().types)
    for title in load_people_lexicon().titles:
        yield from (title.title, f"Phó {title.title}")


def _mended(line: list[Word], known: Mapping[str, str]) -> Iterable[Word]:
    place = 0
    while place < len(line):
        sizes = range(min(_MOST, len(line) - place), 1, -1)
        spelt = next(filter(None, (_spelt(line[place : place + size], known) for size in sizes)), None)
        yield from spelt or line[place : place + 1]
        place += len(spelt) if spelt else 1


def _spelt(words: Sequence[Word], known: Mapping[str, str]) -> list[Word]:
    """The words spelt as the name that they are; none where they are none, or not in capitals."""
    if not all(word.text.isupper() for word in words):
        return []
    name = known.get(" ".join(fold(word.text) for word in words), "").split()
    if len(name) != len(words):
        return []
    return [
        replace(word, text=_dressed(word.text, syllable)) for word, syllable in zip(words, name, strict=True)
    ]


def _dressed(read: str, syllable: str) -> str:
    """The syllable with the signs that stand around the word."""
    bare = read.strip(".,;:()[]/\"'“”")
    return read.replace(bare, syllable, 1) if bare else read
