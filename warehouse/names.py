"""Names as people write them: one instrument, several candidates, or none with the nearest."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import duckdb


@dataclass(frozen=True, slots=True)
class Candidate:
    """An instrument that a name can mean."""

    uri: str
    """Its URI, or `open:…` for a mention that no evidence settles."""
    number: str
    """Printed number, or a law's name."""
    issued: str | None
    documents: int
    """Number of documents that name it."""
    key: int
    """The instrument in the graph's tables."""

    def as_json(self) -> dict[str, Any]:
        """The candidate without its key, which means nothing outside its file."""
        fields = asdict(self)
        del fields["key"]
        return fields


class NameLookupError(LookupError):
    """A name that does not lead to one instrument; the message is one line."""


class AmbiguousName(NameLookupError):  # noqa: N818 - an answer as much as an error
    """A name that several instruments answer to; `candidates` are all of them, best known first."""

    def __init__(self, name: str, candidates: tuple[Candidate, ...]) -> None:
        more = f" and {len(candidates) - 5} more" if len(candidates) > 5 else ""
        listed = "; ".join(candidate.uri for candidate in candidates[:5])
        super().__init__(
            f"'{name}' can mean {len(candidates)} instruments: {listed}{more}; add the place or the year"
        )
        self.name = name
        self.candidates = candidates


class NotFound(NameLookupError):  # noqa: N818
    """A name that no instrument answers to; `nearest` are those that come closest."""

    def __init__(self, name: str, nearest: tuple[Candidate, ...]) -> None:
        named = [f"{candidate.number} ({candidate.issued or 'undated'})" for candidate in nearest]
        hint = "; nearest: " + "; ".join(named) if nearest else ""
        super().__init__(f"'{name}' names no instrument in the warehouse{hint}")
        self.name = name
        self.nearest = nearest


def find_instrument(connection: duckdb.DuckDBPyConnection, name: str) -> Candidate:
    """The one instrument that `name` means: `KH 282`, `282/KH-UBND`, `Nghị quyết 15 của Bộ Chính trị`,
    `Luật Thi đua, khen thưởng 2022` or a URI, with or without diacritics.

    Mentions that stay open count only where nothing settled answers to the name.

    Raises:
        AmbiguousName: several do.
        NotFound: none does.
    """
    found = candidates(connection, name)
    if not found:
        raise NotFound(name, _nearest(connection, name))
    if len(found) > 1:
        raise AmbiguousName(name, found)
    return found[0]


def candidates(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[Candidate, ...]:
    """Every instrument that `name` can mean, best known first."""
    rows = connection.execute(
        """
        SELECT uri, number, issued::VARCHAR, mentions, node_key FROM search_instrument($name)
        QUALIFY settled = max(settled) OVER () ORDER BY mentions DESC, uri
        """,
        {"name": name},
    ).fetchall()
    return tuple(Candidate(*row) for row in rows)


def _nearest(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[Candidate, ...]:
    """The same number elsewhere, then what is written most alike."""
    rows = connection.execute(
        """
        SELECT n.node, n.label, n.issued::VARCHAR, n.mentions, n.node_key
        FROM instrument_names AS n, parse_name($name) AS p
        WHERE n.label IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY n.label ORDER BY n.node LIKE 'open:%', n.mentions DESC, n.node
        ) = 1
        ORDER BY n.num IS DISTINCT FROM lower(p.num),
                 jaro_winkler_similarity(fold(n.label), fold(p.said)) DESC,
                 n.mentions DESC, n.node
        LIMIT 3
        """,
        {"name": name},
    ).fetchall()
    return tuple(Candidate(*row) for row in rows)
