"""Blocs across documents and years: whose they are, who led them, and how a renumbering is shown."""

from __future__ import annotations

import random
from collections.abc import Iterator

import duckdb
import pytest

from extractors.facts import Bloc, DocKind, Facts, Person, Role, SelfInstrument
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, evidence, processed
from warehouse.history.kept import listed
from warehouse.store import Warehouse


def page(
    source: str,
    *blocs: Bloc,
    place: str | None = "Hà Nội",
    issuer: str | None = None,
    day: str = "2024-03-01",
    head: tuple[str, str, str] | None = None,
) -> Processed:
    """A document that tells of blocs; `head` is a person, an office and the bloc's name."""
    text = "\n".join([source, *(bloc.name for bloc in blocs), " ".join(head or ())])
    own = SelfInstrument("1/QĐ", "Quyết định", day, issuer, None, evidence(text, source)) if issuer else None
    facts = Facts(
        doc_kind=DocKind.NEWS,
        itself=own,
        blocs=blocs,
        people=(Person(head[0], evidence(text, head[0])),) if head else (),
        roles=(Role(*head, evidence(text, " ".join(head))),) if head else (),
    )
    return processed(f"https://{source}.test", text, facts, published=day, jurisdiction=place)


def bloc(
    name: str,
    year: int | None,
    leader: str | None = None,
    members: tuple[str, ...] = (),
    deputy: str | None = None,
) -> Bloc:
    return Bloc(name, year, leader, (deputy,) if deputy else (), members, evidence(name, name))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Khối thi đua số 4", "khoi-thi-dua-so-4"),
        ("Khối thi đua số 04", "khoi-thi-dua-so-4"),
        ("Khối 4", "khoi-thi-dua-so-4"),
        ("Khối IV", "khoi-thi-dua-so-4"),
        ("khoi thi dua so 4", "khoi-thi-dua-so-4"),
        ("Khối thi đua 1 - tỉnh Sóc Trăng", "khoi-thi-dua-so-1"),
        ("Cụm số 4", "cum-thi-dua-so-4"),
        ("Cụm thi đua 3 UBND TPHCM", "cum-thi-dua-so-3"),
        ("Cụm thi đua 5 thành phố", "cum-thi-dua-5-thanh-pho"),
        ("Khối thi đua 15 phường", "khoi-thi-dua-15-phuong"),
        ("Khối thi đua Văn hóa - Xã hội", "khoi-thi-dua-van-hoa-xa-hoi"),
        ("Khối Văn hóa và Xã hội", "khoi-thi-dua-van-hoa-xa-hoi"),
    ],
)
def test_a_bloc_by_number_or_name(history: duckdb.DuckDBPyConnection, name: str, slug: str) -> None:
    assert history.execute("SELECT bloc_slug(?)", [name]).fetchone() == (slug,)


SO = ("Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Tư pháp", "Sở Công Thương")
BAN = ("Ban Dân vận Thành ủy", "Ban Tổ chức Thành ủy", "Ban Nội chính Thành ủy", "Văn phòng Thành ủy")


def four(year: int, leader: str, *, name: str = "Khối thi đua số 4", members: tuple[str, ...] = SO) -> Bloc:
    return bloc(name, year, leader, members)


@pytest.fixture(scope="module")
def history() -> Iterator[duckdb.DuckDBPyConnection]:
    """Khối 4 of Hà Nội: handed over in 2023, renumbered to 5 in 2025; another Khối 4 in Nghệ An."""
    with empty_warehouse() as warehouse:
        warehouse.load(
            [
                page("n22", four(2022, "Sở Nội vụ"), day="2022-04-01"),
                page(
                    "n23",
                    four(2023, "Sở Tài chính"),
                    day="2023-04-01",
                    head=("Lê Văn Tám", "Khối trưởng", "Khối thi đua số 4"),
                ),
                page("n24", bloc("Khối 4", 2024, "Sở Y tế"), issuer="UBND thành phố Hà Nội"),
                page("n24b", four(2024, "Sở Y tế")),
                page("n25", four(2025, "Sở Tư pháp", name="Khối thi đua số 5"), day="2025-04-01"),
                page("n25b", bloc("Khối thi đua số 4", 2025, BAN[0], BAN), day="2025-04-01"),
                page("a24", four(2024, "Sở Tư pháp"), place="Nghệ An"),
            ]
        )
        warehouse.resolve()
        yield warehouse.connection


def test_who_led_the_bloc_and_before(history: duckdb.DuckDBPyConnection) -> None:
    rows = history.execute(
        "SELECT place, year, leader, leader_name FROM bloc_leaders('Khối thi đua số 4 Hà Nội') WHERE year <= 2024"
    ).fetchall()
    assert rows == [
        ("ha-noi", 2024, "Sở Y tế", None),
        ("ha-noi", 2023, "Sở Tài chính", "Lê Văn Tám"),
        ("ha-noi", 2022, "Sở Nội vụ", None),
    ]


def test_without_a_place_every_place_answers(history: duckdb.DuckDBPyConnection) -> None:
    rows = history.execute("SELECT DISTINCT series FROM bloc_leaders('khoi 4') ORDER BY 1").fetchall()
    assert rows == [("vn/ha-noi/khoi-thi-dua-so-4",), ("vn/nghe-an/khoi-thi-dua-so-4",)]


def test_a_renumbering_is_a_link_with_its_evidence(history: duckdb.DuckDBPyConnection) -> None:
    rows = history.execute(
        "SELECT before, before_year, after, after_year, likeness, evidence FROM bloc_links WHERE kind = 'renumbered'"
    ).fetchall()
    four, five = "vn/ha-noi/khoi-thi-dua-so-4", "vn/ha-noi/khoi-thi-dua-so-5"
    assert rows == [(four, 2024, five, 2025, 1.0, "5 of 5 members are in both years")]
    led = history.execute(
        "SELECT bloc, year, leader FROM bloc_leaders('Khối thi đua số 5') ORDER BY year DESC"
    ).fetchall()
    assert led == [
        ("Khối thi đua số 5", 2025, "Sở Tư pháp"),
        ("Khối thi đua số 4", 2024, "Sở Y tế"),
        ("Khối thi đua số 4", 2023, "Sở Tài chính"),
        ("Khối thi đua số 4", 2022, "Sở Nội vụ"),
    ]


def test_a_kept_number_with_other_members_says_so(history: duckdb.DuckDBPyConnection) -> None:
    row = history.execute(
        "SELECT likeness, evidence FROM bloc_links WHERE kind = 'same_name' AND after_year = 2025"
    ).fetchone()
    assert row == (0.0, "0 of 9 members are in both years")


def series(*documents: Processed) -> dict[str, tuple[str | None, str | None, list[str]]]:
    """Series, reason and candidates by source."""
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        rows = warehouse.connection.execute(
            """
            SELECT regexp_extract(source, '//(.*)\\.test', 1), series, reason, candidates
            FROM bloc_mentions JOIN current_documents USING (version_id) ORDER BY ordinal
            """
        ).fetchall()
    return {source: (found, reason, list(candidates)) for source, found, reason, candidates in rows}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (page("d", bloc("Khối thi đua số 4", 2024)), "vn/ha-noi/khoi-thi-dua-so-4"),
        (
            page("d", bloc("Khối thi đua số 4", 2024), issuer="Sở Nội vụ Hà Nội"),
            "vn/ha-noi/khoi-thi-dua-so-4",
        ),
        (
            page("d", bloc("Khối thi đua số 4", 2024), issuer="Sở Văn hóa và Thể thao Hà Nội"),
            "vn/ha-noi/so-van-hoa-the-thao/khoi-thi-dua-so-4",
        ),
        (
            page("d", bloc("Khối thi đua số 4", 2024), issuer="UBND quận Ba Đình", place="Hà Nội"),
            "vn/ha-noi/quan-ba-dinh/khoi-thi-dua-so-4",
        ),
        (
            page("d", bloc("Khối thi đua thuộc Hội Nông dân Hà Nội", 2024)),
            "vn/ha-noi/hoi-nong-dan/khoi-thi-dua",
        ),
        (
            page(
                "d",
                bloc("Cụm thi đua số 2", 2024, "tỉnh Nghệ An", ("tỉnh Hà Tĩnh", "tỉnh Thanh Hóa")),
                place="Nghệ An",
            ),
            "vn/tw/cum-thi-dua-so-2",
        ),
        (
            page(
                "d",
                bloc(
                    "Cụm thi đua số 2",
                    2024,
                    None,
                    ("huyện Yên Thành, tỉnh Nghệ An", "huyện Đô Lương, tỉnh Nghệ An"),
                ),
                place=None,
            ),
            "vn/nghe-an/cum-thi-dua-so-2",
        ),
        (page("d", bloc("Cụm thi đua số 2", 2024), place=None), None),
        # Departments make up a bloc inside a body, which nothing names.
        (
            page("d", bloc("Cụm thi đua số 2", 2024, "phòng Báo chí", ("phòng Báo chí", "phòng Bưu chính"))),
            None,
        ),
        (page("d", bloc("Cụm thi đua thuộc Sở", 2024)), None),
    ],
)
def test_whose_bloc_it_is(document: Processed, expected: str | None) -> None:
    assert series(document)["d"][0] == expected


def test_two_blocs_of_one_number_are_told_apart_by_their_members() -> None:
    found = series(
        page("so", four(2024, "Sở Y tế")),
        page("ban", four(2024, BAN[0], members=BAN)),
        page("so-23", four(2023, "Sở Nội vụ")),
        page("tron", bloc("Khối thi đua số 4", 2024)),
    )
    key = "vn/ha-noi/khoi-thi-dua-so-4"
    assert found["so"][0] == found["so-23"][0] == f"{key}/1"
    assert found["ban"][0] == f"{key}/2"
    reason = "several blocs bear this name here, and no members tell which"
    assert found["tron"] == (None, reason, [f"{key}/1", f"{key}/2"])


def test_blocs_that_share_few_members_do_not_follow_each_other() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load(
            [
                page("a", four(2023, "Sở Y tế")),
                page("b", four(2024, "Sở Y tế", name="Khối thi đua số 5", members=(*SO[:3], *BAN[:2]))),
            ]
        )
        warehouse.resolve()
        assert warehouse.connection.execute("SELECT count(*) FROM bloc_links").fetchone() == (0,)


def rows(warehouse: Warehouse) -> str:
    tables = ("bloc_series", "bloc_mentions", "bloc_years", "bloc_links")
    return repr(
        [
            warehouse.connection.execute(f"SELECT {listed(table)} FROM {table} ORDER BY ALL").fetchall()
            for table in tables
        ]
    )


def test_blocs_do_not_depend_on_the_order_of_documents() -> None:
    documents = [
        page(
            f"d{n}",
            four(2022 + n % 3, SO[n % 5], members=SO if n % 4 else BAN),
            place=("Hà Nội", "Nghệ An")[n % 2],
        )
        for n in range(12)
    ]
    seen = set()
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        with empty_warehouse() as warehouse:
            for start in range(0, len(documents), 5):
                warehouse.load(documents[start : start + 5])
            warehouse.resolve()
            seen.add(rows(warehouse))
    assert len(seen) == 1
