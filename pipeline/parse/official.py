"""The parts of an official paper given as lines, whatever the format they came from."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Zone

from . import paper_lines as line
from .assemble import Piece
from .bylines import is_name

_FIRST_LINES = 40
_NEAR = 30
_LONGEST_TITLE = 420
_TITLE_LINES = 7
_FIRST_WORDS = ("Thực hiện", "Căn cứ", "Nhằm", "Để ", "Xét", "Theo ", "Trên cơ sở", "Ngày ", "Triển khai")


def find_paper(pieces: Sequence[Piece]) -> int | None:
    """The index at which an official paper begins, or None where the pieces are none.

    A paper begins with the State's or the Party's head, or with its number, and a kind or a salutation
    follows; or, re-typed without a head, with its kind over a recital.
    """
    places = [index for index, piece in enumerate(pieces) if not piece.reason]
    for rank, index in enumerate(places[:_FIRST_LINES]):
        text = pieces[index].text
        near = [pieces[i].text for i in places[rank + 1 : rank + _NEAR]]
        if line.is_motto(text) or line.is_party_head(text) or line.is_number(text):
            if any(line.kind_of(t) or line.kind_with_title(t) or line.is_salutation(t) for t in near):
                return _issuer_above(pieces, places, rank)
        elif line.kind_of(text) and any(line.is_basis(t) for t in near[:8]):
            return index
    return None


def _issuer_above(pieces: Sequence[Piece], places: Sequence[int], rank: int) -> int:
    """The issuer's lines in capitals stand in the left column, often before the State's head."""
    first = rank
    while first > 0 and rank - first < 5:
        text = pieces[places[first - 1]].text
        if not (
            (line.in_capitals(text) and len(text) <= 110) or line.is_place_day(text) or line.is_number(text)
        ):
            break
        first -= 1
    return places[first]


def zone_paper(pieces: Sequence[Piece], start: int) -> tuple[list[Piece], str | None]:
    """The pieces with the zones of an official paper from `start` on, and its title: kind and trích yếu.

    Furniture stays as it is; table cells stay TABLE outside head and foot.
    """
    zoned = list(pieces)
    places = [index for index in range(start, len(pieces)) if not pieces[index].reason]
    texts = [pieces[index].text for index in places]
    body, title = _zone_head(zoned, places, texts)
    foot = _zone_foot(zoned, places, texts, body)
    _zone_annex(zoned, places, texts, foot)
    return zoned, title


def _set(zoned: list[Piece], places: Sequence[int], first: int, last: int, zone: Zone) -> None:
    for index in places[first:last]:
        zoned[index] = zoned[index].to(zone)


def _zone_head(zoned: list[Piece], places: Sequence[int], texts: Sequence[str]) -> tuple[int, str | None]:
    """Zone header, title and recitals; returns where the body begins."""
    kind = next(
        (i for i, text in enumerate(texts[:_NEAR]) if line.kind_of(text) or line.kind_with_title(text)), None
    )
    letter = next((i for i, text in enumerate(texts[:_NEAR]) if line.is_salutation(text)), None)
    if letter is not None and (kind is None or letter < kind):
        return _zone_letter(zoned, places, texts, letter)
    if kind is None:
        return 0, None
    _set(zoned, places, 0, kind, Zone.HEADER)
    end = _title_end(texts, kind)
    _set(zoned, places, kind, end, Zone.TITLE)
    title = " ".join(texts[kind:end])
    return _zone_basis(zoned, places, texts, end), title


def _zone_letter(
    zoned: list[Piece], places: Sequence[int], texts: Sequence[str], letter: int
) -> tuple[int, str | None]:
    """An official letter (công văn) has no kind over it: its subject stands in the head as `V/v …`."""
    _set(zoned, places, 0, letter, Zone.HEADER)
    about = next((i for i in range(letter) if line.is_about(texts[i])), None)
    if about is None:
        return letter, None
    end = about + 1
    while end < letter and texts[end][:1].islower():
        end += 1
    _set(zoned, places, about, end, Zone.TITLE)
    return letter, " ".join(texts[about:end])


def _title_end(texts: Sequence[str], kind: int) -> int:
    """The trích yếu goes on until a recital, an authority, a heading, a sentence or a salutation."""
    end, length = kind + 1, 0
    if line.kind_with_title(texts[kind]) and not line.kind_of(texts[kind]):
        length = len(texts[kind])
    while end < len(texts) and end - kind <= _TITLE_LINES:
        text = texts[end]
        length += len(text)
        opens = line.is_basis(text) or line.is_section(text) or line.is_salutation(text) or line.decides(text)
        if opens or length > _LONGEST_TITLE or line.is_number(text) or line.is_place_day(text):
            break
        if (
            (line.is_authority(text) and end > kind + 1)
            or text.startswith(("-", "+", "("))
            or _is_sentence(text)
        ):
            break
        end += 1
    return end


def _opens_body(text: str) -> bool:
    """The first sentence of a plan: `Thực hiện Quyết định số …, UBND tỉnh ban hành Kế hoạch …`."""
    return len(text) > 100 and text.startswith(_FIRST_WORDS)


def _is_sentence(text: str) -> bool:
    return text[-1] in ":;" or (text[-1] == "." and len(text) > 80) or len(text) > 300


def _zone_basis(zoned: list[Piece], places: Sequence[int], texts: Sequence[str], first: int) -> int:
    """Recitals run to the deciding word or the first section; what stands among them belongs to them."""
    stop = first
    while (
        stop < len(texts)
        and stop - first < 60
        and not (line.decides(texts[stop]) or line.is_section(texts[stop]))
    ):
        stop += 1
    recitals = [index for index in range(first, stop) if line.is_basis(texts[index])]
    if recitals:
        _set(zoned, places, recitals[0], recitals[-1] + 1, Zone.BASIS)
    return recitals[-1] + 1 if recitals else first


def _zone_foot(zoned: list[Piece], places: Sequence[int], texts: Sequence[str], body: int) -> int:
    """Zone signature and recipients; returns where they end, or the number of lines where there are none."""
    index, end = body, len(texts)
    found = False
    while index < len(texts):
        text = texts[index]
        if line.is_recipients(text):
            after = _recipients_end(texts, index)
            _set(zoned, places, index, after, Zone.RECIPIENTS)
        elif _signature_at(texts, index, found):
            after = _signature_end(texts, index)
            _set(zoned, places, index, after, Zone.SIGNATURE)
        elif found and _goes_on(text):
            after = index + 1
            _set(zoned, places, index, after, Zone.SIGNATURE if is_name(text) else Zone.RECIPIENTS)
        elif found:
            break
        else:
            index += 1
            continue
        found, index, end = True, after, after
    return end


def _goes_on(text: str) -> bool:
    """What a page break parted from the foot: further recipients, the signer's name."""
    return is_name(text) or (text.startswith(("-", "–")) and len(text) <= 160 and text[-1] in ";.,")


def _recipients_end(texts: Sequence[str], start: int) -> int:
    """Recipients are short lines that open with a dash or end as items do."""
    index = start + 1
    while index < len(texts) and index - start < 45:
        text = texts[index]
        item = text.startswith(("-", "–", "+", "*", "Như", "Lưu", "•")) or text[-1] in ";,"
        goes_on = text[:1].islower() or text.startswith("(") or texts[index - 1][-1] in "-,"
        if line.is_signing(text) or line.is_annex(text) or len(text) > 250 or not (item or goes_on):
            break
        index += 1
        if text.endswith(".") and "Lưu" in text:
            break
    return index


def _signature_at(texts: Sequence[str], index: int, found: bool) -> bool:
    """A signing line counts where a name, or the recipients, stand within the next lines."""
    if not line.is_signing(texts[index]):
        return False
    near = texts[index + 1 : index + 8]
    return found or any(is_name(text) or line.is_signed(text) or line.is_recipients(text) for text in near)


def _signature_end(texts: Sequence[str], start: int) -> int:
    """The block ends with its name; side by side blocks follow each other."""
    index, last = start + 1, start + 1
    while index < len(texts) and index - start < 10:
        text = texts[index]
        if len(text) > 140 or line.is_annex(text) or line.is_recipients(text):
            break
        index += 1
        if is_name(text) or line.is_signed(text) or line.is_signing(text):
            last = index
            if is_name(text) and not line.in_capitals(text):
                break
    return last


def _zone_annex(zoned: list[Piece], places: Sequence[int], texts: Sequence[str], foot: int) -> None:
    """After the signature an annex begins with its head, or with a kind of its own over `(Kèm theo …)`."""
    heads = (i for i in range(foot, len(texts)) if line.is_annex(texts[i]) or line.kind_of(texts[i]))
    first = next(heads, None)
    if first is None:
        return
    while first > foot and line.in_capitals(texts[first - 1]):
        first -= 1
    for index in places[first:]:
        if zoned[index].zone is Zone.BODY:
            zoned[index] = zoned[index].to(Zone.ANNEX)
