"""From mentions to distinct instruments inside one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from extractors.facts import Citation, Confidence, Evidence, Span
from extractors.reference import NUMBER_YEAR, Form, Reference
from extractors.resolve.spelling import Spelling

T = TypeVar("T")
_GRADE = {Confidence.CERTAIN: 0, Confidence.LIKELY: 1, Confidence.DOUBTFUL: 2}
_ZEROS = re.compile(r"\A0+(?=\d)")
_NUMERAL = re.compile(r"0*(\d+[a-z]?(?:\.\d+)?)(/(?:19|20)\d\d(?!\d))?")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Distinct citations, and for each mention the citation it names (None where it names none)."""

    citations: tuple[Citation, ...]
    targets: tuple[int | None, ...]
    """Parallel to the references handed in."""


@dataclass(slots=True)
class _Group:
    """Mentions of one instrument, with all that they say of it."""

    places: list[int] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    keys: set[tuple[str, str]] = field(default_factory=set)

    def add(self, place: int, mention: Reference) -> None:
        """Take a mention in, with all that it says."""
        self.places.append(place)
        self.types |= _short_types(mention.type)
        if mention.issued:
            self.days.add(mention.issued)
        if mention.issuer:
            self.issuers.add(mention.issuer)
        if year := _law_year(mention):
            self.years.add(year)

    def admits(self, mention: Reference, spelling: Spelling) -> bool:
        """Whether nothing the mention says contradicts the others."""
        if mention.issued and self.days - {mention.issued}:
            return False
        if mention.form is Form.LAW:
            year = _law_year(mention)
            return year is None or not self.years - {year}
        if mention.form is Form.SHORT and not _short_types(mention.type) & self.types:
            return False
        return all(spelling.same_issuer(mention.issuer, issuer) for issuer in self.issuers)


def number_key(number: str) -> str:
    """A number as a key inside one document: lower case, no leading zero, no spaces.

    >>> number_key("01/KH-KTĐ")
    '1/kh-ktđ'
    """
    return _ZEROS.sub("", "".join(number.split())).lower()


def resolve_mentions(text: str, references: Sequence[Reference], spelling: Spelling) -> Resolved:
    """Group mentions of one instrument; full forms first, then laws by name, then short forms.

    A mention joins only groups that share a key with it, so the time grows with the mentions, not with their
    square.  A short form that fits two instruments joins neither.
    """
    groups: list[_Group] = []
    by_key: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for form in (Form.NUMBER, Form.LAW, Form.SHORT):
        for place, mention in enumerate(references):
            if mention.form is form:
                keys = _keys(mention, spelling)
                group = _group_for(mention, by_key.get(keys[0], ()), spelling)
                if group is None:
                    group = _Group()
                    groups.append(group)
                group.add(place, mention)
                for key in keys:
                    if key not in group.keys:
                        group.keys.add(key)
                        by_key[key].append(group)
    return _numbered(text, references, groups, spelling)


def _group_for(mention: Reference, groups: Iterable[_Group], spelling: Spelling) -> _Group | None:
    fitting = (group for group in groups if group.admits(mention, spelling))
    first = next(fitting, None)
    return None if mention.form is Form.SHORT and next(fitting, None) else first


def _keys(mention: Reference, spelling: Spelling) -> list[tuple[str, str]]:
    """The keys under which a mention is found; the first is the one it looks for."""
    keys = []
    if mention.form is Form.NUMBER and mention.number:
        keys.append(("number", number_key(mention.number)))
    if mention.form is Form.SHORT and mention.number:
        keys.append(("numeral", number_key(mention.number)))
    if mention.form is not Form.SHORT and mention.name:
        keys.append(("law", " ".join(spelling.words(mention.name))))
    numeral = (
        _NUMERAL.match(mention.number.lower()) if mention.form is Form.NUMBER and mention.number else None
    )
    if numeral:
        keys.append(("numeral", numeral.group(1)))
        if numeral.group(2):
            keys.append(("numeral", numeral.group(1) + numeral.group(2)))
    return keys or [("", "")]


def _numbered(
    text: str, references: Sequence[Reference], groups: list[_Group], spelling: Spelling
) -> Resolved:
    groups.sort(key=lambda group: min(references[place].start for place in group.places))
    targets: list[int | None] = [None] * len(references)
    citations = []
    for index, group in enumerate(groups):
        for place in group.places:
            targets[place] = index
        citations.append(_citation(text, [references[place] for place in sorted(group.places)], spelling))
    return Resolved(tuple(citations), tuple(targets))


def _short_types(type_: str | None) -> set[str]:
    """Short names of a type: `Chương trình` of an action programme, `Kết luận` of a Thông báo kết luận."""
    words = (type_ or "").lower().split()
    return {" ".join(words[:2]), *([" ".join(words[2:])] if words[2:] == ["kết", "luận"] else [])}


def _law_year(mention: Reference) -> int | None:
    match = NUMBER_YEAR.search(mention.number or "")
    return mention.year or (int(match.group(1)) if match else None)


def _citation(text: str, mentions: list[Reference], spelling: Spelling) -> Citation:
    full = [mention for mention in mentions if mention.form is not Form.SHORT] or mentions
    best = min(full, key=lambda mention: (_GRADE[mention.confidence], mention.start))
    issuers = [mention.issuer for mention in mentions if mention.issuer]
    number = _first(mention.number for mention in full)
    places = tuple(sorted(Span(mention.start, mention.end) for mention in mentions))
    evidence = Evidence.of(text, Span(best.start, best.end), best.rule, best.confidence, places)
    return Citation(
        type=best.type or _first(mention.type for mention in mentions),
        number=number,
        issued=_first(mention.issued for mention in mentions),
        issuer=_fullest(issuers, spelling),
        evidence=evidence,
        signer=_first(mention.signer for mention in mentions),
        name=_first(mention.name for mention in full),
        year=None if number else _first(mention.year for mention in mentions),
        short=all(mention.form is Form.SHORT for mention in mentions),
        title=_first(mention.title for mention in mentions),
    )


def _fullest(issuers: list[str], spelling: Spelling) -> str | None:
    """The body named first, in its fullest wording: later mentions may add the place, not change it."""
    if not issuers:
        return None
    first = set(spelling.words(issuers[0]))
    fuller = [name for name in issuers if first <= set(spelling.words(name))]
    return max(fuller, key=lambda name: len(spelling.words(name)))


def _first(values: Iterable[T | None]) -> T | None:
    """The first value that is stated."""
    return next((value for value in values if value), None)
