"""A crawl killed at twenty random moments ends as an undisturbed one does, and asks for hardly more."""

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress

import pytest

from flows.places import Places
from pipeline.archive import Archive
from tests import kill_world
from tests.kill_world import content
from tests.web import Answer, serve

KILLS = 20
TRIES = 80
BASE = "http://bao.test"
ARTICLES = 70
DEFINITION = """\
name: bao
publisher: Báo Thử
jurisdiction: {place: Hà Nội, level: province}
language: vi
home: http://bao.test/
entry_points:
  - feed: http://bao.test/feed.xml
  - sitemap: http://bao.test/sitemap.xml
article: ['/tin/[^/]+\\.html$']
attachment: ['/tep/']
politeness: {interval: 0, concurrency: 3}
"""
DOCUMENTS = "SELECT key, url, role, parent, found_in, modified_at, owed, state, outcome, sha256, bytes, visits, changes, pause, attempts, kind, message FROM pages WHERE role <> 'entry' ORDER BY key"
ENTRIES = "SELECT key, url, found_in, state, sha256, attempts FROM pages WHERE role = 'entry' ORDER BY key"


def article(number):
    link = f'<a href="/tep/{number}.txt">văn bản</a>' if number % 3 == 0 else ""
    return (
        f"<html><head><title>Thi đua đợt {number}</title></head><body><article><h1>Thi đua đợt {number}</h1>"
        f"<p>Ngày {number % 28 + 1}/3/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {number + 100}/KH-UBND "
        "thực hiện Chương trình số 9-CTr/TU ngày 16/8/2022 của Thành ủy về công tác thi đua, khen thưởng "
        f"năm 2024, giao các sở, ngành, địa phương tổ chức thực hiện nghiêm túc.</p>{link}</article></body></html>"
    ).encode()


def slowly(body):
    def answer(_):
        time.sleep(0.01)
        return Answer(body)

    return answer


def build(web):
    def days(numbers):
        rows = "".join(
            f"<url><loc>{BASE}/tin/{n}.html</loc><lastmod>2024-03-{n % 28 + 1:02}</lastmod></url>"
            for n in numbers
        )
        return f"<urlset>{rows}</urlset>".encode()

    half = ARTICLES // 2
    web.pages["/sitemap.xml"] = (
        b"<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>"
    )
    web.pages["/s1.xml"], web.pages["/s2.xml"] = days(range(half)), days(range(half, ARTICLES))
    items = "".join(f"<item><link>{BASE}/tin/{n}.html</link></item>" for n in (3, 4, "mat1", "mat2"))
    web.pages["/feed.xml"] = f"<rss><channel>{items}</channel></rss>".encode()
    for number in range(ARTICLES):
        web.pages[f"/tin/{number}.html"] = slowly(article(number))
        web.pages[f"/tep/{number}.txt"] = slowly(f"Kế hoạch số {number + 100}/KH-UBND ngày 1/3/2024".encode())


def rows(places, sql):
    with closing(sqlite3.connect(places.frontier)) as connection:
        return connection.execute(sql).fetchall()


def archived(places):
    with Archive(places.archive) as archive:
        return {
            record.url.removeprefix(BASE)
            for record in archive.records()
            if record.is_content or record.status == 404
        }


def changes(places):
    with Archive(places.archive) as archive:
        return {(one.url, one.sha256, one.role, one.parent) for one in archive.changes()}


def alive(child):
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return False
    return True


def visited(places):
    """Whether the visit has ended, so that the next run makes another."""
    return places.frontier.exists() and any(ended for (ended,) in rows(places, "SELECT ended FROM sources"))


@pytest.mark.slow
def test_twenty_kills_of_a_crawl_lose_nothing_and_ask_for_nothing_twice(tmp_path):
    moments = random.Random(20260105)
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "bao.yaml").write_text(DEFINITION)
    calm, places = Places.of(tmp_path / "calm" / "d.duckdb"), Places.of(tmp_path / "killed" / "d.duckdb")
    with serve() as web, kill_world.driver() as driver:
        build(web)
        port = web.address[1]
        start = time.monotonic()
        driver.begin("nightly", folder, calm.published, port)
        assert driver.ended() == 0
        whole = time.monotonic() - start
        needed = Counter(web.asked)
        killed = in_crawl = 0
        total = Counter()
        for _ in range(TRIES):
            if killed == KILLS:
                break
            known, over = archived(places), visited(places)
            web.log.clear()
            wanted, until = moments.randint(2, 14), time.monotonic() + moments.uniform(0.1, whole)
            child = driver.begin("nightly", folder, places.published, port)
            while len(web.log) < wanted and time.monotonic() < until and alive(child):
                time.sleep(0.002)
            time.sleep(moments.uniform(0, 0.02))
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            if driver.ended() == -signal.SIGKILL:
                killed += 1
                in_crawl += not visited(places)
            asked = Counter(web.asked)
            assert max(asked.values(), default=0) <= 1, "nothing is asked for twice by one run"
            again = {path for path in asked if path in known and path != "/robots.txt"}
            assert not over or again <= {"/feed.xml", "/sitemap.xml", "/s1.xml", "/s2.xml"}
            assert over or not again, "what is in the archive is not asked for again"
            total += asked
        assert killed == KILLS
        assert in_crawl >= KILLS // 2
        web.log.clear()
        driver.begin("nightly", folder, places.published, port)
        assert driver.ended() == 0
        total += Counter(web.asked)
    documents = [path for path in needed if path.startswith(("/tin/", "/tep/"))]
    assert {path for path in total if path.startswith(("/tin/", "/tep/"))} == set(documents)
    more = sum(total[path] - needed[path] for path in documents)
    assert 0 <= more <= 3 * KILLS, "what was under way when a run was killed, at most"
    assert rows(places, DOCUMENTS) == rows(calm, DOCUMENTS)
    assert rows(places, ENTRIES) == rows(calm, ENTRIES)
    assert changes(places) == changes(calm)
    disturbed, undisturbed = content(places.published), content(calm.published)
    assert disturbed.keys() == undisturbed.keys()
    for table, held in undisturbed.items():
        assert disturbed[table] == held, table
    assert len(undisturbed["documents"]) == ARTICLES + len(range(0, ARTICLES, 3))
