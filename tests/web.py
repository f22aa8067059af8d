"""A small web server for tests: answers by path, notes who asked for what."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Web:
    """`pages` maps `host/path` (or `/path` for any host) to an answer or a function that makes one."""

    pages: dict[str, Answer | bytes | Callable[[BaseHTTPRequestHandler], Answer | None]] = field(
        default_factory=dict
    )
    log: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: tuple[str, int] = ("127.0.0.1", 0)

    def connect(self, *hosts: str) -> dict[str, tuple[str, int]]:
        return dict.fromkeys(hosts, self.address)

    @property
    def asked(self) -> list[str]:
        return [path for path, _ in self.log]


@contextmanager
def serve() -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            web.log.append((self.path, dict(self.headers)))
            page = web.pages.get(host + self.path, web.pages.get(self.path, Answer(b"gone", 404)))
            answer = page(self) if callable(page) else page
            if answer is None:  # the page wrote to the socket itself
                self.close_connection = True
                return
            if isinstance(answer, bytes):
                answer = Answer(answer)
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if answer.status != 304:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.address = ("127.0.0.1", server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
