"""The spaCy pipeline: exact tokens, exact offsets, and the correction of what the model says."""

import pytest

from extractors.ner import build_pipeline, entity_offsets, underthesea_tagger
from extractors.people import only_people


def _tagger(sentence: str) -> list[tuple[str, str]]:
    labels = {"Lê": "B-PER", "Hồng": "I-PER", "Nụ": "I-PER", "Huế": "B-LOC", "ông": "B-PER"}
    return [(word, labels.get(word, "O")) for word in sentence.split()]


@pytest.mark.parametrize(
    "text",
    [
        "Lê Hồng Nụ ở Huế",
        "  Lê\u00a0Hồng  Nụ,\tở Huế \n",
        "",
        " ",
        "H'Hen Niê (Đắk Lắk) – 50%",
        "một\n\n hai",
    ],
)
def test_tokens_rebuild_the_text(text: str) -> None:
    assert build_pipeline(_tagger, lambda span: span)(text).text == text


def test_entities_have_exact_offsets() -> None:
    text = "Bà  Lê Hồng Nụ thăm Huế"
    doc = build_pipeline(_tagger, lambda span: span)(text)
    assert [(text[one.start_char : one.end_char], one.label_) for one in doc.ents] == [
        ("Lê Hồng Nụ", "PER"),
        ("Huế", "LOC"),
    ]


def test_correction_keeps_people_only_and_trims_them() -> None:
    doc = build_pipeline(_tagger, only_people)("ông Lê Hồng Nụ thăm Huế")
    assert [one.text for one in doc.ents] == ["Lê Hồng Nụ"]


@pytest.mark.parametrize(
    ("text", "words", "entities"),
    [
        ("Lê  Lợi họp", [("Lê Lợi", "B-PER"), ("họp", "O")], [(0, 7, "PER")]),
        ("Lê Lợi họp", [("Lê", "B-PER"), ("Lợi", "I-PER"), ("họp", "O")], [(0, 6, "PER")]),
        # a word that the tagger changed is no reason for a wrong offset
        ("Lê Lợi họp", [("LÊ LỢI", "B-PER"), ("họp", "O")], []),
        ("a b", [("a", "I-LOC"), ("b", "I-PER")], [(0, 1, "LOC"), (2, 3, "PER")]),
    ],
)
def test_offsets(text: str, words: list[tuple[str, str]], entities: list[tuple[int, int, str]]) -> None:
    assert entity_offsets(text, words) == entities


@pytest.mark.slow
def test_underthesea_runs_from_its_package() -> None:
    doc = build_pipeline(underthesea_tagger(), only_people)("Nhạc sĩ Văn Cao sáng tác bài hát này ở Hà Nội.")
    assert [one.text for one in doc.ents] == ["Văn Cao"]
