"""`make bench`: documents and KB a second through each stage, beside two yardsticks, on the demo's documents.

`python -m tests.bench crawl` measures the crawl instead, see `tests.bench.crawl`; `python -m tests.bench
warehouse` the warehouse, see `tests.bench.warehouse`, `explorer` the explorer's pages, see `tests.bench.explorer`.

Every row reads the same documents in the same run, so the ratios hold on any machine; the seconds do not.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura
import underthesea

from corpora.demo import SITE
from extractors.anniversaries import find_anniversaries
from extractors.blocs import find_blocs
from extractors.clauses import split_sentences
from extractors.dates import document_dates, find_dates
from extractors.document import Context, Document, plain_document
from extractors.extract import extract
from extractors.facts import Confidence, Evidence, SelfInstrument
from extractors.instruments import find_instruments
from extractors.kit import Kit
from extractors.movements import find_movements
from extractors.people import find_people
from extractors.periods import find_periods
from extractors.roles import find_roles
from pipeline.parse import parse
from pipeline.unreadable import UnreadableError
from tests.bench import crawl, explorer, warehouse

ROUNDS = 3
CONTEXT = Context("bench")
PLAN = SelfInstrument(None, "Kế hoạch", None, None, None, Evidence("", 0, 0, "", Confidence.LIKELY, ()))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a stage over all documents, best of some rounds."""

    stage: str
    documents: int
    kilobytes: float
    seconds: float

    def line(self) -> str:
        """The row as printed."""
        each = self.documents / self.seconds
        return f"{self.stage:<44}{each:>10.1f}{self.kilobytes / self.seconds:>12.0f}{self.seconds:>10.2f}"


def best(stage: str, sizes: Sequence[int], work: Callable[[], object], rounds: int = ROUNDS) -> Row:
    """The fastest of `rounds` runs of `work` over documents of `sizes` bytes."""
    seconds = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return Row(stage, len(sizes), sum(sizes) / 1000, min(seconds))


def readable(suffix: str) -> list[tuple[Path, bytes]]:
    """The demo's files of one kind that can be read."""
    found = []
    for path in sorted(SITE.rglob(f"*{suffix}")):
        data = path.read_bytes()
        try:
            parse(data, str(path))
        except UnreadableError:
            continue
        found.append((path, data))
    return found


def parsing() -> list[Row]:
    """Each format, and trafilatura alone on the same pages."""
    rows = []
    for suffix in (".html", ".pdf", ".docx"):
        files = readable(suffix)
        sizes = [len(data) for _, data in files]
        work = lambda files=files: [parse(data, str(path)) for path, data in files]  # noqa: E731
        rows.append(best(f"parse {suffix[1:]}", sizes, work))
    pages = readable(".html")
    texts = [data.decode("utf-8", "replace") for _, data in pages]
    alone = lambda: [trafilatura.extract(text, include_tables=True) for text in texts]  # noqa: E731
    rows.append(best("yardstick: trafilatura alone", [len(data) for _, data in pages], alone))
    return rows


def without_people(document: Document, kit: Kit) -> object:
    """Every extractor but people and roles."""
    days, sentences = tuple(document_dates(document)), split_sentences(document)
    dates, partial = find_dates(document, CONTEXT, days)
    return (
        find_instruments(document, kit, days, (), sentences),
        dates,
        kit.deadlines.find(document, days, partial, sentences, None),
        kit.awards.find(document),
        kit.themes.find(document),
        kit.targets.find(document, sentences, PLAN, None),
        find_periods(document),
        find_anniversaries(document, kit.events, days),
        find_blocs(document, kit.blocs),
        find_movements(document, kit.movements),
    )


def extracting(documents: Sequence[Document], kit: Kit) -> list[Row]:
    """The extractors one by one and together, and underthesea's `ner` on the same text."""
    sizes = [len(document.text.encode()) for document in documents]
    days = [tuple(document_dates(document)) for document in documents]
    people = [find_people(document, kit.names) for document in documents]
    cut = [(document, split_sentences(document)) for document in documents]
    stages: list[tuple[str, Callable[[], object]]] = [
        ("extract: sentences", lambda: [split_sentences(d) for d in documents]),
        ("extract: dates", lambda: [find_dates(d, CONTEXT) for d in documents]),
        ("extract: periods", lambda: [find_periods(d) for d in documents]),
        (
            "extract: instruments and relations",
            lambda: [find_instruments(d, kit, s, ()) for d, s in zip(documents, days, strict=True)],
        ),
        ("extract: anniversaries", lambda: [find_anniversaries(d, kit.events) for d in documents]),
        ("extract: blocs", lambda: [find_blocs(d, kit.blocs) for d in documents]),
        ("extract: awards", lambda: [kit.awards.find(d) for d in documents]),
        ("extract: targets", lambda: [kit.targets.find(d, s, PLAN, None) for d, s in cut]),
        ("extract: movements", lambda: [find_movements(d, kit.movements) for d in documents]),
        ("extract: all but people and roles", lambda: [without_people(d, kit) for d in documents]),
        (
            "extract: people and roles",
            lambda: [
                find_roles(d, find_people(d, kit.names), kit.organisations, kit.roles) for d in documents
            ],
        ),
        (
            "extract: roles, people known",
            lambda: [
                find_roles(d, known, kit.organisations, kit.roles)
                for d, known in zip(documents, people, strict=True)
            ],
        ),
        ("extract: everything", lambda: [extract(d, CONTEXT, kit) for d in documents]),
    ]
    rows = [best(stage, sizes, work) for stage, work in stages]
    sentences = [d.text[s.start : s.end] for d in documents for s in split_sentences(d).spans]
    rows.append(
        best("yardstick: underthesea ner", sizes, lambda: [underthesea.ner(s) for s in sentences], rounds=1)
    )
    return rows


def growth(documents: Sequence[Document], kit: Kit) -> float:
    """How many times longer a text ten times as long takes; linear is ten."""
    text = "\n".join(document.text for document in documents[:8])
    small, large = plain_document(text), plain_document("\n".join([text] * 10))
    once = best("", [1], lambda: extract(small, CONTEXT, kit)).seconds
    ten = best("", [1], lambda: extract(large, CONTEXT, kit), rounds=1).seconds
    return ten / once


def main() -> int:
    """Print the table."""
    kit = Kit.load()
    documents = [
        parse(data, str(path)) for suffix in (".html", ".pdf", ".docx") for path, data in readable(suffix)
    ]
    underthesea.ner("Ông Nguyễn Văn An đến Hà Nội.")
    print(f"{'stage':<44}{'docs/s':>10}{'KB/s':>12}{'seconds':>10}")
    rows = [*parsing(), *extracting(documents, kit)]
    for row in rows:
        print(row.line())
    by_stage = {row.stage: row for row in rows}
    ner, people = by_stage["yardstick: underthesea ner"], by_stage["extract: people and roles"]
    pages, alone = by_stage["parse html"], by_stage["yardstick: trafilatura alone"]
    print(
        f"\npeople and roles run {ner.seconds / people.seconds:.1f} times as fast as underthesea's ner alone"
    )
    print(f"parsing pages takes {pages.seconds / alone.seconds:.1f} times trafilatura alone")
    print(f"a text ten times as long takes {growth(documents, kit):.1f} times as long")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["crawl"]:
        sys.exit(crawl.main(*map(int, sys.argv[2:3])))
    if sys.argv[1:2] == ["warehouse"]:
        sys.exit(warehouse.main(*map(int, sys.argv[2:])))
    if sys.argv[1:2] == ["explorer"]:
        sys.exit(explorer.main(*map(int, sys.argv[2:3]), *map(Path, sys.argv[3:4])))
    sys.exit(main())
