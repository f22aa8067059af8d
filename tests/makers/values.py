"""What a document says, without where it says it: to compare one document in two shapes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.contract import to_json
from extractors.document import Context, Document
from extractors.extract import extract
from extractors.facts import Facts
from extractors.kit import Kit
from pipeline.parse import parse

OPEN_GOLD = Path(__file__).parents[2] / "corpora" / "gold" / "open"

FIELDS: Mapping[str, tuple[str, ...]] = {
    "self": (
        "number",
        "type",
        "issued",
        "issuer",
        "parent",
        "place",
        "signer",
        "signer_title",
        "capacity",
        "recipients",
        "effective",
        "title",
    ),
    "citations": ("type", "number", "name", "year", "issued", "issuer", "short"),
    "mentions": ("to", "form"),
    "pinpoints": ("to", "article", "clause", "point"),
    "relations": ("from", "type", "to", "to_year", "partial"),
    "dates": ("date",),
    "date_mentions": ("printed", "kind", "date"),
    "deadlines": ("by",),
    "period_mentions": ("first", "last"),
    "anniversaries": ("nth", "event", "base", "on"),
    "blocs": ("name", "year", "leader", "deputies", "members", "stated_count"),
    "people": ("name",),
    "roles": ("person", "title", "org"),
    "movements": ("name",),
    "campaigns": ("name",),
    "themes": ("name",),
    "awards": ("name",),
    "targets": ("value", "by"),
    "assignments": ("form", "task", "lead", "coordinating", "deadline", "begins", "by", "product"),
}
SINGLE = ("doc_kind", "about", "published")

Values = dict[str, Counter[tuple[str, ...]]]
_DASH = re.compile(r"\s*[–-]\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was found in it."""

    document: Document
    facts: Facts

    @property
    def values(self) -> Values:
        """Each kind's rows as printed, one kind of dash for all."""
        return values(self)


def read(data: bytes | str, kit: Kit, name: str = "a.txt") -> Reading:
    """Parse and extract, with nothing known beforehand."""
    return read_document(parse(data.encode() if isinstance(data, str) else data, name), kit)


def read_document(document: Document, kit: Kit) -> Reading:
    return Reading(document, extract(document, Context("a"), kit))


def values(reading: Reading) -> Values:
    found = to_json("a", reading.document, reading.facts)
    result: Values = {key: Counter([(str(found[key]),)]) for key in SINGLE}
    for kind, fields in FIELDS.items():
        rows = found[kind] if kind != "self" else [found[kind]] if found[kind] else []
        result[kind] = Counter(tuple(_plain(row[name]) for name in fields) for row in rows)
    return result


def _plain(value: Any) -> str:
    return _DASH.sub("-", str(value))


Projection = Callable[[tuple[str, ...]], tuple[str, ...]]


def fields_of(kind: str, *names: str) -> Projection:
    """Only these fields of a row of `kind`."""
    places = [FIELDS[kind].index(name) for name in names]
    return lambda row: tuple(row[place] for place in places)


def changed(before: Values, after: Values, kinds: Iterable[str] | None = None) -> dict[str, str]:
    """The kinds whose rows differ, with what went and what came."""
    told = {}
    for kind in kinds if kinds is not None else before:
        gone, come = before[kind] - after[kind], after[kind] - before[kind]
        if gone or come:
            told[kind] = f"gone {sorted(gone.elements())}, come {sorted(come.elements())}"
    return told


def open_texts() -> dict[str, str]:
    """The text of every gold document that is open for work."""
    return {path.stem: path.read_text("utf-8") for path in sorted(OPEN_GOLD.glob("*.txt"))}
