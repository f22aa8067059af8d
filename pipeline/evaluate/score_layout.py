"""Sections, annexes, recipients and signers of one document against its gold."""

from __future__ import annotations

from extractors.folding import fold
from pipeline.evaluate.gold import GoldDocument
from pipeline.evaluate.names import same_name, same_number
from pipeline.evaluate.outline import OutlineError, read_outline
from pipeline.evaluate.tally import Row, Tally


def score_layout(tally: Tally, gold: GoldDocument, found: Row) -> None:
    """Count what gold notes of layout; what it leaves out is not counted."""
    if "sections" in gold.facts:
        _sections(tally, gold, found)
    if "annexes" in gold.facts:
        _annexes(tally, gold.facts, found)
    if "recipients" in gold.facts:
        ours = [_cells(line, "name", "purpose") for line in gold.facts["recipients"]]
        pairs = tally.match("recipients", ours, found["recipients"], [_named], lambda row: str(row["name"]))
        tally.fields("recipients", pairs, "purpose", _equal)
    if "signers" in gold.facts:
        _signers(tally, gold.facts, found)


def _sections(tally: Tally, gold: GoldDocument, found: Row) -> None:
    """By the place where each begins; then what holds it, where it ends, and what it is called."""
    text = found.get("text") or gold.text
    rows = found["sections"]
    try:
        outlined = read_outline(text, gold.facts["sections"])
    except OutlineError as error:
        tally.add("sections", "missed", gold=error)
        return
    ours = [
        {
            "start": row.start,
            "until": row.until,
            "under": row.parent,
            "annex": row.annex,
            "opening": row.opening,
            "heading": _heading(row.opening) if row.headed else None,
        }
        for row in outlined
    ]
    theirs = [
        {
            **row,
            "under": None if row["parent"] is None else rows[row["parent"]]["start"],
            "opening": row["quote"],
        }
        for row in rows
    ]
    pairs = tally.match(
        "sections",
        ours,
        theirs,
        [lambda a, b: a["start"] == b["start"]],
        lambda row: " ".join(row["opening"].split()),
    )
    for noted, read in pairs:
        for key in ("under", "until", "annex"):
            verdict = "hit" if noted[key] == read[key] else "wrong"
            name = str(noted["opening"])[:40]
            tally.add(f"sections.{key}", verdict, f"{name}: {noted[key]}", f"{name}: {read[key]}", read)
    tally.fields("sections", pairs, "heading", lambda a, b: fold(str(a)).endswith(fold(str(b))))


def _heading(opening: str) -> str:
    return " ".join(opening.split())


def _annexes(tally: Tally, gold: Row, found: Row) -> None:
    def same(a: Row, b: Row) -> bool:
        return same_name(a["label"], b["label"]) and a.get("number") == b.get("number")

    pairs = tally.match(
        "annexes",
        gold["annexes"],
        found["annexes"],
        [same],
        lambda row: f"{row['label']} {row.get('number') or ''}",
    )
    tally.fields("annexes", pairs, "title", same_name)
    tally.fields("annexes", pairs, "attached_to", lambda a, b: a == b or same_number(a, b))


def _signers(tally: Tally, gold: Row, found: Row) -> None:
    ours = [_cells(line, "name", "title", "capacities", "body") for line in gold["signers"]]
    theirs = [{**row, "capacities": " ".join(row["capacities"])} for row in found["signers"]]
    pairs = tally.match("signers", ours, theirs, [_named], lambda row: str(row["name"]))
    tally.fields("signers", pairs, "title", same_name)
    tally.fields("signers", pairs, "capacities", _equal)
    tally.fields("signers", pairs, "body", same_name, invented=False)
    if pairs:
        order = [theirs.index(row) for _, row in pairs]
        in_order = order == sorted(order)
        names = " > ".join(str(row["name"]) for row in ours)
        tally.add("signers.order", "hit" if in_order else "wrong", names, names)


def _cells(line: str, *keys: str) -> Row:
    """A line of cells parted by ` | `; an empty or missing one is None."""
    cells = [cell.strip() or None for cell in line.split("|")]
    return dict(zip(keys, [*cells, *[None] * (len(keys) - len(cells))], strict=True))


def _named(a: Row, b: Row) -> bool:
    return fold(str(a["name"])) == fold(str(b["name"]))


def _equal(a: object, b: object) -> bool:
    return str(a) == str(b)
