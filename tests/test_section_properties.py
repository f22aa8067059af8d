"""What holds for the sections of any text: order, nesting, places, and the tree that was written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import plain_document
from extractors.structure.rows import Section
from extractors.structure.sections import find_sections

SCHEMES = (
    ("roman", "number", "point", "dash"),
    ("letter", "roman", "number", "point"),
    ("roman", "number", "decimal", "dash"),
    ("article", "clause", "point", "dash"),
    ("chapter", "article", "clause", "point"),
    ("part", "roman", "number", "plus"),
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LETTERS = "abcdđeghik"
Tree = list["Tree"]

trees: st.SearchStrategy[Tree] = st.recursive(
    st.just([]), lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=14
)
lines = st.lists(
    st.sampled_from(
        (
            "I. MỤC ĐÍCH", "II- NỘI DUNG", "1. Mục đích", "2/ Yêu cầu", "1.1. Một", "a) Điểm", "b. Điểm", "- Gạch",
            "+ Cộng", "* Sao", "Điều 1. Phạm vi", "Điều 3. Hiệu lực", "Chương II", "QUY ĐỊNH CHUNG", "l. Một", "Il. HAI",
            "A. ĐẦU", "“1. Trích", "trích”.", "1. Sửa đổi Điều 5 như sau:", "Văn bản.", "PHỤ LỤC I", "Mẫu số 02",
            "(Kèm theo Quyết định số 1/QĐ-UBND)", "QUYẾT ĐỊNH:", "Điều 4. Mức phạt 1. Một là", "V. Năm", "12. Xa",
        )
    ),
    max_size=30,
)  # fmt: skip


def printed(kind: str, numbers: Sequence[int], articles: int) -> str:
    """The mark of a section; `numbers` are those on the way to it, from 0."""
    nth = numbers[-1]
    marks = {
        "part": f"Phần {ROMAN[nth]}",
        "chapter": f"Chương {ROMAN[nth]}",
        "article": f"Điều {articles}.",
        "letter": f"{'ABCDEGHK'[nth]}.",
        "roman": f"{ROMAN[nth]}.",
        "number": f"{nth + 1}.",
        "clause": f"{nth + 1}.",
        "decimal": f"{numbers[-2] + 1 if len(numbers) > 1 else 1}.{nth + 1}.",
        "point": f"{LETTERS[nth]})",
        "dash": "-",
        "plus": "+",
    }
    return marks[kind]


def written(tree: Tree, scheme: Sequence[str]) -> tuple[str, list[tuple[str, int]]]:
    """A text of which `tree` is the outline, and kind and level of each section."""
    articles = 0
    told: list[tuple[str, int]] = []

    def walk(nodes: Tree, numbers: tuple[int, ...]) -> Iterator[str]:
        nonlocal articles
        for nth, inner in enumerate(nodes):
            kind = scheme[len(numbers)]
            articles += kind == "article"
            told.append((kind, len(numbers) + 1))
            yield f"{printed(kind, (*numbers, nth), articles)} {'TÊN GỌI' if kind in ('part', 'chapter') else 'Việc cần làm'}"
            if len(numbers) + 1 < len(scheme):
                yield from walk(inner, (*numbers, nth))

    return "\n".join(walk(tree, ())), told


@given(trees, st.sampled_from(SCHEMES))
@settings(max_examples=80, deadline=None)
def test_the_tree_that_was_written_is_read(tree: Tree, scheme: tuple[str, ...]) -> None:
    text, told = written(tree, scheme)
    sections, _ = find_sections(plain_document(text))
    assert [(row.kind.value, row.level) for row in sections] == told


@given(lines)
@settings(max_examples=100, deadline=None)
def test_sections_lie_in_order_inside_one_another(texts: list[str]) -> None:
    text = "\n".join(texts)
    sections, annexes = find_sections(plain_document(text))
    for row in sections:
        at = row.evidence
        assert at.quote == text[at.start : at.end]
        assert at.start < at.end <= row.until <= len(text)
        assert text[at.start : row.until] == text[at.start : row.until].strip()
    for before, after in pairwise(sections):
        assert before.evidence.start < after.evidence.start
        assert after.evidence.start >= before.until or within(after, before)
    for place, row in enumerate(sections):
        if row.parent is None:
            assert row.level == 1
        else:
            parent = sections[row.parent]
            assert row.parent < place
            assert row.level == parent.level + 1
            assert row.annex == parent.annex
            assert within(row, parent)
    for row in sections:
        if row.annex is not None:
            annex = annexes[row.annex]
            assert annex.evidence.end <= row.evidence.start
            assert row.until <= annex.until
    assert all(one.until <= other.evidence.start for one, other in pairwise(annexes))


def within(inner: Section, outer: Section) -> bool:
    return outer.evidence.start <= inner.evidence.start and inner.until <= outer.until


@given(lines, st.integers(1, 3))
@settings(max_examples=50, deadline=None)
def test_blanks_behind_lines_and_marks_change_nothing(texts: list[str], blanks: int) -> None:
    wide = [line.replace(". ", "." + " " * blanks, 1) + " " * (blanks - 1) for line in texts]
    one, other = (find_sections(plain_document("\n".join(lines)))[0] for lines in (texts, wide))
    assert shape(one) == shape(other)


def shape(sections: Sequence[Section]) -> list[tuple[object, ...]]:
    return [(row.kind, row.number, row.level, row.parent, row.annex, row.path) for row in sections]
