"""What the pages say, in Vietnamese and in English: `words.tsv`, one row a phrase."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from importlib import resources

LANGUAGES = ("vi", "en")


class WordsError(ValueError):
    """A row of `words.tsv` that cannot be used; one line that names it."""


@cache
def words() -> dict[str, dict[str, str]]:
    """Each phrase by its key: the same in every language.

    Raises:
        WordsError: a key twice, or without words in one language.
    """
    found: dict[str, dict[str, str]] = {}
    text = resources.files("warehouse.explorer").joinpath("words.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        key = row["key"]
        if key in found or not all(row.get(language) for language in LANGUAGES):
            raise WordsError(f"words.tsv: {key} stands twice or lacks a language")
        found[key] = {language: row[language] for language in LANGUAGES}
    return found


def speaker(language: str) -> Callable[..., str]:
    """A function that gives a phrase by its key, with `{name}`s filled in.

    What has no phrase of its own (a relation, an audit, a kind that rules know) is given as it is.

    >>> speaker("en")("search.title"), speaker("vi")("search.title"), speaker("en")("relation", "unheard_of")
    ('Search', 'Tìm kiếm', 'unheard of')
    """

    def say(key: str, value: object = None, **parts: object) -> str:
        known = words().get(key if value is None else f"{key}.{value}")
        if known is None:
            return str(key if value is None else value).replace("_", " ")
        return known[language].format(**parts) if parts else known[language]

    return say
