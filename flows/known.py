"""What the warehouse has read already, so that a run reads only the rest."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Known:
    """The documents of a warehouse, by address."""

    latest: dict[str, str]
    """SHA-256 of the bytes met last."""
    code: dict[tuple[str, str], str]
    """By address and SHA-256: the version of the code that read the bytes."""


def known_documents(connection: duckdb.DuckDBPyConnection) -> Known:
    """Every address and content that the warehouse holds."""
    rows = connection.execute(
        """
        SELECT source, a.sha256, code_version
        FROM archive_records AS a JOIN documents USING (document_id) JOIN document_versions USING (version_id)
        ORDER BY a.last_fetched_at
        """
    ).fetchall()
    return Known(
        latest={source: sha256 for source, sha256, _ in rows},
        code={(source, sha256): code for source, sha256, code in rows},
    )


def last_run_was_done(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the last run came to its end; one that was cut off may have loaded without resolving."""
    row = connection.execute(
        "SELECT status FROM runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
    ).fetchone()
    return row is not None and row[0] == "done"


def running_runs(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Runs without an end.  Whoever holds the file for writing knows that they are dead."""
    return [
        run for (run,) in connection.execute("SELECT run_id FROM runs WHERE status = 'running'").fetchall()
    ]
