"""The rules of when a page is asked again, as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.source_definitions import Revisit
from pipeline.failure_kinds import KINDS
from pipeline.frontier.page import Came, Failed, Page, noted
from pipeline.frontier.rhythm import EARLY, NIGHTS, first_pause, next_pause, nights_until_retry
from pipeline.instants import days_between, later

REVISIT = Revisit(1, 60)
FIRST = "2026-01-05T18:00:00.000000+00:00"
PAGE = Page(
    "k",
    "http://bao.test/a",
    "bao.test",
    "bao",
    "article",
    None,
    FIRST,
    None,
    None,
    None,
    FIRST,
    True,
    "waiting",
    FIRST,
)


@pytest.mark.parametrize(
    ("age", "by_sitemap", "pause"),
    [
        (0.0, False, 1),
        (3.0, False, 1.5),
        (30.0, False, 15),
        (9000.0, False, 60),
        (None, False, 7),
        (0.1, True, 7),
        (9000.0, True, 7),
    ],
)
def test_the_older_a_page_the_later_its_second_visit(
    age: float | None, by_sitemap: bool, pause: float
) -> None:
    assert first_pause(age, REVISIT, dated_by_sitemap=by_sitemap) == pause


@pytest.mark.parametrize(
    ("pause", "changed", "by_sitemap", "following"),
    [
        (1, False, False, 2),
        (40, False, False, 60),
        (60, False, False, 60),
        (8, True, False, 4),
        (1, True, False, 1),
        (0, False, False, 1),
        (7, False, True, 60),
        (7, True, True, 3.5),
    ],
)
def test_unchanged_doubles_and_changed_halves_within_bounds(
    pause: float, changed: bool, by_sitemap: bool, following: float
) -> None:
    assert next_pause(pause, REVISIT, changed=changed, dated_by_sitemap=by_sitemap) == following


@pytest.mark.parametrize("kind", sorted(NIGHTS))
def test_attempts_grow_rarer_and_end(kind: str) -> None:
    assert KINDS[kind].again
    nights = [nights_until_retry(kind, attempts) for attempts in range(1, len(NIGHTS[kind]) + 2)]
    assert nights[:-1] == sorted(NIGHTS[kind])
    assert nights[-1] is None


@pytest.mark.parametrize("kind", sorted(kind.name for kind in KINDS.values() if not kind.again))
def test_what_time_does_not_mend_is_given_up_at_once(kind: str) -> None:
    assert nights_until_retry(kind, 1) is None


def nights(*answers: Came | Failed, page: Page = PAGE) -> Page:
    for answer in answers:
        page = noted(page, answer, REVISIT)
    return page


def came(day: float, content: str = "a") -> Came:
    return Came(later(FIRST, day), content, 10)


def failed(day: float, kind: str = "network") -> Failed:
    return Failed(later(FIRST, day), kind, "why")


OLD = replace(PAGE, published_at=later(FIRST, -8))
TOLD = replace(PAGE, modified_at=later(FIRST, -8))


@pytest.mark.parametrize(
    ("page", "answers", "state", "outcome", "days_to_next"),
    [
        (PAGE, (came(0),), "held", "new", 7),
        (OLD, (came(0),), "held", "new", 4),
        (OLD, (came(0), came(4)), "held", "unchanged", 8),
        (OLD, (came(0), came(4, "b")), "held", "changed", 2),
        (PAGE, (replace(came(0), last_modified=later(FIRST, -20)),), "held", "new", 10),
        (TOLD, (came(0),), "held", "new", 7),
        (TOLD, (came(0), came(7)), "held", "unchanged", 60),
        (TOLD, (came(0), came(7, "b")), "held", "changed", 3.5),
        (PAGE, (failed(0),), "failed", "failed", 1),
        (PAGE, (failed(0), failed(1)), "failed", "failed", 2),
        (PAGE, tuple(failed(day) for day in range(7)), "failed", "failed", None),
        (PAGE, (failed(0, "size"),), "failed", "failed", None),
        (PAGE, (failed(0, "gone"),), "failed", "failed", 1),
        (PAGE, (failed(0, "gone"), failed(1, "gone")), "failed", "failed", None),
        # What is held is asked again whatever happens.
        (PAGE, (came(0), failed(7, "size")), "held", "failed", 60),
        (PAGE, (came(0), failed(7)), "failed", "failed", 1),
        # Gone means missed on two nights.
        (PAGE, (came(0), failed(7, "gone")), "failed", "failed", 1),
        (PAGE, (came(0), failed(7, "gone"), failed(8, "gone")), "gone", "gone", 60),
        (PAGE, (came(0), failed(7, "gone"), failed(8)), "failed", "failed", 2),
        (PAGE, (came(0), failed(7, "gone"), failed(8), failed(10, "gone")), "gone", "gone", 60),
        (PAGE, (came(0), failed(7, "gone"), failed(7.2, "gone"), failed(8, "gone")), "gone", "gone", 60),
        (PAGE, (came(0), failed(7, "gone"), failed(8, "gone"), failed(68, "gone")), "gone", "absent", 60),
        (PAGE, (came(0), failed(7, "gone"), failed(8, "gone"), failed(68)), "gone", "failed", 60),
        (PAGE, (came(0), failed(7, "gone"), failed(8, "gone"), came(68)), "held", "unchanged", 14),
        (PAGE, (came(0), failed(7, "gone"), failed(8, "gone"), came(68, "b")), "held", "changed", 3.5),
    ],
)
def test_what_an_answer_makes_of_a_page(
    page: Page, answers: tuple[Came | Failed, ...], state: str, outcome: str, days_to_next: float | None
) -> None:
    after = nights(*answers, page=page)
    assert (after.state, after.outcome) == (state, outcome)
    if days_to_next is None:
        assert after.due_at is None
    else:
        assert after.due_at is not None
        assert days_between(answers[-1].at, after.due_at) == pytest.approx(days_to_next - EARLY)


@given(
    bounds=st.tuples(st.floats(0, 400), st.floats(0, 400)),
    contents=st.lists(st.sampled_from("aab"), min_size=1, max_size=30),
    age=st.none() | st.floats(-10, 9000),
)
def test_no_pause_leaves_the_bounds_of_the_source(
    bounds: tuple[float, float], contents: list[str], age: float | None
) -> None:
    revisit = Revisit(min(bounds), max(bounds))
    page = replace(PAGE, published_at=None if age is None else later(FIRST, -age))
    for number, content in enumerate(contents):
        before, page = page, noted(page, came(number, content), revisit)
        assert revisit.least <= page.pause <= revisit.most
        assert page.outcome != "unchanged" or page.pause >= before.pause
        assert page.outcome != "changed" or page.pause <= before.pause


def test_gone_and_back_leaves_no_trace_of_having_been_gone() -> None:
    gone = nights(came(0), failed(7, "gone"), failed(8, "gone"))
    assert (gone.missed_at, gone.gone_at, gone.sha256) == (later(FIRST, 7), later(FIRST, 8), "a")
    back = nights(came(9), page=gone)
    assert (back.missed_at, back.gone_at, back.attempts, back.kind) == (None, None, 0, None)


def test_a_server_that_names_the_time_is_obeyed() -> None:
    told = nights(Failed(FIRST, "busy", "come back later", later(FIRST, 3)))
    assert told.due_at == later(FIRST, 3)


def test_dates_that_cry_wolf_are_counted() -> None:
    held = nights(came(0))
    alarmed = replace(held, owed=True, state="waiting")
    assert nights(came(1), page=alarmed).false_alarms == 1
    assert nights(came(1, "b"), page=alarmed).false_alarms == 0
    assert nights(came(7), page=held).false_alarms == 0, "its own turn is no alarm"
    assert nights(failed(1), page=alarmed).false_alarms == 1


@pytest.mark.parametrize("least", [0.0, 1.0])
def test_a_source_may_ask_for_every_run(least: float) -> None:
    after = noted(PAGE, came(0), Revisit(least, 0.0 if not least else 1.0))
    assert after.due_at == later(FIRST, 0.0 if not least else 1 - EARLY)
