"""Offices of people: who holds which, at which body, before and after the name and under a signature."""

import pytest

from corpora.people import RoleLink, TitleBody, load_role_links, load_title_bodies
from extractors.document import Block, Document, Zone, plain_document
from extractors.people import NameFinder, find_people
from extractors.roles import RoleReader, find_roles

FINDER = NameFinder.load()
READER = RoleReader.load(FINDER.titles)

Row = tuple[str, str, str | None]


def rows(document: Document) -> list[Row]:
    people = find_people(document, FINDER)
    found = find_roles(document, people, FINDER.organisations, READER)
    for role in found:
        assert document.text[role.evidence.start : role.evidence.end] == role.evidence.quote
    return [(role.person, role.title, role.org) for role in found]


ROLES: list[tuple[str, list[Row]]] = [
    ("Chủ tịch UBND Thành phố Huế Lê Văn Tám ký", [("Lê Văn Tám", "Chủ tịch", "UBND Thành phố Huế")]),
    (
        "Ông Lê Văn Tám, Bí thư Trung ương Đảng, Chủ tịch Hội Nông dân Việt Nam dự họp",
        [("Lê Văn Tám", "Bí thư", "Trung ương Đảng"), ("Lê Văn Tám", "Chủ tịch", "Hội Nông dân Việt Nam")],
    ),
    (
        "Lê Văn Tám - Phó Trưởng Ban Thi đua - Khen thưởng tỉnh",
        [("Lê Văn Tám", "Phó Trưởng Ban", "Ban Thi đua - Khen thưởng tỉnh")],
    ),
    ("Ông Lê Văn Tám, Ủy viên Bộ Chính trị", [("Lê Văn Tám", "Ủy viên", "Bộ Chính trị")]),
    ("Tổng Bí thư Lê Văn Tám phát biểu", [("Lê Văn Tám", "Tổng Bí thư", None)]),
    ("Lê Văn Tám - Chủ tịch phụ trách chung", [("Lê Văn Tám", "Chủ tịch", None)]),
    ("Lê Văn Tám - Phó Giám đốc phụ trách Sở Y tế", [("Lê Văn Tám", "Phó Giám đốc phụ trách", "Sở Y tế")]),
    ("nguyên Chủ tịch nước Lê Văn Tám", [("Lê Văn Tám", "nguyên Chủ tịch nước", None)]),
    ("Thủ tướng Chính phủ Lê Văn Tám chủ trì", [("Lê Văn Tám", "Thủ tướng", "Chính phủ")]),
    (
        "bà Vũ Thị Nụ - TUV, Giám đốc Sở Y tế",
        [("Vũ Thị Nụ", "TUV", None), ("Vũ Thị Nụ", "Giám đốc", "Sở Y tế")],
    ),
    (
        "Chánh Văn phòng UBND tỉnh Vũ Thị Nụ",
        [("Vũ Thị Nụ", "Chánh Văn phòng", "Văn phòng UBND tỉnh")],
    ),
    (
        "các Phó Chủ tịch UBND tỉnh Lê Văn Tám, Vũ Thị Nụ và Bùi Văn Sáu dự họp",
        [(name, "Phó Chủ tịch", "UBND tỉnh") for name in ("Lê Văn Tám", "Vũ Thị Nụ", "Bùi Văn Sáu")],
    ),
    (
        "Dự lễ có ông Lê Văn Tám, Giám đốc và bà Vũ Thị Nụ, Phó Giám đốc Sở Tư pháp",
        [("Lê Văn Tám", "Giám đốc", None), ("Vũ Thị Nụ", "Phó Giám đốc", "Sở Tư pháp")],
    ),
    (
        "ông Lê Văn Tám được bầu giữ chức Chủ tịch HĐND tỉnh",
        [("Lê Văn Tám", "Chủ tịch", "HĐND tỉnh")],
    ),
    (
        "Phó Giám đốc Sở Y tế đồng chí Vũ Thị Nụ kết luận",
        [("Vũ Thị Nụ", "Phó Giám đốc", "Sở Y tế")],
    ),
    ("Ông Lê Văn Tám (Tổng Biên tập Báo Nhân Dân)", [("Lê Văn Tám", "Tổng Biên tập", "Báo Nhân Dân")]),
    # an office between two people belongs to the second, whom nothing parts from it
    (
        "Ông Lê Văn Tám, Bí thư Đảng ủy, Giám đốc Sở Y tế Vũ Thị Nụ",
        [("Lê Văn Tám", "Bí thư", "Đảng ủy"), ("Vũ Thị Nụ", "Giám đốc", "Sở Y tế")],
    ),
    # one title over several names, and where the list ends
    (
        "Các Phó Chủ tịch Hội Luật gia tỉnh khóa IV, nhiệm kỳ 2019-2024 gồm: Lê Văn Tám, đồng chí Vũ Thị Nụ",
        [
            ("Lê Văn Tám", "Phó Chủ tịch", "Hội Luật gia tỉnh khóa IV"),
            ("Vũ Thị Nụ", "Phó Chủ tịch", "Hội Luật gia tỉnh khóa IV"),
        ],
    ),
    (
        "Đại hội bầu 2 Phó Chủ tịch Hội Luật gia tỉnh là các ông Lê Văn Tám (Chánh Thanh tra tỉnh) và Đỗ Văn Ba",
        [
            ("Lê Văn Tám", "Phó Chủ tịch", "Hội Luật gia tỉnh"),
            ("Đỗ Văn Ba", "Phó Chủ tịch", "Hội Luật gia tỉnh"),
            ("Lê Văn Tám", "Chánh Thanh tra", "Thanh tra tỉnh"),
        ],
    ),
    (
        "Có các Phó Chủ tịch UBND tỉnh Lê Văn Tám, Vũ Thị Nụ; đại biểu Đỗ Văn Ba",
        [("Lê Văn Tám", "Phó Chủ tịch", "UBND tỉnh"), ("Vũ Thị Nụ", "Phó Chủ tịch", "UBND tỉnh")],
    ),
    (
        "Chủ tịch Hội Luật gia tỉnh là ông Lê Văn Tám, bà Vũ Thị Nụ cùng dự",
        [("Lê Văn Tám", "Chủ tịch", "Hội Luật gia tỉnh")],
    ),
    # one predicate of several people, but not of the one who leaves
    (
        "Ông Lê Văn Tám, bà Vũ Thị Nụ và ông Đỗ Văn Ba được bổ nhiệm giữ chức vụ Phó Giám đốc Sở Y tế",
        [(name, "Phó Giám đốc", "Sở Y tế") for name in ("Lê Văn Tám", "Vũ Thị Nụ", "Đỗ Văn Ba")],
    ),
    (
        "Thay ông Lê Văn Tám, bà Vũ Thị Nụ được bổ nhiệm giữ chức Giám đốc Sở Y tế",
        [("Vũ Thị Nụ", "Giám đốc", "Sở Y tế")],
    ),
    (
        "Trao quyết định bổ nhiệm Phó Giám đốc Sở Y tế đối với ông Lê Văn Tám",
        [("Lê Văn Tám", "Phó Giám đốc", "Sở Y tế")],
    ),
    ("Trao quyết định bổ nhiệm của Chủ tịch UBND tỉnh cho ông Lê Văn Tám", []),
    (
        "Ông Lê Văn Tám, Giám đốc Sở Y tế, được bổ nhiệm giữ chức Chánh Thanh tra tỉnh; bà Vũ Thị Nụ dự",
        [("Lê Văn Tám", "Giám đốc", "Sở Y tế"), ("Lê Văn Tám", "Chánh Thanh tra", "Thanh tra tỉnh")],
    ),
    (
        "Ông Lê Văn Tám, Chủ tịch UBND tỉnh phân công Phó Chủ tịch UBND tỉnh chỉ đạo",
        [("Lê Văn Tám", "Chủ tịch", "UBND tỉnh")],
    ),
    (
        "Chủ tịch Hội Luật gia tỉnh nhiệm kỳ 2013 – 2018: Lê Văn Tám",
        [("Lê Văn Tám", "Chủ tịch", "Hội Luật gia tỉnh")],
    ),
    ("Chủ tịch Hội Luật gia tỉnh nhiệm kỳ 2013 – 2018 gặp Lê Văn Tám", []),
    # a career, in which semicolons part the posts of one person
    (
        "Ông Lê Văn Tám từng giữ các chức vụ: Giám đốc Sở Y tế; Phó Phòng Nội vụ; Bí thư Huyện ủy Ba Vì",
        [
            ("Lê Văn Tám", "Giám đốc", "Sở Y tế"),
            ("Lê Văn Tám", "Phó Phòng", "Phòng Nội vụ"),
            ("Lê Văn Tám", "Bí thư", "Huyện ủy Ba Vì"),
        ],
    ),
    (
        "Bà Vũ Thị Nụ cũng đã từng trải qua các vị trí khác nhau như: Giám đốc Sở Y tế, PGĐ TTDL tỉnh",
        [("Vũ Thị Nụ", "Giám đốc", "Sở Y tế"), ("Vũ Thị Nụ", "PGĐ", "TTDL tỉnh")],
    ),
    (
        "Ông Lê Văn Tám, Giám đốc Sở Y tế; Phó Giám đốc các sở cùng dự",
        [("Lê Văn Tám", "Giám đốc", "Sở Y tế")],
    ),
    # names of bodies that are long, shortened or printed amiss
    (
        "Bí thư Trung ương Đảng, Trưởng Ban Chỉ đạo Trung ương các Chương trình MTQG Lê Văn Tám",
        [
            ("Lê Văn Tám", "Bí thư", "Trung ương Đảng"),
            ("Lê Văn Tám", "Trưởng Ban", "Ban Chỉ đạo Trung ương các Chương trình MTQG"),
        ],
    ),
    ("Ông Lê Văn Tám, Phó Giám đốc đốc Sở Y tế", [("Lê Văn Tám", "Phó Giám đốc", "Sở Y tế")]),
    ("Ông Lê Văn Tám, Phó Trưởng ban Ban Dân vận Huế", [("Lê Văn Tám", "Phó Trưởng ban", "Ban Dân vận Huế")]),
    (
        "Ông Lê Văn Tám, Tổng Giám đốc, Tổng Biên tập Đài Phát thanh và Truyền hình Huế",
        [
            ("Lê Văn Tám", "Tổng Giám đốc", "Đài Phát thanh và Truyền hình Huế"),
            ("Lê Văn Tám", "Tổng Biên tập", "Đài Phát thanh và Truyền hình Huế"),
        ],
    ),
    (
        "Ông Lê Văn Tám, Phó Bí thư, Chủ tịch UBND huyện Ba Vì",
        [("Lê Văn Tám", "Phó Bí thư", None), ("Lê Văn Tám", "Chủ tịch", "UBND huyện Ba Vì")],
    ),
    (
        "Chẩu Văn Tám, Bí thư Tỉnh ủy, Trưởng Đoàn đại biểu Quốc hội tỉnh",
        [
            ("Chẩu Văn Tám", "Bí thư", "Tỉnh ủy"),
            ("Chẩu Văn Tám", "Trưởng Đoàn", "Đoàn đại biểu Quốc hội tỉnh"),
        ],
    ),
    # misprinted marks, biographies, careers, offices told after a colon, notes in a list
    ("bà Vũ Thị Nụ, Phó Giám đôc Sở Y tế", [("Vũ Thị Nụ", "Phó Giám đốc", "Sở Y tế")]),
    ("bà Vũ Thị Nụ tới Trường ban Mai", []),
    (
        "ông Lê Văn Tám, sinh ngày 1/1/1961, nguyên là Giám đốc Sở Y tế giữ chức Giám đốc Sở Nội vụ",
        [("Lê Văn Tám", "nguyên Giám đốc", "Sở Y tế"), ("Lê Văn Tám", "Giám đốc", "Sở Nội vụ")],
    ),
    (
        "Ông Lê Văn Tám, Phó Chủ tịch UBND phường: Trưởng Ban Tổ chức",
        [("Lê Văn Tám", "Phó Chủ tịch", "UBND phường"), ("Lê Văn Tám", "Trưởng Ban", "Ban Tổ chức")],
    ),
    (
        "các nguyên Hiệu trưởng GS Lê Văn Tám (1992 - 2002), TS Vũ Thị Nụ (2002 - 2012)",
        [("Lê Văn Tám", "nguyên Hiệu trưởng", None), ("Vũ Thị Nụ", "nguyên Hiệu trưởng", None)],
    ),
    (
        "ông Lê Văn Tám được Trung ương điều động giữ chức Thứ trưởng Bộ Y tế",
        [("Lê Văn Tám", "Thứ trưởng", "Bộ Y tế")],
    ),
    ("Đại úy Lê Văn Tám, Đội trưởng Đội Tuyên truyền", [("Lê Văn Tám", "Đội trưởng", "Đội Tuyên truyền")]),
    ("Ông Lê Văn Tám, Trưởng Công an huyện Ba Vì", [("Lê Văn Tám", "Trưởng Công an", "Công an huyện Ba Vì")]),
    (
        "Ông Lê Văn Tám, Phó Trưởng ban Thường trực Ban Tuyên giáo Thành ủy",
        [("Lê Văn Tám", "Phó Trưởng ban Thường trực", "Ban Tuyên giáo Thành ủy")],
    ),
    ("Chủ tịch UBND xã Lê Văn Tám nói", [("Lê Văn Tám", "Chủ tịch", "UBND xã")]),
    ("Chủ tịch UBND phường Nguyễn Minh Tâm nói", [("Nguyễn Minh Tâm", "Chủ tịch", "UBND phường")]),
    (
        "Chủ tịch UBND phường Hoàng Văn Thụ Lê Văn Tám nói",
        [("Lê Văn Tám", "Chủ tịch", "UBND phường Hoàng Văn Thụ")],
    ),
    ("họp ở UBND phường Lê Văn Tám, quận Ba Đình", []),
    (
        "Phó Chánh Văn phòng Viện Kiểm sát nhân dân tỉnh Lục Minh Đăng trình bày",
        [("Lục Minh Đăng", "Phó Chánh Văn phòng", "Văn phòng Viện Kiểm sát nhân dân tỉnh")],
    ),
    (
        "cô Vũ Thị Nụ - Phó Hiệu trưởng trường Tiểu học Nà Sản giữ chức Hiệu trưởng trường Tiểu học Khe Rịa kể từ",
        [
            ("Vũ Thị Nụ", "Phó Hiệu trưởng", "trường Tiểu học Nà Sản"),
            ("Vũ Thị Nụ", "Hiệu trưởng", "trường Tiểu học Khe Rịa"),
        ],
    ),
    ("Q. Giám đốc Sở Y tế Vũ Thị Nụ ký", [("Vũ Thị Nụ", "Quyền Giám đốc", "Sở Y tế")]),
    # a body named before
    (
        "Sở Y tế họp. Ông Lê Văn Tám, Giám đốc Sở, và bà Vũ Thị Nụ, Trưởng phòng, dự",
        [("Lê Văn Tám", "Giám đốc", "Sở Y tế"), ("Vũ Thị Nụ", "Trưởng phòng", None)],
    ),
    # the body's word stands again behind a comma
    (
        "Ông Lê Văn Tám, Trưởng ban, Ban Thi đua - Khen thưởng tỉnh, dự",
        [("Lê Văn Tám", "Trưởng ban", "Ban Thi đua - Khen thưởng tỉnh")],
    ),
    ("Ông Lê Văn Tám, Trưởng ban, Sở Nội vụ dự", [("Lê Văn Tám", "Trưởng ban", None)]),
    ("Tổng Kiểm toán nhà nước Vũ Thị Nụ dự", [("Vũ Thị Nụ", "Tổng Kiểm toán nhà nước", None)]),
    # neither ranks nor seats nor degrees are offices
    ("Đại tá Lê Văn Tám, đại biểu Quốc hội, PGS.TS Vũ Thị Nụ", []),
    ("Ông Lê Văn Tám gặp Giám đốc Sở Y tế", []),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[Row]) -> None:
    assert rows(plain_document(text)) == expected


def _offices(text: str) -> set[tuple[str, str]]:
    return {(person, title) for person, title, _ in rows(plain_document(text))}


@pytest.mark.parametrize("link", load_role_links(), ids=lambda link: f"{link.kind}: {link.word}")
def test_each_word_ties_in_its_example_and_not_in_its_counter(link: RoleLink) -> None:
    example, counter = _offices(link.example), _offices(link.counter)
    assert example
    assert example != counter


@pytest.mark.parametrize("row", load_title_bodies(), ids=lambda row: f"{row.title}: {row.head}")
def test_a_bare_office_is_held_at_the_body_of_its_kind(row: TitleBody) -> None:
    ((_, _, org),) = rows(plain_document(row.example))
    assert org is not None
    assert org.startswith(row.head)
    ((_, _, none),) = rows(plain_document(row.counter))
    assert none is None


def test_one_office_named_twice_is_one_row_with_the_longer_name() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở phát biểu.\nGiám đốc Sở TT&TT Lê Văn Tám kết luận."
    assert rows(plain_document(text)) == [("Lê Văn Tám", "Giám đốc", "Sở TT&TT")]


def test_signature_takes_the_nearest_title_and_the_header_issuer() -> None:
    header, signature = "UBND TỈNH GIA LAI", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Tám"
    text = f"{header}\nĐiều 1.\n{signature}"
    blocks = (
        Block(Zone.HEADER, 0, len(header)),
        Block(Zone.BODY, len(header) + 1, len(header) + 8),
        Block(Zone.SIGNATURE, len(header) + 9, len(text)),
    )
    assert rows(Document(text, blocks, "pdf")) == [("Lê Văn Tám", "Phó Chủ tịch", "UBND TỈNH GIA LAI")]


def test_signature_on_behalf_names_its_body() -> None:
    text = "TM. BAN THƯỜNG VỤ TỈNH ỦY\nPHÓ BÍ THƯ\nVũ Thị Nụ"
    assert rows(plain_document(text, Zone.SIGNATURE)) == [
        ("Vũ Thị Nụ", "Phó Bí thư", "BAN THƯỜNG VỤ TỈNH ỦY")
    ]


def test_a_signer_holds_the_office_at_the_issuer_of_the_document() -> None:
    document = plain_document("TM. UBND TỈNH\nCHỦ TỊCH\nVũ Thị Nụ", Zone.SIGNATURE)
    people = find_people(document, FINDER)
    issuer = "ỦY BAN NHÂN DÂN TỈNH QUẢNG LÂM"
    (role,) = find_roles(document, people, FINDER.organisations, READER, issuer=issuer)
    assert role.org == issuer


def test_a_second_office_above_a_name_is_the_signers_unless_signed_for() -> None:
    text = "TM. BAN AN TOÀN GIAO THÔNG\nTRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND THÀNH PHỐ\nVũ Thị Nụ"
    assert [title for _, title, _ in rows(plain_document(text, Zone.SIGNATURE))] == [
        "Trưởng Ban",
        "Phó Chủ tịch",
    ]
    text = "KT. TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND THÀNH PHỐ\nVũ Thị Nụ"
    assert [title for _, title, _ in rows(plain_document(text, Zone.SIGNATURE))] == ["Phó Chủ tịch"]


def test_joint_signers_are_at_the_ministries_signed_for() -> None:
    text = "KT. BỘ TRƯỞNG BỘ Y TẾ THỨ TRƯỞNG Vũ Thị Nụ\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH THỨ TRƯỞNG Lê Văn Tám"
    assert rows(plain_document(text, Zone.SIGNATURE)) == [
        ("Vũ Thị Nụ", "Thứ trưởng", "BỘ Y TẾ"),
        ("Lê Văn Tám", "Thứ trưởng", "BỘ TÀI CHÍNH"),
    ]


def test_signers_in_columns_take_the_offices_above_them() -> None:
    text = "CHỦ TỊCH CÔNG ĐOÀN GIÁM ĐỐC\nNghiêm Thùy Dung Tạ Quang Điềm"
    assert [(person, title) for person, title, _ in rows(plain_document(text, Zone.SIGNATURE))] == [
        ("Nghiêm Thùy Dung", "Chủ tịch"),
        ("Tạ Quang Điềm", "Giám đốc"),
    ]


def test_a_signer_may_stand_for_a_bloc_too() -> None:
    text = "KHỐI TRƯỞNG\nGIÁM ĐỐC SỞ Y TẾ\nVũ Thị Nụ"
    assert rows(plain_document(text, Zone.SIGNATURE)) == [
        ("Vũ Thị Nụ", "Khối trưởng", None),
        ("Vũ Thị Nụ", "Giám đốc", "SỞ Y TẾ"),
    ]


def test_an_office_without_body_takes_none_from_the_header() -> None:
    text = "CHỦ TỊCH NƯỚC\nCHỦ TỊCH NƯỚC\nLê Văn Tám"
    blocks = (Block(Zone.HEADER, 0, 13), Block(Zone.SIGNATURE, 14, len(text)))
    assert rows(Document(text, blocks, "pdf")) == [("Lê Văn Tám", "Chủ tịch nước", None)]


def test_a_syllable_typed_many_times_ends_the_title() -> None:
    assert rows(plain_document("Ông Lê Văn Tám, Giám đốc " + "đốc " * 5000)) == [
        ("Lê Văn Tám", "Giám đốc", None)
    ]


def test_two_bodies_stay_two_rows_though_one_mention_names_none() -> None:
    text = "Ông Lê Văn Tám, Chủ tịch UBND xã. Chủ tịch Lê Văn Tám nói. Ông Lê Văn Tám, Chủ tịch Hội Y học."
    assert [org for _, _, org in rows(plain_document(text))] == ["UBND xã", "Hội Y học"]
