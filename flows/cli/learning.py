"""`danchieu ner`: train the named-entity model, and measure it beside others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.ner.measure import Measured
    from pipeline.ner.train import Progress

app = typer.Typer(help="The named-entity model: train it, measure it.", no_args_is_help=True)


def register(main: typer.Typer) -> None:
    """Add this group's commands."""
    main.add_typer(app, name="ner")


@app.command()
def train(
    out: Annotated[Path | None, typer.Option(help="Where the model goes.")] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Rounds over the sentences.")] = None,
) -> None:
    """Build the model from the marked sentences: minutes on two cores, the same model every time."""
    from corpora.ner import MODEL, read_sentences
    from extractors.kit import Kit
    from extractors.ner import blank_pipeline
    from pipeline.ner.save import save
    from pipeline.ner.train import EPOCHS
    from pipeline.ner.train import train as learn

    names = Kit.load().names
    learnt = [sentence for sentence in read_sentences() if not sentence.held]
    nlp = blank_pipeline(names.lexicon, names.organisations, names.titles)
    learn(nlp, learnt, _tell, epochs or EPOCHS)
    save(nlp, out or MODEL)
    print(f"{len(learnt)} sentences learnt; model written to {out or MODEL}")


def _tell(progress: Progress) -> None:
    print(f"round {progress.epoch} of {progress.epochs}: loss {progress.loss:.0f}", file=sys.stderr)


@app.command()
def compare(
    epochs: Annotated[int | None, typer.Option(min=1, help="Rounds of the model on words.")] = None,
) -> None:
    """Held-out figures and speed: the model, the same on words of a segmenter, and underthesea's own."""
    from corpora.ner import read_sentences
    from extractors.kit import Kit
    from extractors.ner import load_pipeline
    from flows.cli.tables import print_table
    from pipeline.ner.compare import compare as rows_of
    from pipeline.ner.train import EPOCHS

    names = Kit.load().names
    own = load_pipeline(names.lexicon, names.organisations, names.titles)
    rows = list(rows_of(names, own, list(read_sentences()), epochs or EPOCHS))
    head = ("tagger", "PER", "ORG", "LOC", "TITLE", "all P", "all R", "all F1", "KB/s")
    print_table(head, [_row(measured) for measured in rows], title="Exact spans on held-out sentences, F1")


def _row(measured: Measured) -> tuple[object, ...]:
    from corpora.ner import LABELS

    labels = [f"{measured.labels[label].f1:.3f}" if label in measured.labels else None for label in LABELS]
    every = measured.labels["all"]
    shares = (f"{share:.3f}" for share in (every.precision, every.recall, every.f1))
    return (measured.name, *labels, *shares, round(measured.kilobytes_a_second))
