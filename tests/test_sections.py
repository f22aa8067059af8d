"""The section tree of papers: marks, depth, headings, paths, annexes."""

from __future__ import annotations

import pytest

from extractors.document import Document, Zone, plain_document
from extractors.structure.marks import read_marks
from extractors.structure.sections import find_sections

MARKS = {
    "Điều 5a. Phạm vi điều chỉnh": "article 5a",
    "ĐIỀU 5": "article 5",
    "Điêu l. Phạm vi": "article l",
    "Điều 28.1.NĐ.1.2. Đối tượng": "article 28.1.NĐ.1.2",
    "Chương II. QUY ĐỊNH": "chapter II",
    "CHƯƠNG I": "chapter I",
    "Chương II QUY ĐỊNH CHUNG": "chapter II",
    "Mục 1: NHIỆM VỤ": "section 1",
    "Tiểu mục 2. HỒ SƠ": "subsection 2",
    "Phần thứ nhất": "part nhất",
    "PHẦN II": "part II",
    "II. NỘI DUNG": "roman II",
    "Il. NỘI DUNG": "roman II",
    "IV – TỔ CHỨC THỰC HIỆN": "roman IV",
    "II NỘI DUNG": "roman II",
    "A. ĐẶC ĐIỂM": "letter A",
    "1. Mục đích": "number 1",
    "01/ Mục đích": "number 01",
    "(1) Mục đích": "number 1",
    "1.1. Nội dung": "decimal 1.1",
    "II.1. Nội dung": "decimal II.1",
    "a) Mục tiêu": "point a",
    "đ- Mục tiêu": "point đ",
    "a1) Mục tiêu": "point a1",
    "- Mục tiêu": "dash None",
    "+ Mục tiêu": "plus None",
    "* Mục tiêu": "bullet None",
}
NO_MARKS = (
    "Điều 5 Luật Đất đai quy định",
    "Mục 2 Chương I của Nghị định",
    "Phần mềm dùng chung",
    "Mục đích, yêu cầu",
    "15/10/2023 họp",
    "30-4 và 1-5",
    "1.5 triệu đồng",
    "2.000 người",
    "đ/c Nguyễn Văn A",
    "V/v đăng ký",
    "-----",
    "-5%",
    "các sở",
    "",
)


@pytest.mark.parametrize(("line", "told"), MARKS.items())
def test_a_mark_is_read_with_its_number(line: str, told: str) -> None:
    mark = read_marks(line)[0]
    assert f"{mark.kind.value} {mark.number}" == told


@pytest.mark.parametrize("line", NO_MARKS)
def test_a_line_of_the_text_is_no_mark(line: str) -> None:
    assert read_marks(line) == ()


TREES = {
    "plan": (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức.\n- Đổi mới.\n2. Yêu cầu: thiết thực.\n"
        "II. NỘI DUNG\n1. Tuyên truyền\na) Báo chí\n+ Trung ương.\nb) Phát thanh",
        "I [MỤC ĐÍCH, YÊU CẦU]; I.1 [Mục đích]; I.1 gạch đầu dòng 1; I.1 gạch đầu dòng 2; I.2 [Yêu cầu]; "
        "II [NỘI DUNG]; II.1 [Tuyên truyền]; II.1.a [Báo chí]; II.1.a dấu cộng 1; II.1.b [Phát thanh]",
    ),
    "law": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nLuật này quy định.\nĐiều 2. Đối tượng\n1. Cơ quan:\n"
        "a) Trung ương;\nb) Địa phương.\n2. Cá nhân.\nChương II\nTHI HÀNH\nĐiều 3. Hiệu lực",
        "Chương I [QUY ĐỊNH CHUNG]; Điều 1 [Phạm vi]; Điều 2 [Đối tượng]; Điều 2 khoản 1; Điều 2 khoản 1 điểm a; "
        "Điều 2 khoản 1 điểm b; Điều 2 khoản 2; Chương II [THI HÀNH]; Điều 3 [Hiệu lực]",
    ),
    "heading on the line below": ("Điều 1\nPhạm vi điều chỉnh\n1. Luật này quy định.", "Điều 1 [Phạm vi điều chỉnh]; Điều 1 khoản 1"),
    "articles of a decision": ("Điều 1. Ban hành Kế hoạch.\nĐiều 2. Quyết định này có hiệu lực.", "Điều 1; Điều 2"),
    "letters over Roman numbers": ("A- TÌNH HÌNH\nB- MỤC TIÊU\nI- Chung\nII- Cụ thể\nC- NHIỆM VỤ\nI- Một",
        "A [TÌNH HÌNH]; B [MỤC TIÊU]; B.I [Chung]; B.II [Cụ thể]; C [NHIỆM VỤ]; C.I [Một]"),
    "Roman numbers over letters": ("I. MỘT\nA. Đầu\nB. Sau\nII. HAI\nA. Đầu", "I [MỘT]; I.A [Đầu]; I.B [Sau]; II [HAI]; II.A [Đầu]"),
    "Roman numbers over articles": ("I. CHUNG\nĐiều 1. Một\nĐiều 2. Hai\nII. RIÊNG\nĐiều 3. Ba", "I [CHUNG]; Điều 1 [Một]; Điều 2 [Hai]; II [RIÊNG]; Điều 3 [Ba]"),
    "a number twice by mistake": ("I. MỘT\n1. Mục đích\n1. Yêu cầu\n2. Phạm vi", "I [MỘT]; I.1 [Mục đích]; I.1 [Yêu cầu]; I.2 [Phạm vi]"),
    "a number left out": ("I. MỘT\n1. Đầu\n3. Cuối\nIII. BA", "I [MỘT]; I.1 [Đầu]; I.3 [Cuối]; III [BA]"),
    "a list within a point": (
        "1. Đầu\na) Gồm:\n1. Cái này\n2. Cái kia\nb) Khác\n2. Sau",
        "1 [Đầu]; 1.a; 1.a.1 [Cái này]; 1.a.2 [Cái kia]; 1.b [Khác]; 2 [Sau]",
    ),
    "decimals": (
        "1. Đầu\n1.1. Một\n1.2. Hai\n1.2.1. Sâu\n2. Sau\n2.1. Một",
        "1 [Đầu]; 1.1 [Một]; 1.2 [Hai]; 1.2.1 [Sâu]; 2 [Sau]; 2.1 [Một]",
    ),
    "slips of a scan": (
        "I. MỤC ĐÍCH\nl. Mục đích\n2. Yêu cầu\nIl. NỘI DUNG\nI. Tuyên truyền\n2. Khen thưởng",
        "I [MỤC ĐÍCH]; I.1 [Mục đích]; I.2 [Yêu cầu]; II [NỘI DUNG]; II.1 [Tuyên truyền]; II.2 [Khen thưởng]",
    ),
    "headings without numbers": (
        "MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n2. Yêu cầu\nNỘI DUNG\n1. Tuyên truyền",
        "“MỤC ĐÍCH, YÊU CẦU” [MỤC ĐÍCH, YÊU CẦU]; “MỤC ĐÍCH, YÊU CẦU” 1 [Mục đích]; "
        "“MỤC ĐÍCH, YÊU CẦU” 2 [Yêu cầu]; “NỘI DUNG” [NỘI DUNG]; “NỘI DUNG” 1 [Tuyên truyền]",
    ),
    "quoted articles": (
        "Điều 1. Sửa đổi Luật Đất đai\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Người sử dụng\n1. Tổ chức.\n2. Cá nhân.”.\n"
        "2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực",
        "Điều 1 [Sửa đổi Luật Đất đai]; Điều 1 khoản 1; Điều 1 khoản 2; Điều 2 [Hiệu lực]",
    ),
    "an article quoted without marks": (
        "Điều 1. Bổ sung Điều 191b vào Luật\nĐiều 191b. Quyền của Nhà nước\nĐiều 2. Hiệu lực",
        "Điều 1 [Bổ sung Điều 191b vào Luật]; Điều 2 [Hiệu lực]",
    ),
    "a heading and its first clause on one line": (
        "Điều 4. Mức phạt tiền của cá nhân 1. Mức phạt là hai triệu đồng.\n2. Mức khác.",
        "Điều 4 [Mức phạt tiền của cá nhân]; Điều 4 khoản 1; Điều 4 khoản 2",
    ),
    "a list within a clause before the next clause": (
        "Điều 1. Một\n1. Đầu\n2. Sau\n3. Gồm:\n1. Cái này\n2. Cái kia\n4. Cuối",
        "Điều 1 [Một]; Điều 1 khoản 1 [Đầu]; Điều 1 khoản 2 [Sau]; Điều 1 khoản 3; Điều 1 khoản 3 1 [Cái này]; "
        "Điều 1 khoản 3 2 [Cái kia]; Điều 1 khoản 4 [Cuối]",
    ),
    "a subsection behind the end of a sentence": (
        "Mục 1. CHUNG\nTiểu mục 1. CẦM CỐ TÀI SẢN\nĐiều 1. Một\n1. Theo quy định. Tiểu mục 2. THẾ CHẤP TÀI SẢN\nĐiều 2. Hai",
        "Mục 1 [CHUNG]; Mục 1 Tiểu mục 1 [CẦM CỐ TÀI SẢN]; Điều 1 [Một]; Điều 1 khoản 1; "
        "Mục 1 Tiểu mục 2 [THẾ CHẤP TÀI SẢN]; Điều 2 [Hai]",
    ),
    "a heading in capitals over two lines": ("I. MỤC ĐÍCH VÀ\nYÊU CẦU\n1. Mục đích", "I [MỤC ĐÍCH VÀ YÊU CẦU]; I.1 [Mục đích]"),
}  # fmt: skip


def told(document: Document) -> str:
    sections, _ = find_sections(document, "12/QĐ-UBND")
    return "; ".join(row.path + (f" [{row.heading}]" if row.heading else "") for row in sections)


@pytest.mark.parametrize("shape", TREES)
def test_a_paper_has_its_tree(shape: str) -> None:
    text, tree = TREES[shape]
    assert told(plain_document(text)) == tree


def test_numbers_in_tables_are_no_sections() -> None:
    assert told(plain_document("1. Sở Nội vụ\n2. Sở Y tế", Zone.TABLE)) == ""


def test_a_section_spans_what_it_holds() -> None:
    text = "I. MỘT\n1. Đầu\nVăn bản.\nII. HAI\nHết."
    sections, _ = find_sections(plain_document(text))
    assert [text[row.evidence.start : row.until] for row in sections] == [
        "I. MỘT\n1. Đầu\nVăn bản.",
        "1. Đầu\nVăn bản.",
        "II. HAI\nHết.",
    ]
    assert [(row.level, row.parent) for row in sections] == [(1, None), (2, 0), (1, None)]


ANNEXES = {
    "PHỤ LỤC I\nDANH SÁCH KHỐI\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024)\n1. Khối một": (
        "Phụ lục", "I", "DANH SÁCH KHỐI", "self",
    ),
    "Phụ lục\n(Ban hành kèm theo Thông tư số 5/2024/TT-BNV)\n1. Khối một": ("Phụ lục", None, None, "5/2024/TT-BNV"),
    "QUY CHẾ\nHoạt động của khối\n(Ban hành kèm theo Quyết định này)\nĐiều 1. Một": (
        "Quy chế", None, "Hoạt động của khối", "self",
    ),
    "PHỤ LỤC 2: BIỂU SỐ LIỆU\n1. Một": ("Phụ lục", "2", "BIỂU SỐ LIỆU", None),
    "Mẫu số 01\nĐƠN ĐỀ NGHỊ\n1. Một": ("Mẫu", "01", "ĐƠN ĐỀ NGHỊ", None),
}  # fmt: skip


@pytest.mark.parametrize("text", ANNEXES)
def test_an_annex_says_what_it_is_issued_with(text: str) -> None:
    sections, annexes = find_sections(plain_document(f"Điều 1. Một\n1. Đầu\n{text}"), "12/QĐ-UBND")
    assert [(row.label, row.number, row.title, row.attached_to) for row in annexes] == [ANNEXES[text]]
    assert sections[-1].annex == 0
    assert sections[-1].level == 1
    assert sections[1].until <= annexes[0].evidence.start


NO_ANNEXES = (
    "Phụ lục này gồm 3 trang",
    "Mẫu số 01 được dùng cho đơn vị",
    "Quy chế hoạt động kèm theo",
)


@pytest.mark.parametrize("line", NO_ANNEXES)
def test_a_sentence_begins_no_annex(line: str) -> None:
    assert find_sections(plain_document(f"Điều 1. Một\n{line}"))[1] == ()
