"""Rows of an answer as a table or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from flows.cli.tables import print_table


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_rows(head: Sequence[str], rows: Iterable[Sequence[object]], format: AnswerFormat) -> None:
    """Print rows under their head, as CSV or as a table."""
    if format is AnswerFormat.CSV:
        from warehouse.query import Result, as_csv

        print(as_csv(Result(tuple(head), tuple(map(tuple, rows)))), end="")
    else:
        print_table(head, rows)
