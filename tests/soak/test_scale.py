"""A portal of thousands of pages crawled over loopback, twice: counts as written, nothing new, bounded memory."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from flows.choose import settings_for
from flows.demo_server import serve_demo
from flows.places import Places
from flows.progress import Silent
from flows.run import RunReport
from flows.runner import PlainRunner
from flows.work import run_nightly
from tests.soak.province import write_site
from warehouse.publish import row_counts_of
from warehouse.query import run_query

PAGES = int(os.environ.get("DANCHIEU_SOAK_PAGES", "2000"))


def memory() -> float:
    """The most that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def lasting(places: Places) -> dict[str, int]:
    counts = row_counts_of(places.published)
    return {name: count for name, count in counts.items() if name != "runs" and not name.startswith("run_")}


def test_a_large_portal_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, articles = write_site(tmp_path, PAGES)
    places = Places.of(tmp_path / "soak.duckdb")

    def night() -> tuple[RunReport, float, float]:
        begin = time.monotonic()
        with serve_demo(tmp_path / "site") as connect_to:
            report = run_nightly(places, [source], settings_for(connect_to), PlainRunner(), Silent())
        return report, time.monotonic() - begin, memory()

    first, first_seconds, first_memory = night()
    before = lasting(places)
    second, second_seconds, second_memory = night()
    with capsys.disabled():
        rows = sum(before.values())
        print(f"\n{PAGES} pages: {first_seconds:.0f} s, {rows:,} rows, {first_memory:.0f} MB;", end=" ")
        print(f"again: {second_seconds:.0f} s, {second_memory:.0f} MB")
    assert (first.load.new, len(first.failures)) == (PAGES, 0)
    assert not second.anything_new
    assert not second.failures
    assert lasting(places) == before
    assert before["documents"] == before["document_versions"] == PAGES
    written = {
        one.number for article in articles for one in (article.plan, article.programme, article.resolution)
    }
    found = run_query(places.published, "SELECT number, count(*) FROM instruments GROUP BY number").rows
    assert {number for number, _ in found} == written
    assert {count for _, count in found} == {1}
    pairs = {(article.plan.number, article.programme.number) for article in articles}
    pairs |= {(article.programme.number, article.resolution.number) for article in articles}
    edges = run_query(
        places.published,
        'SELECT DISTINCT "from", "to" FROM edges WHERE relation = \'implements\'',
    ).rows
    assert {(source, target) for source, target in edges} >= pairs
