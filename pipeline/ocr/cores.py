"""As many recognisers at a time as the machine has cores, over all processes of one user.

One file keeps every core busy with its pages; where many files are read in processes of their own, their
recognisers wait for one another.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK = 0.02
"""Seconds between looks for a core that has become free."""


def cores() -> int:
    """How many recognisers may run at a time."""
    return os.cpu_count() or 1


@contextmanager
def core(folder: Path | None = None) -> Iterator[None]:
    """Hold one of the machine's cores; waits until one is free.

    A core is a lock on a file, which the system takes back from a process that dies.  `folder` holds the
    files; by default it is the user's own among temporary files.
    """
    try:
        import fcntl
    except ImportError:  # a system without such locks: nobody waits
        yield
        return
    place = folder or Path(tempfile.gettempdir()) / f"danchieu-ocr-{os.getuid()}"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = 0
    while True:
        with (place / f"core-{number % cores()}").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                number += 1
                if number % cores() == 0:
                    time.sleep(_LOOK)
                continue
            yield
            return
