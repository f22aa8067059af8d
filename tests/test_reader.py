"""Documents read in worker processes: the same as in this one, in their order, and one row for each that fails."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.source_files import load_sources
from extractors.contract import to_json
from extractors.kit import Kit
from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.opened import Opened
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


def told(outcome: Processed | Failure | Opened) -> object:
    if not isinstance(outcome, Processed):
        return outcome
    return to_json(outcome.record.url, outcome.document, outcome.facts)


def test_workers_give_what_one_process_gives_in_the_same_order(archive: Archive, kit: Kit) -> None:
    jobs = [job(archive, text(n), f"/giay/{n}.txt") for n in range(1, 8)]
    jobs.insert(3, job(archive, b"", "/giay/trong.txt"))
    with reader_here(kit)(archive, Limits()) as here, Reader(archive, Limits(), 2) as reader:
        expected = [told(one) for _, one in here.read(jobs)]
        assert [told(one) for _, one in reader.read(jobs)] == expected
        assert [told(one) for _, one in reader.read(jobs[:1])] == expected[:1]
    assert [isinstance(one, Failure) for one in expected] == [n == 3 for n in range(8)]


def test_a_document_beyond_its_limits_is_a_row_and_the_rest_is_read(archive: Archive) -> None:
    long = "\n\n".join(text(n).decode() for n in range(12_000)).encode()
    jobs = [job(archive, data, f"/giay/{n}.txt") for n, data in enumerate([text(1), long, text(2)])]
    with Reader(archive, Limits(cpu_seconds=2.0), 1) as reader:
        assert [job.source for job, _ in reader.read(jobs[:1])] == ["/giay/0.txt"]
        first, failure, last = (outcome for _, outcome in reader.read(jobs))
    assert isinstance(first, Processed)
    assert isinstance(last, Processed)
    assert isinstance(failure, Failure)
    assert (failure.source, failure.stage, failure.kind) == ("/giay/1.txt", "parse", "timeout")
    assert failure.message.endswith("set DANCHIEU_LIMIT_CPU_SECONDS to give it more")


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_is_followed_by_its_documents_each_on_its_own(archive: Archive) -> None:
    inner = packed(ba=text(3), hong=b"Rar!" + bytes(99))
    data = packed(**{"một": text(1), "rỗng": b"", "trong.zip": inner, "khoá": text(4)})
    jobs = [job(archive, packed(hai=text(2)), "/giay/b.zip"), job(archive, data, "/giay/a.zip")]
    with Reader(archive, Limits(), 2) as reader:
        read = list(reader.read(jobs))
    found = {one.source: outcome for one, outcome in read}
    assert list(found)[:2] == ["/giay/b.zip", "/giay/b.zip!/hai"]
    assert {source: outcome.kind for source, outcome in found.items() if isinstance(outcome, Failure)} == {
        "/giay/a.zip!/rỗng": "empty",
        "/giay/a.zip!/trong.zip!/hong": "unknown_format",
    }
    one = found["/giay/a.zip!/trong.zip!/ba"]
    assert isinstance(one, Processed)
    assert one.record.sha256 == jobs[1].record.sha256, "what lies in the archive"
    assert (one.record.parent, one.context.source) == ("/giay/a.zip", one.record.url)
    assert [citation.number for citation in one.facts.citations] == ["3/KH-UBND"]
