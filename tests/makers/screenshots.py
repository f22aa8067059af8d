"""The pictures of docs/explorer.md: each page of the explorer on the demo warehouse, taken in Debian's chromium.

`make screenshots` takes them anew; the tests see to it that each page has one that the docs show.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from pipeline.whole_files import write_whole
from tests.demo_world import demo_warehouse
from tests.explorer_world import CHROMIUM, addresses, furnished, served

FOLDER = Path(__file__).parent.parent.parent / "docs" / "explorer"
MOST_BYTES = 120_000
QUALITY = 80
PATIENCE = 120_000
"""Milliseconds that a page may take: the first PDF page waits for its worker."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as it is shown in the docs."""

    name: str
    page: str
    """The page's name in `explorer_world.addresses`."""
    size: tuple[int, int] = (1280, 860)
    scheme: str = "light"

    @property
    def file(self) -> Path:
        """Where it lies."""
        return FOLDER / f"{self.name}.webp"


PICTURES = (
    Picture("tonight", "tonight"),
    Picture("search", "search"),
    Picture("instrument", "instrument"),
    Picture("trace", "trace"),
    Picture("document", "document_pdf"),
    Picture("blocs", "blocs"),
    Picture("calendar", "calendar"),
    Picture("people", "people"),
    Picture("findings", "findings"),
    Picture("console", "console"),
    Picture("dark", "roots", scheme="dark"),
    Picture("phone", "instrument", (390, 844)),
)


def taken(browser: Browser, base: str, pages: dict[str, str]) -> Iterator[tuple[Picture, bytes]]:
    """Each picture as WebP."""
    for picture in PICTURES:
        width, height = picture.size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=picture.scheme
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(base + pages[picture.page], wait_until="networkidle")
        # No ring around the box that has the focus, nor a blinking caret: both say nothing in a picture.
        page.evaluate("document.activeElement.blur()")
        made = io.BytesIO()
        Image.open(io.BytesIO(page.screenshot())).save(made, "WEBP", quality=QUALITY, method=6)
        yield picture, made.getvalue()
        context.close()


def main() -> int:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        places = furnished(demo_warehouse(Path(folder) / "night"), Path(folder) / "furnished")
        with served(places) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
            for picture, data in taken(browser, base, addresses(places)):
                write_whole(picture.file, data)
                print(f"{picture.file.name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
