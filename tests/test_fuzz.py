"""Two hundred damaged files of every kind; `make soak` reads ten thousand of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.workers import Workers
from tests.soak.fuzzing import LIMITS, Mutant, fuzz

COUNT = 200
SMALLEST = 3
"""Sound files of each kind that are damaged."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(LIMITS, 1) as made:
        yield made


@pytest.mark.parametrize(
    ("suffix", "read"),
    [
        (".txt", "read"),
        (".html", "read"),
        (".pdf", "read"),
        (".docx", "read"),
        (".xlsx", "read"),
        (".zip", "opened"),
        (".png", "not_read"),
        (".jpg", "not_read"),
        (".tif", "not_read"),
        (".rtf", "rtf"),
        (".doc", "doc"),
    ],
)
def test_damaged_files_are_refused_or_read_soundly(suffix: str, read: str, workers: Workers) -> None:
    """LibreOffice takes a second for a file: of what it reads, only the format is told here."""
    whole = suffix not in (".rtf", ".doc")
    tally = fuzz(workers, [Mutant(suffix, seed, SMALLEST, whole) for seed in range(COUNT)])
    assert tally.broken == []
    assert sum(tally.outcomes.values()) >= COUNT
    assert tally.outcomes[read] > COUNT // 20, "too few could be read to try anything"
