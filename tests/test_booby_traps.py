"""Files made to harm cost one row each; the worker that meets them, or the next one, reads on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.files import FileJob, read_file
from pipeline.limits import Limits
from pipeline.opened import Opened
from pipeline.reader import read_each
from pipeline.record import Failure
from pipeline.workers import Workers
from tests.booby_traps import READ, RTF_GROUPS, TRAPS, a_million_cells

LIMITS = Limits(seconds=120.0, cpu_seconds=30.0, memory=1_500_000_000)
HONEST = "Kế hoạch\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024, thực hiện.".encode()
Outcome = dict[str, Any] | Failure | Opened


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(LIMITS, 1) as made:
        yield made


def read(workers: Workers, *files: bytes) -> list[Outcome]:
    jobs = [FileJob(f"{number}.tep", data, workers.limits) for number, data in enumerate(files)]
    return [outcome for _, outcome in read_each(workers, read_file, jobs)]


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_costs_one_row(name: str, workers: Workers) -> None:
    failure, honest = read(workers, TRAPS[name](), HONEST)
    assert isinstance(failure, Failure)
    assert failure.source == "0.tep"
    assert failure.kind != "timeout"
    assert failure.message
    assert "\n" not in failure.message
    assert isinstance(honest, dict)
    assert len(honest["citations"]) == 1


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_soon_over(name: str, workers: Workers) -> None:
    *outcomes, honest = read(workers, READ[name](), HONEST)
    assert not [
        one for one in outcomes if isinstance(one, Failure) and one.kind in ("timeout", "memory", "crash")
    ]
    assert isinstance(outcomes[0], dict) or "honest" not in name
    assert isinstance(honest, dict)


def test_no_file_of_this_machine_is_read(workers: Workers) -> None:
    outcomes = read(workers, *(make() for name, make in TRAPS.items() if "somebody" in name))
    assert len(outcomes) == 2
    assert not any("root:" in repr(outcome) for outcome in outcomes)


def test_a_million_cells_cost_no_more_than_their_time() -> None:
    with Workers(Limits(cpu_seconds=3.0), 1) as made:
        failure, honest = read(made, a_million_cells(), HONEST)
    assert isinstance(failure, Failure)
    assert failure.kind in ("timeout", "too_large")
    assert isinstance(honest, dict)


def test_a_program_ends_with_the_worker_that_waits_for_it() -> None:
    with Workers(Limits(seconds=4.0), 1) as made:
        (failure,) = read(made, RTF_GROUPS)
        folder = made._folder
    assert isinstance(failure, Failure)
    assert failure.kind in ("timeout", "no_program", "broken")
    assert folder
    assert not folder.exists()
    assert not [pid for pid in Path("/proc").glob("[0-9]*") if str(folder) in environment(pid)]


def environment(process: Path) -> str:
    try:
        return (process / "environ").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
