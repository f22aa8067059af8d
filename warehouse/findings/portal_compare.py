"""A portal's relations held against ours: what agrees, is missing, extra, of another type or direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.findings.portal_file import PortalRelation
from warehouse.query import reader

OUTCOMES = ("direction", "type", "missing", "extra", "ambiguous", "not_here", "agrees")
"""What wants looking at first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One relation, as the portal and as the warehouse have it; the acting paper first."""

    outcome: str
    """`agrees`; `missing` (the portal's alone), `extra` (ours alone), `type`, `direction` (told otherwise);
    `ambiguous` (a number that several instruments bear), `not_here` (one that no document names)."""
    actor: str
    theirs: str | None
    """The portal's label."""
    target: str
    ours: tuple[str, ...]
    """Our relation types between the two; of `direction` those the other way round."""
    line: int | None
    """Line of the file, or place in the JSON list; None for what is extra."""
    note: str
    """What explains it, such as that the acting paper's own text is not here."""
    quote: str | None = None
    source: str | None = None
    start: int | None = None
    end: int | None = None


_ENDS = """
    CREATE TEMP TABLE ends AS
    WITH asked AS (
        SELECT DISTINCT name, try_cast(issued AS DATE) AS issued FROM portal_ends
    )
    SELECT a.name, a.issued, list(n.node ORDER BY n.node) FILTER (n.node IS NOT NULL) AS nodes
    FROM (SELECT *, number_key(name) AS number_key FROM asked) AS a
    LEFT JOIN instrument_names AS n
      ON n.settled AND (n.node = a.name OR n.number_key = a.number_key)
     AND coalesce(n.issued = a.issued, true)
    GROUP BY a.name, a.issued
"""
_OURS = """
    SELECT l.from_node, l.to_node, l.relation, l.quote, d.source, l.start, l."end", l.from_number, l.to_number
    FROM instrument_links AS l JOIN current_documents AS d USING (version_id)
    WHERE l.from_node IN (SELECT unnest(nodes) FROM ends) OR l.to_node IN (SELECT unnest(nodes) FROM ends)
    ORDER BY l.relation = 'cites', l.relation, l.from_node, l.to_node
"""
_OWN_TEXT = "SELECT uri FROM instruments WHERE own_text AND uri IN (SELECT unnest(nodes) FROM ends)"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Ours:
    """What the warehouse knows of the instruments that the file names."""

    nodes: dict[tuple[str, str | None], list[str]]
    """By number and day, the instruments that bear it."""
    links: dict[Pair, list[Any]]
    """By acting and other instrument, rows of our links."""
    own_text: set[str]


def compare(warehouse: Path, relations: Sequence[PortalRelation]) -> tuple[Compared, ...]:
    """Every relation of the portal beside ours, then what we have of the same papers and the portal has not.

    Extra are only relations of the types and directions that the file lists for a paper at all.

    Raises:
        QueryError: there is no warehouse.
    """
    ours = _read(warehouse, relations)
    compared = [_compared(one, ours) for one in relations]
    compared += _extra(relations, ours)
    return tuple(
        sorted(compared, key=lambda one: (OUTCOMES.index(one.outcome), one.line or 0, one.actor, one.target))
    )


def _read(warehouse: Path, relations: Sequence[PortalRelation]) -> _Ours:
    ends = [(one.actor, one.actor_issued) for one in relations]
    ends += [(one.target, one.target_issued) for one in relations]
    names, days = zip(*ends, strict=True) if ends else ((), ())
    with reader(warehouse) as connection:
        given = {"name": pa.array(names, pa.string()), "issued": pa.array(days, pa.string())}
        connection.register("portal_ends", pa.table(given))
        connection.execute(_ENDS)
        nodes = connection.execute("SELECT name, issued, nodes FROM ends").fetchall()
        links: dict[Pair, list[Any]] = {}
        for row in connection.execute(_OURS).fetchall():
            links.setdefault((row[0], row[1]), []).append(row)
        own = {uri for (uri,) in connection.execute(_OWN_TEXT).fetchall()}
    return _Ours({(name, str(day) if day else None): found or [] for name, day, found in nodes}, links, own)


def _compared(one: PortalRelation, ours: _Ours) -> Compared:
    def told(outcome: str, note: str = "", rows: Sequence[Any] = ()) -> Compared:
        evidence = rows[0][3:7] if rows else ()
        kinds = tuple(dict.fromkeys(row[2] for row in rows))
        return Compared(outcome, one.actor, one.label, one.target, kinds, one.line, note, *evidence)

    actors = ours.nodes[one.actor, one.actor_issued]
    targets = ours.nodes[one.target, one.target_issued]
    for name, nodes in ((one.actor, actors), (one.target, targets)):
        if not nodes:
            return told("not_here", f"no document names {name}")
    rows = [row for a in actors for b in targets for row in ours.links.get((a, b), ())]
    back = [row for a in actors for b in targets for row in ours.links.get((b, a), ())]
    fitting = [row for row in rows if row[2] in one.relations or one.relations == ("cites",)]
    if fitting:
        return told("agrees", rows=fitting)
    for name, nodes in ((one.actor, actors), (one.target, targets)):
        if len(nodes) > 1:
            return told(
                "ambiguous", f"{name} is {', '.join(nodes[:4])}{' …' if len(nodes) > 4 else ''}; add its day"
            )
    if turned := [row for row in back if row[2] in one.relations]:
        return told("direction", "told the other way round", turned)
    if rows:
        return told("type", f"{one.relations[0]} by the portal", rows)
    return told("missing", "" if actors[0] in ours.own_text else "its own text is not here")


def _extra(relations: Sequence[PortalRelation], ours: _Ours) -> list[Compared]:
    listed: set[Pair] = set()
    subjects: dict[tuple[str, bool], set[str]] = {}
    for one in relations:
        actors = ours.nodes[one.actor, one.actor_issued]
        targets = ours.nodes[one.target, one.target_issued]
        listed |= {pair for a in actors for b in targets for pair in ((a, b), (b, a))}
        subject = actors if one.subject_acts else targets
        if len(subject) == 1:
            subjects.setdefault((subject[0], one.subject_acts), set()).update(one.relations)
    found = []
    for (from_node, to_node), rows in ours.links.items():
        wanted = subjects.get((from_node, True), set()) | subjects.get((to_node, False), set())
        fitting = [row for row in rows if row[2] in wanted and row[2] != "cites"]
        if fitting and (from_node, to_node) not in listed:
            kinds = tuple(dict.fromkeys(row[2] for row in fitting))
            row = fitting[0]
            found.append(
                Compared("extra", row[7], None, row[8], kinds, None, "the portal does not list it", *row[3:7])
            )
    return found
