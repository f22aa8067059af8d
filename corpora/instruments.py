"""What the field knows of instruments: types, issuer codes, laws by name, relation cues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of instrument, such as Kế hoạch."""

    name: str
    codes: tuple[str, ...]
    """Codes inside numbers, the official one first."""
    words: tuple[str, ...]
    """Other words for it in running text."""
    order: str
    """`state`, `party`, `both` or `law`."""
    doc_kind: str
    short: str
    """`yes` where a bare number after the word (Chương trình 06) is a known way to cite it."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """A code that stands for a body inside a number."""

    code: str
    variants: tuple[str, ...]
    name: str
    level: str
    order: str


@dataclass(frozen=True, slots=True)
class IssuerAlias:
    """Another body that may be named beside numbers with a code."""

    code: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Law:
    """A law, code or ordinance in the register of names."""

    type: str
    name: str
    """Without the type word."""
    number: str
    issued: str


@dataclass(frozen=True, slots=True)
class RelationCue:
    """A phrase beside a citation that tells how two instruments stand to one another."""

    phrase: str
    """A regular expression over lower-case NFC text; spaces match any white space."""
    type: str
    direction: str
    """`forward`: the one speaking acts on the one cited; `reverse`: it is acted upon by the one after it."""
    strength: str
    example: str
    """A text where the cue fires; the citation is written X."""
    counter: str
    """A text where it does not, though the words are near."""


@dataclass(frozen=True, slots=True)
class Distractor:
    """Something that looks like a document number and is none."""

    reason: str
    before: str
    """A regular expression that must match just before the number; empty: any."""
    number: str
    """A regular expression that must match the number itself; empty: any."""
    example: str


@dataclass(frozen=True)
class Instruments:
    """The tables together, with the look-ups that the extractors need."""

    types: tuple[DocumentType, ...]
    issuers: tuple[Issuer, ...]
    aliases: tuple[IssuerAlias, ...]
    laws: tuple[Law, ...]
    cues: tuple[RelationCue, ...]
    distractors: tuple[Distractor, ...]

    @classmethod
    def load(cls) -> Instruments:
        """Read the tables of `corpora/lexicon/`."""
        return cls(
            types=read_table("document_types", DocumentType),
            issuers=read_table("issuers", Issuer),
            aliases=read_table("issuer_aliases", IssuerAlias),
            laws=read_table("laws", Law),
            cues=read_table("relation_cues", RelationCue),
            distractors=read_table("distractors", Distractor),
        )

    @cached_property
    def type_by_code(self) -> dict[str, DocumentType]:
        """Type of a code; where types share a code, the first in the table."""
        found: dict[str, DocumentType] = {}
        for type_ in self.types:
            for code in type_.codes:
                found.setdefault(code, type_)
        return found

    @cached_property
    def type_by_name(self) -> dict[str, DocumentType]:
        """Type of a name or other word, in lower case."""
        return {word.lower(): type_ for type_ in self.types for word in (type_.name, *type_.words)}

    @cached_property
    def issuer_by_code(self) -> dict[str, Issuer]:
        """Issuer of a code or one of its spellings."""
        found = {issuer.code: issuer for issuer in self.issuers}
        for issuer in self.issuers:
            for variant in issuer.variants:
                found.setdefault(variant, issuer)
        return found

    @cached_property
    def law_by_number(self) -> dict[str, Law]:
        """The registered law of a number, laws that only amend others left out."""
        own = (law for law in self.laws if law.number and not law.name.lower().startswith("sửa đổi"))
        return {law.number: law for law in own}

    @cached_property
    def bodies_by_code(self) -> dict[str, tuple[str, ...]]:
        """Names that may stand beside numbers with a code: the issuer's own, then its aliases."""
        found: dict[str, tuple[str, ...]] = {
            code: (issuer.name,) for code, issuer in self.issuer_by_code.items()
        }
        for alias in self.aliases:
            found[alias.code] = (*found.get(alias.code, ()), alias.name)
        return found
