"""The parts of an official paper given as lines, whatever the format they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.document import Zone

from . import paper_lines as line
from .assemble import Piece
from .official_foot import last_article, straighten_foot, zone_foot
from .signer_lines import is_signer
from .stamps import read_stamp

_FIRST_LINES = 40
_FOOT_LINES = 8
_NEAR = 30
_HEAD_LINES = 8
_ANNEX_HEAD = 5
_AROUND_MARK = 5
_LONGEST_TITLE = 420
_TITLE_LINES = 7
_LONGEST_CAPITALS = 300
_SUBJECTS = ("Sửa đổi", "Bãi bỏ ", "Quy định chi tiết ", "Quy định chức năng")
_FIRST_WORDS = ("Thực hiện", "Căn cứ", "Nhằm", "Để ", "Xét", "Theo ", "Trên cơ sở", "Ngày ", "Triển khai")


def find_paper(pieces: Sequence[Piece]) -> int | None:
    """The index at which an official paper begins, or None where the pieces are none.

    A paper begins with the State's or the Party's head, or with its number, and a kind or a salutation
    follows, or recitals do; or, re-typed without a head, with its kind over a recital.  An annex that
    stands alone begins with its own head.
    """
    places = [index for index, piece in enumerate(pieces) if not piece.reason]
    if _is_annex_alone([pieces[index].text for index in places[:_ANNEX_HEAD]]):
        return places[0]
    for rank, index in enumerate(places[:_FIRST_LINES]):
        text = pieces[index].text
        near = [pieces[i].text for i in places[rank + 1 : rank + _NEAR]]
        if line.is_motto(text) or line.is_party_head(text) or line.is_number(text):
            if any(_opens_paper(t) for t in near) or any(t.startswith("Căn cứ ") for t in near[:8]):
                return _issuer_above(pieces, places, rank)
            if _is_whole_head([text, *near[:_HEAD_LINES]]):
                return _issuer_above(pieces, places, rank)
        else:
            reach = 8 if line.kind_of(text) else 2 if _is_full_title(text) else 0
            if any(line.is_basis(t) for t in near[:reach]):
                return index
            if line.names_itself(text) and _is_drawn_up(pieces[index + 1 :], near):
                return index
    return None


def _is_whole_head(texts: Sequence[str]) -> bool:
    """Whether the State's head, a number and a day stand together, as over a letter without salutation.

    Pages that print a paper leave the State's head out: then the day stands right under the number.
    """
    tells = (line.is_motto, line.is_number, line.is_place_day)
    whole = all(any(tell(text) for text in texts) for tell in tells)
    return whole or any(line.is_number(one) and line.is_place_day(two) for one, two in pairwise(texts))


def _is_annex_alone(texts: Sequence[str]) -> bool:
    """The first lines name an annex, and in brackets the paper that it was issued with."""
    return bool(texts) and line.is_annex(texts[0]) and any(line.is_issued_with(text) for text in texts)


def _is_drawn_up(below: Sequence[Piece], near: Sequence[str]) -> bool:
    """Whether what follows is the paper and no report of it: articles, recitals or a signature show."""
    if any(line.is_article(text) or line.is_basis(text) for text in near[:6]):
        return True
    return any(line.is_signing(piece.text) for piece in below[-_FOOT_LINES:])


def _opens_paper(text: str) -> bool:
    kind = line.kind_of(text) or line.kind_alone(text) or line.kind_with_title(text)
    return bool(kind or line.is_salutation(text))


def _is_full_title(text: str) -> bool:
    """Kind and trích yếu in capitals on one line."""
    return line.in_capitals(text) and line.kind_with_title(text)


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
    zoned = [*pieces[:start], *straighten_foot(pieces[start:])]
    places = [index for index in range(start, len(zoned)) if not zoned[index].reason]
    texts = [zoned[index].text for index in places]
    if _is_annex_alone(texts[:_ANNEX_HEAD]):
        brackets = next(i for i, text in enumerate(texts) if line.is_issued_with(text))
        _set(zoned, places, 0, brackets + 1, Zone.ANNEX)
        return zoned, None
    body, title = _zone_head(zoned, places, texts)
    paper = _without_copy(texts, body)
    foot = zone_foot(zoned, places, texts[:paper], max(body, last_article(texts[:paper], body)))
    _zone_annex(zoned, places, texts, foot)
    _zone_authentication(zoned, places, texts, body)
    return _join_title(zoned), title


def _without_copy(texts: Sequence[str], body: int) -> int:
    """How many lines are the paper's own: a certified copy has a head and a signature of its copyist."""
    mark = next((i for i in range(body, len(texts)) if line.is_copy_mark(texts[i])), len(texts))
    first = mark
    while mark < len(texts) and first > max(body, mark - _AROUND_MARK) and _is_head_line(texts[first - 1]):
        first -= 1
    return first


def _is_head_line(text: str) -> bool:
    if line.is_signed(text) or is_signer(text):
        return False
    return line.in_capitals(text) or line.is_number(text) or line.is_place_day(text)


def _zone_authentication(zoned: list[Piece], places: Sequence[int], texts: Sequence[str], body: int) -> None:
    """A consolidated text whose number and day stand only where it is authenticated, at its end.

    The number stands in the left column, over the recipients, the day in the right one.
    """
    mark = next((i for i in range(body, len(texts)) if line.is_authentication(texts[i])), None)
    if mark is None or any(line.is_number(text) for text in texts[:body]):
        return
    around = range(max(body, mark - _AROUND_MARK), min(len(texts), mark + _AROUND_MARK))
    found = {mark, *(i for i in around if line.is_number(texts[i]) or line.is_place_day(texts[i]))}
    found |= {i for i in range(body, len(texts)) if line.is_number(texts[i]) and "/VBHN" in texts[i]}
    first = min(found)
    while first > body and min(found) - first < _AROUND_MARK and _is_issuer(texts[first - 1]):
        first -= 1
    for index in sorted(found.union(range(first, min(found)))):
        _set(zoned, places, index, index + 1, Zone.HEADER)


def _is_issuer(text: str) -> bool:
    return line.in_capitals(text) and len(text) <= 110 and not line.is_signing(text) and not is_signer(text)


def _join_title(zoned: Sequence[Piece]) -> list[Piece]:
    """The lines of a trích yếu as one piece; the kind over it keeps its own."""
    joined: list[Piece] = []
    for piece in zoned:
        last = joined[-1] if joined else None
        if last and last.zone is piece.zone is Zone.TITLE and not line.kind_of(last.text):
            joined[-1] = replace(last, text=f"{last.text} {piece.text}")
        else:
            joined.append(piece)
    return joined


def _set(zoned: list[Piece], places: Sequence[int], first: int, last: int, zone: Zone) -> None:
    for index in places[first:last]:
        zoned[index] = zoned[index].to(zone)


def _zone_head(zoned: list[Piece], places: Sequence[int], texts: Sequence[str]) -> tuple[int, str | None]:
    """Zone header, title and recitals; returns where the body begins."""
    basis = next((i for i, text in enumerate(texts[:_NEAR]) if line.is_basis(text)), _NEAR)
    kind = next(
        (
            i
            for i, text in enumerate(texts[:basis])
            if line.kind_of(text)
            or line.kind_with_title(text)
            or (i == 0 and line.names_itself(text))
            or (line.kind_alone(text) and any(map(_is_mark, texts[:i])))
        ),
        None,
    )
    letter = next((i for i, text in enumerate(texts[:_NEAR]) if line.is_salutation(text)), None)
    if letter is not None and (kind is None or letter < kind):
        return _zone_letter(zoned, places, texts, letter)
    if kind is None and basis == _NEAR and _is_whole_head(texts[:_HEAD_LINES]):
        return _zone_letter(zoned, places, texts, _head_end(texts[:_HEAD_LINES], 0))
    if kind is None:
        kind = _head_end(texts, basis)
        if kind == 0:
            return 0, None
        end = next((i for i in range(kind, basis) if line.is_authority(texts[i])), basis)
        _set(zoned, places, end, basis, Zone.HEADER)
    else:
        end = _title_end(texts, kind)
    _set(zoned, places, 0, kind, Zone.HEADER)
    _set(zoned, places, kind, end, Zone.TITLE)
    return _zone_basis(zoned, places, texts, end), " ".join(texts[kind:end]) or None


def _head_end(texts: Sequence[str], basis: int) -> int:
    """Where the head ends in a paper that lost the line of its kind: below motto, number and day."""
    reach = min(basis or _HEAD_LINES, len(texts))
    found = [index for index in range(reach) if _is_mark(texts[index])]
    return found[-1] + 1 if found and basis < _NEAR else 0


def _is_mark(text: str) -> bool:
    """A line that only a head has."""
    marks = (line.is_motto, line.is_number, line.is_place_day, line.is_party_head)
    return any(mark(text) for mark in marks)


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
        if line.is_field(text) or read_stamp(text):
            break
        if (
            (line.is_authority(text) and end > kind + 1)
            or (line.is_signing(text) and end > kind + 1)
            or text.startswith(("-", "+", "("))
            or (_is_sentence(text) and not (end == kind + 1 and _is_subject(text)))
            or (_opens_body(text) and end > kind + 1)
        ):
            break
        end += 1
    return end


def _is_subject(text: str) -> bool:
    """A trích yếu right under the kind, however long, and with a stop: in capitals, or by its first word."""
    stopped = len(text) <= _LONGEST_CAPITALS and text[-1] == "." and line.in_capitals(text)
    return stopped or (text[-1] not in ":;" and text.startswith(_SUBJECTS))


def _opens_body(text: str) -> bool:
    """The first sentence of a plan: `Thực hiện Quyết định số …, UBND tỉnh ban hành Kế hoạch …`."""
    return len(text) > 100 and text.startswith(_FIRST_WORDS)


def _is_sentence(text: str) -> bool:
    return text[-1] in ":;" or (text[-1] == "." and len(text) > 50) or len(text) > 300


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
