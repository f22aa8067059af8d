"""Automatic numbering: the labels that Word counts and prints, and that stand in no text of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .names import Element, number, switch, value, word
from .numerals import numeral

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int
    form: str
    """`w:numFmt`: `decimal`, `upperRoman`, `bullet`."""
    text: str
    """The label with `%1` to `%9` for the numbers of the levels."""
    gap: str
    """What stands between label and text: a space, or nothing."""
    restart: int | None
    """The level that makes this one begin anew, counted from 1; 0 for none; None for any above it."""
    plain: bool
    """Whether the numbers of all levels are printed as digits."""
    style: str | None
    """The paragraph style that belongs to the level."""
    font: str | None
    """The font of the label, by which bullets are told."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of the document: its levels, and which counters it shares with others."""

    counters: str
    """Lists of one definition count on from each other."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Levels that begin anew where the list is first used, with the number they begin with."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number or bullet."""

    text: str
    gap: str
    bullet: bool
    font: str | None


@dataclass(slots=True)
class Counter:
    """Counts through one document in reading order."""

    lists: Mapping[int, WordList]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def label(self, number_of_list: int, level: int) -> Label | None:
        """The label of the next paragraph of a list; None where the list or its level does not exist."""
        found = self.lists.get(number_of_list)
        style = found.levels.get(level) if found else None
        if found is None or style is None:
            return None
        counts = self._counts.setdefault(found.counters, [None] * _LEVELS)
        self._count(counts, number_of_list, found, level)
        if style.form == "bullet":
            return Label(style.text, style.gap, True, style.font)
        text = _PLACEHOLDER.sub(lambda place: _printed(int(place[1]) - 1, counts, found, style), style.text)
        return Label(text, style.gap, False, style.font)

    def _count(self, counts: list[int | None], number_of_list: int, found: WordList, level: int) -> None:
        start = found.levels[level].start
        if level in found.starts and (number_of_list, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            before = counts[level]
            counts[level] = start if before is None else before + 1
        self._begun.add((number_of_list, level))
        for deeper in range(level + 1, _LEVELS):
            style = found.levels.get(deeper)
            restart = style.restart if style else None
            if restart is None or level < restart:
                counts[deeper] = None

    def level_of_style(self, number_of_list: int, style: str | None) -> int | None:
        """The level of a list that belongs to a paragraph style."""
        found = self.lists.get(number_of_list)
        if found is None or not style:
            return None
        return next((place for place, level in found.levels.items() if level.style == style), None)


def _printed(place: int, counts: list[int | None], found: WordList, style: Level) -> str:
    """The number of one level in a label; a level that has not begun is printed as it would begin."""
    level = found.levels.get(place)
    if level is None or level.form == "bullet":
        return ""
    number = counts[place]
    return numeral(level.start if number is None else number, "decimal" if style.plain else level.form)


def read_lists(root: Element | None) -> dict[int, WordList]:
    """The lists of the part `numbering.xml` by their numbers."""
    if root is None:
        return {}
    definitions = {value(one, "abstractNumId"): one for one in root.iter(word("abstractNum"))}
    styled = {value(one.find(word("styleLink"))): name for name, one in definitions.items()}
    lists: dict[int, WordList] = {}
    for element in root.iter(word("num")):
        name, key = number(element, "numId"), value(element.find(word("abstractNumId")))
        key = _resolved(key, definitions, styled)
        if name is None or key is None:
            continue
        levels = _levels(definitions[key])
        starts: dict[int, int] = {}
        for change in element.iter(word("lvlOverride")):
            level = number(change, "ilvl") or 0
            levels |= _levels(change)
            start = number(change.find(word("startOverride")))
            if start is not None:
                starts[level] = start
        lists[name] = WordList(key, levels, starts)
    return lists


def _resolved(
    key: str | None, definitions: Mapping[str | None, Element], styled: Mapping[str | None, str | None]
) -> str | None:
    """The definition that holds the levels: one may point to another by way of a list style."""
    for _ in range(_DEEPEST):
        if key not in definitions:
            return None
        link = value(definitions[key].find(word("numStyleLink")))
        if not link or link not in styled or styled[link] == key:
            return key
        key = styled[link]
    return key


def _levels(parent: Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterchildren(word("lvl")):
        place = number(element, "ilvl")
        if place is None or not 0 <= place < _LEVELS:
            continue
        looks = element.find(f"{word('rPr')}/{word('rFonts')}")
        gap = value(element.find(word("suff"))) or "tab"
        levels[place] = Level(
            start=_or(number(element.find(word("start"))), 0),
            form=value(element.find(word("numFmt"))) or "decimal",
            text=value(element.find(word("lvlText"))) or "",
            gap="" if gap == "nothing" else " ",
            restart=number(element.find(word("lvlRestart"))),
            plain=bool(switch(element, "isLgl")),
            style=value(element.find(word("pStyle"))),
            font=value(looks, "hAnsi") or value(looks, "ascii"),
        )
    return levels


def _or(found: int | None, default: int) -> int:
    return default if found is None else found
