"""A digital signature as it stands in a file, and what could be checked of it."""

from __future__ import annotations

from dataclasses import dataclass

NO_ROOTS = "no trust roots given"
"""What `trust_reason` says where the operator named no folder of trust roots."""


@dataclass(frozen=True, slots=True)
class DigitalSignature:
    """One signature of a PDF file.  It tells of the file; the document's own day and signer it never states.

    Names are as the certificate spells them; None where it has none, or where it could not be read.
    """

    order: int
    """Place in the order of signing, from 1; several signatures of one file stand in it."""
    field: str
    """Name of the form field, empty for a signature that stands outside any form."""
    kind: str = "signature"
    """`signature`, or `timestamp` for a time stamp of the whole file."""
    signer: str | None = None
    organisation: str | None = None
    unit: str | None = None
    email: str | None = None
    tax_code: str | None = None
    """The signer's MST."""
    certificate_serial: str | None = None
    """Hexadecimal, without leading zeros."""
    certificate_issuer: str | None = None
    valid_from: str | None = None
    """ISO day from which the certificate is valid."""
    valid_until: str | None = None
    claimed_at: str | None = None
    """ISO instant with its zone at which the signer's own machine says that it signed."""
    stamped_at: str | None = None
    """ISO instant in UTC at which a time stamping service saw the signature; None without a sound token."""
    intact: bool | None = None
    """Whether the signed bytes are unchanged and signed by the certificate's key; None if unknown."""
    covers: str | None = None
    """`file` (all of it), `revision` (all up to a later addition) or `part` (less than that)."""
    changes: str | None = None
    """The most that later additions do: `none`, `signatures` (what proves them), `forms` (filled in or
    signed), `annotations`, `other` (the pages); `not_compared` where the file is too large for that."""
    digest: str | None = None
    """The digest's algorithm, such as `sha256`."""
    weak: bool | None = None
    """Whether digest or key are of a kind that can be forged today (MD5, SHA-1, short keys)."""
    trusted: bool | None = None
    """Whether the certificate's chain leads to a trust root; None where no roots were given."""
    trust_reason: str = NO_ROOTS
    """Why it is not trusted, in words; empty where it is."""
    reason: str = ""
    """Why something above could not be told, in words."""
