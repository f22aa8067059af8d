"""Relation edges against gold: the edges, then with their types, then type by type."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.evaluate.names import number_key, same_name
from pipeline.evaluate.tally import Row, Tally

TYPED = "relations.typed"


def score_relations(tally: Tally, gold: Row, found: Row) -> None:
    """Count the edges of one document; a plain `cites` more than gold has counts for nothing."""
    ours, theirs = _edges(gold), _edges(found)
    wanted = [edge for edge in theirs if edge["type"] != "cites" or any(_typed(row, edge) for row in ours)]
    loose = [edge for edge in theirs if edge in wanted or any(_same(row, edge) for row in ours)]
    tally.match("relations", _distinct(ours), _distinct(loose), [_typed, _same], _show)
    pairs = tally.match(TYPED, ours, wanted, [_typed], _show)
    tally.fields("relations", [pair for pair in pairs if pair[0].get("partial")], "partial", _equal)
    for type_ in sorted({edge["type"] for edge in (*ours, *wanted)}):
        tally.match(f"relations.{type_}", _of(ours, type_), _of(wanted, type_), [_same], _show)


def _equal(a: object, b: object) -> bool:
    return a == b


def _of(edges: Iterable[Row], type_: str) -> list[Row]:
    return [edge for edge in edges if edge["type"] == type_]


def _edges(side: Row) -> list[Row]:
    """The edges of one side with `self` by its own number; those from a news text itself are none."""
    own = side.get("self")
    edges = []
    for row in side.get("relations") or []:
        edge = dict(row)
        for key in ("from", "to"):
            if edge[key] == "self":
                edge[key] = (own.get("number") or "self") if own else None
        if edge["from"] and edge["to"]:
            edges.append(edge)
    return _distinct(edges, typed=True)


def _distinct(edges: Iterable[Row], *, typed: bool = False) -> list[Row]:
    kept: dict[tuple[object, ...], Row] = {}
    for edge in edges:
        key = (number_key(edge["from"]), number_key(edge["to"]), edge.get("to_year"), typed and edge["type"])
        kept.setdefault(key, edge)
    return list(kept.values())


def _same(a: Row, b: Row) -> bool:
    years = a.get("to_year"), b.get("to_year")
    same_year = None in years or str(years[0]) == str(years[1])
    return _end(a["from"], b["from"]) and _end(a["to"], b["to"]) and same_year


def _typed(a: Row, b: Row) -> bool:
    return bool(a["type"] == b["type"]) and _same(a, b)


def _end(gold: str, found: str) -> bool:
    if gold[:1].isdigit():
        return number_key(gold) == number_key(found)
    return gold == found or same_name(gold, found)


def _show(edge: Row) -> str:
    return f"{edge['from']} -{edge['type']}-> {edge['to']}"
