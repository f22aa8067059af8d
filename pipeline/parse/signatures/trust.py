"""Trust roots: certificates that the operator keeps in a folder; no others count, and nothing is fetched."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cache
from pathlib import Path

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import AcceptAllAlgorithms

VARIABLE = "DANCHIEU_TRUST_ROOTS"
"""The environment variable that names the folder."""
_ENDINGS = frozenset({".pem", ".crt", ".cer", ".der"})


class TrustRootsError(ValueError):
    """A folder of trust roots that cannot be read; one line that names it."""


def given_roots() -> tuple[Certificate, ...]:
    """The certificates of the folder that `DANCHIEU_TRUST_ROOTS` names; none where it is not set.

    Raises:
        TrustRootsError: the folder or a certificate in it cannot be read.
    """
    folder = os.environ.get(VARIABLE)
    return _read(Path(folder)) if folder else ()


def validation(roots: tuple[Certificate, ...], moment: datetime | None) -> ValidationContext:
    """A context that trusts `roots` alone, at `moment`.

    Every algorithm is accepted, since weak ones are told apart from what is broken.
    """
    return ValidationContext(
        trust_roots=list(roots),
        moment=moment,
        best_signature_time=moment,
        allow_fetching=False,
        algorithm_usage_policy=AcceptAllAlgorithms(),
    )


@cache
def _read(folder: Path) -> tuple[Certificate, ...]:
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
        return tuple(certificate for path in files for certificate in _certificates(path))
    except OSError as trouble:
        message = f"{VARIABLE} names {folder}, which cannot be read ({trouble.strerror}); name a folder"
        raise TrustRootsError(message) from trouble


def _certificates(path: Path) -> list[Certificate]:
    data = path.read_bytes()
    try:
        parts = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        found = [Certificate.load(der) for der in parts]
        for certificate in found:
            _ = certificate.subject.native
    except (ValueError, TypeError) as trouble:
        raise TrustRootsError(f"{path} holds no certificate; take it out of the folder") from trouble
    return found
