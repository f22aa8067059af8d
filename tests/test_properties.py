"""What holds for every document: places are true, and how a text is typed does not change what it says."""

from __future__ import annotations

import dataclasses
import html
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.document import Document, plain_document
from extractors.facts import Evidence, Facts, Rejected
from extractors.kit import Kit
from pipeline.parse import parse
from tests.makers import pages
from tests.makers.blocks import assert_sound
from tests.makers.snapshot import own_sources
from tests.makers.values import Reading, Values, changed, fields_of, open_texts, read, read_document

TEXTS = open_texts()
EVERY = 12
"""So many documents apart are those that are extracted again where the parsed text is the same."""
_FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@pytest.fixture(scope="module")
def readings(kit: Kit) -> dict[str, Reading]:
    return {name: read(text, kit) for name, text in TEXTS.items()}


def evidences(facts: Facts) -> Iterator[tuple[str, Evidence]]:
    """Every fact's evidence, with its kind."""
    if facts.itself:
        yield "self", facts.itself.evidence
    for field in dataclasses.fields(facts):
        rows = getattr(facts, field.name)
        for row in rows if isinstance(rows, tuple) else ():
            if not isinstance(row, Rejected):
                yield field.name, row.evidence


def misplaced(document: Document, facts: Facts) -> list[str]:
    """Facts whose places are not true."""
    text, wrong = document.text, []
    for kind, evidence in evidences(facts):
        spans = [(span.start, span.end) for span in evidence.spans]
        inside = all(0 <= start < end <= len(text) for start, end in spans)
        here = text[evidence.start : evidence.end] == evidence.quote and evidence.quote
        listed = (evidence.start, evidence.end) in spans
        if not (inside and here and listed and spans == sorted(set(spans))):
            wrong.append(f"{kind} {evidence.quote!r} at {spans}")
    for row in facts.rejected:
        if text[row.start : row.end] != row.quote:
            wrong.append(f"rejected {row.quote!r}")
    return wrong


def ends_nowhere(facts: Facts) -> list[str]:
    """Relations, mentions and pinpoints that point past the citations."""
    ends = [end for row in facts.relations for end in (row.source, row.target)]
    ends += [row.to for row in (*facts.mentions, *facts.pinpoints) if row.to]
    return [repr(end) for end in ends if end.citation is not None and not end.citation < len(facts.citations)]


def test_every_fact_stands_where_it_says(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        assert not misplaced(reading.document, reading.facts), name
        assert not ends_nowhere(reading.facts), name


def test_every_fact_of_the_demo_stands_where_it_says(kit: Kit) -> None:
    sources = [source for source in own_sources() if source.name.startswith("demo/")]
    assert len(sources) >= 20
    for source in sources:
        reading = read(source.data, kit)
        assert not misplaced(reading.document, reading.facts), source.name


_LINES = st.sampled_from(sorted({line for text in TEXTS.values() for line in text.split("\n") if line}))
_NOISE = st.text(alphabet="0123456789/-–.,:;()“”\"' \nđĐaAốQN", max_size=12)


@given(st.lists(st.tuples(_LINES, _NOISE), min_size=1, max_size=12))
@_FEW
def test_facts_of_any_mixture_stand_where_they_say(kit: Kit, pieces: list[tuple[str, str]]) -> None:
    text = "\n".join(line[: len(line) // 2] + noise + line[len(line) // 2 :] for line, noise in pieces)
    plain = read_document(plain_document(unicodedata.normalize("NFC", text)), kit)
    parsed = read(text, kit)
    assert_sound(parsed.document)
    for reading in (plain, parsed):
        assert not misplaced(reading.document, reading.facts)
        assert not ends_nowhere(reading.facts)


# ---- how a text is typed ---------------------------------------------------------------------------------

SAME_TEXT: dict[str, Callable[[str], str | bytes]] = {
    "letters and marks apart": lambda text: unicodedata.normalize("NFD", text),
    "hyphens that do not break": lambda text: text.replace("-", "\u2011"),
    "hyphens of another font": lambda text: text.replace("-", "\u2010"),
    "minus signs": lambda text: text.replace("-", "\u2212"),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
}
"""Ways of typing that the parser takes away; runs of four spaces, which part columns, are left as they are."""


@pytest.mark.parametrize("way", SAME_TEXT)
def test_typing_that_leaves_the_text(way: str, readings: dict[str, Reading], kit: Kit) -> None:
    for number, (name, reading) in enumerate(readings.items()):
        if "   " in TEXTS[name] or "\t" in TEXTS[name]:
            continue
        data = SAME_TEXT[way](TEXTS[name])
        again = parse(data if isinstance(data, bytes) else data.encode(), "a.txt")
        assert again.text == reading.document.text, name
        assert [block.zone for block in again.blocks] == [b.zone for b in reading.document.blocks], name
        if number % EVERY == 0:
            assert read_document(again, kit).facts == reading.facts, name


def long_dashes(text: str) -> str:
    """A long dash for each hyphen but those inside a word or a code: writers' programs put them there."""
    letters = list(text)
    for place in range(1, len(text) - 1):
        before, after = text[place - 1], text[place + 1]
        inside = before.isalpha() and (after.isalpha() or before.isupper())
        if text[place] == "-" and not inside:
            letters[place] = "–"
    return "".join(letters)


@pytest.mark.parametrize("dash", ["–", "—"])
def test_long_dashes_for_hyphens(dash: str, readings: dict[str, Reading], kit: Kit) -> None:
    kinds = ("self", "citations", "relations", "dates", "date_mentions", "anniversaries", "period_mentions")
    wrong = {}
    for name, reading in list(readings.items())[:: 1 if dash == "–" else EVERY]:
        again = read(long_dashes(TEXTS[name]).replace("–", dash), kit)
        if told := changed(reading.values, again.values, kinds):
            wrong[name] = told
    assert wrong == {}


# ---- pages ------------------------------------------------------------------------------------------------


def paragraphs(document: Document) -> str:
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in document.text.split("\n"))


PAGES: dict[str, Callable[[Document], bytes]] = {
    "bare": lambda document: paragraphs(document).encode(),
    "page": lambda document: pages.page(
        f'<div class="noidung">{paragraphs(document)}</div>', title="Văn bản"
    ),
}
OF_PAGES = ("self", "citations", "relations", "dates", "people", "roles", "blocs", "anniversaries")
FURNISHED = ("b-028-veterans-plan-anniversary-page", "c-005-web-page-law-gene-bank")
"""Texts copied with the rest of their page: read again without it, the rest looks different."""
SIGNED = ("c-034-pm-directive-emulation-floating-villages", "c-052-web-page-directive-2005-ferries")
"""Not yet: papers without a head on a page, whose signer is taken for the author of the page."""
LISTED = ("t-004-lottery-results", "t-037-water-bill", "b-028-veterans-plan-anniversary-page")
"""Short lines without a sentence between menus: taken for a page that lists others, and refused."""
BESIDE = ("a-035-joint-plan-student-insurance", "c-037-pm-decision-1996-resettlement")
"""Heads or feet whose two columns stand on one line, which the parser parts the first time."""


@pytest.mark.parametrize("form", PAGES)
def test_paragraphs_of_a_page(form: str, readings: dict[str, Reading], kit: Kit) -> None:
    """The parsed text as `<p>` after `<p>` says the same; extracted again only where it is read differently."""
    wrong, same = {}, 0
    for number, (name, reading) in enumerate(readings.items()):
        if name in LISTED:
            continue
        page = parse(PAGES[form](reading.document), "a.html")
        alike = page.text == reading.document.text and zones(page) == zones(reading.document)
        same += alike
        if name in FURNISHED + BESIDE + SIGNED or (alike and number % EVERY):
            continue
        if told := changed(reading.values, read_document(page, kit).values, OF_PAGES):
            wrong[name] = told
    assert wrong == {}
    assert same > len(readings) / 2


def zones(document: Document) -> list[str]:
    return [block.zone for block in document.blocks]


# ---- documents together -----------------------------------------------------------------------------------


def test_two_texts_in_one_keep_their_facts(readings: dict[str, Reading], kit: Kit) -> None:
    """Numbers, days, people, movements and awards of A and of B are those of A and B in one plain document."""
    names = list(readings)
    lines = {name: plain_document(readings[name].document.text) for name in names}
    wrong: dict[str, dict[str, str]] = {}
    for first, second in list(pairwise(names))[::3]:
        apart = [simple(read_document(lines[name], kit).values) for name in (first, second)]
        both = plain_document(f"{lines[first].text}\n\n{lines[second].text}")
        together = simple(read_document(both, kit).values)
        union = {kind: Counter(set(apart[0][kind]) | set(apart[1][kind])) for kind in together}
        if told := changed(union, {kind: Counter(set(rows)) for kind, rows in together.items()}):
            wrong[f"{first} + {second}"] = told
    assert wrong == {}


def simple(values: Values) -> Values:
    """What no neighbour may change.  An own number becomes a citation where a text is no paper of its own."""
    number, short = fields_of("citations", "number"), fields_of("citations", "short")
    numbers = {number(row) for row in values["citations"] if short(row) == ("False",)}
    numbers |= {fields_of("self", "number")(row) for row in values["self"]}
    kinds = ("dates", "people", "movements", "campaigns", "awards", "themes", "period_mentions")
    return {"numbers": Counter(numbers - {("None",)})} | {kind: values[kind] for kind in kinds}


def test_two_kits_and_two_orders_give_the_same(readings: dict[str, Reading]) -> None:
    other = Kit.load()
    for name in list(readings)[::-4]:
        assert read(TEXTS[name], other) == readings[name], name


# ---- instruments made of their parts ------------------------------------------------------------------------

TYPES = {
    "Kế hoạch": "KH-UBND",
    "Quyết định": "QĐ-UBND",
    "Công văn": "UBND-VX",
    "Tờ trình": "TTr-SNV",
    "Thông báo": "TB-UBND",
}
_GAPS = st.sampled_from([" ", "  ", "\u00a0"])
_HYPHENS = st.sampled_from(["-", "–", "—", "\u2011", "\u2010", "\u2212", " - ", " – "])
_TYPE_CASE = st.sampled_from([str, str.upper, str.lower])
_DAYS = st.dates(min_value=date(1998, 1, 1), max_value=date(2026, 12, 28))


@given(
    type_=st.sampled_from(sorted(TYPES)),
    number=st.integers(10, 2999).filter(lambda n: not 1900 <= n <= 2100),
    day=_DAYS,
    gap=_GAPS,
    hyphen=_HYPHENS,
    case=_TYPE_CASE,
    written=st.booleans(),
    apart=st.booleans(),
)
@settings(_FEW, max_examples=150)
def test_an_instrument_however_it_is_typed(
    kit, type_, number, day, gap, hyphen, case, written, apart
) -> None:
    code = TYPES[type_]
    printed = f"{number}/{code.replace('-', hyphen)}"
    on = (
        f"ngày {day:%d} tháng {day:%m} năm {day.year}"
        if written
        else f"ngày {day.day}/{day.month}/{day.year}"
    )
    text = f"Các đơn vị báo cáo kết quả theo {case(type_)} số {printed} {on} của Ủy ban nhân dân tỉnh."
    text = text.replace(" ", gap)
    reading = read(unicodedata.normalize("NFD", text) if apart else text, kit)
    found = [(row.type, row.number, row.issued, row.issuer) for row in reading.facts.citations]
    assert found == [(type_, f"{number}/{code}", day.isoformat(), "Ủy ban nhân dân tỉnh")]
    assert [row.date for row in reading.facts.dates] == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("Căn cứ Kế hoạch số 15‑KH/TU ngày 2–3–2024 của Tỉnh ủy;", "15-KH/TU", "2024-03-02"),
        ("Căn cứ Kế hoạch số 15 — KH/TU ngày l2–3–2024 của Tỉnh ủy;", "15-KH/TU", "2024-03-12"),
        ("Căn cứ Kế hoạch số 15−KH/TU ngày 02.3.2024 của Tỉnh ủy;", "15-KH/TU", "2024-03-02"),
        ("Loa kéo B–15/TW có 2 micro, 2–3 kênh.", None, None),
        ("Theo Nghị quyết 57–NQ/TW, 5–8 đơn vị báo cáo.", "57-NQ/TW", None),
    ],
)
def test_dashes_by_example(text: str, number: str | None, day: str | None, kit: Kit) -> None:
    facts = read(text, kit).facts
    assert [row.number for row in facts.citations] == ([number] if number else [])
    assert [row.date for row in facts.dates] == ([day] if day else [])


@pytest.mark.parametrize(("line", "day"), [("Ngày đăng: 17–11–2020", "2020-11-17"), ("Điểm: 17–11", None)])
def test_a_stamp_with_long_dashes(line: str, day: str | None) -> None:
    text = f"UBND phường họp dân về vệ sinh ngõ phố\n{line}\nSáng nay, phường họp dân. Các tổ nêu nhiều ý kiến hay.\n"
    assert parse(text.encode(), "a.txt").published == day
