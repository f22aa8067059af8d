"""Web archives (MHTML), which Word writes under .doc names: the page inside."""

from __future__ import annotations

import email
import email.policy
import re

from pipeline.unreadable import UnreadableError

_HEAD = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?Content-Type:\s*multipart/related", re.I)


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin as the head of a message with related parts."""
    return bool(_HEAD.match(data[:4096].lstrip().replace(b"\r\n", b"\n")))


def page_of(data: bytes) -> tuple[bytes, str]:
    """The bytes of the archive's page and its `Content-Type`.

    Raises:
        UnreadableError: `broken` where the archive holds no page.
    """
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                charset = part.get_content_charset()
                return payload, f"text/html; charset={charset}" if charset else "text/html"
    raise UnreadableError("broken", "the web archive holds no page; open it and save it as DOCX or PDF")
