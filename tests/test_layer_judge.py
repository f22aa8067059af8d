"""Text layers that lack letters or name wrong ones, told from their words."""

from __future__ import annotations

import pytest

from corpora.demo import TEXTS
from pipeline.limits import Limits
from pipeline.parse import UnreadableError, parse
from pipeline.parse.layer_judge import judge_layer
from tests.makers import pdfs

PAPERS = {path.stem: path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))}
WHOLE = "\n".join(PAPERS.values())


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_believed(name):
    assert judge_layer(PAPERS[name]) == ""


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ({"ị": "", "ỉ": ""}, "its text layer lacks letters or names wrong ones"),
        ({"ị": "\ufffd"}, "its text layer lacks letters or names wrong ones"),
        ({"ế": "\ue0aa"}, "its text layer lacks letters or names wrong ones"),
        ({"ạ": "¹", "ế": "Õ", "đ": "®"}, "its text layer lacks letters or names wrong ones"),
        ({"đ": "", "Đ": ""}, "its text layer never has đ"),
        ({"à": "a", "À": "A"}, "its text layer never has à"),
    ],
)
def test_damaged_layers_are_told(damage, reason):
    text = WHOLE
    for letter, other in damage.items():
        text = text.replace(letter, other)
    assert judge_layer(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nghị quyết",
        "The Ministry of Health shall publish the list of approved vaccines and their manufacturers. " * 20,
        "Chiều dài 25 mm, rộng 5 cm, nặng 2 kg, công suất 15 kW, theo TCVN và QCVN của Bộ Khoa học " * 9,
        "Ông John Smith, Giám đốc Công ty TNHH Samsung Electronics Việt Nam tại Bắc Ninh, và bà Mary Brown "
        * 5,
    ],
)
def test_other_words_than_vietnamese_are_no_damage(text):
    assert judge_layer(text) == ""


def test_a_damaged_layer_goes_to_ocr():
    page, buffer = pdfs.canvas()
    lines = [line for line in WHOLE.replace("ị", "").replace("ỉ", "").splitlines() if line][:36]
    pdfs.paragraph(page, 60, lines)
    page.showPage()
    page.save()
    with pytest.raises(UnreadableError) as caught:
        parse(buffer.getvalue(), "a.pdf", limits=Limits(ocr_pages=0))
    assert caught.value.kind == "not_read"
