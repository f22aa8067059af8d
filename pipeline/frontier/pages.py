"""The frontier's pages: named, due, noted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from urllib.parse import urlsplit

from corpora.source_definitions import Revisit
from pipeline.frontier.page import Came, Failed, Named, Page, noted
from pipeline.frontier.rhythm import EARLY
from pipeline.frontier.store import Store
from pipeline.instants import later
from pipeline.record import Failure
from pipeline.urls import masked
from pipeline.visit import Tombstone

LASTING = frozenset({"key", "url", "host", "source", "role", "parent", "found_at", "found_in"})
"""What a page is from the first; the other columns tell what became of it."""
CHANGING = tuple(field.name for field in fields(Page) if field.name not in LASTING)

ALARMS = 2
"""False alarms in a row after which newer dates of a page are not believed any more."""

_AT_ONCE = 500

# What is known keeps its place, and learns what it lacked: a frontier made anew knows pages by the archive.
_NAME = """
    INSERT INTO pages (key, url, host, source, role, parent, found_at, found_in, published_at,
                       modified_at, item_at, owed, state, due_at)
    VALUES (:key, :url, :host, :source, :role, :parent, :at, :found_in, :published_at, :modified_at,
            min(:at, coalesce(:modified_at, :published_at, :at)), 1, 'waiting', :at)
    ON CONFLICT (key) DO UPDATE
    SET found_in = coalesce(found_in, excluded.found_in),
        published_at = coalesce(published_at, excluded.published_at),
        modified_at = coalesce(excluded.modified_at, modified_at),
        item_at = iif(coalesce(published_at, modified_at) IS NULL, excluded.item_at, item_at)
"""
# A newer date makes a page due that was held, gone or given up; one that waits for another attempt goes on
# waiting, and a page whose dates cried wolf is asked in its own rhythm.
_CLAIM = """
    UPDATE pages
    SET item_at = min(:at, coalesce(:modified_at, :published_at)), owed = 1, due_at = :at,
        state = CASE state WHEN 'gone' THEN 'gone' ELSE 'waiting' END
    WHERE key = :key AND min(:at, coalesce(:modified_at, :published_at)) > asked_at AND false_alarms < :alarms
      AND (state IN ('held', 'gone') OR (state = 'failed' AND due_at IS NULL))
"""
_SAVE = f"UPDATE pages SET ({', '.join(CHANGING)}) = ({', '.join('?' * len(CHANGING))}) WHERE key = ?"

_values = attrgetter(*CHANGING)

# What is new comes before what failed, and that before what was held before; the newest first, and what has
# no date in the order in which it was named.
_DUE = """
    SELECT * FROM pages
    WHERE source = :source AND role <> 'entry' AND due_at <= :at AND (asked_at IS NULL OR asked_at < :began)
    ORDER BY owed DESC, attempts > 0, item_at DESC, rowid LIMIT :most
"""
_FAILURES = """
    SELECT * FROM pages WHERE source = :source AND asked_at >= :began AND outcome = 'failed'
    ORDER BY asked_at, key
"""
_OUTCOMES = """
    SELECT role = 'entry' AS entry, outcome, count(*) AS pages, sum(bytes) AS bytes
    FROM pages WHERE source = :source AND asked_at >= :began GROUP BY 1, 2
"""


class Pages:
    """All pages of all sources."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def name(
        self,
        source: str,
        role: str,
        links: Iterable[tuple[str, Named]],
        *,
        at: str,
        found_in: str | None = None,
    ) -> None:
        """Take in links with their keys, as named by the page `found_in` at the instant `at`.

        What is known stays as it is, unless a newer date is named than the page was asked at.
        """
        shared = {
            "source": source,
            "role": role,
            "parent": found_in if role == "attachment" else None,
            "at": at,
            "found_in": found_in,
        }
        rows = [
            {
                **shared,
                "key": key,
                "url": named.url,
                "host": urlsplit(named.url).netloc,
                "published_at": named.published_at,
                "modified_at": named.modified_at,
                "alarms": ALARMS,
            }
            for key, named in links
        ]
        self._store.write(_NAME, rows)
        self._store.write(_CLAIM, (row for row in rows if row["modified_at"] or row["published_at"]))

    def unknown(self, keys: Iterable[str]) -> list[str]:
        """Those of `keys` that no page has, in their order."""
        wanted, found = list(keys), list[str]()
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._store.rows(f"SELECT key FROM pages WHERE key IN ({marks})", some)
            known = {key for (key,) in rows}
            found += [key for key in some if key not in known]
        return found

    def get(self, key: str) -> Page | None:
        """The page of this key, or None."""
        return next(self._pages("SELECT * FROM pages WHERE key = ?", (key,)), None)

    def due(self, source: str, *, at: str, began: str, most: int) -> list[Page]:
        """What the visit begun at `began` is to ask for: new documents, then failed ones, then revisits."""
        return list(self._pages(_DUE, {"source": source, "at": at, "began": began, "most": most}))

    def note(self, page: Page, answer: Came | Failed, revisit: Revisit) -> Page:
        """Keep what `answer` makes of `page`.  The response must be in the archive."""
        after = noted(page, answer, revisit)
        self._store.write(_SAVE, [(*_values(after), after.key)])
        return after

    def save(self, page: Page) -> None:
        """Keep `page` as it is."""
        self._store.write(_SAVE, [(*_values(page), page.key)])

    def failures(self, source: str, began: str) -> Iterator[Failure]:
        """What failed at `source` since `began`, in the order in which it was asked."""
        for page in self._pages(_FAILURES, {"source": source, "began": began}):
            next_try = page.due_at if page.state == "failed" else None
            if page.role == "entry" and page.asked_at:
                next_try = later(page.asked_at, 1 - EARLY)
            url, kind, message = masked(page.url), page.kind or "network", page.message or ""
            yield Failure(url, "fetch", kind, message, source, page.attempts, next_try)

    def outcomes(self, source: str, began: str) -> list[sqlite3.Row]:
        """Counts (`pages`) and `bytes` of what was asked since `began`, by `outcome` and `entry` or not."""
        return self._store.rows(_OUTCOMES, {"source": source, "began": began})

    def asked(self, source: str, began: str) -> int:
        """How many documents were asked for since `began`."""
        sql = "SELECT count(*) FROM pages WHERE source = ? AND role <> 'entry' AND asked_at >= ?"
        return int(self._store.rows(sql, (source, began))[0][0])

    def new_since(self, source: str, since: str) -> int:
        """How many articles were first named since the instant `since`, and came."""
        sql = (
            "SELECT count(*) FROM pages "
            "WHERE source = ? AND role = 'article' AND found_at >= ? AND sha256 IS NOT NULL"
        )
        return int(self._store.rows(sql, (source, since))[0][0])

    def newest(self, source: str) -> str | None:
        """The place in time of the newest document held; None where none is."""
        sql = (
            "SELECT max(item_at) FROM pages "
            "WHERE source = ? AND owed = 0 AND role <> 'entry' AND sha256 IS NOT NULL"
        )
        found = self._store.rows(sql, (source,))[0][0]
        return str(found) if found else None

    def leads_on(self, url: str) -> bool:
        """Whether further entry points were found at the entry point `url`."""
        return bool(
            self._store.rows("SELECT 1 FROM pages WHERE role = 'entry' AND found_in = ? LIMIT 1", (url,))
        )

    def read_of(self, url: str) -> frozenset[str]:
        """The entry points that were found at the entry point `url` and read."""
        sql = (
            "SELECT url FROM pages "
            "WHERE role = 'entry' AND found_in = ? AND state = 'held' AND sha256 IS NOT NULL"
        )
        return frozenset(found for (found,) in self._store.rows(sql, (url,)))

    def waiting(self, source: str, at: str, began: str) -> int:
        """How many documents are due and were not asked for since `began`."""
        sql = (
            "SELECT count(*) FROM pages WHERE source = ? AND role <> 'entry' AND due_at <= ? "
            "AND (asked_at IS NULL OR asked_at < ?)"
        )
        return int(self._store.rows(sql, (source, at, began))[0][0])

    def tombstones(self) -> Iterator[Tombstone]:
        """All pages that are gone."""
        sql = "SELECT url, missed_at, gone_at FROM pages WHERE gone_at IS NOT NULL ORDER BY key"
        for url, missed_at, gone_at in self._store.rows(sql):
            yield Tombstone(url, missed_at, gone_at)

    def matching(self, wanted: Callable[[str], bool]) -> list[str]:
        """Keys of the pages whose address is `wanted`, and of those that were found there."""
        rows = self._store.rows("SELECT key, url, parent, found_in FROM pages")
        return [key for key, *addresses in rows if any(one and wanted(one) for one in addresses)]

    def forget(self, wanted: Callable[[str], bool]) -> None:
        """Keep no row of a page whose address is `wanted`, nor the address in rows of others."""
        for key in self.matching(wanted):
            page = self.get(key)
            if page is None or wanted(page.url):
                self._store.write("DELETE FROM pages WHERE key = ?", [(key,)])
            else:
                self._store.write("UPDATE pages SET parent = NULL, found_in = NULL WHERE key = ?", [(key,)])

    def _pages(self, sql: str, parameters: object) -> Iterator[Page]:
        for row in self._store.rows(sql, parameters):  # type: ignore[arg-type]
            values = dict(row)
            values["owed"] = bool(values["owed"])
            yield Page(**values)
