"""What ties an office to its holder: marks, verbs of appointment, lists of posts and of people."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.syllables import fold
from extractors.titles import Title

_BLANK = r"[\s\u00a0]"
_AS = (
    r"(?:(?:hiện|nay|đã|từng|vừa|sẽ|đồng thời|chính thức|tiếp tục|là|làm|giữ|được|bầu|cử|bổ nhiệm|phân công"
    r"|điều động|chức|vụ|chức danh|tái|trúng cử|đảm nhiệm|đảm nhận|với|tư cách|trên|cương vị|tân"
    r"|một trong các|người)"
    rf"{_BLANK}+){{0,8}}"
)
_TO_TITLE = re.compile(
    rf"{_BLANK}*(?:\([^()\n]{{0,60}}\){_BLANK}*)?"
    rf"(?:[,:(–-]{_BLANK}*(?:ndash;{_BLANK}*)?{_AS}|{_BLANK}&?ndash;{_BLANK}*|{_BLANK}(?=\w){_AS}(?<=\w{_BLANK}))"
)
# "từng giữ các chức vụ: Giám đốc …; Phó Phòng …", "trải qua các vị trí công tác khác nhau như: …"
_CAREER = re.compile(
    rf"{_BLANK}*,?{_BLANK}*(?:(?:cũng|đã|từng|lần lượt|trước đó|trước đây){_BLANK}+){{1,4}}"
    rf"(?:giữ|trải qua|kinh qua|đảm nhiệm|đảm nhận|qua|làm)(?:{_BLANK}+(?:các|nhiều|những|một số))?"
    rf"{_BLANK}+(?:chức vụ|chức danh|vị trí|cương vị|nhiệm vụ|trọng trách)(?:{_BLANK}+[^\W\d_]+){{0,5}}?"
    rf"(?:{_BLANK}+(?:như|gồm|là))?{_BLANK}*[:,]?{_BLANK}*"
)
# A predicate that several people may share: "ông A và bà B được bổ nhiệm giữ chức vụ Phó Giám đốc …".
RESULT = re.compile(
    rf"{_BLANK}(?:(?:cùng|đều|đã|vừa|cũng|chính thức|tiếp tục){_BLANK}+){{0,3}}"
    rf"(?:được{_BLANK}|trúng{_BLANK}+cử)"
)
# What stands between an office and the list of those who hold it: the term, "gồm", "là".
_HELD_BY = re.compile(
    rf"(?:{_BLANK}+(?:khóa|khoá){_BLANK}+[IVXL\d]{{1,6}})?(?P<term>,?{_BLANK}+nhiệm{_BLANK}+k[ỳì]{_BLANK}+\d{{4}}"
    rf"{_BLANK}*[-–]{_BLANK}*\d{{4}})?"
    rf"(?:,?{_BLANK}+(?:bao{_BLANK}+)?(?:gồm(?:{_BLANK}+có)?|là){_BLANK}*(?=[:\s])|(?(term)(?=:)|(?!)))"
)
_NAMED_FOR = re.compile(rf"{_BLANK}+(?:đối{_BLANK}+với|cho)(?={_BLANK})")
_APPOINTS = re.compile(
    r"(?:bổ nhiệm|phân công|điều động|phê chuẩn|chỉ định|công nhận)"
    r"(?:\s+(?:lại|giữ|chức|vụ|danh|nhiệm|làm|là|và|bổ|luân|chuyển|điều|động)){0,6}\s+$",
    re.I,
)
_POSTS = re.compile(r"(?:chức vụ|chức danh|vị trí|cương vị)[^.;:\n]{0,40}:\s*$", re.I)
_CHAIN = re.compile(
    rf"{_BLANK}*(?:(?:[,–-]|\)?{_BLANK}*[(]|\){_BLANK}*,?){_BLANK}*(?:và{_BLANK}+)?(?:đồng thời{_BLANK}+)?"
    rf"(?:là{_BLANK}+)?(?:kiêm{_BLANK}+)?|(?:kiêm|và|đồng thời là){_BLANK}+)"
)
# From one office to the next: "ông A, Giám đốc Viện X, được bổ nhiệm giữ chức vụ Phó Viện trưởng Viện Y".
# Without "được" the one who appoints is not the one appointed: "Chủ tịch UBND tỉnh phân công Phó Chủ tịch …".
_BECOMES = re.compile(
    rf",?{_BLANK}+(?:(?:đã|vừa|chính thức|tiếp tục){_BLANK}+){{0,3}}"
    rf"(?:giữ{_BLANK}+chức|trúng{_BLANK}+cử(?:{_BLANK}+chức)?"
    rf"|được{_BLANK}+(?:tín{_BLANK}+nhiệm{_BLANK}+)?(?:bổ{_BLANK}+nhiệm|bầu|điều{_BLANK}+động|phân{_BLANK}+công|cử)"
    rf"(?:{_BLANK}+(?:làm|giữ{_BLANK}+chức))?)(?:{_BLANK}+(?:vụ|danh))?{_BLANK}+"
)
SHARES = re.compile(rf"{_BLANK}*(?:[–-]|kiêm|và){_BLANK}*")
NEXT_PERSON = re.compile(rf"{_BLANK}*(?:[,;()–-]{_BLANK}*)*(?:và{_BLANK}+|cùng{_BLANK}+)?")
PLURAL = re.compile(
    rf"(?<!\w)(?:các|hai|ba|bốn|những|0?[2-9]|1\d)(?:{_BLANK}+(?:đồng chí|ông|bà|đ/c))?{_BLANK}+$", re.I
)


def ties_before(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, between a person and an office after it, says that the office is theirs.

    A comma, a bracket, `được bổ nhiệm giữ chức` (observed forms), or a career: `từng giữ các chức vụ: …`.
    """
    return bool(_TO_TITLE.fullmatch(text, start, end) or _CAREER.fullmatch(text, start, end))


def held_by(text: str, start: int, reach: int) -> int:
    """Where the holder's name may begin after an office of `text[start:reach]`; `reach` where nothing tells.

    Over a term of office and `gồm` or `là`; over `đối với`, `cho` where the office is one to be appointed to.
    """
    if named := _HELD_BY.match(text, reach):
        return named.end()
    named = _NAMED_FOR.match(text, reach)
    return named.end() if named and _APPOINTS.search(text[max(0, start - 60) : start]) else reach


def chained(gap: str) -> bool:
    """Whether the text between two offices makes them one person's: a mark, `kiêm`, `giữ chức`."""
    return bool(_CHAIN.fullmatch(gap) or _BECOMES.fullmatch(gap))


def told_in_list(text: str, start: int) -> bool:
    """Whether a list of posts opens at `start`, in which semicolons may part the offices of one person."""
    return bool(_POSTS.search(text[max(0, start - 90) : start]))


def shared_organisations(text: str, chain: list[Title]) -> list[Title]:
    """`Phó Chủ tịch - Tổng Thư ký Hội X`: the first office is at the second's organisation."""
    out = list(chain)
    for index in range(len(out) - 2, -1, -1):
        title, following = out[index], out[index + 1]
        bare = title.organisation is None and title.kind in {"follows", "shared"}
        gap = text[title.end : following.start]
        shares = SHARES.fullmatch(gap) or (gap.strip() == "," and _one_house(title, following))
        if bare and following.organisation and shares:
            out[index] = replace(title, organisation=following.organisation)
    return out


def _one_house(title: Title, following: Title) -> bool:
    """`Tổng Giám đốc, Tổng Biên tập Đài X`: a paper or a station has both offices in one hand."""
    first, second = fold(title.title), fold(following.title)
    return first.endswith("giám đốc") and second.endswith("tổng biên tập")
