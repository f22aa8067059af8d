"""Each page of the explorer in a real browser, on a generated world: its busiest instrument, its longest paper.

DANCHIEU_EXPLORED_DOCUMENTS says how many documents the world has, a million in `make soak`;
DANCHIEU_EXPLORED_WAREHOUSE names a published file that is there already, to be looked at in place of a new one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser

from tests.bench.explorer import build
from tests.browsing import Watched, at_a_desk, chromium_running, shuts_out, with_axe
from tests.explorer_world import CHROMIUM, serving
from warehouse.explorer.settings import Settings
from warehouse.query import reader

pytestmark = pytest.mark.slow

DOCUMENTS = int(os.environ.get("DANCHIEU_EXPLORED_DOCUMENTS", "2000"))
PUBLISHED = os.environ.get("DANCHIEU_EXPLORED_WAREHOUSE")
PAGE_SECONDS = 60.0
"""No measure of anything: pages are timed by `python -m tests.bench explorer`."""

CITED = """
    SELECT to_node, any_value(to_number) FROM instrument_links WHERE starts_with(to_node, 'vn/')
    GROUP BY to_node ORDER BY count(*) DESC, to_node LIMIT 1
"""
CHAIN = """
    SELECT a.from_node, b.to_node FROM instrument_links AS a JOIN instrument_links AS b ON a.to_node = b.from_node
    WHERE a.rests_on AND b.rests_on AND starts_with(a.from_node, 'vn/') AND starts_with(b.to_node, 'vn/')
    ORDER BY hash(a.from_node), a.from_node, b.to_node LIMIT 1
"""
LONGEST = "SELECT source FROM current_documents ORDER BY length(text) DESC, source LIMIT 1"
PERSON = "SELECT name FROM persons ORDER BY hash(name) LIMIT 1"
BY_PLACE = "SELECT place, count(*) AS instruments FROM instruments GROUP BY place ORDER BY instruments DESC"
PAGES = (
    "tonight", "search", "words", "instrument", "trace", "document", "blocs", "calendar", "people", "findings",
    "console",
)  # fmt: skip


def addresses(published: Path) -> dict[str, str]:
    """The address of each page, by its name."""
    with reader(published) as connection:
        (cited, number), (below, above), (source,), (person,) = (
            connection.execute(sql).fetchall()[0] for sql in (CITED, CHAIN, LONGEST, PERSON)
        )
    return {
        "tonight": "/",
        "search": "/search?" + urlencode({"q": number}),
        "words": "/search?q=ke+hoach+thi+dua",
        "instrument": f"/instrument/{quote(cited)}",
        "trace": "/trace?" + urlencode({"a": below, "b": above}),
        "document": "/document?" + urlencode({"source": source}),
        "blocs": "/blocs",
        "calendar": "/calendar",
        "people": "/people?" + urlencode({"q": person}),
        "findings": "/findings",
        "console": "/console?" + urlencode({"sql": BY_PLACE}),
    }


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of the explorer, and those of its pages by name."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}; install Debian's package chromium")
    if PUBLISHED:
        published = Path(PUBLISHED)
    else:
        published, _ = build(DOCUMENTS, tmp_path_factory.mktemp("world"))
    with serving(Settings(published, requests=100_000, page_seconds=PAGE_SECONDS)) as base:
        yield base, addresses(published)


@pytest.fixture(scope="module")
def chromium(world: tuple[str, dict[str, str]]) -> Iterator[Browser]:
    """One browser, started after the server, whose thread needs no event loop of this one."""
    del world
    with chromium_running() as browser:
        yield browser


@pytest.fixture(scope="module")
def desk(world: tuple[str, dict[str, str]], chromium: Browser) -> Iterator[Watched]:
    with at_a_desk(chromium, world[0]) as page:
        yield page


@pytest.fixture(scope="module")
def phone(world: tuple[str, dict[str, str]], chromium: Browser) -> Iterator[Watched]:
    with with_axe(chromium, world[0], "phone") as page:
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_large_world_is_quiet(
    desk: Watched, world: tuple[str, dict[str, str]], name: str
) -> None:
    desk.troubles.clear()
    page = desk.go(world[1][name])
    page.wait_for_load_state("networkidle")
    assert desk.troubles == []
    assert page.locator("h1").count() == 1
    assert len(page.locator("main").inner_text()) > 100


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_shut_out_of_a_large_world(
    phone: Watched, world: tuple[str, dict[str, str]], name: str
) -> None:
    assert shuts_out(phone, world[1][name]) == []
