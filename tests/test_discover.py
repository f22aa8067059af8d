"""Discovery without selectors: addresses, feeds, sitemaps, listings, paging, registers and attachments."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from corpora.source_definitions import EntryPoint, SourceDefinition
from pipeline.discover import (
    DiscoveryError,
    Item,
    documents_among,
    feed_items,
    grade,
    is_aside,
    page_attachments,
    read_entry,
    robots_entries,
)
from pipeline.discover.paging import page_number
from pipeline.discover.sitemaps import newest_sitemaps, read_sitemap
from tests.crawl_world import rss

BASE = "http://bao.test"


def source(article: str | None = None) -> SourceDefinition:
    return SourceDefinition(
        name="bao",
        publisher="Báo Thử",
        place=None,
        level="national",
        language="vi",
        home=BASE + "/",
        hosts=("bao.test",),
        entry_points=(),
        article=(re.compile(article),) if article else (),
        attachment=(re.compile(r"\.(pdf|docx)$"),),
        interval=0.0,
        pages=100,
        demo=True,
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/phat-dong-phong-trao-thi-dua-1234567.html", 2),
        ("/tin-tuc/le-phat-dong-post98765.html", 2),
        ("/thoi-su/hop-bao-d512.htm", 2),
        ("/2024/05/le-hoi.html", 2),
        ("/20240512/le-hoi", 2),
        ("/chi-tiet?newsId=4021", 2),
        ("/vbpq-toanvan.aspx?ItemID=121748", 2),
        ("/tin/0f8fad5b-d9cb-469f-a165-70867728950e", 2),
        ("/chuyen-muc/chinh-tri/hop-hoi-dong-1234567.html", 2),
        ("/van-ban/ke-hoach-282-kh-ubnd", 1),
        ("/van-kien/88-kh-tu.html", 1),
        ("/ha-noi-phat-dong-thi-dua", 1),
        ("/chuyen-muc/tin-tuc-su-kien-moi", 0),
        ("/kinh-te", 0),
        ("/en/news/emulation-movement-launched-1234567.html", 0),
        ("/tin-tuc?page=2", 0),
        ("/tin-tuc?trang=12", 0),
        ("/tag/thi-dua-khen-thuong-2024", 0),
        ("/?pageid=27160&docid=194165", 2),
        ("/?p=1234", 2),
        ("/tin?p=12", 0),
        ("/thong-bao?p_p_id=101_INSTANCE_a&_101_cur=12", 0),
        ("/danh-ba?cat_id=12", 0),
        ("/lan-thu-13-tag23659.html", 0),
        ("/nang-cao-chat-luong-van-hoc-ptag.html", 0),
        ("/hop-bao-ve-hashtag-moi-1234567.html", 2),
        ("/tac-gia/nguyen-van-an-1234567.html", 0),
        ("/tim-kiem?q=thi+dua&id=17", 0),
        ("/", 0),
    ],
)
def test_addresses_are_graded_by_their_shape(path: str, expected: int) -> None:
    assert grade(BASE + path) == expected


@pytest.mark.parametrize(
    ("paths", "documents"),
    [
        # A section is told by what lies under it, a short name by its neighbours.
        (["/tin-tuc-su-kien-moi", "/tin-tuc-su-kien-moi/le-phat-dong-thi-dua"], [1]),
        (["/vk/le-phat-dong-thi-dua.html", "/vk/van-hoa.html", "/vk/index.html"], [0, 1]),
        (["/a/le-phat-dong-thi-dua.html", "/lien-he.html", "/gioi-thieu.html", "/a/"], [0]),
        (["/", "/tin/", "/rss"], []),
        # A short number is told by its siblings.
        (["/tin/a-b-1001", "/tin/c-d-1002", "/tin/e-f-1003", "/tin/g-h-12", "/tin/g-h"], [0, 1, 2, 3]),
    ],
)
def test_documents_among_the_addresses_of_a_sitemap(paths: list[str], documents: list[int]) -> None:
    urls = [BASE + path for path in paths]
    assert documents_among(urls) == tuple(urls[place] for place in documents)


@pytest.mark.parametrize(
    ("path", "aside"),
    [
        ("/author/an", True),
        ("/rss/home.rss", True),
        ("/lien-he.html", True),
        ("/author-khong-ten", False),
        ("/tin/lien-he-tinh-quan-dan", False),
        ("/", False),
    ],
)
def test_asides_are_whole_words(path: str, aside: bool) -> None:
    assert is_aside(BASE + path) is aside


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>Lễ  phát động</title><link>/a.html</link><pubDate>Fri, 20 Nov 2026 22:30:00 +0700</pubDate></item>
<item><title><![CDATA[Hội nghị]]></title><link>/b.html</link><pubDate>21/11/2026 08:00</pubDate></item>
<item><title>Không ngày</title><link>/c.html</link><pubDate>hôm qua</pubDate></item>
<item><title>Trùng</title><link>/a.html</link></item>
</channel></rss>"""


def test_feeds_give_titles_and_days() -> None:
    assert feed_items(FEED.encode(), BASE) == (
        Item(BASE + "/a.html", "Lễ phát động", "2026-11-20T15:30:00+00:00"),
        Item(BASE + "/b.html", "Hội nghị", "2026-11-21"),
        Item(BASE + "/c.html", "Không ngày"),
    )


@pytest.mark.parametrize(
    ("nested", "since", "chosen"),
    [
        ([("a.xml", "2026-01-01"), ("b.xml", "2026-11-20")], None, ["b.xml", "a.xml"]),
        ([("a.xml", "2026-01-01"), ("b.xml", "2026-11-20")], "2026-11-19", ["b.xml"]),
        ([("s-2024-3.xml", None), ("s-2026-10.xml", None), ("s-2026-11.xml", None)], "2026-11-05", ["s-2026-11.xml"]),
        ([("s-2026.xml", None), ("s-2025.xml", None)], "2026-11-05", ["s-2026.xml"]),
        ([("a.xml", "2026-01-01"), ("b.xml", "2026-02-01")], "2026-11-19", ["b.xml"]),
        # What says nothing of its age is asked for always, after what does.
        ([("moi.xml", None), ("b.xml", "2026-11-20")], "2026-11-19", ["b.xml", "moi.xml"]),
        ([("sitemap-tags.xml", None), ("category-sitemap.xml", None), ("image_sitemap.xml", None), ("news.xml", None)], None, ["news.xml"]),
    ],
)  # fmt: skip
def test_the_newest_sitemaps_of_an_index(
    nested: list[tuple[str, str | None]], since: str | None, chosen: list[str]
) -> None:
    items = [Item(f"{BASE}/{name}", day=day) for name, day in nested]
    assert newest_sitemaps(items, since=since) == tuple(f"{BASE}/{name}" for name in chosen)
    assert newest_sitemaps(items, since=since, most=1) == (f"{BASE}/{chosen[0]}",)


@pytest.mark.parametrize(
    ("read", "chosen"),
    [
        (None, ["new"]),
        (["old", "older", "new"], ["new"]),
        (["old", "new"], ["new", "older"]),
        ([], ["new", "old", "older"]),
    ],
)
def test_sitemaps_that_were_never_read_are_asked_for_however_old(
    read: list[str] | None, chosen: list[str]
) -> None:
    items = [Item("new", day="2026-11-20"), Item("old", day="2026-02-01"), Item("older", day="2026-01-01")]
    assert newest_sitemaps(items, since="2026-11-19", read=read) == tuple(chosen)


def test_a_sitemap_names_documents_and_an_index_sitemaps() -> None:
    pages = "".join(
        f"<url><loc>{BASE}{path}</loc><lastmod>{day}</lastmod></url>"
        for path, day in [
            ("/tin-tuc", "2026-11-21"),
            ("/tin-tuc/le-phat-dong-thi-dua-77801.html", "2026-11-20T08:00:00+07:00"),
            ("/tep/ke-hoach.pdf", "2026-11-19"),
        ]
    )
    urlset = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'.encode()
    entry = EntryPoint("sitemap", BASE + "/sitemap.xml.gz")
    found = read_entry(gzip.compress(urlset), entry.url, entry, source())
    assert found.items == (
        Item(BASE + "/tin-tuc/le-phat-dong-thi-dua-77801.html", day="2026-11-20T08:00:00+07:00"),
        Item(BASE + "/tep/ke-hoach.pdf", day="2026-11-19"),
    )
    assert found.named == 3
    index = f"<sitemapindex><sitemap><loc>{BASE}/a.xml</loc></sitemap><sitemap><loc>http://khac.test/b.xml</loc></sitemap></sitemapindex>"
    assert read_entry(index.encode(), entry.url, entry, source()).entries == (
        EntryPoint("sitemap", BASE + "/a.xml"),
    )


def test_patterns_of_the_definition_count_more_than_shapes() -> None:
    rss = f"<rss><item><link>{BASE}/a/1</link></item><item><link>{BASE}/b/1</link></item></rss>".encode()
    entry = EntryPoint("feed", BASE + "/rss")
    assert [item.url for item in read_entry(rss, entry.url, entry, source("/a/")).items] == [BASE + "/a/1"]
    assert len(read_entry(rss, entry.url, entry, source()).items) == 2
    none = read_entry(rss, entry.url, entry, source("/c/"))
    assert (none.items, none.named) == ((), 2)


TITLES = (
    "Lễ phát động phong trào thi đua năm 2027",
    "Hội nghị tổng kết công tác khen thưởng quý III",
    "Kỷ niệm 80 năm Ngày truyền thống thi đua yêu nước",
)
BARE = [(f"{BASE}/tin/{n}77001.html", title, f"2026-11-{20 - n}") for n, title in enumerate(TITLES)]
ROWS = "".join(
    f'<li><a href="/tin/{n}.html"><img alt=""></a><h3><a href="/tin/{n}.html">{title}</a></h3>'
    f'<a href="/chinh-tri">Chính trị</a> <span>{20 - n}/11/2026</span></li>'
    for n, title in enumerate(TITLES)
)
MENU = "".join(f'<li><a href="/{slug}">Văn bản chỉ đạo, điều hành số {slug}</a></li>' for slug in "abcd")
LISTED = [(f"{BASE}/tin/{n}.html", title, f"2026-11-{20 - n}") for n, title in enumerate(TITLES)]


def listed(page: str, **entry: object) -> tuple[list[tuple[str, str, str | None]], str | None]:
    point = EntryPoint("listing", BASE + "/tin", **entry)
    found = read_entry(f"<html><body>{page}</body></html>".encode(), point.url, point, source())
    return [(item.url, item.title, item.day) for item in found.items], found.next


@pytest.mark.parametrize(
    ("page", "items"),
    [
        (f"<ul class='tin'>{ROWS}</ul>", LISTED),
        # Menus and footers have titles too.
        (f"<nav><ul>{MENU}</ul></nav><ul>{ROWS}</ul><div class='menu'><ul>{MENU}</ul></div>", LISTED),
        (f"<ul>{MENU}</ul>", []),
        # Two links are no listing, and short words no titles.
        (f"<ul>{ROWS.partition('</li>')[0]}</li></ul>", []),
        ("<ul>" + "".join(f'<li><a href="/tin/{n}77001.html">Xem thêm</a></li>' for n in range(9)) + "</ul>", []),
        # Links straight under one element, and tables of layout.
        (
            "<div>" + "".join(f'<a href="/tin/{n}77001.html">{t}</a>' for n, t in enumerate(TITLES)) + "</div>",
            [(f"{BASE}/tin/{n}77001.html", t, None) for n, t in enumerate(TITLES)],
        ),
        (
            "<table>" + "".join(f'<tr><td><a href="/{n}77001.html">{t}</a></td></tr>' for n, t in enumerate(TITLES)) + "</table>",
            [(f"{BASE}/{n}77001.html", t, None) for n, t in enumerate(TITLES)],
        ),
        # The day as bare text between comments and scripts.
        (
            "<ul>" + "".join(f'<li><a href="{u}">{t}</a><script>var d="01/01/2020"</script><!-- 02/02/2020 --> {d[8:]}/11/2026' for u, t, d in BARE) + "</ul>",
            BARE,
        ),
        # The day of what a title reports is not the day of the page.
        (
            "<ul>" + "".join(f'<li><a href="/tin/{n}77001.html">Kế hoạch số {n} ngày 01/0{n + 1}/2020 về thi đua</a></li>' for n in range(3)) + "</ul>",
            [(f"{BASE}/tin/{n}77001.html", f"Kế hoạch số {n} ngày 01/0{n + 1}/2020 về thi đua", None) for n in range(3)],
        ),
        ("<p>Không có gì</p>", []),
    ],
)  # fmt: skip
def test_listings_are_told_from_menus(page: str, items: list[tuple[str, str, str | None]]) -> None:
    assert listed(page)[0] == items


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<a rel="next" href="/tin?trang=2">2</a>', "/tin?trang=2"),
        ('<link rel="next" href="/tin/page/2"><a href="/tin?trang=3">Sau</a>', "/tin/page/2"),
        ('<a href="/tin?p=1">Trang trước</a><a href="/tin?p=2">Trang sau »</a>', "/tin?p=2"),
        ('<a href="/tin?p=2"><span>›</span></a>', "/tin?p=2"),
        ('<a href="/tin?p=9" title="Trang cuối">9</a><a href="/tin?p=2">2</a>', "/tin?p=2"),
        ('<a href="/tin/trang-2.html">2</a>', "/tin/trang-2.html"),
        # A calendar's day, another host, a script, and an article that begins with the word.
        ('<a href="/lich?ngay=20261102">2</a>', None),
        ('<a rel="next" href="http://khac.test/2">Sau</a>', None),
        ('<a href="javascript:__doPostBack(2)">Sau</a>', None),
        ('<a href="/x.html">Sau cơn bão, người dân dọn dẹp</a>', None),
        ("", None),
    ],
)
def test_the_next_page(pager: str, following: str | None) -> None:
    assert listed(ROWS + pager, pages=5)[1] == (BASE + following if following else None)
    assert listed(ROWS + pager)[1] is None


@pytest.mark.parametrize(
    ("path", "number"), [("?page=3", 3), ("/trang-2.html", 2), ("/page/12", 12), ("/2024/05", None), ("", None)]
)  # fmt: skip
def test_page_numbers(path: str, number: int | None) -> None:
    assert page_number(BASE + "/tin" + path) == number


def test_a_template_counts_pages_until_one_is_empty() -> None:
    point = EntryPoint("search", BASE + "/tim?q={query}&p={page}", pages=9, first_page=0, queries=("a", "b"))
    assert point.addresses() == (BASE + "/tim?q=a&p=0", BASE + "/tim?q=b&p=0")
    page = f"<ul>{ROWS}</ul>".encode()
    assert read_entry(page, BASE + "/tim?q=b&p=4", point, source()).next == BASE + "/tim?q=b&p=5"
    assert read_entry(b"<p>Het</p>", BASE + "/tim?q=b&p=5", point, source()).next is None
    moved = read_entry(page, BASE + "/moi/tim", point, source(), asked=BASE + "/tim?q=b&p=4")
    assert moved.next == BASE + "/tim?q=b&p=5"


REGISTER = """<table><tr><th>STT</th><th>Số/Ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th><th>Tệp</th></tr>
<tr><td>1</td><td><a href="/vb/1">282/KH-UBND</a></td><td>30/11/2023</td><td>Về công tác thi đua</td><td><a href="/f/1.pdf">tải về</a></td></tr>
<tr><td>2</td><td>15/QĐ</td><td>02/12/2023</td><td>Kiện toàn khối</td><td><a href="/Download.ashx?id=2">tải về</a></td></tr>
<tr><td>3</td><td>16/QĐ</td><td></td><td>Không có tệp</td><td></td></tr></table>"""


def test_registers_of_instruments() -> None:
    point = EntryPoint("listing", BASE + "/vb")
    found = read_entry(REGISTER.encode(), point.url, point, source())
    assert found.items == (
        Item(BASE + "/vb/1", "Về công tác thi đua", "2023-11-30", "282/KH-UBND"),
        Item(BASE + "/Download.ashx?id=2", "Kiện toàn khối", "2023-12-02", "15/QĐ"),
    )
    other = REGISTER.replace("Số/Ký hiệu", "Giá").replace("Trích yếu", "Mặt hàng")
    assert read_entry(other.encode(), point.url, point, source()).items == ()


@pytest.mark.parametrize(
    ("link", "is_attachment"),
    [
        ('<a href="/f/a.PDF">x</a>', True),
        ('<a href="/f/a.docx?v=2">x</a>', True),
        ('<a href="/documents/20182/kh.doc/0f8fad5b">x</a>', True),
        ('<a href="/Handlers/DownloadAttach.ashx?id=1">x</a>', True),
        ('<a href="/index.php?option=com_docman&amp;task=doc_download&amp;gid=5">x</a>', True),
        ('<a href="/file?name=kh.rar">x</a>', True),
        ('<a href="/x/77">Tải về</a>', True),
        ('<table><tr><td>Tệp đính kèm:</td><td><a href="/x/77">282.pdf</a></td></tr></table>', True),
        ('<p>File đính kèm: <a href="/x/77">Kế hoạch</a></p>', True),
        ('<a href="/tin/tai-ve-mien-ky-uc.html">Tải về miền ký ức</a>', False),
        ('<a href="/anh.jpg">Tải về</a>', False),
        ('<div class="footer"><a href="/huong-dan.pdf">Hướng dẫn</a></div>', False),
        ('<div class="related-news"><ul><li><a href="/f/khac.pdf">Kế hoạch khác</a></ul></div>', False),
        ('<a href="http://khac.test/a.pdf">x</a>', False),
        ('<a href="/tin/77">Kế hoạch</a>', False),
    ],
)
def test_attachments(link: str, is_attachment: bool) -> None:
    assert bool(page_attachments(f"<div>{link}</div>".encode(), BASE + "/vb", source())) is is_attachment


def test_a_home_page_leads_to_feeds_and_sections() -> None:
    home = f"""<html><head><link rel="alternate" type="application/rss+xml" href="/rss/home.rss">
      <link rel="alternate" type="application/rss+xml" href="http://khac.test/rss">
      <link rel="alternate" hreflang="en" href="/en"></head><body>
      <ul class="menu"><li><a href="/">Trang chủ</a><li><a href="/chinh-tri">Chính trị</a>
      <li><a href="/lien-he">Liên hệ</a><li><a href="http://khac.test/">Khác</a>
      <li><a href="/van-ban">Văn bản</a><li><a href="/tin/le-hoi-77801.html">Lễ hội</a></ul><ul>{ROWS}</ul></body></html>"""
    point = EntryPoint("autodiscover", BASE + "/")
    found = read_entry(home.encode(), point.url, point, source())
    assert found.entries == (
        EntryPoint("feed", BASE + "/rss/home.rss"),
        EntryPoint("listing", BASE + "/chinh-tri"),
        EntryPoint("listing", BASE + "/van-ban"),
    )
    assert [item.url for item in found.items] == [url for url, _, _ in LISTED]


def test_the_sitemaps_of_robots() -> None:
    named = ["/s-2025.xml", "http://khac.test/s.xml", BASE + "/s-2026.xml", BASE + "/s-2025.xml", "/tags.xml"]
    assert robots_entries(named, source()) == (
        EntryPoint("sitemap", BASE + "/s-2026.xml"),
        EntryPoint("sitemap", BASE + "/s-2025.xml"),
    )


@pytest.mark.parametrize("kind", ["feed", "sitemap", "listing", "autodiscover"])
def test_what_cannot_be_read_is_told(kind: str) -> None:
    with pytest.raises(DiscoveryError):
        read_entry(b"", BASE, EntryPoint(kind, BASE), source())


ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/s"/>'
    b'<link rel="alternate" href="/tin/a.html"/></entry></feed>'
)
RDF = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b"<item><link>/tin/a.html</link></item></rdf:RDF>"
)


@pytest.mark.parametrize(
    ("feed", "paths"),
    [
        (rss("/tin/a.html"), ["/tin/a.html"]),
        (rss(" http://bao.test/tin/a.html\n"), ["/tin/a.html"]),
        (rss("javascript:void(0)", "mailto:a@bao.test", ""), []),
        (ATOM, ["/tin/a.html"]),
        (RDF, ["/tin/a.html"]),
        (b"<rss><channel><item><guid>/tin/a.html</guid></item></channel></rss>", ["/tin/a.html"]),
        # A feed cut off in the middle gives what came.
        (rss("/tin/a.html", "/tin/b.html")[:-60], ["/tin/a.html"]),
    ],
)
def test_feeds_of_all_kinds(feed: bytes, paths: list[str]) -> None:
    items = feed_items(feed, BASE + "/feed.xml")
    assert [item.url for item in items][:1] == [BASE + path for path in paths]


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("http://bao.test/tin/secret.html")
    bomb = f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{"x" * 50}"><!ENTITY b "{"&a;" * 50}">
      <!ENTITY c "{"&b;" * 50}"><!ENTITY d "{"&c;" * 50}"><!ENTITY f SYSTEM "file://{secret}">]>
      <rss><item><link>&d;</link></item><item><link>&f;</link></item></rss>"""
    items = feed_items(bomb.encode(), BASE)
    assert all("secret" not in item.url and "xx" not in item.url for item in items)


def test_a_gzip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.discover.sitemaps.INFLATED_BYTES", 10_000)
    with pytest.raises(DiscoveryError, match="unpacks to more"):
        read_sitemap(gzip.compress(b" " * 50_000), BASE)


def test_the_elements_of_a_definition_and_the_base_of_a_page_are_minded() -> None:
    page = b'<base href="/tep/"><a href="a.pdf#p2">a</a><div id="x"><a href="b.pdf">b</a></div><a href="http://[">'

    def links(xpath: str) -> list[str]:
        entry = EntryPoint("listing", BASE, links=xpath)
        return [item.url for item in read_entry(page, BASE, entry, source()).items]

    assert links("//body") == [BASE + "/tep/a.pdf", BASE + "/tep/b.pdf"]
    assert links("//div[@id='x']") == [BASE + "/tep/b.pdf"]
    with pytest.raises(DiscoveryError, match="XPath"):
        links("//div[")
