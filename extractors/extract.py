"""All extractors over one document, in their fixed order."""

from __future__ import annotations

from extractors.anniversaries import find_anniversaries
from extractors.assignments.due import with_due
from extractors.assignments.find import DocumentTimes
from extractors.blocs import find_blocs
from extractors.clauses import split_sentences
from extractors.closing import with_closing
from extractors.dates import document_dates, find_dates
from extractors.document import Context, Document
from extractors.facts import DocKind, Facts, SelfInstrument
from extractors.instruments import find_instruments
from extractors.kind import doc_kind
from extractors.kit import Kit
from extractors.movements import find_movements
from extractors.people import find_people
from extractors.periods import find_periods
from extractors.roles import find_roles
from extractors.scanned.doubtful_facts import with_doubts
from extractors.structure.bases import find_bases, find_landmarks
from extractors.structure.recipients import find_recipients
from extractors.structure.rows import Annex, Section
from extractors.structure.sections import find_sections, is_divided
from extractors.structure.signers import find_signers


def extract(document: Document, context: Context, kit: Kit) -> Facts:
    """The facts of `document`: a pure function of its text, the context and the kit."""
    days, sentences = tuple(document_dates(document)), split_sentences(document)
    people = find_people(document, kit.names)
    instruments = find_instruments(document, kit, days, people, sentences, context.source)
    itself, periods = instruments.itself, find_periods(document)
    own_day = document.published or (itself.issued if itself else None)
    dates, date_mentions = find_dates(document, context, days, own_day)
    blocs = find_blocs(document, kit.blocs, people, itself)
    movements, campaigns = find_movements(document, kit.movements)
    issuer = itself.issuer if itself else None
    roles = find_roles(document, people, kit.organisations, kit.roles, blocs, issuer)
    told_deadlines = kit.deadlines.find(document, days, date_mentions, sentences, own_day)
    of = DocumentTimes(days, date_mentions, told_deadlines, own_day, sentences)
    assignments = kit.assignments.find(document, of, itself, instruments.about)
    anniversaries = find_anniversaries(document, kit.events, days)
    told = bool(instruments.citations or roles or blocs or movements or periods or anniversaries)
    kind = doc_kind(document, itself, kit.instruments, told)
    sections, annexes = _layout(document, kind, itself)
    closed = with_closing(document, itself, days, roles) if itself else None
    return Facts(
        doc_kind=kind,
        itself=closed,
        about=instruments.about_number,
        citations=with_doubts(document, instruments.citations),
        relations=instruments.relations,
        dates=with_doubts(document, dates),
        date_mentions=date_mentions,
        periods=periods,
        anniversaries=anniversaries,
        people=people,
        roles=roles,
        blocs=blocs,
        movements=movements,
        campaigns=campaigns,
        rejected=instruments.rejected,
        themes=kit.themes.find(document),
        awards=kit.awards.find(document),
        targets=kit.targets.find(document, sentences, itself, own_day),
        deadlines=with_due(document.text, told_deadlines, assignments),
        assignments=assignments,
        mentions=instruments.mentions,
        pinpoints=instruments.pinpoints,
        sections=sections,
        annexes=annexes,
        bases=find_bases(document, instruments.citations),
        landmarks=find_landmarks(document) if itself else (),
        recipients=find_recipients(document) if itself else (),
        signers=find_signers(document, closed, people, roles, kit.names.titles),
    )


def _layout(
    document: Document, kind: DocKind, itself: SelfInstrument | None
) -> tuple[tuple[Section, ...], tuple[Annex, ...]]:
    """Sections and annexes; of news only where they print a paper, which is divided as papers are."""
    sections, annexes = find_sections(document, itself.number if itself else None)
    return ((), ()) if kind is DocKind.NEWS and not is_divided(sections) else (sections, annexes)
