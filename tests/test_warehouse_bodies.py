"""Organisations across documents: what a printed wording stands for, by its own words and its document's place."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from extractors.facts import DocKind, Facts, Role, SelfInstrument
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, evidence, processed


@dataclass(frozen=True)
class Case:
    """A wording, what its document offers, and the key it should have."""

    words: str
    body: str | None
    jurisdiction: str | None = None
    issuer: str | None = None
    beside: tuple[str, ...] = ()


def paper(case: Case, source: str = "bai") -> Processed:
    """A document that gives its people offices at the wordings of the case."""
    orgs = (case.words, *case.beside)
    text = f"{source}: " + "; ".join(orgs)
    own = (
        SelfInstrument("1/KH", "Kế hoạch", "2024-01-02", case.issuer, None, evidence(text, source))
        if case.issuer
        else None
    )
    roles = tuple(Role("Lê Văn Tám", "Phó Giám đốc", org, evidence(text, org)) for org in orgs)
    facts = Facts(doc_kind=DocKind.NEWS, itself=own, roles=roles)
    return processed(f"https://{source}.test", text, facts, jurisdiction=case.jurisdiction)


CASES = [
    # Its own words name the place.
    Case("Sở Nội vụ Hà Nội", "vn/ha-noi/so-noi-vu"),
    Case("Sở Nội vụ thành phố Hà Nội", "vn/ha-noi/so-noi-vu"),
    Case("SỞ NỘI VỤ TP. HÀ NỘI", "vn/ha-noi/so-noi-vu"),
    Case("Sở TT&TT Hà Nội", "vn/ha-noi/so-thong-tin-truyen-thong"),
    Case("Sở Thông tin và Truyền thông TP.HCM", "vn/ho-chi-minh/so-thong-tin-truyen-thong"),
    Case("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "vn/nghe-an/ubnd"),
    Case("Uỷ ban nhân dân tỉnh Hòa Bình", "vn/hoa-binh/ubnd"),
    Case("UBND tỉnh Hoà Bình", "vn/hoa-binh/ubnd"),
    Case("ĐẢNG BỘ THÀNH PHỐ HÀ NỘI BAN CHẤP HÀNH", "vn/ha-noi/thanh-uy"),
    Case("Ban Thường vụ Thành ủy Hà Nội", "vn/ha-noi/thanh-uy"),
    Case("Tỉnh ủy Vĩnh Giang", "vn/vinh-giang/tinh-uy"),
    Case("Bộ trưởng Bộ Nội vụ", "vn/tw/bo-noi-vu"),
    Case("Bộ Giao thông vận tải", "vn/tw/bo-giao-thong-van-tai"),
    Case("Thủ tướng Chính phủ", "vn/tw/chinh-phu"),
    Case("Ban Bí thư Trung ương Đảng", "vn/tw/trung-uong-dang"),
    Case("Hội Nhà báo Việt Nam", "vn/tw/hoi-nha-bao-viet-nam"),
    # A body of the centre in a city's paper stays the centre's; a local branch of a national body does not.
    Case("Bộ Nội vụ", "vn/tw/bo-noi-vu", "Hà Nội"),
    Case("Ủy ban MTTQ Việt Nam thành phố", "vn/ha-noi/uy-ban-mttq", "Hà Nội"),
    # Its document tells the place.
    Case("Sở Nội vụ", "vn/ha-noi/so-noi-vu", "Hà Nội"),
    Case("Sở Nội vụ", "vn/nghe-an/so-noi-vu", None, "UBND tỉnh Nghệ An"),
    Case("UBND Thành phố", "vn/ha-noi/ubnd", "Thành phố Hà Nội"),
    Case("Ban Thi đua, khen thưởng", "vn/ha-noi/ban-thi-dua-khen-thuong", "Hà Nội"),
    Case("Sở Nội vụ", "vn/nghe-an/so-noi-vu", None, None, ("UBND tỉnh Nghệ An",)),
    Case("Sở Nội vụ", None, None, None, ("UBND tỉnh Nghệ An", "UBND tỉnh Hà Tĩnh")),
    # A city's paper on another province alone: which of the two is meant stays open.
    Case("Sở Nội vụ", None, "Hà Nội", None, ("UBND tỉnh Nghệ An",)),
    Case("Sở Nội vụ", "vn/ha-noi/so-noi-vu", "Hà Nội", None, ("UBND tỉnh Nghệ An", "Thành ủy Hà Nội")),
    Case("Sở Nội vụ", None),
    # A ministry's paper that names one province speaks for the country all the same.
    Case("Viện Vật liệu", None, None, "Bộ Xây dựng", ("Sở Xây dựng tỉnh Nghệ An",)),
    # Where nothing tells the place, a name of its own does; what every place has does not.
    Case("Công ty cổ phần Chè Mộc Châu", "vn/_/cong-ty-co-phan-che-moc-chau"),
    Case("Trường Đại học Trà Giang", "vn/_/truong-dai-hoc-tra-giang"),
    Case("Trường THCS Nguyễn Du", None),
    Case("Bệnh viện Đa khoa", None),
    Case("khoa Truyền nhiễm", None, "Hà Nội"),
    # Units below the province.
    Case("UBND quận Ba Đình, Hà Nội", "vn/ha-noi/quan-ba-dinh/ubnd"),
    Case("UBND quận Ba Đình", "vn/ha-noi/quan-ba-dinh/ubnd", "Hà Nội"),
    Case("Quận ủy Ba Đình", "vn/ha-noi/quan-ba-dinh/quan-uy", "Hà Nội"),
    Case("UBND xã Hòa Bình, tỉnh Nghệ An", "vn/nghe-an/xa-hoa-binh/ubnd"),
    Case("Thị ủy Cửa Lò", "vn/nghe-an/thi-xa-cua-lo/thi-uy", "Nghệ An"),
    Case("UBND thành phố Vinh, tỉnh Nghệ An", "vn/nghe-an/thanh-pho-vinh/ubnd"),
    Case("UBND thành phố Cao Bằng, tỉnh Cao Bằng", "vn/cao-bang/thanh-pho-cao-bang/ubnd"),
    Case("UBND thành phố Bắc Ninh", "vn/bac-ninh/thanh-pho-bac-ninh/ubnd", None, "UBND thành phố Bắc Ninh"),
    Case("UBND xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình", "vn/thai-binh/huyen-vu-thu/xa-tan-lap/ubnd"),
    Case("UBND quận Hoàn Kiếm", "vn/ha-noi/quan-hoan-kiem/ubnd"),
    Case("UBND thành phố", "vn/nghe-an/thanh-pho-vinh/ubnd", None, "UBND thành phố Vinh, tỉnh Nghệ An"),
    Case("UBND huyện", "vn/ha-noi/huyen-gia-lam/ubnd", "Hà Nội", None, ("Huyện ủy Gia Lâm",)),
    Case("UBND huyện", None, "Hà Nội", None, ("Huyện ủy Gia Lâm", "Huyện ủy Ba Vì")),
    Case("huyện Gia Lâm", "vn/ha-noi/huyen-gia-lam", "Hà Nội"),
    # Letters that fold alike and are no units: quân, hợp tác xã, tình.
    Case("Bộ Tư lệnh Quân khu 3", "vn/ha-noi/bo-tu-lenh-quan-khu-3", "Hà Nội"),
    Case("Liên minh Hợp tác xã tỉnh Nghệ An", "vn/nghe-an/lien-minh-hop-tac-xa"),
    Case("Bảo hiểm xã hội tỉnh Nghệ An", "vn/nghe-an/bao-hiem-xa-hoi"),
    Case("Hội Thanh niên tình nguyện Nghệ An", "vn/nghe-an/hoi-thanh-nien-tinh-nguyen"),
    # Pieces of a body, and many bodies at once.
    Case("Đảng ủy", None, "Hà Nội"),
    Case("Phòng Nội vụ", None, "Hà Nội"),
    Case("Đảng ủy Sở Nội vụ", "vn/ha-noi/dang-uy-so-noi-vu", "Hà Nội"),
    Case("UBND", "vn/ha-noi/quan-ba-dinh/ubnd", "Hà Nội", "UBND quận Ba Đình"),
    Case("các sở, ban, ngành", None, "Hà Nội"),
    Case("UBND các quận, huyện, thị xã", None, "Hà Nội"),
    Case("Bộ Y tế và Bộ Tài chính", None),
]


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], tuple[str | None, str, str | None]]:
    """Key, rule and reason by source and wording, all cases in one warehouse."""
    with empty_warehouse() as warehouse:
        warehouse.load([paper(case, f"d{n}") for n, case in enumerate(CASES)])
        warehouse.resolve()
        rows = warehouse.connection.execute(
            """
            SELECT regexp_extract(source, '//(.*)\\.test', 1), printed, body, rule, reason
            FROM body_mentions JOIN current_documents USING (version_id)
            """
        ).fetchall()
    return {(source, printed): (body, rule, reason) for source, printed, body, rule, reason in rows}


@pytest.mark.parametrize("n", range(len(CASES)), ids=lambda n: CASES[n].words)
def test_a_wording_stands_for_one_body(
    found: dict[tuple[str, str], tuple[str | None, str, str | None]], n: int
) -> None:
    assert found[f"d{n}", CASES[n].words][0] == CASES[n].body


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Sở Nội vụ", "nothing tells the place"),
        ("Đảng ủy", "a part of a body that is not named"),
        ("UBND huyện", "nothing tells which unit"),
        ("các sở, ban, ngành", "several bodies at once"),
    ],
)
def test_why_a_wording_stays_open_is_told(
    found: dict[tuple[str, str], tuple[str | None, str, str | None]], words: str, reason: str
) -> None:
    assert (None, "open", reason) in [told for (_, printed), told in found.items() if printed == words]


def test_bodies_do_not_depend_on_the_order_of_documents() -> None:
    documents = [paper(case, f"d{n}") for n, case in enumerate(CASES)]
    seen = set()
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        with empty_warehouse() as warehouse:
            for start in range(0, len(documents), 20):
                warehouse.load(documents[start : start + 20])
            warehouse.resolve()
            rows = warehouse.connection.execute(
                "SELECT * EXCLUDE (recorded_from) FROM bodies ORDER BY body"
            ).fetchall()
            seen.add(repr(rows))
    assert len(seen) == 1


def test_a_body_is_called_what_most_documents_call_it() -> None:
    printed = ("Sở TT&TT Hà Nội", "Sở Thông tin và Truyền thông Hà Nội", "SỞ TT&TT HÀ NỘI")
    documents = [
        paper(Case(words, None), f"d{n}")
        for n, words in enumerate((*printed, printed[0], printed[2], printed[2]))
    ]
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        found = warehouse.connection.execute("SELECT body, name, documents FROM bodies").fetchall()
    assert found == [("vn/ha-noi/so-thong-tin-truyen-thong", "Sở TT&TT Hà Nội", 6)]


def test_how_bodies_followed_one_another() -> None:
    printed = (
        "Sở Lao động - Thương binh và Xã hội tỉnh Bắc Giang",
        "Bộ Tài nguyên và Môi trường",
        "Sở Du lịch tỉnh Thừa Thiên Huế",
        "UBND quận Ba Đình, Hà Nội",
        "Sở Y tế Hà Nội",
    )
    with empty_warehouse() as warehouse:
        warehouse.load([paper(Case(words, None), f"d{n}") for n, words in enumerate(printed)])
        warehouse.resolve()
        found = warehouse.connection.execute(
            "SELECT before, after, day::VARCHAR, kind FROM body_changes ORDER BY before, day"
        ).fetchall()
    labour, home = "vn/bac-giang/so-lao-dong-thuong-binh-xa-hoi", "vn/bac-giang/so-noi-vu"
    assert found == [
        (labour, home, "2025-03-01", "body merged"),
        (labour, "vn/bac-ninh/so-lao-dong-thuong-binh-xa-hoi", "2025-07-01", "place merged"),
        (home, "vn/bac-ninh/so-noi-vu", "2025-07-01", "place merged"),
        ("vn/ha-noi/quan-ba-dinh/ubnd", None, "2025-07-01", "district abolished"),
        ("vn/thua-thien-hue/so-du-lich", "vn/hue/so-du-lich", "2025-01-01", "place renamed"),
        ("vn/tw/bo-tai-nguyen-moi-truong", "vn/tw/bo-nong-nghiep-moi-truong", "2025-03-01", "body merged"),
    ]
