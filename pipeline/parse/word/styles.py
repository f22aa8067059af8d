"""Styles: the font and the case of a run, and the numbering of a paragraph, as they are inherited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from .names import Element, number, switch, value, word

_DEEPEST = 30
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Look:
    """What of a run's looks changes its letters; None where nothing is stated."""

    ascii: str | None = None
    """The font of unaccented letters."""
    ansi: str | None = None
    """The font of all other letters that are neither Arabic nor East Asian."""
    caps: bool | None = None
    small_caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it states something, else what lies below."""
        stated = {field.name: own for field in fields(self) if (own := getattr(self, field.name)) is not None}
        return replace(below, **stated)

    def font(self, text: str) -> str | None:
        """The font of a text.  Letters of the old encodings lie beyond ASCII, and their font tells."""
        return self.ascii if text.isascii() else self.ansi or self.ascii


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list and level of a numbered paragraph; list 0 takes an inherited number away."""

    list: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it states itself."""

    name: str
    based_on: str | None
    look: Look
    list: ListPlace


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their identifiers."""

    defaults: Look
    styles: Mapping[str, Style]
    paragraph: str | None
    """The style of paragraphs that name none."""
    fonts: Mapping[str, str]
    """The theme's fonts by the names that runs use: `minorHAnsi`."""

    def look(self, properties: Element | None, paragraph_style: str | None) -> Look:
        """The look of a run: its own, its character style's, the paragraph style's, the defaults."""
        own = _look(properties, self.fonts)
        style = None if properties is None else value(properties.find(word("rStyle")))
        character = self._inherited(style)
        return own.over(
            character.over(self._inherited(paragraph_style or self.paragraph).over(self.defaults))
        )

    def list_place(self, style: str | None) -> ListPlace:
        """List and level that a paragraph's style gives it."""
        place = ListPlace(None, None)
        for one in self._line(style or self.paragraph):
            found = one.list
            place = ListPlace(
                place.list if place.list is not None else found.list,
                place.level if place.level is not None else found.level,
            )
        return place

    def name(self, style: str | None) -> str:
        """A style's name for people, in small letters: `toc 1`, `heading 2`."""
        found = self.styles.get(style or "")
        return found.name if found else ""

    def _inherited(self, style: str | None) -> Look:
        look = Look()
        for one in self._line(style):
            look = look.over(one.look)
        return look

    def _line(self, style: str | None) -> Iterator[Style]:
        """A style, the one it is based on, and so on."""
        for _ in range(_DEEPEST):
            found = self.styles.get(style or "")
            if found is None:
                return
            yield found
            style = found.based_on


def read_styles(root: Element | None, theme: Element | None) -> Styles:
    """The styles of the part `styles.xml`; without it no style states anything."""
    fonts = _theme_fonts(theme)
    if root is None:
        return Styles(Look(), {}, None, fonts)
    styles: dict[str, Style] = {}
    paragraph = None
    for element in root.iter(word("style")):
        name = value(element, "styleId")
        if not name:
            continue
        styles[name] = Style(
            (value(element.find(word("name"))) or "").lower(),
            value(element.find(word("basedOn"))),
            _look(element.find(word("rPr")), fonts),
            list_place(element.find(word("pPr"))),
        )
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
            paragraph = name
    defaults = root.find(f"{word('docDefaults')}/{word('rPrDefault')}/{word('rPr')}")
    return Styles(_look(defaults, fonts), styles, paragraph, fonts)


def list_place(properties: Element | None) -> ListPlace:
    """List and level that a paragraph's own properties state."""
    found = None if properties is None else properties.find(word("numPr"))
    if found is None:
        return ListPlace(None, None)
    return ListPlace(number(found.find(word("numId"))), number(found.find(word("ilvl"))))


def _look(properties: Element | None, fonts: Mapping[str, str]) -> Look:
    if properties is None:
        return Look()
    named = properties.find(word("rFonts"))
    return Look(
        _font(named, "ascii", fonts),
        _font(named, "hAnsi", fonts),
        switch(properties, "caps"),
        switch(properties, "smallCaps"),
        switch(properties, "vanish"),
    )


def _font(element: Element | None, name: str, fonts: Mapping[str, str]) -> str | None:
    theme = value(element, f"{name}Theme")
    return fonts.get(theme or "") or value(element, name)


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """`minorHAnsi` and its like: the Latin fonts that the theme names."""
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{_THEME}{size}Font/{_THEME}latin")
        face = None if latin is None else latin.get("typeface")
        if face:
            fonts |= {f"{size}HAnsi": face, f"{size}Ascii": face}
    return fonts
