"""Plain text pages: title, stamp, captions, bylines, furniture."""

from __future__ import annotations

import json

import pytest

from extractors.document import Zone
from pipeline.parse import UnreadableError, parse
from tests.makers.blocks import assert_sound, texts

_PARAGRAPH = (
    "Sáng 14/3, Khối thi đua các trường cao đẳng thành phố Sông Mây tổ chức hội nghị triển khai Kế hoạch số "
    "07/KH-KTĐ ngày 20/02/2025 về công tác thi đua, khen thưởng năm 2025."
)
_SECOND = (
    "Theo kế hoạch, các đơn vị trong khối tập trung thực hiện phong trào thi đua dạy tốt, học tốt, gắn với "
    "các ngày lễ lớn của đất nước và của thành phố trong năm."
)


def page(*lines: str):
    document = parse("\n".join(lines).encode(), "bai.txt")
    assert_sound(document)
    return document


@pytest.mark.parametrize(
    ("stamp", "day", "names"),
    [
        ("Lan Hương 14/03/2025 09:30", "2025-03-14", ["Lan Hương"]),
        ("Ngày đăng: 14/03/2025   09:30", "2025-03-14", []),
        ("Ngày đăng 14/03/2025 | 9:30 AM | View count: 12", "2025-03-14", []),
        ("Cập nhật lúc 09:30, Thứ Sáu, 14/3/2025 (GMT+7)", "2025-03-14", []),
        ("Thứ Sáu, ngày 14 tháng 3 năm 2025", "2025-03-14", []),
        ("14.03.2025", "2025-03-14", []),
        ("2025-03-14 09:30:00", "2025-03-14", []),
    ],
)
def test_stamp_under_the_title(stamp, day, names):
    document = page(
        "Tin tức", "Khối thi đua các trường cao đẳng triển khai nhiệm vụ", stamp, "", _PARAGRAPH, _SECOND
    )
    assert document.title == "Khối thi đua các trường cao đẳng triển khai nhiệm vụ"
    assert document.published == day
    assert [byline.name for byline in document.bylines] == names
    assert texts(document, Zone.BODY) == [_PARAGRAPH, _SECOND]


def test_label_and_day_on_two_lines():
    document = page("Khối thi đua ký giao ước.", "Ngày đăng", "14/03/2025 | 12:00 AM", _PARAGRAPH)
    assert (document.title, document.published) == ("Khối thi đua ký giao ước.", "2025-03-14")


@pytest.mark.parametrize(
    "clock",
    ["Sông Mây, Ngày 20/04/2025", "Thứ Ba 20/04/2025 | 18:00 GMT+7", "Hôm nay: 20/04/2025"],
)
def test_a_clock_above_the_title_is_furniture(clock):
    document = page(clock, "", "Khối thi đua các trường cao đẳng triển khai nhiệm vụ", "", _PARAGRAPH)
    assert document.published is None
    assert document.furniture[0].text == clock


def test_stamps_of_related_articles_do_not_count():
    document = page(
        "Khối thi đua các trường cao đẳng triển khai nhiệm vụ",
        "",
        _PARAGRAPH,
        "Tin tức cùng chuyên mục",
        "Huyện Bến Lau ra quân trồng cây theo Kế hoạch số 55/KH-UBND",
        "Ngày đăng 12/03/2025",
    )
    assert document.published is None
    assert "55/KH-UBND" not in document.text
    assert {piece.reason for piece in document.furniture} == {"related heading: Tin tức cùng chuyên mục"}


@pytest.mark.parametrize(
    "heading",
    [
        "Bài liên quan",
        "BÌNH LUẬN (0)",
        "(3) Bình luận",
        "Đọc nhiều",
        "Đừng bỏ lỡ",
        "Ý kiến bạn đọc ()",
        "Các tin/bài khác",
        "Nổi bật Báo Sông Mây",
    ],
)
def test_everything_after_a_tail_heading_is_furniture(heading):
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, heading, _SECOND)
    assert texts(document, Zone.BODY) == [_PARAGRAPH]
    assert document.furniture[-1].text == _SECOND


@pytest.mark.parametrize(
    "line",
    ["Bình luận của đại biểu tập trung vào việc sửa quy chế hoạt động của khối.", "Tin mới từ cơ sở là:"],
)
def test_sentences_that_open_like_headings_stay(line):
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, line, _SECOND)
    assert line in texts(document, Zone.BODY)


@pytest.mark.parametrize(
    "caption",
    [
        "Đại biểu biểu quyết thông qua giao ước |",
        "Lễ ký kết giao ước thi đua (ảnh minh họa)",
        "Quang cảnh hội nghị",
        "Các đại biểu chụp ảnh lưu niệm. Ảnh: Quốc Toản",
    ],
)
def test_captions(caption):
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, caption, _SECOND)
    assert texts(document, Zone.CAPTION) == [caption.rstrip("| ")]


def test_an_image_file_is_furniture_and_its_next_line_a_caption():
    document = page(
        "Khối thi đua các trường triển khai nhiệm vụ",
        "",
        _PARAGRAPH,
        "dsc_0012.jpg",
        "Thầy Nam nhận cờ",
        _SECOND,
    )
    assert texts(document, Zone.CAPTION) == ["Thầy Nam nhận cờ"]
    assert document.furniture[0].reason == "image file name"


def test_headings_of_the_body_are_no_captions():
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, "1. Mục đích", _SECOND)
    assert "1. Mục đích" in texts(document, Zone.BODY)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tin và ảnh: Nguyễn Thị Lan Hương", ["Nguyễn Thị Lan Hương"]),
        ("Minh Đức - Thu Hà", ["Minh Đức", "Thu Hà"]),
        ("Bài: Lan Anh - Ảnh: Quốc Toản", ["Lan Anh", "Quốc Toản"]),
        ("PV: Hoàng Nam", ["Hoàng Nam"]),
        ("Quý Hạnh", ["Quý Hạnh"]),
        ("Quý Khách", None),
        ("Theo Báo Sông Mây", None),
        ("Ban Biên Tập", None),
        ("Hội nghị kết thúc", None),
    ],
)
def test_bylines_at_the_end(line, names):
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, _SECOND, "", line)
    assert [byline.name for byline in document.bylines] == (names or [])
    if names:
        assert document.text[document.bylines[0].start : document.bylines[0].end] == names[0]


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("Thầy Nam nhận cờ thi đua (Ảnh: Quốc Toản)", ["Quốc Toản"]),
        ("Thầy Nam nhận cờ thi đua. Ảnh: Quốc Toản/TTXVN", ["Quốc Toản"]),
        ("Thầy Nam nhận cờ thi đua. Ảnh: Quốc Toản - Lan Hương", ["Quốc Toản", "Lan Hương"]),
        ("Đồng chí Nam phát biểu tại hội nghị (Lan Hương)", ["Lan Hương"]),
        ("Đồng chí Nam thăm trường mầm non xã Tân Lập (Bến Lau)", []),
        ("Thầy Nam nhận cờ thi đua (ảnh minh họa)", []),
        ("Thầy Nam nhận cờ thi đua. Ảnh: Internet", []),
    ],
)
def test_captions_name_photographers(caption, names):
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, caption, _SECOND, _SECOND)
    assert [byline.name for byline in document.bylines] == names


@pytest.mark.parametrize("name", ["H.LAN", "T. Hà"])
def test_an_initial_before_a_name_signs_an_article(name):
    document = page("Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH, _SECOND, "", name)
    assert [byline.name for byline in document.bylines] == [name]


def test_hour_and_day_alone_over_the_title_are_the_stamp():
    document = page("10:02, 14/03/2025", "", "Khối thi đua các trường triển khai nhiệm vụ", "", _PARAGRAPH)
    assert document.published == "2025-03-14"
    assert texts(document, Zone.STAMP) == ["10:02, 14/03/2025"]


def test_the_stamp_under_the_title_wins_over_an_hour_above():
    document = page(
        "10:02, 20/04/2025", "Khối thi đua các trường triển khai nhiệm vụ", "14/03/2025 09:30", _PARAGRAPH
    )
    assert document.published == "2025-03-14"


def test_letters_are_cleaned_before_offsets_count():
    document = page(
        "Quyết định số 5/Q\u00d0-UBND\u00a0 ngày\u00a005/01/2026 của U\u0309y ban, thành\u200b phố",
        _PARAGRAPH,
    )
    assert document.text.startswith("Quyết định số 5/QĐ-UBND ngày 05/01/2026 của Ủy ban, thành phố")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "windows-1258"])
def test_encodings(encoding):
    words = _PARAGRAPH
    if encoding == "windows-1258":
        # Its letters are a base with a mark of its own.
        pairs = {
            "ố": "ô\u0301",
            "ế": "ê\u0301",
            "ạ": "a\u0323",
            "ộ": "ô\u0323",
            "ị": "i\u0323",
            "ề": "ê\u0300",
        }
        words = "Kế hoạch số 07/KH-KTĐ về hội nghị"
        data = "".join(pairs.get(char, char) for char in words).encode(encoding)
    else:
        data = words.encode(encoding)
    assert parse(data, "a.txt").text == words


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u200b\u00a0".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "broken"),
        (b"\x1f\x8b\x08\x00abc", "unknown_format"),
        (bytes(range(256)) * 20, "unknown_format"),
    ],
)
def test_unreadable(data, kind):
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a")
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


@pytest.mark.shared
def test_pages_with_gold(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        gold = json.loads((shared / "acceptance" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        document = parse(path.read_bytes(), str(path))
        assert_sound(document)
        assert document.title == gold["title"]
        assert document.published == gold["published"]
        assert [byline.name for byline in document.bylines] == gold["bylines"]
        for number in gold.get("absent", ()):
            assert number not in document.text


LISTS = [
    "Kế hoạch số 282/KH-UBND ngày 01/02/2023\nNghị quyết số 15-NQ/TW ngày 02/3/2022\nQuyết định số 5/QĐ-TTg",
    "- Kế hoạch số 282/KH-UBND\n- Nghị quyết số 15-NQ/TW",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_lines_is_kept_whole(text: str) -> None:
    """Nothing says that its first lines are the menu of a page."""
    lines = text.split("\n")
    assert page(*lines).text.split("\n") == lines
