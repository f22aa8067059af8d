"""The lexicon as rows of the `lexicon_*` tables, so that identity and macros can work in SQL alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora.instruments import DocumentType, Instruments
from corpora.tables import read_table
from extractors.folding import fold
from warehouse.body_lexicon import body_tables

Rows = list[tuple[object, ...]]

_LAW_TYPES = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


@dataclass(frozen=True, slots=True)
class Actor:
    """An issuer whose slot in URIs is not simply its code."""

    code: str
    slug: str
    scope: str
    """`central`, `local`, or `any` where the words beside the number decide."""
    words: tuple[str, ...]
    """Folded words that stand for it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A code that means the type of `word` when that word stands beside it."""

    code: str
    word: str


@dataclass(frozen=True, slots=True)
class Place:
    """A province or city under the centre."""

    name: str
    spellings: tuple[str, ...]
    city: str
    merged_into: str | None


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A relation type, and whether the acting instrument rests on the other."""

    relation: str
    rests_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """The years between two national congresses of the Party."""

    term: str
    opens: str
    closes: str


def slug(text: str) -> str:
    """`text` as a slot of a URI.

    >>> slug("Kế hoạch")
    'ke-hoach'
    """
    return fold(text).replace(" ", "-")


def lexicon_tables() -> dict[str, Rows]:
    """Rows of every `lexicon_*` table, in the tables' column order."""
    instruments = Instruments.load()
    places = read_table("wh_places", Place)
    return {
        "lexicon_types": list(_types(instruments)),
        "lexicon_issuers": list(_issuers(instruments)),
        "lexicon_issuer_words": [(w, a.code.upper(), a.slug) for a in _actors() for w in a.words],
        "lexicon_places": list(_places(places)),
        "lexicon_laws": list(_laws(instruments)),
        "lexicon_relations": [
            (k.relation, k.rests_on == "yes", k.reason) for k in read_table("wh_relations", RelationKind)
        ],
        "lexicon_terms": [(t.term, t.opens, t.closes) for t in read_table("wh_terms", Term)],
        **body_tables(),
    }


def _actors() -> tuple[Actor, ...]:
    return read_table("wh_actors", Actor)


def _types(instruments: Instruments) -> Iterator[tuple[object, ...]]:
    coded = [type_ for type_ in instruments.types if type_.codes]
    seen: set[tuple[str, str]] = set()
    for type_ in instruments.types:
        root = _root(type_, coded)
        forms = [("code", code.upper()) for code in type_.codes]
        forms += [("word", fold(word)) for word in (type_.name, *type_.words)]
        forms += [
            ("slip", f"{slip.code} {fold(slip.word)}")
            for slip in read_table("wh_type_slips", Slip)
            if slip.word == type_.name
        ]
        for kind, form in forms:
            if (kind, form) not in seen:
                seen.add((kind, form))
                yield form, kind, slug(root.name), type_.name


def _root(type_: DocumentType, coded: list[DocumentType]) -> DocumentType:
    """The type with a code that `type_` is a kind of: chương trình for chương trình hành động."""
    if type_.codes:
        return type_
    kinds = [other for other in coded if type_.name.startswith(other.name + " ")]
    return max(kinds, key=lambda other: len(other.name), default=type_)


def _issuers(instruments: Instruments) -> Iterator[tuple[object, ...]]:
    actors = {actor.code: actor for actor in reversed(_actors())}
    seen: set[str] = set()
    known = {issuer.code for issuer in instruments.issuers}
    for own in (True, False):
        for issuer in instruments.issuers:
            forms = (issuer.code,) if own else issuer.variants
            for form in forms:
                actor = actors.get(form) or actors.get(issuer.code)
                central = actor.scope == "central" if actor else issuer.level == "central"
                code = form if form in known or form in actors else issuer.code
                name = actor.slug if actor else slug(issuer.code)
                if form.upper() not in seen:
                    seen.add(form.upper())
                    yield form.upper(), code.upper(), name, issuer.name, central, issuer.order == "party"


def _places(places: tuple[Place, ...]) -> Iterator[tuple[object, ...]]:
    seen: set[str] = set()
    for place in places:
        short = place.name.removeprefix("Thành phố ")
        spellings = [*place.spellings, place.name]
        spellings += [short] if short == place.name else []
        for form in map(fold, spellings):
            if form not in seen:
                seen.add(form)
                yield form, slug(short), place.name, place.city == "yes"


def _laws(instruments: Instruments) -> Iterator[tuple[object, ...]]:
    seen: set[str] = set()
    for law in instruments.laws:
        if law.type in _LAW_TYPES:
            actor = "ubtvqh" if law.type == "Pháp lệnh" else "quoc-hoi"
            uri = f"vn/{actor}/{slug(law.type)}/{law.issued[:4]}/{slug(law.name)}"
            if uri not in seen:
                seen.add(uri)
                name = f"{law.type} {law.name}"
                yield fold(law.name), slug(law.type), name, law.number, None, law.issued or None, uri
