"""Which part of a web page holds its document: the densest element, trafilatura's reading voting too."""

from __future__ import annotations

import copy
import logging
from collections.abc import Sequence

import trafilatura

from .clean import clean_line, fold
from .entities import mend
from .markup import Element, Segment

_SHORTEST = 25
_LINKED = 0.5
# A child that holds this share of its parent's text is the better container.
_SHARE = 0.7
_VOTE = 3
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


def is_listing(segments: Sequence[Segment], stamps: int) -> bool:
    """Whether a page's content only lists other pages: linked titles, each with a teaser or a day.

    `stamps` counts the posting stamps among the segments.  In a listing no run of prose between two linked
    titles holds a third of it all; the related links of an article follow the whole of its text.
    """
    entries, total, run, longest = 0, 0, 0, 0
    for segment in segments:
        if segment.linked >= 0.8 and len(segment.text) >= _SHORTEST and not is_prose(segment):
            entries += 1
            run = 0
        elif is_prose(segment):
            run += len(segment.text)
            total += len(segment.text)
            longest = max(longest, run)
    if entries < 4 or (longest * 3 > total and total):
        return entries >= 4 and stamps >= 4 and total < 300
    linked = sum(segment.links for segment in segments)
    return stamps >= 3 or linked > total
