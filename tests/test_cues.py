"""Every relation cue fires on its example and not on its counter-example."""

from __future__ import annotations

import pytest

from corpora.instruments import Instruments, RelationCue
from extractors.cues import CueFinder
from extractors.facts import RelationType

INSTRUMENTS = Instruments.load()
FINDER = CueFinder(INSTRUMENTS)


def cue_at_mark(text: str) -> RelationType | None:
    place = text.rindex("X")
    cue = FINDER.before(text, place, 0)
    return cue.type if cue else None


@pytest.mark.parametrize("row", INSTRUMENTS.cues, ids=lambda row: row.phrase[:40])
def test_example_fires(row: RelationCue) -> None:
    cue = FINDER.before(row.example, row.example.rindex("X"), 0)
    assert cue is not None
    assert (cue.type, cue.reverse) == (RelationType(row.type), row.direction == "reverse")


@pytest.mark.parametrize("row", INSTRUMENTS.cues, ids=lambda row: row.phrase[:40])
def test_counter_example_gives_something_else(row: RelationCue) -> None:
    if "X" not in row.counter:
        return
    cue = FINDER.before(row.counter, row.counter.rindex("X"), 0)
    same = cue and (cue.type, cue.reverse) == (RelationType(row.type), row.direction == "reverse")
    assert not same, cue


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("bãi bỏ khoản 3 Điều 5 X", RelationType.AMENDS),
        ("thay thế Điều 2 X", RelationType.AMENDS),
        ("bãi bỏ X", RelationType.REPEALS),
        ("hướng dẫn thực hiện X", RelationType.GUIDES),
        ("kế hoạch triển khai thực hiện X", RelationType.IMPLEMENTS),
        ("tổng kết 10 năm thực hiện X", RelationType.REVIEWS),
        ("quy định tại điểm a, b khoản 2 Điều 7 X", RelationType.CITES),
        ("báo cáo Thành ủy về X", None),
        ("rà soát, sửa đổi X", RelationType.CITES),
        ("kiến nghị Bộ Tài chính bãi bỏ X", RelationType.CITES),
        ("không phải thực hiện X", None),
        ("buông lỏng việc thực hiện X", None),
        ("có hiệu lực thi hành X", None),
        ("đình chỉ việc thi hành X", None),
        ("thực hiện đồng bộ, có hiệu quả và đúng X", RelationType.IMPLEMENTS),
        ("đề nghị hướng dẫn việc thực hiện X", RelationType.CITES),
        ("hướng dẫn thi hành một số quy định của X", RelationType.GUIDES),
        ("Tổ công tác chuyên trách thực hiện X", None),
        ("Tổ công tác tiếp tục thực hiện X", RelationType.IMPLEMENTS),
    ],
)
def test_readings(text: str, type_: RelationType | None) -> None:
    assert cue_at_mark(text) == type_


MISSPELT = [
    ("Thưc hiên X", RelationType.IMPLEMENTS),
    ("căn cư X", RelationType.PURSUANT_TO),
    ("Thay thê X", RelationType.REPLACES),
    ("Bải bỏ X", RelationType.REPEALS),
    ("Bộ Tư lệnh giao tại X", None),
    # One word without its marks would be another.
    ("chiều X", None),
    ("thấy X", None),
]


@pytest.mark.parametrize(("text", "type_"), MISSPELT)
def test_a_cue_of_several_words_is_read_without_its_marks(text: str, type_: RelationType | None) -> None:
    cue = FINDER.before(text, text.rindex("X"), 0)
    assert (cue.type if cue else None) == type_
    assert cue is None or not cue.sure
