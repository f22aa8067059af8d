"""The files that crawlers read first: robots.txt, sitemap.xml and the newspaper's RSS feed."""

from __future__ import annotations

import html
import re

from corpora.demo.sources import Source

MISSING = "http://baohaigiang.test/2024/11/bai-da-go.html"
EMPTY = "http://baohaigiang.test/2024/11/trang-trong.html"


def robots(host: str) -> str:
    """The host's rules; the city's portal keeps one folder to itself."""
    rules = "Disallow: /noi-bo/" if host == "haigiang.gov.test" else "Disallow:"
    return f"User-agent: *\n{rules}\n\nSitemap: http://{host}/sitemap.xml\n"


def sitemap(host: str, sources: list[Source]) -> str:
    """Every document of the host with its day."""
    rows = "\n".join(
        f"<url><loc>http://{host}{source.get('path')}</loc><lastmod>{source.get('day')}</lastmod></url>"
        for source in sources
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n'
    )


def rss(sources: list[Source]) -> str:
    """The newspaper's feed, newest first, with one link that is gone and one to an empty page."""
    gone = [("Bài đã gỡ", MISSING, ""), ("Đang cập nhật", EMPTY, "")]
    items = [*gone, *((s.get("title"), s.url, s.get("day")) for s in sources)]
    rows = "\n".join(_item(title, url, day) for title, url, day in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>\n'
        "<title>Báo Hải Giang điện tử</title><link>http://baohaigiang.test/</link>"
        f"<description>Tin mới</description>\n{rows}\n</channel></rss>\n"
    )


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _item(title: str, url: str, day: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", day)
    when = ""
    if match:
        year, month, date = match.groups()
        when = f"<pubDate>{date} {MONTHS[int(month) - 1]} {year} 00:00:00 +0700</pubDate>"
    return f"<item><title>{html.escape(title)}</title><link>{url}</link><guid>{url}</guid>{when}</item>"
