"""Time grows with the text: ten times as much of it takes about ten times as long, whatever its shape.

Both sizes are read in one run of one process and counted in its own CPU time, so the ratio holds on any
machine; what is over in a few milliseconds is not judged, and a ratio counts only when a second look agrees.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import pytest

from corpora.demo import SITE
from extractors.anniversaries import find_anniversaries
from extractors.blocs import find_blocs
from extractors.clauses import split_sentences
from extractors.dates import document_dates, find_dates
from extractors.document import Context, Document, Zone, plain_document
from extractors.extract import extract
from extractors.facts import Bloc, Confidence, Evidence, Span
from extractors.instruments import find_instruments
from extractors.kit import Kit
from extractors.movements import find_movements
from extractors.people import find_people
from extractors.periods import find_periods
from extractors.roles import find_roles
from pipeline.parse import parse
from pipeline.parse.errors import UnreadableError

SMALL = 2_500
"""Code points of the shorter text; the longer one has ten times as many."""
MOST = 14
"""Ten, and a margin for caches and the allocator."""
FLOOR = 0.004
"""Seconds that any shorter text may take, so that noise cannot fail a test."""
CONTEXT = Context("linear")

GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Ngọc")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng")


def name(number: int) -> str:
    return f"{FAMILY[number % 7]} {MIDDLE[number % 5]} {GIVEN[number % 8]}"


def each(form: str) -> Callable[[int], str]:
    """A text of `form` again and again, with a number in place of `{}`."""

    def text(size: int) -> str:
        pieces, length, number = [], 0, 1
        while length < size:
            pieces.append(form.replace("{}", str(number)).replace("{name}", name(number)))
            length += len(pieces[-1])
            number += 1
        return "".join(pieces)

    return text


def demo(size: int) -> str:
    """The demo's own texts, cut to size, so that both sizes hold the same kinds of sentences."""
    return "\n".join([_demo_texts()[: SMALL - 1]] * (size // SMALL))


@cache
def _demo_texts() -> str:
    texts = []
    for path in sorted(SITE.rglob("*.html")):
        with suppress(UnreadableError):
            texts.append(parse(path.read_bytes(), str(path)).text)
    return "\n".join(text[:600] for text in texts)


SHAPES: dict[str, Callable[[int], str]] = {
    "demo": demo,
    "numbers": each("{}, "),
    "plan numbers": each("Kế hoạch số {}/KH-UBND, "),
    "one line": each(
        " Ngày 5/3/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {}/KH-UBND thực hiện Chương trình số "
        "{}-CTr/TU của Thành ủy"
    ),
    "one line that replaces": each("Quyết định số {}/QĐ-UBND và các văn bản khác, "),
    "list under one verb": each("thay thế các Quyết định số: {}/QĐ-UBND ngày 01/02/2024, "),
    "expiring": each("Quyết định số {}/QĐ-UBND hết hiệu lực, "),
    "short forms": each("Nghị quyết {} và "),
    "one number, many days": each("Kế hoạch số 15/KH-UBND ngày {}/3/2024; "),
    "part of a body": each("Sở ban hành Quyết định số {}/QĐ-SVHTT. "),
    "articles": each("Điều {}, khoản 1, 2, 3 "),
    "basis lines": each(
        "Căn cứ Nghị định số {}/2024/NĐ-CP ngày 05/3/2024 của Chính phủ quy định chi tiết Luật Thi đua, khen thưởng;\n"
    ),
    "laws": each("Luật "),
    "amending laws": each("Luật Sửa đổi, bổ sung một số điều của "),
    "open brackets": each("("),
    "brackets around numbers": each("Kế hoạch số {}/KH-UBND ("),
    "digits": each("1"),
    "digits and slashes": each("1/2/"),
    "number parts": each("12/2024/QĐ-"),
    "dashes": each("-"),
    "blanks": each(" "),
    "dots": each("."),
    "dot, blanks": lambda size: "." + " " * size,
    "names": each("{name}, "),
    "names with offices": each("ông {name}, Chủ tịch Ủy ban nhân dân huyện Thanh Trì, "),
    "names on lines": each("{}. Đồng chí {name}\n"),
    "family names": lambda size: each("Nguyễn ")(size // 3),
    "offices": each("Chủ tịch "),
    "capitalised": each("Aa "),
    "one word": each("a"),
    "shouted": each("ỦY BAN NHÂN DÂN THÀNH PHỐ "),
    "open quotations": each("phong trào thi đua “"),
    "straight quotes": each('"'),
    "blocs in blocs": lambda size: each("Khối thi đua ")(size // 6),
    "blocs with heads": each("Khối thi đua số {}: Sở Công Thương, Sở Tài chính; Khối trưởng: Sở Tài chính\n"),
    "members": each("Sở Y tế, Khối thi đua số 2 gồm {}, "),
    "heads of one bloc": each("Khối trưởng Khối thi đua số 2 là Sở Y tế, "),
    "anniversaries": each("{} năm Ngày thành lập Đảng, "),
    "periods": each("giai đoạn 2021-2025, "),
    "days": each("ngày 1, 2, 3, "),
    "clauses and points": each("khoản {}, điểm a, "),
    "clauses": each("khoản 1, "),
    "demonstratives": each("Kế hoạch số {}/KH-UBND và Kế hoạch nêu trên, "),
    "this plan": each("Kế hoạch này "),
    "aliases": each("Kế hoạch số {}/KH-UBND (sau đây gọi tắt là Đề án {}) "),
    "curly quotes": each("“"),
    "quotations": each("“a”"),
    "partial days": each("{}/4, 5/6 và "),
    "partial days after a name": each("Ngày Môi trường thế giới và "),
    "days left open": each("ngày .../ "),
    "misread digits": each("lO/l"),
    "months of years": each("tháng 9, "),
    "every year": each("hằng năm, trước 5/6 "),
    "deadlines": each("báo cáo trước ngày {}/3/2025, xong trong quý II, "),
    "deadlines without a day": each("trước trong hết đến "),
    "cells of time": each("Thời hạn | Quý I/2025\n"),
    "aims": each("Phấn đấu đến năm 2030 có {} hộ, 95% số xã; "),
    "headings of aims": each("1. Mục tiêu: 95%\n"),
    "years of aims": each("đến năm 2030 "),
    "ranges of days": each("15/10 - "),
    "days of one day": each("sáng cùng ngày "),
    "months in a list": each("tháng 9 và "),
}


def parts(document: Document, kit: Kit) -> dict[str, Callable[[], object]]:
    """What `extract` is made of, each part by itself, and all of it."""
    days = tuple(document_dates(document))
    people = find_people(document, kit.names)
    bloc = Bloc("Khối", 2024, None, (), (), Evidence("", 0, 0, "", Confidence.LIKELY, (Span(0, 0),)))
    return {
        "sentences": lambda: split_sentences(document),
        "dates": lambda: find_dates(document, CONTEXT),
        "periods": lambda: find_periods(document),
        "instruments": lambda: find_instruments(document, kit, days, people),
        "anniversaries": lambda: find_anniversaries(document, kit.events, days),
        "blocs": lambda: find_blocs(document, kit.blocs, people),
        "movements": lambda: find_movements(document, kit.movements),
        "people": lambda: find_people(document, kit.names),
        "roles": lambda: find_roles(document, people, kit.organisations, kit.roles, (bloc,)),
        "everything": lambda: extract(document, CONTEXT, kit),
    }


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The least CPU time of some rounds."""
    least = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        least = min(least, time.process_time() - begin)
    return least


def growth(small: Callable[[], object], large: Callable[[], object]) -> float:
    """How many times longer the longer text takes; measured again before it counts as too long."""
    for rounds in (1, 2, 3):
        ratio = seconds(large, rounds) / max(FLOOR, seconds(small, rounds))
        if ratio <= MOST:
            break
    return ratio


@pytest.fixture(scope="module")
def warm(kit: Kit) -> Kit:
    """The kit with its models loaded and its caches filled."""
    extract(plain_document(demo(SMALL)), CONTEXT, kit)
    return kit


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_ten_times_as_long(shape: str, warm: Kit) -> None:
    small, large = (plain_document(SHAPES[shape](size)) for size in (SMALL, 10 * SMALL))
    assert len(large.text) >= 9 * len(small.text)
    works = parts(small, warm)
    slow = {
        part: round(ratio, 1)
        for part, work in parts(large, warm).items()
        if (ratio := growth(works[part], work)) > MOST
    }
    assert not slow, f"{shape}: times as long for ten times the text"


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
