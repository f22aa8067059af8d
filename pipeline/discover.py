"""What a feed, a sitemap or a page links to.  XML is read without entities, DTDs or network."""

from __future__ import annotations

import zlib
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

INFLATED_BYTES = 50_000_000
"""The protocol's own bound for one sitemap, uncompressed."""


class DiscoveryError(ValueError):
    """An entry point that cannot be read, in one line."""


def feed_links(data: bytes, base: str) -> tuple[str, ...]:
    """The items of an RSS or Atom feed, in its order.

    >>> feed_links(b"<rss><channel><item><link>/a.html</link></item></channel></rss>", "http://x.vn/feed")
    ('http://x.vn/a.html',)
    """
    found = []
    for item in _elements(_xml(data), "//*[local-name()='item' or local-name()='entry']"):
        choices = (
            _strings(item, "*[local-name()='link']/text()")
            + _strings(item, "*[local-name()='link'][not(@rel) or @rel='alternate']/@href")
            + _strings(item, "*[local-name()='guid']/text()")
        )
        found += [choice for choice in choices if choice.strip()][:1]
    return _absolute(found, base)


def sitemap_links(data: bytes, base: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pages and the further sitemaps that a sitemap or sitemap index names; gzip is unpacked."""
    root = _xml(_inflated(data))
    pages = _strings(root, "//*[local-name()='url']/*[local-name()='loc']/text()")
    nested = _strings(root, "//*[local-name()='sitemap']/*[local-name()='loc']/text()")
    return _absolute(pages, base), _absolute(nested, base)


def page_links(data: bytes, base: str, xpath: str | None = None) -> tuple[str, ...]:
    """The links of an HTML page in reading order, or of the elements that `xpath` names (or their own href).

    Raises:
        DiscoveryError: the page is no HTML, or `xpath` is none.
    """
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(no_network=True))
        chosen = _elements(root, xpath) if xpath else [root]
    except (etree.ParserError, ValueError) as error:
        raise DiscoveryError(f"no HTML: {error}") from error
    except etree.XPathError as error:
        raise DiscoveryError(f"{xpath!r} is no XPath: {error}; mend the source's definition") from error
    base = urljoin(base, "".join(_strings(root, "//base/@href")[:1]).strip())
    return _absolute(
        [link for part in chosen for link in _strings(part, "descendant-or-self::a/@href")], base
    )


def _elements(root: etree._Element, xpath: str) -> list[etree._Element]:
    found = root.xpath(xpath)
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


def _strings(root: etree._Element, xpath: str) -> list[str]:
    found = root.xpath(xpath)
    return [node for node in found if isinstance(node, str)] if isinstance(found, list) else []


def _xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DiscoveryError(f"no XML: {error}") from error
    if root is None:
        raise DiscoveryError("no XML: nothing in it can be read")
    return root


def _inflated(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, INFLATED_BYTES)
    except zlib.error as error:
        raise DiscoveryError(f"damaged gzip: {error}") from error
    if unpacker.unconsumed_tail:
        raise DiscoveryError(f"unpacks to more than {INFLATED_BYTES:,} bytes")
    return content


def _absolute(links: list[str], base: str) -> tuple[str, ...]:
    """Web addresses without fragments, each once, in order."""
    found: dict[str, None] = {}
    for link in links:
        try:
            url = urldefrag(urljoin(base, link.strip())).url
        except ValueError:
            # `http://[` and its like: a link that no browser would follow either.
            continue
        if link.strip() and url.startswith(("http://", "https://")):
            found[url] = None
    return tuple(found)
