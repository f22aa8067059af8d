"""One paper says the same as text, as a web page, as PDF, as DOCX and in the older forms of Word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from extractors.document import Document, Zone
from extractors.kit import Kit
from pipeline.office.convert import convert_ahead
from pipeline.parse import parse
from pipeline.parse.kept import Kept
from tests.makers import offices, papers
from tests.makers.blocks import assert_sound, texts
from tests.makers.values import Reading, Values, changed, fields_of, open_texts, read, read_document

PAPERS = (
    "a-001-province-emulation-plan-2023",
    "a-004-decision-establishing-blocs",
    "a-007-health-dengue-plan-2019",
    "a-022-decision-amending-2020",
    "a-040-directive-emulation-2020",
    "b-001-province-party-resolution-forest",
    "b-004-provincial-council-amends-fees",
    "b-007-commune-party-programme-full",
    "b-032-provincial-party-decision-committee",
    "c-017-circular-village-midwives-mistyped",
    "c-032-pm-decision-strategy-long",
    "c-038-pm-decision-steering-committee",
    "c-040-ministry-plan-emulation-2026",
)
"""State and Party papers with a head, recipients, a signature; with blocs, articles, annexes, long titles."""
MAKERS: dict[str, Callable[[papers.Paper], bytes]] = {
    "html": papers.as_html,
    "pdf": papers.as_pdf,
    "docx": papers.as_docx,
}
KINDS = ("self", "citations", "relations", "dates", "people", "roles", "blocs")
OWN = fields_of("self", "number", "type", "issued", "issuer", "signer", "capacity")


@pytest.fixture(scope="module")
def plain(kit: Kit) -> dict[str, Reading]:
    """Each paper as its text is read."""
    found = open_texts()
    return {name: read(found[name], kit) for name in PAPERS}


def told(reading: Reading) -> Values:
    """What is compared; what the task table adds is taken away, for the text is without it."""
    found = {kind: Counter(reading.values[kind]) for kind in KINDS}
    found["self"] = Counter(OWN(row) for row in found["self"])
    for kind in ("citations", "relations"):
        found[kind] = Counter({row: n for row, n in found[kind].items() if papers.TASK_NUMBER not in row})
    found["dates"].pop((papers.TASK_DAY,), None)
    return found


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("form", MAKERS)
def test_the_same_facts_in_every_format(form: str, name: str, plain: dict[str, Reading], kit: Kit) -> None:
    laid_out = read(MAKERS[form](papers.Paper.of(plain[name].document)), kit)
    assert laid_out.document.format == form
    assert_sound(laid_out.document)
    assert changed(told(plain[name]), told(laid_out)) == {}
    citations = {row[1]: row for row in laid_out.values["citations"]}
    assert "2021-03-05" in citations[papers.TASK_NUMBER], "the task table was not read"


OLDER = tuple(
    (form, name)
    for form, names in (("doc", PAPERS[:4]), ("rtf", PAPERS[5:7]), ("odt", PAPERS[7:9]))
    for name in names
)


@pytest.fixture(scope="module")
def older(
    plain: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Document]:
    """Papers in older forms of Word, read in one start of the program that turns them into DOCX."""
    folder = tmp_path_factory.mktemp("older")
    made: dict[tuple[str, str], bytes] = {}
    for form in ("doc", "rtf", "odt"):
        files = {
            name: papers.as_docx(papers.Paper.of(plain[name].document)) for of, name in OLDER if of == form
        }
        found = offices.converted(files, "docx", form, folder / form)
        made |= {(form, name): data for name, data in found.items()}
    kept = Kept.beside(folder / "archive")
    convert_ahead([(data, form) for (form, _), data in made.items()], kept.office)
    return {key: parse(data, "a.doc", kept=kept) for key, data in made.items()}


@offices.NEEDS_OFFICE
@pytest.mark.parametrize(("form", "name"), OLDER)
def test_the_same_facts_in_older_forms(
    form: str, name: str, plain: dict[str, Reading], older: dict[tuple[str, str], Document], kit: Kit
) -> None:
    laid_out = read_document(older[form, name], kit)
    assert laid_out.document.format == form
    assert_sound(laid_out.document)
    assert changed(told(plain[name]), told(laid_out)) == {}


def test_the_papers_have_what_is_compared(plain: dict[str, Reading]) -> None:
    total: Counter[str] = Counter()
    for reading in plain.values():
        assert reading.facts.itself
        assert reading.facts.itself.signer
        assert texts(reading.document, Zone.RECIPIENTS)
        total.update({kind: sum(rows.values()) for kind, rows in told(reading).items()})
    assert total["citations"] >= 80
    assert total["relations"] >= 50
    assert total["people"] >= 25
    assert total["blocs"] >= 5


def test_the_comparison_can_fail(plain: dict[str, Reading]) -> None:
    first, second = (told(plain[name]) for name in PAPERS[:2])
    assert set(changed(first, second)) >= {"self", "citations", "relations", "dates", "people"}
