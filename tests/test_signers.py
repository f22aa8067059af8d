"""Who signed: the person named right before `ký`, or after `do … ký`."""

from __future__ import annotations

import pytest

from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit

CASES = [
    ("Chủ tịch UBND tỉnh Nguyễn Văn An vừa ký ban hành Kế hoạch số 5/KH-UBND về thi đua.", "Nguyễn Văn An"),
    ("Ông Lê Quang Huy, Giám đốc Sở Nội vụ, đã ký Quyết định số 7/QĐ-SNV.", "Lê Quang Huy"),
    ("Quyết định số 7/QĐ-SNV ngày 3/3/2024 do Giám đốc Lê Quang Huy ký có hiệu lực ngay.", "Lê Quang Huy"),
    ("Ông Lê Quang Huy dự hội nghị triển khai Quyết định số 7/QĐ-SNV.", None),
    ("Ông Lê Quang Huy ký kết giao ước theo Kế hoạch số 5/KH-UBND.", None),
]


@pytest.mark.parametrize(("text", "signer"), CASES)
def test_signer(kit: Kit, text: str, signer: str | None) -> None:
    (citation,) = extract(plain_document(text), Context("test"), kit).citations
    assert citation.signer == signer
