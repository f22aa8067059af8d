"""Who a certificate names, and how strong its key is."""

from __future__ import annotations

from typing import Any, TypedDict

from asn1crypto.x509 import Certificate

_TAX_CODE = "MST:"
_WEAK_DIGESTS = frozenset({"md2", "md4", "md5", "sha1"})
_SHORTEST_RSA = 2048


class Names(TypedDict):
    """The fields of a signature that its certificate tells."""

    signer: str | None
    organisation: str | None
    unit: str | None
    email: str | None
    tax_code: str | None
    certificate_serial: str | None
    certificate_issuer: str | None
    valid_from: str | None
    valid_until: str | None


def names_of(certificate: Certificate) -> Names:
    """What a signer's certificate tells of the signer."""
    subject: dict[str, Any] = certificate.subject.native
    codes = [text for text in _texts(subject.get("user_id")) if text.startswith(_TAX_CODE)]
    return Names(
        signer=_text(subject.get("common_name")),
        organisation=_text(subject.get("organization_name")),
        unit=_text(subject.get("organizational_unit_name")),
        email=_text(subject.get("email_address")) or _mail(certificate),
        tax_code=codes[0].removeprefix(_TAX_CODE) if codes else None,
        certificate_serial=f"{certificate.serial_number:x}",
        certificate_issuer=_text(certificate.issuer.native.get("common_name")),
        valid_from=certificate.not_valid_before.date().isoformat(),
        valid_until=certificate.not_valid_after.date().isoformat(),
    )


def is_weak(digest: str, certificate: Certificate) -> bool:
    """Whether a signature with this digest by this certificate's key can be forged today."""
    key = certificate.public_key
    return digest in _WEAK_DIGESTS or (key.algorithm == "rsa" and key.bit_size < _SHORTEST_RSA)


def _mail(certificate: Certificate) -> str | None:
    """The address that older certificates tell beside the subject."""
    names = certificate.subject_alt_name_value or ()
    return next((str(name.native) for name in names if name.name == "rfc822_name"), None)


def _texts(value: Any) -> list[str]:
    """A part of a name, which may stand several times."""
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if one]


def _text(value: Any) -> str | None:
    return ", ".join(_texts(value)) or None
