"""Whom the operators of crawled servers may write to: named in every request, and required for a crawl."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from corpora.source_definitions import SourceDefinition

CONTACT = "DANCHIEU_CONTACT"
"""The environment variable that holds an e-mail address, or the address of a page about the crawl."""

_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_PAGE = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/[\w./~%-]*)?", re.ASCII)


class ContactError(ValueError):
    """No contact, or one that is none; one line with the mend."""


def contact() -> str | None:
    """The operator's contact as an address of the web or of mail; None where none is set.

    Raises:
        ContactError: what is set is neither.
    """
    value = os.environ.get(CONTACT, "").strip()
    if not value:
        return None
    if mail := _MAIL.fullmatch(value):
        return f"mailto:{mail[1]}"
    if _PAGE.fullmatch(value):
        return value
    raise ContactError(f"{CONTACT} is {value!r}; set it to an e-mail address or the address of a web page")


def require_contact(sources: Iterable[SourceDefinition]) -> None:
    """Permit visits to the demo's sources, and to others where there is a contact.

    Raises:
        ContactError: there is none.
    """
    others = [source.name for source in sources if not source.demo]
    if others and contact() is None:
        raise ContactError(
            f"no contact is set, and {others[0]} is a site of others: its operator must be able to write to "
            f"you; set {CONTACT}=an@vien.vn, with your own address"
        )
