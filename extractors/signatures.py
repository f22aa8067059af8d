"""Signature blocks: the office above a name, for the body that the header or the TM. line names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Person
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold
from extractors.titles import Title, TitleScanner

_ON_BEHALF = re.compile(r"(?<!\w)(?:TM|T/M)[.\s]\s*")
# Parts of a committee that sign for it.
_WITHIN = frozenset({"ban thường vụ", "ban chấp hành", "ban thường trực", "thường trực"})
_NO_ISSUER = frozenset({"đảng cộng sản việt nam"})

SignatureRow = tuple[str, str, str | None, int, int, str, Confidence]
"""Person, title, organisation, start, end, rule and confidence."""


def signature_roles(
    document: Document,
    people: tuple[Person, ...],
    scanner: OrganisationScanner,
    titles: TitleScanner,
    bloc: str | None = None,
) -> Iterator[SignatureRow]:
    """Each signer with the last office that stands above the name.

    `KT. CHỦ TỊCH` names the office signed for, and the line below it the signer's own (decree 30/2020/NĐ-CP,
    annex I): the nearest line above the name is the signer's.  The organisation is the one that the office or
    the line `TM.` names, else the issuer in the header.  A signer may stand for an emulation bloc as well:
    `KHỐI TRƯỞNG` over `GIÁM ĐỐC SỞ …`; `bloc` is the bloc that the document speaks of.
    """
    issuer = _issuer(document, scanner)
    for region in _regions(document):
        start, end = region[0].start, region[-1].end
        found = titles.scan(document.text, start, end)
        floor = start
        for name_start, name_end, name in _names(people, start, end):
            above = [title for title in found if floor <= title.start and title.end <= name_start]
            kept = [title for title in above[:-1] if title.kind == "bloc"] + above[-1:]
            for title in kept:
                org = bloc
                if title.kind != "bloc":
                    org = _body(document.text, floor, title, scanner, issuer)
                yield name, title.title, org, title.start, name_end, "role.signature", Confidence.CERTAIN
            floor = name_end


def _body(
    text: str, floor: int, title: Title, scanner: OrganisationScanner, issuer: str | None
) -> str | None:
    """The organisation of a signer's office; an office that needs none has none."""
    if title.kind == "none":
        return None
    return _fuller(_organisation(text, floor, title, scanner), issuer)


def _fuller(named: str | None, issuer: str | None) -> str | None:
    """The body of the TM. line, or the header's issuer where the line leaves its place out."""
    if named is None or issuer is None:
        return named or issuer
    short, full = fold(named), fold(issuer)
    return issuer if full.startswith(short) or short in _WITHIN else named


def _regions(document: Document) -> Iterator[list[Block]]:
    region: list[Block] = []
    for block in document.blocks:
        if block.zone is Zone.SIGNATURE:
            region.append(block)
        elif region:
            yield region
            region = []
    if region:
        yield region


def _names(people: tuple[Person, ...], start: int, end: int) -> list[tuple[int, int, str]]:
    spans = [(span, person.name) for person in people for span in person.evidence.spans]
    return sorted((span.start, span.end, name) for span, name in spans if start <= span.start < end)


def _organisation(text: str, floor: int, title: Title, scanner: OrganisationScanner) -> str | None:
    if title.organisation:
        return " ".join(title.organisation.name.split())
    behalf = list(_ON_BEHALF.finditer(text, floor, title.start))
    named = scanner.at(text, behalf[-1].end(), title.start) if behalf else None
    return " ".join(named.name.split()) if named and named.tail != "body" else None


def _issuer(document: Document, scanner: OrganisationScanner) -> str | None:
    """The last body that the header names: the one above it is its parent."""
    header = [block for block in document.blocks if block.zone is Zone.HEADER]
    named = []
    for index, block in enumerate(header):
        following = header[index + 1] if index + 1 < len(header) else block
        end = following.end if following.start - block.end <= 1 else block.end
        text = document.text[block.start : end]
        if not text.startswith("Số"):
            named += [one for one in scanner.scan(text) if one.start < block.end - block.start]
    names = [" ".join(one.name.split()) for one in named]
    names = [name for name in names if name.lower() not in _NO_ISSUER]
    return names[-1] if names else None
