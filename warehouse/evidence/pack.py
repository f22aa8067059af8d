"""A pack as a ZIP file: pages, texts, archived bytes, and the check, each under its hash in SHA256SUMS."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import datetime
from functools import partial
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from extractors.version import code_version
from pipeline.whole_files import write_whole
from warehouse.evidence.gather import Evidence, Quote, Source
from warehouse.explorer.languages import speaker
from warehouse.page_images import PageError, PageImages

_ENDINGS = {"html": "html", "text": "txt", "pdf": "pdf", "image": "bin"}
_FOLDER = "bang-chung"
"""The folder inside the ZIP file: `chứng cứ`, evidence."""


def write_pack(evidence: Evidence, out: Path, made_at: datetime) -> int:
    """Write the pack to `out`, beside and renamed; its size in bytes."""
    data = packed(evidence, made_at)
    write_whole(out, data)
    return len(data)


def packed(evidence: Evidence, made_at: datetime) -> bytes:
    """The pack as a ZIP file.  The same evidence at the same instant gives the same bytes."""
    files = _files(evidence, made_at)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = sums.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{_FOLDER}/{name}", made_at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def archived_name(source: Source) -> str:
    """Where the archived bytes of `source` lie in the pack."""
    return f"archive/{source.sha256}.{_ENDINGS.get(source.format, source.format)}"


def _files(evidence: Evidence, made_at: datetime) -> dict[str, bytes]:
    template = _environment().get_template
    pictures = _pictures(evidence)
    common = {
        "answer": evidence.answer,
        "evidence": evidence,
        "made_at": made_at,
        "tool": _tool(),
        "pictures": {name: name for name in pictures},
        "archived_name": archived_name,
    }
    files = {
        "index.html": template("index.html").render(common).encode(),
        "evidence.json": (
            json.dumps(_as_json(evidence, made_at), ensure_ascii=False, indent=1) + "\n"
        ).encode(),
        "check.py": resources.files("warehouse.evidence").joinpath("check.py").read_bytes(),
        "README.txt": template("README.txt").render(common).encode(),
        **pictures,
    }
    for source in evidence.sources:
        page = template("source.html").render(source=source, pieces=_pieces(source), **common)
        files[f"sources/{source.number}.html"] = page.encode()
        files[f"texts/{source.number}.txt"] = source.text.encode()
        if source.data is not None:
            files[archived_name(source)] = source.data
    records = b"".join({s.sha256: s.record for s in evidence.sources if s.record}.values())
    if records:
        files["archive/records.warc.gz"] = records
    return files


def _pictures(evidence: Evidence) -> dict[str, bytes]:
    """Pages of PDF files that hold a quote, with its blocks framed."""
    found, images = {}, PageImages()
    try:
        for source in evidence.sources:
            if source.format != "pdf" or source.data is None:
                continue
            for number in sorted({quote.page for quote in source.quotes if quote.page}):
                boxes = tuple(box for quote in source.quotes if quote.page == number for box in quote.boxes)
                try:
                    picture = images.draw(source.sha256, source.data, number, boxes)
                except PageError:
                    continue
                found[picture_name(source, number)] = picture
    finally:
        images.close()
    return found


def picture_name(source: Source, page: int) -> str:
    """Where the picture of a page lies in the pack."""
    return f"sources/{source.number}-{page}.png"


def _pieces(source: Source) -> list[tuple[str, Quote | None]]:
    """The text cut where quotes begin and end; quotes that overlap are one piece, that of the first."""
    pieces: list[tuple[str, Quote | None]] = []
    at = 0
    for quote in source.quotes:
        if quote.start < at:
            continue
        pieces += [(source.text[at : quote.start], None), (source.text[quote.start : quote.end], quote)]
        at = quote.end
    return [*pieces, (source.text[at:], None)]


def _as_json(evidence: Evidence, made_at: datetime) -> dict[str, Any]:
    return {
        "made_at": made_at.isoformat(timespec="seconds"),
        "known_at": evidence.known_at and evidence.known_at.isoformat(),
        "tool": _tool(),
        **evidence.answer.as_json(),
        "sources": [
            {
                "number": source.number,
                "address": source.address,
                "title": source.title,
                "publisher": source.publisher,
                "published": source.published,
                "format": source.format,
                "fetched_at": source.fetched_at,
                "status": source.status,
                "media_type": source.media_type,
                "sha256": source.sha256,
                "archived": archived_name(source) if source.data is not None else None,
                "text": f"texts/{source.number}.txt",
                "code_version": source.code_version,
                "quotes": [
                    {"start": quote.start, "end": quote.end, "quote": quote.words, "page": quote.page}
                    for quote in source.quotes
                ],
            }
            for source in evidence.sources
        ],
    }


def _tool() -> dict[str, str]:
    return {"name": "danchieu", "version": metadata.version("danchieu"), "code_version": code_version()}


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("warehouse.evidence"),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["picture_name"] = picture_name
    made.globals["relation"] = partial(speaker("vi"), "relation")
    return made
