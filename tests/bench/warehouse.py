"""`python -m tests.bench warehouse [DOCUMENTS …]`: worlds of citations through the warehouse, each beside its truth.

Each size runs in a process of its own, so that its peak of memory is its own: the world is written as shards,
loaded, its copies grouped, its mentions resolved and its audits run; then chains are asked for, with keys indexed
as in a published file.  What is aimed at stands beside what was measured, with a `!` behind each figure that falls
short.  With two sizes the last column says how many times the smaller one the larger takes.

Progress goes to the error stream.  `DANCHIEU_BENCH_FOLDER` names where worlds and warehouses lie while they are
measured (a million documents need about 10 GB), `DANCHIEU_BENCH_MEMORY` the memory that DuckDB may take before
it writes to that place.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.peak import peak_mb
from tests.worlds.generate import World, write_world
from tests.worlds.measure import audited, chains, disk, identity, median_seconds
from warehouse.answers.impact import impact
from warehouse.answers.trace import trace
from warehouse.identity.resolve import resolve
from warehouse.loading.shards import load_shards
from warehouse.publish import index_keys, row_counts
from warehouse.same import group_duplicates
from warehouse.store import Warehouse

SIZES = (100_000, 1_000_000)
PAIRS = 60
FAULTS = 20
MEMORY = os.environ.get("DANCHIEU_BENCH_MEMORY", "12GB")
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure is to be at least, or at most."""

    least: float = float("-inf")
    most: float = float("inf")

    def met(self, value: float) -> bool:
        """Whether the figure is as it should be."""
        return self.least <= value <= self.most

    def __str__(self) -> str:
        return f"≥ {self.least:,.0f}" if self.least > float("-inf") else f"≤ {self.most:,.0f}"


AIMS = {
    "facts a second": Aim(least=200_000),
    "resolve, s": Aim(most=60),
    "audits, s": Aim(most=60),
    "wrong merges": Aim(most=0),
    "resolved of the resolvable, %": Aim(least=99),
    "trace, ms at the median": Aim(most=100),
    "impact, ms at the median": Aim(most=100),
    "faults missed": Aim(most=0),
    "findings beside": Aim(most=0),
}
GROWTH = Aim(most=12)
"""How many times the smaller world the larger costs in load, copies, resolve and audits, where it has ten times
the documents."""
COSTS = ("load, s", "copies, s", "resolve, s", "audits, s")


@dataclass(slots=True)
class Figures:
    """What one size came to, by name."""

    told: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Note the seconds that the block takes, and those of the processor."""
        begin, busy = time.perf_counter(), time.process_time()
        yield
        self.told[f"{name}, s"] = time.perf_counter() - begin
        self.told[f"{name}, CPU s"] = time.process_time() - busy
        print(
            f"  {name}: {self.told[f'{name}, s']:,.1f} s, {self.told[f'{name}, CPU s']:,.1f} s of the processor, "
            f"peak {peak_mb():,.0f} MB",
            file=sys.stderr,
            flush=True,
        )


def measure(documents: int, folder: Path) -> dict[str, float]:
    """Everything about one size; `folder` takes the world and the warehouse."""
    figures = Figures()
    print(
        f"{documents:,} documents, load of the machine {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True
    )
    with figures.timed("generate"):
        world = write_world(folder / "world", documents, faults=FAULTS)
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        warehouse.connection.execute(f"SET memory_limit = '{MEMORY}'")
        with figures.timed("load"):
            loaded = load_shards(warehouse.connection, world.shards, "bench")
            warehouse.connection.execute("CHECKPOINT")
        figures.told["facts"] = loaded.rows
        figures.told["facts a second"] = loaded.rows / figures.told["load, s"]
        with figures.timed("copies"):
            group_duplicates(warehouse.connection)
        with figures.timed("resolve"):
            report = resolve(warehouse.connection)
        figures.told |= {
            "mentions": report.mentions,
            "instruments": report.instruments,
            "links": report.links,
        }
        _judge(warehouse, world, figures)
        with figures.timed("audits"):
            warehouse.audit()
        found = audited(warehouse.connection, world)
        figures.told |= {"faults found": found.found, "faults missed": len(found.missed)}
        figures.told["findings beside"] = len(found.extra)
        with figures.timed("keys indexed"):
            index_keys(warehouse.connection)
        _ask(warehouse, world, figures)
        figures.told["rows"] = sum(row_counts(warehouse.connection).values())
    figures.told |= {"disk, MB": disk(folder) / 1e6, "peak memory, MB": peak_mb()}
    return figures.told


def _judge(warehouse: Warehouse, world: World, figures: Figures) -> None:
    """Wrong merges and resolved share."""
    judged = identity(warehouse.connection, world)
    figures.told |= {"wrong merges": judged.wrong, "resolved of the resolvable, %": 100 * judged.share}


def _ask(warehouse: Warehouse, world: World, figures: Figures) -> None:
    """How long chains take."""
    pairs = [(below, above) for below, above, _ in chains(warehouse.connection, world, PAIRS)]
    ask = warehouse.connection
    figures.told["trace, ms at the median"] = 1000 * median_seconds(lambda pair: trace(ask, *pair), pairs)
    figures.told["impact, ms at the median"] = 1000 * median_seconds(lambda pair: impact(ask, pair[1]), pairs)


def apart(documents: int) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.warehouse", str(documents)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def main(*sizes: int) -> int:
    """Print the table."""
    sizes = sizes or SIZES
    columns = [apart(documents) for documents in sizes]
    print(f"{'warehouse':<34}{'aim':>12}" + "".join(f"{size:>15,} " for size in sizes) + f"{'times':>9}")
    for name in columns[0]:
        print(line(name, [column[name] for column in columns]))
    if len(columns) > 1 and sizes[-1] == 10 * sizes[0]:
        costs = {name: columns[-1][name] / columns[0][name] for name in COSTS}
        told = ", ".join(
            f"{name[:-3]} {times:.1f}{'' if GROWTH.met(times) else '!'}" for name, times in costs.items()
        )
        print(f"\nten times the documents cost at most {GROWTH.most:.0f} times as much: {told}")
    return 0


def line(name: str, values: list[float]) -> str:
    """A row of the table: the aim, the figures, and how many times the first the last is.

    >>> line("audits, s", [5, 61])
    'audits, s                                 ≤ 60            5.0            61.0!     12.2'
    """
    aim = AIMS.get(name)
    told = [f"{value:>15,.1f}" + (" " if aim is None or aim.met(value) else "!") for value in values]
    times = f"{values[-1] / values[0]:>9.1f}" if len(values) > 1 and values[0] else ""
    return f"{name:<34}{aim or ''!s:>12}{''.join(told)}{times}".rstrip()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=os.environ.get("DANCHIEU_BENCH_FOLDER")) as made:
        print(json.dumps(measure(int(sys.argv[1]), Path(made))))
