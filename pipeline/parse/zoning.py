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
from .stamps import label_alone, read_stamp
from .table_heads import mark_heads


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
        elif stamp and stamp.meaning != "clock" and (title is not None or stamp.meaning != "plain"):
            published = published or stamp.day
            marked[index] = piece.to(Zone.STAMP)
        elif page:
            marked[index] = piece.drop("above the paper's head")
    if page:
        marked = cut_tail(marked, _foot(marked, start))
    zoned, name = zone_paper(marked, start)
    if name is None and title is not None:
        name = pieces[title].text
    return Reading(tuple(zoned), name, published)


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
