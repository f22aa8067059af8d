"""Two models asked for a doubtful name: ours, and, where ours says yes, underthesea's.

Ours alone takes headings and villages for people now and then; the second opinion keeps the precision that
the lexicon's own verdicts have (the figures stand in the model's card).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language

from corpora.people import PeopleLexicon
from extractors.ner import load_pipeline
from extractors.organisations import OrganisationScanner
from extractors.titles import TitleScanner
from extractors.underthesea_ner import Tagger, entity_offsets, underthesea_tagger

PERSON = "PER"

Place = tuple[int, int]


class NameModels:
    """Both models, each loaded when a sentence first wants it: the second costs two seconds."""

    def __init__(
        self, lexicon: PeopleLexicon, organisations: OrganisationScanner, titles: TitleScanner
    ) -> None:
        self._lexicon = (lexicon, organisations, titles)
        self._own: Language | None = None
        self._second: Tagger | None = None

    def people(self, sentence: str, asked: list[Place]) -> Iterator[Place]:
        """Which of the stretches asked for both models take for people, cut to where ours sees the name.

        Raises:
            ModelError: the model is missing or cannot be read.
        """
        own = [place for place in self._own_people(sentence) if _on_any(place, asked)]
        if not own:
            return
        second = self._second_people(sentence)
        yield from (place for place in own if _on_any(place, second))

    def _own_people(self, sentence: str) -> list[Place]:
        self._own = self._own or load_pipeline(*self._lexicon)
        return [(one.start_char, one.end_char) for one in self._own(sentence).ents if one.label_ == PERSON]

    def _second_people(self, sentence: str) -> list[Place]:
        self._second = self._second or underthesea_tagger()
        found = entity_offsets(sentence, self._second(sentence))
        return [(start, end) for start, end, label in found if label == PERSON]


def _on_any(place: Place, others: list[Place]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)
