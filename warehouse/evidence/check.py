"""Check an evidence pack with nothing but Python 3.8 or newer: `python3 check.py`, in the unpacked folder.

1. Every file is the one that SHA256SUMS names.
2. The archived bytes of every source have the hash under which they were fetched.
3. Every quote stands in the text of its source at the place that evidence.json names.
4. Where the source is a web page or plain text, the quote also stands in the archived bytes themselves, tags
   and line ends left aside.  Quotes from PDF, scans and Word files are looked at by eye: the page is named.

The status is 0 where all of it holds, else 1.
"""

from __future__ import annotations

import hashlib
import html.parser
import json
import pathlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

FOLDER = pathlib.Path(__file__).resolve().parent
READ = {"html", "text"}


class Words(html.parser.HTMLParser):
    """The words of a web page, without its tags, scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - as the parser calls it
        """Scripts and styles hold no words."""
        self.inside += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """They end here."""
        self.inside -= tag in ("script", "style") and self.inside > 0

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if not self.inside:
            self.words.append(data)


def plain(text: str) -> str:
    """Text in one form: NFC, without spaces, soft hyphens and marks of direction."""
    return re.sub(r"[\s\u00a0\u00ad\u200b-\u200f\ufeff]+", "", unicodedata.normalize("NFC", text))


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 as most pages are, else what they say they are."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    named = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    for name in ("utf-8-sig", named.group(1).decode() if named else "windows-1258"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def page_words(data: bytes, form: str) -> str:
    """What a reader of the archived page sees, as `plain` gives it."""
    text = decoded(data)
    if form == "html":
        words = Words()
        words.feed(text)
        text = "".join(words.words)
    return plain(text)


def sums() -> Iterator[str]:
    """Files that are not the ones SHA256SUMS names."""
    for line in (FOLDER / "SHA256SUMS").read_text("utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        path = FOLDER / name
        if not path.is_file():
            yield f"{name}: missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            yield f"{name}: changed since the pack was made"


def sources(known: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """What does not hold of sources and quotes (False), and what is to be looked at by eye (True)."""
    for source in known["sources"]:
        number, archived = source["number"], source["archived"]
        text = (FOLDER / source["text"]).read_bytes().decode("utf-8")
        data = (FOLDER / archived).read_bytes() if archived else None
        if data is None:
            yield False, f"source {number}: the archived bytes are not in the pack"
        elif hashlib.sha256(data).hexdigest() != source["sha256"]:
            yield False, f"source {number}: the archived bytes do not have the hash they were fetched under"
        words = page_words(data, source["format"]) if data is not None and source["format"] in READ else None
        for quote in source["quotes"]:
            place = f"source {number} [{quote['start']}:{quote['end']}]"
            if text[quote["start"] : quote["end"]] != quote["quote"]:
                yield False, f"{place}: the quote does not stand there in the text"
            elif words is None:
                page = f", page {quote['page']}" if quote["page"] else ""
                yield True, f"{place}: look at {archived}{page} by eye"
            elif plain(quote["quote"]) not in words:
                yield False, f"{place}: the quote does not stand in the archived page"


def main() -> int:
    """Print what was checked; the status."""
    known = json.loads((FOLDER / "evidence.json").read_text("utf-8"))
    told = [(False, line) for line in sums()] + list(sources(known))
    wrong = [line for holds, line in told if not holds]
    for line in [line for holds, line in told if holds]:
        print("by eye: " + line)
    for line in wrong:
        print("WRONG: " + line)
    quotes = sum(len(source["quotes"]) for source in known["sources"])
    print(
        f"{len(known['sources'])} sources, {quotes} quotes: "
        + ("all as stated" if not wrong else "not as stated")
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
