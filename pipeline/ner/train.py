"""Training the named-entity model on marked sentences: minutes on two cores, the same model every time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans
from thinc.api import fix_random_seed

from corpora.ner import LABELS, MarkedSentence
from extractors.ner import NER

SEED = 20240427
EPOCHS = 12
DROP = 0.3
BATCH = 16
_SHOUT_EVERY = 12
"""Every twelfth sentence is also learnt in capitals, as headings and signature blocks print names."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far training is."""

    epoch: int
    epochs: int
    loss: float


def train(
    nlp: Language,
    sentences: Sequence[MarkedSentence],
    tell: Callable[[Progress], None] = lambda _: None,
    epochs: int = EPOCHS,
) -> Language:
    """Train a blank pipeline on sentences; those held out must not be among them."""
    fix_random_seed(SEED)
    ner = nlp.add_pipe("ner", config=NER)
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    examples = [example for sentence in sentences for example in _examples(nlp, sentence)]
    optimizer = nlp.initialize(lambda: examples[:200])
    order = random.Random(SEED)
    for epoch in range(1, epochs + 1):
        order.shuffle(examples)
        losses: dict[str, float] = {}
        for start in range(0, len(examples), BATCH):
            nlp.update(examples[start : start + BATCH], drop=DROP, sgd=optimizer, losses=losses)
        tell(Progress(epoch, epochs, losses["ner"]))
    return nlp


def _examples(nlp: Language, sentence: MarkedSentence) -> Iterable[Example]:
    yield _example(nlp, sentence, sentence.text)
    shouted = sentence.text.upper()
    if len(sentence.text) % _SHOUT_EVERY == 0 and len(shouted) == len(sentence.text):
        yield _example(nlp, sentence, shouted)


def _example(nlp: Language, sentence: MarkedSentence, text: str) -> Example:
    """Tokens and their tags as the pipeline makes them, and the names as the reference has them."""
    predicted, reference = _tagged(nlp, text), _tagged(nlp, text)
    spans = [
        reference.char_span(one.start, one.end, label=one.label, alignment_mode="expand")
        for one in sentence.entities
    ]
    # Words of a segmenter may hold the end of one name and the head of the next.
    reference.ents = tuple(filter_spans(span for span in spans if span is not None))
    return Example(predicted, reference)


def _tagged(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name != "ner":
            doc = component(doc)
    return doc
