"""What gold may say: the keys of its rows, each with the kind of value that stands there."""

from __future__ import annotations

Fields = dict[str, str]

FAMILIES = (
    "plan", "decision", "directive", "resolution", "programme", "party", "dispatch", "circular", "law",
    "letter", "news", "trap",
)  # fmt: skip
NOISES = ("clean", "mistyped", "ocr")
LEVELS = (
    "central", "province", "district", "commune", "party", "mass", "army", "police", "school", "enterprise",
    "court", "other",
)  # fmt: skip
DOC_KINDS = ("plan", "decision", "directive", "resolution", "news", "other")

HEAD: Fields = {
    "family": "text", "noise": "text", "level": "text", "year": "int", "doc_kind": "text", "title": "text",
    "published": "day", "bylines": "texts", "about": "text", "absent": "texts", "self": "row",
    "sections": "lines", "recipients": "lines", "signers": "lines",
}  # fmt: skip

SELF: Fields = {
    "number": "text", "type": "text", "issued": "day", "issuer": "text", "parent": "text", "place": "text",
    "signer": "text", "signer_title": "text", "capacity": "text", "recipients": "texts", "effective": "day",
    "at": "texts",
}  # fmt: skip

_NAMED: Fields = {"name": "text"}
ROWS: dict[str, Fields] = {
    "citations": {
        "type": "text", "number": "text", "issued": "day", "issuer": "text", "signer": "text",
        "name": "text", "year": "int", "short": "flag",
    },
    "mentions": {"to": "text"},
    "pinpoints": {"to": "text", "article": "text", "clause": "text", "point": "text"},
    "relations": {"from": "text", "type": "text", "to": "text", "to_year": "int", "partial": "flag"},
    "dates": {"date": "day"},
    "date_mentions": {"kind": "text", "date": "text"},
    "deadlines": {"by": "text"},
    "periods": {"first": "int", "last": "int"},
    "anniversaries": {"nth": "int", "event": "text", "base": "day", "on": "day"},
    "blocs": {
        "name": "text", "year": "int", "leader": "text", "deputies": "texts", "members": "texts",
        "stated_count": "int",
    },
    "people": _NAMED,
    "roles": {"person": "text", "title": "text", "org": "text"},
    "movements": _NAMED,
    "campaigns": _NAMED,
    "themes": _NAMED,
    "awards": _NAMED,
    "targets": {"value": "text", "by": "text"},
    "annexes": {"label": "text", "number": "text", "title": "text", "attached_to": "text"},
}  # fmt: skip
"""The keys of a row of each kind; every row may also have `at` and `optional`."""

NEEDED: dict[str, tuple[str, ...]] = {
    "relations": ("from", "type", "to"),
    "dates": ("date",),
    "periods": ("first", "last"),
    "blocs": ("name",),
    "people": ("name",),
    "roles": ("person", "title"),
    "movements": ("name",),
    "campaigns": ("name",),
    "themes": ("name",),
    "awards": ("name",),
    "targets": ("value",),
    "annexes": ("label",),
}
"""What a row of a kind says in any case: its facts are counted by it."""

PLACELESS = frozenset({"roles"})
"""Kinds whose rows have no place of their own: a role is told by its person's and its title's."""
