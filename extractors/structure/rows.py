"""The facts of a paper's layout, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.evidence import Evidence


class SectionKind(StrEnum):
    """How a section is marked in the text."""

    PART = "part"
    """Phần."""
    CHAPTER = "chapter"
    """Chương."""
    SECTION = "section"
    """Mục."""
    SUBSECTION = "subsection"
    """Tiểu mục."""
    ARTICLE = "article"
    """Điều."""
    CLAUSE = "clause"
    """Khoản: a number right under an article."""
    POINT = "point"
    """Điểm: `a)`, under a clause or under a number of a plan."""
    LETTER = "letter"
    """`A.` of a plan or Party paper."""
    ROMAN = "roman"
    """`I.`"""
    NUMBER = "number"
    """`1.` outside articles."""
    DECIMAL = "decimal"
    """`1.1.`"""
    DASH = "dash"
    PLUS = "plus"
    BULLET = "bullet"
    """A star, a dot or another sign."""
    HEADING = "heading"
    """A line in capitals without a number."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a paper or of its annex: `text[evidence.start:until]`, its subsections included.

    The evidence quotes the section's mark with its heading, or the mark alone where no heading follows.
    """

    kind: SectionKind
    number: str | None
    """As printed, without the signs around it: `II`, `5a`, `1.1`, `đ`; None for dashes and mere headings."""
    heading: str | None
    level: int
    """1 for the outermost sections of the paper or annex."""
    parent: int | None
    """The section that holds it, by its place in `Facts.sections`."""
    annex: int | None
    """The annex that it stands in, by its place in `Facts.annexes`; None for the paper itself."""
    path: str
    """As people cite it: `Điều 5 khoản 2 điểm a`, `II.1.a`, `Phụ lục I, II.1`."""
    until: int
    """The code point after the section's last one."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Annex:
    """What is issued with a paper: a phụ lục, a form, or the regulation that a decision issues."""

    label: str
    """What it calls itself: `Phụ lục`, `Mẫu số`, `Quy chế`."""
    number: str | None
    title: str | None
    clause: str | None
    """The words that attach it, as printed: `(Kèm theo Quyết định số … ngày …)`."""
    attached_to: str | None
    """Number of the instrument that the clause names; `self` where that is this paper."""
    until: int
    """The code point after the annex's last one."""
    evidence: Evidence
    """Its head: label, number and title."""


@dataclass(frozen=True, slots=True)
class Basis:
    """One recital (căn cứ) of a paper, with what it cites."""

    kind: str
    """`basis` (Căn cứ …), `proposal` (Xét đề nghị …, Theo đề nghị …) or `other`."""
    citations: tuple[int, ...]
    """What it names, by place in `Facts.citations`."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that parts a paper: `enacting` (`QUYẾT ĐỊNH:`) or `end` (`./.`)."""

    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of Nơi nhận or Kính gửi."""

    name: str
    """As printed, without its mark; of the filing line what stands behind `Lưu`."""
    purpose: str | None
    """`report`, `act`, `inform`, `direct`, `inspect`, `coordinate`, `publish`, `file`, `same` (`Như trên`),
    `address` for whom Kính gửi names; None where the line says nothing."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Signer:
    """One of those who sign a paper, in the order of the text."""

    name: str | None
    """None where the block holds no name: a draft, or a name that was lost."""
    title: str | None
    """The signer's own office."""
    capacity: str | None
    """The mark nearest above the name: `TM`, `KT`, `TL`, `TUQ`, `Q`; None for a head in person."""
    capacities: tuple[str, ...]
    """Every mark above the name, the first in the text first: `TM`, `KT`."""
    body: str | None
    """For whom: the body behind `TM.`, else the one at which the office is held."""
    evidence: Evidence
