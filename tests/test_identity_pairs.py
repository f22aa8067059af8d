"""Pairs of mentions labelled from their texts: how they are read, and what identity makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.kit import Kit
from flows.cli.main import run
from flows.cli.pairing import MOST_WRONG, WORLDS, evaluate_pairs
from warehouse.identity.pairs import Pair, PairsError, figures, judge_pairs, load_worlds

WORLD = """about: two cities
documents:
- published: 2023-12-05
  place: Hà Nội
  text: |
    Tin thi đua
    [[A Kế hoạch số 282/KH-UBND ngày 30/11/2023 của UBND Thành phố]] và [[A Kế hoạch 282]].
- text: |
    Tin khác
    [[B Kế hoạch số 282/KH-UBND ngày 30/11/2023 của UBND thành phố Hải Phòng]].
"""


def write(folder: Path, text: str = WORLD) -> Path:
    path = folder / "open" / "one.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_world_is_its_papers_without_marks(tmp_path: Path) -> None:
    (world,) = load_worlds(write(tmp_path))
    assert (world.name, world.held, world.about) == ("one", False, "two cities")
    first, second = world.papers
    assert (first.published, first.place, second.place) == ("2023-12-05", "Hà Nội", None)
    assert "[[" not in first.text
    assert [mark.letter for mark in first.marked] == ["A", "A"]
    assert [first.text[mark.start : mark.end] for mark in first.marked] == [
        mark.words for mark in first.marked
    ]


def test_every_two_mentions_are_a_pair(tmp_path: Path, kit: Kit) -> None:
    pairs = list(judge_pairs(load_worlds(write(tmp_path)), kit))
    assert [(pair.same, pair.linked) for pair in pairs] == [(True, True), (False, False), (False, False)]
    told = figures(pairs)
    assert (told.pairs, told.same, told.linked, told.wrong) == (3, 1, 1, 0)
    assert (told.wrong_share, told.linked_share) == (0.0, 1.0)


@pytest.mark.parametrize(
    "text", ["documents: [", "about: no documents", "about: x\ndocuments:\n- place: Hà Nội\n"]
)
def test_a_world_that_cannot_be_read_names_its_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(PairsError, match=r"one\.yaml: no world"):
        load_worlds(write(tmp_path, text))


def test_a_folder_without_worlds_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PairsError, match="no worlds there"):
        load_worlds(tmp_path)


def test_a_wrong_label_breaks_the_floor_and_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, WORLD.replace("[[A Kế hoạch 282]]", "[[C Kế hoạch 282]]"))
    with pytest.raises(Exception, match=r"33\.333% of the pairs are wrong links"):
        evaluate_pairs(errors=True, floors=True, folder=folder)
    assert "one: wrong link\n  Kế hoạch số 282/KH-UBND" in capsys.readouterr().out


@pytest.fixture(scope="module")
def judged(kit: Kit) -> list[Pair]:
    return list(judge_pairs(load_worlds(WORLDS), kit))


def test_two_hundred_pairs_and_a_third_of_them_held_out(judged: list[Pair]) -> None:
    held = sum(pair.held for pair in judged)
    assert len(judged) >= 200
    assert 0.25 <= held / len(judged) <= 0.4


@pytest.mark.parametrize("held", [False, True])
def test_wrong_links_are_rare_and_right_ones_the_rule(judged: list[Pair], held: bool) -> None:
    told = figures(pair for pair in judged if pair.held is held)
    assert told.wrong_share <= MOST_WRONG
    assert told.linked_share >= 0.9


def test_the_command_prints_both_parts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("flows.cli.pairing.WORLDS", write(tmp_path))
    assert run(["evaluate", "--pairs"]) == 0
    assert "open\t3\t0\t0.000%\t1\t1\t1.000" in capsys.readouterr().out
