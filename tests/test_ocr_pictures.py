"""What is done to pictures before they are read, and to heads after: seals, stamps, slant, rules, doubted digits."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.ocr.cores import core
from pipeline.ocr.picture import prepare, without_seals
from pipeline.ocr.second_look import look_again
from pipeline.ocr.stamps import find_frames
from pipeline.ocr.strokes import find_rules
from pipeline.ocr.words import Word
from pipeline.parse.page_choice import Layer, why_ocr
from pipeline.parse.scan_capitals import mend_capitals
from pipeline.parse.scan_head import mend_head
from tests.makers import pdfs, scans

DPI = 144
A4 = (1190, 1684)


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", A4, 255)
    return picture, ImageDraw.Draw(picture)


def test_seals_are_lifted_and_print_below_them_stays() -> None:
    colours = Image.new("RGB", (4, 1), "white")
    for x, colour in enumerate([(214, 40, 48), (60, 10, 12), (20, 20, 20), (40, 50, 130)]):
        colours.putpixel((x, 0), colour)
    red, print_under_red, black, pen = np.asarray(without_seals(colours))[0].tolist()
    assert red > 200
    assert print_under_red < 110
    assert (black, pen < 90) == (20, True)


@pytest.mark.parametrize("slant", [-2.0, -0.7, 0.0, 1.0, 3.0])
def test_lines_are_made_level(slant: float) -> None:
    picture = scans.pages(pdfs.plan(), scans.Wear(100, skew=slant))[0]
    assert prepare(picture).turned == pytest.approx(-slant, abs=0.21)


def test_cores_are_shared(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("pipeline.ocr.cores.cores", lambda: 2)
    running, most = [0], [0]

    def work(_: int) -> None:
        with core(tmp_path):
            running[0] += 1
            most[0] = max(most[0], running[0])
            time.sleep(0.01)
            running[0] -= 1

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(12)))
    assert 1 <= most[0] <= 2


def test_a_blank_page_is_blank() -> None:
    picture, pen = page()
    assert prepare(picture).blank
    pen.line((300, 300, 900, 300), fill=0, width=4)
    assert not prepare(picture).blank


def test_frames_of_stamps_are_found_and_rules_under_headings_are_not() -> None:
    picture, pen = page()
    assert find_frames(picture, DPI) == []
    pen.line((700, 180, 980, 180), fill=0, width=3)
    pen.line((240, 180, 360, 180), fill=0, width=3)
    pen.text((60, 300), "CONG VAN DEN So: Ngay:", fill=0, font_size=22)
    assert find_frames(picture, DPI) == []
    pen.rectangle((50, 280, 350, 400), outline=0, width=3)
    ((left, top, right, bottom),) = find_frames(picture, DPI)
    assert left < 52
    assert top < 282
    assert right > 348
    assert bottom > 396


def test_rules_are_strokes_of_more_than_letters() -> None:
    picture, pen = page()
    pen.text((100, 100), "HIHLIT " * 8, fill=0, font_size=24)
    assert find_rules(picture, DPI) == ()
    for x in (100, 500, 1000):
        pen.line((x, 600, x, 800), fill=0, width=2)
    for y in (600, 700, 800):
        pen.line((100, y, 1000, y), fill=0, width=2)
    rules = find_rules(picture, DPI)
    assert sorted((rule.across, round(rule.place)) for rule in rules) == [
        (False, 50),
        (False, 250),
        (False, 500),
        (True, 300),
        (True, 350),
        (True, 400),
    ]


@pytest.mark.parametrize(
    ("again", "confidence"),
    [(["Số:", "51/2025/TT-BCA"], 0.9), (["Số:", "31/2025/TT-BCA"], 0.55), ([], 0.55)],
)
def test_a_second_look_confirms_what_reads_the_same(again: list[str], confidence: float) -> None:
    class Again:
        def read(self, *_: object) -> list[Word]:
            return line(*again)

    words = [Word("51/2025/TT-BCA", (50.0, 50.0, 90.0, 60.0), 0.55, 0), *line("Bộ", "15")]
    seen = look_again(words, page()[0], DPI, Again())  # type: ignore[arg-type]
    assert [word.confidence for word in seen] == [confidence, 0.95, 0.95]


def line(*texts: str, number: int = 0, tall: str = "", unsure: str = "") -> list[Word]:
    """Words of one line, ten points high; `tall` is half as high again, `unsure` was read at 0.4."""
    words, left = [], 50.0
    for text in texts:
        right = left + 6.0 * len(text)
        top = 95.0 if text == tall else 100.0
        words.append(Word(text, (left, top, right, 110.0), 0.4 if text == unsure else 0.95, number))
        left = right + 4
    return words


@pytest.mark.parametrize(
    ("texts", "tall", "unsure", "read", "doubted"),
    [
        (("Số:", "163/TB-VPCP"), "", "", "Số: 163/TB-VPCP", []),
        (("Số:", "199", "/2026/NĐ-CP"), "", "", "Số: 199/2026/NĐ-CP", []),
        (("Số:", "04", "/CT-UBND"), "04", "", "Số: 04/CT-UBND", ["04/CT-UBND"]),
        (("Số:04", "/CT-UBND"), "", "Số:04", "Số: 04/CT-UBND", ["04/CT-UBND"]),
        (("Số:", "l2", "/CT-UBND"), "", "", "Số: 12/CT-UBND", ["12/CT-UBND"]),
        (("Số:", "6§", "/TB-UBND"), "", "", "Số: …/TB-UBND", ["…/TB-UBND"]),
        (("Số:", "#88/QĐ-TTg"), "", "", "Số: …/QĐ-TTg", ["…/QĐ-TTg"]),
        (("Số:", "/KH-UBND"), "", "", "Số: /KH-UBND", []),
        (("Hà", "Nội,", "ngày", "05", "tháng", "6", "năm", "2026"), "", "", None, []),
        (("Hà", "Nội,", "ngày", "05", "tháng", "6", "năm", "2026"), "05", "", None, ["05"]),
        (("Hà", "Nội,", "ngày30", "tháng", "4", "năm", "2026"), "", "ngày30", "Hà Nội, ngày 30 tháng 4 năm 2026", ["30"]),
        (("Hà", "Nội,", "ngày", "0ÿ", "tháng", "02", "năm", "2025"), "", "", "Hà Nội, ngày … tháng 02 năm 2025", ["…"]),
        (("Hà", "Nội,", "ngày", "tháng", "02", "năm", "2025"), "", "", None, []),
        (("Căn", "cứ", "Quyết", "định", "số", "12/QĐ-UBND"), "", "", None, []),
    ],
)  # fmt: skip
def test_number_and_day_of_a_head(
    texts: tuple[str, ...], tall: str, unsure: str, read: str | None, doubted: list[str]
) -> None:
    words = mend_head(line(*texts, tall=tall, unsure=unsure), 842)
    assert " ".join(word.text for word in words) == (read or " ".join(texts))
    assert [word.text for word in words if word.confidence < 0.6] == doubted


@pytest.mark.parametrize(
    ("read", "spelt"),
    [
        ("SỞ NÔI VU", "SỞ NỘI VỤ"),
        ("PHO GIAM ĐỌC", "PHÓ GIÁM ĐỐC"),
        ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
        ("TĨNH QUẢNG NGÃI", "TỈNH QUẢNG NGÃI"),
        ("CỌNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("quyét định", "quyét định"),
        ("HOÀNG HOA", "HOÀNG HOA"),
    ],
)
def test_names_in_capitals_are_spelt_as_they_are_known(read: str, spelt: str) -> None:
    assert " ".join(word.text for word in mend_capitals(line(*read.split()))) == spelt


def test_numbers_below_the_head_are_left_as_read() -> None:
    low = [
        Word(w.text, (w.box[0], 600.0, w.box[2], 610.0), w.confidence, 0)
        for w in line("Số:", "6§", "/TB-UBND")
    ]
    assert mend_head(low, 842) == low


@pytest.mark.parametrize(
    ("letters", "picture", "drawn", "reason"),
    [
        (0, 1.0, True, "no text layer"),
        (0, 0.0, False, ""),
        (90, 0.9, True, "a picture of the page with next to no text"),
        (90, 0.1, True, ""),
        (2400, 1.0, True, ""),
    ],
)
def test_which_pages_go_to_ocr(letters: int, picture: float, drawn: bool, reason: str) -> None:
    assert why_ocr(Layer(letters, lambda: picture, drawn)) == reason
