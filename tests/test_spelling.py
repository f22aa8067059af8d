"""Two printed names are compared with their abbreviations spelt out."""

from __future__ import annotations

import pytest

from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit
from extractors.resolve.spelling import Spelling

SAME = (
    ("UBND tỉnh Hải Giang", "Ủy ban nhân dân tỉnh Hải Giang"),
    ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
    ("Sở VH,TT&DL", "Sở Văn hóa Thể thao và Du lịch"),
    ("TP.Hải Giang", "Thành phố Hải Giang"),
    ("Luật Tổ chức HĐND", "Luật tổ chức Hội đồng nhân dân"),
)
OTHER = (
    ("UBND tỉnh Hải Giang", "UBND tỉnh Sơn Bình"),
    ("CA tỉnh", "cả tỉnh"),
    ("Sở TNMT", "Sở Tài chính"),
)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.load()


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_name_in_two_spellings(spelling: Spelling, left: str, right: str) -> None:
    assert spelling.words(left) == spelling.words(right)


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_other_names_stay_apart(spelling: Spelling, left: str, right: str) -> None:
    assert spelling.words(left) != spelling.words(right)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Tỉnh ủy Hải Giang", "Ban Thường vụ Tỉnh ủy", True),
        ("Tỉnh ủy Hải Giang", "Thành ủy", False),
        ("Bộ Chính trị", "Tỉnh ủy", True),
        ("UBND tỉnh Hải Giang", "UBND tỉnh", True),
        ("UBND tỉnh Hải Giang", "UBND tỉnh Sơn Bình", False),
    ],
)
def test_two_printed_issuers_may_be_one_body(spelling: Spelling, left: str, right: str, one: bool) -> None:
    assert spelling.same_issuer(left, right) is one
    assert spelling.same_issuer(right, left) is one


def test_a_law_named_short_and_in_full_is_one_citation(kit: Kit) -> None:
    text = (
        "Sở phổ biến Luật Bầu cử đại biểu Quốc hội và đại biểu HĐND năm nay. "
        "Việc giới thiệu người ứng cử theo Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân."
    )
    (law,) = extract(plain_document(text), Context(source="tin.txt"), kit).citations
    assert len(law.evidence.spans) == 2
