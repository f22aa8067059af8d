import gzip

import pytest

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
