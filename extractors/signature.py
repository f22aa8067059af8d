"""The signature of a text: what tells whether texts are the same, nearly the same, or made from one template.

Three things are kept: a hash of the words, a MinHash of their shingles, and the *marks*.  A mark is a run of
figures and capitalised words (a number, a day, a name) together with the plain words around it.  A copy with
another lead, a cut tail or other furniture says the same marks in the same places; two plans made from one
template share most of their words, and differ exactly there.

>>> text = "Ủy ban nhân dân tỉnh {} ban hành kế hoạch"
>>> one, two = (signature(text.format(place)) for place in ("Hải Giang", "Nam Định"))
>>> one.contexts == two.contexts, one.marks == two.marks
(True, False)
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4
"""Words of a shingle."""
PERMUTATIONS = 126
"""Values of a MinHash: 42 bands of three."""

_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"[ \u00a0]+|[/\-–.]")
_SENTENCE_END = re.compile(r"[.!?:\n“\"]")
_BEFORE, _AFTER, _PLAIN = 3, 2, 2
"""Words of a context before and after its mark, and how many of these are no marks themselves."""

_RANDOM = np.random.Generator(np.random.PCG64(20240501))
_FACTORS = _RANDOM.integers(1, 2**63, (PERMUTATIONS, 1), dtype=np.uint64) | np.uint64(1)
_TERMS = _RANDOM.integers(0, 2**63, (PERMUTATIONS, 1), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Signature:
    """What two texts are compared by; numbers of 32 bits, signed."""

    text_hash: str
    """Of the folded words: the same for the same text, whatever its layout, case and diacritics."""
    words: int
    shingles: int
    """Distinct shingles."""
    minhash: tuple[int, ...]
    """Empty for a text shorter than a shingle."""
    contexts: tuple[int, ...]
    """The words around each mark, in the order of the text; `marks` says what stands there."""
    marks: tuple[int, ...]


def signature(text: str) -> Signature:
    """The signature of `text`."""
    tokens = [_Token(m.group(), m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]
    words = [token.folded for token in tokens]
    shingles = _shingles(words)
    marked = list(_marks(tokens, text))
    return Signature(
        hashlib.sha256(" ".join(words).encode()).hexdigest(),
        len(words),
        len(shingles),
        tuple(_minhash(shingles)),
        tuple(context for context, _ in marked),
        tuple(mark for _, mark in marked),
    )


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word in small letters without diacritics; a number without leading zeros.

    >>> fold("Đảng"), fold("06")
    ('dang', '6')
    """
    bare = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return kept.lstrip("0") or "0" if kept.isdecimal() else kept


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    folded: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def figure(self) -> bool:
        return any(letter.isdigit() for letter in self.text)


def _shingles(words: Sequence[str]) -> NDArray[np.uint64]:
    """Hashes of the distinct runs of `SHINGLE` words."""
    if len(words) < SHINGLE:
        return np.empty(0, np.uint64)
    hashed = np.array([crc32(word.encode()) for word in words], np.uint64)
    mixed = np.zeros(len(words) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        mixed = (mixed + hashed[place : len(mixed) + place]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def _minhash(shingles: NDArray[np.uint64]) -> list[int]:
    if not len(shingles):
        return []
    permuted = shingles[np.newaxis, :] * _FACTORS + _TERMS
    least = (permuted.min(axis=1) >> np.uint64(32)).astype(np.uint32)
    return [int(value) for value in least.view(np.int32)]


def _marks(tokens: Sequence[_Token], text: str) -> Iterator[tuple[int, int]]:
    """Context and value of every mark."""
    items = list(_runs(tokens, text))
    plain = [run[0].folded if not marked else "#" for run, marked in items]
    for place, (run, marked) in enumerate(items):
        around = (*plain[max(0, place - _BEFORE) : place], "#", *plain[place + 1 : place + 1 + _AFTER])
        if marked and sum(word != "#" for word in around) >= _PLAIN:
            yield _number(" ".join(around)), _number(" ".join(token.folded for token in run))


def _runs(tokens: Sequence[_Token], text: str) -> Iterator[tuple[tuple[_Token, ...], bool]]:
    """The text as single plain words and whole marks."""
    run: list[_Token] = []
    for place, token in enumerate(tokens):
        joined = place > 0 and _JOINT.fullmatch(text, tokens[place - 1].end, token.start)
        if run and not joined:
            yield tuple(run), True
            run = []
        if _is_mark(tokens, place, text):
            run.append(token)
            continue
        if run:
            yield tuple(run), True
            run = []
        yield (token,), False
    if run:
        yield tuple(run), True


def _is_mark(tokens: Sequence[_Token], place: int, text: str) -> bool:
    """Figures always; capitals but where they begin a sentence and no other follows."""
    token = tokens[place]
    if token.figure:
        return True
    if not token.capital:
        return False
    begins = place == 0 or _SENTENCE_END.search(text, tokens[place - 1].end, token.start)
    return not begins or (place + 1 < len(tokens) and tokens[place + 1].capital)


def _number(words: str) -> int:
    return int(np.uint32(crc32(words.encode())).view(np.int32))
