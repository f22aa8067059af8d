"""The day and the issuer that belong to a document number, before it or after it, in any order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Instruments
from extractors import issuers
from extractors.bodies import Bodies
from extractors.body_names import initials, names_body, placed_end
from extractors.dates import DateSpan
from extractors.facts import Span
from extractors.names import UPPER
from extractors.organisations import Organisation

_TO_DATE = re.compile(
    r"[\s,]*\(?\s*(?:(?:được\s+)?(?:ra|ký|ban\s+hành|đề)\s+)?(?:cùng\s+)?(?:ngày\s*|gày\s*|này\s+(?=\d))?(?:ký\s*:?\s*)?",
    re.IGNORECASE,
)
_TO_ISSUER = re.compile(
    r"[\s,)]*(?:do|của|(?:(?:được\s+)?(?:ban\s+hành|ký)\s+)?bởi|c[ùúụ]a)\s+(?:cả\s+|các\s+)?", re.IGNORECASE
)
_TO_JOINT_ISSUER = re.compile(
    r"[\s,)]*(?:(?:do|của|bởi|giữa)\s+(?:cả\s+|các\s+)?|(?:do|của)?\s*(?=[Ll]iên\s))"
)
_JOINTLY = re.compile(
    r"[Ll]iên\s+(?:[Bb]ộ|[Nn]gành|[Ss]ở|[Cc]ơ\s+quan)\s*:?\s+(?=[A-ZĐ])|[Ll]iên\s+(?=(?:Bộ|Sở)\s)"
)
_PASSIVE = re.compile(r"[\s,)]*(?:đã\s+|vừa\s+|mới\s+)?(?:được|do)\s+")
_PASSED = re.compile(
    r"\s+(?:(?:đã|vừa|mới)\s+)?(?:ký\s+)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua|công\s+bố|ký|ra)(?!\w)"
)
_ABOUT = re.compile(r"\s+(?:về|V/v)(?!\w)")
_TO_DIGITS = re.compile(r"[\s,(]*")
_TO_JOINT = re.compile(r"\s*[-–]\s*")
_TO_NEXT = re.compile(r"\s*(?:[-–,;]|,?\s*(?:và|cùng|phối\s+hợp\s+với))\s*(?:của\s+)?")
LAWMAKERS = ("QH", "UBTVQH")
"""The issuer codes that laws and ordinances carry."""
_ISSUING = (
    r"(?:(?:đã|cũng|vừa|mới|lại|tiếp\s+tục|chính\s+thức|kịp\s+thời)\s+){0,3}"
    r"(?:(?:ký|ký\s+quyết\s+định|tham\s+mưu|(?:xây\s+dựng|nghiên\s+cứu|soạn\s+thảo)(?:\s+và|,)?)\s+)?(?:,\s*)?"
    r"(?:banh?\s+hành|có|ra|ký|xây\s+dựng|công\s+bố|thông\s+qua|trình(?:\s+bày)?|gửi)"
)
_HOW_MANY = r"(?:(?:tới\s+)?(?:các|những|một\s+loạt|nhiều|hai|ba|bốn|năm|0?[2-9])\s+)?"
_NAME = rf"(?:\s+(?:[{UPPER}][^\W\d_]+\s+){{1,4}}[{UPPER}][^\W\d_]+)?"
_TERM = r"(?:\s+khóa\s+\w+)?(?:,?\s+(?:tại\s+)?kỳ\s+họp\s+thứ\s+\w+)?"
_ACT = re.compile(rf"{_TERM}(?:,?\s*{_NAME}(?:\s*,)?\s*)??\s*{_ISSUING}\s+{_HOW_MANY}$")
_PROPOSED = re.compile(r"(?:\s+(?P<by>tại|theo)\s+|\s*(?P<bracket>\())(?:các\s+)?$")
_SPEAKS = re.compile(r"(?:^|[,;:(\n]\s*|\s(?:của|do|theo|bởi|và)\s+(?:[^\W\d]+\s+){0,4})$")
_HEADS = (
    r"(?:Đảng ủy|Công đoàn|Thanh tra|Văn phòng) (?:Sở|Bộ|Cục)"
    r"|Sở|Bộ|Ban|Hội|Cục|Viện|Trường|Tổng cục|Học viện|Khối|Cụm|Đảng ủy|Văn phòng"
)
_PROPOSAL_OF = re.compile(
    r"(?:đề\s+nghị|báo\s+cáo|ý\s+kiến|kiến\s+nghị|chỉ\s+đạo|kết\s+luận)\s+của\s[^.;()]{0,60}$"
)
_UNIT_ASIDE = re.compile(r"\s+\([A-ZĐ]{1,4}\d{1,3}\)")
"""The unit that drafted it, in a bracket behind the number: `Chỉ thị số 02/2008/CT-BCA (C11)`."""
_OF_SEAT = re.compile(rf"[\s,)]*của\s+(?P<seat>Trung\s+ương)(?!\w)(?!\s+[{UPPER}])")
_OF_PART = re.compile(rf"[\s,)]*của\s+(?P<part>{_HEADS})(?=\s*[,.;:)\n]|\s+(?:về|V/v|đã|có|được)(?!\w)|\s*$)")
_OF = re.compile(r"\scủa\s+$")
_OF_CODE = re.compile(rf"[\s,)]*của\s+(?P<code>[{UPPER}][{UPPER}&]{{1,9}})(?!\w)")
_PART = re.compile(rf"(?:^|[\s,(])(?<!của\s)(?<!thuộc\s)(?P<head>{_HEADS})\s+{_ISSUING}\s+{_HOW_MANY}$")
_INSIDE = re.compile(r"\scủa\s+")
_NEAR = 12
_MOST_JOINT = 8
_NEAR_BEFORE = 70
_SPACE = re.compile(r"\s+")
_OFFICE = re.compile(r"(?:Phó\s+)?(?:Chủ\s+tịch|Bí\s+thư|Giám\s+đốc|Trưởng|Chánh)\s")
_ACT_AFTER_DATE = re.compile(
    rf"[\s,)]*(?:tại\s+[^,]{{2,40}},\s*)?[^.;:\d\n]{{0,160}}?{_ISSUING}\s+{_HOW_MANY}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is said beside a number: the day, the issuer as printed, and where that ends and begins."""

    issued: str | None
    issuer: str | None
    head: int
    tail: int


@dataclass(frozen=True)
class AttributeReader:
    """Reads attributes in one text, whose days and organisations are known."""

    instruments: Instruments
    text: str
    dates: Sequence[DateSpan]
    bodies: Bodies

    @cached_property
    def _date_starts(self) -> dict[int, DateSpan]:
        return {date.start: date for date in self.dates if date.date and date.kind == "full"}

    @cached_property
    def full_dates(self) -> list[DateSpan]:
        """Days named in full, in reading order."""
        return sorted(self._date_starts.values(), key=lambda date: date.start)

    def read(
        self,
        start: int,
        end: int,
        issuer_code: str | None,
        sentence: Span,
        floor: int,
        ceiling: int,
        joint: bool = False,
    ) -> Attributes:
        """Attributes of the number at `text[start:end]`.

        `floor` and `ceiling` are where the neighbouring references end and begin; `start` is the type word's.
        Instruments of several bodies are `joint`.
        """
        limit = min(sentence.end, ceiling)
        issued, issuer, tail = self._after(end, limit, issuer_code, joint)
        issuer = issuer or self._inside(start, end) or self._speaking(start, tail, limit, issuer_code)
        head = start
        if issued is None or issuer is None:
            before, who, where = self._before(start, max(sentence.start, floor), issuer_code, joint)
            if issued is None and before:
                issued, head = before, where
            if issuer is None and who:
                issuer, head = who, min(head, where)
        return Attributes(issued, issuer, head, tail)

    def _after(
        self, end: int, limit: int, issuer_code: str | None, joint: bool
    ) -> tuple[str | None, str | None, int]:
        issued = issuer = None
        aside = _UNIT_ASIDE.match(self.text, end, limit)
        cursor = aside.end() if aside else end
        for _ in range(3):
            date = None if issued else self._date_at(cursor, limit)
            if date:
                issued, cursor = date.date, date.end
                continue
            organisation = None if issuer else self.issuer_at(cursor, limit, joint)
            if organisation and issuer_code in LAWMAKERS and not names_body(organisation.name, "Quốc hội"):
                # The day belongs to the instrument whose title names the law.
                return None, None, end
            if organisation:
                bodies = self.instruments.bodies_by_code.get(issuer_code or "", ())
                printed = self.joint(organisation, limit, joint)
                issuer, cursor = issuers.in_full(self.text, cursor, printed, bodies)
                continue
            named = None
            if issuer is None and issuer_code not in LAWMAKERS:
                named = issuers.together(self.text, cursor, limit) if joint else None
                named = named or self._passed_by(cursor, limit) or self._unlisted(cursor, limit, issuer_code)
            if named is None:
                break
            issuer, cursor = named
        return issued, issuer, cursor

    def _date_at(self, cursor: int, limit: int) -> DateSpan | None:
        gap = _TO_DATE.match(self.text, cursor, limit)
        end = gap.end() if gap else cursor
        spot = _TO_DIGITS.match(self.text, cursor, limit)
        for start in (end, spot.end() if spot else cursor):
            if start < limit and (date := self._date_starts.get(start)):
                return date
        return None

    def issuer_at(self, cursor: int, limit: int, joint: bool = False) -> Organisation | None:
        """The organisation named after `của`, `do` or `bởi` at `cursor`; joint ones also after `liên`."""
        gap = (_TO_JOINT_ISSUER if joint else _TO_ISSUER).match(self.text, cursor, limit)
        if gap is None:
            return None
        together = _JOINTLY.match(self.text, gap.end(), limit) if joint else None
        return self.bodies.starting(together.end() if together else gap.end())

    def joint(self, first: Organisation, limit: int, several: bool = False) -> tuple[str, int]:
        """One issuer, or those joined by dashes; where there are `several`, by commas and `và` as well."""
        end = placed_end(self.text, first)
        gaps = _TO_NEXT if several else _TO_JOINT
        while (gap := gaps.match(self.text, end, limit)) and (following := self.bodies.starting(gap.end())):
            end = following.end
        return " ".join(self.text[first.start : end].split()), end

    def _passed_by(self, cursor: int, limit: int) -> tuple[str, int] | None:
        """`Kế hoạch số … được UBND tỉnh ban hành ngày …`: the body and where the verb ends."""
        gap = _PASSIVE.match(self.text, cursor, limit)
        organisation = self.bodies.starting(gap.end()) if gap else None
        verb = _PASSED.match(self.text, organisation.end, limit) if organisation else None
        return (organisation.name, verb.end()) if organisation and verb else None

    def _before(
        self, start: int, floor: int, issuer_code: str | None, joint: bool
    ) -> tuple[str | None, str | None, int]:
        """`Ngày 7/10/2022, Sở cũng ban hành Quyết định số …`: day and issuer stand before the verb."""
        issued = None
        head = start
        if not issuers.joined(self.text, floor, start):
            return None, None, start
        place = bisect_left(self.full_dates, start, key=lambda date: date.start)
        if place and self.full_dates[place - 1].start >= floor:
            date = self.full_dates[place - 1]
            if _ACT_AFTER_DATE.fullmatch(self.text, date.end, start):
                issued, head = date.date, date.start
        for organisation in reversed(self.bodies.between(floor, start)[-3:]):
            if organisation.end > start:
                continue
            if self._proposed(organisation, start, issuer_code) or _ACT.fullmatch(
                self.text, organisation.end, start
            ):
                first = self._first_acting(organisation, floor) if joint else organisation
                return issued, self._acting(first, organisation, start), min(head, first.start)
            said = issuers.said_in(self.text, organisation.end, start)
            if said and self._is_body(organisation, issuer_code):
                return issued, organisation.name, min(head, organisation.start)
        part = self._named_in_part(start, floor, issuer_code)
        return issued, part or issuers.unlisted_before(self.text, floor, start), head

    def _first_acting(self, last: Organisation, floor: int) -> Organisation:
        """`Bộ Nội vụ, Bộ Tài chính và Bộ Y tế ban hành Thông tư liên tịch …`: the first of those who act."""
        first = last
        for organisation in reversed(self.bodies.between(floor, last.start)[-_MOST_JOINT:]):
            if not _TO_NEXT.fullmatch(self.text, organisation.end, first.start):
                break
            first = organisation
        return first

    def _acting(self, first: Organisation, organisation: Organisation, start: int) -> str:
        """The name of the one who acts, with its place; what follows an office may be a person."""
        end = organisation.end if _OFFICE.match(organisation.name) else placed_end(self.text, organisation)
        end = end if end < start else organisation.end
        return " ".join(self.text[first.start : end].split())

    def _proposed(self, organisation: Organisation, start: int, issuer_code: str | None) -> bool:
        """`đề nghị của Sở Nội vụ theo Tờ trình …`; none in which an office is given `theo Quyết định …`."""
        match = _PROPOSED.fullmatch(self.text, organisation.end, start)
        if match is None:
            return False
        floor = max(0, organisation.start - _NEAR_BEFORE)
        if match.group("bracket"):
            return bool(_PROPOSAL_OF.search(self.text, floor, organisation.start))
        if match.group("by") == "theo":
            return bool(_OF.search(self.text, max(0, organisation.start - 8), organisation.start))
        return self._is_body(organisation, issuer_code) or bool(
            _SPEAKS.search(self.text, floor, organisation.start)
        )

    def _unlisted(self, cursor: int, limit: int, issuer_code: str | None) -> tuple[str, int] | None:
        """An issuer that no list holds, one in small letters, or one whose `của` is lost."""
        expected = self.instruments.issuer_by_code.get(issuer_code or "")
        space = _SPACE.match(self.text, cursor, limit)
        bare = self.bodies.starting(space.end()) if space else None
        if bare and bare.start < limit and self._stands_bare(bare, issuer_code, limit):
            return bare.name, bare.end
        small = issuers.miscased(self.text, cursor, expected.name) if expected else None
        small = small or self._of_seat(cursor, limit, issuer_code)
        small = small or self._of_part(cursor, limit, issuer_code)
        return small or self._abbreviated(cursor, limit) or issuers.unlisted_after(self.text, cursor, limit)

    def _stands_bare(self, organisation: Organisation, issuer_code: str | None, limit: int) -> bool:
        """Whether a body beside a number needs no `của`: the code is its own, or the title comes next."""
        own = self._is_body(organisation, issuer_code)
        return own or bool(_ABOUT.match(self.text, organisation.end, limit))

    def _of_seat(self, cursor: int, limit: int, issuer_code: str | None) -> tuple[str, int] | None:
        """`Nghị quyết số 26-NQ/TW của Trung ương`: the Party's centre, of which the code says no more."""
        match = _OF_SEAT.match(self.text, cursor, limit) if issuer_code == "TW" else None
        return (match.group("seat"), match.end()) if match else None

    def _of_part(self, cursor: int, limit: int, issuer_code: str | None) -> tuple[str, int] | None:
        """`Kế hoạch số 97/KH-CT của Cục`: the Cục named in full before, if the code agrees, else the word."""
        match = _OF_PART.match(self.text, cursor, limit)
        if match is None:
            return None
        part, expected = match.group("part"), self.instruments.issuer_by_code.get(issuer_code or "")
        named = self._last_named(part, expected.name, expected.code, cursor) if expected else None
        return named or part, match.end()

    def _abbreviated(self, cursor: int, limit: int) -> tuple[str, int] | None:
        """`Công văn số 124/SNV-TĐKT của SNV`: a code that stands for its body."""
        match = _OF_CODE.match(self.text, cursor, limit)
        known = match and match.group("code") in self.instruments.issuer_by_code
        return (match.group("code"), match.end()) if match and known else None

    def _inside(self, start: int, end: int) -> str | None:
        """`Quyết định của UBND tỉnh số …`: the issuer stands between type and number."""
        named = _INSIDE.search(self.text, start, end)
        organisation = self.bodies.starting(named.end()) if named else None
        return organisation.name if organisation and organisation.end < end else None

    def _speaking(self, start: int, tail: int, limit: int, issuer_code: str | None) -> str | None:
        """`Tại Công văn số … ngày …, UBND tỉnh yêu cầu`: the one who speaks, if the code agrees."""
        if not issuers.speaks_in(self.text, start):
            return None
        for organisation in self.bodies.between(tail, min(limit, tail + _NEAR))[:1]:
            end = placed_end(self.text, organisation)
            says = issuers.says_by(self.text, tail, organisation.start, end)
            if says and self._is_body(organisation, issuer_code):
                return " ".join(self.text[organisation.start : end].split())
        return None

    def _is_body(self, organisation: Organisation, issuer_code: str | None) -> bool:
        return self.is_named(organisation.name, issuer_code)

    def is_named(self, printed: str, issuer_code: str | None) -> bool:
        """Whether a printed body may have issued numbers with the code; False for unknown codes."""
        bodies = self.instruments.bodies_by_code.get(issuer_code or "", ())
        return any(names_body(printed, body) for body in bodies) or initials(printed) == issuer_code

    def _named_in_part(self, start: int, floor: int, issuer_code: str | None) -> str | None:
        """`Sở cũng ban hành Quyết định số 980/QĐ-SVHTT`: the Sở named in full before, if the code agrees."""
        match = _PART.search(self.text[max(floor, start - 80) : start])
        expected = self.instruments.issuer_by_code.get(issuer_code or "")
        if match is None:
            return None
        part = match.group("head")
        named = self._last_named(part, expected.name, expected.code, start) if expected else None
        return named or part

    def _last_named(self, head: str, body: str, code: str, start: int) -> str | None:
        """The organisation last named before `start` whose name begins with `head` and is the body's.

        References ask in reading order, so that each part of the text is looked through once.
        """
        floor, name = self._named.get((head, body), (0, None))
        if start < floor:
            floor, name = 0, None
        for organisation in self.bodies.between(floor, start):
            printed = organisation.name
            if printed.startswith(head) and (names_body(printed, body) or initials(printed) == code):
                name = printed
        self._named[head, body] = (start, name)
        return name

    @cached_property
    def _named(self) -> dict[tuple[str, str], tuple[int, str | None]]:
        """By head word and body: how far the text was looked through, and the name last found."""
        return {}
