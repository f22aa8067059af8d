"""Nights from the crawl to the published file: what fails is told and stops nothing else, and no bad night is published."""

from dataclasses import replace
from functools import partial

import pytest

from flows.choose import settings_for
from flows.cli.main import run
from flows.demo_server import SITE, serve_demo
from flows.places import Places
from flows.progress import Silent
from flows.report import headline, text
from flows.run import Run
from flows.runner import PlainRunner
from flows.work import run_nightly
from pipeline.crawl import crawl
from pipeline.frontier.frontier import Frontier
from pipeline.instants import later
from tests.crawl_world import FIRST_NIGHT, rss, source
from tests.web import Answer, serve
from warehouse.query import run_query

PLAN = (
    "<html><head><title>Kế hoạch thi đua {0}</title></head><body><article><h1>Kế hoạch thi đua {0}</h1>"
    "<p>Ngày 06/5/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {0}/KH-UBND thực hiện Chương trình "
    "số 9-CTr/TU ngày 16/8/2022 của Thành ủy về phát triển đô thị, giao các sở, ngành tổ chức thực hiện.</p>"
    "</article></body></html>"
)
HOSTS = ("mot.test", "hai.test", "ba.test")


class Nights:
    """Three publishers, one warehouse, and a clock."""

    def __init__(self, web, places, monkeypatch):
        self.web, self.places, self.at = web, places, FIRST_NIGHT
        self.sources = tuple(
            replace(
                source(name=host.partition(".")[0], host=host),
                publisher=host,
                entry_points=(replace(source().entries[0], kind="feed", url=f"http://{host}/feed.xml"),),
            )
            for host in HOSTS
        )
        for number, host in enumerate(HOSTS):
            web.pages[f"{host}/feed.xml"] = rss("/tin/a.html")
            web.pages[f"{host}/tin/a.html"] = PLAN.format(120 + number).encode()
        monkeypatch.setattr(
            "flows.work.Frontier", lambda path, **given: Frontier(path, **given, clock=self.clock)
        )

    def clock(self):
        self.at = later(self.at, 1 / 86_400_000_000)
        return self.at

    def run(self, number=0, *, anyway=False, sources=None):
        self.at = max(self.at, later(FIRST_NIGHT, number))
        settings = settings_for(self.web.connect(*HOSTS))
        settings = replace(settings, limits=replace(settings.limits, attempts=1))
        return run_nightly(
            self.places, sources or self.sources, settings, PlainRunner(), Silent(), publish_anyway=anyway
        )

    def down(self, *hosts):
        for host in hosts:
            self.web.pages[f"{host}/feed.xml"] = Answer(b"storm", 503)

    def up(self, *hosts):
        for host in hosts:
            self.web.pages[f"{host}/feed.xml"] = rss("/tin/a.html")

    def rows(self, sql, path=None):
        return [tuple(row) for row in run_query(path or self.places.published, sql).rows]


@pytest.fixture
def nights(tmp_path, monkeypatch, reads_here):  # noqa: ARG001
    with serve() as web:
        yield Nights(web, Places.of(tmp_path / "d.duckdb"), monkeypatch)


def test_one_source_of_three_stops_no_other(nights):
    nights.down("hai.test")
    report = nights.run()
    assert (report.load.new, report.held_back) == (2, None)
    assert nights.rows("SELECT source_name, status, asked, new, failed FROM visits") == [
        ("ba", "done", 2, 1, 0),
        ("hai", "failed", 1, 0, 1),
        ("mot", "done", 2, 1, 0),
    ]
    assert nights.rows("SELECT source_name, source, kind, attempts FROM failures") == [
        ("hai", "http://hai.test/feed.xml", "busy", 1)
    ]
    assert nights.rows("SELECT status FROM runs") == [("done",)]


def test_an_empty_night_is_held_back_and_the_next_good_one_is_published(nights):
    nights.run()
    before = nights.places.published.read_bytes()
    nights.down(*HOSTS)
    report = nights.run(1)
    assert report.held_back.startswith("empty: none of 3 sources")
    assert headline(report).startswith("Not published, the file stays as it was: empty")
    assert "hai.test/feed.xml" in text(report, nights.places)
    assert nights.places.published.read_bytes() == before
    assert nights.rows(
        "SELECT status, message IS NOT NULL FROM runs ORDER BY started_at", nights.places.working
    ) == [
        ("done", False),
        ("held_back", True),
    ]
    nights.up(*HOSTS)
    assert nights.run(2).held_back is None
    assert [status for (status,) in nights.rows("SELECT status FROM runs ORDER BY started_at")] == [
        "done",
        "held_back",
        "done",
    ]


def test_half_a_night_is_loaded_and_published_only_when_asked_to(nights):
    nights.run()
    nights.down("mot.test", "hai.test")
    nights.web.pages["ba.test/feed.xml"] = rss("/tin/a.html", "/tin/b.html")
    nights.web.pages["ba.test/tin/b.html"] = PLAN.format(200).encode()
    report = nights.run(1)
    assert report.held_back.startswith("half: 2 of 3")
    assert report.load.new == 1
    assert nights.rows("SELECT count(*) FROM documents") == [(3,)]
    assert nights.run(2, anyway=True).held_back is None
    assert nights.rows("SELECT count(*) FROM documents") == [(4,)]
    assert nights.run(3).held_back is None, "what was published anyway is what is usual now"


def test_a_first_night_that_is_empty_makes_no_file(nights):
    nights.down(*HOSTS)
    report = nights.run()
    assert report.held_back
    assert not nights.places.published.exists()
    assert "Not published" in text(report, nights.places)


def test_a_page_that_is_gone_keeps_its_facts_until_it_is_back(nights):
    nights.run()
    page = nights.web.pages.pop("ba.test/tin/a.html")
    nights.run(7)
    assert nights.rows("FROM gone_documents") == []
    nights.run(8)
    assert nights.rows("SELECT source, title FROM gone_documents") == [
        ("http://ba.test/tin/a.html", "Kế hoạch thi đua 122")
    ]
    assert nights.rows("SELECT gone FROM visits WHERE source_name = 'ba'") == [(1,)]
    assert nights.rows("SELECT count(*) FROM citations WHERE source = 'http://ba.test/tin/a.html'") != [(0,)]
    nights.web.pages["ba.test/tin/a.html"] = page
    nights.run(70)
    assert nights.rows("FROM gone_documents") == []


def test_what_cannot_be_read_is_told_once_and_tried_again_by_other_code(nights, monkeypatch):
    nights.web.pages["ba.test/feed.xml"] = rss("/tin/a.html", "/tep/a.pdf")
    nights.web.pages["ba.test/tep/a.pdf"] = b"%PDF-1.4 torn"
    first = nights.run()
    assert [failure.source for failure in first.failures] == ["http://ba.test/tep/a.pdf"]
    assert nights.rows("SELECT source, kind = 'broken' FROM unreadable") == [
        ("http://ba.test/tep/a.pdf", True)
    ]
    assert nights.run(1).failures == ()
    monkeypatch.setattr("warehouse.loading.unread.code_version", lambda: "0123456789ab")
    assert len(nights.run(2).failures) == 1


def test_fields_that_the_definition_promises_are_judged_after_reading(nights):
    promising = tuple(
        replace(one, assertions=replace(one.assertions, fields=("title", "published")))
        for one in nights.sources
    )
    report = nights.run(sources=promising)
    told = [(failure.source_name, failure.kind) for failure in report.failures]
    assert told == [("mot", "assertion"), ("hai", "assertion"), ("ba", "assertion")]
    assert (
        "1 of 1 documents have no published, such as http://mot.test/tin/a.html" in report.failures[0].message
    )
    assert report.held_back is None
    assert nights.rows("SELECT DISTINCT status, failed FROM visits") == [("asserted", 1)]
    assert nights.rows("SELECT count(*) FROM failures WHERE kind = 'assertion'") == [(3,)]


def test_a_run_cut_off_before_reading_is_made_good_without_asking_again(nights, monkeypatch):
    def cut_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "_read_and_load", cut_off)
    with pytest.raises(KeyboardInterrupt):
        nights.run()
    monkeypatch.undo()
    monkeypatch.setattr(
        "flows.work.Frontier", lambda path, **given: Frontier(path, **given, clock=nights.clock)
    )
    nights.web.log.clear()
    assert nights.run(1).load.new == 3
    assert not [path for path in nights.web.asked if path.endswith(".html")]


def test_a_night_cut_off_between_two_sources_is_told_whole_by_the_next(nights, monkeypatch):
    crawled = []

    def crawl_or_die(source, *given, **named):
        if len(crawled) == 2:
            raise KeyboardInterrupt
        crawled.append(source.name)
        return crawl(source, *given, **named)

    nights.down("hai.test")
    monkeypatch.setattr("flows.gather.crawl", crawl_or_die)
    monkeypatch.setattr(PlainRunner, "visits", lambda _, work, items, __: [work(item) for item in items])
    with pytest.raises(KeyboardInterrupt):
        nights.run()
    monkeypatch.setattr("flows.gather.crawl", crawl)
    nights.web.log.clear()
    report = nights.run(0.1)
    assert [path for path in nights.web.asked if path != "/robots.txt"] == ["/feed.xml", "/tin/a.html"]
    told = [(visit.source_name, visit.status, visit.new) for visit in report.visits]
    assert told == [("mot", "done", 1), ("hai", "failed", 0), ("ba", "done", 1)]
    assert [failure.source for failure in report.failures] == ["http://hai.test/feed.xml"]


def test_the_command_says_why_nothing_was_published(tmp_path, monkeypatch, capsys):
    for host in SITE.iterdir():
        (tmp_path / "site" / host.name).mkdir(parents=True)
    monkeypatch.setattr("flows.demo_server.serve_demo", partial(serve_demo, tmp_path / "site"))
    command = ["nightly", "--demo", "--no-prefect", "--warehouse", str(tmp_path / "d.duckdb")]
    assert run(command) == 3
    told = capsys.readouterr()
    assert "not published: empty: none of 3 sources" in told.err
    assert told.err.count("\n") == 1
    assert "What broke" in told.out
    assert run([*command, "--publish-anyway"]) == 0
    assert (tmp_path / "d.duckdb").exists()
