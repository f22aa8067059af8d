"""Names of organisations: where they begin, how far they go, and what ends them."""

import time

import pytest

from extractors.organisations import OrganisationScanner

SCANNER = OrganisationScanner.load()

NAMES = [
    # the sentence, the names that stand in it
    ("Kế hoạch của UBND Thành phố Huế về cải cách hành chính", ["UBND Thành phố Huế"]),
    ("Chỉ thị của Thành ủy thực hiện kết luận của Bộ Chính trị", ["Thành ủy", "Bộ Chính trị"]),
    ("Thông báo của Ban Thường vụ Tỉnh uỷ Lâm Đồng ban hành", ["Ban Thường vụ Tỉnh uỷ Lâm Đồng"]),
    ("Thủ tướng Chính phủ vừa ký quyết định", ["Thủ tướng Chính phủ"]),
    ("Chủ tịch UBND tỉnh Gia Lai ký ban hành", ["Chủ tịch UBND tỉnh Gia Lai"]),
    ("Hội Liên hiệp Văn học nghệ thuật Đà Nẵng tổ chức", ["Hội Liên hiệp Văn học nghệ thuật Đà Nẵng"]),
    ("Sở Văn hóa và Thể thao đã họp", ["Sở Văn hóa và Thể thao"]),
    ("Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế", ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế"]),
    (
        "Trung tâm Tư vấn, Đào tạo Công nghệ thông tin và Truyền thông Huế mở lớp",
        ["Trung tâm Tư vấn, Đào tạo Công nghệ thông tin và Truyền thông Huế"],
    ),
    ("Sở Công Thương, Đào tạo nghề cho lao động", ["Sở Công Thương"]),
    ("Sở Nội vụ và Sở Tài chính phối hợp", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Hội đồng Thi đua - Khen thưởng tỉnh họp", ["Hội đồng Thi đua - Khen thưởng tỉnh"]),
    ("Đảng ủy Khối các doanh nghiệp tổ chức", ["Đảng ủy Khối các doanh nghiệp"]),
    ("HĐND tỉnh Quảng Trị khóa VIII, nhiệm kỳ mới", ["HĐND tỉnh Quảng Trị khóa VIII"]),
    ("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", ["ỦY BAN NHÂN DÂN TỈNH CÀ MAU"]),
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", ["ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ"]),
    ("SỞ Y TẾ ĐÀ NẴNG TỔ CHỨC HỘI NGHỊ", ["SỞ Y TẾ ĐÀ NẴNG"]),
    ("UBND huyện Ba Vì, thành phố Hà Nội và", ["UBND huyện Ba Vì, thành phố Hà Nội"]),
    ("UBND huyện Ba Vì, huyện Thạch Thất", ["UBND huyện Ba Vì"]),
    ("UBND TP.HCM yêu cầu", ["UBND TP.HCM"]),
    ("UBND Thành phố. Địa điểm ở phường", ["UBND Thành phố"]),
    ("Sở TT&TT thông tin tới báo chí", ["Sở TT&TT"]),
    ("Khối thi đua thuộc Hội Nhà văn Hà Nội", ["Khối thi đua thuộc Hội Nhà văn Hà Nội"]),
    ("Ban Nội chính Tỉnh uỷ là thành viên", ["Ban Nội chính Tỉnh uỷ"]),
    ("Phó Chủ tịch UBND tỉnh dự", ["UBND tỉnh"]),
    ("Phó Bí thư Thường trực Đảng ủy khối các cơ quan tỉnh", ["Đảng ủy khối các cơ quan tỉnh"]),
    ("Ủy ban Pháp luật của Quốc hội thẩm tra", ["Ủy ban Pháp luật của Quốc hội"]),
    ("Quận ủy Bến Trà tổ chức", ["Quận ủy Bến Trà"]),
    ("Huyện ủy Lê Văn Tám", ["Huyện ủy"]),
    ("UBND quận Bến Trà Hứa Thị Oanh", ["UBND quận Bến Trà"]),
    ("Hội Nông dân huyện đảo Hòn Nhạn", ["Hội Nông dân huyện đảo Hòn Nhạn"]),
    ("Trung đoàn 58 hành quân", ["Trung đoàn 58"]),
    ("Ủy ban nhân dân tỉnh Phê duyệt Đề án", ["Ủy ban nhân dân tỉnh"]),
    ("UBND xã Tân Hải Ban hành Quy chế", ["UBND xã Tân Hải"]),
    ("UBND xã Phê Lộc tổ chức", ["UBND xã Phê Lộc"]),
    ("hội đồng nhân dân các cấp", []),
    ("một sở và hai bộ", []),
    ("Bộ sách về lịch sử", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [one.name for one in SCANNER.scan(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND Thành phố Hà Nội Trần Văn Tám ký", "UBND Thành phố Hà Nội"),
        ("UBND tỉnh Nguyễn Thị Sáu ký", "UBND tỉnh"),
        ("Bộ Công Thương Lê Hồng Sáu ký", "Bộ Công Thương"),
        ("Trường THPT Chu Văn An Lê Hồng Sáu", "Trường THPT Chu Văn An"),
    ],
)
def test_a_person_after_the_name_is_no_part_of_it(text: str, name: str) -> None:
    found = SCANNER.at(text, 0)
    assert found is not None
    assert found.name == name


def test_spans_cut_their_name() -> None:
    text = "Theo Sở Tư pháp, UBND\u00a0tỉnh  Sơn La và Công an tỉnh"
    assert all(text[one.start : one.end] == one.name for one in SCANNER.scan(text))


def test_at_wants_the_exact_start() -> None:
    text = "của Sở Tư pháp"
    assert SCANNER.at(text, 0) is None
    found = SCANNER.at(text, 4)
    assert found is not None
    assert (found.head, found.tail) == ("Sở", "name")


def test_limit_cuts_the_search() -> None:
    text = "Hội Nông dân Việt Nam"
    found = SCANNER.at(text, 0, limit=12)
    assert found is not None
    assert found.end <= 12


def test_time_grows_with_the_text() -> None:
    text = "Sở Văn hóa và Thể thao phối hợp với UBND quận Ba Đình và Hội Phụ nữ. " * 200
    started = time.perf_counter()
    few = len(SCANNER.scan(text))
    once = time.perf_counter() - started
    started = time.perf_counter()
    many = len(SCANNER.scan(text * 8))
    eight = time.perf_counter() - started
    assert many == few * 8
    assert eight < once * 8 * 3
