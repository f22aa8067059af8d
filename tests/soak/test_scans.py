"""The demo's papers as scans of every resolution and wear: differences from their text, listed by kind.

`pytest tests/soak/test_scans.py -s` prints the list.
"""

from __future__ import annotations

from collections import Counter

from corpora.demo import SITE
from extractors.kit import Kit
from pipeline.parse import UnreadableError
from tests.makers import pdfs, scans
from tests.makers.scans import Wear
from tests.scan_differences import CLEAN, WORN, differences, facts_of

PAPERS = 4
MOST = 0.08
"""A safety net for the share of facts that may differ; the list is the measure."""


def test_scans_of_every_wear_say_what_their_text_says(kit: Kit) -> None:
    papers = [pdfs.plan()]
    for path in sorted(SITE.rglob("*.pdf")):
        try:
            facts_of(path.read_bytes(), kit)
        except UnreadableError:
            continue
        papers.append(path.read_bytes())
    found, facts = Counter[str](), 0
    for paper in papers[:PAPERS]:
        printed = facts_of(paper, kit)
        for wear in (*CLEAN, *WORN, Wear(200, seal=(150.0, 112.0))):
            facts += sum(len(rows) for rows in printed.values() if isinstance(rows, list))
            lines = differences(printed, facts_of(scans.scan(paper, wear), kit))
            found.update(line.split(" ", 1)[0] for line in lines)
            print(wear, *lines or ["no difference"], sep="\n  ")
    print(dict(found), "of", facts, "facts")
    assert found.total() <= MOST * facts
