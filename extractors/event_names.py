"""Recognising a commemorated event by its name, whichever of its spellings is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpora.anniversaries import (
    CommemoratedEvent,
    PrivateEvent,
    load_commemorated_events,
    load_private_events,
)

_SPELLED_OUT = {
    "csvn": "cộng sản việt nam", "tncs": "thanh niên cộng sản", "tntp": "thiếu niên tiền phong",
    "qđnd": "quân đội nhân dân", "cand": "công an nhân dân", "mttq": "mặt trận tổ quốc", "tw": "trung ương",
    "lhpn": "liên hiệp phụ nữ", "tnxp": "thanh niên xung phong", "ccb": "cựu chiến binh", "tp": "thành phố",
    "qptd": "quốc phòng toàn dân", "antq": "an ninh tổ quốc", "llvt": "lực lượng vũ trang",
    "hcm": "hồ chí minh", "vhnt": "văn học nghệ thuật", "đbp": "điện biên phủ",
    "chxhcn": "cộng hòa xã hội chủ nghĩa", "pccc": "phòng cháy chữa cháy", "tám": "8",
    "tblls": "thương binh liệt sĩ", "cmt8": "cách mạng tháng tám",
}  # fmt: skip
_NOISE = (
    "cộng hòa xã hội chủ nghĩa|cuộc|cố tổng bí thư|tổng bí thư|đại tướng|thủ tướng|chủ tịch nước|chủ tịch"
    "|đồng chí|ngày lễ|ngày|này|lễ|nước|của|việt nam|ngành|lực lượng|thành lập|truyền thống|cố|cụ|thành công"
    "|lịch sử|vĩ đại|quang vinh|thống nhất|đất nước|hoàn toàn|và|các|tỉnh"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_FINAL_I = re.compile(r"(?<=[hklmst])y(?=[\u0300\u0301\u0303\u0309\u0323]?$)")
_NOT_LETTER = re.compile(r"[^\w]+")


def _syllable(word: str) -> str:
    """A syllable whose tone stands at its end, wherever it was typed: `hoà` is `hòa`, `sỹ` is `sĩ`.

    The other marks are kept, for Hải quân is not Hải quan.
    """
    marks = unicodedata.normalize("NFD", word)
    tone = _TONES.search(marks)
    return _FINAL_I.sub("i", _TONES.sub("", marks)) + (tone[0] if tone else "")


def _spelled(name: str) -> str:
    words = [_SPELLED_OUT.get(word, word) for word in _NOT_LETTER.sub(" ", name.lower()).split()]
    return " ".join(_syllable(word) for word in " ".join(words).split())


_NOISE_WORDS = re.compile(rf"(?<!\S)(?:{'|'.join(_spelled(noise) for noise in _NOISE.split('|'))})(?!\S)")


def event_key(name: str) -> str:
    """The telling syllables of an event's name; two names of one event often have one key.

    >>> event_key("Ngày thành lập QĐND Việt Nam") == event_key("ngày truyền thống Quân đội nhân dân")
    True
    >>> event_key("Hải quân nhân dân") == event_key("Hải quan")
    False
    """
    return " ".join(_NOISE_WORDS.sub(" ", _spelled(name)).split())


_DASHED = re.compile(r"\s[-–—]\s")


@dataclass(frozen=True)
class EventIndex:
    """The registry under every key of its events."""

    by_key: dict[str, CommemoratedEvent]
    by_letters: dict[str, CommemoratedEvent]
    """By keys without blanks, for names that a scan or a line's end broke: `mi ền Nam`."""
    private: re.Pattern[str]
    """The words of events that shops and families keep."""

    @classmethod
    def load(cls) -> EventIndex:
        """Read the registry from the lexicon."""
        return cls.build(load_commemorated_events(), load_private_events())

    @classmethod
    def build(cls, events: Iterable[CommemoratedEvent], private: Iterable[PrivateEvent] = ()) -> EventIndex:
        """Index `events`; where two share a key, the first keeps it."""
        by_key: dict[str, CommemoratedEvent] = {}
        for event in events:
            if event.yearly == "yes":
                for name in (event.name, *event.variants):
                    by_key.setdefault(event_key(name), event)
        by_key.pop("", None)
        by_letters = {key.replace(" ", ""): event for key, event in reversed(by_key.items())}
        words = "|".join(re.escape(row.word) for row in private) or r"(?!)"
        return cls(by_key, by_letters, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))

    def is_private(self, name: str) -> bool:
        """Whether an event is a matter of a shop or a family: `5 năm khai trương cửa hàng`."""
        return bool(self.private.search(name))

    def find(self, name: str) -> CommemoratedEvent | None:
        """The event called `name`, or None where the registry does not know it.

        Of two names joined by a dash (`Ngày thành lập … - Ngày truyền thống …`) the first may do.
        """
        key = _cached_key(name)
        found = self.by_key.get(key) or self.by_letters.get(key.replace(" ", ""))
        parts = _DASHED.split(name, maxsplit=1)
        return found or (self.by_key.get(_cached_key(parts[0])) if len(parts) > 1 else None)


@lru_cache(maxsize=8192)
def _cached_key(name: str) -> str:
    return event_key(name)
