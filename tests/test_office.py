"""Old and foreign office files: told by their bytes, read by way of LibreOffice, refused in one clear line."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from extractors.document import Zone
from pipeline.office.convert import office_version
from pipeline.parse import UnreadableError, parse
from pipeline.parse.sniff import sniff
from tests.makers import offices, words
from tests.makers.blocks import assert_sound, texts

WORD_XML = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>'
MHTML = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=bb\r\n\r\n--bb\r\n"
    b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch s=E1=BB=91 12/KH-UBND ng=C3=A0y 05/01/2026 v=E1=BB=81 thi =C4=91ua"
    b"</p></body></html>\r\n--bb--\r\n"
)


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (offices.compound({"WordDocument": offices.word_stream(), "1Table": b"x"}), "doc"),
        (offices.compound({"Workbook": offices.sheet_stream()}), "xls"),
        (b"{\\rtf1\\ansi tin}", "rtf"),
        (b"\xef\xbb\xbf\r\n{\\rtf1 tin}", "rtf"),
        (WORD_XML, "doc"),
        (MHTML, "mhtml"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>"), "odt"),
        (zipped(word__document2_xml=b"<x/>"), "docx"),
        (b"<?xml version='1.0'?><html><body><p>Tin</p></body></html>", "html"),
        ("Nội dung: multipart/related là gì".encode(), "text"),
    ],
)
def test_told_by_bytes(data: bytes, form: str) -> None:
    assert sniff(data) == form


MANIFEST = b"<manifest:encryption-data/>"


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (offices.compound({"EncryptedPackage": b"x"}), "password", "password"),
        (offices.compound({"WordDocument": offices.word_stream(locked=True)}), "password", "password"),
        (offices.compound({"Workbook": offices.sheet_stream(locked=True)}), "password", "password"),
        (
            zipped(mimetype=b"x", content_xml=b"", META__INF__manifest_xml=b""),
            "unknown_format",
            "OpenDocument",
        ),
        (offices.compound({"PowerPoint Document": b"x"}), "unknown_format", "PowerPoint"),
        (offices.compound({"__properties_version1.0": b"x"}), "unknown_format", "neither Word nor Excel"),
        (offices.compound({"WordDocument": b"x"})[:600], "broken", "damaged"),
        (zipped(ppt__presentation_xml=b"<x/>"), "unknown_format", "PowerPoint"),
    ],
)
def test_refused_in_one_line(data: bytes, kind: str, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a.doc")
    assert caught.value.kind == kind
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_locked_open_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (("mimetype", b""), ("content.xml", b""), ("META-INF/manifest.xml", MANIFEST)):
            archive.writestr(name, data)
    with pytest.raises(UnreadableError, match="password"):
        parse(buffer.getvalue(), "a.odt")


def test_a_web_archive_is_the_page_in_it() -> None:
    page = parse(MHTML, "a.doc")
    assert (page.format, page.text) == ("html", "Kế hoạch số 12/KH-UBND ngày 05/01/2026 về thi đua")


def test_without_the_program_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableError, match=r"LibreOffice is not installed.*apt install") as caught:
        parse(b"{\\rtf1 tin}", "a.doc")
    assert caught.value.kind == "no_program"


@offices.NEEDS_OFFICE
def test_a_plan_in_another_form(tmp_path: Path) -> None:
    plan = parse(offices.converted({"a": words.plan()}, "docx", "doc", tmp_path)["a"], "a.bin")
    assert_sound(plan)
    assert (plan.format, plan.read_by) == ("doc", office_version())
    assert plan.title == "KẾ HOẠCH Tổ chức phong trào thi đua năm 2026"
    assert "Số: 12/KH-UBND" in texts(plan, Zone.HEADER)
    assert texts(plan, Zone.TABLE) == ["TT", "Nhiệm vụ", "Chủ trì", "Phát động thi đua", "Phòng Nội vụ"]
    assert texts(plan, Zone.SIGNATURE)[-1] == "Trần Văn Bình"


@offices.NEEDS_OFFICE
def test_what_the_program_cannot_read_is_broken() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(offices.compound({"WordDocument": offices.word_stream()}), "a.doc")
    assert caught.value.kind in ("broken", "no_text")
