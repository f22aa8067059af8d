"""Ten thousand damaged files of every kind: a clear refusal or a sound document with sound facts, and soon."""

from __future__ import annotations

import os

import pytest

from pipeline.workers import Workers
from tests.soak.fuzzing import LIMITS, Mutant, fuzz

COUNT = int(os.environ.get("DANCHIEU_SOAK_COUNT", "10000"))
"""Damaged files of each kind."""
CONVERTED = 50
"""LibreOffice takes a second for a file: of so many that go through it, one is read, of the others the format told."""
MOST_GROWTH = 100_000_000
"""Bytes by which a worker may grow while it reads the second half of its files."""
SHOWN = 10
KINDS = (".txt", ".html", ".pdf", ".docx", ".xlsx", ".zip", ".png", ".jpg", ".tif")


@pytest.mark.parametrize("suffix", KINDS)
def test_damaged_files_are_refused_or_read_soundly(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    hold(suffix, [Mutant(suffix, seed, 1_000) for seed in range(COUNT)], capsys)


@pytest.mark.parametrize("suffix", [".rtf", ".doc"])
def test_what_libreoffice_reads(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    hold(suffix, [Mutant(suffix, seed, 1_000, seed % CONVERTED == 0) for seed in range(COUNT)], capsys)


def hold(suffix: str, jobs: list[Mutant], capsys: pytest.CaptureFixture[str]) -> None:
    with Workers(LIMITS) as workers:
        tally = fuzz(workers, jobs)
    with capsys.disabled():
        print(f"\n{tally.told(suffix)}")
    assert not tally.broken, "\n".join(tally.broken[:SHOWN])
    assert tally.growth < MOST_GROWTH
