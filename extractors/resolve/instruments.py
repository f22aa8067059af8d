"""From mentions to distinct instruments inside one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractors.facts import Citation, Confidence, Evidence, Span
from extractors.folding import fold
from extractors.reference import Form, Reference

T = TypeVar("T")
_GRADE = {Confidence.CERTAIN: 0, Confidence.LIKELY: 1, Confidence.DOUBTFUL: 2}


@dataclass(frozen=True, slots=True)
class Resolved:
    """Distinct citations, and for each mention the citation it names (None where it names none)."""

    citations: tuple[Citation, ...]
    targets: tuple[int | None, ...]
    """Parallel to the references handed in."""


def number_key(number: str) -> str:
    """A number as a key inside one document: lower case, no leading zero, no spaces.

    >>> number_key("01/KH-KTĐ")
    '1/kh-ktđ'
    """
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", number)).lower()


def resolve_mentions(text: str, references: Sequence[Reference]) -> Resolved:
    """Group mentions of one instrument; full forms first, then laws by name, then short forms."""
    groups: list[list[int]] = []
    for form in (Form.NUMBER, Form.LAW, Form.SHORT):
        for place, reference in enumerate(references):
            if reference.form is form:
                _join(groups, place, references)
    groups.sort(key=lambda places: min(references[place].start for place in places))
    targets: list[int | None] = [None] * len(references)
    citations = []
    for index, places in enumerate(groups):
        for place in places:
            targets[place] = index
        citations.append(_citation(text, [references[place] for place in sorted(places)]))
    return Resolved(tuple(citations), tuple(targets))


def _join(groups: list[list[int]], place: int, references: Sequence[Reference]) -> None:
    mention = references[place]
    fitting = [group for group in groups if all(_same(references[other], mention) for other in group)]
    if len(fitting) == 1 or (fitting and mention.form is not Form.SHORT):
        fitting[0].append(place)
    else:
        groups.append([place])


def _same(left: Reference, right: Reference) -> bool:
    """Whether two mentions can name one instrument."""
    if left.issued and right.issued and left.issued != right.issued:
        return False
    if Form.LAW in (left.form, right.form):
        return _same_law(left, right)
    if not left.number or not right.number:
        return False
    if Form.SHORT in (left.form, right.form):
        return _same_short(left, right)
    return number_key(left.number) == number_key(right.number) and same_issuer(left.issuer, right.issuer)


def _same_law(left: Reference, right: Reference) -> bool:
    if not left.name or not right.name or fold(left.name) != fold(right.name):
        return False
    years = [mention.year or _number_year(mention.number) for mention in (left, right)]
    return None in years or years[0] == years[1]


def _number_year(number: str | None) -> int | None:
    match = re.search(r"/((?:19|20)\d\d)/", number or "")
    return int(match.group(1)) if match else None


def _same_short(left: Reference, right: Reference) -> bool:
    """`Nghị quyết 15` beside `15-NQ/TW`: same numeral, same type, issuers that agree."""
    short, other = (left, right) if left.form is Form.SHORT else (right, left)
    wanted = number_key(short.number or "")
    head = re.match(r"0*(\d+[a-z]?(?:\.\d+)?(?:/(?:19|20)\d\d(?!\d))?)", other.number or "")
    if head is None or not (
        head.group(1) == wanted or ("/" not in wanted and head.group(1).split("/")[0] == wanted)
    ):
        return False
    same_type = (short.type or "").split()[:2] == (other.type or "").split()[:2]
    return same_type and same_issuer(short.issuer, other.issuer)


def same_issuer(left: str | None, right: str | None) -> bool:
    """Whether two printed issuers may be one body.

    They are two only where the same kind of body is named with different names: UBND tỉnh Nghệ An, UBND
    tỉnh Hà Tĩnh.  A body and its office (Tỉnh ủy, Ban Thường vụ Tỉnh ủy) may both stand for one instrument.
    """
    if not left or not right:
        return True
    ours, theirs = _spelled(left).split(), _spelled(right).split()
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return ours[:2] != theirs[:2]


def _spelled(name: str) -> str:
    words = f" {fold(name)} ".replace(" ubnd ", " uy ban nhan dan ").replace(" tp ", " thanh pho ")
    return words.replace(" vhnt ", " van hoc nghe thuat ").strip()


def _citation(text: str, mentions: list[Reference]) -> Citation:
    full = [mention for mention in mentions if mention.form is not Form.SHORT] or mentions
    best = min(full, key=lambda mention: (_GRADE[mention.confidence], mention.start))
    issuers = [mention.issuer for mention in mentions if mention.issuer]
    number = _first(mention.number for mention in full)
    evidence = Evidence(
        text[best.start : best.end], best.start, best.end, best.rule, best.confidence,
        tuple(sorted(Span(mention.start, mention.end) for mention in mentions)),
    )  # fmt: skip
    return Citation(
        type=best.type or _first(mention.type for mention in mentions),
        number=number,
        issued=_first(mention.issued for mention in mentions),
        issuer=max(issuers, key=lambda name: (len(_spelled(name).split()), -issuers.index(name)))
        if issuers
        else None,
        evidence=evidence,
        signer=_first(mention.signer for mention in mentions),
        name=_first(mention.name for mention in full),
        year=None if number else _first(mention.year for mention in mentions),
        short=all(mention.form is Form.SHORT for mention in mentions),
        title=_first(mention.title for mention in mentions),
    )


def _first(values: Iterable[T | None]) -> T | None:
    """The first value that is stated."""
    return next((value for value in values if value), None)
