"""From lines to a reading: the one road that text, web, PDF and DOCX share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Zone

from .article import read_article
from .assemble import Piece, Reading
from .furniture import cut_tail, line_reason
from .official import find_paper, zone_paper
from .official_head import straighten_head
from .paper_lines import names_kind
from .stamps import label_alone, read_stamp
from .table_heads import mark_heads

_SENTENCE = 60
"""A line above a paper's head from so many code points on, with a stop, is no menu or heading."""
_TITLE_ABOVE, _SHORTEST_TITLE = 6, 25
_BULLETS = ("-", "–", "•", "*", "+")


def read_pieces(pieces: Sequence[Piece], title: int | None = None, page: bool = True) -> Reading:
    """Zone the pieces as an official paper where they are one, else as an article.

    `title` is the index of the title that markup names; `page` says that site furniture may stand around
    the document, which files of their own (PDF, DOCX) do not have.  Notes are kept for the end.
    """
    notes = [piece for piece in pieces if piece.zone is Zone.NOTE]
    text = [piece for piece in pieces if piece.zone is not Zone.NOTE] if notes else pieces
    marked = [_line(piece) for piece in text]
    straight = straighten_head(marked)
    start = find_paper(straight)
    if start is not None:
        named = None if title is None else marked[title]
        place = next((index for index, piece in enumerate(straight) if piece is named), None)
        reading = _read_paper(straight, start, place, page)
    else:
        reading = read_article(text, title)
        if not page:
            reading = replace(reading, pieces=tuple(_restored(reading.pieces, marked)))
    return replace(reading, pieces=(*mark_heads(merge_cells(reading.pieces)), *notes))


def _restored(read: Sequence[Piece], given: Sequence[Piece]) -> Iterator[Piece]:
    """What was taken for a site's furniture, in a file that has no site around it."""
    for piece, before in zip(read, given, strict=True):
        yield before if piece.zone is Zone.FURNITURE and not before.reason else piece


def _read_paper(pieces: Sequence[Piece], start: int, title: int | None, page: bool) -> Reading:
    """A paper: what stands above its head is the page's title and stamp, or chrome."""
    marked = list(pieces)
    published = None
    over = title if title is not None else _page_title(pieces, start)
    for index in range(start):
        piece = marked[index]
        stamp = read_stamp(piece.text)
        labelled = label_alone(pieces[index - 1].text) if index else None
        if stamp and labelled:
            stamp = replace(stamp, meaning=labelled)
        if piece.reason:
            continue
        if index == title:
            marked[index] = piece.to(Zone.TITLE)
        elif stamp and _is_pages(stamp.meaning, title is not None or (over is not None and index > over)):
            published = published or stamp.day
            marked[index] = piece.to(Zone.STAMP)
        elif page and not _introduces(marked, index, title):
            marked[index] = piece.drop("above the paper's head")
    if page:
        marked = cut_tail(marked, _foot(marked, start))
    zoned, name = zone_paper(marked, start)
    if name is None and over is not None:
        name = pieces[over].text
        zoned[over] = pieces[over].to(Zone.TITLE)
    return Reading(tuple(zoned), name, published)


def _is_pages(meaning: str, titled: bool) -> bool:
    """Whether a stamp above the head is the page's own: a day without a label wants a title over it."""
    return meaning not in ("clock", "plain") or (meaning == "plain" and titled)


def _page_title(pieces: Sequence[Piece], start: int) -> int | None:
    """The nearest line above a head that has no kind of its own, if it begins with one: the page's title."""
    for index in range(start - 1, max(-1, start - _TITLE_ABOVE), -1):
        text = pieces[index].text
        if len(text) >= _SHORTEST_TITLE and names_kind(text) and not pieces[index].reason:
            return index
    return None


def _introduces(pieces: Sequence[Piece], index: int, title: int | None) -> bool:
    """Whether a line above the head is what the page says of the paper: a sentence, or an item of its list.

    Where markup names the title, what stands over that is the site's.
    """
    if title is not None and index < title:
        return False
    text = pieces[index].text
    if len(text) >= _SENTENCE and text[-1] in ".:;":
        return True
    above = pieces[index - 1] if index else None
    return text.startswith(_BULLETS) and text[-1] in ".;" and above is not None and not above.reason


def _line(piece: Piece) -> Piece:
    reason = line_reason(piece.text)
    if not reason or piece.reason or (piece.cell and (reason != "drawn rule" or piece.text in "-–—+")):
        return piece
    return piece.drop(reason)


def _foot(pieces: Sequence[Piece], start: int) -> int:
    """Tail headings count only in the last part: a paper may have a heading that reads like one."""
    return start + (len(pieces) - start) // 2


def merge_cells(pieces: Sequence[Piece]) -> list[Piece]:
    """One piece a cell: its lines are joined with spaces; cells of heads and feet keep their lines."""
    merged: list[Piece] = []
    for piece in pieces:
        if piece.cell and piece.zone in (
            Zone.BODY,
            Zone.ANNEX,
            Zone.CAPTION,
            Zone.LEAD,
            Zone.BYLINE,
            Zone.STAMP,
        ):
            piece = piece.to(Zone.TABLE)
        last = merged[-1] if merged else None
        if (
            last
            and piece.cell
            and piece.zone is Zone.TABLE
            and (last.cell, last.zone) == (piece.cell, Zone.TABLE)
        ):
            merged[-1] = replace(last, text=f"{last.text} {piece.text}")
        else:
            merged.append(piece)
    return merged
