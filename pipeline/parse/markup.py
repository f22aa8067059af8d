"""HTML bytes to segments: the runs of text between block elements and line breaks, each with its element."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

import lxml.etree
import lxml.html

from corpora.pages import page_lexicon
from extractors.document import Cell
from pipeline.unreadable import UnreadableError

from .charset import decode
from .clean import clean_line
from .entities import lines_of
from .html_cells import SKIPPED, Element, has_columns, number_cells, text_length

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "o:p",
        "st1:place",
        "img",
        "ruby",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_UNPARSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_DEPTH = 400


@dataclass(slots=True)
class Segment:
    """A run of text inside one block element."""

    text: str
    element: Element
    links: int
    """How many of its characters stand in links."""
    cell: Cell | None
    """The innermost cell of a table of data; None outside tables."""
    chrome: str
    """Why the element's surroundings say that it is furniture; empty where they do not."""
    soft: bool = False
    """Whether a line break within the element ended it."""

    @property
    def tag(self) -> str:
        """Name of the block element."""
        return str(self.element.tag)

    @property
    def linked(self) -> float:
        """Share of its characters in links."""
        return self.links / max(1, len(self.text))


@dataclass(slots=True)
class _State:
    segments: list[Segment] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    links: int = 0
    tables: int = 0
    cells: dict[Element, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element inherits from those around it."""

    block: Element
    cell: Cell | None = None
    chrome: str = ""
    linked: bool = False
    depth: int = 0


def parse_tree(data: bytes, media_type: str | None = None) -> Element:
    """The root of the page's tree.

    Raises:
        UnreadableError: `broken` where no tree comes out.
    """
    return tree_of(decode(data, media_type)[0])


def tree_of(text: str) -> Element:
    """The root of the tree of a page whose letters are read already.

    Raises:
        UnreadableError: as `parse_tree`.
    """
    text = _UNPARSABLE.sub(" ", _DECLARATION.sub("", text)).lstrip("\ufeff")
    try:
        root = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(huge_tree=True))
    except (lxml.etree.LxmlError, ValueError, AssertionError) as trouble:
        raise UnreadableError(
            "broken", "the page's markup holds no readable element; fetch it again"
        ) from trouble
    if not isinstance(root, lxml.etree._Element):
        raise UnreadableError("broken", "the page's markup holds no readable element; fetch it again")
    return root


@cache
def _class_kinds() -> dict[str, str]:
    return {row.word: row.kind for row in page_lexicon().classes}


def class_reason(element: Element) -> str:
    """Why tag, class or id of the element say that it is furniture, or an empty string."""
    tag = element.tag
    if tag in ("nav", "footer", "aside"):
        return f"<{tag}>"
    if element.get("role") in ("navigation", "search", "contentinfo", "complementary"):
        return f"role {element.get('role')}"
    for attribute in ("class", "id"):
        for name in (element.get(attribute) or "").lower().split()[:12]:
            for word in (name, *re.split(r"[-_\d]+", name)):
                if word in _class_kinds():
                    return f"{_class_kinds()[word]}: {attribute} {name}"
    return ""


def segments_of(root: Element) -> list[Segment]:
    """All visible text of the page in reading order."""
    body = root.find("body")
    body = root if body is None else body
    whole = text_length(body)
    state = _State()
    _walk(body, _Place(body), state, whole)
    _flush(state, _Place(body))
    return _joined(state.segments)


def _walk(element: Element, place: _Place, state: _State, whole: int) -> None:
    if not isinstance(element.tag, str):
        return
    tag = element.tag.lower()
    if tag in SKIPPED or place.depth > _MAX_DEPTH or _is_hidden(element):
        return
    if tag in ("br", "hr"):
        _flush(state, place, soft=tag == "br")
        return
    inline = tag in _INLINE
    inner = _inner(element, tag, place, state, whole)
    if not inline:
        _flush(state, place)
    _add(state, inner, element.text)
    for child in element:
        _walk(child, inner, state, whole)
        _add(state, inner, child.tail)
    if not inline:
        _flush(state, inner)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _inner(element: Element, tag: str, place: _Place, state: _State, whole: int) -> _Place:
    chrome = place.chrome
    if not chrome and (reason := class_reason(element)) and text_length(element) * 2 < whole:
        chrome = reason
    return _Place(
        block=place.block if tag in _INLINE else element,
        cell=_cell(element, tag, place, state),
        chrome=chrome,
        linked=place.linked or tag == "a",
        depth=place.depth + 1,
    )


def _cell(element: Element, tag: str, place: _Place, state: _State) -> Cell | None:
    """The cell's place; a table of one column or one cell is layout and leaves the place as it was."""
    if tag == "table" and has_columns(element):
        state.tables += 1
        state.cells |= number_cells(element, state.tables)
    if tag in ("td", "th"):
        return state.cells.get(element, place.cell)
    return place.cell


def _add(state: _State, place: _Place, text: str | None) -> None:
    if not text:
        return
    if place.block.tag == "pre":
        for line in text.split("\n"):
            state.buffer.append(line)
            _flush(state, place, soft=True)
        return
    state.buffer.append(text)
    if place.linked:
        state.links += len(text.strip())


def _flush(state: _State, place: _Place, soft: bool = False) -> None:
    text = "".join(state.buffer)
    links = state.links
    state.buffer.clear()
    state.links = 0
    if not text.strip():
        return
    lines = [line for line in map(clean_line, lines_of(text)) if line]
    for line in lines:
        share = links * len(line) // max(1, len(text.strip()))
        state.segments.append(Segment(line, place.block, share, place.cell, place.chrome, soft))


def _joined(segments: list[Segment]) -> list[Segment]:
    """Lines that only a soft break parted, one sentence running on, become one segment again."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last and last.soft and last.element is segment.element and _runs_on(last, segment):
            last.text = f"{last.text} {segment.text}"
            last.links += segment.links
            last.soft = segment.soft
        else:
            joined.append(segment)
    return joined


def _runs_on(last: Segment, segment: Segment) -> bool:
    if last.tag in ("h1", "h2", "h3"):
        return True
    return last.text[-1] not in ".;:!?…" and (segment.text[0].islower() or segment.text[0] in ",;")
