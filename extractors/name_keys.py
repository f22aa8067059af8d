"""Keys under which two printed names are one: abbreviations spelt out, case, marks and zeros folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from corpora.blocs import OrganisationAbbreviation, load_organisation_abbreviations
from corpora.tables import LEXICON
from extractors.syllables import fold

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
# Abbreviations are written with a hyphen or a comma inside: "VH-XH", "VH,TT&DL".
_LINKED = re.compile(r"[^\W_]+(?:[&,-][^\W_]+)*")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_ROMAN |= {"ix": "9", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15"}
_FILLERS = frozenset({"và", "các"})


class NameKeys:
    """Makes keys of names; built once from the table of abbreviations."""

    def __init__(self, abbreviations: Iterable[OrganisationAbbreviation]) -> None:
        self._full = {fold(row.abbreviation): fold(row.full).split() for row in abbreviations}

    @classmethod
    def load(cls, folder: Path = LEXICON) -> NameKeys:
        """Keys from the lexicon's table; a table that cannot be read raises `TableError`."""
        return cls(load_organisation_abbreviations(folder))

    def words(self, name: str | None) -> list[str]:
        """The folded words of a name, abbreviations spelt out, connectives left out."""
        words: list[str] = []
        for linked in _LINKED.finditer(fold(name or "")):
            whole = self._full.get(linked[0])
            for part in whole or _WORD.findall(linked[0]):
                words += [part] if whole else self._full.get(part, [part])
        words = [part for word in words for part in _WORD.findall(word)]
        return [word.lstrip("0") or word for word in words if word not in _FILLERS]

    def key(self, name: str | None) -> str:
        """One string for the name, equal for every way of printing it.

        >>> keys = NameKeys([OrganisationAbbreviation("TT&TT", "Thông tin và Truyền thông")])
        >>> keys.key("Sở TT&TT") == keys.key("Sở Thông tin và Truyền thông")
        True
        """
        return " ".join(self.words(name))


def number_key(printed: str) -> str:
    """A number of a bloc as plain digits: `04`, `4` and `IV` are one; letters stay.

    >>> number_key("04"), number_key("IV"), number_key("12")
    ('4', '4', '12')
    """
    small = printed.lower()
    return _ROMAN.get(small, small.lstrip("0") or small)
