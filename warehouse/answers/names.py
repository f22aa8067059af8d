"""Names as people write them: one instrument, several candidates, or none with the nearest."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from textwrap import shorten
from typing import Any

import duckdb

_SHOWN = 5
_URI = re.compile(r"vn/\S+$")


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
    title: str | None = None
    """What it is about; looked up only where candidates are to be told apart."""

    def told(self) -> str:
        """The candidate in a few words: number, day, title and URI."""
        title = f" “{shorten(self.title, 60, placeholder=' …')}”" if self.title else ""
        return f"{self.number}{f' of {self.issued}' if self.issued else ''}{title} ({self.uri})"

    def as_json(self) -> dict[str, Any]:
        """The candidate without its key, which means nothing outside its file."""
        fields = asdict(self)
        del fields["key"], fields["title"]
        return fields


class NameLookupError(LookupError):
    """A name that does not lead to one instrument; the message is one line."""


class AmbiguousName(NameLookupError):  # noqa: N818 - an answer as much as an error
    """A name that several instruments answer to; `candidates` are all of them, best known first."""

    def __init__(self, name: str, candidates: tuple[Candidate, ...]) -> None:
        more = f"; and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
        listed = "; ".join(candidate.told() for candidate in candidates[:_SHOWN])
        super().__init__(
            f"'{name}' can mean {len(candidates)} instruments: {listed}{more}; "
            "add the place, the year or the issuer, or give the URI"
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
    return find_instruments(connection, name)[0]


def find_instruments(connection: duckdb.DuckDBPyConnection, *names: str) -> tuple[Candidate, ...]:
    """The one instrument that each of `names` means, looked up together, as `find_instrument` does.

    Raises:
        AmbiguousName: several answer to one of the names.
        NotFound: none does.
    """
    by_name = _by_uri(connection, names) or _candidates(connection, names)
    found = []
    for name in names:
        meant = by_name.get(name, ())
        if not meant:
            raise NotFound(name, _nearest(connection, name))
        if len(meant) > 1:
            raise AmbiguousName(name, _titled(connection, meant))
        found.append(meant[0])
    return tuple(found)


def candidates(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[Candidate, ...]:
    """Every instrument that `name` can mean, best known first."""
    return _candidates(connection, (name,)).get(name, ())


def _candidates(
    connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]
) -> dict[str, tuple[Candidate, ...]]:
    rows = connection.execute(
        """
        SELECT asked, uri, number, issued::VARCHAR, mentions, node_key FROM search_instruments($names)
        QUALIFY settled = max(settled) OVER (PARTITION BY asked) ORDER BY asked, mentions DESC, uri
        """,
        {"names": list(names)},
    ).fetchall()
    found: dict[str, tuple[Candidate, ...]] = {}
    for asked, *row in rows:
        found[asked] = (*found.get(asked, ()), Candidate(*row))
    return found


def _by_uri(
    connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]
) -> dict[str, tuple[Candidate, ...]]:
    """Where all names are URIs: nothing needs to be parsed, and the node's number leads to the row."""
    if not all(_URI.match(name) for name in names):
        return {}
    found: dict[str, tuple[Candidate, ...]] = {}
    for uri in names:
        row = connection.execute(
            """
            SELECT node, label, issued::VARCHAR, mentions, node_key FROM instrument_names
            WHERE node_key = node_key($uri) AND node = $uri
            """,
            {"uri": uri},
        ).fetchone()
        if row:
            found[uri] = (Candidate(*row),)
    return found


def _titled(connection: duckdb.DuckDBPyConnection, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The first candidates with their titles, which tell apart what number and year do not."""
    rows = connection.execute(
        """
        SELECT i.uri, i.title FROM (SELECT unnest($uris::VARCHAR[]) AS uri) JOIN instruments AS i USING (uri)
        """,
        {"uris": [one.uri for one in found[:_SHOWN]]},
    ).fetchall()
    titles = dict(rows)
    return tuple(replace(one, title=titles.get(one.uri)) for one in found)


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
