"""Documents read in worker processes: the same as in this one, in their order, and one row for each that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.source_files import load_sources
from extractors.contract import to_json
from extractors.kit import Kit
from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.reader import Job, Reader, context_of
from pipeline.record import Failure, Processed
from tests.readers import reader_here

WHEN = "2026-01-05T20:00:00+00:00"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive") as archive:
        yield archive


def text(number: int) -> bytes:
    body = f"Căn cứ Kế hoạch số {number}/KH-UBND ngày 05/01/2026, các đơn vị thực hiện."
    return f"Kế hoạch tháng {number}\n\n{body}".encode()


def job(archive: Archive, data: bytes, url: str) -> Job:
    record = archive.store(data, url=url, fetched_at=WHEN)
    return Job(record, context_of(record, load_sources()))


def told(outcome: Processed | Failure) -> object:
    if isinstance(outcome, Failure):
        return outcome
    return to_json(outcome.record.url, outcome.document, outcome.facts)


def test_workers_give_what_one_process_gives_in_the_same_order(archive: Archive, kit: Kit) -> None:
    jobs = [job(archive, text(n), f"/giay/{n}.txt") for n in range(1, 8)]
    jobs.insert(3, job(archive, b"", "/giay/trong.txt"))
    with reader_here(kit)(archive, Limits()) as here, Reader(archive, Limits(), 2) as reader:
        expected = [told(one) for one in here.read(jobs)]
        assert [told(one) for one in reader.read(jobs)] == expected
        assert [told(one) for one in reader.read(jobs[:1])] == expected[:1]
    assert [isinstance(one, Failure) for one in expected] == [n == 3 for n in range(8)]


def test_a_document_beyond_its_limits_is_a_row_and_the_rest_is_read(archive: Archive) -> None:
    long = "\n\n".join(text(n).decode() for n in range(12_000)).encode()
    jobs = [job(archive, data, f"/giay/{n}.txt") for n, data in enumerate([text(1), long, text(2)])]
    with Reader(archive, Limits(cpu_seconds=2.0), 1) as reader:
        assert isinstance(reader.one(jobs[0]), Processed)
        first, failure, last = reader.read(jobs)
    assert isinstance(first, Processed)
    assert isinstance(last, Processed)
    assert isinstance(failure, Failure)
    assert (failure.source, failure.stage, failure.kind) == ("/giay/1.txt", "parse", "timeout")
    assert failure.message.endswith("set DANCHIEU_LIMIT_CPU_SECONDS to give it more")
