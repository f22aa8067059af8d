"""The parts of official papers given as text."""

from __future__ import annotations

import pytest

from extractors.document import Zone
from pipeline.parse import paper_lines, parse
from pipeline.parse.columns import split_columns
from pipeline.parse.signer_lines import is_signer
from tests.makers.blocks import assert_sound, texts

DECISION = """ỦY BAN NHÂN DÂN
THÀNH PHỐ SÔNG MÂY
-------
Số: 45/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sông Mây, ngày 12 tháng 02 năm 2026
QUYẾT ĐỊNH
Về việc thành lập các khối thi đua năm 2026
CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MÂY
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;
Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 11/TTr-SNV,
QUYẾT ĐỊNH:
Điều 1. Thành lập 05 khối thi đua, danh sách kèm theo Quyết định này.
Điều 2. Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT, NC.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Trần Văn Bình
PHỤ LỤC
DANH SÁCH CÁC KHỐI THI ĐUA
(Kèm theo Quyết định số 45/QĐ-UBND ngày 12/02/2026)
Khối số 1: Văn phòng, Sở Nội vụ, Sở Tài chính."""

PARTY = """THÀNH ỦY SÔNG MÂY
*
Số 16-CTr/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Mây, ngày 26 tháng 8 năm 2025
CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị
Để triển khai Nghị quyết số 57-NQ/TW, Ban Thường vụ Thành ủy xây dựng Chương trình hành động như sau:
I- MỤC TIÊU
1. Phát triển khoa học, công nghệ.
Nơi nhận
- Bộ Chính trị (báo cáo),
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lê Thị Thanh"""

LETTER = """ỦY BAN NHÂN DÂN
THÀNH PHỐ SÔNG MÂY
Số: 310/UBND-NC
V/v đăng ký thi đua năm 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Mây, ngày 03 tháng 3 năm 2026
Kính gửi: Các sở, ban, ngành.
Ủy ban nhân dân thành phố đề nghị các đơn vị đăng ký thi đua trước ngày 31/3/2026.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Phạm Thu Hà"""


def read(text: str):
    document = parse(text.encode(), "van-ban.txt")
    assert_sound(document)
    return document


def test_decision():
    document = read(DECISION)
    assert document.title == "QUYẾT ĐỊNH Về việc thành lập các khối thi đua năm 2026"
    assert document.published is None
    assert texts(document, Zone.HEADER) == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ SÔNG MÂY",
        "Số: 45/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 12 tháng 02 năm 2026",
    ]
    assert [text.split(" ", 2)[0] for text in texts(document, Zone.BASIS)] == ["Căn", "Căn", "Xét"]
    assert texts(document, Zone.RECIPIENTS) == ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT, NC."]
    assert texts(document, Zone.SIGNATURE) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Trần Văn Bình"]
    assert texts(document, Zone.ANNEX)[0] == "PHỤ LỤC"
    assert "Điều 1. Thành lập 05 khối thi đua, danh sách kèm theo Quyết định này." in texts(
        document, Zone.BODY
    )


def test_party_paper():
    document = read(PARTY)
    assert document.title.startswith("CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện Nghị quyết số 57-NQ/TW")
    assert texts(document, Zone.HEADER)[0] == "THÀNH ỦY SÔNG MÂY"
    assert "Số 16-CTr/TU" in texts(document, Zone.HEADER)
    assert texts(document, Zone.SIGNATURE) == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Thị Thanh"]
    assert texts(document, Zone.BODY)[0].startswith("Để triển khai")


def test_letter_has_its_subject_for_a_title():
    document = read(LETTER)
    assert document.title == "V/v đăng ký thi đua năm 2026"
    assert texts(document, Zone.BODY)[0] == "Kính gửi: Các sở, ban, ngành."
    assert texts(document, Zone.SIGNATURE)[-1] == "Phạm Thu Hà"


def test_the_page_around_a_paper_is_furniture():
    above = "Trang chủ\nVăn bản chỉ đạo\nNgày đăng: 15/02/2026 08:00"
    page = f"{above}\n{DECISION}\nTin liên quan\nQuyết định số 9/QĐ-UBND"
    document = read(page)
    assert document.published == "2026-02-15"
    assert "9/QĐ-UBND" not in document.text
    assert "Trang chủ" in [piece.text for piece in document.furniture]


def test_what_a_page_says_above_a_paper_is_kept():
    above = (
        "Trang chủ\nQuyết định về khối thi đua\nNgày 09/12/2025, UBND thành phố đã ban hành quyết định về các khối thi đua.\n"
        "Theo đó, các khối tổ chức kỷ niệm những ngày lễ lớn của đất nước trong năm, cụ thể như sau:\n"
        "- Kỷ niệm 96 năm Ngày thành lập Đảng;\nXem thêm"
    )
    document = read(f"{above}\n{DECISION}")
    kept = texts(document, Zone.BODY)
    assert kept[0].startswith("Ngày 09/12/2025")
    assert "- Kỷ niệm 96 năm Ngày thành lập Đảng;" in kept
    assert {"Trang chủ", "Xem thêm"} <= {piece.text for piece in document.furniture}


@pytest.mark.parametrize(
    "subject",
    [
        "BAN HÀNH KẾ HOẠCH TỔ CHỨC PHONG TRÀO THI ĐUA “CHUNG SỨC XÂY DỰNG NÔNG THÔN MỚI”.",
        "Sửa đổi, bổ sung một số điều của Thông tư số 21/2016/TT-BGTVT " + "quy định về xây dựng văn bản " * 9 + "giao thông",
    ],
)  # fmt: skip
def test_a_long_subject_or_one_with_a_stop_is_the_title(subject: str) -> None:
    head = "UBND TỈNH AN HÒA\nSố: 24/QĐ-UBND\nAn Hòa, ngày 28 tháng 11 năm 2011\nQUYẾT ĐỊNH"
    document = read(f"{head}\n{subject}\n{RECITALS}")
    assert document.title == f"QUYẾT ĐỊNH {subject}"


def test_a_sentence_under_a_kind_is_no_title() -> None:
    head = "UBND TỈNH AN HÒA\nSố: 24/KH-UBND\nAn Hòa, ngày 28 tháng 11 năm 2011\nKẾ HOẠCH"
    body = "Các sở, ban, ngành của tỉnh tổ chức thực hiện phong trào thi đua theo những nội dung dưới đây."
    assert read(f"{head}\n{body}\nI. MỤC ĐÍCH").title == "KẾ HOẠCH"


def test_a_head_of_number_and_day_under_the_pages_title():
    document = read(
        "Gương sáng\nKế hoạch tổ chức kỷ niệm Ngày thành lập Hội\n15/09/2014 16:20:11\nHội Cựu chiến binh tỉnh\nSố: 41/KH-CCB\n"
        "Sông Mây, ngày 12 tháng 9 năm 2014\nThi hành Hướng dẫn số 46/HD-CCB, Thường vụ Tỉnh hội lập kế hoạch tổ chức kỷ niệm như sau:\n"
        "- Lễ kỷ niệm cấp tỉnh tổ chức tại hội trường.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nVõ Đăng Trình\nTin đọc nhiều\n"
        "Kế hoạch số 225/KH-UBND về Ngày hội Quốc phòng"
    )
    assert document.title == "Kế hoạch tổ chức kỷ niệm Ngày thành lập Hội"
    assert document.published == "2014-09-15"
    assert texts(document, Zone.HEADER) == ["Số: 41/KH-CCB", "Sông Mây, ngày 12 tháng 9 năm 2014"]
    assert "225/KH-UBND" not in document.text


@pytest.mark.parametrize(
    "news",
    [
        "Quyết định số 45/QĐ-UBND của thành phố Sông Mây nêu rõ các khối thi đua hoạt động theo quy chế và "
        "chịu sự chỉ đạo của Hội đồng Thi đua - Khen thưởng thành phố.",
        "KẾ HOẠCH LỚN CỦA MỘT THÀNH PHỐ NHỎ\nThành phố Sông Mây vừa công bố kế hoạch thi đua năm 2026, "
        "trong đó có nhiều điểm mới so với các năm trước và so với các địa phương khác.",
    ],
)
def test_news_is_no_paper(news):
    document = read(news)
    assert not texts(document, Zone.HEADER)
    assert not texts(document, Zone.SIGNATURE)


RECITALS = """Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Xét đề nghị của Giám đốc Sở Nội vụ,
QUYẾT ĐỊNH:
Điều 1. Ban hành Quy chế hoạt động của các khối thi đua.
Điều 2. Quyết định này có hiệu lực từ ngày ký."""


def test_a_head_in_table_bars_that_lost_its_kind():
    document = read(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 45/QĐ-UBND | Sông Mây, ngày 12 tháng 02 năm 2026 |\n"
        "VỀ VIỆC BAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA CÁC KHỐI THI ĐUA\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MÂY\n" + RECITALS
    )
    assert document.title == "VỀ VIỆC BAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA CÁC KHỐI THI ĐUA"
    assert texts(document, Zone.TITLE) == [document.title]
    assert texts(document, Zone.HEADER) == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 45/QĐ-UBND",
        "Sông Mây, ngày 12 tháng 02 năm 2026",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MÂY",
    ]


def test_an_authority_is_never_the_title():
    document = read(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 45/QĐ-UBND | Sông Mây, ngày 12 tháng 02 năm 2026 |\n"
        "ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MÂY\n" + RECITALS
    )
    assert document.title is None


def test_kind_and_subject_in_capitals_on_one_line():
    document = read(
        "KẾ HOẠCH TỔ CHỨC KỶ NIỆM 70 NĂM NGÀY THÀNH LẬP THÀNH PHỐ SÔNG MÂY\n\n"
        "Căn cứ Thông báo số 19-TB/TU ngày 31/10/2025 của Thành ủy;\n\nỦy ban nhân dân thành phố xây dựng Kế hoạch."
    )
    assert document.title == "KẾ HOẠCH TỔ CHỨC KỶ NIỆM 70 NĂM NGÀY THÀNH LẬP THÀNH PHỐ SÔNG MÂY"


def test_the_lines_of_a_subject_are_one_block():
    document = read(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ SÔNG MÂY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 46/KH-UBND          Sông Mây, ngày 13 tháng 7 năm 2025\n"
        "KẾ HOẠCH\nTỔ CHỨC CÁC HOẠT ĐỘNG KỶ NIỆM\n70 NĂM NGÀY THÀNH LẬP THÀNH PHỐ\n"
        "Thực hiện Kế hoạch số 12-KH/TU ngày 05/01/2025 của Thành ủy, Ủy ban nhân dân thành phố Sông Mây ban "
        "hành Kế hoạch tổ chức các hoạt động kỷ niệm\n"
        "1. Mục đích"
    )
    assert texts(document, Zone.TITLE) == [
        "KẾ HOẠCH",
        "TỔ CHỨC CÁC HOẠT ĐỘNG KỶ NIỆM 70 NĂM NGÀY THÀNH LẬP THÀNH PHỐ",
    ]
    assert texts(document, Zone.HEADER)[-2:] == ["Số: 46/KH-UBND", "Sông Mây, ngày 13 tháng 7 năm 2025"]


@pytest.mark.parametrize(
    "foot",
    [
        "Nơi nhận:\n- Như Điều 2;\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n- Lưu: VT, NC.\nTrần Văn Bình",
        "Nơi nhận:\tKT. CHỦ TỊCH\n- Như Điều 2;\tPHÓ CHỦ TỊCH\n- Lưu: VT, NC.\tTrần Văn Bình",
        "Nơi nhận: KT. CHỦ TỊCH\n- Như Điều 2;\n- Lưu: VT, NC.\nPHÓ CHỦ TỊCH\nTrần Văn Bình",
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, NC.\nHa-04b\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrần Văn Bình",
    ],
)
def test_the_signature_stands_together_behind_the_recipients(foot):
    document = read(DECISION[: DECISION.index("Nơi nhận:")] + foot)
    assert texts(document, Zone.RECIPIENTS)[:3] == ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT, NC."]
    assert texts(document, Zone.SIGNATURE) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Bình"]


def test_a_recipient_of_two_lines_beside_the_signature():
    foot = "Nơi nhận: TL. CHỦ TỊCH\n- Các sở: Nội vụ, Tài chính,\n Xây dựng, Y tế,\n Tư pháp;\n- Lưu: VT.\nCHÁNH VĂN PHÒNG\n"
    document = read(DECISION[: DECISION.index("Nơi nhận:")] + foot + "Trần Văn Bình")
    assert texts(document, Zone.SIGNATURE) == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Văn Bình"]


def test_table_rows_keep_their_bars():
    document = read(
        DECISION.replace("Khối số 1: Văn phòng", "Trường Bến Lau | 12 | Đạt\nKhối số 1: Văn phòng")
    )
    assert "Trường Bến Lau | 12 | Đạt" in texts(document, Zone.ANNEX)


GLUED = (
    "BAN CHẤP HÀNH THÀNH PHỐ***Số: 36 - QĐ/TĐTN-VPĐOÀN TNCS HỒ CHÍ MINH Sông Mây, ngày 12 tháng 02 năm 2026 "
    "QUYẾT ĐỊNHVề việc ban hành Quy chế khen thưởng của Thành đoàn--------- BAN THƯỜNG VỤ THÀNH ĐOÀN SÔNG MÂY- "
    "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh; - Căn cứ Quyết định số 12-QĐ/TĐTN ngày 05/01/2025 của Ban Thường vụ "
    "Thành đoàn, QUYẾT ĐỊNH Điều 1. Ban hành kèm theo Quyết định này Quy chế khen thưởng. Điều 2. Quyết định có "
    "hiệu lực từ ngày ký./. Nơi nhận: - Như điều 2; - Lưu VP. TM. BAN THƯỜNG VỤ THÀNH ĐOÀNBÍ THƯ (đã ký) "
    "Trần Văn Bình"
)


def test_a_paper_on_one_line_finds_its_lines_again():
    document = read(GLUED)
    assert document.title == "QUYẾT ĐỊNH Về việc ban hành Quy chế khen thưởng của Thành đoàn"
    assert texts(document, Zone.HEADER) == [
        "BAN CHẤP HÀNH THÀNH PHỐ",
        "Số: 36 - QĐ/TĐTN-VP",
        "ĐOÀN TNCS HỒ CHÍ MINH",
        "Sông Mây, ngày 12 tháng 02 năm 2026",
    ]
    assert texts(document, Zone.BASIS) == [
        "- Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;",
        "- Căn cứ Quyết định số 12-QĐ/TĐTN ngày 05/01/2025 của Ban Thường vụ Thành đoàn,",
    ]
    assert texts(document, Zone.SIGNATURE) == [
        "TM. BAN THƯỜNG VỤ THÀNH ĐOÀN",
        "BÍ THƯ",
        "(đã ký)",
        "Trần Văn Bình",
    ]


def test_a_long_paragraph_that_quotes_articles_stays_whole():
    prose = (
        "Đại biểu đề nghị làm rõ Số: 36-QĐ/TĐTN và Điều 1. Phạm vi áp dụng của Quy chế khen thưởng, vì nhiều "
        "cơ sở còn lúng túng; ý kiến khác cho rằng quy chế đã đủ rõ và chỉ cần hướng dẫn thêm về hồ sơ. "
    ) * 3
    assert texts(parse(prose.encode(), "a"), Zone.BODY) == [prose.strip()]


def test_a_page_that_prints_a_paper_keeps_its_stamp():
    document = read(
        "Cổng thông tin\nNgày đăng\n14/03/2026 | 9:30 AM\nQUYẾT ĐỊNH\nVề khối thi đua\n" + RECITALS
    )
    assert (document.title, document.published) == ("QUYẾT ĐỊNH Về khối thi đua", "2026-03-14")


BESIDE = [
    (
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ["CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ),
    ("TỈNH ỦY SƠN BÌNH ĐẢNG CỘNG SẢN VIỆT NAM", ["TỈNH ỦY SƠN BÌNH", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
    ("_______ Độc lập - Tự do - Hạnh phúc", ["_______", "Độc lập - Tự do - Hạnh phúc"]),
    # A sentence that ends with the State's name is no head.
    (
        "Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ["Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam"],
    ),
]


@pytest.mark.parametrize(("line", "cells"), BESIDE)
def test_the_two_columns_of_a_head_on_one_line(line: str, cells: list[str]) -> None:
    assert split_columns(line) == cells


MOTTOS = [
    ("CỘNG HOÀ XÃ HỘl CHỦ NGHĨA VIỆT NAM", True),
    ("Độc Iập - Tư do - Hạnh phúc", True),
    ("Độc lập và tự do của dân tộc", False),
    ("CỘNG HÒA PHÁP", False),
]


@pytest.mark.parametrize(("line", "expected"), MOTTOS)
def test_the_states_name_as_scans_leave_it(line: str, expected: bool) -> None:
    assert paper_lines.is_motto(line) is expected


NUMBER_LINES = [
    ("Số: 09/KH-BTV, ngày 19-02-2024", True),
    ("Số 88-KH/QU, ngày 9.3.2022", True),
    ("Số:187 - KH/ TWĐTN – BTG", True),
    ("Số lượng: 5 đơn vị", False),
    ("Số điện thoại 024-3825", False),
]


@pytest.mark.parametrize(("line", "expected"), NUMBER_LINES)
def test_number_lines(line: str, expected: bool) -> None:
    assert paper_lines.is_number(line) is expected


def test_a_law_site_prints_kind_and_number_in_place_of_the_head() -> None:
    text = (
        "Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ bãi bỏ một số văn bản\n"
        "Điều 1. Bãi bỏ Nghị định số 40-CP.\nĐiều 2. Nghị định này có hiệu lực từ ngày 20/10/2019."
    )
    document = parse(text.encode(), "x.txt")
    assert document.blocks[0].zone is Zone.TITLE
    assert len(document.blocks) == 3


def test_a_headline_that_names_a_decree_is_no_paper() -> None:
    text = (
        "Nghị định số 73/2019/NĐ-CP: những điểm mới\nNgày đăng: 05/10/2019\n"
        "Chính phủ vừa ban hành nghị định mới với nhiều quy định có lợi cho người dân và doanh nghiệp cả nước.\n"
    )
    assert parse(text.encode(), "x.txt").published == "2019-10-05"


SIGNERS = [
    ("Đại tá Kim Sơn Hà", True),
    ("Đã ký: Lâm Phước Hải", True),
    ("Đoàn Trọng Khôi", True),
    ("Sở Tài chính", False),
    ("Các phòng chuyên môn", False),
]


@pytest.mark.parametrize(("line", "expected"), SIGNERS)
def test_signers_lines(line: str, expected: bool) -> None:
    assert is_signer(line) is expected


def test_a_signature_with_old_marks_and_a_rank() -> None:
    text = (
        "BỘ QUỐC PHÒNG\nSố: 47/CT-BQP\nHà Nội, ngày 02 tháng 4 năm 2019\nCHỈ THỊ\nVề huấn luyện\n"
        "Các đơn vị thực hiện nghiêm chỉ thị này và báo cáo kết quả.\nT/M BỘ TRƯỞNG\nK/T CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n"
        "(Đã ký)\nThượng tướng Lâm Phước Hải"
    )
    document = parse(text.encode(), "x.txt")
    signed = [document.text[b.start : b.end] for b in document.blocks if b.zone is Zone.SIGNATURE]
    assert signed[0] == "T/M BỘ TRƯỞNG"
    assert signed[-1] == "Thượng tướng Lâm Phước Hải"


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (
            "Kế hoạch Tổ chức các hoạt động kỷ niệm 70 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc "
            "trên địa bàn tỉnh (11/6/1948-11/6/2018)",
            "Ngày 03/5, UBND tỉnh ban hành kế hoạch tổ chức các hoạt động kỷ niệm trong toàn tỉnh.",
            True,
        ),
        (
            "Tiếp tục thực hiện quyết liệt công tác phòng, chống dịch",
            "Ngày 16/4/2020 Ủy ban nhân dân tỉnh ban hành Chỉ thị về việc tiếp tục thực hiện quyết liệt công tác phòng, chống dịch",
            True,
        ),
        (
            "Lễ kỷ niệm diễn ra trong không khí trang nghiêm. Đông đảo cán bộ, chiến sĩ và nhân dân các dân tộc trong toàn tỉnh "
            "đã về dự (ảnh dưới)",
            "Tại buổi lễ, lãnh đạo tỉnh ôn lại truyền thống vẻ vang của quân và dân trong tỉnh.",
            False,
        ),
    ],
)  # fmt: skip
def test_the_title_of_a_text(first: str, second: str, title: bool) -> None:
    text = f"{first}\n\n{second}\n\nCác đơn vị, địa phương triển khai thực hiện nghiêm túc các nội dung nêu trên, kịp thời báo cáo kết quả."
    assert parse(text.encode(), "a.txt").title == (first if title else None)
