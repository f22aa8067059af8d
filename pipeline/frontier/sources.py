"""The frontier's sources: visits that may be cut off and taken up again, and how far each source is held."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.frontier.store import Store
from pipeline.instants import days_between

SAME_NIGHT = 0.75
"""Days within which a visit that was cut off is taken up again; after that the next one begins anew."""

_BEGIN = """
    INSERT INTO sources (name, first_began, began) VALUES (:name, :at, :at)
    ON CONFLICT (name) DO UPDATE SET began = :at, ended = NULL
"""
_END = """
    UPDATE sources
    SET ended = :at, watermark = :watermark, read_at = iif(:read_as IS NULL, read_at, began),
        read_as = coalesce(:read_as, read_as)
    WHERE name = :name
"""
_OPEN = "SELECT min(item_at) FROM pages WHERE source = ? AND owed = 1 AND role <> 'entry'"
_PASSED = """
    SELECT max(item_at) FROM pages
    WHERE source = :name AND owed = 0 AND role <> 'entry' AND (:open IS NULL OR item_at < :open)
"""


@dataclass(frozen=True, slots=True)
class Began:
    """A visit under way."""

    at: str
    """When it began; earlier than now where it was cut off and is taken up again."""
    read_at: str | None
    """When the last visit before it began that read every entry point."""
    read_as: str | None
    """How that visit read them, as a hash."""


class Sources:
    """All sources that were ever visited."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, name: str, at: str) -> Began:
        """A visit begins, or goes on where one was cut off this night."""
        rows = self._store.rows("SELECT began, ended, read_at, read_as FROM sources WHERE name = ?", (name,))
        known = rows[0] if rows else None
        read = (known["read_at"], known["read_as"]) if known else (None, None)
        if known and known["ended"] is None and days_between(known["began"], at) < SAME_NIGHT:
            return Began(known["began"], *read)
        self._store.write(_BEGIN, [{"name": name, "at": at}])
        # The night must be known even where the very first request is cut off.
        self._store.commit()
        return Began(at, *read)

    def end(self, name: str, at: str, watermark: str | None = None, read_as: str | None = None) -> None:
        """The visit is over, and what came of it is kept.

        `read_as` is the hash of how entry points were read, where every one of them could be.
        """
        self._store.write(_END, [{"name": name, "at": at, "watermark": watermark, "read_as": read_as}])
        self._store.commit()

    def watermark(self, name: str) -> str | None:
        """The newest instant up to which every item is held or given up; None where there is none."""
        waiting = self._store.rows(_OPEN, (name,))[0][0]
        passed = self._store.rows(_PASSED, {"name": name, "open": waiting})[0][0]
        return str(passed) if passed else None

    def open_since(self, name: str) -> str | None:
        """When the last visit of the source began, where it has no end; None where it has one."""
        found = self._store.rows("SELECT began FROM sources WHERE name = ? AND ended IS NULL", (name,))
        return str(found[0][0]) if found else None

    def first_began(self, name: str) -> str | None:
        """When the first visit of the source began; None where there was none."""
        found = self._store.rows("SELECT first_began FROM sources WHERE name = ?", (name,))
        return str(found[0][0]) if found else None
