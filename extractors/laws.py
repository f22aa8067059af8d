"""Laws, codes, ordinances and the constitution cited by name: `Luật Thi đua, khen thưởng năm 2022`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpora.instruments import Instruments
from extractors.facts import Rejected
from extractors.folding import fold
from extractors.names import UPPER

# Its first letter alone is searched for: that is four times as fast as the same words one beside another.
_HEAD = re.compile(
    r"[BLPH](?<!\w.)(?:(?<=B)(?:ộ\s+[Ll]uật|Ộ\s+LUẬT)|(?<=L)(?:u[ậâ]t|UẬT)|(?<=P)(?:háp\s+lệnh|HÁP\s+LỆNH)"
    r"|(?<=H)(?:iến\s+pháp|IẾN\s+PHÁP))(?!\w)"
)
_REPUBLIC = re.compile(
    r"\s+nước\s+(?:CHXHCN|cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa)\s+Việt\s+Nam(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_BILL = re.compile(
    r"(?:dự\s+(?:án|thảo)|đề\s+nghị\s+xây\s+dựng|đề\s+cương)(?:\s+\w+){0,2}\s*$", re.IGNORECASE
)
_MENDS = re.compile(r"\s(?:sửa\s+đổi|thay\s+thế|hướng\s+dẫn)\s*$", re.IGNORECASE)
"""What a bill does to the law named after it."""
_AMENDING = re.compile(
    r"\s+[Ss]ửa\s+đổi(?:,?\s+(?:và\s+)?bổ\s+sung)?(?:\s+(?:một\s+số|các)\s+[Đđ]iều)?(?:\s+của)?(?:\s+(?:các|\d+))?\s+",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\s*(?:\((?:sửa\s+đổi|sửa\s+đổi,\s+bổ\s+sung)\)\s*)?,?\s*(?:\(?\s*(?:ban\s+hành\s+)?năm\s*)?((?:19[4-9]|20[0-4])\d)"
    r"(?![\d/-]|\.\d)"
)
_UNKNOWN = re.compile(
    r"\s+(?!(?:này|đó|trên|nói|nêu|ấy|sau|mới|cũ|hiện|và|hoặc|có|được|ban|trước|từ|thì|phải)\s)([^\W\d_][^.;:()\d\n“”\"]{2,90}?)"
    r"(?=\s+(?:(?:ban\s+hành\s+)?năm\s+(?:19|20)\d\d|số\s+\d|(?:19|20)\d\d(?![\d/]))|,?\s+(?<!trước\s)(?<!từ\s)(?<!sau\s)ngày\s+\d)"
)
_BASIS = re.compile(r"[Cc]ăn\s+cứ\s+(?:vào\s+)?$")
_LISTED = re.compile(r"\s+([^\W\d_][^.,;:()\d\n“”\"]{2,70}?)(?=\s*(?:[;,.]|$))")
_REPEALED = re.compile(r"\s*\((?:sửa\s+đổi|sửa\s+đổi,\s+bổ\s+sung)\)")
_CITES = re.compile(r"[Ll]uật|Nghị định|Thông tư|Quyết định")
_ABOUT = re.compile(r"\s+về\s")
_NATION = re.compile(r"\s+Việt\s+Nam(?!\w)")
_JOINT = re.compile(r"\s*(?:,|và|,\s*và)\s+")
_GAP = re.compile(r"[\s,\-–]*")
_CAPITALISED = re.compile(rf"\s+[{UPPER}][^.;:()\d\n]{{2,60}}?(?=\s+(?:năm|ngày|số)\s|[.;:()\n]|,\s|$)")
_LOOKBACK = 40
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class LawName:
    """A law named in the text: `name` as printed with its type word, `year` where it follows."""

    start: int
    end: int
    type: str
    name: str
    year: int | None
    known: bool
    """The register knows the name."""


@dataclass(frozen=True, slots=True)
class _Register:
    """Names of laws as tuples of their type and the syllables that follow it, folded."""

    entries: frozenset[tuple[str, ...]]
    prefixes: frozenset[tuple[str, ...]]
    single: frozenset[str]
    """Names of one syllable: they need their diacritics, or Luật gia would be Luật Giá."""

    @classmethod
    def of(cls, laws: Iterable[tuple[str, str]]) -> _Register:
        """A register of types, each with a name after it."""
        rows = list(laws)
        entries = frozenset((type_, *_key(name).split()) for type_, name in rows)
        prefixes = frozenset(name[:size] for name in entries for size in range(1, len(name) + 1))
        return cls(entries, prefixes, frozenset(name.lower() for _, name in rows if " " not in name))

    def names(self, words: tuple[str, ...], last: str) -> bool:
        """Whether `words`, of which `last` is printed last, are a name in it."""
        return words in self.entries and (len(words) > 2 or last.lower() in self.single)


@dataclass(slots=True)
class _Titles:
    """The titles of amending laws that a text bears itself, folded."""

    found: set[str] = field(default_factory=set)
    lengths: set[int] = field(default_factory=set)

    def add(self, title: str) -> None:
        """Keep a title."""
        self.found.add(title)
        self.lengths.add(len(title))

    def within(self, name: str) -> bool:
        """Whether a title stands in a law's name; asks as often as that has letters, however many titles."""
        return any(
            name[start : start + length] in self.found
            for length in self.lengths
            for start in range(len(name))
        )


@dataclass(frozen=True)
class LawFinder:
    """Finds laws by name; built once from the register."""

    registers: tuple[_Register, ...]
    """The register of laws, and behind it those met in the text at hand that it lacks."""

    @classmethod
    def of(cls, instruments: Instruments) -> LawFinder:
        """A finder of the laws that the lexicon knows."""
        return cls((_Register.of((law.type, law.name) for law in instruments.laws),))

    def scan(self, text: str) -> tuple[tuple[LawName, ...], tuple[Rejected, ...]]:
        """Laws in reading order; the law inside an amending law's name is not one of its own.

        A law that the register lacks but the text once names in full is known for the rest of the text.
        """
        found, rejected = self._scan(text)
        met = [law for law in found if not law.known and law.type != "Hiến pháp"]
        if not met:
            return found, rejected
        named = _Register.of((law.type, law.name[len(law.type) :].strip()) for law in met)
        return LawFinder((*self.registers, named))._scan(text)

    def _scan(self, text: str) -> tuple[tuple[LawName, ...], tuple[Rejected, ...]]:
        found: list[LawName] = []
        rejected: list[Rejected] = []
        titles = _Titles()
        reach = 0
        for head in _HEAD.finditer(text):
            if head.start() < reach:
                continue
            law = self._read(text, head)
            if law is None:
                continue
            reach = law.end
            own = _is_title(text, head)
            if own and _AMENDING.match(text, head.end()):
                titles.add(_key(law.name))
            if own or (titles.found and titles.within(_key(law.name))):
                quote = text[law.start : law.end]
                rejected.append(Rejected("citations", "title_of_this_paper", quote, law.start, law.end))
                continue
            bill = _BILL.search(text, max(0, head.start() - _LOOKBACK), head.start())
            if bill and not _MENDS.search(bill.group()):
                quote = text[law.start : law.end]
                rejected.append(Rejected("citations", "bill", quote, law.start, law.end))
            else:
                found.append(law)
        return tuple(found), tuple(rejected)

    def _read(self, text: str, head: re.Match[str]) -> LawName | None:
        type_ = " ".join(head.group().split()).capitalize().replace("â", "ậ")
        if type_ == "Hiến pháp":
            return self._constitution(text, head)
        amending = _AMENDING.match(text, head.end())
        if amending:
            end = self._inner(text, amending.end())
            return self._law(text, head.start(), end, type_, True) if end else None
        end = self._known(text, head.end(), type_)
        if end:
            return self._law(text, head.start(), end, type_, True)
        based = _BASIS.search(text, max(0, head.start() - _LOOKBACK), head.start())
        unknown = _UNKNOWN.match(text, head.end()) or (_LISTED.match(text, head.end()) if based else None)
        if unknown and not _CITES.search(unknown.group(1)):
            return self._law(text, head.start(), unknown.end(1), type_, False)
        return None

    def _constitution(self, text: str, head: re.Match[str]) -> LawName | None:
        """The constitution of a year, or that of the republic where a paper is based on it."""
        republic = _REPUBLIC.match(text, head.end())
        end = republic.end() if republic else head.end()
        based = republic and _BASIS.search(text, max(0, head.start() - _LOOKBACK), head.start())
        return (
            self._law(text, head.start(), end, "Hiến pháp", False)
            if based or _YEAR.match(text, end)
            else None
        )

    def _inner(self, text: str, start: int) -> int | None:
        """End of the base laws in an amending law's title: one, or several joined by `và` and commas."""
        end, cursor = None, start
        while True:
            head = _HEAD.match(text, cursor)
            if head is None:
                return end
            kind = " ".join(head.group().split()).capitalize()
            inner = self._known(text, head.end(), kind) or self._capitalised(text, head.end())
            if inner is None:
                return end
            end = inner
            joint = _JOINT.match(text, end)
            if joint is None:
                return end
            cursor = joint.end()

    def at(self, text: str, start: int) -> LawName | None:
        """The law whose type word begins at `start`."""
        head = _HEAD.match(text, start)
        return self._read(text, head) if head else None

    def _known(self, text: str, start: int, type_: str) -> int | None:
        """End of the longest registered name that begins after `start`; `Việt Nam` may close any of them."""
        words: tuple[str, ...] = (type_,)
        end = None
        about = _ABOUT.match(text, start)
        limit = start = about.end() - 1 if about else start
        for count, word in enumerate(_WORD.finditer(text, start)):
            if count == _MOST_WORDS or not _GAP.fullmatch(text, limit, word.start()):
                break
            words = (*words, _key(word.group()))
            limit = word.end()
            if any(row.names(words, word.group()) for row in self.registers):
                end = limit
            if not any(words in row.prefixes for row in self.registers):
                break
        nation = _NATION.match(text, end) if end else None
        return nation.end() if nation else end

    @staticmethod
    def _capitalised(text: str, start: int) -> int | None:
        match = _CAPITALISED.match(text, start)
        return match.end() if match else None

    @staticmethod
    def _law(text: str, start: int, end: int, type_: str, known: bool) -> LawName:
        year = _YEAR.match(text, end)
        name = " ".join(text[start:end].split())
        close = year.end() if year else end
        if not year and (marked := _REPEALED.match(text, end)):
            close = marked.end()
        return LawName(start, close, type_, name, int(year.group(1)) if year else None, known)


def _key(name: str) -> str:
    """A name folded, `y` as `i`: Quản lí is Quản lý."""
    return fold(name).replace("y", "i")


def _is_title(text: str, head: re.Match[str]) -> bool:
    """Whether the type word stands alone on its line, in capitals: so a law names itself."""
    alone = text[head.end() : head.end() + 1] == "\n" and text[max(0, head.start() - 1) : head.start()] in (
        "",
        "\n",
    )
    return alone and head.group().isupper()
