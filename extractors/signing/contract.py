"""Digital signatures as JSON, and the schema of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from extractors.document import Document

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_MAYBE: Json = {"type": ["string", "null"]}
_WHETHER: Json = {"type": ["boolean", "null"]}
_INSTANT: Json = {"type": ["string", "null"], "format": "date-time"}
_DAY: Json = {"type": ["string", "null"], "format": "date"}


def signatures_json(document: Document) -> Json:
    """The contract's key for them, in the order of signing."""
    return {"digital_signatures": [asdict(row) for row in document.digital_signatures]}


def signatures_schema() -> Json:
    """The schema of that key."""
    names = (
        "signer",
        "organisation",
        "unit",
        "email",
        "tax_code",
        "certificate_serial",
        "certificate_issuer",
    )
    properties: Json = {
        "order": {"type": "integer", "minimum": 1},
        "field": _TEXT,
        "kind": {"enum": ["signature", "timestamp"]},
        **dict.fromkeys(names, _MAYBE),
        "valid_from": _DAY,
        "valid_until": _DAY,
        "claimed_at": {**_INSTANT, "description": "as the signer's own machine says"},
        "stamped_at": {**_INSTANT, "description": "as a time stamping service says"},
        "intact": {**_WHETHER, "description": "the signed bytes are unchanged; null where nobody can tell"},
        "covers": {"enum": ["file", "revision", "part", None]},
        "changes": {"enum": ["none", "signatures", "forms", "annotations", "other", "not_compared", None]},
        "digest": _MAYBE,
        "weak": _WHETHER,
        "trusted": {**_WHETHER, "description": "null where no trust roots were given"},
        "trust_reason": _TEXT,
        "reason": {**_TEXT, "description": "why something could not be told"},
    }
    item = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    rows = {"type": "array", "items": item}
    return {
        "digital_signatures": {**rows, "description": "of the file; never the document's own day or signer"}
    }
