"""The head of an official paper: issuer with its parent, number, day.

The layout is that of Nghị định 30/2020/NĐ-CP (annex I) and, for Party papers, Quy định 399-QĐ/TW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from corpora.pages import page_lexicon
from extractors.dates import DateSpan
from extractors.document import Block, Document, Zone
from extractors.facts import Confidence
from extractors.folding import fold
from extractors.number_grammar import NUMBER_WORD
from extractors.numbers import NumberScanner, NumberSpan
from extractors.organisations import OrganisationScanner

_EMBLEMS = (
    "cong hoa xa hoi",
    "doc lap tu do",
    "chu nghia viet nam",
    "dang cong san viet nam",
    "viet nam dan chu",
)
_PLACE = re.compile(
    r"^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)\s(?!ỦY|UỶ|ĐOÀN)", re.IGNORECASE
)
_NUMBER_LINE = re.compile(rf"^\W*(?:{NUMBER_WORD}|So(?=\s*:))(?:\s+hiệu)?\s*[:.]?\s*")
_MISPRINTED = re.compile(
    r"(?P<serial>[\dlIOo]{1,5}(?:/\d{4})?)(?P<mark>\s?[/_]\s?|\s|)(?P<code>[A-ZĐ][\w&]*(?:\s?[-–]\s?[\w&]+)+|[A-ZĐ]{2,3}[A-ZĐ]{2,12})\s*$"
)
_MISREAD = str.maketrans("lIOo", "1100")
_LABEL = re.compile(rf"(?:(?:Bộ\s+)?[Ll]uật|LUẬT|Nghị\s+quyết|Pháp\s+lệnh)?\s*{NUMBER_WORD}\s*:?\s*$")
_DAY_LINE = re.compile(r"\s(?:n?gay)\s(?:.*\s)?(?:thang|\d)")
_ONLY_MARKS = re.compile(r"^[\W_]*$")
_LONGEST_NUMBER_LINE = 60
_AUTHORITY_WITHIN = 8
_JOINT = re.compile(r"TTLT|TTLB|NQLT|KHLT|KHLN|HDLN|CTPH|CTrPH|QCPH|KHPH")


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a paper states; `blank` where the number is left for the pen."""

    number: NumberSpan | None
    blank: bool
    parent: str | None
    issuer: str | None
    issued: str | None


@dataclass(frozen=True)
class HeaderReader:
    """Reads heads; built once from the scanners."""

    numbers: NumberScanner
    organisations: OrganisationScanner

    @cached_property
    def within(self) -> tuple[str, ...]:
        """Folded words with which a body's name goes on, though one could begin so: `PHÒNG, CHỐNG …`."""
        return tuple(f"{fold(row.opening)} " for row in page_lexicon().papers if row.part == "within")

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Words of a head that name no body: `HỎA TỐC`, `DỰ THẢO`, `Phụ lục`."""
        return tuple(f"{row.opening} " for row in page_lexicon().papers if row.part == "mark")

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Folded words that open the name of a body within another: `VĂN PHÒNG`, `BAN CHỈ ĐẠO`."""
        return tuple(f"{fold(row.opening)} " for row in page_lexicon().papers if row.part == "issuer")

    def read(self, document: Document, dates: tuple[DateSpan, ...]) -> Header | None:
        """The head of `document`, or None where it has none."""
        blocks = [block for block in document.blocks if block.zone is Zone.HEADER]
        if not blocks:
            return None
        number = self._number(document.text, blocks)
        parent, issuer = self._bodies(document.text, blocks, number)
        issuer = _fuller(issuer, document, number)
        blank = any(self.numbers.blank(document.text, block.start, block.end) for block in blocks)
        return Header(number, blank, parent, issuer, _day(blocks, dates))

    def _number(self, text: str, blocks: list[Block]) -> NumberSpan | None:
        for block in blocks:
            line = text[block.start : block.end]
            if not _NUMBER_LINE.match(line) and len(line) > _LONGEST_NUMBER_LINE:
                continue
            found, _ = self.numbers.scan(line)
            found = found or self._misprinted(line)
            if found:
                first = found[0]
                return replace(first, start=first.start + block.start, end=first.end + block.start)
        return None

    def _misprinted(self, line: str) -> tuple[NumberSpan, ...]:
        """The number that its line's label tells, where a misread digit or a lost slash hides it."""
        label = _NUMBER_LINE.match(line)
        printed = _MISPRINTED.match(line, label.end()) if label and label.end() else None
        if printed is None:
            return ()
        serial = printed["serial"].translate(_MISREAD)
        codes = [printed["code"]] if "-" in printed["code"] else list(self._hyphened(printed["code"]))
        found = next((spans for code in codes if (spans := self.numbers.scan(f"Số: {serial}/{code}")[0])), ())
        if not found:
            return ()
        start, end = printed.span()
        mark = printed["mark"].strip()
        number = re.sub(r"\s+", "", f"{printed['serial']}{mark}{printed['code']}")
        return (replace(found[0], start=start, end=end, number=number, confidence=Confidence.LIKELY),)

    def _hyphened(self, code: str) -> Iterator[str]:
        """`QĐUBND` with the hyphen that a font lost, behind each code of a type that it could open with."""
        for type_code in self.numbers.instruments.type_by_code:
            rest = code[len(type_code) :]
            if code.startswith(type_code) and len(rest) > 1 and rest.isupper():
                yield f"{type_code}-{rest}"

    def _bodies(
        self, text: str, blocks: list[Block], number: NumberSpan | None
    ) -> tuple[str | None, str | None]:
        """Parent and issuer: the last body above the number, and the one above it."""
        limit = number.start if number else self._blank_at(text, blocks)
        lines = [
            " ".join(line.strip(" *-_|").split())
            for block in blocks
            if block.start < limit
            for line in _above(text, block, limit).split("\n")
            if _is_body_line(line) and not f"{line.lower()} ".startswith(self.marks)
        ]
        bodies: list[str] = []
        for line in filter(None, lines):
            if bodies and (_PLACE.match(line) or not self._opens_body(line)):
                bodies[-1] = f"{bodies[-1]} {line}"
            else:
                bodies.append(line)
        bodies = _joined(bodies, _issuers(number.number) if number else 1)
        return (bodies[-2] if len(bodies) > 1 else None), (bodies[-1] if bodies else None)

    def _blank_at(self, text: str, blocks: list[Block]) -> int:
        """Where the line of a number left blank begins; the head's end where none is."""
        blanks = (block.start for block in blocks if self.numbers.blank(text, block.start, block.end))
        return next(blanks, max(block.end for block in blocks))

    def _opens_body(self, line: str) -> bool:
        """Whether a body's name begins with the line, and does not go on with it."""
        folded = f"{fold(line)} "
        if folded.startswith(self.within):
            return False
        return self.organisations.at(line, 0) is not None or folded.startswith(self.heads)


def is_joint_number(number: str) -> bool:
    """Whether several bodies issued the paper of this number together: `19/2009/TTLT-BTC-BNV`."""
    return bool(_JOINT.search(number))


def _issuers(number: str) -> int:
    """How many bodies a joint number names; 1 for any other."""
    joint = _JOINT.search(number)
    return max(1, len(re.findall(r"[-/][^-/]+", number[joint.end() :]))) if joint else 1


def _joined(bodies: list[str], issuers: int) -> list[str]:
    """The bodies with those that issue together, a line each, as one: `BỘ TÀI CHÍNH - BỘ NỘI VỤ`."""
    told = 0
    for count, body in enumerate(reversed(bodies), start=1):
        told += len(re.split(r"\s+[-–]\s+", body))
        if told >= issuers:
            return [*bodies[: len(bodies) - count], " - ".join(bodies[len(bodies) - count :])]
    return bodies


def _above(text: str, block: Block, limit: int) -> str:
    """What of a block stands above the number, without the number's own label."""
    line = text[block.start : min(block.end, limit)]
    return _LABEL.sub("", line) if block.end > limit else line


def _fuller(issuer: str | None, document: Document, number: NumberSpan | None) -> str | None:
    """The issuer with its place, where the line of the authority below the number names more of it.

    `ỦY BAN NHÂN DÂN` over the number, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` over the recitals: tables that lost
    cells (observed form).
    """
    if issuer is None or number is None:
        return issuer
    short = fold(issuer).split()
    below = [block for block in document.blocks if block.start > number.end][:_AUTHORITY_WITHIN]
    for block in below:
        line = document.text[block.start : block.end]
        named = any(emblem in fold(line) for emblem in _EMBLEMS)
        words = line.split() if line.isupper() and not named and block.zone is not Zone.TITLE else []
        folded = [fold(word) for word in words]
        for index in range(len(words) - len(short)):
            if folded[index : index + len(short)] == short:
                return " ".join(words[index:])
    return issuer


def _is_body_line(line: str) -> bool:
    folded = fold(line)
    if not folded or _ONLY_MARKS.match(line) or _NUMBER_LINE.match(line):
        return False
    return not any(emblem in folded for emblem in _EMBLEMS) and not _DAY_LINE.search(f" {folded} ")


def _day(blocks: list[Block], dates: tuple[DateSpan, ...]) -> str | None:
    for block in blocks:
        for date in dates:
            if block.start <= date.start < block.end and date.kind == "full" and date.date:
                return date.date
    return None
