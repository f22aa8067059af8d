"""Issuers that no list of organisations holds, and the ways of naming one besides `của` and `ban hành`.

Councils and committees are set up for a purpose (`Hội đồng thi tuyển công chức`) and named in small
letters; a text may say only `Thành phố`; a number may stand after what its issuer said in it (`do UBND
tỉnh giao tại …`).  All are observed forms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.folding import fold
from extractors.names import UPPER

_HEADS = (
    r"(?:Hội\s+đồng|Ban|Tổ|Đoàn|Ủy\s+ban|Uỷ\s+ban|Hội|Liên\s+hiệp|Trung\s+tâm|Quỹ|Viện|Cục|Chi\s+cục|Tổng\s+cục"
    r"|Trường)"
)
_OFFICES = (
    r"(?:Tổng\s+[Gg]iám\s+đốc|Giám\s+đốc|Hiệu\s+trưởng|Viện\s+trưởng|Cục\s+trưởng|Chánh\s+[Tt]hanh\s+tra"
    r"|Chánh\s+án|Cụm\s+trưởng|Khối\s+trưởng|Trưởng\s+[Bb]an|Chủ\s+tịch|Công\s+ty|Tổng\s+công\s+ty|Tập\s+đoàn|Tổng\s+[Ll]iên\s+đoàn|Nhà\s+máy|Xí\s+nghiệp)"
)
_STOPS = (
    r"(?:về|ban\s+hành|quy\s+định|hướng\s+dẫn|phê\s+duyệt|thực\s+hiện|triển\s+khai|chỉ\s+đạo|V/v|trong|tại|đã|năm\s\d|ngày"
    r"|sửa\s+đổi|công\s+nhận|có|vừa|như|là|nhằm|để|theo|ký)"
)
_NAME = rf"{_HEADS}(?!\w)[^,.;:()\n“”\"]{{2,60}}?"
_AFTER = re.compile(rf"[\s,)]*(?:do|của)\s+(?P<name>{_NAME})(?=\s+{_STOPS}(?!\w)|[,.;:()\n“”\"]|$)")
_AFTER_OFFICE = re.compile(
    rf"[\s,)]*của\s+(?P<name>{_OFFICES}(?!\w)[^,.;:()\n“”\"]{{0,60}}?)(?=\s+(?:{_STOPS}|và)(?!\w)|[,.;:()\n“”\"]|$)"
)
_ISSUING = (
    r"(?:(?:đã|cũng|vừa|mới)\s+){0,2}(?:ký\s+|(?:xây\s+dựng|tham\s+mưu)(?:\s+và|,)?\s+)?"
    r"(?:banh?\s+hành|có|ra)"
)
_BEFORE = re.compile(rf"(?:^|[,;]\s*|\d{{4}}\s+)(?P<name>{_NAME})\s+{_ISSUING}\s+(?:các\s+)?$")
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
_UNITS = r"[Tt]hành\s+phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|[Pp]hường|[Xx]ã|TP\.?"
# A place that acts: with its name, or only `Thành phố` with its capital.
_UNIT = rf"(?:(?:{_UNITS})(?:\s+{_CAPITAL}){{1,3}}|(?:Thành\s+phố|Tỉnh|Huyện|Quận|Thị\s+xã|Phường|Xã))"
_PROPOSER = re.compile(
    rf"(?:đề\s+nghị|báo\s+cáo|ý\s+kiến)\s+của\s+(?P<name>[{UPPER}][^.;:()\d\n]{{3,70}}?),?\s*(?:\(|\stại\s)\s*(?:các\s+)?$"
)
_PLACE = re.compile(
    rf"(?:^|[,;:(]\s*|\d{{4}}\s+|(?:khi|mà|nay)\s+)(?P<name>{_UNIT})\s+{_ISSUING}\s+(?:các\s+)?$"
)
_PLACE_SAID = re.compile(rf"(?:^|[\s,(])(?P<name>{_UNIT})\s+tại\s+(?:các\s+)?$")
_OF_PLACE = re.compile(rf"[\s,)]*(?:do|của)\s+(?P<name>{_UNIT})(?!\w)(?!\s+[{UPPER}])")
_FIELD = rf"[{UPPER}][^\W\d_]*(?:\s+(?!về|quy|hướng|ban|sửa|phê|ngày)[^\W\d_]+){{0,8}}?"
_TOGETHER = re.compile(
    rf"[\s,)]*(?:do|của)\s+(?P<names>[Ll]iên\s+(?:[Bb]ộ|[Ss]ở|[Nn]gành)\s*:?\s+{_FIELD}(?:\s*[,–-]\s*{_FIELD})*)"
    rf"(?=\s+{_STOPS}(?!\w)|\s*[,.;:()\n“”\"]|\s*$)"
)
_SAYING = r"nêu(?:\s+ra)?|giao|phê\s+duyệt|thông\s+qua|quy\s+định|chấp\s+thuận|ban\s+hành|chỉ\s+đạo|yêu\s+cầu"
_SAYING_IN = (
    r"phát\s+động|cụ\s+thể\s+h[oó][aá]|lấy\s+ý\s+kiến|(?:có|cho)\s+ý\s+kiến|góp\s+ý|thẩm\s+(?:định|tra)|trình|báo\s+cáo|đề\s+xuất"
    r"|kiến\s+nghị|đề\s+nghị|thông\s+báo|trả\s+lời|kết\s+luận|hướng\s+dẫn"
)
_WHAT = r"(?:\s+[^.;:()\n]{0,60}?)?\s*"
_SAID_IN = re.compile(
    rf"\s+(?:đã\s+|vừa\s+)?(?:ký\s+)?(?:(?:{_SAYING}){_WHAT}(?:tại|theo|trong|bằng|\()"
    rf"|(?:{_SAYING_IN}){_WHAT}(?:tại|bằng|\())\s*(?:các\s+)?$"
)
_OF = re.compile(r"[\s,]*c[ủùúụ]a\s+", re.IGNORECASE)
_WORD = re.compile(r"\s*[^\W\d_]+")
_SAYS = re.compile(r"\s*,\s*$")
_SAYS_VERB = re.compile(
    r"\s+(?:đã\s+|cũng\s+)?(?:yêu\s+cầu|đề\s+nghị|chỉ\s+đạo|giao|hướng\s+dẫn|cho\s+biết|thông\s+báo)(?!\w)"
)
_IN = re.compile(r"(?:tại|theo|bằng|trong)\s+$", re.IGNORECASE)
_WINDOW = 90
_JOINS = (
    "hành", "có", "ra", "ký", "dựng", "bố", "qua", "trình", "bày", "gửi", "các", "những", "loạt", "nhiều",
    "hai", "ba", "bốn", "năm", *"23456789", "tại", "theo", "trong", "bằng", "(",
)  # fmt: skip
"""Ends, in lower case, of all words that join an issuer or a day to the instrument named after them."""


_LONGEST, _NEAR = 8, 40
"""More code points than the longest of them has, and how many are looked at."""


def joined(text: str, floor: int, start: int) -> bool:
    """Whether the last word of `text[floor:start]` may join an issuer or a day to what begins at `start`.

    Too short a stretch is taken to do so.

    >>> joined("UBND ban hành Kế hoạch", 0, 14), joined("UBND căn cứ Kế hoạch", 0, 12)
    (True, False)
    """
    before = text[max(floor, start - _NEAR) : start].rstrip()
    return len(before) < _LONGEST or before.lower().endswith(_JOINS)


def unlisted_after(text: str, cursor: int, limit: int) -> tuple[str, int] | None:
    """A body named after `của` or `do`, up to the verb or mark that follows it, with its end; or a place."""
    match = _AFTER.match(text, cursor, limit) or _AFTER_OFFICE.match(text, cursor, limit)
    match = match or _OF_PLACE.match(text, cursor, limit)
    return (" ".join(match.group("name").split()), match.end("name")) if match else None


def together(text: str, cursor: int, limit: int) -> tuple[str, int] | None:
    """Bodies named once for all, `của Liên Bộ: Tư pháp, Công an, Y tế`, up to what is said of them."""
    match = _TOGETHER.match(text, cursor, limit)
    return (" ".join(match.group("names").split()), match.end("names")) if match else None


def miscased(text: str, cursor: int, body: str) -> tuple[str, int] | None:
    """A body without its capitals or marks, `của chính phủ`: only the number's own code can tell it."""
    gap = _OF.match(text, cursor)
    end = gap.end() if gap else cursor
    for count in range(len(body.split())):
        word = _WORD.match(text, end)
        if gap is None or word is None or fold(word.group()) != fold(body.split()[count]):
            return None
        end = word.end()
    return (" ".join(text[gap.end() : end].split()), end) if gap else None


def in_full(text: str, cursor: int, found: tuple[str, int], bodies: Sequence[str]) -> tuple[str, int]:
    """A body with its last words, which a slip hid from the list: `Thủ tướng Chính phù`.

    `bodies` are those that the number's code stands for, `found` the name read at `cursor`, with its end.
    """
    misread = (miscased(text, cursor, body) for body in bodies)
    return max([found, *filter(None, misread)], key=lambda body: body[1])


def unlisted_before(text: str, floor: int, start: int) -> str | None:
    """A body named before `ban hành`, `có` or `ra`: a council by its purpose, or only `Thành phố`."""
    window = text[max(floor, start - _WINDOW) : start]
    match = (
        _PROPOSER.search(window)
        or _BEFORE.search(window)
        or _PLACE.search(window)
        or _PLACE_SAID.search(window)
    )
    return " ".join(match.group("name").split()) if match else None


def said_in(text: str, end: int, start: int) -> bool:
    """Whether a body that ends at `end` said something in the instrument at `start`: `… phê duyệt tại`."""
    return bool(_SAID_IN.fullmatch(text, end, start))


def speaks_in(text: str, start: int) -> bool:
    """Whether something is said in the instrument at `start`: `Tại Công văn số …`."""
    return bool(_IN.search(text[max(0, start - 8) : start]))


def says_by(text: str, tail: int, body_start: int, body_end: int) -> bool:
    """`Tại Công văn số …, UBND tỉnh yêu cầu`: the body right after the comma speaks by the instrument."""
    return bool(_SAYS.fullmatch(text, tail, body_start) and _SAYS_VERB.match(text, body_end))
