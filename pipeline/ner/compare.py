"""Taggers side by side on the held-out sentences: ours on syllables, ours on words, underthesea's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from corpora.ner import MarkedSentence
from extractors.ner import blank_pipeline
from extractors.ner_tokens import doc_of
from extractors.people import NameFinder
from extractors.underthesea_ner import entity_offsets, find_word, underthesea_tagger, underthesea_words
from pipeline.ner.measure import Measured, NameTagger, Spans, measure
from pipeline.ner.train import train

THEIRS = ("PER", "ORG", "LOC")
"""The labels that underthesea knows, too."""


class WordTokenizer:
    """Tokens of underthesea's words, for the comparison only; `Doc.text` equals the text that went in."""

    def __init__(self, vocab: Vocab, words: Callable[[str], list[str]]) -> None:
        self.vocab = vocab
        self._words = words

    def __call__(self, text: str) -> Doc:
        """Cut `text` where the segmenter does; blanks between words are tokens of their own where many."""
        pieces: list[str] = []
        place = 0
        for word in self._words(text):
            span = find_word(text, word, place)
            if span is None:
                continue
            pieces += [text[place : span[0]], text[span[0] : span[1]]]
            place = span[1]
        pieces.append(text[place:])
        return doc_of(self.vocab, filter(None, pieces))


def of_pipeline(nlp: Language) -> NameTagger:
    """A trained pipeline as a tagger of names."""

    def tag(text: str) -> Spans:
        return [(one.start_char, one.end_char, one.label_) for one in nlp(text).ents]

    return tag


def of_underthesea() -> NameTagger:
    """underthesea's `ner` as a tagger of names."""
    tagger = underthesea_tagger()
    return lambda text: entity_offsets(text, tagger(text))


def compare(
    names: NameFinder, own: Language, sentences: Sequence[MarkedSentence], epochs: int
) -> Iterator[Measured]:
    """The rows of the table; the model on words is trained for it, on the same sentences."""
    held = [sentence for sentence in sentences if sentence.held]
    yield measure("own, syllables", of_pipeline(own), held)
    by_words = blank_pipeline(names.lexicon, names.organisations, names.titles)
    by_words.tokenizer = WordTokenizer(by_words.vocab, underthesea_words())
    train(by_words, [sentence for sentence in sentences if not sentence.held], epochs=epochs)
    yield measure("own, underthesea's words", of_pipeline(by_words), held)
    yield measure("underthesea ner", of_underthesea(), held, THEIRS)
