"""Names of people who are forgotten, covered in a document before anything looks for facts in it."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Document
from extractors.signing.signatures import DigitalSignature
from pipeline.forgotten import Forgotten


def without_names(document: Document, forgotten: Forgotten) -> Document:
    """The document with those names covered letter by letter, so that every place in it stays what it was."""
    if not forgotten.names_anybody:
        return document
    covered = forgotten.covered
    return replace(
        document,
        text=covered(document.text),
        title=None if document.title is None else covered(document.title),
        bylines=tuple(replace(one, name=covered(one.name)) for one in document.bylines),
        furniture=tuple(replace(one, text=covered(one.text)) for one in document.furniture),
        digital_signatures=tuple(_signature(one, forgotten) for one in document.digital_signatures),
    )


def _signature(one: DigitalSignature, forgotten: Forgotten) -> DigitalSignature:
    if one.signer is None or forgotten.covered(one.signer) == one.signer:
        return one
    return replace(one, signer=None, email=None, tax_code=None, certificate_serial=None, field="")
