"""What the worked queries answer on the demo warehouse: a CSV file each, and one page with all of them.

`make examples` rewrites them; the tests hold them to what the queries say.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pipeline.whole_files import write_whole
from tests.demo_world import demo_warehouse
from warehouse.docs.examples import FOLDER, Example, examples
from warehouse.query import as_csv, run_query

RESULTS = FOLDER / "results"
PAGE = FOLDER / "README.md"
_ROWS, _WIDTH = 8, 70
_HEAD = """# Worked queries

Each is an SQL file in this folder, with the question that it answers in English and in Vietnamese and with what it
shows on the demo warehouse (`make nightly`).  `danchieu query --example NAME` runs one on your own warehouse,
`danchieu query --list-examples` names them.  The whole answers lie in `results/`; the tests hold the queries to them,
and `make examples` writes them and this page anew.
"""


def answer(warehouse: Path, example: Example) -> str:
    """The whole answer as CSV."""
    return as_csv(run_query(warehouse, example.sql))


def page(answers: dict[str, str]) -> str:
    """All worked queries with the first rows of their answers, given as CSV by name."""
    parts = [_HEAD]
    for subject, group in groupby(examples(), key=lambda example: example.subject):
        parts.append(f"## {subject}\n")
        parts += [part for example in group for part in _told(example, answers[example.name])]
    return "\n".join(parts)


def _told(example: Example, answered: str) -> Iterator[str]:
    yield f"### {example.name}\n"
    yield f"{example.question}  \n*{example.vietnamese}*\n"
    yield f"```sql\n{example.sql}```\n"
    yield f"{example.demo}\n"
    head, *rows = csv.reader(io.StringIO(answered))
    if rows:
        yield "\n".join([_line(head), _line(["---"] * len(head)), *map(_line, rows[:_ROWS])])
        yield f"\n… and {len(rows) - _ROWS} more\n" if len(rows) > _ROWS else ""


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    text = " ".join(text.split()).replace("|", "\\|")
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def main() -> None:
    """Write every answer and the page; say which changed."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = demo_warehouse(Path(folder))
        answers = {example.name: answer(warehouse, example) for example in examples()}
    for stale in {path.stem for path in RESULTS.glob("*.csv")} - set(answers):
        (RESULTS / f"{stale}.csv").unlink()
    for name, text in answers.items():
        path = RESULTS / f"{name}.csv"
        if not path.exists() or path.read_text("utf-8") != text:
            write_whole(path, text.encode("utf-8"))
            print(f"{name}: {text.count(chr(10)) - 1} rows", file=sys.stderr)
    write_whole(PAGE, page(answers).encode("utf-8"))


if __name__ == "__main__":
    main()
