"""What workers are given in tests: functions that behave, and functions that do not."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from pipeline.limits import allow
from pipeline.programs import run_program


def double(number: int) -> int:
    return 2 * number


def misbehave(how: str) -> str:
    """Do `how`, and say so where that was survived."""
    TRICKS[how]()
    return how


def process_id(_: object) -> int:
    return os.getpid()


def start_program(note: str) -> None:
    """Start a program that outlasts every test, and note the ids of the processes and the folder."""
    here = f"{os.getpid()} {tempfile.gettempdir()}"
    run_program(
        ["sh", "-c", f"echo $$ {here} > {note}.new; mv {note}.new {note}; exec sleep 600"], seconds=600
    )


def _burn() -> None:
    while True:
        pass


def _hang_in_c() -> None:
    # The engine holds the interpreter's lock all the while: no thread of this process could end it.
    re.match(r"(a+)+$", "a" * 64 + "b")


def _wait_for_long() -> None:
    allow(2.0)
    time.sleep(2.0)


def _grow() -> None:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def _read_nothing() -> None:
    ctypes.string_at(0)


TRICKS = {
    "behave": lambda: None,
    "burn": _burn,
    "hang in C": _hang_in_c,
    "sleep": lambda: time.sleep(600),
    "wait and say so": _wait_for_long,
    "wait for a program": lambda: subprocess.run(["sleep", "600"], check=False),
    "grow": _grow,
    "grow at once": lambda: bytearray(50_000_000_000),
    "read nothing": _read_nothing,
    "exit": lambda: os._exit(9),
    "be killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "ignore": lambda: (signal.signal(signal.SIGTERM, signal.SIG_IGN), time.sleep(600)),
    "leave a file": lambda: Path(tempfile.mkstemp()[1]).write_text("half"),
}
