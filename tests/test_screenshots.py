"""The pictures of the docs: each page has one, small enough, and docs/explorer.md shows and describes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.makers.screenshots import FOLDER, MOST_BYTES, PICTURES, Picture
from warehouse.explorer.rendering import PAGES

SHOWN = {
    name: words
    for words, name in re.findall(
        r"!\[([^\]]+)\]\(explorer/([a-z]+)\.webp\)",
        (Path(__file__).parent.parent / "docs" / "explorer.md").read_text("utf-8"),
    )
}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_there_small_and_shown(picture: Picture) -> None:
    assert picture.file.stat().st_size <= MOST_BYTES
    with Image.open(picture.file) as image:
        assert image.size == picture.size
    assert len(SHOWN[picture.name]) > 20


def test_every_page_has_its_picture_and_no_picture_is_left_over() -> None:
    names = {picture.name for picture in PICTURES}
    assert {*PAGES, "instrument", "document"} <= names
    assert {path.stem for path in FOLDER.iterdir()} == names == set(SHOWN)
