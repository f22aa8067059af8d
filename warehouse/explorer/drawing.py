"""Chains as a drawing: levels from the centre to the commune downwards, years across."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

LEVELS = ("centre", "province", "district", "commune")
LEFT, TOP, BOW = 116.0, 30.0, 56.0
WIDTH, HEIGHT = 150.0, 32.0
ROW, STACK = 120.0, 64.0
COLUMN, NARROW, SHEET = 290.0, 180.0, 1150.0
"""Width of a year, at most and at least, and of the page that all should fit on."""
FEW = 8
"""So many arrows bear their words; more bear the number of their step."""
WORDS, NUMBER = (132.0, 18.0), (26.0, 20.0)
"""Size of what an arrow bears."""
ABOVE = 11.0
"""So far above an arrow that lies flat, its words are read beside it."""
PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86)
"""Where on an arrow its words may stand, the best first."""
_COMMUNE = re.compile(r"/(phuong|xa|thi-tran|dac-khu)-")
_OPEN_LAW = re.compile(r"open:[^:]*:(luat|bo-luat|phap-lenh|hien-phap)-")
_BELOW = re.compile(r"^vn/[^/]+/[^/]+/[^/]+/[^/]+/[^/]+/[^/]+$")

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


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
    """An arrow from box to box, with the middle of what it bears."""

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
    worded: bool
    """Whether arrows bear words, or only the number of their step."""

    @classmethod
    def of(cls, labels: Mapping[str, str], years: Mapping[str, int | None], edges: Sequence[Edge]) -> Drawing:
        """The drawing of `labels` by URI; boxes of one level and year stand below one another.

        >>> uris = {"vn/tw/bo-chinh-tri/chi-thi/k11/34": "34-CT/TW", "vn/vinh/ubnd/ke-hoach/2024/5": "5/KH"}
        >>> one = Drawing.of(uris, {uri: 2014 for uri in uris}, [])
        >>> [(node.label, node.x, node.y) for node in one.nodes]
        [('34-CT/TW', 261.0, 90.0), ('5/KH', 261.0, 210.0)]
        """
        columns = sorted({str(year) if year else "?" for year in years.values()})
        rows = [level for level in LEVELS if any(level_of(uri) == level for uri in labels)]
        cells: dict[tuple[str, str], list[str]] = defaultdict(list)
        for uri in sorted(labels):
            cells[level_of(uri), str(years.get(uri) or "?")].append(uri)
        column = max(NARROW, min(COLUMN, (SHEET - LEFT) // max(len(columns), 1)))
        across = {year: LEFT + column * (place + 0.5) for place, year in enumerate(columns)}
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
            tuple(_arrows(edges, nodes)),
            tuple(across.items()),
            tuple(down.items()),
            LEFT + column * len(columns) + (BOW if (column - WIDTH) / 2 < BOW else 0),
            y,
            len(edges) <= FEW,
        )


def level_of(uri: str) -> str:
    """How far from the centre an instrument's issuer is, as its URI says.

    >>> level_of("vn/tw/bo-chinh-tri/chi-thi/k11/34"), level_of("vn/quoc-hoi/luat/2022/thi-dua-khen-thuong")
    ('centre', 'centre')
    >>> level_of("vn/ha-noi/huyen-gia-lam/ubnd/ke-hoach/2023/9")
    'district'
    >>> level_of("open:8345:luat-thi-dua-khen-thuong")
    'centre'
    >>> level_of("vn/ha-noi/phuong-ba-dinh/ubnd/ke-hoach/2026/9")
    'commune'
    """
    if uri.startswith(("vn/tw/", "vn/quoc-hoi/", "vn/ubtvqh/")) or _OPEN_LAW.match(uri):
        return "centre"
    if _COMMUNE.search(uri):
        return "commune"
    return "district" if _BELOW.match(uri) else "province"


def _arrows(edges: Sequence[Edge], nodes: Mapping[str, Node]) -> Iterator[Arrow]:
    """An arrow an edge; what it bears covers no box and no words of another where there is room."""
    taken = [_around((node.x, node.y), (WIDTH, HEIGHT)) for node in nodes.values()]
    size = WORDS if len(edges) <= FEW else NUMBER
    for edge in edges:
        curve = _curve(nodes[edge.start], nodes[edge.end], nodes.values())
        raised = ABOVE if size is WORDS and len({y for _, y in curve}) == 1 else 0.0
        places = [(x, y - raised) for x, y in (_on(curve, share) for share in PLACES)]
        free = (place for place in places if not _overlaps(_around(place, size), taken))
        x, y = next(free, places[0])
        taken.append(_around((x, y), size))
        yield Arrow(edge, _path(curve), round(x, 1), round(y, 1))


def _curve(start: Node, end: Node, nodes: Iterable[Node]) -> tuple[Point, ...]:
    """From the one box's edge to the other's, past the boxes between them."""
    if start.x == end.x and _between(start, end, nodes):
        x, out = start.x + WIDTH / 2, start.x + WIDTH / 2 + BOW
        return (x, start.y), (out, start.y), (out, end.y), (x + 7, end.y)
    if abs(end.y - start.y) > HEIGHT:
        sign = -1 if end.y < start.y else 1
        y1, y2 = start.y + sign * HEIGHT / 2, end.y - sign * (HEIGHT / 2 + 7)
        bend = (y2 - y1) / 2
        return (start.x, y1), (start.x, y1 + bend), (end.x, y2 - bend), (end.x, y2)
    sign = -1 if end.x < start.x else 1
    x1, x2 = start.x + sign * WIDTH / 2, end.x - sign * (WIDTH / 2 + 7)
    return (x1, start.y), ((x1 + x2) / 2, start.y + (STACK if abs(x2 - x1) > COLUMN else 0)), (x2, end.y)


def _between(start: Node, end: Node, nodes: Iterable[Node]) -> bool:
    low, high = sorted((start.y, end.y))
    return any(node.x == start.x and low < node.y < high for node in nodes)


def _path(curve: Sequence[Point]) -> str:
    """A curve as SVG writes it: quadratic or cubic by its number of points."""
    (x, y), *rest = curve
    return f"M{x:g} {y:g} {'Q' if len(rest) == 2 else 'C'}{' '.join(f'{a:g} {b:g}' for a, b in rest)}"


def _on(curve: Sequence[Point], share: float) -> Point:
    """The point of a Bézier curve at a share of its way.

    >>> _on([(0.0, 0.0), (10.0, 20.0), (20.0, 0.0)], 0.5)
    (10.0, 10.0)
    """
    while len(curve) > 1:
        curve = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairwise(curve)]
    return curve[0]


def _around(middle: Point, size: Point) -> Rectangle:
    (x, y), (width, height) = middle, size
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _overlaps(one: Rectangle, others: Iterable[Rectangle]) -> bool:
    left, top, right, bottom = one
    return any(left < r and at < right and top < b and t < bottom for at, t, r, b in others)
