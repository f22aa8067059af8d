"""Papers that lost all their line breaks: one line that holds head, recitals, articles and foot."""

from __future__ import annotations

import re

_LATIN = [chr(code) for code in range(0x1F00) if not 0x0370 <= code < 0x1E00]
_UPPER = "".join(char for char in _LATIN if char.isupper())
_LOWER = "".join(char for char in _LATIN if char.islower())
_SHORTEST = 400
_HEAD, _FARTHEST = 300, 1200
_NUMBER = re.compile(r"Số\s?:?\s?\d{1,5}\s?[-/–]")
_ARTICLE = re.compile(r"\bĐiều 1\s?[.:]")
_BASIS = re.compile(r" ?(?=[-–]? ?Căn cứ )")
_SPACES = re.compile(r"\s+")
# In the head, where words are glued: each pattern matches what stands between two lines.
_HEAD_BREAKS = re.compile(
    r"\s*(?:\*{2,}|[-–_]{4,})\s*|\s*(?=Số\s?:?\s?\d)|"
    r"\s*(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s?[-–])|"
    rf"(?<=[{_UPPER}])(?=(?:ĐOÀN|TỈNH|HUYỆN|THÀNH PHỐ|BỘ|SỞ|ỦY BAN|UỶ BAN)\s[{_UPPER}])|"
    rf"(?<=[{_UPPER}])\s*(?=(?:[{_UPPER}][{_LOWER}]+[ .-]?){{1,4}},\s?ngày\s?\d)|"
    rf"(?<=[{_UPPER}][{_UPPER}])(?=[{_UPPER}][{_LOWER}]+\s)|"
    rf"(?<=năm\s\d{{4}})\s+(?=[{_UPPER}]{{2,}})"
)
_BODY_BREAKS = re.compile(
    rf"(?<=[;,:.])\s*(?=[-–]?\s?Căn cứ\s)|(?<=[;,])\s+(?=[-–]\s?[{_UPPER}])|"
    rf"(?<=[,;.])\s+(?=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\b)|"
    rf"(?<=[.;:/{_UPPER}])\s*(?=Điều \d{{1,3}}\s?[.:])|\s*(?=Nơi nhận\s?:)|(?<=Nơi nhận:)\s*(?=[-–])|"
    rf"(?<=[\s.])(?=(?:TM|KT|TL|TUQ)\.\s?[{_UPPER}]{{2}})|\s*(?=\([Đđ]ã ký\))|(?<=ã ký\))\s*|"
    rf"(?<=[{_UPPER}])(?=(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|PHÓ|BỘ TRƯỞNG|THỨ TRƯỞNG)\b)|"
    rf"(?<=[{_LOWER}])\s+(?=[{_UPPER}]{{2,}}\s[{_UPPER}]{{2,}}\s[{_UPPER}]{{2,}})"
)


def unglue(line: str) -> list[str]:
    """The lines of a whole paper that stands on one line; any other line as it is.

    Only a line with number, recital and first article is taken for one.
    """
    if len(line) < _SHORTEST or not _ARTICLE.search(line):
        return [line]
    whole = _SPACES.sub(" ", line)
    basis = _BASIS.search(whole, 0, _FARTHEST)
    if not basis or not _NUMBER.search(whole[: min(_HEAD, basis.start())]):
        return [line]
    parts = _HEAD_BREAKS.split(whole[: basis.start()]) + _BODY_BREAKS.split(whole[basis.start() :].lstrip())
    return [part.strip() for part in parts if part and part.strip()]
