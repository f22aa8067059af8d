"""Offices as printed, with their organisation: `Phó Trưởng Ban`, `nguyên Bí thư`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.people import TitleRow
from extractors.organisations import Organisation, OrganisationScanner
from extractors.syllables import GAP, fold, next_syllable

_BEFORE = rf"(?:(?:nguyên(?:{GAP}+là(?![^\W_]))?|quyền|q\.){GAP}*)?(?:phó{GAP}+)?"
_FORMER = re.compile(r"^(nguyên) là ", re.I)
_ACTING = re.compile(r"^q\. ?", re.I)
# "Phó Giám đốc phụ trách" is an office; in "Chủ tịch phụ trách chung" the verb says what he does.
_AFTER = (
    rf"(?:{GAP}+(?:thường{GAP}+trực|thứ{GAP}+nhất|chuyên{GAP}+trách|phụ{GAP}+trách(?!{GAP}+chung)|danh{GAP}+dự)"
    r"(?![^\W_]))?"
)
_COMMA = re.compile(rf"{GAP}*,{GAP}+")
_OF = re.compile(rf"{GAP}+(?:của|tại|thuộc)(?={GAP})")
# Words that make a title something else: "Chủ tịch đoàn" presides, "Chủ tịch nước" is its own row.
_NOT_AFTER = frozenset({"đoàn", "chiến", "quỹ đạo"})


# Letters without their marks, one for one: "Chủ tich" and "Phó Giám đôc" are slips of the pen or the scanner.
_BARE = {
    code: unicodedata.normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
}
_BARE |= {ord("đ"): "d"}
# "Trường Ban Mai" is a school and "Trương Khoa" a person: no slips of "Trưởng".
_NO_SLIP = frozenset({"trường", "trương", "thứ", "thủ", "bì", "thương"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office with the organisation that follows it; `text[start:end]` is the title as printed."""

    start: int
    end: int
    title: str
    """The title in the case that a sentence gives it."""
    kind: str
    """How the table says that it takes its organisation."""
    organisation: Organisation | None = None

    @property
    def reach(self) -> int:
        """Where title and organisation end."""
        return max(self.end, self.organisation.end) if self.organisation else self.end


class TitleScanner:
    """Finds offices; built once from the table of titles and the scanner of organisations."""

    def __init__(self, rows: tuple[TitleRow, ...], organisations: OrganisationScanner) -> None:
        self._organisations = organisations
        self._rows = {fold(row.title): row for row in rows}
        names = sorted(self._rows, key=lambda name: (-len(name), name))
        body = "|".join(rf"{GAP}+".join(map(re.escape, name.split())) for name in names)
        # "Phó Phòng", but of "Trưởng Bộ môn" no "Phó môn".
        heads = [name.split() for name, row in self._rows.items() if row.org in {"shared", "bloc"}]
        last = sorted({words[-1] for words in heads if len(words) == 2})
        deputies = rf"phó{GAP}+(?:{'|'.join(last)})"
        whole = rf"(?<![^\W_])(?P<before>{_BEFORE})(?P<body>{body}|{deputies})(?![^\W_])(?P<after>{_AFTER})"
        self._pattern = re.compile(whole)
        self._bare = re.compile(whole.translate(_BARE))
        self._bare_rows = {_bare(name): row for name, row in self._rows.items() if " " in name}

    def scan(self, text: str, start: int = 0, end: int | None = None) -> tuple[Title, ...]:
        """Every office of `text[start:end]` in reading order, with offsets in `text`."""
        return tuple(self._each(text, start, len(text) if end is None else end))

    def at(self, text: str, start: int, limit: int) -> Title | None:
        """The office that begins exactly at `start`."""
        window = fold(text[start : min(limit, start + 60)])
        found = self._pattern.match(window)
        return self._title(text, found, start, limit) if found else None

    def _each(self, text: str, start: int, limit: int) -> Iterator[Title]:
        folded, place = fold(text[start:limit]), 0
        bare = _bare(folded)
        while rough := self._bare.search(bare, place):
            found = self._pattern.match(folded, rough.start())
            title = (
                self._title(text, found, start, limit)
                if found
                else self._slipped(text, rough, folded, start, limit)
            )
            if title:
                yield title
            # What was no office may hide one that begins within it.
            place = found.end() if found else (rough.end() if title else rough.start() + 1)

    def _slipped(self, text: str, rough: re.Match[str], folded: str, shift: int, limit: int) -> Title | None:
        """An office of two words or more with one syllable misprinted in its marks."""
        row = self._bare_rows.get(" ".join(rough["body"].split()))
        if row is None:
            return None
        printed = folded[rough.start("body") : rough.end("body")].split()
        wrong = [one for one, meant in zip(printed, fold(row.title).split(), strict=True) if one != meant]
        start, end = shift + rough.start(), shift + rough.end()
        if len(wrong) > 1 or not text[shift + rough.start("body")].isupper() or _NO_SLIP & set(wrong):
            return None
        organisation = self._organisation(text, start, end, row.org, limit)
        return Title(start, end, _mended(text[start:end], rough, row), row.org, organisation)

    def _title(self, text: str, found: re.Match[str], shift: int, limit: int) -> Title | None:
        start, end = shift + found.start(), shift + found.end()
        printed = text[start:end]
        words = found["body"].split()
        if len(printed) <= 3 and not printed.isupper():
            return None
        following = next_syllable(text, end, limit)
        if following is not None and following.folded in _NOT_AFTER and not following.capital:
            return None
        row = self._rows.get(" ".join(words))
        kind = row.org if row else ("bloc" if words[-1] in {"khối", "cụm"} else "shared")
        shown = row.title if row and printed.isupper() and len(printed) > 5 else printed
        if printed.isupper() and len(printed) > 5:
            shown = _unshout(found, row)
        # "Phó Trưởng ban Thường trực Ban Tuyên giáo": the body is not "ban Thường trực".
        taken = "follows" if kind == "shared" and found["after"] else kind
        organisation = self._organisation(text, start, end, taken, limit)
        # "nguyên là Giám đốc" is "nguyên Giám đốc", "Q. Chủ tịch" is "Quyền Chủ tịch".
        shown = _ACTING.sub("Quyền ", _FORMER.sub(r"\1 ", " ".join(shown.split())))
        return Title(start, end, shown, kind, organisation)

    def _organisation(self, text: str, start: int, end: int, kind: str, limit: int) -> Organisation | None:
        if kind == "none":
            following = next_syllable(text, end, limit)
            party = following is not None and following.folded == "ban"
            return self._after(text, end, limit) if party else None
        if kind == "shared":
            # "Trưởng Ban Tổ chức", "Chánh Văn phòng Chính phủ": the organisation begins inside the title.
            for space in re.finditer(rf"{GAP}+", text[start:end]):
                shared = self._organisations.at(text, start + space.end(), limit, loose=True, bare=True)
                if shared and shared.end > end:
                    # "Phó Trưởng ban Ban Tổ chức": the word stands twice, the name begins with the second.
                    return self._doubled(text, end, limit) or shared
            return self._after(text, end, limit) or self._over_comma(text, start, end, limit)
        return self._after(text, end, limit)

    def _over_comma(self, text: str, start: int, end: int, limit: int) -> Organisation | None:
        """`Trưởng ban, Ban Thi đua`, `Chánh Văn phòng, Văn phòng Tỉnh ủy`: the body's word stands again."""
        comma = _COMMA.match(text, end, limit)
        if comma is None:
            return None
        words = fold(text[start:end]).split()
        again = fold(text[comma.end() : comma.end() + 12])
        told = any(again.startswith(f"{' '.join(words[-count:])} ") for count in (1, 2) if len(words) > count)
        return self._organisations.at(text, comma.end(), limit, loose=True) if told else None

    def _doubled(self, text: str, end: int, limit: int) -> Organisation | None:
        following = next_syllable(text, end, limit)
        if following is None or following.folded != _last_word(text, end):
            return None
        return self._organisations.at(text, following.start, limit, loose=True)

    def _after(self, text: str, end: int, limit: int) -> Organisation | None:
        of = _OF.match(text, end, limit)
        following = next_syllable(text, of.end() if of else end, limit)
        if following is None:
            return None
        found = self._organisations.at(text, following.start, limit, loose=True, bare=True)
        if found is None and not of and following.folded == _last_word(text, end):
            # "Phó Giám đốc đốc Trung tâm": a syllable typed twice.
            over = next_syllable(text, following.end, limit)
            found = self._organisations.at(text, over.start, limit, loose=True) if over else None
        if found is None:
            return self._seat(text, following.start, limit)
        return None if found.tail == "body" else found

    def _seat(self, text: str, start: int, limit: int) -> Organisation | None:
        """`Phó Chủ tịch TP`, `Bí thư huyện Ba Vì`: the place stands for its committee."""
        end = self._organisations.places.at(text, start, limit)
        if end is None or self._organisations.places.known_at(text, start, limit):
            return None
        return Organisation(start, end, text[start:end], "place", "place")


def _bare(folded: str) -> str:
    """Folded text without marks; the length stays."""
    return folded.translate(_BARE)


def _mended(printed: str, rough: re.Match[str], row: TitleRow) -> str:
    """A misprinted title as it should be: `PHÓ CHỦ TICH` is `Phó Chủ tịch`."""
    before = "Phó" if "pho" in rough["before"].split() else ""
    former = "nguyên" if rough["before"].startswith("nguyen") else ""
    after = printed.split()[-2:] if rough["after"].strip() else []
    return " ".join(part for part in (former, before, row.title, " ".join(after)) if part)


def _last_word(text: str, end: int) -> str:
    return fold(text[max(0, end - 12) : end]).split()[-1]


def _unshout(found: re.Match[str], row: TitleRow | None) -> str:
    """A title printed in capitals, in the case of the table: `PHÓ CHỦ TỊCH` is `Phó Chủ tịch`."""
    body = row.title if row else found["body"].capitalize()
    before = " ".join(word.capitalize() for word in found["before"].split())
    after = found["after"].strip()
    return " ".join(part for part in (before, body, after.capitalize()) if part)
