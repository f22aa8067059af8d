"""The same document as text and as scan gives the same facts, whatever happened to the paper."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.kit import Kit
from tests.makers import pdfs, scans
from tests.makers.scans import Wear
from tests.scan_differences import differences, facts_of

SEAL_OVER_THE_NUMBER = (150.0, 112.0)


@pytest.fixture(scope="module")
def printed(kit: Kit) -> dict[str, Any]:
    return facts_of(pdfs.plan(), kit)


@pytest.mark.parametrize(
    "wear",
    [Wear(150), Wear(200, skew=2), Wear(200, skew=-2, noise=0.002), Wear(200, seal=SEAL_OVER_THE_NUMBER)],
    ids=str,
)
def test_a_scan_says_what_its_text_says(printed: dict[str, Any], kit: Kit, wear: Wear) -> None:
    assert differences(printed, facts_of(scans.scan(pdfs.plan(), wear), kit)) == []


def test_differences_are_told_by_kind(printed: dict[str, Any]) -> None:
    other = {**printed, "dates": [], "self": {**printed["self"], "number": "72/KH-UBND"}}
    assert differences(printed, other) == [
        "self.number - 12 kh ubnd",
        "self.number + 72 kh ubnd",
        *sorted(f"dates - {row['date'].replace('-', ' ')}" for row in printed["dates"]),
    ]
