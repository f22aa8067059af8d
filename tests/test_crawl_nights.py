"""Night after night at one publisher, by a clock that the tests move: what is asked again, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from corpora.source_definitions import Assertions, SourceDefinition
from pipeline.discover.sitemaps import newest_sitemaps
from pipeline.frontier.frontier import Frontier
from pipeline.instants import later
from pipeline.traps import TrapBounds, Traps
from tests.crawl_world import (
    FEED,
    FIRST_NIGHT,
    LISTING,
    SITEMAP,
    World,
    revisited,
    rss,
    sitemap,
    source,
)
from tests.web import Answer, Web, serve


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as server:
        yield server


@pytest.fixture
def world(web: Web, tmp_path: Path) -> World:
    return World(web, tmp_path)


def day(number: float) -> str:
    return later(FIRST_NIGHT, number)


def documents(web: Web) -> list[str]:
    return [path for path in web.asked if path.endswith((".html", ".pdf"))]


def tombstones(world: World) -> list[str]:
    with Frontier(world.folder / "frontier.sqlite") as frontier:
        return [stone.url for stone in frontier.pages.tombstones()]


def test_a_page_that_rests_is_asked_ever_more_rarely_and_one_that_changes_ever_sooner(
    web: Web, world: World
) -> None:
    web.pages["/feed.xml"] = rss("/tin/a.html", "/tin/b.html")
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    asked: dict[str, list[int]] = {"/tin/a.html": [], "/tin/b.html": []}
    for night in range(40):
        web.pages["/tin/b.html"] = f"<p>{night}</p>".encode()
        world.night(source(FEED), night)
        for path in documents(web):
            asked[path].append(night)
    assert asked == {"/tin/a.html": [0, 7, 21], "/tin/b.html": [0, 7, 11, 13, *range(14, 40)]}


def test_an_unchanged_entry_point_is_not_read_again_and_a_mended_definition_reads_it_anew(
    web: Web, world: World
) -> None:
    body = rss("/tin/a.html", "/bai/b.html")
    web.pages["/feed.xml"] = lambda request: (
        Answer(b"", 304) if request.headers.get("If-None-Match") else Answer(body, headers={"ETag": '"1"'})
    )
    web.pages["/tin/a.html"] = web.pages["/bai/b.html"] = b"<p>tin</p>"
    assert world.night(source(FEED)) == ([("/tin/a.html", "new")], [])
    assert world.night(source(FEED), 1) == ([], [])
    wider = replace(source(FEED), article=(*source(FEED).article, *source(FEED).attachment))
    assert world.night(wider, 2) == ([], [])
    mended = replace(source(FEED), article=(re.compile(r"\.html$"),))
    assert world.night(mended, 3) == ([("/bai/b.html", "new")], [])


def test_what_the_sitemap_calls_unchanged_is_not_asked(web: Web, world: World) -> None:
    web.pages["/sitemap.xml"] = sitemap(a=day(-40), b=day(-40))
    web.pages["/tin/a.html"] = web.pages["/tin/b.html"] = b"<p>tin</p>"
    assert len(world.night(source(SITEMAP))[0]) == 2
    for night in range(1, 6):
        web.pages["/sitemap.xml"] = sitemap(a=day(-40), b=day(-40), **{f"moi{night}": day(night - 0.1)})
        web.pages[f"/tin/moi{night}.html"] = b"<p>tin</p>"
        assert world.night(source(SITEMAP), night)[0] == [(f"/tin/moi{night}.html", "new")]
    web.pages["/sitemap.xml"] = sitemap(a=day(-40), b=day(5.5))
    web.pages["/tin/b.html"] = b"<p>khac</p>"
    assert world.night(source(SITEMAP), 6)[0] == [("/tin/b.html", "changed")]


def test_only_sitemaps_of_an_index_that_may_hold_news_are_asked(web: Web, world: World) -> None:
    def index(lastmod: str) -> bytes:
        return (
            "<sitemapindex><sitemap><loc>/s-moi.xml</loc></sitemap>"
            f"<sitemap><loc>/s-cu.xml</loc><lastmod>{lastmod}</lastmod></sitemap></sitemapindex>"
        ).encode()

    web.pages["/sitemap.xml"] = index(day(-90))
    web.pages["/s-cu.xml"] = sitemap(cu=day(-90))
    web.pages["/s-moi.xml"] = sitemap(moi=day(-1))
    web.pages["/tin/cu.html"] = web.pages["/tin/moi.html"] = b"<p>tin</p>"
    assert len(world.night(source(SITEMAP))[0]) == 2
    web.pages["/s-moi.xml"] = sitemap(moi=day(-1), nua=day(0.9))
    web.pages["/tin/nua.html"] = b"<p>tin</p>"
    assert world.night(source(SITEMAP), 1)[0] == [("/tin/nua.html", "new")]
    assert "/s-cu.xml" not in web.asked
    web.pages["/sitemap.xml"] = index(day(1.9))
    web.pages["/s-cu.xml"] = sitemap(cu=day(1.9))
    assert world.night(source(SITEMAP), 2)[0] == [("/tin/cu.html", "unchanged")]


def test_a_long_index_is_read_to_its_end_in_some_nights(
    web: Web, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.discover.entries.newest_sitemaps", partial(newest_sitemaps, most=2))
    names = [f"s{number}" for number in range(5)]
    rows = "".join(f"<sitemap><loc>/{n}.xml</loc><lastmod>{day(-90)}</lastmod></sitemap>" for n in names)
    web.pages["/sitemap.xml"] = f"<sitemapindex>{rows}</sitemapindex>".encode()
    for name in names:
        web.pages[f"/{name}.xml"] = sitemap(**{name: day(-90)})
        web.pages[f"/tin/{name}.html"] = b"<p>tin</p>"
    came = [[path for path, _ in world.night(source(SITEMAP), night)[0]] for night in range(4)]
    assert came == [["/tin/s0.html", "/tin/s1.html"], ["/tin/s2.html", "/tin/s3.html"], ["/tin/s4.html"], []]


def test_a_page_gone_on_two_nights_is_gone_and_a_page_back_is_back(web: Web, world: World) -> None:
    web.pages["/feed.xml"] = rss("/tin/a.html")
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    world.night(source(FEED))
    page = web.pages.pop("/tin/a.html")
    assert world.night(source(FEED), 7) == ([], [("/tin/a.html", "gone")])
    assert tombstones(world) == []
    assert world.night(source(FEED), 8) == ([("/tin/a.html", "gone")], [])
    assert tombstones(world) == ["http://bao.test/tin/a.html"]
    assert world.night(source(FEED), 9) == ([], []), "a feed that goes on naming it does not bring it back"
    web.pages["/tin/a.html"] = page
    assert world.night(source(FEED), 69) == ([("/tin/a.html", "unchanged")], [])
    assert tombstones(world) == []


def test_a_failed_page_is_tried_on_later_nights_and_the_watermark_waits(web: Web, world: World) -> None:
    web.pages["/sitemap.xml"] = sitemap(a=day(-9), b=day(-5), c=day(-1))
    web.pages["/tin/a.html"] = web.pages["/tin/c.html"] = b"<p>tin</p>"
    web.pages["/tin/b.html"] = Answer(b"storm", 503)
    night = world.crawl(source(SITEMAP))
    assert [(f.kind, f.attempts, f.next_try and f.next_try[:10]) for f in night.failures] == [
        ("busy", 1, day(0.75)[:10])
    ]
    assert (night.visit.status, night.visit.watermark, night.visit.waiting) == ("done", day(-9), 0)
    assert world.night(source(SITEMAP), 1)[1] == [("/tin/b.html", "busy")]
    assert world.night(source(SITEMAP), 2) == ([], []), "two nights' pause"
    web.pages["/tin/b.html"] = b"<p>tin</p>"
    night = world.crawl(source(SITEMAP), 3)
    assert (night.visit.new, night.visit.watermark) == (1, day(-1))


def test_a_host_that_keeps_failing_is_left_alone_and_asked_again_later(web: Web, world: World) -> None:
    names = [f"/tin/{number}.html" for number in range(20)]
    web.pages["/feed.xml"] = rss(*names)
    web.pages.update(dict.fromkeys(names, Answer(b"storm", 503)))
    night = world.crawl(source(FEED))
    assert len(documents(web)) == 5
    assert [failure.kind for failure in night.failures] == ["busy"] * 5 + ["rested"]
    rested = night.failures[-1]
    assert (rested.source, rested.attempts, rested.next_try and rested.next_try[:16]) == (
        "bao.test",
        5,
        day(0.75)[:16],
    )
    assert night.visit.waiting == 15
    web.pages.update({name: f"<p>{name}</p>".encode() for name in names})
    assert world.night(source(FEED), 0.5) == ([], [("bao.test", "rested")])
    assert web.asked == [], "nothing at all is asked of a host that rests"
    assert len(world.night(source(FEED), 1)[0]) == 20


def test_of_a_host_that_rests_not_even_the_sitemaps_are_looked_for(web: Web, world: World) -> None:
    for night in range(5):
        web.pages["/robots.txt"] = Answer(b"storm", 503)
        assert world.night(source(), night)[1][0] == ("/", "busy")
    assert world.night(source(), 4.5) == ([], [("bao.test", "rested")])
    assert web.asked == []


def test_a_month_of_a_host_that_is_down_costs_few_requests_and_gives_no_page_up(
    web: Web, world: World
) -> None:
    names = [f"/tin/{number}.html" for number in range(9)]
    web.pages["/feed.xml"] = rss(*names)
    web.pages.update(dict.fromkeys(names, Answer(b"storm", 503)))
    world.night(source(FEED))
    web.pages["/feed.xml"] = Answer(b"storm", 503)
    asked = []
    for night in range(1, 31):
        world.night(source(FEED), night)
        asked.append(len(web.asked) - web.asked.count("/robots.txt"))
    assert [night for night, count in enumerate(asked, start=1) if count] == [1, 3, 7, 14, 21, 28]
    assert set(asked) == {0, 1}
    assert {row[0] for row in world.rows("SELECT attempts FROM pages WHERE role = 'article'")} == {0, 1}
    assert all(row[0] for row in world.rows("SELECT due_at FROM pages WHERE role = 'article'"))


def test_a_robots_file_that_does_not_come_rests_the_host(web: Web, world: World) -> None:
    web.pages["/feed.xml"] = rss("/tin/a.html")
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    web.pages["/robots.txt"] = Answer(b"storm", 503)
    night = world.crawl(source(FEED))
    assert (night.visit.status, [f.kind for f in night.failures]) == ("failed", ["busy"])
    del web.pages["/robots.txt"]
    assert world.crawl(source(FEED), 1).visit.status == "done"


def test_the_bound_of_a_night_leaves_the_rest_to_the_next(web: Web, world: World) -> None:
    names = [f"/tin/{number}.html" for number in range(7)]
    web.pages["/feed.xml"] = rss(*names)
    web.pages.update(dict.fromkeys(names, b"<p>tin</p>"))
    came = []
    for night in range(3):
        result = world.crawl(source(FEED, pages=3), night)
        came.append((result.visit.new, result.visit.waiting))
    assert came == [(3, 4), (3, 1), (1, 0)]
    assert world.crawl(revisited(source(FEED), 0, 0), 9).visit.waiting == 0, (
        "due again at once, yet asked tonight"
    )


def test_a_changed_article_brings_its_new_attachments(web: Web, world: World) -> None:
    web.pages["/sitemap.xml"] = sitemap(a=day(-3))
    web.pages["/tin/a.html"] = b'<a href="/tep/1.pdf">1</a>'
    web.pages["/tep/1.pdf"] = web.pages["/tep/2.pdf"] = b"%PDF-1.4"
    world.night(source(SITEMAP))
    web.pages["/tin/a.html"] = b'<a href="/tep/1.pdf">1</a><a href="/tep/2.pdf">2</a>'
    web.pages["/sitemap.xml"] = sitemap(a=day(0.5))
    pages, _ = world.night(source(SITEMAP), 1)
    assert pages == [("/tin/a.html", "changed"), ("/tep/1.pdf", "unchanged"), ("/tep/2.pdf", "new")]


def test_a_lost_frontier_is_made_anew_from_the_archive(web: Web, world: World) -> None:
    web.pages["/sitemap.xml"] = sitemap(a=day(-30), b=day(-30))
    web.pages["/tin/a.html"] = b'<a href="/tep/1.pdf">1</a>'
    web.pages["/tin/b.html"] = b"<p>tin</p>"
    web.pages["/tep/1.pdf"] = b"%PDF-1.4"
    world.night(source(SITEMAP))
    kept = "SELECT key, role, parent, found_in, modified_at, state, sha256 FROM pages ORDER BY key"
    before = world.rows(kept)
    for path in world.folder.glob("frontier.sqlite*"):
        path.unlink()
    world.night(source(SITEMAP), 1)
    assert documents(web) == []
    assert world.rows(kept) == before


def test_endless_addresses_are_one_failure(web: Web, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.crawl.night.Traps", lambda: Traps(TrapBounds(repeats=1)))
    web.pages["/feed.xml"] = rss("/tin/a.html", *(f"/lap/lap/{n}/tin/x.html" for n in range(50)))
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    pages, failures = world.night(source(FEED))
    assert pages == [("/tin/a.html", "new")]
    assert [kind for _, kind in failures] == ["trap"]


@pytest.mark.parametrize(
    ("assertions", "night", "says"),
    [
        (Assertions(new_items_week=(1, 5)), 3, None),
        (Assertions(new_items_week=(1, 5)), 9, "0 new documents in seven days"),
        (Assertions(new_items_week=(0, 5)), 9, None),
        (Assertions(oldest_newest_days=20), 9, None),
        (Assertions(oldest_newest_days=20), 21, "the newest document is of"),
    ],
)
def test_promises_of_the_definition_are_judged_against_history(
    web: Web, world: World, assertions: Assertions, night: int, says: str | None
) -> None:
    web.pages["/sitemap.xml"] = sitemap(a=day(-2))
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    definition: SourceDefinition = replace(source(SITEMAP), assertions=assertions)
    assert world.crawl(definition).visit.status == "done", "a first visit is not judged by the week"
    result = world.crawl(definition, night)
    told = [(failure.kind, failure.message) for failure in result.failures]
    assert (result.visit.status, len(told)) == (("asserted", 1) if says else ("done", 0))
    assert says is None or (told[0][0] == "assertion" and says in told[0][1])


def test_a_listing_is_followed_to_pages_that_were_never_read(web: Web, world: World) -> None:
    def listing(number: int) -> bytes:
        return f'<main><a href="/tin/{number}.html">t</a></main><a rel="next" href="/tin/?trang={number + 1}">sau</a>'.encode()

    web.pages["/tin/"], web.pages["/tin/?trang=2"] = listing(1), Answer(b"storm", 503)
    web.pages.update({f"/tin/{n}.html": b"<p>tin</p>" for n in (1, 2, 3)})
    assert world.night(source(LISTING)) == ([("/tin/1.html", "new")], [("/tin/?trang=2", "busy")])
    web.pages["/tin/?trang=2"], web.pages["/tin/?trang=3"] = listing(2), listing(3)
    assert world.night(source(LISTING), 1)[0] == [("/tin/2.html", "new"), ("/tin/3.html", "new")]
