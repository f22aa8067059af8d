"""The papers with tasks: enough of each kind, and nothing expected that is not printed."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from corpora.tasks.files import SUFFIXES, written
from corpora.tasks.paper import LISTS, Row, TaskPaper, TaskPaperError, load_paper, paper_paths
from pipeline.evaluate.score_assignments import score_assignments
from pipeline.evaluate.tally import Tally, figures

PAPERS = [load_paper(path) for path in paper_paths()]


def printed(paper: TaskPaper) -> str:
    lines = [line.text for line in (*paper.before, *paper.after)]
    rows = paper.sheet.rows if paper.sheet else ()
    return " ".join(" ".join([*lines, *chain.from_iterable(rows)]).split())


def test_there_are_enough_of_each() -> None:
    tables = [paper for paper in PAPERS if paper.sheet is not None]
    assert len(tables) >= 25
    assert len(PAPERS) - len(tables) >= 10
    assert 3 * sum(paper.held for paper in PAPERS) >= len(PAPERS)
    for form in SUFFIXES:
        assert sum(form in paper.forms for paper in tables) >= 15, form


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_what_is_expected_is_printed(paper: TaskPaper) -> None:
    words = printed(paper)
    assert paper.assignments
    for row in paper.assignments:
        for key in ("task", "deadline", "product", "note"):
            assert " ".join(row.get(key, "").split()) in words
        for name in chain.from_iterable(row.get(key, ()) for key in LISTS):
            assert name in words


@pytest.mark.parametrize("form", sorted(SUFFIXES))
def test_a_paper_has_the_same_bytes_whenever_it_is_written(form: str) -> None:
    paper = next(paper for paper in PAPERS if form in paper.forms)
    assert len(written(paper, form)) > 500
    if form != "docx":
        assert written(paper, form) == written(paper, form)


def test_a_row_of_another_width_is_named(tmp_path: Path) -> None:
    sound = next(path for path in paper_paths() if path.stem == "t01-plain-six-columns")
    path = tmp_path / "torn.yaml"
    path.write_text(sound.read_text("utf-8").replace("columns: [", "columns: [note, ", 1), "utf-8")
    with pytest.raises(TaskPaperError, match=r"torn\.yaml: rows have \[\d\] places, `columns` \d"):
        load_paper(path)


GOLD: Row = {"task": "Rà soát văn bản của tỉnh", "lead": ["Sở A"], "deadline": "Quý I/2024", "by": "2024-Q1"}


@pytest.mark.parametrize(
    ("found", "verdicts"),
    [
        ({}, {"task": "hit", "lead": "hit", "deadline": "hit"}),
        ({"lead": ["Sở A", "Sở B"]}, {"task": "hit", "lead": "wrong", "deadline": "hit"}),
        ({"by": "2025-Q1"}, {"task": "hit", "lead": "hit", "deadline": "wrong"}),
        ({"deadline": None}, {"task": "hit", "lead": "hit", "deadline": "missed"}),
        ({"product": "Báo cáo"}, {"task": "hit", "lead": "hit", "deadline": "hit", "product": "spurious"}),
        ({"task": "Rà soát văn bản của tỉnh và"}, {"task": "wrong", "lead": "hit", "deadline": "hit"}),
    ],
)
def test_rows_are_counted_cell_by_cell(found: Row, verdicts: dict[str, str]) -> None:
    tally = Tally("x")
    score_assignments(tally, [GOLD], [{**GOLD, **found}])
    cells = {row.kind.split(".")[1]: row.verdict for row in tally.outcomes if row.kind.count(".")}
    assert {key: cells[key] for key in verdicts} == verdicts
    assert figures(tally.outcomes)["assignments"].hit == 1


def test_a_row_that_nobody_found_misses_all_its_cells() -> None:
    tally = Tally("x")
    score_assignments(tally, [GOLD], [])
    shares = figures(tally.outcomes)
    assert (shares["assignments.cells"].gold, shares["assignments.cells"].hit) == (3, 0)
