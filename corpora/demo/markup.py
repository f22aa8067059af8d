"""Text into HTML, with the faults of encoding that real pages show where a text asks for them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from html.entities import codepoint2name

from corpora.demo.sources import table_rows

NO_BREAK = "␣"
BASIS = ("Căn cứ ", "Theo đề nghị ", "Xét ", "- Căn cứ ")
HEADING = re.compile(r"(?:[IVX]+[.\-]\s|Điều \d+\.)")


def escape(text: str) -> str:
    """`text` for an element's content, with the spaces that do not break."""
    return html.escape(text, quote=False).replace(NO_BREAK, "&nbsp;")


def entities(text: str) -> str:
    """Letters as named entities where HTML 4 names them.

    >>> entities("hòa & nhã")
    'h&ograve;a &amp; nh&atilde;'
    """
    return "".join(
        f"&{codepoint2name[ord(c)]};" if ord(c) in codepoint2name and c not in "<>" else c for c in text
    )


def spoil(markup: str, noise: str) -> str:
    """Give an article's markup one fault of encoding.

    `double`: entities escaped a second time; `lost`: entities whose ampersand went missing in some words;
    `nfd`: letters and their marks apart.  Tags are left whole.
    """
    if noise == "double":
        return _texts(markup, lambda text: entities(html.unescape(text)).replace("&", "&amp;"))
    if noise == "lost":
        return _texts(markup, lambda text: text.replace("phòng", "phograve;ng").replace("toàn", "toagrave;n"))
    if noise == "nfd":
        return unicodedata.normalize("NFD", markup)
    return markup


def _texts(markup: str, change: Callable[[str], str]) -> str:
    return re.sub(r"(?<=>)[^<]+(?=<)", lambda match: change(match.group()), markup)


def table(paragraph: str) -> str:
    """A table whose first row is its head."""
    head, *rows = table_rows(paragraph)
    lines = [_row(head, "th"), *(_row(row, "td") for row in rows)]
    return '<table class="bang" border="1">\n' + "\n".join(lines) + "\n</table>"


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def paper_block(paragraph: str) -> str:
    """One paragraph of an official paper: table, basis, centred capitals, heading or plain."""
    if paragraph.startswith("|"):
        return table(paragraph)
    if paragraph.startswith(BASIS):
        return f"<p><em>{escape(paragraph)}</em></p>"
    if paragraph.isupper() and not HEADING.match(paragraph):
        return f'<p style="text-align:center"><strong>{escape(paragraph)}</strong></p>'
    if HEADING.match(paragraph) and (paragraph.isupper() or paragraph.startswith("Điều")):
        return _bold_start(paragraph)
    return f'<p style="text-align:justify">{escape(paragraph)}</p>'


def _bold_start(paragraph: str) -> str:
    if paragraph.isupper():
        return f"<p><strong>{escape(paragraph)}</strong></p>"
    number, _, rest = paragraph.partition(". ")
    return f"<p><strong>{escape(number)}.</strong> {escape(rest)}</p>"


def news_block(paragraph: str) -> str:
    """One paragraph of an article: caption, table or plain."""
    if paragraph.startswith("! "):
        return (
            '<figure><img src="/anh/trong.svg" alt="">'
            f"<figcaption>{escape(paragraph[2:])}</figcaption></figure>"
        )
    if paragraph.startswith("|"):
        return table(paragraph)
    return f"<p>{escape(paragraph)}</p>"
