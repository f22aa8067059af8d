"""Words as the recogniser gives them, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: `box` is (left, top, right, bottom), in pixels of the picture it was read from."""

    text: str
    box: Box
    confidence: float
    """0 to 1, as the recogniser states it."""
    line: int
    """Words of one line of one column share it; lines count on in reading order."""


def read_tsv(table: str) -> list[Word]:
    """The words of tesseract's TSV output; rules, pictures and blanks are left out.

    >>> row = (5, 1, 1, 1, 1, 1, 10, 20, 30, 8, 91.5, "Số:")
    >>> read_tsv("level\\t…\\n" + "\\t".join(map(str, row)))
    [Word(text='Số:', box=(10.0, 20.0, 40.0, 28.0), confidence=0.915, line=0)]
    """
    words: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != 12 or fields[0] != "5" or not fields[11].strip():
            continue
        left, top, width, height, confidence = map(float, fields[6:11])
        line = lines.setdefault(tuple(fields[1:5]), len(lines))
        box = (left, top, left + width, top + height)
        words.append(Word(fields[11].strip(), box, max(0.0, confidence / 100), line))
    return words
