"""The measure over real files: how a head is judged, which files are held out, the committed figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.facts import Confidence, Evidence, SelfInstrument
from extractors.kit import Kit
from flows.cli.evaluating import GOLD
from flows.cli.main import run
from pipeline.evaluate.file_figures import FileFigures, figures_of, read_figures, write_figures
from pipeline.evaluate.files import FIELDS, FileHead, judge, judge_files, load_file_heads

HEAD = FileHead(
    "doc/e.txt",
    "directive",
    "doc",
    ("09/CT-UBND",),
    ("Chỉ thị",),
    ("2009-04-15",),
    ("Ủy ban nhân dân tỉnh Hải Giang",),
    ("Lê Văn Tám", "Trần Thị Hai"),
    ("KT",),
    "",
)
PAPER = """ỦY BAN NHÂN DÂN
TỈNH HẢI GIANG
Số: 09/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Giang, ngày 15 tháng 4 năm 2009
CHỈ THỊ
Về việc tiết kiệm điện
Yêu cầu các sở, ban, ngành thực hiện Chỉ thị này./.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Tám
"""


def own(confidence: Confidence = Confidence.CERTAIN, **fields: str | None) -> SelfInstrument:
    stated: dict[str, str | None] = {
        "number": "9/CT-UBND",
        "type": "Chỉ thị",
        "issued": "2009-04-15",
        "issuer": "UBND tỉnh Hải Giang",
        "signer": "TRẦN THỊ HAI",
    }
    return SelfInstrument(**{**stated, **fields}, evidence=Evidence("", 0, 0, "self.header", confidence))


JUDGED = [
    ({}, Confidence.CERTAIN, {}),
    ({"number": None}, Confidence.CERTAIN, {"number": "missing"}),
    ({"number": "19/CT-UBND"}, Confidence.CERTAIN, {"number": "wrong"}),
    ({"number": "19/CT-UBND"}, Confidence.DOUBTFUL, {"number": "doubtful"}),
    ({"issuer": "Ủy ban nhân dân"}, Confidence.CERTAIN, {"issuer": "wrong"}),
    ({"issuer": "Ủy ban nhân dân tỉnh Hải Giang Số Nơi Gửi"}, Confidence.CERTAIN, {"issuer": "wrong"}),
    (
        {"type": "Chỉ thị liên tịch", "signer": "Lê Văn Chín"},
        Confidence.CERTAIN,
        {"type": "wrong", "signer": "wrong"},
    ),
]


@pytest.mark.parametrize(("found", "confidence", "amiss"), JUDGED)
def test_a_field_is_right_doubtful_missing_or_wrong(
    found: dict[str, str | None], confidence: Confidence, amiss: dict[str, str]
) -> None:
    verdicts = {field.field: field.verdict for field in judge(HEAD, own(confidence, **found))}
    assert verdicts == {**dict.fromkeys(FIELDS, "right"), **amiss}


def test_a_paper_that_states_nothing_is_right_where_nothing_is_found() -> None:
    blank = FileHead("doc/b.doc", "form", "doc", (), ("-", "Thông báo"), (), (), (), (), "")
    assert [field.verdict for field in judge(blank, None)] == ["right"] * 5
    wrong = {field.field for field in judge(blank, own()) if field.verdict == "wrong"}
    assert wrong == {"number", "type", "issued", "issuer", "signer"}


def test_files_that_do_not_lie_there_are_left_out(tmp_path: Path, kit: Kit) -> None:
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "e.txt").write_text(PAPER, "utf-8")
    (tmp_path / "doc" / "c.doc").write_bytes(b"\x7fELF\x00\x00")
    heads = [HEAD] + [FileHead(f"doc/{name}", "form", "doc", *[()] * 6, "") for name in ("b.doc", "c.doc")]
    read, unread = judge_files(heads, tmp_path, kit)
    assert read.right
    assert not read.unread
    assert unread.head.file == "doc/c.doc"
    assert unread.unread
    (row,) = [row for row in figures_of([read, unread]) if row.family == "directive"]
    assert (row.files, row.right, row.number) == (1, 1, "1/0/0/0")


def test_writing_figures_keeps_those_of_other_forms(tmp_path: Path) -> None:
    rows = [FileFigures("open", form, "law", 1, 1, 0, *["1/0/0/0"] * 5) for form in ("doc", "scan")]
    write_figures(tmp_path, rows, frozenset({"doc", "scan"}))
    fewer = FileFigures("open", "doc", "law", 1, 0, 1, *["0/0/1/0"] * 5)
    write_figures(tmp_path, [fewer], frozenset({"doc"}))
    assert read_figures(tmp_path) == (fewer, rows[1])


def test_the_command_prints_and_lists_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "e.txt").write_text(PAPER.replace("09/", "19/"), "utf-8")
    columns = ["file", "family", "form", "number", "type", "issued", "issuer", "signer", "capacity", "note"]
    cells = ["doc/e.txt", "directive", "doc", "09/CT-UBND", "Chỉ thị", "2009-04-15"]
    cells += ["UBND tỉnh Hải Giang", "Lê Văn Tám", "KT", ""]
    (tmp_path / "files.tsv").write_text("\t".join(columns) + "\n" + "\t".join(cells) + "\n", "utf-8")
    ran = ["evaluate", str(tmp_path), "--files", str(tmp_path), "--errors", "--write"]
    assert run(ran) == 0
    printed = capsys.readouterr().out
    assert "doc/e.txt\tnumber\twrong\t09/CT-UBND\t19/CT-UBND" in printed
    assert read_figures(tmp_path)[0].number == "0/0/0/1"
    assert run(["evaluate", str(tmp_path), "--files", str(tmp_path / "none")]) == 1
    assert "name another folder" in capsys.readouterr().err


def test_a_third_of_the_files_is_held_out_and_all_are_in_the_figures() -> None:
    heads = load_file_heads(GOLD)
    assert len({head.file for head in heads}) == len(heads)
    assert 0.2 < sum(head.held for head in heads) / len(heads) < 0.45
    rows = read_figures(GOLD)
    for form in {row.form for row in rows}:
        assert sum(row.files for row in rows if row.form == form) == sum(head.form == form for head in heads)


QUICK = {
    ("text", "notice"),
    ("text", "circular"),
    ("html", "joint_circular"),
    ("html", "form"),
    ("rtf", "decision"),
}


@pytest.mark.shared
def test_the_committed_figures_are_what_the_command_gives(shared: Path, kit: Kit) -> None:
    """Families that are read in a few seconds; `danchieu evaluate --files` recomputes all."""
    heads = [head for head in load_file_heads(GOLD) if (head.form, head.family) in QUICK]
    found = figures_of(judge_files(heads, shared / "real", kit))
    assert found == tuple(row for row in read_figures(GOLD) if (row.form, row.family) in QUICK)
