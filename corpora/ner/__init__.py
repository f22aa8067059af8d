"""Sentences whose names are marked by hand, from which the named-entity model learns, and the model.

`sentences/*.txt` holds one sentence a line, names in brackets with their label: `Ông [PER Lê Văn Tám] là
[TITLE Giám đốc] [ORG Sở Y tế].`  Sentences are invented; people are, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parent
SENTENCES = HOME / "sentences"
MODEL = HOME / "model"
LABELS = ("PER", "ORG", "LOC", "TITLE")
HELD_EVERY = 5
"""Every fifth line of a file is held out: the model never sees it, and only figures are taken from it."""

_OPEN = re.compile(r"\[(?P<label>[A-Z]+) ")


class SentenceError(ValueError):
    """A marked sentence that cannot be read; the message names file, line and mend."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: `text[start:end]` of its sentence."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence without its marks, and the names that they gave."""

    text: str
    entities: tuple[Entity, ...]
    topic: str
    """The stem of its file."""
    held: bool


def read_marked(line: str) -> tuple[str, tuple[Entity, ...]]:
    """The text of a marked line and its names.

    >>> read_marked("Ông [PER Lê Lợi] họp.")
    ('Ông Lê Lợi họp.', (Entity(start=4, end=10, label='PER'),))

    Raises:
        SentenceError: a bracket has no partner, or a label is unknown.
    """
    pieces, entities, length, place = [], [], 0, 0
    for mark in _OPEN.finditer(line):
        close = line.find("]", mark.end())
        if mark["label"] not in LABELS or close < 0 or mark.start() < place:
            shown = line[mark.start() : mark.start() + 40]
            raise SentenceError(f"{shown!r}: [LABEL name] with a label of {', '.join(LABELS)} is wanted")
        before, name = line[place : mark.start()], line[mark.end() : close]
        pieces += [before, name]
        entities.append(Entity(length + len(before), length + len(before) + len(name), mark["label"]))
        length, place = length + len(before) + len(name), close + 1
    return "".join([*pieces, line[place:]]), tuple(entities)


def read_sentences(folder: Path = SENTENCES) -> Iterator[MarkedSentence]:
    """Every marked sentence of a folder, file by file.

    Raises:
        SentenceError: a line cannot be read; the message names file, line and mend.
    """
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                text, entities = read_marked(line)
            except SentenceError as error:
                raise SentenceError(f"{path}:{number}: {error}") from error
            yield MarkedSentence(text, entities, path.stem, number % HELD_EVERY == 0)
