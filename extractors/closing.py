"""What the rest of a paper tells of the paper itself: place, signature, recipients, day of effect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.dates import DateSpan
from extractors.document import Block, Document, Zone
from extractors.facts import Role, SelfInstrument
from extractors.quoted_scopes import quoted_scopes
from extractors.resolve.pointing import agrees

_PLACE = re.compile(r"(?P<place>[^\W\d_][^,\n\d]{1,40}?)\s*,\s*(?:[Nn]gày\s*)?$")
_CAPACITY = re.compile(r"(?<!\w)(?P<mark>TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|Q)(?:\.|\s(?=[A-ZĐÀ-Ỹ]{2}))")
_EFFECT = re.compile(
    r"(?<![^\W\d_])(?P<type>[^\W\d_]+(?:\s+(?!n[àầả]y\s)[^\W\d_]+){0,3})\s+n[àầả]y\s+(?:(?:thay|bãi|sửa)\s[^;\n]{5,240}?[\s,]|[^.;\n]{0,80}?\s)?"
    r"(?:bắt\s+đầu\s+)?có\s+hiệu\s+l[ựư]c(?:\s+(?:thi\s+hành|thực\s+hiện|áp\s+dụng))?,?\s+"
    r"(?:sau\s+(?P<days>\d{1,2})\s+(?:\([^()\n]{1,20}\)\s+)?ngày,?\s+)?(?:k[ểễ]\s+)?(?:từ\s+)?"
    r"(?:(?P<signed>ngày\s+(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua))|(?:ngày\s+)?(?=\d|ngày))"
)
_RECIPIENTS = re.compile(r"^\W*(?:nơi\s+(?:nhận|gửi)|kính\s+gửi)\s*:?\s*", re.IGNORECASE)
_PURPOSE = re.compile(r"\s*\((?:để\s|b/c|báo\s+cáo|thực\s+hiện|t/h)[^()]*\)\s*$", re.IGNORECASE)
_FILED = re.compile(r"(?:như\s+(?:trên|điều|kính|đ\.)|lưu(?!\w))", re.IGNORECASE)
_CONSOLIDATED = "Văn bản hợp nhất"
"""What it joins have their own days of effect; it has none."""
_EDGES = " \t\xa0-–—+*•.;,:/"


def with_closing(
    document: Document, itself: SelfInstrument, days: Sequence[DateSpan], roles: Iterable[Role]
) -> SelfInstrument:
    """`itself` with everything that header, signature block, recipients and effect clause add to it."""
    return replace(
        itself,
        place=_place(document, days),
        capacity=_capacity(document, itself.signer),
        signer_title=_signer_title(document, itself.signer, roles),
        recipients=tuple(_recipients(document)),
        effective=_effective(document, itself, days) or itself.effective,
    )


def _zoned(document: Document, zone: Zone) -> list[Block]:
    return [block for block in document.blocks if block.zone is zone]


def _place(document: Document, days: Sequence[DateSpan]) -> str | None:
    """The place before the day: `Hà Nội, ngày 05 tháng 3 năm 2024`."""
    for block in _zoned(document, Zone.HEADER):
        for day in days:
            if block.start <= day.start < block.end:
                found = _PLACE.search(document.text, block.start, day.start)
                if found:
                    return " ".join(found["place"].split())
    return None


def _signed(document: Document, signer: str | None) -> tuple[int, int] | None:
    """Where the signature block that ends with the signer's name begins, and where the name stands.

    Without a name (a draft, a name lost) it is the whole block.
    """
    blocks = _zoned(document, Zone.SIGNATURE)
    if not blocks:
        return None
    if signer is None:
        return blocks[0].start, blocks[-1].end
    pattern = re.compile(r"\s+".join(map(re.escape, signer.split())), re.IGNORECASE)
    names = [match for block in blocks for match in pattern.finditer(document.text, block.start, block.end)]
    return (blocks[0].start, names[-1].start()) if names else None


def _capacity(document: Document, signer: str | None) -> str | None:
    """The mark nearest above the signer's name."""
    signed = _signed(document, signer)
    marks = list(_CAPACITY.finditer(document.text, *signed)) if signed else []
    return marks[-1]["mark"].replace("/", "").replace(".", "") if marks else None


def _signer_title(document: Document, signer: str | None, roles: Iterable[Role]) -> str | None:
    """The signer's own office: the role that the signature block gives."""
    for role in roles:
        in_block = document.zone_at(role.evidence.start) is Zone.SIGNATURE
        if role.person == signer and role.evidence.rule == "role.signature" and in_block:
            return role.title
    return _unnamed_office(document) if signer is None else None


def _unnamed_office(document: Document) -> str | None:
    """The last line in capitals of a signature block without a name: the office that signs."""
    lines = [
        document.text[block.start : block.end].strip(_EDGES) for block in _zoned(document, Zone.SIGNATURE)
    ]
    offices = [line for line in lines if line.isupper() and not _CAPACITY.match(line)]
    return " ".join(offices[-1].split()).capitalize() if offices else None


def _recipients(document: Document) -> Iterator[str]:
    """The bodies that the paper goes to, a line each, without marks, back references and the filing line."""
    for line in _recipient_lines(document):
        # Beside the label they stand in one row; under it a line is one, whatever it lists.
        for part in line.split(";") if _RECIPIENTS.match(line) else [line]:
            name = " ".join(_PURPOSE.sub("", _RECIPIENTS.sub("", part).strip(_EDGES)).split()).strip(_EDGES)
            if name and not _FILED.match(name):
                yield name


def _recipient_lines(document: Document) -> list[str]:
    """The lines of Nơi nhận; one that ends with a comma goes on where no mark opens the next."""
    lines: list[str] = []
    for block in _zoned(document, Zone.RECIPIENTS):
        for line in document.text[block.start : block.end].split("\n"):
            plain = line.strip()
            opens = not plain[:1].isalpha() or bool(_FILED.match(plain))
            if lines and lines[-1].startswith(("-", "–", "+")) and lines[-1].endswith(",") and not opens:
                lines[-1] = f"{lines[-1]} {plain}"
            else:
                lines.append(plain)
    return lines


def _effective(document: Document, itself: SelfInstrument, days: Sequence[DateSpan]) -> str | None:
    """The day that the paper's own effect clause names; from the day of signing it is its own day."""
    if itself.type in (None, _CONSOLIDATED):
        return None
    scopes = quoted_scopes(document.text)
    for clause in _EFFECT.finditer(document.text):
        own = any(agrees(itself.type, words) for words in _endings(clause["type"]))
        if not own or scopes.at(clause.start()):
            continue
        if clause["signed"]:
            return None if clause["days"] else itself.issued
        near = [day for day in days if clause.end() - 6 <= day.start <= clause.end() + 1]
        return near[0].date if near and near[0].kind == "full" and not clause["days"] else None
    return None


def _endings(words: str) -> Iterator[str]:
    """`khoản 2 Thông tư` as its endings: the type word is the last of them that is one."""
    parts = words.split()
    return (" ".join(parts[place:]) for place in range(len(parts)))
