"""Citations: type, number, day and issuer that belong together, in any order."""

from __future__ import annotations

import pytest

from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.facts import Citation
from extractors.kit import Kit

Row = tuple[str | None, str | None, str | None, str | None]


def cited(kit: Kit, text: str) -> tuple[Citation, ...]:
    return extract(plain_document(text), Context("test"), kit).citations


def row(citation: Citation) -> Row:
    return citation.type, citation.number or citation.name, citation.issued, citation.issuer


CASES: list[tuple[str, list[Row]]] = [
    # Bodies with a place that no list holds, and with words that only a longer name makes one.
    (
        "Tại Quyết định số 55/QĐ-UBND ngày 3/2/2020, Chủ tịch UBND thành phố Hà Châu giao Sở Tài chính chủ trì.",
        [("Quyết định", "55/QĐ-UBND", "2020-02-03", "Chủ tịch UBND thành phố Hà Châu")],
    ),
    (
        "Hướng dẫn số 12/HD-MTTQ-BTT do Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh ban hành ngày 5/5/2021.",
        [("Hướng dẫn", "12/HD-MTTQ-BTT", "2021-05-05", "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh")],
    ),
    (
        "Theo Quyết định số 738/QĐ-BNN-TY của Bộ Nông nghiệp và PTNT, các xã tiêm phòng.",
        [("Quyết định", "738/QĐ-BNN-TY", None, "Bộ Nông nghiệp và PTNT")],
    ),
    # A scan loses marks: of `số`, of the type, of the last words of a body.
    (
        "Thực hiện Nghi quyết sổ 15-NQ/TW cùa Bộ Chính trị; Quyêt đinh 409/QĐ-TTg ngày 09/4/2012 cùa Thủ tướng Chính phù.",
        [
            ("Nghị quyết", "15-NQ/TW", None, "Bộ Chính trị"),
            ("Quyết định", "409/QĐ-TTg", "2012-04-09", "Thủ tướng Chính phù"),
        ],
    ),
    (
        "Theo Kế hoạch s6 12/KH-UBND của UBND tinh và Kế hoạch số 13/KH-UBND của UBND thành phô, các xã trồng cây.",
        [("Kế hoạch", "12/KH-UBND", None, "UBND tinh"), ("Kế hoạch", "13/KH-UBND", None, "UBND thành phô")],
    ),
    ("Theo Kế hoạch số 12/KH-UBND của UBND tính từ ngày ký.", [("Kế hoạch", "12/KH-UBND", None, "UBND")]),
    (
        "Theo Kế hoạch số 12/KH-UBND của UBND trong tỉnh, Quy định⏎4. Tên.".replace("⏎", "\n"),
        [("Kế hoạch", "12/KH-UBND", None, "UBND")],
    ),
    (
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;",
        [("Luật", "64/2025/QH15", None, None), ("Luật", "87/2025/QH15", None, None)],
    ),
    (
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 12/3/2024 của UBND thành phố Hải Phòng về chuyển đổi số.",
        [("Kế hoạch", "45/KH-UBND", "2024-03-12", "UBND thành phố Hải Phòng")],
    ),
    (
        "Ngày 15/8/2023, Sở Nội vụ đã ban hành Quyết định số 77/QĐ-SNV về việc kiện toàn cụm thi đua.",
        [("Quyết định", "77/QĐ-SNV", "2023-08-15", "Sở Nội vụ")],
    ),
    (
        "Chỉ thị số 45-CT/TW, ngày 22 tháng 7 năm 2010 của Ban Bí thư được quán triệt.",
        [("Chỉ thị", "45-CT/TW", "2010-07-22", "Ban Bí thư")],
    ),
    (
        "Nghị định số 91/2017/NĐ-CP quy định chi tiết một số nội dung về khen thưởng ngày 31/7/2017 của Chính phủ.",
        [("Nghị định", "91/2017/NĐ-CP", "2017-07-31", "Chính phủ")],
    ),
    (
        "Quyết định số 12/QĐ-UBND có hiệu lực kể từ ngày 01/01/2024 của UBND tỉnh Lào Cai.",
        [("Quyết định", "12/QĐ-UBND", None, "UBND tỉnh Lào Cai")],
    ),
    (
        "Nghị quyết số 15-NQ/TW, 30-NQ/TW và 06-NQ/TW của Bộ Chính trị được học tập.",
        [
            ("Nghị quyết", "15-NQ/TW", None, "Bộ Chính trị"),
            ("Nghị quyết", "30-NQ/TW", None, "Bộ Chính trị"),
            ("Nghị quyết", "06-NQ/TW", None, "Bộ Chính trị"),
        ],
    ),
    (
        "Quán triệt các Nghị quyết số 18, 19-NQ/TW của Trung ương.",
        [("Nghị quyết", "18-NQ/TW", None, "Trung ương"), ("Nghị quyết", "19-NQ/TW", None, "Trung ương")],
    ),
    (
        "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 166/TTr-STC ngày 14 tháng 8 năm 2025;",
        [("Tờ trình", "166/TTr-STC", "2025-08-14", "Giám đốc Sở Tài chính")],
    ),
    (
        "Xét đề nghị của Sở Nội vụ theo Tờ trình số 57/TTr-SNV ngày 2/3/2024.",
        [("Tờ trình", "57/TTr-SNV", "2024-03-02", "Sở Nội vụ")],
    ),
    (
        "Bà được bổ nhiệm giữ chức Phó Giám đốc Sở Du lịch theo quyết định số 58/QĐ-UBND.",
        [("Quyết định", "58/QĐ-UBND", None, None)],
    ),
    (
        "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022 có nhiều điểm mới.",
        [("Luật", "06/2022/QH15", "2022-06-15", None)],
    ),
    (
        "Chương trình 06 của Thành ủy về phát triển văn hóa được sơ kết.",
        [("Chương trình", "06", None, "Thành ủy")],
    ),
    (
        "Thực hiện Quyết định số 229/QĐ-TTg ngày 25/01/2013 của Thủ tướng Chính phủ về sức khỏe, UBND tỉnh vừa ban hành Kế hoạch số 9/KH-UBND.",
        [("Quyết định", "229/QĐ-TTg", "2013-01-25", "Thủ tướng Chính phủ"), ("Kế hoạch", "9/KH-UBND", None, "UBND tỉnh")],
    ),
    ("Quyết định số 27/QĐ-HĐTT ngày 07/5/2019 của Hội đồng thi tuyển công chức về việc phê duyệt kết quả.", [("Quyết định", "27/QĐ-HĐTT", "2019-05-07", "Hội đồng thi tuyển công chức")]),
    ("Ngày 25/8/2014, Hội đồng thi tuyển công chức thành phố ban hành Quyết định số 52/QĐ-HĐTT về điểm thi.", [("Quyết định", "52/QĐ-HĐTT", "2014-08-25", "Hội đồng thi tuyển công chức thành phố")]),
    ("Năm 2017, Thành phố đã ban hành Kế hoạch số 37/KH-UBND về bình đẳng giới.", [("Kế hoạch", "37/KH-UBND", None, "Thành phố")]),
    ("Danh mục được Thủ tướng Chính phủ phê duyệt (Quyết định số 846/QĐ-TTg ngày 09 tháng 6 năm 2017).", [("Quyết định", "846/QĐ-TTg", "2017-06-09", "Thủ tướng Chính phủ")]),
    ("Các Quyết định của Thủ tướng Chính phủ: số 1555/QĐ-TTg ngày 17/10/2012.", [("Quyết định", "1555/QĐ-TTg", "2012-10-17", "Thủ tướng Chính phủ")]),
    ("Tại Công văn số 42/UBND-TH ngày 20/7/2016, Ủy ban nhân dân Thành phố yêu cầu các sở báo cáo.", [("Công văn", "42/UBND-TH", "2016-07-20", "Ủy ban nhân dân Thành phố")]),
    ("Thực hiện Nghị quyết số 92/NQ-CP ngày 8/12/2014 của chính phủ về du lịch.", [("Nghị quyết", "92/NQ-CP", "2014-12-08", "chính phủ")]),
    ("Thực hiện Quyết định số 19/QĐ-UBND ngày 8/5/2012 UBND Thành phố về cải cách hành chính.", [("Quyết định", "19/QĐ-UBND", "2012-05-08", "UBND Thành phố")]),
    ("Năm 2015, Thành phố Hà Nội ban hành Kế hoạch số 162/KH-UBND ngày 10/8/2015.", [("Kế hoạch", "162/KH-UBND", "2015-08-10", "Thành phố Hà Nội")]),
    ("Luật số 17/2023/QH15 Luật Hợp tác xã ngày 20/06/2023 của Quốc hội được phổ biến.", [("Luật", "17/2023/QH15", "2023-06-20", "Quốc hội")]),
    ("Thông tư số 9/2018/TT-BCT quy định mức tiêu hao ngày 25/12/2018 của Bộ công thương.", [("Thông tư", "9/2018/TT-BCT", "2018-12-25", "Bộ công thương")]),
    ("Theo báo cáo của Ban chỉ đạo 389/TP, Biểu mẫu số 02/BC-DN được dùng.", []),
    ("Kế hoạch 5 năm (2021-2025) và Kế hoạch 3 bước.", []),
    ("Theo Đề án 06, hồ sơ được số hóa.", [("Đề án", "06", None, None)]),
    ("Nghị định 100/2019 siết nồng độ cồn.", [("Nghị định", "100/2019", None, None)]),
    ("Đại hội lần thứ XIII thông qua Nghị quyết năm 2021.", []),
    # Issuers that stand before the number, behind a verb or a noun.
    ("Sở Công Thương xây dựng và ban hành Kế hoạch số 46/KH-SCT ngày 28/10/2014 và Kế hoạch số 54/KH-SCT ngày 19/12/2014.", [("Kế hoạch", "46/KH-SCT", "2014-10-28", "Sở Công Thương"), ("Kế hoạch", "54/KH-SCT", "2014-12-19", "Sở Công Thương")]),
    ("Sở Công Thương báo cáo theo Kế hoạch số 46/KH-SCT và Kế hoạch số 54/KH-SCT.", [("Kế hoạch", "46/KH-SCT", None, None), ("Kế hoạch", "54/KH-SCT", None, None)]),
    ("UBND huyện đã có tới hai công văn số 17/UBND-KT và 20/UBND-KT gửi chủ đầu tư.", [("Công văn", "17/UBND-KT", None, "UBND huyện"), ("Công văn", "20/UBND-KT", None, "UBND huyện")]),
    ("Từ đầu năm, thành phố Lai Sơn đã ban hành Quyết định số 3/2016/QĐ-UBND về thông tin.", [("Quyết định", "3/2016/QĐ-UBND", None, "thành phố Lai Sơn")]),
    ("Chị em thành phố Lai Sơn có Kế hoạch số 3/KH-BĐ.", [("Kế hoạch", "3/KH-BĐ", None, None)]),
    ("Sở TT&TT họp báo. Sở đã ban hành Kế hoạch số 15/KH-STTTT về tuyên truyền.", [("Kế hoạch", "15/KH-STTTT", None, "Sở TT&TT")]),
    ("Sau hội nghị, Sở đã ban hành Kế hoạch số 15/KH-STTTT về tuyên truyền.", [("Kế hoạch", "15/KH-STTTT", None, "Sở")]),
    ("Ngày 20/5/2015 Ban chỉ đạo đô thị của Sở đã ban hành Kế hoạch số 15/KH-STTTT.", [("Kế hoạch", "15/KH-STTTT", "2015-05-20", "Ban chỉ đạo đô thị của Sở")]),
    ("Danh mục được Thủ tướng Chính phủ phê duyệt (Quyết định số 84/QĐ-TTg ngày 9/6/2017 và Quyết định số 87/QĐ-TTg ngày 8/7/2018).", [("Quyết định", "84/QĐ-TTg", "2017-06-09", "Thủ tướng Chính phủ"), ("Quyết định", "87/QĐ-TTg", "2018-07-08", "Thủ tướng Chính phủ")]),
    ("Các Quyết định của Thủ tướng Chính phủ: số 15/QĐ-TTg ngày 17/10/2012 phê duyệt Chương trình vì trẻ em, số 23/QĐ-TTg ngày 22/12/2015.", [("Quyết định", "15/QĐ-TTg", "2012-10-17", "Thủ tướng Chính phủ"), ("Quyết định", "23/QĐ-TTg", "2015-12-22", "Thủ tướng Chính phủ")]),
    # Issuers that stand after it.
    ("Kế hoạch số 28/KH-UBND được UBND tỉnh Hà Nam ban hành ngày 30/11/2023.", [("Kế hoạch", "28/KH-UBND", "2023-11-30", "UBND tỉnh Hà Nam")]),
    ("Kế hoạch số 28/KH-UBND được Sở Nội vụ triển khai từ ngày 30/11/2023.", [("Kế hoạch", "28/KH-UBND", None, None)]),
    ("Theo Công văn số 124/SNV-TĐKT của SNV và Công văn số 4/ABC-TH của TLXY.", [("Công văn", "124/SNV-TĐKT", None, "SNV"), ("Công văn", "4/ABC-TH", None, None)]),
    ("Theo Kế hoạch số 4/KH-BTC ngày 7/10/2021 của Thành phố, các quận báo cáo.", [("Kế hoạch", "4/KH-BTC", "2021-10-07", "Thành phố")]),
    ("Thực hiện Quyết định số 15/QĐ-TTR ngày 18/9/2014 Thanh tra Sở Nội vụ về việc thanh tra.", [("Quyết định", "15/QĐ-TTR", "2014-09-18", "Thanh tra Sở Nội vụ")]),
    ("Thông tư số 10/2017/TT-NHNN hướng dẫn kinh doanh casino ngày 30/08/2017 của Ngân hàng Nhà nước.", [("Thông tư", "10/2017/TT-NHNN", "2017-08-30", "Ngân hàng Nhà nước")]),
    ("Thực hiện Kế hoạch số 64/KH-UBND ngày 01/8/2025 của UBND tỉnh Lâm Phong về thi đua.", [("Kế hoạch", "64/KH-UBND", "2025-08-01", "UBND tỉnh Lâm Phong")]),
    ("Chủ tịch UBND tỉnh Lâm Văn Phong ban hành Kế hoạch số 64/KH-UBND về thi đua.", [("Kế hoạch", "64/KH-UBND", None, "Chủ tịch UBND tỉnh")]),
    ("Chỉ thị số 240-CT ngày 3/8/1989 của Chủ tịch Hội đồng Bộ trưởng và các văn bản khác.", [("Chỉ thị", "240-CT", "1989-08-03", "Chủ tịch Hội đồng Bộ trưởng")]),
    ("Chỉ thị số 52/CT-EVN ngày 20/9/2021 của Tổng Giám đốc EVN về an toàn.", [("Chỉ thị", "52/CT-EVN", "2021-09-20", "Tổng Giám đốc EVN")]),
    ("Sở Tư pháp thẩm định tại Báo cáo số 94/BC-STP ngày 19/5/2023.", [("Báo cáo", "94/BC-STP", "2023-05-19", "Sở Tư pháp")]),
    ("Sau khi Sở Tư pháp trình bày Tờ trình số 18/TTr-STP, hội nghị thống nhất.", [("Tờ trình", "18/TTr-STP", None, "Sở Tư pháp")]),
    ("Theo đề nghị của Sở Tư pháp (Tờ trình số 18/TTr-STP ngày 22/3/1996).", [("Tờ trình", "18/TTr-STP", "1996-03-22", "Sở Tư pháp")]),
    ("Theo đề nghị của Bộ trưởng, Chủ nhiệm Uỷ ban Dân tộc và Miền núi (tờ trình số 186/UB-CS ngày 22-3-1996),", [("Tờ trình", "186/UB-CS", "1996-03-22", "Bộ trưởng, Chủ nhiệm Uỷ ban Dân tộc và Miền núi")]),
    ("Xét báo cáo của Bộ Nội vụ (văn bản số 42/BNV-CQĐP ngày 25/6/2025; Tờ trình số 43/TTr-BNV ngày 26/6/2025).", [("Văn bản", "42/BNV-CQĐP", "2025-06-25", "Bộ Nội vụ"), ("Tờ trình", "43/TTr-BNV", "2025-06-26", "Bộ Nội vụ")]),
    ("Bộ Nội vụ (văn bản số 42/ABC-XY ngày 25/6/2025).", [("Văn bản", "42/ABC-XY", "2025-06-25", None)]),
    ("Chỉ thị số 2/2008/CT-BCA (C11) ngày 14-01-2008 và Hướng dẫn số 3/HD-BCA (xem phụ lục) ngày 15-01-2008.", [("Chỉ thị", "2/2008/CT-BCA", "2008-01-14", None), ("Hướng dẫn", "3/HD-BCA", None, None)]),
    ("Quốc hội khóa X tại kỳ họp thứ 2 đã có Nghị quyết số 8/1997/QH10 về trồng rừng.", [("Nghị quyết", "8/1997/QH10", None, "Quốc hội khóa X")]),
    ("Kế hoạch số 97/KH-CT của Cục.", [("Kế hoạch", "97/KH-CT", None, "Cục")]),
    ("Kế hoạch số 97/KH-CT của nội bộ cục.", [("Kế hoạch", "97/KH-CT", None, None)]),
    ("Thay thế các Quyết định số 118, 119/QĐ-CSNT cùng ngày 20/02/2014.", [("Quyết định", "118/QĐ-CSNT", "2014-02-20", None), ("Quyết định", "119/QĐ-CSNT", "2014-02-20", None)]),
    ("Thay thế Nghị định số 35/2003/NĐ-CP ngày 04/4/2003, Điều 1 Nghị định số 46/2012/NĐ-CP ngày 22/5/2012 của Chính phủ.", [("Nghị định", "35/2003/NĐ-CP", "2003-04-04", "Chính phủ"), ("Nghị định", "46/2012/NĐ-CP", "2012-05-22", "Chính phủ")]),
    ("Bộ Nội vụ, Bộ Tài chính và Bộ Y tế ban hành Thông tư liên tịch số 1/2013/TTLT-BNV-BTC về phụ cấp.", [("Thông tư liên tịch", "1/2013/TTLT-BNV-BTC", None, "Bộ Nội vụ, Bộ Tài chính và Bộ Y tế")]),
    ("Bộ Nội vụ, Bộ Tài chính và Bộ Y tế ban hành Thông tư số 1/2013/TT-BYT về phụ cấp.", [("Thông tư", "1/2013/TT-BYT", None, "Bộ Y tế")]),
    ("Hôm nay, Sở đã ban hành kế hoạch số 17/KH-UBND về thi đua.", [("Kế hoạch", "17/KH-UBND", None, "Sở")]),
    ("Hôm nay, Đảng ủy Sở đã ban hành Hướng dẫn số 38-HD/ĐU về đại hội.", [("Hướng dẫn", "38-HD/ĐU", None, "Đảng ủy Sở")]),
    ("Thanh tra Sở Nội vụ đã ban hành Quyết định xử phạt vi phạm hành chính số 17/QĐ-XPVPHC.", [("Quyết định", "17/QĐ-XPVPHC", None, "Thanh tra Sở Nội vụ")]),
    ("Theo Luật Quy hoạch đô thị số 30/2009/QH12.", [("Luật", "30/2009/QH12", None, None)]),
    ("Kế hoạch số 12/KH-UBND của Trung ương.", [("Kế hoạch", "12/KH-UBND", None, None)]),
    ("Nghị định số 80/2010/NĐ-CP ngày 04/6/2010 cùa Chính phù.", [("Nghị định", "80/2010/NĐ-CP", "2010-06-04", "Chính phù")]),
    ("Quyết định được nêu trong tài liệu số 17/UBND-KT.", [("Công văn", "17/UBND-KT", None, None)]),
    ("Kiện toàn Ban Chỉ đạo tại Quyết định số 13/QĐ-TTg.", [("Quyết định", "13/QĐ-TTg", None, None)]),
    ("Căn cứ các Nghị định của Chính phủ: số 1/2008/NĐ-CP ngày 3/1/2008 (sửa đổi bởi Nghị định số 75/2009/NĐ-CP) và số 118/2008/NĐ-CP.", [("Nghị định", "1/2008/NĐ-CP", "2008-01-03", "Chính phủ"), ("Nghị định", "75/2009/NĐ-CP", None, None), ("Nghị định", "118/2008/NĐ-CP", None, "Chính phủ")]),
    ("các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017 được quán triệt.", [("Nghị quyết", "18-NQ/TW", "2017-10-25", None), ("Nghị quyết", "19-NQ/TW", "2017-10-25", None)]),
    ("Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW ngày 25/10/2017 được quán triệt.", [("Nghị quyết", "18-NQ/TW", None, None), ("Nghị quyết", "19-NQ/TW", "2017-10-25", None)]),
    ("Nghị quyêt số 41/2000/QH10 được quán triệt.", [("Nghị quyết", "41/2000/QH10", None, None)]),
    # Joint instruments.
    ("Thông tư liên tịch số 1/2013/TTLT-BNV-BTC ngày 5/3/2013 của Bộ Nội vụ, Bộ Tài chính và Bộ Y tế hướng dẫn.", [("Thông tư liên tịch", "1/2013/TTLT-BNV-BTC", "2013-03-05", "Bộ Nội vụ, Bộ Tài chính và Bộ Y tế")]),
    ("Thông tư số 1/2013/TT-BNV ngày 5/3/2013 của Bộ Nội vụ, Bộ Tài chính góp ý.", [("Thông tư", "1/2013/TT-BNV", "2013-03-05", "Bộ Nội vụ")]),
    ("Thông tư liên tịch số 5/2015/TTLT-BTP-BCA ngày 15/5/2015 của Liên Bộ: Tư pháp, Công an, Y tế về liên thông.", [("Thông tư liên tịch", "5/2015/TTLT-BTP-BCA", "2015-05-15", "Liên Bộ: Tư pháp, Công an, Y tế")]),
    ("Nghị quyết số 22/NQ-TU ngày 08/6/2022 ban hành bởi Tỉnh ủy An Hòa về chuyển đổi số.", [("Nghị quyết", "22/NQ-TU", "2022-06-08", "Tỉnh ủy An Hòa")]),
    ("Nghị quyết số 22/NQ-TU ngày 08/6/2022 ban hành cùng Tỉnh ủy An Hòa về chuyển đổi số.", [("Nghị quyết", "22/NQ-TU", "2022-06-08", None)]),
    ("Xét đề nghị của Trưởng phòng Nội vụ, tại Tờ trình số 28/TTr-NV;", [("Tờ trình", "28/TTr-NV", None, "Trưởng phòng Nội vụ")]),
    # Lines broken beside the number.
    ("Hôm qua Sở Nội vụ ban hành\nKế hoạch số 5/KH-SNV về thi đua.", [("Kế hoạch", "5/KH-SNV", None, "Sở Nội vụ")]),
    ("Hôm qua Sở Nội vụ tổng kết.\nKế hoạch số 5/KH-SNV được giao.", [("Kế hoạch", "5/KH-SNV", None, None)]),
    ("Thực hiện Nghị quyết số 15/NQ-CP ngày 5/3/2024\ncủa Chính phủ về phát triển.", [("Nghị quyết", "15/NQ-CP", "2024-03-05", "Chính phủ")]),
    # A day behind a title that names other instruments belongs to the one whose year and body it fits.
    ("Thông tư số 3/2018/TT-BGTVT kiểm tra ô tô thuộc đối tượng của Nghị định số 116/2017/NĐ-CP ngày 10/01/2018 của Bộ Giao thông vận tải.", [("Thông tư", "3/2018/TT-BGTVT", "2018-01-10", "Bộ Giao thông vận tải"), ("Nghị định", "116/2017/NĐ-CP", None, None)]),
    ("Luật số 46/2014/QH13 sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế ngày 13/06/2014 của Quốc hội.", [("Luật", "46/2014/QH13", "2014-06-13", "Quốc hội"), ("Luật", "Luật Bảo hiểm y tế", None, None)]),
    ("Luật số 46/2014/QH13 sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế ngày 14/11/2008 của Quốc hội.", [("Luật", "46/2014/QH13", None, None), ("Luật", "Luật Bảo hiểm y tế", "2008-11-14", "Quốc hội")]),
    ("Điều 1 Nghị định số 22/2012/NĐ-CP quy định về đấu giá ban hành ngày 26/03/2012; Điều 2.", [("Nghị định", "22/2012/NĐ-CP", "2012-03-26", None)]),
    ("Điều 1 Nghị định số 22/2012/NĐ-CP quy định về đấu giá được bãi bỏ bởi văn bản ban hành ngày 26/03/2015.", [("Nghị định", "22/2012/NĐ-CP", None, None)]),
    ("(Điều 1 Quyết định số 30/2019/QĐ-TTg. Quy chế quản lý Chương trình Thương hiệu. ngày 08/10/2019 của Thủ tướng Chính phủ)", [("Quyết định", "30/2019/QĐ-TTg", "2019-10-08", "Thủ tướng Chính phủ")]),
    ("Thực hiện Quyết định số 30/2019/QĐ-TTg. Hội nghị ngày 08/10/2019 của Thủ tướng Chính phủ.", [("Quyết định", "30/2019/QĐ-TTg", None, None)]),
    # Codes in place of type words; the base law's number behind an amending law.
    ("Theo QĐ số 15/QĐ-UBND ngày 5/3/2024 của UBND TP Huế; NQ15-NQ/TW.", [("Quyết định", "15/QĐ-UBND", "2024-03-05", "UBND TP Huế"), ("Nghị quyết", "15-NQ/TW", None, None)]),
    ("Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Di sản văn hóa số 28/2001/QH10.", [("Luật", "Luật sửa đổi, bổ sung một số điều của Luật Di sản văn hóa", None, "Quốc hội"), ("Luật", "28/2001/QH10", None, None)]),
    ("Theo Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng số 39/2013/QH13 ngày 16/11/2013.", [("Luật", "39/2013/QH13", "2013-11-16", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_citations(kit: Kit, text: str, expected: list[Row]) -> None:
    assert [row(citation) for citation in cited(kit, text)] == expected


def test_short_form_joins_the_full_one(kit: Kit) -> None:
    text = "Nghị quyết số 15-NQ/TW ngày 05/5/2022 của Bộ Chính trị rất quan trọng. Sau hai năm, Nghị quyết 15 đã vào cuộc sống."
    (citation,) = cited(kit, text)
    assert [text[span.start : span.end] for span in citation.evidence.spans] == [
        "Nghị quyết số 15-NQ/TW",
        "Nghị quyết 15",
    ]
    assert not citation.short


def test_a_conclusion_made_known_is_called_a_conclusion(kit: Kit) -> None:
    text = "Thông báo kết luận số 88-KL/TW của Bộ Chính trị (viết tắt là Kết luận 88 của Bộ Chính trị)."
    assert [citation.short for citation in cited(kit, text)] == [False]
    assert len(cited(kit, text.replace("là Kết luận", "là Nghị quyết"))) == 2


def test_same_number_of_another_day_is_another_instrument(kit: Kit) -> None:
    text = (
        "Chương trình số 06-CTr/TU ngày 29/6/2016 của Thành ủy Hà Nội. "
        "Nay thực hiện Chương trình số 06-CTr/TU ngày 17/3/2021 của Thành ủy Hà Nội."
    )
    assert [citation.issued for citation in cited(kit, text)] == ["2016-06-29", "2021-03-17"]


def test_same_number_of_another_province_is_another_instrument(kit: Kit) -> None:
    text = "Kế hoạch số 99/KH-UBND của UBND tỉnh Nghệ An và Kế hoạch số 99/KH-UBND của UBND tỉnh Hà Tĩnh."
    assert [citation.issuer for citation in cited(kit, text)] == ["UBND tỉnh Nghệ An", "UBND tỉnh Hà Tĩnh"]


def test_part_of_a_name_is_read_from_before(kit: Kit) -> None:
    text = (
        "Hội nghị do Sở Văn hóa và Thể thao tổ chức. Sở đã ban hành Quyết định số 12/QĐ-SVHTT về cụm thi đua."
    )
    assert [citation.issuer for citation in cited(kit, text)] == ["Sở Văn hóa và Thể thao"]


def test_every_span_cuts_its_quote(kit: Kit) -> None:
    for text, _ in CASES:
        for citation in cited(kit, text):
            evidence = citation.evidence
            assert text[evidence.start : evidence.end] == evidence.quote
            assert any((span.start, span.end) == (evidence.start, evidence.end) for span in evidence.spans)
