"""The land that each fault has for itself: a made-up province with a programme, and the papers and news about it.

Numbers and days need to differ within a land alone, so that nothing but the fault is there to be found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extractors.facts import Citation, DocKind, Facts, Relation, SelfInstrument
from pipeline.record import Processed
from tests.warehouse_world import citation, own, processed, relation
from warehouse.loading.lexicon import slug

_DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")
_SAID = {
    "implements": "Thực hiện",
    "pursuant_to": "Căn cứ",
    "replaces": "Thay thế",
    "repeals": "Bãi bỏ",
    "amends": "Sửa đổi",
    "cites": "Xem",
}
"""How a text says that one paper stands to another."""

Extra = Callable[[str], Mapping[str, object]]
"""Further facts of a text, by the fields of `Facts`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as it is known beforehand."""

    audit: str
    subject: str
    source: str | None
    """The document that is shown; None where none is."""
    words: str | None
    """The quote that is shown; where no document is, the URI of the instrument."""

    @property
    def key(self) -> str:
        """The key under which the warehouse keeps it."""
        parts = (self.audit, self.subject, self.source, self.words)
        told = "\x1f".join(" ".join(part.split()) for part in parts if part is not None)
        return hashlib.md5(told.encode(), usedforsecurity=False).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault: the documents that hold it, and what the audits are to say of them."""

    documents: tuple[Processed, ...]
    findings: tuple[Finding, ...]
    """The first is what the fault was planted for; others follow from it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An instrument, and the words that name it."""

    number: str
    day: date | None
    type: str
    issuer: str | None
    signer: str | None = field(default=None, kw_only=True)
    title: str | None = field(default=None, kw_only=True)

    @property
    def words(self) -> str:
        """Type and number, with day and issuer where they are told."""
        day = f" ngày {self.day:%d/%m/%Y}" if self.day else ""
        return f"{self.type} số {self.number}{day}" + (f" của {self.issuer}" if self.issuer else "")

    @property
    def iso(self) -> str | None:
        """Its day as facts have it."""
        return self.day.isoformat() if self.day else None

    def cited(self, text: str) -> Citation:
        """The citation of it in a text that holds its words."""
        return citation(text, self.words, self.type, self.number, **self._told())

    def itself(self, text: str, **parts: object) -> SelfInstrument:
        """The instrument of a text that opens with its words."""
        return own(text, self.words, self.type, self.number, **(self._told() | parts))

    def _told(self) -> dict[str, object]:
        return {"issued": self.iso, "issuer": self.issuer, "signer": self.signer, "title": self.title}


@dataclass(frozen=True, slots=True)
class Land:
    """The made-up province of one fault."""

    place: int
    """The fault's number."""
    nth: int = 0
    """Its number among those of its kind."""

    @property
    def name(self) -> str:
        """Its name.

        >>> Land(12).name
        'Đông Hạ Một Hai'
        """
        return "Đông Hạ " + " ".join(_DIGITS[int(digit)] for digit in str(self.place))

    @property
    def slug(self) -> str:
        """Its name in URIs."""
        return slug(self.name)

    @property
    def council(self) -> str:
        """Its people's committee."""
        return f"UBND tỉnh {self.name}"

    @property
    def ground(self) -> Paper:
        """The programme that its plans rest on."""
        return Paper("12-CTr/TU", date(2012, 3, 1), "Chương trình", f"Tỉnh ủy {self.name}")

    def plan(self, number: int, day: date, issuer: str | None = None, signer: str | None = None) -> Paper:
        """A plan of its people's committee, or of a body below it."""
        return Paper(f"{number}/KH-UBND", day, "Kế hoạch", issuer or self.council, signer=signer)

    def decision(self, number: str, day: date) -> Paper:
        """A decision of its people's committee."""
        return Paper(number, day, "Quyết định", self.council)

    def source(self, name: str) -> str:
        """The address of one of its documents."""
        return f"https://dong-ha-{self.place}.test/{name}"

    def root(self) -> Processed:
        """The programme's own text, which rests on nothing."""
        facts = Facts(doc_kind=DocKind.OTHER, itself=self.ground.itself(self.ground.words))
        return processed(self.source("goc"), self.ground.words, facts, published=self.ground.iso)

    def own(
        self,
        name: str,
        paper: Paper,
        *said: tuple[str, Paper],
        lines: str = "",
        extra: Extra | None = None,
        grounded: bool = True,
        itself: Mapping[str, object] | None = None,
        fetched_at: str = "2026-02-01T00:00:00Z",
    ) -> Processed:
        """The own text of `paper`, which says how it stands to others; `grounded` on the programme."""
        named = [("implements", self.ground), *said] if grounded else list(said)
        text = "\n".join([paper.words, *(f"{_SAID[kind]} {other.words}." for kind, other in named), lines])
        facts: dict[str, object] = {
            "doc_kind": DocKind.PLAN,
            "itself": paper.itself(text, **(itself or {})),
            "citations": tuple(other.cited(text) for _, other in named),
            "relations": tuple(_links(text, named)),
        }
        return processed(
            self.source(name),
            text,
            _facts(text, facts, extra),
            published=paper.iso,
            jurisdiction=self.name,
            fetched_at=fetched_at,
        )

    def news(
        self,
        name: str,
        day: date,
        *named: Paper,
        told: tuple[str, Paper] | None = None,
        about: str | None = None,
        lines: str = "",
        extra: Extra | None = None,
    ) -> Processed:
        """An article that names papers; `told` is how the first of them stands to one more."""
        text = "\n".join([f"Tin {name} của {self.name}", *(f"Theo {one.words}." for one in named), lines])
        citations = [one.cited(text) for one in named]
        relations: tuple[Relation, ...] = ()
        if told:
            kind, other = told
            words = f"{_SAID[kind]} {other.words}"
            text += f"\n{words}."
            citations = [one.cited(text) for one in (*named, other)]
            relations = (relation(text, words, 0, kind, len(named), reported=True),)
        facts: dict[str, object] = {
            "doc_kind": DocKind.NEWS,
            "citations": tuple(citations),
            "relations": relations,
            "about": about,
        }
        made = _facts(text, facts, extra)
        return processed(self.source(name), text, made, published=day.isoformat(), jurisdiction=self.name)

    def shown(self, audit: str, name: str, subject: str | Paper, words: str | Paper) -> Finding:
        """A finding in the document of that name."""
        return Finding(
            audit,
            subject.number if isinstance(subject, Paper) else subject,
            self.source(name),
            words.words if isinstance(words, Paper) else words,
        )


def _links(text: str, named: list[tuple[str, Paper]]) -> list[Relation]:
    return [
        relation(text, f"{_SAID[kind]} {other.words}", None, kind, at)
        for at, (kind, other) in enumerate(named)
        if kind != "cites"
    ]


def _facts(text: str, facts: Mapping[str, object], extra: Extra | None) -> Facts:
    return Facts(**{**facts, **(extra(text) if extra else {})})  # type: ignore[arg-type]
