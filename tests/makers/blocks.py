"""What every document must keep, whatever it was read from."""

from __future__ import annotations

import unicodedata

from extractors.document import Document, Zone


def assert_sound(document: Document) -> None:
    """Blocks in order, in bounds, apart, covering all but newlines; text clean; bylines where they say."""
    covered = 0
    last = -1
    for block in document.blocks:
        assert block.start > last
        assert block.start < block.end <= len(document.text)
        assert "\n" not in document.text[block.start : block.end]
        assert block.zone is not Zone.FURNITURE
        covered += block.end - block.start
        last = block.end
    assert covered == len(document.text) - document.text.count("\n")
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert not set(document.text) & set("\u00a0\u200b\u00ad\ufeff\r\t")
    for byline in document.bylines:
        if byline.start is not None:
            assert document.text[byline.start : byline.end] == byline.name


def texts(document: Document, zone: Zone) -> list[str]:
    """The texts of the blocks of a zone."""
    return [document.text[block.start : block.end] for block in document.blocks if block.zone is zone]
