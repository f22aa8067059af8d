"""`python -m tests.bench.ocr_reading [FILE…]`: scans read by danchieu beside the bare tesseract command.

Both read the same pages in the same run.  The command gets the pages as pictures that were rendered and written
before the clock starts, a process a page, two at a time and one after the other; danchieu begins with the bytes
of the file and ends with the document.  Without FILE the pages are a paper of the tests as scans.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.ocr.engine import Engine, find_engine
from pipeline.parse import parse
from pipeline.parse.pdf.render import render
from tests.makers import pdfs, scans

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and of processor time with that of the programs started."""

    clock: float
    work: float


def samples() -> list[tuple[str, bytes]]:
    """The tests' own plan, scanned at three resolutions."""
    return [(f"plan at {dpi} dpi", scans.scan(pdfs.plan(), scans.Wear(dpi))) for dpi in (150, 200, 300)]


def pictures(data: bytes, folder: Path) -> list[tuple[Path, int]]:
    """The scanned pages as files, as a person would render them for the command, with their resolution."""
    numbers = [page.number for page in parse(data, "a.pdf").pages if page.how == "ocr"]
    found = []
    for picture in render(data, numbers):
        path = folder / f"{picture.page}.ppm"
        picture.image.save(path)
        found.append((path, picture.dpi))
    return found


def bare(files: Sequence[tuple[Path, int]], at_once: int) -> None:
    """The command alone, a process a page."""
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(_command, files))


def _command(file: tuple[Path, int]) -> None:
    path, dpi = file
    line = ["tesseract", str(path), "-", "-l", "vie", "--dpi", str(dpi), "tsv"]
    alone = {"PATH": os.environ["PATH"], "OMP_THREAD_LIMIT": "1"}
    subprocess.run(line, check=True, capture_output=True, env=alone)


def took(work: Callable[[], object]) -> Took:
    """What the faster of the rounds took."""
    rounds = []
    for _ in range(ROUNDS):
        begin, before = time.perf_counter(), sum(os.times()[:4])
        work()
        rounds.append(Took(time.perf_counter() - begin, sum(os.times()[:4]) - before))
    return Took(min(one.clock for one in rounds), min(one.work for one in rounds))


def main(*names: str) -> int:
    """Print the table: danchieu, the command two at a time, the command page by page."""
    engine = find_engine()
    if not isinstance(engine, Engine):
        print(f"no OCR here: {engine.reason}", file=sys.stderr)
        return 1
    print(f"{'seconds (processor)':<36}{'pages':>6}{'danchieu':>16}{'two at a time':>16}{'one by one':>16}")
    totals = [(0.0, 0.0)] * 3
    for name, data in [(name, Path(name).read_bytes()) for name in names] or samples():
        with tempfile.TemporaryDirectory() as folder:
            pages = pictures(data, Path(folder))
            works = (partial(parse, data, name), partial(bare, pages, 2), partial(bare, pages, 1))
            found = [took(work) for work in works]
        totals = [(a + one.clock, b + one.work) for (a, b), one in zip(totals, found, strict=True)]
        cells = "".join(f"{one.clock:>7.1f} ({one.work:>5.1f}) " for one in found)
        print(f"{Path(name).name[:35]:<36}{len(pages):>6}{cells}")
    (ours, work), (pair, pair_work), (single, _) = totals
    print(
        f"\ndanchieu takes {ours / pair:.2f} times the bare command's clock time run two at a time, "
        f"{ours / single:.2f} times run page by page, and {work / pair_work:.2f} times its processor time"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
