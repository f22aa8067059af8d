"""Processed documents as rows of the warehouse's tables.

The order of the values in each tuple is the order of the columns in `schema/`; `Batch.tables` holds one list
of rows a table.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from extractors.document import Document, Zone
from extractors.facts import Evidence, Facts
from extractors.signature import signature
from pipeline.record import Processed
from warehouse.loading.assignment_rows import ASSIGNMENT_TABLES, assignment_rows
from warehouse.loading.layout_rows import LAYOUT_TABLES, layout_rows
from warehouse.loading.scan_rows import SCAN_TABLES, scan_rows
from warehouse.loading.signature_rows import SIGNATURE_TABLES, signature_rows

Row = tuple[Any, ...]

FACT_TABLES = (
    "fact_blocks",
    "fact_furniture",
    "fact_citations",
    "fact_self",
    "fact_relations",
    "fact_dates",
    "fact_date_mentions",
    "fact_periods",
    "fact_anniversaries",
    "fact_blocs",
    "fact_bloc_members",
    "fact_people",
    "fact_roles",
    "fact_named",
    "fact_targets",
    "fact_deadlines",
    "fact_pointers",
    "fact_pinpoints",
    *LAYOUT_TABLES,
    *ASSIGNMENT_TABLES,
    *SCAN_TABLES,
    *SIGNATURE_TABLES,
    "fact_rejected",
    "fact_spans",
    "document_signatures",
)

SELF = -1
"""The ordinal that stands for the document itself among its citations."""


def key(*parts: str) -> int:
    """A 63-bit key that depends on its parts alone; positive, so that it fits a BIGINT.

    With ten million keys the chance of any collision is below one in a hundred thousand.
    """
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def content_hash(processed: Processed) -> str:
    """SHA-256 of what a version says: text, title, publication day and bylines.

    Menus, counters and a page's clock change its bytes every night; they make no new version.
    """
    document = processed.document
    bylines = "\x1e".join(byline.name for byline in document.bylines)
    parts = (document.title or "", document.published or "", bylines, document.text)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(slots=True)
class Item:
    """One processed document with its keys."""

    processed: Processed
    document_id: int
    version_id: int
    content: str

    @classmethod
    def of(cls, processed: Processed) -> Item:
        """`processed` with keys made from its source and content."""
        url, content = processed.record.url, content_hash(processed)
        return cls(processed, key("document", url), key("version", url, content), content)


@dataclass(slots=True)
class Batch:
    """Rows on their way to the warehouse, a list a table."""

    tables: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def count(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.tables.values()))

    def add_facts(self, item: Item) -> None:
        """Everything that hangs on a version: blocks, furniture and all facts."""
        version, document = item.version_id, item.processed.document
        self.tables["fact_blocks"] += [
            (version, n, b.zone.value, b.start, b.end, b.origin.path, b.origin.page, b.origin.box)
            for n, b in enumerate(document.blocks)
        ]
        self.tables["fact_furniture"] += [
            (version, n, f.reason, f.origin.path, f.text) for n, f in enumerate(document.furniture)
        ]
        self.tables["fact_spans"] += [
            (version, "byline", n, 0, b.start, b.end)
            for n, b in enumerate(document.bylines)
            if b.start is not None
        ]
        self._add_signature(version, document)
        self._add_instruments(version, item.processed.facts)
        self._add_times(version, item.processed.facts)
        self._add_blocs(version, item.processed.facts)
        self._add_people(version, item.processed.facts)
        self._add_named(version, item.processed.facts)
        self._add_aims(version, item.processed.facts)
        self._add_pointers(version, item.processed.facts)
        for table, rows in scan_rows(version, document, item.processed.facts).items():
            self.tables[table] += rows
        for table, rows in signature_rows(version, document).items():
            self.tables[table] += rows
        for table, rows in layout_rows(version, item.processed.facts).items():
            self.tables[table] += rows
        for table, rows in assignment_rows(version, document, item.processed.facts).items():
            self.tables[table] += rows
        self._add_spans(version, "assignment", (row.evidence for row in item.processed.facts.assignments))
        self.tables["fact_rejected"] += [
            (version, n, r.kind, r.reason, r.quote, r.start, r.end)
            for n, r in enumerate(item.processed.facts.rejected)
        ]

    def _add_signature(self, version: int, document: Document) -> None:
        # When a page was put up, by whom and how often it was read differ from copy to copy.
        blocks = (block for block in document.blocks if block.zone not in (Zone.STAMP, Zone.BYLINE))
        said = signature("\n".join(document.text[block.start : block.end] for block in blocks))
        told = (said.text_hash, said.words, said.shingles)
        self.tables["document_signatures"].append((version, *told, said.minhash, said.contexts, said.marks))

    def _add_instruments(self, version: int, facts: Facts) -> None:
        own = facts.itself
        if own is not None:
            parts = (own.type, own.number, own.issued, own.issuer, own.signer, own.parent, own.title)
            closing = (own.place, own.signer_title, own.capacity, own.recipients, own.effective)
            self.tables["fact_self"].append((version, *parts, *closing, *_evidence(own.evidence)))
            self._add_spans(version, "self", [own.evidence])
        self.tables["fact_citations"] += [
            (
                version,
                n,
                c.type,
                c.number,
                c.issued,
                c.issuer,
                c.signer,
                c.name,
                c.year,
                c.short,
                c.title,
                *_evidence(c.evidence),
            )
            for n, c in enumerate(facts.citations)
        ]
        self._add_spans(version, "citation", (c.evidence for c in facts.citations))
        self.tables["fact_relations"] += [
            (
                version,
                n,
                _end(r.source.citation),
                r.type.value,
                _end(r.target.citation),
                r.cue,
                r.reported,
                r.partial,
                *_evidence(r.evidence),
            )
            for n, r in enumerate(facts.relations)
        ]
        self._add_spans(version, "relation", (r.evidence for r in facts.relations))

    def _add_times(self, version: int, facts: Facts) -> None:
        self.tables["fact_dates"] += [
            (version, n, d.date, *_evidence(d.evidence)) for n, d in enumerate(facts.dates)
        ]
        self.tables["fact_date_mentions"] += [
            (version, n, d.printed, d.kind, d.date, *_evidence(d.evidence))
            for n, d in enumerate(facts.date_mentions)
        ]
        self.tables["fact_periods"] += [
            (version, n, p.first, p.last, *_evidence(p.evidence)) for n, p in enumerate(facts.periods)
        ]
        self.tables["fact_anniversaries"] += [
            (
                version,
                n,
                a.nth,
                a.event,
                a.base,
                a.on,
                a.registry,
                a.base_from,
                a.flags,
                *_evidence(a.evidence),
            )
            for n, a in enumerate(facts.anniversaries)
        ]
        self._add_spans(version, "date", (d.evidence for d in facts.dates))
        self._add_spans(version, "date_mention", (d.evidence for d in facts.date_mentions))
        self._add_spans(version, "period", (p.evidence for p in facts.periods))
        self._add_spans(version, "anniversary", (a.evidence for a in facts.anniversaries))

    def _add_blocs(self, version: int, facts: Facts) -> None:
        for n, bloc in enumerate(facts.blocs):
            self.tables["fact_blocs"].append(
                (version, n, bloc.name, bloc.year, bloc.stated_count, *_evidence(bloc.evidence))
            )
            members = [("leader", bloc.leader)] if bloc.leader else []
            members += [("deputy", name) for name in bloc.deputies]
            members += [("member", name) for name in bloc.members]
            self.tables["fact_bloc_members"] += [
                (version, n, place, role, name) for place, (role, name) in enumerate(members)
            ]
        self._add_spans(version, "bloc", (b.evidence for b in facts.blocs))

    def _add_people(self, version: int, facts: Facts) -> None:
        self.tables["fact_people"] += [
            (version, n, p.name, *_evidence(p.evidence)) for n, p in enumerate(facts.people)
        ]
        self.tables["fact_roles"] += [
            (version, n, r.person, r.title, r.org, *_evidence(r.evidence)) for n, r in enumerate(facts.roles)
        ]
        self._add_spans(version, "person", (p.evidence for p in facts.people))
        self._add_spans(version, "role", (r.evidence for r in facts.roles))

    def _add_named(self, version: int, facts: Facts) -> None:
        kinds = (
            ("movement", facts.movements),
            ("campaign", facts.campaigns),
            ("theme", facts.themes),
            ("award", facts.awards),
        )
        named = [(kind, row) for kind, rows in kinds for row in rows]
        self.tables["fact_named"] += [
            (version, n, kind, row.name, *_evidence(row.evidence)) for n, (kind, row) in enumerate(named)
        ]
        self._add_spans(version, "named", (row.evidence for _, row in named))

    def _add_aims(self, version: int, facts: Facts) -> None:
        self.tables["fact_targets"] += [
            (version, n, row.value, row.by, *_evidence(row.evidence)) for n, row in enumerate(facts.targets)
        ]
        self.tables["fact_deadlines"] += [
            (version, n, row.by, *_evidence(row.evidence)) for n, row in enumerate(facts.deadlines)
        ]
        self._add_spans(version, "target", (row.evidence for row in facts.targets))
        self._add_spans(version, "deadline", (row.evidence for row in facts.deadlines))

    def _add_pointers(self, version: int, facts: Facts) -> None:
        self.tables["fact_pointers"] += [
            (version, n, row.to and _end(row.to.citation), row.form, row.reason, *_evidence(row.evidence))
            for n, row in enumerate(facts.mentions)
        ]
        self.tables["fact_pinpoints"] += [
            (
                version,
                n,
                row.to and _end(row.to.citation),
                row.article,
                row.clause,
                row.point,
                *_evidence(row.evidence),
            )
            for n, row in enumerate(facts.pinpoints)
        ]
        self._add_spans(version, "pointer", (row.evidence for row in facts.mentions))
        self._add_spans(version, "pinpoint", (row.evidence for row in facts.pinpoints))

    def _add_spans(self, version: int, kind: str, evidence: Iterable[Evidence]) -> None:
        rows = self.tables["fact_spans"]
        for ordinal, found in enumerate(evidence):
            if found.spans:
                rows += [(version, kind, ordinal, n, s.start, s.end) for n, s in enumerate(found.spans)]
            else:
                rows.append((version, kind, ordinal, 0, found.start, found.end))


def _evidence(found: Evidence) -> Row:
    return found.quote, found.start, found.end, found.rule, found.confidence.value


def _end(citation: int | None) -> int:
    return SELF if citation is None else citation
