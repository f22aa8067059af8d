"""The worked queries: each answers on the demo warehouse what its file of results says."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from flows.cli.main import run
from tests.makers.example_pages import PAGE, RESULTS, answer, page
from warehouse.docs.examples import ExampleError, example_named, examples, read_example

NAMES = [example.name for example in examples()]
EMPTY_ON_THE_DEMO = {"bloc_members_joined_and_left", "documents_that_say_the_same", "files_signed_digitally"}


def result(name: str) -> str:
    path = RESULTS / f"{name}.csv"
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_query_answers_as_written_down(name: str, demo: Path) -> None:
    answered = answer(demo, example_named(name))
    assert answered == result(name), f"{name} answers otherwise; look, then `make examples`"
    assert (answered.count("\n") > 1) == (name not in EMPTY_ON_THE_DEMO)


def test_there_are_enough_of_them_and_no_result_is_left_over() -> None:
    assert len(NAMES) >= 30
    assert sorted(path.stem for path in RESULTS.glob("*.csv")) == sorted(NAMES)


def test_the_page_shows_them_all() -> None:
    assert PAGE.read_text("utf-8") == page({name: result(name) for name in NAMES}), "stale: `make examples`"


def test_questions_are_asked_in_both_languages() -> None:
    for example in examples():
        assert example.question.endswith("?"), example.name
        assert example.vietnamese.endswith("?"), example.name
        assert example.demo.endswith("."), example.name
        assert example.sql.count(";") == 1, example.name
        assert "ORDER BY" in example.sql, f"{example.name}: rows in no order cannot be compared"


BROKEN = [
    ("SELECT 1;\n", "no subject"),
    ("-- subject: A\n-- question: B?\n-- demo: D.\nSELECT 1;\n", "no câu hỏi"),
    ("-- subject: A\n-- question: B?\n-- câu hỏi: C?\n-- demo: D.\n", "no query"),
]


@pytest.mark.parametrize(("text", "word"), BROKEN)
def test_a_file_that_is_no_worked_query_is_told(text: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "x.sql"
    path.write_text(text, "utf-8")
    with pytest.raises(ExampleError, match=word):
        read_example(path)


def test_labels_run_over_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.sql"
    path.write_text(
        "-- subject: A\n-- question: B\n--   b?\n-- câu hỏi: C?\n-- demo: D.\nSELECT 1\n", "utf-8"
    )
    assert read_example(path).question == "B b?"


def test_the_command_runs_one_by_name(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["query", "--example", "ended_instruments", "--format", "csv", "--warehouse", str(demo)]
    assert run(command) == 0
    assert capsys.readouterr().out == result("ended_instruments")


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "--list-examples"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter="\t"))
    assert rows[0] == ["name", "subject", "question", "câu hỏi"]
    assert [row[0] for row in rows[1:]] == NAMES


WRONG = [
    (["query"], 2, "say SQL or --example"),
    (["query", "SELECT 1", "--example", "ended_instruments"], 2, "say SQL or --example"),
    (["query", "--example", "ended_instrument"], 1, "perhaps ended_instruments"),
]


@pytest.mark.parametrize(("command", "status", "word"), WRONG)
def test_wrong_use_is_one_line(
    command: list[str], status: int, word: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--warehouse", str(demo)]) == status
    error = capsys.readouterr().err
    assert word in error
    assert error.count("\n") == 1
