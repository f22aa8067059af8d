"""Where a warehouse and what belongs to it lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.lake.file import is_lake, newest

DEFAULT = Path("data") / "danchieu.duckdb"


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one warehouse.

    Readers open `published`; everything else lies in a folder beside it: the working copy that the one writer
    holds, the archive, Prefect's own database.

    >>> places = Places.of(Path("data/danchieu.duckdb"))
    >>> str(places.working), str(places.archive)
    ('data/danchieu.data/work.duckdb', 'data/danchieu.data/archive')
    """

    published: Path
    folder: Path
    work_name: str = "work.duckdb"

    @classmethod
    def of(cls, warehouse: Path) -> Places:
        """The places of the warehouse whose published file is `warehouse`."""
        return cls(warehouse, warehouse.with_suffix(".data"))

    @property
    def working(self) -> Path:
        """The copy that runs write to; of a lake, what it holds now."""
        if is_lake(self.published):
            return newest(self.published)
        return self.folder / self.work_name

    @property
    def report(self) -> Path:
        """The last published night as one HTML file, for readers who have no server."""
        return self.published.with_suffix(".report.html")

    @property
    def archive(self) -> Path:
        """The bytes of every response."""
        return self.folder / "archive"

    @property
    def frontier(self) -> Path:
        """What the crawl knows of pages, hosts and sources."""
        return self.folder / "frontier.sqlite"

    @property
    def prefect(self) -> Path:
        """Prefect's own home, apart from any other that the user may have."""
        return self.folder / "prefect"
