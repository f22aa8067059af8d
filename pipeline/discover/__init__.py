"""Where a site's documents are: feeds, sitemaps, listings, registers, attachments, told without selectors.

Pure functions of bytes, addresses and a source's definition; the crawl fetches, and decides what to ask next.
"""

from pipeline.discover.addresses import documents_among, grade, is_aside
from pipeline.discover.attachments import is_file
from pipeline.discover.entries import page_attachments, read_entry, robots_entries
from pipeline.discover.feeds import feed_items
from pipeline.discover.found import DiscoveryError, Found, Item

__all__ = [
    "DiscoveryError",
    "Found",
    "Item",
    "documents_among",
    "feed_items",
    "grade",
    "is_aside",
    "is_file",
    "page_attachments",
    "read_entry",
    "robots_entries",
]
