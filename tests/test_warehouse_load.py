"""Loading: idempotence, versions, re-extraction, order, locks and sudden death."""

from __future__ import annotations

import itertools
import random
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from extractors.facts import (
    Anniversary,
    Bloc,
    Citation,
    Confidence,
    Deadline,
    End,
    Evidence,
    Facts,
    Mention,
    Named,
    Person,
    Pinpoint,
    Role,
    Span,
    Target,
)
from pipeline.record import Failure, Processed
from tests.warehouse_world import empty_warehouse, evidence, plan_282, processed, report_on_282
from warehouse.columns import columns
from warehouse.loading.load import LoadReport
from warehouse.loading.rows import key
from warehouse.publish import row_counts
from warehouse.store import Warehouse, WarehouseError


def stable_counts(warehouse: Warehouse) -> dict[str, int]:
    counts = row_counts(warehouse.connection)
    return {name: n for name, n in counts.items() if not name.startswith(("run", "past."))}


def night(warehouse: Warehouse, run_id: str, batch: list[Processed]) -> LoadReport:
    warehouse.start_run(run_id, "nightly")
    report = warehouse.load(batch, [Failure("https://x.test", "fetch", "network", "no answer")], run_id)
    warehouse.resolve()
    warehouse.audit(run_id)
    warehouse.finish_run(run_id)
    return report


def page(text: str, *, at: str = "2026-02-01T00:00:00Z", code: str = "code-1", salt: str = "") -> Processed:
    person = Facts(people=(Person("Trần Văn Thử", evidence(text, "Trần Văn Thử")),))
    return processed("https://bao.test/1", text, person, fetched_at=at, code_version=code, salt=salt)


def versions(warehouse: Warehouse) -> list[tuple[str, bool]]:
    return warehouse.connection.execute(
        "SELECT text, is_current FROM document_versions ORDER BY first_fetched_at, text"
    ).fetchall()


def test_everything_loaded_twice_leaves_every_count_but_that_of_runs() -> None:
    with empty_warehouse() as warehouse:
        first = night(warehouse, "r1", [plan_282(), report_on_282()])
        before = stable_counts(warehouse)
        second = night(warehouse, "r2", [plan_282(), report_on_282()])
        assert (first.new, first.unchanged, second.new, second.unchanged) == (2, 0, 0, 2)
        assert second.rows == 0
        assert first.rows > 20
        assert stable_counts(warehouse) == before
        assert row_counts(warehouse.connection)["run_items"] == 4


def test_a_changed_document_becomes_a_version_and_the_old_one_stays() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([page("Ông Trần Văn Thử phát biểu.")])
        report = warehouse.load([page("Bà vắng, ông Trần Văn Thử phát biểu.", at="2026-02-02T00:00:00Z")])
        assert report.changed == 1
        assert versions(warehouse) == [
            ("Ông Trần Văn Thử phát biểu.", False),
            ("Bà vắng, ông Trần Văn Thử phát biểu.", True),
        ]
        assert warehouse.connection.execute("SELECT start FROM people").fetchall() == [(13,)]
        assert row_counts(warehouse.connection)["fact_people"] == 2


def test_a_document_that_goes_back_to_old_words_has_them_as_current_again() -> None:
    with empty_warehouse() as warehouse:
        for day, text in enumerate(["Một Trần Văn Thử", "Hai Trần Văn Thử", "Một Trần Văn Thử"], start=1):
            warehouse.load([page(text, at=f"2026-02-0{day}T00:00:00Z")])
        assert versions(warehouse) == [("Một Trần Văn Thử", True), ("Hai Trần Văn Thử", False)]


def test_other_bytes_with_the_same_words_are_no_new_version() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([page("Trần Văn Thử")])
        report = warehouse.load([page("Trần Văn Thử", salt="clock 07:01", at="2026-02-02T00:00:00Z")])
        assert (report.unchanged, report.changed) == (1, 0)
        assert row_counts(warehouse.connection)["archive_records"] == 2
        last = warehouse.connection.execute("SELECT last_fetched_at FROM document_versions").fetchall()
        assert last == [("2026-02-02T00:00:00Z",)]


def test_another_code_version_replaces_facts_in_place() -> None:
    text = "Trần Văn Thử"
    with empty_warehouse() as warehouse:
        warehouse.load([page(text)], run_id="r1")
        again = processed("https://bao.test/1", text, Facts(), code_version="code-2")
        assert warehouse.load([again], run_id="r2").reextracted == 1
        counts = row_counts(warehouse.connection)
        assert (counts["document_versions"], counts["fact_people"], counts["fact_spans"]) == (1, 0, 0)
        recorded = warehouse.connection.execute("SELECT code_version, outcome FROM run_items ORDER BY run_id")
        assert recorded.fetchall() == [("code-1", "new"), ("code-2", "reextracted")]


def test_bytes_that_new_code_reads_as_other_words_leave_no_second_version() -> None:
    old = page("Trần Văn Thử")
    text = "Trần Văn Thử, phó chủ tịch"
    new = page(text, code="code-2")
    new = replace(new, record=old.record)
    with empty_warehouse() as warehouse:
        warehouse.load([old])
        assert warehouse.load([new]).reextracted == 1
        assert versions(warehouse) == [(text, True)]
        assert row_counts(warehouse.connection)["fact_people"] == 1
        assert row_counts(warehouse.connection)["fact_blocks"] == 1


def test_twins_in_one_batch_are_one_document() -> None:
    with empty_warehouse() as warehouse:
        report = warehouse.load([plan_282(), plan_282()])
        assert (report.new, report.unchanged) == (1, 1)
        assert row_counts(warehouse.connection)["documents"] == 1
        assert row_counts(warehouse.connection)["fact_self"] == 1


def test_every_table_is_equal_whatever_the_order_of_arrival() -> None:
    batch = [
        plan_282(),
        report_on_282(),
        page("Một Trần Văn Thử"),
        page("Hai Trần Văn Thử", at="2026-02-03T00:00:00Z"),
        page("Một Trần Văn Thử", at="2026-02-02T00:00:00Z", salt="x"),
    ]
    seen = set()
    rng = random.Random(7)
    for order in [batch, *(rng.sample(batch, len(batch)) for _ in range(4))]:
        with empty_warehouse() as warehouse:
            for one in order:
                warehouse.load([one])
            warehouse.resolve()
            warehouse.audit()
            seen.add(dump(warehouse.connection))
    assert len(seen) == 1


def dump(connection: duckdb.DuckDBPyConnection) -> str:
    """Every table but those of the runs; which of two equal contents gave the bytes is left out."""
    tables = sorted(
        name for name in row_counts(connection) if not name.startswith(("run", "past.", "warehouse_"))
    )
    dumped = []
    for name in tables:
        given = [
            f'"{column}"' for column, _ in columns(name) if (name, column) != ("document_versions", "sha256")
        ]
        dumped.append(
            (name, connection.execute(f"SELECT {', '.join(given)} FROM {name} ORDER BY ALL").fetchall())
        )
    return repr(dumped)


def test_every_kind_of_fact_arrives_with_its_evidence() -> None:
    text = "Khối số 4 do Sở A làm trưởng; 70 năm Ngày B; phong trào C; Chủ tịch Trần Văn Thử"
    facts = Facts(
        blocs=(Bloc("Khối số 4", 2024, "Sở A", ("Sở B",), ("Sở A", "Sở B"), evidence(text, "Khối số 4"), 3),),
        anniversaries=(Anniversary(70, "Ngày B", "1954-10-10", None, evidence(text, "70 năm Ngày B")),),
        movements=(Named("C", evidence(text, "phong trào C")),),
        roles=(Role("Trần Văn Thử", "Chủ tịch", None, evidence(text, "Chủ tịch Trần Văn Thử")),),
    )
    with empty_warehouse() as warehouse:
        warehouse.load([processed("https://a.test", text, facts)])
        ask = warehouse.connection.execute
        assert ask("SELECT leader, deputies, members FROM blocs").fetchall() == [
            ("Sở A", ["Sở B"], ["Sở A", "Sở B"])
        ]
        assert ask("SELECT year, event FROM anniversaries_by_year").fetchall() == [(2024, "Ngày B")]
        assert ask("SELECT kind, name FROM movements").fetchall() == [("movement", "C")]
        assert ask("SELECT person, title, org FROM roles").fetchall() == [("Trần Văn Thử", "Chủ tịch", None)]
        wrong = ask(
            "SELECT * FROM fact_spans JOIN current_documents USING (version_id) "
            'WHERE length(text[start + 1 : "end"]) <> "end" - start'
        )
        assert wrong.fetchall() == []


def test_what_points_to_an_instrument_arrives_with_its_uri() -> None:
    text = "Kế hoạch số 12/KH-UBND ngày 05/3/2024; khoản 2 Điều 5 Kế hoạch nêu trên; Quyết định này; 95% trước 6/2024"
    plan = Citation(
        "Kế hoạch", "12/KH-UBND", "2024-03-05", "UBND tỉnh Hải Giang", evidence(text, "Kế hoạch số")
    )
    above, open_one = evidence(text, "Kế hoạch nêu trên"), evidence(text, "Quyết định này")
    provision = evidence(text, "khoản 2 Điều 5")
    first = Span(provision.start, provision.end)
    facts = Facts(
        citations=(plan,),
        mentions=(
            Mention(End(0), "above", None, above),
            Mention(None, "this", "no instrument of this type", open_one),
        ),
        pinpoints=(Pinpoint(End(0), "5", "2", None, replace(provision, spans=(first, Span(0, 8)))),),
        targets=(Target("95%", "2024", evidence(text, "95%")),),
        deadlines=(Deadline("2024-06", evidence(text, "trước 6/2024")),),
        themes=(Named("Xanh", evidence(text, "95%")),),
        awards=(Named("Bằng khen", evidence(text, "95%")),),
    )
    with empty_warehouse() as warehouse:
        warehouse.load([processed("https://a.test", text, facts)])
        warehouse.resolve()
        ask = warehouse.connection.execute
        uri = ask("SELECT uri FROM citations").fetchone()
        assert uri
        assert uri[0]
        assert ask("SELECT quote, uri, reason FROM pointers ORDER BY start").fetchall() == [
            ("Kế hoạch nêu trên", uri[0], None),
            ("Quyết định này", None, "no instrument of this type"),
        ]
        assert ask("SELECT uri, article, clause, point FROM pinpoints").fetchall() == [
            (uri[0], "5", "2", None)
        ]
        counts = ask("SELECT kind, count(*) FROM fact_spans GROUP BY ALL").fetchall()
        expected = {"pointer": 2, "pinpoint": 2, "target": 1, "deadline": 1}
        assert expected.items() <= dict(counts).items(), "every mention of every fact"
        assert ask("SELECT value, by_year FROM targets").fetchall() == [("95%", "2024")]
        assert ask("SELECT by_date FROM deadlines").fetchall() == [("2024-06",)]
        assert ask("SELECT name FROM themes UNION ALL SELECT name FROM awards").fetchall() == [
            ("Xanh",),
            ("Bằng khen",),
        ]


def test_a_day_that_no_calendar_has_is_kept_as_text() -> None:
    text = "ngày 31/4/2024"
    odd = Evidence("31/4/2024", 5, 14, "r", Confidence.DOUBTFUL)
    facts = Facts(anniversaries=(Anniversary(1, "x", "2024-04-31", None, odd),))
    with empty_warehouse() as warehouse:
        warehouse.load([processed("https://a.test", text, facts, published="2024-04-31")])
        assert warehouse.connection.execute("SELECT base, published FROM anniversaries").fetchall() == [
            ("2024-04-31", None)
        ]


def test_a_batch_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([report_on_282()])
        before = row_counts(warehouse.connection)
        monkeypatch.setattr("warehouse.loading.load.failure_row", lambda *_: ("too", "short"))
        with pytest.raises(ValueError, match="zip"):
            warehouse.load([plan_282()], [Failure("https://x.test", "fetch", "network", "no answer")])
        assert row_counts(warehouse.connection) == before


def test_keys_differ_and_stay() -> None:
    assert key("a", "bc") != key("ab", "c")
    assert key("document", "https://a.test") == key("document", "https://a.test") > 0


def test_failures_of_the_latest_run_are_shown() -> None:
    with empty_warehouse() as warehouse:
        night(warehouse, "r1", [])
        warehouse.start_run("r2", "nightly")
        assert warehouse.connection.execute("FROM failures").fetchall() == []
        assert row_counts(warehouse.connection)["run_failures"] == 1


HOLDER = (
    "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
)


def test_a_second_writer_gets_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WarehouseError) as caught:
            Warehouse(path)
        line = str(caught.value)
        assert str(path) in line
        assert f"PID {holder.pid}" in line
        assert "\n" not in line
    finally:
        holder.kill()
        holder.wait()


def test_a_file_that_is_no_warehouse_is_named(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(WarehouseError, match=r"w\.duckdb: no DuckDB file"):
        Warehouse(path)


WRITER = """
    import itertools, sys
    from tests.test_warehouse_load import page
    from warehouse.store import Warehouse
    with Warehouse(sys.argv[1]) as warehouse:
        print("ready", flush=True)
        for number in itertools.count():
            warehouse.load([page(f"Bài số {number} của Trần Văn Thử", at=f"2026-02-01T00:00:{number:05}Z")])
            warehouse.resolve()
"""


@pytest.mark.slow
def test_kill_at_any_moment_leaves_a_warehouse_that_opens(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    rng = random.Random(11)
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITER), str(path)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(rng.uniform(0.05, 0.6))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        with Warehouse(path) as warehouse:
            ask = warehouse.connection.execute
            documents, texts, people = (
                ask(f"SELECT count(*) FROM {table}").fetchone()
                for table in ("document_versions", "fact_blocks", "fact_people")
            )
            assert documents == texts == people
            current = ask("SELECT count(*) FROM document_versions WHERE is_current").fetchone()
            assert current == (min(1, documents[0]),)


def test_reports_add_up() -> None:
    parts = [LoadReport(new=1, rows=5), LoadReport(changed=2, failures=1, rows=3)]
    assert sum(parts, LoadReport()) == LoadReport(new=1, changed=2, failures=1, rows=8)
    assert list(itertools.accumulate(p.rows for p in parts)) == [5, 8]
