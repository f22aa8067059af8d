"""Signatures that a file holds outside any form: left over where pages were cut out of a signed file."""

from __future__ import annotations

import re
from dataclasses import replace

from asn1crypto import cms

from extractors.signing.signatures import DigitalSignature

from .certificates import is_weak, names_of

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_CONTENTS = re.compile(rb"/Contents\s*<([0-9A-Fa-f\s]{200,400000})>")
_NEAR = 500_000
"""Bytes around the range in which the signature's own bytes are looked for."""


def loose_signatures(data: bytes) -> list[DigitalSignature]:
    """A row for each signed range of a file whose form names none."""
    return [_row(data, found) for found in _RANGE.finditer(data)]


def _row(data: bytes, found: re.Match[bytes]) -> DigitalSignature:
    start, length = int(found.group(3)), int(found.group(4))
    end = start + length
    said = f"no form field holds it, and its range ends at byte {end:,} of a file of {len(data):,}"
    row = DigitalSignature(0, "", intact=False, covers="part", reason=f"{said}; the file was made of another")
    near = _CONTENTS.finditer(data, max(0, found.start() - _NEAR), found.end() + _NEAR)
    contents = min(near, key=lambda one: _distance(one, found), default=None)
    if contents is None:
        return row
    try:
        signed = cms.ContentInfo.load(bytes.fromhex(contents.group(1).decode("ascii")))["content"]
        info = signed["signer_infos"][0]
        digest = info["digest_algorithm"]["algorithm"].native
        serial = info["sid"].chosen["serial_number"].native
        certificate = next(one.chosen for one in signed["certificates"] if one.chosen.serial_number == serial)
        return replace(row, digest=digest, weak=is_weak(digest, certificate), **names_of(certificate))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, StopIteration):
        return replace(row, reason=f"{row.reason}; its certificate could not be read")


def _distance(one: re.Match[bytes], other: re.Match[bytes]) -> int:
    """Bytes between two parts of a dictionary, whichever stands first."""
    return max(one.start() - other.end(), other.start() - one.end())
