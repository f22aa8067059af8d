"""Politeness as the server sees it: rate, concurrency and robots.txt, whatever the crawl has to fetch."""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from corpora.source_files import load_sources
from pipeline.archive import Archive
from pipeline.crawl import crawl
from pipeline.fetch import Fetched, Fetcher
from pipeline.fetch_settings import FetchSettings, Limits
from pipeline.frontier.frontier import Frontier
from pipeline.politeness import Turns
from pipeline.robots import Robots
from tests.web import Answer, Web, serve

LATE = 0.05
"""Seconds by which a thread of a busy machine may note a request too late."""
HOSTS = ("bao.test", "cong.test", "bo.test")


@dataclass
class Witness:
    """What the server saw of each host: when requests came, which, and how many at once."""

    came: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    paths: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    inside: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    most: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, request: BaseHTTPRequestHandler) -> Answer:
        host = request.headers["Host"].partition(":")[0]
        with self.lock:
            self.came[host].append(time.monotonic())
            self.paths[host].append(request.path)
            self.inside[host] += 1
            self.most[host] = max(self.most[host], self.inside[host])
        time.sleep(random.Random(request.path).choice((0.0, 0.005, 0.03)))
        with self.lock:
            self.inside[host] -= 1
        if request.path == "/robots.txt":
            return Answer(ROBOTS[host])
        if request.path.startswith("/chuyen/"):
            return Answer(b"", 302, {"Location": "/tin/den.html"})
        if request.path.startswith("/ban/"):
            return Answer(b"busy", 503)
        return Answer(b"<p>tin</p>")


ROBOTS = {
    "bao.test": b"User-agent: *\nDisallow: /in/\nDisallow: /*?in=\nAllow: /in/mo/\nDisallow: /*.doc$",
    "cong.test": b"User-agent: *\nCrawl-delay: 0.05\nDisallow: /noi-bo",
    "bo.test": b"User-agent: danchieu\nDisallow: /tin/1\n\nUser-agent: *\nDisallow: /",
}
PATHS = [
    *(f"/tin/{number}.html" for number in range(8)),
    *("/in/1.html", "/in/mo/1.html", "/tin/2.html?in=1", "/a.doc", "/a.docx", "/noi-bo/1", "/noi-bo.html"),
    *("/chuyen/1", "/chuyen/2", "/ban/1"),
]


class _Everything(dict[str, object]):
    """Pages for a server that lets one function answer everything."""

    def __init__(self, page: Callable[[BaseHTTPRequestHandler], Answer]) -> None:
        self.page = page

    def get(self, key: str, default: object = None) -> object:  # noqa: ARG002
        return self.page


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as server:
        yield server


@pytest.mark.parametrize(("seats", "interval", "threads"), [(1, 0.02, 6), (2, 0.02, 8), (3, 0.0, 8)])
def test_no_host_is_asked_faster_or_by_more_than_stated(
    web: Web, tmp_path: Path, seats: int, interval: float, threads: int
) -> None:
    witness = Witness()
    web.pages = _Everything(witness.page)  # type: ignore[assignment]
    settings = FetchSettings(
        interval=interval,
        concurrency=seats,
        limits=Limits(attempts=2, backoff=0.01),
        connect_to=web.connect(*HOSTS),
    )
    wanted = [f"http://{host}{path}" for host in HOSTS for path in PATHS]
    random.Random(seats).shuffle(wanted)
    with Fetcher(Archive(tmp_path), settings) as fetcher, ThreadPoolExecutor(threads) as pool:
        got = list(pool.map(fetcher.fetch, wanted))
    assert sum(isinstance(one, Fetched) for one in got) >= len(wanted) // 2
    for host in HOSTS:
        pause = max(interval, 0.05 if host == "cong.test" else 0.0)
        rules = Robots(ROBOTS[host].decode(), settings.user_agent)
        # robots.txt is asked before its own delay is known; threads note their moment a little late.
        came = witness.came[host][2:]
        assert min(later - first for first, later in zip(came, came[6:], strict=False)) >= 6 * pause - LATE
        assert witness.most[host] <= seats
        asked = [path for path in witness.paths[host] if path != "/robots.txt"]
        assert asked
        assert [path for path in asked if not rules.allows(f"http://{host}{path}")] == []
        assert witness.paths[host].count("/robots.txt") == 1


DEFINITION = """\
name: {name}
publisher: Báo Thử
jurisdiction: {{level: national}}
language: vi
home: http://bao.test/
demo: true
entry_points: [{{listing: 'http://bao.test/{name}'}}]
article: ['{name}']
politeness: {{interval: {interval}, concurrency: {seats}}}
"""


def test_sources_that_share_a_host_keep_to_the_pace_of_each(web: Web, tmp_path: Path) -> None:
    witness, pace = Witness(), {"mot": (0.01, 3), "hai": (0.03, 1), "ba": (0.0, 2)}
    lists = {
        f"/{name}": "".join(f'<a href="/{name}-{n}.html">Tin số {n}</a>' for n in range(8)).encode()
        for name in pace
    }

    def page(request: BaseHTTPRequestHandler) -> Answer:
        answer = witness.page(request)
        return Answer(lists[request.path]) if request.path in lists else answer

    web.pages = _Everything(page)  # type: ignore[assignment]
    for name, (interval, seats) in pace.items():
        text = DEFINITION.format(name=name, interval=interval, seats=seats)
        (tmp_path / f"{name}.yaml").write_text(text)
    settings = FetchSettings(connect_to=web.connect(*HOSTS))
    with (
        Frontier(tmp_path / "frontier.sqlite") as frontier,
        Archive(tmp_path / "archive") as archive,
        Fetcher(archive, settings) as fetcher,
        ThreadPoolExecutor(3) as pool,
    ):
        sources = load_sources(tmp_path)
        nights = list(pool.map(lambda source: crawl(source, fetcher, archive, frontier), sources))
    assert [night.visit.new for night in nights] == [8, 8, 8]
    assert witness.most["bao.test"] <= 3
    met = list(zip(witness.came["bao.test"], witness.paths["bao.test"], strict=True))
    for name, (interval, _) in pace.items():
        came = [moment for moment, path in met if path.startswith(f"/{name}")]
        assert len(came) == 9
        assert min(b - a for a, b in zip(came, came[6:], strict=False)) >= 6 * interval - LATE


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_the_interval_runs_from_the_moment_the_request_leaves() -> None:
    hours = Time()
    turns, left = Turns(sleep=hours.sleep, clock=lambda: hours.now), []
    for connecting in (5.0, 0.0, 0.5):
        with turns.turn("bao.test", 2.0, 1) as turn:
            hours.sleep(connecting)
            left.append(hours.now)
            turn.sent()
    assert left == [5.0, 7.0, 9.5]


def test_a_host_that_asks_for_rest_is_left_alone_by_everybody() -> None:
    hours = Time()
    turns = Turns(sleep=hours.sleep, clock=lambda: hours.now)
    turns.rest("bao.test", 30.0)
    turns.rest("bao.test", 3.0)
    with turns.turn("cong.test", 0.0, 1):
        assert hours.now == 0.0
    with turns.turn("bao.test", 0.0, 1):
        assert hours.now == 30.0


def test_a_turn_that_fails_before_it_leaves_keeps_nobody_waiting() -> None:
    turns = Turns()
    for _ in range(3):
        with pytest.raises(OSError, match="no route"), turns.turn("bao.test", 0.0, 1):
            raise OSError("no route")


def test_of_two_paces_the_slower_is_kept() -> None:
    hours = Time()
    turns, left = Turns(sleep=hours.sleep, clock=lambda: hours.now), []
    for interval in (1.0, 5.0, 1.0, 1.0):
        with turns.turn("bao.test", interval, 1):
            left.append(hours.now)
    assert left == [0.0, 5.0, 10.0, 11.0]


def test_who_asks_for_fewer_seats_waits_until_so_few_are_taken() -> None:
    turns, order, inside = Turns(), [], threading.Event()

    def alone() -> None:
        inside.set()
        with turns.turn("bao.test", 0.0, 1):
            order.append("alone")

    with turns.turn("bao.test", 0.0, 2) as turn:
        turn.sent()
        thread = threading.Thread(target=alone)
        thread.start()
        inside.wait()
        with turns.turn("bao.test", 0.0, 2):
            order.append("beside")
    thread.join()
    assert order == ["beside", "alone"]
