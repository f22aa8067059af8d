"""Words in quotation marks, whichever marks were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 240
"""Characters of the longest quotation looked for."""

_QUOTED = re.compile(
    rf"""[“”"«‘'`](?:
      (?<=“)(?P<curly>(?:[^“”"’\n]|\n(?!\n)|’(?!’)|“[^“”\n]{{1,80}}”){{2,{LONGEST}}})
      (?:”|’’|"|''|“(?=[\s,.;:)]|$))
    | (?<=["”])(?<![\w"].)[^\S\n]?(?P<straight>[^\s“”"](?:[^“”"\n]|\n(?!\n)){{1,{LONGEST}}})["”](?!\w)
    | (?<=«)(?P<angled>[^«»\n]{{2,{LONGEST}}})»
    | (?<=[‘'`])[‘'`](?P<double>[^‘’'`\n]{{2,{LONGEST}}})(?:’’|'')
    | (?<=‘)(?<!\w.)(?P<single>[^‘’\n]{{2,{LONGEST}}})’(?!\w)
    | (?<=')(?<!\w.)(?P<ascii>[^\s'][^'\n]{{1,{LONGEST}}})'(?!\w)
    )""",
    re.VERBOSE,
)
_EDGE = " \t\xa0\n.,;:"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: marks included from `start` to `end`, the words alone are `text[first:last]`."""

    start: int
    end: int
    first: int
    last: int


def quotations(text: str, low: int, high: int) -> Iterator[Quotation]:
    """The quotations in `text[low:high]`, one block, outermost only; mixed pairs of marks count too.

    >>> text = "phong trào “Dạy tốt, học tốt’’"
    >>> [text[q.first:q.last] for q in quotations(text, 0, len(text))]
    ['Dạy tốt, học tốt']
    """
    for match in _QUOTED.finditer(text, low, high):
        kind = match.lastgroup or "curly"
        first, last = match.span(kind)
        words = text[first:last]
        inner = words.strip(_EDGE)
        if inner:
            first += len(words) - len(words.lstrip(_EDGE))
            yield Quotation(match.start(), match.end(), first, first + len(inner))
