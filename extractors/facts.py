"""The facts of one document, as frozen values; `contract.py` turns them into JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractors.assignments.facts import Assignment
from extractors.evidence import Confidence, Evidence, Span
from extractors.scanned.facts import Mend
from extractors.structure.rows import Annex, Basis, Landmark, Recipient, Section, Signer

__all__ = ["Confidence", "Evidence", "Span"]
"""What facts are told with, for those who import facts; they are at home in `evidence.py`."""


class RelationType(StrEnum):
    """How one instrument stands to another; the words are those of the acceptance contract."""

    PURSUANT_TO = "pursuant_to"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"
    ISSUED_WITH = "issued_with"
    REVIEWS = "reviews"
    ACCORDING_TO = "according_to"
    CORRECTS = "corrects"
    CONSOLIDATES = "consolidates"
    CITES = "cites"


class DocKind(StrEnum):
    """What a document is, coarsely."""

    PLAN = "plan"
    DECISION = "decision"
    DIRECTIVE = "directive"
    RESOLUTION = "resolution"
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Citation:
    """A distinct instrument named in the text: by number, by a short form, or, for laws, by name and year."""

    type: str | None
    """The Vietnamese type word, such as `Kế hoạch`."""
    number: str | None
    """The printed number with one kind of hyphen and no spaces, TW for TƯ, Đ for its look-alikes."""
    issued: str | None
    """ISO day, only where the text names day, month and year."""
    issuer: str | None
    """The body named with the number, as printed; never filled from a registry."""
    evidence: Evidence
    signer: str | None = None
    name: str | None = None
    """For laws and codes cited by name: `Luật Thi đua, khen thưởng`."""
    year: int | None = None
    short: bool = False
    """Only a short form stands in the text, such as `Chương trình 06`."""
    title: str | None = None
    """What the text says the instrument is about (trích yếu), where it follows the citation."""


@dataclass(frozen=True, slots=True)
class SelfInstrument:
    """The instrument that the document itself is."""

    number: str | None
    type: str | None
    issued: str | None
    issuer: str | None
    signer: str | None
    evidence: Evidence
    parent: str | None = None
    """The body above the issuer, where the header names one."""
    title: str | None = None
    """The trích yếu."""
    place: str | None = None
    """The place that stands before the day in the header."""
    signer_title: str | None = None
    """The signer's own office, as the signature block has it."""
    capacity: str | None = None
    """In whose stead the signer signs: `TM` (for the body), `KT` (for the head), `TL` (by order), `TUQ` (by
    delegation), `Q` (acting); None for a head in person.  Nghị định 30/2020/NĐ-CP, annex I."""
    recipients: tuple[str, ...] = ()
    """The lines of `Nơi nhận`, without marks, `Như trên` and the filing line."""
    effective: str | None = None
    """ISO day of effect, where an effect clause states it."""
    doubtful: tuple[str, ...] = ()
    """Of a scan: the fields (`number`, `issued`) that OCR was unsure of, and no other words confirm."""
    mends: tuple[Mend, ...] = ()
    """Of a scan: what was mended or confirmed, with the evidence."""

    @property
    def consolidates(self) -> bool:
        """Whether it is a văn bản hợp nhất, by its number: `11/VBHN-BTC`."""
        return "/VBHN" in (self.number or "")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: the document itself, or a citation by its place in `Facts.citations`."""

    citation: int | None
    """None: this document."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed edge between two instruments, with the words that say so."""

    source: End
    type: RelationType
    target: End
    cue: str
    """The words that told the type, as printed; empty for a plain citation."""
    evidence: Evidence
    reported: bool = False
    """True where another text reports the edge, false where the instrument's own text states it."""
    partial: bool = False
    """Only provisions of the target are meant: `bãi bỏ khoản 2 Điều 5 của …`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A short form or anaphor for an instrument: `Kế hoạch này`, `Nghị quyết nêu trên`, `Nghị quyết 57`.

    Resolved where hard rules leave one candidate; else open, with the reason.
    """

    to: End | None
    """What is meant; None where the text does not settle it."""
    form: str
    """`this`, `above`, `short`, `alias`, `bare`."""
    reason: str | None
    """Why it stays open, in words; None where it is resolved."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A provision named in the text, and the instrument that it belongs to."""

    to: End | None
    """None where the text does not settle whose provision it is."""
    article: str | None
    """Điều, as printed: `5`, `12a`."""
    clause: str | None
    """Khoản."""
    point: str | None
    """Điểm."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DateFact:
    """A day named in full."""

    date: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DateMention:
    """A partial, relative or impossible date: kept as printed, with what can be said of it."""

    printed: str
    kind: str
    """`day_month`, `month_year`, `quarter`, `relative`, `impossible`, …"""
    date: str | None
    """ISO day or month where the publication day settles it, else None."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which something is to be done."""

    by: str | None
    """ISO day, `YYYY-MM`, `YYYY-Qn` or `YYYY`; None where it recurs or names no year."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Period:
    """A term or planning period in years."""

    first: int
    last: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The nth year of an event."""

    nth: int
    event: str
    base: str | None
    """ISO day commemorated: as printed, else from the registry."""
    on: str | None
    """ISO day of this year's commemoration, only as printed."""
    evidence: Evidence
    registry: str | None = None
    """The event's id in the registry, where it is known."""
    base_from: str = "text"
    """`text` or `registry`."""
    flags: tuple[str, ...] = ()
    """What does not add up: `arithmetic`, `registry_day`."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """A khối or cụm thi đua in one year."""

    name: str
    year: int | None
    leader: str | None
    deputies: tuple[str, ...]
    members: tuple[str, ...]
    evidence: Evidence
    stated_count: int | None = None
    """How many members the text says there are."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the text, without honorifics."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Role:
    """One office of one person at one organisation."""

    person: str
    title: str
    org: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Named:
    """Something known by its name: a phong trào thi đua, a cuộc vận động, a theme, a form of commendation."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable aim that a plan sets."""

    value: str
    """The amount with its unit, as printed: `95%`, `12.000 tỷ đồng`."""
    by: str | None
    """The year by which it is to be reached, where the sentence names one."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rejected:
    """A stretch of text that looked like a fact and was judged not to be one."""

    kind: str
    reason: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the extractors say of one document."""

    doc_kind: DocKind = DocKind.OTHER
    itself: SelfInstrument | None = None
    about: str | None = None
    """For news: the number of the instrument reported on."""
    citations: tuple[Citation, ...] = ()
    relations: tuple[Relation, ...] = ()
    dates: tuple[DateFact, ...] = ()
    date_mentions: tuple[DateMention, ...] = ()
    periods: tuple[Period, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    blocs: tuple[Bloc, ...] = ()
    people: tuple[Person, ...] = ()
    roles: tuple[Role, ...] = ()
    movements: tuple[Named, ...] = ()
    campaigns: tuple[Named, ...] = ()
    themes: tuple[Named, ...] = ()
    """The chủ đề or phương châm of a year, plan or congress."""
    awards: tuple[Named, ...] = ()
    """Titles and forms of commendation (danh hiệu, hình thức khen thưởng)."""
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    pinpoints: tuple[Pinpoint, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    bases: tuple[Basis, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signers: tuple[Signer, ...] = ()
    rejected: tuple[Rejected, ...] = field(default=())
