"""Bodies in a passage, each by itself: `Sở Du lịch và Bảo hiểm xã hội Thành phố` are two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.organisations import Organisation, OrganisationScanner

_AND = re.compile(r"\s+và\s+(?=[^\W\d_])")
COUNCILS = re.compile(r"UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân")
"""Councils that often share one office: `Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh`."""


def bodies(
    organisations: OrganisationScanner, text: str, start: int, end: int
) -> Iterator[tuple[int, int, Organisation]]:
    """The bodies named in `text[start:end]` with their places in `text`, in reading order."""
    for one in organisations.scan(text[start:end]):
        low, high = start + one.start, start + one.end
        for found in _AND.finditer(text, low, high):
            right = organisations.at(text, found.end(), high)
            if right and right.end == high and right.tail != "body" and not COUNCILS.match(right.name):
                left = organisations.at(text, low, found.start())
                if left and left.end == found.start():
                    yield low, found.start(), left
                    low, one = found.end(), right
        yield low, high, one
