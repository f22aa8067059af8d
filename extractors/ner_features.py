"""What the lexicon says of each token, handed to the model as the token's tag.

A tag is a word of letters: T in an office, O in an organisation, B where one begins, L in a listed place,
S and s strong and weak family names, M a middle name, A a form of address or rank.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from corpora.people import PeopleLexicon
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold
from extractors.titles import TitleScanner

FEATURES = "lexicon_features"


class LexiconFeatures:
    """The spaCy component that sets each token's tag from the lexicon."""

    def __init__(self) -> None:
        self._lexicon: tuple[OrganisationScanner, TitleScanner] | None = None
        self._words: dict[str, str] = {}

    def use(self, lexicon: PeopleLexicon, organisations: OrganisationScanner, titles: TitleScanner) -> None:
        """Take the lexicon; the component does nothing before."""
        marks: dict[str, set[str]] = defaultdict(set)
        for surname in lexicon.surnames:
            marks[surname.name].add("S" if surname.strength == "strong" else "s")
        for middle in lexicon.middle_names:
            marks[middle.name].add("M")
        for honorific in lexicon.honorifics:
            marks[honorific.cue.split()[-1].lower()].add("A")
        self._words = {word: "".join(sorted(letters)) for word, letters in marks.items()}
        self._lexicon = (organisations, titles)

    def __call__(self, doc: Doc) -> Doc:
        """Tag every token of `doc`."""
        if self._lexicon is None:
            raise ValueError(
                f"the component {FEATURES} has no lexicon; build the pipeline with load_pipeline"
            )
        organisations, titles = self._lexicon
        spans = [(one.start, one.end, "T") for one in titles.scan(doc.text)]
        spans += [(one.start, one.end, "O") for one in organisations.scan(doc.text)]
        starts = {start for start, _, letter in spans if letter == "O"}
        for token in doc:
            if token.is_space:
                continue
            begin, end = token.idx, token.idx + len(token)
            letters = {letter for start, stop, letter in spans if start <= begin and end <= stop}
            if begin in starts:
                letters.add("B")
            printed = token.text if token.text in self._words else fold(token.text)
            token.tag_ = "".join(sorted(letters)) + self._words.get(printed, "") or "-"
        return doc


@Language.factory(FEATURES)
def _features(nlp: Language, name: str) -> LexiconFeatures:  # noqa: ARG001
    return LexiconFeatures()
