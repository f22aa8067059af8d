"""The frontier's pages, hosts, sources and watermark."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.source_definitions import Revisit
from pipeline.frontier.frontier import Frontier
from pipeline.frontier.hosts import Rest
from pipeline.frontier.page import Came, Failed, Named, Page
from pipeline.frontier.store import FrontierError, Store
from pipeline.instants import later

START = "2026-01-05T18:00:00.000000+00:00"
REVISIT = Revisit(1, 60)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> str:
        return self.at

    def night(self, number: float) -> str:
        self.at = later(START, number)
        return self.at


@pytest.fixture
def frontier() -> Iterator[Frontier]:
    with Frontier(":memory:", clock=Clock()) as frontier:
        yield frontier


def name(
    frontier: Frontier, *links: Named, at: str = START, role: str = "article", found_in: str = "/feed"
) -> None:
    frontier.pages.name("bao", role, [(link.url, link) for link in links], at=at, found_in=found_in)


def page(frontier: Frontier, url: str) -> Page:
    found = frontier.pages.get(url)
    assert found is not None
    return found


def due(frontier: Frontier, at: str, began: str | None = None, most: int = 100) -> list[str]:
    return [one.url for one in frontier.pages.due("bao", at=at, began=began or at, most=most)]


def came(frontier: Frontier, url: str, at: str, content: str = "a") -> Page:
    return frontier.pages.note(page(frontier, url), Came(at, content, 10), REVISIT)


def failed(frontier: Frontier, url: str, at: str, kind: str = "network") -> Page:
    return frontier.pages.note(page(frontier, url), Failed(at, kind, "why"), REVISIT)


def test_what_is_named_is_due_newest_first_and_once_a_visit(frontier: Frontier) -> None:
    name(frontier, Named("/old", later(START, -9)), Named("/new", later(START, -1)))
    name(frontier, Named("/new", later(START, -1)))
    assert due(frontier, START) == ["/new", "/old"]
    assert due(frontier, START, most=1) == ["/new"]
    came(frontier, "/new", START)
    failed(frontier, "/old", START)
    assert due(frontier, later(START, 100), began=START) == []
    assert due(frontier, later(START, 100)) == ["/old", "/new"], "what failed comes before what is held"


def test_an_attachment_keeps_its_parent(frontier: Frontier) -> None:
    name(frontier, Named("/a.pdf"), role="attachment", found_in="/a")
    name(frontier, Named("/a.pdf"), role="attachment", found_in="/b")
    assert (page(frontier, "/a.pdf").parent, page(frontier, "/a.pdf").role) == ("/a", "attachment")


def test_a_newer_date_makes_a_page_due_and_an_older_one_does_not(frontier: Frontier) -> None:
    name(frontier, Named("/a", modified_at=later(START, -3)))
    came(frontier, "/a", START)
    name(frontier, Named("/a", modified_at=later(START, -3)), at=later(START, 1))
    assert due(frontier, later(START, 1)) == []
    name(frontier, Named("/a", modified_at=later(START, 0.5)), at=later(START, 1))
    assert due(frontier, later(START, 1)) == ["/a"]
    assert frontier.sources.watermark("bao") is None, "what was held before is owed again"
    came(frontier, "/a", later(START, 1), "b")
    assert frontier.sources.watermark("bao") == later(START, 0.5)


def test_a_sitemap_that_always_says_now_is_believed_twice(frontier: Frontier) -> None:
    asked = []
    for night in range(8):
        at = later(START, night)
        name(frontier, Named("/a", modified_at=later(at, 99)), at=at)
        asked.append(len(due(frontier, at)))
        for _ in due(frontier, at):
            came(frontier, "/a", at)
    # The first visit, two false alarms; from then on its own pauses.
    assert asked == [1, 1, 1, 0, 0, 0, 0, 0]


def test_what_is_given_up_is_tried_again_only_for_a_newer_date(frontier: Frontier) -> None:
    name(frontier, Named("/a"))
    failed(frontier, "/a", START, "size")
    name(frontier, Named("/a"), at=later(START, 5))
    assert due(frontier, later(START, 5)) == []
    name(frontier, Named("/a", later(START, 4)), at=later(START, 5))
    assert due(frontier, later(START, 5)) == ["/a"]


def test_what_is_gone_has_a_tombstone_until_it_is_back(frontier: Frontier) -> None:
    name(frontier, Named("/a"))
    came(frontier, "/a", START)
    failed(frontier, "/a", later(START, 7), "gone")
    assert list(frontier.pages.tombstones()) == []
    failed(frontier, "/a", later(START, 8), "gone")
    stone = next(frontier.pages.tombstones())
    assert (stone.url, stone.gone_since, stone.confirmed_at) == ("/a", later(START, 7), later(START, 8))
    name(frontier, Named("/a"), at=later(START, 9))
    assert due(frontier, later(START, 9)) == [], "a feed that goes on naming it does not bring it back"
    came(frontier, "/a", later(START, 70))
    assert list(frontier.pages.tombstones()) == []


def test_failures_are_rows_with_attempts_and_next_try(frontier: Frontier) -> None:
    name(frontier, Named("/a"), Named("/b"), Named("/c"))
    failed(frontier, "/a", START)
    failed(frontier, "/a", later(START, 1))
    failed(frontier, "/b", later(START, 1), "size")
    came(frontier, "/c", later(START, 1))
    rows = list(frontier.pages.failures("bao", later(START, 1)))
    assert [(row.source, row.kind, row.source_name, row.attempts, row.next_try) for row in rows] == [
        ("/a", "network", "bao", 2, later(START, 2.75)),
        ("/b", "size", "bao", 1, None),
    ]


def test_a_host_rests_longer_each_time_and_one_answer_mends_it(frontier: Frontier) -> None:
    hosts = frontier.hosts
    assert [hosts.failed("h", START, "no answer") for _ in range(4)] == [None] * 4
    rest = Rest(later(START, 0.75), "no answer", 5)
    assert hosts.failed("h", START, "no answer") == rest
    assert hosts.resting(START) == {"h": rest}
    rested = []
    night = 1.0
    for _ in range(4):
        at = later(START, night)
        assert hosts.resting(at) == {}
        assert hosts.failed("h", at, "no answer"), "one more failure is enough"
        until = hosts.resting(at)["h"].until
        rested.append((until, night))
        night += {0: 2, 1: 4, 2: 7, 3: 7}[len(rested) - 1]
    assert [until for until, _ in rested] == [
        later(START, n + days - 0.25) for (_, n), days in zip(rested, (2, 4, 7, 7), strict=True)
    ]
    hosts.answered("h")
    assert not hosts.failed("h", later(START, 50), "no answer")


def test_a_host_that_asks_to_be_left_alone_rests_at_once(frontier: Frontier) -> None:
    assert frontier.hosts.failed("h", START, "busy", later(START, 3))
    assert frontier.hosts.resting(later(START, 2.9))
    assert not frontier.hosts.resting(later(START, 3))


def test_a_visit_that_was_cut_off_goes_on_in_the_same_night(frontier: Frontier) -> None:
    sources = frontier.sources
    assert sources.begin("bao", START) == sources.begin("bao", later(START, 0.1))
    assert sources.open_since("bao") == START
    late = sources.begin("bao", later(START, 1))
    assert late.at == later(START, 1)
    sources.end("bao", later(START, 1.1))
    assert sources.open_since("bao") is None
    assert sources.begin("bao", later(START, 1.2)).at == later(START, 1.2)


def test_what_is_written_is_in_the_file_after_a_group_or_a_second(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    clock = iter([0.0, 0.5, 0.9, 1.5, 2.0]).__next__
    store = Store(path, clock=clock)
    rows = []
    for host in ("a", "b", "c"):
        store.write("INSERT INTO hosts VALUES (?, 1, 0, '', NULL, '')", [(host,)])
        with sqlite3.connect(path) as reader:
            rows.append(reader.execute("SELECT count(*) FROM hosts").fetchone()[0])
    assert rows == [0, 0, 3]
    store.close()


def test_what_notes_rest_on_is_made_to_last_before_them(tmp_path: Path) -> None:
    path, seen = tmp_path / "f.sqlite", list[int]()

    def flush() -> None:
        with sqlite3.connect(path) as reader:
            seen.append(reader.execute("SELECT count(*) FROM pages").fetchone()[0])

    with Frontier(path, before_commit=flush) as frontier:
        name(frontier, Named("/a"))
        frontier.commit()
        name(frontier, Named("/b"))
    assert seen == [0, 1]


def test_a_file_that_is_no_frontier_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    path.write_text("not SQLite, but longer than the head of such a file" * 9)
    with pytest.raises(FrontierError, match="move it away") as raised:
        Frontier(path)
    assert "\n" not in str(raised.value)


ANSWERS = st.sampled_from(["came", "changed", "network", "size", "gone", "none"])
ITEMS = st.lists(st.integers(-30, 0), min_size=1, max_size=6, unique=True)


@settings(max_examples=60, deadline=None)
@given(days=ITEMS, data=st.data())
def test_the_watermark_never_passes_what_failed_and_is_tried_again(
    days: list[int], data: st.DataObject
) -> None:
    with Frontier(":memory:") as frontier:
        name(frontier, *(Named(f"/{day}", later(START, day)) for day in days))
        for night in range(data.draw(st.integers(1, 12))):
            at = later(START, night)
            if data.draw(st.booleans()):
                day = data.draw(st.sampled_from(days))
                name(frontier, Named(f"/{day}", later(at, -0.5)), at=at)
            for url in due(frontier, at):
                answer = data.draw(ANSWERS)
                if answer in ("came", "changed"):
                    came(frontier, url, at, answer if answer == "came" else f"{answer} {night}")
                elif answer != "none":
                    failed(frontier, url, at, answer)
            mark = frontier.sources.watermark("bao")
            pages = [page(frontier, f"/{day}") for day in days]
            for one in pages:
                lacking = one.owed and one.due_at is not None
                assert not (lacking and mark is not None and one.item_at <= mark), (one, mark)
            settled = [one.item_at for one in pages if not one.owed]
            blocked = min((one.item_at for one in pages if one.owed), default="9")
            assert mark == max((at for at in settled if at < blocked), default=None)
            assert all(one.due_at is not None for one in pages if one.owed), "what is owed is tried again"
