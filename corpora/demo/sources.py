"""The texts that the demo site is built from: a head of `key: value` lines, `===`, then the body.

In a body a blank line ends a paragraph, `| a | b |` is a table's row, `! …` a caption, `␣` a space that
does not break.  Heads name the page's furniture by keys of `teasers.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.demo import HOME, TEXTS
from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class Teaser:
    """A link to another article as the margins of a news page print it."""

    key: str
    title: str
    stamp: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document before it gets its page: `id` is the stem of its file and of its gold."""

    id: str
    head: dict[str, str]
    paragraphs: tuple[str, ...]

    def get(self, key: str) -> str:
        """The head's value, empty where it has none."""
        return self.head.get(key, "")

    def lines(self, key: str) -> list[str]:
        """The head's value cut at ` / `: the lines of a header or a signature block."""
        return [part.strip() for part in self.get(key).split(" / ") if part.strip()]

    def items(self, key: str) -> list[str]:
        """The head's value cut at ` | `."""
        return [part.strip() for part in self.get(key).split(" | ") if part.strip()]

    @property
    def kind(self) -> str:
        """`news`, `paper` (an official paper in a page), `pdf` or `docx`."""
        return self.head["kind"]

    @property
    def url(self) -> str:
        """The document's canonical address."""
        return f"http://{self.head['host']}{self.head['path']}"


def read_source(path: Path) -> Source:
    """Read one text.

    Raises:
        ValueError: a line of the head is no `key: value`, or the `===` under it is missing.
    """
    head_text, mark, body = path.read_text("utf-8").partition("\n===\n")
    if not mark:
        raise ValueError(f"{path}: no === between head and body")
    head: dict[str, str] = {}
    for line in head_text.splitlines():
        key, colon, value = line.partition(": ")
        if not colon:
            raise ValueError(f"{path}: not `key: value`: {line!r}")
        head[key] = value.strip()
    paragraphs = (" ".join(part.split("\n")) if not part.startswith("|") else part for part in _cut(body))
    return Source(id=path.stem, head=head, paragraphs=tuple(paragraphs))


def _cut(body: str) -> list[str]:
    return [part.strip() for part in body.split("\n\n") if part.strip()]


def read_sources() -> tuple[Source, ...]:
    """All texts in the order of their names."""
    return tuple(read_source(path) for path in sorted(TEXTS.glob("*.txt")))


def read_teasers() -> dict[str, Teaser]:
    """The teasers by key."""
    return {teaser.key: teaser for teaser in read_table("teasers", Teaser, HOME)}


def table_rows(paragraph: str) -> list[list[str]]:
    """The cells of a paragraph of `| a | b |` lines.

    >>> table_rows("| TT | Việc |\\n| 1 | Ký giao ước |")
    [['TT', 'Việc'], ['1', 'Ký giao ước']]
    """
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in paragraph.split("\n")]
