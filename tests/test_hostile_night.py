"""Whole nights at sites that mean ill: the night ends, each row is of its kind, and what is healthy is in."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import pytest

from corpora.source_files import load_sources
from flows.places import Places
from flows.progress import Silent
from flows.run import RunReport
from flows.runner import PlainRunner
from flows.work import run_nightly
from pipeline.fetch_settings import FetchSettings
from pipeline.record import Failure
from tests.hostile import LIMITS, Trick
from tests.hostile_sites import SITES
from tests.web import serve
from warehouse.query import run_query

DEFINITION = """\
name: {name}
publisher: Báo Thử
jurisdiction: {{place: Hải Giang, level: province}}
language: vi
home: http://{host}/
demo: true
entry_points: {entries}
article: ['/tin/']
revisit: {{least: 0, most: 0}}
{more}
"""
MOST_SECONDS = 240.0
"""A safety net, far above what the limits add up to."""
BOUNDS = replace(LIMITS, read=0.8, total=1.5)


@dataclass(frozen=True)
class Night:
    """One night: its report, what the servers were asked, and how long and large it was."""

    report: RunReport
    asked: dict[str, list[str]]
    seconds: float
    documents: frozenset[str]

    def kinds(self, host: str) -> set[str]:
        return {failure.kind for failure in self.failures(host)}

    def failures(self, host: str) -> list[Failure]:
        return [f for f in self.report.failures if host in (f.source, urlsplit(f.source).hostname)]


class Pages(dict[str, Trick]):
    """The sites' pages by `host/path`; a key that ends in `*` stands for all that begin so."""

    def __init__(self) -> None:
        super().__init__(
            {host + path: trick for host, site in SITES.items() for path, trick in site.pages.items()}
        )
        self.asked: dict[str, list[str]] = defaultdict(list)

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
        host, slash, path = key.partition("/")
        if not host:
            return default
        self.asked[host].append(slash + path)
        if key in self:
            return self[key]
        return next(
            (self[known] for known in self if known.endswith("*") and key.startswith(known[:-1])), default
        )


AGAIN = ("lanh.test", "gio-lech.test", "trung-doi.test", "robots-doi.test")
"""Sites that are met on the second night too."""


def name_of(host: str) -> str:
    return host.removesuffix(".test")


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Night]]:
    folder = tmp_path_factory.mktemp("hostile")
    places, definitions = Places.of(folder / "d.duckdb"), folder / "sources"
    definitions.mkdir()
    for host, site in SITES.items():
        more = site.more or "politeness: {interval: 0}"
        text = DEFINITION.format(name=name_of(host), host=host, entries=site.entries, more=more)
        (definitions / f"{name_of(host)}.yaml").write_text(text.replace("HOST", host))
    with serve() as web:
        settings = FetchSettings(interval=0.0, limits=BOUNDS, connect_to=web.connect(*SITES))
        sources, found = load_sources(definitions), []
        for again in (False, True):
            pages = web.pages = Pages()  # type: ignore[assignment]
            begin = time.monotonic()
            met = [one for one in sources if not again or f"{one.name}.test" in AGAIN]
            report = run_nightly(places, met, settings, PlainRunner(), Silent(), publish_anyway=True)
            rows = run_query(places.published, "SELECT source FROM documents").rows
            found.append(
                Night(report, pages.asked, time.monotonic() - begin, frozenset(str(row[0]) for row in rows))
            )
        yield found


@pytest.mark.parametrize("host", SITES)
def test_every_row_is_of_its_kind(host: str, nights: list[Night]) -> None:
    failures = nights[0].failures(host)
    assert nights[0].kinds(host) <= SITES[host].kinds, failures
    assert bool(failures) == bool(SITES[host].kinds), failures
    assert not [f for f in failures if "\n" in f.message]


@pytest.mark.parametrize("host", SITES)
def test_what_is_healthy_is_in(host: str, nights: list[Night]) -> None:
    wanted = {f"http://{host}{path}" for path in SITES[host].documents}
    assert wanted <= nights[0].documents


@pytest.mark.parametrize("host", SITES)
def test_no_site_is_asked_more_than_its_share(host: str, nights: list[Night]) -> None:
    for night in nights:
        assert len(night.asked[host]) <= SITES[host].most_asked, night.asked[host]


def test_the_nights_end_and_nothing_of_one_site_stops_another(nights: list[Night]) -> None:
    assert max(night.seconds for night in nights) < MOST_SECONDS
    assert {visit.source_name for visit in nights[0].report.visits} == {name_of(host) for host in SITES}
    assert all(f.kind != "crash" for night in nights for f in night.report.failures)


def test_entities_are_not_followed(nights: list[Night]) -> None:
    assert "/ngoai.xml" not in nights[0].asked["thuc-the.test"] + nights[0].asked["bao.test"]


def test_of_a_trap_one_row_a_pattern_is_told(nights: list[Night]) -> None:
    hosts = sorted(str(urlsplit(f.source).hostname) for f in nights[0].report.failures if f.kind == "trap")
    assert hosts == ["lap-duong.test", "moi-lan-moi.test", "nhieu-tep.test", "trang-vo-tan.test"]


def test_a_host_that_asks_for_rest_is_told_when_it_is_asked_again(nights: list[Night]) -> None:
    told = [f for f in nights[0].report.failures if f.source_name == "nghi" and f.kind == "busy"]
    assert [f.next_try is not None and f.next_try > nights[0].report.visits[0].started_at for f in told] == [
        True
    ]


def test_clocks_that_are_wrong_move_no_watermark_into_the_future(nights: list[Night]) -> None:
    for night in nights:
        skewed = next(visit for visit in night.report.visits if visit.source_name == "gio-lech")
        assert skewed.watermark
        assert skewed.watermark < "2099"


def test_the_second_night_tells_what_changed(nights: list[Night]) -> None:
    visits = {visit.source_name: visit for visit in nights[1].report.visits}
    assert (visits["lanh"].new, visits["lanh"].changed, visits["lanh"].unchanged) == (0, 0, 2)
    assert (visits["trung-doi"].changed, visits["trung-doi"].unchanged) == (1, 4)
    assert (visits["gio-lech"].new, visits["gio-lech"].changed) == (0, 0)


def test_what_robots_forbids_from_the_second_night_on_is_not_asked_and_stays(nights: list[Night]) -> None:
    assert nights[1].kinds("robots-doi.test") == {"robots"}
    assert "/tin/lanh-2.html" not in nights[1].asked["robots-doi.test"]
    assert "http://robots-doi.test/tin/lanh-2.html" in nights[1].documents
