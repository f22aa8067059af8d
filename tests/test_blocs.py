"""Emulation blocs: names that are one, heads, members, the year of the term, and false friends."""

import time
from dataclasses import replace

import pytest

from extractors.blocs import BlocFinder, find_blocs
from extractors.document import Zone, plain_document
from extractors.facts import Bloc, Confidence, Evidence, SelfInstrument
from extractors.name_keys import number_key
from extractors.organisations import OrganisationScanner

FINDER = BlocFinder.load(OrganisationScanner.load())


def blocs(text: str) -> tuple[Bloc, ...]:
    document = plain_document(text)
    found = find_blocs(document, FINDER)
    for bloc in found:
        assert text[bloc.evidence.start : bloc.evidence.end] == bloc.evidence.quote
    return found


NAMES = [
    ("Khối thi đua số 7 họp. Các đơn vị trong Khối 7 dự.", ["Khối thi đua số 7"]),
    ("KHỐI THI ĐUA SỐ 04 KÝ GIAO ƯỚC\nKhối thi đua số 4 gồm nhiều đơn vị", ["Khối thi đua số 4"]),
    ("Khối thi đua IV ký giao ước", ["Khối thi đua IV"]),
    ("Khối thi đua thuộc Hội Nhà văn Hà Nội tổ chức họp", ["Khối thi đua thuộc Hội Nhà văn Hà Nội"]),
    ("Cụm thi đua thuộc Sở Y tế kiện toàn. 5 Cụm thi đua thuộc Sở họp", ["Cụm thi đua thuộc Sở Y tế"]),
    ("Khối thi đua Hội Liên hiệp VHNT Huế; Khối thi đua thuộc Hội Liên hiệp Văn học nghệ thuật Huế", None),
    ("Khối thi đua các cơ quan Đảng tổ chức hội nghị", ["Khối thi đua các cơ quan Đảng"]),
    ("Khối thi đua tổ chức chính trị - xã hội họp", ["Khối thi đua tổ chức chính trị - xã hội"]),
    (
        "Khối thi đua tổ chức xã hội, xã hội nghề nghiệp họp",
        ["Khối thi đua tổ chức xã hội, xã hội nghề nghiệp"],
    ),
    ("Khối thi đua Mặt trận - Đoàn thể tỉnh họp", ["Khối thi đua Mặt trận - Đoàn thể tỉnh"]),
    ("Cụm thi đua các huyện tổ chức hội nghị", ["Cụm thi đua các huyện"]),
    ("Khối thi đua Văn hóa - Xã hội tổng kết", ["Khối thi đua Văn hóa - Xã hội"]),
    ("Cụm thi đua 5 thành phố trực thuộc Trung ương họp", ["Cụm thi đua 5 thành phố trực thuộc Trung ương"]),
    ("Cụm thi đua các huyện, thị xã, thành phố ký kết", ["Cụm thi đua các huyện, thị xã, thành phố"]),
    (
        "Khối thi đua các Sở quản lý Nhà nước về văn hóa - xã hội tổng kết",
        ["Khối thi đua các Sở quản lý Nhà nước về văn hóa - xã hội"],
    ),
    ("Khối thi đua các Sở quản lý Nhà nước về dự họp", ["Khối thi đua các Sở quản lý Nhà nước"]),
    (
        "Cụm thi đua khối Văn phòng Sở và Cụm thi đua khối các trường ký kết",
        ["Cụm thi đua khối Văn phòng Sở", "Cụm thi đua khối các trường"],
    ),
    ("Khối thi đua 1 - tỉnh Sóc Trăng họp", ["Khối thi đua 1 - tỉnh Sóc Trăng"]),
    ("Khối thi đua Kinh tế – Kỹ thuật họp. Khối thi đua Kinh tế - Kỹ thuật ký giao ước", None),
    ("Khối thi đua VH-XH ký kết. Khối thi đua Văn hóa – Xã hội tổng kết", ["Khối thi đua Văn hóa – Xã hội"]),
    (
        "Cụm thi đua 07 tỉnh miền núi họp. Cụm thi đua 7 tỉnh miền núi ký kết",
        ["Cụm thi đua 07 tỉnh miền núi"],
    ),
    (
        "Cụm thi đua 6 tỉnh ven biển họp. Cụm thi đua 6 tỉnh ven biển ngành Y tế ký kết",
        ["Cụm thi đua 6 tỉnh ven biển ngành Y tế"],
    ),
    (
        "Khối thi đua các cơ quan nội chính, tổng hợp gồm 9 đơn vị",
        ["Khối thi đua các cơ quan nội chính, tổng hợp"],
    ),
    ("Khối thi đua các cơ quan tham mưu tham gia giải", ["Khối thi đua các cơ quan tham mưu"]),
    ("Khối thi đua các doanh nghiệp, tổng kết năm 2023", ["Khối thi đua các doanh nghiệp"]),
    ("Khối thi đua các Ban xây dựng Đảng họp", ["Khối thi đua các Ban xây dựng Đảng"]),
    ("Khối thi đua các Ban xây dựng kế hoạch", ["Khối thi đua các Ban"]),
    ("Cụm thi đua vùng Đồng bằng sông Hồng họp", ["Cụm thi đua vùng Đồng bằng sông Hồng"]),
    ("Cụm thi đua khu vực 3 họp", ["Cụm thi đua khu vực 3"]),
    (
        "Cụm thi đua các tỉnh Nam Trung Bộ và Tây Nguyên ký kết",
        ["Cụm thi đua các tỉnh Nam Trung Bộ và Tây Nguyên"],
    ),
    ("Khối thi đua Công nghiệp - Xây dựng họp", ["Khối thi đua Công nghiệp - Xây dựng"]),
    ("Khối thi đua các sở - xây dựng kế hoạch", ["Khối thi đua các sở"]),
    ("Khối thi đua các Tập đoàn, Tổng công ty họp", ["Khối thi đua các Tập đoàn, Tổng công ty"]),
    ("Khối thi đua sô 4 họp", ["Khối thi đua sô 4"]),
    ("Khối thi đua Tư pháp - Nội vụ họp", ["Khối thi đua Tư pháp - Nội vụ"]),
    (
        "Cụm thi đua Tòa án nhân dân khu vực miền Trung họp",
        ["Cụm thi đua Tòa án nhân dân khu vực miền Trung"],
    ),
    # as typists and scans leave them
    ("Khối thi ðua số 4; Khôi thi đua số 04; Khốithi đua số 4; khối TĐ số 4; Khối thi đua số bốn", None),
    ("khôi phục thi đua; cụm TĐ-KT; khối thi hành án", []),
    ("Cụm thi đua, khen thưởng số 3 họp", ["Cụm thi đua, khen thưởng số 3"]),
    ("Cụm thi đua sáu tỉnh Bắc Trung Bộ họp", ["Cụm thi đua sáu tỉnh Bắc Trung Bộ"]),
    ("Cụm thi đua sáu tháng họp một lần", []),
    # a short form counts where the text divides into blocs and a head or members stand beside it
    ("Chia thành 2 Cụm thi đua:\nCụm 1: Sở Y tế làm Cụm trưởng", ["Cụm 1"]),
    ("Chia thành 2 Cụm thi đua. Cụm 1 công nghiệp Nam Hải mở rộng", []),
    (
        "Cụm thi đua các Sở Xây dựng Bắc Trung Bộ họp. Cụm thi đua các sở xây dựng kế hoạch",
        ["Cụm thi đua các Sở Xây dựng Bắc Trung Bộ"],
    ),
    # a second name in brackets, or one that only the headline has
    (
        "Cụm thi đua các trường phía Tây họp. Cụm thi đua số IX (các trường phía Tây) ký kết",
        ["Cụm thi đua các trường phía Tây"],
    ),
    ("Khối thi đua Ban CHQS các huyện phía Bắc giao ban\nKhối thi đua số 2 họp", None),
    (
        "Họp bàn\nKhối thi đua các trường và Khối thi đua số 2 họp",
        ["Khối thi đua các trường", "Khối thi đua số 2"],
    ),
    ("củng cố khối đại đoàn kết; phong trào thi đua yêu nước", []),
    ("Đảng ủy Khối các doanh nghiệp phát động thi đua", []),
    ("học sinh khối 4 thi đua học tốt; Cụm công nghiệp số 2", []),
    ("Các khối thi đua cần tăng cường phối hợp", []),
    # as scans leave them
    ("Cụm thỉ đua sô 3 họp. Cum thi đưa số O3 họp. Cụm thi đua số 3 họp.", ["Cụm thi đua số 3"]),
    ("Khói bếp thi đua. Cúm thi nhau bùng phát. Cụm thi đại học số 12, Khối thi đấu số 3", []),
    ("Khối thi đua Nông - Lâm - Ngư họp", ["Khối thi đua Nông - Lâm - Ngư"]),
    ("Khối thi đua Nội chính - Văn phòng Huyện ủy làm Khối trưởng", ["Khối thi đua Nội chính"]),
    ("Cụm thi đua\tCụm trưởng\nCụm thi đua số 1\tXã Hà An", ["Cụm thi đua số 1"]),
    ("Chia các cụm thi đua:\nCụm | Cụm trưởng\nCụm 1 | Xã Hà An\nCụm 2 công nghiệp | Xã Hà Tu", ["Cụm 1"]),
    # a second name for one bloc, its number in words, its owner with a count
    ("Khối thi đua Khối 6 họp. Các đơn vị trong Khối thi đua số 6 dự.", ["Khối thi đua Khối 6"]),
    ("Cụm thi đua thứ ba gồm nhiều xã. Cụm thi đua thứ tự trên", ["Cụm thi đua thứ ba"]),
    ("Cụm thi đua các tỉnh ven biển (Cụm số 9) họp. Cụm số 9 ký kết", ["Cụm thi đua các tỉnh ven biển"]),
    ("Cụm thi đua các tỉnh ven biển (Cụm trưởng: Phú Yên) họp", ["Cụm thi đua các tỉnh ven biển"]),
    ("Cụm thi đua Ban Chỉ huy Quân sự 9 xã họp", ["Cụm thi đua Ban Chỉ huy Quân sự 9 xã"]),
    ("Khối thi đua Báo chí họp", ["Khối thi đua Báo chí"]),
    ("Khối thi đua Mặt trận - đoàn thể họp", ["Khối thi đua Mặt trận - đoàn thể"]),
    ("Cụm thi đua các Sở Tư pháp thuộc về nhóm đầu", ["Cụm thi đua các Sở Tư pháp"]),
    # without thi đua: where members or a head follow, in the covenant, and not elsewhere
    (
        "Chia thành các khối thi đua:\nI. KHỐI CÁC BAN ĐẢNG\n1. Ban Tổ chức\n2. Ban Dân vận",
        ["Khối các ban đảng"],
    ),
    ("Chia 2 khối thi đua: Khối Sản xuất do Xưởng Một làm Khối trưởng.", ["Khối Sản xuất"]),
    ("Ký giao ước thi đua Khối các Sở năm 2022", ["Khối các Sở"]),
    ("Chia 2 khối thi đua. Khối Sản xuất tăng trưởng tốt. Đảng ủy Khối các cơ quan họp", []),
    ("Các khối thi đua diễu hành: Khối Nông dân mang cờ", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text: str, names: list[str] | None) -> None:
    found = [bloc.name for bloc in blocs(text)]
    if names is None:
        assert len(found) == 1
    else:
        assert found == names


HEADS = [
    # offices without khối or cụm count where the bloc's name stands beside them
    (
        "Cụm thi đua số 2 (6 xã; trưởng: xã Hà An; phó: xã Hà Tu).",
        [("Cụm thi đua số 2", "xã Hà An", ("xã Hà Tu",))],
    ),
    ("Cụm thi đua số 2 họp. Xã Hà An làm trưởng, ông Lê Văn Tám (phó) dự.", [("Cụm thi đua số 2", None, ())]),
    (
        "Khối thi đua số 2: Khối trưởng do Sở Y tế đảm nhiệm, Khối phó do Sở Nội vụ đảm nhiệm.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    # passive verbs, the unit apart from them, the owner between the bloc and its head
    (
        "Khối thi đua số 2 họp. Sở Y tế được các đơn vị tín nhiệm bầu chọn làm Khối trưởng.",
        [("Khối thi đua số 2", "Sở Y tế", ())],
    ),
    (
        "Sở Y tế đạt 980 điểm, được bầu làm Khối trưởng Khối thi đua số 2. Hội nghị đạt kết quả, được bầu làm Khối phó.",
        [("Khối thi đua số 2", "Sở Y tế", ())],
    ),
    (
        "Trao cờ cho phường Hà Tu, đơn vị nhận nhiệm vụ Cụm trưởng Cụm thi đua số 2.",
        [("Cụm thi đua số 2", "phường Hà Tu", ())],
    ),
    (
        "Hội nghị bầu đơn vị Cụm trưởng Cụm thi đua số 2, Bộ Công an năm 2018 là Công an tỉnh Phú Yên.",
        [("Cụm thi đua số 2", "Công an tỉnh Phú Yên", ())],
    ),
    (
        "Ban Dân tộc bàn giao nhiệm vụ Khối trưởng Khối thi đua số 2 cho lãnh đạo Sở Nội vụ.",
        [("Khối thi đua số 2", "Sở Nội vụ", ())],
    ),
    (
        "Cục trưởng Cục An ninh chính trị nội bộ, Cụm trưởng Cụm thi đua số 2.",
        [("Cụm thi đua số 2", "Cục An ninh chính trị nội bộ", ())],
    ),
    ("Sở Y tế đề nghị Khối trưởng Khối thi đua số 2 họp.", [("Khối thi đua số 2", None, ())]),
    # the office first: with its place, a dash, a person in apposition; and where the same sentence says better
    (
        "Cụm thi đua số 2: Cụm trưởng xã Hà An, Cụm phó phường Hà Tu.",
        [("Cụm thi đua số 2", "xã Hà An", ("phường Hà Tu",))],
    ),
    (
        "Khối thi đua số 2 của Bộ: Khối trưởng - Sở Y tế; Khối phó - Sở Nội vụ.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    (
        "Hội nghị bầu Khối trưởng, Khối phó Khối thi đua số 2: Sở Y tế là Khối trưởng, Sở Nội vụ là Khối phó.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    ("Khối thi đua số 2 đề nghị Khối trưởng năm nay tổng hợp.", [("Khối thi đua số 2", None, ())]),
    # several deputies by their places, a unit in a list, an office misprinted
    (
        "Cụm thi đua số 2 có tỉnh Lạng Sơn làm Cụm trưởng; các tỉnh Cao Bằng, Bắc Kạn là Phó Trưởng Cụm.",
        [("Cụm thi đua số 2", "tỉnh Lạng Sơn", ("tỉnh Cao Bằng", "Bắc Kạn"))],
    ),
    (
        "Gửi Sở Y tế, Bưu điện tỉnh (Khối trưởng Khối thi đua số 2) trước 30/11.",
        [("Khối thi đua số 2", "Bưu điện tỉnh", ())],
    ),
    ("Khối thi đua số 2 do Sở Y tế làm Khôi truởng.", [("Khối thi đua số 2", "Sở Y tế", ())]),
    ("Khối thi đua số 2 do Sở Y tế làm khối trường học tổ chức.", [("Khối thi đua số 2", None, ())]),
    (
        "Cụm thi đua khối quận có Tây Hồ làm cụm trưởng, Long Biên làm cụm phó.",
        [("Cụm thi đua khối quận", "Tây Hồ", ("Long Biên",))],
    ),
    (
        "Cụm thi đua khối quận có Tây Hồ làm cụm trưởng. Khối huyện có Ba Vì làm đơn vị cụm trưởng.",
        [("Cụm thi đua khối quận", "Tây Hồ", ()), ("Cụm thi đua khối huyện", "Ba Vì", ())],
    ),
    (
        "Khối thi đua số 2 thống nhất suy tôn Sở Y tế là Khối trưởng, Sở Nội vụ là Khối phó.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    (
        "Khối thi đua số 2 suy tôn Sở Y tế là đơn vị dẫn đầu phong trào thi đua.",
        [("Khối thi đua số 2", None, ())],
    ),
    (
        "Dự họp Khối thi đua số 2 có Ban Dân tộc tỉnh (đơn vị Trưởng Khối) và Sở Y tế (đơn vị Phó Khối).",
        [("Khối thi đua số 2", "Ban Dân tộc tỉnh", ("Sở Y tế",))],
    ),
    (
        "Khối thi đua số 2 định kỳ luân phiên bầu Khối trưởng, khối phó.",
        [("Khối thi đua số 2", None, ())],
    ),
    (
        "Cụm thi đua số 3 do huyện Krông Pắc làm cụm trưởng.",
        [("Cụm thi đua số 3", "huyện Krông Pắc", ())],
    ),
    (
        "Khối thi đua số 2 bàn giao nhiệm vụ Trưởng Khối từ Sở Y tế cho Sở Nội vụ.",
        [("Khối thi đua số 2", "Sở Nội vụ", ())],
    ),
    (
        "Hội nghị của Khối thi đua số 2. Sở Y tế (đơn vị Trưởng Khối) và Sở Nội vụ (đơn vị Phó Khối) chủ trì.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    # the heads of the coming term, though those of the year reviewed are named too
    (
        "Sở Y tế tỉnh Lai Châu - Cụm trưởng Cụm thi đua số 2 báo cáo kết quả năm 2022. Hội nghị bầu Sở Y tế "
        "tỉnh Sơn La làm cụm trưởng, Sở Y tế tỉnh Điện Biên làm cụm phó Cụm thi đua số 2 năm 2023.",
        [("Cụm thi đua số 2", "Sở Y tế tỉnh Sơn La", ("Sở Y tế tỉnh Điện Biên",))],
    ),
    # one deputy, once with and once without the place
    (
        "Sở Y tế là Cụm phó Cụm thi đua số 2. Sở Y tế Hà Giang (đơn vị Cụm phó) tổng hợp.",
        [("Cụm thi đua số 2", None, ("Sở Y tế",))],
    ),
    (
        "Ban Dân tộc tỉnh được Khối thi đua số 2 suy tôn là đơn vị dẫn đầu.",
        [("Khối thi đua số 2", None, ())],
    ),
    (
        "Cụm thi đua số 1 giao phòng Báo chí - Xuất bản (cụm trưởng) hoàn thiện bảng điểm.",
        [("Cụm thi đua số 1", "phòng Báo chí - Xuất bản", ())],
    ),
    # named after the office
    (
        "Khối thi đua số 2. Đơn vị Khối trưởng năm 2023: Sở Y tế; Khối phó: Sở Nội vụ, Sở Tư pháp.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ", "Sở Tư pháp"))],
    ),
    ("Khối thi đua số 2. Khối trưởng: Sở Y tế; Khối phó: chưa bầu.", [("Khối thi đua số 2", "Sở Y tế", ())]),
    (
        "Hội nghị bầu Khối trưởng (Sở Y tế), Khối phó (Sở Nội vụ) Khối thi đua số 2.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    ("Kế hoạch của Sở Nội vụ, Khối trưởng Khối thi đua số 2 báo cáo.", [("Khối thi đua số 2", None, ())]),
    (
        "Cụm trưởng Cụm thi đua số 7 - Sở Y tế báo cáo.",
        [("Cụm thi đua số 7", "Sở Y tế", ())],
    ),
    (
        "Với vai trò Cụm trưởng Cụm thi đua số 7, Sở Y tế ban hành kế hoạch.",
        [("Cụm thi đua số 7", "Sở Y tế", ())],
    ),
    # two deputies, two offices in turn
    (
        "Cụm thi đua số 2 có Ba Vì làm Cụm trưởng; huyện Thạch Thất và huyện Quốc Oai làm Cụm phó.",
        [("Cụm thi đua số 2", "Ba Vì", ("huyện Thạch Thất", "huyện Quốc Oai"))],
    ),
    (
        "Khối thi đua số 2 bầu Khối trưởng, Khối phó lần lượt là Sở Y tế và Sở Nội vụ.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    (
        "Khối thi đua số 2 họp; Sở Y tế và Sở Nội vụ lần lượt làm Khối trưởng, Khối phó.",
        [("Khối thi đua số 2", "Sở Y tế", ("Sở Nội vụ",))],
    ),
    # a name that no table knows, and one of which only the end is known
    (
        "Khối thi đua Sản xuất do Xưởng Lò nung làm Khối trưởng, Xưởng Cơ điện làm Khối phó.",
        [("Khối thi đua Sản xuất", "Xưởng Lò nung", ("Xưởng Cơ điện",))],
    ),
    (
        "Cụm thi đua số 3 nhất trí để Trường Đại học Kinh tế và Quản trị Nam Trà làm Cụm trưởng.",
        [("Cụm thi đua số 3", "Trường Đại học Kinh tế và Quản trị Nam Trà", ())],
    ),
    (
        "Ông An, Phó Giám đốc Sở Y tế, Khối trưởng Khối thi đua số 2 chủ trì.",
        [("Khối thi đua số 2", "Sở Y tế", ())],
    ),
    # handed over, and held before
    (
        "Sở Y tế bàn giao nhiệm vụ Khối trưởng Khối thi đua số 2 cho Sở Nội vụ.",
        [("Khối thi đua số 2", "Sở Nội vụ", ())],
    ),
    (
        "Khối thi đua số 2: Sở Y tế giữ vai trò khối trưởng thay Sở Nội vụ (khối trưởng năm trước).",
        [("Khối thi đua số 2", "Sở Y tế", ())],
    ),
    # each bloc its own deputy
    (
        "Khối thi đua số 1 do Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó; Khối thi đua số 2 do Sở Tư pháp "
        "làm Khối trưởng.",
        [("Khối thi đua số 1", "Sở Y tế", ("Sở Nội vụ",)), ("Khối thi đua số 2", "Sở Tư pháp", ())],
    ),
    # another year is a row of its own
    (
        "Khối thi đua số 2 ký giao ước năm 2024. Sở Y tế là Khối trưởng năm 2023, Sở Nội vụ là Khối trưởng năm 2024.",
        [("Khối thi đua số 2", "Sở Nội vụ", ()), ("Khối thi đua số 2", "Sở Y tế", ())],
    ),
    # Words before a comma are no holder.
    (
        "Khối thi đua số 2 họp. Kết thúc Hội nghị, đơn vị Trưởng khối tổng hợp ý kiến.",
        [("Khối thi đua số 2", None, ())],
    ),
]


@pytest.mark.parametrize(("text", "heads"), HEADS)
def test_heads(text: str, heads: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    assert [(bloc.name, bloc.leader, bloc.deputies) for bloc in blocs(text)] == heads


MEMBERS = [
    ("Khối thi đua các trường (9 trường; Trưởng khối: Trường THCS Kim Đồng) họp.", 9, ()),
    ("Khối thi đua các trường (9 lớp; Trưởng khối: Trường THCS Kim Đồng) họp.", None, ()),
    ("Trưởng Cụm thi đua số 3: Trần Văn Hai, Chủ tịch UBND xã Vĩnh Thành.", None, ()),
    # counts in both ways, of all and of some, behind the head
    ("Đại diện của 9 đơn vị trong Khối thi đua số 2 dự.", 9, ()),
    ("Phần lớn của 9 đơn vị thuộc Khối thi đua số 2 đạt loại tốt.", None, ()),
    ("Đoàn kiểm tra tại 05 đơn vị thuộc Khối thi đua số 2.", None, ()),
    ("Khối thi đua số 2 có mười (10) thành viên.", 10, ()),
    ("Đông đủ 12/12 đơn vị thành viên Khối thi đua số 2.", 12, ()),
    ("Khối thi đua số 2 do Trường Đại học Luật làm Khối trưởng, gồm 8 trường.", 8, ()),
    ("Khối thi đua các thôn: 6 thôn; trưởng khối: thôn Đông.", 6, ()),
    ("Khối thi đua các thôn: 6 thôn đạt chuẩn.", None, ()),
    # a kind that several names share
    ("Cụm thi đua số 2 gồm 2 Thuế tỉnh: Phú Thọ, Bắc Ninh.", 2, ("Thuế tỉnh Phú Thọ", "Thuế tỉnh Bắc Ninh")),
    ("Khối thi đua số 2 gồm 2 đơn vị: Phú Thọ, Bắc Ninh.", 2, ("Phú Thọ", "Bắc Ninh")),
    (
        "Cụm thi đua số 2 gồm Công an các xã, phường: Hà Tu, Bãi Cháy.",
        None,
        ("Công an Hà Tu", "Công an Bãi Cháy"),
    ),
    (
        "Cụm thi đua số 2 gồm Công an 2 thành phố: TP.HCM, Huế.",
        2,
        ("Công an TP.HCM", "Công an thành phố Huế"),
    ),
    (
        "Cụm thi đua số 2 gồm Thanh tra các đơn vị: Sở Y tế, Sở Tư pháp.",
        None,
        ("Thanh tra Sở Y tế", "Thanh tra Sở Tư pháp"),
    ),
    # heads noted beside members, and heads that are no list of members
    (
        "Khối thi đua số 2: 3 đơn vị\n+ Sở Y tế: Khối trưởng\n+ Sở Nội vụ\n+ Sở Du lịch",
        3,
        ("Sở Y tế", "Sở Nội vụ", "Sở Du lịch"),
    ),
    ("Khối thi đua số 2: Sở Y tế (Khối trưởng), Sở Nội vụ (Khối phó).", None, ()),
    ("Cụm thi đua số 2, 12 phường thành viên trong cụm, gồm: Hà Tu, Hà Lầm.", 12, ("Hà Tu", "Hà Lầm")),
    (
        "Khối thi đua số 5 gồm 03 đơn vị (Sở Y tế, "
        "Ban quản lý các khu công nghiệp và chế xuất Huế, Thanh tra tỉnh).",
        3,
        ("Sở Y tế", "Ban quản lý các khu công nghiệp và chế xuất Huế", "Thanh tra tỉnh"),
    ),
    (
        "Khối thi đua số 5 gồm 02 đơn vị: Sở Văn hóa, Thể thao và Du lịch và Sở Y tế.",
        2,
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"),
    ),
    (
        "09 đơn vị trong Khối thi đua số 5 (Hội Nông dân tỉnh; Hội Luật gia tỉnh; Tỉnh đoàn",
        9,
        ("Hội Nông dân tỉnh", "Hội Luật gia tỉnh", "Tỉnh đoàn"),
    ),
    (
        "Cụm thi đua số 1 gồm các tỉnh: Sơn La, Lai Châu và Bà Rịa - Vũng Tàu đã họp.",
        None,
        ("Sơn La", "Lai Châu", "Bà Rịa - Vũng Tàu"),
    ),
    (
        "Cụm thi đua số 1 gồm các đơn vị:\n1. Xã Tân Hòa.\n2. Phường Ba Đình;\nKết luận",
        None,
        ("Xã Tân Hòa", "Phường Ba Đình"),
    ),
    (
        "Khối thi đua số 5 đã họp. Năm 2024, khối có 02 đơn vị thành viên: Sở Y tế; Sở Nội vụ.",
        2,
        ("Sở Y tế", "Sở Nội vụ"),
    ),
    (
        "Khối thi đua số 5 gồm 3 đơn vị: Cục Thuế tỉnh - đơn vị trưởng khối; Sở Y tế - Phó khối; "
        "Thanh tra tỉnh ký kết giao ước thi đua.",
        3,
        ("Cục Thuế tỉnh", "Sở Y tế", "Thanh tra tỉnh"),
    ),
    (
        "Dự họp có lãnh đạo Sở Y tế các tỉnh trong Cụm thi đua số 5 gồm: Sơn La, Lai Châu và Hà Giang.",
        None,
        ("Sơn La", "Lai Châu", "Hà Giang"),
    ),
    (
        "Khối thi đua số 5 gồm các đơn vị: Sở Y tế, Khối trưởng; Sở Nội vụ, Khối phó; Sở Tư pháp.",
        None,
        ("Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"),
    ),
    # counts beside the name, lists after a colon or without any mark
    (
        "Khối thi đua số 5 - Khối Tổng hợp (02 đơn vị): Sở Y tế, Sở Nội vụ.",
        2,
        ("Sở Y tế", "Sở Nội vụ"),
    ),
    (
        "Cụm thi đua số 5 (các xã vùng cao), 02 đơn vị: xã Tân Hòa, xã An Bình.",
        2,
        ("xã Tân Hòa", "xã An Bình"),
    ),
    ("Khối thi đua số 5: Tích cực đổi mới, Phát huy sáng kiến", None, ()),
    ("Khối thi đua số 5: Sở Y tế làm Khối trưởng; Sở Nội vụ làm Khối phó.", None, ()),
    (
        "Khối thi đua số 5 gồm Sở Y tế, Sở Nội vụ, Sở Tư pháp, do Sở Y tế làm Khối trưởng.",
        None,
        ("Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"),
    ),
    (
        "Cụm thi đua số 5 gồm 03 phường: Bắc Thành, Nam Sơn, Hồ Nam; phường Hồ Nam làm Cụm trưởng.",
        3,
        ("Bắc Thành", "Nam Sơn", "Hồ Nam"),
    ),
    ("Cụm thi đua số 5 có Ba Đình làm cụm trưởng, Nam Sơn làm cụm phó.", None, ()),
    # a kind that several share
    (
        "Cụm thi đua số 5 gồm: Công an các tỉnh Sơn La, Lai Châu; Công an thành phố Hà Nội.",
        None,
        ("Công an tỉnh Sơn La", "Công an tỉnh Lai Châu", "Công an thành phố Hà Nội"),
    ),
    (
        "Cụm thi đua số 5 gồm 4 đơn vị là huyện Trảng Bom, Long Thành và 2 thành phố Biên Hòa, Long Khánh.",
        4,
        ("huyện Trảng Bom", "Long Thành", "thành phố Biên Hòa", "thành phố Long Khánh"),
    ),
    # two lists, lines with labels, lines under the name
    (
        "Khối thi đua số 5 có 4 cơ quan, trong đó 2 cơ quan của tỉnh (Sở Y tế, Sở Nội vụ) và 2 đơn vị khác "
        "(Báo Sơn La, Trường Chính trị tỉnh).",
        4,
        ("Sở Y tế", "Sở Nội vụ", "Báo Sơn La", "Trường Chính trị tỉnh"),
    ),
    (
        "Cụm thi đua số 5\n- Cụm trưởng: xã Tân Hòa\n- Thành viên: xã Tân Hòa; xã An Bình",
        None,
        ("xã Tân Hòa", "xã An Bình"),
    ),
    (
        "KHỐI THI ĐUA SỐ 5\n1. Sở Y tế - Khối trưởng\n2. Sở Nội vụ\nKhối thi đua số 5 họp",
        None,
        ("Sở Y tế", "Sở Nội vụ"),
    ),
    ("Khối thi đua số 5\n1. Tổ chức họp\n2. Ký giao ước", None, ()),
    # counts without a list
    ("Khối thi đua số 5 có 10 đơn vị, do Sở Y tế làm Khối trưởng.", 10, ()),
    ("Khối thi đua số 5 có mười hai đơn vị thành viên.", 12, ()),
    ("Khối thi đua số 5 có 3 đơn vị được tặng Cờ thi đua.", None, ()),
    ("Cụm thi đua 15 phường họp", 15, ()),
    ("Dự họp Cụm thi đua số 5 có đại diện 7 đơn vị trong Cụm.", 7, ()),
    ("Cụm thi đua số 5 họp. Có 3 đơn vị trong Cụm được khen.", None, ()),
    ("Khối thi đua số 5 bổ sung 02 thành viên là Sở Y tế và Sở Nội vụ.", None, ("Sở Y tế", "Sở Nội vụ")),
    ("Khối thi đua số 5 lập đoàn do Cụm phó bao gồm Sở Y tế, Sở Nội vụ.", None, ()),
    ("Khối thi đua số 5 có nhiệm vụ gồm: Xây dựng quy chế, Tổ chức họp.", None, ()),
]


@pytest.mark.parametrize(("text", "count", "members"), MEMBERS)
def test_members(text: str, count: int | None, members: tuple[str, ...]) -> None:
    (bloc,) = blocs(text)
    assert (bloc.stated_count, bloc.members) == (count, members)


def test_a_table_of_blocs() -> None:
    cells = ["Khối, cụm thi đua", "Đơn vị thành viên", "Khối trưởng", "Khối phó"]
    cells += ["Khối thi đua số 1", "Sở Y tế; Sở Nội vụ; Sở Tư pháp", "Sở Y tế", "Sở Nội vụ"]
    cells += ["Cụm thi đua các quận", "Quận Ba Đình; quận Tây Hồ", "Quận Tây Hồ", "Quận Ba Đình"]
    title = "Kiện toàn các khối, cụm thi đua năm 2024"
    text = "\n".join([title, *cells])
    whole = plain_document(text)
    zones = [whole.blocks[0], *(replace(block, zone=Zone.TABLE) for block in whole.blocks[1:])]
    found = find_blocs(replace(whole, blocks=tuple(zones)), FINDER)
    assert [(bloc.name, bloc.year, bloc.leader, bloc.deputies, len(bloc.members)) for bloc in found] == [
        ("Khối thi đua số 1", 2024, "Sở Y tế", ("Sở Nội vụ",), 3),
        ("Cụm thi đua các quận", 2024, "Quận Tây Hồ", ("Quận Ba Đình",), 2),
    ]


def test_a_row_for_each_member() -> None:
    text = (
        "Cụm thi đua số 1\nSTT | Đơn vị | Chức danh\n1 | Phường Ba Đình | Cụm trưởng\n"
        "2 | Phường Ngọc Hà | Cụm phó\nGhi chú\n3 | Phường Hồ Nam |"
    )
    (bloc,) = blocs(text)
    assert (bloc.leader, bloc.deputies) == ("Phường Ba Đình", ("Phường Ngọc Hà",))
    assert bloc.members == ("Phường Ba Đình", "Phường Ngọc Hà")


def test_a_table_with_bars() -> None:
    text = (
        "STT | Tên khối | Số đơn vị | Đơn vị thành viên | Khối trưởng | Khối phó\n"
        "1 | Khối thi đua số 1 | 3 | Sở Y tế; Sở Nội vụ; Sở Tư pháp | Sở Y tế | Sở Nội vụ"
    )
    (bloc,) = blocs(text)
    assert (bloc.stated_count, bloc.leader, bloc.deputies) == (3, "Sở Y tế", ("Sở Nội vụ",))
    assert len(bloc.members) == 3


def test_the_year_of_the_paper() -> None:
    evidence = Evidence("", 0, 0, "", Confidence.CERTAIN, ())
    own = SelfInstrument(
        "1/KH-UBND", "Kế hoạch", "2024-12-20", None, None, evidence, title="Thi đua năm 2025"
    )
    document = plain_document("Khối thi đua số 5 do Sở Y tế làm Khối trưởng.")
    assert [bloc.year for bloc in find_blocs(document, FINDER, itself=own)] == [2025]
    assert [bloc.year for bloc in find_blocs(document, FINDER, itself=replace(own, title=None))] == [2024]
    assert [bloc.year for bloc in find_blocs(replace(document, published="2024-05-02"), FINDER)] == [2024]
    # a page of the turn of the year may speak of either
    assert [bloc.year for bloc in find_blocs(replace(document, published="2024-12-20"), FINDER)] == [None]


def test_time_grows_with_the_text() -> None:
    text = "Khối thi đua số 5 ký giao ước năm 2024. Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó. " * 150
    started = time.perf_counter()
    blocs(text)
    once = time.perf_counter() - started
    started = time.perf_counter()
    blocs(text * 8)
    assert time.perf_counter() - started < once * 8 * 3


YEARS = [
    ("Khối thi đua số 5 tổng kết năm 2023 và ký giao ước thi đua năm 2024.", 2024),
    ("Khối thi đua số 5 tổng kết hoạt động năm 2023.", 2023),
    ("Quyết định ngày 26/9/2022 kiện toàn Khối thi đua số 5.", None),
    ("Quy chế hoạt động của Khối thi đua số 5 năm 2025.", 2025),
    ("Khối thi đua số 5 họp.\nCác đơn vị ký giao ước thi đua năm 2026.", 2026),
    ("Khối thi đua số 5 họp. Trong 6 tháng đầu năm 2019, các đơn vị trong khối đã thi đua.", 2019),
    ("Năm 2010, Khối thi đua số 5 ra đời; năm nay khối ký giao ước thi đua năm 2015.", 2015),
    ("Phân chia cụm, khối thi đua thuộc tỉnh năm 2023\nKhối thi đua số 5 họp.", 2023),
    ("Phân công Khối trưởng, Khối phó năm 2024\nKhối thi đua số 5: Sở Y tế làm Khối trưởng.", 2024),
    ("Khối thi đua số 5 bầu Khối trưởng nhiệm kỳ 2025-2026.", 2025),
    (
        "Khối thi đua số 5 họp. Sở Y tế làm Trưởng Khối thi đua năm 2023. Hội nghị bầu đơn vị Trưởng khối năm 2024.",
        2023,
    ),
    ("Khối thi đua số 5 họp. Triển khai Nghị quyết Đại hội nhiệm kỳ 2020-2025.", None),
    ("Khối thi đua số 5 (các sở) năm 2026 do Sở Y tế làm Khối trưởng.", 2026),
    ("Khối thi đua số 5 họp bàn quy hoạch đến năm 2045.", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_year_of_the_term(text: str, year: int | None) -> None:
    (bloc,) = blocs(text)
    assert bloc.year == year


@pytest.mark.parametrize(
    ("printed", "key"), [("04", "4"), ("4", "4"), ("IV", "4"), ("12", "12"), ("XI", "11")]
)
def test_number_key(printed: str, key: str) -> None:
    assert number_key(printed) == key


def test_the_year_that_opens_the_sentence_of_the_head() -> None:
    finder = BlocFinder.load(OrganisationScanner.load())
    document = plain_document("Năm 2024, Sở Xây dựng là đơn vị Khối trưởng Khối thi đua số 6.")
    assert [(bloc.leader, bloc.year) for bloc in find_blocs(document, finder)] == [("Sở Xây dựng", 2024)]
