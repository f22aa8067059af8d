"""The body of an office that is named bare, from the bodies that the text names before it.

`Phòng Y tế chủ trì; bà A, Trưởng phòng` holds her office at that Phòng; `Giám đốc Sở` after `Sở Y tế` is its
director; in a decision that sets up a steering committee, `- Trưởng ban.` ends the line of its head.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpora.people import TitleBody, load_title_bodies
from corpora.tables import LEXICON
from extractors.document import Block
from extractors.organisations import Organisation, OrganisationScanner
from extractors.syllables import SYLLABLE, fold
from extractors.titles import Title
from extractors.whole_words import spaced

_REACH = 1500
"""No body is sought farther back than this, in code points; in a list of members twice as far."""
_BESIDE = re.compile(r"[\s\u00a0]*(?:[(:–—-]|do|có)?[\s\u00a0]*(?:[^\W\d_.]{1,9}\.?[\s\u00a0]+){0,4}")
# The longer first: "Chánh Văn phòng" ends with two of these, and a set's order changes from run to run.
_HEADED = ("chi nhánh", "văn phòng", "bộ môn", "phòng", "nhóm", "trạm", "khoa", "ban", "đội", "tổ")
_MEMBERS = frozenset({"ủy viên", "thành viên", "thư ký", "ủy viên thường trực", "phó trưởng ban thường trực"})


@dataclass(frozen=True)
class TitleBodies:
    """At which bodies offices are held; built once from the table."""

    rows: tuple[TitleBody, ...]

    @classmethod
    def load(cls, folder: Path = LEXICON) -> TitleBodies:
        """The lexicon's table; one that cannot be read raises `TableError`."""
        return cls(load_title_bodies(folder))

    @cached_property
    def _heads(self) -> dict[tuple[str, str], tuple[str, ...]]:
        table: dict[tuple[str, str], tuple[str, ...]] = {}
        for row in self.rows:
            key = fold(row.title), row.reach
            table[key] = (*table.get(key, ()), fold(row.head))
        return table

    @cached_property
    def made_up(self) -> re.Pattern[str]:
        """The names of bodies made up of people from elsewhere, as far as they need to be printed."""
        heads = sorted({fold(row.head) for row in self.rows if row.reach == "made_up"})
        any_head = "|".join(map(spaced, heads))
        return re.compile(rf"(?<!\w)(?:{any_head})(?!\w)")

    def heads(self, title: Title, reach: str) -> tuple[str, ...]:
        """The folded head words of the bodies that the office may be held at."""
        plain = re.sub(r"^(?:nguyên |quyền |q\. ?)?(?:phó )?", "", fold(title.title))
        plain = re.sub(r" (?:thường trực|thứ nhất|phụ trách|chuyên trách)$", "", plain)
        if title.kind == "shared" and reach == "far":
            last = next((head for head in _HEADED if plain.endswith(head)), None)
            return (last,) if last else ()
        return self._heads.get((plain, reach), ())


class NamedBodies:
    """The bodies that one document names, looked up by place; they are read when first asked for."""

    def __init__(
        self, text: str, blocks: Sequence[Block], scanner: OrganisationScanner, titles: TitleBodies
    ) -> None:
        self._text, self._blocks = text, blocks
        self._scanner, self._titles = scanner, titles

    @cached_property
    def _named(self) -> list[tuple[int, int, Organisation]]:
        named = []
        for block in self._blocks:
            for found in self._scanner.scan(self._text[block.start : block.end]):
                named.append((block.start + found.start, block.start + found.end, found))
        named += [(one.start, one.end, one) for one in self._made_up]
        return sorted(named, key=lambda place: place[:2])

    @cached_property
    def _made_up(self) -> list[Organisation]:
        found = []
        for block in self._blocks:
            for match in self._titles.made_up.finditer(fold(self._text[block.start : block.end])):
                start = block.start + match.start()
                one = self._scanner.at(self._text, start, block.end, loose=True, bare=True)
                found += [one] if one else []
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._named]

    def of(self, title: Title, person_start: int) -> str | None:
        """The printed name of the body that a bare office is held at; None where the text does not tell."""
        if title.kind not in {"follows", "shared", "member"}:
            return None
        if title.organisation is not None:
            return self._fuller(title)
        beside = self._beside(title, person_start)
        return beside or self._behind(title)

    def _fuller(self, title: Title) -> str | None:
        """`Giám đốc Sở`: the Sở named last."""
        organisation = title.organisation
        if (
            organisation is None
            or len(SYLLABLE.findall(organisation.name)) > 1
            or organisation.head == "place"
        ):
            return None
        return self._last(title.start, (fold(organisation.name),), _REACH)

    def _beside(self, title: Title, person_start: int) -> str | None:
        """A body right before the person: `Sở Y tế (ông A, Giám đốc)`, `Phòng X - đ/c B, Trưởng phòng`."""
        heads = (*self._titles.heads(title, "near"), *self._titles.heads(title, "far"))
        index = bisect_left(self._starts, person_start) - 1
        if index < 0 or not heads:
            return None
        start, end, found = self._named[index]
        if title.start <= start < title.end:
            return None
        near = end <= person_start < end + 60 and _BESIDE.fullmatch(self._text, end, person_start)
        return _printed(found) if near and fold(found.name).startswith(heads) else None

    def _behind(self, title: Title) -> str | None:
        """The body of the kind that was named last; a member's office is at the body last made up."""
        plain = fold(title.title)
        if plain in _MEMBERS or plain.endswith(("trưởng ban", "phó ban", "tổ trưởng", "tổ phó")):
            first = "tổ" if "tổ" in plain.split() else "ban"
            wanted = ("ban", "tổ") if plain in _MEMBERS else (first,)
            chosen = [one for one in self._made_up if title.start - 2 * _REACH < one.start < title.start]
            for one in reversed(chosen):
                if fold(one.name).startswith(wanted):
                    return _printed(one)
        heads = self._titles.heads(title, "far")
        return self._last(title.start, heads, _REACH) if heads else None

    def _last(self, before: int, heads: Iterable[str], reach: int) -> str | None:
        """The last body before a place whose name begins with one of `heads` and says more."""
        wanted = tuple(heads)
        for index in range(bisect_left(self._starts, before) - 1, -1, -1):
            start, end, found = self._named[index]
            if before - start > reach:
                return None
            name = fold(found.name)
            if end <= before and name.startswith(wanted) and " " in name:
                return _printed(found)
        return None


def _printed(organisation: Organisation) -> str:
    return " ".join(organisation.name.split())
