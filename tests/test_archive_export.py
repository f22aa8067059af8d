import hashlib

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipeline.archive import Archive, ArchiveError, ArchiveReader
from pipeline.archive.export import export
from pipeline.archive.files import INDEX, warc_files
from pipeline.archive.verify import verify
from pipeline.exchange import Exchange

WHEN = "2026-01-05T00:00:00+00:00"
BASE = "http://bao.test"


def keep(archive, path, body, status=200, **more):
    headers = (("Content-Type", "text/html"),)
    asked = (("User-Agent", "danchieu"),)
    exchange = Exchange(BASE + path, WHEN, status, "OK", headers, body, asked)
    return archive.keep(exchange, url=BASE + path, **more)


@pytest.fixture
def folder(tmp_path):
    with Archive(tmp_path / "archive") as archive:
        keep(archive, "/a.html", b"one")
        keep(archive, "/b.html", b"two")
        keep(archive, "/c.html", b"one")
        keep(archive, "/a.html", b"", status=304)
        archive.store(b"paper", url="/a.txt", fetched_at=WHEN)
    return tmp_path / "archive"


def faults(folder):
    return [(fault.offset, fault.what, fault.mend) for one in verify(folder) for fault in one.faults]


def where(folder, path):
    with ArchiveReader(folder) as archive:
        return archive.place(archive.latest(BASE + path).sha256)


def test_a_sound_archive_has_no_fault_and_every_record_is_counted(folder):
    read = []
    (one,) = verify(folder, read.append)
    assert one.faults == ()
    assert one.records == {"warcinfo": 1, "response": 2, "revisit": 2, "resource": 1, "request": 4}
    assert sum(read) == one.bytes == warc_files(folder)[0].stat().st_size


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_flipped_bit_is_found_at_its_record_and_mended_by_forgetting_it(folder, at):
    place, (path,) = where(folder, "/b.html"), warc_files(folder)
    data = bytearray(path.read_bytes())
    data[place.offset + int(place.length * at)] ^= 1
    path.write_bytes(data)
    found = faults(folder)
    assert {offset for offset, _, _ in found} == {place.offset}
    assert any("fetches the page again" in mend for _, _, mend in found)
    with Archive(folder, anew=True) as archive:
        assert archive.latest(BASE + "/b.html") is None
        assert keep(archive, "/b.html", b"two").is_content
    with ArchiveReader(folder) as archive:
        assert archive.read(hashlib.sha256(b"two").hexdigest()) == b"two"


def test_a_torn_tail_is_told_and_left_alone(folder):
    (path,) = warc_files(folder)
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08" + bytes(4))
    assert faults(folder) == [
        (
            size,
            "7 bytes: it is cut off",
            "the next run cuts it off; a run that is writing now may not have finished it",
        )
    ]
    assert path.stat().st_size == size + 7


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("DELETE FROM records WHERE id = 2", "the index lacks the record"),
        ("UPDATE records SET sha256 = 'ab' WHERE id = 2", "the index says something else of the record"),
        ("UPDATE records SET length = 1 WHERE id = 2", "the index says something else of the record"),
        (
            "UPDATE records SET offset = offset + 1 WHERE id = 2",
            "the index tells of a record that is not there",
        ),
    ],
)
def test_an_index_that_disagrees_is_told_and_made_anew(folder, sql, what):
    place = where(folder, "/b.html")
    with Archive(folder) as archive:
        archive._index._do(sql, ())
    assert (what, "`danchieu archive verify --mend` makes the index anew") in [
        told[1:] for told in faults(folder)
    ]
    Archive(folder, anew=True).close()
    assert faults(folder) == []
    assert where(folder, "/b.html") == place


def test_a_missing_index_and_a_missing_file_are_faults(folder):
    with Archive(folder, file_bytes=1) as archive:
        keep(archive, "/d.html", b"three")
    first, _ = warc_files(folder)
    first.rename(first.with_suffix(".aside"))
    assert "the file is missing" in [what for _, what, _ in faults(folder)]
    (folder / INDEX).unlink()
    assert faults(folder)[0][1].startswith("cannot be used")


def records_in(path):
    with path.open("rb") as file:
        return [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def test_an_export_stands_alone_and_other_tools_read_it(folder, tmp_path):
    out = tmp_path / "c.warc.gz"
    with ArchiveReader(folder) as archive:
        done = export(archive, lambda record: record.url == BASE + "/c.html", out)
    assert (done.records, done.originals, done.bytes) == (1, 1, out.stat().st_size)
    assert [record[:2] for record in records_in(out)] == [
        ("warcinfo", None),
        ("response", BASE + "/a.html"),
        ("request", BASE + "/a.html"),
        ("revisit", BASE + "/c.html"),
        ("request", BASE + "/c.html"),
    ]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_all_of_it_exported_is_an_archive_again(folder, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    with ArchiveReader(folder) as archive:
        export(archive, lambda _: True, again / "danchieu-000001-copy.warc.gz")
        told = list(archive.records())
    with Archive(again) as archive:
        assert list(archive.records()) == told
    assert faults(again) == []


def test_an_export_of_nothing_is_refused_and_leaves_nothing(folder, tmp_path):
    with (
        ArchiveReader(folder) as archive,
        pytest.raises(ArchiveError, match="nothing of that is in the archive"),
    ):
        export(archive, lambda _: False, tmp_path / "none.warc.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]
