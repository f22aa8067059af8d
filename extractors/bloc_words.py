"""Patterns made of the lexicon's words about blocs; every pattern reads folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.blocs import BlocLexicon
from extractors.date_numerals import NUMBER_WORDS, spelled_number
from extractors.folding import bare
from extractors.syllables import GAP, fold

_MOST_MEMBERS = 200
_MISPRINTS = (("hối", "h[ốôổồỗộóo]i"), ("ụm", "[ụuựư]m"), ("rưởng", "r[ưuựứ][ởỡơớợ]ng"), ("hó", "h[óôỏ]"))
COUNTED = (
    rf"(?<![\w/.,-])(?:\d{{1,3}}/)?(?P<count>\d{{1,3}}|(?!năm\b(?!\s*\()){NUMBER_WORDS})"
    r"(?:\s*\([^\W_]{1,9}\))?"
)
"""A count before a unit, in digits, words or both; `năm` alone is mostly the year."""


def choice(words: Iterable[str]) -> str:
    """The words as one alternation, longest first, with any blanks inside."""
    folded = sorted({" ".join(fold(word).split()) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in folded)


def _misprinted(name: str) -> str:
    """The pattern of an office's name as typists and scans leave it: `Khôi truởng`, never `trường`."""
    for printed, pattern in _MISPRINTS:
        name = name.replace(printed, pattern)
    return name


def count_of(printed: str) -> int | None:
    """The count that digits or words say; one or a number past any bloc is none."""
    number = int(printed) if printed.isdecimal() else spelled_number(printed)
    return number if number is not None and 1 < number <= _MOST_MEMBERS else None


class Offices:
    """The offices of blocs and what links them to their holders; built once from the lexicon."""

    def __init__(self, lexicon: BlocLexicon) -> None:
        self._ranks = {bare(" ".join(row.role.split())): row.rank for row in lexicon.roles}
        names = sorted(
            {" ".join(fold(row.role).split()) for row in lexicon.roles}, key=lambda name: (-len(name), name)
        )
        # The look-behind stands after the first letter: a pattern that begins with letters is found faster.
        body = "|".join(
            rf"{name[0]}(?<![^\W_].)" + rf"{GAP}+".join(_misprinted(name[1:]).split()) for name in names
        )
        self.office = re.compile(rf"(?:{body})(?![^\W_])", re.DOTALL)
        bare_names = "(?:trưởng|phó)(?=\\s*[:),;.]|\\s+năm\\s+20)"
        self.bare_office = re.compile(
            rf"(?:(?<=\()|(?<=[(;,:]\s)|(?<=làm\s)|(?<=là\s)|(?<=vị\s)){bare_names}"
        )
        """`(trưởng)`, `phó: …`: an office where the bloc's own name stands in the sentence."""
        self._before(lexicon)
        self._after(lexicon)

    def _before(self, lexicon: BlocLexicon) -> None:
        """The patterns of what stands before an office."""
        before_verb, verb = (choice(lexicon.of_kind(kind)) for kind in ("before_verb", "verb"))
        noun = choice(lexicon.of_kind("office_noun"))
        linked = rf"(?:(?:{before_verb})\s+){{0,6}}(?:{verb})\s+(?:\(?\s*)(?:(?:{noun})\s+){{0,3}}"
        self.verb_before = re.compile(rf"(?:\s*[,–-]\s*(?:là\s+)?đơn\s+vị)?\s+{linked}$")
        """Ends at an office: a verb stands between it and its holder."""
        self.held_after = re.compile(rf"\s+{linked}{self.office.pattern}", re.DOTALL)
        """Begins at a holder's end: the same sentence says which office it holds."""
        self.mark_before = re.compile(rf"(?:\s*[(,:–-]\s*|\s+)(?:(?:{noun})\s+){{0,3}}$")
        """Ends at an office: a mark or nothing stands between it and its holder."""
        self.in_turn_before = re.compile(
            rf"\s+(?:(?:{before_verb})\s+){{0,4}}lần\s+lượt\s+(?:(?:{before_verb})\s+)?(?:{verb})\s+(?:(?:{noun})\s+){{0,3}}$"
        )
        """`A và B lần lượt làm Khối trưởng, Khối phó`: the first holds the first office."""
        self.former = re.compile(rf"(?<!\w)(?:{choice(lexicon.of_kind('former'))})\s+$")
        self.elects = re.compile(rf"(?<!\w)(?:{choice(lexicon.of_kind('elects'))})(?!\w)")
        self.alone_before = re.compile(
            rf"(?:^|[;.,•+*\n]|^\s*(?:[-–]|\d{{1,2}}[.)])|(?<!\w)(?:và|có|với|cùng|bầu|các|của))\s*"
            rf"(?:(?:\d{{1,2}}|{NUMBER_WORDS})\s+)?(?:(?:{noun})\s+)?$"
        )
        """Ends at an office that stands at the head of its clause."""
        self.begun_before = re.compile(rf"{self.alone_before.pattern}|[:(]\s*(?:(?:{noun})\s+)?$")
        """The same, also after a colon or a bracket."""

    def _after(self, lexicon: BlocLexicon) -> None:
        """The patterns of what stands behind an office."""
        noun = choice(lexicon.of_kind("office_noun"))
        bloc = (
            r"(?:\s+(?:của\s+)?(?:khối|cụm)(?:\s+thi\s+đua)?"
            r"(?:\s+(?:số\s+)?(?:\d{1,2}|[ivx]{1,4})(?!\w))?)?(?:\s+thi\s+đua(?:\s+số\s+\d{1,2}(?!\w))?)?"
        )
        self.term_after = re.compile(
            rf"{bloc}\s*,?\s*\(?(?:cho\s+)?(?:(?:kể\s+)?từ\s+|trong\s+)?"
            r"(?:năm(?:\s+học)?|nhiệm\s+kỳ(?:\s+năm)?|khóa)\s*(?P<year>20\d\d)(?:\s*[-–]\s*20\d\d)?(?![\d/])\)?"
        )
        """Begins where an office ends: the term for which it is held."""
        past = choice(lexicon.of_kind("past"))
        self.past_after = re.compile(rf"{bloc}\s+(?:của\s+)?(?:{past})")
        self.past = re.compile(past)
        self.told = re.compile(
            rf"{bloc}\s*(?::|\s(?:(?:bao\s+)?gồm|là|do|thuộc\s+về)(?!\w))\s*(?:(?:{noun})\s+)?"
        )
        """Begins where an office or its term ends: the holder is named next."""
        self.handed = re.compile(
            rf"{bloc}(?:\s+(?:được\s+)?(?:chuyển\s+)?từ\s[^.;,\n]{{2,80}}?)?\s+(?:cho|sang)\s+"
            r"(?:(?:đơn\s+vị|đại\s+diện|lãnh\s+đạo|tập\s+thể|thủ\s+trưởng)\s+){0,3}|,?\s+bắt\s+đầu\s+từ\s+"
        )
        """`bàn giao nhiệm vụ Trưởng Khối từ A cho B`."""
        self.in_turn_after = re.compile(
            rf"(?:{self.term_after.pattern})?{bloc}\s+lần\s+lượt\s+(?:là|thuộc\s+về)\s*:?\s*"
        )
        self.next_office = re.compile(r"\s*,\s*|\s+và\s+")
        self.dashed = re.compile(rf"{bloc}\s*[–-]\s*")
        self.bracketed = re.compile(r"\s*\(\s*")

    def rank(self, office: re.Match[str]) -> str:
        """`leader` or `deputy`."""
        return self._ranks.get(
            bare(" ".join(office[0].split())), "deputy" if office[0] == "phó" else "leader"
        )
