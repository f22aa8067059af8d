"""JSON Schema of the facts of a paper's layout: the properties of a row of each key."""

from __future__ import annotations

from typing import Any

from extractors.structure.rows import SectionKind

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_PLACE: Schema = {"type": ["integer", "null"], "minimum": 0}
_UNTIL: Schema = {
    "type": "integer",
    "minimum": 0,
    "description": "code point after the whole; it begins at `start`",
}


def layout_rows() -> dict[str, Schema]:
    """The properties of a row of each key, its evidence left out."""
    return {
        "sections": _section(),
        "annexes": _annex(),
        "bases": _basis(),
        "landmarks": {"kind": {"enum": ["enacting", "end"]}},
        "recipients": {
            "name": _TEXT,
            "purpose": {**_MAYBE, "description": "report, act, inform, file and so on"},
        },
        "signers": _signer(),
    }


def _section() -> Schema:
    return {
        "kind": {"enum": [kind.value for kind in SectionKind]},
        "number": {**_MAYBE, "description": "as printed: `II`, `5a`, `1.1`"},
        "heading": _MAYBE,
        "level": {"type": "integer", "minimum": 1},
        "parent": {**_PLACE, "description": "index in `sections`"},
        "annex": {**_PLACE, "description": "index in `annexes`; null for the paper itself"},
        "path": {**_TEXT, "description": "as people cite it: `Điều 5 khoản 2 điểm a`, `II.1.a`"},
        "until": _UNTIL,
    }


def _annex() -> Schema:
    return {
        "label": {**_TEXT, "description": "what it calls itself: `Phụ lục`, `Quy chế`"},
        "number": _MAYBE,
        "title": _MAYBE,
        "clause": {**_MAYBE, "description": "the words that attach it: `(Kèm theo Quyết định số …)`"},
        "attached_to": {
            **_MAYBE,
            "description": "number of the instrument it is issued with; `self` for this paper",
        },
        "until": _UNTIL,
    }


def _basis() -> Schema:
    cited: Schema = {
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "description": "indices in `citations`",
    }
    return {"kind": {"enum": ["basis", "proposal", "other"]}, "citations": cited}


def _signer() -> Schema:
    marks: Schema = {"type": "array", "items": _TEXT, "description": "every mark above the name, in order"}
    return {
        "name": {**_MAYBE, "description": "null where the block holds no name"},
        "title": {**_MAYBE, "description": "the signer's own office"},
        "capacity": {**_MAYBE, "description": "the mark nearest above the name: TM, KT, TL, TUQ, Q"},
        "capacities": marks,
        "body": {**_MAYBE, "description": "for whom: the body behind TM., else where the office is held"},
    }
