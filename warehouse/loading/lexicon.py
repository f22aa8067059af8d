"""The lexicon as rows of the `lexicon_*` tables, so that identity and macros can work in SQL alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpora.identity import Lifetime, Place, PlaceChange, Registered, SharedCode, Units
from corpora.instruments import DocumentType, Instruments, Law
from corpora.tables import read_table
from extractors.folding import fold
from warehouse.loading.body_lexicon import body_tables

Rows = list[tuple[object, ...]]

_NAMED = (
    "bo ",
    "so ",
    "quan uy trung uong",
    "uy ban dan toc",
    "thanh tra chinh phu",
    "ngan hang nha nuoc",
    "kiem toan",
)
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


@cache
def lexicon_tables() -> dict[str, Rows]:
    """Rows of every `lexicon_*` table, in the tables' column order."""
    instruments = Instruments.load()
    places = read_table("wh_places", Place)
    registered = read_table("registry", Registered)
    types = {type_: slug(type_) for type_ in {one.type for one in registered}}
    return {
        "lexicon_types": list(_types(instruments)),
        "lexicon_issuers": list(_issuers(instruments)),
        "lexicon_issuer_words": list(_issuer_words(instruments)),
        "lexicon_shared_codes": [
            (c.code.upper(), c.told_by, sorted(c.general, key=len, reverse=True))
            for c in read_table("shared_codes", SharedCode)
        ],
        "lexicon_lifetimes": [
            (t.code.upper(), t.opens, t.closes, t.successor.upper() or None, t.ground)
            for t in read_table("issuer_lifetimes", Lifetime)
        ],
        "lexicon_places": list(_places(places)),
        "lexicon_place_changes": [
            (c.day, c.kind, _place_slug(c.before), _place_slug(after), c.anew == "yes", c.ground)
            for c in read_table("place_changes", PlaceChange)
            for after in c.after
        ],
        "lexicon_units": [
            (fold(f"{units.kind} {name}"), slug(f"{units.kind} {name}"), _place_slug(units.province))
            for units in read_table("wh_units", Units)
            for name in units.names
        ],
        "lexicon_laws": list(_laws(instruments, registered)),
        "lexicon_registry": [
            (types[r.type], r.number, r.issuer, r.issued, r.effective, r.title or None) for r in registered
        ],
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
    main: dict[str, str] = {}
    for issuer in instruments.issuers:
        main.setdefault(issuer.name, issuer.code)
    for own in (True, False):
        for issuer in instruments.issuers:
            forms = (issuer.code,) if own else issuer.variants
            for form in forms:
                actor = actors.get(form) or actors.get(issuer.code)
                central = actor.scope == "central" if actor else issuer.level == "central"
                code = form if form in known or form in actors else issuer.code
                # Two codes of one body are one issuer.
                code = code if code in actors or not own else main[issuer.name]
                name = actor.slug if actor else slug(code)
                if form.upper() not in seen:
                    seen.add(form.upper())
                    yield form.upper(), code.upper(), name, issuer.name, central, issuer.order == "party"


def _issuer_words(instruments: Instruments) -> Iterator[tuple[object, ...]]:
    """Words that stand for an issuer: those of the table, then full names of bodies that have one code."""
    seen: set[str] = set()
    for actor in _actors():
        for words in actor.words:
            seen.add(words)
            yield words, actor.code.upper(), actor.slug
    for issuer in instruments.issuers:
        words = fold(issuer.name)
        # A single word, or a head that any body may have (Văn phòng, Ban Chỉ đạo), names none.
        if words not in seen and words.startswith(_NAMED) and " hoac " not in words:
            seen.add(words)
            yield words, issuer.code.upper(), slug(issuer.code)


def _place_slug(name: str) -> str:
    return slug(name.removeprefix("Thành phố "))


def _places(places: tuple[Place, ...]) -> Iterator[tuple[object, ...]]:
    seen: set[str] = set()
    for place in places:
        short = place.name.removeprefix("Thành phố ")
        spellings = [*place.spellings, place.name]
        spellings += [short] if short == place.name else []
        for form in map(fold, spellings):
            if form not in seen:
                seen.add(form)
                yield form, _place_slug(short), place.name, place.city_from is not None, place.city_from


def _laws(instruments: Instruments, registered: tuple[Registered, ...]) -> Iterator[tuple[object, ...]]:
    laws = [law for law in instruments.laws if law.type in _LAW_TYPES]
    known = {law.number for law in laws}
    laws += [
        Law(one.type, _law_name(one), one.number, one.issued)
        for one in registered
        if one.type in _LAW_TYPES and one.title and one.issued and one.number not in known
    ]
    seen: set[str] = set()
    for law in laws:
        actor = "ubtvqh" if law.type == "Pháp lệnh" else "quoc-hoi"
        uri = f"vn/{actor}/{slug(law.type)}/{law.issued[:4]}/{slug(law.name)}"
        if uri not in seen:
            seen.add(uri)
            name = f"{law.type} {law.name}"
            yield fold(law.name), slug(law.type), name, law.number, None, law.issued or None, uri


def _law_name(registered: Registered) -> str:
    """The name of a registered law without its type word, as texts cite it."""
    words = registered.title.removesuffix(".")
    return (
        words[len(registered.type) :].strip() if words.lower().startswith(registered.type.lower()) else words
    )
