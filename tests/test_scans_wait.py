"""Scans wait for OCR: nothing is dropped, and once it is installed they are read without being asked for."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import ANY

import pytest

from extractors.document import Context
from extractors.kit import Kit
from flows.cli.main import run
from pipeline.archive import Archive
from pipeline.ocr import store as stores
from pipeline.ocr.engine import Engine, find_engine
from pipeline.ocr.reader import ReadPage
from pipeline.ocr.store import WordStore
from pipeline.ocr.words import Word
from pipeline.process import process
from pipeline.record import Failure, Processed
from tests.makers import pdfs, scans
from warehouse.loading.load import LoadReport
from warehouse.loading.unread import lacking, note_unreadable, older
from warehouse.store import Warehouse

PAGE = ReadPage(1, 595.0, 842.0, 0.0, (Word("Số:", (90.0, 100.0, 106.0, 112.0), 0.96, 0),))


class Nights:
    """An archive with a warehouse beside it, and one pass after the other over what the warehouse lacks."""

    def __init__(self, folder: Path, warehouse: Warehouse, kit: Kit) -> None:
        self.archive, self.warehouse, self.kit = Archive(folder / "archive"), warehouse, kit

    def add(self, name: str, data: bytes) -> None:
        self.archive.store(data, url=f"/giay/{name}", fetched_at="2026-01-05T20:00:00+00:00")

    def run(self, number: int) -> tuple[LoadReport, list[str]]:
        run_id = f"r{number}"
        self.warehouse.start_run(run_id, "ingest")
        records = list(lacking(self.warehouse.connection, self.archive.documents()))
        read = [process(one, self.archive, Context(one.url), self.kit) for one in records]
        done = [one for one in read if isinstance(one, Processed)]
        failed = [
            (record, one) for record, one in zip(records, read, strict=True) if isinstance(one, Failure)
        ]
        report = self.warehouse.load(done, [one for _, one in failed], run_id)
        note_unreadable(self.warehouse.connection, failed, run_id)
        return report, [one.kind for _, one in failed]

    def pages(self) -> list[tuple[str, str]]:
        sql = "SELECT parse_filename(source), how FROM pages ORDER BY source, number"
        return self.warehouse.connection.execute(sql).fetchall()


def test_scans_wait_until_they_can_be_read(tmp_path, monkeypatch, kit: Kit) -> None:
    with Warehouse(":memory:") as warehouse:
        nights = Nights(tmp_path, warehouse, kit)
        nights.add("quet.pdf", scans.scan(pdfs.plan()))
        nights.add("lan.pdf", pdfs.mixed())
        with monkeypatch.context() as without:
            without.setenv("PATH", str(tmp_path))
            assert nights.run(1) == (ANY, ["not_read"])
            assert nights.pages() == [("lan.pdf", "unread"), ("lan.pdf", "text")]
            assert nights.run(2) == (ANY, ["not_read"]), "what waits is told every night"
        report, failed = nights.run(3)
        assert (report.new, report.reextracted, failed) == (1, 1, [])
        assert [how for _, how in nights.pages()] == ["ocr", "text", "ocr", "ocr"]
        assert nights.run(4)[0].new == 0
        assert list(lacking(warehouse.connection, nights.archive.documents())) == []
        assert older(warehouse.connection) == 0
        assert list((tmp_path / "ocr").glob("*/*.json.gz")), "words are kept beside the archive"
        monkeypatch.setattr("warehouse.loading.unread.ocr_version", lambda: "tesseract 9")
        assert older(warehouse.connection) == 2, "another OCR may read other words"


def test_words_are_read_once(tmp_path, monkeypatch) -> None:
    engine, other = Engine("tesseract", "1"), Engine("tesseract", "2")
    store, asked = WordStore(tmp_path), []

    def reader(numbers: list[int]) -> list[ReadPage]:
        asked.append(numbers)
        return [PAGE for _ in numbers]

    for _ in range(2):
        assert store.read(b"%PDF", [1], engine, reader) == [PAGE]
    assert asked == [[1]]
    store.read(b"%PDF", [1], other, reader)
    assert asked == [[1], [1]], "another engine may read other words"
    (kept,) = tmp_path.glob("*/*")
    kept.write_bytes(b"torn")
    assert store.read(b"%PDF", [1], other, reader) == [PAGE]
    monkeypatch.setattr(stores.Path, "write_bytes", _full)
    with pytest.raises(OSError, match="no room"):
        store.read(b"%PDF-2", [1], engine, reader)
    assert list(tmp_path.glob("*/*")) == [kept]


def _full(*_: object) -> None:
    raise OSError("no room")


def test_doctor_knows_whether_scans_can_be_read(tmp_path, monkeypatch, capsys) -> None:
    warehouse = ["--warehouse", str(tmp_path / "d.duckdb")]
    engine = find_engine()
    assert isinstance(engine, Engine)
    run(["doctor", *warehouse])
    assert f"tesseract\tok\t{engine.version}" in capsys.readouterr().out
    monkeypatch.setenv("PATH", str(tmp_path))
    run(["doctor", *warehouse])
    told = capsys.readouterr().out
    assert "tesseract\tnote\ttesseract is not installed: scans are kept as not read" in told
    assert "apt install tesseract-ocr tesseract-ocr-vie" in told


def test_a_tesseract_without_vietnamese_says_so(tmp_path, monkeypatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\necho "tesseract 5.3.0"\necho "List of languages (1):"\necho eng\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    lack = find_engine()
    assert not isinstance(lack, Engine)
    assert lack.reason == "tesseract has no Vietnamese data"
