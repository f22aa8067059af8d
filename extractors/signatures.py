"""Signature blocks: the office above a name, for the body that the header or the TM. line names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Person
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold
from extractors.titles import Title, TitleScanner

_ON_BEHALF = re.compile(r"(?<!\w)(?:TM|T/M|T\.M)[.\s]\s*")
# "KT. CHỦ TỊCH": the office signed for, which is another's.
_FOR = re.compile(r"(?:K[/.]?T|T[/.]?L|T/?U/?Q|T[/.]?M)[.\s]\s*$", re.I)
# Parts of a committee that sign for it: "BAN THƯỜNG VỤ TỈNH ỦY", "BTV HỘI NÔNG DÂN".
_WITHIN = re.compile(
    r"(?:ban thường vụ|ban chấp hành|ban thường trực|thường trực|ban bí thư|btv|bch|btt)(?:\s+(?=\S)|$)"
)
_NO_ISSUER = frozenset({"đảng cộng sản việt nam"})
# Bodies that issue together: "BỘ Y TẾ - BỘ TÀI CHÍNH".
_JOINT = re.compile(r"\s+[-–]\s+(?:BỘ|SỞ|ỦY BAN|UỶ BAN|HỘI|LIÊN ĐOÀN|CÔNG AN|TÒA ÁN|VIỆN)(?!\w)")

SignatureRow = tuple[str, str, str | None, int, int, str, Confidence]
"""Person, title, organisation, start, end, rule and confidence."""


def signature_roles(
    document: Document,
    people: tuple[Person, ...],
    scanner: OrganisationScanner,
    titles: TitleScanner,
    bloc: str | None = None,
    issued_by: str | None = None,
) -> Iterator[SignatureRow]:
    """Each signer with the last office that stands above the name.

    `KT. CHỦ TỊCH` names the office signed for, and the line below it the signer's own (decree 30/2020/NĐ-CP,
    annex I): the nearest line above the name is the signer's.  The organisation is the one that the office or
    the line `TM.` names, else the issuer in the header.  A signer may stand for an emulation bloc as well:
    `KHỐI TRƯỞNG` over `GIÁM ĐỐC SỞ …`; `bloc` is the bloc that the document speaks of.
    """
    issuer = _stated(issued_by, titles, scanner) or _issuer(document, scanner)
    for region in _regions(document, people):
        start, end = region[0].start, region[-1].end
        found = titles.scan(document.text, start, end)
        floor = start
        for line in by_lines(document.text, _names(people, start, end)):
            above = [title for title in found if floor <= title.start and title.end <= line[0][0]]
            for (_, name_end, name), kept in _shared_out(document.text, line, above, floor):
                for title in kept:
                    org = bloc
                    if title.kind != "bloc":
                        named = _signed_for(document.text, title, above) or title
                        org = _body(document.text, floor, named, scanner, issuer)
                    yield name, title.title, org, title.start, name_end, "role.signature", Confidence.CERTAIN
            floor = line[-1][1]


Name = tuple[int, int, str]
"""Where a name stands, and how it is printed."""


def by_lines(text: str, names: list[Name]) -> Iterator[list[Name]]:
    """The names by lines: two on one line stand in columns."""
    line: list[Name] = []
    for name in names:
        if line and "\n" in text[line[-1][1] : name[0]]:
            yield line
            line = []
        line.append(name)
    if line:
        yield line


def _shared_out(
    text: str, line: list[Name], above: list[Title], floor: int
) -> Iterator[tuple[Name, list[Title]]]:
    """Each name of a line with the offices above it that are its own."""
    columns = above[-len(line) :]
    row = len(line) > 1 and len(columns) == len(line)
    if row and "\n" not in text[columns[0].start : columns[-1].start]:
        yield from ((name, [title]) for name, title in zip(line, columns, strict=True))
        return
    for name in line[:1]:
        first = [title for title in above[:-1] if title.kind == "bloc"]
        yield name, first + _second_office(text, above, floor) + above[-1:]


def _signed_for(text: str, title: Title, above: list[Title]) -> Title | None:
    """`KT. BỘ TRƯỞNG BỘ Y TẾ` over `THỨ TRƯỞNG`: the office signed for names the body of both."""
    index = above.index(title) if title in above else 0
    if title.organisation or title.kind == "none" or index == 0:
        return None
    first = above[index - 1]
    return first if first.organisation and _FOR.search(text[max(0, first.start - 8) : first.start]) else None


def _second_office(text: str, above: list[Title], floor: int) -> list[Title]:
    """`TRƯỞNG BAN` over `PHÓ CHỦ TỊCH UBND TỈNH`: both are the signer's, unless the first is signed for."""
    if len(above) < 2 or above[-1].organisation is None or above[-2].kind == "bloc":
        return []
    first = above[-2]
    own_line = "\n" in text[first.end : above[-1].start] and first.organisation is None
    return [first] if own_line and not _FOR.search(text[max(floor, first.start - 8) : first.start]) else []


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
    short, full = _spelt(named), _spelt(issuer)
    whole = _WITHIN.sub("", short)
    return issuer if full.startswith((short, whole)) else named


def _spelt(name: str) -> str:
    """The folded name with the abbreviations that headers and TM. lines use of one another spelt out."""
    return re.sub(r"\bhđnd\b", "hội đồng nhân dân", re.sub(r"\bubnd\b", "ủy ban nhân dân", fold(name)))


def _stated(issued_by: str | None, titles: TitleScanner, scanner: OrganisationScanner) -> str | None:
    """The one body that issued the document: of an office its body, of several none, of a chain the last."""
    if issued_by is None or _JOINT.search(issued_by):
        return None
    office = titles.at(issued_by, 0, len(issued_by))
    if office:
        return office.organisation.name if office.organisation else issued_by
    chain = scanner.scan(issued_by)
    return chain[-1].name if len(chain) > 1 and chain[-1].end == len(issued_by) else issued_by


def _regions(document: Document, people: tuple[Person, ...]) -> Iterator[list[Block]]:
    """Runs of blocks that sign; a signer's name taken for text or an author's goes with what it follows."""
    signed = {
        span.end
        for person in people
        if person.evidence.rule == "name.signature"
        for span in person.evidence.spans
    }
    region: list[Block] = []
    previous: Block | None = None
    for block in document.blocks:
        stray = block.end in signed and block.zone is not Zone.SIGNATURE
        if block.zone is Zone.SIGNATURE:
            region.append(block)
        elif stray:
            if not region and previous:
                region.append(previous)
            region.append(block)
        elif region:
            yield region
            region = []
        previous = block
    if region:
        yield region


def _names(people: tuple[Person, ...], start: int, end: int) -> list[tuple[int, int, str]]:
    spans = [(span, person.name) for person in people for span in person.evidence.spans]
    return sorted((span.start, span.end, name) for span, name in spans if start <= span.start < end)


def _organisation(text: str, floor: int, title: Title, scanner: OrganisationScanner) -> str | None:
    if title.organisation:
        return " ".join(title.organisation.name.split())
    behalf = list(_ON_BEHALF.finditer(text, floor, title.start))
    if not behalf:
        return None
    start = behalf[-1].end()
    named = scanner.at(text, start, title.start)
    if named is None:
        # "TM. BTV HỘI NÔNG DÂN TỈNH": the abbreviation is none of the table's.
        line = text[start : title.start].partition("\n")[0]
        named = next(iter(scanner.scan(line)), None)
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
