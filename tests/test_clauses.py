"""Sentences: where a stop ends one and where it does not."""

from __future__ import annotations

import pytest

from extractors.clauses import split_sentences
from extractors.document import Document, plain_document

CASES = [
    ("Hội nghị diễn ra sáng 3/3. Các đại biểu dự đông đủ.", 2),
    ("UBND TP. Hải Phòng và ThS. Nguyễn Văn An dự.", 1),
    ("Số tiền 1.234.567 đồng, ngày 22.3.2023 đã chi.", 1),
    ("Nghị quyết 66.7/2025/NQ-CP có hiệu lực.", 1),
    ("Ông hỏi: “Ai làm?” Không ai đáp.", 2),
    ("Tiếp tục thi đua… Đó là yêu cầu.", 2),
    ("Xem mục 2. ở trên", 1),
    ("T.Ư Đảng họp. ồn ào ngoài phố.", 1),
    ("hoàn thành nhiệm vụ./. Nơi nhận", 2),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_sentences(text: str, count: int) -> None:
    spans = split_sentences(plain_document(text)).spans
    assert len(spans) == count, [text[span.start : span.end] for span in spans]


def test_a_block_ends_a_sentence() -> None:
    spans = split_sentences(plain_document("QUYẾT ĐỊNH\nĐiều 1. Ban hành quy chế")).spans
    assert spans[0].end == len("QUYẾT ĐỊNH")


def test_every_offset_has_its_sentence() -> None:
    text = "Một câu. Hai câu.\nBa câu"
    sentences = split_sentences(plain_document(text))
    for offset in range(len(text)):
        span = sentences.at(offset)
        assert span in sentences.spans
        assert span.start <= offset or offset < sentences.spans[0].end


def test_an_empty_text_has_one_empty_sentence() -> None:
    assert len(split_sentences(Document(text="", blocks=(), format="text")).spans) == 1
