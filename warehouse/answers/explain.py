"""Why a mention is the instrument it is, or stays open: its slots, their evidence, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from warehouse.answers.names import candidates
from warehouse.query import reader

SLOTS = ("number", "type", "issuer", "place", "era")
MOST = 12
"""Instruments with the same number that are listed as left out."""

_PLACE = re.compile(r"(?P<source>.+):(?P<start>\d+)$")

_RULES = {
    "anchored": "every slot is stated or filled",
    "same_document": "the same number stands in full in this document",
    "only_candidate": "nothing else known has this number and issuer",
    "register_title": "the register has one paper of this number and title",
    "law_number": "its number is that of a law",
    "law_register": "the register has one law of this name",
    "law_name": "named with its year; no register has it",
    "grouped": "a slot is missing, and no instrument known fits; put with others alike",
}


class MentionError(LookupError):
    """No mention is there or goes by that name; the message is one line."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of an instrument's identity as a mention has it."""

    name: str
    value: str | None
    """None where nothing tells it."""
    rule: str
    """`stated`, or the rule that filled it in."""
    evidence: str


@dataclass(frozen=True, slots=True)
class Rival:
    """Another instrument with the mention's number, and what became of it."""

    uri: str
    reason: str
    fits: bool
    """Whether nothing stated speaks against it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mention with all that identity knows of it."""

    source: str
    start: int
    end: int
    quote: str
    form: str
    """`number`, `own`, `this`, `above`, `short` or `alias`."""
    uri: str | None
    rule: str
    reason: str
    """Why it is that instrument, or why it stays open."""
    slots: tuple[Slot, ...]
    rivals: tuple[Rival, ...]

    def as_json(self) -> dict[str, object]:
        """The explanation as plain values."""
        return asdict(self)


def explain(file: Path, mention: str, most: int = 5) -> tuple[list[Explanation], int]:
    """At most `most` mentions that `mention` names, explained, and how many there are in all.

    A mention is named by its place (`source:start`), by a number, or as an instrument is named.

    Raises:
        MentionError: there is none.
        QueryError: the warehouse cannot be read.
    """
    with reader(file) as connection:
        found = _find(connection, mention)
        if not found:
            raise MentionError(
                f"'{mention}' names no mention in the warehouse; give source:start, a number or a name"
            )
        return [_explained(connection, row) for row in found[:most]], len(found)


_Row = tuple[str, int, int, str, str, str | None, str | None, str | None, int, int | None]
_COLUMNS = """
    SELECT t.source, t.start, t."end", t.quote, t.form, t.uri, t.resolved_by, t.reason, t.version_id,
           t.ordinal
    FROM mentions AS t
"""


def _find(connection: duckdb.DuckDBPyConnection, mention: str) -> list[_Row]:
    """Rows of `mentions`: that at a place, else the first in each document that names the instrument."""
    place = _PLACE.match(mention)
    if place:
        rows: list[_Row] = connection.execute(
            f'{_COLUMNS} WHERE t.source = $source AND t.start <= $start AND t."end" > $start '
            'ORDER BY t."end" - t.start',
            {"source": place["source"], "start": int(place["start"])},
        ).fetchall()
        if rows:
            return rows[:1]
    nodes = [candidate.key for candidate in candidates(connection, mention)]
    return connection.execute(
        f"""
        {_COLUMNS} JOIN instrument_mentions AS m USING (version_id, ordinal)
        WHERE list_contains($nodes, m.node_key) OR m.number_key = number_key($mention)
        QUALIFY row_number() OVER (
            PARTITION BY t.version_id, t.ordinal ORDER BY t.form NOT IN ('own', 'number'), t.start
        ) = 1
        ORDER BY t.uri IS NOT NULL, t.source, t.start
        """,
        {"nodes": nodes, "mention": mention},
    ).fetchall()


def _explained(connection: duckdb.DuckDBPyConnection, row: _Row) -> Explanation:
    source, start, end, quote, form, uri, rule, reason, version, ordinal = row
    if ordinal is None:
        return Explanation(source, start, end, quote, form, None, "open", reason or "", (), ())
    slots = _slots(connection, version, ordinal)
    rivals = _rivals(connection, version, ordinal, {slot.name: slot.value for slot in slots})
    said = reason or _RULES.get(rule or "", rule or "")
    return Explanation(source, start, end, quote, form, uri, rule or "open", said, slots, rivals)


def _slots(connection: duckdb.DuckDBPyConnection, version: int, ordinal: int) -> tuple[Slot, ...]:
    row = connection.execute(
        """
        SELECT n.num, n.type_slug, n.issuer_slug, n.place, n.era, f.number, f.type, f.issuer, f.name,
               m.uri IS NULL
        FROM instrument_mentions AS m
        JOIN instrument_names AS n USING (node_key)
        JOIN (SELECT version_id, ordinal, number, type, issuer, name FROM fact_citations
              UNION ALL
              SELECT version_id, -1, number, type, coalesce(issuer, parent), NULL FROM fact_self) AS f
          ON f.version_id = m.version_id AND f.ordinal = m.ordinal
        WHERE m.version_id = $version AND m.ordinal = $ordinal
        """,
        {"version": version, "ordinal": ordinal},
    ).fetchone()
    if row is None:
        return ()
    *values, number, type_, issuer, name, open_ = row
    inferred = {
        part: (value, rule, evidence)
        for part, value, rule, evidence in connection.execute(
            "SELECT part, value, rule, evidence FROM inferences WHERE version_id = ? AND ordinal = ? "
            "ORDER BY ALL DESC",
            [version, ordinal],
        ).fetchall()
    }
    stated = {"number": name or number, "type": type_, "issuer": issuer or number}
    slots = []
    for slot, value in zip(SLOTS, values, strict=True):
        filled, rule, evidence = inferred.get(slot, (None, "", ""))
        if filled is None and stated.get(slot):
            filled, rule, evidence = value, "stated", stated[slot]
        elif filled is None and value is not None and not open_:
            rule, evidence = "instrument", "from the instrument that it was found to be"
        shown = value if value is not None else filled
        slots.append(Slot(slot, shown, rule if shown else "", evidence if shown else "nothing tells it"))
    slots += [Slot(part, *inferred[part]) for part in ("issued", "instrument") if part in inferred]
    return tuple(slots)


def _rivals(
    connection: duckdb.DuckDBPyConnection, version: int, ordinal: int, slots: dict[str, str | None]
) -> tuple[Rival, ...]:
    """Candidates first, then other instruments with the number, the most alike first."""
    rows = connection.execute(
        """
        SELECT n.node, n.type_slug, n.issuer_slug, n.place, n.era, n.issued > d.published,
               list_contains(m.candidates, n.node)
        FROM instrument_mentions AS m
        JOIN current_documents AS d USING (version_id)
        JOIN instrument_names AS n ON n.settled AND n.node IS DISTINCT FROM m.uri
        WHERE m.version_id = $version AND m.ordinal = $ordinal
          AND (n.num = $number OR list_contains(m.candidates, n.node))
        ORDER BY list_contains(m.candidates, n.node) DESC,
                 (n.type_slug = $type)::INT + (n.issuer_slug = $issuer)::INT + (n.place = $place)::INT
                     + coalesce((n.era = $era)::INT, 0) DESC NULLS LAST, n.node
        LIMIT $most
        """,
        {"version": version, "ordinal": ordinal, "most": MOST, **{slot: slots.get(slot) for slot in SLOTS}},
    ).fetchall()
    known = {node for node, *_ in rows}
    listed = connection.execute(
        "SELECT unnest(candidates) FROM instrument_mentions WHERE version_id = ? AND ordinal = ?",
        [version, ordinal],
    ).fetchall()
    registered = [
        Rival(uri, "fits; the register has it, and no document here", True)
        for (uri,) in listed
        if uri not in known
    ]
    return (*(_rival(row, slots) for row in rows), *registered)


def _rival(row: Sequence[object], slots: dict[str, str | None]) -> Rival:
    node, type_, issuer, place, era, later, candidate = row
    if candidate:
        return Rival(str(node), "fits; nothing stated tells it from the others", True)
    other = [
        f"another {name}: {value}"
        for name, value in (("type", type_), ("issuer", issuer), ("place", place), ("era", era))
        if value is not None and slots.get(name) is not None and value != slots[name]
    ]
    if later:
        other.append("issued after the document appeared")
    return Rival(str(node), "; ".join(other) or "a slot that the mention leaves open is not told", False)
