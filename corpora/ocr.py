"""What OCR takes for what: signs read where a digit stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import read_table


@dataclass(frozen=True, slots=True)
class OcrDigit:
    """A sign that OCR reads where `digit` stands."""

    sign: str
    digit: str


@cache
def ocr_digits() -> Mapping[str, str]:
    """The digit for each sign.

    Raises:
        TableError: the table cannot be read.
    """
    return MappingProxyType({row.sign: row.digit for row in read_table("ocr_digits", OcrDigit)})
