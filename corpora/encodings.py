"""Legacy encodings of Vietnamese that no codec reads: which letter stands on which byte.

The table lies in `corpora/lexicon/`; `tcvn3_letters` reads it once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import read_table


@dataclass(frozen=True, slots=True)
class Tcvn3Letter:
    """One letter of TCVN 5712:1993 VN3."""

    byte: str
    """Two hexadecimal digits."""
    letter: str


@cache
def tcvn3_letters() -> Mapping[int, str]:
    """The letter of each byte above ASCII; bytes without one are what Latin-1 makes of them.

    >>> tcvn3_letters()[0xAE]
    'đ'

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    rows = read_table("tcvn3_letters", Tcvn3Letter)
    return MappingProxyType({int(row.byte, 16): row.letter for row in rows})
