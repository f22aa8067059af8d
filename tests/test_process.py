import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from corpora.source_files import load_sources
from extractors.contract import to_json
from pipeline import process as module
from pipeline.archive import Archive
from pipeline.process import Job, Reader, context_of, process
from pipeline.record import Failure, Processed

WHEN = "2026-01-05T20:00:00+00:00"


def text(number):
    body = f"Căn cứ Kế hoạch số {number}/KH-UBND ngày 05/01/2026, các đơn vị thực hiện."
    return f"Kế hoạch tháng {number}\n\n{body}"


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive") as archive:
        yield archive


def job(archive, data, url="/giay/a.txt"):
    record = archive.store(data, url=url, fetched_at=WHEN)
    return Job(record, context_of(record, load_sources()))


def test_the_context_comes_from_the_source_of_the_address(archive):
    record = archive.store(b"x", url="http://haigiang.gov.test/van-ban/a.html", fetched_at=WHEN)
    context = context_of(record, load_sources())
    assert context.publisher == "Cổng thông tin điện tử thành phố Hải Giang"
    assert context.jurisdiction == "Hải Giang"
    assert context.fetched == "2026-01-06", "the day in Vietnam"
    assert context_of(archive.store(b"x", url="/a.txt", fetched_at=WHEN), load_sources()).publisher is None


def test_a_document_is_read_to_the_end_and_the_same_each_time(archive, kit):
    one = job(archive, text(3).encode())
    first, second = (process(one.record, archive, one.context, kit) for _ in range(2))
    assert isinstance(first, Processed)
    assert first == second
    assert [citation.number for citation in first.facts.citations] == ["3/KH-UBND"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(300), "unknown_format"),
        (b"%PDF-1.4\n%broken", "broken"),
    ],
)
def test_what_cannot_be_read_is_a_row(archive, kit, data, kind):
    one = job(archive, data)
    failure = process(one.record, archive, one.context, kit)
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.kind) == ("parse", kind)


def test_damaged_bytes_and_unforeseen_errors_are_rows_too(archive, kit, monkeypatch):
    one = job(archive, text(3).encode())
    (path,) = archive.folder.glob("*.warc.gz")
    path.write_bytes(bytes(path.stat().st_size))
    assert "damaged" in process(one.record, archive, one.context, kit).message
    two = job(archive, text(4).encode())
    monkeypatch.setattr(module, "extract", lambda *_: 1 / 0)
    failure = process(two.record, archive, two.context, kit)
    assert (failure.stage, failure.kind) == ("extract", "crash")
    assert "ZeroDivisionError" in failure.message


@pytest.mark.slow
def test_processes_give_what_one_process_gives_in_the_same_order(archive):
    jobs = [job(archive, text(n).encode(), f"/giay/{n}.txt") for n in range(1, 5)] + [job(archive, b"")]

    def told(results):
        return [r if isinstance(r, Failure) else to_json(r.record.url, r.document, r.facts) for r in results]

    here = told(Reader(archive, workers=2).read(jobs))
    assert told(Reader(archive, workers=2, few=0).read(jobs)) == here
    assert len(here) == 5


class ForkingReader(Reader):
    """Workers that inherit what the test has replaced."""

    def _pool(self, workers):
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"))


def test_a_document_that_kills_its_process_is_found_and_the_rest_is_read(archive, monkeypatch):
    jobs = [job(archive, text(n).encode(), f"/giay/{n}.txt") for n in range(1, 8)]

    def work(one):
        if one.record.url == "/giay/4.txt":
            os._exit(9)
        return one.record.url

    # Found by its name in the forked children.
    work.__module__, work.__qualname__ = "pipeline.process", "_work"
    monkeypatch.setattr(module, "_work", work)
    results = list(ForkingReader(archive, workers=2, few=0).read(jobs))
    assert [r if isinstance(r, str) else r.kind for r in results] == [
        "/giay/1.txt",
        "/giay/2.txt",
        "/giay/3.txt",
        "crash",
        "/giay/5.txt",
        "/giay/6.txt",
        "/giay/7.txt",
    ]
