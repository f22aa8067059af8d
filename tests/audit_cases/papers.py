"""Cases of papers in themselves: days, signers, articles, tasks, signatures, blocs."""

from __future__ import annotations

from dataclasses import replace

from extractors.assignments.facts import Assignment, Part, Timing
from extractors.facts import Bloc, End, Facts, Person, Pinpoint, Role, SelfInstrument
from extractors.signing.signatures import DigitalSignature
from extractors.structure.rows import Section, SectionKind, Signer
from pipeline.record import Processed
from tests.audit_cases.builders import HA_NOI, Case, X, fact, paper, plan, ref
from tests.warehouse_world import evidence, processed


def dated(day: str, effective: str | None = None) -> Processed:
    return paper("a", plan("7/KH-UBND", day, effective=effective))


def signed_as(number: str, day: str, name: str, title: str = "Chủ tịch", *marks: str) -> Processed:
    """A plan that somebody signs."""
    signer = Signer(name, title, marks[-1] if marks else None, marks, None, X)
    return paper(number.split("/")[0], plan(number, day, signer=name), signers=(signer,))


def in_office(day: str, title: str, *, signs: bool = False) -> Processed:
    """A paper that Lê A signs, or an article that names Lê A with an office."""
    people = {"people": (Person("Lê A", X),), "roles": (Role("Lê A", title, HA_NOI, X),)}
    if signs:
        signer = Signer("Lê A", title, None, (), None, X)
        return paper(day, plan(f"{day[5:7]}/KH-UBND", day, signer="Lê A"), signers=(signer,), **people)
    return processed(f"https://{day}.test", f"{day} x", Facts(**people), published=day)  # type: ignore[arg-type]


def in_rows(*rows: Assignment) -> Processed:
    return paper("a", plan("7/KH-UBND", "2024-01-05"), assignments=rows)


TASK = "Rà soát quy hoạch giao thông đô thị"


def task(words: str, lead: str, form: str = "table", by: str = "2024-06-30") -> Assignment:
    part = Part(words, evidence("x", "x"))
    return Assignment(form, part, lead=(Part(lead, X),), deadline=Timing(by, "by", None, by, X))


def assigned(day: str, lead: str) -> Processed:
    return paper("a", plan("7/KH-UBND", day), assignments=(task(TASK, lead),))


def articles(*numbers: str) -> tuple[Section, ...]:
    """Articles as they stand in a text, one behind the other."""
    text = "".join(f"Điều {number}. " for number in numbers)
    found, start = [], 0
    for number in numbers:
        quote = f"Điều {number}."
        start = text.index(quote, start)
        place = replace(evidence(text, quote), start=start, end=start + len(quote))
        found.append(
            Section(SectionKind.ARTICLE, number, None, 1, None, None, f"Điều {number}", start + 8, place)
        )
        start += 1
    return tuple(found)


def ruled(*numbers: str) -> Processed:
    return paper("a", decision(), sections=articles(*numbers))


def decision() -> SelfInstrument:
    return plan("70/QĐ-UBND", "2024-01-05", type="Quyết định")


def pointing(article: str) -> Processed:
    """An article that names a provision of the decision."""
    cited = ref("70/QĐ-UBND", "Quyết định", issued="2024-01-05", issuer=HA_NOI)
    return paper(
        "b", plan("8/KH-UBND", "2024-02-05"), cited, pinpoints=(Pinpoint(End(0), article, None, None, X),)
    )


def with_signatures(*signatures: DigitalSignature, signer: str | None = "Trần Văn An") -> Processed:
    document = paper("a", plan("7/KH-UBND", "2024-01-05", signer=signer))
    return replace(document, document=replace(document.document, digital_signatures=signatures))


def sealed(day: str) -> Processed:
    return with_signatures(
        DigitalSignature(
            1, "S", valid_from="2022-01-01", valid_until="2023-12-31", claimed_at=f"{day}T10:00:00+07:00"
        )
    )


def by(*names: str) -> Processed:
    return with_signatures(*(DigitalSignature(n, "S", signer=name) for n, name in enumerate(names, 1)))


def lists(*blocs: tuple[str, tuple[str, ...]]) -> Processed:
    text = " ".join(name for name, _ in blocs)
    return fact(
        "a", blocs=tuple(Bloc(name, 2025, None, (), members, evidence(text, name)) for name, members in blocs)
    )


CASES = [
    Case(
        "effective_before_issued",
        [dated("2024-03-05", "2023-01-01")],
        [dated("2024-03-05", "2024-03-05")],
        "in force from 2023-01-01",
    ),
    # The tests' documents are fetched on 01/02/2026.
    Case("issued_in_future", [dated("2026-11-30")], [dated("2026-02-01")], "fetched on 2026-02-01"),
    Case(
        "capacity_against_title",
        [signed_as("7/KH-UBND", "2024-01-05", "Lê A", "Chủ tịch", "KT")],
        [
            signed_as("7/KH-UBND", "2024-01-05", "Lê A", "Phó Chủ tịch", "TM", "KT"),
            signed_as("8/KH-UBND", "2024-01-05", "Lê A", "THỨ TRƯỞNG", "KT"),
            signed_as("9/KH-UBND", "2024-01-05", "Lê B", "Chủ tịch", "TM"),
            signed_as("10/KH-UBND", "2024-01-05", "Lê B", "Chánh Văn phòng", "TL"),
        ],
        "KT. stands above Chủ tịch",
    ),
    Case(
        "office_between",
        [
            signed_as("7/KH-UBND", "2024-01-05", "Lê A"),
            signed_as("9/KH-UBND", "2024-03-10", "Vũ B"),
            signed_as("12/KH-UBND", "2024-06-20", "LÊ A"),
        ],
        # A new head; a deputy; two years between.
        [
            signed_as("7/KH-UBND", "2024-01-05", "Lê A"),
            signed_as("9/KH-UBND", "2024-03-10", "Vũ C", "Phó Chủ tịch", "KT"),
            signed_as("10/KH-UBND", "2024-04-20", "Vũ B"),
            signed_as("12/KH-UBND", "2024-06-20", "Vũ B"),
            signed_as("2/KH-UBND", "2026-01-20", "Lê A"),
        ],
        "signed by Vũ B as Chủ tịch",
    ),
    Case(
        "office_left",
        [
            in_office("2023-01-05", "Chủ tịch", signs=True),
            in_office("2024-03-04", "nguyên Chủ tịch"),
            in_office("2024-06-10", "Chủ tịch", signs=True),
        ],
        # Back in the office, as an article has it too.
        [
            in_office("2024-03-04", "nguyên Chủ tịch"),
            in_office("2024-06-10", "Chủ tịch", signs=True),
            in_office("2024-07-10", "Chủ tịch"),
        ],
        "signed by Lê A as Chủ tịch on 2024-06-10",
    ),
    Case(
        "office_left",
        [in_office("2024-03-04", "nguyên Chủ tịch"), in_office("2024-06-10", "Chủ tịch", signs=True)],
        [
            in_office("2024-03-04", "nguyên Phó Chủ tịch"),
            in_office("2024-06-10", "Chủ tịch", signs=True),
            in_office("2024-07-04", "nguyên Chủ tịch"),
        ],
    ),
    Case(
        "task_two_leads",
        [in_rows(task(TASK, "Sở A"), task(TASK, "Sở B"))],
        # The same body again; another deadline; short words; a task that each body has for itself.
        [
            in_rows(
                task(TASK, "Sở A"),
                task(TASK, "SỞ A"),
                task(TASK, "Sở B", by="2025"),
                task("Báo cáo kết quả", "Sở A"),
                task("Báo cáo kết quả", "Sở B"),
                task(TASK, "Sở C", form="section"),
            )
        ],
        "led by Sở B here, by Sở A before",
    ),
    Case(
        "task_to_ended_body",
        [assigned("2025-08-15", "UBND các huyện, thị xã")],
        [
            assigned("2025-06-15", "UBND các huyện, thị xã"),
            assigned("2025-08-15", "Cơ quan quân sự"),
            assigned("2025-08-15", "UBND các xã, phường"),
        ],
        "districts ended",
    ),
    Case(
        "article_missing",
        [ruled("1", "2", "3"), pointing("5")],
        [ruled("1", "2", "3"), pointing("3"), pointing("2a")],
        "Điều 5 is named",
    ),
    # A text that was read with a gap tells nothing about what it lacks.
    Case("article_missing", [ruled("1", "2"), pointing("3")], [ruled("1", "3"), pointing("4")]),
    Case(
        "articles_out_of_order",
        [ruled("1", "2", "4")],
        [ruled("1", "2", "2a", "3")],
        "Điều 4 comes after Điều 2",
    ),
    Case("articles_out_of_order", [ruled("1", "2", "2", "3")], [ruled("5")]),
    Case(
        "certificate_out_of_term",
        [sealed("2024-01-05")],
        [sealed("2023-12-31"), sealed("2022-01-01")],
        "valid from 2022-01-01",
    ),
    Case(
        "signature_other_signer",
        [by("Lê Thị Bình")],
        [
            by("TRẦN VĂN AN"),
            by("Văn phòng UBND tỉnh"),
            by("Lê Thị Bình", "Trần Văn An"),
            with_signatures(DigitalSignature(1, "S", signer="Lê B C"), signer=None),
        ],
        "its file by Lê Thị Bình",
    ),
    Case(
        "unit_in_two_blocs",
        [lists(("Khối thi đua số 1", ("Sở A", "Sở B")), ("Khối thi đua số 2", ("Sở C", "SỞ B")))],
        [
            lists(
                ("Khối thi đua số 1", ("Sở A", "Sở B")),
                ("Khối thi đua số 2", ("Sở C",)),
                ("Cụm thi đua số 1", ("Sở B",)),
            )
        ],
        "in Khối thi đua số 1 and in Khối thi đua số 2",
    ),
    Case(
        "member_twice",
        [lists(("Khối thi đua số 1", ("Sở A", "Sở B", "SỞ A")))],
        [lists(("Khối thi đua số 1", ("Sở A", "Sở B")), ("Khối thi đua số 2", ("Sở A",)))],
        "stands 2 times",
    ),
]
