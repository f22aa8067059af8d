"""People: who is one, and the streets, schools, orders and bylines that are none."""

from collections.abc import Iterator

import pytest

from corpora.people import load_people_lexicon
from extractors.document import Block, Byline, Document, Zone, plain_document
from extractors.name_models import NameModels, Place
from extractors.organisations import OrganisationScanner
from extractors.people import NameFinder, find_people
from extractors.titles import TitleScanner

LEXICON = load_people_lexicon()
ORGANISATIONS = OrganisationScanner.load()
TITLES = TitleScanner(LEXICON.titles, ORGANISATIONS)


class OneName(NameModels):
    """Models that know one name, and remember what they were asked."""

    def __init__(self, name: str = "") -> None:
        super().__init__(LEXICON, ORGANISATIONS, TITLES)
        self.name = name
        self.asked: list[str] = []

    def people(self, sentence: str, asked: list[Place]) -> Iterator[Place]:
        self.asked.append(sentence)
        start = sentence.find(self.name) if self.name else -1
        if any(first <= start < last for first, last in asked):
            yield start, start + len(self.name)


FINDER = NameFinder(LEXICON, ORGANISATIONS, OneName())

PEOPLE = [
    # certain by what stands beside the name
    ("Đồng chí Lê Hồng Tám phát biểu", ["Lê Hồng Tám"]),
    ("Thượng tướng Phan Văn Bảy và PGS.TS Đỗ Thị Mười dự họp", ["Phan Văn Bảy", "Đỗ Thị Mười"]),
    ("Chủ tịch UBND tỉnh Lê Hồng Tám ký quyết định", ["Lê Hồng Tám"]),
    ("Bộ trưởng Bộ Y tế Đào Thị Lan trả lời", ["Đào Thị Lan"]),
    ("Phạm Văn Chín, Giám đốc Sở Nội vụ; Vũ Thị Nụ - Phó Giám đốc", ["Phạm Văn Chín", "Vũ Thị Nụ"]),
    ("Ông Bùi Văn Sáu cho biết", ["Bùi Văn Sáu"]),
    ("NSND Trịnh Kim Cúc nhận giải", ["Trịnh Kim Cúc"]),
    ("Chủ tịch Hồ Chí Minh ra lời kêu gọi", ["Hồ Chí Minh"]),
    ("bà H'Lim Niê dự lễ", ["H'Lim Niê"]),
    # by the shape alone
    ("Hôm qua Nguyễn Thị Thu Cúc đã tới thăm trường.", ["Nguyễn Thị Thu Cúc"]),
    # a doubtful name is a person where the same name is certain elsewhere
    ("Bà Mai Lan phát biểu. Hôm sau Mai Lan về quê.", ["Mai Lan"]),
    ("Sóng lớn ở ngoài đảo. Cô giáo Ninh Thị Hảo vẫn dạy.", ["Ninh Thị Hảo"]),
    ("Bà Claudia Kaiser tới dự", ["Claudia Kaiser"]),
    ("(Ảnh: Văn Chín) Tại buổi lễ, ông Lê Hồng Tám nói", ["Lê Hồng Tám"]),
    # family names of few, names outside Vietnamese spelling, names typed in capitals or behind a colon
    ("y sĩ Nịnh Văn Tám và bà Ksor H'Lan", ["Nịnh Văn Tám", "Ksor H'Lan"]),
    ("Thượng tá Rơ Châm Hyoh và chị Siu H'Blo", ["Rơ Châm Hyoh", "Siu H'Blo"]),
    ("Bác sĩ CKII Thạch Sa Mươl, Trưởng khoa Nhi", ["Thạch Sa Mươl"]),
    ("1. Kiên Thị Sóc Kha, Phó Bí thư Tỉnh ủy", ["Kiên Thị Sóc Kha"]),
    ("gặp bà Trần Thị Tám, rồi bà TRẦN THỊ CHÍN", ["Trần Thị Tám", "Trần Thị Chín"]),
    ("Các Phó Chủ tịch UBND tỉnh: Đoàn Ngọc Thể, Mai Thị Ánh", ["Đoàn Ngọc Thể", "Mai Thị Ánh"]),
    ("Chủ tịch HĐND tỉnh: ông Sùng A Trống.", ["Sùng A Trống"]),
    ("Ba thiếu tá Từ Công Hoan, Viên Đình Sắc, La Văn Tấn", ["Từ Công Hoan", "Viên Đình Sắc", "La Văn Tấn"]),
    ("những tấm gương: y sĩ Lò Thị Nhình 22 năm bám bản", ["Lò Thị Nhình"]),
    ("đồng chí Hờ A Chống, Y Blút Êban và H'Hen Niê", ["Hờ A Chống", "Y Blút Êban", "H'Hen Niê"]),
    ("Già làng A Brông kể", ["A Brông"]),
    ("Ong Lê Hồng Chuẩn, Phó Giám đốc", ["Lê Hồng Chuẩn"]),
    ("Giám đốc Chi nhánh Ngân hàng Chính sách xã hội Hồ Thị Như Ngọc nói", ["Hồ Thị Như Ngọc"]),
    ("THỨ TRƯỞNG BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI Lưu Thị Gấm", ["Lưu Thị Gấm"]),
    ("Họ và tên\n1\nLê Bá Quýnh\nGiáo viên", ["Lê Bá Quýnh"]),
    # no people
    ("họp ở UBND phường Lê Văn Tám, quận Ba Đình", []),
    ("các tuyến phố: Lê Thái Tổ, Hàng Khay", []),
    ("Siêu Thị Sông Hồng, Đô Thị Mới Bắc", []),
    ("Trà Lĩnh Hạ, ngày 18 tháng 8 năm 2025", []),
    ("đại lý 397/4B Nguyễn Thị Minh Khai", []),
    ("ngày mở Đường Hồ Chí Minh trên biển", []),
    ("Cty TNHH Nguyễn Thị Hồng Loan trúng thầu", []),
    ("Phó Thu Tướng dự họp", []),
    ("Thành viên: Hoàng Lạc, Hoàng Sơn", []),
    ("địa chỉ 18 Nguyễn Du, quận Hai Bà Trưng", []),
    ("tỉnh Thừa Thiên Huế và Khu công nghiệp Kim Sa", []),
    ("Buổi lễ khép lại.\nPhạm Thị Nụ", []),
    ("tại đường Nguyễn Trãi, phường Lê Lợi", []),
    ("Trường THPT Chu Văn An và trường Nguyễn Văn Cừ", []),
    ("học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh", []),
    ("tư tưởng của Chủ tịch Hồ Chí Minh về thi đua", []),
    ("lời kêu gọi của Chủ tịch Hồ Chí Minh; Chẩu Văn Lương đọc", ["Hồ Chí Minh", "Chẩu Văn Lương"]),
    ("Huân chương Hồ Chí Minh, Giải thưởng Trần Hữu Trang", []),
    ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", []),
    ("thành phố Hồ Chí Minh và TP. Hồ Chí Minh", []),
    ("khu di tích Lăng Chủ tịch Hồ Chí Minh", []),
    ("ông Nguyễn Văn A và bà Trần Thị B.", []),
    ("Kế hoạch số 282 của Thành ủy Hà Nội", []),
    ("Lễ đón đoàn (Ảnh: Phạm Văn Chín)", []),
    ("Tin và ảnh: Phạm Văn Chín", []),
    ("các tuyến phố Lê Duẩn, Trần Phú, Nguyễn Thái Học", []),
    ("HỌP BÀN VỀ NGUYỄN TRÃI VÀ LÊ LỢI TẠI HỘI TRƯỜNG", []),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_people(text: str, names: list[str]) -> None:
    assert [person.name for person in find_people(plain_document(text), FINDER)] == names


def test_every_mention_is_a_span() -> None:
    text = "Ông Bùi Văn Sáu nói. Sau đó ông Bùi  Văn Sáu về."
    (person,) = find_people(plain_document(text), FINDER)
    cut = [text[span.start : span.end] for span in person.evidence.spans]
    assert cut == ["Bùi Văn Sáu", "Bùi  Văn Sáu"]
    assert text[person.evidence.start : person.evidence.end] == person.evidence.quote


def test_capitals_in_a_signature_are_made_ordinary() -> None:
    text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPHẠM VĂN CHÍN"
    (person,) = find_people(plain_document(text, Zone.SIGNATURE), FINDER)
    assert (person.name, person.evidence.quote) == ("Phạm Văn Chín", "PHẠM VĂN CHÍN")


@pytest.mark.parametrize("name", ["Ngọ Duy Tân", "Phó Đức Lượng", "Ông Ích Khiển", "Hai Trung Nghĩa"])
@pytest.mark.parametrize("zone", [Zone.SIGNATURE, Zone.BODY, Zone.BYLINE])
def test_a_name_under_an_office_signs_whatever_its_words(name: str, zone: Zone) -> None:
    office = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"
    text = f"{office}\n{name}"
    blocks = (Block(Zone.SIGNATURE, 0, len(office)), Block(zone, len(office) + 1, len(text)))
    assert [person.name for person in find_people(Document(text, blocks, "text"), FINDER)] == [name]


def test_two_signers_on_one_line_are_two_people() -> None:
    text = "CHỦ TỊCH\nNghiêm Thùy Dung Tạ Quang Điềm"
    names = [person.name for person in find_people(plain_document(text, Zone.SIGNATURE), FINDER)]
    assert names == ["Nghiêm Thùy Dung", "Tạ Quang Điềm"]


def test_bylines_are_no_people() -> None:
    text = "Hội nghị đã kết thúc.\nBùi Thị Sáu"
    blocks = (Block(Zone.BODY, 0, 21), Block(Zone.BYLINE, 22, 33))
    document = Document(text, blocks, "text", bylines=(Byline("Bùi Thị Sáu", 22, 33),))
    assert find_people(document, FINDER) == ()


def test_a_photographer_named_again_alone_is_no_person() -> None:
    text = "Quang cảnh buổi lễ. Ảnh: Bùi Thị Sáu\nNội dung của buổi lễ.\nBùi Thị Sáu"
    assert find_people(plain_document(text), FINDER) == ()


def test_the_model_is_asked_only_about_doubtful_sentences() -> None:
    models = OneName("Lê Thư")
    finder = NameFinder(LEXICON, ORGANISATIONS, models)
    text = "Ông Bùi Văn Sáu nói về phố cổ. Tranh do Lê Thư vẽ tặng. Không có ai khác."
    people = find_people(plain_document(text), finder)
    assert [person.name for person in people] == ["Bùi Văn Sáu", "Lê Thư"]
    (asked,) = models.asked
    assert "Lê Thư" in asked
    assert "Bùi Văn Sáu" not in asked


@pytest.mark.slow
def test_with_the_model() -> None:
    text = "Đêm nhạc có sự góp mặt của nhạc sĩ Phú Quang và bà Hillary Clinton."
    names = [person.name for person in find_people(plain_document(text), NameFinder.load())]
    assert names == ["Phú Quang", "Hillary Clinton"]
