"""Which nights are published."""

import pytest

from flows.verdict import why_held_back
from pipeline.record import Failure
from pipeline.visit import Visit
from warehouse.loading.load import LoadReport

CRASH = Failure("a.txt", "extract", "crash", "ValueError")
NO_TEXT = Failure("a.pdf", "parse", "no_text", "a scan")


def visits(**statuses: str) -> list[Visit]:
    return [
        Visit(name, "2026-01-05T18:00:00+00:00", 1.0, 1, 0, 0, 0, 0, 0, 0, 0, None, status)
        for name, status in statuses.items()
    ]


@pytest.mark.parametrize(
    ("statuses", "usual", "says"),
    [
        ({"a": "done"}, (), None),
        ({"a": "asserted"}, (), None),
        ({"a": "failed"}, (), "empty: none of 1"),
        ({"a": "failed", "b": "rested"}, ("a", "b"), "empty: none of 2"),
        ({}, ("a",), None),
        # One of two, or of three, is no majority.
        ({"a": "done", "b": "failed"}, ("a", "b"), None),
        ({"a": "done", "b": "done", "c": "failed"}, (), None),
        (
            {"a": "done", "b": "failed", "c": "failed"},
            (),
            "half: 2 of 3 sources that usually come did not (b, c)",
        ),
        ({"a": "done", "b": "failed", "c": "rested"}, ("a", "b", "c"), "half: 2 of 3"),
        # What has been down since before the last published night does not count.
        ({"a": "done", "b": "failed", "c": "failed"}, ("a",), None),
        ({"a": "done", "b": "failed", "c": "failed", "d": "failed"}, ("a", "b"), None),
        # A night of sources that none of the last one were.
        ({"d": "done"}, ("a", "b"), None),
        ({"d": "done", "e": "failed", "f": "failed"}, ("a",), "half: 2 of 3"),
    ],
)
def test_a_night_needs_most_of_the_sources_that_usually_come(statuses, usual, says):
    told = why_held_back(visits(**statuses), frozenset(usual), LoadReport(), ())
    assert (told is None) == (says is None)
    assert says is None or told.startswith(says)
    assert told is None or told.endswith("--publish-anyway")


@pytest.mark.parametrize(
    ("load", "broken", "held"),
    [
        (LoadReport(), (), False),
        (LoadReport(new=1), (CRASH,), False),
        (LoadReport(new=1), (CRASH, CRASH), True),
        (LoadReport(), (CRASH,), True),
        (LoadReport(new=1), (NO_TEXT,) * 9, False),
    ],
)
def test_code_that_fails_on_most_documents_publishes_nothing(load, broken, held):
    told = why_held_back((), frozenset(), load, broken)
    assert (told is not None) == held
    assert not held or told.startswith("broken: the code fails on")
