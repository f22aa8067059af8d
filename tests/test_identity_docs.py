"""The page on identity says what the code does: its worked examples and its identifiers are run."""

from __future__ import annotations

import re
from pathlib import Path

from tests.test_warehouse_identity import cited, document, uris
from tests.warehouse_world import empty_warehouse

PAGE = (Path(__file__).parents[1] / "docs" / "identity.md").read_text(encoding="utf-8")


def rows(head: str) -> list[list[str]]:
    """The cells of the table whose head line begins so."""
    _, _, below = PAGE.partition(f"\n| {head}")
    lines = below.split("\n\n")[0].split("\n")[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines]


def test_the_worked_examples() -> None:
    table = rows("type | number")
    assert len(table) > 10
    papers = [
        document(
            f"e{place}",
            cited(number, type_, issued=issued or None, issuer=issuer or None),
            published=published,
            jurisdiction=speaks or None,
        )
        for place, (type_, number, issued, issuer, published, speaks, _) in enumerate(table)
    ]
    found = uris(*papers)
    assert [found[f"e{place}", 0] for place in range(len(table))] == [row[-1] for row in table]


def test_the_identifiers_of_other_systems() -> None:
    table = rows("URI | issued")
    assert len(table) > 5
    with empty_warehouse() as warehouse:
        for uri, issued, eli, akn in table:
            row = warehouse.connection.execute(
                "SELECT eli($1, $2), akn($1, $2)", [uri, issued or None]
            ).fetchone()
            assert row == (None if eli == "–" else eli, None if akn == "–" else akn), uri


def test_the_view_has_them_for_every_instrument() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([document("a", cited("91/2017/NĐ-CP", "Nghị định", issued="2017-07-31"))])
        warehouse.resolve()
        row = warehouse.connection.execute("SELECT uri, eli, akn FROM instrument_identifiers").fetchone()
    assert row == (
        "vn/tw/chinh-phu/nghi-dinh/2017/91",
        "/eli/vn/chinh-phu/nghi-dinh/2017/91",
        "/akn/vn/act/nghi-dinh/chinh-phu/2017-07-31/91",
    )


def test_every_rule_of_place_and_era_is_on_the_page() -> None:
    sql = (Path(__file__).parents[1] / "warehouse" / "identity").glob("03*.sql")
    rules = {
        rule
        for path in sql
        for rule in re.findall(r"THEN '([a-z]+_[a-z]+)'", path.read_text(encoding="utf-8"))
    }
    assert {"central_body", "own_issuer", "issue_day"} <= rules
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in PAGE] == []
