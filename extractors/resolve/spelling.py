"""Printed names of bodies and laws as words that compare: abbreviations spelt out, case and marks folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from corpora.blocs import OrganisationAbbreviation, load_organisation_abbreviations
from corpora.tables import LEXICON
from extractors.folding import fold

_MOST = 8192
_LEVELS = frozenset({"tinh", "thanh", "thi", "huyen", "quan", "dang"})
"""What stands before ủy in the name of a committee."""


class Spelling:
    """Spells names out; built once from the table of abbreviations, and remembers what it spelt last."""

    def __init__(self, abbreviations: Iterable[OrganisationAbbreviation]) -> None:
        self._full = {row.abbreviation: row.full for row in abbreviations}
        longest_first = sorted(self._full, key=len, reverse=True)
        self._short = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        self.words = lru_cache(maxsize=_MOST)(self._words)

    @classmethod
    def load(cls, folder: Path = LEXICON) -> Spelling:
        """A spelling from the lexicon's table; a table that cannot be read raises `TableError`."""
        return cls(load_organisation_abbreviations(folder))

    def _words(self, name: str) -> tuple[str, ...]:
        """The folded words of a name; only what is printed as the table prints it is an abbreviation.

        >>> Spelling([OrganisationAbbreviation("CA", "Công an")]).words("CA tỉnh, cả nước")
        ('cong', 'an', 'tinh', 'ca', 'nuoc')
        """
        return tuple(fold(self._short.sub(lambda found: self._full[found[0]], name)).split())

    def same_issuer(self, left: str | None, right: str | None) -> bool:
        """Whether two printed issuers may be one body: one says no more than the other, or one is not said.

        They are two only where the same kind of body is named with different names (UBND tỉnh Nghệ An, UBND
        tỉnh Hà Tĩnh) or committees of two levels are (Tỉnh ủy, Thành ủy).  A body and its office (Tỉnh ủy,
        Ban Thường vụ Tỉnh ủy) may both stand for one instrument.
        """
        if not left or not right:
            return True
        ours, theirs = self.words(left), self.words(right)
        if set(ours) <= set(theirs) or set(theirs) <= set(ours):
            return True
        committees = {_committee(ours), _committee(theirs)} - {None}
        return ours[:2] != theirs[:2] and len(committees) < 2

    def names_issuer(self, said: str | None, issuer: str | None) -> bool:
        """Whether what is said of a body names this issuer, in full or in part.

        >>> spelling = Spelling([OrganisationAbbreviation("UBND", "Ủy ban nhân dân")])
        >>> issuer = "Ủy ban nhân dân tỉnh Hải Giang"
        >>> spelling.names_issuer("UBND tỉnh", issuer), spelling.names_issuer("Tỉnh ủy", issuer)
        (True, False)
        """
        ours, theirs = self.words(said or ""), self.words(issuer or "")
        return bool(ours) and ours[:2] == theirs[:2] and set(ours) <= set(theirs)


def _committee(words: tuple[str, ...]) -> str | None:
    """The level of the Party committee that a name holds: `tinh` in Ban Thường vụ Tỉnh ủy."""
    return next((level for level, after in pairwise(words) if after == "uy" and level in _LEVELS), None)
