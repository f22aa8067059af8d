"""Searching the warehouse by words, without regard to case and diacritics.

Where the published file has an index of words, what is found is ranked by BM25; otherwise words are sought
one text after another, the newest first.  Numbers and names of instruments are understood as elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from warehouse.history.earlier import parted
from warehouse.query import reader
from warehouse.search.index import has_index, load_extension
from warehouse.search.words import Query, Snippet, holds, places, snippet

KINDS = ("instrument", "document", "person", "bloc")
"""What can be found, in the order in which it is told."""

_SIFTED = 3
"""Candidates looked at in their own text, for each one that is asked for: phrases are sought there."""


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
    section: str | None
    """Path of the section in which the snippet begins."""

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
    ranked = not earlier and has_index(connection) and load_extension(connection)
    named = _named(connection, query, limit) if "instrument" in kinds else ()
    ask = _ranked if ranked else _matched
    rows = ask(connection, query, kinds, limit * _SIFTED) if query.words else []
    some = ranked and not rows and len(query.words) > 1
    if some:
        rows = _ranked(connection, query, kinds, limit * _SIFTED, all_words=False)
    hits = _hits(connection, query, rows)
    known = {hit.key for hit in named}
    hits = [*named, *(hit for hit in hits if hit.key not in known)]
    return Found(_first_of_each(hits, kinds, limit), ranked, not (some and rows), earlier)


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as it is found, before its text is looked at."""

    kind: str
    key: str
    label: str
    day: date | None
    source: str | None
    version_id: int | None
    said: str | None
    """The words of what is no document."""
    score: float | None = None


def _named(connection: duckdb.DuckDBPyConnection, query: Query, limit: int) -> list[Hit]:
    """Instruments that the query names, as by `KH 282` or `282/KH-UBND`: they come before all others."""
    rows = connection.execute(
        """
        SELECT n.uri, coalesce(n.number, n.uri), n.issued,
               (SELECT min(d.source)
                FROM instrument_mentions AS m JOIN current_documents AS d USING (version_id)
                WHERE m.uri = n.uri)
        FROM search_instrument($said) AS n WHERE n.settled LIMIT $limit
        """,
        {"said": query.said, "limit": limit},
    ).fetchall()
    return [Hit("instrument", uri, label, day, source, None, None, None) for uri, label, day, source in rows]


def _ranked(
    connection: duckdb.DuckDBPyConnection,
    query: Query,
    kinds: Sequence[str],
    many: int,
    *,
    all_words: bool = True,
) -> list[_Row]:
    rows = connection.execute(
        """
        SELECT e.kind, e.key, e.label, e.day, e.source, e.version_id, e.said, s.score
        FROM (SELECT name AS entry, fts_search_words.match_bm25(name, $words, conjunctive := $all) AS score
              FROM fts_search_words.docs) AS s
        JOIN search.entries AS e USING (entry)
        WHERE s.score IS NOT NULL AND list_contains($kinds, e.kind)
        QUALIFY row_number() OVER (PARTITION BY e.kind ORDER BY s.score DESC, e.key) <= $many
        ORDER BY s.score DESC, e.key
        """,
        {"words": " ".join(query.words), "all": int(all_words), "kinds": list(kinds), "many": many},
    ).fetchall()
    return [_Row(*row) for row in rows]


def _matched(
    connection: duckdb.DuckDBPyConnection, query: Query, kinds: Sequence[str], many: int
) -> list[_Row]:
    rows = connection.execute(
        """
        SELECT kind, key, label, day, source, version_id, CASE WHEN version_id IS NULL THEN said END
        FROM search($words) WHERE list_contains($kinds, kind)
        QUALIFY row_number() OVER (PARTITION BY kind ORDER BY day DESC NULLS LAST, key) <= $many
        ORDER BY day DESC NULLS LAST, key
        """,
        {"words": " ".join(query.words), "kinds": list(kinds), "many": many},
    ).fetchall()
    return [_Row(*row) for row in rows]


def _hits(connection: duckdb.DuckDBPyConnection, query: Query, rows: Sequence[_Row]) -> list[Hit]:
    """Those that hold every phrase, with their snippets; where they are ranked, the best first."""
    versions = [row.version_id for row in rows if row.version_id is not None]
    texts = dict(
        connection.execute(
            "SELECT version_id, text FROM document_versions WHERE list_contains($versions, version_id)",
            {"versions": versions},
        ).fetchall()
    )
    hits = []
    for row in rows:
        text = row.said or "" if row.version_id is None else texts[row.version_id]
        if not holds(f"{row.label}\n{text}", query):
            continue
        piece = snippet(text, query)
        section = (
            _section(connection, row.version_id, piece) if piece and row.version_id is not None else None
        )
        score = None if row.score is None else round(row.score * _closeness(row.label, text, query), 4)
        hits.append(Hit(row.kind, row.key, row.label, row.day, row.source, score, piece, section))
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


def _section(connection: duckdb.DuckDBPyConnection, version_id: int, piece: Snippet) -> str | None:
    place = piece.marks[0][0] if piece.marks else piece.start
    row = connection.execute(
        "SELECT arg_max(path, (start, ordinal)) FROM fact_sections "
        "WHERE version_id = ? AND start <= ? AND until > ?",
        [version_id, place, place],
    ).fetchone()
    return row[0] if row else None


def _first_of_each(hits: Sequence[Hit], kinds: Sequence[str], limit: int) -> tuple[Hit, ...]:
    return tuple(
        hit for kind in KINDS if kind in kinds for hit in [h for h in hits if h.kind == kind][:limit]
    )
