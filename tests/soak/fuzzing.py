"""Damaged files read in workers: what came of each kind, how long it took, and what the workers kept."""

from __future__ import annotations

import ctypes
import gc
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path

from extractors.document import Context, Document
from extractors.evidence import Evidence
from extractors.extract import extract
from extractors.facts import Rejected
from pipeline.limits import Limits
from pipeline.members import opened
from pipeline.opened import INSIDE, Opened
from pipeline.parse import parse
from pipeline.parse.sniff import sniff
from pipeline.process import shared_kit
from pipeline.reader import read_each
from pipeline.record import Failure
from pipeline.unreadable import UnreadableError
from pipeline.workers import Workers
from tests.makers.blocks import assert_sound
from tests.soak.mutants import mutant, originals

LIMITS = Limits(seconds=300.0, cpu_seconds=20.0, memory=1_500_000_000)
PAGE = os.sysconf("SC_PAGE_SIZE")
WEIGHED = 20
"""Of so many files, after one what the worker holds is looked at."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One damaged file, or a document in one."""

    suffix: str
    seed: int
    most: int
    """Of how many sound files it may be made."""
    whole: bool = True
    """Whether it is read to the end; else only its format is told."""
    member: str = ""

    @property
    def source(self) -> str:
        name = f"mutant-{self.seed}{self.suffix}"
        return f"{name}{INSIDE}{self.member}" if self.member else name

    def within(self, member: str) -> Mutant:
        return replace(self, member=member)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one."""

    outcome: str
    """`read`, or the kind of the refusal."""
    seconds: float
    """Processor time."""
    worker: int
    memory: int
    """Bytes that the worker holds afterwards; 0 where nobody looked."""
    broken: str = ""
    """What is wrong with the outcome itself."""


def read_mutant(job: Mutant) -> Verdict | Opened:
    """Read a damaged file without OCR, and hold what comes of it against what must hold."""
    begin, broken = time.process_time(), ""
    limits = replace(LIMITS, ocr_pages=0)
    try:
        data = opened(mutant(job.suffix, job.seed, originals(job.suffix, job.most)), job.member, limits)
        if isinstance(data, Opened):
            return data
        outcome = _read(data, job, limits) if job.whole else sniff(data)
    except UnreadableError as error:
        outcome = error.kind
        broken = "" if str(error) and "\n" not in str(error) else f"no one line: {error!r}"
    except MemoryError:
        raise
    except Exception as error:
        outcome, broken = "crash", f"{type(error).__name__}: {str(error)[:200]}"
    seconds = time.process_time() - begin
    return Verdict(outcome, seconds, os.getpid(), 0 if job.seed % WEIGHED else _held(), broken)


def _held() -> int:
    """Bytes that this process holds once it has given back what is free: what one large file left is no leak."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def _read(data: bytes, job: Mutant, limits: Limits) -> str:
    document = parse(data, job.source, limits=limits)
    facts = extract(document, Context(job.source), shared_kit())
    assert_sound(document)
    for one in _evidence(facts):
        _check(document, one)
    return "read"


def _evidence(fact: object) -> Iterator[Evidence | Rejected]:
    """Whatever in the facts quotes the text."""
    if isinstance(fact, Evidence | Rejected):
        yield fact
    elif isinstance(fact, tuple | list):
        for one in fact:
            yield from _evidence(one)
    elif is_dataclass(fact):
        for part in fields(fact):
            yield from _evidence(getattr(fact, part.name))


def _check(document: Document, one: Evidence | Rejected) -> None:
    assert document.text[one.start : one.end] == one.quote
    for span in one.spans if isinstance(one, Evidence) else ():
        assert 0 <= span.start <= span.end <= len(document.text)


@dataclass(slots=True)
class Tally:
    """What came of many."""

    outcomes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    memory: dict[int, list[int]] = field(default_factory=dict)
    """What each worker held, time after time."""

    @property
    def growth(self) -> int:
        """Bytes by which a worker grew over the second half of its files, at most."""
        return max(
            (max(held[len(held) // 2 :]) - held[len(held) // 2] for held in self.memory.values()), default=0
        )

    def told(self, suffix: str) -> str:
        """One line of figures."""
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.outcomes.items()))
        seconds, source = self.slowest
        return f"{suffix}: {kinds}; slowest {seconds:.2f} s ({source}); grown by {self.growth / 1e6:.0f} MB"


def fuzz(workers: Workers, jobs: list[Mutant]) -> Tally:
    """Read damaged files; a row for each that the workers could not survive is broken too."""
    tally = Tally()
    for job, outcome in read_each(workers, read_mutant, jobs):
        if isinstance(outcome, Failure):
            tally.outcomes[outcome.kind] += 1
            if outcome.message and not job.member:
                tally.broken.append(f"{job.source}: {outcome.kind}: {outcome.message}")
        elif isinstance(outcome, Verdict):
            tally.outcomes[outcome.outcome] += 1
            tally.slowest = max(tally.slowest, (outcome.seconds, job.source))
            if outcome.memory:
                tally.memory.setdefault(outcome.worker, []).append(outcome.memory)
            if outcome.broken:
                tally.broken.append(f"{job.source}: {outcome.broken}")
        else:
            tally.outcomes["opened"] += 1
    return tally
