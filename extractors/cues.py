"""Phrases before a citation that tell how it is used: `Căn cứ`, `thực hiện`, `được thay thế bởi`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from corpora.instruments import Instruments, RelationCue
from extractors.facts import RelationType
from extractors.folding import bare, bare_pattern, lower, lower_pattern

_PROVISION = (
    r"(?:điểm|khoản|[Đđ]iều|mục|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ\s+lục|tiết)(?:\s+\w{1,6}|\d{1,3}[a-zđ]?(?!\w))"
    r"(?:\s*(?:,|và|;)\s*(?:\d{1,3}|[a-zđ])(?!\w)){0,6}"
)
_SMALL_WORDS = (
    r"các|những|nội\s+dung|toàn\s+bộ|một\s+phần|văn\s+bản|quy\s+định\s+tại|tại|của|trong|và|gồm|sau(?:\s+đây)?|là"
    r"|Quy\s+chế|Quy\s+định|Danh\s+mục|Phụ\s+lục"
)
_FILLER = rf"(?:[\s,]*(?:{_PROVISION}|{_SMALL_WORDS})(?!\w)){{0,8}}[\s:,\"“‘(]*"
_PROVISIONS_END = re.compile(
    rf"(?<!\w)(?:(?:{_PROVISION}|Chương\s+[IVX\d]+)(?:\s*(?:,|và|của|thuộc)?\s+)){{1,8}}$", re.IGNORECASE
)
_PROVISION_END = re.compile(rf"(?<!\w)(?:{_PROVISION}|Chương\s+[IVX\d]+)\s*(?:của\s+)?$", re.IGNORECASE)
_PART = re.compile(rf"{_PROVISION}|một\s+phần|cụm\s+từ", re.IGNORECASE)
"""Words between a cue and an instrument that say that only part of it is meant."""
_WINDOW, _LIST_WINDOW = 170, 260
_BASIS = re.compile(r"(?:^|[-–;:.\n]\s*)(căn\s+cứ)\s", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:\n]")
_FALSE_BEFORE = re.compile(r"(?:kèm|tiếp|làm|noi|dõi|học\s+tập\s+và\s+làm)\s+$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"(?<!\w)(?:(?:không|chưa)(?:\s+(?:phải|được|thể|cần))?|buông\s+lỏng(?:\s+việc)?)\s+$", re.IGNORECASE
)
_BODY_OF_IT = re.compile(
    r"(?<!\w)(?:tổ\s+công\s+tác|ban\s+chỉ\s+đạo|ban\s+điều\s+hành|tổ\s+giúp\s+việc)(?:\s+chuyên\s+trách)?\s+$",
    re.IGNORECASE,
)
"""A body set up to carry something out is named after it: `Tổ công tác chuyên trách thực hiện Đề án 30`."""
_IN_FORCE = re.compile(
    r"(?:hiệu\s+lực|(?:đình\s+chỉ|(?:tạm\s+)?(?:ngưng|ngừng|dừng))(?:\s+việc)?)\s+$", re.IGNORECASE
)
_ONLY_MEANT = re.compile(
    r"(?<!\w)(?:dự\s+thảo|kiến\s+nghị|đề\s+xuất|đề\s+nghị|nghiên\s+cứu|tham\s+mưu|rà\s+soát|xem\s+xét|góp\s+ý)"
    r"(?:\s*,|\s+để|\s+việc|\s+và|\s+(?:Chính\s+phủ|Quốc\s+hội|(?:Bộ|UBND|HĐND)\s[^.,;:\n]{2,50}?))?\s+$",
    re.IGNORECASE,
)
"""What is drafted, proposed or looked into is not changed yet."""
_IN_PLACES = re.compile(r"\s+(?:(?:các|một\s+số)\s+)?(?:cụm\s+từ|từ|biểu|mẫu|phụ\s+lục)(?!\w)", re.IGNORECASE)
_SOME_OF_IT = re.compile(r"(?:một\s+số|các)\s+(?:điều|nội\s+dung|khoản|quy\s+định)(?!\w)", re.IGNORECASE)
"""Words of the cue itself that mean a part of each instrument in its list."""
_BY_THE_RULE = "theo(?: các)? (?:quy định"
_UNNUMBERED = ("pháp luật", "điều lệ", "quy định của pháp luật")
"""What stands in a list beside instruments and has no number."""
_READ_BARE = ("implements", "pursuant_to")
_CHANGES = (RelationType.AMENDS, RelationType.REPLACES, RelationType.REPEALS)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in the text at `start`, before a citation."""

    start: int
    end: int
    type: RelationType
    reverse: bool
    partial: bool
    """Only provisions of the cited instrument are meant."""

    full: RelationType | None = None
    """What the words say where the whole instrument is meant; None where that is `type`."""
    sure: bool = True
    """A strong cue, printed without a slip."""
    of_each: bool = False
    """The cue itself means a part of each instrument of its list: `sửa đổi một số điều của A và B`."""

    def of_whole(self) -> Cue:
        """The same cue for a whole instrument, named in a list behind provisions of another."""
        if self.of_each:
            return self
        return replace(self, type=self.full or self.type, partial=False)

    def of_part(self, *, of_each: bool = False) -> Cue:
        """The same cue for provisions only; `of_each` of its list where the words before the list say so."""
        full, weak = self.full or self.type, _weakened(self.type, True)
        return replace(self, type=weak, partial=True, full=full, of_each=of_each or self.of_each)


@dataclass(frozen=True)
class CueFinder:
    """Finds the cue that governs a citation; built once from the tables."""

    instruments: Instruments

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(lower_pattern(_right_before(self._by_group)))

    @cached_property
    def _misspelt(self) -> re.Pattern[str]:
        """Cues of several words without their diacritics, as scans and typists leave them: `Thưc hiên`.

        One word alone would be another (`thấy`, `chiều`), so only longer cues of carrying out, resting on and
        changing are read this way; of the last none with room for other words (`bỏ từ … tại`, `Bộ Tư lệnh`).
        """
        longer = {
            name: cue
            for name, cue in self._by_group.items()
            if (cue.type in _READ_BARE or (cue.type in _CHANGES and "[^" not in cue.phrase))
            and " " in re.sub(r"\([^()]*\)\?", "", cue.phrase).strip()
        }
        return re.compile(bare_pattern(_right_before(longer)))

    @cached_property
    def _by_group(self) -> dict[str, RelationCue]:
        return {f"c{place}": cue for place, cue in enumerate(self.instruments.cues)}

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        changing = [cue for cue in self.instruments.cues if cue.type in ("amends", "replaces", "repeals")]
        phrases = "|".join(_spaced(cue.phrase) for cue in changing if cue.direction == "forward")
        return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)

    def before(self, text: str, start: int, floor: int) -> Cue | None:
        """The longest cue whose last word stands right before the citation at `start`.

        Between cue and citation only provisions (`khoản 2 Điều 5`) and small words may stand; `floor` is
        where the sentence or the previous citation ends.
        """
        begin = max(floor, start - _WINDOW)
        window = lower(text[begin:start])
        match = self._pattern.search(window)
        exact = match is not None
        while match and is_false(window, match):
            match = self._pattern.search(window, match.start() + 1)
        if not exact:
            match = self._misspelt.search(bare(text[begin:start]))
        if match is None:
            return None
        row = self._by_group[
            next(name for name, value in match.groupdict().items() if value and name != "filler")
        ]
        partial = bool(_PART.search(match.group()))
        type_ = RelationType(row.type)
        acts = type_ in (*_CHANGES, RelationType.GUIDES) and row.direction == "forward"
        if acts and is_only_meant(window[: match.start()]):
            type_, partial = RelationType.CITES, False
        return Cue(
            begin + match.start(),
            begin + match.start("filler"),
            _weakened(type_, partial),
            row.direction == "reverse",
            partial,
            type_,
            sure=exact and row.strength == "strong",
            of_each=partial and bool(_SOME_OF_IT.search(window, match.start(), match.start("filler"))),
        )

    def listed(self, text: str, start: int, floor: int) -> Cue | None:
        """The cue of a list whose first members have no number: `Thực hiện Nghị quyết Đại hội … và X`."""
        begin = max(floor, start - _LIST_WINDOW)
        match = self._before_unnumbered.search(lower(text[begin:start]))
        if match is None:
            return None
        row = self._by_group[next(name for name, value in match.groupdict().items() if value)]
        end = begin + match.end("between") if match["between"] else begin + match.end()
        return Cue(begin + match.start(), end, RelationType(row.type), row.direction == "reverse", False)

    @cached_property
    def _before_unnumbered(self) -> re.Pattern[str]:
        phrases = "|".join(
            f"(?P<c{place}>{_spaced(cue.phrase)})"
            for place, cue in enumerate(self.instruments.cues)
            if cue.direction == "forward" and (cue.type in _READ_BARE or cue.phrase.startswith(_BY_THE_RULE))
        )
        types = sorted([*self.instruments.type_by_name, *_UNNUMBERED], key=len, reverse=True)
        words = "|".join(_spaced(name) for name in types)
        pattern = (
            rf"(?<!\w)(?:{phrases})\s+(?:các\s+)?(?:{words})(?!\w)"
            r"(?P<between>[^.;:\n]{1,170}?)(?:,|;|(?<!\w)và(?!\w))\s+(?:các\s+)?$"
        )
        return re.compile(lower_pattern(pattern))

    def changing(self, text: str, begin: int, annexed: Cue) -> Cue | None:
        """The amending, replacing or repealing phrase between `begin` and a `ban hành kèm theo`.

        Changing what was issued with a decision amends the decision, unless it is replaced as a whole.
        A căn cứ line rests on the decision, whatever annex of it is named.
        """
        match = self._anywhere.search(text, begin, annexed.start)
        if match is None:
            basis = _BASIS.search(text[begin : annexed.start])
            if basis:
                start = begin + basis.start(1)
                return Cue(start, annexed.end, RelationType.PURSUANT_TO, False, annexed.partial)
            return self._governing(text, begin, annexed)
        inside = _IN_PLACES.match(text, match.end(), annexed.start)
        replaced = match.group().lower().startswith("thay") and not inside
        type_ = RelationType.REPLACES if replaced else RelationType.AMENDS
        part = annexed.partial or inside or _SOME_OF_IT.search(text, match.start(), match.end())
        return Cue(match.start(), annexed.end, type_, False, bool(part))

    def _governing(self, text: str, begin: int, annexed: Cue) -> Cue | None:
        """`theo Quy chế ban hành kèm theo X` is according to X: the nearest cue before, in its own clause."""
        low = max(begin, annexed.start - _WINDOW)
        found = list(self._ruling.finditer(lower(text[low : annexed.start])))
        for match in reversed(found):
            if _CLAUSE_END.search(text, low + match.end(), annexed.start):
                return None
            if not _FALSE_BEFORE.search(text, low, low + match.start()):
                row = self._by_ruling[next(name for name, value in match.groupdict().items() if value)]
                type_ = RelationType(row.type)
                return Cue(low + match.start(), annexed.end, type_, False, annexed.partial)
        return None

    @cached_property
    def _ruling(self) -> re.Pattern[str]:
        phrases = "|".join(f"(?P<{name}>{_spaced(cue.phrase)})" for name, cue in self._by_ruling.items())
        return re.compile(lower_pattern(rf"(?<!\w)(?:{phrases})(?!\w)"))

    @cached_property
    def _by_ruling(self) -> dict[str, RelationCue]:
        """The cues that may stand before an annexed text and rule it."""
        ruling = ("implements", "according_to", "guides", "reviews")
        rows = [cue for cue in self.instruments.cues if cue.type in ruling and cue.direction == "forward"]
        return {f"r{place}": cue for place, cue in enumerate(rows)}


def without_provision(gap: str) -> str:
    """A gap before an instrument without the provisions at its end: `và khoản 2 Điều 1 ` is `và `.

    >>> without_provision(" và khoản 2 Điều 1 "), without_provision(", ")
    (' và ', ', ')
    """
    found = _PROVISIONS_END.search(gap)
    return gap[: found.start()] if found else gap


def ends_with_provision(text: str) -> bool:
    """Whether a text ends with a provision, so that an instrument after it is meant in part.

    >>> ends_with_provision("1. Khoản 5 Điều 4 "), ends_with_provision("1. ")
    (True, False)
    """
    return bool(_PROVISION_END.search(text))


def is_only_meant(before: str) -> bool:
    """Whether the words before a change say that it is drafted, proposed or looked into, not made.

    >>> is_only_meant("sở tư pháp rà soát, đề nghị "), is_only_meant("nghị định này ")
    (True, False)
    """
    return bool(_ONLY_MEANT.search(before))


def is_false(window: str, match: re.Match[str]) -> bool:
    """Whether the words before make no cue of it: `kèm theo`, `hiệu lực thi hành`, `không thực hiện`."""
    if match.group().startswith("theo"):
        return bool(_FALSE_BEFORE.search(window[: match.start()]))
    if match.group().startswith(("thực hiện", "triển khai")):
        before = window[: match.start()]
        return bool(_NOT_DONE.search(before) or _BODY_OF_IT.search(before))
    return match.group().startswith("thi hành") and bool(_IN_FORCE.search(window[: match.start()]))


def _right_before(cues: Mapping[str, RelationCue]) -> str:
    """A pattern of cues, each a group of its name, that nothing but filler parts from the end of the text."""
    phrases = "|".join(f"(?P<{name}>{_spaced(cue.phrase)})" for name, cue in cues.items())
    return rf"(?<!\w)(?:{phrases})(?!\w)(?P<filler>{_FILLER})$"


def _spaced(phrase: str) -> str:
    return phrase.replace(" ", r"\s+")


def _weakened(type_: RelationType, partial: bool) -> RelationType:
    """Repealing or replacing some provisions amends the instrument."""
    changed = partial and type_ in (RelationType.REPEALS, RelationType.REPLACES)
    return RelationType.AMENDS if changed else type_
