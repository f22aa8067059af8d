"""Where the words in the search box lead at once: the chain between two numbers, one instrument, a bloc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from warehouse.explorer.questions import Asker
from warehouse.explorer.rendering import instrument_path

MOST_WAYS = 12
"""Ways to part the words that are looked at."""
_BLOC = re.compile(r"\s*(khối|khoi|cụm|cum)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Direct:
    """A page that answers the words, and what stands on it."""

    path: str
    kind: str
    """`trace`, `instrument` or `bloc`."""
    labels: tuple[str, ...]


def ways_to_part(words: str) -> Iterator[tuple[str, str]]:
    """The ways to part the words into two names, each with a letter and a figure in it.

    >>> list(ways_to_part("KH 282 NQ 15"))
    [('KH 282', 'NQ 15')]
    >>> list(ways_to_part("KH 282 dựa trên NQ 15"))[-1]
    ('KH 282 dựa trên', 'NQ 15')
    >>> list(ways_to_part("Khối thi đua số 4"))
    []
    """
    parts = words.split()
    for place in range(1, len(parts)):
        first, second = " ".join(parts[:place]), " ".join(parts[place:])
        if all(re.search(r"\d", name) and re.search(r"[^\W\d]", name) for name in (first, second)):
            yield first, second


def direct(ask: Asker, words: str) -> Direct | None:
    """The page that the words ask for, where they can mean one and no more."""
    pairs = list(islice(ways_to_part(words), MOST_WAYS))
    names = list(dict.fromkeys([words, *(name for pair in pairs for name in pair)]))
    found = {row["asked"]: row for row in ask("named_instruments", names=names)} if words else {}
    for first, second in pairs:
        if first in found and second in found and found[first]["uri"] != found[second]["uri"]:
            return _trace(first, second, found)
    if _BLOC.match(words):
        blocs = {row["bloc"] for row in ask("blocs", place=None, words=words, most=50)}
        if blocs:
            return Direct("/blocs?" + urlencode({"q": words}), "bloc", tuple(sorted(blocs))[:3])
    one = found.get(words)
    if one and one["instruments"] == 1:
        return Direct(instrument_path(one["uri"]), "instrument", (one["number"],))
    return None


def _trace(first: str, second: str, found: dict[str, dict[str, Any]]) -> Direct:
    """A name that means several goes as it is: the page asks which is meant."""
    asked = [
        found[name]["uri"] if found[name]["instruments"] == 1 else name.strip(" ,;.?")
        for name in (first, second)
    ]
    path = "/trace?" + urlencode(dict(zip("ab", asked, strict=True)))
    return Direct(path, "trace", (found[first]["number"], found[second]["number"]))
