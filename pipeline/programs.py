"""Programs from outside (tesseract, LibreOffice) run within bounds of time, memory and output.

A program runs in a process group of its own with a watcher beside it.  The group ends with the call, whatever
it has started; it ends too when the process that called it is killed.

    with program_folder() as folder:
        (folder / "a.doc").write_bytes(data)
        run_program(["soffice", "--headless", "--convert-to", "docx", "a.doc"], seconds=60, cwd=folder)

"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO

from pipeline.unreadable import UnreadableError

MOST_OUTPUT = 100_000_000
"""Bytes that a program may print, and that each file written by it may have."""
MOST_MEMORY = 2_000_000_000
"""Bytes of memory that a program's process may take for its data."""
_ERRORS_KEPT = 4_000
_PIECE = 65_536
_LOOK = 0.1
"""Seconds between looks at a program that has stopped while something it started holds its output."""
_LEAVE = 2.0
"""Seconds for the last of what a program printed, should something that it started have left its group."""
_KEPT = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")
_POSIX = os.name == "posix"

# The first standard input is a pipe whose other end only the caller holds: the watcher reads its end when the
# caller is gone, and then ends the group.  It keeps the group's number in use, so killing it hits no other.
_GUARD = """
exec 3<&0 <"$1"
( exec <&3 3<&- >/dev/null 2>&1; read -r _; kill -KILL 0 ) &
exec 3<&-
{ ulimit -c 0; ulimit -d "$2"; ulimit -f "$3"; } 2>/dev/null
shift 3
exec "$@"
"""


class ProgramError(UnreadableError):
    """A program that could not do its work within its bounds.

    `kind` is `no_program` (it is not installed), `timeout`, or `too_large` (it printed more than it may).
    """


@dataclass(frozen=True, slots=True)
class ProgramResult:
    """What a program that came to its end has left."""

    status: int
    """Its exit status, 0 where all went well; negative where a signal ended it."""
    output: bytes
    """What it printed."""
    errors: str
    """The last 4,000 bytes of what it printed on stderr."""

    @property
    def complaint(self) -> str:
        """The last line on stderr, for a message of one line; the status where there is none."""
        lines = self.errors.strip().splitlines()
        return lines[-1].strip()[:200] if lines else f"status {self.status}"


def run_program(
    command: Sequence[str],
    *,
    seconds: float,
    stdin: bytes | None = None,
    most_output: int = MOST_OUTPUT,
    most_memory: int = MOST_MEMORY,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> ProgramResult:
    """Run `command`, whose first word is looked up on the PATH, and wait for its end.

    `seconds` bounds the clock time, `most_output` the bytes printed and those of each file written,
    `most_memory` the bytes of its data.  `stdin` is what it reads there.  `cwd` is its working folder, its
    home and where its temporary files go: make it with `program_folder`.  It sees the PATH, the locale
    C.UTF-8 and what `environment` adds; nothing else of this process' environment.

    >>> run_program(["cat"], seconds=10, stdin=b"tin").output
    b'tin'

    Raises:
        ProgramError: `no_program`, `timeout` or `too_large`.  What a program says by its exit status is left
            to the caller.
    """
    found = shutil.which(command[0])
    if found is None:
        raise ProgramError(
            "no_program", f"{command[0]} is not installed; `danchieu doctor` says how to get it"
        )
    with program_folder() as folder:
        given = folder / "stdin"
        given.write_bytes(stdin or b"")
        home = cwd or folder
        with given.open("rb") as source:
            process = subprocess.Popen(
                _guarded([found, *command[1:]], given, most_output, most_memory),
                stdin=subprocess.PIPE if _POSIX else source,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=home,
                env=_environment(home, environment),
                start_new_session=True,
            )
        return _watched(process, command[0], seconds, most_output)


@contextmanager
def program_folder() -> Iterator[Path]:
    """A new folder for a program's files, removed at the end with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix="danchieu-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _guarded(command: list[str], stdin: Path, most_output: int, most_memory: int) -> list[str]:
    if not _POSIX:
        return command
    bounds = (str(most_memory // 1024), str(most_output // 512 + 1))
    return ["/bin/sh", "-c", _GUARD, "sh", str(stdin), *bounds, *command]


def _environment(home: Path, added: Mapping[str, str] | None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP"), str(home))
    return {**kept, **places, "LC_ALL": "C.UTF-8", **(added or {})}


def _watched(process: subprocess.Popen[bytes], name: str, seconds: float, most_output: int) -> ProgramResult:
    """What comes of a program that runs; its group has ended afterwards, however this ends."""
    end = time.monotonic() + seconds
    printed, errors = bytearray(), bytearray()
    assert process.stdout is not None
    assert process.stderr is not None
    readers = (
        Thread(target=_first, args=(process.stdout, printed, most_output), daemon=True),
        Thread(target=_last, args=(process.stderr, errors, _ERRORS_KEPT), daemon=True),
    )
    for reader in readers:
        reader.start()
    try:
        # The end of what it prints is nearly always its own, and is noticed at once.
        while readers[0].is_alive() and process.poll() is None and time.monotonic() < end:
            readers[0].join(min(_LOOK, max(0.0, end - time.monotonic())))
        if len(printed) <= most_output:
            process.wait(max(0.0, end - time.monotonic()))
    except subprocess.TimeoutExpired as late:
        told = f"{name} was not done after {seconds:g} s and was ended"
        raise ProgramError("timeout", f"{told}; look at the file by hand") from late
    finally:
        _end(process)
        for reader in readers:
            reader.join(_LEAVE)
    if len(printed) > most_output:
        told = f"{name} printed more than {most_output:,} bytes and was ended"
        raise ProgramError("too_large", f"{told}; look at the file by hand")
    return ProgramResult(process.returncode, bytes(printed), errors.decode("utf-8", "replace"))


def _first(pipe: IO[bytes], kept: bytearray, most: int) -> None:
    """Read until `kept` holds more than `most`."""
    with pipe:
        while len(kept) <= most and (piece := os.read(pipe.fileno(), _PIECE)):
            kept += piece


def _last(pipe: IO[bytes], kept: bytearray, most: int) -> None:
    """Read to the end, keeping the last `most` bytes."""
    with pipe:
        while piece := os.read(pipe.fileno(), _PIECE):
            kept += piece
            del kept[:-most]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program, whatever it has started, and the watcher."""
    if _POSIX:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    if process.stdin:
        process.stdin.close()
