"""Answers that the explorer keeps until the next night."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import duckdb
import pytest

from warehouse.explorer.database import Published
from warehouse.explorer.questions import Answer, Asker, Question, questions
from warehouse.explorer.ready import kept_ready
from warehouse.explorer.remembered import Remembered
from warehouse.explorer.rendering import Site
from warehouse.explorer.settings import Settings
from warehouse.page_images import PageImages

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


def test_the_first_page_is_asked_before_anybody_does(demo: Path, tmp_path: Path) -> None:
    file, newer = tmp_path / "published.duckdb", tmp_path / "newer.duckdb"
    site = Site(Published(file), Settings(file, ready_seconds=0.02), PageImages())
    with kept_ready(site):
        for _ in range(2):
            before = site.published.remembered
            shutil.copy(demo, newer)
            newer.replace(file)
            give_up = time.monotonic() + 60
            while not _first_page_is_known(site, before) and time.monotonic() < give_up:
                time.sleep(0.02)
            assert _first_page_is_known(site, before)
    site.published.close()


def _first_page_is_known(site: Site, before: Remembered) -> bool:
    remembered, statement = site.published.remembered, questions()["last_run"].filled({"run": None})
    return remembered is not before and remembered.get("last_run", statement) is not None


def test_nothing_is_asked_where_the_settings_say_never(demo: Path) -> None:
    site = Site(Published(demo), Settings(demo, ready_seconds=None), PageImages())
    with kept_ready(site):
        assert "first page" not in [thread.name for thread in threading.enumerate()]
    site.published.close()
