"""What ties an office to its holder: marks, verbs of appointment, lists of posts and of people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from corpora.people import RoleLink, load_role_links
from corpora.tables import LEXICON
from extractors.syllables import fold
from extractors.titles import Title

_B = r"[\s\u00a0]"
_NOTE = rf"(?:\([^()\n]{{0,60}}\){_B}*)?"
_MARK = r"[,:(–—-]"
# "từ năm 2013", "nhiệm kỳ 2020 - 2025", between one office and the next.
_YEAR = r"[\d/]{4,7}"
_YEARS_OF = rf"{_YEAR}(?:{_B}*[-–]{_B}*{_YEAR})?"
_TERM = rf"(?:{_B}+(?:từ(?:{_B}+(?:năm|tháng))?|giai{_B}+đoạn|nhiệm{_B}+kỳ){_B}+{_YEARS_OF})?"
# From an office to those who hold it, over the session or the term.
_SESSION = rf"(?:{_B}+(?:khóa|khoá){_B}+[IVXL\d]{{1,6}})?"
_YEARS = rf"(?P<term>,?{_B}+nhiệm{_B}+k[ỳì]{_B}+\d{{4}}{_B}*[-–]{_B}*\d{{4}})?"
_POST_WORD = r"(?:lại|giữ|chức|vụ|danh|nhiệm|làm|là|và|bổ|luân|chuyển|điều|động)"
SHARES = re.compile(rf"{_B}*(?:[–-]|kiêm|và){_B}*")
NEXT_PERSON = re.compile(rf"{_B}*(?:[,;()–—-]{_B}*)*(?:và{_B}+|cùng{_B}+)?")


class RoleLinks:
    """Knows the words between offices and people; built once from the table, then a pure function of text."""

    def __init__(self, rows: Iterable[RoleLink]) -> None:
        words: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            words[row.kind].append(row.word)
        any_of = {kind: _any(found) for kind, found in words.items()}
        self._to_title = _to_title(any_of)
        self._career = _career(any_of)
        self._becomes = _becomes(any_of)
        self._chain = re.compile(
            rf"{_TERM}(?:{_B}*(?:[,–—-]|\)?{_B}*[(]|\){_B}*,?){_B}*(?:(?:{any_of['next']}){_B}+){{0,3}}"
            rf"|,?{_B}+(?:{any_of['next']}){_B}+)"
        )
        # A predicate that several people may share: "ông A và bà B được bổ nhiệm giữ chức vụ Phó Giám đốc …".
        self._result = re.compile(
            rf"{_B}(?:(?:{any_of['together']}){_B}+){{0,3}}(?:được{_B}|trúng{_B}+cử|giữ{_B}+chức)"
        )
        self._held_by = re.compile(
            rf"{_SESSION}{_YEARS}(?:,?{_B}+(?:{any_of['who']}){_B}*(?=[:\s])|(?(term)(?=:)|(?!)))"
        )
        self._named_for = re.compile(rf"{_B}+(?:{any_of['of']})(?={_B})")
        self._appoints = re.compile(rf"(?:{any_of['appoint']})(?:\s+{_POST_WORD}){{0,6}}\s+$", re.I)
        self._posts = re.compile(rf"(?:{any_of['post']})[^.;:\n]{{0,40}}:\s*$", re.I)
        self._plural = re.compile(
            rf"(?<!\w)(?:{any_of['many']}|0?[2-9]|1\d)(?:{_B}+(?:đồng chí|ông|bà|đ/c))?{_B}+$", re.I
        )
        # "Thay ông A, ông B được bổ nhiệm làm Giám đốc": the first has left the office.
        self._left = re.compile(rf"(?:{any_of['left']})\s+(?:đồng chí|đ/c|ông|bà)?\s*$", re.I)

    @classmethod
    def load(cls, folder: Path = LEXICON) -> RoleLinks:
        """The words of the lexicon's table; a table that cannot be read raises `TableError`."""
        return cls(load_role_links(folder))

    def ties_before(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]`, between a person and an office after it, says that the office is theirs.

        A comma, a bracket, `được bổ nhiệm giữ chức` (observed forms), or a career: `từng giữ các chức vụ: …`.
        """
        return bool(self._to_title.fullmatch(text, start, end) or self._career.fullmatch(text, start, end))

    def held_by(self, text: str, start: int, reach: int) -> int:
        """Where the holder's name may begin after an office of `text[start:reach]`, or `reach`.

        Over a term of office and `gồm` or `là`; over `đối với`, `cho` where one is appointed to the office.
        """
        if named := self._held_by.match(text, reach):
            return named.end()
        named = self._named_for.match(text, reach)
        return named.end() if named and self._appoints.search(text[max(0, start - 60) : start]) else reach

    def chained(self, gap: str) -> bool:
        """Whether the text between two offices makes them one person's: a mark, `kiêm`, `giữ chức`."""
        return bool(self._chain.fullmatch(gap) or self._becomes.fullmatch(gap))

    def told_in_list(self, text: str, start: int) -> bool:
        """Whether a list of posts opens at `start`, where semicolons may part the offices of one person."""
        return bool(self._posts.search(text[max(0, start - 90) : start]))

    def shared_predicate(self, text: str, start: int, end: int) -> bool:
        """Whether what follows a name may be said of everyone in the list that the name ends."""
        return bool(self._result.match(text, start, end))

    def several(self, text: str, start: int) -> bool:
        """Whether the office that begins at `start` is said to be several people's."""
        return bool(self._plural.search(text[max(0, start - 24) : start]))

    def has_left(self, text: str, start: int) -> bool:
        """Whether the person whose name begins at `start` is the one replaced."""
        return bool(self._left.search(text[max(0, start - 24) : start]))


def _to_title(any_of: dict[str, str]) -> re.Pattern[str]:
    """From a name to the office after it."""
    link = rf"(?:(?:{any_of['as']}){_B}+){{0,8}}"
    # "được Trung ương điều động giữ chức": who appoints stands between.
    by = rf"được{_B}+(?:[^\W\d_]+{_B}+){{1,8}}?(?:{any_of['appoint']}){_B}+"
    both = rf"(?:(?:{any_of['together']}){_B}+){{1,3}}(?=được{_B}|giữ{_B}|trúng{_B})"
    life = rf"(?:{_B}*[,(]?{_B}*(?:{any_of['life']}){_B}+[^,;.:()\n]{{1,60}}){{0,3}}"
    return re.compile(
        rf"{life}{_B}*{_NOTE}(?:{_MARK}{_B}*(?:ndash;{_B}*)?{link}|{_B}&?ndash;{_B}*"
        rf"|{_B}(?=\w)(?:{both})?(?:{by})?{link}(?<=\w{_B}))"
    )


def _career(any_of: dict[str, str]) -> re.Pattern[str]:
    """From a name to the first of the offices that a career went through."""
    return re.compile(
        rf"{_B}*,?{_B}*(?:(?:{any_of['career_when']}){_B}+){{1,4}}(?:{any_of['career_verb']})"
        rf"(?:{_B}+(?:các|nhiều|những|một số))?{_B}+(?:{any_of['career_noun']})(?:{_B}+[^\W\d_]+){{0,5}}?"
        rf"(?:{_B}+(?:như|gồm|là))?{_B}*[:,]?{_B}*"
    )


def _becomes(any_of: dict[str, str]) -> re.Pattern[str]:
    """From one office to the next that its holder comes to.

    Without "được" the one who appoints is not the one appointed: "Chủ tịch UBND phân công Phó Chủ tịch".
    """
    return re.compile(
        rf",?{_B}+(?:(?:{any_of['together']}){_B}+){{0,3}}"
        rf"(?:giữ{_B}+chức|trúng{_B}+cử(?:{_B}+chức)?"
        rf"|được{_B}+(?:tín{_B}+nhiệm{_B}+)?(?:{any_of['appoint']}|bầu|cử)(?:{_B}+(?:làm|giữ{_B}+chức))?)"
        rf"(?:{_B}+(?:vụ|danh))?{_B}+"
    )


def _any(words: list[str]) -> str:
    """The words as one alternative, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(rf"{_B}+".join(map(re.escape, word.split())) for word in ordered)


def shared_organisations(text: str, chain: list[Title]) -> list[Title]:
    """`Phó Chủ tịch - Tổng Thư ký Hội X`: the first office is at the second's organisation."""
    out = list(chain)
    for index in range(len(out) - 2, -1, -1):
        title, following = out[index], out[index + 1]
        bare = title.organisation is None and title.kind in {"follows", "shared"}
        gap = text[title.end : following.start]
        shares = SHARES.fullmatch(gap) or (gap.strip() == "," and _one_house(title, following))
        if bare and following.organisation and shares and not _new_body(title, following):
            out[index] = replace(title, organisation=following.organisation)
    return out


def _new_body(title: Title, following: Title) -> bool:
    """`Giám đốc - Trưởng ban Tổ chức`: an office whose own name holds its body lends it to no other."""
    return following.kind == "shared" and title.kind != "shared"


def _one_house(title: Title, following: Title) -> bool:
    """`Tổng Giám đốc, Tổng Biên tập Đài X`: a paper or a station has both offices in one hand."""
    first, second = fold(title.title), fold(following.title)
    return first.endswith("giám đốc") and second.endswith("tổng biên tập")
