"""Identity across documents: the SQL files of this folder, run in order inside one transaction.

Everything is recomputed from the current versions, so that the outcome does not depend on the order in which
documents arrived, and a later document can settle what stayed open.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import duckdb

from warehouse.history.replace import filling, recomputed, written_by
from warehouse.loading.load import transaction
from warehouse.sqlfiles import files

_SCRATCH = re.compile(r"^CREATE OR REPLACE TEMP (TABLE|VIEW) (\w+)", re.M)
"""What the files make on the way; it is large, and nothing asks for it afterwards."""


@dataclass(frozen=True, slots=True)
class ResolveReport:
    """What resolution came to."""

    instruments: int
    mentions: int
    open: int
    """Mentions that stay open, their candidates named."""
    links: int
    seconds: float


def resolve(connection: duckdb.DuckDBPyConnection) -> ResolveReport:
    """Recompute the `instrument*` tables and `inferences` from all current versions, in one transaction."""
    started = time.perf_counter()
    with transaction(connection), recomputed(connection, written_by("identity")):
        for _, sql in files("identity"):
            connection.execute(filling(sql))
        for _, sql in files("identity"):
            for kind, name in _SCRATCH.findall(sql):
                connection.execute(f"DROP {kind} IF EXISTS temp.{name}")
    row = connection.execute(
        """
        SELECT (SELECT count(*) FROM instruments), count(*), count(*) FILTER (uri IS NULL),
               (SELECT count(*) FROM instrument_links)
        FROM instrument_mentions
        """
    ).fetchone()
    instruments, mentions, open_, links = row if row is not None else (0, 0, 0, 0)
    return ResolveReport(instruments, mentions, open_, links, time.perf_counter() - started)
