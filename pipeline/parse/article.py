"""The parts of a news page given as lines: chrome, title, stamp, body, captions, bylines, tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Zone

from .assemble import Piece, Reading
from .bylines import is_name, read_byline
from .captions import credited_names, mark_captions
from .field_places import field_of
from .furniture import cut_tail, line_reason, tail_reason
from .paper_lines import is_field
from .stamps import Stamp, is_masthead, label_alone, opens_with_hour, read_stamp

_PARAGRAPH = 120
_LONGEST_TITLE = 320
_HEAD_LINES = 120
_CRUMBS = re.compile(r"\s[»›>/]\s|^[»›>]|\S\|\S")
_DAY_OPENS = re.compile(
    r"(?:(?:Sáng|Chiều|Tối)\s+)?(?:[Nn]gày\s+)?\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?,?\s[^\W\d_]"
)
"""`Ngày 16/4/2020 UBND tỉnh ban hành …` tells the news; it is no title."""
_CHROME = "menu line before the title"
_CLOCK = "the site's own clock"


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the parts above the body stand, as indices into the pieces."""

    title: int | None
    body: int
    stamps: dict[int, Stamp]


def read_article(pieces: Sequence[Piece], title: int | None = None) -> Reading:
    """Zone the lines of a news page; `title` is the title's index where markup names it.

    The title is the last short line before stamp or body that is no menu, stamp, name or control (observed
    form of pages saved as text); lines above it are chrome.
    """
    marked = [_control(piece) for piece in pieces]
    head = _find_head(marked, title)
    zoned = _zone_head(marked, head)
    zoned = cut_tail(zoned, head.body)
    published, zoned = _published(zoned, head)
    zoned, names = _mark_bylines(zoned, head)
    zoned = [_without_bar(piece) for piece in mark_captions(zoned)]
    names += [name for piece in zoned if piece.zone is Zone.CAPTION for name in credited_names(piece.text)]
    found = marked[head.title].text if head.title is not None else None
    return Reading(tuple(zoned), found, published, tuple(names))


def _control(piece: Piece) -> Piece:
    reason = line_reason(piece.text)
    return piece.drop(reason) if reason and not piece.reason else piece


def _is_paragraph(piece: Piece) -> bool:
    """Long, or a sentence: the first such line ends the head."""
    text = piece.text
    if piece.reason or read_stamp(text):
        return False
    return (len(text) >= _PARAGRAPH and (text[-1] in '.;:…!?”")' or len(text) > _LONGEST_TITLE)) or (
        len(text) > 60 and text[-1] in ".;:"
    )


def _find_head(pieces: Sequence[Piece], title: int | None) -> _Head:
    stamps = _head_stamps(pieces)
    labelled = next((i for i, stamp in stamps.items() if stamp.meaning in ("published", "updated")), None)
    first = labelled + 1 if labelled is not None and _heads_page(pieces, labelled) else 0
    body = next((i for i in range(first, len(pieces)) if _is_paragraph(pieces[i]) and i != title), None)
    if body is None:
        body = next((i for i in range(first, len(pieces)) if len(pieces[i].text) >= _PARAGRAPH), len(pieces))
    stamps = {index: stamp for index, stamp in stamps.items() if index < body}
    if title is None and body == len(pieces) and not stamps:
        return _bare_list(pieces)
    if title is None and body == first and _titles_the_next(pieces, body):
        title = body
    if title is None and first:
        title = _above_stamp(pieces, first - 1)
    if title is None:
        title = _title_index(pieces, body, stamps)
    if title is not None and title >= body:
        body = title + 1
    return _Head(title, body, stamps)


def _titles_the_next(pieces: Sequence[Piece], index: int) -> bool:
    """A long first line that ends with a bracket and no stop, right over a paragraph: a title with days."""
    text = pieces[index].text if index + 1 < len(pieces) else ""
    alone = text.endswith(")") and ". " not in text and _may_be_title(pieces[index])
    return alone and _is_paragraph(pieces[index + 1])


def _bare_list(pieces: Sequence[Piece]) -> _Head:
    """Lines without a paragraph or stamp are a list, no page under a menu: none of them is chrome."""
    titled = bool(pieces) and _may_be_title(pieces[0])
    return _Head(0 if titled else None, int(titled), {})


def _head_stamps(pieces: Sequence[Piece]) -> dict[int, Stamp]:
    """Stamps among the first lines; a label alone on its line belongs to the day on the next."""
    found: dict[int, Stamp] = {}
    for index, piece in enumerate(pieces[:_HEAD_LINES]):
        stamp = read_stamp(piece.text)
        if stamp is None:
            continue
        meaning = label_alone(pieces[index - 1].text) if index else None
        if meaning:
            stamp = replace(stamp, meaning=meaning)
            found[index - 1] = stamp
        found[index] = stamp
    return found


def _heads_page(pieces: Sequence[Piece], stamp: int) -> bool:
    """Whether the stamp stands above the text: no paragraph over it, or one teaser with the text below."""
    above = [index for index, piece in enumerate(pieces[:stamp]) if _is_paragraph(piece)]
    if not above:
        return True
    if len(above) > 1 or any(tail_reason(piece.text) for piece in pieces[above[0] : stamp]):
        return False
    return any(_is_paragraph(piece) for piece in pieces[stamp + 1 : stamp + 6])


def _above_stamp(pieces: Sequence[Piece], stamp: int) -> int | None:
    """The title over a labelled stamp: the nearest line that is no furniture, name or other stamp."""
    for index in range(stamp, max(-1, stamp - 8), -1):
        text = pieces[index].text
        plain = not pieces[index].reason and read_stamp(text) is None and label_alone(text) is None
        if (
            plain
            and 8 <= len(text) <= _LONGEST_TITLE
            and read_byline(text) is None
            and not _CRUMBS.search(text)
            and not is_masthead(text)
        ):
            return index
    return None


def _title_index(pieces: Sequence[Piece], body: int, stamps: dict[int, Stamp]) -> int | None:
    candidates = [i for i in range(body) if i not in stamps and _may_be_title(pieces[i])]
    if not candidates:
        return None
    repeated = [i for i in candidates if _stands_again(pieces, i)]
    posted = [i for i, stamp in stamps.items() if stamp.meaning != "clock" and i > candidates[0]]
    above = [i for i in candidates if not posted or i < posted[-1]] or candidates
    strong = [i for i in above if len(pieces[i].text) >= 30 or pieces[i].text.isupper()]
    return (repeated or strong or above)[-1]


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    if piece.reason or not 8 <= len(text) <= _LONGEST_TITLE or text[-1] in ".;:,|":
        return False
    if _DAY_OPENS.match(text):
        return False
    if _CRUMBS.search(text) or tail_reason(text) or not any(char.isalpha() for char in text):
        return False
    if text.startswith(("-", "•", "*", "+", "(")) or is_masthead(text) or is_field(text):
        return False
    return not is_name(text) and read_byline(text) is None


def _stands_again(pieces: Sequence[Piece], index: int) -> bool:
    """Pages repeat their title under the text; menus stand once."""
    text = pieces[index].text
    return len(text) >= 30 and any(piece.text == text for piece in pieces[index + 2 :])


def _zone_head(pieces: Sequence[Piece], head: _Head) -> list[Piece]:
    zoned: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.reason or (index >= head.body and index != head.title):
            zoned.append(piece)
        elif index == head.title:
            zoned.append(piece.to(Zone.TITLE))
        elif index in head.stamps:
            zoned.append(_zone_stamp(piece, index, head))
        elif head.title is not None and index < head.title and not is_field(piece.text):
            zoned.append(piece.drop(_CHROME))
        else:
            zoned.append(piece)
    return zoned


def _zone_stamp(piece: Piece, index: int, head: _Head) -> Piece:
    stamp = head.stamps[index]
    if _posted_above(piece, index, head):
        return piece.to(Zone.STAMP)
    above = head.title is None or index < head.title
    if stamp.meaning == "clock" or (above and stamp.meaning == "plain"):
        return piece.drop(_CLOCK)
    return piece.to(Zone.STAMP)


def _posted_above(piece: Piece, index: int, head: _Head) -> bool:
    """Hour and day alone right over the title, and no other stamp: clocks name the weekday."""
    return len(head.stamps) == 1 and head.title == index + 1 and opens_with_hour(piece.text)


def _published(pieces: Sequence[Piece], head: _Head) -> tuple[str | None, list[Piece]]:
    """The day of the best stamp: published before plain before updated, the head's before the foot's."""
    found: list[tuple[int, int, str]] = []
    zoned = list(pieces)
    rank = {"published": 0, "plain": 1, "updated": 2}
    for index, piece in enumerate(pieces):
        stamp = head.stamps.get(index)
        if piece.zone is Zone.STAMP and stamp:
            found.append((rank[stamp.meaning], index, stamp.day))
        elif index >= head.body and (stamp := _foot_stamp(piece)):
            found.append((rank[stamp.meaning] + 3, index, stamp.day))
            zoned[index] = piece.to(Zone.STAMP)
    return (min(found)[2] if found else None), zoned


def _foot_stamp(piece: Piece) -> Stamp | None:
    """Below the text only a labelled stamp is the page's own."""
    stamp = read_stamp(piece.text) if piece.zone is Zone.BODY else None
    return stamp if stamp and stamp.meaning in ("published", "updated") else None


def _mark_bylines(pieces: Sequence[Piece], head: _Head) -> tuple[list[Piece], list[str]]:
    names: list[str] = []
    zoned = list(pieces)
    last = max((i for i, piece in enumerate(zoned) if piece.zone is Zone.BODY), default=0)
    for index, piece in enumerate(zoned):
        if piece.zone is Zone.STAMP and (stamp := read_stamp(piece.text)):
            parts = stamp.rest.split(" | ") if stamp.rest else []
            names.extend(name for part in parts for name in read_byline(part) or ())
        elif index and field_of(zoned[index - 1].text):
            continue
        elif piece.zone is Zone.BODY and (head.title is None or index > head.title):
            found = _byline_at(piece.text, index, last, head)
            if found is not None:
                zoned[index] = piece.to(Zone.BYLINE)
                names.extend(found)
    return zoned, names


def _byline_at(text: str, index: int, last: int, head: _Head) -> tuple[str, ...] | None:
    """A byline near the title or among the last lines; in the middle of a text a name is a heading."""
    if head.body <= index < last - 2:
        return None
    return read_byline(text)


def _without_bar(piece: Piece) -> Piece:
    """A caption's lone bar is what remains of a table cell's edge."""
    if piece.zone is Zone.CAPTION and piece.text.endswith("|"):
        return replace(piece, text=piece.text.rstrip("| "))
    return piece
