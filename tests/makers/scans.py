"""Scans made of PDF files: their pages as pictures, skewed, noisy or under a seal."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter


@dataclass(frozen=True, slots=True)
class Wear:
    """What happened to the paper between the printer and the file."""

    dpi: int = 200
    skew: float = 0.0
    """Degrees, counter-clockwise."""
    noise: float = 0.0
    """Share of the pixels that are specks."""
    seal: tuple[float, float] | None = None
    """Centre of a red seal, in points from the upper left corner of the first page."""


def pages(data: bytes, wear: Wear = Wear()) -> list[Image.Image]:
    """The pages of a PDF as a scanner would give them."""
    document = pypdfium2.PdfDocument(data)
    try:
        drawn = [page.render(scale=wear.dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()
    if wear.seal:
        drawn[0] = _sealed(drawn[0], wear.seal, wear.dpi)
    return [_worn(page, wear, number) for number, page in enumerate(drawn)]


def scan(data: bytes, wear: Wear = Wear(), form: str = "PDF") -> bytes:
    """The same as a file: `PDF` or `TIFF` with all pages, or `PNG` or `JPEG` with the first."""
    first, *others = pages(data, wear)
    buffer = io.BytesIO()
    several = {"save_all": True, "append_images": others} if form in ("PDF", "TIFF") else {}
    density = {"resolution": wear.dpi} if form == "PDF" else {"dpi": (wear.dpi, wear.dpi)}
    first.save(buffer, form, **several, **density)
    return buffer.getvalue()


def _sealed(page: Image.Image, centre: tuple[float, float], dpi: int) -> Image.Image:
    """A round seal with a star, its ink half through: print below it stays darker."""
    layer = Image.new("RGB", page.size, "white")
    pen, unit = ImageDraw.Draw(layer), dpi / 72
    x, y = (side * unit for side in centre)
    for radius, width in ((50, 3), (34, 1.5)):
        r = radius * unit
        pen.ellipse((x - r, y - r, x + r, y + r), outline=(214, 40, 48), width=int(width * unit))
    pen.regular_polygon((x, y, 16 * unit), 5, fill=(220, 52, 60))
    colours = np.minimum(np.asarray(page), np.asarray(layer))
    return Image.fromarray(colours)


def _worn(page: Image.Image, wear: Wear, seed: int) -> Image.Image:
    if wear.skew:
        page = page.rotate(wear.skew, Image.Resampling.BICUBIC, fillcolor="white")
    if wear.noise:
        page = page.filter(ImageFilter.GaussianBlur(0.6))
        dice = np.random.default_rng(seed).random((page.height, page.width))
        dots = np.array(page)
        dots[dice < wear.noise / 2] = 30
        dots[dice > 1 - wear.noise / 2] = 235
        page = Image.fromarray(dots)
    return page
