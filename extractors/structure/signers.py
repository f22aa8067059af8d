"""Those who sign a paper, one after another or side by side, each with office, capacity and body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.document import Block, Document, Zone
from extractors.evidence import Confidence, Evidence, Span
from extractors.facts import Person, Role, SelfInstrument
from extractors.signatures import Name, by_lines
from extractors.structure.rows import Signer
from extractors.titles import TitleScanner

_CAPACITY = re.compile(
    r"(?<!\w)(?P<mark>(?:TM|T\.M|KT|K\.T|TL|T\.L|TUQ|TUN|Q)(?=\.|\s[^\W\da-z_]{2})|T/M|K/T|T/L|T/UQ)[.\s]\s*"
)

_RUN_TOGETHER = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ)[./]?\s[^a-z\n]{4,}")
_LONGEST_LINE = 200


def find_signers(
    document: Document,
    itself: SelfInstrument | None,
    people: Iterable[Person],
    roles: Iterable[Role],
    titles: TitleScanner,
) -> tuple[Signer, ...]:
    """The signers in reading order; those on one line stand in columns and share what stands above them.

    A block without a name gives one row that tells office and capacity.
    """
    blocks = _signing(document)
    if not blocks:
        return ()
    starts = {block.start for block in blocks}
    names = sorted(
        (span.start, span.end, person.name)
        for person in people
        for span in person.evidence.spans
        if (block := document.block_at(span.start)) is not None and block.start in starts
    )
    if not names:
        return tuple(_unnamed(document.text, blocks[0].start, blocks[-1].end, itself))
    offices = [role for role in roles if role.evidence.rule == "role.signature"]
    rows = tuple(_signers(document.text, names, offices, sorted(starts), titles))
    if len(rows) == 1 and rows[0].body is None and rows[0].capacity and itself:
        return (replace(rows[0], body=itself.issuer),)
    return rows


def _signing(document: Document) -> list[Block]:
    """The blocks that sign; where no zone tells them, the line that begins as a signature does."""
    zoned = [block for block in document.blocks if block.zone is Zone.SIGNATURE]
    return zoned or [
        block
        for block in document.blocks
        if block.end - block.start <= _LONGEST_LINE
        and _RUN_TOGETHER.match(document.text, block.start, block.end)
    ]


def _signers(
    text: str,
    names: list[Name],
    offices: Sequence[Role],
    starts: Sequence[int],
    titles: TitleScanner,
) -> Iterator[Signer]:
    floor = starts[0]
    for row in by_lines(text, names):
        floor = next((start for start in starts if start >= floor), floor)
        above = list(_CAPACITY.finditer(text, floor, row[0][0]))
        # Columns whose marks ran into one another leave open for whom each signs.
        told_apart = len(row) == 1 or not above or bool(_of_column(above, 0, len(row), text))
        for place, (start, end, name) in enumerate(row):
            marks = _of_column(above, place, len(row), text)
            office = next(
                (role for role in offices if role.person == name and role.evidence.end == end), None
            )
            found = (
                (office.evidence.start, office.title)
                if office
                else _title(text, floor, start, titles)
                if len(row) == 1
                else None
            )
            named = found is not None and not _is_body(text, above, found[0])
            yield Signer(
                name=name,
                title=found[1] if found and named else None,
                capacity=marks[-1] if marks else None,
                capacities=tuple(marks),
                body=_body(text, above, place, len(row))
                or (_of_office(text, above, titles) if len(row) == 1 else None)
                or (office.org if office and told_apart else None),
                evidence=Evidence.of(
                    text,
                    Span(floor if len(row) == 1 else start, end),
                    "signer",
                    Confidence.CERTAIN if office else Confidence.LIKELY,
                ),
            )
        floor = row[-1][1]


def _of_column(above: Sequence[re.Match[str]], place: int, columns: int, text: str) -> list[str]:
    """The marks over one name: all of them, or, of names side by side, one of each line of marks."""
    if columns == 1:
        return [_plain(mark) for mark in above]
    return [_plain(line[place]) for line in _mark_lines(above, text) if len(line) == columns]


def _mark_lines(above: Sequence[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    line: list[re.Match[str]] = []
    for mark in above:
        if line and "\n" in text[line[-1].end() : mark.start()]:
            yield line
            line = []
        line.append(mark)
    if line:
        yield line


def _plain(mark: re.Match[str]) -> str:
    return mark["mark"].replace("/", "").replace(".", "")


def _body(text: str, above: Sequence[re.Match[str]], place: int, columns: int) -> str | None:
    """What stands behind `TM.` on its line."""
    on_behalf = [mark for mark in above if _plain(mark) == "TM"]
    if len(on_behalf) not in (1, columns) or (columns > 1 and len(on_behalf) != columns):
        return None
    mark = on_behalf[place] if columns > 1 else on_behalf[0]
    ends = [other.start() for other in above if other.start() > mark.end()]
    end = text.find("\n", mark.end())
    end = min([*ends, end if end >= 0 else len(text)])
    return " ".join(text[mark.end() : end].split()).strip(" .,:;") or None


def _title(text: str, floor: int, end: int, titles: TitleScanner) -> tuple[int, str] | None:
    """Where the last office above a name stands, and what it is."""
    found = titles.scan(text, floor, end)
    return (found[-1].start, found[-1].title) if found else None


def _is_body(text: str, above: Sequence[re.Match[str]], start: int) -> bool:
    """Whether the words at `start` name the body signed for: `T/M BAN BÍ THƯ` is no Bí thư."""
    before = [mark for mark in above if mark.end() <= start]
    return bool(before) and _plain(before[-1]) == "TM" and "\n" not in text[before[-1].end() : start]


def _of_office(text: str, above: Sequence[re.Match[str]], titles: TitleScanner) -> str | None:
    """The body that the office signed for names: `KT. GIÁM ĐỐC SỞ Y TẾ`."""
    for mark in above:
        end = text.find("\n", mark.end())
        office = titles.at(text, mark.end(), end if end >= 0 else len(text))
        if office and office.organisation:
            return " ".join(office.organisation.name.split())
    return None


def _unnamed(text: str, start: int, end: int, itself: SelfInstrument | None) -> Iterator[Signer]:
    marks = list(_CAPACITY.finditer(text, start, end))
    yield Signer(
        name=None,
        title=itself.signer_title if itself else None,
        capacity=_plain(marks[-1]) if marks else None,
        capacities=tuple(_plain(mark) for mark in marks),
        body=_body(text, marks, 0, 1),
        evidence=Evidence.of(text, Span(start, end), "signer.unnamed", Confidence.DOUBTFUL),
    )
