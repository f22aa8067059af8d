"""Evidence packs: what is in them, that their own check holds, and that it fails where anything was changed."""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from flows.cli.main import run
from flows.places import Places
from pipeline.archive import Archive
from warehouse.evidence.check import page_words, plain
from warehouse.evidence.gather import EvidenceError, gather
from warehouse.evidence.pack import write_pack

MADE = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
PLAN = """<html><head><title>Kế hoạch 5</title><script>alert(1)</script></head><body><article>
<p>ỦY BAN NHÂN DÂN<br>TỈNH HÀ TĨNH</p><p>Số: 5/KH-UBND</p><p>Hà Tĩnh, ngày 09 tháng 01 năm 2024</p>
<h1>KẾ HOẠCH<br>Kỷ niệm các ngày lễ năm 2024</h1>
<p>Thực hiện <i>Chỉ thị</i> số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, khen
thưởng, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:</p><p>1. Mục đích: giáo dục truyền thống.</p></article></body></html>"""
DIRECTIVE = """ỦY BAN NHÂN DÂN
THÀNH PHỐ VINH
Số: 2/CT-UBND
Vinh, ngày 15 tháng 02 năm 2024

CHỈ THỊ
Về tăng cường nền nếp

Thực hiện Kế hoạch số 5/KH-UBND ngày 09/01/2024 của Ủy ban nhân dân tỉnh Hà Tĩnh, yêu cầu các đơn vị:
1. Treo cờ <img src=x onerror=alert(2)> đúng quy định.
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "in").mkdir()
    (folder / "in" / "ke-hoach.html").write_text(PLAN, encoding="utf-8")
    (folder / "in" / "chi-thi.txt").write_text(DIRECTIVE, encoding="utf-8")
    warehouse = folder / "d.duckdb"
    assert run(["ingest", "--no-prefect", str(folder / "in"), "--warehouse", str(warehouse)]) == 0
    return Places.of(warehouse)


@pytest.fixture(scope="module")
def packed(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pack") / "pack.zip"
    write_pack(gather(places.published, places.archive, "CT 2", "34-CT/TW"), out, MADE)
    return out


def unpacked(pack: Path, into: Path) -> Path:
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(into)
    (folder,) = into.iterdir()
    return folder


def check(folder: Path) -> tuple[int, str]:
    """The pack's own check, run as a stranger would: another folder, no packages."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "check.py")],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    return done.returncode, done.stdout + done.stderr


def test_a_pack_tells_the_chain_and_stands_its_own_check(packed: Path, tmp_path: Path) -> None:
    folder = unpacked(packed, tmp_path)
    told = json.loads((folder / "evidence.json").read_text("utf-8"))
    assert [(step["from"], step["relation"], step["to"]) for step in told["chains"][0]] == [
        ("2/CT-UBND", "implements", "5/KH-UBND"),
        ("5/KH-UBND", "implements", "34-CT/TW"),
    ]
    assert told["made_at"] == "2026-03-04T05:06:07+00:00"
    assert check(folder) == (0, "2 sources, 2 quotes: all as stated\n")


def test_pages_are_escaped_and_mark_the_quotes(packed: Path, tmp_path: Path) -> None:
    folder = unpacked(packed, tmp_path)
    pages = [path.read_text("utf-8") for path in sorted(folder.rglob("sources/*.html"))]
    assert any('<mark id="q' in page and "34-CT/TW</mark>" in page for page in pages)
    assert all("<script" not in page and "<img src=x" not in page for page in pages)
    assert any("Treo cờ &lt;img src=x onerror=alert(2)&gt; đúng" in page for page in pages)
    (page,) = folder.glob("archive/*.html")
    assert page.read_text("utf-8") == PLAN


def test_the_same_evidence_at_the_same_instant_gives_the_same_bytes(
    places: Places, packed: Path, tmp_path: Path
) -> None:
    write_pack(gather(places.published, places.archive, "CT 2", "34-CT/TW"), tmp_path / "again.zip", MADE)
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


def change_archived(folder: Path, *, sums_too: bool) -> None:
    (page,) = folder.glob("archive/*.html")
    data = page.read_bytes().replace(b"34-CT/TW", b"35-CT/TW")
    if sums_too:
        sums, old = folder / "SHA256SUMS", hashlib.sha256(page.read_bytes()).hexdigest()
        lines = sums.read_text("utf-8").replace(
            f"{old}  archive", f"{hashlib.sha256(data).hexdigest()}  archive"
        )
        sums.write_text(lines, "utf-8")
    page.write_bytes(data)


@pytest.mark.parametrize(
    ("sums_too", "said"),
    [
        (False, "changed since the pack was made"),
        (True, "the archived bytes do not have the hash they were fetched under"),
        (True, "the quote does not stand in the archived page"),
    ],
)
def test_changed_bytes_are_found(packed: Path, tmp_path: Path, sums_too: bool, said: str) -> None:
    folder = unpacked(packed, tmp_path)
    change_archived(folder, sums_too=sums_too)
    status, told = check(folder)
    assert status == 1
    assert said in told


def test_a_moved_quote_and_a_missing_file_are_found(packed: Path, tmp_path: Path) -> None:
    folder = unpacked(packed, tmp_path)
    known = json.loads((folder / "evidence.json").read_text("utf-8"))
    known["sources"][0]["quotes"][0]["start"] += 1
    (folder / "evidence.json").write_text(json.dumps(known), "utf-8")
    (folder / "README.txt").unlink()
    status, told = check(folder)
    assert status == 1
    assert "the quote does not stand there in the text" in told
    assert "README.txt: missing" in told


def test_bytes_that_the_archive_lost_are_told(places: Places, tmp_path: Path) -> None:
    bare = tmp_path / "archive"
    with Archive(bare):
        pass
    gathered = gather(places.published, bare, "CT 2", "34-CT/TW")
    assert [source.data for source in gathered.sources] == [None, None]
    write_pack(gathered, tmp_path / "pack.zip", MADE)
    status, told = check(unpacked(tmp_path / "pack.zip", tmp_path / "out"))
    assert status == 1
    assert "the archived bytes are not in the pack" in told


def test_what_cannot_be_packed_says_why(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(EvidenceError, match="no archive there"):
        gather(places.published, tmp_path / "none", "CT 2", "34-CT/TW")
    given = [
        "evidence",
        "34-CT/TW",
        "KH 99",
        "--out",
        str(tmp_path / "x.zip"),
        "--warehouse",
        str(places.published),
    ]
    assert run(given) == 1
    assert "'KH 99' names no instrument" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.parametrize(
    ("data", "form", "words"),
    [
        ("<p>Số <b>5</b>/KH&nbsp;-UBND</p><script>Số 6</script>".encode(), "html", "Số5/KH-UBND"),
        ("Số 5/KH-UBND".encode("utf-16"), "text", "Số5/KH-UBND"),
        ("So\u0302\u0301 5".encode(), "text", "Số5"),
        (b"<meta charset=latin-1><p>caf\xe9</p>", "html", "café"),
    ],
)
def test_words_of_archived_pages(data: bytes, form: str, words: str) -> None:
    assert page_words(data, form) == plain(words)


def test_a_pack_of_an_earlier_instant_says_so(places: Places, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    named = ["--out", str(out), "--warehouse", str(places.published)]
    assert run(["evidence", "CT 2", "34-CT/TW", *named, "--as-of", "2999-01-01"]) == 0
    folder = unpacked(out, tmp_path / "unpacked")
    assert (
        json.loads((folder / "evidence.json").read_text("utf-8"))["known_at"] == "2999-01-01T17:00:00+00:00"
    )
    for name in ("index.html", "README.txt"):
        assert "01/01/2999 17:00:00 UTC" in (folder / name).read_text("utf-8")
    assert check(folder)[0] == 0
    assert run(["evidence", "CT 2", "34-CT/TW", *named, "--as-of", "2001-01-01"]) == 1
