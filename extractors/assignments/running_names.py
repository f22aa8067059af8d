"""Names of bodies in running text, where a verb of the task tells where the last of them ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.assignments.bodies import BodySplitter
from extractors.evidence import Span
from extractors.whole_words import spaced

_JOINT = re.compile(r"\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng|với)\s+")
_BRACKET = re.compile(r"\s*\([^()\n]{1,80}\)")
_NAMED_BELOW = re.compile(r"\s*:\s*")
_REST = re.compile(r"\s+[^\W\d_]+(?:(?:\s+|\s*[-–/]\s*)[^\W\d_]+){0,8}")
_WORD_END = re.compile(r"(?<=\w)(?=\W)|$")
_NO_NAME = re.compile(
    r"(?<!\w)(?:không|chưa|đã|đang|sẽ|được|bị|do|tại|theo|như|trong|để|nhằm|về|khi)(?!\w)", re.IGNORECASE
)
"""Words that no name holds: behind them the sentence goes on."""
_MISPRINT = re.compile(r",\s+[^\W\d_]{2,6}(?=\s*;)")
"""One syllable that closes a list of kinds and is none of them: `các sở, ban, ngàn;`."""
_LONGEST_REST = 60


@dataclass(frozen=True)
class RunningNames:
    """Reads lists of bodies in sentences; built once with the verbs that open tasks."""

    bodies: BodySplitter
    verbs: tuple[str, ...]
    """In lower case."""
    nouns: tuple[str, ...]
    """Nouns in lower case whose last syllable is one of the verbs: `chương trình`."""

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb of a task, in small letters as inside a sentence."""
        return re.compile(rf"(?<!\w)(?:{_any(self.verbs)})(?!\w)")

    @cached_property
    def opening_verb(self) -> re.Pattern[str]:
        """The same at the beginning of a task, which may be in capitals."""
        return re.compile(self.verb.pattern, re.IGNORECASE)

    @cached_property
    def _swallowed(self) -> re.Pattern[str]:
        return inner_verb(self.verbs, self.nouns)

    def listed(self, text: str, start: int, end: int) -> list[Span]:
        """The bodies that stand one after the other from `start`; none where no body's name begins there.

        Behind a colon the bodies that a collective word stands for are told: `các đơn vị: Sở A, Sở B`.
        """
        found: list[Span] = []
        place = start
        while (stop := self._end(text, place, end, first=not found)) is not None:
            bracket = _BRACKET.match(text, stop, end)
            found.append(Span(place, bracket.end() if bracket else stop))
            told = _NAMED_BELOW.match(text, stop, end) if self._is_many(text, found[-1]) else None
            if told and self.bodies.name_at(text, told.end(), end) is not None:
                found, place = found[:-1], told.end()
                continue
            joint = _JOINT.match(text, found[-1].end, end)
            if joint is None:
                break
            place = joint.end()
        return found

    def _end(self, text: str, start: int, end: int, *, first: bool) -> int | None:
        """The end of the name that begins at `start`, up to the verb of the task."""
        stop = self.bodies.name_at(text, start, end)
        if stop is None:
            return None if first else self._unknown(text, start, end)
        verb = self._verb_inside(text, start, stop, end)
        if verb is not None:
            return verb
        return self._grown(text, stop, end) if self._is_many(text, Span(start, stop)) else stop

    def _verb_inside(self, text: str, start: int, stop: int, end: int) -> int | None:
        """A verb that ran into the name: at its end, or with a further body behind it.

        `Phòng Nội vụ | tham mưu`, `Sở Nội vụ | tham mưu UBND Thành phố`; `Phòng tổ chức cán bộ` is a name.
        """
        for verb in self._swallowed.finditer(text, start, stop):
            behind = verb.end() + 1
            known = self.bodies.name_at(text, start, verb.start()) is not None
            if verb.end() == stop or (known and self.bodies.organisations.at(text, behind, end) is not None):
                return verb.start()
        return None

    def _grown(self, text: str, stop: int, end: int) -> int:
        """The end of a collective name with the words that stand between it and the verb, or a further body.

        `các cơ quan | thông tấn báo chí tăng cường …`, `các sở, ban, ngàn; UBND các quận …`.
        """
        misprint = _MISPRINT.match(text, stop, end)
        if misprint:
            return misprint.end()
        grown = self._plain_end(text, stop, end)
        return stop if grown is None else grown

    def _unknown(self, text: str, start: int, end: int) -> int | None:
        """The end of a name that no table knows, in capitals in a list: `…, Đơn vị tài trợ và các sở`."""
        if not text[start : start + 1].isupper() or text[:start].rstrip().endswith(";"):
            return None
        if self.opening_verb.match(text, start, end):
            return None
        word = _WORD_END.search(text, start, end)
        return self._plain_end(text, word.start(), end) if word else None

    def _plain_end(self, text: str, place: int, end: int) -> int | None:
        """Where plain words from `place` end with a verb behind them, or a joint and a body's name."""
        rest = _REST.match(text, place, min(end, place + _LONGEST_REST))
        if rest is None:
            return None
        verb = self._swallowed.search(text, place - 1, end)
        stop = min(rest.end(), verb.start()) if verb else rest.end()
        joints = [one for one in _JOINT.finditer(text, place, min(stop + 2, end)) if one.start() <= stop]
        named = (one.start() for one in joints if self.bodies.name_at(text, one.end(), end) is not None)
        before = next(named, None)
        if before is None and (verb is None or verb.start() > rest.end()):
            return None
        last = verb.start() if before is None and verb is not None else before
        if last is None or last <= place or _NO_NAME.search(text, place, last):
            return None
        return last

    def _is_many(self, text: str, name: Span) -> bool:
        """Whether a name stands for many bodies: `các cơ quan`, `Giám đốc các sở`."""
        return self.bodies.collective.at(text, name.start, name.end) == name.end


def _any(verbs: Iterable[str]) -> str:
    return "|".join(spaced(verb) for verb in sorted(verbs, key=len, reverse=True))


def inner_verb(verbs: Iterable[str], nouns: Iterable[str]) -> re.Pattern[str]:
    """A verb behind another word, with the blank between them, unless both are one of the nouns.

    >>> verb = inner_verb(["trình", "rà soát"], ["chương trình"])
    >>> [bool(verb.search(text)) for text in ("Sở A trình", "Sở A rà soát", "ký Chương trình")]
    [True, True, False]
    """
    known, ones = set(verbs), [noun.split() for noun in nouns]
    guarded = sorted({last for *_, last in ones} & known)
    plain = rf"\s+(?:{_any(known - set(guarded))})"
    ways = [plain, *(_not_behind(ones, verb) + rf"\s+{spaced(verb)}" for verb in guarded)]
    return re.compile(rf"(?<=\w)(?:{'|'.join(ways)})(?!\w)")


def _not_behind(nouns: Iterable[Sequence[str]], verb: str) -> str:
    heads = [head for head, last in nouns if last == verb]
    return "".join(rf"(?<!{head})(?<!{head.capitalize()})" for head in heads)
