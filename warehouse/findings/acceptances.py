"""Findings that somebody has looked at and accepts: rows of a small file beside the warehouse.

The file is tab-separated text with a head line, so that it can be read, kept under version control and mended
by hand; `danchieu audit accept` writes it whole.  Runs load it as the table `finding_acceptances`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

import duckdb

from pipeline.whole_files import write_whole
from warehouse.columns import insert
from warehouse.history.replace import recomputed
from warehouse.loading.load import transaction


class AcceptanceError(ValueError):
    """The file of acceptances cannot be read; one line that names file, line and mend."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One finding, accepted by somebody for a reason.

    >>> one = Acceptance("ab12", "bloc_count", "Khối 3", "as printed", "Lan", date(2026, 1, 5))
    >>> one.holds_on(date.max)
    True
    """

    finding: str
    """The finding's key."""
    audit: str
    subject: str
    """What the finding is about; for those who read the file."""
    reason: str
    author: str
    accepted: date
    until: date | None = None
    """Last day on which it holds; None for ever."""

    def holds_on(self, day: date) -> bool:
        """Whether it still counts on `day`; once it has run out, the finding is open again."""
        return self.until is None or day <= self.until


COLUMNS = tuple(field.name for field in fields(Acceptance))


def acceptances_of(warehouse: Path) -> Path:
    """The file beside a published warehouse.

    >>> str(acceptances_of(Path("data/danchieu.duckdb")))
    'data/danchieu.accepted.tsv'
    """
    return warehouse.with_suffix(".accepted.tsv")


def read_acceptances(path: Path) -> tuple[Acceptance, ...]:
    """The rows of a file, in its order; none where there is no file.

    Raises:
        AcceptanceError: a column is missing, a cell is empty, a day is none, or a key stands twice.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise AcceptanceError(f"{path}: no UTF-8 text ({error.reason}); save it as UTF-8") from error
    return tuple(_rows(path, lines))


def _rows(path: Path, lines: list[str]) -> Iterator[Acceptance]:
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        wanted = f"the head is {' '.join(COLUMNS)}, parted by tabs"
        raise AcceptanceError(f"{path}: line 1: no column {', '.join(missing)}; {wanted}")
    seen: set[str] = set()
    for row in rows:
        place = f"{path}: line {rows.line_num}"
        empty = [name for name in COLUMNS if name != "until" and not (row[name] or "").strip()]
        if empty:
            raise AcceptanceError(f"{place}: {', '.join(empty)} is empty; fill it in or delete the line")
        if row["finding"] in seen:
            raise AcceptanceError(f"{place}: {row['finding']} stands twice; delete one of the lines")
        seen.add(row["finding"])
        yield Acceptance(
            row["finding"],
            row["audit"],
            row["subject"],
            row["reason"],
            row["author"],
            _day(place, row["accepted"]),
            _day(place, row["until"]) if row["until"] else None,
        )


def _day(place: str, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise AcceptanceError(f"{place}: {text!r} is no day; write it as 2026-12-31") from error


def write_acceptances(path: Path, acceptances: Sequence[Acceptance]) -> None:
    """Write the file whole; blanks and breaks inside a cell become one blank."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(" ".join(str(cell or "").split()) for cell in astuple(one)) for one in acceptances]
    write_whole(path, ("\n".join(lines) + "\n").encode("utf-8"))


def accept(path: Path, acceptance: Acceptance) -> None:
    """Add one to the file; a former one of the same finding gives way."""
    others = [one for one in read_acceptances(path) if one.finding != acceptance.finding]
    write_acceptances(path, [*others, acceptance])


def withdraw(path: Path, finding: str) -> bool:
    """Take the acceptance of a finding back; whether there was one."""
    held = read_acceptances(path)
    kept = [one for one in held if one.finding != finding]
    if len(kept) < len(held):
        write_acceptances(path, kept)
    return len(kept) < len(held)


def load_acceptances(connection: duckdb.DuckDBPyConnection, acceptances: Sequence[Acceptance]) -> None:
    """Make the table `finding_acceptances` say what the file says."""
    rows = [
        (one.finding, one.reason, one.author, str(one.accepted), str(one.until) if one.until else None)
        for one in acceptances
    ]
    with transaction(connection), recomputed(connection, ["finding_acceptances"]):
        connection.execute("DELETE FROM finding_acceptances")
        insert(connection, "finding_acceptances", rows)
