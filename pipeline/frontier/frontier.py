"""The frontier as the crawl uses it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.frontier.hosts import Hosts
from pipeline.frontier.pages import Pages
from pipeline.frontier.sources import Sources
from pipeline.frontier.store import Store
from pipeline.instants import now


class Frontier:
    """Pages, hosts and sources in one SQLite file, used by all threads of one run.

    >>> with Frontier(":memory:") as frontier:
    ...     frontier.sources.watermark("bao") is None
    True

    `before_commit` makes last what notes rest on: the archive's `flush`.  `clock` gives the present
    instant, as `instants.instant` writes it.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        before_commit: Callable[[], None] = lambda: None,
        clock: Callable[[], str] = now,
    ) -> None:
        self._store = Store(path, before_commit=before_commit)
        self.now = clock
        self.pages = Pages(self._store)
        self.hosts = Hosts(self._store)
        self.sources = Sources(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def forget(self, wanted: Callable[[str], bool]) -> None:
        """Keep nothing of the pages whose address is `wanted`, not even in free parts of the file."""
        self.pages.forget(wanted)
        self._store.compact()

    def commit(self) -> None:
        """Make everything noted so far last."""
        self._store.commit()

    def close(self) -> None:
        """Commit and let go of the file."""
        self._store.close()
