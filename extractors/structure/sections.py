"""The section tree of a paper and of each of its annexes, as facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.evidence import Confidence, Evidence, Span
from extractors.structure.annexes import Head, Part, parts_of
from extractors.structure.headings import read_heading
from extractors.structure.lines import Line, read_lines
from extractors.structure.paths import Step, is_provision, path_of
from extractors.structure.rows import Annex, Section, SectionKind
from extractors.structure.tree import Node, build_tree

_DIVIDING = frozenset(
    {SectionKind.PART, SectionKind.CHAPTER, SectionKind.ARTICLE, SectionKind.ROMAN, SectionKind.LETTER}
)
_NUMBER = re.compile(r"\d[\w.]*\s?[/-]\s?[\w/.-]*[^\W\d_][\w-]*")
_THIS = re.compile(r"\s(?:này|trên)(?!\w)")


def find_sections(
    document: Document, own_number: str | None = None
) -> tuple[tuple[Section, ...], tuple[Annex, ...]]:
    """Every section in reading order, and every annex; `own_number` is the paper's own.

    Sections of the paper come before those of its annexes; each annex is counted anew.
    """
    sections: list[Section] = []
    annexes: list[Annex] = []
    for part in parts_of(document):
        if part.head is not None:
            annexes.append(_annex(document, part, part.head, own_number))
        index = len(annexes) - 1 if part.head else None
        label = _label(part.head) if part.head else None
        sections += _sections(document.text, part, len(sections), index, label)
    return tuple(sections), tuple(annexes)


def is_divided(sections: Sequence[Section]) -> bool:
    """Whether a text is drawn up in articles or numbered headings, as papers are and reports are not."""
    return sum(row.level == 1 and row.kind in _DIVIDING for row in sections) > 1


def _annex(document: Document, part: Part, head: Head, own_number: str | None) -> Annex:
    until = part.blocks[-1].end if part.blocks else head.end
    at = Span(head.start, head.end)
    return Annex(
        label=head.label,
        number=head.number,
        title=head.title,
        clause=head.clause,
        attached_to=_attached_to(head.clause, own_number),
        until=max(until, head.end),
        evidence=Evidence.of(
            document.text, at, "annex", Confidence.CERTAIN if head.clause else Confidence.LIKELY
        ),
    )


def _attached_to(clause: str | None, own_number: str | None) -> str | None:
    """The number that a clause names, `self` where it is the paper's own or the clause says `này`."""
    if clause is None:
        return None
    found = _NUMBER.search(clause)
    if found is None:
        return "self" if _THIS.search(clause) else None
    number = re.sub(r"\s", "", found.group())
    return "self" if own_number and _key(number) == _key(own_number) else number


def _key(number: str) -> str:
    return number.replace("TƯ", "TW").lstrip("0").lower()


def _label(head: Head) -> str:
    return f"{head.label} {head.number}" if head.number else head.label


def _sections(text: str, part: Part, offset: int, annex: int | None, label: str | None) -> Iterator[Section]:
    """The sections of one part; `offset` is the place of its first one among all."""
    lines = read_lines(text, part.blocks)
    nodes = build_tree(lines)
    paths = _paths(lines, nodes)
    for node, (heading, end, path) in zip(nodes, paths, strict=True):
        line = lines[node.line]
        grade = Confidence.LIKELY if node.mark.slip or heading is None else Confidence.CERTAIN
        yield Section(
            kind=node.kind,
            number=node.mark.number,
            heading=heading,
            level=node.level,
            parent=None if node.parent is None else node.parent + offset,
            annex=annex,
            path=f"{label}, {path}" if label else path,
            until=max(node.until, end),
            evidence=Evidence.of(text, Span(line.start, end), f"section.{node.kind.value}", grade),
        )


def _paths(lines: Sequence[Line], nodes: Sequence[Node]) -> list[tuple[str | None, int, str]]:
    """Heading, its end, and path of each section."""
    told: list[tuple[str | None, int, str]] = []
    steps: list[Step] = []
    nth: Counter[tuple[int | None, SectionKind]] = Counter()
    for node in nodes:
        above = None if node.parent is None else steps[node.parent]
        provision = is_provision(node.kind, above.kind if above else None)
        heading = read_heading(lines, node.line, node.mark, node.kind, provision=provision)
        nth[node.parent, node.kind] += 1
        path = path_of(node.kind, node.mark.number, heading.text, nth[node.parent, node.kind], above)
        steps.append(Step(node.kind, path, provision))
        told.append((heading.text, heading.end, path))
    return told
