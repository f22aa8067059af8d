"""`danchieu evaluate`: how well the extractors read the gold, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError

if TYPE_CHECKING:
    from pipeline.evaluate.gold import GoldDocument
    from pipeline.evaluate.tally import Figures, Outcome
    from pipeline.evaluate.task_papers import PaperOutcomes

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
KEPT = Path("data") / "evaluate" / "files"
"""Beside it what OCR and LibreOffice did is kept from one evaluation to the next."""
TASKS = GOLD.parent / "tasks"
"""The papers with assignments, which are read in all their forms beside the project's own gold."""

Parts = dict[str, dict[str, "Figures"]]

Floors = Annotated[
    bool, typer.Option("--floors", help="Fail where a figure is below its floor in GOLD/floors.tsv.")
]
RaiseFloors = Annotated[
    bool, typer.Option("--raise-floors", help="Write floors at the present figures; none is lowered.")
]
Check = Annotated[bool, typer.Option("--check", help="Only tell where documents and their facts disagree.")]
Errors = Annotated[
    bool, typer.Option("--errors", help="List every miss and every spurious fact in its context.")
]
FilesFolder = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Judge the heads of the files that lie here, by GOLD/files.tsv."),
]
Forms = Annotated[str, typer.Option(help="With --files: only files of these forms, such as text,doc.")]
Write = Annotated[
    bool, typer.Option("--write", help="With --files: write the figures to GOLD/file_figures.tsv.")
]

Pairs = Annotated[
    bool, typer.Option("--pairs", help="Judge which mentions of labelled pairs are taken for one instrument.")
]


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="[GOLD]", help="A folder of gold; default is the project's own.")
    ] = GOLD,
    check: Check = False,
    errors: Errors = False,
    only: Annotated[str, typer.Option(help="Errors of these kinds only, such as citations.issued.")] = "",
    against: Annotated[
        str, typer.Option(metavar="REV", help="List gains and losses against another revision, by document.")
    ] = "",
    floors: Floors = False,
    raise_floors: RaiseFloors = False,
    files: FilesFolder = None,
    form: Forms = "",
    write: Write = False,
    pairs: Pairs = False,
) -> None:
    """Print precision, recall and F1 of each kind of fact and field, over documents read by eye.

    Of the documents under a folder `held` only figures are shown, whatever is asked.  With --files it tells
    instead in how many real files number, type, day, issuer and signer are right, family by family; with
    --pairs how often two mentions are wrongly taken for one instrument, and how often rightly.
    """
    from pipeline.evaluate.gold import gold_paths, load_gold

    if pairs:
        from flows.cli.pairing import evaluate_pairs

        return evaluate_pairs(errors=errors, floors=floors)
    if files is not None:
        return _judge_files(gold, files, form, errors=errors, write=write)
    documents = [load_gold(path) for path in gold_paths(gold)]
    if check:
        return _check(documents)
    parts = _measured(gold, documents, against, only, errors=errors)
    if raise_floors:
        _raise(gold, parts)
    if floors:
        _judge(gold, parts)
    return None


def _measured(
    gold: Path, documents: Sequence[GoldDocument], against: str, only: str, *, errors: bool
) -> Parts:
    """Read the documents, print how well, and give the figures."""
    from flows.cli import evaluation_tables as tables

    outcomes = _outcomes(documents)
    tasks = _tasks() if gold.resolve() == GOLD.resolve() else []
    held = frozenset(document.name for document in documents if document.held)
    if errors:
        shown = [row for row in outcomes if row.document not in held]
        shown += [row for one in tasks if not one.paper.held for row in one.outcomes]
        tables.print_errors(documents, shown, only)
    if against:
        _compare(against, documents, outcomes, held)
    parts = _parts(outcomes, held, tasks)
    tables.print_figures(parts, len(documents), len(held))
    tables.print_families(documents, outcomes)
    tables.print_task_papers(tasks)
    tables.print_grades(outcomes)
    return parts


def _judge_files(gold: Path, files: Path, form: str, *, errors: bool, write: bool) -> None:
    from extractors.kit import Kit
    from flows.cli.file_tables import print_file_errors, print_file_figures
    from pipeline.evaluate.file_figures import figures_of, write_figures
    from pipeline.evaluate.files import judge_files, load_file_heads
    from pipeline.parse.kept import Kept

    wanted = frozenset(form.split(",")) if form else None
    heads = [head for head in load_file_heads(gold) if wanted is None or head.form in wanted]
    outcomes = list(judge_files(heads, files, Kit.load(), Kept.beside(KEPT)))
    if not outcomes:
        raise CommandError(
            f"{files}: none of the files that {gold / 'files.tsv'} lists lies here; name another folder"
        )
    rows = figures_of(outcomes)
    if errors:
        print_file_errors(outcomes)
    print_file_figures(rows)
    if write:
        print(f"figures written to {write_figures(gold, rows, frozenset(row.form for row in rows))}")


def _check(documents: Sequence[GoldDocument]) -> None:
    from pipeline.evaluate.check import check

    lines = [line for document in documents for line in check(document)]
    print("\n".join([*lines, f"{len(documents)} documents, to mend: {len(lines)}"]))
    if lines:
        raise typer.Exit(1)


def _outcomes(documents: Sequence[GoldDocument]) -> list[Outcome]:
    from extractors.kit import Kit
    from pipeline.evaluate.run import outcomes_of, read_here

    return outcomes_of(documents, read_here(documents, Kit.load()))


def _tasks() -> list[PaperOutcomes]:
    from extractors.kit import Kit
    from pipeline.evaluate.task_papers import load_papers, read_papers

    return list(read_papers(load_papers(TASKS), Kit.load()))


def _parts(outcomes: Sequence[Outcome], held: frozenset[str], tasks: Sequence[PaperOutcomes]) -> Parts:
    from pipeline.evaluate.tally import figures

    rows = [(row, row.document in held) for row in outcomes]
    rows += [(row, one.paper.held) for one in tasks for row in one.outcomes]
    return {
        "open": figures(row for row, unseen in rows if not unseen),
        "held": figures(row for row, unseen in rows if unseen),
    }


def _compare(
    revision: str, documents: Sequence[GoldDocument], outcomes: Sequence[Outcome], held: frozenset[str]
) -> None:
    from flows.cli.evaluation_tables import print_changes
    from pipeline.evaluate.compare import changes
    from pipeline.evaluate.run import outcomes_of, read_at

    before = outcomes_of(documents, read_at(revision, documents))
    print_changes(revision, changes(before, outcomes), held)


def _raise(gold: Path, parts: Parts) -> None:
    from pipeline.evaluate.floors import raised, read_floors, write_floors

    path = write_floors(gold, raised(read_floors(gold), parts))
    print(f"floors written to {path}")


def _judge(gold: Path, parts: Parts) -> None:
    from pipeline.evaluate.floors import broken, read_floors

    low = broken(read_floors(gold), parts)
    for floor, reached in low:
        print(f"below its floor: {floor.part} {floor.kind} {reached / 1000:.3f} < {floor.f1 / 1000:.3f}")
    if low:
        raise CommandError(
            f"{len(low)} figures are below their floor; `danchieu evaluate --errors` shows why"
        )
