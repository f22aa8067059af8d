"""People named in a text, without honorifics; bylines, places, schools and orders are none.

The lexicon decides first: a family name with an office or a form of address beside it is a person, a street
is not.  Only sentences that still hold a doubtful run go to the models, which are far slower.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from corpora.people import PeopleLexicon, load_people_lexicon
from corpora.tables import LEXICON
from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Evidence, Person, Span
from extractors.name_judge import WEAK, NameJudge, Shadows
from extractors.name_models import NameModels
from extractors.names import (
    ADDRESS_WORDS,
    LONGEST,
    RUN,
    UPPER,
    Candidate,
    Verdict,
    masked,
    printed_name,
    vietnamese,
)
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold
from extractors.titles import TitleScanner

_SENTENCE = re.compile(r"[^.!?…;\n]+(?:[.!?…;\n]+|$)")
_SIGNER = re.compile(
    rf"[\s_.*-]*(?:(?i:đã\s+ký)\s*:\s*)?(?P<rank>[^\n,:;()]{{2,24}}?\s+)??(?P<name>[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*){{1,4}})[\s_.*-]*"
)
_FARTHEST = 400
"""How far a sentence is read to either side of a name, in code points."""
_BARE = frozenset({"name.shape", "name.list", "name.weak"})
"""Rules without a cue: what they find is a byline where the page names an author of that name."""
_SIGNING = frozenset({Zone.SIGNATURE, Zone.BODY, Zone.BYLINE, Zone.CAPTION})
_LONGEST_LINE = 80
_SILENT = frozenset({Zone.BYLINE, Zone.STAMP, Zone.FURNITURE})
_CONFIDENCE = {
    Verdict.CERTAIN: Confidence.CERTAIN,
    Verdict.LIKELY: Confidence.LIKELY,
    Verdict.ASK: Confidence.DOUBTFUL,
}


class NameFinder:
    """Finds names of people; built once, holds lexicon, scanners and, when first asked, the models."""

    def __init__(
        self, lexicon: PeopleLexicon, organisations: OrganisationScanner, models: NameModels | None = None
    ) -> None:
        self.lexicon = lexicon
        self.organisations = organisations
        self.titles = TitleScanner(lexicon.titles, organisations)
        self._judge = NameJudge(lexicon, organisations, self.titles)
        self._shapes = self._judge.shapes
        self._surnames = frozenset(fold(row.name) for row in lexicon.surnames)
        self._models = models or NameModels(lexicon, organisations, self.titles)

    @classmethod
    def load(cls, folder: Path = LEXICON) -> NameFinder:
        """A finder from the lexicon's tables; a table that cannot be read raises `TableError`."""
        return cls(load_people_lexicon(folder), OrganisationScanner.load(folder))

    def candidates(self, document: Document) -> list[Candidate]:
        """Every stretch that names a person, judged, in reading order."""
        found = [one for block in document.blocks for one in self._block(document, block)]
        sure = {_same(document.text, one) for one in found if one.verdict > Verdict.ASK}
        authors = {line.name.lower() for line in document.bylines}
        authors |= {_same(document.text, one) for one in found if one.rule == "name.byline"}
        kept = [one for one in found if not (one.rule in _BARE and _same(document.text, one) in authors)]
        settled = [self._known(document, one, sure) for one in kept]
        return [one for one in self._ask(document.text, settled) if one.verdict > Verdict.NO]

    def _known(self, document: Document, one: Candidate, sure: set[str]) -> Candidate:
        """A doubtful run is a person where the same name is one elsewhere in the document."""
        if one.verdict is Verdict.ASK and _same(document.text, one) in sure:
            return Candidate(one.start, one.end, Verdict.LIKELY, "name.repeated")
        return one

    def _block(self, document: Document, block: Block) -> Iterator[Candidate]:
        text = document.text
        signer = self._signer(text, block)
        if signer:
            yield signer
            return
        if block.zone in _SILENT:
            return
        shadows = self._shadows(text, block.start, block.end)
        bylines = {(line.start, line.end) for line in document.bylines}
        previous: Candidate | None = None
        for run in RUN.finditer(text, block.start, block.end):
            for start, end, words in self._names(text, run, shadows):
                if (start, end) in bylines or masked(words):
                    continue
                previous = self._judge.judge(text, block, (start, end, words), shadows, previous)
                yield previous

    def _signer(self, text: str, block: Block) -> Candidate | None:
        """A line of the signature block that is nothing but a name, whatever its words are elsewhere.

        A page may have taken the line for text or for its author's: under an office it is the signer's.
        """
        if block.zone not in _SIGNING or block.end - block.start > _LONGEST_LINE:
            return None
        found = _SIGNER.fullmatch(text, block.start, block.end)
        if found is None or self.titles.scan(found["name"]):
            return None
        if found["rank"] and not self._judge.called(text, found.start("name")):
            return None
        words = found["name"].split()
        known = self._shapes.strength(words) > 0 or fold(words[0]) in self._surnames
        if block.zone is not Zone.SIGNATURE or not known:
            shaped = len(words) <= LONGEST and vietnamese(words) and not found["name"].isupper()
            known = shaped and self._judge.under_office(text, block.start)
        return Candidate(*found.span("name"), Verdict.CERTAIN, "name.signature") if known else None

    def _shadows(self, text: str, start: int, end: int) -> Shadows:
        """Organisations and offices, in whose names no person is sought."""
        inside = self.organisations.scan(text[start:end])
        covered = [(start + found.start, start + found.end) for found in inside]
        titles = self.titles.scan(text, start, end)
        covered += [(title.start, title.reach) for title in titles if title.kind != "member"]
        return Shadows(covered)

    def _names(self, text: str, run: re.Match[str], shadows: Shadows) -> Iterator[tuple[int, int, list[str]]]:
        """Names in the parts of a run that no organisation covers, and foreign ones after an address."""
        start = shadows.past(run.start(), run.end())
        while start < run.end() and text[start].isspace():
            start += 1
        start = self._past_place(text, start, run.end())
        rest = RUN.match(text, start, run.end()) if start < run.end() else None
        if rest is None:
            return
        names = list(self._shapes.names(rest, self._judge.called(text, rest.start())))
        yield from names
        if names:
            return
        words = rest[0].split()
        if fold(words[0]) in ADDRESS_WORDS:
            rest = RUN.match(text, start + len(words[0]) + 1, run.end())
            words = words[1:]
        if rest and 2 <= len(words) <= 4 and not self._shapes.strength(words):
            yield rest.start(), rest.end(), words

    def _past_place(self, text: str, start: int, end: int) -> int:
        """Past a listed place at the head of a run, after which a person may stand: `Hà Nội Trần Văn Tám`."""
        place = self.organisations.places.known_at(text, start, end) if start < end else None
        if place is None or self._shapes.strength(text[start:place].split()) == 2:
            return start
        return place + 1 if place < end else start

    def _ask(self, text: str, candidates: list[Candidate]) -> Iterator[Candidate]:
        """Put the sentences of doubtful runs to the model; the others pass as they are."""
        asked = [one for one in candidates if one.verdict is Verdict.ASK and one.rule != WEAK]
        people = self._model_people(text, asked) if asked else []
        starts = [start for start, _ in people]
        for one in candidates:
            if one.verdict is not Verdict.ASK:
                yield one
            elif one.rule != WEAK:
                index = bisect_right(starts, one.start) - 1
                if index >= 0 and people[index][1] >= one.end:
                    yield Candidate(one.start, one.end, Verdict.ASK, "name.model")

    def _model_people(self, text: str, asked: list[Candidate]) -> list[tuple[int, int]]:
        """Spans that the models take for people in the sentences of `asked`."""
        spans = []
        for start, end in _sentences(text, asked):
            wanted = [(one.start - start, one.end - start) for one in asked if start <= one.start < end]
            spans += [
                (start + first, start + last) for first, last in self._models.people(text[start:end], wanted)
            ]
        return spans


def find_people(document: Document, finder: NameFinder) -> tuple[Person, ...]:
    """The people of a document in the order of their first mention, each with all its mentions.

    The rule is the acceptance contract's: names without honorifics, no bylines, no masked names, no names
    inside places, streets, schools and orders.
    """
    mentions: dict[str, list[Candidate]] = {}
    for one in finder.candidates(document):
        mentions.setdefault(_same(document.text, one), []).append(one)
    return tuple(_person(document.text, found) for found in mentions.values())


def _person(text: str, mentions: list[Candidate]) -> Person:
    best = max(mentions, key=lambda one: (one.verdict, not text[one.start : one.end].isupper(), -one.start))
    spans = tuple(Span(one.start, one.end) for one in mentions)
    evidence = Evidence.of(text, Span(best.start, best.end), best.rule, _CONFIDENCE[best.verdict], spans)
    return Person(printed_name(evidence.quote), evidence)


def _same(text: str, one: Candidate) -> str:
    return " ".join(text[one.start : one.end].lower().split())


def _sentences(text: str, asked: list[Candidate]) -> Iterator[tuple[int, int]]:
    """The sentences that hold the doubtful runs, each once."""
    done = -1
    for one in asked:
        if one.start < done:
            continue
        floor = max(0, one.start - _FARTHEST)
        start = max(floor, *(text.rfind(mark, floor, one.start) + 1 for mark in (". ", "; ", "\n")))
        found = _SENTENCE.match(text, start, one.end + _FARTHEST)
        end = max(found.end() if found else one.end, one.end)
        yield start, end
        done = end
