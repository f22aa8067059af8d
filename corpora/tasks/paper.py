"""Reading a paper of this folder: its head, paragraphs and table, and the assignments that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).parent
ABOVE, LEFT = "^", "<"
"""What stands in the place of a cell that is merged with the one above it, or with the one to its left."""
FORMS = ("html", "docx", "ruled", "unruled", "bars")
LISTS = ("lead", "coordinating")
TEXTS = ("number", "task", "deadline", "product", "funding", "note")
FIELDS = (*TEXTS, *LISTS, "begins", "by", "groups")

Row = dict[str, Any]


class TaskPaperError(ValueError):
    """A paper that cannot be read; the message names file and mend."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with the assignments that it makes."""

    text: str
    says: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the head's rows first, then the rest; every row has as many places."""

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]

    def span(self, row: int, column: int) -> tuple[int, int]:
        """How many rows and columns the cell at a place of all rows, counted from 0, is merged over."""
        rows = (*self.head, *self.rows)
        wide = 1
        while column + wide < len(rows[row]) and rows[row][column + wide] == LEFT:
            wide += 1
        tall = 1
        while row + tall < len(rows) and rows[row + tall][column] == ABOVE:
            tall += 1
        return tall, wide


@dataclass(frozen=True, slots=True)
class TaskPaper:
    """One paper: `before`, the table, `after`."""

    name: str
    held: bool
    layout: str
    forms: tuple[str, ...]
    issuer: str
    number: str
    day: str
    """The line of place and day."""
    title: str
    type: str
    before: tuple[Line, ...]
    sheet: Sheet | None
    after: tuple[Line, ...]
    assignments: tuple[Row, ...]
    """What the paper assigns, by `FIELDS`; a field that is absent is not there on paper either."""


def paper_paths(folder: Path = HOME) -> list[Path]:
    """The files of the papers, in order."""
    return sorted(folder.rglob("*.yaml"))


def load_paper(path: Path) -> TaskPaper:
    """Read one paper.

    Raises:
        TaskPaperError: a row has another number of places than the head, or a key is unknown.
    """
    loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    table = loaded.get("table")
    sheet = _sheet(path, table) if table else None
    before, after = (tuple(map(_line, loaded.get(key, []))) for key in ("before", "after"))
    said = [says for line in before for says in line.says]
    said += list(_table_rows(path, table)) if table else []
    said += [says for line in after for says in line.says]
    unknown = sorted({key for row in said for key in row} - set(FIELDS))
    if unknown:
        raise TaskPaperError(f"{path}: assignments have no {', '.join(unknown)}; they have {FIELDS}")
    return TaskPaper(
        path.stem,
        "held" in path.parts,
        loaded["layout"],
        tuple(loaded.get("forms", FORMS)),
        loaded["issuer"],
        loaded["number"],
        loaded["day"],
        loaded["title"],
        loaded.get("type", "KẾ HOẠCH"),
        before,
        sheet,
        after,
        tuple(said),
    )


def _line(loaded: Any) -> Line:
    if isinstance(loaded, str):
        return Line(loaded)
    return Line(loaded["p"], tuple(loaded.get("says", ())))


def _sheet(path: Path, table: Row) -> Sheet:
    head = tuple(map(tuple, table["head"]))
    rows = tuple(tuple(row["row"] if isinstance(row, dict) else row) for row in table["rows"])
    wide = {len(row) for row in (*head, *rows)}
    if len(wide) != 1 or wide != {len(table["columns"])}:
        raise TaskPaperError(f"{path}: rows have {sorted(wide)} places, `columns` {len(table['columns'])}")
    return Sheet(head, rows, tuple(map(float, table["widths"])))


def _table_rows(path: Path, table: Row) -> Iterator[Row]:
    """What each row says: the words of its cells by the columns, and what `says` puts in their place."""
    groups: list[str] = []
    last: Row = {}
    for row in table["rows"]:
        cells = row["row"] if isinstance(row, dict) else row
        told = row if isinstance(row, dict) else {}
        if "group" in told:
            words = " ".join(cell for cell in cells if cell not in (ABOVE, LEFT, ""))
            groups = [*groups[: int(told["group"]) - 1], words]
            continue
        if told.get("says") in ("nothing", "rest"):
            continue
        read = _read(path, table["columns"], cells, told.get("says", {}), last)
        last = read if not groups else {**read, "groups": list(groups)}
        yield last


def _read(path: Path, columns: list[str], cells: list[str], says: Row, last: Row) -> Row:
    found: Row = {}
    for role, cell in zip(columns, cells, strict=True):
        if role in ("-", *says) or cell in ("", LEFT):
            continue
        if cell == ABOVE:
            found |= {key: last[key] for key in _together(role) if key in last and key not in says}
        else:
            found[role] = [cell] if role in LISTS else cell
    for key, value in says.items():
        if value == ABOVE:
            if key not in last:
                raise TaskPaperError(f"{path}: {key} of {cells} is the same as above, where there is none")
            found |= {name: last[name] for name in _together(key) if name in last}
        elif value not in ("", []):
            found[key] = value
    return found


def _together(role: str) -> tuple[str, ...]:
    return (role, "by", "begins") if role == "deadline" else (role,)
