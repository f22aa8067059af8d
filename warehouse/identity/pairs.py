"""How identity judges pairs of mentions whose answer was noted from their texts.

A world (`corpora/identity_pairs/*/*.yaml`) is a handful of short documents; one warehouse holds all worlds.
Mentions are marked in their texts, `[[A Kế hoạch số 282/KH-UBND]]`; those with one letter name one
instrument, and every two mentions of a world are a pair.  The texts go the whole way: extract, load, resolve.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import duckdb
import yaml

from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse
from pipeline.record import ArchiveRecord, Processed
from warehouse.store import Warehouse

HELD = "held"
"""The folder of the worlds that are looked at only as figures."""

_MARK = re.compile(r"\[\[([A-Z]) (.+?)\]\]", re.S)


class PairsError(ValueError):
    """A world that cannot be read; the message names file, cause and mend."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as its world marks it."""

    source: str
    start: int
    end: int
    """Offsets into the text without marks."""
    words: str
    letter: str
    """The instrument it names."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a world, its marks taken out."""

    source: str
    text: str
    published: str | None
    place: str | None
    """The place its publisher speaks for."""
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Documents whose mentions are pairs of one another."""

    name: str
    held: bool
    about: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, whether they are one instrument, and what identity made of it."""

    world: str
    held: bool
    one: Marked
    other: Marked
    same: bool
    uris: tuple[str | None, str | None]

    @property
    def linked(self) -> bool:
        """Whether identity takes the two for one instrument."""
        return self.uris[0] is not None and self.uris[0] == self.uris[1]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Counts over pairs."""

    pairs: int
    same: int
    """Pairs that are one instrument."""
    linked: int
    """Those of them that identity links."""
    wrong: int
    """Pairs that are two instruments and are linked all the same."""

    @property
    def wrong_share(self) -> float:
        """Wrong links among all pairs."""
        return self.wrong / self.pairs if self.pairs else 0.0

    @property
    def linked_share(self) -> float:
        """Links found among the pairs that are one instrument."""
        return self.linked / self.same if self.same else 0.0


def load_worlds(folder: Path) -> list[World]:
    """The worlds under `folder`, in order.

    Raises:
        PairsError: there are none, or one cannot be read.
    """
    paths = sorted(folder.glob("*/*.yaml"))
    if not paths:
        raise PairsError(f"{folder}: no worlds there (open/*.yaml, held/*.yaml); name another folder")
    return [_world(path) for path in paths]


def judge_pairs(worlds: Iterable[World], kit: Kit) -> Iterator[Pair]:
    """Every pair of every world, with the URIs that identity gives its mentions."""
    with Warehouse(":memory:") as warehouse:
        all_of_them = list(worlds)
        warehouse.load([_processed(paper, kit) for world in all_of_them for paper in world.papers])
        warehouse.resolve()
        for world in all_of_them:
            marks = [mark for paper in world.papers for mark in paper.marked]
            marked = [(mark, _uri(warehouse.connection, mark)) for mark in marks]
            for (one, a), (other, b) in combinations(marked, 2):
                yield Pair(world.name, world.held, one, other, one.letter == other.letter, (a, b))


def figures(pairs: Iterable[Pair]) -> PairFigures:
    """The counts of `pairs`."""
    rows = list(pairs)
    same = [pair for pair in rows if pair.same]
    return PairFigures(
        len(rows),
        len(same),
        sum(pair.linked for pair in same),
        sum(pair.linked for pair in rows if not pair.same),
    )


def _world(path: Path) -> World:
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        papers = tuple(
            _paper(f"https://{path.stem}.test/{number}", row)
            for number, row in enumerate(given["documents"], start=1)
        )
        about = str(given["about"])
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise PairsError(f"{path}: no world: {error}; see the README beside it") from error
    return World(path.stem, path.parent.name == HELD, about, papers)


def _paper(source: str, row: dict[str, object]) -> Paper:
    text, marked, end = "", [], 0
    given = str(row["text"]).strip()
    for match in _MARK.finditer(given):
        text += given[end : match.start()]
        letter, words = match.groups()
        marked.append(Marked(source, len(text), len(text) + len(words), words, letter))
        text += words
        end = match.end()
    published, place = row.get("published"), row.get("place")
    return Paper(
        source,
        text + given[end:],
        str(published) if published else None,
        str(place) if place else None,
        tuple(marked),
    )


def _processed(paper: Paper, kit: Kit) -> Processed:
    context = Context(paper.source, jurisdiction=paper.place, fetched="2026-11-01")
    document = parse(paper.text.encode(), f"{paper.source}.txt")
    if len(document.text) != len(paper.text):
        raise PairsError(f"{paper.source}: parsing changes its length; write it in NFC, single-spaced")
    document = replace(document, published=paper.published)
    sha256 = hashlib.sha256((paper.source + paper.text).encode()).hexdigest()
    record = ArchiveRecord(sha256, paper.source, "2026-11-01T00:00:00Z", len(paper.text.encode()))
    return Processed(record, context, document, extract(document, context, kit), "pairs")


def _uri(connection: duckdb.DuckDBPyConnection, mark: Marked) -> str | None:
    """The URI of the mention that covers most of a mark; None where it stays open or was not read."""
    row = connection.execute(
        """
        SELECT uri FROM mentions WHERE source = $source AND start < $end AND "end" > $start
        ORDER BY least("end", $end) - greatest(start, $start) DESC, start LIMIT 1
        """,
        {"source": mark.source, "start": mark.start, "end": mark.end},
    ).fetchone()
    return row[0] if row else None
