"""Chains between two instruments in the edges that a walk met, shortest first."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.answers.graph import MOST_STEPS, Edge

MOST_CHAINS = 1_000
"""A dense graph has millions of long chains: those of a length are given together or not at all, the shortest
at most this many."""
_MOST_TRIES = 200_000


@dataclass(frozen=True, slots=True)
class Chains:
    """Chains of edges from one instrument to another."""

    found: tuple[tuple[Edge, ...], ...]
    cut_at: int | None
    """The number of steps from which on chains are left out, where some are."""


def find_chains(edges: Sequence[Edge], start: int, goal: int) -> Chains:
    """Every chain from `start` to `goal` of at most eight edges that passes no instrument twice.

    >>> edges = [Edge(1, "implements", 2), Edge(2, "implements", 3), Edge(1, "guides", 3)]
    >>> [[edge.end for edge in chain] for chain in find_chains(edges, 1, 3).found]
    [[3], [2, 3]]
    """
    ahead = _steps_ahead(edges, goal)
    if start not in ahead or start == goal:
        return Chains((), None)
    useful = defaultdict(list)
    for edge in edges:
        if edge.end in ahead and edge.start != goal:
            useful[edge.start].append(edge)
    found: list[tuple[Edge, ...]] = []
    tries = _Tries()
    for length in range(ahead[start], MOST_STEPS + 1):
        same: list[tuple[Edge, ...]] = []
        for chain in _of_length(useful, ahead, start, length, tries):
            same.append(chain)
            if len(found) + len(same) > MOST_CHAINS:
                return Chains(tuple(found or same[:MOST_CHAINS]), length)
        found += same
        if tries.spent:
            return Chains(tuple(found), length)
    return Chains(tuple(found), None)


def _steps_ahead(edges: Sequence[Edge], goal: int) -> dict[int, int]:
    """How many steps the goal is away from each instrument that leads to it."""
    before = defaultdict(set)
    for edge in edges:
        before[edge.end].add(edge.start)
    ahead, queue = {goal: 0}, deque([goal])
    while queue:
        at = queue.popleft()
        for one in before[at] - ahead.keys():
            ahead[one] = ahead[at] + 1
            queue.append(one)
    return ahead


class _Tries:
    """What the search may cost where most ways end in what was passed already."""

    def __init__(self) -> None:
        self.left = _MOST_TRIES

    @property
    def spent(self) -> bool:
        return self.left <= 0


def _of_length(
    useful: dict[int, list[Edge]], ahead: dict[int, int], start: int, length: int, tries: _Tries
) -> Iterator[tuple[Edge, ...]]:
    stack: list[tuple[Edge, ...]] = [()]
    while stack and not tries.spent:
        tries.left -= 1
        chain = stack.pop()
        at = chain[-1].end if chain else start
        if len(chain) == length:
            if ahead[at] == 0:
                yield chain
            continue
        passed = {start, *(edge.end for edge in chain)}
        left = length - len(chain) - 1
        stack += [
            (*chain, edge)
            for edge in reversed(useful[at])
            if ahead[edge.end] <= left and edge.end not in passed
        ]
