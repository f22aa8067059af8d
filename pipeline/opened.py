"""A file that holds documents, as it is told of: each is read as a document of its own."""

from __future__ import annotations

from dataclasses import dataclass

INSIDE = "!/"
"""Between the address of a ZIP file and that of a document in it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document in a ZIP file."""

    path: str
    """Its address inside, such as `Phụ lục/KH 12.pdf`, or `a.zip!/b.pdf` where that is a ZIP file too."""
    kind: str = ""
    """The kind of failure where its bytes cannot be had; empty where they can."""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What reading a ZIP file gives: documents to be read one by one."""

    members: tuple[Member, ...]

    @property
    def told(self) -> str:
        """What it was, for the operator."""
        return f"a ZIP archive of {len(self.members):,} documents, each read as one of its own"
