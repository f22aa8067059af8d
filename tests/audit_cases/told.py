"""Cases of what documents tell of one another: days, signers, numbers, relations, blocs."""

from __future__ import annotations

from dataclasses import replace

from extractors.assignments.facts import Assignment, Part, Timing
from extractors.facts import Anniversary, Bloc, Citation, DateFact, DateMention, Facts
from extractors.signing.signatures import DigitalSignature
from pipeline.record import Processed
from tests.audit_cases.builders import HA_NOI, Case, fact, news, paper, plan, ref, told
from tests.warehouse_world import evidence, processed


def anniversary(nth: int, base: str, on: str, flags: tuple[str, ...] = ()) -> Processed:
    found = Anniversary(nth, "Ngày Giải phóng Thủ đô", base, on, evidence("x", "x"), flags=flags)
    return fact("a", anniversaries=(found,))


def bloc(
    source: str, leader: str | None, members: tuple[str, ...] = (), count: int | None = None
) -> Processed:
    return fact(source, blocs=(Bloc("Khối số 4", 2024, leader, (), members, evidence("x", "x"), count),))


KH = ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI)
NQ = ref("15-NQ/TW", "Nghị quyết", issued="2022-05-05")
LAST_YEAR = ref("282/KH-UBND", issued="2022-11-30", issuer=HA_NOI)


def titled(title: str) -> Citation:
    """A citation with the right day of the wrong year."""
    return ref("28/KH-UBND", issued="2023-02-01", issuer=HA_NOI, title=title)


def signed(*signatures: DigitalSignature) -> Processed:
    """A paper of 5 January 2024 whose file bears these signatures."""
    document = paper("a", plan("7/KH-UBND", "2024-01-05"))
    return replace(document, document=replace(document.document, digital_signatures=signatures))


CASES = [
    Case(
        "anniversary_arithmetic",
        [anniversary(71, "1954-10-10", "2024-10-10")],
        [anniversary(70, "1954-10-10", "2024-10-10")],
    ),
    Case(
        "anniversary_day",
        [anniversary(70, "1954-10-10", "2024-10-11")],
        [anniversary(70, "1954-10-10", "2024-10-10")],
    ),
    Case("anniversary_day", [anniversary(70, "1954-10-11", "2024-10-11", ("registry_day",))], []),
    Case(
        "bloc_count",
        [bloc("a", None, ("Sở A", "Sở B"), 3)],
        [bloc("a", None, ("Sở A", "Sở B"), 2), bloc("b", None, (), 3)],
    ),
    Case(
        "bloc_two_leaders",
        [bloc("a", "Sở A"), bloc("b", "Sở B")],
        [bloc("a", "Sở A"), bloc("b", "SỞ A"), bloc("c", None)],
    ),
    Case(
        "cited_before_issued",
        [news("a", KH, published="2023-11-01")],
        [
            news("a", KH, published="2023-11-30"),
            # An annex that dates its own paper otherwise is a day that disagrees.
            paper("b", plan("282/KH-UBND", "2023-11-28"), KH),
        ],
    ),
    Case(
        "dates_disagree",
        [news("a", KH), news("b", ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI))],
        [news("a", KH), news("b", KH), news("c", ref("282/KH-UBND", issued="2022-11-30", issuer=HA_NOI))],
    ),
    Case(
        "dates_disagree",
        [
            paper("a", plan("282/KH-UBND", "2023-11-30")),
            news("b", ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI)),
        ],
        [paper("a", plan("282/KH-UBND", "2023-11-30")), news("b", KH)],
    ),
    Case(
        "number_year",
        [news("a", ref("98/2023/NĐ-CP", "Nghị định", issued="2024-01-05"))],
        [news("a", ref("98/2023/NĐ-CP", "Nghị định", issued="2023-12-31"))],
    ),
    Case(
        "type_against_symbol",
        [news("a", ref("11-NQ/TW", "Nghị định"))],
        [
            news(
                "a",
                NQ,
                ref("11-TT/TU", "Thông tri"),
                ref("69-QĐ/TW", "Quy định"),
                ref("6-CT/TU", "Chương trình"),
                ref("1486/SNV-TĐKT", "Công văn"),
                ref("4-CTr/TU", "Chương trình hành động"),
            )
        ],
    ),
    Case(
        "type_against_symbol",
        [news("a", ref("23/HD-SNV", "Công văn"))],
        [news("a", ref("23/HD-SNV", "Hướng dẫn"))],
    ),
    Case(
        "order_mixed",
        [news("a", ref("15/NQ-TW", "Nghị quyết"))],
        [news("a", NQ, KH, ref("91/2017/NĐ-CP", "Nghị định"))],
    ),
    Case(
        "order_mixed",
        [news("a", ref("12-QĐ/UBND", "Quyết định"))],
        [news("a", ref("12/QĐ-UBND.HC", "Quyết định"))],
    ),
    Case(
        "cited_never_seen",
        [news("a", KH), news("b", KH)],
        [news("a", KH), paper("b", plan("282/KH-UBND", "2023-11-30"))],
    ),
    Case(
        "plan_reported_not_found",
        [news("a", KH, about="282/KH-UBND")],
        [news("a", KH, about="282/KH-UBND"), paper("b", plan("282/KH-UBND", "2023-11-30"))],
    ),
    Case(
        "report_against_plan",
        [
            news("a", ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI), about="282/KH-UBND"),
            paper("b", plan("282/KH-UBND", "2023-11-30")),
        ],
        [news("a", KH, about="282/KH-UBND"), paper("b", plan("282/KH-UBND", "2023-11-30"))],
    ),
    Case(
        "report_against_plan",
        [
            news(
                "a",
                ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer="Lê A"),
                about="282/KH-UBND",
            ),
            paper("b", plan("282/KH-UBND", "2023-11-30", signer="Lê B")),
        ],
        [
            news(
                "a",
                ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer="LÊ B"),
                about="282/KH-UBND",
            ),
            paper("b", plan("282/KH-UBND", "2023-11-30", signer="Lê B")),
        ],
    ),
    Case(
        "signer_differs",
        [
            news(s, ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer=n))
            for s, n in (("a", "Lê A"), ("b", "Lê B"))
        ],
        [news(s, ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer="Lê A")) for s in "ab"],
    ),
    Case(
        "near_identical",
        # 282 by the 334th day: three numbers apart could be of one day, eighteen cannot.
        [news("a", KH), news("b", KH), news("c", ref("228/KH-UBND", issued="2023-11-30", issuer=HA_NOI))],
        [
            news("a", KH),
            news("b", KH),
            news("c", ref("117/KH-UBND", issued="2023-11-30", issuer=HA_NOI)),
            news("d", ref("382/KH-UBND", issued="2023-12-01", issuer=HA_NOI)),
            news("e", ref("283/KH-UBND", issued="2023-11-30", issuer=HA_NOI)),
            news("f", ref("382/QĐ-UBND", "Quyết định", issued="2023-11-30", issuer=HA_NOI)),
            news("g", ref("28/KH-UBND", issued="2023-11-30", issuer="UBND quận Ba Đình, Thành phố Hà Nội")),
        ],
    ),
    Case(
        "same_day_other_year",
        [news("a", KH), news("b", KH), news("c", LAST_YEAR, published="2024-01-10")],
        # A day beside it is another paper; so may be an old number whose day came round by chance.
        [
            news("a", KH),
            news("b", KH),
            news("c", ref("282/KH-UBND", issued="2022-11-29", issuer=HA_NOI), published="2024-01-10"),
            news("d", ref("282/KH-UBND", issued="2021-11-30", issuer=HA_NOI), published="2022-01-10"),
        ],
    ),
    Case(
        "same_day_other_year",
        [
            paper("a", plan("28/KH-UBND", "2024-02-01", title="về phòng cháy rừng")),
            news("b", titled("về việc phòng cháy rừng")),
        ],
        [
            paper("a", plan("28/KH-UBND", "2024-02-01", title="về phòng cháy rừng")),
            news("b", titled("về tuyển sinh lớp mười")),
        ],
    ),
    Case(
        "own_number_twice",
        [
            paper("a", plan("7/KH-UBND", "2024-01-05", title="về an toàn giao thông"), text="cầu đường"),
            paper("b", plan("7/KH-UBND", "2024-01-05", title="tuyển sinh lớp mười"), text="trường học"),
        ],
        [
            paper("a", plan("7/KH-UBND", "2024-01-05", title="về an toàn giao thông"), text="cầu đường"),
            paper(
                "b", plan("7/KH-UBND", "2024-01-05", title="KẾ HOẠCH An toàn giao thông"), text="một bản khác"
            ),
            paper("c", plan("7/KH-UBND", "2023-01-05", title="tuyển sinh lớp mười")),
            paper(
                "d",
                plan(
                    "7/KH-UBND",
                    "2024-01-05",
                    "UBND quận Ba Đình, Thành phố Hà Nội",
                    title="tuyển sinh lớp mười",
                ),
            ),
        ],
    ),
    Case(
        "impossible_date",
        [fact("a", date_mentions=(DateMention("31/4/2024", "impossible", None, evidence("x", "x")),))],
        [
            fact(
                "a",
                date_mentions=(DateMention("4/2024", "month_year", "2024-04", evidence("x", "x")),),
                dates=(DateFact("2024-02-29", evidence("x", "x")),),
            )
        ],
    ),
    Case(
        "signed_bytes_changed",
        [signed(DigitalSignature(1, "S", intact=False, reason="the bytes are not those that were signed"))],
        [
            signed(
                DigitalSignature(1, "S", intact=True, changes="other"),
                DigitalSignature(2, "T", intact=True, changes="none"),
            )
        ],
    ),
    Case(
        "signed_bytes_changed",
        [signed(DigitalSignature(1, "S", intact=True, changes="other"))],
        [signed(DigitalSignature(1, "S", intact=True, changes="forms"), DigitalSignature(2, "T"))],
    ),
    Case(
        "signed_before_issued",
        [signed(DigitalSignature(1, "S", stamped_at="2023-11-04T20:00:00+00:00"))],
        [
            signed(
                DigitalSignature(1, "S", claimed_at="2024-01-04T10:00:00+07:00"),
                DigitalSignature(2, "T", stamped_at="2025-01-04T10:00:00+00:00"),
            )
        ],
    ),
    Case(
        "chain_not_told",
        [paper("a", plan("7/KH-UBND", "2024-01-05"), NQ)],
        [
            paper(
                "a", plan("7/KH-UBND", "2024-01-05"), NQ, relations=(told("15-NQ/TW", None, "implements", 0),)
            )
        ],
    ),
]


def due(by: str | None, *, lead: bool = True, kind: str = "by") -> Assignment:
    words = Part("Lập tổ", evidence("x", "x"))
    timing = Timing(by or "", kind, None, by, evidence("x", "x"))
    return Assignment("table", words, lead=(words,) if lead else (), deadline=timing)


def assigning(*rows: Assignment) -> Processed:
    own = plan("7/KH-UBND", "2024-01-05")
    return processed(
        "https://a.test", "7/KH-UBND x", Facts(itself=own, assignments=rows), published=own.issued
    )


CASES += [
    Case(
        "task_without_lead",
        [assigning(due("2024"), due("2024", lead=False))],
        [assigning(due("2024", lead=False))],
    ),
    Case(
        "task_due_before_paper",
        [assigning(due("2023-12-31"))],
        [assigning(due("2024-01"), due("2023", kind="at"), due(None, kind="recurring"))],
    ),
]
