"""Reading the documents of gold with the present extractors, or with those of another revision."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.evaluate.gold import GoldDocument, GoldError
from pipeline.evaluate.score import score
from pipeline.evaluate.tally import Outcome, Row
from pipeline.parse import parse

ROOT = Path(__file__).parents[2]


def read_here(documents: Iterable[GoldDocument], kit: Kit) -> Iterator[Row]:
    """The facts of each document as this code reads them."""
    for gold in documents:
        document = parse(gold.text.encode(), str(gold.text_path))
        yield to_json(str(gold.text_path), document, extract(document, Context(str(gold.text_path)), kit))


def outcomes_of(documents: Sequence[GoldDocument], found: Iterable[Row]) -> list[Outcome]:
    """Every outcome of every document; `found` are their facts in the same order."""
    pairs = zip(documents, found, strict=True)
    return [outcome for gold, facts in pairs for outcome in score(gold, facts)]


def read_at(revision: str, documents: Sequence[GoldDocument]) -> list[Row]:
    """The facts of each document as the code of another revision reads them.

    Raises:
        GoldError: git knows no such revision, or its `danchieu extract` fails.
    """
    files = [str(gold.text_path.resolve()) for gold in documents]
    with _worktree(revision) as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "flows.cli", "extract", *files],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    rows = {row["source"]: row for row in map(json.loads, ran.stdout.splitlines())}
    missing = [file for file in files if file not in rows]
    if missing:
        said = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise GoldError(f"revision {revision} could not read {missing[0]}: {said}")
    return [rows[file] for file in files]


@contextmanager
def _worktree(revision: str) -> Iterator[Path]:
    """The files of a revision in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="danchieu-against-") as made:
        folder = Path(made) / "tree"
        _git("worktree", "add", "--detach", str(folder), revision)
        try:
            yield folder
        finally:
            _git("worktree", "remove", "--force", str(folder))


def _git(*words: str) -> None:
    ran = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise GoldError(f"git {words[0]} {words[1]}: {' '.join(ran.stderr.split())}")
