"""What servers do to crawlers: one function a trick, each answers one request of the server in `tests/web.py`.

A trick writes to the socket itself and stops as soon as the client has hung up.
"""

from __future__ import annotations

import gzip
import itertools
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from itertools import count

from pipeline.fetch_settings import Limits
from tests.web import Answer

Request = BaseHTTPRequestHandler
Trick = Callable[[Request], Answer | None]
PAGE = "<html><body><h1>Kế hoạch số 282/KH-UBND</h1><p>Ngày 05/3/2026, Ủy ban nhân dân ban hành.</p></body></html>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
LIMITS = Limits(
    max_bytes=400_000,
    connect=1.0,
    read=0.3,
    total=0.6,
    attempts=2,
    backoff=0.01,
    longest_wait=1.0,
    redirects=4,
)
"""Small bounds, so that a trick is over soon."""
FOREVER = 40.0
"""Seconds that a trick goes on where nobody hangs up: far beyond what any bound lets through."""


def sends(*pieces: bytes, pause: float = 0.0) -> Trick:
    """Write `pieces` as they are, with `pause` seconds between them, and close."""

    def trick(request: Request) -> None:
        _write(request, pieces, pause)

    return trick


def _write(request: Request, pieces: Iterator[bytes] | tuple[bytes, ...], pause: float = 0.0) -> None:
    end = time.monotonic() + FOREVER
    try:
        for piece in pieces:
            request.wfile.write(piece)
            if pause:
                time.sleep(pause)
            if time.monotonic() > end:
                return
    except OSError:
        request.close_connection = True


def stalls(*pieces: bytes) -> Trick:
    """Write `pieces`, then say nothing more and keep the connection."""

    def trick(request: Request) -> None:
        _write(request, pieces)
        request.connection.settimeout(FOREVER)
        try:
            request.connection.recv(1)
        except OSError:
            request.close_connection = True

    return trick


def drips(opening: bytes, drop: bytes, pause: float = 0.05) -> Trick:
    """Write `opening`, then `drop` again and again, slowly enough that no single wait is too long."""

    def trick(request: Request) -> None:
        _write(request, itertools.chain([opening], itertools.repeat(drop)), pause)

    return trick


def pours(opening: bytes, piece: bytes) -> Trick:
    """Write `opening`, then `piece` for ever, as fast as it is taken."""

    def trick(request: Request) -> None:
        _write(request, itertools.chain([opening], itertools.repeat(piece)))

    return trick


def resets(*pieces: bytes) -> Trick:
    """Write `pieces`, then reset the connection."""

    def trick(request: Request) -> None:
        _write(request, pieces)
        request.wfile.flush()
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.connection.close()

    return trick


def redirects(target: str, status: int = 302) -> Trick:
    """Point to `target`, in which `{n}` becomes a number that no request has seen."""
    numbers = count(1)

    def trick(_: Request) -> Answer:
        return Answer(b"", status, {"Location": target.replace("{n}", str(next(numbers)))})

    return trick


def by_turns(*tricks: Trick) -> Trick:
    """The first request meets the first trick, and so on; the last trick stays."""
    lock, waiting = threading.Lock(), list(tricks)

    def trick(request: Request) -> Answer | None:
        with lock:
            chosen = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return chosen(request)

    return trick


def answers(body: str | bytes = PAGE, status: int = 200, **headers: str) -> Trick:
    """An honest answer; underscores in names of headers become hyphens."""
    data = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Answer(data, status, named)


def packed(coding: str, data: bytes) -> Trick:
    """`data` as the body of a page that says it is packed so."""
    head = HEAD + f"Content-Encoding: {coding}\r\nContent-Length: {len(data)}\r\n\r\n".encode()
    return sends(head, data)


def bomb(megabytes: int) -> bytes:
    """A gzip body a thousandth of what it unpacks to."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(megabytes)) + packer.flush()


def entity_bomb(root: str) -> bytes:
    """XML whose entities grow tenfold with each of nine steps, and that names a file and an address."""
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    outer = '<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://bao.test/ngoai.xml">'
    return (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a0 "ha">{steps}{outer}]>'
        f"<{root}><channel><item><title>&a9;&file;&web;</title><link>&a9;</link></item></channel></{root}>"
    ).encode()


ROBOTS: dict[str, tuple[Trick, str | None]] = {
    "stalls": (stalls(), "network"),
    "drips": (drips(HEAD + b"\r\nUser-agent: *\n", b"#"), "network"),
    "resets": (resets(), "network"),
    "breaks off": (sends(HEAD + b"Content-Length: 1000\r\n\r\nUser-agent: *\nAllow"), "network"),
    "storms": (answers("busy", 503), "busy"),
    "asks for rest": (answers("slow down", 429), "busy"),
    "is closed": (answers("login", 403), None),
    "is gone": (answers("gone", 410), None),
    "is a page": (answers(PAGE), None),
    "is empty": (answers(b""), None),
    "is noise": (answers(bytes(range(256)) * 40), None),
    "leads to itself": (redirects("/robots.txt"), "redirects"),
    "leads to this machine": (redirects("http://127.0.0.1/robots.txt"), "private_address"),
    "never ends and permits": (
        pours(HEAD + b"\r\nUser-agent: *\nDisallow: /cam/\n", b"# lorem ipsum\n" * 1000),
        None,
    ),
    "never ends and forbids": (
        pours(HEAD + b"\r\nUser-agent: *\nDisallow: /\n", b"# lorem ipsum\n" * 1000),
        "robots",
    ),
    "is 5 GB and says so": (
        pours(HEAD + b"Content-Length: 5000000000\r\n\r\nUser-agent: *\nDisallow: /\n", b"#" * 65_536),
        "robots",
    ),
    "is a bomb": (packed("gzip", bomb(100)), None),
    "has a mark before it": (answers(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), "robots"),
    "wants a day between requests": (answers("User-agent: *\nCrawl-delay: 86400"), "robots"),
    "wants nothing sensible": (
        answers("User-agent: *\nCrawl-delay: -5\nCrawl-delay: soon\nRequest-rate: 1/0"),
        None,
    ),
    "has stars": (answers("User-agent: *\nDisallow: /" + "*a" * 5_000 + "$\n"), None),
    "has many rules": (
        answers("User-agent: *\n" + "Disallow: /x*y\n" * 20_000 + "Disallow: /*.html$"),
        "robots",
    ),
}
"""What a robots.txt may be, and the kind of failure of every page then; None where the page comes."""

ONE_PAGE: dict[str, tuple[Trick, str]] = {
    "drips": (drips(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"), "network"),
    "drips headers": (drips(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"), "network"),
    "drips one header": (drips(b"HTTP/1.1 200 OK\r\nX-A: ", b"b"), "network"),
    "drips packed": (
        drips(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 99)[:20], b"\0"),
        "network",
    ),
    "says wait for ever": (drips(b"", b"HTTP/1.1 102 Processing\r\n\r\n"), "network"),
    "stalls": (stalls(), "network"),
    "stalls in the headers": (stalls(HEAD), "network"),
    "stalls in the body": (stalls(HEAD + b"Content-Length: 1000\r\n\r\n<p>"), "network"),
    "resets": (resets(), "network"),
    "resets in the body": (resets(HEAD + b"Content-Length: 1000\r\n\r\n<p>tin"), "network"),
    "hangs up": (sends(), "network"),
    "breaks off": (sends(HEAD + b"Content-Length: 1000\r\n\r\n<p>tin"), "network"),
    "breaks off a chunk": (sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\n<p>tin"), "network"),
    "breaks off between chunks": (sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n"), "network"),
    "breaks off packed": (packed("gzip", gzip.compress(PAGE.encode())[:-12]), "network"),
    "sends no packing": (packed("gzip", PAGE.encode()), "network"),
    "sends a packing not asked for": (packed("br", b"\x0b\x02\x80tin\x03"), "network"),
    "speaks another language": (sends(b"SSH-2.0-OpenSSH_9.2\r\n"), "network"),
    "sends headers for ever": (pours(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 1000 + b"\r\n"), "network"),
    "sends one header for ever": (pours(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 1000), "network"),
    "has no length": (sends(HEAD + b"Content-Length: -5\r\n\r\n<p>"), "network"),
    "has two lengths": (sends(HEAD + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\n<p>ab"), "network"),
    "is empty": (answers(b""), "empty"),
    "is 5 GB and says so": (pours(HEAD + b"Content-Length: 5000000000\r\n\r\n", b"x" * 65_536), "size"),
    "is 5 GB and is silent": (pours(HEAD + b"\r\n", b"x" * 65_536), "size"),
    "is 5 GB in chunks": (
        pours(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b"x" * 32_768 + b"\r\n"),
        "size",
    ),
    "has a length beyond numbers": (
        pours(HEAD + b"Content-Length: " + b"9" * 19 + b"\r\n\r\n", b"x"),
        "size",
    ),
    "is a bomb": (packed("gzip", bomb(100)), "size"),
    "is a bomb in a bomb": (packed("gzip, gzip", gzip.compress(bomb(100))), "network"),
    "is a bomb without envelope": (packed("deflate", zlib.compress(b"\0" * 50_000_000, wbits=-15)), "size"),
    "storms": (answers("busy", 503), "busy"),
    "fails in all ways": (by_turns(resets(), answers("?", 502)), "busy"),
    "asks for a day's rest": (answers("slow down", 429, Retry_After="86400"), "busy"),
    "asks for an age's rest": (answers("slow down", 503, Retry_After="9" * 30), "busy"),
    "asks for rest in no way": (answers("slow down", 429, Retry_After="soon"), "busy"),
    "is closed": (answers("login", 401), "status"),
    "is gone": (answers("gone", 410), "gone"),
    "answers in a strange way": (answers("tea", 418), "status"),
    "was never changed": (answers(b"", 304), "status"),
    "leads to itself": (redirects("/trang.html"), "redirects"),
    "leads on for ever": (redirects("/trang.html?lan={n}"), "redirects"),
    "leads nowhere": (redirects("http://[/"), "address"),
    "leads to a file": (redirects("file:///etc/passwd"), "address"),
    "leads to a script": (redirects("javascript:alert(1)"), "address"),
    "leads to a password": (redirects("http://an:mat-khau@bao.test/"), "address"),
    "leads to this machine": (redirects("http://127.0.0.1/"), "private_address"),
    "leads to this machine by name": (redirects("http://localhost:6379/"), "private_address"),
    "leads to this machine in version 6": (redirects("http://[::1]/"), "private_address"),
    "leads to this machine inside version 6": (redirects("http://[::ffff:127.0.0.1]/"), "private_address"),
    "leads to this machine as a number": (redirects("http://2130706433/"), "private_address"),
    "leads to nobody's address": (redirects("http://0.0.0.0/"), "private_address"),
    "leads to a private network": (redirects("http://10.0.0.1/"), "private_address"),
    "leads to the cloud's own address": (
        redirects("http://169.254.169.254/latest/meta-data/"),
        "private_address",
    ),
    "leads to another carrier's network": (redirects("http://100.64.0.1/"), "private_address"),
    "leads into forbidden ground": (redirects("/cam/1.html"), "robots"),
}
"""What one page may do, and the kind of failure that it must be."""

UNHARMED: dict[str, Trick] = {
    "an honest page": answers(),
    "a page without length": sends(HEAD + b"\r\n" + PAGE.encode()),
    "a page in chunks": sends(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
        f"{len(PAGE.encode()):x}\r\n".encode(),
        PAGE.encode(),
        b"\r\n0\r\n\r\n",
    ),
    "a page in small pieces": sends(
        HEAD + b"\r\n",
        *(PAGE.encode()[n : n + 40] for n in range(0, 200, 40)),
        PAGE.encode()[200:],
        pause=0.01,
    ),
    "a packed page": packed("gzip", gzip.compress(PAGE.encode())),
    "a page after a storm": by_turns(answers("busy", 503), answers()),
    "a page after a reset": by_turns(resets(), answers()),
    "a page after a torn one": by_turns(sends(HEAD + b"Content-Length: 1000\r\n\r\n<p>"), answers()),
    "a page after a short rest": by_turns(answers("slow", 429, Retry_After="0"), answers()),
    "a page at the end of a chain": by_turns(redirects("?a"), redirects("?b"), redirects("?c"), answers()),
    "a page that says wait first": sends(
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + HEAD + b"\r\n" + PAGE.encode()
    ),
    "a page of the future": answers(
        Date="Fri, 01 Jan 2099 00:00:00 GMT", Last_Modified="Fri, 01 Jan 2099 00:00:00 GMT", ETag='"1"'
    ),
    "a page with headers of no sense": answers(
        Date="yesterday", Last_Modified="\xff", Content_Type=";;;=", Retry_After="-1", Content_Language="\xfe"
    ),
    "a page of a wrong type": answers(Content_Type="image/png; charset=hex"),
}
"""What is odd and right: the page comes, and comes whole."""
