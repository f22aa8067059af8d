"""The document's own instrument: header, signature, headers lost; what an article reports on."""

from __future__ import annotations

import pytest

from extractors.document import Block, Context, Document, Zone
from extractors.extract import extract
from extractors.facts import DocKind, Facts
from extractors.kit import Kit

Lines = list[tuple[Zone, str]]


def facts_of(kit: Kit, lines: Lines, title: str | None = None) -> Facts:
    blocks, parts, offset = [], [], 0
    for zone, line in lines:
        blocks.append(Block(zone, offset, offset + len(line)))
        parts.append(line)
        offset += len(line) + 1
    document = Document(text="\n".join(parts), blocks=tuple(blocks), format="text", title=title)
    return extract(document, Context("test"), kit)


PLAN: Lines = [
    (Zone.HEADER, "ỦY BAN NHÂN DÂN"),
    (Zone.HEADER, "TỈNH QUẢNG NINH"),
    (Zone.HEADER, "Số: 45/KH-UBND"),
    (Zone.HEADER, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (Zone.HEADER, "Độc lập - Tự do - Hạnh phúc"),
    (Zone.HEADER, "Quảng Ninh, ngày 12 tháng 3 năm 2024"),
    (Zone.TITLE, "KẾ HOẠCH"),
    (Zone.TITLE, "Chuyển đổi số năm 2024"),
    (Zone.BODY, "Thực hiện Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch."),
    (Zone.SIGNATURE, "KT. CHỦ TỊCH"),
    (Zone.SIGNATURE, "PHÓ CHỦ TỊCH"),
    (Zone.SIGNATURE, "Nguyễn Thị Hạnh"),
]  # fmt: skip


def test_plan_with_header(kit: Kit) -> None:
    facts = facts_of(kit, PLAN)
    itself = facts.itself
    assert itself is not None
    assert (itself.number, itself.type, itself.issued) == ("45/KH-UBND", "Kế hoạch", "2024-03-12")
    assert (itself.issuer, itself.parent) == ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", None)
    assert itself.signer == "Nguyễn Thị Hạnh"
    assert facts.doc_kind is DocKind.PLAN
    assert facts.about is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số :45/KH-UBND", "45/KH-UBND"),
        ("Số: l02/BC-UBND", "l02/BC-UBND"),
        ("Số: 28 CT-TTg", "28CT-TTg"),
        ("Sồ: 4 5/KH - UBND", "45/KH-UBND"),
        ("So: 45/KH-UBND", "45/KH-UBND"),
        ("Số: 5021BTNMT- PC", "5021BTNMT-PC"),
        ("Số lượng: 5 CT-TTg", None),
        ("Số:      /KH-UBND", None),
    ],
)
def test_a_number_line_with_slips_is_read(line: str, number: str | None, kit: Kit) -> None:
    lines = [(zone, line if text == "Số: 45/KH-UBND" else text) for zone, text in PLAN]
    itself = facts_of(kit, lines).itself
    assert itself is not None
    assert itself.number == number


@pytest.mark.parametrize(
    ("above", "body", "parent", "issuer"),
    [
        (
            "UBND XÃ TRÀ LĨNH HẠ",
            "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
            "UBND XÃ TRÀ LĨNH HẠ",
            "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
        ),
        ("ỦY BAN NHÂN DÂN HUYỆN GIA LĂNG", "VĂN PHÒNG", "ỦY BAN NHÂN DÂN HUYỆN GIA LĂNG", "VĂN PHÒNG"),
        ("ỦY BAN NHÂN DÂN", "TỈNH GIA LĂNG", None, "ỦY BAN NHÂN DÂN TỈNH GIA LĂNG"),
    ],
)
def test_a_body_inside_another(above: str, body: str, parent: str | None, issuer: str, kit: Kit) -> None:
    swap = {"ỦY BAN NHÂN DÂN": above, "TỈNH QUẢNG NINH": body}
    itself = facts_of(kit, [(zone, swap.get(text, text)) for zone, text in PLAN]).itself
    assert itself is not None
    assert (itself.parent, itself.issuer) == (parent, issuer)


def test_a_text_that_tells_of_no_office_and_no_instrument_is_no_news(kit: Kit) -> None:
    assert facts_of(kit, [(Zone.BODY, "Siêu thị giảm giá 49% trong tuần lễ vàng.")]).doc_kind is DocKind.OTHER
    told = "Bà Lê Thị Hoa, Chủ tịch UBND xã, trao quà."
    assert facts_of(kit, [(Zone.BODY, told)]).doc_kind is DocKind.NEWS


def test_a_text_that_tells_of_an_anniversary_is_news(kit: Kit) -> None:
    body = "Thành phố bắn pháo hoa kỷ niệm 43 năm Ngày Giải phóng miền Nam, thống nhất đất nước."
    assert facts_of(kit, [(Zone.BODY, body)]).doc_kind is DocKind.NEWS


def test_department_under_its_parent(kit: Kit) -> None:
    lines: Lines = [
        (Zone.HEADER, "UBND TỈNH QUẢNG NINH"),
        (Zone.HEADER, "SỞ NỘI VỤ"),
        (Zone.HEADER, "Số: 120/SNV-TĐKT"),
        (Zone.HEADER, "Quảng Ninh, ngày 02 tháng 4 năm 2024"),
        (Zone.BODY, "Kính gửi: Các sở, ban, ngành."),
    ]
    itself = facts_of(kit, lines).itself
    assert itself is not None
    assert (itself.type, itself.issuer, itself.parent) == ("Công văn", "SỞ NỘI VỤ", "UBND TỈNH QUẢNG NINH")


def test_draft_with_blank_number(kit: Kit) -> None:
    lines: Lines = [
        (Zone.HEADER, "SỞ NỘI VỤ"),
        (Zone.HEADER, "Số: /QĐ-SNV"),
        (Zone.HEADER, "Quảng Ninh, ngày tháng năm 2024"),
        (Zone.TITLE, "QUYẾT ĐỊNH"),
    ]
    facts = facts_of(kit, lines)
    assert facts.itself is not None
    assert (facts.itself.number, facts.itself.type, facts.itself.issued) == (None, "Quyết định", None)
    assert facts.doc_kind is DocKind.DECISION


def test_header_lost_number_under_the_annex(kit: Kit) -> None:
    lines: Lines = [
        (Zone.BODY, "Căn cứ Luật Thi đua, khen thưởng năm 2022;"),
        (Zone.BODY, "QUYẾT ĐỊNH:"),
        (Zone.BODY, "Điều 1. Ban hành kèm theo Quyết định này Quy chế khối thi đua."),
        (Zone.BODY, "QUY CHẾ"),
        (Zone.BODY, "(Ban hành kèm theo Quyết định số 306/QĐ-UBND ngày 29/7/2023 của UBND tỉnh Hòa Bình)"),
    ]
    facts = facts_of(kit, lines)
    assert facts.itself is not None
    assert (facts.itself.number, facts.itself.issued) == ("306/QĐ-UBND", "2023-07-29")
    assert [citation.name for citation in facts.citations] == ["Luật Thi đua, khen thưởng"]


def test_news_is_no_instrument(kit: Kit) -> None:
    facts = facts_of(
        kit,
        [
            (Zone.TITLE, "Tỉnh phát động thi đua"),
            (Zone.BODY, "Sáng 3/3, hội nghị quán triệt Quyết định số 12/QĐ-UBND diễn ra tại hội trường."),
        ],
    )
    assert facts.itself is None
    assert facts.doc_kind is DocKind.NEWS


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("Chủ tịch UBND tỉnh đã ký ban hành Kế hoạch số 5/KH-UBND về thi đua. Theo kế hoạch, các ngành thi đua.", "5/KH-UBND"),
        ("Sở xây dựng Kế hoạch số 7/KH-SNV. Kế hoạch nhằm nâng cao chất lượng khen thưởng.", "7/KH-SNV"),
        ("Hội nghị nghe báo cáo việc thực hiện Kế hoạch số 5/KH-UBND của tỉnh.", None),
        (
            "Thành ủy ban hành Kế hoạch số 16-KH/TU về sơ kết 5 năm thực hiện Chỉ thị số 48-CT/TW. Kế hoạch yêu cầu các cấp ủy báo cáo.",
            "16-KH/TU",
        ),
        ("Tỉnh tổ chức giải chạy. Các đoàn thể dự đông.", None),
        ("Ban Tuyên giáo ban hành Hướng dẫn số 55-HD/BTGTW về lễ kỷ niệm. Báo giới thiệu toàn văn Hướng dẫn.", "55-HD/BTGTW"),
        ("Ban Tuyên giáo ban hành Hướng dẫn số 55-HD/BTGTW về lễ kỷ niệm. Báo giới thiệu toàn văn Kế hoạch.", None),
    ],
)  # fmt: skip
def test_what_an_article_reports(kit: Kit, body: str, about: str | None) -> None:
    assert facts_of(kit, [(Zone.TITLE, "Tin trong tỉnh"), (Zone.BODY, body)]).about == about


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết số 57-NQ/TW", None),
        ("An Hòa sôi nổi thực hiện Nghị quyết số 57-NQ/TW", "57-NQ/TW"),
    ],
)
def test_a_title_that_names_a_paper_reports_on_that_paper(kit: Kit, title: str, about: str | None) -> None:
    body = "Thực hiện Nghị quyết số 57-NQ/TW, các cấp đều có việc làm. Nghị quyết nhằm phát triển khoa học."
    assert facts_of(kit, [(Zone.TITLE, title), (Zone.BODY, body)]).about == about


def test_a_law_of_the_gazette(kit: Kit) -> None:
    lines: Lines = [
        (Zone.HEADER, "QUỐC HỘI"),
        (Zone.HEADER, "Luật số: 26/2023/QH15"),
        (Zone.TITLE, "LUẬT"),
        (Zone.TITLE, "CĂN CƯỚC"),
        (Zone.BODY, "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 6 thông qua ngày 27 tháng 11 năm 2023."),
    ]  # fmt: skip
    itself = facts_of(kit, lines).itself
    assert itself is not None
    assert (itself.number, itself.type, itself.issuer, itself.issued) == (
        "26/2023/QH15",
        "Luật",
        "QUỐC HỘI",
        "2023-11-27",
    )


def test_the_type_is_what_stands_in_capitals(kit: Kit) -> None:
    lines: Lines = [
        (Zone.HEADER, "UBND TỈNH AN HÒA"),
        (Zone.HEADER, "Số: 11/TB-UBND"),
        (Zone.TITLE, "THÔNG BÁO Kết luận của Chủ tịch UBND tỉnh"),
    ]
    itself = facts_of(kit, lines).itself
    assert itself is not None
    assert itself.type == "Thông báo"


CELLS = [
    "Số/Ký hiệu",
    "97/KH-UBND",
    "Ngày ban hành",
    "16/05/2024",
    "Cơ quan ban hành",
    "UBND tỉnh Quảng Ninh",
]


@pytest.mark.parametrize(
    ("cells", "number", "issuer"),
    [
        (CELLS, "97/KH-UBND", "UBND tỉnh Quảng Ninh"),
        (
            [f"{label}: {value}" for label, value in zip(CELLS[::2], CELLS[1::2], strict=True)],
            "97/KH-UBND",
            "UBND tỉnh Quảng Ninh",
        ),
        # A row of the page's table on one line.
        (
            [
                "Số hiệu: | 97/KH-UBND | Loại văn bản: | Kế hoạch |",
                "Nơi ban hành: | UBND tỉnh Quảng Ninh | Số công báo: | Số 7 |",
            ],
            "97/KH-UBND",
            "UBND tỉnh Quảng Ninh",
        ),
        # The head of a list names columns, and states nothing of this page.
        ([*CELLS[::2], "Trích yếu", "97/KH-UBND", "16/05/2024", "UBND tỉnh Quảng Ninh"], None, None),
        (CELLS[:2], None, None),
    ],
)
def test_fields_of_a_portal_in_cells_of_their_own(
    cells: list[str], number: str | None, issuer: str | None, kit: Kit
) -> None:
    body = (
        Zone.BODY,
        "Ủy ban nhân dân tỉnh phát động đợt thi đua cao điểm từ ngày 20/5/2024 đến ngày 30/10/2024.",
    )
    itself = facts_of(
        kit, [(Zone.TITLE, "Tổ chức đợt thi đua"), *((Zone.TABLE, cell) for cell in cells), body]
    ).itself
    assert (itself.number if itself else None, itself.issuer if itself else None) == (number, issuer)
