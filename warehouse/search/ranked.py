"""The index of words asked: the entries that hold them, the best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

_KNOWN = """
SELECT word FROM search.words SEMI JOIN (SELECT unnest($spellings) AS spelling) USING (spelling)
ORDER BY entries, word
"""
_SOME = """
SELECT entry, sum(worth) AS worth
FROM search.postings SEMI JOIN (SELECT unnest($words) AS word) USING (word)
WHERE entry BETWEEN $first AND $last
GROUP BY entry ORDER BY worth DESC, entry LIMIT $many
"""
# The rarest word comes first: of the others only what stands beside it is counted.
_ALL = """
WITH beside AS MATERIALIZED (
    SELECT entry FROM search.postings WHERE word = $words[1] AND entry BETWEEN $first AND $last
)
SELECT entry, sum(worth) AS worth
FROM search.postings SEMI JOIN (SELECT unnest($words) AS word) USING (word) SEMI JOIN beside USING (entry)
WHERE entry BETWEEN $first AND $last
GROUP BY entry HAVING count(*) = len($words) ORDER BY worth DESC, entry LIMIT $many
"""
_ENTRIES = """
SELECT kind, key, label, day, source, version_id, said, f.worth / 10000
FROM search.entries JOIN (SELECT unnest($entries) AS entry, unnest($worths) AS worth) AS f USING (entry)
ORDER BY f.worth DESC, entry
"""


@dataclass(frozen=True, slots=True)
class Row:
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


def ranked(
    connection: duckdb.DuckDBPyConnection,
    spellings: Sequence[str],
    kinds: Sequence[str],
    many: int,
    *,
    all_words: bool = True,
) -> list[Row]:
    """At most `many` entries of each kind that hold all of the words, or some of them, the best first."""
    words = [word for (word,) in connection.execute(_KNOWN, {"spellings": list(spellings)}).fetchall()]
    if not words or (all_words and len(words) < len(spellings)):
        return []
    ask = _ALL if all_words and len(words) > 1 else _SOME
    best: list[tuple[int, int]] = []
    for kind, first, last in connection.execute("FROM search.kinds").fetchall():
        if kind in kinds:
            given = {"words": words, "first": first, "last": last, "many": many}
            best += connection.execute(ask, given).fetchall()
    entries, worths = [entry for entry, _ in best], [worth for _, worth in best]
    rows = connection.execute(_ENTRIES, {"entries": entries, "worths": worths}).fetchall()
    return [Row(*row) for row in rows]
