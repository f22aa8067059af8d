"""What earlier readings of the archive's files have left: slow programs run once for the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pipeline.ocr.store import WordStore
from pipeline.office.store import OfficeStore


@dataclass(frozen=True, slots=True)
class Kept:
    """Caches beside the archive; each may be deleted at any time."""

    words: WordStore
    """Words of scanned pages."""
    office: OfficeStore
    """Old and foreign office files as DOCX and XLSX."""

    @classmethod
    def beside(cls, archive: Path) -> Self:
        """The caches beside the archive's folder."""
        return cls(WordStore(archive.parent / "ocr"), OfficeStore(archive.parent / "office"))
