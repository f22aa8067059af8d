"""A paper's layout in the warehouse: its sections, and which of them each fact stands in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse
from pipeline.record import ArchiveRecord, Processed
from tests.warehouse_world import empty_warehouse
from warehouse.loading.load import load_batch
from warehouse.store import Warehouse

SOURCE = "https://haigiang.test/qd-12"
TEXT = """ỦY BAN NHÂN DÂN
TỈNH HẢI GIANG
Số: 12/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Giang, ngày 05 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc ban hành Quy chế hoạt động của các khối thi đua
Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của các khối thi đua.
Điều 2. Tổ chức thực hiện
1. Sở Nội vụ báo cáo trước ngày 15/12/2024.
2. Các khối thi đua theo dõi./.
Nơi nhận:
- Như Điều 2;
- Ban Thi đua - Khen thưởng Trung ương (b/c);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Hùng
QUY CHẾ
Hoạt động của các khối thi đua
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024)
Điều 1. Phạm vi
"""


@pytest.fixture(scope="module")
def warehouse(kit: Kit) -> Iterator[Warehouse]:
    document = parse(TEXT.encode(), "qd-12.txt")
    context = Context(SOURCE)
    record = ArchiveRecord("0" * 64, SOURCE, "2026-02-01T00:00:00Z", len(TEXT))
    facts = extract(document, context, kit)
    with empty_warehouse() as made:
        load_batch(made.connection, [Processed(record, context, document, facts, "code-1")], [], "run")
        yield made


QUERIES = {
    "SELECT path, level FROM sections ORDER BY ordinal": [
        ("Điều 1", 1),
        ("Điều 2", 1),
        ("Điều 2 khoản 1", 2),
        ("Điều 2 khoản 2", 2),
        ("Quy chế, Điều 1", 1),
    ],
    "SELECT text FROM sections WHERE path = 'Điều 2 khoản 1'": [
        ("1. Sở Nội vụ báo cáo trước ngày 15/12/2024.",)
    ],
    "SELECT label, title, attached_to FROM annexes": [
        ("Quy chế", "Hoạt động của các khối thi đua", "self")
    ],
    "SELECT path FROM facts_by_section WHERE fact = 'deadline'": [("Điều 2 khoản 1",)],
    "SELECT DISTINCT number FROM bases": [("98/2023/NĐ-CP",)],
    "SELECT name, purpose FROM recipients ORDER BY ordinal": [
        ("Như Điều 2", "same"),
        ("Ban Thi đua - Khen thưởng Trung ương", "report"),
        ("VT", "file"),
    ],
    "SELECT name, title, capacity, body FROM signers": [
        ("Trần Văn Hùng", "Chủ tịch", "TM", "ỦY BAN NHÂN DÂN")
    ],
}  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_layout_is_asked_in_sql(query: str, warehouse: Warehouse) -> None:
    assert warehouse.connection.execute(query).fetchall() == QUERIES[query]
