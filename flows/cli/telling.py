"""Steps and days as a reader wants them: words first, then where they stand and what proves it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.archive.index import Place
    from warehouse.answers.steps import Step

_RELATIONS = {
    "pursuant_to": "is issued pursuant to",
    "according_to": "follows",
    "issued_with": "is issued with",
}


def told_step(step: Step, places: Mapping[str, Place]) -> list[str]:
    """A step in four lines: who does what to whom, the words, the page, the archived bytes."""
    relation = _RELATIONS.get(step.relation, step.relation)
    acting, other = with_year(step.from_, step.from_uri), with_year(step.to, step.to_uri)
    day = f" ({step.date})" if step.date else ""
    basis = "in its own text" if step.basis == "own text" else "as reported"
    return [
        f"{acting}{day} {relation} {other}, {basis}",
        *("  " + line for line in told_evidence(step, places)),
    ]


def with_year(number: str, uri: str) -> str:
    """How an instrument is called; a law, whose name many laws bore in turn, with its year.

    >>> with_year("Luật Đất đai", "vn/quoc-hoi/luat/2024/dat-dai")
    'Luật Đất đai 2024'
    >>> with_year("98/2023/NĐ-CP", "vn/tw/chinh-phu/nghi-dinh/2023/98")
    '98/2023/NĐ-CP'
    """
    slots = uri.split("/")
    named = len(slots) == 5 and slots[1] in ("quoc-hoi", "ubtvqh") and not any(map(str.isdigit, number))
    return f"{number} {slots[3]}" if named and slots[3].isdigit() else number


def told_evidence(step: Step, places: Mapping[str, Place]) -> list[str]:
    """The words of a step, where they stand, and what proves it."""
    page = f", page {step.page}" if step.page is not None else ""
    others = f"; told by {step.sources} documents" if step.sources > 1 else ""
    return [
        f"“{one_line(step.quote)}”",
        f"{step.source}{page} [{step.start}:{step.end}]{others}",
        f"archived {instant(step.fetched_at)}, sha256 {step.sha256[:12]}{_place(places.get(step.sha256))}",
    ]


def one_line(words: str) -> str:
    """Words without the line breaks of their page."""
    return " ".join(words.split())


def instant(fetched_at: str) -> str:
    """An instant to the second.

    >>> instant("2026-11-21T20:24:04.285672+00:00")
    '2026-11-21 20:24:04 UTC'
    """
    return fetched_at[:19].replace("T", " ") + " UTC"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "chain"), counted(2_000, "chain"), counted(2, "body", "bodies")
    ('1 chain', '2,000 chains', '2 bodies')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def as_json(answer: Any, places: Mapping[str, Place] = MappingProxyType({})) -> str:
    """An answer as JSON; where the archive is at hand, each `sha256` has the place of its bytes beside it."""
    return json.dumps(_placed(answer, places), ensure_ascii=False, indent=2, default=str)


def _placed(value: Any, places: Mapping[str, Place]) -> Any:
    if isinstance(value, list):
        return [_placed(part, places) for part in value]
    if not isinstance(value, dict):
        return value
    placed = {key: _placed(part, places) for key, part in value.items()}
    place = places.get(value.get("sha256", ""))
    if place is not None:
        placed["archive"] = {"file": place.file, "offset": place.offset, "length": place.length}
    return placed


def _place(place: Place | None) -> str:
    return f", {place.file} at {place.offset:,}" if place is not None else ""
