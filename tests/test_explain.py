"""Why a mention is an instrument, or stays open: slots, rules, evidence, candidates and what was left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.cli.main import run
from tests.test_warehouse_identity import BARE, FULL, HA_NOI, OTHER_PLACE, OTHER_YEAR, cited, document
from warehouse.answers.explain import Explanation, MentionError, explain
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse with one number in two years and two provinces."""
    folder = tmp_path_factory.mktemp("explained")
    with Warehouse(folder / "work.duckdb") as warehouse:
        warehouse.load(
            [
                document("full", FULL, published="2023-12-01"),
                document("year", OTHER_YEAR, published="2022-12-01"),
                document("place", OTHER_PLACE, published="2023-12-02"),
                document("bare", BARE, jurisdiction="Hà Nội", published="2024-06-01"),
                document("law", cited(None, "Luật", name="Luật Thi đua, khen thưởng", year=2022)),
                document("tier", cited("7/KH-UBND", "Kế hoạch"), jurisdiction="phường Ba Đình, Hà Nội"),
            ]
        )
        warehouse.resolve()
        warehouse.publish(folder / "published.duckdb")
    return folder / "published.duckdb"


def one(file: Path, mention: str) -> Explanation:
    (found,), count = explain(file, mention)
    assert count == 1
    return found


def test_a_settled_mention_tells_its_slots_and_what_was_left_out(file: Path) -> None:
    found = one(file, "https://full.test:6")
    assert found.uri == "vn/ha-noi/ubnd/ke-hoach/2023/282"
    assert [(slot.name, slot.value, slot.rule) for slot in found.slots] == [
        ("number", "282", "stated"),
        ("type", "ke-hoach", "stated"),
        ("issuer", "ubnd", "stated"),
        ("place", "ha-noi", "issuer_words"),
        ("era", "2023", "issue_day"),
    ]
    assert {rival.uri: (rival.reason, rival.fits) for rival in found.rivals} == {
        "vn/ha-noi/ubnd/ke-hoach/2022/282": ("another era: 2022", False),
        "vn/nam-dinh/ubnd/ke-hoach/2023/282": ("another place: nam-dinh", False),
    }


def test_an_open_mention_lists_its_candidates(file: Path) -> None:
    found = one(file, "https://bare.test:6")
    assert (found.uri, found.reason) == (None, "2 instruments fit")
    assert [rival.uri for rival in found.rivals if rival.fits] == [
        "vn/ha-noi/ubnd/ke-hoach/2022/282",
        "vn/ha-noi/ubnd/ke-hoach/2023/282",
    ]
    assert [rival.reason for rival in found.rivals if not rival.fits] == ["another place: nam-dinh"]


def test_a_law_tells_the_register(file: Path) -> None:
    found = one(file, "Luật Thi đua, khen thưởng 2022")
    assert found.uri == "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong"
    assert found.slots[-1].rule == "law_register"


def test_places_that_compete_are_told(file: Path) -> None:
    assert one(file, "7/KH-UBND").reason == "two places compete: ha-noi and ha-noi/phuong-ba-dinh"


def test_a_number_leads_to_every_mention_of_it(file: Path) -> None:
    found, count = explain(file, "282/KH-UBND", most=2)
    assert count == 4
    assert [one.uri for one in found] == [None, "vn/ha-noi/ubnd/ke-hoach/2023/282"]


def test_a_mention_that_is_not_there_is_an_error(file: Path) -> None:
    with pytest.raises(MentionError, match="names no mention"):
        explain(file, "https://full.test:99999")


def test_the_command_prints_for_people_and_for_programs(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--explain", "https://full.test:6", "--warehouse", str(file)]
    assert run(["resolve", *options]) == 0
    printed = capsys.readouterr().out
    assert "  is vn/ha-noi/ubnd/ke-hoach/2023/282\n" in printed
    assert f"issuer_words  beside the number: {HA_NOI}\n" in printed
    assert "  Left out\n    vn/ha-noi/ubnd/ke-hoach/2022/282    another era: 2022\n" in printed
    assert run(["resolve", *options, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["slots"][3] == {
        "name": "place",
        "value": "ha-noi",
        "rule": "issuer_words",
        "evidence": f"beside the number: {HA_NOI}",
    }


def test_the_command_says_what_is_amiss(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["resolve", "--explain", "999/KH-XYZ", "--warehouse", str(file)]) == 1
    assert capsys.readouterr().err.startswith("danchieu: '999/KH-XYZ' names no mention")


def test_the_command_shows_some_and_counts_the_rest(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["resolve", "--explain", "282/KH-UBND", "--most", "1", "--warehouse", str(file)]) == 0
    assert "3 more; name one by its place" in capsys.readouterr().out
