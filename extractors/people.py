"""People named in a text, without honorifics; bylines, places, schools and orders are none.

The lexicon decides first: a family name with an office or a form of address beside it is a person, a street
is not.  Only sentences that still hold a doubtful run go to the model, which is fifty times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span as TokenSpan

from corpora.people import PeopleLexicon, load_people_lexicon
from corpora.tables import LEXICON
from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Evidence, Person, Span
from extractors.name_contexts import NameContexts, addresses
from extractors.names import (
    ADDRESS_WORDS,
    RUN,
    Candidate,
    NameShapes,
    Verdict,
    masked,
    printed_name,
    vietnamese,
)
from extractors.ner import build_pipeline, underthesea_tagger
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold
from extractors.titles import TitleScanner

_SENTENCE = re.compile(r"[^.!?…;\n]+(?:[.!?…;\n]+|$)")
_FARTHEST = 400
"""How far a sentence is read to either side of a name, in code points."""
_LIST = re.compile(r"\s*(?:,|;|và|-|–)\s*")
_PROSE = frozenset({Zone.BODY, Zone.LEAD})
_AUTHOR = re.compile(r"[\s.]*(?:\([^()\n]{0,40}\))?[\s.]*")
"""What follows an author's name in its own paragraph: nothing, or `(tổng hợp)`."""
_NUMBERED = re.compile(r"(?<![\w/])\d{1,4}[A-Za-z]?[ \u00a0]$")
"""A house number: `18 Nguyễn Du` is a street."""
_BARE = frozenset({"name.shape", "name.list", "name.weak"})
"""Rules without a cue: what they find is a byline where the page names an author of that name."""
_WEAK = "name.weak"
"""Two syllables that begin like a name and like a word (`Danh mục`): people only where named elsewhere."""
_SILENT = frozenset({Zone.BYLINE, Zone.STAMP, Zone.FURNITURE})
_CONFIDENCE = {
    Verdict.CERTAIN: Confidence.CERTAIN,
    Verdict.LIKELY: Confidence.LIKELY,
    Verdict.ASK: Confidence.DOUBTFUL,
}


class NameFinder:
    """Finds names of people; built once, holds the lexicon, the scanners and, when first asked, the model."""

    def __init__(
        self, lexicon: PeopleLexicon, organisations: OrganisationScanner, pipeline: Language | None = None
    ) -> None:
        self.organisations = organisations
        self.titles = TitleScanner(lexicon.titles, organisations)
        self._shapes = NameShapes(lexicon)
        self._contexts = NameContexts(lexicon)
        self._pipeline = pipeline

    @classmethod
    def load(cls, folder: Path = LEXICON, pipeline: Language | None = None) -> NameFinder:
        """A finder from the lexicon's tables; a table that cannot be read raises `TableError`.

        Without a `pipeline` it makes underthesea's when a sentence first wants the model.
        """
        return cls(load_people_lexicon(folder), OrganisationScanner.load(folder), pipeline)

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
        if block.zone in _SILENT:
            return
        text = document.text
        shadows = self._shadows(text, block.start, block.end)
        bylines = {(line.start, line.end) for line in document.bylines}
        previous: Candidate | None = None
        for run in RUN.finditer(text, block.start, block.end):
            for start, end, words in self._names(text, run, shadows):
                if (start, end) in bylines or masked(words):
                    continue
                one = self._judge(text, block, start, end, words, shadows, previous)
                previous = one
                yield one

    def _shadows(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Organisations and offices, in whose names no person is sought."""
        inside = self.organisations.scan(text[start:end])
        covered = [(start + found.start, start + found.end) for found in inside]
        covered += [(title.start, title.reach) for title in self.titles.scan(text, start, end)]
        return sorted(covered)

    def _names(
        self, text: str, run: re.Match[str], shadows: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, list[str]]]:
        """Names in the parts of a run that no organisation covers, and foreign ones after an address."""
        start = run.start()
        for shadow_start, shadow_end in shadows:
            if shadow_start < run.end() and shadow_end > start:
                start = max(start, shadow_end)
        while start < run.end() and text[start].isspace():
            start += 1
        start = self._past_place(text, start, run.end())
        rest = RUN.match(text, start, run.end()) if start < run.end() else None
        if rest is None:
            return
        names = list(self._shapes.names(rest))
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

    def _judge(
        self,
        text: str,
        block: Block,
        start: int,
        end: int,
        words: list[str],
        shadows: list[tuple[int, int]],
        previous: Candidate | None,
    ) -> Candidate:
        strength = self._shapes.strength(words)
        cue = self._contexts.before(text, start, block.start)
        verdict, rule = self._verdict(text, block, start, end, words, strength, cue, shadows)
        if previous is not None and _LIST.fullmatch(text, previous.end, start) and cue is None:
            if previous.verdict is Verdict.NO and previous.rule != "name.unlike":
                return Candidate(start, end, Verdict.NO, previous.rule)
            if (
                previous.verdict is Verdict.CERTAIN
                and strength
                and len(words) >= 3
                and verdict is Verdict.ASK
            ):
                return Candidate(start, end, Verdict.LIKELY, "name.list")
        return Candidate(start, end, verdict, rule)

    def _verdict(
        self,
        text: str,
        block: Block,
        start: int,
        end: int,
        words: list[str],
        strength: int,
        cue: tuple[str, int] | None,
        shadows: list[tuple[int, int]],
    ) -> tuple[Verdict, str]:
        """The lexicon's word on one run; rules in the order of their certainty."""
        if self._contexts.byline(text, start, block.start):
            return Verdict.NO, "name.byline"
        shouted = all(word.isupper() for word in words)
        if shouted and not (block.zone is Zone.SIGNATURE and self._stands_alone(text, block, start, end)):
            return Verdict.NO, "name.capitals"
        after_office = any(
            shadow_end < start and text[shadow_end:start].isspace() for _, shadow_end in shadows[-400:]
        )
        if strength and after_office and not (cue and addresses(cue[0])):
            return Verdict.CERTAIN, "name.office"
        if cue and addresses(cue[0]):
            if self._named_thing(text, cue[1], block.start):
                return Verdict.NO, "name.thing"
            return self._addressed(text, start, end, words, strength, cue[0])
        if cue:
            return Verdict.NO, f"name.{cue[0]}"
        place = self.organisations.places.known_at(text, start, end)
        if strength == 0 or (place and place >= end):
            return Verdict.NO, "name.unlike"
        return self._uncued(text, block, start, end, words, strength)

    def _addressed(
        self, text: str, start: int, end: int, words: list[str], strength: int, kind: str
    ) -> tuple[Verdict, str]:
        """A run after an office or form of address; a listed place only where its name is a person's too."""
        place = self.organisations.places.known_at(text, start, end)
        if place and place >= end and strength < 2 and kind != "title":
            return Verdict.NO, "name.place"
        if strength:
            return Verdict.CERTAIN, "name.address"
        if any(len(word) > 1 and word.isupper() for word in words):
            return Verdict.NO, "name.unlike"
        term = self.organisations.term_at(text, start, end)
        if term or kind in {"title", "occupation"}:
            return Verdict.ASK, "name.address"
        plain = kind == "honorific" or (len(words) <= 3 and vietnamese(words))
        return (Verdict.LIKELY if plain else Verdict.ASK), "name.address"

    def _uncued(
        self, text: str, block: Block, start: int, end: int, words: list[str], strength: int
    ) -> tuple[Verdict, str]:
        if self._stands_alone(text, block, start, end) and block.zone is Zone.SIGNATURE:
            return Verdict.CERTAIN, "name.signature"
        if _NUMBERED.search(text, max(block.start, start - 8), start):
            return Verdict.NO, "name.street"
        if (
            block.zone in _PROSE
            and _AUTHOR.fullmatch(text[end : block.end])
            and self._opens(text, block, start)
        ):
            return self._under_office(text, block)
        office = self._office_after(text, end, block.end)
        long = len(words) >= 3
        if office and (strength == 2 or long):
            return Verdict.CERTAIN, "name.office_after"
        if (
            strength == 2
            and long
            and (self._shapes.has_middle(words) or self._contexts.verb_after(text, end))
        ):
            return Verdict.LIKELY, "name.shape"
        if self._contexts.foreign(text, start, end, block.start):
            return Verdict.NO, "name.unlike"
        return Verdict.ASK, "name.shape" if strength == 2 or long else _WEAK

    def _opens(self, text: str, block: Block, start: int) -> bool:
        return not text[block.start : start].strip(' \t\u00a0*-–"“')

    def _under_office(self, text: str, block: Block) -> tuple[Verdict, str]:
        """A name alone in a paragraph signs the text: an official under an office, else an author."""
        above = text[max(0, block.start - 80) : block.start].strip().rpartition("\n")[2]
        if above and self.titles.scan(above) and len(above) < 60:
            return Verdict.CERTAIN, "name.signature"
        return Verdict.NO, "name.byline"

    def _office_after(self, text: str, end: int, limit: int) -> bool:
        mark = re.compile(r"\s*[,(–-]\s*").match(text, end, limit)
        return bool(mark and mark.end() > end and self.titles.at(text, mark.end(), limit))

    def _named_thing(self, text: str, cue_start: int, floor: int) -> bool:
        """`Lăng Chủ tịch Hồ Chí Minh`: the office before the name belongs to a place or an order."""
        wider = self._contexts.before(text, cue_start, floor)
        return wider is not None and not addresses(wider[0])

    def _stands_alone(self, text: str, block: Block, start: int, end: int) -> bool:
        line_start = max(text.rfind("\n", block.start, start) + 1, block.start)
        line_end = text.find("\n", end)
        line_end = block.end if line_end < 0 or line_end > block.end else line_end
        return not text[end:line_end].strip(" .\t\u00a0") and len(text[line_start:start].strip()) < 16

    def _ask(self, text: str, candidates: list[Candidate]) -> Iterator[Candidate]:
        """Put the sentences of doubtful runs to the model; the others pass as they are."""
        asked = [one for one in candidates if one.verdict is Verdict.ASK and one.rule != _WEAK]
        people = self._model_people(text, asked) if asked else []
        for one in candidates:
            if one.verdict is not Verdict.ASK:
                yield one
            elif one in asked and any(start <= one.start and end >= one.end for start, end in people):
                yield Candidate(one.start, one.end, Verdict.ASK, "name.model")

    def _model_people(self, text: str, asked: list[Candidate]) -> list[tuple[int, int]]:
        """Spans that the model takes for people in the sentences of `asked`."""
        pipeline = self.pipeline()
        spans = []
        for start, end in _sentences(text, asked):
            doc = pipeline(text[start:end])
            spans += [(start + entity.start_char, start + entity.end_char) for entity in doc.ents]
        return spans

    def pipeline(self) -> Language:
        """The spaCy pipeline; the first call imports underthesea and loads its models."""
        if self._pipeline is None:
            self._pipeline = build_pipeline(underthesea_tagger(), only_people)
        return self._pipeline


def only_people(entity: TokenSpan) -> TokenSpan | None:
    """Keep a person, cut down to where its capitals begin and end; anything else is dropped."""
    if entity.label_ != "PER":
        return None
    tokens = list(entity)
    while tokens and not tokens[0].text[0].isupper():
        tokens.pop(0)
    while tokens and not tokens[-1].text[0].isupper():
        tokens.pop()
    if not tokens:
        return None
    return TokenSpan(entity.doc, tokens[0].i, tokens[-1].i + 1, label="PER")


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
    quote = text[best.start : best.end]
    spans = tuple(Span(one.start, one.end) for one in mentions)
    evidence = Evidence(quote, best.start, best.end, best.rule, _CONFIDENCE[best.verdict], spans)
    return Person(printed_name(quote), evidence)


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
