from __future__ import annotations

import time

import pytest

from extractors.document import plain_document
from extractors.facts import Confidence
from extractors.movements import MovementNames, find_movements
from extractors.quotes import quotations

NAMES = MovementNames.load()


def names(text: str) -> tuple[list[str], list[str]]:
    movements, campaigns = find_movements(plain_document(text), NAMES)
    return [movement.name for movement in movements], [campaign.name for campaign in campaigns]


MOVEMENTS = [
    ("phong trào “Dân vận khéo”", ["Dân vận khéo"]),
    ("Phong trào thi đua yêu nước “Nói đi đôi với làm”", ["Nói đi đôi với làm"]),
    ("phong trào 'Sáng kiến nhỏ, hiệu quả lớn'", ["Sáng kiến nhỏ, hiệu quả lớn"]),
    ("phong trào «Sáng - xanh - sạch - đẹp»", ["Sáng - xanh - sạch - đẹp"]),
    ('phong trào "Tuổi trẻ xung kích"', ["Tuổi trẻ xung kích"]),
    ('phong trào " Tuổi trẻ xung kích"', ["Tuổi trẻ xung kích"]),
    (
        "phong trào “Hạ tầng đồng bộ; tiết kiệm, chống lãng phí’’, công tác",
        ["Hạ tầng đồng bộ; tiết kiệm, chống lãng phí"],
    ),
    (
        "các phong trào thi đua: “Dạy tốt, học tốt”; “Mỗi thầy cô một đổi mới” và “Trường học xanh”",
        ["Dạy tốt, học tốt", "Mỗi thầy cô một đổi mới", "Trường học xanh"],
    ),
    (
        "phong trào “Lao động giỏi”, phong trào “Ngày thứ bảy tình nguyện”",
        ["Lao động giỏi", "Ngày thứ bảy tình nguyện"],
    ),
    (
        "hai phong trào thi đua do Thủ tướng Chính phủ phát động: “Cả nước học tập suốt đời”",
        ["Cả nước học tập suốt đời"],
    ),
    ("phong trào thi đua trong công nhân, viên chức “Lao động sáng tạo”", ["Lao động sáng tạo"]),
    ("Đợt thi đua cao điểm “90 ngày về đích”", ["90 ngày về đích"]),
    ("thi đua “Quyết thắng” toàn quân", ["Quyết thắng"]),
    ("phong trào Thanh niên tình nguyện ngày càng hiệu quả", ["Thanh niên tình nguyện"]),
    ("phong trào thi đua Quyết thắng trong toàn quân", ["Quyết thắng"]),
    ("phong trào thi đua Dân vận khéo trên địa bàn", ["Dân vận khéo"]),
    (
        "phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa của phường",
        ["Toàn dân đoàn kết xây dựng đời sống văn hóa"],
    ),
    ("cuộc thi “Tìm hiểu phong trào “Dân vận khéo” trên mạng”", ["Dân vận khéo"]),
    ("hưởng ứng “phong trào thi đua Giờ học tốt”, phong trào “phong trào Giờ học tốt”", ["Giờ học tốt"]),
]

CAMPAIGNS = [
    (
        "cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”",
        ["Người Việt Nam ưu tiên dùng hàng Việt Nam"],
    ),
    (
        "Cuộc vận động Người Việt Nam ưu tiên dùng hàng Việt Nam của tỉnh",
        ["Người Việt Nam ưu tiên dùng hàng Việt Nam"],
    ),
    ("CVĐ “Mái ấm tình thương”", ["Mái ấm tình thương"]),
    ("cuộc vận động\n“Toàn dân đọc sách”".replace("\n", " "), ["Toàn dân đọc sách"]),
    (
        "cuộc vận động “Toàn dân đoàn kết xây dựng đời sống văn hóa; cuộc vận động “Vì biển xanh”",
        ["Toàn dân đoàn kết xây dựng đời sống văn hóa", "Vì biển xanh"],
    ),
]

NONE = [
    "phong trào thi đua yêu nước ngày càng sôi nổi",
    "phong trào thi đua với chủ đề “Đoàn kết, sáng tạo”",
    "chủ đề năm 2024 là “Kỷ cương, trách nhiệm”",
    "cuộc thi “Người tốt, việc tốt”",
    "danh hiệu thi đua “Lao động tiên tiến”",
    "tặng Cờ thi đua “Đơn vị xuất sắc”",
    "trong phong trào thi đua. Cuốn sách “Bác Hồ với thi đua”",
    "bài viết “Thi đua là yêu nước” về phong trào",
    "phong trào Phụ nữ và phong trào Văn nghệ",
    "phong trào Đoàn và phong trào thanh thiếu nhi",
    "phong trào thi đua Khối các cơ quan Thành phố",
    "phong trào thi đua gắn với “Năm kỷ cương hành chính”",
    "các cuộc vận động và phong trào thi đua do Thành phố phát động",
    "phong trào “giỏi”",
    "PHONG TRÀO THI ĐUA YÊU NƯỚC NĂM 2024",
]


@pytest.mark.parametrize(("text", "expected"), MOVEMENTS)
def test_movements(text: str, expected: list[str]) -> None:
    assert names(text) == (expected, [])


@pytest.mark.parametrize(("text", "expected"), CAMPAIGNS)
def test_campaigns(text: str, expected: list[str]) -> None:
    assert names(text) == ([], expected)


@pytest.mark.parametrize("text", NONE)
def test_quoted_or_capitalised_words_that_name_no_movement(text: str) -> None:
    assert names(text) == ([], [])


def test_the_nearest_noun_tells_movements_from_campaigns() -> None:
    text = "phong trào “Giờ học tốt”, cuộc vận động “Vì biển xanh” và phong trào “Nét bút tri ân”"
    assert names(text) == (["Giờ học tốt", "Nét bút tri ân"], ["Vì biển xanh"])


def test_the_lexicon_knows_better_in_a_mixed_list() -> None:
    text = "cuộc vận động “Vì biển xanh”; “Người tốt, việc tốt”"
    assert names(text) == (["Người tốt, việc tốt"], ["Vì biển xanh"])


def test_mentions_of_one_movement_merge() -> None:
    document = plain_document(
        "phong trào “Dạy tốt, học tốt” năm nay\nphong trào “DẠY TỐT, HỌC TỐT”\n"
        "phong trào “Dạy tốt - học tốt giai đoạn 2021-2025”"
    )
    ((movement,), _) = find_movements(document, NAMES)
    assert movement.name == "Dạy tốt, học tốt"
    assert len(movement.evidence.spans) == 3
    assert movement.evidence.confidence is Confidence.CERTAIN
    assert document.text[movement.evidence.start : movement.evidence.end] == movement.evidence.quote


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nói “một hai” và “ba bốn’’.", ["một hai", "ba bốn"]),
        ("“ngoài “trong” ngoài”", ["ngoài “trong” ngoài"]),
        ('"thẳng", "hàng"', ["thẳng", "hàng"]),
        ("”lộn ngược”", ["lộn ngược"]),
        ("“hai\ndòng”", ["hai\ndòng"]),
        ("không đóng “mở ra rồi thôi", []),
        ('màn hình 5" và 7"', []),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    assert [text[quote.first : quote.last] for quote in quotations(text, 0, len(text))] == words


@pytest.mark.parametrize("unit", ["“", '"', "phong trào “", "“a ", "phong trào ", "' ", "cuộc vận động A "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    document = plain_document(unit * (60_000 // len(unit)))
    started = time.perf_counter()
    find_movements(document, NAMES)
    assert time.perf_counter() - started < 5
