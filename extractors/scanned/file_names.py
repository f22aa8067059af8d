"""The number of a paper as its file's name has it: `153-tb-vpcp.signed.pdf`, `2770_08-CT-UBND_.pdf`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from extractors.folding import fold

_PIECE = re.compile(r"(?P<digits>\d+)|(?P<letters>[^\W\d_]+)")
_MOST_DIGITS = 5
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class FileNumber:
    """Digits of a file's name that may be its paper's number."""

    digits: str
    said: str
    """The piece of the name."""
    strong: bool
    """Whether letters of the paper's symbol stand beside the digits."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int


def file_numbers(source: str, codes: Sequence[str]) -> tuple[FileNumber, ...]:
    """What the name of `source`, a path or URL, says of a number whose symbol has these codes.

    >>> [found.digits for found in file_numbers("in/2770_08-CT-UBND_.signed.pdf", ("CT", "UBND"))]
    ['2770', '08']
    >>> [found.said for found in file_numbers("http://x.test/47_QD_UB.signed_1.pdf", ("QĐ", "UBND"))]
    ['47_QD', '1']
    """
    return tuple(_numbers(_stem(source), [fold(code).replace(" ", "") for code in codes]))


def whole_number(source: str, known: Mapping[str, str]) -> FileNumber | None:
    """A number with two codes that stands whole in the file's name; `known` gives codes by their folded form.

    >>> whole_number("153-tb-vpcp.signed.pdf", {"tb": "TB", "vpcp": "VPCP"}).digits
    '153/TB-VPCP'
    """
    stem = _stem(source)
    pieces = [_Piece(found.group(), *found.span()) for found in _PIECE.finditer(stem)]
    for number, first, second in zip(pieces, pieces[1:], pieces[2:], strict=False):
        codes = [known.get(fold(piece.text)) for piece in (first, second)]
        if number.text.isdecimal() and len(number.text) <= _MOST_DIGITS and all(codes):
            said = stem[number.start : second.end]
            return FileNumber(f"{number.text}/{codes[0]}-{codes[1]}", said, True)
    return None


def _stem(source: str) -> str:
    path = urlsplit(source).path if "://" in source else source
    name = unquote(path).rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if "." in name else name


def _numbers(stem: str, codes: Sequence[str]) -> Iterator[FileNumber]:
    pieces = [_Piece(found.group(), *found.span()) for found in _PIECE.finditer(stem)]
    for index, piece in enumerate(pieces):
        if not piece.text.isdecimal() or len(piece.text) > _MOST_DIGITS or not int(piece.text):
            continue
        beside = next((other for other in _beside(pieces, index) if _names(other.text, codes)), None)
        if beside is None:
            yield FileNumber(piece.text, piece.text, False)
        else:
            said = stem[min(piece.start, beside.start) : max(piece.end, beside.end)]
            yield FileNumber(piece.text, said, True)


def _beside(pieces: Sequence[_Piece], index: int) -> Iterator[_Piece]:
    """The letters right after the digits; those before them where other digits do not claim them."""
    if index + 1 < len(pieces) and not pieces[index + 1].text.isdecimal():
        yield pieces[index + 1]
    elif index and not pieces[index - 1].text.isdecimal():
        taken = index > 1 and pieces[index - 2].text.isdecimal()
        if not taken:
            yield pieces[index - 1]


def _names(letters: str, codes: Sequence[str]) -> bool:
    """Whether the letters are a code of the symbol, the symbol whole, or the beginning of a code."""
    said = fold(letters).replace(" ", "")
    if len(said) < _LEAST_LETTERS:
        return False
    whole = (
        "".join(codes[first:last]) for first in range(len(codes)) for last in range(first + 1, len(codes) + 1)
    )
    return any(said == run for run in whole) or any(
        run.startswith(said) for first in range(len(codes)) for run in ("".join(codes[first:]),)
    )
