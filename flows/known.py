"""What earlier runs have left: whether they were settled, and which were cut off."""

from __future__ import annotations

import hashlib

import duckdb

from warehouse.sqlfiles import files


def is_settled(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether instruments and findings are those that the present rules give for what is loaded.

    They are not after a run that was cut off, which may have loaded without resolving, nor where the rules
    or the lexicon changed since.
    """
    last = connection.execute(
        "SELECT status FROM runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
    ).fetchone()
    row = connection.execute("SELECT value FROM warehouse_meta WHERE key = 'settled'").fetchone()
    return last in (("done",), ("held_back",)) and row == (_rules(connection),)


def mark_settled(connection: duckdb.DuckDBPyConnection) -> None:
    """Note that instruments and findings have been computed by the present rules."""
    connection.execute("DELETE FROM warehouse_meta WHERE key = 'settled'")
    connection.execute("INSERT INTO warehouse_meta VALUES ('settled', ?)", [_rules(connection)])


def _rules(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash over the rules of identity and the audits, and over schema and lexicon as installed."""
    installed = connection.execute("SELECT value FROM warehouse_meta WHERE key = 'schema'").fetchone()
    rules = [
        sql for folder in ("duplicates", "identity", "audits/shared", "audits") for _, sql in files(folder)
    ]
    return hashlib.sha256("\n".join([*rules, repr(installed)]).encode()).hexdigest()


def running_runs(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Runs without an end; which of them are dead, the warehouse's turns know."""
    return [
        run for (run,) in connection.execute("SELECT run_id FROM runs WHERE status = 'running'").fetchall()
    ]
