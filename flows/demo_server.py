"""The demo site over real HTTP: a loopback server with virtual hosts, validators and honest refusals."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from corpora.source_files import SOURCES

SITE = SOURCES.parent / "demo" / "site"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Files carry the day of checkout; a fixed day keeps the demo's answers the same on every machine.
LAST_MODIFIED = formatdate(1_735_689_600, usegmt=True)


@contextmanager
def serve_demo(site: Path = SITE) -> Iterator[dict[str, tuple[str, int]]]:
    """Serve `site` (one folder a host name) on a free loopback port while the context lasts.

    Yields where each host is reached, for `FetchSettings.connect_to`.

    Raises:
        FileNotFoundError: the folder holds no host.
    """
    hosts = sorted(path.name for path in site.iterdir() if path.is_dir()) if site.is_dir() else []
    if not hosts:
        raise FileNotFoundError(f"{site}: the demo site is missing; check the checkout out again")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site))
    server.daemon_threads = True
    thread = Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="demo site", daemon=True
    )
    thread.start()
    try:
        yield dict.fromkeys(hosts, ("127.0.0.1", server.server_address[1]))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_version = "danchieu-demo"

    def __init__(self, site: Path, *rest: object) -> None:
        self._site = site
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the file, 304 where the client has it, or 404."""
        path = self._file()
        if path is None:
            self._answer(HTTPStatus.NOT_FOUND, b"Not found\n", {"Content-Type": "text/plain"})
            return
        data = path.read_bytes()
        etag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        headers = {"Content-Type": _type_of(path), "ETag": etag, "Last-Modified": LAST_MODIFIED}
        if self.headers.get("If-None-Match") == etag:
            self._answer(HTTPStatus.NOT_MODIFIED, b"", headers)
        else:
            self._answer(HTTPStatus.OK, data, headers)

    do_HEAD = do_GET  # noqa: N815 - the name is the protocol's

    def _file(self) -> Path | None:
        """The file asked for, or None where there is none or it lies outside its host's folder."""
        host = self.headers.get("Host", "").partition(":")[0]
        root = (self._site / host).resolve()
        if not host or root.parent != self._site.resolve():
            return None
        path = (root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if not path.is_relative_to(root):
            return None
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() else None

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the crawl's own report tells what was fetched."""


def _type_of(path: Path) -> str:
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
