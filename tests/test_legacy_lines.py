"""Text without font names: old encodings found by syllables, right text left to the letter."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from pipeline.parse import parse
from pipeline.parse.legacy import decode_lines, decode_run
from pipeline.parse.legacy.readings import read
from pipeline.parse.misread import mend
from pipeline.parse.syllables import is_syllable

from .test_legacy_fonts import FONTS, encode, syllables

PLAN = [
    "Kế hoạch tổ chức các hoạt động kỷ niệm ngày thành lập ngành giáo dục",
    "Căn cứ nghị quyết của hội đồng nhân dân thành phố về phát triển văn hoá",
    "Giao sở nội vụ chủ trì, phối hợp với các đơn vị liên quan triển khai thực hiện",
]
UNICODE = "Ủy ban nhân dân thành phố Đà Nẵng"


def seen_as(text: str, codec: str) -> str:
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", FONTS)
def test_a_text_in_one_encoding(encoding: str) -> None:
    assert decode_lines([encode(line, encoding) for line in PLAN]) == PLAN


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_lines_in_an_encoding_among_lines_of_unicode(encoding: str) -> None:
    mixed = [PLAN[0], encode(PLAN[1], encoding), UNICODE, "", encode(PLAN[2], encoding), "Müller"]
    assert decode_lines(mixed) == [PLAN[0], PLAN[1], UNICODE, "", PLAN[2], "Müller"]


def test_two_encodings_in_one_text() -> None:
    mixed = [encode(PLAN[0], "tcvn3"), encode(PLAN[1], "vni"), encode(PLAN[2], "tcvn3"), PLAN[0]]
    assert decode_lines(mixed) == [PLAN[0], PLAN[1], PLAN[2], PLAN[0]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Neighbours on both sides settle a line that could be either.
        (
            ["QuyÕt ®Þnh cña bé tr­ëng", "cã", "NghÞ quyÕt cña chÝnh phñ", "Thủ tướng"],
            ["Quyết định của bộ trưởng", "có", "Nghị quyết của chính phủ", "Thủ tướng"],
        ),
        (
            ["QuyÕt ®Þnh cña bé tr­ëng", "cã", "Thủ tướng", "cã"],
            ["Quyết định của bộ trưởng", "cã", "Thủ tướng", "cã"],
        ),
        (
            ["§éc lËp - Tù do - H¹nh phóc", "§iÒu 5", "Chữ ký của Thủ tướng"],
            ["Độc lập - Tự do - Hạnh phúc", "Điều 5", "Chữ ký của Thủ tướng"],
        ),
        (["Ñoäc laäp - Töï do - Haïnh phuùc", "coù"], ["Độc lập - Tự do - Hạnh phúc", "có"]),
        (["COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        # Bytes of a font that calls itself a symbol font.
        (
            ["\uf051\uf075\uf079\uf0d5\uf074 \uf0ae\uf0de\uf06e\uf068 \uf063\uf0f1\uf061 \uf062\uf0e9"],
            ["Quyết định của bộ"],
        ),
        (["\uf0b7 Quyết định của Bộ"], ["\uf0b7 Quyết định của Bộ"]),
        # A single word tells nothing.
        (["laäp"], ["laäp"]),
        (["ho¹ch"], ["ho¹ch"]),
        ([], []),
    ],
)
def test_lines(lines: list[str], expected: list[str]) -> None:
    assert decode_lines(lines) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Señor Núñez compró piñas en Cataluña el año pasado\nMañana será otro día, ¿verdad?",
        "Günther Grass, Böll und Müller: schöne Grüße aus Köln\nÜber Öl, für Bücher",
        "«Le Monde», «Libération», «L'Express»: où êtes-vous, Noël à Haïti, maïs, Loïc",
        "Opción «%s» no válida\n«%c» no es una opción\n«an» «có» «là»",
        "på så få må stå på gå\npå Helgeland og Ålesund være først",
        "H₂SO₄ + 2NaOH → Na₂SO₄; Δx·Δp ≥ ħ/2; 5 µm ± 0,1; 20°C; m²/s; ½·g·t²",
        "Ông Lê Văn An «Hoà» · bà Lý · cô Tú · ò ó ñ ö",
        "K&#7871; ho&#7841;ch c&#7911;a th&agrave;nh ph&#7889; &ocirc;ng &ntilde; &ouml;",
        "Hà Nội: Công ty Citroën và Škoda, Peugeot «Lion», São Paulo, Kraków",
    ],
)
def test_right_text_is_left_to_the_letter(text: str) -> None:
    assert mend(text) == text


@given(words=st.lists(syllables(), min_size=1, max_size=60))
def test_vietnamese_in_unicode_is_never_changed(words: list[str]) -> None:
    text = "\n".join(" ".join(words[place : place + 8]) for place in range(0, len(words), 8))
    assert mend(text) == text


@pytest.mark.parametrize("codec", ["cp1252", "cp1258", "mac_roman", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf8_misread_once_and_twice(codec: str, times: int) -> None:
    text = "\n".join(PLAN)
    misread = text
    for _ in range(times):
        misread = seen_as(misread, codec)
    assert mend(misread) == text


def test_the_second_byte_of_a_grave_may_have_become_a_plain_space() -> None:
    misread = seen_as("Thành phố và các quận, là nơi đầu tiên", "cp1252").replace("\xa0", " ")
    assert mend(misread) == "Thành phố và các quận, là nơi đầu tiên"


def test_a_heading_in_tcvn3_over_a_page_in_utf8() -> None:
    heading = encode("Sở giáo dục và đào tạo tỉnh bắc giang", "tcvn3").encode("latin-1")
    page = b"<h1>" + heading + b"</h1>\n<p>" + "\n".join(PLAN).encode() + b"</p>"
    text = parse(page, "http://cu.vn/a.html", "text/html").text
    assert text.startswith("Sở giáo dục và đào tạo tỉnh bắc giang\nKế hoạch tổ chức")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_page_that_names_its_letters(encoding: str) -> None:
    names = "".join(f"&#{ord(char)};" if char > "\x7f" else char for char in encode(" ".join(PLAN), encoding))
    assert mend(f"<p>{names}&nbsp;&amp;</p>") == f"<p>{' '.join(PLAN)}&nbsp;&amp;</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("®/c An", "đ/c An"),
        ("§/c An", "Đ/c An"),
        ("thu 500.000®", "thu 500.000đ"),
        ("© 2005 ®", "© 2005 ®"),
        ("§ 5 – ·", "§ 5 – ·"),
        ("« t« con", "ô tô con"),
        ("®· cã", "đã có"),
    ],
)
def test_signs_and_short_forms(text: str, expected: str) -> None:
    assert read(text, "tcvn3") == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *((word, True) for word in ["Đắk", "quyết", "giếng", "khuỷu", "gì", "xoong", "nghĩa", "UỶ", "yêu"]),
        *((word, False) for word in ["coù", "tiềp", "aủo", "kế́t", "quyƯt", "nghă", "gỹn", "ôằ"]),
    ],
)
def test_syllables(word: str, *, expected: bool) -> None:
    assert is_syllable(word) is expected


@pytest.mark.shared
def test_no_real_text_is_changed(shared: Path) -> None:
    lines = (shared / "real" / "text" / "hanoi_articles.jsonl").read_text("utf-8").splitlines()
    texts = [text for line in lines for text in json.loads(line).values() if isinstance(text, str)]
    assert len(texts) > 700
    assert [text[:80] for text in texts if mend(text) != text] == []


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_pdf_whose_fonts_have_lost_their_names(encoding: str) -> None:
    out = io.BytesIO()
    page = Canvas(out)
    for place, line in enumerate(PLAN):
        page.drawString(60, 780 - 60 * place, encode(line, encoding))
    page.save()
    assert parse(out.getvalue(), "cu.pdf").text == "\n".join(PLAN)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_word_file_whose_fonts_were_all_set_anew(encoding: str) -> None:
    document = docx.Document()
    for line in [*PLAN, UNICODE]:
        document.add_paragraph(line if line == UNICODE else encode(line, encoding))
    out = io.BytesIO()
    document.save(out)
    assert parse(out.getvalue(), "cu.docx").text == "\n".join([*PLAN, UNICODE])


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Thñ t-íng, Bé tr-ëng, BÝ th-", "Thủ tướng, Bộ trưởng, Bí thư"),
        ("t- ph¸p, n-íc, -u ®·i, l-¬ng", "tư pháp, nước, ưu đãi, lương"),
        ("kinh tÕ-x· héi, NQ-TW, Q§-TTg, 15-20", "kinh tế-xã hội, NQ-TW, QĐ-TTg, 15-20"),
        ("- Phã Chñ tÞch -", "- Phó Chủ tịch -"),
        ("Hµ Néi-HuÕ, A-B, T-shirt", "Hà Nội-Huế, A-B, T-shirt"),
    ],
)
def test_the_hyphen_that_is_a_letter(shown: str, meant: str) -> None:
    assert read(shown, "tcvn3") == decode_run(shown, ".VnTime") == meant
