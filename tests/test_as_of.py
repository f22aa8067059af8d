"""`--as-of`: every command that answers from the warehouse answers from what was known then, and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from extractors.facts import DocKind, Facts
from flows.cli.main import run
from pipeline.record import Processed
from tests.warehouse_world import citation, own, plan_282, processed, relation, report_on_282
from warehouse.findings.acceptances import Acceptance
from warehouse.findings.listing import list_findings
from warehouse.history.earlier import earlier
from warehouse.search.index import build_index
from warehouse.store import Warehouse

COUNCIL = "UBND Thành phố Hà Nội"


def plan_of_2024() -> Processed:
    """A plan that replaces the one of 2023."""
    named = f"Kế hoạch số 282/KH-UBND ngày 30/11/2023 của {COUNCIL}"
    text = f"Số: 19/KH-UBND ngày 15/01/2024. Thay thế {named}"
    facts = Facts(
        doc_kind=DocKind.PLAN,
        itself=own(text, "19/KH-UBND", "Kế hoạch", "19/KH-UBND", issued="2024-01-15", issuer=COUNCIL),
        citations=(citation(text, named, "Kế hoạch", "282/KH-UBND", issued="2023-11-30", issuer=COUNCIL),),
        relations=(relation(text, f"Thay thế {named}", None, "replaces", 0),),
    )
    return processed("https://hanoi.test/kh-19", text, facts, jurisdiction="Hà Nội", published="2024-01-16")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """A warehouse with its index of words, and an instant at which it knew the plan of 2023 alone."""
    path = tmp_path_factory.mktemp("grown") / "w.duckdb"
    with Warehouse(path) as warehouse:
        for documents in ([plan_282()], [report_on_282(), plan_of_2024()]):
            before = datetime.now(UTC)
            warehouse.load(documents)
            warehouse.resolve()
            warehouse.audit()
    build_index(path)
    return path, before


LEARNT = [
    (["search", "phát động"], "https://bao.test/282"),
    (["search", "19/KH-UBND"], "19/KH-UBND"),
    (["audit"], "chain_not_told"),
    (["audit", "--state", "all", "--format", "sarif"], "hanoi.test/kh-19"),
    (["trace", "16-CTr/TU", "NQ 15"], "https://bao.test/282"),
    (["impact", "16-CTr/TU"], "told by 2 documents"),
    (["status", "KH 282", "--on", "2024-06-01"], "19/KH-UBND"),
    (["timeline", "KH 282"], "19/KH-UBND"),
    (["compare", "KH 282"], "named by 1 report"),
    (["query", "SELECT DISTINCT source FROM citations"], "https://bao.test/282"),
    (["resolve", "--explain", "282/KH-UBND"], "https://bao.test/282"),
]
"""Commands, and what in their answers was learnt last."""


@pytest.mark.parametrize(("arguments", "learnt"), LEARNT, ids=[" ".join(words[:3]) for words, _ in LEARNT])
def test_what_was_recorded_later_is_not_seen(
    arguments: list[str], learnt: str, grown: tuple[Path, datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = grown
    told = []
    for as_of in ([], ["--as-of", before.isoformat()]):
        assert run([*arguments, "--warehouse", str(path), *as_of]) in (0, 1)
        told.append(capsys.readouterr().out)
    assert learnt in told[0]
    assert learnt not in told[1]


def test_words_of_then_are_matched_without_the_index(
    grown: tuple[Path, datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = grown
    assert run(["search", "thi đua", "--warehouse", str(path), "--as-of", before.isoformat()]) == 0
    told = capsys.readouterr()
    assert "https://hanoi.test/kh-282" in told.out
    assert "the index knows the present alone" in told.err


@pytest.mark.parametrize(("format", "name"), [("csv", "out/instruments.csv"), ("graphml", "out")])
def test_exports_hold_what_was_known(
    format: str, name: str, grown: tuple[Path, datetime], tmp_path: Path
) -> None:
    path, before = grown
    held = []
    for number, as_of in enumerate(([], ["--as-of", before.isoformat()])):
        folder = tmp_path / str(number)
        table = ["--table", "instruments"] if format == "csv" else []
        named = ["--format", format, "--out", str(folder / "out"), "--warehouse", str(path)]
        assert run(["export", *named, *table, *as_of]) == 0
        held.append((folder / name).read_text("utf-8"))
    assert all("282/KH-UBND" in text for text in held)
    assert "19/KH-UBND" in held[0]
    assert "19/KH-UBND" not in held[1]


def test_what_was_accepted_later_was_open_then(grown: tuple[Path, datetime]) -> None:
    path, before = grown
    key = list_findings(path, audit="chain_not_told")[0].key
    states = ("open", "accepted")
    at = datetime.now(UTC) + timedelta(days=3)
    for accepted, state in ((date.today() + timedelta(9), "open"), (date(2026, 1, 1), "accepted")):
        known = (Acceptance(key, "chain_not_told", "19/KH-UBND", "as printed", "Lan", accepted),)
        (found,) = list_findings(earlier(path, at), known, states=states, audit="chain_not_told")
        assert found.state == state
    assert not list_findings(earlier(path, before), states=states, audit="chain_not_told")
