"""The warehouse: one DuckDB file with one writer, or a lake whose writers take turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import duckdb

from pipeline.record import Failure, Processed
from warehouse.findings.audit import run_audits
from warehouse.identity.resolve import ResolveReport, resolve
from warehouse.install import copy_beside, install, needs_upgrade
from warehouse.lake.attached import attached
from warehouse.lake.file import is_lake, lake_of
from warehouse.lake.publish import publish_snapshot
from warehouse.lake.turns import Alone, LakeTurns, Turns
from warehouse.loading.load import LoadReport, load_batch
from warehouse.loading.shards import load_shards
from warehouse.publish import publish
from warehouse.runs import finish_run, start_run
from warehouse.same import group_duplicates
from warehouse.snapshots import KEPT, Snapshots
from warehouse.upgrade import UpgradeError

_HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")


class WarehouseError(RuntimeError):
    """The warehouse cannot be used; one line that names the file, the cause and the mend."""


class Warehouse:
    """The working copy of the warehouse, held by one writer until it is closed.

    >>> with Warehouse(":memory:") as warehouse:
    ...     warehouse.connection.execute("SELECT count(*) FROM documents").fetchone()
    (0,)
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.connection = connect(path)
        self.turns: Turns = LakeTurns(lake_of(path)) if is_lake(path) else Alone()
        self.upgraded_from: int | None = None
        """The version of the tables before this opening, where it was older than the present one."""
        try:
            with self.turns.held():
                self._install()
        except UpgradeError as error:
            self.connection.close()
            raise WarehouseError(f"{path}: {error}") from error
        except BaseException:
            self.connection.close()
            raise

    def _install(self) -> None:
        """Bring the file to the present version, with a copy beside it until that is done."""
        beside = None
        if self.path != Path(":memory:") and not is_lake(self.path) and needs_upgrade(self.connection):
            self.connection.close()
            beside = copy_beside(self.path)
            self.connection = connect(self.path)
        self.upgraded_from = install(self.connection)
        if self.upgraded_from is not None:
            self.resolve()
            self.audit()
        if beside:
            beside.unlink()

    def __enter__(self) -> Warehouse:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was committed is in it."""
        self.connection.close()
        self.turns.close()

    def start_run(self, run_id: str, flow: str) -> None:
        """Note that a run begins; `flow` is `nightly`, `ingest`, `reextract` or `replay`."""
        self.turns.begin(run_id)
        self.turns.write(lambda: start_run(self.connection, run_id, flow))

    def finish_run(self, run_id: str, status: str = "done", message: str | None = None) -> None:
        """Note how a run ended: `done` or `failed`."""
        self.turns.write(lambda: finish_run(self.connection, run_id, status, message))

    def load(
        self, batch: Sequence[Processed], failures: Sequence[Failure] = (), run_id: str = ""
    ) -> LoadReport:
        """Write one batch in one transaction; the same batch again changes nothing but `run_*`."""
        return self.turns.write(lambda: load_batch(self.connection, batch, failures, run_id))

    def load_shards(self, shards: Sequence[Path], run_id: str) -> LoadReport:
        """Write the documents of several shards as one batch (see `shards.load_shards`)."""
        return self.turns.write(lambda: load_shards(self.connection, shards, run_id))

    def resolve(self) -> ResolveReport:
        """Recompute instruments, mentions and edges across all current versions, and which say the same."""
        with self.turns.held():
            self.turns.write(lambda: group_duplicates(self.connection))
            return self.turns.write(lambda: resolve(self.connection))

    def audit(self, run_id: str | None = None) -> dict[str, int]:
        """Recompute all findings in one transaction; counts by severity.  `run_id` notes the sighting."""
        return self.turns.write(lambda: run_audits(self.connection, run_id))

    def publish(self, target: Path, *, force: bool = False, snapshots: Snapshots | None = None) -> None:
        """Let go of the file, then replace `target` by a checked copy of it (see `publish.publish`).

        A lake shows its readers what it holds now (see `lake_publish.publish_snapshot`).
        """
        if is_lake(self.path):
            keep = snapshots.keep if snapshots else KEPT
            self.turns.write(lambda: publish_snapshot(self.connection, force=force, keep=keep))
            return
        self.connection.close()
        try:
            publish(Path(self.path), target, force=force, snapshots=snapshots)
        finally:
            self.connection = connect(self.path)


def connect(path: Path | str) -> duckdb.DuckDBPyConnection:
    """Open a warehouse for writing.

    Raises:
        WarehouseError: another process holds the file, or it is no DuckDB file.
        LakeError: the lake cannot be reached.
    """
    if is_lake(path):
        return attached(lake_of(path))
    try:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(str(path))
    except OSError as error:
        raise WarehouseError(f"{path}: cannot make its folder: {error.strerror}") from error
    except duckdb.Error as error:
        raise WarehouseError(reason(path, error)) from error


def reason(path: Path | str, error: duckdb.Error) -> str:
    """One line on why a file could not be opened, with the process that holds it where one does."""
    text = str(error).split("\n")[0]
    holder = _HOLDER.search(text)
    if holder:
        program, pid = holder.groups()
        return (
            f"{path}: another process is writing to it ({Path(program).name}, PID {pid}); "
            "wait until it ends, or read the published copy"
        )
    if "Conflicting lock" in text:
        return f"{path}: another process is writing to it; wait until it ends, or read the published copy"
    if "not a valid DuckDB database file" in text:
        return f"{path}: no DuckDB file; name another, or move it away"
    return f"{path}: {text}"
