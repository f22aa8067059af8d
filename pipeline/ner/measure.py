"""How well and how fast a tagger of names reads the held-out sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpora.ner import LABELS, MarkedSentence
from pipeline.evaluate.tally import Figures

Spans = list[tuple[int, int, str]]
NameTagger = Callable[[str], Spans]
"""From a sentence to its names as (start, end, label)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one tagger, label by label and over all, and its speed."""

    name: str
    labels: dict[str, Figures]
    kilobytes_a_second: float


def measure(
    name: str, tagger: NameTagger, sentences: Sequence[MarkedSentence], labels: Sequence[str] = LABELS
) -> Measured:
    """Exact spans with their label; a label that the tagger does not know is left out of `labels`."""
    begin = time.perf_counter()
    found = [tagger(sentence.text) for sentence in sentences]
    seconds = time.perf_counter() - begin
    rows = {label: _figures(sentences, found, (label,)) for label in labels}
    rows["all"] = _figures(sentences, found, tuple(labels))
    size = sum(len(sentence.text.encode()) for sentence in sentences) / 1000
    return Measured(name, rows, size / max(seconds, 1e-9))


def _figures(sentences: Sequence[MarkedSentence], found: Sequence[Spans], labels: tuple[str, ...]) -> Figures:
    hit = gold = given = 0
    for sentence, spans in zip(sentences, found, strict=True):
        wanted = {(one.start, one.end, one.label) for one in sentence.entities if one.label in labels}
        got = {span for span in spans if span[2] in labels}
        hit, gold, given = hit + len(wanted & got), gold + len(wanted), given + len(got)
    return Figures(hit, gold, given)
