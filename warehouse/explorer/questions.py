"""The SQL behind the pages: one file a question, asked with named parameters only."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from warehouse.explorer.remembered import Remembered
from warehouse.sqlfiles import literal

FOLDER = Path(str(resources.files("warehouse"))) / "explorer" / "sql"
_PARAMETER = re.compile(r"\$([a-z_][a-z_0-9]*)")


@dataclass(frozen=True, slots=True)
class Question:
    """One file of `sql/`: its first lines say in words what it asks."""

    name: str
    meaning: str
    sql: str
    parameters: tuple[str, ...]

    @classmethod
    def of(cls, name: str, text: str) -> Question:
        """The question that a file holds.

        >>> one = Question.of("day", "-- What a day brought.\\nFROM runs WHERE day = $day;\\n")
        >>> one.meaning, one.sql, one.parameters
        ('What a day brought.', 'FROM runs WHERE day = $day', ('day',))
        """
        lines = text.strip().split("\n")
        words = [line[3:] for line in lines if line.startswith("-- ")]
        sql = "\n".join(line for line in lines if not line.startswith("-- ")).strip().rstrip(";")
        return cls(name, " ".join(words), sql, tuple(dict.fromkeys(_PARAMETER.findall(sql))))

    def filled(self, values: dict[str, Any]) -> str:
        """The statement with its parameters written out, to be read or tried in the console."""
        return _PARAMETER.sub(lambda found: _written(values[found[1]]), self.sql)


def _written(value: Any) -> str:
    """A parameter as SQL.

    >>> _written("Đ'"), _written(None), _written([1, 2]), _written(datetime.date(2024, 5, 1))
    ("'Đ'''", 'NULL', '[1, 2]', "DATE '2024-05-01'")
    """
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, datetime.date):
        return f"DATE {literal(value.isoformat())}"
    return literal(str(value))


@cache
def questions() -> dict[str, Question]:
    """All questions by name."""
    return {
        path.stem: Question.of(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.sql"))
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question; each row by column."""

    question: Question
    statement: str
    """The SQL with its parameters written out."""
    rows: tuple[dict[str, Any], ...]
    milliseconds: float
    """What it took when it was first asked."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> dict[str, Any] | None:
        """The first row, where there is one."""
        return self.rows[0] if self.rows else None


class Asker:
    """Asks questions on one cursor and remembers them, for the page to show what stands behind it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, remembered: Remembered | None = None) -> None:
        self.cursor = cursor
        self.answers: list[Answer] = []
        self._remembered = remembered or Remembered()

    def __call__(self, name: str, **values: Any) -> Answer:
        """The answer to a question of `sql/`, its parameters by name."""
        question = questions()[name]
        given = {key: values[key] for key in question.parameters}
        statement = question.filled(given)
        answer = self._remembered.get(name, statement)
        if answer is None:
            answer = self._asked(question, given, statement)
            self._remembered.keep(name, answer)
        self.answers.append(answer)
        return answer

    def _asked(self, question: Question, given: dict[str, Any], statement: str) -> Answer:
        began = time.perf_counter()
        found = self.cursor.execute(question.sql, given)
        columns = [column[0] for column in found.description or ()]
        rows = tuple(dict(zip(columns, row, strict=True)) for row in found.fetchall())
        return Answer(question, statement, rows, 1000 * (time.perf_counter() - began))

    def note(self, name: str, rows: Iterable[dict[str, Any]], milliseconds: float, **values: Any) -> None:
        """Remember a question that was answered by the library, with the SQL that says the same."""
        question = questions()[name]
        self.answers.append(Answer(question, question.filled(values), tuple(rows), milliseconds))
