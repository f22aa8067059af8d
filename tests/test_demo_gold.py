"""What is extracted from each demo document equals its gold, which was read from the text by eye."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from corpora.demo import GOLD, SITE
from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.folding import fold
from extractors.kit import Kit
from pipeline.parse import parse

Facts = dict[str, Any]
CASES = sorted(GOLD.glob("*.json"))
SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "tp": "thanh pho",
}


def words(name: str) -> frozenset[str]:
    """A name's words, folded, common abbreviations written out, numbers without leading zeros."""
    spelled = " ".join(SHORT.get(word, word.lstrip("0") or word) for word in fold(name).split())
    return frozenset(spelled.split())


def same_name(gold: str | None, found: str | None) -> bool:
    """Whether `found` is one of gold's readings (`A | B`), saying as much or more."""
    if not gold or not found:
        return not gold and not found
    readings = [words(reading) for reading in gold.split(" | ")]
    return any(reading <= words(found) for reading in readings)


def number(printed: str | None) -> str:
    return "".join((printed or "").split()).lstrip("0").lower()


def cited(row: Facts) -> tuple[str, str | None]:
    return number(row.get("number")) or " ".join(sorted(words(row["name"]))), row.get("issued")


def edges(facts: Facts) -> set[tuple[str, str, str]]:
    def end(name: str) -> str:
        return (
            "self"
            if name == "self" or number(name) == own
            else number(name)
            if name[:1].isdigit()
            else fold(name)
        )

    own = number((facts.get("self") or {}).get("number")) or "self"
    rows = [row for row in facts.get("relations") or [] if not row.get("optional")]
    return {(end(row["from"]), row["type"], end(row["to"])) for row in rows}


def same_title(gold: str, found: str | None) -> bool:
    """Whether most of the gold title's words stand in the one found: a page and its paper word it differently."""
    return len(words(gold) & words(found or "")) >= 0.6 * len(words(gold))


def load(path: Path) -> Facts:
    loaded: Facts = json.loads(path.read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def found(kit: Kit) -> dict[str, Facts]:
    """Every demo document, parsed and extracted once."""
    result = {}
    for path in CASES:
        source = load(path)["source"]
        parts = urlsplit(source)
        document = parse((SITE / parts.netloc / parts.path.lstrip("/")).read_bytes(), source)
        result[path.stem] = to_json(source, document, extract(document, Context(source), kit))
    return result


def unmatched(gold: list[Facts], rows: list[Facts], same: Any) -> list[Facts]:
    """Gold rows without a partner and rows without gold, each row used once."""
    left = list(rows)
    missed = []
    for row in gold:
        partner = next((other for other in left if same(row, other)), None)
        if partner is None:
            missed += [] if row.get("optional") else [row]
        else:
            left.remove(partner)
    return missed + left


def same_role(gold: Facts, row: Facts) -> bool:
    same = fold(gold["person"]) == fold(row["person"]) and same_name(gold["title"], row["title"])
    return same and (gold["org"] is None or same_name(gold["org"], row["org"]))


def same_bloc(gold: Facts, row: Facts) -> bool:
    same = same_name(gold["name"], row["name"]) and gold["year"] == row["year"]
    heads = same_name(gold["leader"], row["leader"]) and same_names(gold["deputies"], row["deputies"])
    return same and heads and same_names(gold["members"], row["members"])


def same_names(gold: list[str], rows: list[str]) -> bool:
    wrapped = [[{"name": name} for name in side] for side in (gold, rows)]
    return not unmatched(*wrapped, lambda a, b: same_name(a["name"], b["name"]))


def same_anniversary(gold: Facts, row: Facts) -> bool:
    return all(gold.get(key) == row[key] for key in ("nth", "base", "on")) and same_name(
        gold["event"], row["event"]
    )


def named(rows: list[Any]) -> list[Facts]:
    return [row if isinstance(row, dict) else {"name": row} for row in rows]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_facts_equal_gold(path: Path, found: dict[str, Facts]) -> None:
    gold, facts = load(path), found[path.stem]
    wrong: dict[str, Any] = {}
    for key in ("doc_kind", "published"):
        if gold[key] != facts[key]:
            wrong[key] = facts[key]
    if not same_title(gold["title"], facts["title"]):
        wrong["title"] = facts["title"]
    if gold.get("about") and number(gold["about"]) != number(facts["about"]):
        wrong["about"] = facts["about"]
    wrong |= own_instrument(gold, facts)
    if Counter(map(cited, gold["citations"])) != Counter(map(cited, facts["citations"])):
        wrong["citations"] = set(map(cited, gold["citations"])) ^ set(map(cited, facts["citations"]))
    extra = {edge for edge in edges(facts) - edges(gold) if edge[1] != "cites"}
    wrong["relations"] = extra | (edges(gold) - edges(facts))
    wrong["dates"] = set(gold["dates"]) ^ {row["date"] for row in facts["dates"]}
    wrong["periods"] = {tuple(p) for p in gold["periods"]} ^ {tuple(p) for p in facts["periods"]}
    wrong["anniversaries"] = unmatched(gold["anniversaries"], facts["anniversaries"], same_anniversary)
    wrong["blocs"] = unmatched(gold["blocs"], facts["blocs"], same_bloc)
    wrong["roles"] = unmatched(gold["roles"], facts["roles"], same_role)
    for key in ("people", "bylines", "movements", "campaigns"):
        same = lambda a, b: same_name(a["name"], b["name"])  # noqa: E731
        wrong[key] = unmatched(named(gold.get(key, [])), named(facts[key]), same)
    assert {key: value for key, value in wrong.items() if value} == {}


def own_instrument(gold: Facts, facts: Facts) -> Facts:
    ours, theirs = gold["self"], facts["self"]
    if not ours or not theirs:
        return {} if not ours and not theirs else {"self": theirs}
    same = number(ours["number"]) == number(theirs["number"]) and ours["issued"] == theirs["issued"]
    bodies = same_name(ours["issuer"], theirs["issuer"]) and same_name(ours["signer"], theirs["signer"])
    return {} if same and bodies else {"self": {key: theirs[key] for key in ours if key in theirs}}


def test_furniture_states_nothing(found: dict[str, Facts]) -> None:
    for path in CASES:
        absent = {number(name) for name in load(path).get("absent", [])}
        assert not absent & {number(row["number"]) for row in found[path.stem]["citations"]}, path.stem


def test_the_comparison_can_fail() -> None:
    assert not same_name("Sở Y tế", "Sở Nội vụ")
    assert not same_name("Phó Chủ tịch", "Chủ tịch")
    assert same_name("UBND thành phố | Thành ủy", "Ủy ban nhân dân thành phố")
    assert unmatched([{"name": "A"}], [{"name": "B"}], lambda a, b: a == b) == [{"name": "A"}, {"name": "B"}]
