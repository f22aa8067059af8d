"""Awards, themes and targets: examples and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from corpora.awards import (
    load_award_scopes,
    load_awards,
    load_target_units,
    load_target_words,
    load_theme_words,
)
from extractors.contract import to_json
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HẢI GIANG
-------
Số: 45/KH-UBND
Hải Giang, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Về nước sạch năm 2024
I. MỤC ĐÍCH
Nâng cao chất lượng nước.
"""


def facts(text: str, kit: Kit) -> dict[str, Any]:
    document = parse(text.encode(), "x.txt") if text.startswith(PLAN) else plain_document(text)
    return to_json("x.txt", document, extract(document, Context("x.txt"), kit))


def names(kind: str, text: str, kit: Kit) -> list[str]:
    return [row["name"] for row in facts(text, kit)[kind]]


@pytest.mark.parametrize("award", load_awards(), ids=lambda award: award.name)
def test_every_award_has_an_example_and_a_counter_example(award, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    found = names("awards", award.example, kit)
    assert len(found) == 1
    assert award.example.endswith(found[0])
    assert not names("awards", award.counter, kit)


@pytest.mark.parametrize("scope", load_award_scopes(), ids=lambda scope: scope.word)
def test_every_scope_is_part_of_its_award(scope, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    assert names("awards", scope.example, kit) == [scope.example]


AWARDS = [
    ("được tặng Bằng khen của Thủ tướng Chính phủ năm 2023", "Bằng khen của Thủ tướng Chính phủ"),
    ("tặng Cờ thi đua của Chính phủ cho 02 đơn vị", "Cờ thi đua của Chính phủ"),
    ("đón nhận Huân chương Lao động hạng Ba.", "Huân chương Lao động hạng Ba"),
    ("trao Huy hiệu 30 năm tuổi Đảng cho ông", "Huy hiệu 30 năm tuổi Đảng"),
    ("đề nghị tặng Cờ thi đua của Tập đoàn; kèm tiền", "Cờ thi đua của Tập đoàn"),
    ("nhận Cờ thi đua của NHNN; HUB là", "Cờ thi đua của NHNN"),
    ("tặng Huân chương Lao động các hạng.", "Huân chương Lao động các hạng"),
    ("danh hiệu “Chiến sĩ thi đua ngành Xây dựng”", "Chiến sĩ thi đua ngành Xây dựng"),
    ("Chiến sĩ thi đua cấp tỉnh Lê Văn Tám, xã Nà Sản", "Chiến sĩ thi đua cấp tỉnh"),
]


def test_a_heading_announces_the_theme_under_it(kit: Kit) -> None:
    assert names("themes", "II. CHỦ ĐỀ\n“Kỷ cương, trách nhiệm”", kit) == ["Kỷ cương, trách nhiệm"]
    assert names("themes", "II. PHỤ LỤC\n“Kỷ cương, trách nhiệm”", kit) == []


@pytest.mark.parametrize(("text", "expected"), AWARDS)
def test_an_award_with_its_class_or_giver(text: str, expected: str, kit: Kit) -> None:
    assert names("awards", text, kit) == [expected]


@pytest.mark.parametrize("word", load_theme_words(), ids=lambda word: word.word)
def test_every_theme_word_has_an_example_and_a_counter_example(word, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    quoted = word.example.split("“")[1].rstrip("”")
    assert names("themes", word.example, kit) == [quoted]
    assert not names("themes", f"{word.counter} và phong trào “Xanh”", kit)


@pytest.mark.parametrize("unit", load_target_units(), ids=lambda unit: unit.unit)
def test_every_unit_is_read_with_its_number(unit, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    found = facts(f"{PLAN}Phấn đấu đạt {unit.example} trong năm 2025.", kit)["targets"]
    assert [(row["value"], row["by"]) for row in found] == [(unit.example, "2025")]


@pytest.mark.parametrize("word", load_target_words(), ids=lambda word: word.word)
def test_every_target_word_has_an_example_and_a_counter_example(word, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    heading = word.place == "heading"
    text, counter = (
        f"{line}\n- Số xã làm: 15 xã." if heading else line for line in (word.example, word.counter)
    )
    assert facts(PLAN + text, kit)["targets"]
    assert not facts(PLAN + counter, kit)["targets"]


def test_figures_of_what_was_achieved_are_no_targets(kit: Kit) -> None:
    text = f"{PLAN}I. KẾT QUẢ\nNăm 2023, 92% hộ dân có nước sạch, 15 xã đạt chuẩn."
    assert facts(text, kit)["targets"] == []


AIMS = [
    (
        "1. Mục tiêu: đến hết năm 2026 có 70% hộ có bể lắng; đến năm 2027 di dời 45 hộ.",
        ["70% 2026", "45 hộ 2027"],
    ),
    (
        "II- Mục tiêu cụ thể\n1. Đến năm 2026\n- 80% hồ sơ.\n2. Đến năm 2028\n- 65% dân số.",
        ["80% 2026", "65% 2028"],
    ),
    (
        "Điều 2. Chỉ tiêu hằng năm\na) 75% hộ ký cam kết;\nĐiều 3. Trách nhiệm\na) 03 xã làm trước.",
        ["75% 2024"],
    ),
    (
        "Chỉ tiêu cụ thể:\n- Xóa 07/07 bản lõm sóng.\n- Thu 4 tỷ 200 triệu đồng.",
        ["07/07 bản 2024", "4 tỷ 200 triệu đồng 2024"],
    ),
    ("I. CHỈ TIÊU\n- Thu nhập từ 01 ha rừng đạt 180 triệu đồng/chu kỳ.", ["180 triệu đồng/chu kỳ 2024"]),
    ("I. CHỈ TIÊU\n- Giảm 10% số mắc so với năm 2019.", ["10% 2024"]),
    ("I. CHỈ TIÊU\n- Doanh nghiệp từ 50 đoàn viên trở lên họp.", []),
    ("I. MỤC TIÊU\n- 60% số xã.\nII. KINH PHÍ\n- 36,8 tỷ đồng.", ["60% 2024"]),
    ("I. KẾT QUẢ THỰC HIỆN CHỈ TIÊU\n- 60% số xã.", []),
    ("Lắp 09 trạm BTS trong giai đoạn 2025-2027.", ["09 trạm BTS 2027"]),
    ("Tỷ lệ đạt từ 98,5% trở lên; giỏi 35%.", ["98,5% 2024", "35% 2024"]),
    ("Phấn đấu tăng trưởng 2 con số.", []),
    (
        "I. CHỈ TIÊU\n- Tăng trưởng 8,5 - 9%/năm; 12 bác sĩ/vạn dân.",
        ["8,5 - 9%/năm 2024", "12 bác sĩ/vạn dân 2024"],
    ),
    # a task says how many; what was reached, a rule and a cost do not
    ("3. Nâng tỷ lệ thu gom rác lên 90%; trồng mới 500 cây.", ["90% 2024", "500 cây 2024"]),
    ("3. Đã trồng 500 cây; tỷ lệ thu gom rác là 90%.", []),
    ("I. KẾT QUẢ\n- Trồng 500 cây, nâng tỷ lệ thu gom rác lên 90%.", []),
    ("Đến hết tháng 2/2024, tỷ lệ phủ sóng là 91,4%.", []),
    # a share that opens a task is an aim; one in the middle of it, or of what there is, is not
    ("II. NHIỆM VỤ\n1. Đọc sách: 100% trường có tủ sách; 80% lớp có góc đọc.", ["100% 2024", "80% 2024"]),
    ("II. NHIỆM VỤ\n1. Nâng cao văn hóa đọc trong 95% dân số.", []),
    ("I. HIỆN TRẠNG\n- 97% số xã có sóng.", []),
    # a line over a list says what its items are, to the end of the list
    (
        "Kế hoạch đặt ra các mục tiêu cụ thể cho các xã trên địa bàn và các đơn vị có liên quan như sau:\n- 95 xã có sóng.\n- 60 xã có cầu.\n"
        "Có 12 xã báo cáo.",
        ["95 xã 2024", "60 xã 2024"],
    ),
    (
        "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2025-2030 1. Lúa: 25.000 tấn. 2. Đường: 60 km.",
        ["25.000 tấn 2030", "60 km 2030"],
    ),
    ("CÁC ĐƠN VỊ CHỦ YẾU NHIỆM KỲ 2025-2030 1. Lúa: 25.000 tấn.", []),
    # a colon behind a word of aim governs its sentence, and what goes on from it
    (
        "Hội nghị thông qua các chỉ tiêu chủ yếu của huyện: thu nhập 75 triệu đồng; 15 xã có chợ. Đồng thời, xã có 30 km đường.",
        ["75 triệu đồng 2024", "15 xã 2024", "30 km 2024"],
    ),
    ("Huyện đạt các chỉ tiêu chủ yếu: thu nhập 75 triệu đồng. Đồng thời, xã có 30 km đường.", []),
]


@pytest.mark.parametrize(("text", "expected"), AIMS)
def test_aims_of_parts_and_sentences(text: str, expected: list[str], kit: Kit) -> None:
    found = facts(PLAN + text, kit)["targets"]
    assert [f"{row['value']} {row['by']}" for row in found] == expected


def test_norms_of_a_decree_are_no_aims(kit: Kit) -> None:
    text = PLAN.replace("45/KH-UBND", "45/2024/NĐ-CP").replace("KẾ HOẠCH", "NGHỊ ĐỊNH")
    document = parse(f"{text}Hồ sơ có ít nhất 95% chữ ký.".encode(), "x.txt")
    assert to_json("x.txt", document, extract(document, Context("x.txt"), kit))["targets"] == []


def test_news_tell_of_targets_only_where_a_word_of_aim_governs_them(kit: Kit) -> None:
    told = facts("Kế hoạch nêu: phấn đấu 95% hộ dân dùng nước sạch. Tối thiểu 30 km đường đã làm.", kit)
    assert [row["value"] for row in told["targets"]] == ["95%"]
