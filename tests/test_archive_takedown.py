"""Records taken out of the archive: what stays is sound by every tool, and says nothing of what went."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from pipeline.archive import Archive, ArchiveError
from pipeline.archive import takedown as takedowns
from pipeline.archive.files import Member, members, warc_files
from pipeline.archive.takedown import take_out
from pipeline.archive.verify import verify
from pipeline.exchange import Exchange
from pipeline.forgotten import ADDRESS, BYTES, Forgotten

HEADERS = (("Content-Type", "text/html"),)
GONE = "http://bao.test/mot.html"
AT = "2026-01-0{}T00:00:00+00:00"
Kept = tuple[str, str, bytes]


def keep(
    archive: Archive, name: str, body: bytes, day: int, *, status: int = 200, parent: str | None = None
) -> None:
    url = f"http://bao.test/{name}"
    asked = (("User-Agent", "danchieu"),)
    archive.keep(Exchange(url, AT.format(day), status, "", HEADERS, body, asked), url=url, parent=parent)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six pages in as many files: some share their bytes, one is a file that hangs on another."""
    with Archive(tmp_path / "archive", file_bytes=1) as archive:
        keep(archive, "mot.html", b"mat danh Hoa Ban", 1)
        keep(archive, "mot.html", b"khong con", 2, status=404)
        keep(archive, "hai.html", b"khong con", 3, status=404)
        keep(archive, "ba.html", b"khong con", 4, status=404)
        keep(archive, "tep.pdf", b"%PDF phu luc", 5, parent=GONE)
        keep(archive, "guong.html", b"mat danh Hoa Ban", 6)
    return tmp_path / "archive"


def listed(folder: Path, *found: tuple[str, str]) -> Forgotten:
    made = Forgotten.beside(folder).and_also(found, "2026-02-01", "An", "gỡ")
    made.write(folder)
    return made


def told(folder: Path) -> list[Kept]:
    """Address, kind and payload of every response, by the index."""
    with Archive(folder) as archive:
        return [
            (one.url, read.record.rec_type, read.payload)
            for one, place in archive.placed()
            for read in members(folder / place.file, place.offset)
            if isinstance(read, Member) and read.offset == place.offset
        ]


def raw(folder: Path) -> bytes:
    return b"".join(gzip.decompress(path.read_bytes()) for path in warc_files(folder))


def check(folder: Path) -> None:
    """By our own reading and by the library's."""
    assert not [fault for one in verify(folder) for fault in one.faults]

    class Arguments:
        inputs = tuple(map(str, warc_files(folder)))
        verbose = False

    assert Checker(Arguments()).process_all() == 0


def test_a_page_goes_with_what_it_ever_was_and_the_rest_stays_sound(folder: Path) -> None:
    with Archive(folder) as archive:
        [sha256] = {one.sha256 for one in archive.records() if one.url == GONE and one.status == 200}
    names = [path.name for path in warc_files(folder)]
    done = take_out(folder, listed(folder, (ADDRESS, GONE), (BYTES, sha256)))
    assert done.records == 3
    assert [path.name for path in warc_files(folder)] == names
    assert told(folder) == [
        ("http://bao.test/hai.html", "response", b"khong con"),
        ("http://bao.test/ba.html", "revisit", b""),
        ("http://bao.test/tep.pdf", "response", b"%PDF phu luc"),
    ]
    assert b"Hoa Ban" not in raw(folder)
    assert b"mot.html" not in raw(folder)
    check(folder)


def test_what_points_at_other_bytes_points_at_where_they_are_now(folder: Path) -> None:
    take_out(folder, listed(folder, (ADDRESS, GONE)))
    identities, points_at = {}, []
    for path in warc_files(folder):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                headers = record.rec_headers
                identities[headers.get_header("WARC-Record-ID")] = headers.get_header("WARC-Target-URI")
                if record.rec_type == "revisit" and headers.get_header("WARC-Refers-To"):
                    points_at.append(headers.get_header("WARC-Refers-To"))
    assert [identities[one] for one in points_at] == ["http://bao.test/hai.html"]


def test_bytes_go_wherever_they_came_from_and_the_address_stays_free(folder: Path) -> None:
    with Archive(folder) as archive:
        [sha256] = {one.sha256 for one in archive.records() if one.url == GONE and one.status == 200}
    take_out(folder, listed(folder, (BYTES, sha256)))
    assert b"Hoa Ban" not in raw(folder)
    assert GONE in {url for url, _, _ in told(folder)}
    check(folder)
    with Archive(folder) as archive:
        keep(archive, "mot.html", b"ban da sua", 7)
        latest = archive.latest(GONE)
        assert latest is not None
        assert archive.read(latest.sha256) == b"ban da sua"


@pytest.mark.parametrize("written", range(6))
def test_a_kill_between_files_leaves_what_another_call_completes(
    folder: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, left = listed(folder, (ADDRESS, GONE)), [written]
    whole = takedowns._write_anew

    def cut_off(path: Path, plan: object) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        whole(path, plan)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(takedowns, "_write_anew", cut_off)
        try:
            take_out(folder, held)
        except KeyboardInterrupt:
            check_opens(folder)
    take_out(folder, held)
    assert b"mot.html" not in raw(folder)
    assert ("http://bao.test/hai.html", "response", b"khong con") in told(folder)
    check(folder)


def check_opens(folder: Path) -> None:
    """The archive opens, and tells nothing of the page even where its record is there still."""
    with Archive(folder) as archive:
        assert GONE not in {one.url for one in archive.records()}


def test_nothing_is_written_where_nothing_goes(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    done = take_out(folder, listed(folder, (ADDRESS, "http://bao.test/khac.html")))
    assert (done.files, done.records) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in warc_files(folder)}.items() <= before.items()


def test_it_waits_for_no_other_writer(folder: Path) -> None:
    with Archive(folder), pytest.raises(ArchiveError, match="another process is writing"):
        take_out(folder, listed(folder, (ADDRESS, GONE)))
