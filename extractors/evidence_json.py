"""The evidence of a fact as JSON: the same keys in every kind of row."""

from __future__ import annotations

from typing import Any

from extractors.evidence import Evidence


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """Quote, place, all places, rule and confidence."""
    return {
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "spans": [[span.start, span.end] for span in evidence.spans],
        "rule": evidence.rule,
        "confidence": evidence.confidence.value,
    }
