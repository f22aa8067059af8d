"""A Dask worker that dies when it reads a certain document; stays in wait through its restarts."""

from __future__ import annotations

import os
from typing import Any

from distributed import WorkerPlugin

NAME = "trap"


class Trap(WorkerPlugin):
    """Ends the worker that is to read a document whose address ends in `ending`."""

    name = NAME

    def __init__(self, ending: str) -> None:
        self.ending = ending

    def setup(self, worker: Any) -> None:
        del worker
        from flows import dask_batch

        self.read = dask_batch._read

        def trapped(batch: Any, folder: Any) -> Any:
            if any(job.source.endswith(self.ending) for job in batch.jobs):
                os._exit(9)
            return self.read(batch, folder)

        dask_batch._read = trapped

    def teardown(self, worker: Any) -> None:
        del worker
        from flows import dask_batch

        dask_batch._read = self.read
