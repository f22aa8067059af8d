"""All extractors over one document, in their fixed order."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.amending import amending_scopes
from extractors.anniversaries import find_anniversaries
from extractors.attributes import AttributeReader
from extractors.blocs import find_blocs
from extractors.bodies import Bodies
from extractors.clauses import split_sentences
from extractors.closing import with_closing
from extractors.dates import DateSpan, document_dates, find_dates
from extractors.document import Context, Document
from extractors.facts import Citation, Facts, Mention, Person, Pinpoint, Rejected, Relation, SelfInstrument
from extractors.kind import doc_kind, find_about
from extractors.kit import Kit
from extractors.lead_ins import find_lead_ins
from extractors.mentions import find_mentions
from extractors.movements import find_movements
from extractors.people import find_people
from extractors.periods import find_periods
from extractors.pinpoints import find_pinpoints
from extractors.quoted_scopes import quoted_scopes
from extractors.reference import Reference
from extractors.relations import RelationFinder, Setting
from extractors.resolve.instruments import number_key, resolve_mentions
from extractors.resolve.pointing import Pointer
from extractors.roles import find_roles
from extractors.signers import with_signers


@dataclass(frozen=True, slots=True)
class Instruments:
    """What a document says of instruments: its own, those it names, and how they stand to each other."""

    itself: SelfInstrument | None
    about: int | None
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]
    mentions: tuple[Mention, ...]
    pinpoints: tuple[Pinpoint, ...]
    rejected: tuple[Rejected, ...]


def extract(document: Document, context: Context, kit: Kit) -> Facts:
    """The facts of `document`: a pure function of its text, the context and the kit."""
    days, sentences = tuple(document_dates(document)), split_sentences(document)
    people = find_people(document, kit.names)
    instruments = find_instruments(document, kit, days, people)
    own_day = document.published or (instruments.itself.issued if instruments.itself else None)
    dates, date_mentions = find_dates(document, context, days, own_day)
    blocs = find_blocs(document, kit.blocs, people)
    movements, campaigns = find_movements(document, kit.movements)
    about = None if instruments.about is None else instruments.citations[instruments.about].number
    roles = find_roles(document, people, kit.organisations, kit.roles, blocs)
    itself = instruments.itself
    return Facts(
        doc_kind=doc_kind(document, itself, kit.instruments),
        itself=with_closing(document, itself, days, roles) if itself else None,
        about=about,
        citations=instruments.citations,
        relations=instruments.relations,
        dates=dates,
        date_mentions=date_mentions,
        periods=find_periods(document),
        anniversaries=find_anniversaries(document, kit.events, days),
        people=people,
        roles=roles,
        blocs=blocs,
        movements=movements,
        campaigns=campaigns,
        rejected=instruments.rejected,
        themes=kit.themes.find(document),
        awards=kit.awards.find(document),
        targets=kit.targets.find(document, sentences) if itself else (),
        deadlines=kit.deadlines.find(document, days, date_mentions, sentences, own_day),
        mentions=instruments.mentions,
        pinpoints=instruments.pinpoints,
    )


def find_instruments(
    document: Document, kit: Kit, days: tuple[DateSpan, ...], people: tuple[Person, ...]
) -> Instruments:
    """References, their resolution, the document's own instrument and the relations, in this order."""
    text, sentences = document.text, split_sentences(document)
    bodies = Bodies(text, sentences, kit.organisations)
    scan = kit.references.scan(text, sentences, days, bodies)
    reader = AttributeReader(kit.instruments, text, days, bodies)
    shorts = kit.shorts.scan(reader, sentences, scan.references)
    itself = kit.own.find(document, days, scan.references, people)
    every = sorted((*scan.references, *shorts), key=lambda reference: reference.start)
    references, own = _apart(with_signers(text, every, people), itself)
    resolved = resolve_mentions(text, references)
    about = None if itself else find_about(document, references, resolved.targets)
    mentions = sorted(
        [*zip(references, resolved.targets, strict=True), *((reference, None) for reference in own)],
        key=lambda pair: pair[0].start,
    )
    setting = Setting(itself is not None, about.citation if about else None, about.start if about else 0)
    finder = RelationFinder(
        text,
        sentences,
        kit.cues,
        [pair[0] for pair in mentions],
        [pair[1] for pair in mentions],
        setting,
        find_lead_ins(document, kit.cues),
    )
    quoted = quoted_scopes(text)
    amending = amending_scopes(document, mentions, quoted)
    pointer = Pointer(
        document,
        itself,
        mentions,
        quoted,
        amending,
        sentences,
        kit.references.type_words,
        about.citation if about else None,
    )
    short = find_mentions(
        document, resolved.citations, tuple(kit.anaphora.scan(text)), tuple(kit.aliases.scan(text)), pointer
    )
    return Instruments(
        itself=itself,
        about=about.citation if about else None,
        citations=resolved.citations,
        relations=finder.find(),
        mentions=short,
        pinpoints=find_pinpoints(document, mentions, short, amending),
        rejected=scan.rejected,
    )


def _apart(
    references: list[Reference], itself: SelfInstrument | None
) -> tuple[list[Reference], list[Reference]]:
    """The mentions of other instruments, and those of the document itself."""
    if itself is None or itself.number is None:
        return references, []
    key = number_key(itself.number)
    others, own = list[Reference](), list[Reference]()
    for reference in references:
        same = reference.number and number_key(reference.number) == key
        (own if same and reference.issued in (None, itself.issued) else others).append(reference)
    return others, own
