"""Instruments by the names that people give them: one, several to choose from, or none with the nearest."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from extractors.facts import Facts
from pipeline.record import Processed
from tests.warehouse_world import citation, processed
from warehouse.answers.names import AmbiguousName, NotFound, find_instrument, find_instruments
from warehouse.store import Warehouse

PAPERS = [
    ("Kế hoạch", "282/KH-UBND", "2023-11-30", "UBND Thành phố Hà Nội"),
    ("Kế hoạch", "282/KH-UBND", "2024-03-04", "UBND tỉnh Nghệ An"),
    ("Kế hoạch", "12/KH-UBND", "2022-01-10", "UBND Thành phố Hà Nội"),
    ("Kế hoạch", "12/KH-UBND", "2025-08-11", "UBND phường Láng, thành phố Hà Nội"),
    ("Kế hoạch", "12/KH-UBND", "2023-02-01", "UBND huyện Ba Vì, thành phố Hà Nội"),
    ("Nghị quyết", "15-NQ/TW", "2022-05-05", "Bộ Chính trị"),
    ("Nghị quyết", "15-NQ/TW", "2012-06-01", "Ban Chấp hành Trung ương"),
    ("Nghị định", "98/2023/NĐ-CP", "2023-12-31", "Chính phủ"),
    ("Nghị định", "98/2020/NĐ-CP", "2020-08-26", "Chính phủ"),
    ("Nghị định", "152/2025/NĐ-CP", "2025-06-14", "Chính phủ"),
    ("Quyết định", "1234/QĐ-TTg", "2023-10-20", "Thủ tướng Chính phủ"),
    ("Quyết định", "1234/QĐ-UBND", "2023-05-06", "UBND Thành phố Hà Nội"),
    ("Quyết định", "1074/QĐ-UBND.HC", "2021-07-01", "UBND tỉnh Đồng Tháp"),
    ("Quyết định", "22/2021/QĐ-UBND", "2021-10-05", "UBND Thành phố Hà Nội"),
    ("Chương trình", "16-CTr/TU", "2022-08-26", "Thành ủy Hà Nội"),
    ("Chỉ thị", "34-CT/TW", "2014-04-07", "Bộ Chính trị"),
    ("Thông tư", "05/2024/TT-BNV", "2024-06-27", "Bộ Nội vụ"),
    ("Hướng dẫn", "45-HD/BTGTW", "2023-02-14", "Ban Tuyên giáo Trung ương"),
]
LAWS = [("Luật Thi đua, khen thưởng", 2022), ("Luật Thi đua, khen thưởng", 2003), ("Luật Đất đai", 2024)]


def paper(place: int) -> Processed:
    """A report that names one of the papers."""
    type_, number, issued, issuer = PAPERS[place]
    text = f"{type_} số {number} của {issuer}"
    cited = citation(text, text, type_, number, issued=issued, issuer=issuer)
    return processed(f"https://bao.test/{place}", text, Facts(citations=(cited,)))


def laws() -> Processed:
    """A report that names the laws."""
    text = "; ".join(f"{name} năm {year}" for name, year in LAWS)
    cited = (citation(text, f"{name} năm {year}", "Luật", None, name=name, year=year) for name, year in LAWS)
    return processed("https://bao.test/luat", text, Facts(citations=tuple(cited)))


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with Warehouse(":memory:") as warehouse:
        warehouse.load([*(paper(place) for place in range(len(PAPERS))), laws()])
        warehouse.resolve()
        yield warehouse.connection


NAMES = [
    ("KH 282 Hà Nội 2023", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("kh 282 ha noi 2023", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("ke hoach 282 ubnd ha noi", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("KH282 Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("KH-282 Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("282/KH-UBND Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("282 / KH – UBND Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("282/KH Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("282/KH-UBND 2023", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("Kế hoạch số 282/KH-UBND ngày 30/11/2023", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("Kế hoạch số: 282 / KH-UBND của UBND TP Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("kế hoạch 282 năm 2023 của UBND thành phố Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("UBND Hà Nội KH 282", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("Kế hoạch 282 Thủ đô", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("KH 282 Nghệ An", "vn/nghe-an/ubnd/ke-hoach/2024/282"),
    ("kế hoạch số 282/KH-UBND của tỉnh Nghệ An", "vn/nghe-an/ubnd/ke-hoach/2024/282"),
    ("282/kh-ubnd nghe an 2024", "vn/nghe-an/ubnd/ke-hoach/2024/282"),
    ("KH 12 Hà Nội", "vn/ha-noi/ubnd/ke-hoach/2022/12"),
    ("KH 12 UBND phường Láng", "vn/ha-noi/phuong-lang/ubnd/ke-hoach/2025-07/12"),
    ("KH 12 phuong lang ha noi", "vn/ha-noi/phuong-lang/ubnd/ke-hoach/2025-07/12"),
    ("KH 12 P. Láng", "vn/ha-noi/phuong-lang/ubnd/ke-hoach/2025-07/12"),
    ("Kế hoạch 12 của UBND huyện Ba Vì", "vn/ha-noi/huyen-ba-vi/ubnd/ke-hoach/2023/12"),
    ("12/KH-UBND huyện Ba Vì, Hà Nội", "vn/ha-noi/huyen-ba-vi/ubnd/ke-hoach/2023/12"),
    ("ke hoach 12 h. ba vi", "vn/ha-noi/huyen-ba-vi/ubnd/ke-hoach/2023/12"),
    ("KH 12 2025", "vn/ha-noi/phuong-lang/ubnd/ke-hoach/2025-07/12"),
    ("KH 12 Hà Nội 2022", "vn/ha-noi/ubnd/ke-hoach/2022/12"),
    ("Nghị quyết 15 của Bộ Chính trị", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("nghi quyet 15 bo chinh tri", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("NQ 15 Bộ Chính trị khóa XIII", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("NQ 15 khóa XI", "vn/tw/trung-uong/nghi-quyet/k11/15"),
    ("NQ 15 khoá 11", "vn/tw/trung-uong/nghi-quyet/k11/15"),
    ("Nghị quyết 15 Trung ương khóa XI", "vn/tw/trung-uong/nghi-quyet/k11/15"),
    ("nghị quyết số 15-NQ/TW năm 2022", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("15-NQ/TW 2012", "vn/tw/trung-uong/nghi-quyet/k11/15"),
    ("15-NQ/TƯ khóa XIII", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("15/NQ-TW 2022", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("NQ 15 nhiệm kỳ XIII", "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"),
    ("nđ 98 2023", "vn/tw/chinh-phu/nghi-dinh/2023/98"),
    ("NĐ 98/2023", "vn/tw/chinh-phu/nghi-dinh/2023/98"),
    ("Nghị định 98/2023/NĐ-CP", "vn/tw/chinh-phu/nghi-dinh/2023/98"),
    ("98/2023/ND-CP", "vn/tw/chinh-phu/nghi-dinh/2023/98"),
    ("98 / 2023 / NĐ - CP", "vn/tw/chinh-phu/nghi-dinh/2023/98"),
    ("nghị định 98 năm 2020", "vn/tw/chinh-phu/nghi-dinh/2020/98"),
    ("Nghị định số 98/2020/NĐ-CP ngày 26/8/2020", "vn/tw/chinh-phu/nghi-dinh/2020/98"),
    ("Nghị định 152", "vn/tw/chinh-phu/nghi-dinh/2025/152"),
    ("NĐ 152 CP", "vn/tw/chinh-phu/nghi-dinh/2025/152"),
    ("Nghị định 152/2025", "vn/tw/chinh-phu/nghi-dinh/2025/152"),
    ("Quyết định 1234 của Thủ tướng", "vn/tw/thu-tuong/quyet-dinh/2023/1234"),
    ("QĐ 1234 TTg", "vn/tw/thu-tuong/quyet-dinh/2023/1234"),
    ("qd 1234 ttg", "vn/tw/thu-tuong/quyet-dinh/2023/1234"),
    ("1234/QĐ-TTg", "vn/tw/thu-tuong/quyet-dinh/2023/1234"),
    ("1234/qd-ttg", "vn/tw/thu-tuong/quyet-dinh/2023/1234"),
    ("Quyết định 1234 của Thủ tướng Chính phủ năm 2023", "vn/tw/thu-tuong/quyet-dinh/2023/1234"),
    ("QĐ 1234 Hà Nội", "vn/ha-noi/ubnd/quyet-dinh/2023/1234"),
    ("1234/QĐ-UBND", "vn/ha-noi/ubnd/quyet-dinh/2023/1234"),
    ("1074/QĐ-UBND.HC", "vn/dong-thap/ubnd/quyet-dinh/2021/1074"),
    ("1074/qd-ubnd.hc", "vn/dong-thap/ubnd/quyet-dinh/2021/1074"),
    ("QĐ 1074 Đồng Tháp", "vn/dong-thap/ubnd/quyet-dinh/2021/1074"),
    ("22/2021/QĐ-UBND", "vn/ha-noi/ubnd/quyet-dinh-qppl/2021/22"),
    ("QĐ 22/2021 Hà Nội", "vn/ha-noi/ubnd/quyet-dinh-qppl/2021/22"),
    ("CTr 16", "vn/ha-noi/thanh-uy/chuong-trinh/2022/16"),
    ("Chương trình hành động 16 của Thành ủy", "vn/ha-noi/thanh-uy/chuong-trinh/2022/16"),
    ("16-CTr/TU", "vn/ha-noi/thanh-uy/chuong-trinh/2022/16"),
    ("chương trình số 16 thành ủy hà nội", "vn/ha-noi/thanh-uy/chuong-trinh/2022/16"),
    ("CT 34", "vn/tw/bo-chinh-tri/chi-thi/k11/34"),
    ("Chỉ thị 34-CT/TW", "vn/tw/bo-chinh-tri/chi-thi/k11/34"),
    ("chi thi 34 bo chinh tri", "vn/tw/bo-chinh-tri/chi-thi/k11/34"),
    ("05/2024/TT-BNV", "vn/tw/bnv/thong-tu/2024/5"),
    ("Thông tư 5/2024/TT-BNV", "vn/tw/bnv/thong-tu/2024/5"),
    ("TT 05 BNV", "vn/tw/bnv/thong-tu/2024/5"),
    ("thông tư 05 của Bộ Nội vụ", "vn/tw/bnv/thong-tu/2024/5"),
    ("45-HD/BTGTW", "vn/tw/btgtw/huong-dan/k13/45"),
    ("HD 45 BTGTW", "vn/tw/btgtw/huong-dan/k13/45"),
    ("hướng dẫn 45 ban tuyên giáo trung ương", "vn/tw/btgtw/huong-dan/k13/45"),
    ("Luật Thi đua, khen thưởng 2022", "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong"),
    ("luat thi dua khen thuong nam 2003", "vn/quoc-hoi/luat/2003/thi-dua-khen-thuong"),
    ("Luật đất đai", "vn/quoc-hoi/luat/2024/dat-dai"),
    ("Luật Đất đai năm 2024", "vn/quoc-hoi/luat/2024/dat-dai"),
    ("Luật Đất đai (2024)", "vn/quoc-hoi/luat/2024/dat-dai"),
    ("Luật số 31/2024/QH15", "vn/quoc-hoi/luat/2024/dat-dai"),
    ("vn/ha-noi/ubnd/ke-hoach/2023/282", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
    ("282 ke hoach ha noi", "vn/ha-noi/ubnd/ke-hoach/2023/282"),
]


def test_names(connection: duckdb.DuckDBPyConnection) -> None:
    found = find_instruments(connection, *(name for name, _ in NAMES))
    assert [(name, one.uri) for (name, _), one in zip(NAMES, found, strict=True)] == NAMES
    assert len(NAMES) >= 60


SEVERAL = [
    ("KH 282", ["vn/ha-noi/ubnd/ke-hoach/2023/282", "vn/nghe-an/ubnd/ke-hoach/2024/282"]),
    ("NQ 15", ["vn/tw/bo-chinh-tri/nghi-quyet/k13/15", "vn/tw/trung-uong/nghi-quyet/k11/15"]),
    ("NĐ 98", ["vn/tw/chinh-phu/nghi-dinh/2020/98", "vn/tw/chinh-phu/nghi-dinh/2023/98"]),
    ("QĐ 1234", ["vn/ha-noi/ubnd/quyet-dinh/2023/1234", "vn/tw/thu-tuong/quyet-dinh/2023/1234"]),
    (
        "Luật Thi đua, khen thưởng",
        ["vn/quoc-hoi/luat/2003/thi-dua-khen-thuong", "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong"],
    ),
    ("KH 282/UBND", ["vn/ha-noi/ubnd/ke-hoach/2023/282", "vn/nghe-an/ubnd/ke-hoach/2024/282"]),
]


@pytest.mark.parametrize(("name", "uris"), SEVERAL)
def test_names_of_several(name: str, uris: list[str], connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_instrument(connection, name)
    assert sorted(one.uri for one in caught.value.candidates) == uris
    assert all(uri in str(caught.value) for uri in uris)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "KH 283",
        "QĐ 282",
        "KH 282 Huế",
        "KH 282 Hà Nội 2024",
        "KH 12 phường Bồ Đề",
        "NQ 15 khóa X",
        "NĐ 98/2021",
        "282/QĐ-UBND",
        "1234/QĐ-BNV",
        "Luật Đất đai 2013",
        "Luật TĐKT 2022",
        "Kế hoạch hai trăm",
        "vn/ha-noi/ubnd/ke-hoach/2023/283",
    ],
)
def test_names_of_none(name: str, connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NotFound) as caught:
        find_instrument(connection, name)
    assert "\n" not in str(caught.value)
    assert caught.value.nearest


def test_what_tells_candidates_apart(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("UPDATE instruments SET title = 'thi đua năm 2024' WHERE uri LIKE 'vn/ha-noi/%/282'")
    with pytest.raises(AmbiguousName) as caught:
        find_instrument(connection, "KH 282")
    assert str(caught.value) == (
        "'KH 282' can mean 2 instruments: "
        "282/KH-UBND of 2023-11-30 “thi đua năm 2024” (vn/ha-noi/ubnd/ke-hoach/2023/282); "
        "282/KH-UBND of 2024-03-04 (vn/nghe-an/ubnd/ke-hoach/2024/282); "
        "add the place, the year or the issuer, or give the URI"
    )


def test_several_names_are_looked_up_together(connection: duckdb.DuckDBPyConnection) -> None:
    first, second, again = find_instruments(connection, "CTr 16", "NĐ 152", "CTr 16")
    assert (first.number, second.number, again) == ("16-CTr/TU", "152/2025/NĐ-CP", first)
