import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from flows.cli.main import app, run

CHECKOUT = Path(__file__).parent.parent
PAPER = "Kế hoạch tuyên truyền\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024, các đơn vị thực hiện.\n"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "kế hoạch 12.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def command(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        **more,
    )


def test_one_object_a_line_and_the_bad_file_is_one_line_on_stderr(paper, tmp_path, capsys):
    empty, missing = tmp_path / "rỗng.txt", tmp_path / "mat.txt"
    empty.write_bytes(b"")
    status = run(["extract", str(paper), str(empty), str(missing), str(paper)])
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [row["source"] for row in rows] == [str(paper), str(paper)]
    assert rows[0]["citations"][0]["number"] == "12/KH-UBND"
    assert [line.partition(": ")[2].partition(": ")[0] for line in err.splitlines()] == [
        str(empty),
        str(missing),
    ]


def test_the_output_keeps_its_own_schema(paper, capsys):
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert run(["extract", "--rejected", str(paper)]) == 0
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_other_formats(paper, capsys):
    assert run(["extract", "--format", "json", str(paper)]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["kế hoạch 12"]
    assert run(["extract", "--format", "table", str(paper)]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split("\t")[:4] == ["source", "kind", "number", "citations"]
    assert line.split("\t")[3] == "1"


def test_stdin_is_a_file_too():
    done = command("extract", "-", input=PAPER)
    assert (done.returncode, json.loads(done.stdout)["source"]) == (0, "-")


def test_a_reader_that_leaves_early_is_no_error(paper):
    line = f"{sys.executable} -m flows.cli extract {' '.join(['paper'] * 30)} | head -c 20"
    link = paper.with_name("paper")
    link.symlink_to(paper)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        capture_output=True,
        cwd=paper.parent,
        env=environment,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments", [["extract", "FILE"], ["trace", "A", "B"], ["query", "SELECT 1"], ["--help"]]
)
def test_what_should_start_at_once_does_not_import_prefect(paper, arguments):
    given = [str(paper) if word == "FILE" else word for word in arguments]
    code = (
        "import sys; from flows.cli.main import run; run(sys.argv[1:]);"
        "sys.exit(sum(name in sys.modules for name in ('prefect', 'fastapi', 'sqlalchemy')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *given],
        capture_output=True,
        cwd=paper.parent,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["extract"], 2, "See `danchieu extract --help`"),
        (["extract", "--format", "xml", "a"], 2, "'xml' is not one of"),
        (["exctract"], 2, "No such command"),
        (["query", "SELECT 1", "--warehouse", "/khong/co.duckdb"], 1, "/khong/co.duckdb: no warehouse there"),
        (["query", "SELECT 1", "--format", "parquet", "--warehouse", __file__], 2, "--out FILE"),
        (["trace", "KH 1", "KH 2", "--warehouse", "/khong/co.duckdb"], 1, "no warehouse there"),
        (["audit", "--warehouse", "/khong/co.duckdb"], 1, "no warehouse there"),
        (["audit", "--severity", "bad"], 2, "say one of high, medium, low"),
        (["ingest", "/khong/co.txt"], 1, "/khong/co.txt: no such file or folder"),
        (["reextract", "--warehouse", "/khong/co.duckdb"], 1, "no archive there"),
        (["nightly", "--source", "la"], 1, "no source is named la; `danchieu sources list` names them all"),
        (["query", "SELECT 1", "--warehouse", __file__], 1, "test_cli_extract.py"),
    ],
)
def test_every_error_is_one_line_with_cause_and_mend(arguments, status, says, capsys):
    assert run(arguments) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("danchieu: ")
    assert err.count("\n") == 1
    assert says in err


def test_a_bug_is_one_line_too(monkeypatch, capsys):
    monkeypatch.setattr("extractors.schema.json_schema", lambda: 1 / 0)
    assert run(["schema"]) == 70
    assert capsys.readouterr().err.count("\n") == 1


COMMANDS = (
    "nightly",
    "ingest",
    "reextract",
    "schedule",
    "extract",
    "schema",
    "query",
    "trace",
    "impact",
    "status",
    "timeline",
    "compare",
    "diff",
    "audit",
    "doctor",
    "sources",
)


def test_help_names_every_command_and_every_option_says_what_it_is_for(capsys):
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    for name in COMMANDS:
        assert f"\n  {name} " in told
        assert run([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: danchieu {name} ")
        for parameter in get_command(app).commands[name].params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"
    assert run([]) == 0
    assert capsys.readouterr().out == told
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("danchieu 0.")
