"""Whole sites that mean ill, each beside healthy articles: what a night at each must come to."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count

from tests.hostile import (
    HEAD,
    PAGE,
    Request,
    Trick,
    answers,
    bomb,
    by_turns,
    drips,
    entity_bomb,
    packed,
    pours,
    redirects,
    resets,
    sends,
    stalls,
)
from tests.web import Answer

ARTICLE = (
    "<html><head><meta charset='utf-8'><title>Tin {n}</title></head><body><article><h1>Tin số {n} về thi đua</h1>"
    "<p>Ngày 06/5/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {n}/KH-UBND thực hiện Nghị quyết số "
    "06-NQ/TW ngày 24/01/2022 của Bộ Chính trị, giao các sở, ngành tổ chức thực hiện nghiêm túc.</p>{more}"
    "</article></body></html>"
)
HEALTHY = ("/tin/lanh-1.html", "/tin/lanh-2.html")


@dataclass(frozen=True, slots=True)
class Site:
    """A host, its entry points, its pages, and what must come of a night."""

    entries: str
    """The definition's entry points, as YAML."""
    pages: Mapping[str, Trick]
    """By path; a path that ends in `*` stands for all that begin so."""
    kinds: frozenset[str]
    """Kinds of all its failures."""
    most_asked: int
    """Requests that a night may make of it."""
    documents: tuple[str, ...] = HEALTHY
    """Addresses that must be in the warehouse."""
    more: str = field(default="")
    """Further lines of the definition."""


def article(number: int, more: str = "") -> Trick:
    """A healthy article."""
    return answers(ARTICLE.format(n=number, more=more), Content_Type="text/html; charset=utf-8")


def feed(*paths: str, day: str = "") -> Trick:
    """A healthy feed."""
    date = f"<pubDate>{day}</pubDate>" if day else ""
    items = "".join(f"<item><title>t</title><link>{path}</link>{date}</item>" for path in paths)
    return answers(f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>')


def numbered(make: Callable[[int], Answer]) -> Trick:
    """Another answer for each request."""
    numbers = count(1)
    return lambda _: make(next(numbers))


def listing(request: Request) -> Answer:
    """A page of a listing without end, with articles that no other page names."""
    page = int(request.path.partition("trang=")[2] or 1)
    links = "".join(f'<li><a href="/tin/moi-{page}-{n}.html">Tin mới {page} {n}</a></li>' for n in range(5))
    return Answer(f'<main><ul>{links}</ul></main><a rel="next" href="/ds?trang={page + 1}">sau</a>'.encode())


def nested_sitemaps(number: int) -> Answer:
    """A sitemap index that names itself and two that nobody has seen."""
    names = ("/sm/0.xml", f"/sm/{number}a.xml", f"/sm/{number}b.xml")
    return Answer(
        f"<sitemapindex>{''.join(f'<sitemap><loc>{n}</loc></sitemap>' for n in names)}</sitemapindex>".encode()
    )


def tcvn3_page(text: str) -> bytes:
    """A page in TCVN3 that declares UTF-8."""
    return (
        b"<html><head><meta charset='utf-8'></head><body><p>" + text.encode("latin-1") + b"</p></body></html>"
    )


WELL: dict[str, Trick] = {HEALTHY[0]: article(1), HEALTHY[1]: article(2)}
FEED = "[{feed: 'http://HOST/feed.xml'}]"
OLD_LETTERS = (
    "Ngµy 06/5/2024, Uû ban nh©n d©n thµnh phè ban hµnh KÕ ho¹ch sè 282/KH-UBND vÒ thi ®ua, khen th­ëng."
)


def harmed(*kinds: str, most: int = 20, **tricks: Trick) -> Site:
    """A site whose feed names the healthy articles and one for each trick."""
    bad = {f"/tin/{name.replace('_', '-')}.html": trick for name, trick in tricks.items()}
    return Site(FEED, {"/feed.xml": feed(*WELL, *bad), **WELL, **bad}, frozenset(kinds), most)


SITES: dict[str, Site] = {
    "lanh.test": Site(FEED, {"/feed.xml": feed(*WELL), **WELL}, frozenset(), 5),
    "nho-giot.test": harmed(
        "network",
        body=drips(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"),
        headers=drips(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    ),
    "ket.test": harmed("network", silent=stalls(), half=stalls(HEAD + b"Content-Length: 1000\r\n\r\n<p>")),
    "dut.test": harmed(
        "network",
        reset=resets(),
        short=sends(HEAD + b"Content-Length: 1000\r\n\r\n<p>tin"),
        chunk=sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\n<p>"),
    ),
    "bao-to.test": Site(
        FEED,
        {
            "/feed.xml": feed(*WELL, *(f"/tin/bao-{n}.html" for n in range(30))),
            "/tin/bao-*": answers("busy", 503),
            **WELL,
        },
        frozenset({"busy", "rested"}),
        30,
    ),
    "nghi.test": Site(
        FEED,
        {
            "/feed.xml": feed(*WELL, "/tin/nghi.html", "/tin/sau.html"),
            "/tin/nghi.html": answers("slow", 429, Retry_After="86400"),
            **WELL,
        },
        frozenset({"busy", "rested"}),
        8,
    ),
    "nghi-chut.test": harmed(most=12, short=by_turns(answers("slow", 429, Retry_After="0"), article(3))),
    "vong.test": harmed(
        "redirects",
        "private_address",
        most=40,
        loop=redirects("/tin/loop.html"),
        inside=redirects("http://127.0.0.1/"),
        cloud=redirects("http://169.254.169.254/latest/meta-data/"),
    ),
    "to.test": harmed(
        "size",
        five_gigabytes=pours(HEAD + b"Content-Length: 5000000000\r\n\r\n", b"x" * 65_536),
        silent=pours(HEAD + b"\r\n", b"x" * 65_536),
        bomb=packed("gzip", bomb(100)),
    ),
    "trang-vo-tan.test": Site(
        "[{listing: 'http://HOST/ds', pages: 4, next: \"//a[@rel='next']\"}, {feed: 'http://HOST/feed.xml'}]",
        {"/ds*": listing, "/feed.xml": feed(*WELL), "/tin/moi-*": article(4), **WELL},
        frozenset({"trap"}),
        34,
        more="politeness: {interval: 0, pages: 22}",
    ),
    "moi-lan-moi.test": Site(
        "[{listing: 'http://HOST/ds'}, {feed: 'http://HOST/feed.xml'}]",
        {
            "/ds": numbered(
                lambda n: Answer(
                    "".join(f'<a href="/tin/x.html?s={n}-{k}">Tin {k}</a> ' for k in range(50)).encode()
                )
            ),
            "/feed.xml": feed(*WELL),
            "/tin/x.html*": article(5),
            **WELL,
        },
        frozenset({"trap"}),
        30,
        more="politeness: {interval: 0, pages: 20}",
    ),
    "nhieu-tep.test": Site(
        FEED,
        {
            "/feed.xml": feed("/tin/tep.html", *WELL),
            "/tin/tep.html": article(8, "".join(f'<a href="/tep/{n}.pdf">Tệp {n}</a>' for n in range(3_000))),
            "/tep/*": answers("gone", 404),
            **WELL,
        },
        frozenset({"trap", "gone"}),
        105,
        documents=(*HEALTHY, "/tin/tep.html"),
        more="politeness: {interval: 0, pages: 110}",
    ),
    "lap-duong.test": Site(
        FEED,
        {"/feed.xml": feed(*WELL, "/tin/a/a/a/1.html", "/tin/a/a/a/a/2.html", "/tin/b/b/b/3.html"), **WELL},
        frozenset({"trap"}),
        6,
    ),
    "feed-hong.test": Site(
        "[{feed: 'http://HOST/hong.xml'}, {feed: 'http://HOST/cut.xml'}, {feed: 'http://HOST/trang.xml'},"
        " {feed: 'http://HOST/feed.xml'}]",
        {
            "/hong.xml": answers(b"\x00\x01\x02"),
            "/cut.xml": answers(
                b"<rss><channel><item><title>a</title><link>/tin/lanh-1.html</link></item><item><li"
            ),
            "/trang.xml": answers(PAGE),
            "/feed.xml": feed(*WELL),
            **WELL,
        },
        frozenset({"broken", "empty"}),
        9,
    ),
    "thuc-the.test": Site(
        "[{feed: 'http://HOST/bom.xml'}, {sitemap: 'http://HOST/bom-sm.xml'}, {feed: 'http://HOST/feed.xml'}]",
        {
            "/bom.xml": answers(entity_bomb("rss")),
            "/bom-sm.xml": answers(entity_bomb("urlset")),
            "/feed.xml": feed(*WELL),
            **WELL,
        },
        frozenset(),
        8,
    ),
    "sitemap-sau.test": Site(
        "[{sitemap: 'http://HOST/sm/0.xml'}, {sitemap: 'http://HOST/bom.xml.gz'}, {feed: 'http://HOST/feed.xml'}]",
        {
            "/sm/*": numbered(nested_sitemaps),
            "/bom.xml.gz": answers(bomb(60)),
            "/feed.xml": feed(*WELL),
            **WELL,
        },
        frozenset({"broken", "size", "empty"}),
        230,
    ),
    "sai-loai.test": Site(
        FEED,
        {
            "/feed.xml": feed(*WELL, "/tin/cu.html", "/tin/anh.html", "/tin/gz.html"),
            "/tin/cu.html": answers(tcvn3_page(OLD_LETTERS), Content_Type="text/html; charset=utf-8"),
            "/tin/anh.html": answers(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, Content_Type="text/html"),
            "/tin/gz.html": answers(gzip.compress(b"x" * 999), Content_Type="text/html"),
            **WELL,
        },
        frozenset({"unknown_format", "broken"}),
        9,
        documents=(*HEALTHY, "/tin/cu.html"),
    ),
    "gio-lech.test": Site(
        FEED,
        {
            "/feed.xml": feed(*WELL, "/tin/mai-sau.html", day="Fri, 01 Jan 2099 00:00:00 GMT"),
            "/tin/mai-sau.html": answers(
                ARTICLE.format(n=6, more=""),
                Content_Type="text/html",
                Date="Thu, 01 Jan 1970 00:00:00 GMT",
                Last_Modified="Fri, 01 Jan 2099 00:00:00 GMT",
            ),
            **WELL,
        },
        frozenset(),
        6,
        documents=(*HEALTHY, "/tin/mai-sau.html"),
    ),
    "trung-doi.test": Site(
        FEED,
        {
            "/feed.xml": feed(*WELL, "/tin/b1.html", "/tin/b2.html", "/tin/doi.html"),
            "/tin/b1.html": article(7),
            "/tin/b2.html": article(7),
            "/tin/doi.html": numbered(lambda n: Answer(ARTICLE.format(n=100 + n, more="").encode())),
            **WELL,
        },
        frozenset(),
        8,
        documents=(*HEALTHY, "/tin/b1.html", "/tin/b2.html", "/tin/doi.html"),
    ),
    "robots-doi.test": Site(
        FEED,
        {
            "/robots.txt": by_turns(
                answers("User-agent: *\nAllow: /"), answers("User-agent: *\nDisallow: /tin/lanh-2")
            ),
            "/feed.xml": feed(*WELL),
            **WELL,
        },
        frozenset(),
        5,
    ),
    "robots-tat.test": Site(
        FEED,
        {"/robots.txt": answers("busy", 503), "/feed.xml": feed(*WELL), **WELL},
        frozenset({"busy", "rested"}),
        4,
        documents=(),
    ),
}
