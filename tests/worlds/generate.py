"""Writing a world: shards of documents, and the truth about them beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tests.worlds.chance import Chance
from tests.worlds.citing import Documents, Mentions, documents_of, mentions_of
from tests.worlds.faults import planted
from tests.worlds.faults.land import Fault
from tests.worlds.printing import Printed, printed_of
from tests.worlds.register import Register, make_register
from tests.worlds.tables import ShardTables, source_names
from warehouse.columns import arrow
from warehouse.loading.rows import key
from warehouse.loading.shards import shard_columns, shard_tables, write_shard

SHARD = 20_000
"""Documents of a shard."""
OWN_SHARE = 0.3
"""Of the documents so many are the text of an instrument itself."""


@dataclass(frozen=True, slots=True)
class World:
    """Where a world lies, and what it holds."""

    shards: tuple[Path, ...]
    truth: Path
    """Parquet files: `mentions-*` (version_id, ordinal, instrument, settled), `copies-*`, `chains` and `findings`
    (key, audit, subject, source)."""
    documents: int
    mentions: int


def write_world(folder: Path, documents: int, seed: int = 1, *, faults: int = 3) -> World:
    """Write a world of `documents` documents, and the documents of `faults` faults of each kind (30 at most).

    Memory holds the instruments (about a third as many as documents) and one shard.
    """
    chance = Chance(seed)
    register = make_register(int(documents * OWN_SHARE), chance)
    printed = printed_of(register, chance)
    truth = folder / "truth"
    truth.mkdir(parents=True, exist_ok=True)
    shards, mentions = [], 0
    for number, start in enumerate(range(0, documents, SHARD)):
        places = np.arange(start, min(start + SHARD, documents), dtype=np.int64)
        shards.append(folder / f"shard-{number:05}")
        mentions += _write_shard(shards[-1], truth, number, places, register, printed, chance)
    found = tuple(planted(faults))
    shards.append(folder / "shard-faults")
    write_shard(shards[-1], [one for fault in found for one in fault.documents])
    _write_findings(truth, found)
    _write_chains(truth, register, chance)
    of_faults = {one.context.source for fault in found for one in fault.documents}
    return World(tuple(shards), truth, documents + len(of_faults), mentions)


def _write_shard(
    folder: Path,
    truth: Path,
    number: int,
    places: np.ndarray[tuple[int], np.dtype[np.int64]],
    register: Register,
    printed: Printed,
    chance: Chance,
) -> int:
    documents = documents_of(register, places, chance)
    mentions = mentions_of(register, documents, chance)
    tables = ShardTables(register, printed, chance, documents, mentions)
    written = tables.tables()
    folder.mkdir(parents=True, exist_ok=True)
    for name in shard_tables():
        table = written.get(name, arrow(shard_columns(name), []))
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd", compression_level=1)
    _write_mentions(truth / f"mentions-{number:05}.parquet", tables.version_id, documents, mentions)
    _write_copies(truth / f"copies-{number:05}.parquet", documents, register)
    return len(mentions.document) + int(documents.own.sum())


def _write_mentions(
    path: Path,
    version_id: np.ndarray[tuple[int], np.dtype[np.int64]],
    documents: Documents,
    mentions: Mentions,
) -> None:
    own = np.flatnonzero(documents.own)
    columns = {
        "version_id": np.concatenate([version_id[mentions.document], version_id[own]]),
        "ordinal": np.concatenate([mentions.ordinal, np.full(len(own), -1)]).astype(np.int32),
        "instrument": np.concatenate([mentions.instrument, documents.focus[own]]),
        "form": np.concatenate([mentions.form, np.full(len(own), -1)]).astype(np.int8),
        "settled": np.concatenate([mentions.settled, np.ones(len(own), bool)]),
    }
    pq.write_table(pa.table(columns), path, compression="zstd")


def _write_copies(path: Path, documents: Documents, register: Register) -> None:
    copied = np.flatnonzero(documents.base != documents.place)
    of, base = documents.place[copied], documents.base[copied]
    sources = [source_names(register, places) for places in (of, base)]
    columns = {
        "document_id": pa.array([key("document", source) for source in sources[0]], pa.int64()),
        "origin_id": pa.array([key("document", source) for source in sources[1]], pa.int64()),
    }
    pq.write_table(pa.table(columns), path)


def _write_findings(truth: Path, found: Sequence[Fault]) -> None:
    rows = [finding for fault in found for finding in fault.findings]
    names = ("key", "audit", "subject", "source")
    columns = {name: pa.array([getattr(row, name) for row in rows], pa.string()) for name in names}
    pq.write_table(pa.table(columns), truth / "findings.parquet")


def _write_chains(truth: Path, register: Register, chance: Chance) -> None:
    """Pairs of an instrument and the root that it rests on, with the steps between them."""
    drawn = chance.below("chain", np.arange(400, dtype=np.int64), len(register))
    rows = list(_chain_rows(register, drawn.tolist()))
    pq.write_table(pa.table({"below": [a for a, _, _ in rows], "above": [b for _, b, _ in rows],
                             "steps": [c for _, _, c in rows]}), truth / "chains.parquet")  # fmt: skip


def _chain_rows(register: Register, drawn: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    for place in drawn:
        steps, above = 0, place
        while register.parent[above] >= 0:
            steps, above = steps + 1, int(register.parent[above])
        if steps:
            yield place, above, steps


def digest(world: World) -> str:
    """A hash of every file, so that two worlds can be told to be the same."""
    files = sorted(path for folder in (*world.shards, world.truth) for path in folder.iterdir())
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()
