"""The facts of one document as JSON, the output contract of `danchieu extract`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from extractors.assignments.contract import assignment_json
from extractors.document import Byline, Document
from extractors.evidence_json import evidence_json
from extractors.facts import (
    Anniversary,
    Bloc,
    Citation,
    DateMention,
    Deadline,
    End,
    Facts,
    Mention,
    Named,
    Period,
    Person,
    Pinpoint,
    Rejected,
    Relation,
    Role,
    SelfInstrument,
    Target,
)
from extractors.scanned.contract import mends_json, reading_json
from extractors.signing.contract import signatures_json
from extractors.structure.contract import layout_json

Json = dict[str, Any]


def source_id(source: str) -> str:
    """The stem of a file or URL.

    >>> source_id("../pages/000_ab.txt"), source_id("http://x.test/tin/ke-hoach-282.html?p=1")
    ('000_ab', 'ke-hoach-282')
    """
    if "://" not in source:
        return PurePosixPath(source).stem
    parts = urlsplit(source)
    return PurePosixPath(parts.path.rstrip("/")).stem or parts.netloc


def to_json(source: str, document: Document, facts: Facts, *, rejected: bool = False) -> Json:
    """One JSON object with the contract's keys; `rejected` adds what was judged not to be a fact."""
    result: Json = {
        "source": source,
        "id": source_id(source),
        "format": document.format,
        "text": document.text,
        "doc_kind": facts.doc_kind.value,
        "title": document.title,
        "published": document.published,
        "bylines": [_byline(document, byline) for byline in document.bylines],
        "self": _itself(facts.itself) if facts.itself else None,
        "about": facts.about,
        "citations": [_citation(row) for row in facts.citations],
        "mentions": [_mention(row, facts) for row in facts.mentions],
        "pinpoints": [_pinpoint(row, facts) for row in facts.pinpoints],
        "relations": [_relation(row, facts, document) for row in facts.relations],
        "dates": [{"date": row.date, **evidence_json(row.evidence)} for row in facts.dates],
        "date_mentions": [_date_mention(row) for row in facts.date_mentions],
        "deadlines": [_deadline(row) for row in facts.deadlines],
        "periods": _periods(facts.periods),
        "period_mentions": [_period(row) for row in facts.periods],
        "anniversaries": [_anniversary(row) for row in facts.anniversaries],
        "blocs": [_bloc(row) for row in facts.blocs],
        "people": [_person(row) for row in facts.people],
        "roles": [_role(row) for row in facts.roles],
        "movements": [_named(row) for row in facts.movements],
        "campaigns": [_named(row) for row in facts.campaigns],
        "themes": [_named(row) for row in facts.themes],
        "awards": [_named(row) for row in facts.awards],
        "targets": [_target(row) for row in facts.targets],
        **layout_json(facts),
        **reading_json(document),
        **signatures_json(document),
        "assignments": [assignment_json(row, document, facts.citations) for row in facts.assignments],
        "warnings": list(document.warnings),
    }
    if rejected:
        result["rejected"] = [_rejected(row) for row in facts.rejected]
    return result


def printed_name(citation: Citation) -> str:
    """How an end of a relation names a citation: its number, else the law's name."""
    return citation.number or citation.name or ""


def _byline(document: Document, byline: Byline) -> Json:
    row: Json = {"name": byline.name}
    if byline.start is not None and byline.end is not None:
        row |= {"quote": document.text[byline.start : byline.end], "start": byline.start, "end": byline.end}
    return row


def _itself(row: SelfInstrument) -> Json:
    return {
        "number": row.number,
        "type": row.type,
        "issued": row.issued,
        "issuer": row.issuer,
        "parent": row.parent,
        "signer": row.signer,
        "title": row.title,
        "place": row.place,
        "signer_title": row.signer_title,
        "capacity": row.capacity,
        "recipients": list(row.recipients),
        "effective": row.effective,
        **mends_json(row),
        **evidence_json(row.evidence),
    }


def _citation(row: Citation) -> Json:
    return {
        "type": row.type,
        "number": row.number,
        "issued": row.issued,
        "issuer": row.issuer,
        "signer": row.signer,
        "name": row.name,
        "year": row.year,
        "short": row.short,
        "title": row.title,
        **evidence_json(row.evidence),
    }


def _relation(row: Relation, facts: Facts, document: Document) -> Json:
    target = None if row.target.citation is None else facts.citations[row.target.citation]
    return {
        "from": _end(row.source, facts),
        "type": row.type.value,
        "to": _end(row.target, facts),
        "to_year": target.year if target else None,
        "from_citation": row.source.citation,
        "to_citation": row.target.citation,
        "cue": row.cue,
        "partial": row.partial,
        "zone": document.zone_at(row.evidence.start).value,
        "basis": "reported" if row.reported else "own text",
        **evidence_json(row.evidence),
    }


def _end(end: End, facts: Facts) -> str:
    return "self" if end.citation is None else printed_name(facts.citations[end.citation])


def _mention(row: Mention, facts: Facts) -> Json:
    return {
        "to": _end(row.to, facts) if row.to else None,
        "to_citation": row.to.citation if row.to else None,
        "form": row.form,
        "reason": row.reason,
        **evidence_json(row.evidence),
    }


def _pinpoint(row: Pinpoint, facts: Facts) -> Json:
    return {
        "to": _end(row.to, facts) if row.to else None,
        "to_citation": row.to.citation if row.to else None,
        "article": row.article,
        "clause": row.clause,
        "point": row.point,
        **evidence_json(row.evidence),
    }


def _deadline(row: Deadline) -> Json:
    return {"by": row.by, **evidence_json(row.evidence)}


def _date_mention(row: DateMention) -> Json:
    return {"printed": row.printed, "kind": row.kind, "date": row.date, **evidence_json(row.evidence)}


def _periods(rows: Iterable[Period]) -> list[list[str]]:
    return [[str(row.first), str(row.last)] for row in rows]


def _period(row: Period) -> Json:
    return {"first": row.first, "last": row.last, **evidence_json(row.evidence)}


def _anniversary(row: Anniversary) -> Json:
    return {
        "nth": row.nth,
        "event": row.event,
        "base": row.base,
        "on": row.on,
        "registry": row.registry,
        "base_from": row.base_from,
        "flags": list(row.flags),
        **evidence_json(row.evidence),
    }


def _bloc(row: Bloc) -> Json:
    return {
        "name": row.name,
        "year": row.year,
        "leader": row.leader,
        "deputies": list(row.deputies),
        "members": list(row.members),
        "stated_count": row.stated_count,
        **evidence_json(row.evidence),
    }


def _person(row: Person) -> Json:
    return {"name": row.name, **evidence_json(row.evidence)}


def _role(row: Role) -> Json:
    return {"person": row.person, "title": row.title, "org": row.org, **evidence_json(row.evidence)}


def _named(row: Named) -> Json:
    return {"name": row.name, **evidence_json(row.evidence)}


def _target(row: Target) -> Json:
    return {"value": row.value, "by": row.by, **evidence_json(row.evidence)}


def _rejected(row: Rejected) -> Json:
    return {"kind": row.kind, "reason": row.reason, "quote": row.quote, "start": row.start, "end": row.end}
