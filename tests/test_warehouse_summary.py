"""The operator's summary of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.record import Failure
from tests.warehouse_world import plan_282, report_on_282
from warehouse.query import QueryError
from warehouse.store import Warehouse
from warehouse.summary import run_summary


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("summary") / "w.duckdb"
    failure = Failure("https://x.test", "fetch", "network", "no answer; try again")
    with Warehouse(path) as warehouse:
        for run_id, failures in (("r1", [failure]), ("r2", [])):
            warehouse.start_run(run_id, "nightly")
            warehouse.load([plan_282(), report_on_282()], failures, run_id)
            warehouse.resolve()
            warehouse.audit(run_id)
            warehouse.finish_run(run_id)
    return path


def test_the_first_run(path: Path) -> None:
    summary = run_summary(path, "r1")
    assert (summary.flow, summary.status) == ("nightly", "done")
    assert summary.outcomes == {"new": 2, "changed": 0, "reextracted": 0, "unchanged": 0}
    assert summary.failures == (("https://x.test", "fetch", "network", "no answer; try again"),)
    assert (summary.documents, summary.instruments, summary.open_mentions) == (2, 4, 0)


def test_the_latest_run_is_the_default_and_found_nothing_new(path: Path) -> None:
    summary = run_summary(path)
    assert summary.run_id == "r2"
    assert summary.outcomes["unchanged"] == 2
    assert (summary.failures, summary.new_findings) == ((), 0)


def test_the_three_most_cited(path: Path) -> None:
    cited = run_summary(path).most_cited
    assert [(c.label, c.documents) for c in cited] == [("16-CTr/TU", 2), ("15-NQ/TW", 2), ("301/KH-UBND", 1)]


def test_an_unknown_run_is_one_line(path: Path) -> None:
    with pytest.raises(QueryError, match="no run r9"):
        run_summary(path, "r9")
