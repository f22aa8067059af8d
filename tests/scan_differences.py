"""What a scan says otherwise than the text that it was printed from, by kind of fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.folding import fold
from extractors.kit import Kit
from pipeline.parse import parse
from tests.makers.scans import Wear

CLEAN = tuple(Wear(dpi) for dpi in (150, 200, 300))
WORN = (
    Wear(200, skew=2),
    Wear(300, skew=-2),
    Wear(200, noise=0.004),
    Wear(300, noise=0.002, skew=1),
)
FIELDS = {
    "citations": ("type", "number", "issued", "issuer"),
    "relations": ("from", "type", "to"),
    "dates": ("date",),
    "deadlines": ("by",),
    "periods": (),
    "people": ("name",),
    "roles": ("person", "title"),
    "assignments": ("task", "lead", "deadline"),
}
OWN = ("number", "type", "issued", "issuer", "signer", "place", "capacity")


def facts_of(data: bytes, kit: Kit) -> dict[str, Any]:
    """The facts of a file as JSON."""
    document = parse(data, "a.pdf")
    return to_json("a.pdf", document, extract(document, Context("a.pdf"), kit))


def differences(printed: dict[str, Any], scanned: dict[str, Any]) -> list[str]:
    """One line for each fact that only one of the two states: its kind, `-` (lost) or `+` (invented), itself."""
    return [
        f"{kind} {sign} {value}"
        for kind, lost, invented in _compared(printed, scanned)
        for sign, values in (("-", lost), ("+", invented))
        for value in sorted(values.elements())
    ]


def _compared(
    printed: dict[str, Any], scanned: dict[str, Any]
) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    for name in OWN:
        one, other = ({_value((facts["self"] or {}).get(name))} for facts in (printed, scanned))
        yield f"self.{name}", Counter(one - other), Counter(other - one)
    for kind, fields in FIELDS.items():
        one, other = (
            Counter(_value(_parts(row, fields)) for row in facts[kind]) for facts in (printed, scanned)
        )
        yield kind, one - other, other - one


def _parts(row: Any, fields: tuple[str, ...]) -> Any:
    return [row.get(name) for name in fields] if fields else row


def _value(found: Any) -> str:
    """A fact as it compares: OCR may lose a mark over a letter, which no number or day has."""
    return fold(str(found))
