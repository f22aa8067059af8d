"""Assignments in the warehouse: who must do what by when, and where it is written."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, processed

TEXT = """ỦY BAN NHÂN DÂN TỈNH HẢI GIANG
Số: 15/KH-UBND
Hải Giang, ngày 10 tháng 01 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024
Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính như sau.
TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm
1 | Rà soát văn bản | Sở Tư pháp | Sở Nội vụ, Sở Y tế | Quý I/2024 | Báo cáo
2 | Sắp xếp tổ chức bộ máy | Sở Nội vụ | Sở Tài chính | Trước ngày 20/12/2024 | Đề án
3 | Kiểm tra công vụ | nt | nt | Thường xuyên | Báo cáo
4 | Chỉnh lý tài liệu | Sở Nội vụ | | Tháng 02/2024 | Kho lưu trữ
5 | Tổng kết phong trào | Sở Nội vụ | | Năm 2024 | Báo cáo"""

DUE = """
    SELECT task, role, due, product, uri FROM assignment_bodies
    WHERE body = 'Sở Nội vụ' AND due BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' ORDER BY due
"""


def read(kit: Kit) -> Processed:
    document = parse(TEXT.encode(), "a.txt")
    return processed("https://a.test", document.text, extract(document, Context("https://a.test"), kit))


def test_what_a_body_must_deliver_in_a_quarter(kit: Kit) -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([read(kit)])
        warehouse.resolve()
        ask = warehouse.connection.execute
        uri = ask("SELECT uri FROM instruments WHERE number = '15/KH-UBND'").fetchone()
        assert uri
        assert ask(DUE).fetchall() == [
            ("Chỉnh lý tài liệu", "lead", date(2024, 2, 29), "Kho lưu trữ", uri[0]),
            ("Rà soát văn bản", "coordinating", date(2024, 3, 31), "Báo cáo", uri[0]),
        ]
        rows = ask("SELECT task, lead, coordinating, due, deadline_kind FROM assignments ORDER BY ordinal")
        assert rows.fetchall()[1:] == [
            ("Sắp xếp tổ chức bộ máy", ["Sở Nội vụ"], ["Sở Tài chính"], date(2024, 12, 20), "by"),
            ("Kiểm tra công vụ", ["Sở Nội vụ"], ["Sở Tài chính"], None, "recurring"),
            ("Chỉnh lý tài liệu", ["Sở Nội vụ"], [], date(2024, 2, 29), "by"),
            ("Tổng kết phong trào", ["Sở Nội vụ"], [], date(2024, 12, 31), "by"),
        ]
        marks = ask("SELECT DISTINCT quote, rule FROM assignment_bodies WHERE rule = 'same_as_above'")
        assert marks.fetchall() == [("nt", "same_as_above")]
        spans = ask("SELECT count(*) FROM fact_spans WHERE kind = 'assignment'").fetchone()
        assert spans == (5,)


@pytest.mark.parametrize("table", ["fact_assignments", "fact_assignment_cells"])
def test_quotes_are_cut_from_the_text(table: str, kit: Kit) -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([read(kit)])
        wrong = warehouse.connection.execute(
            f'SELECT quote FROM {table} JOIN current_documents AS d USING (version_id) WHERE d.text[start + 1 : "end"] <> quote'
        )
        assert wrong.fetchall() == []
