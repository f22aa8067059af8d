"""Worked queries on the command line: one by its name, or the names of all."""

from __future__ import annotations

import sys

from flows.cli.errors import CommandError


def asked(sql: str | None, example: str | None) -> str:
    """The query meant: given, read from stdin, or a worked one.

    Raises:
        CommandError: neither is given, or both are.
        ExampleError: no worked query has that name.
    """
    if (sql is None) == (example is None):
        raise CommandError("say SQL or --example NAME, one of them; --list-examples names those there are", 2)
    if example is not None:
        from warehouse.docs.examples import example_named

        return example_named(example).sql
    return sys.stdin.read() if sql == "-" else str(sql)


def print_examples() -> None:
    """Name every worked query, with its question."""
    from flows.cli.tables import print_table
    from warehouse.docs.examples import examples

    rows = [(found.name, found.subject, found.question, found.vietnamese) for found in examples()]
    print_table(("name", "subject", "question", "câu hỏi"), rows)
