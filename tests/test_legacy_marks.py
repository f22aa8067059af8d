"""Marks apart from their letters: any order, the wrong letter, and right text left alone."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.clean import clean_line
from pipeline.parse.legacy.marks import mend_marks

from .test_legacy_fonts import SMALL_MARKED, syllables


@pytest.mark.parametrize("letter", [*SMALL_MARKED, *(letter.upper() for letter in SMALL_MARKED)])
def test_marks_in_any_order_make_the_letter(letter: str) -> None:
    base, *marks = list(unicodedata.normalize("NFD", letter))
    for order in itertools.permutations(marks):
        assert mend_marks(base + "".join(order)) == letter
        assert (
            mend_marks(unicodedata.normalize("NFC", base + order[0] if order else base) + "".join(order[1:]))
            == letter
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyê\u0301t đi\u0323nh", "Quyết định"),
        ("hoc\u0323 tâp\u0323 ngh\u0309i", "học tập nghỉ"),
        ("HOC\u0323 TÂP\u0323", "HỌC TẬP"),
        ("đương\u0300 phô\u0301", "đường phố"),
        ("d\u0335a\u0323i hô\u0323i, D\u0336ảng", "đại hội, Đảng"),
        ("k\u0303 thuật", "k\u0303 thuật"),
        ("vec-tơ x\u0301, n\u0303", "vec-tơ x\u0301, ñ"),
        ("e\u0301\u0301", "é"),
        ("Ɖảng ɖã", "Đảng đã"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    assert clean_line(text) == expected


@given(words=st.lists(syllables(), min_size=1, max_size=10))
def test_right_text_in_any_normal_form(words: list[str]) -> None:
    text = " ".join(words)
    assert mend_marks(unicodedata.normalize("NFD", text)) == text == mend_marks(text)
