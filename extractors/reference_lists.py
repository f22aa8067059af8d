"""Members of a list share what is said once: the issuer before the first or after the last, and a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.clauses import Sentences
from extractors.reference import Form, Reference

LIST_GAP = re.compile(r"[\s,;()]*(?:(?:và|hoặc|cùng|với|các)\s+)*(?:[Ss]ố\s*:?\s*)?$")
_ITEM_GAP = re.compile(LIST_GAP.pattern.replace("$", r"(?:(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều)\s+\w+\s+){0,3}"))
_ABOUT = r"\s+(?:về|V/v|sửa\s+đổi|thay\s+thế|quy\s+định|phê\s+duyệt|công\s+nhận)\s[^.;\n]{1,200}?"
_NUMBER_WORD = r"(?:[Ss]ố\s*:?\s*)?"
_TITLED_GAP = re.compile(rf"(?:{_ABOUT})?\s*[,;]\s*(?:và\s+)?(?:các\s+)?{_NUMBER_WORD}")
_JOINED_GAP = re.compile(rf"(?:{_ABOUT})?\s+(?:và|cùng(?:\s+với)?)\s+(?:các\s+)?{_NUMBER_WORD}")
_OF_FIRST = re.compile(r"\scủa\s[^.;\d]{2,80}[:\s]số\s*:?\s*\d")
_ASIDE = re.compile(r"\s*\([^()]{0,240}\)")
_LONGEST_ASIDE = 300
_SEVERAL = re.compile(r"(?:các|hai|những)\s+$")


def share_backward(text: str, references: Sequence[Reference]) -> list[Reference]:
    """Members of a list share the issuer printed after the last one.

    Numbers that share a symbol share the day as well: `số 46, 47 và 48/QĐ-STTTT ngày 16/3/2022`.
    """
    shared = list(references)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        if not _alike(left, right) or not _ITEM_GAP.fullmatch(text, left.tail, right.start):
            continue
        if left.issuer is None and right.issuer:
            shared[place] = replace(left, issuer=right.issuer)
        if left.issued is None and right.issued and _shares_day(text, left, right):
            shared[place] = replace(shared[place], issued=right.issued)
    return shared


def _shares_day(text: str, left: Reference, right: Reference) -> bool:
    """`số 46, 47 và 48/QĐ-STTTT ngày …` and `các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày …`."""
    if left.rule == "citation.shared_symbol":
        return True
    bare = right.rule in ("citation.list", "citation.bare_number") and right.head == right.start
    return bare and bool(_SEVERAL.search(text, max(0, left.start - 8), left.start))


def share_forward(text: str, sentences: Sentences, references: Sequence[Reference]) -> list[Reference]:
    """`UBND tỉnh ban hành A; B và C`: the one who acts issued every member of the list."""
    shared = list(references)
    actor: Reference | None = None
    last: Reference | None = None
    for place, reference in enumerate(shared):
        if actor and sentences.at(reference.start) != sentences.at(actor.start):
            actor = last = None
        previous = shared[place - 1] if place else None
        if reference.issuer:
            acts = reference.head < reference.start or _names_first(text, reference)
            if acts or (actor and _alike(actor, reference)):
                actor = last = reference if acts else None
        elif actor and previous and _alike(actor, reference):
            previous = _last_in_list(text, last, previous, reference)
            if _in_list(text, actor, previous, reference):
                last = shared[place] = replace(reference, issuer=actor.issuer)
    return shared


def _names_first(text: str, reference: Reference) -> bool:
    """`các Quyết định của Thủ tướng Chính phủ: số A, số B`: the issuer stands before all the numbers."""
    return bool(_OF_FIRST.search(text, reference.start, reference.end))


def _in_list(text: str, actor: Reference, previous: Reference, reference: Reference) -> bool:
    """Whether a mention goes on the list that the actor's first one began."""
    if _TITLED_GAP.fullmatch(text, previous.tail, reference.start):
        return True
    own = previous.issuer == actor.issuer and _alike(actor, previous)
    return own and bool(_JOINED_GAP.fullmatch(text, previous.tail, reference.start))


def _last_in_list(text: str, last: Reference | None, previous: Reference, reference: Reference) -> Reference:
    """The member before a mention: the last of the actor's, where only a bracket stands between."""
    if last is None or last is previous or reference.start - last.tail > _LONGEST_ASIDE:
        return previous
    aside = _ASIDE.match(text, last.tail, reference.start)
    return replace(last, tail=aside.end()) if aside and aside.end() > previous.tail else previous


def _alike(left: Reference, right: Reference) -> bool:
    """Whether two numbered mentions come from one body, by their codes."""
    return left.form is Form.NUMBER is right.form and left.issuer_code == right.issuer_code


def around_bracket(
    text: str, sentences: Sentences, references: Sequence[Reference], place: int, gap: str
) -> tuple[int, str]:
    """`Căn cứ A (được sửa đổi bởi B) và C`: what stands after a bracket goes on with what stood before.

    The place after the member before the bracket, and of the `gap` before `place` what follows the bracket.
    """
    closed = gap.find(")")
    if closed < 0 or "(" in gap[:closed]:
        return place, gap
    inside = references[place - 1].start
    begin = max(sentences.at(inside).start, inside - _LONGEST_ASIDE)
    opened = text.rfind("(", begin, inside)
    before = place - 1
    while opened >= 0 and before > 0 and references[before].start > opened:
        before -= 1
    started = sentences.at(inside).start <= references[before].start < opened
    if opened < 0 or not started:
        return place, gap
    return before + 1, gap[closed + 1 :]
