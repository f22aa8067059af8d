"""One request and what came back: what the archive keeps."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
"""Names and values, in the order and case in which they were sent."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response, as they went over the wire but for the content coding, which is undone."""

    url: str
    asked_at: str
    """ISO instant in UTC."""
    status: int
    reason: str
    headers: Headers
    body: bytes
    """With the content coding undone."""
    request_headers: Headers
    address: str | None = None
    """The server's IP address."""
    truncated: str | None = None
    """Why the body is not whole (`length`, `time`, `disconnect`); None where it is."""
