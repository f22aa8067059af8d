"""Scans: pages without a text layer, read by OCR page by page; what becomes of them without it."""

from __future__ import annotations

import pytest

from extractors.document import Zone
from extractors.folding import fold
from pipeline.parse import UnreadableError, parse
from tests.makers import pdfs, scans
from tests.makers.blocks import assert_sound, texts


@pytest.fixture(scope="module")
def scanned():
    return parse(scans.scan(pdfs.plan()), "scan.pdf")


def test_a_scan_reads_like_its_text(scanned):
    assert_sound(scanned)
    assert scanned.format == "pdf"
    assert [page.how for page in scanned.pages] == ["ocr", "ocr"]
    assert all(page.confidence > 0.8 and page.reason == "no text layer" for page in scanned.pages)
    plan = parse(pdfs.plan(), "plan.pdf")
    for zone in (Zone.HEADER, Zone.SIGNATURE):
        # A mark over a small letter may be lost, a word or column may not.
        assert list(map(fold, texts(scanned, zone))) == list(map(fold, texts(plan, zone)))
    assert "Kế hoạch số 282/KH-UBND ngày 30 tháng 11 năm 2025 của" in scanned.text


def test_blocks_keep_page_and_box(scanned):
    number = next(b for b in scanned.blocks if scanned.text[b.start : b.end] == "Số: 12/KH-UBND")
    assert number.origin.page == 1
    left, top, right, bottom = number.origin.box
    assert 80 < left < right < 300
    assert 100 < top < bottom < 130


def test_mixed_files_are_told_page_by_page():
    document = parse(pdfs.mixed(), "mixed.pdf")
    assert [page.how for page in document.pages] == ["ocr", "text"]
    assert "Báo cáo kết quả" in document.text
    assert "Số: 12/KH-UBND" in document.text


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_pictures_are_read(form):
    document = parse(scans.scan(pdfs.plan(), scans.Wear(dpi=150), form), "scan")
    assert document.format == "image"
    assert len(document.pages) == (2 if form == "TIFF" else 1)
    assert "Số: 12/KH-UBND" in document.text


@pytest.fixture
def no_tesseract(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_tesseract")
def test_without_ocr_a_scan_is_not_read():
    with pytest.raises(UnreadableError) as caught:
        parse(scans.scan(pdfs.plan()), "scan.pdf")
    assert caught.value.kind == "not_read"
    assert "apt install tesseract-ocr tesseract-ocr-vie" in str(caught.value)


@pytest.mark.usefixtures("no_tesseract")
def test_without_ocr_the_other_pages_are_read():
    document = parse(pdfs.mixed(), "mixed.pdf")
    assert [page.how for page in document.pages] == ["unread", "text"]
    assert "tesseract is not installed" in document.pages[0].reason
    assert document.warnings == (f"page 1 not read: {document.pages[0].reason}",)
    assert "Báo cáo kết quả" in document.text
