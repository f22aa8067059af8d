"""One request and what came back: what the archive keeps."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
"""Names and values, in the order and case in which they were sent."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response, as they went over the wire but for the content coding, which is undone.

    >>> got = Exchange("http://bao.test/a.html", "2026-01-05T00:00:00+00:00", 200, "OK",
    ...     (("Content-Type", "text/html"), ("ETag", '"1"')), b"<p>tin</p>", ())
    >>> got.header("etag"), got.header("Last-Modified")
    ('"1"', None)
    """

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
    """Why the body is not whole (`length`, `time`, `disconnect`, `unspecified`); None where it is."""

    def header(self, name: str) -> str | None:
        """The first value of the response header `name`, however it is spelled; None where it is absent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)
