"""Pages of archived PDF files as pictures, drawn in a worker process: such files are hostile until read."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass

from pipeline.limits import Limits
from pipeline.workers import Lost, Workers

LIMITS = Limits(seconds=20.0, cpu_seconds=15.0, page_seconds=0.001, ocr_seconds=0.001, memory=1_500_000_000)
KEPT = 64
"""Pictures that are kept for the next who asks."""
WIDTH = 1_000
"""Pixels across."""
Box = tuple[float, float, float, float]


class PageError(ValueError):
    """A page that cannot be drawn; one line that says why."""


@dataclass(frozen=True, slots=True)
class _Task:
    data: bytes
    number: int
    boxes: tuple[Box, ...]


class PageImages:
    """Draws pages, one after the other, and remembers the last of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: Workers | None = None
        self._kept: OrderedDict[tuple[str, int, tuple[Box, ...]], bytes] = OrderedDict()

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._workers is not None:
                self._workers.__exit__(None, None, None)
            self._workers = None

    def draw(self, sha256: str, data: bytes, number: int, boxes: tuple[Box, ...] = ()) -> bytes:
        """Page `number`, from 1, as a PNG picture, with `boxes` (points from the upper left corner) framed.

        Raises:
            PageError: there is no such page, or drawing it takes too much.
        """
        key = (sha256, number, boxes)
        with self._lock:
            if key not in self._kept:
                if self._workers is None:
                    self._workers = Workers(LIMITS, 1).__enter__()
                found = next(iter(self._workers.run(drawn, [_Task(data, number, boxes)])))
                if isinstance(found, Lost | str):
                    raise PageError(found if isinstance(found, str) else found.message)
                self._kept[key] = found
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


def drawn(task: _Task) -> bytes | str:
    """The picture, or why there is none."""
    import pypdfium2
    from PIL import Image, ImageDraw

    try:
        document = pypdfium2.PdfDocument(task.data)
        if not 1 <= task.number <= len(document):
            return f"the file has {len(document)} pages"
        page = document[task.number - 1]
        scale = WIDTH / max(1.0, page.get_width())
        if page.get_height() * scale > 10 * WIDTH:
            return "the page is too long to be drawn"
        picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        return f"the file cannot be drawn: {error}"
    veil = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(veil)
    for left, top, right, bottom in task.boxes:
        corners = [left * scale - 3, top * scale - 3, right * scale + 3, bottom * scale + 3]
        if corners[0] < corners[2] and corners[1] < corners[3]:
            pen.rectangle(corners, fill=(255, 200, 60, 60), outline=(140, 29, 24, 255), width=3)
    out = io.BytesIO()
    Image.alpha_composite(picture.convert("RGBA"), veil).convert("RGB").save(out, "PNG")
    return out.getvalue()
