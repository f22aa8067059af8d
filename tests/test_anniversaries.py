from __future__ import annotations

import time

import pytest

from corpora.anniversaries import load_commemorated_events, load_private_events
from extractors.anniversaries import find_anniversaries
from extractors.dates import scan_dates
from extractors.document import Block, Document, Zone, plain_document
from extractors.event_names import EventIndex, event_key
from extractors.facts import Anniversary

EVENTS = EventIndex.load()


def find(text: str) -> tuple[Anniversary, ...]:
    return find_anniversaries(plain_document(text), EVENTS)


# text, (nth, event, base, on) of each anniversary
PRINTED = [
    (
        "kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ (7/5/1954 – 7/5/2024); hội thao",
        [(70, "Ngày Chiến thắng Điện Biên Phủ", "1954-05-07", "2024-05-07")],
    ),
    (
        "Kỷ niệm 94 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/2/1930 03/2/2024)",
        [(94, "Ngày thành lập Đảng Cộng sản Việt Nam", "1930-02-03", "2024-02-03")],
    ),
    (
        "kỷ niệm 70 năm ngày giải phóng Thủ đô 10/10/1954-10/10/2024), các phong trào",
        [(70, "ngày giải phóng Thủ đô", "1954-10-10", "2024-10-10")],
    ),
    (
        "kỷ niệm 70 năm này Chiến thắng Điện biên phủ (07/5/1954-07/5/2024)",
        [(70, "Chiến thắng Điện biên phủ", "1954-05-07", "2024-05-07")],
    ),
    (
        "80 năm Ngày thành lập Quân đội nhân dân Việt Nam (22/12/1944 - 22/12/2024) và 35 năm Ngày hội"
        " Quốc phòng toàn dân (22/12/1989 - 22/12/2024)",
        [
            (80, "Ngày thành lập Quân đội nhân dân Việt Nam", "1944-12-22", "2024-12-22"),
            (35, "Ngày hội Quốc phòng toàn dân", "1989-12-22", "2024-12-22"),
        ],
    ),
    (
        "chào mừng kỷ niệm 64 năm Ngày Bác Hồ ra thăm đảo (9/5/1961-9/5/2025)",
        [(64, "Ngày Bác Hồ ra thăm đảo", "1961-05-09", "2025-05-09")],
    ),
    (
        "kỷ niệm lần thứ 134 Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)",
        [(134, "Ngày sinh Chủ tịch Hồ Chí Minh", "1890-05-19", "2024-05-19")],
    ),
    (
        "kỷ niệm Ngày Thầy thuốc Việt Nam lần thứ 69 (27/2/1955 - 27/2/2024)",
        [(69, "Ngày Thầy thuốc Việt Nam", "1955-02-27", "2024-02-27")],
    ),
    (
        "80 năm Cách mạng tháng Tám (19/8/1945 - 19/8/2025) và Quốc khánh 2/9 (2/9/1945 - 2/9/2025)",
        [
            (80, "Cách mạng tháng Tám", "1945-08-19", "2025-08-19"),
            (80, "Quốc khánh", "1945-09-02", "2025-09-02"),
        ],
    ),
    (
        "kỷ niệm 75 năm Ngày Chủ tịch Hồ Chí Minh ra “Lời kêu gọi thi đua ái quốc” (11/6/1948 - 11/6/2023)",
        [(75, "Ngày Chủ tịch Hồ Chí Minh ra “Lời kêu gọi thi đua ái quốc”", "1948-06-11", "2023-06-11")],
    ),
    (
        "70 năm ký kết Hiệp định Giơ-ne-vơ về đình chỉ chiến sự ở Việt Nam (21/7/1954 – 21/7/2024)",
        [(70, "ký kết Hiệp định Giơ-ne-vơ", "1954-07-21", "2024-07-21")],
    ),
    (
        "79 năm Cách mạng tháng Tám và Quốc khánh (2/9/1945 - 2/9/2024)",
        [(79, "Cách mạng tháng Tám", "1945-08-19", None), (79, "Quốc khánh", "1945-09-02", "2024-09-02")],
    ),
    (
        "kỷ niệm 1.050 năm Nhà nước Đại Cồ Việt (968 - 2018)",
        [(1050, "Nhà nước Đại Cồ Việt", None, None)],
    ),
    (
        "50 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)"
        " và 135 năm Ngày sinh của Bác",
        [
            (50, "Ngày Giải phóng miền Nam, thống nhất đất nước", "1975-04-30", "2025-04-30"),
            (135, "Ngày sinh của Bác", "1890-05-19", None),
        ],
    ),
]

FROM_REGISTRY = [
    ("ky niệm 35 năm Ngày giải phóng mi ền Nam", 35, "giai-phong-mien-nam", "1975-04-30"),
    ("kỷ niệm Quốc khánh lần thứ 80 tại", 80, "quoc-khanh", "1945-09-02"),
    ("kỷ niệm 83 năm Ngày Báo chí Việt Nam", 83, "baochi", "1925-06-21"),
    ("135 năm kể từ ngày sinh của Bác, đất nước", 135, "sinh-nhat-bac", "1890-05-19"),
    ("kỷ niệm 75 năm Ngày Bác Hồ ra lời kêu gọi thi đua ái quốc.", 75, "loi-keu-goi-thi-dua", "1948-06-11"),
    ("kỷ niệm 70 năm Ngày Giải phóng Thủ đô (1954 - 2024)", 70, "giai-phong-thu-do", "1954-10-10"),
    ("77 năm Ngày Thương binh - Liệt sỹ (27/7)", 77, "tblls", "1947-07-27"),
    ("KỶ NIỆM 80 NĂM NGÀY THÀNH LẬP QUÂN ĐỘI NHÂN DÂN VIỆT NAM", 80, "qdnd", "1944-12-22"),
    ("kỉ niệm 93 năm thành lập Đoàn TNCS Hồ Chí Minh", 93, "doan", "1931-03-26"),
    ("kỷ niệm 70 năm Quốc khánh nước CHXHCN Việt Nam", 70, "quoc-khanh", "1945-09-02"),
    ("95 năm Ngày truyền thống ngành Tuyên giáo của Đảng tại Hà Nội", 95, "tuyengiao", "1930-08-01"),
    ("kỷ niệm 55 năm thực hiện Di chúc của Chủ tịch Hồ Chí Minh", 55, "di-chuc", "1969-09-02"),
    ("kỷ niệm 49 năm Ngày giải phóng hoàn toàn miền Nam", 49, "giai-phong-mien-nam", "1975-04-30"),
    ("1980 năm cuộc khởi nghĩa Hai Bà Trưng", 1980, "hai-ba-trung", None),
    ("kỷ niệm 1000 năm Thăng Long - Hà Nội", 1000, "thang-long", None),
]

NONE = [
    "kỷ niệm 50 năm Ngày truyền thống (xem trang 2)",
    "kỷ niệm ngày cưới lần thứ 20",
    "sơ kết 3 năm thực hiện Chỉ thị",
    "tổng kết 10 năm triển khai cuộc thi",
    "trao Huy hiệu 50 năm tuổi Đảng",
    "kỷ niệm 10 năm thực hiện Nghị quyết số 15",
    "Hội nghị lần thứ 8 Ban Chấp hành Trung ương",
    "giải chạy lần thứ 45 - Vì hòa bình",
    "sau 10 năm thành lập Trung tâm",
    "kỷ niệm 100 năm và trên 100 năm ngày sinh các đồng chí lãnh đạo",
    "kỷ niệm Ngày Giải phóng Thủ đô",
    "chuyên mục 60 năm giải phóng",
    "trung bình 7 ngày 3.116 ca",
    "kế hoạch 5 năm phát triển",
    "trong thời hạn 03 năm kể từ ngày công ty được cấp giấy chứng nhận",
    "trong 02 năm, ngày nộp hồ sơ",
    "05 năm ngày nộp hồ sơ giải thể",
    "Ngày Sách Việt Nam lần thứ 4",
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_printed_days(text: str, expected: list[tuple[int, str, str | None, str | None]]) -> None:
    assert [(fact.nth, fact.event, fact.base, fact.on) for fact in find(text)] == expected


@pytest.mark.parametrize(("text", "nth", "registry", "base"), FROM_REGISTRY)
def test_day_from_the_registry(text: str, nth: int, registry: str, base: str | None) -> None:
    (fact,) = find(text)
    assert (fact.nth, fact.registry, fact.base, fact.on) == (nth, registry, base, None)
    assert fact.base_from == ("registry" if base else "text")


@pytest.mark.parametrize("text", NONE)
def test_counts_that_are_no_anniversary(text: str) -> None:
    assert find(text) == ()


def test_two_events_with_one_ordinal_are_two_rows() -> None:
    first, second = find("kỷ niệm 79 năm Cách mạng tháng Tám và Quốc khánh 2/9")
    assert (first.nth, first.registry) == (79, "cm-thang-tam")
    assert (second.nth, second.registry, second.base) == (79, "quoc-khanh", "1945-09-02")


def test_a_shared_event_s_phrase_begins_with_the_ordinal() -> None:
    text = "kỷ niệm 80 năm Cách mạng tháng Tám và Quốc khánh 2/9"
    assert [fact.evidence.quote for fact in find(text)] == ["kỷ niệm 80 năm Cách mạng tháng Tám", text]


def test_an_event_without_its_holder_needs_its_days() -> None:
    (fact,) = find("Nhân kỷ niệm 50 năm Ngày truyền thống (10/6/1965 - 10/6/2015), hôm qua")
    assert (fact.event, fact.base, fact.on) == ("Ngày truyền thống", "1965-06-10", "2015-06-10")


def test_years_behind_a_partial_day_belong_to_the_phrase() -> None:
    (fact,) = find("kỷ niệm 70 năm Ngày thành lập Hội Phụ nữ 20-10 (1930 - 2000), sáng qua")
    assert fact.evidence.quote.endswith("20-10 (1930 - 2000)")


@pytest.mark.parametrize("row", load_private_events(), ids=lambda row: row.word)
def test_what_shops_and_families_keep_is_no_anniversary(row) -> None:  # type: ignore[no-untyped-def]
    assert find(row.example) == ()
    assert len(find(row.counter)) == 1


def test_an_ordinal_does_not_reach_an_event_of_another_year() -> None:
    facts = find(
        "kỷ niệm 49 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2024) và Ngày Quốc tế Lao động 1/5"
    )
    assert [fact.registry for fact in facts] == ["giai-phong-mien-nam"]


def test_days_of_the_next_clause_are_not_the_anniversary_s() -> None:
    (fact,) = find(
        "kỷ niệm 82 năm Ngày thành lập Đảng Cộng sản Việt Nam, ngày 21/11/2011, Thành phố ban hành"
    )
    assert (fact.base, fact.on) == ("1930-02-03", None)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("70 năm Ngày Giải phóng Thủ đô (10/10/1954 - 10/10/2024)", ()),
        ("71 năm Ngày Giải phóng Thủ đô (10/10/1954 - 10/10/2024)", ("arithmetic",)),
        ("120 năm Ngày thành lập tỉnh Đắk Lắk (22/11/1902 - 22/11/2024)", ("arithmetic", "registry_day")),
        ("36 năm Ngày hội Quốc phòng toàn dân (22/12/1944 - 22/12/2025)", ("arithmetic", "registry_day")),
        ("94 năm Ngày truyền thống công tác Dân vận của Đảng (15/10/1930 - 15/10/2024)", ("registry_day",)),
    ],
)
def test_what_does_not_add_up_is_flagged(text: str, flags: tuple[str, ...]) -> None:
    (fact,) = find(text)
    assert fact.flags == flags


def test_mentions_merge_and_later_ones_bring_the_days() -> None:
    document = plain_document(
        "Kỷ niệm 70 năm Ngày Giải phóng Thủ đô\nnhân 70 năm giải phóng Thủ đô (10/10/1954 - 10/10/2024)"
    )
    (fact,) = find_anniversaries(document, EVENTS, scan_dates(document.text))
    assert (fact.event, fact.base, fact.on) == ("Ngày Giải phóng Thủ đô", "1954-10-10", "2024-10-10")
    assert fact.base_from == "text"
    assert len(fact.evidence.spans) == 2
    assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


def test_a_heading_in_capitals_does_not_name_the_event() -> None:
    (fact,) = find("KỶ NIỆM 70 NĂM NGÀY GIẢI PHÓNG THỦ ĐÔ\nkỷ niệm 70 năm Ngày Giải phóng Thủ đô")
    assert fact.event == "Ngày Giải phóng Thủ đô"
    assert len(fact.evidence.spans) == 2


@pytest.mark.parametrize(
    ("text", "published", "base", "on"),
    [
        ("20 năm thành lập Trường Lê Lợi (5/9/2004)", "2024-09-01", "2004-09-05", None),
        ("20 năm thành lập Trường Lê Lợi (5/9/2024)", "2024-09-01", None, "2024-09-05"),
        ("60 năm thành lập Trường Lê Lợi (5/9/1964)", None, "1964-09-05", None),
    ],
)
def test_a_single_day_is_base_or_celebration(
    text: str, published: str | None, base: str | None, on: str | None
) -> None:
    document = Document(
        text=text, blocks=(Block(Zone.BODY, 0, len(text)),), format="text", published=published
    )
    (fact,) = find_anniversaries(document, EVENTS)
    assert (fact.base, fact.on) == (base, on)


def test_an_event_never_runs_into_the_next_block() -> None:
    (fact,) = find("kỷ niệm 20 năm thành lập Trường\nLê Lợi")
    assert fact.event == "thành lập Trường"


def test_spellings_of_one_event_have_one_key() -> None:
    assert event_key("ngày Thương binh, Liệt sỹ") == event_key("Ngày Thương binh - Liệt sĩ")
    assert event_key("Cách mạng tháng Tám") == event_key("CÁCH MẠNG THÁNG 8")
    assert event_key("Hải quân nhân dân") != event_key("Hải quan Việt Nam")


def test_every_event_of_the_registry_is_found_by_its_own_names() -> None:
    for event in load_commemorated_events():
        if event.yearly == "yes":
            found = EVENTS.find(event.name)
            assert found is not None, event.name
            assert found.base == event.base, event.name


def test_registry_days_are_days() -> None:
    for event in load_commemorated_events():
        if event.precision == "day":
            (span,) = scan_dates(event.base)
            assert span.date == event.base


@pytest.mark.parametrize(
    "unit", ["70 năm Ngày ", "kỷ niệm ", "1 năm và ", "lần thứ 5 ", "70 năm Ngày A (", "kỷ niệm 5 năm “"]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    document = plain_document(unit * (60_000 // len(unit)))
    started = time.perf_counter()
    find_anniversaries(document, EVENTS)
    assert time.perf_counter() - started < 5
