"""What changed between two versions of a document, or between an instrument and the one that replaces it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from warehouse.answers.names import Candidate, find_instrument, find_instruments
from warehouse.answers.trace import Warehouse, opened
from warehouse.answers.word_diff import Hunk, quick, word_diff


class NothingToCompareError(LookupError):
    """There is one text only; the message is one line that says what is missing."""


class TooLongToCompareError(NothingToCompareError):
    """The texts are too long to be set side by side while somebody waits."""


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts."""

    label: str
    """The instrument's number, or the source."""
    source: str
    version_id: int
    fetched_at: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that one of the texts states and the other does not."""

    kind: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class DiffAnswer:
    """The answer to `diff`."""

    before: Text
    after: Text
    between: str
    """`versions` of one document, or `instruments`."""
    hunks: tuple[Hunk, ...]
    lost: tuple[Fact, ...]
    """What only the text before states."""
    gained: tuple[Fact, ...]
    """What only the text after states."""

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return asdict(self)


def diff(warehouse: Warehouse, a: str, b: str | None = None) -> DiffAnswer:
    """Text and facts of two versions, or of two instruments.

    Args:
        warehouse: the file, or an open connection to it.
        a: the source of a document, or an instrument named as in `names.find_instrument`.
        b: another instrument.  Without it: the last two versions of A, or else A and what replaces it.

    Raises:
        AmbiguousName, NotFound: a name does not lead to one instrument.
        NothingToCompareError: there is one text only.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        before, after, between = _two_texts(connection, a, b)
        lost, gained = _facts(connection, before, after)
        hunks = word_diff(_text(connection, before), _text(connection, after))
        return DiffAnswer(before, after, between, hunks, lost, gained)


def between(connection: duckdb.DuckDBPyConnection, before: int, after: int) -> DiffAnswer:
    """Text and facts of two versions of one document, by their keys, for a page that somebody waits for.

    Raises:
        NothingToCompareError: they are no two versions of one document.
        TooLongToCompareError: they are too long for a page.
    """
    old, new = _version(connection, before), _version(connection, after)
    if old is None or new is None or old.source != new.source or old == new:
        raise NothingToCompareError(f"{before}, {after}: no two versions of one document")
    texts = _text(connection, old), _text(connection, new)
    if not all(map(quick, texts)):
        raise TooLongToCompareError(
            f"{old.source}: too long for a page; `danchieu diff` sets them side by side"
        )
    return DiffAnswer(old, new, "versions", word_diff(*texts), *_facts(connection, old, new))


def _two_texts(connection: duckdb.DuckDBPyConnection, a: str, b: str | None) -> tuple[Text, Text, str]:
    if b is not None:
        first, second = find_instruments(connection, a, b)
        return _own(connection, first), _own(connection, second), "instruments"
    versions = _versions(connection, a)
    if len(versions) == 1:
        raise NothingToCompareError(f"{a}: one version only is in the warehouse")
    if versions:
        return versions[-2], versions[-1], "versions"
    return _of_instrument(connection, find_instrument(connection, a))


def _of_instrument(connection: duckdb.DuckDBPyConnection, one: Candidate) -> tuple[Text, Text, str]:
    own = _own(connection, one)
    versions = _versions(connection, own.source)
    if len(versions) > 1:
        return versions[-2], versions[-1], "versions"
    for later, other in _replacing(connection, one):
        texts = _own_texts(connection, other)
        if texts:
            pair = (own, texts[0]) if later else (texts[0], own)
            return *pair, "instruments"
    raise NothingToCompareError(
        f"{one.number}: one version only, and nothing that replaces it or that it replaces is here to read"
    )


def _replacing(connection: duckdb.DuckDBPyConnection, one: Candidate) -> list[tuple[bool, str]]:
    """What replaces the instrument, then what it replaces: whether it is the later one, and its URI."""
    return connection.execute(
        """
        SELECT to_key = $key AS later, node
        FROM key_links
        JOIN instrument_names ON node_key = CASE WHEN to_key = $key THEN from_key ELSE to_key END
        WHERE relation = 'replaces' AND (to_key = $key OR from_key = $key)
        ORDER BY later DESC, node
        """,
        {"key": one.key},
    ).fetchall()


def _own(connection: duckdb.DuckDBPyConnection, one: Candidate) -> Text:
    texts = _own_texts(connection, one.uri)
    if not texts:
        raise NothingToCompareError(f"{one.number}: its own text is not in the warehouse")
    return texts[0]


def _own_texts(connection: duckdb.DuckDBPyConnection, uri: str) -> list[Text]:
    rows = connection.execute(
        """
        SELECT m.printed, d.source, d.version_id, d.last_fetched_at, d.sha256
        FROM instrument_mentions AS m JOIN current_documents AS d USING (version_id)
        WHERE m.node_key = node_key($uri) AND m.ordinal = -1 ORDER BY d.first_fetched_at, d.source
        """,
        {"uri": uri},
    ).fetchall()
    return [Text(*row) for row in rows]


def _versions(connection: duckdb.DuckDBPyConnection, source: str) -> list[Text]:
    rows = connection.execute(
        """
        SELECT source, source, version_id, last_fetched_at, sha256 FROM versions
        WHERE source = $source ORDER BY is_current, last_fetched_at, version_id
        """,
        {"source": source},
    ).fetchall()
    return [Text(*row) for row in rows]


def _version(connection: duckdb.DuckDBPyConnection, key: int) -> Text | None:
    row = connection.execute(
        "SELECT source, source, version_id, last_fetched_at, sha256 FROM versions WHERE version_id = $key",
        {"key": key},
    ).fetchone()
    return Text(*row) if row else None


def _text(connection: duckdb.DuckDBPyConnection, of: Text) -> str:
    row = connection.execute(
        "SELECT text FROM document_versions WHERE version_id = $version", {"version": of.version_id}
    ).fetchone()
    return str(row[0]) if row else ""


def _facts(
    connection: duckdb.DuckDBPyConnection, before: Text, after: Text
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    old, new = (
        [
            Fact(*row)
            for row in connection.execute(
                "SELECT kind, value, quote FROM version_facts($version)", {"version": text.version_id}
            ).fetchall()
        ]
        for text in (before, after)
    )
    stated_before, stated_after = {(f.kind, f.value) for f in old}, {(f.kind, f.value) for f in new}
    lost = tuple(fact for fact in old if (fact.kind, fact.value) not in stated_after)
    return lost, tuple(fact for fact in new if (fact.kind, fact.value) not in stated_before)
