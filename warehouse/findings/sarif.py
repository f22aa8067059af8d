"""Findings as SARIF 2.1.0, the form in which dashboards and code hosts take the results of checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from warehouse.findings.listing import AuditHead, Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"high": "error", "medium": "warning", "low": "note"}
_RESERVED = "%/:=&?~#+!$,;'@()*[]"


def sarif(findings: Iterable[Finding], audits: Mapping[str, AuditHead], version: str) -> dict[str, Any]:
    """One run with a rule for each audit and a result for each finding.

    Offsets count the code points of the text as it was read, in which the snippet stands; an accepted finding
    is a suppressed result.  `version` is the tool's.
    """
    places = {name: place for place, name in enumerate(audits)}
    driver = {
        "name": "danchieu",
        "version": version,
        "rules": [_rule(audits[name]) for name in places],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places) for finding in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(audit: AuditHead) -> dict[str, Any]:
    return {
        "id": audit.name,
        "shortDescription": {"text": audit.title},
        "fullDescription": {"text": audit.reason},
        "help": {"text": audit.mend},
        "defaultConfiguration": {"level": _LEVELS[audit.severity]},
        "properties": {"severity": audit.severity, "example": audit.example},
    }


def _result(finding: Finding, places: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.audit,
        "ruleIndex": places[finding.audit],
        "level": _LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": f"{finding.subject}: {finding.message}"},
        "locations": [_location(finding)],
        "partialFingerprints": {"danchieuFinding/v1": finding.key},
        "properties": _properties(finding),
    }
    if finding.state == "accepted" and finding.acceptance:
        words = f"{finding.acceptance.reason} ({finding.acceptance.author}, {finding.acceptance.accepted})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
    if finding.state == "closed":
        result["baselineState"] = "absent"
    return result


def _location(finding: Finding) -> dict[str, Any]:
    logical: dict[str, Any] = {"name": finding.subject}
    if finding.uri:
        logical["fullyQualifiedName"] = finding.uri
    location: dict[str, Any] = {"logicalLocations": [logical]}
    if finding.source:
        physical: dict[str, Any] = {"artifactLocation": {"uri": artifact_uri(finding.source)}}
        if finding.quote and finding.start is not None and finding.end is not None:
            physical["region"] = {
                "charOffset": finding.start,
                "charLength": finding.end - finding.start,
                "snippet": {"text": finding.quote},
            }
        location["physicalLocation"] = physical
    return location


def _properties(finding: Finding) -> dict[str, Any]:
    told = {
        "state": finding.state,
        "page": finding.page,
        "sha256": finding.sha256,
        "firstSeen": _instant(finding.first_seen),
        "lastSeen": _instant(finding.last_seen),
        "reopened": finding.reopened,
    }
    return {name: value for name, value in told.items() if value is not None}


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") + "Z" if moment else None


def artifact_uri(source: str) -> str:
    """A document's address as a URI: paths as file URIs, letters that URIs do not take in their escaped form.

    >>> artifact_uri("/van ban/KH 282.pdf")
    'file:///van%20ban/KH%20282.pdf'
    >>> artifact_uri("https://x.test/kế-hoạch?id=1")
    'https://x.test/k%E1%BA%BF-ho%E1%BA%A1ch?id=1'
    """
    if "://" in source:
        return quote(source, safe=_RESERVED)
    return Path(source).as_uri() if Path(source).is_absolute() else quote(source, safe="/")
