import pytest

from corpora.source_files import load_sources
from pipeline import process as module
from pipeline.archive import Archive
from pipeline.process import process
from pipeline.reader import Job, context_of
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
    ("data", "kind", "said"),
    [
        (b"", "empty", "fetch it again"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(300), "unknown_format", "a RAR archive; unpack it"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(300), "unknown_format", "a 7-Zip archive; unpack it"),
        (b"\x7fELF" + bytes(300), "unknown_format", "a program; "),
        (b"%PDF-1.4\n%broken", "broken", "fetch it again"),
    ],
)
def test_what_cannot_be_read_is_a_row(archive, kit, data, kind, said):
    one = job(archive, data)
    failure = process(one.record, archive, one.context, kit)
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.kind) == ("parse", kind)
    assert said in failure.message


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
