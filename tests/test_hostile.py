"""Whatever a server does: the fetch ends in bounded time and memory, and its row is of the right kind."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.archive import Archive
from pipeline.fetch import Fetched, Fetcher
from pipeline.fetch_settings import FetchSettings, Limits
from pipeline.record import Failure
from tests.hostile import LIMITS, ONE_PAGE, PAGE, ROBOTS, UNHARMED, Trick, answers, by_turns
from tests.web import Web, serve

URL = "http://bao.test/trang.html"
PATIENT = replace(LIMITS, connect=5.0, read=5.0, total=10.0)
"""For what comes in the end, also on a machine that is busy."""
MOST_SECONDS = 15.0
"""A safety net, far above what the limits add up to: no trick may hold the fetch for as long as it likes."""
MOST_MEMORY = 8_000_000


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as server:
        server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /cam/"
        server.pages["/lanh.html"] = b"<p>tin</p>"
        yield server


def settings(web: Web, limits: Limits = LIMITS) -> FetchSettings:
    return FetchSettings(interval=0.0, limits=limits, connect_to=web.connect("bao.test"))


@pytest.mark.parametrize("name", ONE_PAGE)
def test_a_trick_is_one_row_and_harms_nothing(name: str, web: Web, tmp_path: Path) -> None:
    trick, kind = ONE_PAGE[name]
    web.pages["/trang.html"] = trick
    web.pages.update({f"/trang.html?lan={number}": trick for number in range(20)})
    archive = Archive(tmp_path)
    with Fetcher(archive, settings(web)) as fetcher:
        begin = time.monotonic()
        tracemalloc.start()
        got = fetcher.fetch(URL)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert time.monotonic() - begin < MOST_SECONDS
        assert peak < MOST_MEMORY
        assert isinstance(got, Failure), name
        assert got.kind == kind, got.message
        assert "\n" not in got.message
        assert "mat-khau" not in got.message
        assert archive.latest(URL) is None
        assert isinstance(fetcher.fetch("http://bao.test/lanh.html"), Fetched)
    assert not any("/cam/" in path for path in web.asked)


@pytest.mark.parametrize("name", UNHARMED)
def test_what_is_odd_and_right_comes_whole(name: str, web: Web, tmp_path: Path) -> None:
    trick: Trick = UNHARMED[name]
    web.pages["/trang.html"] = trick
    for query in "abc":
        web.pages[f"/trang.html?{query}"] = trick
    with Fetcher(Archive(tmp_path), settings(web, PATIENT)) as fetcher:
        got = fetcher.fetch(URL)
    assert isinstance(got, Fetched), got
    assert got.body == PAGE.encode()


@pytest.mark.parametrize("name", ROBOTS)
def test_robots_txt_can_do_no_harm_either(name: str, web: Web, tmp_path: Path) -> None:
    trick, kind = ROBOTS[name]
    limits = PATIENT if kind != "network" else LIMITS
    web.pages["/robots.txt"] = trick
    with Fetcher(Archive(tmp_path), settings(web, limits)) as fetcher:
        begin = time.monotonic()
        got = fetcher.fetch("http://bao.test/lanh.html")
        again = fetcher.fetch("http://bao.test/lanh.html")
        assert time.monotonic() - begin < MOST_SECONDS
    for one in (got, again):
        assert (one.kind if isinstance(one, Failure) else None) == kind, one
    assert ("/lanh.html" in web.asked) == (kind is None)
    # What does not come is not asked for again with every page.
    assert web.asked.count("/robots.txt") <= (
        LIMITS.redirects + 1 if name == "leads to itself" else LIMITS.attempts
    )


def test_rules_that_change_during_a_run_are_obeyed(web: Web, tmp_path: Path) -> None:
    web.pages["/robots.txt"] = by_turns(
        answers("User-agent: *\nAllow: /"), answers("User-agent: *\nDisallow: /")
    )
    now = [0.0]
    with Fetcher(Archive(tmp_path), settings(web), clock=lambda: now[0]) as fetcher:
        assert isinstance(fetcher.fetch("http://bao.test/lanh.html"), Fetched)
        now[0] += fetcher.settings.robots_age
        assert isinstance(fetcher.fetch("http://bao.test/lanh.html"), Fetched)
        now[0] += 1.0
        got = fetcher.fetch("http://bao.test/lanh.html")
    assert isinstance(got, Failure)
    assert got.kind == "robots"
    assert web.asked.count("/lanh.html") == 2


@pytest.mark.parametrize(
    "path", ["/mat.html?token=s3cret", "/mat.html?x=1&password=s3cret", "/cam/?api_key=s3cret"]
)
def test_no_secret_of_an_address_reaches_a_row(path: str, web: Web, tmp_path: Path) -> None:
    with Fetcher(Archive(tmp_path), settings(web)) as fetcher:
        got = fetcher.fetch(f"http://bao.test{path}")
    assert isinstance(got, Failure)
    assert "s3cret" not in repr(got)
    assert "***" in got.source
