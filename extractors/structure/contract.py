"""The facts of a paper's layout as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors.evidence_json import evidence_json
from extractors.structure.rows import Annex, Basis, Landmark, Recipient, Section, Signer

if TYPE_CHECKING:
    from extractors.facts import Facts

Json = dict[str, Any]


def layout_json(facts: Facts) -> Json:
    """The contract's keys that tell of layout."""
    return {
        "sections": [_section(row) for row in facts.sections],
        "annexes": [_annex(row) for row in facts.annexes],
        "bases": [_basis(row) for row in facts.bases],
        "landmarks": [_landmark(row) for row in facts.landmarks],
        "recipients": [_recipient(row) for row in facts.recipients],
        "signers": [_signer(row) for row in facts.signers],
    }


def _section(row: Section) -> Json:
    return {
        "kind": row.kind.value,
        "number": row.number,
        "heading": row.heading,
        "level": row.level,
        "parent": row.parent,
        "annex": row.annex,
        "path": row.path,
        "until": row.until,
        **evidence_json(row.evidence),
    }


def _annex(row: Annex) -> Json:
    return {
        "label": row.label,
        "number": row.number,
        "title": row.title,
        "clause": row.clause,
        "attached_to": row.attached_to,
        "until": row.until,
        **evidence_json(row.evidence),
    }


def _basis(row: Basis) -> Json:
    return {"kind": row.kind, "citations": list(row.citations), **evidence_json(row.evidence)}


def _landmark(row: Landmark) -> Json:
    return {"kind": row.kind, **evidence_json(row.evidence)}


def _recipient(row: Recipient) -> Json:
    return {"name": row.name, "purpose": row.purpose, **evidence_json(row.evidence)}


def _signer(row: Signer) -> Json:
    return {
        "name": row.name,
        "title": row.title,
        "capacity": row.capacity,
        "capacities": list(row.capacities),
        "body": row.body,
        **evidence_json(row.evidence),
    }
