"""Relations: who acts on whom, in official papers and in news."""

from __future__ import annotations

import pytest

from extractors.contract import to_json
from extractors.document import Block, Context, Document, Zone, plain_document
from extractors.extract import extract
from extractors.kit import Kit

Edge = tuple[str, str, str]


def edges(kit: Kit, document: Document) -> set[Edge]:
    facts = extract(document, Context("test"), kit)
    rows = to_json("test", document, facts)["relations"]
    return {(row["from"], row["type"], row["to"]) for row in rows}


def paper(*lines: str) -> Document:
    """A decision with a header, then the lines."""
    head = ["UBND TỈNH AN HÒA", "Số: 20/QĐ-UBND", "An Hòa, ngày 02 tháng 02 năm 2024"]
    text = "\n".join([*head, *lines])
    plain = plain_document(text)
    blocks = tuple(
        Block(Zone.HEADER if place < len(head) else Zone.BODY, block.start, block.end, block.origin)
        for place, block in enumerate(plain.blocks)
    )
    return Document(text=text, blocks=blocks, format="text")


NEWS = [
    (
        "Thành ủy ban hành Chương trình hành động số 16-CTr/TU ngày 26/8/2022 thực hiện Nghị quyết số 15-NQ/TW của Bộ Chính trị.",
        {("16-CTr/TU", "implements", "15-NQ/TW")},
    ),
    (
        "Thực hiện Hướng dẫn số 63-HD/BTGTW ngày 21/6/2022 của Ban Tuyên giáo Trung ương, Ban Tuyên giáo Thành ủy đã ban hành "
        "Hướng dẫn số 62-HD/BTGTU ngày 27/6/2022. Theo đó, các cơ quan báo chí mở chuyên mục.",
        {("62-HD/BTGTU", "implements", "63-HD/BTGTW")},
    ),
    (
        "UBND tỉnh vừa ban hành Kế hoạch số 50/KH-UBND về thi đua. Theo kế hoạch, các ngành tiếp tục thực hiện Chương trình "
        "số 08-CTr/TU của Tỉnh ủy; phát động phong trào theo Kế hoạch số 12/KH-UBND.",
        {("50/KH-UBND", "implements", "08-CTr/TU"), ("50/KH-UBND", "according_to", "12/KH-UBND")},
    ),
    (
        "Thực hiện Hướng dẫn số 57-HD/BTGTW của Ban Tuyên giáo Trung ương, Ban Tuyên giáo Thành ủy Hà Nội đã ban hành hướng dẫn "
        "tuyên truyền trên địa bàn (Hướng dẫn số 52-HD/BTGTU ngày 06/02/2018).",
        {("52-HD/BTGTU", "implements", "57-HD/BTGTW")},
    ),
    (
        "Bộ Tài chính ban hành Thông tư số 9/2016/TT-BTC về kinh phí. Thông tư số 58/2011/TT-BTC ngày 11/5/2011 và Thông tư "
        "số 53/2012/TT-BTC hết hiệu lực thi hành kể từ ngày Thông tư số 9/2016/TT-BTC có hiệu lực.",
        {("9/2016/TT-BTC", "repeals", "58/2011/TT-BTC"), ("9/2016/TT-BTC", "repeals", "53/2012/TT-BTC")},
    ),
    ("Thời gian qua, huyện đã thực hiện tốt Nghị quyết số 15-NQ/TW.", set()),
    # Nothing carries out what came after it.
    (
        "Các cấp ủy quán triệt Kết luận số 10-KL/TW của Ban Bí thư, Kế hoạch số 25-KH/TU ngày 30/11/2016 của Tỉnh ủy thực hiện "
        "Kết luận số 10-KL/TW và Kết luận số 11-KL/TU ngày 14/8/2017 của Tỉnh ủy về dư luận xã hội.",
        {("25-KH/TU", "implements", "10-KL/TW")},
    ),
    (
        "Các cấp ủy quán triệt Kết luận số 10-KL/TW của Ban Bí thư, Kế hoạch số 25-KH/TU ngày 30/11/2016 của Tỉnh ủy thực hiện "
        "Kết luận số 10-KL/TW và Kết luận số 11-KL/TU ngày 14/8/2015 của Tỉnh ủy về dư luận xã hội.",
        {("25-KH/TU", "implements", "10-KL/TW"), ("25-KH/TU", "implements", "11-KL/TU")},
    ),
    (
        "UBND tỉnh vừa ban hành Kế hoạch số 61/KH-UBND về chuyển đổi số. Kế hoạch cụ thể hóa Nghị quyết số 57-NQ/TW của "
        "Bộ Chính trị và thực hiện Kế hoạch số 204/KH-UBND của UBND tỉnh.",
        {("61/KH-UBND", "implements", "57-NQ/TW"), ("61/KH-UBND", "implements", "204/KH-UBND")},
    ),
    # A type alone at the head of a sentence is the paper named last; a title in the middle of one is not.
    (
        "Tỉnh đoàn đã có Kế hoạch số 18-KH/TĐTN về chiến dịch hè. Kế hoạch triển khai Hướng dẫn số 62-HD/TWĐTN.",
        {("18-KH/TĐTN", "implements", "62-HD/TWĐTN")},
    ),
    (
        "Tỉnh đoàn đã có Kế hoạch số 18-KH/TĐTN về chiến dịch hè. Các huyện học tập, triển khai Hướng dẫn số 62-HD/TWĐTN.",
        set(),
    ),
    (
        "UBND tỉnh vừa ban hành Quyết định số 90/QĐ-UBND về việc lập các khối, thay thế Quyết định số 15/QĐ-UBND và bãi bỏ "
        "Công văn số 4/SNV-TĐKT.",
        {("90/QĐ-UBND", "replaces", "15/QĐ-UBND"), ("90/QĐ-UBND", "repeals", "4/SNV-TĐKT")},
    ),
    (
        "Bộ trưởng Bộ Nội vụ ký ban hành Thông tư số 4/2022/TT-BNV, thay thế Thông tư số 5/2015/TT-BNV.",
        {("4/2022/TT-BNV", "replaces", "5/2015/TT-BNV")},
    ),
    # What opens a sentence acts in its later clauses too, unless another does.
    (
        "Thông tư số 9/2017/TT-BTC có hiệu lực từ ngày 30/3/2017, thay thế Thông tư số 5/2013/TT-BTC.",
        {("9/2017/TT-BTC", "replaces", "5/2013/TT-BTC")},
    ),
    ("Thông tư số 9/2017/TT-BTC có hiệu lực từ ngày 30/3/2017, Sở đề nghị thay thế Thông tư số 5/2013/TT-BTC.", set()),
    (
        "Kể từ ngày Thông tư số 9/2017/TT-BTC có hiệu lực, Thông tư số 5/2013/TT-BTC hết hiệu lực.",
        {("9/2017/TT-BTC", "repeals", "5/2013/TT-BTC")},
    ),
    (
        "Tỉnh đoàn đã có Kế hoạch số 18-KH/TĐTN. Kế hoạch triển khai Hướng dẫn số 62-HD/TWĐTN ngày 05/5/2016 của Ban Bí thư "
        "Trung ương Đoàn, đồng thời thực hiện Công văn số 2204-CV/TU của Tỉnh ủy.",
        {("18-KH/TĐTN", "implements", "62-HD/TWĐTN"), ("18-KH/TĐTN", "implements", "2204-CV/TU")},
    ),
    # What is only drafted or proposed changes nothing.
    ("UBND tỉnh vừa ban hành Kế hoạch số 9/KH-UBND. Sở kiến nghị Bộ Nội vụ sửa đổi Thông tư số 5/2015/TT-BNV.",
     {("9/KH-UBND", "cites", "5/2015/TT-BNV")}),
]  # fmt: skip

PAPERS = [
    (["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"], {("self", "pursuant_to", "Luật Thi đua, khen thưởng")}),
    (
        ["Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng;"],
        {("self", "pursuant_to", "98/2023/NĐ-CP"), ("98/2023/NĐ-CP", "guides", "Luật Thi đua, khen thưởng")},
    ),
    (
        ["- Căn cứ Quy chế hoạt động của Ban Chấp hành ban hành kèm theo Quyết định số 84-QĐ/TWĐTN ngày 22/02/2013;"],
        {("self", "pursuant_to", "84-QĐ/TWĐTN")},
    ),
    (["Quyết định này thay thế Quyết định số 11/QĐ-UBND ngày 03/3/2020."], {("self", "replaces", "11/QĐ-UBND")}),
    (["Sửa đổi, bổ sung một số điều của Quyết định số 5/2019/QĐ-UBND."], {("self", "amends", "5/2019/QĐ-UBND")}),
    (["Bãi bỏ khoản 2 Điều 3 Quyết định số 5/2019/QĐ-UBND."], {("self", "amends", "5/2019/QĐ-UBND")}),
    (
        ["1. Quyết định số 44/2024/QĐ-UBND ngày 31/10/2024 ban hành Quy định về giá; Quyết định số 35/2024/QĐ-UBND ngày 20/12/2024 "
         "hết hiệu lực kể từ ngày Quyết định này có hiệu lực."],
        {("self", "repeals", "44/2024/QĐ-UBND"), ("self", "repeals", "35/2024/QĐ-UBND")},
    ),
    (
        ["Căn cứ Quyết định số 7/QĐ-UBND đã được sửa đổi, bổ sung bởi Quyết định số 9/QĐ-UBND;"],
        {("self", "pursuant_to", "7/QĐ-UBND"), ("9/QĐ-UBND", "amends", "7/QĐ-UBND")},
    ),
    (["Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 14/TTr-SNV;"], {("self", "according_to", "14/TTr-SNV")}),
    (
        ["Xét đề nghị của Trưởng phòng Nội vụ, tại Tờ trình số 28/TTr-NV và báo cáo thẩm định của Phòng Tư pháp tại văn bản số "
         "23/BC-TP ngày 20/01/2024,"],
        {("self", "according_to", "28/TTr-NV"), ("self", "according_to", "23/BC-TP")},
    ),
    # What a paper in the recitals issues carries something out by its own title.
    (
        ["Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2023 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW;"],
        {("self", "pursuant_to", "71/NQ-CP"), ("71/NQ-CP", "implements", "57-NQ/TW")},
    ),
    (
        ["Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2023 của Chính phủ, UBND tỉnh ban hành Kế hoạch thực hiện Nghị quyết số 57-NQ/TW."],
        {("self", "pursuant_to", "71/NQ-CP"), ("self", "implements", "57-NQ/TW")},
    ),
    # A change told without saying who makes it is the paper's own.
    (
        ["Điều 1. Nghị định số 4/2019/NĐ-CP ngày 02/3/2019 của Chính phủ về phí được sửa đổi, bổ sung như sau:"],
        {("self", "amends", "4/2019/NĐ-CP")},
    ),
    (["2. Khoản 2 Điều 5 Nghị định số 4/2019/NĐ-CP được thay thế như sau:"], {("self", "amends", "4/2019/NĐ-CP")}),
    (["Nghị định số 4/2019/NĐ-CP được ban hành như sau một năm lấy ý kiến."], set()),
    (
        ["Kể từ ngày Quyết định này có hiệu lực thi hành, Quyết định số 4/2019/QĐ-UBND ngày 02/3/2019 hết hiệu lực."],
        {("self", "repeals", "4/2019/QĐ-UBND")},
    ),
    (
        ["Các Quyết định số 4/2019/QĐ-UBND ngày 02/3/2019, số 5/2020/QĐ-UBND hết hiệu lực."],
        {("self", "repeals", "4/2019/QĐ-UBND"), ("self", "repeals", "5/2020/QĐ-UBND")},
    ),
    (["Quyết định số 4/2019/QĐ-UBND, thẻ số 5/2020/QĐ-UBND hết hiệu lực."], {("self", "repeals", "4/2019/QĐ-UBND")}),
    (
        ["Đính chính sai sót tại Phụ lục ban hành kèm theo Quyết định số 4/2019/QĐ-UBND."],
        {("self", "corrects", "4/2019/QĐ-UBND")},
    ),
    (["Kể từ ngày Quyết định số 4/2019/QĐ-UBND có hiệu lực, thẻ cũ hết hiệu lực."], set()),
    (["Căn cứ kết luận của Chủ tịch UBND tỉnh tại Thông báo số 6/TB-UBND;"], {("self", "pursuant_to", "6/TB-UBND")}),
    (["Việc thu được ban hành theo Điều 5 Luật Thư viện."], {("self", "according_to", "Luật Thư viện")}),
    (["Căn cứ tình hình thực tế, các sở báo cáo tại Công văn số 6/SNV-TH."], set()),
    (
        ["Thực hiện các nhiệm vụ được Thủ tướng Chính phủ giao tại Chỉ thị số 6/CT-TTg, UBND tỉnh yêu cầu:"],
        {("self", "implements", "6/CT-TTg")},
    ),
    (
        ["Thay thế Phụ lục I ban hành kèm theo Thông tư số 6/2019/TT-BTC bằng Phụ lục của Thông tư này."],
        {("self", "amends", "6/2019/TT-BTC")},
    ),
    (
        ["Căn cứ Luật Đất đai số 31/2024/QH15; được sửa đổi, bổ sung một số điều bởi các Luật số 43/2024/QH15, số 47/2024/QH15;"],
        {
            ("self", "pursuant_to", "31/2024/QH15"), ("43/2024/QH15", "amends", "31/2024/QH15"),
            ("47/2024/QH15", "amends", "31/2024/QH15"),
        },
    ),
    # No decree amends a law: it amends the decree that the law is named with.
    (
        ["Căn cứ Nghị định số 4/2019/NĐ-CP quy định chi tiết Luật Thư viện đã được sửa đổi, bổ sung bằng Nghị định số 5/2021/NĐ-CP;"],
        {
            ("self", "pursuant_to", "4/2019/NĐ-CP"), ("4/2019/NĐ-CP", "guides", "Luật Thư viện"),
            ("5/2021/NĐ-CP", "amends", "4/2019/NĐ-CP"),
        },
    ),
    (["Luật Thư viện số 6/2019/QH14 được sửa đổi theo Luật số 5/2021/QH15."], {("5/2021/QH15", "amends", "6/2019/QH14")}),
    (
        ["Việc thu thực hiện theo quy định của pháp luật về thuế và Nghị định số 6/2019/NĐ-CP."],
        {("self", "according_to", "6/2019/NĐ-CP")},
    ),
    (["Việc thu theo quy định của pháp luật. Các sở đọc Nghị định số 6/2019/NĐ-CP."], set()),
    (
        ["Sửa đổi Quy chế ban hành kèm theo Quyết định số 72/2010/QĐ-UBND ngày 15/11/2010."],
        {("self", "amends", "72/2010/QĐ-UBND")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news(kit: Kit, text: str, expected: set[Edge]) -> None:
    assert edges(kit, plain_document(text)) == expected


@pytest.mark.parametrize(("lines", "expected"), PAPERS)
def test_official_papers(kit: Kit, lines: list[str], expected: set[Edge]) -> None:
    found = edges(kit, paper(*lines))
    assert {edge for edge in found if edge[1] != "cites"} == expected


def test_a_paper_cites_what_it_only_names(kit: Kit) -> None:
    assert edges(kit, paper("Báo cáo số 15/BC-SNV cho thấy kết quả.")) == {("self", "cites", "15/BC-SNV")}


def test_what_news_reports_is_not_its_own_text(kit: Kit) -> None:
    text, _ = NEWS[0]
    document = plain_document(text)
    (relation,) = extract(document, Context("test"), kit).relations
    assert relation.reported
    assert relation.evidence.quote == text[relation.evidence.start : relation.evidence.end]


def test_own_number_is_no_citation(kit: Kit) -> None:
    document = paper("(Kèm theo Quyết định số 20/QĐ-UBND ngày 02/02/2024)")
    facts = extract(document, Context("test"), kit)
    assert facts.itself is not None
    assert facts.itself.number == "20/QĐ-UBND"
    assert facts.citations == ()


LISTS = [
    (
        ("Điều 1. Bãi bỏ toàn bộ các văn bản sau đây:", "1. Nghị định số 40-CP;", "2. Các Nghị định số 09/2001/NĐ-CP."),
        {("20/QĐ-UBND", "repeals", "40-CP"), ("20/QĐ-UBND", "repeals", "09/2001/NĐ-CP")},
    ),
    # The list ends where a line is no item, and an item that names an instrument later is not of it.
    (
        ("Thực hiện các văn bản sau:", "- Kế hoạch số 5/KH-BNV;", "- Trồng cây, xem Công văn số 6/SNN-LN;", "Kế hoạch số 7/KH-BTC."),
        {("20/QĐ-UBND", "implements", "5/KH-BNV")},
    ),
    (
        ("Việc chấm điểm theo Quy chế thi đua ban hành kèm theo Quyết định số 9/QĐ-BNV.",),
        {("20/QĐ-UBND", "according_to", "9/QĐ-BNV")},
    ),
    (
        ("Căn cứ", "- Điều 100 Luật Đất đai năm 2024;", "- Khoản 2 Điều 20 Nghị định số 4/2014/NĐ-CP;"),
        {("20/QĐ-UBND", "pursuant_to", "Luật Đất đai"), ("20/QĐ-UBND", "pursuant_to", "4/2014/NĐ-CP")},
    ),
    (
        ("Bãi bỏ một phần các văn bản sau đây:", "1. Khoản 5 Điều 4 Nghị định số 21/2005/NĐ-CP."),
        {("20/QĐ-UBND", "amends", "21/2005/NĐ-CP")},
    ),
    (
        ("Các quyết định sau hết hiệu lực kể từ ngày ký: Quyết định số 1/QĐ-UBND; Quyết định số 2/QĐ-UBND.",),
        {("20/QĐ-UBND", "repeals", "1/QĐ-UBND"), ("20/QĐ-UBND", "repeals", "2/QĐ-UBND")},
    ),
    (
        ("Bãi bỏ Quyết định số 1/QĐ-UBND và khoản 2 Điều 1 Quyết định số 2/QĐ-UBND.",),
        {("20/QĐ-UBND", "repeals", "1/QĐ-UBND"), ("20/QĐ-UBND", "amends", "2/QĐ-UBND")},
    ),
    (
        ("Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX và Kế hoạch số 5/KH-BNV, các sở trồng cây.",),
        {("20/QĐ-UBND", "implements", "5/KH-BNV")},
    ),
    (
        ("Thực hiện Kế hoạch số 5/KH-BNV (sau đây gọi tắt là Kế hoạch 5); Kế hoạch số 6/KH-BTC, các sở trồng cây.",),
        {("20/QĐ-UBND", "implements", "5/KH-BNV"), ("20/QĐ-UBND", "implements", "6/KH-BTC")},
    ),
    (
        ("Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại Điều 3 Quyết định số 9/QĐ-BNV.",),
        {("20/QĐ-UBND", "amends", "9/QĐ-BNV")},
    ),
    (
        ("Bãi bỏ khoản 2 Điều 1 Quyết định số 2/QĐ-UBND và Quyết định số 1/QĐ-UBND.",),
        {("20/QĐ-UBND", "amends", "2/QĐ-UBND"), ("20/QĐ-UBND", "repeals", "1/QĐ-UBND")},
    ),
    (
        ("Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 5/TTr-SYT và Giám đốc Sở Nội vụ tại Tờ trình số 6/TTr-SNV;",),
        {("20/QĐ-UBND", "according_to", "5/TTr-SYT"), ("20/QĐ-UBND", "according_to", "6/TTr-SNV")},
    ),
    (
        ("Khai báo theo đúng các trường thông tin tại Quyết định số 9/QĐ-BNV.",),
        {("20/QĐ-UBND", "according_to", "9/QĐ-BNV")},
    ),
    (
        ("Thực hiện Nghị định số 30/2020/NĐ-CP. Các sở lập hồ sơ theo khoản 1 Điều 9 Nghị định trên.",),
        {("20/QĐ-UBND", "implements", "30/2020/NĐ-CP"), ("20/QĐ-UBND", "according_to", "30/2020/NĐ-CP")},
    ),
    (("Quyết định này thay cho Quyết định số 9/QĐ-BNV.",), {("20/QĐ-UBND", "replaces", "9/QĐ-BNV")}),
    (("Quyết định số 9/QĐ-BNV không còn hiệu lực.",), {("20/QĐ-UBND", "repeals", "9/QĐ-BNV")}),
    (("Khoản 3 Điều 7 Quyết định số 9/QĐ-BNV hết hiệu lực.",), {("20/QĐ-UBND", "amends", "9/QĐ-BNV")}),
    (
        ("Thực hiện Kế hoạch số 5/KH-BNV; các sở chấm điểm theo Kế hoạch số 5/KH-BNV.",),
        {("20/QĐ-UBND", "implements", "5/KH-BNV"), ("20/QĐ-UBND", "according_to", "5/KH-BNV")},
    ),
    # After a bracket the list goes on; what stands in it amends its neighbour alone.
    (
        ("Căn cứ Nghị định số 1/2008/NĐ-CP (được sửa đổi bởi Nghị định số 7/2009/NĐ-CP) và Nghị định số 8/2008/NĐ-CP;",),
        {
            ("20/QĐ-UBND", "pursuant_to", "1/2008/NĐ-CP"), ("7/2009/NĐ-CP", "amends", "1/2008/NĐ-CP"),
            ("20/QĐ-UBND", "pursuant_to", "8/2008/NĐ-CP"),
        },
    ),
    (
        ("Theo Nghị định số 1/2008/NĐ-CP (sửa đổi, bổ sung bởi Nghị định số 7/2009/NĐ-CP).",),
        {("20/QĐ-UBND", "according_to", "1/2008/NĐ-CP"), ("7/2009/NĐ-CP", "amends", "1/2008/NĐ-CP")},
    ),
    # Who was amended stands elsewhere: the amending paper is not amended by this one.
    (("Mức chi được sửa đổi, bổ sung bởi Nghị định số 7/2009/NĐ-CP.",), set()),
    (
        ("Điều 7. Tổ chức thực hiện", "1. Quyết định này thay thế Quyết định số 2/QĐ-BNV quy định mức thu và Quyết định số 3/QĐ-BNV."),
        {("20/QĐ-UBND", "replaces", "2/QĐ-BNV"), ("20/QĐ-UBND", "replaces", "3/QĐ-BNV")},
    ),
    (
        ("Triển khai Kế hoạch số 5/KH-BNV và Quy chế thi đua ban hành kèm theo Quyết định số 9/QĐ-BNV.",),
        {("20/QĐ-UBND", "implements", "5/KH-BNV"), ("20/QĐ-UBND", "implements", "9/QĐ-BNV")},
    ),
    # Items without marks go on below a colon; the law in force is not what a rule is set by.
    (
        ("Luật Thư viện số 6/2019/QH14 được sửa đổi, bổ sung bởi:", "Luật số 8/2020/QH14;", "Luật số 9/2021/QH15.", "Luật số 7/2018/QH14 khác."),
        {("8/2020/QH14", "amends", "6/2019/QH14"), ("9/2021/QH15", "amends", "6/2019/QH14")},
    ),
    (
        ("Từ ngày Luật số 8/2020/QH14 có hiệu lực thi hành theo quy định tại Nghị định số 9/2021/NĐ-CP.",),
        {("20/QĐ-UBND", "according_to", "9/2021/NĐ-CP")},
    ),
    (("Tỉnh không phải thực hiện khoản 1 Điều 2 Quyết định số 9/QĐ-BNV.",), set()),
    (("Từ khi Quyết định này có hiệu lực thi hành Quyết định số 9/QĐ-BNV cũng được áp dụng.",), set()),
    (
        ("Sở Nội vụ rà soát, sửa đổi Quyết định số 9/QĐ-BNV; bãi bỏ Quyết định số 8/QĐ-BNV.",),
        {("20/QĐ-UBND", "repeals", "8/QĐ-BNV")},
    ),
    (
        ("(Kèm theo Quyết định số 9/QĐ-BNV)", "Đọc Quy chế thi đua ban hành kèm theo Quyết định số 8/QĐ-BNV."),
        {("20/QĐ-UBND", "issued_with", "9/QĐ-BNV")},
    ),
    # Groups within a list, each with a level of items; an article after it opens none.
    (
        (
            "Điều 1. Bãi bỏ hiệu lực thi hành của các văn bản quy phạm pháp luật sau:", "1. Trong lĩnh vực điện:",
            "a) Quyết định số 1/QĐ-BCN;", "2. Trong lĩnh vực hóa chất:", "- Điều 5 Thông tư số 2/TT-BCT;",
            "3. Thông tư số 3/TT-BCT.", "Điều 2. Trách nhiệm", "1. Quyết định số 4/QĐ-BCT do Cục tham mưu.",
        ),
        {("20/QĐ-UBND", "repeals", "1/QĐ-BCN"), ("20/QĐ-UBND", "amends", "2/TT-BCT"), ("20/QĐ-UBND", "repeals", "3/TT-BCT")},
    ),
    # An item of the kind that the leading line itself is ends its list.
    (
        ("1. Các văn bản sau đây hết hiệu lực:", "a) Số 1/2004/TT-BTC ngày 5/3/2004;", "2. Thông tư số 2/TT-BTC còn hiệu lực."),
        {("20/QĐ-UBND", "repeals", "1/2004/TT-BTC")},
    ),
    (
        ("I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", "- Nghị quyết số 1/NQ-CP;", "II. MỤC TIÊU", "- Kế hoạch số 2/KH-BNV nêu 95%."),
        {("20/QĐ-UBND", "pursuant_to", "1/NQ-CP")},
    ),
    (
        (
            "Điều 1. Bãi bỏ 03 văn bản (Phụ lục kèm theo).", "Điều 2. Kế hoạch số 9/KH-BNV còn hiệu lực.", "PHỤ LỤC",
            "1 | Thông tư | Số 1/2008/TT-BKH ngày 2/2/2008 | Ban hành Quy định", "2 | Quyết định số 2/QĐ-BKH | Về kỹ thuật",
            "VĂN BẢN BÃI BỎ MỘT PHẦN", "1. Điều 3 Quyết định số 3/QĐ-BKH.",
        ),
        {
            ("20/QĐ-UBND", "repeals", "1/2008/TT-BKH"), ("20/QĐ-UBND", "repeals", "2/QĐ-BKH"),
            ("20/QĐ-UBND", "amends", "3/QĐ-BKH"),
        },
    ),
    (
        ("Bãi bỏ các quy định sau: Điểm a khoản 2 Điều 4 Thông tư số 1/TT-BTC; Thông tư số 2/TT-BTC.",),
        {("20/QĐ-UBND", "amends", "1/TT-BTC"), ("20/QĐ-UBND", "repeals", "2/TT-BTC")},
    ),
    (
        ("Quyết định này thay thế Thông tư số 1/TT-BTC ngày 3/4/2017, các quy định tại Điều 5 Thông tư số 2/TT-BTC.",),
        {("20/QĐ-UBND", "replaces", "1/TT-BTC"), ("20/QĐ-UBND", "amends", "2/TT-BTC")},
    ),
    # C goes on with A by its type; B, of another, is what A carries out.
    (
        ("Thực hiện Kế hoạch số 5/KH-BNV về triển khai Nghị quyết số 7/NQ-CP, Kế hoạch số 6/KH-BTC, các sở trồng cây.",),
        {
            ("20/QĐ-UBND", "implements", "5/KH-BNV"), ("5/KH-BNV", "implements", "7/NQ-CP"),
            ("20/QĐ-UBND", "implements", "6/KH-BTC"),
        },
    ),
    (
        ("Giao Sở trình Nghị định thay thế Nghị định số 1/2017/NĐ-CP và thông tư sửa đổi Thông tư số 2/2019/TT-BNV.",),
        {("20/QĐ-UBND", "replaces", "1/2017/NĐ-CP"), ("20/QĐ-UBND", "amends", "2/2019/TT-BNV")},
    ),
    (("Thông tư số 1/TT-BTC hết hiệu lực đối với Điều 3.",), {("20/QĐ-UBND", "amends", "1/TT-BTC")}),
    (
        ("Những nội dung của Thông tư số 1/TT-BTC trái với Quyết định này đều bãi bỏ.", "Tỉnh đều theo Thông tư số 2/TT-BTC."),
        {("20/QĐ-UBND", "amends", "1/TT-BTC"), ("20/QĐ-UBND", "according_to", "2/TT-BTC")},
    ),
    # A name is no verb that begins a clause.
    (
        ("Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 5/TTr-SYT và Giám đốc Sở Xây dựng tại Tờ trình số 6/TTr-SXD;",),
        {("20/QĐ-UBND", "according_to", "5/TTr-SYT"), ("20/QĐ-UBND", "according_to", "6/TTr-SXD")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), LISTS)
def test_a_cue_above_a_list_or_an_annex(lines: tuple[str, ...], expected: set[Edge], kit: Kit) -> None:
    found = {edge for edge in edges(kit, paper(*lines)) if edge[1] != "cites"}
    own = {("self" if end == "20/QĐ-UBND" else end, type_, to) for end, type_, to in expected}
    assert found == own


def test_a_part_repealed_is_partial(kit: Kit) -> None:
    document = paper("Điều 1. Bãi bỏ khoản 2 Điều 5 Quyết định số 9/QĐ-BNV và Quyết định số 8/QĐ-BNV.")
    rows = to_json("test", document, extract(document, Context("test"), kit))["relations"]
    assert ("9/QĐ-BNV", True) in {(row["to"], row["partial"]) for row in rows}


def test_a_part_of_each_in_a_list_is_partial(kit: Kit) -> None:
    document = paper("Sửa đổi, bổ sung một số điều của Quyết định số 5/QĐ-UBND và Quyết định số 6/QĐ-UBND.")
    facts = extract(document, Context("test"), kit)
    rows = [row for row in to_json("test", document, facts)["relations"] if row["type"] == "amends"]
    assert [(row["to"], row["partial"]) for row in rows] == [("5/QĐ-UBND", True), ("6/QĐ-UBND", True)]


GRADES = [
    ("Thực hiện Kế hoạch số 5/KH-BNV.", "certain"),
    # The target is a short form; who acts stands at a distance.
    ("Thực hiện Kế hoạch 5.", "doubtful"),
    ("Kế hoạch số 6/KH-BTC nhằm thực hiện Kế hoạch số 5/KH-BNV.", "certain"),
    ("Kế hoạch số 6/KH-BTC về trồng cây ven đường để thực hiện Kế hoạch số 5/KH-BNV.", "likely"),
]


@pytest.mark.parametrize(("text", "grade"), GRADES)
def test_an_edge_is_no_surer_than_its_ends(text: str, grade: str, kit: Kit) -> None:
    document = paper(text)
    rows = to_json("test", document, extract(document, Context("test"), kit))["relations"]
    assert [row["confidence"] for row in rows if row["type"] == "implements"] == [grade]


def test_a_consolidating_paper_speaks_for_what_it_consolidates(kit: Kit) -> None:
    text = (
        "Số: 11/VBHN-BTC\nNghị định số 5/2017/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 8/2019/NĐ-CP.\n"
        "Căn cứ Nghị quyết số 7/NQ-CP;\nNghị định này thay thế Nghị định số 1/2010/NĐ-CP."
    )
    blocks = plain_document(text).blocks
    headed = (Block(Zone.HEADER, blocks[0].start, blocks[0].end, blocks[0].origin), *blocks[1:])
    found = edges(kit, Document(text=text, blocks=headed, format="text"))
    base = "5/2017/NĐ-CP"
    assert {(base, "pursuant_to", "7/NQ-CP"), (base, "replaces", "1/2010/NĐ-CP")} < found


@pytest.mark.parametrize(("number", "consolidated"), [("11/VBHN-BTC", True), ("11/QĐ-BTC", False)])
def test_a_consolidating_paper(kit: Kit, number: str, *, consolidated: bool) -> None:
    lines = [
        "Nghị định số 5/2017/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 8/2019/NĐ-CP.",
        "Theo Nghị định số 1/2016/NĐ-CP (được sửa đổi bởi Nghị định số 2/2018/NĐ-CP).",
    ]
    document = paper(*lines)
    text = document.text.replace("20/QĐ-UBND", number)
    shift = len(text) - len(document.text)
    blocks = tuple(
        Block(block.zone, block.start + shift * (place > 1), block.end + shift * (place > 0), block.origin)
        for place, block in enumerate(document.blocks)
    )
    found = {
        edge
        for edge in edges(kit, Document(text=text, blocks=blocks, format="text"))
        if edge[1] == "consolidates"
    }
    own = {("self", "consolidates", "5/2017/NĐ-CP"), ("self", "consolidates", "8/2019/NĐ-CP")}
    assert found == (own if consolidated else set())
