import gzip
import os
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from pipeline.archive import Archive, ArchiveError, ArchiveReader
from pipeline.archive.files import INDEX, warc_files
from pipeline.exchange import Exchange

URL = "http://bao.test/a.html"
WHEN = "2026-01-05T00:00:00+00:00"
LATER = "2026-01-06T00:00:00.250000+00:00"
HEADERS = (("Content-Type", "text/html"), ("etag", '"1"'), ("Last-Modified", "Mon, 05 Jan 2026 00:00:00 GMT"))


def exchange(url=URL, asked_at=WHEN, status=200, body=b"x", headers=HEADERS, **more):
    return Exchange(url, asked_at, status, "", headers, body, (("User-Agent", "danchieu"),), **more)


def keep(archive, body=b"x", url=URL, page=None, role="document", parent=None, **more):
    return archive.keep(exchange(url, body=body, **more), url=page or url, role=role, parent=parent)


def fill(folder):
    """One record of every kind."""
    with Archive(folder) as archive:
        keep(archive, "Kế hoạch số 282/KH-UBND".encode(), address="10.0.0.1")
        keep(archive, b"feed", url="http://bao.test/feed.xml", role="entry")
        keep(archive, status=304, body=b"", asked_at=LATER)
        keep(archive, "Kế hoạch số 282/KH-UBND".encode(), url="http://bao.test/b.html", parent=URL)
        keep(archive, b"moved", status=301, page="http://bao.test/cũ.html")
        keep(archive, b"half", truncated="length")
        keep(archive, b"", status=500)
        archive.store(b"%PDF-1.4", url="/giấy tờ/kế hoạch.pdf", fetched_at=WHEN)
        keep(archive, b"new", asked_at=LATER)


@pytest.fixture
def memory():
    """A folder in memory where the system has one: hundreds of archives are opened in it."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as folder:
        yield Path(folder)


def rows(folder):
    """The whole index, row for row."""
    with closing(sqlite3.connect(folder / INDEX)) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("files", "records")
        ]


def test_a_page_comes_back_with_what_was_said_of_it(tmp_path):
    with Archive(tmp_path) as archive:
        record = keep(archive, "Kế hoạch".encode(), asked_at=LATER, parent="http://bao.test/")
        assert archive.read(record.sha256).decode() == "Kế hoạch"
        assert (record.media_type, record.etag, record.status, record.size) == ("text/html", '"1"', 200, 12)
        assert (record.fetched_at, record.parent, record.role) == (LATER, "http://bao.test/", "document")
        assert record.last_modified == "Mon, 05 Jan 2026 00:00:00 GMT"
    with Archive(tmp_path) as again:
        assert again.latest(URL) == record
        assert list(again.records()) == [record]


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, True),
        ({"status": 404}, False),
        ({"status": 301}, False),
        ({"body": b""}, False),
        ({"truncated": "length"}, False),
    ],
)
def test_every_exchange_is_filed_but_only_whole_pages_are_content(tmp_path, changes, kept):
    with Archive(tmp_path) as archive:
        record = keep(archive, **changes)
        assert list(archive.records()) == [record]
        assert archive.read(record.sha256) == changes.get("body", b"x")
        assert (archive.latest(URL) == record) is kept
        assert list(archive.changes()) == [record] * kept


def test_a_page_not_modified_points_at_the_bytes_known(tmp_path):
    with Archive(tmp_path) as archive:
        first = keep(archive)
        again = keep(archive, b"", asked_at=LATER, status=304)
        assert (again.sha256, again.size, again.status, again.fetched_at) == (first.sha256, 1, 304, LATER)
        assert archive.latest(URL) == first
        assert [record.status for record in archive.records()] == [200, 304]


def test_a_not_modified_that_nobody_asked_for_is_filed_as_it_came(tmp_path):
    with Archive(tmp_path) as archive:
        assert keep(archive, b"", status=304).size == 0
        assert archive.latest(URL) is None


def test_changes_are_the_documents_in_order_with_each_new_content_once(tmp_path):
    with Archive(tmp_path) as archive:
        one, two = keep(archive, b"one"), keep(archive, b"two")
        keep(archive, b"two")
        back = keep(archive, b"one")
        other = keep(archive, b"one", url="http://bao.test/b.html")
        keep(archive, b"feed", url="http://bao.test/feed.xml", role="entry")
        keep(archive, b"", asked_at=LATER, status=304)
        assert list(archive.documents()) == [back, other]
        assert [record.sha256 for record in archive.changes()] == [
            one.sha256,
            two.sha256,
            back.sha256,
            other.sha256,
        ]


def test_other_tools_read_every_file_and_find_every_digest_right(tmp_path, capsys):
    fill(tmp_path)
    (path,) = warc_files(tmp_path)
    checker = type("Arguments", (), {"inputs": [str(path)], "verbose": True})
    assert Checker(checker).process_all() == 0
    assert "digest failed" not in capsys.readouterr().out
    with path.open("rb") as file:
        met = [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    kinds = [kind for kind, _, _ in met]
    assert kinds[0] == "warcinfo"
    assert [kind for kind in kinds if kind not in ("warcinfo", "request")] == [
        "response",
        "response",
        "revisit",
        "revisit",
        "response",
        "response",
        "response",
        "resource",
        "response",
    ]
    assert kinds.count("request") == 8
    assert ("response", URL, "Kế hoạch số 282/KH-UBND".encode()) in met
    assert (
        "resource",
        "file:///gi%E1%BA%A5y%20t%E1%BB%9D/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf",
        b"%PDF-1.4",
    ) in met


def headers_of(folder, kind):
    with warc_files(folder)[0].open("rb") as file:
        return [
            (record.rec_headers, record.http_headers)
            for record in ArchiveIterator(file)
            if record.rec_type == kind
        ]


def test_records_say_what_the_standard_asks_for(tmp_path):
    with Archive(tmp_path, operator={"operator": "mailto:an@vien.vn"}) as archive:
        keep(archive, address="10.0.0.1")
        keep(archive, b"", status=304)
        keep(archive, b"x", url="http://khac.test/x.html")
        keep(archive, b"cut", truncated="time")
    responses, revisits = headers_of(tmp_path, "response"), headers_of(tmp_path, "revisit")
    (request, asked), *_ = headers_of(tmp_path, "request")
    first = responses[0][0]
    assert request["WARC-Concurrent-To"] == first["WARC-Record-ID"]
    assert (asked.protocol, asked.statusline, asked["User-Agent"]) == ("GET", "/a.html HTTP/1.1", "danchieu")
    assert first["WARC-IP-Address"] == "10.0.0.1"
    assert responses[1][0]["WARC-Truncated"] == "time"
    for revisit, profile in zip(revisits, ("server-not-modified", "identical-payload-digest"), strict=True):
        assert revisit[0]["WARC-Profile"].endswith(f"/revisit/{profile}")
        assert revisit[0]["WARC-Refers-To"] == first["WARC-Record-ID"]
        assert revisit[0]["WARC-Refers-To-Target-URI"] == URL
        assert revisit[0]["WARC-Refers-To-Date"] == "2026-01-05T00:00:00Z"
    with gzip.open(warc_files(tmp_path)[0]) as file:
        head = file.read(1_000).decode()
    assert "software: danchieu/" in head
    assert "operator: mailto:an@vien.vn" in head


def test_a_body_that_was_unpacked_is_not_said_to_be_packed(tmp_path):
    wire = (
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Length", "9"),
        ("Set-Cookie", "a"),
    )
    with Archive(tmp_path) as archive:
        keep(archive, b"unpacked text", headers=wire)
    ((_, http),) = headers_of(tmp_path, "response")
    assert http.headers == [
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("X-Archive-Orig-Content-Length", "9"),
        ("Set-Cookie", "a"),
        ("Content-Length", "13"),
    ]


def test_each_record_is_a_gzip_member_that_stands_alone(tmp_path):
    with Archive(tmp_path) as archive:
        record = keep(archive, b"one")
        place = archive._index.place(record.sha256)
    data = warc_files(tmp_path)[0].read_bytes()[place.offset : place.offset + place.length]
    assert gzip.decompress(data).endswith(b"\r\n\r\none\r\n\r\n")


@pytest.mark.parametrize("lost", ["missing", "no database", "other layout", "older", "no log"])
def test_the_files_alone_give_the_same_index(tmp_path, lost):
    fill(tmp_path)
    before, index = rows(tmp_path), tmp_path / INDEX
    if lost == "missing":
        index.unlink()
    elif lost == "no database":
        index.write_bytes(b"not a database at all" * 500)
    elif lost == "other layout":
        with closing(sqlite3.connect(index)) as connection, connection:
            connection.execute("PRAGMA user_version = 99")
    elif lost == "older":
        with closing(sqlite3.connect(index)) as connection, connection:
            connection.execute("DELETE FROM records WHERE id > 3")
            offset = before[1][3][-2]
            connection.execute("UPDATE files SET settled = ?", (offset,))
    else:
        index.write_bytes(index.read_bytes()[:9_000])
    with Archive(tmp_path) as archive:
        assert archive.warnings == ()
    assert rows(tmp_path) == before


def test_a_file_that_was_taken_away_is_told_and_forgotten(tmp_path):
    with Archive(tmp_path, file_bytes=1) as archive:
        keep(archive, b"one")
        keep(archive, b"two", url="http://bao.test/b.html")
        keep(archive, b"one", url="http://bao.test/c.html")
    first, *_ = warc_files(tmp_path)
    first.unlink()
    with Archive(tmp_path) as archive:
        assert archive.warnings == (f"{first}: is missing; its pages are fetched again",)
        assert archive.latest(URL) is None
        assert archive.latest("http://bao.test/b.html")
        assert archive.latest("http://bao.test/c.html") is None, (
            "a revisit of bytes that are gone is no content"
        )
        assert len(list(archive.records())) == 2


def test_files_follow_one_another_by_size_and_by_number_whatever_the_clock_says(tmp_path):
    with Archive(tmp_path, file_bytes=2_000) as archive:
        for number in range(12):
            keep(archive, os.urandom(400), url=f"http://bao.test/{number}.html")
    files = warc_files(tmp_path)
    assert len(files) > 2
    assert [int(path.name.split("-")[1]) for path in files] == list(range(1, len(files) + 1))
    before = rows(tmp_path)
    (tmp_path / INDEX).unlink()
    with Archive(tmp_path) as archive:
        assert [record.url for record in archive.records()] == [
            f"http://bao.test/{n}.html" for n in range(12)
        ]
    assert rows(tmp_path) == before


def test_a_tail_torn_at_any_byte_is_cut_off_and_the_rest_stays(memory):
    with Archive(memory) as archive:
        kept = keep(archive, b"one")
    (path,) = warc_files(memory)
    index = (memory / INDEX).read_bytes()
    settled = path.stat().st_size
    with Archive(memory) as archive:
        second = keep(archive, b"two", url="http://bao.test/b.html")
        place = archive._index.place(second.sha256)
    whole, answered = path.read_bytes(), place.offset + place.length
    for end in range(settled, len(whole) + 1):
        path.write_bytes(whole[:end])
        (memory / INDEX).write_bytes(index)
        held = [kept, second] if end >= answered else [kept]
        cut = answered if end >= answered else settled
        torn = path.with_name(f"{path.name}.{cut}.torn")
        with Archive(memory) as archive:
            assert list(archive.records()) == held, end
            assert archive.latest(URL) == kept
            if end in (settled, answered, len(whole)):
                assert archive.warnings == ()
            else:
                (warning,) = archive.warnings
                assert f"{path} at {cut}: a torn record was cut off and kept as {torn.name}" in warning
                assert torn.read_bytes() == whole[cut:end]
                assert path.read_bytes() == whole[:cut]
            third = keep(archive, b"three", url="http://bao.test/c.html")
        with Archive(memory) as archive:
            assert archive.warnings == ()
            assert list(archive.records()) == [*held, third]


def test_a_first_record_torn_in_the_making_is_made_anew(tmp_path):
    (tmp_path / "danchieu-000001-20260105T000000Z.warc.gz").write_bytes(b"\x1f\x8b\x08")
    with Archive(tmp_path) as archive:
        assert len(archive.warnings) == 1
        keep(archive)
    assert len(warc_files(tmp_path)) == 1
    assert len(headers_of(tmp_path, "warcinfo")) == 1


def test_damage_inside_a_file_is_told_and_nothing_is_cut(tmp_path):
    with Archive(tmp_path) as archive:
        first, second = keep(archive, b"one"), keep(archive, b"two", url="http://bao.test/b.html")
        place = archive._index.place(first.sha256)
    (path,) = warc_files(tmp_path)
    data = bytearray(path.read_bytes())
    data[place.offset + 30] ^= 255
    path.write_bytes(data)
    with (
        Archive(tmp_path) as archive,
        pytest.raises(ArchiveError, match=f"{path} at {place.offset}: damaged"),
    ):
        archive.read(first.sha256)
    (tmp_path / INDEX).unlink()
    with Archive(tmp_path) as archive:
        assert len(archive.warnings) == 1
        assert f"{path} at {place.offset}: {place.length} bytes are damaged" in archive.warnings[0]
        assert list(archive.records()) == [second]
        assert keep(archive, b"one") == first, "fetched again, it is stored again"
        assert archive.read(first.sha256) == b"one"
    assert len(path.read_bytes()) > len(data)


def test_bytes_that_are_others_than_their_hash_says_are_never_handed_out(tmp_path):
    with Archive(tmp_path) as archive:
        one, two = keep(archive, b"one"), keep(archive, b"two")
        archive._index._do("UPDATE records SET sha256 = ? WHERE sha256 = ?", ("0" * 64, one.sha256))
        with pytest.raises(ArchiveError, match="do not match their hash"):
            archive.read("0" * 64)
        with pytest.raises(ArchiveError, match="fetch the page again"):
            archive.read("1" * 64)
        assert archive.read(two.sha256) == b"two"


def test_one_writes_and_others_read(tmp_path):
    with Archive(tmp_path) as archive:
        first = keep(archive)
        with pytest.raises(
            ArchiveError, match=f"another process is writing to the archive .PID {os.getpid()}"
        ):
            Archive(tmp_path)
        with ArchiveReader(tmp_path) as reader:
            assert reader.latest(URL) == first
            second = keep(archive, b"two")
            assert reader.read(second.sha256) == b"two"
            assert list(reader.records()) == [first, second]
    with Archive(tmp_path) as archive:
        assert archive.latest(URL) == second


def test_a_reader_needs_an_archive(tmp_path):
    with pytest.raises(ArchiveError, match="no index to read"):
        ArchiveReader(tmp_path / "none")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="choose a folder"):
        Archive(tmp_path / "file" / "archive")


def test_a_full_disk_leaves_a_whole_file(tmp_path):
    with Archive(tmp_path) as archive:
        first = keep(archive)
        tail = archive._tail
        real = tail._file

        class Full:
            def write(self, data):
                real.write(data[:10])
                raise OSError(28, "No space left on device")

            def __getattr__(self, name):
                return getattr(real, name)

        tail._file = Full()
        with pytest.raises(ArchiveError, match="No space left on device; make room"):
            keep(archive, b"two")
        tail._file = real
        third = keep(archive, b"three")
        assert list(archive.records()) == [first, third]
    (tmp_path / INDEX).unlink()
    with Archive(tmp_path) as archive:
        assert archive.warnings == ()
        assert list(archive.records()) == [first, third]


def test_threads_write_and_read_at_once(tmp_path):
    def work(number):
        url = f"http://bao.test/{number}.html"
        record = keep(archive, f"page {number % 7}".encode(), url=url)
        assert archive.read(record.sha256) == f"page {number % 7}".encode()
        return archive.latest(url) == record

    with Archive(tmp_path, file_bytes=20_000) as archive, ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(300)))
        assert len(list(archive.records())) == 300
    before = rows(tmp_path)
    (tmp_path / INDEX).unlink()
    with Archive(tmp_path) as archive:
        assert archive.warnings == ()
    assert rows(tmp_path) == before


texts = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.text("abcXYZ-", min_size=1, max_size=8)
exchanges = st.builds(
    Exchange,
    url=st.one_of(texts, st.just("a b?c=1#d")).map(lambda rest: f"HTTP://bao.test/{rest}"),
    asked_at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(
        lambda when: f"{when.isoformat()}+07:00"
    ),
    status=st.sampled_from([200, 200, 301, 304, 404, 500]),
    reason=texts,
    headers=st.lists(
        st.tuples(st.one_of(names, st.sampled_from(["ETag", "content-type", "Content-Encoding"])), texts)
    ).map(tuple),
    body=st.binary(max_size=20),
    request_headers=st.lists(st.tuples(names, texts)).map(tuple),
    address=st.sampled_from([None, "10.0.0.1", "::1"]),
    truncated=st.sampled_from([None, None, "length", "disconnect"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(exchanges, st.booleans(), st.none() | texts), min_size=1, max_size=6))
@example(
    [(Exchange("http://bao.test/", WHEN, 200, "", (("X", ";\x80=0"), ("Y", "ế=\x00")), b"", ()), False, None)]
)
def test_whatever_comes_over_the_wire_is_read_back_from_the_files_as_it_was_noted(memory, pages):
    folder = Path(tempfile.mkdtemp(dir=memory))
    with Archive(folder) as archive:
        noted = [
            archive.keep(one, url="http://bao.test/" if shared else one.url, parent=parent)
            for one, shared, parent in pages
        ]
        for (one, *_), record in zip(pages, noted, strict=True):
            assert record.status == 304 or archive.read(record.sha256) == one.body
        assert list(archive.records()) == noted
    before = rows(folder)
    (folder / INDEX).unlink()
    with Archive(folder) as archive:
        assert archive.warnings == ()
        assert list(archive.records()) == noted
    assert rows(folder) == before
    with warc_files(folder)[0].open("rb") as file:
        assert sum(
            record.rec_type == "request" for record in ArchiveIterator(file, check_digests="raise")
        ) == len(noted)


def test_a_page_found_under_another_address_keeps_its_key(tmp_path):
    with Archive(tmp_path) as archive:
        keep(archive, url="http://bao.test/tin/kế hoạch.html?a=%20", page="http://bao.test/khóa 1%")
        (record,) = archive.records()
        assert record.url == "http://bao.test/khóa 1%"
    assert headers_of(tmp_path, "response")[0][0]["WARC-Target-URI"].isascii()


def test_local_files_of_any_name_are_read_back(tmp_path):
    names = ["/a.txt", "/giấy tờ/100%.txt", "/a:b#c?d.txt", "/xuống\ndòng.txt"]
    with Archive(tmp_path) as archive:
        noted = [archive.store(name.encode(), url=name, fetched_at=WHEN, media_type=None) for name in names]
    (tmp_path / INDEX).unlink()
    with Archive(tmp_path) as archive:
        assert list(archive.records()) == noted
        assert [record.url for record in archive.changes()] == names
        assert {record.status for record in noted} == {record.media_type for record in noted} == {None}
        assert replace(noted[0], url="") == replace(archive.latest("/a.txt"), url="")
