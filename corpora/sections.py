"""How sections of papers are marked, and what may hold what; the table lies in `corpora/lexicon/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class KindOfSection:
    """One way of marking a section."""

    kind: str
    word: str | None
    """The word of its mark (`Điều`) or, in lower case, of its place in a path (`khoản`)."""
    under: tuple[str, ...]
    """The kinds that may hold it."""


@cache
def kinds_of_sections() -> dict[str, KindOfSection]:
    """The kinds by name, in the order of the table.

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    return {row.kind: row for row in read_table("section_kinds", KindOfSection)}
