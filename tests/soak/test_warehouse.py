"""Twenty thousand documents in the warehouse: loaded, resolved, and equal whatever the order of arrival."""

from __future__ import annotations

import os
import random
import time

import pytest

from extractors.facts import Citation, DocKind, Facts, Relation
from pipeline.record import Processed
from tests.soak.province import Article, Instrument, articles
from tests.warehouse_world import citation, processed, relation
from warehouse.history.kept import listed
from warehouse.publish import row_counts
from warehouse.store import Warehouse

DOCUMENTS = int(os.environ.get("DANCHIEU_SOAK_DOCUMENTS", "20000"))
BATCH = 500


def iso(day: str) -> str:
    date, month, year = map(int, day.split("/"))
    return f"{year}-{month:02}-{date:02}"


def cited(text: str, one: Instrument) -> Citation:
    return citation(text, one.named, one.type, one.number, issued=iso(one.day), issuer=one.issuer)


def document(article: Article) -> Processed:
    """The article as the pipeline would hand it over, its facts made by hand."""
    plan, programme, resolution = article.plan, article.programme, article.resolution
    text = (
        f"Bản tin số {article.place}\n"
        f"{plan.named} thực hiện {programme.named}.\n{programme.named} thực hiện {resolution.named}."
    )
    relations: tuple[Relation, ...] = (
        relation(text, f"thực hiện {programme.named}", 0, "implements", 1, reported=True),
        relation(text, f"thực hiện {resolution.named}", 1, "implements", 2, reported=True),
    )
    citations = (cited(text, plan), cited(text, programme), cited(text, resolution))
    facts = Facts(doc_kind=DocKind.NEWS, about=plan.number, citations=citations, relations=relations)
    return processed(f"https://dongha.test/{article.place}", text, facts, jurisdiction="Đông Hạ")


def filled(
    documents: list[Processed],
) -> tuple[dict[str, list[tuple[object, ...]]], dict[str, int], float, float]:
    """What the identity tables hold, the row counts, and the seconds of loading and of resolving."""
    with Warehouse(":memory:") as warehouse:
        begin = time.monotonic()
        for start in range(0, len(documents), BATCH):
            warehouse.load(documents[start : start + BATCH])
        loaded = time.monotonic()
        warehouse.resolve()
        resolved = time.monotonic()
        held = {
            table: warehouse.connection.execute(
                f"SELECT {listed(table)} FROM {table} ORDER BY ALL"
            ).fetchall()
            for table in ("instruments", "readings", "mention_readings", "told_edges")
        }
        return held, row_counts(warehouse.connection), loaded - begin, resolved - loaded


def test_a_large_warehouse_whatever_the_order(capsys: pytest.CaptureFixture[str]) -> None:
    written = list(articles(DOCUMENTS))
    documents = [document(article) for article in written]
    held, counts, loading, resolving = filled(documents)
    random.Random(DOCUMENTS).shuffle(documents)
    again, _, _, _ = filled(documents)
    with capsys.disabled():
        print(f"\n{DOCUMENTS:,} documents: loaded in {loading:.1f} s, resolved in {resolving:.1f} s")
    distinct = {one for article in written for one in (article.plan, article.programme, article.resolution)}
    assert counts["documents"] == DOCUMENTS
    assert counts["fact_citations"] == 3 * DOCUMENTS
    assert len(held["instruments"]) == len(distinct)
    for table, rows in held.items():
        assert rows == again[table], table
