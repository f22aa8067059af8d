"""Blocks that quote another instrument's wording: `“Điều 5. …` in a law that amends another.

What stands in such a quotation belongs to the quotation, and opens no section of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENING = re.compile(r"[“„‟«\"]")
_CLOSING = re.compile(r"[”»\"“]\s*[.;,]{0,3}$")
_OPEN, _CLOSE = frozenset("“„‟«"), frozenset("”»")
_LEADS_IN = re.compile(r":\s*$")
_INSTRUCTS = re.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|điều\s+chỉnh)(?!\w).{0,400}(?:như\s+sau|sau\s+đây)\s*:\s*$",
    re.I,
)
_LONGEST = 400
"""Blocks of the longest quotation that is believed; an opening mark without its partner quotes nothing."""


def quoted_blocks(lines: Sequence[str]) -> list[bool]:
    """For each line whether it stands in a quotation of several lines, or opens one.

    >>> quoted_blocks(["1. Sửa đổi Điều 5 như sau:", "“Điều 5. A", "1. B.”.", "2. Bãi bỏ Điều 6."])
    [False, True, True, False]
    """
    quoted = [False] * len(lines)
    index = 0
    while index < len(lines):
        opens = index > 0 and _OPENING.match(lines[index]) and _LEADS_IN.search(lines[index - 1])
        end = _quotation_end(lines, index) if opens else None
        if end is not None:
            quoted[index:end] = [True] * (end - index)
        index = max(end or 0, index + 1)
    return quoted


def _quotation_end(lines: Sequence[str], start: int) -> int | None:
    """The line after the quotation that opens at `start`; None where nothing closes it.

    Another instruction of the amending paper ends a quotation whose closing mark was forgotten.
    """
    depth = 0
    for index in range(start, min(len(lines), start + _LONGEST)):
        line = lines[index]
        if index > start and _INSTRUCTS.search(line) and _opens_next(lines, index):
            return index
        depth += sum(sign in _OPEN for sign in line) - sum(sign in _CLOSE for sign in line)
        straight = line.count('"') % 2
        if straight:
            depth += 1 if depth == 0 and _OPENING.match(line) and index == start else -1
        if depth <= 0 and _CLOSING.search(line):
            return index + 1
        depth = max(depth, 0)
    return None


def _opens_next(lines: Sequence[str], index: int) -> bool:
    """Whether an instruction is followed by new wording, or by an instruction under it."""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(_OPENING.match(after) or _INSTRUCTS.search(after))
