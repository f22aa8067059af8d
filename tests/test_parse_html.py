"""Web pages: title, day, body, furniture, XPaths, broken letters, tables, papers, listings."""

from __future__ import annotations

import html
import re

import lxml.html
import pytest

from extractors.document import Zone
from pipeline.parse import UnreadableError, parse
from pipeline.parse.clean import fold
from tests.makers import pages
from tests.makers.blocks import assert_sound, texts

_LINKED = '<script type="application/ld+json">%s</script>'


def read(data: bytes | str):
    document = parse(data if isinstance(data, bytes) else data.encode(), "https://songmay.example/tin")
    assert_sound(document)
    return document


def test_article():
    document = read(pages.page(pages.article()))
    assert document.format == "html"
    assert document.title == pages.TITLE
    assert document.published == "2025-03-14"
    assert texts(document, Zone.BODY) == [pages.FIRST, pages.SECOND]
    assert [byline.name for byline in document.bylines] == ["Lan Hương"]


def test_furniture_is_kept_with_reason_and_place():
    document = read(pages.page(pages.article()))
    for number in range(61, 67):
        assert f"{number}/KH-UBND" not in document.text
    kept = {piece.text: piece for piece in document.furniture}
    assert "Các tin khác" in kept
    assert kept["Trang chủ"].reason == "menu: id menu"
    assert kept["Trang chủ"].origin.path.endswith("/li[1]")
    assert "Hôm nay: 20/04/2025" in kept


def test_paths_resolve_to_elements_with_the_block_text():
    data = pages.page(pages.article(extra="<ul><li>Một là, thi đua<br>dạy tốt</li></ul>"))
    document = read(data)
    tree = lxml.html.document_fromstring(data)
    for block in document.blocks:
        (element,) = tree.xpath(block.origin.path)
        words = fold(document.text[block.start : block.end]).replace(" ", "")
        assert words in fold("".join(element.itertext())).replace(" ", "")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-14T09:30:00+07:00">', "2025-03-14"),
        ('<meta property="article:published_time" content="2025-03-13T18:30:00Z">', "2025-03-14"),
        (_LINKED % '{"@type":"NewsArticle","datePublished":"2025-03-14"}', "2025-03-14"),
        (_LINKED % '{"@graph":[{"@type":"Article","datePublished":"2025-03-14"}]}', "2025-03-14"),
        (_LINKED % "{broken", None),
        ('<meta itemprop="datePublished" content="0001-01-01">', None),
    ],
)
def test_day_from_the_head(head, day):
    assert read(pages.page(pages.article(stamp=""), head)).published == day


def test_author_from_the_head_where_the_text_names_none():
    body = pages.article().replace("Lan Hương", "")
    head = '<meta name="author" content="Minh Khuê">'
    (byline,) = read(pages.page(body, head)).bylines
    assert (byline.name, byline.start) == ("Minh Khuê", None)


def test_title_that_no_line_shows_comes_from_the_head():
    body = pages.article().replace(pages.TITLE, "")
    head = f'<meta property="og:title" content="{pages.TITLE} | Báo Sông Mây">'
    assert read(pages.page(body, head)).title == pages.TITLE


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (
            "Phograve;ng Văn hoacute;a tổ chức phong trào thi đua chào mừng",
            "Phòng Văn hóa tổ chức phong trào thi đua chào mừng",
        ),
        (
            "Ph&amp;ograve;ng Văn hóa tổ chức phong trào thi đua chào mừng",
            "Phòng Văn hóa tổ chức phong trào thi đua chào mừng",
        ),
        (
            "Sở TTamp;TT tổ chức phong trào thi đua chào mừng ngày lễ lớn",
            "Sở TT&TT tổ chức phong trào thi đua chào mừng ngày lễ lớn",
        ),
        (
            "UBND thagrave;nh phốnbsp;Sông Mây tổ chức phong trào thi đua",
            "UBND thành phố Sông Mây tổ chức phong trào thi đua",
        ),
        (
            "Số lượng x &amp;lt; 5 đơn vị; kết quả thi đua của từng khối; cụm",
            "Số lượng x < 5 đơn vị; kết quả thi đua của từng khối; cụm",
        ),
    ],
)
def test_torn_letters(torn, whole):
    document = read(pages.page(pages.article(extra=f"<p>{torn}</p>")))
    assert whole in texts(document, Zone.BODY)


def test_markup_escaped_into_text_is_read():
    markup = "<p>Khối trưởng là Trường Cao đẳng Nghề.</p><p>Khối phó là Trường Sư phạm.</p>"
    extra = f"<div>{html.escape(markup)}</div>"
    body = texts(read(pages.page(pages.article(extra=extra))), Zone.BODY)
    assert "Khối trưởng là Trường Cao đẳng Nghề." in body
    assert "Khối phó là Trường Sư phạm." in body


def test_breaks_part_paragraphs_but_not_sentences():
    extra = (
        "<div>Năm qua khối có bảy cờ.<br><br>Năm nay thêm hai.<br>Hội nghị do Trường Nghề<br>chủ trì.</div>"
    )
    body = texts(read(pages.page(pages.article(extra=extra))), Zone.BODY)
    assert body[2:5] == ["Năm qua khối có bảy cờ.", "Năm nay thêm hai.", "Hội nghị do Trường Nghề chủ trì."]


def test_table_cells_in_order():
    row = "<tr><td>1</td><td><p>Trường Nghề</p><p>(Khối trưởng)</p></td></tr>"
    extra = f"<table><tr><th>TT</th><th>Đơn vị</th></tr>{row}</table>"
    document = read(pages.page(pages.article(extra=extra)))
    assert texts(document, Zone.TABLE) == ["TT", "Đơn vị", "1", "Trường Nghề (Khối trưởng)"]


def test_caption_and_account_name():
    extra = (
        '<figure><img src="a.jpg"><figcaption>Quang cảnh hội nghị</figcaption></figure>'
        '<p class="view-content-author">quan tri</p>'
    )
    document = read(pages.page(pages.article(extra=extra)))
    assert texts(document, Zone.CAPTION) == ["Quang cảnh hội nghị"]
    assert ("quan tri", "account name") in [(piece.text, piece.reason) for piece in document.furniture]


def test_hidden_text_is_not_read():
    document = read(pages.page(pages.article(extra='<p style="display: none">Bản nháp số 3/KH-UBND</p>')))
    assert "3/KH-UBND" not in document.text


PAPER = """<table><tr><td><p>ỦY BAN NHÂN DÂN<br>THÀNH PHỐ SÔNG MÂY</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr>
<tr><td>Số: 45/QĐ-UBND</td><td>Sông Mây, ngày 12 tháng 02 năm 2026</td></tr></table>
<p>QUYẾT ĐỊNH</p><p>Về việc thành lập các khối thi đua năm 2026</p>
<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;</p><p>QUYẾT ĐỊNH:</p>
<p>Điều 1. Thành lập 05 khối thi đua, danh sách kèm theo Quyết định này, hoạt động theo quy chế riêng.</p>
<p>Điều 2. Chánh Văn phòng, Giám đốc Sở Nội vụ và thủ trưởng các đơn vị chịu trách nhiệm thi hành./.</p>
<table><tr><td>Nơi nhận:<br>- Như Điều 2;<br>- Lưu: VT.</td>
<td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br>Trần Văn Bình</td></tr></table>"""


def test_official_paper_in_a_page():
    name = "Quyết định số 45/QĐ-UBND thành lập các khối thi đua"
    title = f'<h1>{name}</h1><span class="ngay">15/02/2026 08:00</span>'
    head_title = f"{name} | Sông Mây"
    document = read(pages.page(f'{title}<div class="noidung">{PAPER}</div>', title=head_title))
    assert document.title == "QUYẾT ĐỊNH Về việc thành lập các khối thi đua năm 2026"
    assert document.published == "2026-02-15"
    assert "Số: 45/QĐ-UBND" in texts(document, Zone.HEADER)
    assert texts(document, Zone.BASIS) == ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;"]
    assert texts(document, Zone.SIGNATURE)[-1] == "Trần Văn Bình"
    assert texts(document, Zone.TABLE) == []


def test_a_table_that_lays_out_the_page_is_no_data():
    text = "".join(f"<p>{number}. {pages.SECOND}</p>" for number in range(1, 15))
    cells = f"<td><ul>{pages.MENU}</ul></td><td><h1>{pages.TITLE}</h1>{text}</td>"
    document = read(pages.page(f"<table><tr>{cells}</tr></table>"))
    assert texts(document, Zone.TABLE) == []
    assert len(texts(document, Zone.BODY)) == 14


def test_issuer_stands_over_a_drawn_rule():
    head = PAPER.replace("SÔNG MÂY</p></td>", "SÔNG MÂY<br>-------</p></td>", 1)
    document = read(pages.page(f'<div class="noidung">{head}</div>', title="Văn bản | Sông Mây"))
    assert texts(document, Zone.HEADER)[:3] == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ SÔNG MÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_summary_by_class_is_the_lead():
    summary = "Khối thi đua các trường cao đẳng vừa triển khai nhiệm vụ năm học với nhiều điểm mới."
    body = pages.article().replace(
        '<div class="noidung">', f'<h2 class="sapo">{summary}</h2><div class="noidung">'
    )
    assert texts(read(pages.page(body)), Zone.LEAD) == [summary]


def test_two_authors_beside_the_day():
    stamp = "<div><span>Lan Hương - Minh Đức</span> <time>Thứ Sáu, 14/03/2025 - 9:30</time></div>"
    document = read(pages.page(pages.article(stamp=stamp).replace("<strong><em>Lan Hương</em></strong>", "")))
    assert [byline.name for byline in document.bylines] == ["Lan Hương", "Minh Đức"]


def test_listing_has_no_document():
    items = "".join(
        f'<div><h3><a href="/{n}">Đơn vị số {n} tổ chức hội nghị ký giao ước thi đua năm 2025</a></h3>'
        f"<div>Ngày đăng {n}/03/2025</div><p>Sáng {n}/3, đơn vị số {n} tổ chức ký giao ước thi đua.</p></div>"
        for n in range(10, 20)
    )
    with pytest.raises(UnreadableError) as caught:
        parse(f"<html><body><div>{items}</div></body></html>".encode(), "a")
    assert caught.value.kind == "listing"


@pytest.mark.parametrize(
    "page", ["<html><body><script>x()</script></body></html>", "<!DOCTYPE html><html></html>"]
)
def test_pages_without_text(page):
    with pytest.raises(UnreadableError) as caught:
        parse(page.encode(), "a")
    assert caught.value.kind == "no_text"


def test_charset_of_the_page_and_of_the_header():
    words = "<html><head>%s</head><body><p>Hội thi tháng chạp của thị trấn</p></body></html>"
    pairs = {"ộ": "ô\u0323", "ạ": "a\u0323", "ủ": "u\u0309", "ị": "i\u0323", "ấ": "â\u0301"}
    cut = "".join(pairs.get(char, char) for char in words)
    meta = (cut % '<meta charset="windows-1258">').encode("windows-1258")
    assert parse(meta, "a").text == "Hội thi tháng chạp của thị trấn"
    header = (cut % "").encode("windows-1258")
    assert parse(header, "a", "text/html; charset=windows-1258").text == "Hội thi tháng chạp của thị trấn"


@pytest.mark.shared
def test_portal_pages(shared):
    """Title against `<title>`, day against the visible stamp, both cut by expressions of the test's own."""
    right, total = {"title": 0, "day": 0}, 0
    for path in sorted((shared / "real" / "html").glob("sotttt__[0-9]*.html")):
        page = path.read_text(encoding="utf-8")
        day, month, year = re.search(r"Ngày đăng\s+(\d\d)/(\d\d)/(\d{4})", page).groups()
        head = fold(lxml.html.document_fromstring(path.read_bytes()).findtext(".//title"))
        document = parse(path.read_bytes(), str(path))
        total += 1
        title = fold(document.title or "")
        right["title"] += len(title) > 15 and fold(head).startswith(title)
        right["day"] += document.published == f"{year}-{month}-{day}"
        for furniture in ("Các tin khác", "In bài viết", "Về đầu trang", "Trang chủ"):
            assert furniture not in document.text.split("\n")
        assert not re.search(r"\w(?:acute|grave|circ|tilde);", document.text)
    assert total == 104
    assert right["title"] >= 100
    assert right["day"] >= 103


def test_author_between_title_and_content():
    document = read(
        f"<html><head><title>{pages.TITLE}</title></head><body><h2 class='title'>{pages.TITLE}</h2>"
        "<p class='date'>14/03/2025 09:30</p><p class='author'>Lan Hương</p>"
        f"<div class='content'><p>{pages.FIRST}</p><p>{pages.SECOND}</p></div>"
        "<div class='related'><p class='author'>Quốc Toản</p></div></body></html>"
    )
    assert [byline.name for byline in document.bylines] == ["Lan Hương"]
    assert texts(document, Zone.BODY) == [pages.FIRST, pages.SECOND]


_PROSE = "<p>Các sở, ban, ngành phát động đợt thi đua cao điểm, đăng ký công trình, phần việc cụ thể.</p>" * 3
_FIELDS = ("Số/Ký hiệu", "97/KH-UBND"), ("Ngày ban hành", "16/05/2024"), ("Người ký", "Nguyễn Hữu Phúc")


def _table(rows):
    return (
        "<table>"
        + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
        + "</table>"
    )


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        (_table(_FIELDS), True),
        ("<ul>" + "".join(f"<li>{label}: {value}</li>" for label, value in _FIELDS) + "</ul>", True),
        # Two numbers are a list of other papers, and two fields are too few to tell.
        (_table((*_FIELDS, _FIELDS[0])), False),
        (_table(_FIELDS[:2]), False),
    ],
)
def test_fields_of_an_instrument_between_title_and_text(fields, kept):
    document = read(f"<h1>Tổ chức đợt thi đua cao điểm</h1>{fields}<div class='noi-dung'>{_PROSE}</div>")
    assert ("97/KH-UBND" in document.text) is kept
    assert document.bylines == ()
