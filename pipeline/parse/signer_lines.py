"""The line under a signature: a name, with rank or degree, behind `Đã ký:`, or two names side by side."""

from __future__ import annotations

import re
from functools import cache

from corpora.people import load_people_lexicon

from .bylines import is_name

_SIGNED = re.compile(r"^[\W_]*(?:đã\s+k[ýí]|ký\s+tên)\s*[:.]?\s*", re.IGNORECASE)
_BEFORE_NAME = frozenset({"rank", "degree", "award", "religious"})
_LONGEST = 90
_MOST_WORDS = 10


def is_signer(text: str) -> bool:
    """Whether a line below an office holds the signer's name, or two signers' side by side.

    >>> is_signer("Đại tá Kim Sơn Hà"), is_signer("Đã ký: Lâm Phước Hải"), is_signer("Đoàn Trọng Khôi")
    (True, True, True)
    >>> is_signer("Nghiêm Thùy Dung Tạ Quang Điềm"), is_signer("Sở Tài chính"), is_signer("Đoàn thanh niên")
    (True, False, False)
    """
    bare = _SIGNED.sub("", text).strip(" .*_-–")
    if not bare or len(bare) > _LONGEST:
        return False
    bare = _ranks().sub("", bare)
    words = bare.split()
    if is_name(bare):
        return True
    capitals = all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)
    return capitals and 3 <= len(words) <= _MOST_WORDS and words[0].lower() in _surnames()


@cache
def _ranks() -> re.Pattern[str]:
    cues = {row.cue for row in load_people_lexicon().honorifics if row.kind in _BEFORE_NAME}
    spaced = sorted((re.escape(cue).replace(r"\ ", r"\s+") for cue in cues), key=len, reverse=True)
    return re.compile(rf"^(?:(?:{'|'.join(spaced)})[.,]?\s+)+", re.IGNORECASE)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row.name.lower() for row in load_people_lexicon().surnames)
