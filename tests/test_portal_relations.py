"""A portal's list of relations: how it is read, and how it is held against ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.cli.main import run
from tests.audit_cases.builders import HA_NOI, news, paper, plan, ref, told
from warehouse.findings.portal_compare import compare
from warehouse.findings.portal_file import PortalFileError, PortalRelation, read_portal_file
from warehouse.store import Warehouse

A = ref("11/KH-UBND", issued="2020-01-05", issuer=HA_NOI)
B = ref("22/KH-UBND", issued="2021-01-05", issuer=HA_NOI)
C = ref("33/KH-UBND", issued="2022-01-05", issuer=HA_NOI)
D = ref("44/KH-UBND", issued="2019-01-05", issuer=HA_NOI)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """22 replaces 11 and carries out 44; 33 amends 22; 55 of two years is known; 66 is only named beside 77."""
    published = tmp_path_factory.mktemp("portal") / "d.duckdb"
    replaces = told("11/KH-UBND", None, "replaces", 0)
    implements = told("44/KH-UBND", None, "implements", 1)
    documents = [
        paper("b", plan("22/KH-UBND", "2021-01-05"), A, D, relations=(replaces, implements)),
        paper("c", plan("33/KH-UBND", "2022-01-05"), B, relations=(told("22/KH-UBND", None, "amends", 0),)),
        *(paper(f"e{day[:4]}", plan("55/KH-UBND", day)) for day in ("2020-05-05", "2021-05-05")),
        news(
            "n",
            ref("66/KH-UBND", issued="2020-06-06", issuer=HA_NOI),
            ref("77/KH-UBND", issued="2020-07-07", issuer=HA_NOI),
        ),
    ]
    with Warehouse(published.with_name("work.duckdb")) as made:
        made.load(documents)
        made.resolve()
        made.publish(published, force=True)
    return published


def listed(path: Path, *rows: str, head: str = "Số ký hiệu;Quan hệ;Văn bản liên quan") -> Path:
    file = path / "luoc-do.csv"
    file.write_text("\n".join([head, *rows]), "utf-8-sig")
    return file


READ = [
    ("Số ký hiệu;Quan hệ;Văn bản liên quan", "22/KH-UBND;Văn bản bị thay thế;11/KH-UBND", ("22/KH-UBND", "11/KH-UBND", ("replaces",))),
    ("number,relation,other", "11/KH-UBND,VĂN BẢN THAY THẾ,22/KH-UBND", ("22/KH-UBND", "11/KH-UBND", ("replaces",))),
    ("src_number\trelation_amended\tby_number", "11/KH-UBND\tsửa đổi+bãi bỏ\t22/KH-UBND", ("22/KH-UBND", "11/KH-UBND", ("amends", "repeals"))),
    ("so hieu,loai quan he,van ban lien quan,ghi chu", '22/KH-UBND,"Văn bản được sửa đổi, bổ sung",11/KH-UBND,x', ("22/KH-UBND", "11/KH-UBND", ("amends",))),
]  # fmt: skip


@pytest.mark.parametrize(("head", "row", "expected"), READ)
def test_heads_and_labels_in_many_forms(
    head: str, row: str, expected: tuple[str, str, tuple[str, ...]], tmp_path: Path
) -> None:
    (one,) = read_portal_file(listed(tmp_path, row, row, head=head))
    assert (one.actor, one.target, one.relations) == expected


def test_json_and_days(tmp_path: Path) -> None:
    file = tmp_path / "luoc-do.json"
    row = {
        "Số ký hiệu": "22/KH-UBND",
        "Quan hệ": "thay thế",
        "other": "11/KH-UBND",
        "Ngày ban hành": "05/01/2021",
    }
    for held in ([row], {"relations": [row]}):
        file.write_text(json.dumps(held), "utf-8")
        assert read_portal_file(file) == (
            PortalRelation(
                1, "thay thế", "22/KH-UBND", "11/KH-UBND", ("replaces",), True, "2021-01-05", None
            ),
        )


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "số hiệu,quan hệ\n", "line 1: no column for other among số hiệu, quan hệ"),
        ("a.csv", "number,relation,other\n1/KH,thích,2/KH\n", "line 2: relation is 'thích', which no row of"),
        ("a.csv", "number,relation,other\n1/KH,thay thế,\n", "line 2: other is '', and a number such as"),
        ("a.csv", "number,relation,other,issued\n1/KH,thay thế,2/KH,31/2/2020\n", "line 2: '31/2/2020' is no day"),
        ("a.csv", "number,relation,other\n" + "x,y,z\n" * 5, "line 4: number is 'x', and a number such as 282/KH-UBND is wanted; 2 more"),
        ("a.json", '[{"number": "1/KH"}]', "item 1: no key for relation, other among number"),
        ("a.json", '[{"number": "1/KH", "relation": "ghét", "other": "2/KH"}]', "item 1: relation is 'ghét'"),
        ("a.json", '{"so": 1}', 'a list of objects is wanted, or an object with the key "relations"'),
        ("a.json", '["x"]', "item 1: an object is wanted"),
        ("a.json", '[\n{"a"]', "line 2: no JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(name: str, text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(PortalFileError) as caught:
        read_portal_file(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert says in str(caught.value)


COMPARED = [
    (["22/KH-UBND;thay thế;11/KH-UBND"], [("agrees", "22/KH-UBND", ("replaces",), "11/KH-UBND")]),
    (["22/KH-UBND;văn bản thay thế;11/KH-UBND"], [("direction", "11/KH-UBND", ("replaces",), "22/KH-UBND")]),
    (["22/KH-UBND;bãi bỏ;11/KH-UBND"], [("type", "22/KH-UBND", ("replaces",), "11/KH-UBND")]),
    # Whoever lists a ground lists no replacement: that is none of the extras.
    (["22/KH-UBND;văn bản căn cứ;33/KH-UBND"], [("missing", "22/KH-UBND", (), "33/KH-UBND")]),
    (["22/KH-UBND;văn bản liên quan;11/KH-UBND"], [("agrees", "22/KH-UBND", ("replaces",), "11/KH-UBND")]),
    (
        ["22/KH-UBND;văn bản sửa đổi, bổ sung;66/KH-UBND"],
        [("missing", "66/KH-UBND", (), "22/KH-UBND"), ("extra", "33/KH-UBND", ("amends",), "22/KH-UBND")],
    ),
    (["55/KH-UBND;thay thế;11/KH-UBND"], [("ambiguous", "55/KH-UBND", (), "11/KH-UBND")]),
    (["99/KH-UBND;thay thế;11/KH-UBND"], [("not_here", "99/KH-UBND", (), "11/KH-UBND")]),
]


@pytest.mark.parametrize(("rows", "expected"), COMPARED)
def test_each_outcome(
    rows: list[str], expected: list[tuple[str, str, tuple[str, ...], str]], warehouse: Path, tmp_path: Path
) -> None:
    compared = compare(warehouse, read_portal_file(listed(tmp_path, *rows)))
    assert [(one.outcome, one.actor, one.ours, one.target) for one in compared] == expected


def test_a_day_tells_papers_of_one_number_apart(warehouse: Path, tmp_path: Path) -> None:
    head = "number,relation,other,issued"
    file = listed(tmp_path, "55/KH-UBND,thay thế,11/KH-UBND,05/05/2021", head=head)
    (one,) = compare(warehouse, read_portal_file(file))
    assert (one.outcome, one.note) == ("missing", "")


def test_our_evidence_stands_beside(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = listed(tmp_path, "22/KH-UBND;bãi bỏ;11/KH-UBND", "33/KH-UBND;sửa đổi;22/KH-UBND")
    asked = ["audit", "relations", str(file), "--warehouse", str(warehouse)]
    assert run([*asked, "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["outcome"], one["theirs"], one["ours"], one["line"]) == ("type", "bãi bỏ", ["replaces"], 2)
    assert (one["quote"], one["source"]) == ("11/KH-UBND", "https://b.test")
    assert run([*asked, "--all"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == [
        "outcome",
        "type",
        "agrees",
    ]
    assert run([*asked, "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("\n") == 2
    assert run(["audit", "relations", "/khong/co.csv", "--warehouse", str(warehouse)]) == 1
    assert capsys.readouterr().err == "danchieu: /khong/co.csv: No such file or directory\n"
