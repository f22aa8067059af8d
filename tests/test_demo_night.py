"""A whole night over the demo site: what comes in, what breaks, what the audits find, and doing it all again."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from corpora.demo import BROKEN, GOLD, PLANTED
from flows.cli.main import app
from flows.places import Places
from tests.demo_world import demo_night
from warehouse.answers.trace import trace
from warehouse.publish import row_counts_of
from warehouse.query import run_query

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    found = Places.of(tmp_path_factory.mktemp("night") / "demo.duckdb")
    report = demo_night(found)
    assert report.load.new == len(list(GOLD.glob("*.json")))
    return found


def lasting(places: Places) -> dict[str, int]:
    """Row counts of all tables but those that tell of runs."""
    counts = row_counts_of(places.published)
    return {name: count for name, count in counts.items() if name != "runs" and not name.startswith("run_")}


def test_the_night_leaves_its_page_beside_the_warehouse(places: Places) -> None:
    page = places.report.read_text(encoding="utf-8")
    assert "Báo Hải Giang điện tử" in page
    assert len(page) < 300_000


def test_what_cannot_be_read_is_a_row_of_its_kind(places: Places) -> None:
    rows = run_query(places.published, "SELECT source, kind FROM failures").rows
    assert set(map(tuple, rows)) == {(row["url"], row["kind"]) for row in table(BROKEN)}


@pytest.mark.parametrize("row", table(PLANTED), ids=lambda row: f"{row['audit']}-{row['document']}")
def test_each_planted_fault_is_found_where_it_stands(row: dict[str, str], places: Places) -> None:
    found = run_query(
        places.published,
        f"SELECT quote FROM findings_open WHERE audit = '{row['audit']}' AND source LIKE '%/{row['document']}.%'",
    ).rows
    assert found, "the audit is silent on this document"
    assert any(quote and (quote in row["quote"] or row["quote"] in quote) for (quote,) in found), found


def test_the_audits_find_no_other_errors(places: Places) -> None:
    rows = run_query(
        places.published, "SELECT audit, source FROM findings_open WHERE severity IN ('high', 'medium')"
    ).rows
    planted = {(row["audit"], row["document"]) for row in table(PLANTED)}
    stray = {(audit, source) for audit, source in rows if (audit, Path(source).stem) not in planted}
    assert stray == set()


def test_the_chain_is_told_across_documents(places: Places) -> None:
    answer = trace(places.published, "KH 318", "NQ 06").as_json()
    (chain, *_) = answer["chains"]
    assert [(step["from"], step["relation"], step["to"]) for step in chain] == [
        ("318/KH-UBND", "implements", "09-CTr/TU"),
        ("09-CTr/TU", "implements", "06-NQ/TW"),
    ]
    assert {"from_uri", "to_uri", "date", "quote", "source", "start", "end", "basis"} <= set(chain[0])


def test_the_bloc_hands_its_leadership_on(places: Places) -> None:
    rows = run_query(
        places.published,
        "SELECT year, leaders FROM blocs_by_year WHERE name = 'Khối thi đua số 2' ORDER BY year",
    ).rows
    assert [year for year, _ in rows] == [2024, 2025]
    assert "Sở Công Thương" in rows[0][1]
    assert rows[1][1] == ["Sở Tài chính"]


def readme_sql() -> list[str]:
    blocks = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
    return [statement.strip() for block in blocks for statement in block.split(";") if statement.strip()]


@pytest.mark.parametrize("sql", readme_sql())
def test_the_sql_of_the_readme_answers(sql: str, places: Places) -> None:
    assert run_query(places.published, sql).rows


def test_the_views_of_the_readme_are_there(places: Places) -> None:
    section = README.split("## The tables")[1].split("```sql")[0]
    named = {
        name
        for line in section.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    known = {
        name
        for (name,) in run_query(
            places.published,
            "SELECT view_name FROM duckdb_views() UNION ALL SELECT table_name FROM duckdb_tables()",
        ).rows
    }
    assert named
    assert named <= known


def test_the_commands_of_the_readme_are_those_there_are() -> None:
    listed = set(re.findall(r"^\| `danchieu (\w+)", README, re.MULTILINE))
    commands = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    assert listed == commands | {str(group.name) for group in app.registered_groups}


def test_all_of_it_twice_leaves_every_table_as_it_was(places: Places) -> None:
    before = lasting(places)
    again = demo_night(places)
    assert not again.anything_new
    assert lasting(places) == before
    shutil.rmtree(places.archive)
    third = demo_night(places)
    assert third.load.new == 0
    assert lasting(places) == before
