"""Cases of numbers, titles, issuers and laws: what an instrument is called."""

from __future__ import annotations

from extractors.facts import Citation
from extractors.scanned.facts import Mend
from extractors.structure.rows import Annex
from pipeline.record import Processed
from tests.audit_cases.builders import HA_NOI, Case, news, paper, plan, ref
from tests.warehouse_world import evidence

DISTRICT = "UBND huyện Sóc Sơn, Thành phố Hà Nội"


def numbered(number: int, day: str) -> Processed:
    """A city's plan of a number and day."""
    return paper(f"p{number}", plan(f"{number}/KH-UBND", day))


def law(name: str, year: int | None = None, number: str | None = None) -> Citation:
    """A law cited by name."""
    quote = f"{name} {year}" if year else name
    return Citation(None, number, None, None, evidence(quote, quote), name=name, year=year)


def naming(*laws: Citation) -> Processed:
    """An article that names laws; the words do not matter."""
    return paper("a", plan("7/KH-UBND", "2024-01-05"), *laws)


def annexed(to: str | None, *cited: Citation) -> Processed:
    """A plan with an annex that says what it is attached to."""
    annex = Annex(
        "Phụ lục", None, None, f"(Kèm theo Kế hoạch số {to})", to, 1, evidence("." * 99 + "PL", "PL")
    )
    return paper("a", plan("12/KH-UBND", "2024-01-05"), *cited, annexes=(annex,))


def scanned(doubtful: bool) -> Processed:
    """A scanned plan whose number OCR read."""
    mend = Mend("number", "28?/KH-UBND", "282/KH-UBND", doubtful, "own.unsure", ())
    return paper("a", plan("282/KH-UBND", "2023-11-30", mends=(mend,)))


LAW = evidence("Luật Trồng trọt", "Luật Trồng trọt")
CITED = ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI)
OWN_TITLE = paper("a", plan("28/KH-UBND", "2024-02-01", title="phòng cháy, chữa cháy rừng mùa khô"))

CASES = [
    Case(
        "number_out_of_order",
        [
            numbered(279, "2023-11-20"),
            numbered(281, "2023-11-28"),
            numbered(282, "2023-03-30"),
            numbered(283, "2023-12-01"),
        ],
        # Some weeks of delay; a new year counts anew; at either end nothing tells.
        [
            numbered(279, "2023-11-20"),
            numbered(281, "2023-11-28"),
            numbered(282, "2023-11-10"),
            numbered(283, "2023-12-01"),
            numbered(3, "2024-01-08"),
            numbered(284, "2023-04-01"),
        ],
        "281/KH-UBND of 2023-11-28",
    ),
    Case(
        "issuer_against_symbol",
        [news("a", ref("15-NQ/TW", "Nghị quyết", issuer="Chính phủ"))],
        [
            news(
                "a",
                ref("15-NQ/TW", "Nghị quyết", issuer="Bộ Chính trị"),
                ref("5/CT-TTg", "Chỉ thị", issuer="Chính phủ"),
                ref("153/TB-VPCP", "Thông báo", issuer="Văn phòng Chính phủ"),
                ref("412/QĐ-UBND", "Quyết định", issuer="Chủ tịch UBND Thành phố Hà Nội"),
                ref("9-CTr/TU", "Chương trình", issuer="Ban Thường vụ Thành ủy Hà Nội"),
            )
        ],
        "its code is TW",
    ),
    Case(
        "issuer_ended",
        [paper("a", plan("12/KH-UBND", "2025-08-15", DISTRICT))],
        [
            paper("a", plan("12/KH-UBND", "2025-06-30", DISTRICT)),
            paper("b", plan("13/KH-UBND", "2025-08-15", "UBND xã Sóc Sơn, Thành phố Hà Nội")),
            paper("c", plan("14/KH-UBND", "2025-08-15")),
        ],
        "the district level ended on 2025-06-30",
    ),
    Case(
        "issuer_ended",
        [news("a", ref("12/KH-UBND", issued="2025-08-15", issuer=DISTRICT), published="2025-09-01")],
        [news("a", ref("12/KH-UBND", issued="2024-08-15", issuer=DISTRICT), published="2025-09-01")],
    ),
    Case(
        "issuer_ended",
        # Ministries that were merged, or had not begun; a province that was merged.
        [
            news("a", ref("9/2025/TT-BKHĐT", "Thông tư", issued="2025-04-05"), published="2025-09-01"),
            news("b", ref("9/2024/TT-BNNMT", "Thông tư", issued="2024-04-05"), published="2025-09-01"),
            news(
                "c",
                ref("512/KH-UBND", issued="2025-08-15", issuer="UBND tỉnh Nam Định"),
                published="2025-09-01",
            ),
        ],
        [
            news("a", ref("9/2024/TT-BKHĐT", "Thông tư", issued="2024-04-05"), published="2025-09-01"),
            news("b", ref("9/2025/TT-BNNMT", "Thông tư", issued="2025-04-05"), published="2025-09-01"),
            news(
                "c",
                ref("512/KH-UBND", issued="2025-03-15", issuer="UBND tỉnh Nam Định"),
                published="2025-09-01",
            ),
            news(
                "d",
                ref("513/KH-UBND", issued="2025-08-15", issuer="UBND tỉnh Ninh Bình"),
                published="2025-09-01",
            ),
        ],
        "ended on 2025-02-28",
    ),
    Case(
        "day_against_register",
        [news("a", ref("30/2020/NĐ-CP", "Nghị định", issued="2020-03-15"))],
        [
            news(
                "a",
                ref("30/2020/NĐ-CP", "Nghị định", issued="2020-03-05"),
                ref("30/2020/TT-XYZ", "Thông tư", issued="2020-03-15"),
            )
        ],
        "the register has 2020-03-05",
    ),
    # A law by its name and day, as recitals have it.
    Case(
        "day_against_register",
        [naming(Citation(None, None, "2018-11-29", None, LAW, name="Luật Trồng trọt", year=2018))],
        [naming(Citation(None, None, "2018-11-19", None, LAW, name="Luật Trồng trọt", year=2018))],
        "the register has 2018-11-19",
    ),
    Case(
        "title_differs",
        [
            OWN_TITLE,
            news(
                "b",
                ref(
                    "28/KH-UBND",
                    issued="2024-02-01",
                    issuer=HA_NOI,
                    title="tuyển sinh vào lớp mười năm học mới",
                ),
            ),
        ],
        [
            OWN_TITLE,
            news(
                "b",
                ref("28/KH-UBND", issued="2024-02-01", issuer=HA_NOI, title="về công tác phòng cháy rừng"),
            ),
            news("c", ref("28/KH-UBND", issued="2024-02-01", issuer=HA_NOI, title="về mùa khô")),
        ],
        "tuyển sinh",
    ),
    Case(
        "law_of_other_year",
        [naming(law("Luật Thi đua, khen thưởng", 2021))],
        [naming(law("Luật Thi đua, khen thưởng", 2022), law("Luật Đất đai", 1993), law("Luật Thủ đô", None))],
        "is of 2022",
    ),
    Case(
        "law_number_differs",
        [naming(law("Luật Thi đua, khen thưởng", number="60/2022/QH15"))],
        [
            naming(
                law("Luật Thi đua, khen thưởng", number="06/2022/QH15"),
                law("Luật Đất đai", number="13/2003/QH11"),
            )
        ],
        "6/2022/QH15",
    ),
    Case(
        "annex_of_other",
        [annexed("21/KH-UBND")],
        [
            annexed("self"),
            annexed("12/KH-UBND"),
            annexed("21/QĐ-UBND"),
            annexed("21/KH-UBND", ref("21/KH-UBND")),
        ],
        "attached to 21/KH-UBND",
    ),
    Case(
        "doubtful_number_cited",
        [scanned(True), news("b", CITED)],
        [scanned(False), news("b", CITED)],
        "name it: 1",
    ),
]
