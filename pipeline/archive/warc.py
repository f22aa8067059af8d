"""Exchanges and local files as WARC 1.1 records, and records as what the archive says of them.

Bodies are stored with their content coding undone, so that every tool reads them without a guess.  Headers
that told of the wire's form (`Content-Encoding`, `Transfer-Encoding`, a `Content-Length` that no longer
fits) keep their values under names that begin with `X-Archive-Orig-`.  What WARC has no word for rides in
headers of our own, whose values are percent-encoded: `Danchieu-Role`, `Danchieu-Parent`, `Danchieu-Page`
(the page's key, where the address asked does not tell it) and `Danchieu-Size` (of the bytes that a revisit
points at).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from io import BytesIO
from urllib.parse import quote, unquote, urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.exchange import Exchange, Headers
from pipeline.record import ArchiveRecord

NOT_MODIFIED = 304
LEVEL = 4
"""Of gzip: on pages of the Vietnamese press within four per cent of the smallest, at twice its speed."""

FIELDS = {
    "software": f"danchieu/{metadata.version('danchieu')}",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    "robots": "classic",
    "description": "Content coding is undone; the headers of the wire's form begin with X-Archive-Orig-. "
    "Danchieu-Role: document or entry; Danchieu-Parent: the page in which an attachment was found; "
    "Danchieu-Page: the page's key.",
}
"""What the first record of a file says of all others."""

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
_RECOUNTED = frozenset({"WARC-Type", "WARC-Block-Digest", "Content-Length"})
"""Headers that follow from the others and from the block."""
_WIRE = frozenset({"content-encoding", "transfer-encoding"})
_PRINTABLE = "".join(chr(code) for code in range(33, 127) if chr(code) != "%")
_URI = "%/:?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Page:
    """What an exchange was about."""

    url: str
    """The page's key: its canonical URL, or the absolute path of a local file."""
    role: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the index knows it."""

    record: ArchiveRecord
    kind: str
    """`response`, `revisit` or `resource`."""
    target: str
    """The address asked, as the file has it."""
    identity: str
    """The record's own URN."""


@dataclass(frozen=True, slots=True)
class Made:
    """Records ready to be written: whole gzip members, of which the first is the entry's own."""

    entry: Entry
    members: tuple[bytes, ...]


class _Sha256:
    """A digest as the archive names it everywhere: hexadecimal, so that it equals the warehouse's keys."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def update(self, data: bytes) -> None:
        self._hash.update(data)

    def __str__(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


class _Builder(WARCWriter):  # type: ignore[misc]
    """The library's writer with digests of ours; members are compressed here, at a level of our choice."""

    def __init__(self) -> None:
        self.buffer = BytesIO()
        super().__init__(self.buffer, gzip=False, warc_version="1.1")

    _create_digester = staticmethod(_Sha256)

    def member(self, record: ArcWarcRecord) -> bytes:
        self.buffer.seek(0)
        self.buffer.truncate()
        self.write_record(record)
        return gzip.compress(self.buffer.getvalue(), LEVEL, mtime=0)


def exchange_records(exchange: Exchange, sha256: str, page: Page, held: Entry | None) -> Made:
    """The response, or a revisit where `held` has its bytes already, and the request.

    `sha256` is that of the exchange's body.
    """
    builder = _Builder()
    if exchange.status == NOT_MODIFIED and held:
        profile, sha256 = "server-not-modified", held.record.sha256
    else:
        profile = "identical-payload-digest"
    scheme, _, rest = quote(exchange.url, safe=_URI).partition(":")
    target = f"{scheme.lower()}:{rest}"  # tools know a response by it
    headers = _warc_headers(exchange.asked_at, page, target) | {"WARC-Payload-Digest": f"sha256:{sha256}"}
    if exchange.address:
        headers["WARC-IP-Address"] = exchange.address
    if exchange.truncated:
        headers["WARC-Truncated"] = exchange.truncated
    if held:
        headers |= {"WARC-Profile": _PROFILE + profile} | refers_to(held)
    answer = StatusAndHeaders(
        f"{exchange.status} {_plain(exchange.reason)}".strip(), _stored_headers(exchange), protocol="HTTP/1.1"
    )
    body = b"" if held else exchange.body
    response = builder.create_warc_record(
        target,
        "revisit" if held else "response",
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict=headers,
        http_headers=answer,
    )
    members = (builder.member(response), _request(builder, exchange, response))
    entry = entry_of(response, len(body))
    assert entry is not None
    return Made(entry, members)


def resource_record(data: bytes, page: Page, fetched_at: str, media_type: str | None) -> Made:
    """A file given by hand."""
    builder = _Builder()
    target = quote(page.url, safe=_URI)
    target = target if urlsplit(target).scheme else f"file://{target}"
    digest = {"WARC-Payload-Digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    record = builder.create_warc_record(
        target,
        "resource",
        payload=BytesIO(data),
        length=len(data),
        warc_content_type=_plain(media_type or "application/octet-stream"),
        warc_headers_dict=_warc_headers(fetched_at, page, target) | digest,
    )
    member = builder.member(record)
    entry = entry_of(record, len(data))
    assert entry is not None
    return Made(entry, (member,))


def altered(
    record: ArcWarcRecord, payload: bytes, changes: Mapping[str, str | None], kind: str | None = None
) -> bytes:
    """A record as a whole member again, some of its headers changed, or taken away where None."""
    builder = _Builder()
    own = {name: value for name, value in record.rec_headers.headers if name not in _RECOUNTED}
    made = builder.create_warc_record(
        record.rec_headers.get_header("WARC-Target-URI"),
        kind or record.rec_type,
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type=record.content_type,
        warc_headers_dict={name: value for name, value in (own | dict(changes)).items() if value is not None},
        http_headers=record.http_headers,
    )
    return builder.member(made)


def as_response(record: ArcWarcRecord, payload: bytes, changes: Mapping[str, str | None]) -> bytes:
    """A revisit as the response that it was, with the bytes at which it pointed."""
    away = {name: None for name, _ in record.rec_headers.headers if name.startswith("WARC-Refers-To")}
    return altered(
        record, payload, {**away, "WARC-Profile": None, "Danchieu-Size": None, **changes}, "response"
    )


def info_record(name: str, more: Mapping[str, str]) -> bytes:
    """The record with which the file `name` begins; `more` says who runs the crawl, where that is known."""
    builder = _Builder()
    return builder.member(builder.create_warcinfo_record(name, FIELDS | dict(more)))


def entry_of(record: ArcWarcRecord, size: int) -> Entry | None:
    """What the index keeps of a record whose payload has `size` bytes; None where it states no response."""
    headers, answer = record.rec_headers, record.http_headers
    role, digest = headers.get_header("Danchieu-Role"), headers.get_header("WARC-Payload-Digest", "")
    if role is None or record.rec_type == "request" or not digest.startswith("sha256:"):
        return None
    target = headers.get_header("WARC-Target-URI")
    page, parent = headers.get_header("Danchieu-Page"), headers.get_header("Danchieu-Parent")
    media_type = answer.get_header("Content-Type") if answer else record.content_type
    described = ArchiveRecord(
        sha256=digest.removeprefix("sha256:"),
        url=unquote(page) if page else target,
        fetched_at=_instant(headers.get_header("WARC-Date")),
        size=int(headers.get_header("Danchieu-Size", size)),
        media_type=None if media_type == "application/octet-stream" and not answer else media_type,
        status=int(answer.get_statuscode()) if answer else None,
        etag=answer.get_header("ETag") if answer else None,
        last_modified=answer.get_header("Last-Modified") if answer else None,
        role=unquote(role),
        parent=unquote(parent) if parent else None,
        truncated=headers.get_header("WARC-Truncated"),
    )
    return Entry(described, record.rec_type, target, headers.get_header("WARC-Record-ID"))


def _warc_headers(when: str, page: Page, target: str) -> dict[str, str]:
    headers = {"WARC-Date": _warc_date(when), "Danchieu-Role": quote(page.role, safe=_PRINTABLE)}
    if page.url != target:
        headers["Danchieu-Page"] = quote(page.url, safe=_PRINTABLE)
    if page.parent:
        headers["Danchieu-Parent"] = quote(page.parent, safe=_PRINTABLE)
    return headers


def refers_to(held: Entry) -> dict[str, str]:
    """The headers by which a revisit points at the record that holds its bytes."""
    return {
        "WARC-Refers-To": held.identity,
        "WARC-Refers-To-Target-URI": held.target,
        "WARC-Refers-To-Date": _warc_date(held.record.fetched_at),
        "Danchieu-Size": str(held.record.size),
    }


def _stored_headers(exchange: Exchange) -> list[tuple[str, str]]:
    """The response's headers, those of the wire's form set aside."""
    length = str(len(exchange.body))
    undone = exchange.status != NOT_MODIFIED
    kept = []
    for name, value in _clean(exchange.headers):
        lower = name.lower()
        aside = undone and (lower in _WIRE or (lower == "content-length" and value != length))
        kept.append((f"X-Archive-Orig-{name}" if aside else name, value))
    if len(kept) and undone and not any(name.lower() == "content-length" for name, _ in kept):
        kept.append(("Content-Length", length))
    return kept


def _request(builder: _Builder, exchange: Exchange, response: ArcWarcRecord) -> bytes:
    parts = urlsplit(response.rec_headers.get_header("WARC-Target-URI"))
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    asked = StatusAndHeaders(f"GET {path} HTTP/1.1", _clean(exchange.request_headers), is_http_request=True)
    shared = ("WARC-Date", "WARC-IP-Address")
    headers = {name: response.rec_headers.get_header(name) for name in shared}
    headers["WARC-Concurrent-To"] = response.rec_headers.get_header("WARC-Record-ID")
    target = response.rec_headers.get_header("WARC-Target-URI")
    return builder.member(
        builder.create_warc_record(
            target,
            "request",
            warc_headers_dict={name: value for name, value in headers.items() if value},
            http_headers=asked,
        )
    )


def _clean(headers: Headers) -> list[tuple[str, str]]:
    """Headers in lines of ASCII: of values what is not printable is percent-encoded, as UTF-8."""
    return [
        (_plain(name), quote(" ".join(value.splitlines()).strip(), safe=f"{_PRINTABLE} %\t"))
        for name, value in headers
    ]


def _plain(text: str) -> str:
    """One line of ASCII: what a status line and a media type may hold."""
    return " ".join(text.split()).encode("ascii", "replace").decode()


def _warc_date(instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(UTC).isoformat().replace("+00:00", "Z")


def _instant(date: str) -> str:
    return datetime.fromisoformat(date).astimezone(UTC).isoformat()
