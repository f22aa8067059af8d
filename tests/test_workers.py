"""Whatever a task does to its process costs that task alone, is told in one line, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.limits import Limits
from pipeline.workers import Lost, Workers
from tests.worker_tasks import double, misbehave, process_id

LIMITS = Limits(seconds=1.5, cpu_seconds=1.0, memory=500_000_000)
PATIENCE = 60.0
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(LIMITS, 2) as made:
        yield made


def test_results_come_in_the_order_of_the_tasks(workers: Workers) -> None:
    assert list(workers.run(double, range(50))) == [2 * n for n in range(50)]
    assert list(workers.run(double, [])) == []
    assert os.getpid() not in set(workers.run(process_id, range(8)))


@pytest.mark.parametrize(
    ("how", "kind", "says"),
    [
        ("burn", "timeout", "SECONDS to give it more"),
        ("hang in C", "timeout", "SECONDS to give it more"),
        ("sleep", "timeout", "DANCHIEU_LIMIT_SECONDS"),
        ("ignore", "timeout", "DANCHIEU_LIMIT_SECONDS"),
        ("wait for a program", "timeout", "DANCHIEU_LIMIT_SECONDS"),
        ("grow", "memory", "over 0.5 GB of memory; set DANCHIEU_LIMIT_MEMORY"),
        ("grow at once", "memory", "DANCHIEU_LIMIT_MEMORY"),
        ("read nothing", "crash", "SIGSEGV"),
        ("be killed", "crash", "SIGKILL"),
        ("exit", "crash", "status 9"),
    ],
)
def test_what_a_task_does_to_its_process_costs_that_task_alone(
    how: str, kind: str, says: str, workers: Workers
) -> None:
    *before, lost, after = workers.run(misbehave, ["behave", "behave", how, "behave"])
    assert (before, after) == (["behave"] * 2, "behave")
    assert isinstance(lost, Lost)
    assert lost.kind == kind
    assert says in lost.message
    assert "\n" not in lost.message


def test_several_in_a_row_cost_as_many_rows(workers: Workers) -> None:
    tasks = [
        "exit",
        "behave",
        "exit",
        "grow at once",
        "behave",
        "exit",
        "exit",
        "exit",
        "read nothing",
        "behave",
    ]
    outcomes = list(workers.run(misbehave, tasks))
    assert [task if outcome == task else "lost" for task, outcome in zip(tasks, outcomes, strict=True)] == [
        "behave" if task == "behave" else "lost" for task in tasks
    ]


def test_a_task_that_says_it_takes_longer_has_longer(workers: Workers) -> None:
    assert list(workers.run(misbehave, ["wait and say so"])) == ["wait and say so"]


def test_temporary_files_go_with_the_workers() -> None:
    with Workers(LIMITS, 1) as made:
        tasks = ["leave a file", "exit", "leave a file"]
        assert [isinstance(one, Lost) for one in made.run(misbehave, tasks)] == [False, True, False]
        folder = made._folder
        assert folder
        assert len(list(folder.iterdir())) == 2
    assert not folder.exists()


def test_workers_and_their_programs_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from pipeline.limits import Limits; from pipeline.workers import Workers;"
        "from tests.worker_tasks import start_program\n"
        "if __name__ == '__main__':\n"
        "    with Workers(Limits(), 1) as workers: list(workers.run(start_program, [sys.argv[1]]))"
    )
    note = tmp_path / "note"
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(note)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    try:
        wait_for(note.exists)
    finally:
        parent.kill()
        parent.wait()
    program, worker, folder = note.read_text().split()
    wait_for(lambda: is_gone(int(program)) and is_gone(int(worker)) and not Path(folder).exists())


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
