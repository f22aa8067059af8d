"""Shards: what comes by way of Parquet files is what comes from memory, row for row; a torn folder is named."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractors.facts import Facts, Person
from extractors.kit import Kit
from pipeline.record import Failure, Processed
from tests.makers.values import open_texts, read
from tests.test_warehouse_load import dump
from tests.warehouse_world import empty_warehouse, evidence, plan_282, processed, report_on_282
from warehouse.loading.rows import FACT_TABLES
from warehouse.loading.shards import ShardError, load_shards, write_shard
from warehouse.publish import row_counts
from warehouse.store import Warehouse

FAILURE = Failure("https://x.test", "fetch", "network", "no answer", next_try="2026-02-03T00:00:00Z")
TEXTS = ("Một Trần Văn Thử", "Hai Trần Văn Thử")
ITEMS = st.builds(
    lambda source, text, day, code, salt, place: processed(
        f"https://bao.test/{source}",
        text,
        Facts(people=(Person("Trần Văn Thử", evidence(text, "Trần Văn Thử")),)),
        fetched_at=f"2026-02-0{day}T00:00:00Z",
        code_version=f"code-{code}",
        jurisdiction=place,
        published="2026-02-31" if code == 2 else "2026-02-01",
        salt=f"{salt}",
    ),
    st.integers(1, 2),
    st.sampled_from(TEXTS),
    st.integers(1, 4),
    st.integers(1, 2),
    st.integers(1, 2),
    st.sampled_from([None, "Hà Nội"]),
)
BATCHES = st.lists(st.lists(st.lists(ITEMS, max_size=3), min_size=1, max_size=2), min_size=1, max_size=2)
"""Batches one after the other, each cut into shards."""
Said = tuple[object, ...]


def said(warehouse: Warehouse) -> Said:
    runs = ("run_items", "run_failures")
    ask = warehouse.connection.execute
    return dump(warehouse.connection), *(
        ask(f"SELECT * EXCLUDE (recorded_from) FROM {name} ORDER BY ALL").fetchall() for name in runs
    )


def from_memory(batches: list[list[list[Processed]]]) -> Said:
    with empty_warehouse() as warehouse:
        reports = [
            warehouse.load(list(itertools.chain(*shards)), [FAILURE], f"r{number}")
            for number, shards in enumerate(batches)
        ]
        return reports, *said(warehouse)


def from_shards(batches: list[list[list[Processed]]], folder: Path) -> Said:
    reports = []
    with empty_warehouse() as warehouse:
        for number, shards in enumerate(batches):
            folders = [folder / f"{number}-{place}" for place in range(len(shards))]
            for place, items in enumerate(shards):
                write_shard(folders[place], items, [FAILURE] if place == 0 else [])
            reports.append(load_shards(warehouse.connection, folders[::-1], f"r{number}"))
        return reports, *said(warehouse)


@example([[[plan_282(), report_on_282()], [plan_282()]], [[], [report_on_282()]]])
@given(BATCHES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_shards_come_to_the_same_as_batches(batches: list[list[list[Processed]]]) -> None:
    with TemporaryDirectory() as folder:
        assert from_shards(batches, Path(folder)) == from_memory(batches)


def test_every_kind_of_fact_travels(kit: Kit, tmp_path: Path) -> None:
    text = max(open_texts().values(), key=len)
    facts = read(text, kit).facts
    batches = [[[processed("https://x.test/1", text, facts)]]]
    assert from_shards(batches, tmp_path) == from_memory(batches)


def test_shards_in_several_transactions_leave_the_same(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abc"]
    for folder, one in zip(folders, [plan_282(), report_on_282(), plan_282()], strict=True):
        write_shard(folder, [one])
    with empty_warehouse() as warehouse:
        report = load_shards(warehouse.connection, folders, "r", at_once=1)
        assert (report.new, report.unchanged) == (2, 1)
        once = dump(warehouse.connection)
    with empty_warehouse() as warehouse:
        warehouse.load([plan_282(), report_on_282()])
        assert dump(warehouse.connection) == once


def test_a_shard_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "shard"
    write_shard(folder, [plan_282(), report_on_282()])
    write_shard(folder, [plan_282()])
    assert [path.name for path in folder.parent.iterdir()] == ["shard"]
    assert len(list(folder.iterdir())) == len(FACT_TABLES) + 4
    with empty_warehouse() as warehouse:
        load_shards(warehouse.connection, [folder], "r")
        assert row_counts(warehouse.connection)["documents"] == 1


@pytest.mark.parametrize("missing", ["documents", "fact_people"])
def test_a_folder_that_lacks_a_file_is_named_and_leaves_nothing(missing: str, tmp_path: Path) -> None:
    write_shard(tmp_path / "a", [plan_282()])
    write_shard(tmp_path / "b", [report_on_282()])
    (tmp_path / "b" / f"{missing}.parquet").unlink()
    with empty_warehouse() as warehouse:
        with pytest.raises(ShardError, match=rf"{tmp_path}/b: no shard.*write it again"):
            load_shards(warehouse.connection, [tmp_path / "a", tmp_path / "b"], "r")
        assert row_counts(warehouse.connection)["documents"] == 0


def test_a_shard_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ShardError, match=f"{tmp_path}/file/a: cannot be written"):
        write_shard(tmp_path / "file" / "a", [plan_282()])
    shutil.rmtree(tmp_path)
