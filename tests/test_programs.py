"""Programs from outside end with their call, within their bounds, with all that they have started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.programs import ProgramError, program_folder, run_program

PATIENCE = 30.0
"""Seconds after which something is held to hang."""


def sh(script: str) -> list[str]:
    return ["sh", "-c", script]


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize(
    ("script", "stdin", "status", "output", "errors"),
    [
        ("cat", b"tin", 0, b"tin", ""),
        ("cat", None, 0, b"", ""),
        ("echo hỏng >&2; exit 3", None, 3, b"", "hỏng\n"),
        ("kill -ABRT $$", None, -signal.SIGABRT, b"", ""),
        ("echo a; sleep 600 & echo b", None, 0, b"a\nb\n", ""),
        ("exec >&- 2>&-; sleep 0.05; exit 4", None, 4, b"", ""),
        ('echo "$DANCHIEU_CONTACT$LC_ALL"', None, 0, b"C.UTF-8\n", ""),
        ("ulimit -d", None, 0, b"1953125\n", ""),
    ],
)
def test_what_a_program_leaves(
    script: str, stdin: bytes | None, status: int, output: bytes, errors: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANCHIEU_CONTACT", "an@vien.vn")
    result = run_program(sh(script), seconds=PATIENCE, stdin=stdin)
    assert (result.status, result.output, result.errors) == (status, output, errors)
    assert result.complaint == (errors.strip() or f"status {status}")


@pytest.mark.parametrize(
    ("command", "bounds", "kind"),
    [
        (["khong-co-chuong-trinh"], {"seconds": 5}, "no_program"),
        (sh("sleep 600"), {"seconds": 0.1}, "timeout"),
        (sh("sleep 600 & sleep 600"), {"seconds": 0.1}, "timeout"),
        (sh("trap '' TERM INT HUP; while :; do sleep 600; done"), {"seconds": 0.1}, "timeout"),
        (sh("yes"), {"seconds": PATIENCE, "most_output": 100_000}, "too_large"),
    ],
)
def test_what_goes_beyond_its_bounds_is_one_line(
    command: list[str], bounds: dict[str, float], kind: str
) -> None:
    with pytest.raises(ProgramError) as caught:
        run_program(command, **bounds)  # type: ignore[arg-type]
    assert caught.value.kind == kind
    assert command[0] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_and_memory_are_bounded_too(tmp_path: Path) -> None:
    run_program(sh("yes > a"), seconds=PATIENCE, most_output=1_000_000, cwd=tmp_path)
    assert (tmp_path / "a").stat().st_size <= 1_001_000
    greedy = [sys.executable, "-c", "bytearray(300_000_000)"]
    result = run_program(greedy, seconds=PATIENCE, most_memory=100_000_000)
    assert (result.status, result.complaint) == (1, "MemoryError")


def test_what_a_program_has_started_ends_with_it(tmp_path: Path) -> None:
    run_program(sh("sleep 600 >/dev/null 2>&1 & echo $! > child"), seconds=PATIENCE, cwd=tmp_path)
    child = int((tmp_path / "child").read_text())
    wait_for(lambda: is_gone(child))


def test_a_folder_is_the_programs_home_and_goes_away() -> None:
    with program_folder() as folder:
        run_program(sh('cd; echo a > "$TMPDIR/b"'), seconds=PATIENCE, cwd=folder)
        assert (folder / "b").read_text() == "a\n"
    assert not folder.exists()


def test_a_program_ends_when_its_caller_is_killed(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from pipeline.programs import run_program;"
        "run_program(['sh', '-c', 'sleep 600 & echo $! $$ > pids.new; mv pids.new pids; wait'],"
        f" seconds=600, cwd=Path({str(tmp_path)!r}))"
    )
    root = Path(__file__).parent.parent
    caller = subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    try:
        wait_for((tmp_path / "pids").exists)
    finally:
        caller.kill()
        caller.wait()
    for pid in (tmp_path / "pids").read_text().split():
        wait_for(lambda pid=pid: is_gone(int(pid)))  # type: ignore[misc]
