"""`python -m tests.bench explorer [DOCUMENTS [FOLDER]]`: server time of the explorer's pages on a world of citations.

A folder keeps the world and what was made of it, and is read again where it has them already.

Beside them Datasette shows the same rows, exported to SQLite with indexes on the columns that are asked by and
full-text search on names.  Both answer inside this process, without a network, so that the columns hold on any machine.
The explorer remembers what a published file has answered: pages without an instrument of their own are asked again
but for those told as "at once", and it does not ask its first page beforehand here.  A dash stands where Datasette has nothing of the kind.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import duckdb
from fastapi.testclient import TestClient

from tests.bench import sqlite_copy
from tests.bench.warehouse import MEMORY
from tests.worlds.generate import write_world
from tests.worlds.measure import chains, identity
from warehouse.explorer.app import create_app
from warehouse.explorer.settings import Settings
from warehouse.identity.resolve import resolve
from warehouse.loading.shards import load_shards
from warehouse.publish import publish
from warehouse.runs import finish_run, start_run
from warehouse.same import group_duplicates
from warehouse.store import Warehouse

DOCUMENTS = 100_000
ROUNDS = 15
"""Requests of each kind, each of another instrument; their median is told."""
FIRST_PAGE = 100
"""Milliseconds that the first page may take."""
PUBLISHED, PAIRS = "published.duckdb", "pairs.json"
"""The published file and the pairs of instruments in a folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page: its addresses here, and in Datasette the nearest to it."""

    name: str
    ours: Sequence[str]
    beside: Sequence[str] = ()


def build(documents: int, folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """A published warehouse of a world, and pairs of instruments of which the first rests on the second."""
    world = write_world(folder / "world", documents)
    work = folder / "work.duckdb"
    with Warehouse(work) as warehouse:
        connection = warehouse.connection
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        start_run(connection, "bench", "nightly")
        load_shards(connection, world.shards, "bench")
        group_duplicates(connection)
        resolve(connection)
        warehouse.audit("bench")
        finish_run(connection, "bench", "done")
        identity(connection, world)
        pairs = [(below, above) for below, above, _ in chains(connection, world, ROUNDS)]
    (folder / PAIRS).write_text(json.dumps(pairs))
    publish(work, folder / PUBLISHED)
    return folder / PUBLISHED, pairs


def built(documents: int, folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """As `build`, or what an earlier run left in the folder."""
    if not (folder / PUBLISHED).exists():
        return build(documents, folder)
    return folder / PUBLISHED, [(below, above) for below, above in json.loads((folder / PAIRS).read_text())]


def kinds(published: Path, pairs: Sequence[tuple[str, str]]) -> list[Kind]:
    """What is asked for."""
    with duckdb.connect(str(published), read_only=True) as connection:
        named = connection.execute(
            "SELECT node, label FROM instrument_names SEMI JOIN (SELECT unnest(?) AS node) USING (node)",
            [[below for below, _ in pairs]],
        ).fetchall()
        sources = connection.execute(
            "SELECT source FROM current_documents ORDER BY hash(source) LIMIT ?", [ROUNDS]
        ).fetchall()
        most_named = connection.execute(
            "SELECT uri FROM instruments ORDER BY mentions DESC, uri LIMIT ?", [ROUNDS]
        ).fetchall()
    labels = dict(named)
    chain = sqlite_copy.CHAIN
    return [
        Kind("first page, at once", ["/"], ["/"]),
        Kind("first page", ["/"] * ROUNDS, ["/"] * ROUNDS),
        Kind(
            "search",
            [f"/search/results?{urlencode({'q': labels[below]})}" for below, _ in pairs],
            [f"/rows/names?{urlencode({'_search': labels[below].replace('/', ' ')})}" for below, _ in pairs],
        ),
        Kind(
            "instrument",
            [f"/instrument/{quote(below)}" for below, _ in pairs],
            [f"/rows/instruments?{urlencode({'uri__exact': below})}" for below, _ in pairs],
        ),
        Kind("instrument, most named", [f"/instrument/{quote(uri)}" for (uri,) in most_named]),
        Kind(
            "trace",
            [f"/trace?{urlencode({'a': below, 'b': above})}" for below, above in pairs],
            [f"/rows?{urlencode({'sql': chain, 'a': below, 'b': above})}" for below, above in pairs],
        ),
        Kind(
            "document",
            [f"/document?{urlencode({'source': source})}" for (source,) in sources],
            [f"/rows/documents?{urlencode({'source__exact': source})}" for (source,) in sources],
        ),
        Kind("findings, at once", ["/findings"]),
        Kind("findings", ["/findings"] * ROUNDS, ["/rows/findings?_facet=severity"] * ROUNDS),
        Kind("blocs, at once", ["/blocs"]),
        Kind("blocs", ["/blocs"] * ROUNDS),
        Kind("calendar, at once", ["/calendar"]),
        Kind("calendar", ["/calendar"] * ROUNDS),
        Kind("people, at once", ["/people"]),
        Kind("people", ["/people"] * ROUNDS),
        Kind("console", ["/console"] * ROUNDS),
    ]


def milliseconds(get: Callable[[str], int], addresses: Sequence[str]) -> float:
    """The median over addresses; every answer must be a good one."""
    taken = []
    for address in addresses:
        begin = time.perf_counter()
        status = get(address)
        taken.append(time.perf_counter() - begin)
        assert status == 200, f"{address}: {status}"
    return 1000 * statistics.median(taken)


def main(documents: int = DOCUMENTS, kept: Path | None = None) -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        folder = kept or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        published, pairs = built(documents, folder)
        rows = folder / "rows.db"
        beside = sqlite_copy.serve(rows if rows.exists() else sqlite_copy.export(published, rows))
        loop = asyncio.new_event_loop()
        settings = Settings(published, requests=10**9, page_seconds=60.0, ready_seconds=None)
        with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
            print(f"{f'{documents:,} documents':<24}{'danchieu, ms':>14}{'datasette, ms':>15}{'times':>8}")
            for kind in kinds(published, pairs):
                ours = milliseconds(lambda address: client.get(address).status_code, kind.ours)
                line = f"{kind.name:<24}{ours:>14.0f}"
                if kind.beside:
                    theirs = milliseconds(
                        lambda address: loop.run_until_complete(beside(address)), kind.beside
                    )
                    line += f"{theirs:>15.0f}{ours / theirs:>8.2f}"
                else:
                    line += f"{'–':>15}"
                if kind.name == "first page":
                    line += "" if ours < FIRST_PAGE else f"   more than {FIRST_PAGE} ms"
                print(line, flush=True)
        loop.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2]), *map(Path, sys.argv[2:3])))
