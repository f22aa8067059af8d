"""Careers of many people who share few names: nobody is taken for another, whatever is told of them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass

import pytest

from extractors.facts import DocKind, Facts, Person, Role
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, evidence, processed

PROVINCES = ("Nghệ An", "Hà Tĩnh", "Sơn La", "Lào Cai")
FIELDS = ("Nội vụ", "Tài chính", "Y tế", "Xây dựng", "Tư pháp", "Công Thương")
NAMES = tuple(
    f"{family} Văn {given}"
    for family in ("Lê", "Vũ", "Đỗ")
    for given in ("An", "Bình", "Hùng", "Hưng", "Sơn")
)
YEARS = (2010, 2024)


@dataclass(frozen=True)
class Stint:
    """An office at a body for some years."""

    body: str
    title: str
    first: int
    last: int


@dataclass(frozen=True)
class Life:
    """A person: the true one."""

    name: str
    province: str
    stints: tuple[Stint, ...]
    in_committee: bool
    in_party: bool


def lives(chance: random.Random, count: int) -> list[Life]:
    """People of whom no two of one name were ever at one body, or in one Tỉnh ủy."""
    taken: set[tuple[str, str]] = set()
    found: list[Life] = []
    while len(found) < count:
        name, province = chance.choice(NAMES), chance.choice(PROVINCES)
        bodies = [f"Sở {field} tỉnh {province}" for field in chance.sample(FIELDS, 2)]
        bodies[1] = chance.choice([bodies[1], f"UBND tỉnh {province}"])
        if any((name, body) in taken for body in bodies):
            continue
        taken |= {(name, body) for body in bodies}
        party = (name, province) not in taken and chance.random() < 0.3
        taken |= {(name, province)} if party else set()
        start = chance.randint(*YEARS) - 4
        stints = (
            Stint(bodies[0], "Phó Giám đốc", start, start + 3),
            Stint(bodies[1], "Phó Chủ tịch" if "UBND" in bodies[1] else "Giám đốc", start + 4, start + 7),
        )
        found.append(Life(name, province, stints, chance.random() < 0.4, party))
    return found


def told(chance: random.Random, source: str, life: Life) -> tuple[Processed, bool]:
    """A document about a life, and whether it says enough to know whose."""
    place = chance.randrange(2)
    stint = life.stints[place]
    day = f"{chance.randint(stint.first, stint.last)}-{chance.randint(1, 12):02}-15"
    offices = [(stint.title, stint.body)]
    kind = chance.random()
    if kind < 0.1:
        offices = []
    elif kind < 0.25 and life.in_committee:
        offices = [*offices[: chance.randrange(2)], ("Ủy viên", f"Ban Chỉ đạo 389 tỉnh {life.province}")]
    elif kind < 0.4 and life.in_party:
        offices.append(("Ủy viên Ban Thường vụ", f"Tỉnh ủy {life.province}"))
    elif kind < 0.6 and place == 1:
        offices.append((f"nguyên {life.stints[0].title}", life.stints[0].body))
    line = ", ".join([life.name, *(f"{title} {body}" for title, body in offices)])
    text = f"{source}\n{line}"
    facts = Facts(
        doc_kind=DocKind.NEWS,
        people=(Person(life.name, evidence(text, life.name)),),
        roles=tuple(Role(life.name, title, body, evidence(text, line)) for title, body in offices),
    )
    known = any("Sở" in body or "UBND" in body for _, body in offices)
    return processed(f"https://{source}.test", text, facts, published=day), known


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_taken_for_another(seed: int) -> None:
    chance = random.Random(seed)
    people = lives(chance, 90)
    truth: dict[str, tuple[int, bool]] = {}
    documents = []
    for number, life in enumerate(people):
        for n in range(6):
            document, known = told(chance, f"p{number}-{n}", life)
            truth[document.record.url] = number, known
            documents.append(document)
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        settled = warehouse.connection.execute(
            "SELECT source, person FROM people_identified WHERE person IS NOT NULL"
        ).fetchall()
    by_person: dict[str, Counter[int]] = defaultdict(Counter)
    for source, person in settled:
        by_person[person][truth[source][0]] += 1
    assert [person for person, whose in by_person.items() if len(whose) > 1] == []
    known = {source for source, (_, enough) in truth.items() if enough}
    assert len(known & {source for source, _ in settled}) >= 0.98 * len(known)
    # Two stints are one person's where a document tells both; the rest may be two.
    assert len(by_person) <= 2.2 * len(people)
