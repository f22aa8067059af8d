"""Cases of chains: what rests on what, what ended what, and what a paper's grounds are."""

from __future__ import annotations

from extractors.facts import Citation, Relation
from extractors.structure.rows import Basis
from pipeline.record import Processed
from tests.audit_cases.builders import HA_NOI, Case, X, news, paper, plan, ref, told

A = ref("11/KH-UBND", issued="2020-01-05", issuer=HA_NOI)
B = ref("22/KH-UBND", issued="2021-01-05", issuer=HA_NOI)
C = ref("33/KH-UBND", issued="2022-01-05", issuer=HA_NOI)
COMMUNE = "UBND phường Kim Mã, Thành phố Hà Nội"


def own(cited: Citation, **parts: object) -> Processed:
    """The own text of a cited plan, naming nothing."""
    return paper(f"own-{cited.issued}", plan(str(cited.number), cited.issued, **parts))  # type: ignore[arg-type]


def acts(own_number: str, day: str, kind: str, on: Citation, partial: bool = False) -> Processed:
    """A paper that amends, replaces, carries out … another."""
    link = told(str(on.number), None, kind, 0)
    return paper(own_number[:2], plan(own_number, day), on, relations=(_partial(link) if partial else link,))


def _partial(link: Relation) -> Relation:
    return Relation(link.source, link.type, link.target, link.cue, link.evidence, link.reported, True)


def report(source: str, from_: Citation, kind: str, to: Citation, day: str = "2025-01-01") -> Processed:
    """An article that tells how one instrument stands to another."""
    return news(source, from_, to, published=day, relations=(told(str(from_.number), 0, kind, 1),))


def recitals(own_number: str, day: str, *cited: Citation, kind: str = "basis", **parts: object) -> Processed:
    """A paper whose recitals name these, in this order."""
    bases = tuple(Basis(kind, (place,), X) for place in range(len(cited)))
    return paper(own_number.split("/")[0], plan(own_number, day, **parts), *cited, bases=bases)  # type: ignore[arg-type]


def amending() -> Processed:
    """A plan made to amend another."""
    itself = plan("22/KH-UBND", "2021-01-05", title="Về việc điều chỉnh Kế hoạch số 11/KH-UBND")
    return paper("22", itself, A, relations=(told("11/KH-UBND", None, "amends", 0),))


LAW = ref("6/2022/QH15", "Luật", issued="2022-06-15")
DECREE = ref("98/2023/NĐ-CP", "Nghị định", issued="2023-12-31")
CIRCULAR = ref("1/2024/TT-BNV", "Thông tư", issued="2024-02-24")
BARE = ref("11/KH-UBND")

CASES = [
    Case(
        "cited_after_end",
        [acts("22/KH-UBND", "2021-01-05", "replaces", A), acts("70/KH-UBND", "2022-01-05", "implements", A)],
        # Only provisions were repealed; the ender itself names what it ends; looking back is not resting on.
        [
            acts("22/KH-UBND", "2021-01-05", "repeals", A, partial=True),
            acts("70/KH-UBND", "2022-01-05", "implements", A),
            acts("71/KH-UBND", "2022-01-05", "reviews", B),
            acts("72/KH-UBND", "2021-01-05", "replaces", B),
        ],
        "22/KH-UBND ended it on 2021-01-05",
    ),
    Case(
        "cited_after_end",
        # In force from the summer: until then the old one holds.
        [
            paper(
                "a",
                plan("22/KH-UBND", "2021-01-05", effective="2021-07-01"),
                A,
                relations=(told("11/KH-UBND", None, "replaces", 0),),
            ),
            acts("70/KH-UBND", "2021-07-02", "implements", A),
        ],
        [
            paper(
                "a",
                plan("22/KH-UBND", "2021-01-05", effective="2021-07-01"),
                A,
                relations=(told("11/KH-UBND", None, "replaces", 0),),
            ),
            acts("70/KH-UBND", "2021-06-30", "implements", A),
        ],
    ),
    Case(
        "amended_after_end",
        [acts("22/KH-UBND", "2021-01-05", "replaces", A), acts("70/KH-UBND", "2022-01-05", "amends", A)],
        [acts("22/KH-UBND", "2021-01-05", "replaces", A), acts("70/KH-UBND", "2020-07-05", "amends", A)],
    ),
    Case(
        "ended_twice",
        [acts("22/KH-UBND", "2021-01-05", "replaces", A), acts("33/KH-UBND", "2022-01-05", "repeals", A)],
        # The second ends the first and, to be sure, what that had ended; one ending told by two.
        [
            acts("22/KH-UBND", "2021-01-05", "replaces", A),
            paper(
                "c",
                plan("33/KH-UBND", "2022-01-05"),
                A,
                B,
                relations=(told("11/KH-UBND", None, "repeals", 0), told("22/KH-UBND", None, "repeals", 1)),
            ),
            report("d", B, "replaces", A),
        ],
        "22/KH-UBND had ended it",
    ),
    Case(
        "ended_by_lower",
        [
            report(
                "a",
                ref("81/2024/TT-BNV", "Thông tư", issued="2024-02-01"),
                "replaces",
                ref("71/2017/NĐ-CP", "Nghị định", issued="2017-02-01"),
            )
        ],
        [
            report(
                "a",
                ref("82/2024/NĐ-CP", "Nghị định", issued="2024-02-01"),
                "replaces",
                ref("72/2017/TT-BNV", "Thông tư", issued="2017-02-01"),
            )
        ],
    ),
    Case(
        "circular_chain",
        [acts("22/KH-UBND", "2021-01-05", "implements", A), report("b", A, "implements", B)],
        [
            acts("22/KH-UBND", "2021-01-05", "implements", A),
            report("b", A, "cites", B),
            acts("33/KH-UBND", "2022-01-05", "implements", B),
        ],
        "by way of",
    ),
    Case(
        "circular_chain",
        [report("a", C, "implements", B), report("b", B, "pursuant_to", A), report("c", A, "pursuant_to", C)],
        [report("a", C, "implements", B), report("b", B, "pursuant_to", A), report("c", C, "pursuant_to", A)],
    ),
    Case(
        "rests_on_later",
        [report("a", A, "implements", B)],
        [report("a", B, "implements", A), report("b", A, "cites", B), report("c", C, "implements", C)],
        "told to rest on 22/KH-UBND",
    ),
    Case(
        "recital_of_itself",
        [recitals("70/KH-UBND", "2022-01-05", ref("70/KH-UBND", issued="2022-01-05", issuer=HA_NOI))],
        # Its number of last year; its own number in the words that attach an annex.
        [
            recitals("70/KH-UBND", "2022-01-05", ref("70/KH-UBND", issued="2021-01-05", issuer=HA_NOI)),
            paper(
                "b", plan("71/KH-UBND", "2022-01-05"), ref("71/KH-UBND", issued="2022-01-05", issuer=HA_NOI)
            ),
        ],
    ),
    Case(
        "recital_order",
        [recitals("70/KH-UBND", "2024-03-05", DECREE, LAW)],
        [
            recitals("70/KH-UBND", "2024-03-05", LAW, DECREE, CIRCULAR, A),
            recitals("71/KH-UBND", "2024-03-05", A, LAW),
        ],
    ),
    Case(
        "recital_open",
        [recitals("70/KH-UBND", "2024-03-05", BARE), own(A), own(ref("11/KH-UBND", issued="2021-02-03"))],
        [
            recitals("70/KH-UBND", "2024-03-05", A),
            own(A),
            own(ref("11/KH-UBND", issued="2021-02-03")),
            news("n", BARE),
        ],
        "could be vn/",
    ),
    Case(
        "amendment_not_named",
        [amending(), recitals("70/KH-UBND", "2022-03-05", A)],
        # Named beside it; amended only the week before; amended later.
        [
            amending(),
            recitals("70/KH-UBND", "2022-03-05", A, B),
            recitals("71/KH-UBND", "2021-01-12", A),
            recitals("72/KH-UBND", "2020-03-05", A),
            # Amended in passing, by a plan about something else.
            acts("23/KH-UBND", "2021-01-05", "amends", C),
            recitals("73/KH-UBND", "2022-03-05", C),
        ],
        "amended by 22/KH-UBND",
    ),
    Case(
        "chain_broken",
        [
            paper(
                "a",
                plan("7/KH-UBND", "2022-03-05", COMMUNE),
                C,
                relations=(told("33/KH-UBND", None, "implements", 0),),
            )
        ],
        # The province's own text is here; or an article tells what it rests on; or the body is of the same level.
        [
            paper(
                "a",
                plan("7/KH-UBND", "2022-03-05", COMMUNE),
                C,
                relations=(told("33/KH-UBND", None, "implements", 0),),
            ),
            own(C),
            paper(
                "b",
                plan("8/KH-UBND", "2022-03-05", COMMUNE),
                B,
                relations=(told("22/KH-UBND", None, "implements", 0),),
            ),
            report("c", B, "implements", A),
            acts("72/KH-UBND", "2022-07-05", "implements", A),
        ],
        "carried out by 7/KH-UBND",
    ),
]
