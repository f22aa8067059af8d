from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.date_numerals import month_number, spelled_number
from extractors.dates import document_dates, find_dates, scan_dates
from extractors.document import Block, Context, Document, Zone, plain_document
from extractors.facts import Confidence, Span

CONTEXT = Context(source="test", fetched="2024-12-31")

FULL = [
    ("ban hành ngày 30/11/2023.", [("2023-11-30", "30/11/2023")]),
    ("ban hành ngày 30/11/2023.Theo đó", [("2023-11-30", "30/11/2023")]),
    ("họp 5/5/2022; 02-02-1998", [("2022-05-05", "5/5/2022"), ("1998-02-02", "02-02-1998")]),
    ("ký ngày 22.3.2023", [("2023-03-22", "22.3.2023")]),
    ("ký ngày 17/3/ 2021", [("2021-03-17", "17/3/ 2021")]),
    ("ký ngày 17 / 3 / 2021", [("2021-03-17", "17 / 3 / 2021")]),
    ("từ 06 / 10 /201 6; bế mạc", [("2016-10-06", "06 / 10 /201 6")]),
    ("ký ngày31/7/2017của Bộ", [("2017-07-31", "31/7/2017")]),
    ("gày 19/4/2016", [("2016-04-19", "19/4/2016")]),
    ("Hà Nội, ngày 26 tháng 10 năm 2020", [("2020-10-26", "ngày 26 tháng 10 năm 2020")]),
    ("gày 26 tháng 10 năm 2020", [("2020-10-26", "gày 26 tháng 10 năm 2020")]),
    ("NGÀY 16 THÁNG 7 NĂM 2020", [("2020-07-16", "NGÀY 16 THÁNG 7 NĂM 2020")]),
    ("26 tháng 10, 2020", [("2020-10-26", "26 tháng 10, 2020")]),
    ("ngày 12 tháng 9/2019", [("2019-09-12", "ngày 12 tháng 9/2019")]),
    ("ngày 24\ntháng 8 năm 2018", [("2018-08-24", "ngày 24\ntháng 8 năm 2018")]),
    ("ngày\xa005\xa0tháng\xa05\xa0năm\xa02022", [("2022-05-05", "ngày\xa005\xa0tháng\xa05\xa0năm\xa02022")]),
    ("ngày 30 tháng Tư năm 1975", [("1975-04-30", "ngày 30 tháng Tư năm 1975")]),
    ("ngày 3 tháng Năm năm 1930", [("1930-05-03", "ngày 3 tháng Năm năm 1930")]),
    ("mùng 2 tháng 9 năm 1945", [("1945-09-02", "mùng 2 tháng 9 năm 1945")]),
    (
        "ngày mùng hai tháng chín năm một nghìn chín trăm bốn mươi lăm",
        [("1945-09-02", "ngày mùng hai tháng chín năm một nghìn chín trăm bốn mươi lăm")],
    ),
    ("ngày 26 tháng 10 năm 20 24", [("2024-10-26", "ngày 26 tháng 10 năm 20 24")]),
    ("đăng 2024/06/26 08:00", [("2024-06-26", "2024/06/26")]),
    ("2024-06-26T10:00:00", [("2024-06-26", "2024-06-26")]),
    ("đăng 26 Apr 2024 lúc", [("2024-04-26", "26 Apr 2024")]),
    ("17/9/2024 (15 âm lịch)", [("2024-09-17", "17/9/2024")]),
    ("Apr 26, 2024", [("2024-04-26", "Apr 26, 2024")]),
    ("On February 26th, 2018, the", [("2018-02-26", "February 26th, 2018")]),
    ("26 Thg4, 2024", [("2024-04-26", "26 Thg4, 2024")]),
    ("ký ngày 31/12//2013", [("2013-12-31", "31/12//2013")]),
    ("ký ngày 0l/5/2023", [("2023-05-01", "0l/5/2023")]),
    ("ngày 02 tháng 7 nắm 2OO2", [("2002-07-02", "ngày 02 tháng 7 nắm 2OO2")]),
    ("số 214 CP ngày 9 . 9 . 1978 của", [("1978-09-09", "9 . 9 . 1978")]),
    ("nộp trước nagỳ 30/6/2013", [("2013-06-30", "30/6/2013")]),
]

PAIRS = [
    ("15/10/2024,16/10/2024", ["2024-10-15", "2024-10-16"]),
    ("(7/5/1954 – 7/5/2024)", ["1954-05-07", "2024-05-07"]),
    ("(22/12/1989 22/12/2024)", ["1989-12-22", "2024-12-22"]),
    ("16-12-1977/16-12-2024", ["1977-12-16", "2024-12-16"]),
    ("19-5-1965 / 19-5-2025", ["1965-05-19", "2025-05-19"]),
    ("19.8.1945 – 19.8.2025", ["1945-08-19", "2025-08-19"]),
    ("10/10/1954-10/10/2024)", ["1954-10-10", "2024-10-10"]),
]

LISTS = [
    ("21 và 22/6/2018", ["2018-06-21", "2018-06-22"]),
    ("các ngày 21, 22 và 23/6/2018", ["2018-06-21", "2018-06-22", "2018-06-23"]),
    ("các ngày 14,15,16/7/2020", ["2020-07-14", "2020-07-15", "2020-07-16"]),
    ("ngày 21 và ngày 22 tháng 6 năm 2018", ["2018-06-21", "2018-06-22"]),
    ("ngày 16/9 và 19/9/2011", ["2011-09-16", "2011-09-19"]),
    ("từ 20/6 đến 26/6/2024", ["2024-06-26"]),
    ("từ ngày 25 – 26/6/2024", ["2024-06-26"]),
    ("từ ngày 06-10/05/2019", ["2019-05-10"]),
    ("từ ngày 10 tháng 5 đến ngày 15 tháng 6 năm 2020", ["2020-06-15"]),
    ("khoản 3 Điều 21 và 22/6/2018", ["2018-06-22"]),
]

PARTIAL = [
    ("sáng 26/4, hội nghị", "day_month", "26/4", None),
    ("Sáng 28.5, Hội đồng khai mạc", "day_month", "28.5", None),
    ("Thứ Ba 24/12 tại", "day_month", "24/12", None),
    ("Quốc khánh 2-9 năm nay", "day_month", "2-9", None),
    ("Ngày 03 tháng 3 là ngày hội", "day_month", "Ngày 03 tháng 3", None),
    ("trong tháng 3/2024", "month_year", "tháng 3/2024", "2024-03"),
    ("tháng 10 năm 2020", "month_year", "tháng 10 năm 2020", "2020-10"),
    ("Cách mạng tháng Tám năm 1945", "month_year", "tháng Tám năm 1945", "1945-08"),
    ("vào tháng 11 tới", "month", "tháng 11", None),
    ("quý II năm 2024", "quarter", "quý II năm 2024", None),
    ("Quý I/2024", "quarter", "Quý I/2024", None),
    ("6 tháng đầu năm 2024", "part_of_year", "6 tháng đầu năm 2024", None),
    ("hôm qua, Thành phố", "relative", "hôm qua", None),
    ("chiều nay tại trụ sở", "relative", "chiều nay", None),
    ("mùng 10 tháng 3 âm lịch", "lunar", "mùng 10 tháng 3", None),
    ("ngày 24/5 năm Giáp Thìn", "lunar", "24/5", None),
    ("ngày 5 tháng 3 (âm lịch)", "lunar", "ngày 5 tháng 3", None),
    ("ngày 29 tháng Chạp", "lunar", "ngày 29 tháng Chạp", None),
    ("ngày 31/2/2024", "impossible", "31/2/2024", None),
    ("ngày 20/7/2954", "impossible", "20/7/2954", None),
    ("ngày 30/4/202", "impossible", "30/4/202", None),
    ("ngày 30/4/75", "short_year", "30/4/75", "1975-04-30"),
    ("Hà Nội, ngày   tháng   năm 2024", "blank", "ngày   tháng   năm 2024", None),
    ("Hà Nội, ngày … tháng 5 năm 2024", "blank", "ngày … tháng 5 năm 2024", "2024-05"),
    ("từ 20/6 đến 26/6/2024", "day_month", "20/6", "2024-06-20"),
    ("21 Sep, 06:12 AM", "stamp", "21 Sep, 06:12 AM", None),
    ("kế hoạch năm học 2023 - 2024", "school_year", "năm học 2023 - 2024", None),
    ("Đại hội nhiệm kỳ 2020-2025", "term", "nhiệm kỳ 2020-2025", None),
    ("tại kỳ họp cuối năm 2025", "part_of_year", "cuối năm 2025", None),
    ("Sáu tháng đầu năm 2018, các xã", "part_of_year", "Sáu tháng đầu năm 2018", None),
    ("xong trong qúy I/2023", "quarter", "qúy I/2023", None),
    ("may Đông Thinh Quý l/2018", "quarter", "Quý l/2018", None),
    ("Thứ năm tuần rồi, tại", "relative", "Thứ năm tuần rồi", None),
    ("sáng cùng ngày, đoàn", "relative", "sáng cùng ngày", None),
    ("mùng 1 Tết Nguyên đán hằng năm", "lunar", "mùng 1 Tết Nguyên đán", None),
    ("hạn dùng 06/2021", "month_year", "06/2021", "2021-06"),
    ("kế hoạch Rơ-ve (5-1949)", "month_year", "5-1949", "1949-05"),
    ("chiến thắng (12/1972 - 12/2017)", "month_year", "12/1972", "1972-12"),
    ("Phố A | 06/2025 | tổ 3", "month_year", "06/2025", "2025-06"),
    ("Kế hoạch số …/KH-UBND ngày …/…/2024", "blank", "…/…/2024", None),
    ("Kèm theo Kế hoạch ngày .../3/2026", "blank", ".../3/2026", "2026-03"),
    ("từ 01-6 đến 15-6-1996", "day_month", "01-6", "1996-06-01"),
    ("Trước đó, từ 26/10 phát động", "day_month", "26/10", None),
    ("Ngày Môi trường thế giới 5/6.", "day_month", "5/6", None),
    ("tổng kết trước 25-12.", "day_month", "25-12", None),
    ("Sáng nay, 1-7, cả nước", "relative", "Sáng nay", None),
    ("5h sáng gày 6/11", "day_month", "6/11", None),
    ("lễ 30/4 và 1/5", "day_month", "30/4", None),
    ("15/10 - 20/10 | Thi tốt nghiệp", "day_month", "15/10", None),
    ("quân trang xong trước Tết Canh Thìn.", "lunar", "Tết Canh Thìn", None),
    ("hủy bỏ Quyết định số 671-QĐ/TU cùng ngày.", "relative", "cùng ngày", None),
    ("- 26/4: khai mạc", "day_month", "26/4", None),
    ("kỷ niệm 30/4 và 1/5", "day_month", "30/4", None),
    ("đêm 16 rạng ngày 17/8/2024", "day_month", "16", "2024-08-16"),
    ("Ngày Sách Việt Nam (21/4)", "day_month", "21/4", None),
]

NONE = [
    "Quyết định 31/2020/QĐ-UBND",
    "Thông tư số 12/2019/TT-BNV",
    "Luật số 06/2022/QH15",
    "được 397/411 phiếu",
    "trực 24/7",
    "nhà 95A/6 phố Huế",
    "1.234.567 đồng",
    "địa chỉ 192.168.10.1",
    "tăng 12,5% và 1/3 dân số",
    "điện thoại 024.3825.3536",
    "phiên bản 10.4.2",
    "từ 10-15 năm",
    "độ tuổi 18-40",
    "giai đoạn 2021-2025",
    "sở, ngành và 19/29 quận",
    "trong 6 tháng 10 ngày",
    "họ tên, ngày tháng năm sinh",
    "2.1.2020A",
    "cứ 5 năm một lần",
    "mỗi tháng một lần",
    "https://baohaigiang.test/2024/06/26/tin",
    "Cách mạng tháng Tám thành công",
    "tỷ lệ từ 3/4,5 phần",
    "thắng 3-1 (25/17, 23/25, 11/9, 9/11, 12/10)",
    "trả góp 0%, trả trước 3/10",
    "quầy 2/4, 3/4: đất đai",
    "5/4 - 6/3, 4/2",
    "1/4: trang đầu",
    "xả qua 2/5 cửa với lưu lượng",
    "lực đẩy/trọng lượng 1,05/1. Bên cạnh",
    "B787-8/9, ký hiệu R-15/4",
    "số nhà còn trùng (12/2, 12/2A)",
    "ngách 95A/6/11",
    "trực tại các nút 2/9, 19/8",
    "trên sân 30 Tháng 4 nhờ bàn thắng",
    "6 tháng một lần, luân phiên",
    "dẫn đầu năm 2024",
    "Nghị quyết số 12/2024 và 15",
    "nhiệm kỳ 2020-2050",
    "năm học 2020-2025",
    "mỗi tháng 2 kỳ",
    "chủ đề “Hôm nay tôi sống xanh hơn”",
    "cấp tỉnh: quý 1 lần",
    "Tết Nguyên đán vui tươi",
    "Kế hoạch cũng được ban hành cùng ngày",
    "lo.lo.looo",
]


@pytest.mark.parametrize(("text", "expected"), FULL)
def test_full_days(text: str, expected: list[tuple[str, str]]) -> None:
    spans = scan_dates(text)
    assert [(span.date, span.printed) for span in spans if span.kind == "full"] == expected


@pytest.mark.parametrize(("text", "expected"), PAIRS + LISTS)
def test_pairs_and_lists(text: str, expected: list[str]) -> None:
    assert [span.date for span in scan_dates(text) if span.kind == "full"] == expected


@pytest.mark.parametrize(("text", "kind", "printed", "date"), PARTIAL)
def test_partial_dates(text: str, kind: str, printed: str, date: str | None) -> None:
    first = scan_dates(text)[0]
    assert (first.kind, first.printed, first.date) == (kind, printed, date)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert [span for span in scan_dates(text) if span.kind not in ("month",)] == []


def test_numeric_span_leaves_the_word_out_and_written_span_keeps_it() -> None:
    text = "ngày 5/5/2022 và ngày 05 tháng 5 năm 2022"
    assert [span.printed for span in scan_dates(text)] == ["5/5/2022", "ngày 05 tháng 5 năm 2022"]


def test_a_day_of_a_list_knows_where_its_month_and_year_stand() -> None:
    text = "hai ngày 21 và 22/6/2018"
    day = scan_dates(text)[0]
    assert text[day.start : day.closes] == "21 và 22/6/2018"


def test_mentions_of_one_day_are_one_fact_with_all_spans() -> None:
    document = plain_document("Kế hoạch ngày 30/11/2023\nngày 30 tháng 11 năm 2023 và ngày 5/5/2022")
    facts, mentions = find_dates(document, CONTEXT)
    assert [fact.date for fact in facts] == ["2023-11-30", "2022-05-05"]
    assert mentions == ()
    for fact in facts:
        evidence = fact.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert Span(evidence.start, evidence.end) in evidence.spans
        assert evidence.confidence is Confidence.CERTAIN
    assert len(facts[0].evidence.spans) == 2


def test_quote_of_a_list_day_runs_to_its_year() -> None:
    facts, _ = find_dates(plain_document("Trong hai ngày 21 và 22/6/2018"), CONTEXT)
    assert [fact.evidence.quote for fact in facts] == ["21 và 22/6/2018", "22/6/2018"]
    assert facts[0].evidence.confidence is Confidence.LIKELY


def _published(text: str, day: str | None) -> Document:
    return Document(text=text, blocks=(Block(Zone.BODY, 0, len(text)),), format="text", published=day)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("sáng 26/4", "2024-04-26", "2024-04-26"),
        ("ngày 28/12", "2024-01-03", "2023-12-28"),
        ("ngày 5 tháng 1", "2023-12-20", "2024-01-05"),
        ("hôm nay", "2024-04-26", "2024-04-26"),
        ("chiều qua", "2024-03-01", "2024-02-29"),
        ("ngày mai", "2024-12-31", "2025-01-01"),
        ("trong tháng 12", "2024-01-03", "2023-12"),
        ("Thứ năm tuần rồi", "2008-01-20", "2008-01-17"),
        ("thứ hai tuần tới", "2024-04-26", "2024-04-29"),
        ("xong trước 30/6", "2021-12-22", "2022-06-30"),
        ("ngày 12/5", "2024-11-30", "2025-05-12"),
        ("trước ngày 20/7 hằng năm", "2024-04-26", None),
        ("hằng năm, vào tháng 12", "2024-04-26", None),
        ("tháng 9 và tháng 10/2023", "2025-04-26", "2023-09"),
        ("sáng 26/4", None, None),
        ("sáng 26/4", "2099-01-01", None),
    ],
)
def test_mentions_are_settled_by_the_day_of_publication(
    text: str, published: str | None, expected: str | None
) -> None:
    _, (mention, *_) = find_dates(_published(text, published), CONTEXT)
    assert mention.date == expected
    assert mention.evidence.confidence is Confidence.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "own_day", "expected"),
    [
        ("Thứ Ba, 09/06/2015\nhôm qua", None, "2015-06-08"),
        ("(Trang tin Hội - ngày 18/02/2011)\nsáng 16/2", None, "2011-02-16"),
        ("Từ 22h ngày 5/11\nTân Thịnh, ngày 01/11/2014", None, "2014-11-05"),
        ("Theo Kế hoạch số 12 ngày 05/3/2024 của tỉnh, sáng 26/4", None, None),
        ("bình xét xong trước 20/11", "2024-01-15", "2024-11-20"),
        ("báo cáo vào ngày 15/12", "2024-03-01", "2024-12-15"),
        ("ngày 20/9/2025, đoàn đến; chiều cùng ngày", None, "2025-09-20"),
    ],
)
def test_a_day_of_the_documents_own_settles_mentions(
    text: str, own_day: str | None, expected: str | None
) -> None:
    _, (mention, *_) = find_dates(_published(text, None), Context("test"), own_day=own_day)
    assert mention.date == expected


def test_stamps_count_and_a_date_never_crosses_a_block() -> None:
    text = "26/06/2024 17:07\nngày 24\ntháng 8 năm 2018"
    blocks = (Block(Zone.STAMP, 0, 16), Block(Zone.BODY, 17, 24), Block(Zone.BODY, 25, len(text)))
    facts, _ = find_dates(Document(text=text, blocks=blocks, format="html"), CONTEXT)
    assert [fact.date for fact in facts] == ["2024-06-26"]
    facts, _ = find_dates(Document(text=text, blocks=blocks, format="pdf"), CONTEXT)
    assert [fact.date for fact in facts] == ["2024-06-26", "2018-08-24"]


def test_items_of_a_list_in_blocks_of_their_own_stay_apart() -> None:
    document = plain_document("Lịch họp ngày 20/6\n- 26/6/2024: họp tổ\nngày 27/6/2024")
    facts, mentions = find_dates(document, CONTEXT)
    assert [fact.date for fact in facts] == ["2024-06-26", "2024-06-27"]
    assert [(mention.printed, mention.kind) for mention in mentions] == [("20/6", "day_month")]
    assert document_dates(document) == tuple(sorted(document_dates(document), key=lambda span: span.start))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai mươi mốt", 21),
        ("mười lăm", 15),
        ("một nghìn chín trăm bốn mươi lăm", 1945),
        ("hai nghìn không trăm hai mươi tư", 2024),
        ("hai không hai tư", 2024),
        ("ba mươi", 30),
        ("chó mèo", None),
        ("", None),
    ],
)
def test_spelled_numbers(words: str, number: int | None) -> None:
    assert spelled_number(words) == number


def test_month_names() -> None:
    assert [month_number(name) for name in ("Giêng", "mười hai", "Chạp", "08", "Bẩy", "xyz")] == [
        1,
        12,
        12,
        8,
        7,
        None,
    ]


@given(st.text(alphabet="0123456789/.-– ngàytháănm,và\n()đếtừ", max_size=120))
def test_any_text_gives_ordered_exact_spans(text: str) -> None:
    spans = scan_dates(text)
    assert all(text[span.start : span.end] == span.printed for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize("unit", ["1", "1/", "ngày ", "ngày  tháng ", "1 và ", "1, ", "12-", " \xa0", "một "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    started = time.perf_counter()
    scan_dates(unit * (200_000 // len(unit)))
    assert time.perf_counter() - started < 5


@pytest.mark.shared
def test_days_of_real_citation_notes_are_all_found(shared: Path) -> None:
    """The notes name type, number, day and effect of an instrument; their days were read by other rules."""
    missed = []
    for line in (shared / "real" / "meta" / "citation_notes.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        found = {span.date for span in scan_dates(row["note"])}
        missed += [
            (row["note"], row[key])
            for key in ("issued", "effective")
            if row.get(key) and row[key] not in found
        ]
    assert missed == []
