"""The JSON Schema of how a file was read."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def reading_schema() -> Schema:
    """The keys that tell how a file was read."""
    page = {
        "number": _COUNT,
        "how": {"enum": ["text", "ocr", "blank", "unread"]},
        "reason": {**_TEXT, "description": "why the page went to OCR, or why it could not be read"},
        "confidence": {"anyOf": [_SHARE, {"type": "null"}], "description": "mean of the words OCR read"},
    }
    doubt = {"quote": _TEXT, "start": _COUNT, "end": _COUNT, "confidence": _SHARE}
    return {
        "pages": {**_list(page), "description": "how each page was read; empty for formats without pages"},
        "doubts": {**_list(doubt), "description": "words that OCR was unsure of"},
    }


def mends_schema() -> Schema:
    """The keys of `self` that tell what OCR was unsure of."""
    witness = {"kind": _TEXT, "said": _TEXT, "start": {"type": ["integer", "null"]}}
    mend = {
        "field": {"enum": ["number", "issued"]},
        "read": {**_MAYBE, "description": "what OCR read; null where nobody could tell"},
        "value": _MAYBE,
        "doubtful": {"type": "boolean"},
        "rule": _TEXT,
        "witnesses": _list(witness),
    }
    return {
        "doubtful": {"type": "array", "items": _TEXT, "description": "fields that stay in doubt"},
        "mends": _list(mend),
    }


def _list(properties: Schema) -> Schema:
    item = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {"type": "array", "items": item}
