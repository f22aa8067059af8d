"""Who issues a paper whose head does not say it: the title's own words, the authority over the recitals.

`NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 37/2007/NĐ-CP …`; `THỦ TƯỚNG CHÍNH PHỦ` alone above `Căn cứ …`; `Quốc hội ban hành
Luật …` below it (observed forms).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Block, Document, Zone
from extractors.organisations import OrganisationScanner

_TITLE_OPENS = re.compile(r"\W*(?:CỦA\s+)?(?P<body>[^\d,;:\n]{3,90}?)?\s*(?:(?:SỐ|Số|số)\s*:?\s*)?$")
_BRACKET = re.compile(r"\(\s*(?:(?:[^\W\d_]+\s+){0,3}[Ss]ố\s*:?\s*)?$")
_ISSUES = re.compile(
    r"(?P<body>[^\W\d_][^\n.,;:]{2,80}?)\s+ban\s+hành\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Ngh|Thông|Quyết)"
)
_HEAD_OF_STATE = re.compile(r"CHỦ TỊCH NƯỚC(?=\s|$)")
_LONGEST = 160


@dataclass(frozen=True)
class BodySpeaker:
    """Finds the body that speaks in a paper; built once from the scanner of organisations."""

    organisations: OrganisationScanner

    def in_title(self, document: Document, start: int) -> str | None:
        """The body between the title's head and the own number at `start`; empty where none stands there.

        None where what stands there is no name: the number is another paper's.
        """
        block = document.block_at(start)
        if block is None:
            return None
        if block.zone is not Zone.TITLE:
            return "" if _BRACKET.fullmatch(document.text, block.start, start) else None
        opens = _TITLE_OPENS.fullmatch(document.text, block.start, start)
        if opens is None:
            return None
        body = opens["body"] or ""
        return body if not body or self._is_body(body) else None

    def authority(self, document: Document) -> str | None:
        """The body that the line over the recitals names, or the sentence below them."""
        before: Block | None = None
        for block in document.blocks:
            if block.zone is Zone.BASIS and before is not None:
                line = document.text[before.start : before.end]
                if line.isupper() and len(line) <= _LONGEST and self._is_body(line):
                    return " ".join(line.split())
            if before is not None and before.zone is Zone.BASIS and block.zone is Zone.BODY:
                issues = _ISSUES.match(document.text, block.start, block.end)
                return issues["body"] if issues and self._is_body(issues["body"]) else None
            before = block
        return None

    def _is_body(self, words: str) -> bool:
        """Whether the words are the name of a body from end to end."""
        if _HEAD_OF_STATE.match(words):
            return True
        named = self.organisations.at(words, 0)
        return named is not None and named.end >= len(words.rstrip())
