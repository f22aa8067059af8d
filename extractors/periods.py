"""Terms and planning periods: `giai đoạn 2021-2025`, `nhiệm kỳ 2024 - 2029`, `(2015-2024)`.

A period is two years joined by a dash or `đến`.  Not taken for one: the years of an anniversary
(`kỷ niệm 70 năm … (1954 - 2024)`), school years, seasons and crops (`năm học 2023-2024`, `vụ Đông Xuân
2023-2024`), which are neither a term nor a plan's span, and horizons (`đến năm 2030, tầm nhìn đến năm 2045`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.date_forms import DASH, GAP
from extractors.date_slips import as_meant
from extractors.document import Document
from extractors.facts import Confidence, Evidence, Period, Span

LONGEST = 30
"""Years that a period without a word that calls it one may span; longer ones are eras."""
EARLIEST = 1976
"""Year of the first five-year plan of the united country; bare years before it are wars and lifetimes."""

_YEARS = re.compile(
    rf"""[12][0-9]{{3}}(?:{GAP}(?:(?P<dash>{DASH}{{1,2}}|&?ndash;)|(?P<to>đến|tới)(?:\shết)?){GAP}(?:năm\s)?
    (?:(?P<last>[12][0-9]{{3}})|(?P<short>[0-9]{{2}})))(?![0-9]|[-/.,]?[0-9])""",
    re.VERBOSE,
)
_NUMBER_BEFORE = re.compile(r"[0-9/.,_-]$|[A-ZĐ]$|(?:[Ss]ố|ISO|TCVN|QCVN)[^\S\n]?(?:[0-9]+:)?$")
_NAMED = re.compile(
    r"(?:[Gg]iai đoạn|GIAI ĐOẠN|[Nn]hiệm k[ỳì]|NHIỆM K[ỲÌ]|[Tt]hời (?:k[ỳì]|hạn)|THỜI K[ỲÌ]|[Kk]ế hoạch"
    r"|[Cc]hương trình|năm)(?: (?:mới|từ|từ năm|trung hạn|tài chính|hành động|các năm))*[^\S\n]*[:,(]?"
    r"[^\S\n]*\n?(?:năm\s)?$"
)
_FROM = re.compile(r"(?:[Tt]ừ|TỪ|[Tt]rong)(?: các)?(?:\snăm)?\s$")
_SEASON = re.compile(
    r"(?:[Nn]ăm học(?: mới)?|NĂM HỌC|[Nn]iên (?:khóa|khoá|vụ|học)|[Nn]ăm tài (?:khóa|khoá|chính)"
    r"|[Mm]ùa(?: giải| khô| mưa| đông| hè)?|[Vv]ụ(?: [Đđ]ông [Xx]uân| [Đđ]ông| [Mm]ùa| ép)?"
    r"|[Hh]ọc kỳ(?: \w+)?(?: năm học)?)\s?\(?$"
)
_NTH = re.compile(
    r"(?<![0-9])(?P<nth>[0-9]{1,4})\snăm\s(?:(?:kể từ )?[Nn]gày|NGÀY|[Tt]hành lập|[Cc]hiến thắng|[Tt]hiết lập"
    r"|[Gg]iải phóng|[Cc]ách mạng|[Qq]uốc|[Tt]ruyền thống|[Xx]ây dựng)"
    r"|[Kk][ỷỉ] niệm\s(?:lần )?(?:thứ )?(?P<th>[0-9]{1,4})(?!\snăm (?:thực|triển|thi hành))",
)
_SENTENCE = 200  # characters before the years in which the anniversary's own number is looked for


def find_periods(document: Document) -> tuple[Period, ...]:
    """The distinct periods of a document, in order of first mention.

    >>> from extractors.document import plain_document
    >>> [(p.first, p.last) for p in find_periods(plain_document("nhiệm kỳ 2024 - 2029, năm học 2023-2024"))]
    [(2024, 2029)]
    """
    found: dict[tuple[int, int], list[tuple[Span, str]]] = {}
    meant = as_meant(document.text)
    for block in document.blocks:
        for first, last, span, rule in _in_text(meant, block.start, block.end):
            found.setdefault((first, last), []).append((span, rule))
    return tuple(
        Period(first, last, _evidence(document.text, places)) for (first, last), places in found.items()
    )


def _in_text(text: str, low: int, high: int) -> Iterator[tuple[int, int, Span, str]]:
    for match in _YEARS.finditer(text, low, high):
        first = int(match[0][:4])
        last = int(match["last"] or f"{first // 100}{match['short']}")
        rule = _rule(text, low, match, first, last)
        if rule is not None:
            yield first, last, Span(*match.span()), rule


def _rule(text: str, low: int, match: re.Match[str], first: int, last: int) -> str | None:
    """The rule under which two years are a period, or None."""
    before = text[max(low, match.start() - 40) : match.start()]
    if not (1900 <= first < last <= 2100) or _NUMBER_BEFORE.search(before) or _SEASON.search(before):
        return None
    if _NAMED.search(before):
        return "period.named"
    if match["short"] or first < EARLIEST or last - first > LONGEST:
        return None
    if _of_anniversary(text, low, match.start(), last - first):
        return None
    if match["to"]:
        return "period.from_to" if _FROM.search(before) else None
    return "period.years"


def _of_anniversary(text: str, low: int, start: int, years: int) -> bool:
    """Whether the clause before counts just as many years: 70 năm … (1954 - 2024)."""
    before = text[max(low, start - _SENTENCE) : start]
    return any(int(nth["nth"] or nth["th"]) == years for nth in _NTH.finditer(before))


def _evidence(text: str, places: list[tuple[Span, str]]) -> Evidence:
    best, rule = next((place for place in places if place[1] == "period.named"), places[0])
    sure = Confidence.CERTAIN if rule == "period.named" else Confidence.LIKELY
    spans = tuple(sorted({span for span, _ in places}))
    return Evidence.of(text, best, rule, sure, spans)
