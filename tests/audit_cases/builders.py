"""Documents for the audits' tests, and what a case is: a planted fault beside its sound twin.

All cases are loaded into one warehouse, each twin in a province of its own, so that they cannot meet; one resolution
and one audit then serve them all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.facts import (
    Citation,
    DocKind,
    Facts,
    Relation,
    SelfInstrument,
)
from pipeline.record import Processed
from tests.warehouse_world import evidence, processed, relation

HA_NOI = "UBND Thành phố Hà Nội"
"""Stands for the province of the case; bodies of Thành phố Hà Nội are moved there."""
DAY = "2024-06-01"
X = evidence("x", "x")
"""Evidence where the words do not matter."""

_DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")


@dataclass(frozen=True, slots=True)
class Case:
    """What one audit must find, and what it must leave alone."""

    audit: str
    faulty: list[Processed]
    sound: list[Processed]
    message: str = ""
    """Words that the finding's message holds."""


def province(number: int, faulty: bool) -> str:
    """The province of a case's twin.

    >>> province(12, faulty=True)
    'Sai Một Hai'
    """
    first, second = divmod(number, 10)
    return f"{'Sai' if faulty else 'Đúng'} {_DIGITS[first]} {_DIGITS[second]}"


def moved(document: Processed, place: str, host: str) -> Processed:
    """The document as one of another province and site."""

    def there(words: str | None) -> str | None:
        return words.replace("Thành phố Hà Nội", f"tỉnh {place}") if words else words

    facts = document.facts
    itself = facts.itself and replace(
        facts.itself, issuer=there(facts.itself.issuer), parent=there(facts.itself.parent)
    )
    citations = tuple(replace(cited, issuer=there(cited.issuer)) for cited in facts.citations)
    roles = tuple(replace(role, org=there(role.org)) for role in facts.roles)
    source = document.context.source.replace("https://", f"https://{host}-")
    return replace(
        document,
        record=replace(document.record, url=source),
        context=replace(document.context, source=source, jurisdiction=document.context.jurisdiction or place),
        facts=replace(facts, itself=itself, citations=citations, roles=roles),
    )


def ref(number: str, type_: str = "Kế hoạch", **parts: object) -> Citation:
    given: dict[str, object] = {"issued": None, "issuer": None, **parts}
    return Citation(type=type_, number=number, evidence=evidence(number, number), **given)  # type: ignore[arg-type]


def plan(
    number: str, issued: str | None, issuer: str | None = HA_NOI, signer: str | None = None, **parts: object
) -> SelfInstrument:
    given: dict[str, object] = {"type": "Kế hoạch", **parts}
    return SelfInstrument(
        number=number,
        issued=issued,
        issuer=issuer,
        signer=signer,
        evidence=evidence(number, number),
        **given,  # type: ignore[arg-type]
    )


def news(
    source: str,
    *citations: Citation,
    published: str = DAY,
    about: str | None = None,
    relations: tuple[Relation, ...] = (),
) -> Processed:
    """An article that names these."""
    text = f"{source} " + " ".join(str(c.number) for c in citations)
    facts = Facts(doc_kind=DocKind.NEWS, citations=citations, about=about, relations=relations)
    return processed(f"https://{source}.test", text, facts, published=published)


def paper(
    source: str,
    own: SelfInstrument,
    *citations: Citation,
    relations: tuple[Relation, ...] = (),
    text: str = "",
    **facts_: object,
) -> Processed:
    """A paper that is `own`; further keywords are further facts."""
    body = f"x {own.number} {source} {text} " + " ".join(str(c.number) for c in citations)
    facts = Facts(doc_kind=DocKind.PLAN, itself=own, citations=citations, relations=relations, **facts_)  # type: ignore[arg-type]
    return processed(f"https://{source}.test", body, facts, published=own.issued)


def told(quote: str, from_: int | None, kind: str, to: int | None) -> Relation:
    return relation(quote, quote, from_, kind, to)


def fact(source: str, **facts: object) -> Processed:
    return processed(f"https://{source}.test", f"{source} x", Facts(**facts), published=DAY)  # type: ignore[arg-type]
