"""Lines of a page that are not its document: controls, image files, and everything after a tail heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from corpora.pages import page_lexicon

from .assemble import Piece
from .clean import fold

_IMAGE_FILE = re.compile(r"^\S{1,120}\.(?:jpe?g|png|gif|webp|bmp|svg|jfif|heic|mp4)$", re.I)
_COUNT = re.compile(r"^\d+ | \d+$|^\d+$")
_RULES = re.compile(r"^[\s\-–—_=*.•|#~+<>»«›‹]+$")
_CONTROLS_APART = re.compile(r"\s*[|•·]\s*|\s{2,}")
_LONGEST_HEADING = 60
_LONGEST_PREFIX = 200


@cache
def _table(place: str) -> dict[str, str]:
    return {fold(row.heading): row.kind for row in page_lexicon().headings if row.place == place}


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    return tuple(_table("prefix").items())


def _key(line: str) -> str:
    """The line folded, without a counter: `(0) Bình luận` and `BÌNH LUẬN (0)` are one heading."""
    return _COUNT.sub("", fold(line)).strip()


def tail_reason(line: str) -> str | None:
    """Why `line` opens the furniture after an article, or None.

    >>> tail_reason("BÌNH LUẬN (0)")
    'comments heading: BÌNH LUẬN (0)'
    >>> tail_reason("Bình luận của các chuyên gia cho thấy nhu cầu còn lớn.") is None
    True
    """
    if len(line) > _LONGEST_HEADING:
        return None
    key = _key(line)
    kind = _table("tail").get(key)
    if kind is None and (opening := _tail_opening(line, key)):
        kind = opening
    return f"{kind} heading: {line}" if kind else None


def _tail_opening(line: str, key: str) -> str | None:
    """Headings that go on with the site's name in title case: `Nổi bật Tạp chí Người Hà Nội`."""
    if line[-1] in ".;,!?…" or not line[:1].isupper():
        return None
    if not key.startswith(tuple(_tail_openings())):
        return None
    for opening, kind in _tail_openings().items():
        if key.startswith(opening):
            rest = line.split()[len(opening.split()) :]
            if rest and rest[0][:1].isupper() and len(rest) <= 6:
                return kind
    return None


@cache
def _tail_openings() -> dict[str, str]:
    """The headings that a site's name may follow, with the space before it."""
    table = _table("tail").items()
    return {
        f"{heading} ": kind for heading, kind in table if kind in ("most read", "related") and " " in heading
    }


def line_reason(line: str) -> str | None:
    """Why `line` alone is furniture (controls, image files, drawn rules, notices), or None.

    >>> line_reason("anh_hoi_nghi_01.jpg")
    'image file name'
    """
    if _IMAGE_FILE.match(line):
        return "image file name"
    if _RULES.match(line):
        return "drawn rule"
    return None if len(line) > _LONGEST_PREFIX else _notice_reason(line)


@lru_cache(maxsize=4_096)
def _notice_reason(line: str) -> str | None:
    """Cached: a line is asked about several times on its way, and the cells of tables repeat."""
    key = _key(line)
    parts = [part for part in _CONTROLS_APART.split(line) if part]
    keys = [key] if parts == [line] else map(_key, parts)
    if parts and len(line) <= 120 and all(part in _table("line") for part in keys):
        return "controls"
    for prefix, kind in _prefixes():
        if key.startswith(prefix) and not line.endswith(";"):
            return f"{kind} notice"
    return None


def is_image_file(line: str) -> bool:
    """Whether the line is the name of a picture or video file."""
    return bool(_IMAGE_FILE.match(line))


def cut_tail(pieces: Sequence[Piece], first: int) -> list[Piece]:
    """Drop everything from the first tail heading at or after index `first`.

    Pieces that are furniture already keep their own reason.
    """
    for index in range(first, len(pieces)):
        reason = tail_reason(pieces[index].text)
        if reason and not pieces[index].reason:
            tail = [piece if piece.reason else piece.drop(reason) for piece in pieces[index:]]
            return [*pieces[:index], *tail]
    return list(pieces)
