"""Signatures out of a PDF file: each checked by itself, so that a broken one takes no other with it."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from extractors.signing.signatures import NO_ROOTS, DigitalSignature

from .certificates import is_weak, names_of
from .loose import loose_signatures
from .trust import TrustRootsError, given_roots, validation

_COVERS = {
    SignatureCoverageLevel.ENTIRE_FILE: "file",
    SignatureCoverageLevel.ENTIRE_REVISION: "revision",
}
_CHANGES = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "signatures",
    ModificationLevel.FORM_FILLING: "forms",
    ModificationLevel.ANNOTATIONS: "annotations",
    ModificationLevel.OTHER: "other",
}
_MOST_OBJECTS = 2_000
"""Objects up to which a file is compared with what it was when signed; each takes about two milliseconds."""
_ZONE = timedelta(hours=7)
_SLACK = timedelta(minutes=5)


def signatures_of(data: bytes) -> tuple[DigitalSignature, ...]:
    """All signatures of a file that has at least one signed range."""
    # pyHanko logs each certificate that it does not trust; the row says so.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        fields = list(enumerate_sig_fields(reader, filled_status=True))
    except Exception as trouble:
        # On damaged or locked files pyHanko raises whatever its parser ran into.
        return (DigitalSignature(1, "", reason=f"the form could not be read: {_words(trouble)}"),)
    # One count does for all signatures, and a signature of the whole file needs none.
    few = cache(lambda: _objects(reader) <= _MOST_OBJECTS)
    found = [_one(reader, name, place.get_object(), few) for name, _, place in fields]
    rows = [row for _, row in sorted(found, key=lambda pair: pair[0])] or loose_signatures(data)
    return tuple(replace(row, order=number) for number, row in enumerate(rows, start=1))


def _one(
    reader: PdfFileReader, name: str, field: Any, few: Callable[[], bool]
) -> tuple[int, DigitalSignature]:
    """A signature and the revision it signed; `few` tells whether it can be compared with what came later."""
    row, revision = DigitalSignature(0, name), reader.xrefs.total_revisions
    try:
        signature = EmbeddedPdfSignature(reader, field, name)
        revision = signature.signed_revision
        certificate = signature.signer_cert
        row = replace(
            row,
            kind="timestamp" if signature.sig_object_type == "/DocTimeStamp" else "signature",
            digest=signature.md_algorithm,
            weak=is_weak(signature.md_algorithm, certificate),
            claimed_at=_claimed(signature),
            **names_of(certificate),
        )
        return revision, _checked(row, signature, few)
    except Exception as trouble:
        # What a broken signature makes pyHanko raise is without end; the row keeps what was told before.
        return revision, replace(row, reason=f"could not be checked: {_words(trouble)}")


def _checked(
    row: DigitalSignature, signature: EmbeddedPdfSignature, few: Callable[[], bool]
) -> DigitalSignature:
    """`row` with what the bytes, the later revisions and the chain of certificates say."""
    coverage = signature.evaluate_signature_coverage()
    compare = coverage == SignatureCoverageLevel.ENTIRE_REVISION and few()
    try:
        roots, trouble = given_roots(), ""
    except TrustRootsError as error:
        roots, trouble = (), str(error)
    moment = _moment(row)
    if row.kind == "timestamp":
        status: Any = validate_pdf_timestamp(signature, validation(roots, None), skip_diff=not compare)
        token = status
    else:
        status = validate_pdf_signature(
            signature, validation(roots, moment), validation(roots, None), skip_diff=not compare
        )
        token = status.timestamp_validity
    stamped = token.timestamp if token and token.intact and token.valid else None
    trusted = bool(status.trusted) if roots else None
    return replace(
        row,
        stamped_at=stamped.astimezone(UTC).isoformat() if stamped else None,
        intact=bool(status.intact and status.valid),
        reason=_broken(status),
        covers=_COVERS.get(coverage, "part"),
        changes=_changed(coverage, status.modification_level if compare else None),
        trusted=trusted,
        trust_reason="" if trusted else trouble or (_distrust(status) if roots else NO_ROOTS),
    )


def _broken(status: Any) -> str:
    if not status.intact:
        return "the bytes are not those that were signed"
    return "" if status.valid else "the signature is not by the certificate's key"


def _changed(coverage: SignatureCoverageLevel, level: ModificationLevel | None) -> str:
    if coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    return "not_compared" if level is None else _CHANGES[level]


def _objects(reader: PdfFileReader) -> int:
    """How many objects the file has, over all its revisions."""
    xrefs = reader.xrefs
    return sum(len(xrefs.explicit_refs_in_revision(number)) for number in range(xrefs.total_revisions))


def _distrust(status: Any) -> str:
    problem = status.trust_problem_indic
    name = problem.name.replace("_", " ").lower() if problem else "the chain does not lead to a trust root"
    return str(name)


def _claimed(signature: EmbeddedPdfSignature) -> str | None:
    """When the signer's machine says that it signed.

    The file's dictionary and the signature itself both tell it.  Programs in use write the local hour into
    the second as if it were UTC; where the two differ by the zone alone, the first is right.
    """
    inside: datetime | None = signature.self_reported_timestamp
    try:
        outside = generic.parse_pdf_date(signature.sig_object["/M"], strict=False)
    except (KeyError, ValueError, TypeError):
        outside = None
    if outside and outside.tzinfo and inside and abs(inside - outside - _ZONE) < _SLACK:
        return outside.isoformat()
    best = inside or outside
    return best.isoformat() if best else None


def _moment(row: DigitalSignature) -> datetime | None:
    """The instant for which the chain is judged: a certificate that has run out since was good then."""
    moment = datetime.fromisoformat(row.claimed_at) if row.claimed_at else None
    return moment if moment and moment.tzinfo else None


def _words(trouble: BaseException) -> str:
    """An error in one line."""
    return " ".join(str(trouble).split())[:200] or type(trouble).__name__
