"""Accepted findings: the file beside the warehouse, and what its rows do."""

from datetime import date
from pathlib import Path

import pytest

from tests.warehouse_world import empty_warehouse
from warehouse.findings.acceptances import (
    COLUMNS,
    Acceptance,
    AcceptanceError,
    accept,
    load_acceptances,
    read_acceptances,
    withdraw,
)

ONE = Acceptance("ab12", "number_year", "98/2023/NĐ-CP", "as printed", "Lan", date(2026, 1, 5))
TWO = Acceptance("cd34", "bloc_count", "Khối 3", "known", "Minh", date(2026, 1, 6), date(2026, 6, 30))
HEAD = "\t".join(COLUMNS)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "d.accepted.tsv"
    assert read_acceptances(file) == ()
    accept(file, ONE)
    accept(file, TWO)
    assert read_acceptances(file) == (ONE, TWO)
    again = Acceptance(
        "ab12", "number_year", "98/2023/NĐ-CP", 'a\ttab\nand "quotes"', "Hoa", date(2026, 2, 1)
    )
    accept(file, again)
    assert [(one.finding, one.reason) for one in read_acceptances(file)] == [
        ("cd34", "known"),
        ("ab12", 'a tab and "quotes"'),
    ]
    assert withdraw(file, "ab12")
    assert not withdraw(file, "ab12")
    assert read_acceptances(file) == (TWO,)


@pytest.mark.parametrize(("day", "holds"), [("2026-06-30", True), ("2026-07-01", False)])
def test_an_acceptance_runs_out(day: str, holds: bool) -> None:
    assert TWO.holds_on(date.fromisoformat(day)) is holds
    assert ONE.holds_on(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["finding\taudit"], "line 1: no column subject, reason, author, accepted, until"),
        ([HEAD, "a\tb\tc\t\td\t2026-01-05\t"], "line 2: reason is empty"),
        ([HEAD, "a\tb\tc\td\te\t5/1/2026\t"], "line 2: '5/1/2026' is no day; write it as 2026-12-31"),
        ([HEAD, "a\tb\tc\td\te\t2026-01-05\t31-12"], "line 2: '31-12' is no day"),
        ([HEAD, "a\tb\tc\td\te\t2026-01-05\t", "a\tb\tc\td\te\t2026-01-05\t"], "line 3: a stands twice"),
        ([HEAD, "a\tb"], "line 2: subject, reason, author, accepted is empty"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_line(lines: list[str], says: str, tmp_path: Path) -> None:
    file = tmp_path / "d.accepted.tsv"
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(AcceptanceError) as caught:
        read_acceptances(file)
    assert str(caught.value).startswith(f"{file}: {says}")


def test_the_table_is_as_the_file() -> None:
    with empty_warehouse() as warehouse:
        for held in ((ONE, TWO), (TWO,)):
            load_acceptances(warehouse.connection, held)
            rows = warehouse.connection.execute(
                "SELECT finding_id, reason, author, accepted, until FROM finding_acceptances ORDER BY ALL"
            ).fetchall()
            assert rows == [(a.finding, a.reason, a.author, a.accepted, a.until) for a in held]
