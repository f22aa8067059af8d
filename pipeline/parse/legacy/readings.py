"""Text without font names: how each encoding would read it, and the words that speak for or against."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from corpora.encodings import legacy_letters

from ..syllables import is_syllable
from .hyphens import horned
from .letters import decode, shown

RIGHT = re.compile(
    r"[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u0370-\u1fff\u3040-\ud7ff]"
    r"|&#(?:78[4-9]\d|79[0-2]\d|272|273|258|259|416|417|431|432);|&#[xX]1[eE][aA-fF]"
)
"""Letters that no misreading as Latin-1 or windows-1252 gives, also as entities."""
_ENTITY = re.compile(r"&(?:#\d{3}|[A-Za-z]{3,6}[1-4]{0,2});")
_INITIALS = re.compile(r"[A-ZĐƠƯÂÊÔĂ]{1,8}")
"""Short forms (`NĐ`, `HĐND`), which are no syllables and speak neither way."""
_ALONE = re.compile(r"[©®§·»]|[\u2010-\u203a]+")
_SHORT = re.compile(r"\d®|.?[®§](?=[./]\w)", re.S)
"""đ as a word of its own: đồng after a sum, and `đ/c`."""
_GATES = {
    "tcvn3": (
        re.compile(
            r"[¡-©«-·¹-¾®\u00c6-\u00df](?:(?<=[a-z].)|(?<![\u00c6-\u00df])(?:(?=[a-z\u00c0-\u00ff])|(?<=[A-Z\u00c0-\u00ff].)))"
        ),
        re.compile(
            r"&(?:reg|THORN|micro|sup1|para|cedil|copy|sect|frac1[24]|frac34|#1[6-9]\d|[A-Z](?<=[a-z]..))"
        ),
    ),
    "vni": (
        re.compile(r"[öñÖÑøûïåäëüØÛÏÅÄËÜ](?:(?<=[aeouyôöAEOUYÔÖ].)|(?<=[öñÖÑ]))"),
        re.compile(r"&(?:[Oo]slash|[Uu]circ|[IiAaEeOo]uml|[Aa]ring|[Nn]tilde|#2(?:2[89]|39|4[168]|51));"),
    ),
}
"""What an encoding shows for common letters, and right text seldom holds: a quick look at whole pages."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What words say of one reading."""

    signs: int = 0
    """Words that are no syllables as they stand, and are as the encoding reads them."""
    neutral: int = 0
    """Words with marks that speak neither way."""
    bad: int = 0
    """Words that the encoding changes to something that is no syllable."""

    @property
    def margin(self) -> int:
        """What speaks for the reading, less what speaks against it."""
        return self.signs - self.bad

    def suffice(self, least: int) -> bool:
        """Whether at least `least` signs stand against few words that are neutral, and fewer that are bad."""
        return self.signs >= max(least, 4 * self.bad, self.neutral)

    def __add__(self, other: Votes) -> Votes:
        return Votes(self.signs + other.signs, self.neutral + other.neutral, self.bad + other.bad)


def doubtful(text: str, encoding: str, enough: int) -> bool:
    """Whether `text` shows so many glyphs of `encoding` that it is worth a closer look."""
    found = chain.from_iterable(pattern.finditer(text) for pattern in _GATES[encoding])
    return len(list(islice(found, enough))) == enough


def read(text: str, encoding: str) -> str:
    """`text` as `encoding` reads it; signs and dashes that stand alone stay.

    >>> read("QuyÕt ®Þnh © cña ®/c An: 500®", "tcvn3")
    'Quyết định © của đ/c An: 500đ'
    """
    return _words(encoding).sub(lambda found: _meant(found, encoding), _spelt(text, encoding))


def _spelt(text: str, encoding: str) -> str:
    return horned(text) if encoding == "tcvn3" else text


def _meant(found: re.Match[str], encoding: str) -> str:
    word = found.group()
    if _ALONE.fullmatch(word) and not _SHORT.match(found.string, max(0, found.start() - 1)):
        return word
    return decode(word, encoding)


def votes(text: str, encoding: str) -> Votes:
    """What the words of `text` say of `encoding`.

    >>> votes("QuyÕt ®Þnh Müller", "tcvn3"), votes("cá «an»", "tcvn3")
    (Votes(signs=2, neutral=0, bad=1), Votes(signs=0, neutral=2, bad=0))
    """
    words = _words(encoding).finditer(_spelt(text, encoding))
    counts = Counter(_vote(found.group(), encoding) for found in words)
    return Votes(counts["sign"], counts["neutral"], counts["bad"])


def signs(text: str, encoding: str) -> set[str]:
    """The words of `text` that speak for `encoding`, each once, in lower case."""
    words = (found.group() for found in _words(encoding).finditer(_spelt(text, encoding)))
    return {word.lower() for word in words if _vote(word, encoding) == "sign"}


def _vote(word: str, encoding: str) -> str:
    # Quotes and bullets beside a word say nothing of it.
    bare = word.strip("«»¡¿·")
    if len(bare) < 2 or bare.isascii():
        return "neutral" if len(bare) > 1 else ""
    meant = decode(bare, encoding)
    if not is_syllable(meant) and meant != bare:
        return "neutral" if _INITIALS.fullmatch(meant) else "bad"
    return "neutral" if is_syllable(bare) or meant == bare else "sign"


def spelt_out(text: str) -> str:
    """`text` with the entities that are letters and signs of Latin-1 written out; others stay escaped.

    >>> spelt_out("&THORN;nh &amp; &nbsp;")
    'Þnh &amp; &nbsp;'
    """
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _letter(entity: re.Match[str]) -> str:
    letter = html.unescape(entity.group())
    return letter if len(letter) == 1 and 0xA1 <= ord(letter) <= 0xFF else entity.group()


@cache
def _words(encoding: str) -> re.Pattern[str]:
    """Runs of letters, with a code of the encoding or another letter of Latin-1 among them."""
    codes = {char for code in legacy_letters()[encoding] for byte in code for char in shown(byte)}
    marked = re.escape("".join(sorted(char for char in codes if char > "\x7f"))) + "\u00c0-\u00ff"
    # A run without marks is looked through once, from its beginning.
    return re.compile(rf"(?<![A-Za-z{marked}])[A-Za-z]*[{marked}][A-Za-z{marked}]*")
