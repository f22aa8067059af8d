"""Official citation notes of the national code, whose parts were parsed by simple rules: how many we read alike."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extractors.dates import document_dates
from extractors.document import plain_document
from extractors.facts import Citation
from extractors.instruments import find_instruments
from extractors.kit import Kit
from pipeline.evaluate.names import number_key, same_name

LEAST = {"number": 0.995, "day": 0.97, "issuer": 0.965}
"""Of the notes that state it; a few of the notes' own fields are wrong, so that none can be 1."""


@pytest.fixture(scope="module")
def notes(shared: Path) -> list[dict[str, Any]]:
    path = shared / "real" / "meta" / "citation_notes.jsonl"
    if not path.exists():
        pytest.skip(f"no {path}")
    lines = path.read_text("utf-8").splitlines()
    rows = [json.loads(unicodedata.normalize("NFC", line)) for line in lines]
    return [row for row in rows if row["note"] and row.get("number")]


def cited(note: dict[str, Any], kit: Kit) -> Citation | None:
    """The citation of the note's number; a field that was cut short counts as what it begins."""
    document = plain_document(note["note"])
    found = find_instruments(document, kit, tuple(document_dates(document)), ()).citations
    wanted, text = number_key(note["number"]), number_key(note["note"])
    for citation in found:
        key = number_key(citation.number)
        if key == wanted or (key.startswith(wanted.split("(")[0]) and key in text):
            return citation
    return None


@pytest.mark.shared
@pytest.mark.slow
def test_numbers_days_and_issuers_of_official_notes(notes: list[dict[str, Any]], kit: Kit) -> None:
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for note in notes:
        found = cited(note, kit)
        stated["number"] += 1
        right["number"] += found is not None
        if note.get("issued"):
            stated.update(("day", "issuer"))
            right["day"] += found is not None and found.issued == note["issued"]
            right["issuer"] += found is not None and same_name(note["issuer"], found.issuer)
    reached = {part: round(right[part] / stated[part], 4) for part in LEAST}
    low = {part: share for part, share in reached.items() if share < LEAST[part]}
    assert not low, f"{reached} of {dict(stated)}"
    assert len(notes) > 2_900
