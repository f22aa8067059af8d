"""Files made to harm whoever reads them: small, and built here.  Each is a function that gives its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 100 + b'">' + b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 20) for n in range(1, 9)
) + b"]>"  # fmt: skip
"""Entities that stand for 2,560,000,000,000 letters."""
FILE = b'<!DOCTYPE r [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of places."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def page(
    box: bytes = b"[0 0 595 842]",
    content: bytes = b"BT /F1 12 Tf 72 700 Td (Ke hoach so 12 ve thi dua) Tj ET",
) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        % box,
        stream(content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def pages_in_a_circle() -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 4 /Parent 3 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 4 /Parent 2 0 R >>",
    )


def a_million_pages(kids: int = 1) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count 1000000 >>" % (b"3 0 R " * kids),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )


def a_page_that_draws_itself() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /X 4 0 R >> >>"
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /XObject << /X 4 0 R >> >> >>",
        stream(b"/X Do /X Do", form),
        stream(b"/X Do " * 50),
    )


def tables_that_lead_to_themselves() -> bytes:
    whole = page()
    start = int(whole.rsplit(b"startxref\n", 1)[1].split()[0])
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def a_stream_that_swells() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)
    double = stream(packed, b"/Filter [/FlateDecode /FlateDecode]")
    return page().replace(stream(b"BT /F1 12 Tf 72 700 Td (Ke hoach so 12 ve thi dua) Tj ET"), double)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


def tiff(follows: int, width: int = 100, height: int = 100) -> bytes:
    """A TIFF file whose first directory says that the next one is at `follows`."""
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 200),
            (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 10_000)]  # fmt: skip
    body = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\x00" + struct.pack("<IH", 8, len(tags)) + body + struct.pack("<I", follows) + bytes(10_400)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: bytes, doctype: bytes = b"") -> bytes:
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        b' Target="word/document.xml"/></Relationships>'
    )
    document = b'<?xml version="1.0"?>%s<w:document %s><w:body>%s</w:body></w:document>' % (
        doctype,
        WORD,
        body,
    )
    return packed(
        [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)]
    )


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def a_million_cells() -> bytes:
    """Each with a number of its own, so that the markup packs no better than an honest table's."""
    cell = b"<w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc>"
    rows = (
        b"<w:tr>%s</w:tr>" % b"".join(cell % (7_919 * n) for n in range(m, m + 100))
        for m in range(0, 1_000_000, 100)
    )
    return docx(b"<w:tbl>%s</w:tbl>" % b"".join(rows))


def tables_in_tables(depth: int = 3_000) -> bytes:
    return docx(b"<w:tbl><w:tr><w:tc>" * depth + paragraph(b"tin") + b"</w:tc></w:tr></w:tbl>" * depth)


def xlsx(sheet: bytes, doctype: bytes = b"", strings: bytes = b"") -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = b"http://schemas.openxmlformats.org/package/2006"
    kinds = (
        (b"xl/workbook", b"sheet.main"),
        (b"xl/worksheets/s", b"worksheet"),
        (b"xl/strings", b"sharedStrings"),
    )
    types = (
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    types += b"".join(
        b'<Override PartName="/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/>'
        % kind
        for kind in kinds
    )
    link = b'<Relationship Id="%s" Type="%s/%s" Target="%s"/>'
    first = link % (b"r1", office, b"officeDocument", b"xl/workbook.xml")
    rest = link % (b"r1", office, b"worksheet", b"worksheets/s.xml") + link % (
        b"r2",
        office,
        b"sharedStrings",
        b"strings.xml",
    )
    book = b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    return packed(
        [
            ("[Content_Types].xml", b'<Types xmlns="%s/content-types">%s</Types>' % (package, types)),
            ("_rels/.rels", b'<Relationships xmlns="%s/relationships">%s</Relationships>' % (package, first)),
            (
                "xl/_rels/workbook.xml.rels",
                b'<Relationships xmlns="%s/relationships">%s</Relationships>' % (package, rest),
            ),
            ("xl/workbook.xml", book % (main, office)),
            ("xl/worksheets/s.xml", b'%s<worksheet xmlns="%s">%s</worksheet>' % (doctype, main, sheet)),
            ("xl/strings.xml", b'%s<sst xmlns="%s">%s</sst>' % (doctype, main, strings)),
        ]
    )


def far_cells() -> bytes:
    cell = b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
    rows = b"".join(cell % (n, b"XFD", n) for n in range(1, 1_048_576, 5_000))
    return xlsx(b'<dimension ref="A1:XFD1048576"/><sheetData>%s</sheetData>' % rows)


def an_archive_in_itself() -> bytes:
    """Ten parts at one place: each unpacks to what all of them share."""
    whole = packed([("0.txt", bytes(3_000_000))])
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entry = whole[start:end]
    entries = b"".join(entry.replace(b"0.txt", b"%d.txt" % n) for n in range(10))
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 10, 10, len(entries), start, 0)
    return whole[:start] + entries + tail


def bombs_in_bombs() -> bytes:
    data = packed((f"{n}.txt", bytes(3_900_000)) for n in range(16))
    for _ in range(2):
        data = packed((f"{n}.zip", data) for n in range(16))
    return data


TRAPS: dict[str, Callable[[], bytes]] = {
    "PDF: pages in a circle": pages_in_a_circle,
    "PDF: a million pages": a_million_pages,
    "PDF: one page a hundred thousand times": lambda: a_million_pages(100_000),
    "PDF: a page that draws itself": a_page_that_draws_itself,
    "PDF: a stream that swells": a_stream_that_swells,
    "PDF: arrays in arrays": lambda: page(b"[" * 200_000),
    "PDF: brackets in the page": lambda: page(content=b"[(" * 200_000),
    "PDF: a giant page": lambda: page(b"[0 0 1e9 1e9]", b""),
    "PDF: a page of nothing": lambda: page(b"[0 0 0 0]", b""),
    "PDF: nothing but its name": lambda: b"%PDF-1.7\n" + b"obj " * 100_000,
    "PNG: 60,000 by 60,000": lambda: png(60_000, 60_000),
    "PNG: 12,000 by 12,000": lambda: png(12_000, 12_000),
    "PNG: no pixel": lambda: png(0, 0),
    "TIFF: pages in a circle": lambda: tiff(8),
    "TIFF: 60,000 by 60,000": lambda: tiff(0, 60_000, 60_000),
    "ZIP: bombs in bombs": bombs_in_bombs,
    "ZIP: nothing": lambda: packed([]),
    "DOCX: entities": lambda: docx(paragraph(b"&h;"), LAUGHS),
    "DOCX: somebody's file": lambda: docx(paragraph(b"&i;"), FILE),
    "DOCX: tables in tables": tables_in_tables,
    "DOCX: a bomb": lambda: docx(paragraph(b"x" * 150_000_000)),
    "DOCX: no document": lambda: packed([("word/document.xml", b"<w:document")]),
    "XLSX: entities": lambda: xlsx(b"", LAUGHS, b"<si><t>&h;</t></si>"),
    "XLSX: somebody's file": lambda: xlsx(b"", FILE, b"<si><t>&i;</t></si>"),
    "text: no letters": lambda: bytes(range(256)) * 4_000,
}
"""What gives one row, and nothing else."""

READ: dict[str, Callable[[], bytes]] = {
    "PDF: an honest page": page,
    "PDF: tables that lead to themselves": tables_that_lead_to_themselves,
    "DOCX: an honest text": lambda: docx(paragraph("Kế hoạch số 12/KH-UBND".encode())),
    "XLSX: far cells": far_cells,
    "ZIP: ten parts at one place": an_archive_in_itself,
    "HTML: elements in elements": lambda: b"<html><body>" + b"<div>" * 200_000 + "Kế hoạch số 12".encode(),
    "HTML: tables in tables": lambda: (
        b"<html><body>" + b"<table><tr><td>" * 20_000 + "Kế hoạch số 12".encode()
    ),
    "HTML: open comments": lambda: b"<html><body><p>tin</p>" + b"<!-- " * 200_000,
    "HTML: attributes": lambda: (
        b"<html><body><p " + b"".join(b"a%d=1 " % n for n in range(5_000)) + b">tin</p>"
    ),
    "text: brackets": lambda: b"(" * 300_000,
    "text: digits": lambda: b"1" * 300_000,
    "text: one word": lambda: "Căn cứ ".encode() * 10_000,
    "text: numbers": lambda: "số 1/KH-UBND, ".encode() * 3_000,
    "text: no end of a number": lambda: b"12/" * 50_000,
    "text: marks without letters": lambda: b"e" + "\u0301".encode() * 100_000,
    "text: days": lambda: "ngày 1 tháng 1 năm ".encode() * 3_000,
}
"""What may be read or refused, and is soon over."""
RTF_GROUPS = b"{\\rtf1 " + b"{\\b " * 200_000
"""What LibreOffice does not come to the end of."""
