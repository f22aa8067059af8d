"""Chains in bare edges: every one, shortest first, and an honest end where there are too many."""

from __future__ import annotations

from itertools import permutations

import pytest

from warehouse.answers.chains import MOST_CHAINS, find_chains
from warehouse.answers.graph import Edge


def edges(*pairs: str) -> list[Edge]:
    """Edges from words such as `12`: 1 rests on 2."""
    return [Edge(int(pair[0]), "implements", int(pair[1])) for pair in pairs]


CASES = [
    ("none", edges("12"), []),
    ("shortest first", edges("12", "29", "19"), ["9", "29"]),
    ("a ring is passed once", edges("12", "21", "29"), ["29"]),
    ("nothing goes on through the goal", edges("19", "92", "29"), ["9"]),
    ("two ways of one length", edges("12", "13", "29", "39"), ["29", "39"]),
    ("a dead end is left", edges("12", "24", "19"), ["9"]),
    ("eight steps at most", edges("12", "23", "34", "45", "56", "67", "78", "89"), ["23456789"]),
]


@pytest.mark.parametrize(("name", "given", "expected"), CASES, ids=[case[0] for case in CASES])
def test_chains(name: str, given: list[Edge], expected: list[str]) -> None:
    found = find_chains(given, 1, 9)
    assert ["".join(str(edge.end) for edge in chain) for chain in found.found] == expected, name
    assert found.cut_at is None


def test_two_relations_between_two_instruments_are_two_chains() -> None:
    both = [Edge(1, "guides", 2), Edge(1, "implements", 2)]
    assert find_chains(both, 1, 2).found == ((both[0],), (both[1],))


def test_lengths_are_told_whole_or_not_at_all() -> None:
    dense = [Edge(a, "implements", b) for a, b in permutations(range(18), 2)]
    found = find_chains(dense, 0, 17)
    assert (len(found.found), found.cut_at) == (1 + 16 + 16 * 15, 4)


def test_of_the_shortest_alone_at_most_a_thousand() -> None:
    middles = range(1, 1_200)
    wide = [Edge(0, "guides", m) for m in middles] + [Edge(m, "guides", 9_999) for m in middles]
    found = find_chains(wide, 0, 9_999)
    assert (len(found.found), found.cut_at) == (MOST_CHAINS, 2)


def test_a_search_that_only_meets_rings_ends() -> None:
    """Every long way comes back to the one bridge, which is passed already."""
    crowd = [Edge(a, "guides", b) for a, b in permutations(range(10, 110), 2)]
    bridge = [Edge(0, "guides", 1), Edge(1, "guides", 2)]
    back = [Edge(2, "guides", 10), *(Edge(a, "guides", 1) for a in range(10, 110))]
    found = find_chains([*bridge, *back, *crowd, Edge(1, "guides", 3)], 0, 3)
    assert [[edge.end for edge in chain] for chain in found.found] == [[1, 3]]
    assert found.cut_at is not None
