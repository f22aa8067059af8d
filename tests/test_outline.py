"""The outline of gold, and the counting of layout against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate.gold import GoldDocument
from pipeline.evaluate.outline import OutlineError, read_outline
from pipeline.evaluate.score_layout import score_layout
from pipeline.evaluate.tally import Tally, figures

TEXT = "I. MỘT\n1. Đầu\nVăn bản.\nNơi nhận:\nPHỤ LỤC\n1. Riêng"
OUTLINE = ["I. MỘT =", " 1. Đầu =", "! Nơi nhận", "# PHỤ LỤC", "1. Riêng"]
ROW = {"heading": None, "parent": None, "annex": None, "confidence": "certain"}
FOUND: list[dict[str, object]] = [
    {**ROW, "start": 0, "end": 6, "until": 22, "quote": "I. MỘT", "heading": "MỘT"},
    {**ROW, "start": 7, "end": 13, "until": 22, "quote": "1. Đầu", "heading": "Đầu", "parent": 0},
    {**ROW, "start": 41, "end": 43, "until": 49, "quote": "1.", "annex": 0},
]


def test_an_outline_gives_places_ends_and_parents() -> None:
    rows = read_outline(TEXT, OUTLINE)
    assert [(row.start, row.until, row.parent, row.annex) for row in rows] == [
        (0, 22, None, None),
        (7, 22, 0, None),
        (41, 49, None, 0),
    ]


def test_a_heading_may_run_over_a_line_end() -> None:
    assert read_outline("Chương I\nCHUNG", ["Chương I / CHUNG ="])[0].opening == "Chương I\nCHUNG"


@pytest.mark.parametrize("lines", [["II. HAI"], ["1. Đầu", "I. MỘT"], ["Đầu"]])
def test_words_that_head_no_line_are_told(lines: list[str]) -> None:
    with pytest.raises(OutlineError):
        read_outline(TEXT, lines)


def scored(found: list[dict[str, object]]) -> dict[str, tuple[int, int, int]]:
    tally = Tally("paper")
    gold = GoldDocument(Path("paper.yaml"), TEXT, {"sections": OUTLINE})
    score_layout(tally, gold, {"text": TEXT, "sections": found})
    return {kind: (row.hit, row.gold, row.found) for kind, row in figures(tally.outcomes).items()}


def test_what_is_read_as_noted_counts_as_right() -> None:
    assert scored(FOUND) == {
        "sections": (3, 3, 3),
        "sections.annex": (3, 3, 3),
        "sections.heading": (2, 2, 2),
        "sections.under": (3, 3, 3),
        "sections.until": (3, 3, 3),
    }


def test_a_section_held_by_another_counts_as_wrong() -> None:
    astray = [FOUND[0], {**FOUND[1], "parent": None, "until": 13, "heading": "Khác"}, FOUND[2]]
    told = scored(astray)
    assert (told["sections"], told["sections.under"]) == ((3, 3, 3), (2, 3, 3))
    assert (told["sections.until"], told["sections.heading"]) == ((2, 3, 3), (1, 2, 2))


def test_what_gold_leaves_out_is_not_counted() -> None:
    tally = Tally("paper")
    score_layout(tally, GoldDocument(Path("paper.yaml"), TEXT, {}), {"text": TEXT, "sections": FOUND})
    assert tally.outcomes == []
