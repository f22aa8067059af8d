"""Real pages beside the checkout: the five seeds against their gold, and the chain across them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from flows.choose import settings_for
from flows.places import Places
from flows.progress import Silent
from flows.runner import PlainRunner
from flows.work import run_ingest
from pipeline.parse import parse
from warehouse.answers.trace import trace
from warehouse.query import run_query

pytestmark = pytest.mark.shared
ENOUGH = 20
"""From so many gold facts on a kind is held to its F1; below, to one error at most."""


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


def test_the_seeds_against_their_gold(shared: Path, seeds: list[Path], kit: Kit, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    with facts.open("w", encoding="utf-8") as file:
        for path in seeds:
            document = parse(path.read_bytes(), str(path))
            found = to_json(str(path), document, extract(document, Context(str(path)), kit))
            file.write(json.dumps(found, ensure_ascii=False) + "\n")
    score = [
        sys.executable,
        shared / "acceptance" / "score.py",
        shared / "acceptance" / "gold",
        facts,
        "--json",
    ]
    figures = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    assert "spans" not in figures
    for kind, row in figures.items():
        errors = row["gold"] + row["pred"] - 2 * row["hit"]
        assert row["f1"] >= 0.95 if row["gold"] >= ENOUGH else errors <= 2, (kind, row)
    assert figures["furniture kept out"]["f1"] == 1.0


def test_the_chain_across_the_seeds(seeds: list[Path], tmp_path: Path) -> None:
    places = Places.of(tmp_path / "seeds.duckdb")
    run_ingest(places, list(map(str, seeds)), settings_for(None), PlainRunner(), Silent())
    (chain, *_) = trace(places.published, "KH 282", "NQ 15").as_json()["chains"]
    steps = [(step["from"], step["relation"], step["to"]) for step in chain]
    assert steps == [("282/KH-UBND", "implements", "16-CTr/TU"), ("16-CTr/TU", "implements", "15-NQ/TW")]
    for step in chain:
        text = parse(Path(step["source"]).read_bytes(), step["source"]).text
        assert text[step["start"] : step["end"]] == step["quote"]
    rows = run_query(places.published, "FROM trace('KH 282', 'NQ 15')").rows
    assert len(rows) >= len(steps)
