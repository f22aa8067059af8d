"""The drawing of chains: boxes apart, arrows past the boxes between, and what they bear readable."""

from __future__ import annotations

from itertools import combinations

import pytest

from warehouse.explorer.drawing import FEW, HEIGHT, NUMBER, SHEET, WIDTH, WORDS, Drawing, Edge

CITY = "vn/ha-noi/ubnd/ke-hoach/{}/{}"
CENTRE = "vn/tw/bo-chinh-tri/chi-thi/{}/{}"


def drawing(years: dict[str, int | None], pairs: list[tuple[str, str]]) -> Drawing:
    edges = [Edge(start, end, "implements", step) for step, (start, end) in enumerate(pairs, start=1)]
    return Drawing.of({uri: uri.rpartition("/")[2] for uri in years}, years, edges)


def chain(length: int) -> tuple[dict[str, int | None], list[tuple[str, str]]]:
    """A plan a year, each resting on the one before and every third on the centre too."""
    plans = [CITY.format(2000 + place // 2, place) for place in range(length)]
    centre = [CENTRE.format(2000 + place // 2, place) for place in range(0, length, 3)]
    years: dict[str, int | None] = {uri: int(uri.split("/")[-2]) for uri in (*plans, *centre)}
    return years, [*zip(plans[1:], plans, strict=False), *zip(plans[::3], centre, strict=False)]


@pytest.mark.parametrize("length", [2, 6, 30])
def test_nothing_lies_on_anything_else(length: int) -> None:
    made = drawing(*chain(length))
    width, height = WORDS if made.worded else NUMBER
    borne = [(arrow.x, arrow.y, width, height) for arrow in made.arrows]
    boxes = [(node.x, node.y, WIDTH, HEIGHT) for node in made.nodes]
    for (x1, y1, w1, h1), (x2, y2, w2, h2) in combinations(borne + boxes, 2):
        assert abs(x1 - x2) >= (w1 + w2) / 2 or abs(y1 - y2) >= (h1 + h2) / 2
    assert all(0 < node.x < made.width and 0 < node.y < made.height for node in made.nodes)


def test_few_arrows_bear_words_and_many_their_numbers() -> None:
    assert drawing(*chain(4)).worded
    years, pairs = chain(20)
    assert len(pairs) > FEW
    assert not drawing(years, pairs).worded


def test_an_arrow_goes_round_the_boxes_between() -> None:
    first, between, last = (CITY.format(2024, number) for number in (1, 2, 3))
    made = drawing(dict.fromkeys((first, between, last), 2024), [(last, first), (between, first)])
    round_, straight = made.arrows
    assert round_.path.startswith(f"M{made.nodes[2].x + WIDTH / 2:g} ")
    assert straight.path.startswith(f"M{made.nodes[1].x:g} ")


@pytest.mark.parametrize("years", [1, 4, 6])
def test_a_few_years_fit_on_the_page(years: int) -> None:
    made = drawing({CITY.format(year, 1): year for year in range(2020, 2020 + years)}, [])
    assert made.width <= SHEET + 110
