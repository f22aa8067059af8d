"""Letters of pages in every encoding that Vietnamese pages were written in, and right text left alone."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest

from corpora.encodings import tcvn3_letters
from pipeline.parse import parse
from pipeline.parse.charset import decode
from pipeline.parse.misread import mend
from pipeline.parse.syllables import Look, look

PLAN = "Kế hoạch số 282/KH-UBND của Uỷ ban nhân dân thành phố về việc cưỡi ngựa, ăn ở, ô tô - Nghị quyết 15."
QUOTED = "Ông Trần Đức Lương nói: “Đổi mới” – và ‘giữ vững’."
SITE = Path(__file__).parent.parent / "corpora"


def windows_1258(text: str) -> bytes:
    """`text` with the tones standing apart, as Windows writes it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        written += base + "".join(mark for mark in parts if mark in tones)
    return written.encode("windows-1258")


def tcvn3(text: str) -> bytes:
    codes = {letter: code for code, letter in tcvn3_letters().items()}
    return b"".join(bytes([codes[c]]) if c in codes else c.encode("windows-1252") for c in text)


def seen_as(codec: str, data: bytes) -> str:
    """What a program shows that takes `data` for `codec` and keeps the bytes that the codec lacks."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    "declared", [None, "text/html", "text/html; charset=iso-8859-1", "text/html; charset=x-viet"]
)
@pytest.mark.parametrize(
    ("text", "data"),
    [
        (PLAN, PLAN.encode()),
        (PLAN, codecs.BOM_UTF8 + PLAN.encode()),
        (PLAN, codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le")),
        (PLAN, PLAN.encode("utf-16-be")),
        (PLAN, windows_1258(PLAN)),
        (QUOTED, windows_1258(QUOTED)),
        (PLAN, tcvn3(PLAN)),
        (QUOTED.replace("Ông", "Bà"), tcvn3(QUOTED.replace("Ông", "Bà"))),
        (PLAN, seen_as("windows-1252", PLAN.encode()).encode()),
        (PLAN, seen_as("latin-1", PLAN.encode()).encode()),
        (QUOTED, seen_as("windows-1252", QUOTED.encode()).encode()),
        (PLAN, seen_as("latin-1", tcvn3(PLAN)).encode()),
    ],
)
def test_the_letters_come_out_whatever_the_header_says(text: str, data: bytes, declared: str | None) -> None:
    assert decode(data, declared)[0] == text


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("QuyÕt ®Þnh cña Bé Tµi chÝnh", "Quyết định của Bộ Tài chính"),
        (
            "<p>QuyÕt ®Þnh cña Bé Tµi chÝnh</p><i>cá</i> © 2005",
            "<p>Quyết định của Bộ Tài chính</p><i>cỏ</i> © 2005",
        ),
        (
            "Quy&Otilde;t &reg;&THORN;nh c&ntilde;a B&eacute; T&micro;i ch&Yacute;nh",
            "Quyết định của Bộ Tài chính",
        ),
        (
            "Thủ tướng Chính phủ\nQuyÕt ®Þnh cña Bé Tµi chÝnh\ncá ô tô",
            "Thủ tướng Chính phủ\nQuyết định của Bộ Tài chính\ncá ô tô",
        ),
        ("Káº¿ hoáº¡ch cá»§a\nĐã đọc Ã la", "Kế hoạch của\nĐã đọc Ã la"),
    ],
)
def test_text_misread_before_us_is_mended(misread: str, meant: str) -> None:
    assert mend(misread) == meant


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        QUOTED,
        "“HỌ TRẦN LÊ” và “CỦA HỌ ĐÔ” «Hòn Đá»… «cá» «lá»",
        "cá ô tô và bò, ổi",
        "Médecins Sans Frontières, à côté de l'hôtel, naïve façade",
        "Übergrößenträger für Straßen, schöne Grüße",
        "m² và m³, 5°C ± 1, ©2024 ®, ½ kg, §5 ¶2",
        "Háv Ægir þórr ðæð ÐÞ Þingvellir",
        "español, niño, año, ¿qué? ¡sí!",
        "Z&ocirc;ng h&agrave;nh &micro;m &sup2; T&ecirc;n &Ocirc;ng",
        "",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert mend(text) == text
    assert decode(text.encode())[0] == text


def test_no_page_of_the_corpora_is_changed() -> None:
    texts = [path.read_text("utf-8") for path in SITE.rglob("*") if path.suffix in (".html", ".txt", ".json")]
    assert len(texts) > 200
    assert [text[:80] for text in texts if mend(text) != text] == []


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Médecins Sans Frontières, à côté de l'hôtel", "windows-1252"),
        ("Übergrößenträger für Straßen", "windows-1252"),
        ("план работы", "koi8-r"),
        ("工作计划", "gb2312"),
    ],
)
def test_other_languages_are_read_as_they_declare(text: str, codec: str) -> None:
    assert decode(text.encode(codec), f"text/html; charset={codec}") == (text, codec)


def test_meta_stands_in_for_the_header() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>工作计划'
    assert "工作计划" in decode(page.encode("gb2312"))[0]
    legacy = (
        f'<html><head><meta charset="windows-1252"><title>x</title></head><body><p>{"@"}</p></body></html>'
    )
    body = legacy.encode().replace(b"@", tcvn3(PLAN))
    assert parse(body, "http://cu.vn/a.html", "text/html").text == PLAN.replace("  ", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch số 5", Look(3, 0)),
        ("QuyÕt ho¹ch cña", Look(0, 3)),
        ("plain ascii", Look(0, 0)),
        ("tềp cạh", Look(0, 2)),
    ],
)
def test_syllables_are_told_from_noise(text: str, expected: Look) -> None:
    assert look(text) == expected
