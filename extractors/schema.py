"""JSON Schema of the output contract, draft 2020-12."""

from __future__ import annotations

from typing import Any

from extractors.document import FORMATS, Zone
from extractors.facts import Confidence, DocKind, RelationType
from extractors.scanned.schema import mends_schema, reading_schema
from extractors.signing.contract import signatures_schema
from extractors.structure.schema import layout_rows

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MAYBE_DAY: Schema = {"anyOf": [_DAY, {"type": "null"}]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_MAYBE_NUMBER: Schema = {"type": ["integer", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_EVIDENCE: Schema = {
    "quote": {"type": "string", "description": "text[start:end]"},
    "start": {**_COUNT, "description": "first code point of the quote in `text`"},
    "end": {**_COUNT, "description": "code point after the quote"},
    "spans": {
        "type": "array",
        "description": "all mentions of the fact, as [start, end]",
        "items": {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2},
    },
    "rule": {"type": "string", "description": "name of the rule that found the fact"},
    "confidence": {"enum": [grade.value for grade in Confidence]},
}


def json_schema() -> Schema:
    """The schema of one line of `danchieu extract`, which a test holds against real output."""
    keys: Schema = {
        "source": {**_TEXT, "description": "the file or URL as given"},
        "id": {**_TEXT, "description": "the source's stem"},
        "format": {"enum": list(FORMATS)},
        "text": {**_TEXT, "description": "the document's text, NFC, furniture left out"},
        "doc_kind": {"enum": [kind.value for kind in DocKind]},
        "title": _MAYBE,
        "published": _MAYBE_DAY,
        "bylines": _rows({"name": _TEXT}, evidence=False),
        "self": {"anyOf": [_object(_instrument()), {"type": "null"}]},
        "about": {**_MAYBE, "description": "news: number of the instrument reported on"},
        "citations": _rows(_cited()),
        "mentions": _rows({**_pointed(), "form": _TEXT, "reason": _MAYBE}),
        "pinpoints": _rows({**_pointed(), "article": _MAYBE, "clause": _MAYBE, "point": _MAYBE}),
        "relations": _rows(_relation()),
        "dates": _rows({"date": _DAY}),
        "date_mentions": _rows({"printed": _TEXT, "kind": _TEXT, "date": _MAYBE}),
        "deadlines": _rows({"by": {**_MAYBE, "description": "ISO day, YYYY-MM, YYYY-Qn or YYYY"}}),
        "periods": {"type": "array", "items": {**_TEXTS, "minItems": 2, "maxItems": 2}},
        "period_mentions": _rows({"first": {"type": "integer"}, "last": {"type": "integer"}}),
        "anniversaries": _rows(_anniversary()),
        "blocs": _rows(_bloc()),
        "people": _rows({"name": _TEXT}),
        "roles": _rows({"person": _TEXT, "title": _TEXT, "org": _MAYBE}),
        "movements": _rows({"name": _TEXT}),
        "campaigns": _rows({"name": _TEXT}),
        "themes": _rows({"name": _TEXT}),
        "awards": _rows({"name": _TEXT}),
        "targets": _rows({"value": _TEXT, "by": _MAYBE}),
        **{key: _rows(row) for key, row in layout_rows().items()},
        **reading_schema(),
        **signatures_schema(),
        "assignments": _rows(_assignment()),
        "warnings": _TEXTS,
        "rejected": _rows(_rejected(), evidence=False),
    }  # fmt: skip
    schema = _object(keys, evidence=False, optional=("rejected",))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Facts of one document"}
    return {**head, **schema}


def _instrument() -> Schema:
    names = ("number", "type", "issuer", "parent", "signer", "title", "place", "signer_title", "capacity")
    days = {"issued": _MAYBE_DAY, "effective": _MAYBE_DAY}
    return {**dict.fromkeys(names, _MAYBE), **days, "recipients": _TEXTS, **mends_schema()}


def _pointed() -> Schema:
    """An instrument that words of the text lead to; null where they leave it open."""
    return {"to": _MAYBE, "to_citation": _MAYBE_NUMBER}


def _cited() -> Schema:
    names = ("number", "type", "issuer", "signer", "name", "title")
    flags = {"issued": _MAYBE_DAY, "year": _MAYBE_NUMBER, "short": {"type": "boolean"}}
    return {**dict.fromkeys(names, _MAYBE), **flags}


def _relation() -> Schema:
    return {
        "from": {**_TEXT, "description": "printed number or law's name; `self` for this document"},
        "type": {"enum": [type_.value for type_ in RelationType]},
        "to": _TEXT,
        "to_year": _MAYBE_NUMBER,
        "from_citation": {**_MAYBE_NUMBER, "description": "index in `citations`; null for this document"},
        "to_citation": _MAYBE_NUMBER,
        "cue": _TEXT,
        "zone": {"enum": [zone.value for zone in Zone], "description": "the part of the page that says so"},
        "partial": {"type": "boolean", "description": "only provisions of the target are meant"},
        "basis": {"enum": ["own text", "reported"]},
    }


def _anniversary() -> Schema:
    days = {"base": _MAYBE_DAY, "on": _MAYBE_DAY}
    names = {"event": _TEXT, "registry": _MAYBE, "base_from": {"enum": ["text", "registry"]}}
    return {"nth": {"type": "integer"}, **names, **days, "flags": _TEXTS}


def _bloc() -> Schema:
    numbers = {"year": _MAYBE_NUMBER, "stated_count": _MAYBE_NUMBER}
    return {"name": _TEXT, "leader": _MAYBE, "deputies": _TEXTS, "members": _TEXTS, **numbers}


def _assignment() -> Schema:
    time = {"anyOf": [{"enum": ["by", "at", "period", "recurring", "open", "unread"]}, {"type": "null"}]}
    names = ("number", "deadline", "begins", "by", "product", "funding", "note", "assigned_by")
    box = {"anyOf": [{"type": "array", "items": {"type": "number"}, "minItems": 4}, {"type": "null"}]}
    cell = {"role": _TEXT, "value": _TEXT, "page": _MAYBE_NUMBER, "box": box}
    return {
        "form": {"enum": ["table", "section", "sentence"]},
        "task": {**_TEXT, "description": "what is to be done"},
        "groups": {**_TEXTS, "description": "headings over the task, the outermost first"},
        "lead": {**_TEXTS, "description": "bodies that lead (chủ trì)"},
        "coordinating": {**_TEXTS, "description": "bodies that take part (phối hợp)"},
        **dict.fromkeys(names, _MAYBE),
        "deadline_kind": time,
        "assigned_by_citation": _MAYBE_NUMBER,
        "cells": _rows(cell),
    }


def _rejected() -> Schema:
    return {"kind": _TEXT, "reason": _TEXT, "quote": _TEXT, "start": _COUNT, "end": _COUNT}


def _rows(properties: Schema, *, evidence: bool = True) -> Schema:
    optional = () if evidence else ("quote", "start", "end")
    return {"type": "array", "items": _object(properties, evidence=evidence, optional=optional)}


def _object(properties: Schema, *, evidence: bool = True, optional: tuple[str, ...] = ()) -> Schema:
    extra = _EVIDENCE if evidence else {key: _EVIDENCE[key] for key in optional if key in _EVIDENCE}
    every = {**properties, **extra}
    required = [key for key in every if key not in optional]
    return {"type": "object", "properties": every, "required": required, "additionalProperties": False}
