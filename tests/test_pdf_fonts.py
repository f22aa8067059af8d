"""PDF text in fonts of TCVN3 and VNI: decoded by the font's name, each letter in its place."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from tests.makers import pdfs


@pytest.mark.parametrize(
    ("font", "lines", "text"),
    [
        (".VnTime", ("QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh, ngµy 5", "vÒ viÖc thi ®ua-khen th\xadëng"),
         "Quyết định của Uỷ ban nhân dân tỉnh, ngày 5 về việc thi đua-khen thưởng"),
        ("VNI-Times", ("Quyeát ñònh cuûa UÛy ban nhaân daân tænh, ngaøy 5", "veà vieäc thi ñua, khen thöôûng"),
         "Quyết định của Ủy ban nhân dân tỉnh, ngày 5 về việc thi đua, khen thưởng"),
    ],
)  # fmt: skip
def test_legacy_fonts_are_decoded(font, lines, text):
    document = parse(pdfs.legacy(font, lines), "a.pdf")
    assert document.text == text
    left, _, right, _ = document.blocks[0].origin.box
    assert 84 < left < 86
    assert right > 300


@pytest.mark.parametrize(
    ("font", "line"),
    [(".VnTime", "§éc lËp - Tù do - H¹nh phóc"), ("VNI-Times", "Ñoäc laäp - Töï do - Haïnh phuùc")],
)
def test_a_dash_between_words_stays_a_dash(font, line):
    assert parse(pdfs.legacy(font, (line,)), "a.pdf").text == "Độc lập - Tự do - Hạnh phúc"
