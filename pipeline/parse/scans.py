"""Pages without a usable text layer, read by OCR; without the program they are kept as unread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.document import PageReading
from pipeline.limits import VARIABLE, Limits, allow
from pipeline.ocr.engine import MEND, Lack, find_engine, ocr_version
from pipeline.ocr.reader import Picture, ReadPage, read_pages
from pipeline.ocr.store import WordStore
from pipeline.ocr.words import Word
from pipeline.unreadable import UnreadableError

from .ocr_lines import parts_of_words
from .pdf.layout import Line
from .pdf.rules import Rule
from .pdf.tables import Table
from .scan_capitals import mend_capitals
from .scan_head import mend_head


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that went to OCR."""

    reading: PageReading
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class ScanFile:
    """A file with pages for OCR."""

    data: bytes
    render: Callable[[Iterable[int]], Iterator[Picture]]
    """Gives the pictures of pages by their numbers."""
    limits: Limits
    store: WordStore | None = None
    """Where words that were read before are kept."""


def read_scans(file: ScanFile, reasons: Mapping[int, str]) -> dict[int, Scan]:
    """The pages named in `reasons`, which says why each goes to OCR.

    Those beyond the number that the limits allow are left unread.
    """
    if not reasons:
        return {}
    limits = file.limits
    engine = find_engine()
    if isinstance(engine, Lack):
        told = f"{engine.reason}; {MEND}"
        return {number: _unread(number, told) for number in reasons}
    taken = list(reasons)[: limits.ocr_pages]
    allow(limits.ocr_seconds * len(taken))

    def read(numbers: Iterable[int]) -> Iterator[ReadPage]:
        return read_pages(file.render(numbers), engine)

    pages = file.store.read(file.data, taken, engine, read) if file.store else read(taken)
    scans = {page.page: _scan(page, reasons[page.page]) for page in pages}
    told = f"more than {limits.ocr_pages:,} pages need OCR; set {VARIABLE}OCR_PAGES to read them"
    return {number: scans.get(number) or _unread(number, told) for number in reasons}


def read_by(scans: Mapping[int, Scan]) -> str:
    """What `Document.read_by` says of a file with these scans."""
    return ocr_version() if scans else ""


def _unread(number: int, reason: str) -> Scan:
    return Scan(PageReading(number, "unread", reason), 0.0, (), (), ())


def refuse_unread(readings: Sequence[PageReading]) -> None:
    """Raise where no page of a file gave text.

    Raises:
        UnreadableError: `not_read` where a page may bear text that nobody could read, else `no_text`.
    """
    if any(reading.how in ("text", "ocr") for reading in readings):
        return
    unread = [reading for reading in readings if reading.how == "unread"]
    if unread:
        raise UnreadableError("not_read", f"no page has a text layer, and {unread[0].reason}")
    raise UnreadableError("no_text", "no page bears text; look at the file by hand")


def _scan(page: ReadPage, reason: str) -> Scan:
    if page.trouble:
        return Scan(PageReading(page.page, "unread", page.trouble), page.height, (), (), ())
    if not page.words:
        return Scan(
            PageReading(page.page, "blank", "no ink, or none that reads as text"), page.height, (), (), ()
        )
    words = tuple(mend_head(mend_capitals(page.words), page.height))
    rules = [Rule(rule.across, rule.place, rule.start, rule.end) for rule in page.rules]
    lines, tables = parts_of_words(words, rules)
    confidence = None if page.confidence is None else round(page.confidence, 3)
    reading = PageReading(page.page, "ocr", reason, confidence)
    return Scan(reading, page.height, tuple(lines), tuple(tables), words)
