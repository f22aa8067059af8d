"""The yardstick: Scrapy over the same site, with the same limits, bodies on disk, links of pages looked at.

`python -m tests.bench.scrapy_crawl FOLDER PORT AT_ONCE` prints one line of JSON.  Each body is one file, which is
less than its HTTP cache writes, and less than an archive does.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.spiders import SitemapSpider

from tests.bench.peak import peak_mb


class BenchSpider(SitemapSpider):
    """Every page that the sitemaps name, and the files that it links to."""

    name = "bench"
    folder: Path

    def parse(self, response: Response, **_: Any) -> Iterator[dict[str, Any]]:
        """Count the page, and look at its links as a crawl for attachments does."""
        links = [response.urljoin(href) for href in response.xpath("//a/@href").getall()]
        (self.folder / hashlib.sha256(response.body).hexdigest()).write_bytes(response.body)
        yield {"files": sum(link.endswith((".pdf", ".docx")) for link in links)}


def main(folder: Path, port: int, at_once: int) -> None:
    """Crawl once."""
    folder.mkdir(parents=True, exist_ok=True)
    BenchSpider.folder = folder
    BenchSpider.sitemap_urls = [f"http://127.0.0.1:{port}/sitemap.xml"]
    process = CrawlerProcess(
        {
            "ROBOTSTXT_OBEY": True,
            "CONCURRENT_REQUESTS": at_once,
            "CONCURRENT_REQUESTS_PER_DOMAIN": at_once,
            "DOWNLOAD_DELAY": 0,
            "USER_AGENT": "danchieu-bench",
            "COOKIES_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "LOG_LEVEL": "ERROR",
        }
    )
    crawler = process.create_crawler(BenchSpider)
    begin = time.perf_counter()
    process.crawl(crawler)
    process.start()
    found = {
        "pages": crawler.stats.get_value("item_scraped_count", 0) if crawler.stats else 0,
        "seconds": time.perf_counter() - begin,
        "cpu": time.process_time(),
        "peak_mb": peak_mb(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
