"""Answers that the explorer keeps until the next night."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse.explorer.database import Published
from warehouse.explorer.questions import Answer, Asker, Question
from warehouse.explorer.remembered import Remembered

COUNT = Question.of("count", "-- How many there are.\nSELECT n FROM counts WHERE n >= $least")


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch) -> Asker:
    monkeypatch.setattr("warehouse.explorer.questions.questions", lambda: {"count": COUNT})
    connection = duckdb.connect()
    connection.execute("CREATE TABLE counts AS SELECT 1 AS n")
    return Asker(connection, Remembered())


def test_a_question_asked_again_is_not_put_to_the_file_again(asker: Asker) -> None:
    first = asker("count", least=0)
    asker.cursor.execute("INSERT INTO counts VALUES (2)")
    assert asker("count", least=0) is first
    assert asker.answers == [first, first]


def test_another_parameter_is_another_question(asker: Asker) -> None:
    assert len(asker("count", least=0)) == 1
    assert len(asker("count", least=5)) == 0


def test_what_is_kept_is_bounded() -> None:
    kept = Remembered(most=1_200)
    answers = [Answer(COUNT, str(number), ({"n": "x" * 300},), 0.0) for number in range(4)]
    for answer in answers:
        kept.keep("count", answer)
    assert [kept.get("count", str(number)) is not None for number in range(4)] == [False, False, True, True]
    kept.keep("count", Answer(COUNT, "large", ({"n": "x" * 2_000},), 0.0))
    assert kept.get("count", "large") is None
    assert kept.get("count", "3") is answers[3]


def test_a_new_night_is_asked_anew(tmp_path: Path) -> None:
    file = tmp_path / "published.duckdb"
    published = Published(file)
    for number in (1, 2):
        new = tmp_path / f"{number}.duckdb"
        with duckdb.connect(str(new)) as connection:
            connection.execute(f"CREATE TABLE night AS SELECT {number} AS n")
        new.replace(file)
        with published.cursor(10):
            remembered = published.remembered
            assert remembered.get("night", "SELECT 1") is None
            remembered.keep("night", Answer(COUNT, "SELECT 1", ({"n": number},), 0.0))
    published.close()
