"""The text of a paragraph as it is printed: changes made, fields by their results, letters by their fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from ..legacy import decode_run
from .names import Element, local, switch, value, word
from .styles import Look, Styles

_UNSEEN = frozenset({"pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "fldData", "txbxContent"})
"""Elements whose text is not printed here: properties, what was deleted, readings over the letters."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_PICTURES = frozenset({"drawing", "pict", "object"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    look: Look


@dataclass(slots=True)
class Text:
    """What a paragraph holds."""

    stretches: list[_Stretch] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Contents of the text boxes anchored in it."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and identifier of the notes that it refers to."""

    def printed(self) -> str:
        """The text, line breaks as newlines and tabs as tabs.

        Neighbours in one font are decoded together: an old encoding may spell a letter with two codes, and
        Word may part them.
        """
        groups = groupby(self.stretches, key=lambda stretch: stretch.look)
        return "".join(_printed("".join(one.text for one in group), look) for look, group in groups)


def _printed(text: str, look: Look) -> str:
    text = decode_run(text, look.font(text))
    return text.upper() if look.caps or look.small_caps else text


@dataclass(slots=True)
class TextReader:
    """Reads the paragraphs of one story in order: a field may begin in one and end in another."""

    styles: Styles
    _fields: list[bool] = field(default_factory=list)
    """For each open field, whether its result has begun."""
    _codes: list[str] = field(default_factory=list)
    """For each open field, its instruction."""

    def read(self, paragraph: Element, style: str | None) -> Text:
        """The text of a paragraph whose style is `style`."""
        text = Text()
        self._walk(paragraph, style, text)
        return text

    def inside(self, name: str) -> bool:
        """Whether a field of this name is open: `TOC` for a table of contents."""
        return any(code.split()[:1] == [name] for code in self._codes)

    def _walk(self, parent: Element, style: str | None, text: Text) -> None:
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, style, text)
            elif name in _UNSEEN or (name == "sdt" and _is_placeholder(child)):
                continue
            elif name == "AlternateContent":
                self._walk(_choice(child), style, text)
            else:
                self._walk(child, style, text)

    def _run(self, run: Element, style: str | None, text: Text) -> None:
        look = self.styles.look(run.find(word("rPr")), style)
        for child in _parts(run):
            name = local(child)
            if name == "t":
                self._add((child.text or "").replace("\n", " "), look, text)
            elif name in _SIGNS:
                self._add(_SIGNS[name], look, text)
            elif name == "sym":
                self._add(_symbol(child), Look(hidden=look.hidden), text)
            elif name == "fldChar":
                self._turn(value(child, "fldCharType"))
            elif name == "instrText" and self._codes and not self._fields[-1]:
                self._codes[-1] += child.text or ""
            elif name in _NOTES:
                text.notes.append((_NOTES[name], value(child, "id") or ""))
            elif name in _PICTURES and not look.hidden:
                text.boxes += _boxes(child)
            elif name in ("ruby", "rubyBase", "r"):
                self._walk(child, style, text)

    def _turn(self, kind: str | None) -> None:
        """Where a field begins, its result begins, or it ends."""
        if kind == "begin":
            self._fields.append(False)
            self._codes.append("")
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._codes.pop()

    def _add(self, piece: str, look: Look, text: Text) -> None:
        if piece and not look.hidden and all(self._fields):
            text.stretches.append(_Stretch(piece, look))


def _parts(run: Element) -> Iterator[Element]:
    """A run's children, those of the first readable alternative in its place."""
    for child in run:
        if local(child) == "AlternateContent":
            yield from _choice(child)
        else:
            yield child


def _choice(alternatives: Element) -> Element:
    """Word keeps what is drawn twice; the fallback copy is left out where there is another."""
    return next(
        (one for one in alternatives if local(one) == "Choice"), next(iter(alternatives), alternatives)
    )


def _boxes(picture: Element) -> Iterator[Element]:
    """The contents of the text boxes of a drawing; those inside others are left to them."""
    for box in picture.iter(word("txbxContent")):
        between = list(takewhile(lambda above: above is not picture, box.iterancestors()))
        if not any(local(above) == "txbxContent" or _is_copy(above) for above in between):
            yield box


def _is_copy(element: Element) -> bool:
    """Whether an element is the fallback of alternatives that have a choice."""
    kin = element.getparent() if local(element) == "Fallback" else None
    return kin is not None and any(local(one) == "Choice" for one in kin)


def _is_placeholder(control: Element) -> bool:
    """Whether a content control shows its prompt: nothing was filled in."""
    return bool(switch(control.find(word("sdtPr")), "showingPlcHdr"))


def _symbol(element: Element) -> str:
    """`w:sym`: a character by its code and font."""
    try:
        char = chr(int(value(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
    return decode_run(char, value(element, "font"))
