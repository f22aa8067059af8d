"""Chains as a drawing: levels from the centre to the commune downwards, years across."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEVELS = ("centre", "province", "district", "commune")
COLUMN, ROW, STACK = 250.0, 120.0, 50.0
LEFT, TOP = 90.0, 30.0
WIDTH, HEIGHT = 150.0, 32.0
_COMMUNE = re.compile(r"/(phuong|xa|thi-tran|dac-khu)-")
_BELOW = re.compile(r"^vn/[^/]+/[^/]+/[^/]+/[^/]+/[^/]+/[^/]+$")


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow, numbered as its step is."""

    start: str
    end: str
    relation: str
    step: int


@dataclass(frozen=True, slots=True)
class Node:
    """An instrument's box, by its middle."""

    uri: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from box to box, with the place of its words."""

    edge: Edge
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and arrows, in units of the drawing."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    years: tuple[tuple[str, float], ...]
    """Each year with its x; `?` for what has none."""
    levels: tuple[tuple[str, float], ...]
    """Each level with its y."""
    width: float
    height: float

    @classmethod
    def of(cls, labels: Mapping[str, str], years: Mapping[str, int | None], edges: Sequence[Edge]) -> Drawing:
        """The drawing of `labels` by URI; boxes of one level and year stand below one another.

        >>> uris = {"vn/tw/bo-chinh-tri/chi-thi/k11/34": "34-CT/TW", "vn/vinh/ubnd/ke-hoach/2024/5": "5/KH"}
        >>> one = Drawing.of(uris, {uri: 2014 for uri in uris}, [])
        >>> [(node.label, node.x, node.y) for node in one.nodes]
        [('34-CT/TW', 215.0, 90.0), ('5/KH', 215.0, 210.0)]
        """
        columns = sorted({str(year) if year else "?" for year in years.values()})
        rows = [level for level in LEVELS if any(level_of(uri) == level for uri in labels)]
        cells: dict[tuple[str, str], list[str]] = defaultdict(list)
        for uri in sorted(labels):
            cells[level_of(uri), str(years.get(uri) or "?")].append(uri)
        across = {year: LEFT + COLUMN * (place + 0.5) for place, year in enumerate(columns)}
        down, y = {}, TOP
        for level in rows:
            deep = max(len(cells[level, year]) for year in columns)
            down[level] = y + ROW / 2
            y += ROW + STACK * (deep - 1)
        nodes = {
            uri: Node(uri, labels[uri], across[year], down[level] + STACK * place)
            for (level, year), uris in cells.items()
            for place, uri in enumerate(uris)
        }
        return cls(
            tuple(nodes.values()),
            tuple(_arrow(edge, nodes[edge.start], nodes[edge.end]) for edge in edges),
            tuple(across.items()),
            tuple(down.items()),
            LEFT + COLUMN * len(columns),
            y,
        )


def level_of(uri: str) -> str:
    """How far from the centre an instrument's issuer is, as its URI says.

    >>> level_of("vn/tw/bo-chinh-tri/chi-thi/k11/34"), level_of("vn/quoc-hoi/luat/2022/thi-dua-khen-thuong")
    ('centre', 'centre')
    >>> level_of("vn/ha-noi/huyen-gia-lam/ubnd/ke-hoach/2023/9")
    'district'
    >>> level_of("vn/ha-noi/phuong-ba-dinh/ubnd/ke-hoach/2026/9")
    'commune'
    """
    if uri.startswith(("vn/tw/", "vn/quoc-hoi/", "vn/ubtvqh/")):
        return "centre"
    if _COMMUNE.search(uri):
        return "commune"
    return "district" if _BELOW.match(uri) else "province"


def _arrow(edge: Edge, start: Node, end: Node) -> Arrow:
    """From the one box's edge to the other's, bowed so that arrows do not lie on one another."""
    upward = end.y < start.y - HEIGHT
    downward = end.y > start.y + HEIGHT
    if upward or downward:
        sign = -1 if upward else 1
        x1, y1, x2, y2 = start.x, start.y + sign * HEIGHT / 2, end.x, end.y - sign * (HEIGHT / 2 + 7)
        bend = (y2 - y1) / 2
        path = f"M{x1:g} {y1:g} C{x1:g} {y1 + bend:g} {x2:g} {y2 - bend:g} {x2:g} {y2:g}"
    else:
        sign = -1 if end.x < start.x else 1
        x1, y1, x2, y2 = start.x + sign * WIDTH / 2, start.y, end.x - sign * (WIDTH / 2 + 7), end.y
        bend = 28 if abs(x2 - x1) > COLUMN else 0
        path = f"M{x1:g} {y1:g} Q{(x1 + x2) / 2:g} {(y1 + y2) / 2 + bend:g} {x2:g} {y2:g}"
    return Arrow(edge, path, (x1 + x2) / 2, (y1 + y2) / 2 - 4)
