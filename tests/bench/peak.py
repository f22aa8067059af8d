"""The peak of a process's memory."""

from __future__ import annotations

import re
import resource
from pathlib import Path


def peak_mb() -> float:
    """Most memory that this process has held, in MB.

    Linux counts the parent's memory into `getrusage` of a child it starts; its own count begins anew.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
