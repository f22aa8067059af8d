"""The page of the audits, and the tables of a portal's words."""

from __future__ import annotations

import pytest

from extractors.facts import RelationType
from extractors.folding import fold
from warehouse.findings.audit import Audit, audits
from warehouse.findings.audit_page import PAGE, audit_page
from warehouse.findings.portal_file import portal_columns, portal_labels


def test_the_page_is_as_the_files_have_it() -> None:
    assert PAGE.read_text("utf-8") == audit_page(), "stale: run `danchieu audit list --write`"


@pytest.mark.parametrize("audit", audits(), ids=lambda audit: audit.name)
def test_every_audit_has_its_section(audit: Audit) -> None:
    page = audit_page()
    assert f"\n## {audit.name}\n\n**{audit.title}** ({audit.severity}).  {audit.reason}\n" in page
    assert f"](#{audit.name}) | {audit.title} |" in page


def test_heads_and_labels_are_folded_and_stand_once() -> None:
    heads = [head for column in portal_columns() for head in column.heads]
    labels = [label.label for label in portal_labels()]
    for words in (heads, labels):
        assert words == [fold(word) for word in words]
        assert len(set(words)) == len(words)


def test_labels_name_relations_that_there_are() -> None:
    known = {str(kind) for kind in RelationType}
    for label in portal_labels():
        assert set(label.relations) <= known
        assert label.relations
        assert label.acts in ("this", "other")
