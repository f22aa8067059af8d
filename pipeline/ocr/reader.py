"""Pages read by the recogniser, as many at a time as there are cores for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from PIL import Image

from .cores import core, cores
from .engine import Engine, OcrError
from .picture import Prepared, prepare
from .second_look import look_again
from .stamps import without_stamps
from .strokes import Stroke, find_rules, without_rules
from .words import Word


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture."""

    page: int
    image: Image.Image
    dpi: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was read of a page: words with their places in points on the page made level."""

    page: int
    width: float
    height: float
    turned: float
    """Degrees by which the page was turned counter-clockwise to be level."""
    words: tuple[Word, ...]
    rules: tuple[Stroke, ...] = ()
    """Those that may draw tables."""
    blank: bool = False
    trouble: str = ""
    """Why it could not be read; empty where it was."""

    @property
    def confidence(self) -> float | None:
        """Mean over the words; None where there are none."""
        return math.fsum(word.confidence for word in self.words) / len(self.words) if self.words else None


def read_pages(pictures: Iterable[Picture], engine: Engine) -> Iterator[ReadPage]:
    """The pages in their order; a picture is asked for only when a process is free to read it."""
    at_once = cores()
    waiting: list[Future[ReadPage]] = []
    with ThreadPoolExecutor(at_once) as pool:
        for picture in pictures:
            prepared = prepare(picture.image)
            if picture.page == 1:
                prepared = replace(prepared, picture=without_stamps(prepared.picture, picture.dpi))
            waiting.append(pool.submit(_read, picture.page, picture.dpi, prepared, engine))
            while len(waiting) > at_once:
                yield waiting.pop(0).result()
        for last in waiting:
            yield last.result()


def _read(page: int, dpi: int, prepared: Prepared, engine: Engine) -> ReadPage:
    scale = 72 / dpi
    width, height = (side * scale for side in prepared.picture.size)
    if prepared.blank:
        return ReadPage(page, width, height, prepared.turned, (), blank=True)
    rules = find_rules(prepared.picture, dpi)
    picture = without_rules(prepared.picture, rules, dpi) if rules else prepared.picture
    try:
        with core():
            found = look_again(engine.read(picture, dpi), picture, dpi, engine)
    except OcrError as trouble:
        return ReadPage(page, width, height, prepared.turned, (), trouble=str(trouble))
    words = tuple(_in_points(word, scale) for word in found)
    return ReadPage(page, width, height, prepared.turned, words, rules)


def _in_points(word: Word, scale: float) -> Word:
    left, top, right, bottom = (side * scale for side in word.box)
    return Word(word.text, (left, top, right, bottom), word.confidence, word.line)
