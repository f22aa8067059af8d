"""Which code, lexicon and models gave a fact: one short string, recorded with every document."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

_FOLDERS = ("extractors", "corpora", "pipeline/parse", "pipeline/ocr", "pipeline/office")
_SUFFIXES = {".py", ".tsv", ".cfg"}
_MODEL = "model"
"""The folder of the named-entity model, whose files are read whatever their suffix."""
_LIBRARIES = (
    "underthesea",
    "spacy",
    "trafilatura",
    "dateparser",
    "pypdfium2",
    "pdfplumber",
    "lxml",
    "openpyxl",
    "pillow",
)
_APART = {"demo", "gold", "sentences", "sources"}


@cache
def code_version() -> str:
    """Twelve hexadecimal digits over the extractors, parsers, lexicon and the libraries that read text.

    Another version may give other facts from the same bytes; the same version always gives the same.
    """
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            parts = set(path.relative_to(root).parts)
            counts = path.suffix in _SUFFIXES or (_MODEL in parts and path.is_file())
            if counts and not _APART & parts:
                digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        digest.update(f"{library}=={metadata.version(library)}\n".encode())
    return digest.hexdigest()[:12]
