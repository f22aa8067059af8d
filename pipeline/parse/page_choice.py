"""Whether a page's text layer is read, or the page goes to OCR."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_FEWEST_LETTERS = 12
"""Letters and digits below which a page counts as one without a text layer."""
_FEW_LETTERS = 160
"""What marks of digital signatures and of the scanning program leave on a scan."""
_LARGE = 0.5


@dataclass(frozen=True, slots=True)
class Layer:
    """What a page's text layer looks like from outside."""

    letters: int
    picture: Callable[[], float]
    """The share of the page that its largest picture covers; asked only where letters are few."""
    drawn: bool = True
    """Whether anything at all is drawn on the page."""


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
    if layer.letters < _FEW_LETTERS and layer.picture() >= _LARGE:
        return "a picture of the page with next to no text"
    return ""
