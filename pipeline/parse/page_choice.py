"""Whether a page's text layer is read, or the page goes to OCR."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .layer_judge import judge_layer
from .legacy import decode_lines

_FEWEST_LETTERS = 12
"""Letters and digits below which a page counts as one without a text layer."""
FEW_LETTERS = 160
"""What marks of digital signatures and of the scanning program leave on a scan."""
_LARGE = 0.5
_LEAST_FAULTY, _SHARE_FAULTY = 2, 3


@dataclass(frozen=True, slots=True)
class Layer:
    """What a page's text layer looks like from outside."""

    letters: int
    picture: Callable[[], float]
    """The share of the page that its largest picture covers; asked only where letters are few."""
    drawn: bool = True
    """Whether anything at all is drawn on the page."""
    text: Callable[[], str] = str
    """Its text; asked only where letters are many."""


def why_ocr(layer: Layer) -> str:
    """Why the page goes to OCR, in words; empty where its text layer is read.

    >>> why_ocr(Layer(letters=0, picture=lambda: 1.0))
    'no text layer'
    >>> why_ocr(Layer(letters=90, picture=lambda: 0.9))
    'a picture of the page with next to no text'
    >>> why_ocr(Layer(letters=2400, picture=lambda: 1.0))
    ''
    """
    if not layer.drawn:
        return ""
    if layer.letters < _FEWEST_LETTERS:
        return "no text layer"
    if layer.letters < FEW_LETTERS and layer.picture() >= _LARGE:
        return "a picture of the page with next to no text"
    # A layer in an old encoding is no faulty one: its letters are made right later.
    return judge_layer("\n".join(decode_lines(layer.text().split("\n"))))


def spread(reasons: Sequence[str], texts: Sequence[bool]) -> list[str]:
    """The reasons page by page, where one fault of many layers is taken for a fault of all.

    `texts` says which pages have a text layer.  A font that lacks a letter lacks it on every page, but not
    every page has enough of them to tell.

    >>> spread(["", "it lacks letters", "it lacks letters"], [True, True, True])
    ['the text layers of other pages are faulty', 'it lacks letters', 'it lacks letters']
    >>> spread(["no text layer", "no text layer", ""], [False, False, True])
    ['no text layer', 'no text layer', '']
    """
    faulty = sum(bool(reason) and text for reason, text in zip(reasons, texts, strict=True))
    if faulty < _LEAST_FAULTY or faulty * _SHARE_FAULTY < sum(texts):
        return list(reasons)
    return [
        reason or ("the text layers of other pages are faulty" if text else "")
        for reason, text in zip(reasons, texts, strict=True)
    ]
