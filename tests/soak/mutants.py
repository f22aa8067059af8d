"""Damaged files: the demo's own and others, cut, spliced, overwritten and stuffed, each told by its seed alone."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

from openpyxl import Workbook
from PIL import Image, ImageDraw

from corpora.demo import SITE
from pipeline.parse import UnreadableError, parse
from tests.makers.offices import compound, word_stream

ODD = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", "\u00a0".encode(), "e\u0301".encode(), "\u202e".encode(), b"<", b">", b"&",
    b"&#0;", b"&#xD800;", b"&nbsp", b"<table><tr><td>", b"</div></div>", b"<script>", b"<!--", b"]]>", b"<p>", b"\r", b"\n\n",
    "Kế hoạch số 12/KH-UBND ngày 31/02/2024".encode(), b"(" * 40, "“".encode(), "ngày 0/0/0000".encode(),
    "Khối thi đua ".encode() * 6, b"9" * 30, "Căn cứ ".encode(), "số ".encode() * 20, "ĐỒNG CHÍ ".encode(),
    b"1 0 obj", b"endobj", b"stream\n", b"/Length 99999999", b"%%EOF", b"xref\n", b"-1", b"0000000000", b"Tj", b"<< /Kids [",
]  # fmt: skip
"""Pieces that parsers stumble over."""
LARGEST = 400_000
"""Bytes of a mutant at most: size is tried elsewhere."""


RTF = (
    rb"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0 Times New Roman;}}\b C\'f4ng v\u259?n s\u7889? 12/UBND-NC\b0\par "
    rb"Ng\u224?y 05/01/2024{\*\generator x;}\trowd\cellx100\intbl a\cell b\cell\row\par }"
)


@cache
def originals(suffix: str, most: int = 1_000) -> list[bytes]:
    """Sound files of a kind in a fixed order, the `most` smallest of them."""
    made = _MADE.get(suffix)
    return sorted(made() if made else _of_demo(suffix), key=len)[:most]


def _of_demo(suffix: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(Path(SITE).rglob(f"*{suffix}"))]


@cache
def _texts() -> list[bytes]:
    """The demo's documents as plain text: the site itself holds none."""
    found = []
    for data in _of_demo(".html"):
        with suppress(UnreadableError):
            found.append(parse(data, "page.html").text.encode())
    return found


def _workbooks() -> list[bytes]:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"))
    for number in range(1, 9):
        sheet.append(
            (number, f"Thực hiện Kế hoạch số {number}/KH-UBND", "Sở Nội vụ", f"ngày {number}/01/2024")
        )
    sheet.merge_cells("B3:C4")
    book.create_sheet("Phụ lục 2")["A1"] = "PHỤ LỤC"
    book.save(out)
    return [out.getvalue()]


def _archives() -> list[bytes]:
    texts, pages = _texts(), _of_demo(".html")
    inner = packed({"c/a.txt": texts[0], "b.html": pages[0]})
    return [
        packed({"Kế hoạch.txt": texts[1], "a.txt": texts[2]}),
        packed({"a.zip": inner, "b.txt": texts[3]}),
    ]


def _pictures(form: str) -> list[bytes]:
    image, out = Image.new("RGB", (300, 200), "white"), io.BytesIO()
    ImageDraw.Draw(image).text((20, 20), "KE HOACH", fill="black")
    image.save(out, form)
    return [out.getvalue()]


_MADE: dict[str, Callable[[], list[bytes]]] = {
    ".txt": _texts,
    ".xlsx": _workbooks,
    ".zip": _archives,
    ".png": lambda: _pictures("PNG"),
    ".jpg": lambda: _pictures("JPEG"),
    ".tif": lambda: _pictures("TIFF"),
    ".rtf": lambda: [RTF],
    ".doc": lambda: [compound({"WordDocument": word_stream(), "1Table": bytes(400)})],
}


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def mutant(suffix: str, seed: int, files: list[bytes]) -> bytes:
    """The damaged file of a seed; a container is mostly damaged inside, so that it can be opened."""
    random = Random(f"{suffix} {seed}")
    data = random.choice(files)
    if suffix in _MAIN and random.random() < 0.8:
        return _inside(data, random, _MAIN[suffix])
    return _damaged(data, files, random)


def _damaged(data: bytes, files: list[bytes], random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 4, 8, 24))):
        data = random.choice(WAYS)(data, files, random)[:LARGEST]
    return data


_MAIN = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml", ".zip": "a.txt"}
"""The part that is damaged most often."""


def _inside(data: bytes, random: Random, main: str) -> bytes:
    """A container whose parts are damaged, so that the damage reaches the reader of the parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        struck = {main} if main in names and random.random() < 0.8 else {random.choice(names)}
        damage = _reworded if random.random() < 0.7 else _damaged
        for name in names:
            part = source.read(name)
            target.writestr(name, damage(part, [part], random) if name in struck else part)
    return out.getvalue()


def _reworded(data: bytes, _: list[bytes], random: Random) -> bytes:
    """XML that stays well formed: words between its tags are changed, whole elements doubled or left out."""
    for _round in range(random.choice((1, 3, 10, 40))):
        pieces = list(
            re.finditer(
                rb"<w:(p|tr|r|tc)[ >](?:(?!<w:\1[ >]).)*?</w:\1>|(?<=>)[^<>]+(?=</w:t>)", data, re.DOTALL
            )
        )
        if not pieces:
            break
        piece = random.choice(pieces)
        words = html.escape(random.choice(ODD).decode("utf-8", "replace")).replace("\x00", "").encode()
        element = piece[0].startswith(b"<")
        data = (
            data[: piece.start()]
            + (piece[0] * random.choice((0, 2, 2, 9)) if element else words)
            + data[piece.end() :]
        )
    return data


def _place(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 8, 60, 500, 4000)))


def _overwritten(data: bytes, _: list[bytes], random: Random) -> bytes:
    start, end = _place(data, random)
    return data[:start] + random.randbytes(min(end - start, 16)) + data[end:]


def _cut(data: bytes, _: list[bytes], random: Random) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _doubled(data: bytes, _: list[bytes], random: Random) -> bytes:
    start, end = _place(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 3, 20)) + data[end:]


def _stuffed(data: bytes, _: list[bytes], random: Random) -> bytes:
    start, _end = _place(data, random)
    return data[:start] + random.choice(ODD) * random.choice((1, 1, 1, 5, 60)) + data[start:]


def _spliced(data: bytes, files: list[bytes], random: Random) -> bytes:
    other = random.choice(files)
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _moved(data: bytes, _: list[bytes], random: Random) -> bytes:
    start, end = _place(data, random)
    rest = data[:start] + data[end:]
    to = random.randrange(len(rest) + 1)
    return rest[:to] + data[start:end] + rest[to:]


def _truncated(data: bytes, _: list[bytes], random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)] if random.random() < 0.3 else data


WAYS = (_overwritten, _cut, _doubled, _stuffed, _stuffed, _spliced, _moved, _truncated)
