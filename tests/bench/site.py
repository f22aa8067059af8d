"""A large news site on loopback, in a process of its own: fast enough that the crawler is what is measured.

`python -m tests.bench.site 20000` prints its port and serves until its input is closed.  Pages are made from
their number, carry an ETag, and answer a conditional request with 304.
"""

from __future__ import annotations

import asyncio
import sys

PER_SITEMAP = 1_000
PARAGRAPH = (
    "Thực hiện Kế hoạch số {n}/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân thành phố về công tác thi đua, khen "
    "thưởng, các đơn vị trong khối thi đua đã tổ chức ký kết giao ước và bình xét theo quy định."
)
MENU = "".join(f'<li><a href="/chuyen-muc-{n}/">Chuyên mục {n}</a></li>' for n in range(40))


def page(number: int) -> bytes:
    """One article of about 6 kB, with a menu."""
    body = "".join(f"<p>{PARAGRAPH.format(n=number + part)}</p>" for part in range(14))
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Bài số {number}</title></head>'
        f"<body><nav><ul>{MENU}</ul></nav><article><h1>Bài số {number}</h1>{body}</article></body></html>"
    ).encode()


def sitemap_index(pages: int, host: str) -> bytes:
    """The sitemaps of all pages."""
    parts = range(-(-pages // PER_SITEMAP))
    entries = "".join(f"<sitemap><loc>http://{host}/sitemap-{n}.xml</loc></sitemap>" for n in parts)
    return f"<?xml version='1.0'?><sitemapindex>{entries}</sitemapindex>".encode()


def sitemap(part: int, pages: int, host: str) -> bytes:
    """One sitemap of at most a thousand pages."""
    numbers = range(part * PER_SITEMAP, min(pages, (part + 1) * PER_SITEMAP))
    entries = "".join(
        f"<url><loc>http://{host}/tin/bai-{n}.html</loc><lastmod>2026-01-05</lastmod></url>" for n in numbers
    )
    return f"<?xml version='1.0'?><urlset>{entries}</urlset>".encode()


class Site(asyncio.Protocol):
    """Answers requests on one connection."""

    def __init__(self, pages: list[bytes]) -> None:
        self._pages = pages
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport: asyncio.WriteTransport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._waiting += data
        while b"\r\n\r\n" in self._waiting:
            head, _, self._waiting = self._waiting.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1]
        body = self._body(path, head)
        if body is None:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        kind = b"application/xml" if path.endswith(b".xml") else b"text/html; charset=utf-8"
        told = b'ETag: "%b"\r\nCache-Control: max-age=0\r\nContent-Type: %b\r\n' % (path, kind)
        if b'"%b"' % path in head:
            return b"HTTP/1.1 304 Not Modified\r\n%b\r\n" % told
        return b"HTTP/1.1 200 OK\r\n%bContent-Length: %d\r\n\r\n%b" % (told, len(body), body)

    def _body(self, path: bytes, head: bytes) -> bytes | None:
        if path.startswith(b"/tin/bai-"):
            return self._pages[int(path[9:-5])]
        host = head.lower().partition(b"host: ")[2].partition(b"\r\n")[0].decode()
        if path == b"/robots.txt":
            return f"User-agent: *\nDisallow: /in/\nSitemap: http://{host}/sitemap.xml\n".encode()
        if path == b"/sitemap.xml":
            return sitemap_index(len(self._pages), host)
        return sitemap(int(path[9:-4]), len(self._pages), host) if path.startswith(b"/sitemap-") else None


async def main(pages: int) -> None:
    """Serve until the input ends."""
    made = [page(number) for number in range(pages)]
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Site(made), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
