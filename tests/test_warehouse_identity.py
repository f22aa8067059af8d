"""Identity across documents: which mentions are one instrument, which are not, and what stays open."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from extractors.facts import Citation, DocKind, Facts, SelfInstrument
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, evidence, processed
from warehouse.loading.lexicon import fold, slug


def cited(number: str | None, type_: str | None = None, **parts: object) -> Citation:
    """A citation in a text that is just its number or name."""
    quote = str(number or parts.get("name"))
    given: dict[str, object] = {"issued": None, "issuer": None, **parts}
    return Citation(type=type_, number=number, evidence=evidence(quote, quote), **given)  # type: ignore[arg-type]


def document(source: str, *citations: Citation, **context: object) -> Processed:
    """A document that names these instruments."""
    text = f"{source}: " + "; ".join(str(c.number or c.name) for c in citations)
    own = context.pop("own", None)
    facts = Facts(doc_kind=DocKind.NEWS, citations=citations, itself=own)  # type: ignore[arg-type]
    return processed(f"https://{source}.test", text, facts, **context)  # type: ignore[arg-type]


def itself(number: str, type_: str, issued: str | None, issuer: str | None) -> SelfInstrument:
    return SelfInstrument(number, type_, issued, issuer, None, evidence(number, number))


def uris(*documents: Processed) -> dict[tuple[str, int], str | None]:
    """URI by document and place in its citations; -1 is the document itself."""
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        found = warehouse.connection.execute(
            """
            SELECT regexp_extract(source, '//(.*)\\.test', 1), ordinal, uri
            FROM instrument_mentions JOIN current_documents USING (version_id)
            """
        ).fetchall()
    return {(source, ordinal): uri for source, ordinal, uri in found}


@dataclass(frozen=True)
class Case:
    """One citation and the URI that it alone should give."""

    citation: Citation
    uri: str | None
    jurisdiction: str | None = None


HA_NOI = "UBND Thành phố Hà Nội"

SINGLE = [
    Case(
        cited("282/KH-UBND", "Kế hoạch", issued="2023-11-30", issuer=HA_NOI),
        "vn/ha-noi/ubnd/ke-hoach/2023/282",
    ),
    Case(
        cited("01/KH-UBND", "Kế hoạch", issued="2023-01-03", issuer="UBND tỉnh Bắc Ninh"),
        "vn/bac-ninh/ubnd/ke-hoach/2023/1",
    ),
    Case(cited("282/KH-UBND", "Kế hoạch", issued="2023-11-30"), None),
    Case(cited("282/KH-UBND", "Kế hoạch", issued="2023-11-30"), "vn/ha-noi/ubnd/ke-hoach/2023/282", "Hà Nội"),
    Case(
        cited("12/KH-UBND", "Kế hoạch", issued="2023-02-01", issuer="UBND huyện Gia Lâm, thành phố Hà Nội"),
        "vn/ha-noi/huyen-gia-lam/ubnd/ke-hoach/2023/12",
    ),
    Case(
        cited("12/KH-UBND", "Kế hoạch", issued="2025-08-01", issuer="UBND phường Hoàn Kiếm"),
        "vn/ha-noi/phuong-hoan-kiem/ubnd/ke-hoach/2025-07/12",
        "Thủ đô",
    ),
    Case(
        cited("16-CTr/TU", "Chương trình hành động", issued="2022-08-26", issuer="Thành ủy"),
        "vn/ha-noi/thanh-uy/chuong-trinh/2022/16",
        "Hà Nội",
    ),
    Case(
        cited("16-CT/TU", "Chương trình", issued="2022-08-26", issuer="Thành ủy Hà Nội"),
        "vn/ha-noi/thanh-uy/chuong-trinh/2022/16",
    ),
    Case(
        cited("16-CT/TU", "Chỉ thị", issued="2022-08-26", issuer="Tỉnh ủy Nghệ An"),
        "vn/nghe-an/tinh-uy/chi-thi/2022/16",
    ),
    Case(
        cited("15-NQ/TW", "Nghị quyết", issued="2022-05-05", issuer="Bộ Chính trị"),
        "vn/tw/bo-chinh-tri/nghi-quyet/k13/15",
    ),
    Case(
        cited("15/NQ-TƯ", "Nghị quyết", issued="2022-05-05", issuer="Bộ Chính trị"),
        "vn/tw/bo-chinh-tri/nghi-quyet/k13/15",
    ),
    Case(cited("34-CT/TW", "Chỉ thị", issued="2014-04-07"), "vn/tw/trung-uong/chi-thi/k11/34"),
    Case(cited("34-CT/TW", "Chỉ thị", issued="2024-05-27"), "vn/tw/trung-uong/chi-thi/k13/34"),
    Case(cited("34-CT/TW", "Chỉ thị"), "vn/tw/trung-uong/chi-thi/_/34"),
    Case(cited("91/2017/NĐ-CP", "Nghị định"), "vn/tw/chinh-phu/nghi-dinh/2017/91"),
    Case(cited("31/2020/QĐ-UBND", "Quyết định", issuer=HA_NOI), "vn/ha-noi/ubnd/quyet-dinh-qppl/2020/31"),
    Case(
        cited("31/QĐ-UBND", "Quyết định", issuer=HA_NOI, issued="2020-01-09"),
        "vn/ha-noi/ubnd/quyet-dinh/2020/31",
    ),
    Case(
        cited("1074/QĐ-UBND.HC", "Quyết định", issuer="UBND tỉnh Đồng Tháp", issued="2021-07-01"),
        "vn/dong-thap/ubnd/quyet-dinh/2021/1074",
    ),
    Case(
        cited("1486/SNV-TĐKT", "Công văn", issuer="Sở Nội vụ Hà Nội", issued="2024-05-20"),
        "vn/ha-noi/snv/cong-van/2024/1486",
    ),
    Case(cited("1486/SNV-TĐKT", None, issued="2024-05-20"), "vn/ha-noi/snv/cong-van/2024/1486", "Hà Nội"),
    # A ward's portal: its own ward or its city may be meant; a thành ủy is the city's alone.
    Case(cited("12/KH-UBND", "Kế hoạch", issued="2025-08-01"), None, "phường Ba Đình, Hà Nội"),
    Case(
        cited("16-CTr/TU", "Chương trình hành động", issued="2022-08-26"),
        "vn/ha-noi/thanh-uy/chuong-trinh/2022/16",
        "phường Ba Đình, Hà Nội",
    ),
    # A city's committee and a province's are told apart by the kind of place that speaks.
    Case(cited("5-NQ/TU", "Nghị quyết", issued="2022-08-26", issuer="Thành ủy"), None, "Nghệ An"),
    Case(
        cited("5-NQ/TU", "Nghị quyết", issued="2022-08-26", issuer="Tỉnh ủy"),
        "vn/nghe-an/tinh-uy/nghi-quyet/2022/5",
        "Nghệ An",
    ),
    Case(cited("7/KH-UBND", "Kế hoạch", issued="2022-08-26", issuer="UBND huyện"), None, "Nghệ An"),
    Case(
        cited("30/NĐ-CP", "Nghị định", issuer="Chính phủ", title="về công tác văn thư"),
        None,
    ),
    Case(cited("06/2022/QH15", "Luật"), "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong"),
    Case(
        cited(None, "Luật", name="Luật Thi đua Khen thưởng", year=2022),
        "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong",
    ),
    Case(cited(None, "Luật", name="Luật thi đua, khen thưởng"), None),
    Case(cited(None, "Luật", name="Luật Vườn cây", year=2019), "vn/quoc-hoi/luat/2019/vuon-cay"),
    Case(cited("98/2023/QH15", "Nghị quyết"), "vn/tw/quoc-hoi/nghi-quyet/2023/98"),
    # Luật Trưng mua, trưng dụng tài sản has that number too.
    Case(cited("15/2008/QH12", "Nghị quyết"), "vn/tw/quoc-hoi/nghi-quyet/2008/15"),
    Case(cited("15/2008/QH12", "Luật"), "vn/quoc-hoi/luat/2008/trung-mua-trung-dung-tai-san"),
    Case(cited("11-NQ/TW", "Nghị định", issued="2022-02-10"), "vn/tw/trung-uong/nghi-quyet/k13/11"),
    Case(
        cited("01/KH-KTĐ", "Kế hoạch", issuer="Khối thi đua thuộc Hội Văn nghệ Hà Nội"),
        "vn/ha-noi/ktd/ke-hoach/_/1",
    ),
    Case(cited("15", "Nghị quyết", short=True), None),
    Case(
        cited("9-CTr/TU", "Chương trình", issued="2022-08-15", issuer="Thành ủy"),
        "vn/hai-giang/thanh-uy/chuong-trinh/2022/9",
        "Thành phố Hải Giang",
    ),
    Case(
        cited("9/KH-UBND", "Kế hoạch", issued="2022-08-15", issuer="UBND thành phố Vinh, tỉnh Nghệ An"),
        "vn/nghe-an/thanh-pho-vinh/ubnd/ke-hoach/2022/9",
    ),
    Case(
        cited("9/KH-UBND", "Kế hoạch", issued="2022-08-15", issuer="UBND thành phố Vũng Chùa"),
        "vn/vung-chua/ubnd/ke-hoach/2022/9",
    ),
]


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: f"{case.citation.number or case.citation.name}")
def test_one_mention_alone(case: Case) -> None:
    assert uris(document("a", case.citation, jurisdiction=case.jurisdiction))["a", 0] == case.uri


FULL = cited("282/KH-UBND", "Kế hoạch", issued="2023-11-30", issuer=HA_NOI)
BARE = cited("282/KH-UBND", "Kế hoạch")
OTHER_YEAR = cited("282/KH-UBND", "Kế hoạch", issued="2022-11-28", issuer=HA_NOI)
OTHER_PLACE = cited("282/KH-UBND", "Kế hoạch", issued="2023-11-30", issuer="UBND tỉnh Nam Định")
RESOLUTION = cited("15-NQ/TW", "Nghị quyết", issued="2022-05-05", issuer="Bộ Chính trị")

PAIRS = [
    ("same number, issuer and day", FULL, FULL, True),
    (
        "leading zero",
        cited("07/KH-UBND", "Kế hoạch", issued="2023-01-09", issuer=HA_NOI),
        cited("7/KH-UBND", "Kế hoạch", issued="2023-01-09", issuer=HA_NOI),
        True,
    ),
    ("bare number, one candidate", FULL, BARE, True),
    ("another year", FULL, OTHER_YEAR, False),
    ("another province", FULL, OTHER_PLACE, False),
    (
        "the other sequence",
        cited("31/2020/QĐ-UBND", "Quyết định", issuer=HA_NOI),
        cited("31/QĐ-UBND", "Quyết định", issuer=HA_NOI, issued="2020-01-09"),
        False,
    ),
    ("a slip in the day", FULL, cited("282/KH-UBND", "Kế hoạch", issued="2023-11-03", issuer=HA_NOI), True),
    (
        "another congress term",
        cited("34-CT/TW", "Chỉ thị", issued="2014-04-07"),
        cited("34-CT/TW", "Chỉ thị", issued="2024-05-27"),
        False,
    ),
    (
        "State order for a Party number",
        RESOLUTION,
        cited("15/NQ-TW", "Nghị quyết", issued="2022-05-05"),
        True,
    ),
    ("body unnamed", RESOLUTION, cited("15-NQ/TW", "Nghị quyết", issued="2022-05-05"), True),
    (
        "short form with issuer",
        RESOLUTION,
        cited("15", "Nghị quyết", issuer="Bộ Chính trị", short=True),
        True,
    ),
    ("short form, no issuer", RESOLUTION, cited("15", "Nghị quyết", short=True), False),
    (
        "short form of another type",
        RESOLUTION,
        cited("15", "Chỉ thị", issuer="Bộ Chính trị", short=True),
        False,
    ),
    (
        "law by number and by name",
        cited("06/2022/QH15", "Luật"),
        cited(None, "Luật", name="Luật Thi đua, khen thưởng", year=2022),
        True,
    ),
    (
        "laws of two years",
        cited(None, "Luật", name="Luật Thi đua, khen thưởng", year=2003),
        cited(None, "Luật", name="Luật Thi đua, khen thưởng", year=2022),
        False,
    ),
    (
        "a law and a resolution of one number",
        cited("15/2008/QH12", "Luật", issued="2008-06-03"),
        cited("15/2008/QH12", "Nghị quyết", issued="2008-05-29"),
        False,
    ),
    (
        "same number and year, two issuers",
        cited("98/2023/QH15", "Nghị quyết"),
        cited("98/2023/NĐ-CP", "Nghị định"),
        False,
    ),
    (
        "before and after the mergers of 2025",
        cited("105/KH-UBND", "Kế hoạch", issued="2025-03-25", issuer="UBND tỉnh Phú Thọ"),
        cited("105/KH-UBND", "Kế hoạch", issued="2025-09-22", issuer="UBND tỉnh Phú Thọ"),
        False,
    ),
    (
        "a city that was not merged counts on",
        cited("105/KH-UBND", "Kế hoạch", issued="2025-03-25", issuer=HA_NOI),
        cited("105/KH-UBND", "Kế hoạch", issued="2025-09-22", issuer=HA_NOI),
        True,
    ),
    (
        "two blocs under one code",
        cited("1/KH-KTĐ", "Kế hoạch", issued="2023-02-06", issuer="Khối thi đua số 4 Hà Nội"),
        cited("1/KH-KTĐ", "Kế hoạch", issued="2023-02-06", issuer="Khối thi đua số 9 Hà Nội"),
        False,
    ),
    (
        "a body of the centre misnamed on the same day",
        RESOLUTION,
        cited("15-NQ/TW", "Nghị quyết", issued="2022-05-05", issuer="Ban Bí thư"),
        True,
    ),
    (
        "two bodies of the centre on two days of one term",
        cited("12-KL/TW", "Kết luận", issued="2021-08-12", issuer="Bộ Chính trị"),
        cited("12-KL/TW", "Kết luận", issued="2022-04-06", issuer="Ban Bí thư"),
        False,
    ),
    (
        "province and district",
        FULL,
        cited("282/KH-UBND", "Kế hoạch", issued="2023-11-30", issuer="UBND huyện Gia Lâm, Hà Nội"),
        False,
    ),
]


@pytest.mark.parametrize(("name", "one", "other", "same"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_two_documents(name: str, one: Citation, other: Citation, same: bool) -> None:
    found = uris(document("a", one, published="2024-06-01"), document("b", other, published="2024-06-02"))
    linked = found["a", 0] is not None and found["a", 0] == found["b", 0]
    assert linked is same, name


def test_two_candidates_leave_it_open_with_both_named() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load(
            [document("a", FULL), document("b", OTHER_YEAR), document("c", BARE, jurisdiction="Hà Nội")]
        )
        warehouse.resolve()
        row = warehouse.connection.execute(
            "SELECT uri, reason, candidates, quote FROM mentions WHERE source = 'https://c.test'"
        ).fetchone()
    assert row is not None
    assert row[:3] == (
        None,
        "2 instruments fit",
        ["vn/ha-noi/ubnd/ke-hoach/2022/282", "vn/ha-noi/ubnd/ke-hoach/2023/282"],
    )


def test_a_later_document_settles_what_was_open() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([document("a", BARE)])
        assert warehouse.resolve().open == 1
        warehouse.load([document("b", FULL)])
        assert warehouse.resolve().open == 0


def test_nothing_cites_the_future() -> None:
    found = uris(document("a", FULL), document("b", BARE, published="2023-03-01", jurisdiction="Hà Nội"))
    assert found["b", 0] == "vn/ha-noi/ubnd/ke-hoach/_/282"


def test_a_local_number_from_years_ago_is_a_candidate_and_no_proof() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load(
            [document("a", FULL), document("b", BARE, published="2026-03-01", jurisdiction="Hà Nội")]
        )
        warehouse.resolve()
        row = warehouse.connection.execute(
            "SELECT uri, reason, candidates FROM mentions WHERE source = 'https://b.test'"
        ).fetchone()
    assert row == (None, "the only one known is from years before", ["vn/ha-noi/ubnd/ke-hoach/2023/282"])


def test_undated_numbers_are_put_together_within_a_year() -> None:
    days = {"a": "2021-03-01", "b": "2021-10-01", "c": "2024-05-01"}
    found = uris(*(document(name, BARE, published=day, jurisdiction="Hà Nội") for name, day in days.items()))
    assert found["a", 0] == found["b", 0] == "vn/ha-noi/ubnd/ke-hoach/_/282"
    assert found["c", 0] == "vn/ha-noi/ubnd/ke-hoach/_2024/282"


def test_the_full_form_in_the_same_document_comes_first() -> None:
    found = uris(document("a", FULL, BARE), document("b", OTHER_YEAR))
    assert found["a", 1] == found["a", 0]


def test_naming_one_of_two_with_a_number_and_day_does_not_settle_which_is_meant() -> None:
    province = cited("2/KH-UBND", "Kế hoạch", issued="2021-01-04", issuer="UBND tỉnh Bắc Giang")
    district = cited(
        "2/KH-UBND", "Kế hoạch", issued="2021-01-04", issuer="UBND huyện Lạng Giang, tỉnh Bắc Giang"
    )
    bare = cited("2/KH-UBND", "Kế hoạch", issued="2021-01-04")
    own = itself("8/KH-UBND", "Kế hoạch", "2021-02-27", "UBND huyện Lạng Giang, tỉnh Bắc Giang")
    asked = document("a", province, bare, own=own)
    assert uris(asked)["a", 1] == "vn/bac-giang/ubnd/ke-hoach/2021/2"
    assert uris(asked, document("b", district))["a", 1] is None


def test_the_documents_own_issuer_gives_the_place() -> None:
    own = itself("5/KH-UBND", "Kế hoạch", "2024-01-05", "UBND tỉnh Nghệ An")
    found = uris(
        document("a", cited("9/QĐ-UBND", "Quyết định", issued="2023-01-05"), own=own, jurisdiction="Hà Nội")
    )
    assert found["a", 0] == "vn/nghe-an/ubnd/quyet-dinh/2023/9"
    assert found["a", -1] == "vn/nghe-an/ubnd/ke-hoach/2024/5"


@pytest.mark.parametrize(
    ("own", "uri"),
    [
        (
            itself("5/KH-UBND", "Kế hoạch", "2025-08-05", None),
            "vn/ha-noi/phuong-ba-dinh/ubnd/ke-hoach/2025-07/5",
        ),
        (itself("5/KH-UBND", "Kế hoạch", "2025-08-05", HA_NOI), "vn/ha-noi/ubnd/ke-hoach/2025/5"),
    ],
)
def test_a_paper_that_a_ward_prints_is_its_own_unless_it_says_otherwise(
    own: SelfInstrument, uri: str
) -> None:
    found = uris(document("a", own=own, jurisdiction="phường Ba Đình, Hà Nội"))
    assert found["a", -1] == uri


def test_each_filled_part_is_a_row_with_rule_and_evidence() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([document("a", cited("99/KH-UBND", None, issued="2023-03-22"), jurisdiction="Hà Nội")])
        warehouse.resolve()
        rows = warehouse.connection.execute(
            "SELECT part, value, rule FROM inferences ORDER BY part"
        ).fetchall()
    assert rows == [
        ("era", "2023", "issue_day"),
        ("place", "ha-noi", "jurisdiction"),
        ("type", "ke-hoach", "symbol"),
    ]


def test_the_printed_number_is_kept() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([document("a", cited("15/NQ-TW", "Nghị quyết", issued="2022-05-05"))])
        warehouse.resolve()
        row = warehouse.connection.execute("SELECT uri, number FROM instruments").fetchone()
    assert row == ("vn/tw/trung-uong/nghi-quyet/k13/15", "15/NQ-TW")


def test_the_outcome_does_not_depend_on_the_order_of_arrival() -> None:
    documents = [
        document(f"d{place}", citation, published="2024-06-01")
        for place, citation in enumerate(
            [c for pair in PAIRS for c in pair[1:3]] + [case.citation for case in SINGLE]
        )
    ]
    expected = uris(*documents)
    rng = random.Random(3)
    for _ in range(2):
        with empty_warehouse() as warehouse:
            shuffled = rng.sample(documents, len(documents))
            warehouse.load(shuffled[:20])
            warehouse.resolve()
            warehouse.load(shuffled[20:])
            warehouse.resolve()
            found = warehouse.connection.execute(
                "SELECT source, uri FROM instrument_mentions JOIN current_documents USING (version_id)"
            ).fetchall()
        assert dict(found) == {f"https://{d}.test": uri for (d, _), uri in expected.items()}


@pytest.mark.parametrize(
    "words", ["Kế hoạch", "Đảng bộ Ð", "Thi đua,  khen–thưởng!", "TP.HCM", "Đắk Lắk", "ƯƠNG 15-NQ/TƯ"]
)
def test_fold_is_the_same_in_sql_and_in_python(words: str) -> None:
    with empty_warehouse() as warehouse:
        row = warehouse.connection.execute("SELECT fold(?), slug(?)", [words, words]).fetchone()
    assert row == (fold(words), slug(words))


NUMBERS = [
    ("282/KH-UBND", "282/KH-UBND"),
    ("01/KH-KTĐ", "1/KH-KTĐ"),
    ("15-NQ/TƯ", "15/NQ-TW"),
    ("15/NQ-TW", "15/NQ-TW"),
    ("15 – NQ / T.Ư", "15/NQ-TW"),
    ("06/2022/QH15", "6/2022/QH15"),
    ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
    ("12A/QÐ-UBND", "12A/QĐ-UBND"),
    ("KH282/UBND", "282/KH-UBND"),
    ("15NQ/TW", "15/NQ-TW"),
    ("1074/QĐ-UBND.HC", "1074/QĐ-UBND-HC"),
    ("không số", None),
]


@pytest.mark.parametrize(("printed", "expected"), NUMBERS)
def test_number_key(printed: str, expected: str | None) -> None:
    with empty_warehouse() as warehouse:
        assert warehouse.connection.execute("SELECT number_key(?)", [printed]).fetchone() == (expected,)
