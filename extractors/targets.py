"""Measurable aims that a paper sets: figures with units in a part of aims, or governed by a word of aim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.awards import TargetUnit, TargetWord, load_target_units, load_target_words
from extractors.clauses import Sentences
from extractors.document import Document
from extractors.facts import Confidence, Evidence, SelfInstrument, Span, Target
from extractors.folding import lower
from extractors.target_sections import Part, parts, year_of
from extractors.whole_words import spaced, whole_words

_NUMBER = (
    r"(?<![\w/.,:+-])(?!(?:19|20)\d\d\s)(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,\d{1,3})?"
    r"(?:[-–/]\d{1,3}(?:[.,]\d{1,3})*(?=\s?\D))?"
)
_DIGITS = re.compile(r"\d(?<![\w/.,].)(?=\d*+(?:[.,/–-]\d++)*+\s*+(?:[\w%“]|[–-]\s?\d))\d*")
_SHARE = r"\s?%(?:/(?:năm|tháng|quý))?"
_RANGE = rf"\d{{1,3}}(?:,\d{{1,2}})?\s?%?\s?[-–]\s?\d{{1,3}}(?:,\d{{1,2}})?{_SHARE}"
_YEAR = r"(?:19|20)\d\d"
_BY = re.compile(
    r"(?:(?:đến|hết|cuối|trong|vào|tới|trước)\s(?:hết\s|cuối\s)?(?:quý\s\w+\s)?|(?<!\w\s))"
    rf"năm\s(?P<year>{_YEAR})(?![\d/]|\s?[-–]\s?\d\d)|(?:(?:đến|hết|trong|trước)\s)?(?:tháng|quý)\s\w{{1,3}}[/-](?P<short>{_YEAR})"
    rf"|(?:đến|trước|hết)\s(?:hết\s)?(?:ngày\s)?\d{{1,2}}[/.-]\d{{1,2}}[/.-](?P<day>{_YEAR})"
    rf"|(?:trong\s)?giai đoạn\s{_YEAR}\s?[-–]\s?(?P<last>{_YEAR})"
)
_COMPARED = re.compile(
    r"(?:so với[^.;]{0,30}|của|từ|kể từ|cùng kỳ|tại|theo|luật|nghị định)\s(?:cuối\s|đầu\s|thời điểm\s)?$"
)
_LOOKS_AHEAD = ("đến", "hết", "tới", "vào", "trong", "cuối")
_AFTER = 40
"""Code points after a figure in which `trở lên` makes it an aim."""
_NOT_SET = re.compile(
    r"(?<!\w)(?:đã|hiện có|hiện nay|trước đây|trị giá|kinh phí|bị|xử phạt|tổng số|tuổi|chưa"
    r"|ghi nhận|xảy ra|tử vong|trích)(?!\w)[^.;,]{0,60}$|(?:cả|chương trình|phong trào|cuộc thi|quá)\s$"
)
_CONDITION = re.compile(r"(?:cđcs|nghiệp|sở|vị|xã|bàn|trường)\s(?:có\s)?từ\s$")
_ONE_EACH = re.compile(r"(?:mỗi|trên|từ|một|cứ)\s$")
_CLAUSE_END = re.compile(r"[;.\n]")
_BEFORE = 70
_REACH = 400
"""Code points of its sentence, before and after a figure, in which its word of aim and its year may stand."""
_RAISED = re.compile(
    r"(?<!\w)(?:nâng|đưa|giảm|hạ|tăng)(?!\w)[^.;,\n]{2,80}?\s(?:lên|xuống|còn|từ|trên|dưới|đạt)"
    r"(?:\s(?:còn|dưới|trên|đạt|mức)){0,3}\s$"
)
_DONE_WITHIN = 40
"""Code points between a verb of action and the figure of what is to be done."""
_SETS = ("Kế hoạch", "Chương trình", "Đề án", "Chỉ thị", "Nghị quyết", "Phương án", "Chương trình hành động")
"""Types whose tasks are aims where they say how many: `Trồng 2.500 cây`, `Lắp đặt 85 camera`."""
_ANNOUNCED = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu)(?!\squốc gia|\w)(?:\s[^.:;\n]{1,90})?:")
"""`thông qua các chỉ tiêu chủ yếu nhiệm kỳ 2020-2025: …` governs what its sentence counts."""
_REACHED = re.compile(r"(?:hoàn thành|thực hiện|đạt|đủ|vượt|kết quả|còn)\s(?:\w+\s){0,3}$")
_GOES_ON = re.compile(r"\s*(?:cùng với đó|bên cạnh đó|đồng thời|ngoài ra|trong đó|cụ thể)(?!\w)")
"""Opens a sentence that sets aims as the one before it in its paragraph does."""
_OPENS = re.compile(r"(?:^\s*(?:[-–+•*]\s?|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s)|[:;]\s)(?:có\s)?$")
"""What may stand before a share that a task opens with: `- 100% trường học có tủ sách; 80% …`."""
_LAST_OF_ITS_YEAR = 10
"""The last month in which a paper sets aims for its own year."""
_NORMS = ("Luật", "Nghị định", "Thông tư", "Pháp lệnh", "Bộ luật", "Hiến pháp", "Công điện")
"""Types whose `ít nhất` and `tối thiểu` are rules and not aims."""


@dataclass(frozen=True)
class TargetFinder:
    """Finds aims; built once from the tables."""

    words: tuple[TargetWord, ...]
    units: tuple[TargetUnit, ...]

    @classmethod
    def load(cls) -> TargetFinder:
        """Read the tables."""
        return cls(load_target_words(), load_target_units())

    def _units(self, kind: str) -> str:
        units = sorted((row.unit for row in self.units if row.kind == kind), key=len, reverse=True)
        return "|".join(re.escape(unit).replace(r"\ ", r"\s+") for unit in units)

    @cached_property
    def _value(self) -> re.Pattern[str]:
        money = r"\d{1,3}\s+tỷ\s+\d{1,3}\s+triệu\s+đồng"
        scaled = rf"(?:(?:triệu|nghìn|ngàn|vạn|tỷ)\s+)?(?:{self._units('unit')})"
        rates = rf"(?:/(?:{self._units('rate')}))*"
        return re.compile(
            rf"(?<![\w/.,]){money}|(?<![\w/.,]){_RANGE}|(?P<number>{_NUMBER})(?:(?P<share>{_SHARE})|\s+(?:{scaled}){rates}(?![\w/]|\ssố(?!\w))"
            rf"|\s+“[^“”\n]{{2,40}}”)"
        )

    def _in(self, *places: str) -> re.Pattern[str]:
        words = (spaced(row.word) for row in self.words if row.place in places)
        return re.compile(whole_words(words))

    @cached_property
    def _sentence_word(self) -> re.Pattern[str]:
        return self._in("sentence", "anywhere")

    @cached_property
    def _told_word(self) -> re.Pattern[str]:
        return self._in("anywhere")

    @cached_property
    def _after_word(self) -> re.Pattern[str]:
        return self._in("after")

    @cached_property
    def task_word(self) -> re.Pattern[str]:
        """Ends at a figure: a verb of action, with a small word or two between."""
        words = whole_words(spaced(row.word) for row in self.words if row.place == "task")
        return re.compile(
            rf"{words}(?:\s(?:mới|thêm|được|từ|tối thiểu|ít nhất|khoảng|trên|cho|và|xong)){{0,3}}\s$"
        )

    @cached_property
    def _heading_word(self) -> re.Pattern[str]:
        return self._in("heading")

    def find(
        self,
        document: Document,
        sentences: Sentences,
        itself: SelfInstrument | None,
        own_day: str | None = None,
    ) -> tuple[Target, ...]:
        """The aims of a document, in reading order.

        `itself` is the paper, None for news, which set no aims but tell of them; `own_day` is its day: what a
        year before it counts was reached, not aimed at.
        """
        kind = itself.type if itself else None
        if kind in _NORMS:
            return ()
        low = lower(document.text)
        about = (itself.title if itself else None) or document.title or ""
        title = year_of(lower(about)) or _year_set(own_day)
        aimed = _Aims(self, document.text, low, sentences, own_day, title, kind is None, kind in _SETS)
        return tuple(
            target for part in parts(document, low, self._heading_word) for target in aimed.of_part(part)
        )

    def governed(self, low: str, begin: int, span: Span, stop: int, *, told: bool) -> bool:
        """Whether a word of aim governs the figure at `span`; news (`told`) quote rules as well."""
        if told:
            return bool(self._told_word.search(low, begin, span.start)) or _announced(low, begin, span.start)
        if self._sentence_word.search(low, begin, span.start) or _announced(low, begin, span.start):
            return True
        after = self._after_word.search(low, span.end, min(stop, span.end + _AFTER))
        return bool(after or self._after_word.search(low, begin, span.start))


@dataclass(frozen=True, slots=True)
class _Aims:
    finder: TargetFinder
    text: str
    low: str
    sentences: Sentences
    own_day: str | None
    title_year: str | None
    """The year that the title names, else the paper's own."""
    news: bool
    sets: bool
    """Whether the paper's own tasks are aims."""

    def _values(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Figures with units; each begins where digits begin, and these are found many times faster."""
        place = start
        while digits := _DIGITS.search(self.text, place, end):
            match = self.finder._value.match(self.text, digits.start(), end)
            place = match.end() if match else digits.end()
            if match:
                yield match

    def of_part(self, part: Part) -> Iterator[Target]:
        """The aims among the figures of one part, in the order of the text."""
        aimed: dict[int, str | None] = {}
        for match in self._values(part.block.start, part.block.end):
            span = Span(*match.span())
            sentence = self.sentences.at(span.start)
            begin = max(part.block.start, sentence.start, span.start - _REACH)
            stop = min(part.block.end, sentence.end, span.end + _REACH)
            if _NOT_SET.search(self.low, max(begin, span.start - _BEFORE), span.start):
                continue
            if not match["share"] and self._conditional(begin, match):
                continue
            year, ahead = self._year(begin, span, stop)
            governed = ahead or self.finder.governed(self.low, begin, span, stop, told=self.news)
            if not governed and sentence.start in aimed:
                governed = bool(_GOES_ON.match(self.low, sentence.start))
                year = year or aimed[sentence.start]
            if sentence.end in aimed:
                governed, year = True, year or aimed[sentence.end]
            elif governed:
                aimed[sentence.end] = year
            task = self.sets and not (governed or part.aims or part.results) and self._task(begin, match)
            if not (governed or part.aims or task):
                continue
            if year and self.own_day and year < self.own_day[:4]:
                continue
            grade = Confidence.LIKELY if governed else Confidence.DOUBTFUL
            evidence = Evidence.of(self.text, span, "target", grade)
            yield Target(" ".join(match.group().split()), year or part.year or self.title_year, evidence)

    def _task(self, begin: int, match: re.Match[str]) -> bool:
        """Whether so much is to be done: `Trồng 2.500 cây`, `nâng tỷ lệ … lên 80%`, `- 100% trường có …`."""
        span = Span(*match.span())
        if match["share"] and _OPENS.search(self.low[max(begin, span.start - 12) : span.start]):
            return True
        done = self.finder.task_word.search(self.low, max(begin, span.start - _DONE_WITHIN), span.start)
        return bool(done or _RAISED.search(self.low, max(begin, span.start - 100), span.start))

    def _conditional(self, begin: int, match: re.Match[str]) -> bool:
        """Whether a count says whom an aim concerns, not what it is: `doanh nghiệp từ 50 đoàn viên`."""
        low = max(begin, match.start() - 24)
        if _CONDITION.search(self.low, low, match.start()):
            return True
        return match["number"] in ("1", "01") and bool(_ONE_EACH.search(self.low, low, match.start()))

    def _year(self, begin: int, span: Span, stop: int) -> tuple[str | None, bool]:
        """The year by which the figure is aimed at, and whether its words look ahead; one before it first."""
        before = [match for match in _BY.finditer(self.low, begin, span.start) if not self._compared(match)]
        clause = _CLAUSE_END.search(self.low, span.end, stop)
        after_end = clause.start() if clause else stop
        after = [match for match in _BY.finditer(self.low, span.end, after_end) if not self._compared(match)]
        near = before[-1:] + after[:1]
        if not near:
            return None, False
        year = next(one for one in near[0].groups() if one)
        if not near[0]["year"] and not near[0]["last"] and self.own_day and year == self.own_day[:4]:
            return year, False  # figures up to a day or month of the paper's own year may have been counted
        coming = self.own_day is None or year >= self.own_day[:4]
        return year, coming and near[0].group().startswith(
            ("đến", "hết") if self.news or not self.own_day else _LOOKS_AHEAD
        )

    def _compared(self, match: re.Match[str]) -> bool:
        return bool(_COMPARED.search(self.low, max(0, match.start() - 24), match.start()))


def _announced(low: str, begin: int, end: int) -> bool:
    """Whether a colon behind a word of aim stands between `begin` and `end`, and no word of what was reached.

    >>> [_announced(text, 0, len(text)) for text in ("các chỉ tiêu chủ yếu: ", "đạt các chỉ tiêu chủ yếu: ")]
    [True, False]
    """
    found = _ANNOUNCED.search(low, begin, end)
    return bool(found and not _REACHED.search(low, max(begin, found.start() - 40), found.start()))


def _year_set(own_day: str | None) -> str | None:
    """The year for which a paper sets aims without naming one: at the end of a year it may be the next.

    >>> _year_set("2024-03-12"), _year_set("2024-12-20")
    ('2024', None)
    """
    early = own_day is not None and int(own_day[5:7] or 0) <= _LAST_OF_ITS_YEAR
    return own_day[:4] if own_day and early else None
