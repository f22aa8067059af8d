"""Worked queries: SQL files in `docs/queries/`, each with its question and with what the demo says.

A file begins with labelled comments, which may run over several lines:

    -- subject: Plans
    -- question: Which plans …?
    -- câu hỏi: Những kế hoạch nào …?
    -- demo: What one sees on the demo warehouse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "queries"

_LABEL = re.compile(r"^-- (subject|question|câu hỏi|demo): (.+)$")
_MORE = re.compile(r"^--   (.+)$")


class ExampleError(LookupError):
    """No such worked query, or a file that is none; one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked query."""

    name: str
    """The file's name without `.sql`."""
    subject: str
    question: str
    vietnamese: str
    """The question in Vietnamese."""
    demo: str
    """What one sees on the demo warehouse, in a sentence."""
    sql: str
    """The query itself, without the comments above it."""


def read_example(path: Path) -> Example:
    """The worked query in one file.

    Raises:
        ExampleError: a label is missing, or no query stands below them.
    """
    told: dict[str, str] = {}
    label = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    body = next((place for place, line in enumerate(lines) if not line.startswith("--")), len(lines))
    for line in lines[:body]:
        if found := _LABEL.match(line):
            label = found[1]
            told[label] = found[2]
        elif label and (more := _MORE.match(line)):
            told[label] += f" {more[1]}"
    missing = [name for name in ("subject", "question", "câu hỏi", "demo") if name not in told]
    if missing or body == len(lines):
        raise ExampleError(f"{path}: no {missing[0] if missing else 'query'}; see the other files beside it")
    sql = "\n".join(lines[body:]) + "\n"
    return Example(path.stem, told["subject"], told["question"], told["câu hỏi"], told["demo"], sql)


def examples(folder: Path = FOLDER) -> tuple[Example, ...]:
    """Every worked query, by subject and name."""
    found = [read_example(path) for path in folder.glob("*.sql")]
    return tuple(sorted(found, key=lambda example: (example.subject, example.name)))


def example_named(name: str) -> Example:
    """The worked query of that name.

    Raises:
        ExampleError: there is none.
    """
    known = {example.name: example for example in examples()}
    if name not in known:
        near = get_close_matches(name, known)
        hint = f"; perhaps {', '.join(near)}" if near else ""
        raise ExampleError(
            f"no worked query is called {name}{hint}; `danchieu query --list-examples` names all"
        )
    return known[name]
