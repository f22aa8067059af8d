"""PDF files with text: bytes to document, beside pdfium's bare text and pdfplumber's, on the same files.

Digital signatures, which the two others do not look at, are checked in our time; a column tells it without them.
The files are long papers drawn here, text and ruled tables, and real ones where DANCHIEU_SHARED has them.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterator

import pdfplumber
import pypdfium2

from corpora.demo import TEXTS
from pipeline.limits import Limits
from pipeline.parse import UnreadableError, parse
from pipeline.parse.signatures import read_signatures
from tests.conftest import shared_folder
from tests.makers import pdfs

PAGES = 40
ROUNDS = 3
LINES, WIDTH = 34, 78
LEAST_LETTERS = 2_000
WITHOUT_OCR = Limits(ocr_pages=0)


def drawn(tables: bool) -> bytes:
    """A paper of `PAGES` pages from the demo's texts, with a ruled table on every second page if asked."""
    words = " ".join(path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))).split()
    page, buffer = pdfs.canvas()
    place = 0
    for number in range(1, PAGES + 1):
        pdfs.centred(page, 297, 40, str(number))
        table = tables and number % 2
        for line in range(LINES // 2 if table else LINES):
            text = ""
            while len(text) < WIDTH:
                text += " " * bool(text) + words[place % len(words)]
                place += 1
            pdfs.text(page, 70, 80 + 19 * line, text, 11)
        if table:
            rows = [
                (str(row), " ".join(words[row : row + 5])[:34], "Sở Nội vụ", f"Quý {row % 4 + 1}")
                for row in range(12)
            ]
            pdfs.grid(page, 70, 430, (30, 230, 110, 90), rows)
        page.showPage()
    page.save()
    return buffer.getvalue()


def files() -> Iterator[tuple[str, bytes]]:
    """Each set's name and the files in it that have a text layer."""
    yield "drawn, text", drawn(tables=False)
    yield "drawn, tables", drawn(tables=True)
    folder = shared_folder() / "real" / "pdf"
    for path in sorted(folder.glob("*.pdf")) if folder.is_dir() else ():
        data = path.read_bytes()
        if bare(data) >= LEAST_LETTERS:
            yield "real", data


def bare(data: bytes) -> int:
    """How many letters pdfium's text of all pages has."""
    document = pypdfium2.PdfDocument(data)
    letters = 0
    for page in document:
        textpage = page.get_textpage()
        letters += len(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return letters


def plumbed(data: bytes) -> int:
    """How many letters pdfplumber's text of all pages has."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def ours(data: bytes) -> int:
    """How many letters our document has, tables included."""
    try:
        return len(parse(data, "bench.pdf", limits=WITHOUT_OCR).text)
    except UnreadableError:
        return 0


def signatures(data: bytes) -> int:
    """How many digital signatures our document has; checking them is a part of `ours`."""
    return len(read_signatures(data))


def times(data: bytes) -> tuple[float, float, float]:
    """Seconds of pdfium's bare text, of our document, and of the signatures in that.

    A round goes over all files, so that no file is still remembered when it is read again.
    """
    return seconds(bare, data), seconds(ours, data), seconds(signatures, data)


def seconds(work: Callable[[bytes], int], data: bytes) -> float:
    """How much processor time it takes."""
    begin = time.process_time()
    work(data)
    return time.process_time() - begin


def main() -> None:
    """Print a row a set, and how many times as long as pdfium's and pdfplumber's bare text each takes.

    `unsigned` is the multiple of pdfium's time without the signatures.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    measured = list(files())
    rounds = [[times(data) for _, data in measured] for _ in range(ROUNDS)]
    totals: dict[str, list[float]] = {}
    for (name, data), *best in zip(measured, *rounds, strict=True):
        row = totals.setdefault(name, [0.0] * 6)
        parts = (1, bare(data), *map(min, *best), seconds(plumbed, data))
        totals[name] = [old + new for old, new in zip(row, parts, strict=True)]
    print(
        f"{'PDF with text':<20}{'files':>6}{'KB':>8}{'pdfium s':>10}{'ours s':>9}{'signatures s':>14}", end=""
    )
    print(f"{'pdfplumber s':>14}{'/ pdfium':>10}{'unsigned':>10}{'/ pdfplumber':>14}")
    for name, (count, letters, pdfium, own, signed, plumber) in totals.items():
        print(
            f"{name:<20}{count:>6.0f}{letters / 1000:>8.0f}{pdfium:>10.2f}{own:>9.2f}{signed:>14.2f}", end=""
        )
        print(f"{plumber:>14.2f}{own / pdfium:>10.2f}{(own - signed) / pdfium:>10.2f}{own / plumber:>14.3f}")


if __name__ == "__main__":
    main()
