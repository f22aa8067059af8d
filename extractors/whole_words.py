"""Words and phrases of a table as regular expressions; whole words as one that is found fast."""

from __future__ import annotations

from collections.abc import Iterable


def spaced(phrase: str) -> str:
    """A pattern for a phrase of plain words with any blanks between them.

    >>> spaced("trước ngày")
    'trước\\\\s+ngày'
    """
    return phrase.replace(" ", r"\s+")


def whole_words(words: Iterable[str]) -> str:
    """A pattern for any of `words`, regular expressions that begin with a plain letter, as whole words.

    Of words with the same first letter the earlier one is preferred.  The look-behind stands after the first
    letter, and words are grouped by it: what begins with letters is searched many times faster.  The pattern
    wants `re.DOTALL` nowhere, for a first letter is no line end.

    >>> whole_words(["hạn", "hết", "trước"])
    '(?:h(?<!\\\\w.)(?:ạn|ết)|t(?<!\\\\w.)(?:rước))(?!\\\\w)'
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:])
    begun = (rf"{first}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return rf"(?:{'|'.join(begun)})(?!\w)"
