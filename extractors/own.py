"""The instrument that a document itself is, from its header, title and signature block.

The layout is that of Nghị định 30/2020/NĐ-CP (annex I) and, for Party papers, Quy định 399-QĐ/TW.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.dates import DateSpan
from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Evidence, SelfInstrument, Span
from extractors.folding import fold
from extractors.numbers import NumberScanner, NumberSpan, canonical
from extractors.reference import Reference
from extractors.type_words import TypeWords
from extractors.unheaded import read_unheaded

_EMBLEMS = (
    "cong hoa xa hoi",
    "doc lap tu do",
    "chu nghia viet nam",
    "dang cong san viet nam",
    "viet nam dan chu",
)
_ABOVE = re.compile(
    r"^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)\s", re.IGNORECASE
)
_HEAD = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ|SỞ|BAN|CỤC|TỔNG CỤC|VỤ|VIỆN|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CHỦ TỊCH"
    r"|VĂN PHÒNG|TÒA ÁN|TOÀ ÁN|KIỂM TOÁN|THANH TRA|NGÂN HÀNG|ĐẢNG BỘ|ĐẢNG ỦY|ĐẢNG UỶ|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|HUYỆN ỦY|HUYỆN UỶ"
    r"|QUẬN ỦY|CHI BỘ|ĐOÀN|TỈNH ĐOÀN|THÀNH ĐOÀN|CÔNG ĐOÀN|LIÊN ĐOÀN|TỔNG LIÊN ĐOÀN|HỘI|MẶT TRẬN|CÔNG AN|BẢO HIỂM|KHO BẠC|KHỐI|CỤM|TRUNG TÂM"
    r"|TỔNG CÔNG TY|CÔNG TY|TẬP ĐOÀN|PHÒNG|ĐÀI|BÁO|TRUNG ƯƠNG|LIÊN HIỆP|LIÊN MINH|BCH|QUÂN KHU|SƯ ĐOÀN|CHI CỤC|BAN CHẤP HÀNH)(?!\w)",
    re.IGNORECASE,
)
_ONLY_MARKS = re.compile(r"^[\W_]*$")
_CAPACITY = re.compile(
    r"^(?:(?:T/?M|K/?T|T/?L|TUQ|TU/Q|Q|TM|KT|TL)\s*[./]|CHỦ TỊCH|PHÓ|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH|TRƯỞNG|BÍ THƯ|TỔNG|VIỆN TRƯỞNG"
    r"|CỤC TRƯỞNG|CHỦ NHIỆM|HIỆU TRƯỞNG|TỔNG BÍ THƯ|ỦY VIÊN|UỶ VIÊN|THƯỜNG TRỰC|BAN |ỦY BAN|CHÍNH PHỦ|QUỐC HỘI|KHỐI TRƯỞNG|ĐẠI DIỆN)",
)
_SIGNED = re.compile(r"\(\s*[ĐđDd]ã\s+ký\s*\)|\[\s*[đĐ]ã\s+ký\s*\]|(?<!\w)[Đđ]ã\s+ký(?!\w)")
_RANKS = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|LS|NSND|NSƯT|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá"
    r"|Đại úy|Thượng úy|Ông|Bà|Đ/c|Đồng chí)\.?\s*)+",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[A-ZÀ-ỸĐ][A-Za-zÀ-ỹĐđ'’-]*(?:\s+[A-ZÀ-ỸĐ][A-Za-zÀ-ỹĐđ'’-]*){1,5}$")
_NUMBER_LINE = re.compile(r"^\W*[Ss][ốỐ](?:\s+hiệu)?\s*[:.]?\s*")


@dataclass(frozen=True)
class OwnFinder:
    """Reads the header, title and signature of an official paper."""

    numbers: NumberScanner
    type_words: TypeWords

    def find(
        self, document: Document, dates: tuple[DateSpan, ...], references: Sequence[Reference]
    ) -> SelfInstrument | None:
        """The document's own instrument; None where the page is no official paper."""
        header = [block for block in document.blocks if block.zone is Zone.HEADER]
        return self._headed(document, header, dates) if header else self._unheaded(document, references)

    def _unheaded(self, document: Document, references: Sequence[Reference]) -> SelfInstrument | None:
        found = read_unheaded(document, self.type_words, references)
        if found is None:
            return None
        named = found.named
        at = Span(named.start, named.end) if named else Span(found.at.start, found.at.end)
        return SelfInstrument(
            number=named.number if named else None,
            type=found.type,
            issued=named.issued if named else None,
            issuer=named.issuer if named else None,
            signer=_signer(document),
            evidence=Evidence(
                document.text[at.start : at.end], at.start, at.end, "self.unheaded", Confidence.LIKELY, (at,)
            ),
            title=document.title,
        )

    def _headed(
        self, document: Document, header: list[Block], dates: tuple[DateSpan, ...]
    ) -> SelfInstrument | None:
        number = self._number(document, header)
        type_, title_block = self._type(document, number)
        if number is None and type_ is None and self._blank(document, header) is None:
            return None
        parent, issuer = self._issuer(document, header, number)
        at = self._evidence_block(document, header, number, title_block)
        quote = document.text[at.start : at.end]
        grade = Confidence.CERTAIN if number and issuer else Confidence.LIKELY
        return SelfInstrument(
            number=number.number if number else None,
            type=type_,
            issued=_header_day(header, dates),
            issuer=issuer,
            signer=_signer(document),
            evidence=Evidence(quote, at.start, at.end, "self.header", grade, (at,)),
            parent=parent,
            title=document.title,
        )

    def _number(self, document: Document, header: list[Block]) -> NumberSpan | None:
        for block in header:
            line = document.text[block.start : block.end]
            found, _ = self.numbers.scan(
                f"Số: {_NUMBER_LINE.sub('', line)}" if _NUMBER_LINE.match(line) else line
            )
            if found and (_NUMBER_LINE.match(line) or len(line) < 60):
                return _placed(document.text, block, found[0])
        return None

    def _blank(self, document: Document, header: list[Block]) -> str | None:
        for block in header:
            code = self.numbers.blank(document.text, block.start, block.end)
            if code:
                return code
        return None

    def _type(self, document: Document, number: NumberSpan | None) -> tuple[str | None, Block | None]:
        for block in document.blocks:
            if block.zone is not Zone.TITLE:
                continue
            at = self.type_words.at(document.text, block.start)
            if at:
                return at[0].name, block
        if number is None:
            return None, None
        code = self.numbers.instruments.type_by_code.get(number.type_code or "")
        return (code.name if code else "Công văn" if number.order == "letter" else None), None

    def _issuer(
        self, document: Document, header: list[Block], number: NumberSpan | None
    ) -> tuple[str | None, str | None]:
        limit = number.start if number else max(block.end for block in header)
        lines = [
            line
            for block in header
            if block.start < limit
            for line in document.text[block.start : block.end].split("\n")
            if _is_body_line(line)
        ]
        return _parent_and_issuer(lines)

    @staticmethod
    def _evidence_block(
        document: Document, header: list[Block], number: NumberSpan | None, title: Block | None
    ) -> Span:
        if number:
            return Span(number.start, number.end)
        block = title or header[0]
        return Span(block.start, block.end)


def _placed(text: str, block: Block, number: NumberSpan) -> NumberSpan:
    """The number with offsets of the text; the scanned line may have been given its `Số`."""
    length = number.end - number.start
    for start in range(block.start, block.end - length + 1):
        if canonical(text[start : start + length]) == number.number:
            return NumberSpan(
                start,
                start + length,
                number.number,
                number.order,
                number.type_code,
                number.issuer_code,
                number.confidence,
            )
    return number


def _is_body_line(line: str) -> bool:
    folded = fold(line)
    if not folded or _ONLY_MARKS.match(line) or _NUMBER_LINE.match(line):
        return False
    return not any(emblem in folded for emblem in _EMBLEMS) and " ngay " not in f" {folded} "


def _parent_and_issuer(lines: list[str]) -> tuple[str | None, str | None]:
    bodies: list[str] = []
    for line in (" ".join(line.strip(" *-_|").split()) for line in lines):
        if not line:
            continue
        if bodies and (not _HEAD.match(line) or _ABOVE.match(line)):
            bodies[-1] = f"{bodies[-1]} {line}"
        else:
            bodies.append(line)
    if not bodies:
        return None, None
    return (bodies[-2] if len(bodies) > 1 else None), bodies[-1]


def _header_day(header: list[Block], dates: tuple[DateSpan, ...]) -> str | None:
    for block in header:
        for date in dates:
            if block.start <= date.start < block.end and date.kind == "full" and date.date:
                return date.date
    return None


def _signer(document: Document) -> str | None:
    """The last name in the signature block; titles, capacities and `(đã ký)` are no names."""
    names = []
    for block in document.blocks:
        if block.zone is not Zone.SIGNATURE:
            continue
        for line in document.text[block.start : block.end].split("\n"):
            name = _RANKS.sub("", _SIGNED.sub("", line).strip(" .,;:*"))
            if _NAME.match(name) and not _CAPACITY.match(name):
                names.append(_title_case(" ".join(name.split())))
    return names[-1] if names else None


def _title_case(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
