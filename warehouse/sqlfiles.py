"""SQL files as the warehouse keeps them: one statement list a file, comments beside what they explain.

In a CREATE TABLE the comment lines just above it describe the table, and the trailing comment of a column's
line describes the column; `comments` turns both into COMMENT ON statements, so that each is written once.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

ROOT = Path(str(resources.files("warehouse")))

_TABLE = re.compile(r"^CREATE TABLE IF NOT EXISTS (\w+) \(\n(.*?)^\);", re.M | re.S)
_VIEW = re.compile(r"^CREATE OR REPLACE VIEW (\w+) AS\n(.*?);$", re.M | re.S)
_COLUMN = re.compile(r'^    ("?\w+"?) [^\n]*?,? -- (.+)$', re.M)
_ALIAS = re.compile(r'("?\w+"?),? -- (.+)$', re.M)


@cache
def files(folder: str) -> tuple[tuple[str, str], ...]:
    """Stem and text of each SQL file in a folder of the warehouse, in the order of their names."""
    return tuple(
        (path.stem, path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).glob("*.sql"))
    )


def comments(sql: str, *, of_views: bool = True) -> list[str]:
    """COMMENT ON statements for the tables and views that `sql` creates.

    Without `of_views` there is none on columns of views.

    >>> comments("-- Rows.\\nCREATE TABLE IF NOT EXISTS t (\\n    a INTEGER -- A number\\n);")
    ["COMMENT ON TABLE t IS 'Rows.'", "COMMENT ON COLUMN t.a IS 'A number'"]
    """
    statements = []
    for kind, pattern, column in (("TABLE", _TABLE, _COLUMN), ("VIEW", _VIEW, _ALIAS)):
        for match in pattern.finditer(sql):
            name, body = match.groups()
            statements.append(f"COMMENT ON {kind} {name} IS {literal(above(sql, match.start()))}")
            statements += [
                f"COMMENT ON COLUMN {name}.{field} IS {literal(text)}"
                for field, text in column.findall(body)
                if of_views or kind == "TABLE"
            ]
    return statements


def above(sql: str, offset: int) -> str:
    """The comment lines that stand directly above `offset`, as one line of text."""
    lines: list[str] = []
    for line in reversed(sql[:offset].rstrip("\n").split("\n")):
        if not line.startswith("-- "):
            break
        lines.insert(0, line[3:])
    return " ".join(lines)


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
