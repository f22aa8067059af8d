"""The outline in which gold notes the sections of a text: a line a section, indented by depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEADED = " ="
_NEW_LINE = " / "


@dataclass(frozen=True, slots=True)
class Outlined:
    """One section of gold; offsets are the text's."""

    start: int
    until: int
    parent: int | None
    """Start of the section that holds it."""
    annex: int | None
    """Place of its annex among the annexes; None for the paper itself."""
    opening: str
    """The words that gold gives of it."""
    headed: bool
    """Whether these are its mark with its heading, and no heading follows."""


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    depth: int
    opening: str
    headed: bool
    """False for the lines that only part the text: `#` for an annex, `!` for what is in no section."""
    parts: str


class OutlineError(ValueError):
    """A line of an outline that the text does not hold behind the one before it."""


def read_outline(text: str, lines: Sequence[str]) -> list[Outlined]:
    """The sections that an outline notes, in order.

    A line gives the words at the head of a line of the text; ` =` behind them says that they are mark and
    whole heading, ` / ` stands for a line end within them.  `# words` begins an annex, `! words` what belongs
    to no section, such as the foot.

    >>> rows = read_outline("I. A\\n1. B và C\\nNơi nhận:", ["I. A =", " 1. B", "! Nơi nhận"])
    >>> [(row.opening, row.start, row.until, row.parent, row.headed) for row in rows]
    [('I. A', 0, 14, None, True), ('1. B', 5, 14, 0, False)]

    Raises:
        OutlineError: a line's words do not stand at the head of a line behind those of the line before.
    """
    entries = list(_entries(text, lines))
    rows: list[Outlined] = []
    above: list[_Entry] = []
    annex = -1
    for place, entry in enumerate(entries):
        if entry.parts:
            annex += entry.parts == "#"
            above.clear()
            continue
        above = [one for one in above if one.depth < entry.depth]
        after = (one.start for one in entries[place + 1 :] if one.parts or one.depth <= entry.depth)
        until = len(text[: next(after, len(text))].rstrip())
        parent = above[-1].start if above else None
        inside = annex if annex >= 0 else None
        rows.append(Outlined(entry.start, until, parent, inside, entry.opening, entry.headed))
        above.append(entry)
    return rows


def _entries(text: str, lines: Sequence[str]) -> Iterator[_Entry]:
    at = 0
    for line in lines:
        parts = line[0] if line[0] in "#!" else ""
        words = line.removeprefix(parts).strip()
        headed = words.endswith(_HEADED.strip()) and words.endswith(_HEADED)
        opening = words.removesuffix(_HEADED).replace(_NEW_LINE, "\n")
        start = _find(text, opening, at)
        if start is None:
            raise OutlineError(f"sections: {opening!r} heads no line behind the one before")
        yield _Entry(start, len(line) - len(line.lstrip()), opening, headed, parts)
        at = start + 1


def _find(text: str, opening: str, at: int) -> int | None:
    """Where `opening` heads a line of the text, from `at` on."""
    start = text.find(opening, at)
    while start > 0 and text[:start].rstrip(" ")[-1:] not in ("\n", ""):
        start = text.find(opening, start + 1)
    return start if start >= 0 else None
