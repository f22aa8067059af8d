"""Which part of a web page holds its document: the densest element, trafilatura's reading voting too."""

from __future__ import annotations

import copy
import logging
from collections.abc import Sequence
from itertools import takewhile

import trafilatura

from .clean import clean_line, fold
from .entities import mend
from .html_cells import Element
from .markup import Segment
from .stamps import read_stamp

_SHORTEST = 25
_LINKED = 0.5
# A child that holds this share of its parent's text is the better container.
_SHARE = 0.7
_VOTE = 3
_LEAST_PROSE = 250
_NO_PROSE = 60
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def is_prose(segment: Segment) -> bool:
    """Whether the segment is text rather than a menu entry or link.

    Notes that are one link in brackets are text (observed form: the national code of laws).
    """
    if segment.chrome or len(segment.text) < _SHORTEST:
        return False
    return segment.linked < _LINKED or (segment.text.startswith("(") and len(segment.text) > 60)


def second_reading(root: Element) -> frozenset[str]:
    """The lines that trafilatura takes for the page's text, folded; empty where it finds none."""
    text = trafilatura.extract(
        copy.deepcopy(root), include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    lines = (fold(clean_line(mend(line))) for line in (text or "").split("\n"))
    return frozenset(line for line in lines if line)


def find_container(
    segments: Sequence[Segment], root: Element, title: int | None, second: frozenset[str]
) -> Element:
    """The element that holds the document.

    Every piece of prose gives its length to the elements around it, three times over where the second
    reading has it too, and a fifth before the title; from the root the way leads to the child that keeps
    most of it.
    """
    weights: dict[Element, float] = {}
    for index, segment in enumerate(segments):
        if not is_prose(segment) or index == title:
            continue
        weight = float(len(segment.text))
        if fold(segment.text) in second:
            weight *= _VOTE
        if title is not None and index < title:
            weight *= 0.2
        weights[segment.element] = weights.get(segment.element, 0) + weight
        for ancestor in segment.element.iterancestors():
            weights[ancestor] = weights.get(ancestor, 0) + weight
    return _descend(root, weights)


def _descend(root: Element, weights: dict[Element, float]) -> Element:
    chosen = root
    while True:
        best = max(chosen, key=lambda child: weights.get(child, 0), default=None)
        if best is None or weights.get(best, 0) < _SHARE * weights.get(chosen, 0) or not weights.get(best):
            return chosen
        if best.tag in ("p", "span", "tr", "td", "tbody", "li", "b", "strong", "font") and _alone(
            best, chosen, weights
        ):
            return chosen
        chosen = best


def _alone(best: Element, chosen: Element, weights: dict[Element, float]) -> bool:
    """Whether other children of the chosen element hold prose too: then a paragraph is no container."""
    return any(weights.get(child) for child in chosen if child is not best)


def is_listing(segments: Sequence[Segment], container: Element, title: int | None) -> bool:
    """Whether a page only lists other pages: linked titles, perhaps each with a teaser or a day.

    A page whose title has its own stamp below it holds a document.  Otherwise it is a listing where hardly
    any prose stands beside its linked titles, or where four of them or more part the prose into runs of
    which none holds a third of it.
    """
    if title is not None and _has_stamp(segments[title : title + 4]):
        return False
    visible = [segment for segment in segments if not segment.chrome]
    count, prose = sum(1 for segment in visible if _is_entry(segment)), _prose(visible)
    if (count >= 5 and prose < _LEAST_PROSE) or (count >= 2 and prose < _NO_PROSE):
        return True
    content = [s for s in visible if container is s.element or container in s.element.iterancestors()]
    entries = sum(1 for segment in content if _is_entry(segment))
    stamps = sum(1 for segment in content if read_stamp(segment.text))
    linked = sum(segment.links for segment in content)
    if entries < 4 or _longest_run(content) * 3 > _prose(content):
        return False
    return stamps >= 3 or linked > _prose(content)


def _has_stamp(near: Sequence[Segment]) -> bool:
    """Whether a stamp follows the title before any linked title does."""
    before = takewhile(lambda segment: not _is_entry(segment), near)
    return any(segment.linked < _LINKED and read_stamp(segment.text) is not None for segment in before)


def _is_entry(segment: Segment) -> bool:
    return segment.linked >= _LINKED and len(segment.text) >= _SHORTEST and not is_prose(segment)


def _prose(segments: Sequence[Segment]) -> int:
    own = (segment.text for segment in segments if is_prose(segment))
    return sum(len(text) for text in own if not read_stamp(text))


def _longest_run(segments: Sequence[Segment]) -> int:
    run, longest = 0, 0
    for segment in segments:
        if _is_entry(segment):
            run = 0
        elif is_prose(segment) and not read_stamp(segment.text):
            run += len(segment.text)
            longest = max(longest, run)
    return longest
