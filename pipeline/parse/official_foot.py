"""The foot of an official paper: recipients on the left, the signature on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Zone

from . import paper_lines as line
from .assemble import Piece
from .bylines import is_name
from .signer_lines import is_signer

_BESIDE = re.compile(r"^((?:Nơi nhận|NƠI NHẬN)\s?:?)\s+(\S.*)$")
_BESIDE_ITEM = re.compile(r"^([-–+]\s?[^\n]{2,120}?[;.)])\s+([^\W\d_][^\n;]{3,60})$")
_BETWEEN_ITEMS = re.compile(r"^([-–+]\s?[^\n]{2,120}?;)\s+([^\W\d_][^\n;]{3,40}?)\s+([-–+]\s[^\n]+;)$")
_FILED = re.compile(r"^\W*Lư[uư]?\s*(?:[:;]|VT|Văn)")
_LONGEST_FOOT = 50
_LONGEST_ITEM = 250


def straighten_foot(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with each signature behind the recipients that stand beside it.

    Read line by line, the two columns of a foot interleave: `KT. BỘ TRƯỞNG` stands among the recipients and
    the name below them (observed form of text copied from PDF files and tables).
    """
    straight = [part for piece in pieces for part in _parted(piece)]
    index = 0
    while index < len(straight):
        if not straight[index].reason and line.is_recipients(straight[index].text):
            end = _columns_end(straight, index + 1)
            rows = straight[index + 1 : end]
            left = [piece for piece in rows if not _is_right(piece.text)]
            straight[index + 1 : end] = left + [piece for piece in rows if _is_right(piece.text)]
            index = end
        index += 1
    return straight


def _parted(piece: Piece) -> list[Piece]:
    """`Nơi nhận: TL. CHỦ TỊCH`, or a recipient with what stands beside it, as the two columns."""
    between = None if piece.reason else _BETWEEN_ITEMS.match(piece.text)
    if between and is_name(between[2]):
        return [replace(piece, text=text) for text in between.groups()]
    found = None if piece.reason else _BESIDE.match(piece.text) or _BESIDE_ITEM.match(piece.text)
    if found and (line.is_signing(found[2]) or line.is_signed(found[2]) or _is_name_beside(found)):
        return [replace(piece, text=found[1]), replace(piece, text=found[2])]
    return [piece]


def _is_name_beside(found: re.Match[str]) -> bool:
    """Behind the filing line, or a recipient's semicolon, a name is the signer's."""
    return is_name(found[2]) and (found[1].endswith(";") or "Lưu" in found[1])


def _columns_end(pieces: Sequence[Piece], start: int) -> int:
    """Behind the last recipient, as long as nothing but items and a signature stand before it."""
    filed = _filing_end([piece.text for piece in pieces[start : start + _LONGEST_FOOT]])
    if filed:
        return start + filed
    end = start
    for index in range(start, min(len(pieces), start + _LONGEST_FOOT)):
        text = pieces[index].text
        if _is_item(text):
            end = index + 1
        elif not (pieces[index].reason or _is_right(text) or text[0].islower() or text[-1] == ","):
            break
    return end


def _filing_end(texts: Sequence[str]) -> int:
    """Behind the filing line (`Lưu: VT`) that ends a list of recipients; 0 where other text stands before.

    Scans lose the dashes and semicolons of items, not the line that ends them.
    """
    for index, text in enumerate(texts):
        if _FILED.match(text):
            return index + 1
        if len(text) > _LONGEST_ITEM or line.is_annex(text) or line.is_article(text) or line.kind_of(text):
            return 0
    return 0


def _is_item(text: str) -> bool:
    return len(text) <= _LONGEST_ITEM and (text.startswith(("-", "–", "+", "Lưu")) or text[-1] == ";")


def _is_right(text: str) -> bool:
    return line.is_signing(text) or line.is_signed(text) or (is_signer(text) and not _is_item(text))


def _set(zoned: list[Piece], places: Sequence[int], zone: Zone) -> None:
    for index in places:
        zoned[index] = zoned[index].to(zone)


def last_article(texts: Sequence[str], first: int) -> int:
    """The line of the last article of a paper: its articles count from 1, and those of an annex anew.

    A foot stands below it; what looks like one above it is a model or a quotation.
    """
    place, number = first, 0
    for index in range(first, len(texts)):
        found = line.article_number(texts[index])
        if found == number + 1:
            place, number = index, found
        elif found == 1:
            break
    return place


def zone_foot(zoned: list[Piece], places: Sequence[int], texts: Sequence[str], body: int) -> int:
    """Zone signature and recipients from `body` on; returns where they end, or the number of lines.

    `places` are the indices of the texts in `zoned`.
    """
    index, end = body, len(texts)
    found = False
    while index < len(texts):
        text = texts[index]
        if line.is_recipients(text):
            after = _recipients_end(texts, index)
            _set(zoned, places[index:after], Zone.RECIPIENTS)
        elif _signature_at(texts, index, found):
            after = _signature_end(texts, index)
            _set(zoned, places[index:after], Zone.SIGNATURE)
        elif found and _goes_on(text):
            after = index + 1
            _set(zoned, places[index:after], Zone.SIGNATURE if is_signer(text) else Zone.RECIPIENTS)
        elif found and any(line.is_signing(near) for near in texts[index + 1 : index + 3]) and len(text) < 60:
            # A clerk's mark below the recipients: `Sonnk/QĐ06.T9/50b` (observed form).
            after = index + 1
            _set(zoned, places[index:after], Zone.RECIPIENTS)
        elif found:
            break
        else:
            index += 1
            continue
        found, index, end = True, after, after
    return end


def _goes_on(text: str) -> bool:
    """What a page break parted from the foot: further recipients, the signer's name."""
    return is_signer(text) or (text.startswith(("-", "–")) and len(text) <= 160 and text[-1] in ";.,")


def _recipients_end(texts: Sequence[str], start: int) -> int:
    """Recipients are short lines that open with a dash or end as items do, down to the filing line."""
    filed = _filing_end(texts[start + 1 : start + 45])
    listed = texts[start + 1 : start + 1 + filed]
    if filed and not any(line.is_signing(text) for text in listed):
        return start + 1 + filed
    index = start + 1
    while index < len(texts) and index - start < 45:
        text = texts[index]
        item = text.startswith(("-", "–", "+", "*", "Như", "Lưu", "•")) or text[-1] in ";,"
        goes_on = text[:1].islower() or text.startswith("(") or texts[index - 1][-1] in "-,"
        if line.is_signing(text) or line.is_annex(text) or len(text) > _LONGEST_ITEM or not (item or goes_on):
            break
        index += 1
        if text.endswith(".") and "Lưu" in text:
            break
    return index


def _signature_at(texts: Sequence[str], index: int, found: bool) -> bool:
    """A signing line counts where a name, or the recipients, stand within the next lines.

    Of a name with `(Đã ký)` over or under it the office may be missing (observed form).
    """
    if not line.is_signing(texts[index]):
        pair = texts[index : index + 2]
        return len(pair) == 2 and sum(map(line.is_signed, pair)) == 1 and any(map(_is_bare_name, pair))
    near = texts[index + 1 : index + 8]
    return found or any(is_signer(text) or line.is_signed(text) or line.is_recipients(text) for text in near)


def _is_bare_name(text: str) -> bool:
    return is_signer(text) and not line.is_signed(text) and not line.in_capitals(text)


def _signature_end(texts: Sequence[str], start: int) -> int:
    """The block ends with its name; side by side blocks follow each other."""
    index, last = start + 1, start + 1
    while index < len(texts) and index - start < 10:
        text = texts[index]
        if len(text) > 140 or line.is_annex(text) or line.is_recipients(text):
            break
        index += 1
        if is_signer(text) or line.is_signed(text) or line.is_signing(text):
            last = index
            if is_signer(text) and not line.in_capitals(text):
                break
    return last
