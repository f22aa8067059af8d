"""The graph of instruments as GraphML, which Gephi, NetworkX, yEd and igraph read; written in one pass."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from lxml import etree

from warehouse.export.tables import told
from warehouse.query import reader

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_BATCH = 10_000
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NODES = """
    SELECT n.node AS id, any_value(n.label) AS label, bool_or(n.settled) AS settled,
           any_value(i.number) AS number, any_value(i.type) AS type, any_value(i.issuer) AS issuer,
           any_value(i.place) AS place, any_value(i.issued)::VARCHAR AS issued, any_value(i.era) AS era,
           any_value(i.title) AS title, coalesce(any_value(i.own_text), false) AS own_text,
           max(n.mentions)::INTEGER AS mentions
    FROM (
        SELECT node, label, settled, mentions FROM instrument_names
        UNION ALL SELECT from_uri, "from", NOT starts_with(from_uri, 'open:'), 0 FROM edges
        UNION ALL SELECT to_uri, "to", NOT starts_with(to_uri, 'open:'), 0 FROM edges
    ) AS n LEFT JOIN instruments AS i ON i.uri = n.node
    GROUP BY n.node ORDER BY n.node
"""
_EDGES = """
    SELECT from_uri, to_uri, relation, rests_on, sources::INTEGER AS sources, date::VARCHAR AS date, basis,
           quote, source
    FROM edges ORDER BY from_uri, to_uri, relation
"""
_KINDS = {"VARCHAR": "string", "BOOLEAN": "boolean", "INTEGER": "int"}


@dataclass(frozen=True, slots=True)
class Graph:
    """What was written."""

    nodes: int
    edges: int


def export_graph(path: Path | str, file: Path) -> Graph:
    """Write every instrument, and every mention that stays open and is related to one, with all edges.

    Rows stream from the warehouse into the file, which is written beside its place and renamed.

    Raises:
        ExportError: the file cannot be written.
        QueryError: the warehouse cannot be read.
    """
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    with told(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with reader(path) as connection:
                graph = _written(connection, fresh)
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)
    return graph


def _written(connection: duckdb.DuckDBPyConnection, file: Path) -> Graph:
    fields = {"node": _fields(connection, _NODES)[1:], "edge": _fields(connection, _EDGES)[2:]}
    with etree.xmlfile(str(file), encoding="utf-8") as out:
        out.write_declaration()
        with out.element("graphml", nsmap={None: _NAMESPACE}):
            for domain, named in fields.items():
                for name, kind in named:
                    key = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
                    out.write(etree.Element("key", key))
            with out.element("graph", {"id": "instruments", "edgedefault": "directed"}):
                nodes = edges = 0
                for uri, *values in _rows(connection, _NODES):
                    out.write(_element("node", {"id": uri}, fields["node"], values))
                    nodes += 1
                for start, end, *values in _rows(connection, _EDGES):
                    ends = {"id": f"e{edges}", "source": start, "target": end}
                    out.write(_element("edge", ends, fields["edge"], values))
                    edges += 1
    return Graph(nodes, edges)


def _fields(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str, str]]:
    return [(name, _KINDS[kind]) for name, kind, *_ in connection.execute(f"DESCRIBE {sql}").fetchall()]


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[Any, ...]]:
    answer = connection.execute(sql)
    while batch := answer.fetchmany(_BATCH):
        yield from batch


def _element(
    tag: str, attributes: dict[str, str], fields: list[tuple[str, str]], values: list[Any]
) -> etree._Element:
    element = etree.Element(tag, {name: _clean(value) for name, value in attributes.items()})
    for (name, _), value in zip(fields, values, strict=True):
        if value is not None:
            data = etree.SubElement(element, "data", key=f"{tag}-{name}")
            data.text = str(value).lower() if isinstance(value, bool) else _clean(str(value))
    return element


def _clean(text: str) -> str:
    """Without the code points that XML cannot hold."""
    return _NOT_XML.sub(" ", text)
