import gzip

import pytest

from pipeline.discover import DiscoveryError, feed_links, page_links, sitemap_links
from tests.crawl_world import BASE, FEED, LISTING, SITEMAP, World, rss, source
from tests.web import Answer, serve


@pytest.fixture
def web():
    with serve() as server:
        yield server


@pytest.fixture
def world(web, tmp_path):
    return World(web, tmp_path)


def test_articles_then_their_attachments_and_the_second_night_changes_nothing(web, world):
    web.pages["/feed.xml"] = rss("/tin/a.html", "/tin/b.html", "/lien-he.html")
    web.pages["/tin/a.html"] = b'<a href="/tep/kh.pdf">KH</a> <a href="http://khac.test/x.pdf">other host</a>'
    web.pages["/tin/b.html"] = b'<a href="/tep/kh.pdf">the same file</a>'
    web.pages["/tep/kh.pdf"] = b"%PDF-1.4"
    pages, failures = world.night(source(FEED))
    assert pages == [("/tin/a.html", "new"), ("/tep/kh.pdf", "new"), ("/tin/b.html", "new")]
    assert failures == []
    assert world.archive.latest(BASE + "/tep/kh.pdf").parent == BASE + "/tin/a.html"
    assert world.archive.latest(BASE + "/feed.xml").role == "entry"
    assert world.night(source(FEED), 1) == ([], [])
    assert web.asked == ["/robots.txt", "/feed.xml"], "nothing is due yet"
    pages, failures = world.night(source(FEED), 8)
    assert [outcome for _, outcome in pages] == ["unchanged"] * 3
    assert failures == []


def test_a_page_named_twice_is_asked_once(web, world):
    web.pages["/feed.xml"] = rss("/tin/a.html", "/tin/a.html#phan-2")
    web.pages["/sitemap.xml"] = b"<urlset><url><loc>http://bao.test/tin/a.html</loc></url></urlset>"
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    world.night(source(FEED, SITEMAP))
    assert web.asked.count("/tin/a.html") == 1


def test_links_of_an_entry_point_are_seen_from_where_it_leads(web, world):
    web.pages["/tin/"] = Answer(b"", 302, {"Location": "/cong/tin/moi.aspx"})
    web.pages["/cong/tin/moi.aspx"] = b"<main><a href='a.html'>t</a></main>"
    web.pages["/cong/tin/a.html"] = b"<p>tin</p>"
    assert world.night(source(LISTING)) == ([("/cong/tin/a.html", "new")], [])


def test_one_broken_page_stops_nothing(web, world):
    web.pages["/feed.xml"] = rss("/tin/mat.html", "/tin/a.html")
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    assert world.night(source(FEED)) == ([("/tin/a.html", "new")], [("/tin/mat.html", "gone")])


def test_one_broken_entry_point_stops_nothing(web, world):
    web.pages["/feed.xml"] = b"\x00\x01"
    web.pages["/sitemap.xml"] = b"<urlset><url><loc>http://bao.test/tin/a.html</loc></url></urlset>"
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    assert world.night(source(FEED, SITEMAP)) == ([("/tin/a.html", "new")], [("/feed.xml", "broken")])


def test_an_entry_point_that_names_no_document_is_a_failure(web, world):
    web.pages["/feed.xml"] = rss("/chuyen-muc/a.htm")
    assert world.night(source(FEED)) == ([], [("/feed.xml", "empty")])


def test_a_listing_is_paged_within_its_bound(web, world):
    for number in range(1, 9):
        path = "/tin/" if number == 1 else f"/tin/?trang={number}"
        web.pages[path] = (
            f'<nav><a href="/tin/menu.html">x</a></nav><main><a href="/tin/{number}.html">t</a></main>'
            f'<a rel="next" href="/tin/?trang={number + 1}">sau</a>'
        ).encode()
        web.pages[f"/tin/{number}.html"] = b"<p>tin</p>"
    pages, failures = world.night(source(LISTING))
    assert [path for path, _ in pages] == ["/tin/1.html", "/tin/2.html", "/tin/3.html"]
    assert failures == []


def test_a_listing_that_leads_back_to_itself_ends(web, world):
    web.pages["/tin/"] = b'<main><a href="/tin/a.html">t</a></main><a rel="next" href="/tin/">sau</a>'
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    assert [path for path, _ in world.night(source(LISTING))[0]] == ["/tin/a.html"]
    assert web.asked.count("/tin/") == 1


def test_sitemaps_nest_and_loop_and_come_gzipped(web, world):
    web.pages["/sitemap.xml"] = (
        b"<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap>"
        b"<sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>"
    )
    web.pages["/s1.xml.gz"] = gzip.compress(b"<urlset><url><loc>/tin/a.html</loc></url></urlset>")
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    assert world.night(source(SITEMAP)) == ([("/tin/a.html", "new")], [])


def test_without_entry_points_the_sitemaps_of_robots_are_read(web, world):
    web.pages["/robots.txt"] = b"User-agent: *\nDisallow:\nSitemap: http://bao.test/sitemap.xml"
    web.pages["/sitemap.xml"] = b"<urlset><url><loc>/tin/a.html</loc></url></urlset>"
    web.pages["/tin/a.html"] = b"<p>tin</p>"
    web.pages["/"] = b"<p>trang nh\xe1\xbb\xaf</p>"
    assert world.night(source()) == ([("/tin/a.html", "new")], [])
    web.pages["/robots.txt"] = b""
    assert world.night(source(), 1) == ([], [("/", "empty")])


def test_the_bound_on_documents_holds(web, world):
    web.pages["/feed.xml"] = rss(*(f"/tin/{n}.html" for n in range(10)))
    web.pages.update({f"/tin/{n}.html": b"<p>tin</p>" for n in range(10)})
    assert len(world.night(source(FEED, pages=4))[0]) == 4


ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/s"/>'
    b'<link rel="alternate" href="/tin/a.html"/></entry></feed>'
)
RDF = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b"<item><link>/tin/a.html</link></item></rdf:RDF>"
)


@pytest.mark.parametrize(
    ("feed", "links"),
    [
        (rss("/tin/a.html"), ("http://bao.test/tin/a.html",)),
        (rss(" http://bao.test/tin/a.html\n"), ("http://bao.test/tin/a.html",)),
        (rss("javascript:void(0)", "mailto:a@bao.test", ""), ()),
        (ATOM, ("http://bao.test/tin/a.html",)),
        (RDF, ("http://bao.test/tin/a.html",)),
        (
            b"<rss><channel><item><guid>/tin/a.html</guid></item></channel></rss>",
            ("http://bao.test/tin/a.html",),
        ),
        # A feed cut off in the middle gives what came.
        (rss("/tin/a.html", "/tin/b.html")[:-60], ("http://bao.test/tin/a.html",)),
    ],
)
def test_feeds(feed, links):
    assert feed_links(feed, BASE + "/feed.xml")[:1] == links


def test_entities_are_not_expanded_and_files_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("http://bao.test/tin/secret.html")
    bomb = f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{"x" * 50}"><!ENTITY b "{"&a;" * 50}">
      <!ENTITY c "{"&b;" * 50}"><!ENTITY d "{"&c;" * 50}"><!ENTITY f SYSTEM "file://{secret}">]>
      <rss><item><link>&d;</link></item><item><link>&f;</link></item></rss>"""
    assert all("secret" not in link and "xx" not in link for link in feed_links(bomb.encode(), BASE))


def test_a_gzip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("pipeline.discover.sitemaps.INFLATED_BYTES", 10_000)
    with pytest.raises(DiscoveryError, match="unpacks to more"):
        sitemap_links(gzip.compress(b" " * 50_000), BASE)


def test_page_links_mind_base_and_xpath():
    page = b'<base href="/tep/"><a href="a.pdf#p2">a</a><div id="x"><a href="b.pdf">b</a></div><a href="http://[">'
    assert page_links(page, BASE) == (BASE + "/tep/a.pdf", BASE + "/tep/b.pdf")
    assert page_links(page, BASE, "//div[@id='x']") == (BASE + "/tep/b.pdf",)
    with pytest.raises(DiscoveryError, match="XPath"):
        page_links(page, BASE, "//div[")
