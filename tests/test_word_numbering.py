"""Automatic numbers of Word, printed as Word counts them."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.parse.word.numerals import numeral
from tests.makers import word_xml as w

OUTLINE = w.levels(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
DECIMAL = w.levels(("decimal", "%1."), ("decimal", "%1.%2."))
ARTICLES = w.levels(("decimal", "Điều %1."), ("decimal", "%2."))
BULLETS = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'


def printed(
    body: str, definitions: dict[int, str], numbers: dict[int, tuple[int, str]], styles: str = ""
) -> list[str]:
    parts = {"numbering": w.lists(definitions, numbers)} | ({"styles": styles} if styles else {})
    return parse(w.word_file(body, **parts), "a.docx").text.split("\n")


@pytest.mark.parametrize(
    ("levels", "places", "expected"),
    [
        (OUTLINE, [0, 1, 2, 2, 1, 0, 1], ["I.", "1.", "a)", "b)", "2.", "II.", "1."]),
        (DECIMAL, [0, 1, 1, 0, 1], ["1.", "1.1.", "1.2.", "2.", "2.1."]),
        (ARTICLES, [0, 1, 1, 0, 1], ["Điều 1.", "1.", "2.", "Điều 2.", "1."]),
        (DECIMAL, [1, 1], ["1.1.", "1.2."]),
        (OUTLINE.replace('w:ilvl="1">', 'w:ilvl="1"><w:lvlRestart w:val="0"/>'), [0, 1, 0, 1], ["I.", "1.", "II.", "2."]),
        (w.levels(("upperRoman", "%1"), ("decimal", "%1.%2")).replace('w:ilvl="1">', 'w:ilvl="1"><w:isLgl/>'), [0, 1], ["I", "1.1"]),
        (w.levels(("decimal", "%1."), start=5), [0, 0], ["5.", "6."]),
        (BULLETS, [0], ["-"]),
    ],
)  # fmt: skip
def test_levels(levels: str, places: list[int], expected: list[str]) -> None:
    body = "".join(w.numbered("việc", level=level) for level in places)
    assert printed(body, {1: levels}, {1: (1, "")}) == [f"{label} việc" for label in expected]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = "".join(w.numbered("việc", number) for number in (1, 2, 3, 3, 1))
    lists = {1: (1, ""), 2: (1, ""), 3: (1, anew)}
    assert printed(body, {1: DECIMAL}, lists) == ["1. việc", "2. việc", "1. việc", "2. việc", "3. việc"]


def test_a_list_may_change_a_level() -> None:
    change = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/>'
    change += '<w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>'
    assert printed(w.numbered("việc"), {1: DECIMAL}, {1: (1, change)}) == ["(c) việc"]


def test_the_number_of_a_style_and_its_removal() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="k"/><w:basedOn w:val="H"/></w:style>'
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        w.paragraph("việc", style="H") + w.paragraph("việc", none, style="H") + w.paragraph("việc", style="K")
    )
    assert printed(body, {1: DECIMAL}, {1: (1, "")}, styles) == ["1. việc", "việc", "2. việc"]


def test_a_level_belongs_to_a_style() -> None:
    levels = OUTLINE.replace('w:ilvl="1">', 'w:ilvl="1"><w:pStyle w:val="B"/>')
    styles = '<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = w.numbered("việc") + w.paragraph("việc", style="B")
    assert printed(body, {1: levels}, {1: (1, "")}, styles) == ["I. việc", "1. việc"]


def test_a_list_style_leads_to_the_levels() -> None:
    definitions = {1: '<w:numStyleLink w:val="S"/>', 2: f'<w:styleLink w:val="S"/>{DECIMAL}'}
    assert printed(w.numbered("việc"), definitions, {1: (1, "")}) == ["1. việc"]


def test_numbers_alone_are_printed_in_cells() -> None:
    body = w.table(*(w.row(w.cell(w.numbered("")), text) for text in ("Việc A", "Việc B")))
    assert printed(body, {1: DECIMAL}, {1: (1, "")}) == ["1.", "Việc A", "2.", "Việc B"]
    assert printed(w.numbered("") + w.numbered("việc"), {1: DECIMAL}, {1: (1, "")}) == ["2. việc"]


def test_a_list_that_does_not_exist_prints_nothing() -> None:
    assert printed(w.numbered("việc", number=9), {1: DECIMAL}, {1: (1, "")}) == ["việc"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (1, "decimal", "1"), (9, "decimalZero", "09"), (49, "upperRoman", "XLIX"), (14, "lowerRoman", "xiv"),
        (27, "upperLetter", "AA"), (3, "lowerLetter", "c"), (11, "ordinal", "11th"), (3, "ordinal", "3rd"),
        (21, "vietnameseCounting", "hai mươi mốt"), (10, "cardinalText", "mười"), (5, "none", ""),
        (4, "somethingElse", "4"), (0, "upperRoman", "0"), (100_000, "lowerRoman", "100000"),
        (900, "upperLetter", "900"), (7, "numberInDash", "- 7 -"), (300, "vietnameseCounting", "300"),
    ],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, expected: str) -> None:
    assert numeral(number, form) == expected
