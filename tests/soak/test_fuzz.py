"""Damaged files of every kind: a clear refusal or a sound document with sound facts, and soon."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass

import pytest

from extractors.document import Context, Document
from extractors.extract import extract
from extractors.facts import Evidence, Rejected
from extractors.kit import Kit
from pipeline.parse import parse
from pipeline.parse.errors import UnreadableError
from tests.makers.blocks import assert_sound
from tests.soak.mutants import mutant, mutants, originals

COUNT = int(os.environ.get("DANCHIEU_SOAK_COUNT", "2000"))
"""Mutants of each kind; a quarter as many PDF files, which take longer to read."""
SECONDS = float(os.environ.get("DANCHIEU_SOAK_SECONDS", "10"))
"""CPU time that one document may take."""
SHOWN = 10


class TooLongError(BaseException):
    """No `except Exception` on the way may take it for something else."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Breaks off what hangs."""

    def ring(*_: object) -> None:
        raise TooLongError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def evidence(fact: object) -> Iterator[Evidence | Rejected]:
    """Whatever in the facts quotes the text."""
    if isinstance(fact, Evidence | Rejected):
        yield fact
    elif isinstance(fact, tuple | list):
        for one in fact:
            yield from evidence(one)
    elif is_dataclass(fact):
        for field in fields(fact):
            yield from evidence(getattr(fact, field.name))


def read(data: bytes, name: str, kit: Kit) -> tuple[str, float]:
    """How a file is read: `read` or the refusal's kind, and the CPU seconds; whatever is unsound raises."""
    begin = time.process_time()
    try:
        document = parse(data, name)
    except UnreadableError as error:
        line = str(error)
        if not line or "\n" in line:
            raise ValueError(f"a refusal wants one line: {line!r}") from error
        return error.kind, time.process_time() - begin
    facts = extract(document, Context(name), kit)
    spent = time.process_time() - begin
    assert_sound(document)
    for one in evidence(facts):
        cuts(document, one)
    return "read", spent


def cuts(document: Document, one: Evidence | Rejected) -> None:
    assert document.text[one.start : one.end] == one.quote
    for span in one.spans if isinstance(one, Evidence) else ():
        assert 0 <= span.start <= span.end <= len(document.text)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".pdf"])
def test_damaged_files_are_refused_or_read_soundly(
    suffix: str, kit: Kit, capsys: pytest.CaptureFixture[str]
) -> None:
    files = texts() if suffix == ".txt" else None
    outcomes: dict[str, int] = {}
    slowest, broken = (0.0, -1), []
    for seed, data in seeded(suffix, COUNT // 4 if suffix == ".pdf" else COUNT, files):
        try:
            with alarm(10 * SECONDS):
                outcome, spent = read(data, f"mutant-{seed}{suffix}", kit)
        except (Exception, TooLongError) as error:
            broken.append(f"{suffix} seed {seed}: {type(error).__name__}: {str(error)[:300]}")
            continue
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        slowest = max(slowest, (spent, seed))
        if spent > SECONDS:
            broken.append(f"{suffix} seed {seed}: {spent:.1f} s of CPU time")
    with capsys.disabled():
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(outcomes.items()))
        print(f"\n{suffix}: {told}; slowest {slowest[0]:.2f} s (seed {slowest[1]})")
    assert not broken, "\n".join(broken[:SHOWN])
    assert outcomes.get("read", 0) > sum(outcomes.values()) // 20, (
        "too few mutants could be read to try anything"
    )


def texts() -> list[bytes]:
    """The demo's documents as plain text: the site itself holds none."""
    found = []
    for data in originals(".html"):
        with suppress(UnreadableError):
            found.append(parse(data, "page.html").text.encode())
    return found


def seeded(suffix: str, count: int, files: list[bytes] | None) -> Iterator[tuple[int, bytes]]:
    if files is None:
        yield from mutants(suffix, count)
    else:
        yield from ((seed, mutant(suffix, seed, files)) for seed in range(count))
