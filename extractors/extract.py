"""All extractors over one document, in their fixed order."""

from __future__ import annotations

from extractors.attributes import AttributeReader
from extractors.clauses import split_sentences
from extractors.dates import find_dates, scan_dates
from extractors.document import Context, Document
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.resolve.instruments import resolve_mentions


def extract(document: Document, context: Context, kit: Kit) -> Facts:
    """The facts of `document`: a pure function of its text, the context and the kit."""
    text = document.text
    sentences = split_sentences(document)
    spans = scan_dates(text)
    organisations = kit.organisations.scan(text)
    scan = kit.references.scan(text, sentences, spans, organisations)
    reader = AttributeReader(kit.instruments, text, spans, organisations)
    shorts = kit.shorts.scan(reader, sentences, scan.references)
    references = tuple(sorted((*scan.references, *shorts), key=lambda reference: reference.start))
    resolved = resolve_mentions(text, references)
    dates, date_mentions = find_dates(document, context)
    return Facts(
        citations=resolved.citations,
        dates=dates,
        date_mentions=date_mentions,
        rejected=scan.rejected,
    )
