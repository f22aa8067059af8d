"""The JSON contract: real output fits the schema, every quote is cut out of the text, the same input gives the same."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.contract import Json, source_id, to_json
from extractors.document import Block, Byline, Context, Document, Zone, plain_document
from extractors.extract import extract
from extractors.kit import Kit
from extractors.schema import json_schema

KIT = Kit.load()
TEXT = (
    "Ngày 12/3/2024, UBND thành phố Hải Phòng ban hành Kế hoạch số 45/KH-UBND thực hiện Nghị quyết số 45-NQ/TW ngày "
    "24/01/2019 của Bộ Chính trị giai đoạn 2021-2025. Theo kế hoạch, kỷ niệm 70 năm Ngày Giải phóng Thủ đô "
    "(10/10/1954 - 10/10/2024) và phong trào thi đua “Dân vận khéo”, cuộc vận động “Người Việt Nam ưu tiên dùng hàng "
    "Việt Nam”. Đồng chí Nguyễn Văn An, Chủ tịch UBND thành phố, phát biểu. Khối thi đua số 3 gồm 02 đơn vị: Sở Y tế, "
    "Sở Nội vụ; Sở Y tế làm khối trưởng, Sở Nội vụ làm khối phó năm 2024. QCVN 06:2022/BXD; bản án số 15/2023/HS-ST."
)
KINDS = ["citations", "relations", "dates", "period_mentions", "anniversaries", "blocs", "people", "roles"]
KINDS += ["movements", "campaigns", "date_mentions", "rejected"]


def facts_of(document: Document) -> Json:
    return to_json("test.txt", document, extract(document, Context("test.txt"), KIT), rejected=True)


def check_spans(result: Json) -> None:
    for kind in KINDS:
        for row in result[kind]:
            assert result["text"][row["start"] : row["end"]] == row["quote"], (kind, row)
            for start, end in row.get("spans", []):
                assert 0 <= start < end <= len(result["text"]), (kind, row)


def test_every_kind_is_found_and_fits_the_schema() -> None:
    result = facts_of(plain_document(TEXT))
    jsonschema.validate(json.loads(json.dumps(result)), json_schema())
    check_spans(result)
    for kind in KINDS:
        assert kind == "date_mentions" or result[kind], kind


def test_the_schema_is_strict() -> None:
    result = facts_of(plain_document(TEXT))
    result["citations"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, json_schema())


def test_bylines_cut_their_quote() -> None:
    document = Document(
        text="Minh Anh",
        blocks=(Block(Zone.BYLINE, 0, 8),),
        format="text",
        bylines=(Byline("Minh Anh", 0, 8),),
    )
    result = facts_of(document)
    assert result["bylines"] == [{"name": "Minh Anh", "quote": "Minh Anh", "start": 0, "end": 8}]
    assert result["people"] == []


def test_same_input_same_facts() -> None:
    first, second = (json.dumps(facts_of(plain_document(TEXT))) for _ in range(2))
    assert first == second
    assert json.dumps(to_json("test.txt", plain_document(TEXT), extract(plain_document(TEXT), Context("x"), Kit.load()), rejected=True)) == first  # fmt: skip


def test_facts_of_a_concatenation() -> None:
    """What one text states it states with another before it, as far as days and numbers go."""
    alone = facts_of(plain_document(TEXT))
    both = facts_of(plain_document("Trời hôm nay nhiều mây.\n" + TEXT))
    for kind, key in (("citations", "number"), ("dates", "date")):
        assert [row[key] for row in alone[kind]] == [row[key] for row in both[kind]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*TEXT.split(" "), "\n", ";", "(", "–", "“", "và", "số", "ngày"]), max_size=60)
)
def test_spans_hold_on_shuffled_words(words: list[str]) -> None:
    check_spans(facts_of(plain_document(" ".join(words))))


@pytest.mark.parametrize(
    ("source", "stem"),
    [
        ("../a/000_b.txt", "000_b"),
        ("http://x.test/tin/ke-hoach.html?p=1", "ke-hoach"),
        ("http://x.test/", "x.test"),
    ],
)
def test_source_id(source: str, stem: str) -> None:
    assert source_id(source) == stem
