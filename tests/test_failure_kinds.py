"""Every failure that the code can raise is of a kind with a meaning, and every kind is raised somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pipeline.failure_kinds import KINDS

ROOT = Path(__file__).parent.parent
RAISED = {
    "Failure": 2,
    "FetchError": 0,
    "UnreadableError": 0,
    "ProgramError": 0,
    "UnreachableRobots": 0,
    "_failure": 1,
}
"""Constructors, and which argument is the kind."""


def raised() -> Iterator[tuple[str, str]]:
    for package in ("pipeline", "flows"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                    yield from kinds(node, RAISED[node.func.id], path.name)


def kinds(call: ast.Call, position: int, where: str) -> Iterator[tuple[str, str]]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "kind"]
    for value in named or call.args[position : position + 1]:
        yield from ((where, c.value) for c in ast.walk(value) if isinstance(c, ast.Constant))


def test_every_failure_is_of_a_known_kind() -> None:
    found = list(raised())
    assert len(found) > 20
    assert [(where, kind) for where, kind in found if kind not in KINDS] == []


def test_a_kind_says_what_it_means() -> None:
    assert all(kind.meaning for kind in KINDS.values())
    assert {kind.name for kind in KINDS.values() if kind.blames_host} == {"network", "busy"}
