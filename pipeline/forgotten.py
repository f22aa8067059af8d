"""What was taken down and must not come back: a list beside the archive, of hashes alone.

`forgotten.tsv` has one row a takedown: what kind of thing, its hash, the day, who did it and why.  Addresses
and names stand as keyed hashes (HMAC-SHA-256), whose key is the list's own first row; bytes as their SHA-256.
A hash keeps a name from being read, and no more: who has the list can try names one by one.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.opened import INSIDE
from pipeline.urls import identity
from pipeline.whole_files import write_whole

NAME = "forgotten.tsv"
ADDRESS, BYTES, PERSON = "address", "bytes", "person"
_KEY = "key"
_HEAD = ("kind", "hash", "day", "by", "reason")
_WORD = re.compile(r"[^\W\d_]+")
WORDS = range(2, 9)
"""How many words a name has: one alone would cover the name of anybody else who bears it."""
_COVER = "█"


class ForgottenError(ValueError):
    """The list cannot be read, or what is asked of it makes no sense; one line with the mend."""


@dataclass(frozen=True, slots=True)
class Takedown:
    """One row of the list."""

    kind: str
    """`address`, `bytes` or `person`."""
    hash: str
    day: str
    """ISO day."""
    by: str
    reason: str


@dataclass(frozen=True)
class Forgotten:
    """The list as it was when it was read."""

    key: str = ""
    takedowns: tuple[Takedown, ...] = ()

    @classmethod
    def beside(cls, archive: Path) -> Forgotten:
        """The list beside the archive's folder; an empty one where there is none.

        An archive that was made for one batch on another machine holds the list itself.

        Raises:
            ForgottenError: the file is damaged.
        """
        inside = archive / NAME
        path = inside if inside.exists() else archive.parent / NAME
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            raise ForgottenError(f"{path}: cannot be read: {error}; put it back from a copy") from error
        rows = list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
        if rows[:1] != [list(_HEAD)] or any(len(row) != len(_HEAD) for row in rows) or rows[1][0] != _KEY:
            raise ForgottenError(
                f"{path}: damaged; put it back from a copy, since nothing else tells what it held"
            )
        return cls(rows[1][1], tuple(Takedown(*row) for row in rows[2:]))

    def and_also(self, found: Iterable[tuple[str, str]], day: str, by: str, reason: str) -> Forgotten:
        """The list with more rows; each of `found` is a kind and an address, a SHA-256 or a name."""
        made = Forgotten(self.key or secrets.token_hex(32), self.takedowns)
        held = {(one.kind, one.hash) for one in self.takedowns}
        fresh = dict.fromkeys((kind, made.hashed(kind, what)) for kind, what in found)
        more = (Takedown(*one, day, _line(by), _line(reason)) for one in fresh if one not in held)
        return Forgotten(made.key, (*self.takedowns, *more))

    def write(self, archive: Path) -> None:
        """Put the list beside the archive, whole."""
        self.write_into(archive.parent)

    def write_into(self, folder: Path) -> None:
        """Put the list into a folder, whole."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(_HEAD)
        writer.writerow((_KEY, self.key, "", "", ""))
        writer.writerows((one.kind, one.hash, one.day, one.by, one.reason) for one in self.takedowns)
        write_whole(folder / NAME, file.getvalue().encode("utf-8"))

    def hashed(self, kind: str, what: str) -> str:
        """The hash by which the list knows something."""
        if kind == BYTES:
            return what
        if kind == ADDRESS:
            return self._hmac(identity(what.partition(INSIDE)[0]))
        return self._named(folded(what).split(" "))

    def lists(self, kind: str, what: str) -> bool:
        """Whether an address, a SHA-256 or a name is on the list."""
        return bool(self.key) and self.hashed(kind, what) in self._of[kind]

    def refuses(self, url: str, sha256: str = "") -> bool:
        """Whether a page, or a file inside it, is not to be kept: its address or its bytes."""
        if sha256 and sha256 in self._of[BYTES]:
            return True
        return bool(self._of[ADDRESS]) and self.hashed(ADDRESS, url) in self._of[ADDRESS]

    @property
    def names_anybody(self) -> bool:
        """Whether there are names to be covered."""
        return bool(self._of[PERSON])

    def covered(self, text: str) -> str:
        """`text` with the letters of forgotten names covered; it stays as long as it was.

        Names begin with a capital; case, and what parts their words, does not matter otherwise.
        """
        if not self.names_anybody:
            return text
        pieces, at = [], 0
        for start, end in self._places(text):
            pieces += [text[at:start], _WORD.sub(lambda word: _COVER * len(word[0]), text[start:end])]
            at = end
        return "".join((*pieces, text[at:])) if pieces else text

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        words = [(found.start(), found.end(), _plain(found[0])) for found in _WORD.finditer(text)]
        free = 0
        for at, (start, _, _) in enumerate(words):
            if at < free or not text[start].isupper():
                continue
            for count in self._lengths:
                some = words[at : at + count]
                if len(some) == count and self._named([word for *_, word in some]) in self._of[PERSON]:
                    yield start, some[-1][1]
                    free = at + count
                    break

    def _named(self, words: Sequence[str]) -> str:
        """The hash of a name, behind the number of its words: others need not be tried."""
        return f"{len(words)}:{self._hmac(' '.join(words))}"

    def _hmac(self, told: str) -> str:
        return hmac.digest(bytes.fromhex(self.key), told.encode("utf-8"), hashlib.sha256).hex()

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        """How many words the names have, the most first."""
        return tuple(sorted({int(one.partition(":")[0]) for one in self._of[PERSON]}, reverse=True))

    @cached_property
    def _of(self) -> dict[str, frozenset[str]]:
        return {
            kind: frozenset(one.hash for one in self.takedowns if one.kind == kind)
            for kind in (ADDRESS, BYTES, PERSON)
        }


def folded(name: str) -> str:
    """A name as names are compared.

    >>> folded("NGUYỄN  Văn\\nAn")
    'nguyễn văn an'
    """
    return " ".join(_plain(word) for word in _WORD.findall(unicodedata.normalize("NFC", name)))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _line(text: str) -> str:
    return " ".join(text.split())
