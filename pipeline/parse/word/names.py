"""Names of elements and attributes in WordprocessingML."""

from __future__ import annotations

import lxml.etree

Element = lxml.etree._Element
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def word(name: str) -> str:
    """A name in the namespace of WordprocessingML.

    >>> word("p")[-7:]
    '/main}p'
    """
    return WORD + name


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the word namespace; None without element or attribute."""
    return None if element is None else element.get(WORD + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """A whole number in an attribute; None where it is missing or none."""
    written = value(element, name)
    try:
        return None if written is None else int(float(written))
    except (ValueError, OverflowError):
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """An on-off property: None where it is not stated.

    >>> from lxml.etree import fromstring
    >>> xml = '<w:rPr xmlns:w="%s"><w:caps/><w:vanish w:val="0"/></w:rPr>' % WORD[1:-1]
    >>> [switch(fromstring(xml), name) for name in ("caps", "vanish", "smallCaps")]
    [True, False, None]
    """
    found = None if parent is None else parent.find(WORD + name)
    if found is None:
        return None
    return (value(found) or "true").lower() not in ("0", "false", "off", "none")
