"""Papers written by hand that act upon plan 282: amended, repealed in part, carried out, replaced, misreported."""

from __future__ import annotations

from dataclasses import replace

from extractors.facts import (
    Anniversary,
    Bloc,
    Deadline,
    DocKind,
    End,
    Facts,
    Pinpoint,
    Target,
)
from pipeline.record import Processed
from tests.warehouse_world import citation, evidence, own, plan_282, processed, relation, report_on_282

ISSUER = "UBND Thành phố Hà Nội"
PLAN = "Kế hoạch số 282/KH-UBND ngày 30/11/2023"


def world() -> list[Processed]:
    """All of them, the plan and its first report included."""
    return [
        plan_282(),
        report_on_282(),
        amending(),
        repealing_part(),
        carrying_out(),
        replacing(),
        mistaken_report(),
    ]


def amending() -> Processed:
    """A decision that amends the plan and takes effect a month after its day."""
    text = (
        f"UBND THÀNH PHỐ HÀ NỘI\nSố: 45/QĐ-UBND\nSửa đổi khoản 2 Điều 3 của {PLAN}.\n"
        "Quyết định này có hiệu lực thi hành kể từ ngày 01/4/2024."
    )
    itself = own(text, "45/QĐ-UBND", "Quyết định", "45/QĐ-UBND", issued="2024-03-01", issuer=ISSUER)
    facts = Facts(
        doc_kind=DocKind.DECISION,
        itself=replace(itself, effective="2024-04-01"),
        citations=(citation(text, PLAN, "Kế hoạch", "282/KH-UBND", issued="2023-11-30", issuer=ISSUER),),
        relations=(relation(text, f"Sửa đổi khoản 2 Điều 3 của {PLAN}", None, "amends", 0),),
        pinpoints=(Pinpoint(End(0), "3", "2", None, evidence(text, "khoản 2 Điều 3")),),
    )
    return processed("https://hanoi.test/qd-45", text, facts, jurisdiction="Hà Nội", published="2024-03-02")


def repealing_part() -> Processed:
    """A decision that repeals a part of the plan, which is to amend it."""
    text = f"UBND THÀNH PHỐ HÀ NỘI\nSố: 90/QĐ-UBND\nBãi bỏ Điều 5 của {PLAN}."
    facts = Facts(
        doc_kind=DocKind.DECISION,
        itself=own(text, "90/QĐ-UBND", "Quyết định", "90/QĐ-UBND", issued="2024-06-01", issuer=ISSUER),
        citations=(citation(text, PLAN, "Kế hoạch", "282/KH-UBND", issued="2023-11-30", issuer=ISSUER),),
        relations=(replace(relation(text, f"Bãi bỏ Điều 5 của {PLAN}", None, "repeals", 0), partial=True),),
        pinpoints=(Pinpoint(End(0), "5", None, None, evidence(text, "Điều 5")),),
    )
    return processed("https://hanoi.test/qd-90", text, facts, jurisdiction="Hà Nội", published="2024-06-02")


def carrying_out() -> Processed:
    """A department's plan that carries the city's out, with a deadline and an anniversary."""
    text = (
        f"SỞ VĂN HÓA HÀ NỘI\nSố: 20/KH-SVHTT\nThực hiện {PLAN}, báo cáo trước ngày 15/6/2024, "
        "kỷ niệm 70 năm Ngày Giải phóng Thủ đô 10/10/2024."
    )
    facts = Facts(
        doc_kind=DocKind.PLAN,
        itself=own(
            text, "20/KH-SVHTT", "Kế hoạch", "20/KH-SVHTT", issued="2024-02-01", issuer="Sở Văn hóa Hà Nội"
        ),
        citations=(citation(text, PLAN, "Kế hoạch", "282/KH-UBND", issued="2023-11-30", issuer=ISSUER),),
        relations=(relation(text, f"Thực hiện {PLAN}", None, "implements", 0),),
        deadlines=(Deadline("2024-06-15", evidence(text, "trước ngày 15/6/2024")),),
        anniversaries=(
            Anniversary(
                70,
                "Ngày Giải phóng Thủ đô",
                "1954-10-10",
                "2024-10-10",
                evidence(text, "kỷ niệm 70 năm Ngày Giải phóng Thủ đô 10/10/2024"),
            ),
        ),
    )
    return processed("https://svhtt.test/kh-20", text, facts, jurisdiction="Hà Nội", published="2024-02-02")


def replacing() -> Processed:
    """A later plan in the place of the whole of 282."""
    text = (
        "UBND THÀNH PHỐ HÀ NỘI\nSố: 10/KH-UBND ngày 10/01/2025\nThực hiện Chương trình hành động số 16-CTr/TU "
        f"ngày 26/8/2022 của Thành ủy Hà Nội, thành phố lập kế hoạch mới.\nKế hoạch này thay thế {PLAN}."
    )
    programme = "Chương trình hành động số 16-CTr/TU ngày 26/8/2022 của Thành ủy Hà Nội"
    facts = Facts(
        doc_kind=DocKind.PLAN,
        itself=own(
            text,
            "10/KH-UBND",
            "Kế hoạch",
            "10/KH-UBND",
            issued="2025-01-10",
            issuer="UBND Thành phố Hà Nội",
            signer="Lê Thị Mẫu",
        ),
        citations=(
            citation(text, PLAN, "Kế hoạch", "282/KH-UBND", issued="2023-11-30", issuer=ISSUER),
            citation(
                text,
                programme,
                "Chương trình hành động",
                "16-CTr/TU",
                issued="2022-08-26",
                issuer="Thành ủy Hà Nội",
            ),
        ),
        relations=(
            relation(text, f"thay thế {PLAN}", None, "replaces", 0),
            relation(text, "Thực hiện Chương trình hành động số 16-CTr/TU", None, "implements", 1),
        ),
    )
    return processed("https://hanoi.test/kh-10", text, facts, jurisdiction="Hà Nội", published="2025-01-11")


def mistaken_report() -> Processed:
    """A report that gives the plan another signer and day, and a target of its own."""
    named = "Kế hoạch số 282/KH-UBND ngày 29/11/2023 của UBND TP Hà Nội"
    text = (
        f"Hà Nội đặt chỉ tiêu mới\n{named} do ông Phạm Văn Sai ký giao 95% xã đạt chuẩn, "
        "Khối thi đua số 1 do Sở Nội vụ làm khối trưởng."
    )
    facts = Facts(
        doc_kind=DocKind.NEWS,
        about="282/KH-UBND",
        citations=(
            citation(
                text,
                named,
                "Kế hoạch",
                "282/KH-UBND",
                issued="2023-11-29",
                issuer="UBND TP Hà Nội",
                signer="Phạm Văn Sai",
            ),
        ),
        targets=(Target("95% xã", "2025", evidence(text, "95% xã đạt chuẩn")),),
        blocs=(Bloc("Khối thi đua số 1", 2024, "Sở Nội vụ", (), (), evidence(text, "Khối thi đua số 1")),),
    )
    return processed("https://bao.test/sai", text, facts, published="2023-12-05")
