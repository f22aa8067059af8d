"""Measuring: places of gold, when names are one, what counts as right, floors, gains and losses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.cli.main import run
from pipeline.evaluate.check import check
from pipeline.evaluate.compare import changes
from pipeline.evaluate.floors import Floor, broken, raised, read_floors, write_floors
from pipeline.evaluate.gold import GoldError, gold_paths, load_gold
from pipeline.evaluate.names import number_key, same_name
from pipeline.evaluate.places import find_places
from pipeline.evaluate.score import score
from pipeline.evaluate.tally import Figures, Outcome, figures

TEXT = "Thực hiện Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017, ông Lê Văn Tám họp."
YAML = """family: news
noise: clean
level: central
year: "2017"
doc_kind: news
title: null
published: null
bylines: []
self: null
about: null
citations:
  - {type: Nghị quyết, number: 19-NQ/TW, issued: 2017-10-25, issuer: null, at: 19-NQ/TW}
dates:
  - {date: 2017-10-25, at: 25/10/2017}
people:
  - {name: Lê Văn Tám, at: Lê Văn Tám}
"""


def write(folder: Path, text: str = TEXT, yaml: str = YAML, name: str = "one") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, "utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(yaml, "utf-8")
    return path


PLACES = [
    ("Nghị quyết 15 và Nghị quyết 15-NQ/TW", "Nghị quyết 15", [(0, 13)]),
    ("các Nghị quyết số 18, 19-NQ/TW", "số [[18]], 19", [(18, 20)]),
    ("10/10/1954-10/10/2024", "10/10/2024", [(11, 21)]),
    ("10/10/1954-10/10/2024", "10/10", []),
    ("số 12/KH-UBND và 2/KH-UBND", "2/KH-UBND", [(17, 26)]),
    ("Lê  Văn\nTám và Lê Văn Tám", "Lê Văn Tám", [(0, 11), (15, 25)]),
    ("Lê Văn Tám", "Văn Tá", []),
]


@pytest.mark.parametrize(("text", "piece", "expected"), PLACES)
def test_a_piece_stands_for_whole_words(text: str, piece: str, expected: list[tuple[int, int]]) -> None:
    assert find_places(text, piece) == expected


NAMES = [
    ("UBND tỉnh Hải Giang", "Ủy ban nhân dân tỉnh Hải Giang", True),
    ("Sở Nội vụ | Sở Nội vụ Hà Nội", "Sở Nội vụ thành phố Hà Nội", True),
    ("Chủ tịch", "Phó Chủ tịch", False),
    ("Khối thi đua số 4", "Khối thi đua số 5", False),
    ("huyện Đông Sơn", "xã Đông Sơn", False),
    ("Luật Đất đai", "Luật sửa đổi, bổ sung Luật Đất đai", False),
    ("Bộ Chính trị", None, False),
]


@pytest.mark.parametrize(("gold", "found", "same"), NAMES)
def test_when_two_names_are_one(gold: str, found: str | None, same: bool) -> None:
    assert same_name(gold, found) is same


def test_numbers_are_compared_by_their_letters() -> None:
    assert number_key("016 – CTr/ TƯ") == number_key("16-CTr/TW")
    assert number_key("16-CTr/TW") != number_key("16-CTr/TU")


def found(**facts: Any) -> dict[str, Any]:
    return {"text": TEXT, "doc_kind": "news", **facts}


def place(piece: str) -> dict[str, Any]:
    start = TEXT.index(piece)
    return {"start": start, "end": start + len(piece), "quote": piece, "confidence": "certain"}


def test_what_is_found_missed_and_invented(tmp_path: Path) -> None:
    gold = load_gold(write(tmp_path))
    outcomes = score(
        gold,
        found(
            citations=[
                {"number": "19-NQ/TW", "issued": "2017-10-26", "issuer": "Bộ Y tế", **place("19-NQ/TW")}
            ],
            dates=[{"date": "2017-10-25", **place("25/10/2017")}],
            people=[{"name": "Lê Văn", **place("Lê Văn")}],
        ),
    )
    told = {(row.kind, row.verdict) for row in outcomes}
    assert {
        ("citations", "hit"),
        ("citations.spans", "hit"),
        ("citations.issued", "wrong"),
        ("citations.issuer", "spurious"),
        ("dates", "hit"),
        ("dates.spans", "hit"),
        ("people", "missed"),
        ("people", "spurious"),
        ("people.spans", "missed"),
    } <= told
    rows = figures(outcomes)
    assert rows["dates"] == Figures(1, 1, 1)
    assert rows["people"].f1 == 0.0
    assert rows["citations.issued"] == Figures(0, 1, 1)


def test_an_edge_with_another_type_is_found_but_not_typed(tmp_path: Path) -> None:
    yaml = (
        YAML
        + "relations:\n  - {from: 19-NQ/TW, type: implements, to: 1-KL/TW, at: Thực hiện Nghị quyết số}\n"
    )
    gold = load_gold(write(tmp_path, yaml=yaml))
    edge = {"from": "19-NQ/TW", "to": "1-KL/TW", "type": "amends", "to_year": None, **place("Thực hiện")}
    rows = figures(score(gold, found(relations=[edge, {**edge, "type": "cites", "to": "2-KL/TW"}])))
    assert rows["relations"] == Figures(1, 1, 1)
    assert rows["relations.typed"] == Figures(0, 1, 1)
    assert rows["relations.implements"] == Figures(0, 1, 0)


def test_optional_rows_count_for_nothing(tmp_path: Path) -> None:
    gold = load_gold(write(tmp_path, yaml=YAML.replace("at: Lê Văn Tám}", "at: Lê Văn Tám, optional: true}")))
    for people in ([], [{"name": "Lê Văn Tám", **place("Lê Văn Tám")}]):
        assert "people" not in figures(score(gold, found(people=people)))


def mention_outcomes(tmp_path: Path, to: str | None, given: str | None) -> list[str]:
    wanted = "null" if to is None else to
    yaml = YAML + f"mentions:\n  - {{to: {wanted}, at: Nghị quyết số}}\n"
    gold = load_gold(write(tmp_path, yaml=yaml))
    rows = [{"to": given, **place("Nghị quyết số")}]
    return [row.verdict for row in score(gold, found(mentions=rows)) if row.kind == "mentions"]


def test_a_mention_is_right_wrong_missed_or_rightly_left_open(tmp_path: Path) -> None:
    assert mention_outcomes(tmp_path, "19-NQ/TW", "19-NQ/TW") == ["hit"]
    assert mention_outcomes(tmp_path, "19-NQ/TW", "18-NQ/TW") == ["wrong"]
    assert mention_outcomes(tmp_path, "19-NQ/TW", None) == ["missed"]
    assert mention_outcomes(tmp_path, None, "19-NQ/TW") == ["wrong"]
    assert mention_outcomes(tmp_path, None, None) == []


BAD = [
    ("people:", "persons:", "no key 'persons'"),
    ("{name: Lê Văn Tám, at", "{nom: Lê Văn Tám, at", "people has no nom"),
    ("issued: 2017-10-25, issuer", "issued: 25/10/2017, issuer", "is no ISO day"),
    ("{date: 2017-10-25, at", "{date: null, at", "dates: date is missing"),
    ("{name: Lê Văn Tám, at", "{at", "people: name is missing"),
]


@pytest.mark.parametrize(("old", "new", "told"), BAD)
def test_gold_that_cannot_be_read_names_file_line_and_mend(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = write(tmp_path, yaml=YAML.replace(old, new, 1))
    with pytest.raises(GoldError, match=told) as raised_error:
        load_gold(path)
    assert str(path) in str(raised_error.value)


def test_gold_that_is_no_utf_8_says_so(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.with_suffix(".txt").write_bytes(TEXT.encode("utf-16"))
    with pytest.raises(GoldError, match=r"one\.txt: no UTF-8"):
        load_gold(path)


WRONG = [
    ("at: Lê Văn Tám", "at: Lê Văn Chín", "does not stand in the text"),
    ("date: 2017-10-25, at", "date: 2017-11-25, at", "is not 2017-11-25"),
    ("family: news", "family: novel", "family is 'novel'"),
    ("19-NQ/TW, issued", "20-NQ/TW, issued", "stands in none of its places"),
    ("people:", "mentions:\n  - {to: 5-KL/TW, at: Nghị quyết}\npeople:", "not among the citations"),
    (
        "people:",
        "roles:\n  - {person: Lê Văn Chín, title: Bí thư, org: null}\npeople:",
        "not among the people",
    ),
    ("at: 25/10/2017", "at: [25/10/2017, 10/2017]", "does not stand"),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG)
def test_the_validator_names_what_disagrees(tmp_path: Path, old: str, new: str, told: str) -> None:
    lines = list(check(load_gold(write(tmp_path, yaml=YAML.replace(old, new, 1)))))
    assert any(told in line for line in lines)


def test_sound_gold_has_nothing_to_mend(tmp_path: Path) -> None:
    assert list(check(load_gold(write(tmp_path)))) == []


def test_a_folder_without_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold"):
        gold_paths(tmp_path)


def test_floors_only_rise_and_tell_what_fell(tmp_path: Path) -> None:
    parts = {"open": {"dates": Figures(9, 10, 10), "blocs": Figures(1, 2, 2)}, "held": {}}
    first = raised((Floor("open", "dates", 950),), parts)
    assert first == (Floor("open", "dates", 950),)
    better = {"open": {"dates": Figures(98, 100, 100)}, "held": {}}
    floors = raised(first, better)
    assert floors == (Floor("open", "dates", 980),)
    write_floors(tmp_path, floors)
    assert read_floors(tmp_path) == floors
    assert broken(floors, parts) == [(Floor("open", "dates", 980), 900)]
    assert broken(floors, better) == []


def outcome(verdict: str, gold: str = "", given: str = "") -> Outcome:
    return Outcome("one", "people", verdict, gold, given)


def test_gains_and_losses_name_each_fact_once() -> None:
    before = [outcome("missed", "A"), outcome("hit", "B", "B"), outcome("spurious", given="X")]
    after = [outcome("hit", "A", "A"), outcome("missed", "B"), outcome("spurious", given="Y")]
    told = [(change.gain, change.outcome.gold or change.outcome.found) for change in changes(before, after)]
    assert sorted(told) == [(False, "B"), (False, "Y"), (True, "A"), (True, "X")]


def test_the_command_prints_figures_and_judges_floors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "open")
    write(tmp_path / "held", name="two")
    assert run(["evaluate", str(tmp_path), "--errors"]) == 0
    shown = capsys.readouterr().out
    assert "dates\t1.000\t1.000\t1.000\t1\t1.000\t1.000\t1.000\t1" in shown
    assert "two" not in shown
    write_floors(tmp_path, (Floor("open", "dates", 1000), Floor("open", "blocs", 500)))
    assert run(["evaluate", str(tmp_path), "--floors"]) == 1
    assert "below its floor: open blocs 0.000 < 0.500" in capsys.readouterr().out


def test_figures_want_no_family(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, yaml=YAML.replace("family: news\n", ""))
    assert run(["evaluate", str(tmp_path)]) == 0
    assert "family\tdocuments" in capsys.readouterr().out


def test_the_check_fails_where_there_is_something_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, yaml=YAML.replace("at: Lê Văn Tám", "at: Lê Văn Chín"))
    assert run(["evaluate", str(tmp_path), "--check"]) == 1
    assert "to mend: 1" in capsys.readouterr().out


def test_against_another_revision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "open")
    assert run(["evaluate", str(tmp_path), "--against", "HEAD"]) == 0
    assert "losses against HEAD" in capsys.readouterr().out
    assert run(["evaluate", str(tmp_path), "--against", "no-such-revision"]) == 1
    assert "no-such-revision" in capsys.readouterr().err
