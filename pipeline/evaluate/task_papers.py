"""Reading the papers with assignments in all their forms, and what became of each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.tasks.files import SUFFIXES, written
from corpora.tasks.paper import TaskPaper, load_paper, paper_paths
from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.evaluate.score_assignments import score_assignments
from pipeline.evaluate.tally import Outcome, Tally
from pipeline.parse import parse


@dataclass(frozen=True, slots=True)
class PaperOutcomes:
    """What became of the rows of one paper in one form."""

    paper: TaskPaper
    form: str
    outcomes: tuple[Outcome, ...]


def load_papers(folder: Path) -> list[TaskPaper]:
    """The papers under a folder, in order; none where it has none."""
    return [load_paper(path) for path in paper_paths(folder)]


def read_papers(papers: Iterable[TaskPaper], kit: Kit) -> Iterator[PaperOutcomes]:
    """The outcomes of each paper in each of its forms; a document is named `paper.form`."""
    for paper in papers:
        for form in paper.forms:
            name = f"{paper.name}{SUFFIXES[form]}"
            document = parse(written(paper, form), name)
            found = to_json(name, document, extract(document, Context(name), kit))
            tally = Tally(f"{paper.name}.{form}")
            score_assignments(tally, paper.assignments, found["assignments"])
            yield PaperOutcomes(paper, form, tuple(tally.outcomes))
