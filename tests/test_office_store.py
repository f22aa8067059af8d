"""Old office files are turned into new ones once, several at a start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.office import convert
from pipeline.office.convert import convert_ahead, converted, office_version
from pipeline.office.store import OfficeStore
from pipeline.reader import Job, Reader, context_of
from pipeline.record import Processed
from tests.makers import offices

WHEN = "2026-01-05T20:00:00+00:00"
RTF = rb"{\rtf1\ansi\ansicpg1252 Can cu Ke hoach so %d/KH-UBND ngay 05/01/2026, cac don vi thuc hien.}"


def rtf(number: int) -> bytes:
    return RTF % number


def test_the_store_keeps_what_was_made_by_version_and_target(tmp_path: Path) -> None:
    store = OfficeStore(tmp_path / "office")
    assert store.load(b"a", "docx", "LibreOffice 7") is None
    store.save(b"a", "docx", "LibreOffice 7", b"made")
    assert store.load(b"a", "docx", "LibreOffice 7") == b"made"
    assert store.load(b"a", "xlsx", "LibreOffice 7") is None
    assert store.load(b"a", "docx", "LibreOffice 8") is None
    assert store.load(b"b", "docx", "LibreOffice 7") is None


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """The lines that the program is started with."""
    office_version()
    lines: list[list[str]] = []
    real = convert.run_program

    def counting(line: list[str], **bounds: object) -> object:
        lines.append(line)
        return real(line, **bounds)  # type: ignore[arg-type]

    monkeypatch.setattr(convert, "run_program", counting)
    return lines


@offices.NEEDS_OFFICE
def test_one_start_serves_several_files_and_none_is_needed_again(
    tmp_path: Path, starts: list[list[str]]
) -> None:
    store = OfficeStore(tmp_path / "office")
    broken = offices.compound({"WordDocument": offices.word_stream()})
    files = [(rtf(1), "rtf"), (broken, "doc"), (rtf(2), "rtf")]
    convert_ahead(files, store)
    assert len(starts) == 1
    assert all(converted(rtf(number), "rtf", store).startswith(b"PK") for number in (1, 2))
    convert_ahead([files[0], files[2]], store)
    assert len(starts) == 1


@offices.NEEDS_OFFICE
@pytest.mark.slow
def test_many_old_files_of_a_night(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive") as archive:
        records = [archive.store(rtf(n), url=f"http://a.test/{n}.doc", fetched_at=WHEN) for n in range(1, 5)]
        jobs = [Job(record, context_of(record, [])) for record in records]
        with Reader(archive, Limits(), 1) as reader:
            read = [outcome for _, outcome in reader.read(jobs)]
    assert len(list((tmp_path / "office").glob("*/*.docx"))) == 4
    for number, one in enumerate(read, start=1):
        assert isinstance(one, Processed)
        assert f"so {number}/KH-UBND" in one.document.text
        assert one.code_version.endswith(f"+{office_version()}")
