"""What a document is, and, for news, which instrument it reports on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.instruments import Instruments
from extractors.document import Document, Zone
from extractors.facts import DocKind, SelfInstrument
from extractors.reference import Form, Reference

_ISSUED = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|ký|có|phát\s+hành|công\s+bố|phê\s+duyệt|thông\s+qua|ra)\s+(?:các\s+)?"
    r"(?:[^.;:\n]{0,120}\(\s*)?$",
    re.IGNORECASE,
)
_JUST_ISSUED = re.compile(r"(?:đã|vừa)\s+(?:ký(?:\s+ban\s+hành)?|ban\s+hành)\s+$")
_SPREAD = re.compile(
    r"(?:quán\s+triệt|triển\s+khai|thực\s+hiện|học\s+tập|phổ\s+biến)\s+(?:các\s+)?$", re.IGNORECASE
)
_CARRIED_OUT = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|theo|thi\s+hành|tinh\s+thần|quán\s+triệt)\s+(?:các\s+)?$", re.IGNORECASE
)
_OF_A_PAPER = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|chương\s+trình|hướng\s+dẫn|đề\s+án|nghị\s+quyết|chỉ\s+thị|quyết\s+định|công\s+văn)\s",
    re.IGNORECASE,
)
"""Words of a title that name a paper of its own: `Chương trình hành động thực hiện Nghị quyết số 57`."""
_LEAD = 500
_OPENS_WITH = re.compile(r"(?:^|[.\n]\s*)Theo\s+$")
_THEREAFTER = re.compile(r"[.)\n]\s*Theo\s+đó(?!\w)")
_EARLY = 0.45
_FIRST_WORDS = 900
_LATEST = 2200
"""A long report names many instruments; its subject stands near its beginning, in code points."""


@dataclass(frozen=True, slots=True)
class About:
    """The citation that an article reports on, and where the article first names it."""

    citation: int
    start: int


def doc_kind(
    document: Document, itself: SelfInstrument | None, instruments: Instruments, told: bool = True
) -> DocKind:
    """The kind by the document's own type; pages without an official header are news.

    `told` says whether the text tells of public affairs, an instrument, office or anniversary: what tells
    of none, and bears neither stamp nor byline, is no news (advertisements, bills, tables).
    """
    if itself is None:
        posted = document.published is not None or bool(document.bylines)
        return DocKind.NEWS if document.text.strip() and (told or posted) else DocKind.OTHER
    type_ = instruments.type_by_name.get((itself.type or "").lower())
    return DocKind(type_.doc_kind) if type_ else DocKind.OTHER


def find_about(
    document: Document, references: Sequence[Reference], targets: Sequence[int | None]
) -> About | None:
    """The instrument whose issue the article reports: named early as the object of `ban hành` or `ký`.

    The article must come back to it: by `Theo kế hoạch`, `Kế hoạch nhằm`, or by naming it again.
    """
    ranked = [
        (rank, place)
        for place, reference in enumerate(references)
        if targets[place] is not None
        and (rank := _rank(document, place, references, targets)) is not None
        and reference.form is not Form.LAW
        and reference.number is not None
    ]
    if not ranked:
        return None
    _, place = min(ranked)
    target = targets[place]
    return None if target is None else About(target, min(references[place].start, references[place].head))


def _rank(
    document: Document, place: int, references: Sequence[Reference], targets: Sequence[int | None]
) -> int | None:
    """How strongly an article points to a mention as its subject, 0 the strongest; None where it does not."""
    text, reference = document.text, references[place]
    before = text[max(0, reference.start - 160) : reference.start]
    if document.zone_at(reference.start) is Zone.TITLE:
        if not _CARRIED_OUT.search(before):
            return 0
        title = document.block_at(reference.start)
        return None if title and _OF_A_PAPER.search(text, title.start, reference.start) else 3
    if reference.start > max(_FIRST_WORDS, min(int(len(text) * _EARLY), _LATEST)):
        return None
    issued = _ISSUED.search(before) or _is_spread(document, reference, before)
    just = reference.start < _LEAD and _JUST_ISSUED.search(before)
    titled = issued and _is_titled(document, reference)
    if just or titled or (issued and _comes_back(document, place, references, targets)):
        return 1
    opens = _OPENS_WITH.search(before) and reference.issued and reference.start < _FIRST_WORDS
    return 2 if opens else None


def _is_titled(document: Document, reference: Reference) -> bool:
    """Whether the page's title begins with the type of what was issued: `QUYẾT ĐỊNH VỀ VIỆC …`."""
    title, kind = (document.title or "").lower(), (reference.type or "").lower()
    return bool(kind) and title.startswith(f"{kind} ")


def _is_spread(document: Document, reference: Reference, before: str) -> bool:
    """A conference that makes an instrument known, when the article's title names its type."""
    word = (reference.type or "").split(" hành động")[0].lower()
    place = (document.title or "").lower().find(word) if word else -1
    if place < 0 or _OF_A_PAPER.search(document.title or "", 0, place):
        return False
    return bool(_SPREAD.search(before))


def _comes_back(
    document: Document, place: int, references: Sequence[Reference], targets: Sequence[int | None]
) -> bool:
    """Whether the article speaks of the instrument again: by type word, `Theo đó`, or number."""
    reference, text = references[place], document.text
    if targets[place] in targets[place + 1 :]:
        return True
    thereafter = _THEREAFTER.search(text, reference.tail, reference.tail + 500)
    if thereafter and not any(
        reference.tail < later.start < thereafter.start() for later in references[place + 1 :]
    ):
        return True
    word = (reference.type or "").split(" hành động")[0]
    again = re.compile(
        rf"(?:[Tt]heo\s+(?:nội\s+dung\s+)?{word}|{word}\s+(?:này|nhằm|đề\s+ra|nêu|yêu\s+cầu|đặt\s+ra|xác\s+định|cũng|hướng|gồm|có"
        rf"|quy\s+định|tập\s+trung|phải|được|chỉ\s+rõ|giao|đưa\s+ra|là)|[Nn]ội\s+dung\s+(?:của\s+)?{word}|[Tt]rong\s+{word}"
        rf"|[Mm]ục\s+(?:đích|tiêu)\s+của\s+{word}|(?:toàn|nguyên)\s+văn\s+(?:nội\s+dung\s+)?(?:bản\s+)?{word})",
        re.IGNORECASE,
    )
    return bool(word) and bool(again.search(text, reference.tail))
