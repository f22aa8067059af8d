"""Time grows with the text: ten times as much of it takes at most eleven times as long, whatever its shape.

All sizes are read in one run of one process and counted in its own CPU time, so the ratio holds on any machine.
Of each size the least time of several rounds counts, without the collector of garbage.  Where a text is over
before the clock can tell, or windows of fixed length are still filling up, ten times as much is read again; a
ratio fails only when further rounds at the largest size agree.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import pytest

from extractors.anniversaries import find_anniversaries
from extractors.blocs import find_blocs
from extractors.clauses import Sentences, split_sentences
from extractors.date_forms import numeric_days
from extractors.date_slips import as_meant
from extractors.date_words import stamped_days, worded_days
from extractors.dates import DateSpan, document_dates, find_dates
from extractors.document import Context, Document, Zone, plain_document
from extractors.extract import extract
from extractors.facts import Bloc, Confidence, DateMention, Evidence, Person, SelfInstrument, Span
from extractors.instruments import find_instruments
from extractors.kit import Kit
from extractors.movements import find_movements
from extractors.people import find_people
from extractors.periods import find_periods
from extractors.roles import find_roles
from extractors.structure.sections import find_sections
from pipeline.parse import parse
from tests.linear_shapes import SECTION_SHAPES, SHAPES, demo

SMALL = 2_500
"""Code points of the shortest text; each further one has ten times as many."""
STEPS = 3
"""Sizes at most: 2,500, 25,000 and 250,000 code points."""
MOST = 11
"""Ten, and a margin for caches and the allocator."""
FLOOR = 0.001
"""Seconds that a text must take at least to be the measure of a longer one."""
DEAR = 0.4
"""Seconds beyond which ten times a text is not read merely because windows may still be filling up."""
ROUNDS = (1, 2, 4, 4, 4, 8, 8)
"""Rounds of each look; the next look is taken only while the ratio is too large."""
RAW = 1_000_000
"""Code points of the shorter text that only the scanners of raw text read; the longer one has ten times as many."""
CONTEXT = Context("linear")


@dataclass
class Subject:
    """A document, and what some extractors are given of it by others."""

    document: Document
    kit: Kit
    shorter: Subject | None = None
    """The same shape in a shorter text: where it names no one, this one is not read for people either."""

    @cached_property
    def days(self) -> tuple[DateSpan, ...]:
        return tuple(document_dates(self.document))

    @cached_property
    def partial(self) -> tuple[DateMention, ...]:
        return find_dates(self.document, CONTEXT, self.days)[1]

    @cached_property
    def sentences(self) -> Sentences:
        return split_sentences(self.document)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        unnamed = self.shorter is not None and not self.shorter.people
        return () if unnamed else find_people(self.document, self.kit.names)

    def dates(self) -> object:
        """Days from the bare text on: nothing of an earlier round is kept."""
        as_meant.cache_clear()
        return find_dates(self.document, CONTEXT)


NOTHING = Evidence("", 0, 0, "", Confidence.LIKELY, (Span(0, 0),))
BLOC = Bloc("Khối", 2024, None, (), (), NOTHING)
DAY = "2024-05-05"
PLAN = SelfInstrument(None, "Kế hoạch", DAY, None, None, NOTHING)

PARTS: dict[str, tuple[tuple[str, ...], Callable[[Subject], object]]] = {
    "sentences": ((), lambda of: split_sentences(of.document)),
    "dates": ((), Subject.dates),
    "periods": ((), lambda of: find_periods(of.document)),
    "instruments": (
        ("days", "people", "sentences"),
        lambda of: find_instruments(of.document, of.kit, of.days, of.people, of.sentences),
    ),
    "anniversaries": (("days",), lambda of: find_anniversaries(of.document, of.kit.events, of.days)),
    "blocs": (("people",), lambda of: find_blocs(of.document, of.kit.blocs, of.people)),
    "movements": ((), lambda of: find_movements(of.document, of.kit.movements)),
    "themes": ((), lambda of: of.kit.themes.find(of.document)),
    "awards": ((), lambda of: of.kit.awards.find(of.document)),
    "targets": (("sentences",), lambda of: of.kit.targets.find(of.document, of.sentences, PLAN, DAY)),
    "deadlines": (
        ("days", "partial", "sentences"),
        lambda of: of.kit.deadlines.find(of.document, of.days, of.partial, of.sentences, DAY),
    ),
    "people": ((), lambda of: find_people(of.document, of.kit.names)),
    "roles": (
        ("people",),
        lambda of: find_roles(of.document, of.people, of.kit.organisations, of.kit.roles, (BLOC,)),
    ),
    "everything": ((), lambda of: extract(of.document, CONTEXT, of.kit)),
}
"""What `extract` is made of, each part with what it is given, and all of it."""


@dataclass
class Timed:
    """A piece of work and the least CPU time that it took so far."""

    work: Callable[[], object]
    least: float = float("inf")

    def run(self, rounds: int) -> float:
        """The least time of some more rounds."""
        times = []
        for _ in range(rounds):
            begin = time.process_time()
            self.work()
            times.append(time.process_time() - begin)
        self.least = min(self.least, *times)
        return min(times)


def growth(small: Timed, large: Timed) -> float:
    """How many times longer the longer text takes; measured again before it counts as too long.

    Both are timed close together, so that a neighbour who slows the machine down slows down both: of several
    looks the one with the least growth counts.
    """
    ratio = float("inf")
    for rounds in ROUNDS:
        before, whole, after = small.run(rounds), large.run(rounds), small.run(rounds)
        ratio = min(ratio, whole / max(FLOOR, min(before, after)), large.least / max(FLOOR, small.least))
        if ratio <= MOST:
            break
    return ratio


class Shape:
    """The subjects of a shape at each of its sizes, made when they are asked for."""

    def __init__(self, text: Callable[[int], str], kit: Kit) -> None:
        self._text, self._kit = text, kit
        self._subjects: list[Subject] = []

    def timed(self, part: str, step: int) -> Timed:
        """A part at a size, all that it is given made beforehand."""
        while len(self._subjects) <= step:
            document = plain_document(self._text(SMALL * 10 ** len(self._subjects)))
            shorter = self._subjects[-1] if self._subjects else None
            self._subjects.append(Subject(document, self._kit, shorter))
        subject, (given, work) = self._subjects[step], PARTS[part]
        for name in given:
            getattr(subject, name)
        return Timed(lambda: work(subject))

    def growth(self, part: str) -> float:
        """How a part grows between two sizes, of which the smaller one takes long enough to be measured."""
        small, ratio = self.timed(part, 0), 0.0
        for step in range(1, STEPS):
            large = self.timed(part, step)
            ratio = growth(small, large)
            told = small.least >= FLOOR or large.least >= MOST * FLOOR
            if (ratio <= MOST and told) or large.least > DEAR:
                break
            small = large
        return ratio


@pytest.fixture(scope="module")
def warm(kit: Kit) -> Iterator[Kit]:
    """The kit with its models loaded and its caches filled; no garbage is collected while it is timed."""
    extract(plain_document(demo(SMALL)), CONTEXT, kit)
    gc.collect()
    gc.disable()
    yield kit
    gc.enable()


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_ten_times_as_long(shape: str, warm: Kit) -> None:
    shaped = Shape(SHAPES[shape], warm)
    slow = {part: round(ratio, 1) for part in PARTS if (ratio := shaped.growth(part)) > MOST}
    gc.collect()
    assert not slow, f"{shape}: times as long for ten times the text"


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("shape", SECTION_SHAPES)
def test_sections_of_ten_times_the_text_take_ten_times_as_long(shape: str) -> None:
    small, large = (plain_document(SECTION_SHAPES[shape](size)) for size in (SMALL * 2, SMALL * 20))
    assert growth(Timed(lambda: find_sections(small)), Timed(lambda: find_sections(large))) <= MOST


SCANNERS: dict[str, Callable[[str], object]] = {
    "mended": as_meant.__wrapped__,
    "numeric days": lambda text: list(numeric_days(text)),
    "worded days": lambda text: list(worded_days(text)),
    "stamps": lambda text: list(stamped_days(text)),
    "sentences": lambda text: split_sentences(plain_document(text)),
}


@pytest.mark.parametrize("scanner", [*SCANNERS, "numbers"])
@pytest.mark.parametrize("shape", ["digits and slashes"])
def test_ten_megabytes_of_digits_are_read_in_step(scanner: str, shape: str, warm: Kit) -> None:
    small, large = (SHAPES[shape](size) for size in (RAW, 10 * RAW))
    scan = SCANNERS.get(scanner, warm.references.numbers.scan)
    assert growth(Timed(lambda: scan(small)), Timed(lambda: scan(large))) <= MOST


HEAD = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 6/KH-UBND
Hà Tĩnh, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Kỷ niệm các ngày lễ năm 2024

"""


@pytest.mark.parametrize("shape", ["one word", "shouted", "blanks"])
def test_what_follows_the_head_of_a_paper_is_read_in_step(shape: str, warm: Kit) -> None:
    """The closing words of a paper are looked for in all of it, which texts without a head do not show."""
    papers = [parse((HEAD + SHAPES[shape](size)).encode(), "a.txt") for size in (SMALL * 2, SMALL * 20)]
    assert all(extract(paper, CONTEXT, warm).itself for paper in papers)
    small, large = (Timed(partial(extract, paper, CONTEXT, warm)) for paper in papers)
    assert growth(small, large) <= MOST


@pytest.mark.parametrize("unit", [b"a", b"\xff", b"\xd2", b"a\xe1", "ạ".encode(), b"b\xcc\x81"], ids=repr)
def test_a_word_without_end_is_parsed_in_step(unit: bytes) -> None:
    """What is left of a damaged picture is such a word, and so is a file inside a text."""
    small, large = (Timed(partial(parse, unit * size, "a.txt")) for size in (SMALL * 2, SMALL * 20))
    assert growth(small, large) <= MOST


def test_a_basis_of_five_hundred_lines_is_read_to_its_end(warm: Kit) -> None:
    lines = SHAPES["basis lines"](1).rstrip("\n")
    text = "\n".join(lines.replace("Nghị định số 1/", f"Nghị định số {number}/") for number in range(1, 501))
    facts = extract(plain_document(text, Zone.BASIS), CONTEXT, warm)
    assert len([one for one in facts.citations if one.number]) == 500


def test_a_line_of_two_hundred_kilobytes_is_read_to_its_end(warm: Kit) -> None:
    text = SHAPES["one line"](170_000)
    last = text.rsplit("Kế hoạch số ", 1)[1].split("/")[0]
    facts = find_instruments(plain_document(text), warm, tuple(document_dates(plain_document(text))), ())
    assert len(text.encode()) > 200_000
    assert f"{last}/KH-UBND" in {one.number for one in facts.citations}
