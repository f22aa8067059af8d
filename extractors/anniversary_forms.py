"""The words of an anniversary: an ordinal, and the name of the event after it, cut where the name ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.date_forms import GAP

NamesEvent = Callable[[str], bool]
"""Whether the registry knows an event by this name."""

_COUNTED = re.compile(
    rf"[0-9](?<![0-9./-][0-9])(?<![0-9],[0-9])[0-9.]{{0,4}}{GAP}"
    rf"(?:[Nn](?:ăm|ĂM)(?!\w){GAP}(?:[Kk]ỷ niệm{GAP}|kể từ{GAP})?|(?=Ngày\s[^\W\d]))"
)
_TIMES = re.compile(rf"h(?:ứ|Ứ){GAP}[0-9]{{1,4}}(?![0-9./])(?:{GAP}[Nn](?:ăm|ĂM)(?!\w))?{GAP}")
_COMMEMORATES = re.compile(
    rf"[Kk](?:[ỷỉỳy]|Ỷ|Ỉ){GAP}[NnMm](?:iệm|IỆM)(?:{GAP}(?:lần|LẦN|tròn|chẵn|dịp|lễ|T|t))*{GAP}$"
)
_HEAD = re.compile(
    r"""(?:Ngày|NGÀY|[Nn]gay)\s{1,3}(?=[^\W\d_])|ngày\s{1,3}(?=[A-ZĐÂĂÊÔƠƯ“"]|(?:sinh|mất|hội|thành|tái|truyền|giải
    |chiến|quốc|toàn|bác|chủ|báo|thầy|thương|hy|khởi|nhà|phụ|ký|lễ|ra)\s)|(?i:này\s(?=chiến)|chiến\sthắng|chiến\sdịch|cách\smạng|quốc\skhánh
    |(?:cuộc\s)?khởi\snghĩa|(?:cuộc\s)?tổng\s(?:tiến\scông|khởi\snghĩa|tuyển\scử)|giải\sphóng|đại\sthắng|thăng\slong|thành\slập
    |tái\slập|truyền\sthống|hiệp\sđịnh|hiệp\sước|ký(?:\skết)?\sh|thiết\slập|sinh\snhật|quốc\stế\s(?:lao|phụ|thi)
    |bác\shồ|chủ\stịch\shồ\schí\sminh|xô\sviết|đồng\skhởi|nam\skỳ|toàn\squốc\skháng|lời\skêu\sgọi)""",
    re.VERBOSE,
)
_SHARED_HEAD = re.compile(
    r"Ngày\s(?=[^\W\d_])|NGÀY\s(?=[^\W\d_])|ngày\s(?=sinh|hội|thành|truyền|giải|[Qq]uốc|[Tt]oàn)"
    r"|(?i:quốc khánh|chiến thắng|cách mạng|giải phóng|khởi nghĩa|quốc tế (?:lao|phụ|thi)|thành lập)"
)
_NOT_AN_EVENT = re.compile(
    r"(?i:thực hiện|triển khai|thi hành|tuổi|công tác|hoạt động|xây dựng|phát triển|đổi mới|qua|tới|nay"
    r"|tiếp|liên|liền|trở|sau|trước|đầu|cuối|tù|kinh nghiệm|và|trên|của|tổ chức|áp dụng|hội nhập|phấn đấu"
    r"|tổng kết|học|phát động|(?:ngày )?ra quân)(?!\w)|[0-9]"
)
_ONLY_GENERIC = re.compile(
    r"(?i:(?:ngày|này|lễ|chiến thắng|thành lập|giải phóng|truyền thống|thiết lập|quan hệ|tái lập|cách mạng"
    r"|sinh|xây dựng|sinh nhật|quốc tế|kỷ niệm|chiến dịch|của)(?:\s|$))*$"
)
_DATED = re.compile(r"(?i:(?:ngày )?(?:truyền thống|thành lập|giải phóng|tái lập|hợp nhất|ra đời))$")
"""A day without its holder: an event of the reader's own unit, where its days tell which."""
_DAYS = re.compile(
    r"\s?\(\s?[0-9]{1,2}\s?[/.–-]\s?[0-9]{1,2}\s?[/.–-]\s?[0-9]{4}[^()\n]{1,8}[0-9]{1,2}[/.–-]"
)
_PASSING = re.compile(r"(?i:sau|qua|gần|hơn|trên|suốt|trong|ngoài|khoảng|từ|mỗi|mới|được|đủ|ít nhất)\s{1,3}$")
_END = re.compile(
    r"""[()\[\];:!?…“”"]|\.(?=\s|$|\.)|/\.
    |,(?!\s?(?:thống\snhất\sđất|chống\s|giải\sphóng\shoàn|[Tt]hể\sthao|khen\sthưởng|lập\slại|chữa\s|trực\stiếp|[Kk]hoa\shọc))
    |\s[-–—]\s?(?=\n|$|[0-9]|[a-zđ])|\s(?:[-–—]\s)?(?=[0-9]{1,2}\s?[/.–-]\s?[0-9])
    |\s(?:(?i:tại|trên(?!\skhông|\sbiển)|do|được(?!\sUNESCO|\sphong|\stặng|\scông\snhận|\svinh)|đã|sẽ|với|nhằm|bằng|là|diễn|hướng|chào|mừng|trong|vào|ở|để|(?<!thư\s)cho
    |đồng\sthời|tiến\stới|theo|từ|đến(?!\sthăm)|gồm|như|gắn|cùng|khi|nên|cũng|đang|thiết\sthực|phát\shuy|nhân(?=\s(?:dịp|kỷ\sniệm|kỉ\sniệm|ngày))
    |năm(?=\s(?:nay|[12][0-9]{3}))|lần\sthứ(?=\s[0-9])|có|này|dự\skiến|khẳng\sđịnh|ldquo|ndash|góp|thi\sđua(?!\sái|\syêu)|thông\squa|phải|vừa|không|vì
    |cả\snước|trọng\sthể|long\strọng|tưng\sbừng|giai\sđoạn|tuyên\struyền|về(?!\snước|\sthăm|\schấm))
    |thực\shiện|triển\skhai|sáng|chiều|tối|đạt|(?<!các\s)(?<!lập\s)tổ\schức)(?!\w)""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,90}[”\"]")
_NAMED_BEFORE = re.compile(r"[Kk][ỷỉ]\sniệm\s(?P<name>[^,.;:()\n0-9]{4,80})\slần\st$")
_AND_WORD = re.compile(r"\s(?:và|VÀ)\s(?=(?P<next>\S+))")
_NEVER_JOINED = re.compile(
    r"(?i:đại hội|hội nghị|lễ|chương trình|kế hoạch|tết|kỷ niệm|đón|chào|thủ đô|ubnd|ngày|quốc khánh|[0-9])"
)
_JOINED = re.compile(r"nổi dậy|chữa cháy|đổi mới sáng tạo|phát triển nông|[A-ZĐÂĂÊÔƠƯ]")
_AND = re.compile(rf"{GAP}(?:,{GAP})?[Vv](?:à|À){GAP}|{GAP}[,;]{GAP}(?:[Vv]à{GAP})?")
_LONGEST = 170  # characters of an event's name


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An ordinal and an event as printed: the phrase begins at `start`, the event is `text[first:end]`."""

    nth: int
    start: int
    first: int
    end: int
    past: int
    """Where its days may be printed."""
    shared: bool = False
    """The ordinal stands before an earlier event of the same phrase."""


def ordinal_starts(text: str) -> list[int]:
    """Where `70 năm …` or `thứ 70 …` may begin, in reading order: one search finds the blocks to be read."""
    return sorted(match.start() for pattern in (_COUNTED, _TIMES) for match in pattern.finditer(text))


def ordinals(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """`70 năm …` and `thứ 70 …` in `text[low:high]`, in reading order."""
    found = [*_COUNTED.finditer(text, low, high), *_TIMES.finditer(text, low, high)]
    yield from sorted(found, key=lambda match: match.start())


def event_after(
    text: str, low: int, match: re.Match[str], high: int, known: NamesEvent, chained: bool
) -> NamedEvent | None:
    """The event that an ordinal counts, or None where it counts something else.

    After the word for commemorating, or in a list that another anniversary began (`chained`), any name may
    follow; elsewhere only one that opens like an event.
    """
    opening, first = match.start(), match.end()
    lead = _COMMEMORATES.search(text, max(low, opening - 24), opening)
    if not lead and match.re is _TIMES:
        return _named_before(text, low, match, known)
    end = event_end(text, first, high, known)
    name = text[first:end]
    if _ONLY_GENERIC.match(name) and not (_DATED.match(name) and _DAYS.match(text, end, high)):
        return None
    if not lead and not chained:
        if _PASSING.search(text, max(low, opening - 14), opening) or not _HEAD.match(name):
            return None
    elif _NOT_AN_EVENT.match(name) and not (lead and known(name)):
        return None
    words = match[0].lower()
    if not lead and ("ăm" not in words or ("kể" in words and not known(name))):
        return None
    return NamedEvent(_number(match[0]), lead.start() if lead else opening, first, end, end)


def _named_before(text: str, low: int, match: re.Match[str], known: NamesEvent) -> NamedEvent | None:
    """`kỷ niệm Ngày Thầy thuốc Việt Nam lần thứ 69`: the name stands before its ordinal."""
    before = _NAMED_BEFORE.search(text, max(low, match.start() - 110), match.start())
    if before is None or _ONLY_GENERIC.match(before["name"]):
        return None
    if not before["name"].lower().startswith("ngày ") and not known(before["name"]):
        return None
    past = match.start() + len(match[0].rstrip())
    return NamedEvent(_number(match[0]), before.start(), *before.span("name"), past)


def shared_event(text: str, after: int, high: int, nth: int, known: NamesEvent) -> NamedEvent | None:
    """A further event under the same ordinal: `79 năm Cách mạng tháng Tám và Quốc khánh 2/9`."""
    joint = _AND.match(text, after, min(high, after + 12))
    if joint is None or not _SHARED_HEAD.match(text, joint.end(), high):
        return None
    if "à" not in joint[0].lower() and text[joint.end()] not in "NQ":
        return None
    end = event_end(text, joint.end(), high, known)
    if _ONLY_GENERIC.match(text[joint.end() : end]):
        return None
    return NamedEvent(nth, joint.end(), joint.end(), end, end, shared=True)


def is_chained(text: str, after: int, start: int) -> bool:
    """Whether nothing but a joint lies between the end of one anniversary and the ordinal of another."""
    return 0 < after <= start <= after + 12 and bool(_AND.fullmatch(text, after, start))


def _number(words: str) -> int:
    return int(re.sub(r"[^0-9]", "", words))


def event_end(text: str, first: int, high: int, known: NamesEvent) -> int:
    """Where the name that begins at `first` ends: before a bracket, date, verb or unrelated `và`."""
    limit = min(high, first + _LONGEST)
    end = _stop(text, first, limit)
    for joint in _AND_WORD.finditer(text, first, end):
        if (
            known(text[first : joint.start()])
            or _NEVER_JOINED.match(joint["next"])
            or not _JOINED.match(text, joint.end())
        ) and not known(text[first:end]):
            end = joint.start()
            break
    return first + len(text[first:end].rstrip(" \xa0\n\t,-–—").removesuffix(" và"))


def _stop(text: str, first: int, limit: int) -> int:
    place = first
    while stop := _END.search(text, place, limit):
        quoted = _QUOTED.match(text, stop.start(), limit)
        if not quoted:
            return stop.start()
        place = quoted.end()
    return limit
