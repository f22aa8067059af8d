"""Documents that say the same, and those that only look alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from extractors.document import Zone
from extractors.facts import DocKind, Facts
from extractors.signature import fold, signature
from pipeline.record import Processed
from tests.duplicate_pairs import ARTICLES, DRESSES, PLAN, PLANS, negatives, positives
from tests.warehouse_world import empty_warehouse, own, processed
from warehouse.same import group_duplicates
from warehouse.sqlfiles import files
from warehouse.store import Warehouse

NEWS = Facts(doc_kind=DocKind.NEWS)
GROUPS = "SELECT origin, list_transform(copies, lambda copy: copy.source || ' ' || copy.likeness) FROM duplicate_groups ORDER BY 1"


@pytest.fixture
def warehouse() -> Iterator[Warehouse]:
    with empty_warehouse() as warehouse:
        yield warehouse


def groups(warehouse: Warehouse) -> list[tuple[str, list[str]]]:
    group_duplicates(warehouse.connection)
    return warehouse.connection.execute(GROUPS).fetchall()


def at(source: str, text: str, day: int = 1, facts: Facts = NEWS, **more: str) -> Processed:
    return processed(source, text, facts, published=f"2024-05-{day:02}", **more)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Đảng", "dang"), ("06", "6"), ("000", "0"), ("ƯỚC", "uoc"), ("B52", "b52"), ("ð", "ð")],
)
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kế hoạch số 06/KH-UBND", "KẾ HOẠCH  số 6/KH-UBND", True),
        ("Kế hoạch số 06/KH-UBND", "Kế hoạch số 60/KH-UBND", False),
    ],
)
def test_the_same_words_are_the_same_text(one: str, other: str, same: bool) -> None:
    assert (signature(one).text_hash == signature(other).text_hash) is same


def test_a_text_without_words_has_a_signature() -> None:
    assert (signature("").words, signature("").minhash, signature("một hai").minhash) == (0, (), ())


def test_precision_and_recall_on_pairs_written_for_it(warehouse: Warehouse) -> None:
    """No false pair nor group; of the copies only some that lost lead and half of the text are not told by themselves."""
    texts = {text: f"http://{number}.test/1" for number, text in enumerate(dict.fromkeys(all_texts()))}
    warehouse.load([at(source, text) for text, source in texts.items()], run_id="r")
    near = near_pairs(warehouse)
    missed = [name for name, one, other in positives() if {texts[one], texts[other]} not in near]
    false = [name for name, one, other in negatives() if {texts[one], texts[other]} in near]
    assert len(list(positives())) + len(list(negatives())) == 92
    assert false == []
    assert [name for name in missed if "shortened" not in name] == []
    assert len(missed) <= 4
    grouped = [{origin, *(copy.split()[0] for copy in copies)} for origin, copies in groups(warehouse)]
    articles = [{texts[article] for article in ARTICLES} & group for group in grouped]
    assert [len(group) for group in articles] == [1] * len(ARTICLES)


def all_texts() -> Iterator[str]:
    for _, one, other in (*positives(), *negatives()):
        yield from (one, other)


def near_pairs(warehouse: Warehouse) -> list[set[str]]:
    """The pairs that are told to be near by themselves, whatever chain joins others."""
    for _, sql in files("duplicates"):
        warehouse.connection.execute(sql)
    rows = warehouse.connection.execute(
        """
        SELECT a.source, b.source FROM dup_near
        JOIN dup_documents AS x ON x.place = one JOIN documents AS a ON a.document_id = x.document_id
        JOIN dup_documents AS y ON y.place = other JOIN documents AS b ON b.document_id = y.document_id
        """
    )
    return [set(row) for row in rows.fetchall()]


def test_bytes_text_and_near_text_are_told_apart_and_the_first_is_the_origin(warehouse: Warehouse) -> None:
    text = ARTICLES[0]
    warehouse.load(
        [
            at("http://d.test/4", DRESSES[2](text), 4),
            at("http://c.test/3", text.upper(), 3),
            at("http://b.test/2", text, 2),
            at("http://a.test/1", text, 1),
            at("http://z.test/0", ARTICLES[1], 1),
        ],
        run_id="r",
    )
    copies = ["http://b.test/2 bytes", "http://c.test/3 text", "http://d.test/4 near"]
    assert groups(warehouse) == [("http://a.test/1", copies)]
    kept = "SELECT source FROM origin_documents ORDER BY source"
    assert warehouse.connection.execute(kept).fetchall() == [("http://a.test/1",), ("http://z.test/0",)]


@pytest.mark.parametrize(
    ("days", "fetched", "origin"),
    [
        ((2, 1), ("05", "06"), "b"),
        ((1, 1), ("06", "05"), "b"),
        ((1, 1), ("05", "05"), "a"),
    ],
)
def test_the_first_is_by_day_then_fetch_then_address(
    warehouse: Warehouse, days: tuple[int, int], fetched: tuple[str, str], origin: str
) -> None:
    documents = [
        at(f"http://{name}.test/1", ARTICLES[0], day, fetched_at=f"2024-05-{instant}T01:00:00Z")
        for name, day, instant in zip("ab", days, fetched, strict=True)
    ]
    warehouse.load(documents, run_id="r")
    assert [group[0] for group in groups(warehouse)] == [f"http://{origin}.test/1"]


def test_papers_with_numbers_of_their_own_are_never_one(warehouse: Warehouse) -> None:
    text = PLAN.format(PLACE="TỈNH HẢI GIANG", **PLANS[0])
    other = text.replace("282/KH-UBND", "383/KH-UBND")
    for source, said, number in (
        ("a", text, "282"),
        ("b", other, "383"),
        ("c", text + "\nSao y bản chính", "282"),
    ):
        facts = Facts(
            doc_kind=DocKind.PLAN, itself=own(said, f"{number}/KH-UBND", "Kế hoạch", f"{number}/KH-UBND")
        )
        warehouse.load([at(f"http://{source}.test/1", said, facts=facts)], run_id="r")
    assert groups(warehouse) == [("http://a.test/1", ["http://c.test/1 near"])]


def test_a_chain_of_copies_is_one_group(warehouse: Warehouse) -> None:
    first, *_ = ARTICLES
    second = DRESSES[0](first)
    third = DRESSES[2](second)
    loaded = [at(f"http://{n}.test/1", text, n) for n, text in enumerate((first, second, third), 1)]
    warehouse.load(loaded, run_id="r")
    assert [(origin, len(copies)) for origin, copies in groups(warehouse)] == [("http://1.test/1", 2)]


def test_groups_do_not_depend_on_the_order_of_arrival() -> None:
    texts = [dress(article) for article in ARTICLES[:3] for dress in (str, *DRESSES)]
    texts += [PLAN.format(PLACE=filled["place"].upper(), **filled) for filled in PLANS]
    documents = [at(f"http://{n % 7}.test/{n}", text, 1 + n % 5) for n, text in enumerate(texts)]
    found = []
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        with empty_warehouse() as warehouse:
            for start in range(0, len(documents), 4):
                warehouse.load(documents[start : start + 4], run_id="r")
                group_duplicates(warehouse.connection)
            found.append(groups(warehouse))
    assert all(one == found[0] for one in found)
    assert len(found[0]) == 3


def test_a_copy_that_changes_leaves_its_group(warehouse: Warehouse) -> None:
    documents = [at("http://a.test/1", ARTICLES[0]), at("http://b.test/1", ARTICLES[0], 2)]
    warehouse.load(documents, run_id="r1")
    assert len(groups(warehouse)) == 1
    changed = at("http://b.test/1", ARTICLES[1], 2, fetched_at="2026-03-01T00:00:00Z")
    warehouse.load([changed], run_id="r2")
    assert groups(warehouse) == []


def test_an_article_and_its_files_are_one_publication(warehouse: Warehouse) -> None:
    def hung(source: str, text: str, parent: str) -> Processed:
        file = at(source, text)
        return replace(file, record=replace(file.record, parent=parent))

    page = hung("http://a.test/bai-2", ARTICLES[4], "http://a.test/bai")
    page = replace(page, document=replace(page.document, format="html"))
    warehouse.load(
        [
            at("http://a.test/bai", ARTICLES[0]),
            hung("http://a.test/tep/1.pdf", PLAN.format(PLACE="", **PLANS[0]), "http://a.test/bai"),
            hung("http://a.test/tep/2.pdf", ARTICLES[2], "http://a.test/bai"),
            page,
            hung("http://a.test/le.pdf", ARTICLES[3], "http://a.test/khong-giu"),
            at("http://b.test/bai", ARTICLES[0], 2),
        ],
        run_id="r",
    )
    group_duplicates(warehouse.connection)
    told = "SELECT source, attachments, files, origin FROM publications ORDER BY source"
    assert warehouse.connection.execute(told).fetchall() == [
        ("http://a.test/bai", 2, ["http://a.test/tep/1.pdf", "http://a.test/tep/2.pdf"], None),
        ("http://a.test/bai-2", 0, [], None),
        ("http://a.test/le.pdf", 0, [], None),
        ("http://b.test/bai", 0, [], "http://a.test/bai"),
    ]


def test_the_stamp_of_a_page_makes_no_other_text(warehouse: Warehouse) -> None:
    def stamped(source: str, stamp: str) -> Processed:
        page = at(source, f"{stamp}\n{ARTICLES[0]}")
        first, *rest = page.document.blocks
        assert page.document.text[first.start : first.end] == stamp
        return replace(page, document=replace(page.document, blocks=(replace(first, zone=Zone.STAMP), *rest)))

    warehouse.load(
        [
            stamped("http://a.test/1", "06/05/2024 10:30, 642 lượt xem"),
            stamped("http://b.test/1", "09/05/2024 07:15"),
        ],
        run_id="r",
    )
    assert groups(warehouse) == [("http://a.test/1", ["http://b.test/1 text"])]
