"""Bytes to trees, and the links in them.  XML is read without entities, DTDs or network."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from pipeline.discover.found import DiscoveryError
from pipeline.parse.html_cells import Element
from pipeline.parse.markup import parse_tree, tree_of
from pipeline.unreadable import UnreadableError

_VISIBLE = ".//text()[not(parent::script or parent::style)]"


def read_xml(data: bytes) -> Element:
    """The root of an XML document; what is damaged is read as far as it goes.

    Raises:
        DiscoveryError: nothing in it can be read.
    """
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


def read_html(data: bytes, media_type: str | None = None) -> Element:
    """The root of a web page.

    Raises:
        DiscoveryError: it is none.
    """
    try:
        return parse_tree(data, media_type)
    except UnreadableError as error:
        raise DiscoveryError(f"no HTML: {error}") from error


def read_links(data: bytes, media_type: str | None = None) -> Element:
    """As `read_html`, and quicker: letters that somebody before us misread are left as they are.

    Raises:
        DiscoveryError: it is no HTML.
    """
    try:
        return tree_of(data.decode("utf-8"))
    except UnicodeDecodeError:
        return read_html(data, media_type)
    except UnreadableError as error:
        raise DiscoveryError(f"no HTML: {error}") from error


def base_of(root: Element, url: str) -> str:
    """What the page's links are relative to."""
    return urljoin(url, "".join(strings(root, "//base/@href")[:1]).strip())


def chosen(root: Element, xpath: str) -> list[Element]:
    """The elements that `xpath` names.

    Raises:
        DiscoveryError: `xpath` is none.
    """
    try:
        found = root.xpath(xpath)
    except etree.XPathError as error:
        raise DiscoveryError(f"{xpath!r} is no XPath: {error}; mend the source's definition") from error
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


def strings(root: Element, xpath: str) -> list[str]:
    """The texts and attributes that `xpath` names."""
    found = root.xpath(xpath)
    return [node for node in found if isinstance(node, str)] if isinstance(found, list) else []


def absolute(link: str, base: str) -> str | None:
    """The web address that `link` means, without its fragment; None where it means none.

    >>> absolute("tin/1.html#binh-luan", "http://bao.vn/"), absolute("mailto:a@bao.vn", "http://bao.vn/")
    ('http://bao.vn/tin/1.html', None)
    """
    link = link.strip()
    # A rooted link means the same on every page of a site: menus are met thousands of times a night.
    rooted = link.startswith(("/", "http://", "https://"))
    return _joined(link, _origin(base) if rooted else base) if link else None


@lru_cache(maxsize=16_384)
def _joined(link: str, base: str) -> str | None:
    try:
        url = urldefrag(urljoin(base, link)).url
    except ValueError:
        # `http://[` and its like: a link that no browser would follow either.
        return None
    return url if url.startswith(("http://", "https://")) else None


@lru_cache(maxsize=16_384)
def _origin(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}/"


def absolute_all(links: Iterable[str], base: str) -> tuple[str, ...]:
    """Web addresses, each once, in order."""
    return tuple(dict.fromkeys(url for link in links if (url := absolute(link, base))))


def words_of(element: Element) -> str:
    """The element's visible text on one line."""
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(strings(element, _VISIBLE)).split())
