"""What a document says of instruments: its own, those it names, how they stand to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.amending import Named, amending_scopes
from extractors.attributes import AttributeReader
from extractors.bodies import Bodies
from extractors.clauses import Sentences, split_sentences
from extractors.dates import DateSpan
from extractors.document import Document
from extractors.facts import Citation, Mention, Person, Pinpoint, Rejected, Relation, SelfInstrument
from extractors.kind import find_about
from extractors.kit import Kit
from extractors.lead_ins import find_lead_ins
from extractors.mentions import find_mentions
from extractors.pinpoints import find_pinpoints
from extractors.quoted_scopes import quoted_scopes
from extractors.reference import Form, Reference
from extractors.relation_sources import Setting
from extractors.relations import RelationFinder
from extractors.resolve.instruments import number_key, resolve_mentions
from extractors.resolve.law_names import with_law_facts
from extractors.resolve.pointing import Pointer
from extractors.resolve.spelling import Spelling
from extractors.scanned.mend_own import mend_own
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

    @property
    def about_number(self) -> str | None:
        """The number of the instrument that the document reports on."""
        return None if self.about is None else self.citations[self.about].number


def find_instruments(
    document: Document,
    kit: Kit,
    days: tuple[DateSpan, ...],
    people: tuple[Person, ...],
    sentences: Sentences | None = None,
    source: str = "",
) -> Instruments:
    """References, their resolution, the document's own instrument and the relations, in this order.

    `sentences` are the document's, if `split_sentences` gave them before; `source` is its file or URL, whose
    name may tell the number of a scan.
    """
    sentences = sentences or split_sentences(document)
    naming = _name(document, kit, days, people, sentences, source)
    mentions, pinpoints = _point(document, kit, naming, sentences)
    named = (*naming.named, *_pointing(mentions))
    return Instruments(
        itself=naming.itself,
        about=naming.about,
        citations=naming.citations,
        relations=_relate(document, kit, naming, tuple(sorted(named, key=_begin)), sentences),
        mentions=mentions,
        pinpoints=pinpoints,
        rejected=naming.rejected,
    )


@dataclass(frozen=True, slots=True)
class _Naming:
    """The instruments that a document names, resolved, and where it does."""

    itself: SelfInstrument | None
    about: int | None
    about_from: int
    citations: tuple[Citation, ...]
    named: tuple[Named, ...]
    rejected: tuple[Rejected, ...]


def _name(
    document: Document,
    kit: Kit,
    days: tuple[DateSpan, ...],
    people: tuple[Person, ...],
    sentences: Sentences,
    source: str,
) -> _Naming:
    text = document.text
    bodies = Bodies(text, sentences, kit.organisations)
    scan = kit.references.scan(text, sentences, days, bodies)
    reader = AttributeReader(kit.instruments, text, days, bodies)
    shorts = kit.shorts.scan(reader, sentences, scan.references)
    itself = kit.own.find(document, days, scan.references, people)
    itself = mend_own(document, itself, source, kit.instruments)
    shorts = _without_aliases(text, shorts, scan.references, kit)
    every = sorted((*scan.references, *shorts), key=lambda reference: reference.start)
    references, own = _apart(with_law_facts(text, with_signers(text, every, people)), itself, kit.spelling)
    resolved = resolve_mentions(text, references, kit.spelling)
    about = None if itself else find_about(document, references, resolved.targets)
    named = [*zip(references, resolved.targets, strict=True), *((reference, None) for reference in own)]
    return _Naming(
        itself=itself,
        about=about.citation if about else None,
        about_from=about.start if about else 0,
        citations=resolved.citations,
        named=tuple(sorted(named, key=_begin)),
        rejected=scan.rejected,
    )


def _point(
    document: Document, kit: Kit, naming: _Naming, sentences: Sentences
) -> tuple[tuple[Mention, ...], tuple[Pinpoint, ...]]:
    """Short forms and demonstratives with what they mean, and provisions with whose they are."""
    quoted = quoted_scopes(document.text)
    amending = amending_scopes(document, naming.named, quoted)
    pointer = Pointer(
        document=document,
        itself=naming.itself,
        named=naming.named,
        scopes=quoted,
        amending=amending,
        sentences=sentences,
        type_words=kit.references.type_words,
        about=naming.about,
    )
    anaphora, aliases = tuple(kit.anaphora.scan(document.text)), tuple(kit.aliases.scan(document.text))
    mentions = find_mentions(document, naming.citations, anaphora, aliases, pointer)
    own = naming.itself is not None and amending.articled
    return mentions, find_pinpoints(document, naming.named, mentions, amending, own)


def _pointing(mentions: tuple[Mention, ...]) -> Iterator[Named]:
    """Resolved demonstratives as references: `theo Điều 8 Nghị định trên` is an edge as any other."""
    for mention in mentions:
        if mention.to is not None and mention.form in ("this", "above"):
            at = mention.evidence
            reference = Reference(
                Form.SELF, at.start, at.end, at.start, at.end, None, None, at.rule, at.confidence
            )
            yield reference, mention.to.citation


def _begin(named: Named) -> int:
    return named[0].start


def _relate(
    document: Document, kit: Kit, naming: _Naming, named: tuple[Named, ...], sentences: Sentences
) -> tuple[Relation, ...]:
    finder = RelationFinder(
        text=document.text,
        sentences=sentences,
        cues=kit.cues,
        references=[reference for reference, _ in named],
        targets=[target for _, target in named],
        setting=Setting(naming.itself is not None, naming.about, naming.about_from, _consolidated(naming)),
        lead_ins=find_lead_ins(document, kit.cues, kit.announcements),
        announcements=kit.announcements,
    )
    return finder.find()


def _consolidated(naming: _Naming) -> int | None:
    """The citation that a văn bản hợp nhất is a consolidation of: the first that it names by number."""
    if naming.itself is None or not naming.itself.consolidates:
        return None
    numbered = (target for reference, target in naming.named if reference.form is Form.NUMBER)
    return next((target for target in numbered if target is not None), None)


def _apart(
    references: list[Reference], itself: SelfInstrument | None, spelling: Spelling
) -> tuple[list[Reference], list[Reference]]:
    """The mentions of other instruments, and those of the document itself."""
    if itself is None or itself.number is None:
        return references, []
    key = number_key(itself.number)
    others, own = list[Reference](), list[Reference]()
    for reference in references:
        same = reference.number and number_key(reference.number) == key
        same = same or (reference.form is Form.SHORT and _own_in_short(reference, itself, spelling))
        agrees = None in (reference.issued, itself.issued) or reference.issued == itself.issued
        (own if same and agrees else others).append(reference)
    return others, own


def _own_in_short(reference: Reference, itself: SelfInstrument, spelling: Spelling) -> bool:
    """`Kế hoạch số 88 của UBND tỉnh` in Kế hoạch 88/KH-UBND: number, type and body agree."""
    numeral = number_key((itself.number or "").split("/")[0].split("-")[0])
    said = number_key(reference.number or "") == numeral and reference.type == itself.type
    return said and spelling.names_issuer(reference.issuer, itself.issuer)


def _without_aliases(
    text: str, shorts: tuple[Reference, ...], references: Sequence[Reference], kit: Kit
) -> tuple[Reference, ...]:
    """Short forms but the names given to an instrument of another type: `(gọi tắt là Quy định 12)`."""
    aliases = tuple(kit.aliases.scan(text)) if shorts else ()
    if not aliases:
        return shorts
    before = sorted(references, key=lambda reference: reference.start)
    named: dict[str, str | None] = {}
    for alias in aliases:
        place = bisect_left(before, alias.start, key=_start) - 1
        if place >= 0:
            named[alias.name] = before[place].type
    full = {(one.type, _numeral(one)) for one in references}
    return tuple(
        one
        for one in shorts
        if named.get(text[one.start : one.end], one.type) in (one.type, None)
        or (one.type, _numeral(one)) in full
    )


def _numeral(reference: Reference) -> str:
    """The number without year and code."""
    return number_key(reference.number or "").split("/")[0].split("-")[0]


def _start(reference: Reference) -> int:
    return reference.start
