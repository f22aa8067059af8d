"""Number, type and day of scanned papers: what OCR doubted, and which witnesses mend it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.instruments import Instruments
from extractors.document import Block, Context, Document, Doubt, Origin, PageReading, Zone
from extractors.extract import extract
from extractors.facts import SelfInstrument
from extractors.kit import Kit
from extractors.scanned.file_names import file_numbers
from extractors.scanned.mend_own import mended_codes
from extractors.signing.signatures import DigitalSignature

CLEAR = "Hà Nội, ngày 05 tháng 02 năm 2025"
ANNEX = "(Kèm theo Quyết định số 47/QĐ-UBND ngày 17 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh)"


def scanned(
    number: str, day: str = CLEAR, *, kind: str = "QUYẾT ĐỊNH", body: str = "", doubt: str = ""
) -> Document:
    """A decision of one scanned page; `doubt` is a word of its head that OCR was unsure of."""
    lines = [
        (Zone.HEADER, "ỦY BAN NHÂN DÂN"),
        (Zone.HEADER, "TỈNH QUẢNG NINH"),
        (Zone.HEADER, f"Số: {number}"),
        (Zone.HEADER, day),
        (Zone.TITLE, kind),
        (Zone.TITLE, "Về việc kinh phí năm 2025"),
        (Zone.BODY, "Căn cứ Nghị quyết số 02/NQ-CP ngày 08 tháng 01 năm 2025 của Chính phủ;"),
        (Zone.BODY, body or "Ủy ban nhân dân tỉnh quyết định như sau."),
    ]
    blocks, parts, offset = [], [], 0
    for zone, line in lines:
        blocks.append(Block(zone, offset, offset + len(line), Origin(page=1)))
        parts.append(line)
        offset += len(line) + 1
    text = "\n".join(parts)
    doubts = (Doubt(text.index(doubt), text.index(doubt) + len(doubt), 0.4),) if doubt else ()
    return Document(text, tuple(blocks), "pdf", pages=(PageReading(1, "ocr"),), doubts=doubts)


def own(kit: Kit, document: Document, source: str = "in/quet.pdf") -> SelfInstrument:
    itself = extract(document, Context(source), kit).itself
    assert itself is not None
    return itself


@pytest.mark.parametrize(
    ("number", "doubt", "source", "body", "expected", "doubtful", "rule"),
    [
        ("47/QĐ-UBND", "", "quet.pdf", "", "47/QĐ-UBND", (), None),
        ("47/QĐ-UBND", "", "47_QD_UB.signed.pdf", "", "47/QĐ-UBND", (), None),
        ("47/QĐ-UBND", "", "41_QD_UB.signed.pdf", "", "47/QĐ-UBND", ("number",), "own.unsure"),
        ("47/QĐ-UBND", "47/QĐ-UBND", "quet.pdf", "", "47/QĐ-UBND", ("number",), "own.unsure"),
        ("47/QĐ-UBND", "47/QĐ-UBND", "47_QD_UB.signed.pdf", "", "47/QĐ-UBND", (), "own.confirmed"),
        ("47/QĐ-UBND", "47/QĐ-UBND", "2025_47.pdf", "", "47/QĐ-UBND", (), "own.confirmed"),
        ("41/QĐ-UBND", "41/QĐ-UBND", "47_QD_UB.signed.pdf", "", "47/QĐ-UBND", ("number",), "own.told_once"),
        ("41/QĐ-UBND", "41/QĐ-UBND", "47_QD_UB.signed.pdf", ANNEX, "47/QĐ-UBND", (), "own.mended"),
        ("41/QĐ-UBND", "41/QĐ-UBND", "quet.pdf", ANNEX, "41/QĐ-UBND", ("number",), "own.unsure"),
        ("…/QĐ-UBND", "…/QĐ-UBND", "quet.pdf", "", None, ("number",), "own.unsure"),
        ("…/QĐ-UBND", "…/QĐ-UBND", "quet.pdf", ANNEX, "47/QĐ-UBND", ("number",), "own.told_once"),
        ("…/QĐ-UBND", "…/QĐ-UBND", "47-qd.pdf", ANNEX, "47/QĐ-UBND", (), "own.mended"),
        ("…/QĐ-UBND", "…/QĐ-UBND", "48-qd.pdf", ANNEX, "48/QĐ-UBND", ("number",), "own.told_once"),
        ("47/QD-UBNĐ", "", "quet.pdf", "", "47/QĐ-UBND", (), None),
    ],
)  # fmt: skip
def test_numbers(
    kit: Kit,
    number: str,
    doubt: str,
    source: str,
    body: str,
    expected: str | None,
    doubtful: tuple[str, ...],
    rule: str | None,
) -> None:
    itself = own(kit, scanned(number, body=body, doubt=doubt), f"in/{source}")
    assert (itself.number, itself.doubtful) == (expected, doubtful)
    assert [mend.rule for mend in itself.mends] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("day", "doubt", "body", "expected", "doubtful"),
    [
        (CLEAR, "", "", "2025-02-05", ()),
        (CLEAR, "05", "", "2025-02-05", ("issued",)),
        ("Hà Nội, ngày 17 tháng 01 năm 2025", "17", ANNEX, "2025-01-17", ()),
        ("Hà Nội, ngày 11 tháng 01 năm 2025", "11", ANNEX, "2025-01-11", ("issued",)),
        ("Hà Nội, ngày … tháng 01 năm 2025", "…", ANNEX, "2025-01-17", ("issued",)),
        ("Hà Nội, ngày … tháng 02 năm 2025", "…", ANNEX, None, ("issued",)),
    ],
)
def test_days(
    kit: Kit, day: str, doubt: str, body: str, expected: str | None, doubtful: tuple[str, ...]
) -> None:
    itself = own(kit, scanned("47/QĐ-UBND", day, body=body, doubt=doubt))
    assert (itself.issued, itself.doubtful) == (expected, doubtful)
    assert itself.evidence.confidence.value == ("doubtful" if doubtful else "likely" if body else "certain")


@pytest.mark.parametrize(
    ("signer", "instant", "day", "expected", "doubtful"),
    [
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "2025-02-05T08:00:00+07:00", "05", "2025-02-05", ()),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "2025-02-04T18:30:00+00:00", "05", "2025-02-05", ()),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "2025-02-07T08:00:00+07:00", "05", "2025-02-05", ("issued",)),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "2025-02-07T08:00:00+07:00", "…", "2025-02-07", ("issued",)),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "2025-03-07T08:00:00+07:00", "…", None, ("issued",)),
        ("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "2025-02-05T08:00:00+07:00", "05", "2025-02-05", ("issued",)),
    ],
)
def test_the_issuers_digital_signature_bears_on_the_day(
    kit: Kit, signer: str, instant: str, day: str, expected: str | None, doubtful: tuple[str, ...]
) -> None:
    document = scanned("47/QĐ-UBND", CLEAR.replace("05", day), doubt=day)
    signed = replace(
        document, digital_signatures=(DigitalSignature(1, "", signer=signer, claimed_at=instant),)
    )
    itself = own(kit, signed)
    assert (itself.issued, itself.doubtful) == (expected, doubtful)


def test_a_number_under_a_stamp_is_told_by_the_file_name(kit: Kit) -> None:
    hidden = scanned("47/QĐ-UBND").text.replace("Số: 47/QĐ-UBND", "SÁ.-+<2QĐ-UBND")
    document = scanned("47/QĐ-UBND")
    document = Document(hidden, document.blocks, "pdf", pages=document.pages)
    assert own(kit, document, "47-qd-ubnd.pdf").number == "47/QĐ-UBND"
    assert own(kit, document, "47-qd-ubnd.pdf").doubtful == ("number",)
    assert own(kit, document, "47-kh-ubnd.pdf").number is None
    assert own(kit, document, "quet.pdf").number is None


def test_the_symbol_tells_the_type(kit: Kit) -> None:
    assert own(kit, scanned("47/QĐ-UBND", kind="QUYÉT ĐỊNH")).type == "Quyết định"


def test_papers_with_text_are_left_alone(kit: Kit) -> None:
    document = scanned("47/QĐ-UBND")
    text = Document(document.text, document.blocks, "pdf", pages=(PageReading(1, "text"),))
    assert own(kit, text, "in/41_QD_UB.pdf").mends == ()


def test_citations_with_doubtful_digits_are_doubtful(kit: Kit) -> None:
    facts = extract(scanned("47/QĐ-UBND", doubt="02/NQ-CP"), Context("a.pdf"), kit)
    assert [row.evidence.confidence.value for row in facts.citations] == ["doubtful"]
    facts = extract(scanned("47/QĐ-UBND", doubt="quyết"), Context("a.pdf"), kit)
    assert [row.evidence.confidence.value for row in facts.citations] == ["certain"]


@pytest.mark.parametrize(
    ("name", "codes", "strong"),
    [
        ("153-tb-vpcp.signed.pdf", ("TB", "VPCP"), ["153"]),
        ("04_QD_138.signed_20250510_124909.pdf", ("QĐ", "BCĐ138"), ["04"]),
        ("2770_08-CT-UBND_..signed_20250220_102437.pdf", ("CT", "UBND"), ["08"]),
        ("199-ndcp.signed.pdf", ("NĐ", "CP"), ["199"]),
        ("575_UB.signed_20250510.pdf", ("UBND", "KTTH"), ["575"]),
        ("Ke%20hoach%2012%20KH-UBND.pdf", ("KH", "UBND"), ["12"]),
        ("http://x.test/tep/282-KH-UBND.pdf?ban=2", ("KH", "UBND"), ["282"]),
        ("16_NGHI_DINH_ND_83.pdf", ("NĐ", "CP"), ["83"]),
        ("2011_12_28_0904000000972844_275.pdf", ("STTTT", "CNTT"), []),
        ("12-bao-cao.pdf", ("KH", "UBND"), []),
    ],
)
def test_file_names(name: str, codes: tuple[str, ...], strong: list[str]) -> None:
    assert [found.digits for found in file_numbers(name, codes) if found.strong] == strong


@pytest.mark.parametrize(
    ("read", "known"),
    [
        (("QD", "UBND"), ("QĐ", "UBND")),
        (("TTr", "UBNĐ"), ("TTr", "UBND")),
        (("VPCP", "KGVX"), ("VPCP", "KGVX")),
    ],
)
def test_codes(read: tuple[str, ...], known: tuple[str, ...]) -> None:
    assert mended_codes(read, Instruments.load()) == known
