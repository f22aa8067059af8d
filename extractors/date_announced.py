"""Whether digits such as `26/4` are a day: scores, shares, sets and house numbers look the same.

Only the words around tell.  A word of day or daytime announces a day; a word such as `trước` or `từ` does so
unless the digits may be a share of what follows (`từ 3/4 dân số`); marks alone announce nothing.
"""

from __future__ import annotations

import re

_DAYTIME = re.compile(
    r"(?i:(?:ngày|gày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng|chủ nhật,?|lễ|dịp|mừng|kỷ niệm|quốc khánh"
    r"|giải phóng"
    r"|(?:hôm|sáng|trưa|chiều|tối|đêm|ngày) (?:nay|qua|mai),?"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]),?(?: ngày)?)[^\S\n]{0,2}\(?)$"
)
_TIME = re.compile(
    r"(?i:(?<!trả )(?<!\w)(?:trước|hết|vào|chậm nhất|muộn nhất|hạn|hạn cuối|hạn chót|chốt|từ|đến|sau)"
    r"[^\S\n]{0,2})$"
)
_BY = re.compile(r"(?i:(?<!trả )(?<!\w)(?:trước|chậm nhất|muộn nhất)[^\S\n]{0,2})$")
_NAMED_DAY = re.compile(r"(?<!\w)(?:Ngày|NGÀY|[Kk]ỷ niệm|Tết)\s[^\d.,;:()\n]{3,80}\(?$")
_NAME_REACH = 90  # characters before the digits in which a named day may open
_ENTRY_OPENS = re.compile(r"(?:^|[\n|])[^\S\n]{0,2}(?:[-+*•][^\S\n]?)?$")
_ENTRY_CLOSES = re.compile(r"[^\S\n]{0,2}[:|]")
_SHARE = re.compile(
    r"[^\S\n]{0,2}(?!đến|tới|và|tại|với|năm|này|hàng|hằng|vừa|âm|dương|của|ở|đã|sẽ|trên|theo|cho|để|do|như|là|các)"
    r"[^\W\d]|[^\S\n]?[%/]"
)
_OF_A_SCORE = re.compile(
    r"[^\S\n]{0,2}(?:điểm|tiêu chí|phiếu|số|trận|bàn|sao|hộ|xã|đơn vị)(?!\w)|[^\S\n]?[%/]"
)


def is_announced(text: str, start: int, end: int, day: int, month: int, *, slashed: bool) -> bool:
    """Whether the day and month printed at `text[start:end]` are announced as a day by the words around them.

    `slashed` tells `26/4` from `26-4` and `26.4`, which ranges and decimals look like.

    >>> is_announced("sáng 26/4", 5, 9, 26, 4, slashed=True)
    True
    >>> is_announced("trả trước 3/10", 10, 14, 3, 10, slashed=True)
    False
    >>> is_announced("- 26/4: khai mạc", 2, 6, 26, 4, slashed=True)
    True
    """
    low = max(0, start - 24)
    if _DAYTIME.search(text, low, start):
        return True
    share = _SHARE.match(text, end)
    if _NAMED_DAY.search(text, max(0, start - _NAME_REACH), start):
        return not share
    if not slashed:
        return (day > month or text[start] == "0") and not share and bool(_BY.search(text, low, start))
    if _TIME.search(text, low, start):
        return not (_OF_A_SCORE.match(text, end) if day > month else share)
    if (day > month or text[start] == "0") and _ENTRY_OPENS.search(text, max(0, start - 6), start):
        return bool(_ENTRY_CLOSES.match(text, end))
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return alone and (day > month or text[start] == "0")
