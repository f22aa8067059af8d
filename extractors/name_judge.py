"""The lexicon's verdict on a run of capitalised syllables: person, no person, or ask the model."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from corpora.people import PeopleLexicon
from extractors.document import Block, Zone
from extractors.name_contexts import NameContexts, addresses
from extractors.names import Candidate, NameShapes, Verdict, vietnamese
from extractors.organisations import OrganisationScanner
from extractors.titles import TitleScanner

WEAK = "name.weak"
"""Two syllables that begin like a name and like a word (`Danh mục`): people only where named elsewhere."""

_PROSE = frozenset({Zone.BODY, Zone.LEAD})
_LIST = re.compile(r"\s*(?:,|;|và|-|–)\s*")
_MARK = re.compile(r"\s{0,3}[,(–-]\s{0,3}")
# What follows an author's name in its own paragraph: nothing, or "(tổng hợp)".
_AUTHOR = re.compile(r"[\s.]{0,9}(?:\([^()\n]{0,40}\))?[\s.]{0,9}")
# Between "Các Phó Chủ tịch UBND tỉnh" and who they are.
_HEADS = re.compile(r"\s*:?\s+")
# A house number: "18 Nguyễn Du", "397/4B Nguyễn Du" is a street, though "ngày 2/9 Nguyễn Du" may be none.
_NUMBERED = re.compile(
    r"(?<![\w/])(?:\d{1,4}[A-Za-z]?|\d{3,4}[A-Za-z]?/\d{1,4}[A-Za-z]?|\d{1,3}[A-Za-z]/\d{1,4})[ \u00a0]$"
)
# "Trà Lĩnh Hạ, ngày 18 tháng 8": where a paper is dated.
_DATED = re.compile(r"\s*,\s*ngày\s")
# The number of a row of a table.
_ROW = re.compile(r"\d{1,3}\.?")
# "tư tưởng của Chủ tịch Hồ Chí Minh" is his thought, though an office stands between.
_THOUGHT = re.compile(r"(?:tư tưởng|đạo đức|phong cách)\s+của\s+$", re.I)
_BLANKS = " \t\u00a0"
_MARKS = f"{_BLANKS}_.*-\r"
_SIGNED = re.compile(r"\W*(?:đã|da)?\s*ký(?:\s+tên)?(?:\s*,?\s*đóng\s+dấu)?\W*", re.I)
_CALLS = frozenset({"honorific", "degree", "rank", "religious"})

Ruling = tuple[Verdict, str]


class Shadows:
    """Stretches that organisations and offices cover, looked up by offset."""

    def __init__(self, covered: list[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(covered):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def past(self, start: int, end: int) -> int:
        """Where the last stretch that touches `start` to `end` ends, or `start` where none does."""
        index = bisect_left(self._starts, end) - 1
        return max(start, self._ends[index]) if index >= 0 else start

    def ends_before(self, text: str, start: int) -> bool:
        """Whether a stretch ends before `start` with nothing but blanks and a colon between."""
        index = bisect_right(self._ends, start) - 1
        return index >= 0 and _HEADS.fullmatch(text, self._ends[index], start) is not None

    def covers(self, offset: int) -> bool:
        """Whether `offset` lies within a stretch."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


@dataclass(frozen=True, slots=True)
class Sight:
    """A run in its surroundings."""

    text: str
    block: Block
    start: int
    end: int
    words: list[str]
    strength: int
    cue: tuple[str, int] | None
    """Kind and start of the cue before the run."""

    @property
    def long(self) -> bool:
        """Whether it has the three syllables of an ordinary name."""
        return len(self.words) >= 3

    def alone(self) -> bool:
        """Whether it fills its line, a rank or degree or other names beside it aside."""
        after = self.text[self.end : min(self.block.end, self.end + 40)].partition("\n")[0]
        before = self.text[max(self.block.start, self.start - 40) : self.start].rpartition("\n")[2]
        named = all(word[0].isupper() for word in f"{before} {after}".replace(".", " ").split())
        return (not after.strip(" .\t\u00a0") and len(before.strip()) < 16) or named

    def fills_block(self) -> bool:
        """Whether it is its whole paragraph, a note in brackets aside."""
        before = self.text[max(self.block.start, self.start - 20) : self.start]
        opens = self.start - self.block.start < 12 and not before.strip(f'{_BLANKS}*-–"“')
        after = _AUTHOR.match(self.text, self.end, self.block.end)
        return opens and after is not None and after.end() == self.block.end


class NameJudge:
    """Judges runs by the words beside them; built once from the lexicon and the scanners."""

    def __init__(
        self, lexicon: PeopleLexicon, organisations: OrganisationScanner, titles: TitleScanner
    ) -> None:
        self.shapes = NameShapes(lexicon)
        self._contexts = NameContexts(lexicon)
        self._organisations = organisations
        self._titles = titles

    def judge(
        self,
        text: str,
        block: Block,
        run: tuple[int, int, list[str]],
        shadows: Shadows,
        previous: Candidate | None,
    ) -> Candidate:
        """The verdict on one run; a list shares the fate of the run before it."""
        start, end, words = run
        cue = self._contexts.before(text, start, block.start)
        sight = Sight(text, block, start, end, words, self.shapes.strength(words), cue)
        verdict, rule = self._verdict(sight, shadows)
        listed = previous and cue is None and _LIST.fullmatch(text, previous.end, start)
        if previous and listed:
            if previous.verdict is Verdict.NO and previous.rule != "name.unlike":
                return Candidate(start, end, Verdict.NO, previous.rule)
            headed = previous.verdict is Verdict.CERTAIN or previous.rule == "name.list"
            sure = headed and sight.strength and (sight.long or "'" in words[0])
            if sure and verdict is Verdict.ASK:
                return Candidate(start, end, Verdict.LIKELY, "name.list")
        return Candidate(start, end, verdict, rule)

    def called(self, text: str, start: int) -> bool:
        """Whether a form of address, a rank or a degree, which only people have, stands before `start`."""
        cue = self._contexts.before(text, start, 0)
        return cue is not None and cue[0] in _CALLS and "\n" not in text[cue[1] : start]

    def _verdict(self, sight: Sight, shadows: Shadows) -> Ruling:
        """The rules in the order of their certainty."""
        if self._contexts.byline(sight.text, sight.start, sight.block.start):
            return Verdict.NO, "name.byline"
        signed = sight.block.zone is Zone.SIGNATURE and sight.alone()
        addressed = sight.cue is not None and addresses(sight.cue[0])
        if all(word.isupper() for word in sight.words) and not (signed or self._stressed(sight, addressed)):
            return Verdict.NO, "name.capitals"
        named = sight.strength == 2 or (sight.strength and sight.long)
        if named and not addressed and shadows.ends_before(sight.text, sight.start):
            return Verdict.CERTAIN, "name.office"
        if sight.cue and addressed:
            if self._named_thing(sight.text, sight.cue[1], sight.block.start, shadows):
                return Verdict.NO, "name.thing"
            return self._addressed(sight, sight.cue[0])
        if sight.cue:
            return Verdict.NO, f"name.{sight.cue[0]}"
        if sight.strength == 0 or self._place(sight):
            return Verdict.NO, "name.unlike"
        return (Verdict.CERTAIN, "name.signature") if signed else self._uncued(sight)

    def _stressed(self, sight: Sight, addressed: bool) -> bool:
        """`bà TRẦN THỊ TÁM`: a name in capitals after a form of address that is in none."""
        before = sight.text[sight.cue[1] : sight.start] if sight.cue else ""
        return addressed and sight.strength > 0 and any(map(str.islower, before))

    def _addressed(self, sight: Sight, kind: str) -> Ruling:
        """A run after an office or form of address; a listed place only where its name is a person's too."""
        if self._place(sight) and sight.strength < 2 and kind != "title":
            return Verdict.NO, "name.place"
        if sight.strength:
            return Verdict.CERTAIN, "name.address"
        if any(len(word) > 1 and word.isupper() for word in sight.words):
            return Verdict.NO, "name.unlike"
        term = self._organisations.term_at(sight.text, sight.start, sight.end)
        if term or kind in {"title", "occupation"}:
            return Verdict.ASK, "name.address"
        plain = kind == "honorific" or (len(sight.words) <= 3 and vietnamese(sight.words))
        return (Verdict.LIKELY if plain else Verdict.ASK), "name.address"

    def _uncued(self, sight: Sight) -> Ruling:
        """A run with nothing before it that tells."""
        text, start, end = sight.text, sight.start, sight.end
        if _NUMBERED.search(text, max(sight.block.start, start - 12), start):
            return Verdict.NO, "name.street"
        if _DATED.match(text, end, sight.block.end):
            return Verdict.NO, "name.place"
        if sight.block.zone in _PROSE and sight.fills_block():
            return self._alone(sight)
        if (sight.strength == 2 or sight.long) and self._office_after(text, end, sight.block.end):
            return Verdict.CERTAIN, "name.office_after"
        full = sight.strength == 2 and sight.long
        if full and (self.shapes.has_middle(sight.words) or self._contexts.verb_after(text, end)):
            return Verdict.LIKELY, "name.shape"
        if self._contexts.foreign(text, start, end, sight.block.start):
            return Verdict.NO, "name.unlike"
        return Verdict.ASK, "name.shape" if sight.strength == 2 or sight.long else WEAK

    def _place(self, sight: Sight) -> bool:
        place = self._organisations.places.known_at(sight.text, sight.start, sight.end)
        return place is not None and place >= sight.end

    def _alone(self, sight: Sight) -> Ruling:
        """A name alone in a paragraph signs the text: an official under an office, else an author."""
        if self.under_office(sight.text, sight.block.start):
            return Verdict.CERTAIN, "name.signature"
        above = sight.text[max(0, sight.block.start - 80) : sight.block.start].strip().rpartition("\n")[2]
        if _ROW.fullmatch(above) and sight.strength and sight.long:
            return Verdict.LIKELY, "name.row"
        return Verdict.NO, "name.byline"

    def under_office(self, text: str, start: int) -> bool:
        """Whether the line above `start`, or above a note of signing, is an office and little else."""
        lines = [line.strip(_MARKS) for line in text[max(0, start - 160) : start].split("\n")]
        while lines and (not lines[-1] or _SIGNED.fullmatch(lines[-1])):
            lines.pop()
        above = lines[-1] if lines else ""
        return 0 < len(above) < 60 and bool(self._titles.scan(above))

    def _office_after(self, text: str, end: int, limit: int) -> bool:
        mark = _MARK.match(text, end, limit)
        return mark is not None and self._titles.at(text, mark.end(), limit) is not None

    def _named_thing(self, text: str, cue_start: int, floor: int, shadows: Shadows) -> bool:
        """`Lăng Chủ tịch Hồ Chí Minh`: the office before the name belongs to a place or an order."""
        if _THOUGHT.search(text, max(floor, cue_start - 20), cue_start):
            return True
        wider = self._contexts.before(text, cue_start, floor)
        # "những tấm gương: y sĩ Lê Văn Tám": behind a colon begins something new.
        if wider is not None and ":" in text[wider[1] : cue_start]:
            return False
        # In "Bộ … và Xã hội Thứ trưởng Lê Văn Tám" the word "hội" belongs to the ministry.
        return wider is not None and not addresses(wider[0]) and not shadows.covers(wider[1])
