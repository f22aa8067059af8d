"""`python -m tests.bench crawl [PAGES]`: our crawl beside Scrapy on one site, with the same limits, in one run.

Site and crawlers are processes of their own.  Both obey robots.txt, ask as many requests at once, keep every
body on disk and look at the links of every page.  The ratios hold on any machine; the seconds do not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PAGES = 20_000
AT_ONCE = 8
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Night:
    """What one night of one crawler took."""

    name: str
    pages: int
    seconds: float
    cpu: float
    peak_mb: float

    def line(self) -> str:
        """The row as printed."""
        each = self.pages / self.seconds
        return f"{self.name:<44}{self.pages:>8,}{self.seconds:>10.1f}{self.cpu:>10.1f}{each:>10.0f}{self.peak_mb:>10.0f}"


@contextmanager
def site(pages: int) -> Iterator[int]:
    """The site in its own process; its port."""
    command = [sys.executable, "-m", "tests.bench.site", str(pages)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()


def night(name: str, module: str, *arguments: object) -> Night:
    """One night in a process of its own, so that its peak of memory is its own."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    row = Night(name, told["pages"], told["seconds"], told["cpu"], told["peak_mb"])
    print(row.line(), flush=True)
    return row


def main(pages: int = PAGES) -> int:
    """Print the table and the ratios."""
    print(f"{'night':<44}{'pages':>8}{'seconds':>10}{'cpu':>10}{'pages/s':>10}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as folder, site(pages) as port:
        ours = Path(folder, "ours")
        other = night("yardstick: Scrapy, first", "scrapy_crawl", Path(folder, "scrapy"), port, AT_ONCE)
        first = night("danchieu, first", "own_crawl", ours, port, AT_ONCE, 0)
        second = night("danchieu, next, nothing changed", "own_crawl", ours, port, AT_ONCE, 1)
        due = night("danchieu, all pages due, nothing changed", "own_crawl", ours, port, AT_ONCE, 90)
    assert other.pages == first.pages == due.pages == pages, "a crawler has missed pages"
    wall, cpu = first.seconds / other.seconds, first.cpu / other.cpu
    print(
        f"\nthe first night takes {wall:.2f} times as long as Scrapy's, and {cpu:.2f} times its processor time"
    )
    print(f"an unchanged night is {first.seconds / second.seconds:.1f} times as fast as the first")
    print(f"asking every page again is {first.seconds / due.seconds:.1f} times as fast as the first")
    print(
        f"peak memory {max(first.peak_mb, second.peak_mb, due.peak_mb):.0f} MB, Scrapy {other.peak_mb:.0f} MB"
    )
    return 0
