"""A ZIP in the archive: its documents are loaded once, each with its own address and the archived ZIP's hash."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from flows.choose import settings_for
from flows.places import Places
from flows.progress import Silent
from flows.run import RunReport
from flows.runner import PlainRunner
from flows.work import run_ingest, run_reextract
from pipeline.archive import Archive
from warehouse.query import run_query


def text(number: int) -> str:
    return f"Kế hoạch tháng {number}\n\nCăn cứ Kế hoạch số {number}/KH-UBND ngày 05/01/2026, thực hiện."


def ingest(places: Places, folder: Path) -> RunReport:
    return run_ingest(places, [str(folder)], settings_for(None), PlainRunner(), Silent())


def test_a_zip_gives_its_documents_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, places = tmp_path / "giay", Places.of(tmp_path / "d.duckdb")
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("một.txt", text(1))
        archive.writestr("Phụ lục/hai.txt", text(2))
        archive.writestr("anh.rar", b"Rar!" + bytes(200))
    first = ingest(places, folder)
    assert first.load.new == 2
    assert [(one.source.rpartition("/")[2], one.kind) for one in first.failures] == [
        ("anh.rar", "unknown_format")
    ]
    rows = run_query(places.published, "SELECT source, sha256 FROM current_documents ORDER BY source").rows
    address = str(folder / "a.zip")
    assert [source for source, _ in rows] == [f"{address}!/Phụ lục/hai.txt", f"{address}!/một.txt"]
    with Archive(places.archive) as kept:
        assert {sha256 for _, sha256 in rows} == {record.sha256 for record in kept.records()}
    unread = run_query(places.published, "SELECT source, kind FROM unreadable").rows
    assert unread == ((f"{address}!/anh.rar", "unknown_format"),)
    assert not run_reextract(places, PlainRunner(), Silent()).anything_new
    monkeypatch.setattr("warehouse.loading.unread.code_version", lambda: "0123456789ab")
    assert run_reextract(places, PlainRunner(), Silent()).load.unchanged == 2
