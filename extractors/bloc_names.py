"""Names of emulation blocs in running text: `Khối thi đua số 4`, `Cụm thi đua khối quận`, `Khối 4`.

A bloc's name is `khối` or `cụm`, mostly with `thi đua`, and what tells it from the others: a number, the body
that it belongs to, or the kind of its members.  `Đảng ủy khối các cơ quan` and `khối đại đoàn kết` are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpora.blocs import BlocLexicon
from extractors.bloc_shorts import LED, REACH, ShortForms
from extractors.date_numerals import NUMBER_WORDS, spelled_number
from extractors.name_keys import NameKeys, number_key
from extractors.names import UPPER
from extractors.organisations import OrganisationScanner
from extractors.syllables import GAP, Phrases, Syllable, fold, next_syllable

NAME_REST = re.compile(r"[^.;\n]{0,60}[.:]?\s*$")
"""What may stand behind a name to the end of a heading or cell that is nothing but that name."""

# Typists and scans leave "Khôi thi đua", "thi ðưa", "Khốithi đua"; `TĐ` stands for thi đua before a number.
_EMULATION = rf"th[iíìỉĩị]{GAP}*(?:[đð][uưúùụ]a|dua(?={GAP}+s))"
_HEAD = re.compile(
    rf"(?<![^\W_])(?P<kind>khối|cụm|khổi|(?:kh[ôồỗộóo]i|c[uùúủựư]m)(?={GAP}*th[iíìỉĩị]{GAP}*[đð]))(?P<pair>{GAP}*(?:[,-]|và){GAP}*(?:khối|cụm))?"
    rf"(?P<full>{GAP}*(?:giao{GAP}+ước{GAP}+)?{_EMULATION}(?:{GAP}*[,-]{GAP}*khen{GAP}+thưởng(?={GAP}+(?:số|\d)))?"
    rf"|{GAP}+tđ(?={GAP}+(?:số|\d)))?(?:(?![^\W_])|(?=số{GAP}*\d))"
)
_NUMBER = re.compile(
    rf"{GAP}*(?:(?:khối|cụm){GAP}+)?(?:(?:số|s[ôổồỗộóo]['’]?|thứ){GAP}*:?{GAP}*|(?<=[^\w]))"
    rf"(?:(?P<number>\d{{1,2}}[a-d]?|[ivx]{{1,5}}|(?<=s[ốôổồỗộóo]{GAP})(?:l|o\d|\d[ol]|l\d))(?![^\W_])(?!{GAP}*[.]\d)(?!{GAP}*/\d)"
    rf"(?!{GAP}*%)|(?:(?<=số{GAP})|(?<=thứ{GAP}))(?P<word>{NUMBER_WORDS})(?![^\W_]))"
)
# The look-behind stands after the first letter: a pattern that begins with letters is found faster.
_TALKS = re.compile(
    rf"t(?:(?<!\w.)|(?<=khối.)|(?<=cụm.)){_EMULATION[1:]}|t(?<!\w.)đ{GAP}+(?:số|\d)", re.DOTALL
)
_KINDS = ("khối", "cụm", "khổi", "khôi")
# A count of members is no number: "Cụm thi đua 5 thành phố".
_COUNTED = re.compile(
    rf"{GAP}+(?:tỉnh|thành{GAP}+phố|xã|phường|huyện|quận|sở|doanh{GAP}+nghiệp|trường)(?![^\W_])"
)
_OWNER = re.compile(rf"{GAP}*[-–]{GAP}*(?=(?:tỉnh|thành{GAP}+phố)(?![^\W_]))|{GAP}+(?=(?:tỉnh)(?![^\W_]))")
_PARTY = re.compile(rf"(?:đảng{GAP}+(?:ủy|bộ)|đoàn|công{GAP}+đoàn|hội)(?:{GAP}+các)?{GAP}+$")
# "VH-XH", "LĐ-TB&XH": an abbreviation in parts.
_LINKED = re.compile(r"(?:[-–&][A-ZĐ]{2,6}){1,3}(?![^\W_])")
_OTHER_NAME = re.compile(r"\s*\((?P<name>[^()\d]{4,90})\)")
_AREA_NUMBER = re.compile(rf"{GAP}+(?:\d{{1,2}}|[IVX]{{1,4}})(?![^\W_])")
_MARK = re.compile(rf"{GAP}*(?P<mark>[,–-]){GAP}*")


# "Nông - Lâm - Ngư": single capitalised syllables, a dash between any two.
_ONE = rf"[{UPPER}][^\W\d_{UPPER}]*"
_ONE_BY_ONE = re.compile(rf"(?<![^\W_]){_ONE}(?:{GAP}*[–-]{GAP}*{_ONE}(?![^\W_])(?!{GAP}[{UPPER}]))+")
_SCANNED = str.maketrans("lo", "10")
_SPELLED = re.compile(rf"(?P<count>{NUMBER_WORDS})(?={_COUNTED.pattern})")


@dataclass(frozen=True, slots=True)
class BlocMention:
    """A bloc named at one place; mentions with one key are one bloc."""

    start: int
    end: int
    key: str
    number: str | None
    full: bool
    """Whether `thi đua` stands in it."""
    name: str
    """As printed, or for an ellipsis (`Khối huyện có …`) with what the text leaves out."""
    spoken: bool = False
    """Whether a short form counts by itself: its members or its head stand beside it."""


class BlocNames:
    """Finds names of blocs; built once from the lexicon."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, keys: NameKeys) -> None:
        self._organisations = organisations
        self._keys = keys
        self._phrases = Phrases(lexicon.of_kind("name"))
        self._shorts = ShortForms(lexicon)
        self._stops = frozenset(" ".join(fold(row.word).split()) for row in lexicon.stops)
        units = [" ".join(fold(row.word).split()) for row in lexicon.units]
        self._units = frozenset(unit.split()[0] for unit in units)
        # "tham mưu" is a kind of member though "tham" alone is a verb; what is a stop itself stays one.
        self._pairs = frozenset(unit for unit in units if " " in unit) - self._stops

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[BlocMention]:
        """Every name of a bloc in `text[start:end]`, in reading order.

        Short forms (`Khối 4`, `Khối huyện có …`) count only where a full one stands in the text: without it
        they are a school's year or a part of a town.
        """
        limit = len(text) if end is None else end
        folded = fold(text[start:limit])
        if not any(kind in folded for kind in _KINDS) or not _TALKS.search(folded):
            return []
        found: list[BlocMention] = []
        place = 0
        while head := _HEAD.search(folded, place):
            mention = self._mention(text, folded, head, start, limit, found)
            place = max(head.end(), mention.end - start if mention else 0)
            if mention:
                found.append(mention)
        return list(self._counted(found, folded, start))

    def _counted(self, found: list[BlocMention], folded: str, start: int) -> Iterator[BlocMention]:
        """The names that count: full ones, and short ones by the full ones and by what stands beside them."""
        known = {one.key for one in found if one.full}
        if not known and not self._shorts.spoken_of(folded):
            return
        for one in found:
            place = one.end - start
            told = self._shorts.tells if one.number else self._shorts.opens
            cell = self._shorts.alone(folded, one.start - start, place)
            spoken = not one.full and (cell or told(folded, place))
            if one.full or spoken or (known and one.number) or one.key in known:
                yield replace(one, spoken=spoken)

    def alias(self, text: str, mention: BlocMention) -> str | None:
        """The key of the name in brackets after a number: `Cụm thi đua số 9 (các trường)`."""
        note = _OTHER_NAME.match(text, mention.end) if mention.number else None
        if note is None:
            return None
        kind = mention.key.split()[0]
        told = note["name"] if fold(note["name"]).startswith(kind) else f"{kind} thi đua {note['name']}"
        return " ".join(word for word in self._keys.words(told) if word != "thuộc")

    def _mention(
        self,
        text: str,
        folded: str,
        head: re.Match[str],
        shift: int,
        limit: int,
        earlier: list[BlocMention],
    ) -> BlocMention | None:
        start, end = shift + head.start(), shift + head.end()
        if head["pair"] or _PARTY.search(folded, max(0, head.start() - 24), head.start()):
            return None
        limit = min(limit, end + REACH)
        number = _NUMBER.match(folded, head.end())
        if number and not (_COUNTED.match(folded, number.end()) and not number[0].strip().startswith("số")):
            return self._numbered(text, folded, head, number, shift, limit)
        led = None if head["full"] else self._led(text, folded, head, shift, earlier)
        if led or not (head["full"] or text[start].isupper()):
            return led
        tail = self._tail(text, end, limit)
        full = bool(head["full"]) or self._shorts.covenant(folded, head.start())
        return self._named(text, start, tail, full=full) if tail > end else None

    def _numbered(
        self, text: str, folded: str, head: re.Match[str], number: re.Match[str], shift: int, limit: int
    ) -> BlocMention | None:
        """`Khối thi đua số 4 - tỉnh Sóc Trăng`, `Khối 4`: without `thi đua` it wants its capital."""
        start, end = shift + head.start(), shift + number.end()
        if not head["full"] and not text[start].isupper():
            return None
        owner = _OWNER.match(folded, number.end())
        place = self._organisations.places.at(text, shift + owner.end(), limit) if owner else None
        end = place or end
        digits = _digits(number)
        kind = "cụm" if head["kind"][0] == "c" else "khối"
        return BlocMention(
            start, end, f"{kind} {digits}", digits, bool(head["full"]), " ".join(text[start:end].split())
        )

    def _named(self, text: str, start: int, end: int, *, full: bool, name: str | None = None) -> BlocMention:
        printed = " ".join((name or text[start:end]).split())
        kind, *words = [word for word in self._keys.words(printed) if word != "thuộc"]
        words = words if words[:2] == ["thi", "đua"] else ["thi", "đua", *words]
        kind = "cụm" if kind[0] == "c" else "khối"
        key = " ".join([kind, *words])
        return BlocMention(start, end, key, None, full, printed)

    def _led(
        self, text: str, folded: str, head: re.Match[str], shift: int, earlier: list[BlocMention]
    ) -> BlocMention | None:
        """`Khối huyện có Gia Lâm làm cụm trưởng` after `Cụm thi đua khối quận có …` leaves words out."""
        following = next_syllable(text, shift + head.end(), shift + len(folded))
        if (
            following is None
            or following.folded not in self._units
            or not LED.match(folded, following.end - shift)
        ):
            return None
        start = shift + head.start()
        kind = head["kind"]
        short = f"{kind} {following.printed}"
        for one in reversed(earlier):
            words = one.name.split()
            if kind in (fold(word) for word in words[1:]):
                place = [fold(word) for word in words].index(kind, 1)
                name = " ".join([*words[:place], short])
                return self._named(text, start, following.end, full=False, name=name)
        return self._named(
            text, start, following.end, full=False, name=f"{kind.capitalize()} thi đua {short}"
        )

    def _tail(self, text: str, end: int, limit: int) -> int:
        """The end of what tells the bloc from others, or `end` where nothing does."""
        following = next_syllable(text, end, limit)
        office = following is not None and following.folded in {"khối", "cụm"}
        if following is None or (office and self._stopped(text, following, "", limit)):
            return end
        if following.folded == "thuộc" or following.capital:
            owner_start = following
            if following.folded == "thuộc":
                after = next_syllable(text, following.end, limit)
                owner_start = after or following
            owner = self._organisations.at(text, owner_start.start, limit, loose=True, bare=True)
            phrase = self._phrases.at(text, following.start, limit)
            longer = phrase is not None and owner is not None and phrase[0] > owner.end
            if owner and owner.tail != "bloc" and not longer:
                dash = _MARK.match(text, owner.end, limit)
                place = dash.end() - 1 if dash and dash["mark"] != "," else owner.end
                further = next_syllable(text, place, limit)
                joined = further is not None and (
                    further.folded in {"và", "các"}
                    or (place > owner.end and self._unit(further) and not further.capital)
                    or self._phrases.at(text, further.start, limit) is not None
                    or _COUNTED.match(fold(text[further.end : limit])) is not None
                )
                return self._phrase(text, place, limit) if joined else owner.end
            if following.folded == "thuộc":
                return end
        words = fold(text[following.start : limit])
        spelled = _SPELLED.match(words)
        if spelled and spelled_number(spelled["count"]) and following.printed.islower():
            return self._phrase(text, following.start + spelled.end("count"), limit)
        counted = following.printed.isdigit() and _COUNTED.match(fold(text[following.end : limit]))
        phrase = self._phrases.at(text, following.start, limit)
        known = phrase or self._unit(following) or self._term(text, following, limit) or following.capital
        return self._phrase(text, end, limit) if counted or known else end

    def _phrase(self, text: str, end: int, limit: int) -> int:
        """Walk over the members' kinds or the field of work up to a word that ends the name."""
        first_end, before = end, ""
        while True:
            following = next_syllable(text, end, limit)
            if following is None:
                linked = _LINKED.match(text, end, limit) if text[end - 1].isupper() else None
                if linked:
                    end = linked.end()
                    continue
                mark = _MARK.match(text, end, limit)
                over = next_syllable(text, mark.end() - 1, limit) if mark and mark[0][-1].isspace() else None
                if (
                    mark is None
                    or over is None
                    or end == first_end
                    or not self._goes_on(text, mark, over, limit)
                ):
                    return end
                end, before = over.end, over.folded
                continue
            whole = self._phrases.at(text, following.start, limit)
            if whole:
                end, before = whole[0], ""
                numbered = _AREA_NUMBER.match(text, end, limit) if whole[1] in {"khu vực", "vùng"} else None
                end = numbered.end() if numbered else end
                continue
            if following.folded == "về" and before == "nước":
                # "quản lý nhà nước về văn hóa": the field belongs to the kind of member.
                after = next_syllable(text, following.end, limit)
                if after is None or not self._term(text, after, limit):
                    return end
                end, before = following.end, "về"
                continue
            if self._stopped(text, following, before, limit):
                return end
            if following.folded == "và":
                after = next_syllable(text, following.end, limit)
                if after is None or self._stopped(text, after, "và", limit):
                    return end
                known = self._unit(after) or self._term(text, after, limit)
                if not (known or self._phrases.at(text, after.start, limit)):
                    return end
            # "các Sở Xây dựng Bắc Trung Bộ": a body's own words are no verbs.
            body = self._organisations.at(text, following.start, limit) if before == "các" else None
            end, before = (body.end if body else following.end), following.folded

    def _stopped(self, text: str, word: Syllable, before: str, limit: int) -> bool:
        if before in {"các", "và"} and word.folded == "tổ":
            return False
        second = next_syllable(text, word.end, limit)
        pair = f"{word.folded} {second.folded}" if second else word.folded
        if word.printed.isdigit():
            return bool(before)
        if pair in {"khối thi", "cụm thi"}:
            return True
        if pair in self._pairs:
            return False
        return word.folded in self._stops or pair in self._stops

    def _goes_on(self, text: str, mark: re.Match[str], word: Syllable, limit: int) -> bool:
        """Over a comma only to another kind of member, over a dash to any word that is no stop."""
        if mark["mark"] == ",":
            phrase = self._phrases.at(text, word.start, limit) is not None
            unit = phrase or (self._unit(word) and (word.shouted or not word.capital))
            return unit and not self._verb(text, word, limit)
        first = text.rfind(" ", 0, mark.start()) + 1
        series = _ONE_BY_ONE.match(text, first, limit) if word.capital else None
        if series and series.end() >= word.end:
            return not self._organisations.at(text, word.start, limit)
        verb = not word.capital and self._stopped(text, word, "", limit)
        return not verb and (self._term(text, word, limit) or (self._unit(word) and not word.capital))

    def _verb(self, text: str, word: Syllable, limit: int) -> bool:
        """`…, tổng kết` and `…, ban hành`: two words that end a name though the first is a kind of member."""
        second = next_syllable(text, word.end, limit)
        return second is not None and f"{word.folded} {second.folded}" in self._stops - {"tổ chức"}

    def _unit(self, word: Syllable) -> bool:
        return word.folded in self._units

    def _term(self, text: str, word: Syllable, limit: int) -> bool:
        return self._organisations.term_at(text, word.start, limit) is not None


def _digits(number: re.Match[str]) -> str:
    """The number as plain digits, also from words and from the letter that a scan gives for one."""
    if number["word"]:
        return str(spelled_number(number["word"]) or number["word"])
    return number_key(number["number"].translate(_SCANNED))
