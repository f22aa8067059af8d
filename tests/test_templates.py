"""Golden pages: one of each template that portals and papers are made with, and what must be found in it.

The pages lie in `fixtures/templates/`, written for this test; `expected.json` says how each is entered and what it
names or states.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpora.source_definitions import ATTACHMENT_PATTERN, EntryPoint, SourceDefinition
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.discover import page_attachments, read_entry
from pipeline.discover.page_kinds import page_kind
from pipeline.parse import parse

TEMPLATES = Path(__file__).parent / "fixtures" / "templates"
EXPECTED: dict[str, dict[str, Any]] = json.loads((TEMPLATES / "expected.json").read_text("utf-8"))
ENTRIES = sorted(name for name, told in EXPECTED.items() if "entry" in told)
DOCUMENTS = sorted(name for name, told in EXPECTED.items() if "entry" not in told)

SOURCE = SourceDefinition(
    name="dong-ha",
    publisher="Cổng thông tin điện tử tỉnh Đông Hạ",
    place="Đông Hạ",
    level="province",
    language="vi",
    home="https://dongha.gov.test/",
    hosts=("dongha.gov.test",),
    entry_points=(),
    article=(),
    attachment=(re.compile(ATTACHMENT_PATTERN),),
    interval=0.0,
    pages=100,
    demo=True,
)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_point_names_its_documents(name: str) -> None:
    told = EXPECTED[name]
    entry = EntryPoint(told["entry"], told["url"], pages=9)
    found = read_entry((TEMPLATES / name).read_bytes(), told["url"], entry, SOURCE)
    assert [[item.url, item.day, item.number, item.title] for item in found.items] == told["items"]
    assert [[one.kind, one.url] for one in found.entries] == told["entries"]
    assert found.next == told["next"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_states_its_facts(name: str, kit: Kit) -> None:
    told = EXPECTED[name]
    data = (TEMPLATES / name).read_bytes()
    document = parse(data, told["url"], "text/html")
    context = Context(
        told["url"], publisher=SOURCE.publisher, jurisdiction=SOURCE.place, fetched="2024-06-01"
    )
    facts = extract(document, context, kit)
    itself = facts.itself
    assert {
        "kind": page_kind(data, told["url"]),
        "title": document.title,
        "published": document.published,
        "bylines": [byline.name for byline in document.bylines],
        "itself": [itself.number, itself.issued, itself.issuer, itself.signer] if itself else None,
        "about": facts.about,
        "citations": sorted({citation.number for citation in facts.citations if citation.number}),
        "files": [item.url for item in page_attachments(data, told["url"], SOURCE)],
    } == {key: value for key, value in told.items() if key != "url"}


@pytest.mark.parametrize("name", [name for name in ENTRIES if name.endswith(".html")])
def test_an_entry_point_is_told_from_documents(name: str) -> None:
    told = EXPECTED[name]
    assert page_kind((TEMPLATES / name).read_bytes(), told["url"]) == told.get("kind", "listing")


def test_every_template_is_expected_and_every_expectation_has_its_template() -> None:
    stored = {path.name for path in TEMPLATES.iterdir() if path.name != "expected.json"}
    assert stored == set(EXPECTED)
