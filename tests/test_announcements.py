"""Sentences that say what becomes of instruments and leave it to a list to name them."""

from __future__ import annotations

import pytest

from corpora.instruments import Instruments
from extractors.announcements import Announcements

READER = Announcements(Instruments.load())

ANNOUNCED = [
    (
        "Bãi bỏ toàn bộ các văn bản quy phạm pháp luật do UBND tỉnh ban hành, cụ thể như sau:",
        "repeals",
        False,
    ),
    ("Bãi bỏ 05 (năm) Quyết định sau đây:", "repeals", False),
    ("Bãi bỏ hiệu lực thi hành của các thông tư sau:", "repeals", False),
    ("Bãi bỏ một phần các văn bản sau:", "amends", True),
    ("Bãi bỏ các điều, khoản tại các Nghị định sau:", "amends", True),
    ("Quyết định này thay thế các văn bản sau:", "replaces", False),
    ("Sửa đổi, bổ sung một số điều của các Thông tư sau đây:", "amends", True),
    ("Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành:", "repeals", False),
    ("Từ ngày Quyết định này có hiệu lực thi hành, các văn bản sau đây hết hiệu lực:", "repeals", False),
    ("Các quyết định dưới đây được thay thế:", "replaces", False),
    ("Những quy định sau hết hiệu lực một phần:", "amends", True),
    ("Thực hiện các văn bản chỉ đạo của Trung ương:", "implements", False),
]
NOT_ANNOUNCED = [
    "Quyết định này thay thế Quyết định số 5/QĐ-UBND:",
    "Sở Tư pháp đề nghị UBND tỉnh bãi bỏ các văn bản sau:",
    "Công bố danh mục các văn bản hết hiệu lực năm 2018:",
    "Trong khi luật chưa được sửa đổi, các quy định sau đây được áp dụng:",
    "Thực hiện các nhiệm vụ sau:",
    "Bãi bỏ các thủ tục hành chính sau:",
]


@pytest.mark.parametrize(("line", "type_", "partial"), ANNOUNCED)
def test_what_is_announced(line: str, type_: str, *, partial: bool) -> None:
    cue = READER.read(line, 0, len(line))
    assert cue is not None
    assert (cue.type, cue.partial) == (type_, partial)


@pytest.mark.parametrize("line", NOT_ANNOUNCED)
def test_what_announces_nothing(line: str) -> None:
    assert READER.read(line, 0, len(line)) is None


def test_only_a_change_is_announced_without_a_colon() -> None:
    for line, told in (("Bãi bỏ 03 quyết định.", True), ("Thực hiện các nghị quyết của Đảng.", False)):
        assert (READER.changing(line, 0, len(line)) is not None) is told


def test_an_article_sends_to_an_annex() -> None:
    for line, told in (("Bãi bỏ 12 thông tư (Phụ lục kèm theo).", True), ("Bãi bỏ 12 thông tư.", False)):
        assert (READER.of_annex(line, 0, len(line)) is not None) is told
