"""Digital signatures of PDF files, read and checked by pyHanko.

`read_signatures` is all that other modules use.
"""

from __future__ import annotations

from extractors.signing.signatures import DigitalSignature

__all__ = ["read_signatures"]


def read_signatures(data: bytes) -> tuple[DigitalSignature, ...]:
    """The digital signatures of a PDF file, in the order of signing; none for files without a signed range.

    A signature that is damaged or odd is a row with its reason; nothing is ever raised.
    """
    if b"/ByteRange" not in data:
        return ()
    # pyHanko takes a second to load, which files without signatures need not wait for.
    from .reading import signatures_of

    return signatures_of(data)
