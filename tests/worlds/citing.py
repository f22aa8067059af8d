"""What the documents of a world cite and in which form, as arrays; a form tells whether a mention can be settled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.worlds.chance import Bools, Chance, Ints
from tests.worlds.register import CLOSES, LAW, LOCAL, OPENS, Register, days
from warehouse.loading.lexicon import lexicon_tables

FULL, UNDATED, PLACELESS, SHORT, BARE, LAW_NAMED, LAW_ALONE = range(7)
"""Number, day and issuer; without day; without issuer; a short form beside the full one; a bare number; a law by
name and year; a law by name alone."""
SLOTS = 20
LAST_DAY = days(CLOSES) + 30


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents in the order of their numbers."""

    place: Ints
    """Their numbers."""
    base: Ints
    """The document whose words each has: its own number, or that of the one it copies."""
    near: Bools
    """Copies with another lead."""
    focus: Ints
    """The instrument that it is, or reports on."""
    own: Bools
    """It is the instrument's own text."""
    day: Ints
    """Day of publication; of an own text the day of issue."""
    portal: Ints
    """The province whose portal publishes it; -1 for a paper of the whole country."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Citations, one after the other, document by document."""

    document: Ints
    """Place of the document in its shard."""
    ordinal: Ints
    instrument: Ints
    form: Ints
    settled: Bools
    """What is stated leads to one instrument."""


def documents_of(register: Register, places: Ints, chance: Chance) -> Documents:
    """The documents of these numbers: the first are own texts, one an instrument, the others news."""
    own = places < len(register)
    copies = ~own & (chance.share("copy", places) < 0.03) & (places > len(register))
    base = np.where(copies, places - 1, places)
    # A copy of a copy has the words of the first.
    while (again := copies & (base > len(register)) & (chance.share("copy", base) < 0.03)).any():
        base = np.where(again, base - 1, base)
    skewed = chance.share("focus", base) ** 2 * len(register)
    focus = np.where(own, places, (skewed.astype(np.int64) * 7919) % len(register))
    latest = np.minimum(register.day[focus] + 1 + chance.below("after", base, 200), LAST_DAY)
    day = np.where(own, register.day[focus], np.maximum(latest, days(OPENS)))
    province = np.array([one.province for one in register.series])[register.of_series[focus]]
    gone = np.array([one.gone for one in register.provinces] + [True])[province]
    portal = np.where(gone | (~own & (chance.share("portal", base) < 0.5)), -1, province)
    near = copies & (chance.share("near", places) < 0.5)
    return Documents(places, base, near, focus, own, day, portal)


def mentions_of(register: Register, documents: Documents, chance: Chance) -> Mentions:
    """What they cite: the focus and the chain below it in full, then what lies near it."""
    count = 8 + chance.below("count", documents.base, SLOTS - 8)
    document, slot = (part.ravel() for part in np.indices((len(count), SLOTS)))
    keep = slot < count[document]
    document, slot = document[keep], slot[keep]
    draws = documents.base[document] * SLOTS + slot
    instrument = _cited(register, documents, document, slot, draws, chance)
    focus, own = documents.focus[document], documents.own[document]
    keep = (
        (instrument >= 0)
        & (register.day[instrument] < documents.day[document])
        & ~(own & (instrument == focus))
    )
    keep[keep] = _first_of_each(document[keep] * len(register) + instrument[keep])
    document, slot, draws, instrument = document[keep], slot[keep], draws[keep], instrument[keep]
    form = _forms(register, documents, document, slot, draws, instrument, chance)
    document, instrument, form = _with_shorts(register, documents, document, instrument, form, chance)
    ordinal = np.arange(len(document)) - np.searchsorted(document, document, "left")
    settled = _settled(register, documents, document, instrument, form)
    return Mentions(document, ordinal, instrument, form, settled)


def _cited(
    register: Register, documents: Documents, document: Ints, slot: Ints, draws: Ints, chance: Chance
) -> Ints:
    """The instrument of each slot; -1 where there is none."""
    focus, own = documents.focus[document], documents.own[document]
    above = np.append(register.parent, -1)
    parent = above[focus]
    kind = chance.share("kind", draws)
    laws = register.of([int(one.kind == LAW) for one in register.series]).sum()
    near = np.maximum(focus - 1 - chance.below("near", draws, 6), 0)
    local = np.flatnonzero(register.of([one.kind for one in register.series]) == LOCAL)[0]
    law = chance.below("law", draws, int(laws))
    centre = laws + chance.below("centre", draws, int(local - laws))
    other = local + chance.below("other", draws, len(register) - int(local))
    drawn = np.select([kind < 0.5, kind < 0.65, kind < 0.85], [near, law, centre], other)
    level = slot + own
    return np.select([level == 0, level == 1, level == 2], [focus, parent, above[parent]], drawn)


def _first_of_each(keys: Ints) -> Bools:
    """Where each key stands for the first time."""
    first = np.zeros(len(keys), bool)
    first[np.unique(keys, return_index=True)[1]] = True
    return first


def _forms(
    register: Register,
    documents: Documents,
    document: Ints,
    slot: Ints,
    draws: Ints,
    instrument: Ints,
    chance: Chance,
) -> Ints:
    """How each is named."""
    drawn = chance.share("form", draws)
    kind = register.of([one.kind for one in register.series])[instrument]
    council = register.of(
        [int("-UBND" in one.pattern and "{y}" not in one.pattern) for one in register.series]
    )
    body = register.of([one.province * 10_000 + one.unit + 1 for one in register.series])
    province = register.of([one.province for one in register.series])
    focus, own = documents.focus[document], documents.own[document]
    alike = (council[instrument] == 1) & (council[focus] == 1)
    # Without its issuer a number is the document's own body's, or that of the province whose portal speaks.
    within = alike & own & (body[instrument] == body[focus])
    of_portal = (documents.portal[document] == province[instrument]) & (body[instrument] % 10_000 == 0)
    placeless = (drawn < 0.34) & np.where(own, within, alike & of_portal)
    form = np.select([drawn < 0.14, placeless, drawn > 0.97], [UNDATED, PLACELESS, BARE], FULL)
    form = np.where(slot < 3, FULL, form)
    alone = chance.share("alone", draws) < 0.25
    return np.where(kind == LAW, np.where(alone, LAW_ALONE, LAW_NAMED), form)


def _with_shorts(
    register: Register, documents: Documents, document: Ints, instrument: Ints, form: Ints, chance: Chance
) -> tuple[Ints, Ints, Ints]:
    """Now and then the first citation once more, in short; bare numbers that another citation settles in full."""
    first = np.flatnonzero((_first_of_each(document)) & (form == FULL))
    named = chance.share("short", documents.base[document[first]]) < 0.1
    types, bodies = [one.type for one in register.series], [one.body for one in register.series]
    lone = _stated(register, documents, document, instrument, form, types) == 1
    again = first[named & lone[first]]
    document = np.concatenate([document, document[again]])
    instrument = np.concatenate([instrument, instrument[again]])
    form = np.concatenate([form, np.full(len(again), SHORT)])
    order = np.lexsort((np.arange(len(document)), document))
    document, instrument, form = document[order], instrument[order], form[order]
    beside = _stated(register, documents, document, instrument, form, types) > 0
    form = np.where((form == BARE) & beside, FULL, form)
    twice = _stated(register, documents, document, instrument, form, bodies) > 1
    return document, instrument, np.where((form == UNDATED) & twice, FULL, form)


def _stated(
    register: Register, documents: Documents, document: Ints, instrument: Ints, form: Ints, alike: list[str]
) -> Ints:
    """How many instruments with its number, and a series alike, the document states; itself among them."""
    kinds = {name: place for place, name in enumerate(dict.fromkeys(alike))}
    kind = register.of([kinds[name] for name in alike])
    span = int(register.number.max()) + 1
    key = (document * len(kinds) + kind[instrument]) * span + register.number[instrument]
    own = np.flatnonzero(documents.own)
    focus = documents.focus[own]
    itself = (own * len(kinds) + kind[focus]) * span + register.number[focus]
    stating = np.sort(np.concatenate([key[~np.isin(form, (SHORT, BARE))], itself]))
    return np.searchsorted(stating, key, "right") - np.searchsorted(stating, key, "left")


def _settled(register: Register, documents: Documents, document: Ints, instrument: Ints, form: Ints) -> Bools:
    """Which mentions what is stated leads to one instrument."""
    day = documents.day[document]
    yearly = register.of([int("{y}" in one.pattern) for one in register.series])[instrument] == 1
    # Where the numbers of a body repeat, one alone is meant only as long as no second was issued.
    lone = yearly | (register.second_day[instrument] > day)
    placed = _placed(register, documents, document, instrument, form)
    types = [one.type for one in register.series]
    short = _stated(register, documents, document, instrument, form, types) == 1
    law = _law_alone(register)[np.minimum(instrument, len(register.laws) - 1)] > day
    return np.select(
        [form == UNDATED, form == PLACELESS, form == SHORT, form == BARE, form == LAW_ALONE],
        [lone, placed, short, np.zeros(len(form), bool), law],
        True,
    )


def _placed(register: Register, documents: Documents, document: Ints, instrument: Ints, form: Ints) -> Bools:
    """Whether the place of a number without issuer is told: no other province stands beside it in news."""
    province = register.of([one.province for one in register.series])[instrument]
    worded = np.isin(form, (FULL, UNDATED)) & (province >= 0)
    least = np.full(len(documents.place), 1 << 30)
    most = np.full(len(documents.place), -1)
    np.minimum.at(least, document[worded], province[worded])
    np.maximum.at(most, document[worded], province[worded])
    alone = (least[document] == province) & (most[document] == province)
    return documents.own[document] | alone


def _law_alone(register: Register) -> Ints:
    """For each law the day until which its name alone means it: never where an older one has that name."""
    named: dict[tuple[object, object], list[int]] = {}
    for row in lexicon_tables()["lexicon_laws"]:
        issued = str(row[5]) if row[5] else "1900-01-01"
        named.setdefault((row[0], row[1]), []).append(
            int(np.datetime64(issued).astype("datetime64[D]").astype(int))
        )
    until = []
    for place, row in enumerate(register.laws):
        others = sorted(named[row[0], row[1]])
        mine = int(register.day[place])
        others.remove(mine)
        until.append(min(others, default=1 << 40) if all(day > mine for day in others) else 0)
    return np.array(until, np.int64)
