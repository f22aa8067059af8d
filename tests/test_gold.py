"""The gold itself: enough documents of every kind, sound facts, a third held out, and floors that hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.cli.main import run
from pipeline.evaluate.check import check
from pipeline.evaluate.floors import read_floors
from pipeline.evaluate.gold import GoldDocument, gold_paths, load_gold
from pipeline.evaluate.gold_fields import FAMILIES, LEVELS, NOISES

GOLD = Path(__file__).parent.parent / "corpora" / "gold"
DOCUMENTS = [load_gold(path) for path in gold_paths(GOLD)]
SHARED_WORDS = 14
"""So many words in a row are the formulas of official papers; more are a copied sentence."""
FORMULAS = 60
"""The most documents that may hold one run of words: laws cited in full, the State's head."""


def counted(key: str) -> Counter[str]:
    return Counter(str(document.facts[key]) for document in DOCUMENTS)


def test_there_are_enough_documents_of_every_kind() -> None:
    assert len(DOCUMENTS) >= 200
    assert set(counted("family")) == set(FAMILIES)
    assert counted("family")["trap"] >= 40
    assert set(counted("noise")) == set(NOISES)
    assert set(counted("level")) == set(LEVELS)
    years = {int(document.facts["year"]) for document in DOCUMENTS}
    assert min(years) <= 1990
    assert max(years) == 2026
    lengths = [document.text.count("\n") + 1 for document in DOCUMENTS]
    assert min(lengths) <= 3
    assert max(lengths) >= 60


def test_a_third_is_held_out() -> None:
    held = sum(document.held for document in DOCUMENTS)
    assert 0.3 <= held / len(DOCUMENTS) <= 0.37
    names = Counter(document.name for document in DOCUMENTS)
    assert max(names.values()) == 1


def test_traps_hold_few_facts() -> None:
    traps = [document for document in DOCUMENTS if document.facts["family"] == "trap"]
    poor = [trap for trap in traps if len(trap.facts.get("citations") or []) <= 1]
    assert len(poor) >= len(traps) / 2
    assert sum(len(trap.facts.get("absent") or []) for trap in traps) >= 200


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_document_agrees_with_its_facts(document: GoldDocument) -> None:
    assert list(check(document)) == []


def test_no_two_documents_share_a_sentence() -> None:
    seen: dict[tuple[str, ...], set[str]] = {}
    for document in DOCUMENTS:
        words = document.text.split()
        for place in range(len(words) - SHARED_WORDS):
            run_of = tuple(words[place : place + SHARED_WORDS])
            seen.setdefault(run_of, set()).add(document.name)
    alike = Counter(
        pair for names in seen.values() if 2 <= len(names) <= 3 for pair in [tuple(sorted(names))[:2]]
    )
    assert {pair: count for pair, count in alike.items() if count > FORMULAS} == {}


def test_the_floors_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """What `danchieu evaluate --floors` says; the floors only rise."""
    floors = read_floors(GOLD)
    assert len(floors) > 60
    assert {floor.part for floor in floors} == {"open", "held"}
    status = run(["evaluate", str(GOLD), "--floors"])
    shown = capsys.readouterr().out
    assert status == 0, "\n".join(line for line in shown.splitlines() if line.startswith("below"))
