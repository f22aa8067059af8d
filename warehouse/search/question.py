"""Searching the warehouse by words, without regard to case and diacritics.

Where the published file has an index of words, what is found is ranked by BM25; otherwise words are sought
one text after another, the newest first.  Numbers and names of instruments are understood as elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from warehouse.history.earlier import parted
from warehouse.query import reader
from warehouse.search.index import has_index
from warehouse.search.ranked import Row, ranked
from warehouse.search.words import Query, Snippet, holds, places, snippet

KINDS = ("instrument", "document", "person", "bloc")
"""What can be found, in the order in which it is told."""

_SIFTED = 3
"""Candidates looked at in their own text, for each one that is asked for: phrases are sought there."""

_INDEXED = """
SELECT key, source FROM search.entries SEMI JOIN (SELECT unnest($uris) AS key) USING (key)
WHERE kind = 'instrument'
"""
_MENTIONED = """
SELECT u.uri, min(d.source)
FROM (SELECT unnest($uris) AS uri) AS u JOIN mention_readings AS m ON m.node_key = node_key(u.uri)
JOIN current_documents AS d USING (version_id) GROUP BY u.uri
"""
_TEXTS = """
SELECT version_id, text
FROM document_versions SEMI JOIN (SELECT unnest($versions) AS version_id) USING (version_id)
"""
_SECTIONS = """
SELECT f.version_id, arg_max(f.path, (f.start, f.ordinal))
FROM fact_sections AS f
JOIN (SELECT unnest($versions) AS version_id, unnest($places) AS place) AS p USING (version_id)
WHERE f.start <= p.place AND f.until > p.place GROUP BY f.version_id
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found."""

    kind: str
    key: str
    """A URI, a source, or a name."""
    label: str
    day: date | None
    source: str | None
    """The document itself, or the first that tells of it."""
    score: float | None
    """BM25, more where the words stand side by side; None where nothing is ranked."""
    snippet: Snippet | None
    section: str | None = None
    """Path of the section in which the snippet begins."""
    version_id: int | None = None
    """Of a document."""

    def as_json(self) -> dict[str, Any]:
        """The hit as plain values."""
        told: dict[str, Any] = {
            name: getattr(self, name) for name in ("kind", "key", "label", "source", "score", "section")
        }
        told["day"] = self.day.isoformat() if self.day else None
        piece = self.snippet
        told["snippet"] = piece and {
            "text": piece.text,
            "start": piece.start,
            "marks": [list(m) for m in piece.marks],
        }
        return told


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    hits: tuple[Hit, ...]
    ranked: bool
    """False where there is no index of words."""
    all_words: bool
    """False where nothing holds all the words, and the hits hold some."""
    earlier: bool = False
    """What was known at an earlier instant was searched, which no index holds."""

    @property
    def note(self) -> str:
        """What a reader should know of how it was found; empty for the usual way."""
        if self.earlier:
            return (
                "the index knows the present alone: texts were matched one by one, the newest first, unranked"
            )
        if not self.ranked:
            return "no index of words in this file: texts were matched one by one, the newest first, unranked"
        return "" if self.all_words else "nothing holds all these words; what follows holds some of them"


def search(path: Path | str, words: str, *, kinds: tuple[str, ...] = KINDS, limit: int = 5) -> Found:
    """Find what holds all of `words`; words in quotes stand side by side.

    Args:
        path: the published warehouse, or what it knew at an earlier instant (see `history.earlier`).
        words: as a person types them, with or without diacritics.
        kinds: which kinds to look for.
        limit: most hits of each kind.

    Raises:
        QueryError: the warehouse cannot be read.
        HistoryError: what was known then is not recorded.
    """
    with reader(path) as connection:
        return search_in(connection, words, kinds, limit, earlier=parted(path)[1] is not None)


def search_in(
    connection: duckdb.DuckDBPyConnection,
    words: str,
    kinds: tuple[str, ...] = KINDS,
    limit: int = 5,
    *,
    earlier: bool = False,
) -> Found:
    """As `search`, on an open connection; `earlier` says that it looks back."""
    query = Query.of(words)
    indexed = not earlier and has_index(connection)
    named = _named(connection, query, limit, indexed=indexed) if "instrument" in kinds else ()
    many, some = limit * _SIFTED, False
    rows = (ranked if indexed else _matched)(connection, query.words, kinds, many) if query.words else []
    if indexed and not rows and len(query.words) > 1:
        rows = ranked(connection, query.words, kinds, many, all_words=False)
        some = bool(rows)
    hits = _hits(connection, query, rows)
    known = {hit.key for hit in named}
    hits = [*named, *(hit for hit in hits if hit.key not in known)]
    return Found(_with_sections(connection, _first_of_each(hits, kinds, limit)), indexed, not some, earlier)


def _named(
    connection: duckdb.DuckDBPyConnection, query: Query, limit: int, *, indexed: bool
) -> tuple[Hit, ...]:
    """Instruments that the query names, as by `KH 282` or `282/KH-UBND`: they come before all others."""
    rows = connection.execute(
        "SELECT uri, coalesce(number, uri), issued FROM search_instrument($said) WHERE settled LIMIT $limit",
        {"said": query.said, "limit": limit},
    ).fetchall()
    told = _INDEXED if indexed else _MENTIONED
    uris = [uri for uri, _, _ in rows]
    sources = dict(connection.execute(told, {"uris": uris}).fetchall()) if uris else {}
    return tuple(Hit("instrument", uri, label, day, sources.get(uri), None, None) for uri, label, day in rows)


def _matched(
    connection: duckdb.DuckDBPyConnection, words: Sequence[str], kinds: Sequence[str], many: int
) -> list[Row]:
    rows = connection.execute(
        """
        SELECT kind, key, label, day, source, version_id, CASE WHEN version_id IS NULL THEN said END
        FROM search($words) WHERE list_contains($kinds, kind)
        QUALIFY row_number() OVER (PARTITION BY kind ORDER BY day DESC NULLS LAST, key) <= $many
        ORDER BY day DESC NULLS LAST, key
        """,
        {"words": " ".join(words), "kinds": list(kinds), "many": many},
    ).fetchall()
    return [Row(*row) for row in rows]


def _hits(connection: duckdb.DuckDBPyConnection, query: Query, rows: Sequence[Row]) -> list[Hit]:
    """Those that hold every phrase, with their snippets; where they are ranked, the best first."""
    versions = [row.version_id for row in rows if row.version_id is not None]
    texts = dict(connection.execute(_TEXTS, {"versions": versions}).fetchall()) if versions else {}
    hits = []
    for row in rows:
        text = row.said or "" if row.version_id is None else texts[row.version_id]
        if not holds(f"{row.label}\n{text}", query):
            continue
        score = None if row.score is None else round(row.score * _closeness(row.label, text, query), 4)
        piece = snippet(text, query)
        hits.append(
            Hit(row.kind, row.key, row.label, row.day, row.source, score, piece, version_id=row.version_id)
        )
    return (
        hits
        if any(hit.score is None for hit in hits)
        else sorted(hits, key=lambda hit: (-(hit.score or 0), hit.key))
    )


def _closeness(label: str, text: str, query: Query) -> float:
    """More where all words stand side by side, in the label most, and where the diacritics agree too."""
    as_typed = " ".join(query.said.replace('"', " ").split()).casefold()
    return (
        1.0
        + (1.0 if places(label, query.in_a_row) else 0.0)
        + (0.5 if places(text, query.in_a_row) else 0.0)
        + (0.25 if as_typed in f"{label}\n{text}".casefold() else 0.0)
    )


def _with_sections(connection: duckdb.DuckDBPyConnection, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits with the section in which the snippet of each begins."""
    places = {
        hit.version_id: hit.snippet.marks[0][0] if hit.snippet.marks else hit.snippet.start
        for hit in hits
        if hit.snippet is not None and hit.version_id is not None
    }
    given = {"versions": list(places), "places": list(places.values())}
    sections = dict(connection.execute(_SECTIONS, given).fetchall()) if places else {}
    return tuple(replace(hit, section=sections.get(hit.version_id)) for hit in hits)


def _first_of_each(hits: Sequence[Hit], kinds: Sequence[str], limit: int) -> tuple[Hit, ...]:
    return tuple(
        hit for kind in KINDS if kind in kinds for hit in [h for h in hits if h.kind == kind][:limit]
    )
