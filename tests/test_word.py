"""Word files as they are printed: text, fields, changes, fonts, boxes, notes, tables."""

from __future__ import annotations

import pytest

from extractors.document import Document, Zone
from pipeline.parse import UnreadableError, parse
from tests.makers import word_xml as w
from tests.makers.blocks import assert_sound, texts

TCVN3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'


def read(body: str, strict: bool = False, **parts: str) -> Document:
    document = parse(w.word_file(body, strict, **parts), "a.docx")
    assert_sound(document)
    return document


def field(code: str, result: str) -> str:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, separate, end = (turn.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result if result.startswith('<') else w.run(result)}{end}"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (w.run("Số") + w.run("\u00a0282/KH-UBND"), "Số 282/KH-UBND"),
        (f"<w:ins>{w.run('đã thêm')}</w:ins><w:del><w:r><w:delText>đã bỏ</w:delText></w:r></w:del>", "đã thêm"),
        (f"<w:moveFrom>{w.run('ở đây')}</w:moveFrom><w:moveTo>{w.run('ở kia')}</w:moveTo>", "ở kia"),
        (w.run("Trang ") + field("PAGE", "3"), "Trang 3"),
        (field('IF 1 = 1 "có"', "kết quả"), "kết quả"),
        (field("REF a", field("PAGE", "2")) + w.run(" nữa"), "2 nữa"),
        (f'<w:fldSimple w:instr="DATE">{w.run("05/01/2026")}</w:fldSimple>', "05/01/2026"),
        (f'<w:hyperlink r:id="r9">{w.run("tại đây")}</w:hyperlink>', "tại đây"),
        (f"<w:smartTag><w:smartTag>{w.run('Hà Nội')}</w:smartTag></w:smartTag>", "Hà Nội"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{w.run('đã điền')}</w:sdtContent></w:sdt>", "đã điền"),
        (f"{w.run('Tên')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{w.run('Bấm')}</w:sdtContent></w:sdt>", "Tên"),
        ("<w:r><w:t>liên</w:t><w:noBreakHyphen/><w:t>tịch</w:t><w:softHyphen/><w:t>nữa</w:t></w:r>", "liên-tịchnữa"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:t xml:space="preserve"> mục</w:t></w:r>', "➢ mục"),
        (w.run("Ủy ban nhân dân", "<w:caps/>"), "ỦY BAN NHÂN DÂN"),
        (w.run("Kế hoạch", "<w:smallCaps/>"), "KẾ HOẠCH"),
        (w.run("Kế hoạch", '<w:caps w:val="0"/>'), "Kế hoạch"),
        (w.run("thấy") + w.run(" không thấy", "<w:vanish/>"), "thấy"),
        (w.run("QuyÕt ®Þnh cña", TCVN3), "Quyết định của"),
        (f"<w:r><w:rPr>{TCVN3}</w:rPr><w:t>th</w:t><w:softHyphen/><w:t>¬ng</w:t></w:r>", "thương"),
        (w.run("Ñoä", VNI) + w.run("c la", VNI) + w.run("äp", f"<w:b/>{VNI}"), "Độc lập"),
        (w.run("uû ban nh©n d©n", f"<w:caps/>{TCVN3}"), "UỶ BAN NHÂN DÂN"),
        ("<m:oMath><m:r><m:t>a = 5</m:t></m:r></m:oMath>", "a = 5"),
    ],
)  # fmt: skip
def test_a_paragraph_as_it_is_printed(runs: str, expected: str) -> None:
    assert read(w.paragraph(runs)).text == expected


STYLES = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{TCVN3}</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="N"/>'
    "<w:rPr><w:caps/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="U"><w:name w:val="u"/><w:rPr>'
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (w.paragraph("cña tØnh"), "của tỉnh"),
        (w.paragraph("cña tØnh", style="T"), "CỦA TỈNH"),
        (w.paragraph("Señor", style="U"), "Señor"),
        (w.paragraph(w.run("ra") + w.run(" kín", '<w:rStyle w:val="C"/>')), "ra"),
        (w.paragraph(w.run("ra") + w.run(" nữa", '<w:rStyle w:val="C"/><w:vanish w:val="0"/>')), "ra nữa"),
    ],
)
def test_styles_are_inherited(body: str, expected: str) -> None:
    assert read(body, styles=STYLES).text == expected


def test_old_codes_in_a_font_of_unicode_are_told_by_the_text() -> None:
    lines = ("Sè thuÕ ph¶i nép cña nhµ thÇu", "Tæng céng sè thuÕ ®· nép")
    assert read("".join(map(w.paragraph, lines))).text.split("\n") == [
        "Số thuế phải nộp của nhà thầu",
        "Tổng cộng số thuế đã nộp",
    ]


def box(inner: str) -> str:
    """A text box as Word keeps it: twice."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once() -> None:
    inner = w.paragraph(w.run("HỎA TỐC") + box(w.paragraph("trong hộp")))
    document = read(w.paragraph(box(inner) + w.run("Thân văn bản")))
    assert document.text.split("\n") == ["Thân văn bản", "HỎA TỐC", "trong hộp"]
    assert [block.origin.path for block in document.blocks][1:] == ["text box 1", "text box 2"]


def test_an_old_text_box_is_read_once() -> None:
    shape = f"<w:r><w:pict><v:textbox><w:txbxContent>{w.paragraph('MẬT')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert read(w.paragraph(shape)).text == "MẬT"


def test_notes_stand_behind_the_text_and_comments_outside() -> None:
    reference = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    body = w.paragraph(w.run("Theo Quyết định số 15") + reference.format("footnote", 7) + w.run("/QĐ-UBND."))
    body += w.paragraph(w.run("Hết.") + reference.format("endnote", 2) + reference.format("comment", 0))
    document = read(
        body,
        footnotes=f'<w:footnote w:id="7">{w.paragraph("Công báo số 5.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{w.paragraph("Nguồn:")}{w.paragraph("Sở Nội vụ.")}</w:endnote>',
        comments=f'<w:comment w:id="0">{w.paragraph("Xem lại")}</w:comment>',
    )
    assert document.text.split("\n")[0] == "Theo Quyết định số 15/QĐ-UBND."
    assert texts(document, Zone.NOTE) == ["Công báo số 5.", "Nguồn: Sở Nội vụ."]
    assert [block.origin.path for block in document.blocks][-2:] == ["footnote 1", "endnote 1"]
    assert [(one.text, one.reason) for one in document.furniture] == [("Xem lại", "comment")]


def test_page_headers_are_furniture_once() -> None:
    document = read(
        w.paragraph("Thân"), header=w.paragraph("Bản phát hành") * 2, footer=w.paragraph("Trang 1")
    )
    assert {(one.text, one.reason) for one in document.furniture} == {
        ("Bản phát hành", "page header"),
        ("Trang 1", "page footer"),
    }


def test_a_table_of_contents_is_furniture() -> None:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    start = turn.format("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + turn.format("separate")
    body = w.paragraph(start + w.run("I. MỤC ĐÍCH\t2")) + w.paragraph(w.run("II. YÊU CẦU\t3"))
    document = read(body + w.paragraph(turn.format("end")) + w.paragraph("I. MỤC ĐÍCH"))
    assert document.text == "I. MỤC ĐÍCH"
    assert [one.reason for one in document.furniture] == ["table of contents"] * 2


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert (
        read(w.paragraph("Kế hoạch số", mark) + w.paragraph(" 12/KH-UBND")).text == "Kế hoạch số 12/KH-UBND"
    )


def test_a_large_first_letter_belongs_to_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop"/>'
    assert read(w.paragraph("T", frame) + w.paragraph("hực hiện")).text == "Thực hiện"


def test_merged_nested_and_deleted_parts_of_tables() -> None:
    inner = w.table(w.row("trong 1", "trong 2"))
    document = read(
        w.table(
            w.row("TT", "Nhiệm vụ", "Thời gian", properties="<w:tblHeader/>"),
            w.row(w.cell("1", '<w:vMerge w:val="restart"/>'), w.cell("Chung", '<w:gridSpan w:val="2"/>')),
            w.row(w.cell("", "<w:vMerge/>"), w.cell(w.paragraph("Việc") + inner), w.cell("Quý I")),
            w.row("bỏ", "bỏ", "bỏ", properties="<w:del/>"),
            f"<w:sdt><w:sdtContent>{w.row('2', 'Khác', 'Quý II')}</w:sdtContent></w:sdt>",
        )
    )
    found = {
        document.text[block.start : block.end]: (block.cell.table, block.cell.row, block.cell.column)
        for block in document.blocks
        if block.cell
    }
    assert found["Chung"] == (1, 2, 2)
    assert found["Quý I"] == (1, 3, 3)
    assert found["trong 2"] == (2, 1, 2)
    assert found["Khác"] == (1, 4, 2)
    spans = {block.cell.row_span: block.cell.row for block in document.blocks if block.cell}
    assert spans[2] == 2
    assert [block.cell.header for block in document.blocks[:3] if block.cell] == [True] * 3
    assert "bỏ" not in document.text


def test_the_strict_form_of_the_standard() -> None:
    assert read(w.paragraph("Kế hoạch"), strict=True).text == "Kế hoạch"


def test_a_damaged_part_costs_only_what_it_holds() -> None:
    document = read(w.paragraph("Thân"), header="<w:p>")
    assert document.text == "Thân"
    assert document.warnings == ("the part word/header.xml is damaged; what it holds was left out",)


@pytest.mark.parametrize("element", ["smartTag", "ins"])
def test_deep_nesting_is_damage(element: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(w.word_file(w.paragraph(f"<w:{element}>" * 400 + f"</w:{element}>" * 400)), "a.docx")
    assert caught.value.kind == "broken"


def test_nested_tables_do_not_exhaust_the_stack() -> None:
    body = w.paragraph("Thân")
    for _ in range(60):
        body = w.table(w.row(w.cell(body)))
    assert parse(w.word_file(body + w.paragraph("Sau")), "a.docx").text == "Sau"


def test_a_file_of_its_own_has_no_menu() -> None:
    lines = (
        "PHỤ LỤC 3",
        "Danh sách tập thể",
        "Biểu mẫu báo cáo số liệu của các đơn vị",
        "Đơn vị báo cáo trước ngày 05 hằng tháng, theo mẫu dưới đây.",
    )
    assert read("".join(map(w.paragraph, lines))).text.split("\n") == list(lines)
