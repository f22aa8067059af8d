"""Local files in, rows of facts out, for callers that keep no archive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.limits import Limits
from pipeline.opened import INSIDE, Opened
from pipeline.record import Failure
from pipeline.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class FileJob:
    """One file to be read."""

    source: str
    """Its path, with the place in it where it is a document of a ZIP file."""
    data: bytes | None
    """Its bytes; None where they are in the file."""
    limits: Limits
    rejected: bool = False
    """Whether what was judged no fact is told too."""
    member: str = ""

    def within(self, member: str) -> FileJob:
        """The job of a document in a ZIP file."""
        return replace(self, source=f"{self.source}{INSIDE}{member}", member=member)

    @property
    def path(self) -> Path:
        """The file itself."""
        return Path(self.source.removesuffix(f"{INSIDE}{self.member}") if self.member else self.source)


def read_file(job: FileJob) -> dict[str, Any] | Failure | Opened:
    """The document's row, as the output contract has it, or the one row that says why there is none."""
    from extractors.contract import to_json
    from extractors.document import Context
    from pipeline.members import opened
    from pipeline.process import read_facts, shared_kit

    try:
        whole = job.data if job.data is not None else _bytes(job.path, job.limits)
        data = opened(whole, job.member, job.limits)
    except OSError as error:
        told = f"cannot be read: {error.strerror}; check name and permissions"
        return Failure(job.source, "fetch", "unreadable", told)
    except UnreadableError as error:
        return Failure(job.source, "parse", error.kind, str(error))
    if isinstance(data, Opened):
        return data
    found = read_facts(data, None, Context(source=job.source), shared_kit(), job.limits)
    if isinstance(found, Failure):
        return found
    return to_json(job.source, *found, rejected=job.rejected)


def _bytes(path: Path, limits: Limits) -> bytes:
    """What the file holds, read no further than it may be long: a device has no end."""
    with path.open("rb") as file:
        data = file.read(limits.bytes + 1)
    limits.check("bytes", len(data), f"the file has over {limits.bytes:,} bytes")
    return data
