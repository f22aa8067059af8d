"""People across documents: labelled pairs, the hard cases, and the same outcome in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pytest

from corpora.person_pairs import PersonPair, person_pairs
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.facts import DocKind, Facts, Person, Role, SelfInstrument
from pipeline.process import shared_kit
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, evidence, processed
from warehouse.history.kept import listed
from warehouse.store import Warehouse

PAIRS = person_pairs()


def news(source: str, text: str, day: str | None, place: str | None) -> Processed:
    """A page read by the extractors."""
    address = f"https://{source}.test"
    facts = extract(plain_document(text), Context(address, jurisdiction=place), shared_kit())
    return processed(address, text, facts, published=day, jurisdiction=place)


def pages(n: int, pair: PersonPair) -> list[Processed]:
    told = [
        ("a", pair.first, pair.first_day, pair.first_place),
        ("b", pair.second, pair.second_day, pair.second_place),
    ]
    if pair.bridge:
        told.append(("c", pair.bridge, str(pair.bridge_day), pair.bridge_place))
    return [news(f"{letter}{n}", text, day, place) for letter, text, day, place in told]


@dataclass(frozen=True)
class Told:
    """What became of a name in a document."""

    person: str | None
    rule: str
    reason: str | None
    candidates: tuple[str, ...]


def found(warehouse: Warehouse) -> dict[tuple[str, str], Told]:
    """By source and name."""
    rows = warehouse.connection.execute(
        """
        SELECT regexp_extract(source, '//(.*)\\.test', 1), name, person, rule, reason, candidates
        FROM people_identified
        """
    ).fetchall()
    return {(source, name): Told(*told[:3], tuple(told[3])) for source, name, *told in rows}


@pytest.fixture(scope="module")
def pairs() -> dict[tuple[str, str], Told]:
    """Every pair's names, all pairs in one warehouse."""
    with empty_warehouse() as warehouse:
        warehouse.load([page for n, pair in enumerate(PAIRS) for page in pages(n, pair)])
        warehouse.resolve()
        return found(warehouse)


def joined(pairs: dict[tuple[str, str], Told], n: int) -> bool:
    first, second = pairs[f"a{n}", PAIRS[n].first_name], pairs[f"b{n}", PAIRS[n].second_name]
    return first.person is not None and first.person == second.person


@pytest.mark.parametrize("n", range(len(PAIRS)), ids=lambda n: PAIRS[n].why)
def test_a_labelled_pair(pairs: dict[tuple[str, str], Told], n: int) -> None:
    assert joined(pairs, n) == (PAIRS[n].same == "yes")


def test_the_pairs_are_many_and_of_both_kinds() -> None:
    assert len(PAIRS) >= 60
    assert min([pair.same for pair in PAIRS].count(kind) for kind in ("yes", "no")) >= 25


def test_a_name_alone_names_those_it_may_be(pairs: dict[tuple[str, str], Told]) -> None:
    (n,) = (n for n, pair in enumerate(PAIRS) if pair.why == "the name alone beside an office")
    alone = pairs[f"b{n}", PAIRS[n].second_name]
    assert (alone.person, alone.rule, alone.reason) == (None, "open", "the name alone")
    assert alone.candidates == ("vn/nguoi/do-minh-tuan/phu-tho/so-tai-chinh",)


SO_Y_TE, SO_XAY_DUNG = "Sở Y tế Hà Nội", "Sở Xây dựng Hà Nội"


def told(
    source: str, day: str | None, *roles: tuple[str, str, str | None], own: str | None = None
) -> Processed:
    """A document that says who holds which office where, each in a sentence of its own."""
    lines = [f"{person}, {title} {org or ''}" for person, title, org in roles]
    text = "\n".join([source, *lines])
    names = dict.fromkeys(person for person, _, _ in roles)
    people = tuple(Person(name, evidence(text, name)) for name in names)
    given = tuple(
        Role(person, title, org, evidence(text, line))
        for line, (person, title, org) in zip(lines, roles, strict=True)
    )
    signed = (
        SelfInstrument("1/KH", "Kế hoạch", day, own, roles[0][0], evidence(text, source)) if own else None
    )
    facts = Facts(doc_kind=DocKind.NEWS, people=people, roles=given, itself=signed)
    return processed(f"https://{source}.test", text, facts, published=day)


def resolved(*documents: Processed) -> dict[tuple[str, str], Told]:
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        return found(warehouse)


def test_one_name_at_two_departments_in_one_document_stays_open() -> None:
    both = told(
        "ca-hai",
        "2023-05-01",
        ("Lê Văn Tám", "Phó Giám đốc", SO_Y_TE),
        ("Lê Văn Tám", "Phó Giám đốc", SO_XAY_DUNG),
    )
    one = told("mot", "2023-05-02", ("Lê Văn Tám", "Phó Giám đốc", SO_Y_TE))
    names = resolved(both, one)
    assert names["ca-hai", "Lê Văn Tám"].reason == "the name stands at bodies that do not go together"
    assert names["ca-hai", "Lê Văn Tám"].candidates == ("vn/nguoi/le-van-tam/ha-noi/so-y-te",)
    assert names["mot", "Lê Văn Tám"].person == "vn/nguoi/le-van-tam/ha-noi/so-y-te"


def test_two_people_who_share_a_committee_stay_two() -> None:
    committee = "Ban Chỉ đạo 389 thành phố Hà Nội"

    def both(source: str, day: str, org: str) -> Processed:
        text = f"Lê Văn Tám, Phó Giám đốc {org}, Ủy viên {committee}"
        roles = (
            Role("Lê Văn Tám", "Phó Giám đốc", org, evidence(text, text)),
            Role("Lê Văn Tám", "Ủy viên", committee, evidence(text, text)),
        )
        people = (Person("Lê Văn Tám", evidence(text, "Lê Văn Tám")),)
        facts = Facts(doc_kind=DocKind.NEWS, people=people, roles=roles)
        return processed(f"https://{source}.test", text, facts, published=day)

    names = resolved(
        both("y-1", "2023-01-05", SO_Y_TE),
        both("x-1", "2023-02-05", SO_XAY_DUNG),
        told("y-2", "2023-09-05", ("Lê Văn Tám", "Giám đốc", SO_Y_TE)),
        told("x-2", "2023-10-05", ("Lê Văn Tám", "Giám đốc", SO_XAY_DUNG)),
        told("ban", "2023-03-05", ("Lê Văn Tám", "Ủy viên", committee)),
    )
    people = {source: names[source, "Lê Văn Tám"].person for source in ("y-1", "y-2", "x-1", "x-2", "ban")}
    assert people["y-1"] == people["y-2"] != people["x-1"] == people["x-2"]
    assert people["ban"] is None


def test_a_document_without_a_day_joins_the_only_person_there() -> None:
    office = ("Lê Văn Tám", "Giám đốc", SO_Y_TE)
    dated = [told("d1", "2003-05-01", office), told("d2", "2023-05-01", office)]
    undated = told("khong-ngay", None, office)
    assert resolved(dated[0], undated)["khong-ngay", "Lê Văn Tám"].person is not None
    assert resolved(*dated, undated)["khong-ngay", "Lê Văn Tám"].person is None


def test_a_signer_is_at_the_body_that_issued_the_paper() -> None:
    signed = told("ky", "2023-05-01", ("Lê Văn Tám", "Giám đốc", None), own=SO_Y_TE)
    named = told("tin", "2023-06-01", ("LÊ VĂN TÁM", "Giám đốc", SO_Y_TE))
    names = resolved(signed, named)
    assert names["ky", "Lê Văn Tám"].rule == "signer"
    assert names["ky", "Lê Văn Tám"].person == names["tin", "LÊ VĂN TÁM"].person is not None


@pytest.fixture(scope="module")
def moved() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty_warehouse() as warehouse:
        warehouse.load(
            [
                told("m1", "2019-05-01", ("Lê Văn Tám", "Giám đốc", SO_Y_TE)),
                told("m2", "2021-05-01", ("LÊ VĂN TÁM", "GIÁM ĐỐC", SO_Y_TE)),
                told(
                    "m3",
                    "2022-05-01",
                    ("Lê Văn Tám", "Phó Chủ tịch", "UBND thành phố Hà Nội"),
                    ("Lê Văn Tám", "nguyên Giám đốc", SO_Y_TE),
                ),
            ]
        )
        warehouse.resolve()
        yield warehouse.connection


def test_offices_through_time(moved: duckdb.DuckDBPyConnection) -> None:
    rows = moved.execute(
        "SELECT title, body, first_day::VARCHAR, last_day::VARCHAR, former_day::VARCHAR, documents"
        " FROM offices_of('le van tam')"
    ).fetchall()
    assert rows == [
        ("Giám đốc", "vn/ha-noi/so-y-te", "2019-05-01", "2021-05-01", "2022-05-01", 3),
        ("Phó Chủ tịch", "vn/ha-noi/ubnd", "2022-05-01", "2022-05-01", None, 1),
    ]


def test_a_person_keeps_every_spelling(moved: duckdb.DuckDBPyConnection) -> None:
    rows = moved.execute("SELECT person, name, spellings, documents FROM persons").fetchall()
    assert rows == [("vn/nguoi/le-van-tam/ha-noi/so-y-te", "Lê Văn Tám", ["LÊ VĂN TÁM", "Lê Văn Tám"], 3)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Thị Hòa", "Nguyễn Thị Hoà", True),
        ("NGUYỄN THỊ THÚY", "Nguyễn Thị Thuý", True),
        ("Trần Sỹ Thanh", "Trần Sĩ Thanh", True),
        ("Lê Quý Đôn", "Lê Quí Đôn", True),
        ("Lê  Mỹ", "Lê Mĩ", True),
        ("Nguyễn Văn Toàn", "Nguyễn Văn Toan", False),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", False),
        ("Nguyễn Mai Thy", "Nguyễn Mai Thi", False),
        ("Trần Tường Vy", "Trần Tường Vi", False),
        ("Lê Văn Đạt", "Lê Văn Dạt", False),
    ],
)
def test_names_are_compared_with_their_diacritics(
    moved: duckdb.DuckDBPyConnection, one: str, other: str, same: bool
) -> None:
    assert moved.execute("SELECT name_key(?) = name_key(?)", [one, other]).fetchone() == (same,)


def test_a_name_with_its_diacritics_means_no_other(moved: duckdb.DuckDBPyConnection) -> None:
    assert moved.execute("FROM find_person('Lê Văn Tạm')").fetchall() != []
    assert moved.execute("SELECT name FROM find_person('Lê Văn Tám')").fetchall() == [("Lê Văn Tám",)]


def test_people_do_not_depend_on_the_order_of_documents() -> None:
    documents = [page for n, pair in enumerate(PAIRS[:30]) for page in pages(n, pair)]
    seen = set()
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        with empty_warehouse() as warehouse:
            for start in range(0, len(documents), 25):
                warehouse.load(documents[start : start + 25])
            warehouse.resolve()
            seen.add(
                repr(
                    [
                        warehouse.connection.execute(
                            f"SELECT {listed(table)} FROM {table} ORDER BY ALL"
                        ).fetchall()
                        for table in ("persons", "person_mentions", "person_offices")
                    ]
                )
            )
    assert len(seen) == 1
