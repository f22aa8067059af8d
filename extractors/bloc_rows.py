"""Blocs as facts: what was gathered of each, by the years of its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from extractors.bloc_heads import Head
from extractors.bloc_lists import MemberList
from extractors.bloc_names import BlocMention
from extractors.bloc_terms import YearVote, main_year, own_year, titled_year
from extractors.document import Document
from extractors.facts import Bloc, Confidence, Evidence, SelfInstrument, Span
from extractors.name_keys import NameKeys
from extractors.syllables import fold


class Gathered(Protocol):
    """A bloc with all that the text says of it."""

    mentions: list[BlocMention]
    heads: list[Head]
    lists: list[MemberList]
    counts: list[int]
    votes: list[YearVote]


class BlocRows:
    """Makes the facts; built once with the keys of names."""

    def __init__(self, keys: NameKeys) -> None:
        self._keys = keys

    def made(
        self, document: Document, drafts: Sequence[Gathered], itself: SelfInstrument | None
    ) -> tuple[Bloc, ...]:
        """Each bloc once for each year of which the text says more than another's."""
        text = document.text
        years = [self._year(draft, itself is not None) for draft in drafts]
        told = {year for year in years if year}
        # A paper that gives one year for some of its blocs speaks of that year where it gives none.
        one = told.pop() if len(told) == 1 else None
        fallback = titled_year(document, itself) or one or own_year(document, itself)
        rows: list[Bloc] = []
        for draft, year in zip(drafts, years, strict=True):
            rows += self._terms(text, draft, year or fallback)
        return tuple(rows)

    def _year(self, draft: Gathered, official: bool) -> int | None:
        termed = {head.year for head in draft.heads if head.weight and head.year}
        present = any(head.rank == "leader" and head.weight and head.year is None for head in draft.heads)
        return main_year(draft.votes, termed, official=official, present=present)

    def _terms(self, text: str, draft: Gathered, year: int | None) -> Iterator[Bloc]:
        """The bloc in the year of which the text speaks, then in each other year for which it names heads."""
        listed = max(draft.lists, key=lambda one: len(one.members), default=None)
        members = tuple(self._distinct(list(listed.members))) if listed else ()
        counts = [one.stated_count for one in draft.lists if one.stated_count]
        stated = next(iter([*counts, *draft.counts]), None)
        heads = [head for head in draft.heads if head.weight]
        evidence, name = _evidence(text, draft.mentions), _spoken(_shown(draft.mentions).name)
        inferred = replace(evidence, confidence=Confidence.LIKELY)
        others = sorted({head.year for head in heads if head.year and head.year != year})
        for term in (year, *others):
            of_term = [head for head in heads if head.year == term or (term == year and head.year is None)]
            leader, deputies = self._heads(text, of_term, term, members)
            if term == year or leader:
                whole = term == year
                yield Bloc(
                    name=name,
                    year=term,
                    leader=leader,
                    deputies=deputies,
                    members=members if whole else (),
                    evidence=evidence if whole else inferred,
                    stated_count=stated if whole else None,
                )

    def _heads(
        self, text: str, heads: list[Head], year: int | None, members: tuple[str, ...]
    ) -> tuple[str | None, tuple[str, ...]]:
        """The leader and the deputies of one term; of several named the elected, then the first."""
        ranked = sorted(heads, key=lambda head: (-head.weight - (head.year == year), head.start))
        leaders = [_holder(text, head, members) for head in ranked if head.rank == "leader"]
        second = [head for head in ranked if head.rank == "deputy"]
        top = [(head.weight, head.year) for head in second][:1]
        deputies = [_holder(text, head, members) for head in second if [(head.weight, head.year)] == top]
        return (leaders[0] if leaders else None), tuple(self._distinct(deputies, fuller=True))

    def _distinct(self, names: list[str], *, fuller: bool = False) -> Iterator[str]:
        """Each name once; with `fuller` one that only adds to an earlier one, or leaves off, is the same."""
        seen: set[str] = set()
        for name in names:
            key = self._keys.key(name)
            same = fuller and any(_one_begins(key, one) for one in seen)
            if key not in seen and not same:
                seen.add(key)
                yield name


def _holder(text: str, head: Head, members: tuple[str, ...]) -> str:
    """The holder as the list of members names it, where only the end of that name was known."""
    window = " ".join(text[max(0, head.told - 160) : head.told].split())
    fuller = [one for one in members if len(one) > len(head.holder) and window.endswith(one)]
    return max(fuller, key=len, default=head.holder)


def _evidence(text: str, mentions: list[BlocMention]) -> Evidence:
    """Where the name stands; a number ends it beyond doubt, words (`các sở, ngành`) may go on."""
    named = _shown(mentions)
    spans = tuple(sorted({Span(one.start, one.end) for one in mentions}))
    grade = Confidence.CERTAIN if named.full and named.number is not None else Confidence.LIKELY
    return Evidence.of(text, Span(named.start, named.end), "bloc.name", grade, spans)


def _one_begins(key: str, other: str) -> bool:
    return f"{key} ".startswith(f"{other} ") or f"{other} ".startswith(f"{key} ")


def _shown(mentions: list[BlocMention]) -> BlocMention:
    """The mention that shows the name best: in full, not in capitals, misprints aside, the first of these."""
    return max(
        mentions,
        key=lambda one: (
            one.full and fold(one.name).startswith(("khối thi đua", "cụm thi đua")),
            not one.name.isupper(),
            one.number is not None or len(one.name),
            -one.start,
        ),
    )


def _spoken(name: str) -> str:
    """A name in capitals as a sentence writes it; `khối` at its head gets its capital."""
    if name.isupper():
        name = " ".join([name.split()[0].capitalize(), *(_lower(word) for word in name.split()[1:])])
    return name[0].upper() + name[1:]


def _lower(word: str) -> str:
    return word if re.fullmatch(r"[IVX]+|\d+", word) else word.lower()
