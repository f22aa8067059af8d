"""Answers kept until the next night: a published file does not change, so asked again it says the same."""

from __future__ import annotations

import datetime
import threading
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

if TYPE_CHECKING:
    from warehouse.explorer.questions import Answer

MOST = 50_000_000
"""Letters of all answers kept, the oldest unused let go first."""
_ROW = 200
"""What a row costs beside its letters."""

Key = tuple[str, str, datetime.date]


class Remembered:
    """The answers that one published file gave today, by statement; requests share it."""

    def __init__(self, most: int = MOST) -> None:
        self._lock = threading.Lock()
        self._kept: LRUCache[Key, Answer] = LRUCache(most, getsizeof=_weight)

    def get(self, name: str, statement: str) -> Answer | None:
        """What came of the statement before; a day is part of the key, since acceptances end on theirs."""
        with self._lock:
            found: Answer | None = self._kept.get(_key(name, statement))
            return found

    def keep(self, name: str, answer: Answer) -> None:
        """Remember an answer, where it is not too large to be kept at all."""
        with self._lock:
            if _weight(answer) <= self._kept.maxsize:
                self._kept[_key(name, answer.statement)] = answer


def _key(name: str, statement: str) -> Key:
    return name, statement, datetime.datetime.now(datetime.UTC).date()


def _weight(answer: Answer) -> int:
    return len(answer.statement) + sum(_ROW + sum(map(_letters, row.values())) for row in answer.rows)


def _letters(value: Any) -> int:
    return (
        len(value)
        if isinstance(value, str | bytes)
        else len(str(value))
        if isinstance(value, list | dict)
        else 8
    )
