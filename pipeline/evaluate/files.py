"""Heads of real files: what a careful reader sees on the page, and what the extractors make of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.tables import read_table
from extractors.document import Context
from extractors.extract import extract
from extractors.facts import Confidence, SelfInstrument
from extractors.folding import fold
from extractors.kit import Kit
from pipeline.evaluate.names import same_name, same_number
from pipeline.parse import UnreadableError, parse
from pipeline.parse.kept import Kept

NAME = "files"
FIELDS = ("number", "type", "issued", "issuer", "signer")
"""A file counts as right where all of these are."""
NOTHING = "-"
"""The reading that a paper states nothing, where another is as good."""
_HELD_OUT_OF = 3


@dataclass(frozen=True, slots=True)
class FileHead:
    """The head of one real file as its page shows it; no reading where the paper states nothing."""

    file: str
    """Its path under the folder of files."""
    family: str
    """`law`, `decree`, `circular`, `decision`, …"""
    form: str
    """`text` and `scan` for PDF, `doc`, `html` and `rtf` for what bears a Word name."""
    number: tuple[str, ...]
    type: tuple[str, ...]
    issued: tuple[str, ...]
    issuer: tuple[str, ...]
    signer: tuple[str, ...]
    capacity: tuple[str, ...]
    note: str

    @property
    def held(self) -> bool:
        """Whether it is one of the third that is looked at only as figures, told by its name."""
        return hashlib.sha256(Path(self.file).name.encode()).digest()[0] % _HELD_OUT_OF == 0


@dataclass(frozen=True, slots=True)
class FieldOutcome:
    """One field of one file, and what became of it."""

    field: str
    verdict: str
    """`right`; `doubtful`: not right, and marked as doubtful; `missing`; `wrong`: stated with confidence."""
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What the extractors made of one file."""

    head: FileHead
    fields: tuple[FieldOutcome, ...]
    unread: str = ""
    """Why the file could not be read; empty where it was."""

    @property
    def right(self) -> bool:
        """Whether every field is right."""
        return all(field.verdict == "right" for field in self.fields)


def load_file_heads(folder: Path) -> tuple[FileHead, ...]:
    """The heads noted in `folder`/files.tsv.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table(NAME, FileHead, folder)


def judge_files(
    heads: Iterable[FileHead], files: Path, kit: Kit, kept: Kept | None = None
) -> Iterator[FileOutcome]:
    """Read each file that lies under `files` and hold it against its head; files that do not are left out.

    `kept` spares OCR and LibreOffice what they did the last time.
    """
    for head in heads:
        path = files / head.file
        if not path.is_file():
            continue
        try:
            document = parse(path.read_bytes(), str(path), kept=kept)
        except UnreadableError as refusal:
            yield FileOutcome(head, tuple(judge(head, None)), str(refusal))
        else:
            itself = extract(document, Context(str(path)), kit).itself
            yield FileOutcome(head, tuple(judge(head, itself)))


def judge(head: FileHead, itself: SelfInstrument | None) -> Iterator[FieldOutcome]:
    """What became of each field."""
    doubts = frozenset(itself.doubtful if itself else ())
    all_doubtful = itself is not None and not doubts and itself.evidence.confidence is Confidence.DOUBTFUL
    for name in FIELDS:
        readings: tuple[str, ...] = getattr(head, name)
        found: str | None = getattr(itself, name) if itself else None
        verdict = _verdict(readings, found, _SAME[name])
        if (all_doubtful or name in doubts) and verdict in ("missing", "wrong"):
            verdict = "doubtful"
        yield FieldOutcome(name, verdict, " | ".join(readings), found or "")


def _verdict(readings: Sequence[str], found: str | None, same: Callable[[str, str], bool]) -> str:
    if found is None:
        return "right" if not readings or NOTHING in readings else "missing"
    return "right" if any(same(reading, found) for reading in readings) else "wrong"


def _same_body(gold: str, found: str) -> bool:
    """Neither says more than the other."""
    return same_name(gold, found) and same_name(found, gold)


def _same_words(gold: str, found: str) -> bool:
    return fold(gold) == fold(found)


def _equal(gold: str, found: str) -> bool:
    return gold == found


_SAME: dict[str, Callable[[str, str], bool]] = {
    "number": same_number,
    "type": _same_words,
    "issued": _equal,
    "issuer": _same_body,
    "signer": _same_words,
}
