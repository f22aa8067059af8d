"""The named-entity model: exact tokens, features, marked sentences, the trained model and its second opinion."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.vocab import Vocab

from corpora.ner import (
    LABELS,
    MODEL,
    SENTENCES,
    Entity,
    MarkedSentence,
    SentenceError,
    read_marked,
    read_sentences,
)
from extractors.kit import Kit
from extractors.ner import ModelError, blank_pipeline, load_pipeline
from extractors.ner_features import FEATURES
from extractors.ner_tokens import SyllableTokenizer
from extractors.underthesea_ner import entity_offsets
from flows.cli.errors import known_errors
from flows.cli.main import run
from pipeline.ner.compare import of_pipeline
from pipeline.ner.measure import measure
from pipeline.ner.save import save
from pipeline.ner.train import train


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
    assert SyllableTokenizer(Vocab())(text).text == text


MARKED = [
    ("Ông [PER Lê Lợi] họp.", "Ông Lê Lợi họp.", (Entity(4, 10, "PER"),)),
    ("[TITLE Giám đốc] [ORG Sở Y tế]", "Giám đốc Sở Y tế", (Entity(0, 8, "TITLE"), Entity(9, 16, "ORG"))),
    ("Không có ai [1].", "Không có ai [1].", ()),
]


@pytest.mark.parametrize(("line", "text", "entities"), MARKED)
def test_marks_become_places(line: str, text: str, entities: tuple[Entity, ...]) -> None:
    assert read_marked(line) == (text, entities)


@pytest.mark.parametrize("line", ["[PER Lê Lợi họp.", "[NAME Lê Lợi] họp."])
def test_a_bad_mark_names_file_line_and_mend(line: str, tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(f"Câu một.\n{line}\n", "utf-8")
    with pytest.raises(SentenceError, match=r"01\.txt:2: .*is wanted"):
        list(read_sentences(tmp_path))


def test_the_sentences_are_many_and_no_two_are_alike() -> None:
    sentences = list(read_sentences())
    assert len(sentences) >= 1500
    assert len({sentence.text for sentence in sentences}) == len(sentences)
    assert {one.label for sentence in sentences for one in sentence.entities} == set(LABELS)
    assert 0.15 < sum(sentence.held for sentence in sentences) / len(sentences) < 0.25


def mould(sentence: MarkedSentence) -> str:
    """A sentence with its names and digits taken out: what stays is its mould."""
    pieces, place = [], 0
    for one in sentence.entities:
        pieces += [sentence.text[place : one.start], one.label]
        place = one.end
    text = "".join([*pieces, sentence.text[place:]])
    return "".join("0" if letter.isdigit() else letter for letter in text)


def test_no_mould_gave_more_than_five_sentences() -> None:
    counts: dict[str, int] = {}
    for sentence in read_sentences():
        counts[mould(sentence)] = counts.get(mould(sentence), 0) + 1
    assert {text: count for text, count in counts.items() if count > 5} == {}


def test_features_come_from_the_lexicon(kit: Kit) -> None:
    names = kit.names
    nlp = blank_pipeline(names.lexicon, names.organisations, names.titles)
    doc = nlp("Ông Nguyễn Xyz, Chủ tịch, họp tại Sở Y tế")
    tags = {token.text: token.tag_ for token in doc}
    assert "S" in tags["Nguyễn"]
    assert "T" in tags["Chủ"]
    assert "O" in tags["tế"]
    assert "B" in tags["Sở"]
    assert tags["Xyz"] == "-"


def test_features_without_a_lexicon_say_so() -> None:
    from spacy.lang.xx import MultiLanguage

    nlp = MultiLanguage()
    nlp.add_pipe(FEATURES)
    with pytest.raises(ValueError, match="has no lexicon"):
        nlp("Một câu")


def test_a_missing_model_says_how_to_build_it(kit: Kit, tmp_path: Path) -> None:
    names = kit.names
    with pytest.raises(ModelError, match="danchieu ner train"):
        load_pipeline(names.lexicon, names.organisations, names.titles, tmp_path / "none")
    assert ModelError in known_errors(), "its message is for a person, not a bug's"


def test_training_learns_and_its_model_is_read_back(kit: Kit, tmp_path: Path) -> None:
    names = kit.names
    learnt = [sentence for sentence in read_sentences() if not sentence.held][:40]
    nlp = train(blank_pipeline(names.lexicon, names.organisations, names.titles), learnt, epochs=40)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "card.md").write_text("kept", "utf-8")
    save(nlp, tmp_path / "model")
    again = load_pipeline(names.lexicon, names.organisations, names.titles, tmp_path / "model")
    assert (tmp_path / "model" / "card.md").read_text("utf-8") == "kept"
    measured = measure("again", of_pipeline(again), learnt)
    assert measured.labels["PER"].f1 > 0.5
    assert [one.text for one in again(learnt[0].text).ents] == [one.text for one in nlp(learnt[0].text).ents]


def test_the_model_reads_names_it_has_not_learnt(kit: Kit) -> None:
    """A net under the committed model: its card has the figures."""
    names = kit.names
    own = load_pipeline(names.lexicon, names.organisations, names.titles)
    measured = measure("own", of_pipeline(own), [one for one in read_sentences() if one.held])
    assert measured.labels["PER"].f1 > 0.85
    assert measured.labels["TITLE"].f1 > 0.85
    assert measured.labels["ORG"].f1 > 0.75


def test_the_card_stands_beside_the_model() -> None:
    card = (MODEL / "card.md").read_text("utf-8")
    for word in ("Data", "Figures", "Limits", SENTENCES.name):
        assert word in card


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
def test_both_models_must_agree(kit: Kit) -> None:
    models = kit.names._models
    text = "Nhạc sĩ Văn Cao sáng tác bài hát này ở Hà Nội."
    place = (text.index("Văn Cao"), text.index("Văn Cao") + len("Văn Cao"))
    assert list(models.people(text, [place])) == [place]
    nowhere = "Tăng cường kỷ luật, kỷ cương hành chính."
    assert list(models.people(nowhere, [(0, 9)])) == []


def test_the_command_trains_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ner", "train", "--out", str(tmp_path / "model"), "--epochs", "1"]) == 0
    assert "model written to" in capsys.readouterr().out
    assert (tmp_path / "model" / "config.cfg").exists()
