"""ư in TCVN3 stands on the byte of the soft hyphen, which PDF readers show as a hyphen of any kind.

pdfium writes one at the end of a line as U+0002 or U+FFFE.
"""

from __future__ import annotations

import re

from ..syllables import is_syllable
from .letters import decode

_LETTER = r"[A-Za-z\u00a1-\u00ff]"
_SYLLABLE = rf"{_LETTER}{{0,10}}"
"""Letters that may belong to a syllable with the hyphen behind them: of a longer run only its end."""
_HYPHENED = re.compile(rf"({_SYLLABLE})[-\u2010\u2011\x02\ufffe]({_LETTER}*)")


def horned(text: str) -> str:
    """`text` in TCVN3 with the hyphens that are ư as soft hyphens again.

    Those are inside what is a syllable with ư, and is none on either side of the hyphen.

    >>> decode(horned("Thñ t-íng - Bé tr-ëng, t- ph¸p, NQ-TW, kinh tÕ-x· héi"), "tcvn3")
    'Thủ tướng - Bộ trưởng, tư pháp, NQ-TW, kinh tế-xã hội'
    """
    return _HYPHENED.sub(_horned, text)


def _horned(found: re.Match[str]) -> str:
    before, after = found.groups()
    if not (before or after):
        return found.group()
    whole = f"{before}\u00ad{after}"
    parts = [decode(part, "tcvn3") for part in (before, after)]
    alone = (
        len(after) > 1 and is_syllable(parts[1]) if not before else is_syllable(parts[0]) or _initials(before)
    )
    return found.group() if alone or not is_syllable(decode(whole, "tcvn3")) else whole


def _initials(text: str) -> bool:
    """`NQ-TW`, `A-1`: capitals that are no beginning of a word."""
    return text.isupper() and len(text) > 1
