"""The words beside a name: what tells a person from a street, a school, an order or a byline."""

from __future__ import annotations

import re

from corpora.people import PeopleLexicon
from extractors.syllables import SYLLABLE, fold

_BEFORE = 36
_AFTER = 30
_LONGEST_CUE = 5
_ADDRESS = frozenset({"honorific", "degree", "award", "rank", "religious", "profession", "occupation"})
_BYLINE = re.compile(
    r"(?:^|[^\w])(?:ảnh|tin|bài|nguồn|pv|clip|tác giả|biên tập)\s*[:：]\s*[^:\n)]{0,60}$", re.I
)
_PHOTO = re.compile(r"(?:^|\W)Ảnh\s+$")


class NameContexts:
    """Judges the words before and after a run; built once from the lexicon."""

    def __init__(self, lexicon: PeopleLexicon) -> None:
        self._before: dict[str, str] = {}
        for context in lexicon.contexts:
            if context.kind not in {"verb", "byline", "tail", "word"}:
                self._before[_key(context.word)] = context.kind
        for honorific in lexicon.honorifics:
            self._before[_key(honorific.cue)] = honorific.kind
        for title in lexicon.titles:
            if title.org == "member":
                continue
            self._before[_key(title.title)] = "title"
        self._verbs = frozenset(_key(row.word) for row in lexicon.contexts if row.kind == "verb")

    def before(self, text: str, start: int, floor: int) -> tuple[str, int] | None:
        """Kind and start of the longest cue that ends right before `start`, not before `floor`.

        A cue is followed by blanks and at most a colon; the longest wins, so that `trường đại học` is an
        institution although `học` is nothing.
        """
        window_start = max(floor, start - _BEFORE)
        window = text[window_start:start]
        trimmed = window.rstrip(" \t\u00a0:")
        syllables = list(SYLLABLE.finditer(trimmed))
        if not syllables or syllables[-1].end() < len(trimmed.rstrip(".")):
            return None
        # "TS. Lê Văn Tám" is abbreviated; "… ra đảo. Lê Văn Tám" begins a sentence.
        if trimmed.endswith(".") and syllables[-1][0].islower() and len(syllables[-1][0]) > 2:
            return None
        best = None
        for count in range(1, min(_LONGEST_CUE, len(syllables)) + 1):
            first = syllables[-count]
            kind = self._before.get(_key(trimmed[first.start() :]))
            if kind:
                best = kind, window_start + first.start()
        return best

    def verb_after(self, text: str, end: int) -> bool:
        """Whether a verb that wants a person follows within one blank."""
        window = text[end : end + _AFTER]
        if not window.startswith((" ", "\u00a0")):
            return False
        words = [fold(found[0]) for found in SYLLABLE.finditer(window)]
        return any(" ".join(words[:count]) in self._verbs for count in (1, 2, 3))

    def foreign(self, text: str, start: int, end: int, floor: int) -> bool:
        """Whether the run stands among words without any Vietnamese letter, as in an English address."""
        around = text[max(floor, start - 24) : start] + text[end : end + 24]
        return text[start:end].isascii() and around.isascii() and any(map(str.isalpha, around))

    def byline(self, text: str, start: int, floor: int) -> bool:
        """Whether an author's or photographer's mark stands before, such as `(Ảnh: `."""
        window = text[max(floor, start - 80) : start]
        return bool(_PHOTO.search(window)) or bool(_BYLINE.search(fold(window)))


def addresses(kind: str) -> bool:
    """Whether a cue of this kind stands before people only."""
    return kind in _ADDRESS or kind == "title"


def _key(phrase: str) -> str:
    return " ".join(found[0] for found in SYLLABLE.finditer(fold(phrase)))
