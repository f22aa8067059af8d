"""Documents written by hand for the warehouse's tests: a text, and facts whose quotes are cut from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from extractors.document import Context, Document, Furniture, plain_document
from extractors.facts import (
    Citation,
    Confidence,
    DocKind,
    End,
    Evidence,
    Facts,
    Relation,
    RelationType,
    SelfInstrument,
    Span,
)
from pipeline.record import ArchiveRecord, Processed
from warehouse.publish import row_counts
from warehouse.store import Warehouse


def evidence(text: str, quote: str, rule: str = "by_hand") -> Evidence:
    """Evidence for every place where `quote` stands in `text`; the first is the one quoted."""
    spans, start = [], text.find(quote)
    assert start >= 0, f"{quote!r} does not stand in the text"
    while start >= 0:
        spans.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return Evidence(quote, spans[0].start, spans[0].end, rule, Confidence.CERTAIN, tuple(spans))


def citation(text: str, quote: str, type_: str | None, number: str | None, **parts: object) -> Citation:
    """A citation quoted from `text`."""
    given: dict[str, object] = {"issued": None, "issuer": None, **parts}
    return Citation(type=type_, number=number, evidence=evidence(text, quote), **given)  # type: ignore[arg-type]


def own(text: str, quote: str, type_: str, number: str, **parts: object) -> SelfInstrument:
    """The instrument that a text is."""
    given: dict[str, object] = {"issued": None, "issuer": None, "signer": None, **parts}
    return SelfInstrument(number=number, type=type_, evidence=evidence(text, quote), **given)  # type: ignore[arg-type]


def relation(
    text: str, quote: str, from_: int | None, type_: str, to: int | None, *, reported: bool = False
) -> Relation:
    """A relation between two citations by their place; None is the document itself."""
    return Relation(End(from_), RelationType(type_), End(to), "cue", evidence(text, quote), reported)


def processed(
    source: str,
    text: str,
    facts: Facts,
    *,
    published: str | None = None,
    jurisdiction: str | None = None,
    fetched_at: str = "2026-02-01T00:00:00Z",
    code_version: str = "code-1",
    salt: str = "",
) -> Processed:
    """One document as the pipeline hands it over; `salt` changes its bytes and not its text."""
    document: Document = replace(
        plain_document(text),
        title=text.split("\n")[0],
        published=published,
        furniture=(Furniture("Tin đọc nhiều", "heading"),),
    )
    sha256 = hashlib.sha256((text + salt).encode()).hexdigest()
    record = ArchiveRecord(sha256, source, fetched_at, len(text))
    context = Context(source, publisher="báo thử", jurisdiction=jurisdiction, fetched=fetched_at[:10])
    return Processed(record, context, document, facts, code_version)


def plan_282() -> Processed:
    """A city's own plan, resting on the city's Party programme."""
    text = (
        "UBND THÀNH PHỐ HÀ NỘI\nSố: 282/KH-UBND ngày 30/11/2023\n"
        "Thực hiện Chương trình hành động số 16-CTr/TU ngày 26/8/2022 của Thành ủy Hà Nội, "
        "thành phố lập kế hoạch thi đua. Kế hoạch này thay cho Kế hoạch số 301/KH-UBND ngày 05/12/2022.\n"
        "Các khối thi đua xem Nghị quyết số 15-NQ/TW."
    )
    facts = Facts(
        doc_kind=DocKind.PLAN,
        itself=own(
            text,
            "282/KH-UBND",
            "Kế hoạch",
            "282/KH-UBND",
            issued="2023-11-30",
            issuer="UBND Thành phố Hà Nội",
            signer="Trần Văn Thử",
        ),
        citations=(
            citation(
                text,
                "Chương trình hành động số 16-CTr/TU ngày 26/8/2022 của Thành ủy Hà Nội",
                "Chương trình hành động",
                "16-CTr/TU",
                issued="2022-08-26",
                issuer="Thành ủy Hà Nội",
            ),
            citation(
                text,
                "Kế hoạch số 301/KH-UBND ngày 05/12/2022",
                "Kế hoạch",
                "301/KH-UBND",
                issued="2022-12-05",
            ),
            citation(text, "Nghị quyết số 15-NQ/TW", "Nghị quyết", "15-NQ/TW"),
        ),
        relations=(
            relation(text, "Thực hiện Chương trình hành động số 16-CTr/TU", None, "implements", 0),
            relation(text, "thay cho Kế hoạch số 301/KH-UBND", None, "replaces", 1),
        ),
    )
    return processed("https://hanoi.test/kh-282", text, facts, jurisdiction="Hà Nội", published="2023-12-01")


def report_on_282() -> Processed:
    """A newspaper's report about that plan, which tells what the programme rests on."""
    text = (
        "Hà Nội phát động thi đua\n"
        "Theo Kế hoạch số 282/KH-UBND (ngày 30/11/2023) của UBND Thành phố Hà Nội, các ngành "
        "tiếp tục thực hiện "
        "Chương trình hành động số 16-CTr/TU ngày 26/8/2022 của Thành ủy Hà Nội "
        "thực hiện Nghị quyết số 15-NQ/TƯ ngày 5/5/2022 của Bộ Chính trị. "
        "Nghị quyết số 15-NQ/TƯ là căn cứ chung."
    )
    facts = Facts(
        doc_kind=DocKind.NEWS,
        about="282/KH-UBND",
        citations=(
            citation(
                text,
                "Kế hoạch số 282/KH-UBND (ngày 30/11/2023) của UBND Thành phố Hà Nội",
                "Kế hoạch",
                "282/KH-UBND",
                issued="2023-11-30",
                issuer="UBND Thành phố Hà Nội",
            ),
            citation(
                text,
                "Chương trình hành động số 16-CTr/TU ngày 26/8/2022 của Thành ủy Hà Nội",
                "Chương trình hành động",
                "16-CTr/TU",
                issued="2022-08-26",
                issuer="Thành ủy Hà Nội",
            ),
            citation(
                text,
                "Nghị quyết số 15-NQ/TƯ",
                "Nghị quyết",
                "15-NQ/TW",
                issued="2022-05-05",
                issuer="Bộ Chính trị",
            ),
        ),
        relations=(
            relation(
                text,
                "tiếp tục thực hiện Chương trình hành động số 16-CTr/TU",
                0,
                "implements",
                1,
                reported=True,
            ),
            relation(
                text,
                "của Thành ủy Hà Nội thực hiện Nghị quyết số 15-NQ/TƯ",
                1,
                "implements",
                2,
                reported=True,
            ),
        ),
    )
    return processed("https://bao.test/282", text, facts, published="2023-12-03")


@cache
def _kept_warehouse() -> Warehouse:
    warehouse = Warehouse(":memory:")
    # A handful of rows is no work to share: handing it to a second thread costs a fifth more.
    warehouse.connection.execute("SET threads = 1")
    return warehouse


@contextmanager
def empty_warehouse() -> Iterator[Warehouse]:
    """An empty warehouse in memory; made once and emptied each time, which is ten times as fast."""
    warehouse = _kept_warehouse()
    for table, rows in row_counts(warehouse.connection).items():
        if rows and not table.startswith(("lexicon_", "warehouse_")):
            warehouse.connection.execute(f"DELETE FROM {table}")
    yield warehouse
