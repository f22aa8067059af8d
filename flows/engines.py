"""Engines by the name that the operator gives."""

from __future__ import annotations

import re

from flows.reading import Engine, EngineError

LOCAL = "local"
_DASK = re.compile(r"dask(?:://(?P<address>[^/\s]+:\d+))?")


def engine_named(name: str | None, landing: str | None = None) -> Engine | None:
    """The engine of that name; None for processes of the run's own.

    `name` is `local`, `dask` for workers on this machine, or `dask://HOST:PORT` for a scheduler that is
    there; `landing` is where documents land that were read.

    >>> engine_named("local") is engine_named(None) is None
    True

    Raises:
        EngineError: there is no such engine, or its packages are not installed.
    """
    if name in (None, LOCAL):
        return None
    found = _DASK.fullmatch(name or "")
    if not found:
        raise EngineError(f"{name}: no such engine; one of local, dask and dask://HOST:PORT")
    try:
        from flows.dask_engine import DaskEngine
    except ImportError as error:
        raise EngineError(f"no {error.name} here; install danchieu with its extra `dask`") from error
    address = found["address"]
    return DaskEngine(f"tcp://{address}" if address else None, landing)
