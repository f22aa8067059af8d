"""The commands that write and ask, end to end, without Prefect where its history is not the point."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from flows.cli.main import run

CHECKOUT = Path(__file__).parent.parent
NEWS = """\
Hải Giang đẩy mạnh thi đua

Ngày 06/5/2024, Ủy ban nhân dân thành phố Hải Giang ban hành Kế hoạch số 120/KH-UBND \
ngày 06/5/2024 thực hiện Chương trình số 09-CTr/TU ngày 16/8/2022 của Thành ủy Hải Giang.
Chương trình số 09-CTr/TU ngày 16/8/2022 của Thành ủy Hải Giang thực hiện Nghị quyết số 06-NQ/TW \
ngày 24/01/2022 của Bộ Chính trị về phát triển bền vững đô thị Việt Nam.
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kho")
    (folder / "tin.txt").write_text(NEWS, encoding="utf-8")
    assert (
        run(["ingest", "--no-prefect", str(folder / "tin.txt"), "--warehouse", str(folder / "d.duckdb")]) == 0
    )
    return folder / "d.duckdb"


def test_ingest_then_trace_just_works(warehouse, capsys):
    assert run(["trace", "KH 120", "NQ 06", "--warehouse", str(warehouse)]) == 0
    told = capsys.readouterr().out
    assert "120/KH-UBND → 09-CTr/TU → 06-NQ/TW" in told
    assert run(["trace", "KH 120", "NQ 06", "--format", "json", "--warehouse", str(warehouse)]) == 0
    chains = json.loads(capsys.readouterr().out)["chains"]
    assert [(step["from"], step["to"]) for step in chains[0]] == [
        ("120/KH-UBND", "09-CTr/TU"),
        ("09-CTr/TU", "06-NQ/TW"),
    ]
    wanted = {
        "from",
        "relation",
        "to",
        "from_uri",
        "to_uri",
        "date",
        "quote",
        "source",
        "start",
        "end",
        "basis",
    }
    for step in chains[0]:
        assert wanted <= set(step)
        assert step["basis"] in ("own text", "reported")


def test_what_rests_on_nothing_is_told_and_is_status_1(warehouse, capsys):
    assert run(["trace", "NQ 06", "KH 120", "--warehouse", str(warehouse)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("No: ")
    assert "other way round" in told


def test_an_instrument_that_is_not_there_is_one_line(warehouse, capsys):
    assert run(["trace", "KH 999", "NQ 06", "--warehouse", str(warehouse)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "KH 999" in err


def test_query_formats(warehouse, tmp_path, capsys):
    sql, where = "SELECT source, title FROM current_documents", ["--warehouse", str(warehouse)]
    assert run(["query", sql, *where]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "source\ttitle"
    assert run(["query", sql, "--format", "csv", *where]) == 0
    assert next(csv.reader(io.StringIO(capsys.readouterr().out))) == ["source", "title"]
    assert run(["query", sql, "--format", "json", *where]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Hải Giang đẩy mạnh thi đua"
    target = tmp_path / "a.parquet"
    assert run(["query", sql, "--format", "parquet", "--out", str(target), *where]) == 0
    assert parquet.read_table(target).column_names == ["source", "title"]
    assert run(["query", sql, "--out", str(tmp_path / "a.csv"), *where]) == 0
    assert (tmp_path / "a.csv").read_text().startswith("source,title\n")


@pytest.mark.parametrize(
    "sql", ["SELEC 1", "DELETE FROM documents", "FROM khong_co", "COPY documents TO '/tmp/x'"]
)
def test_wrong_sql_and_writing_sql_are_one_line(warehouse, sql, capsys):
    assert run(["query", sql, "--warehouse", str(warehouse)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_warehouse_may_be_named_by_the_environment(warehouse, monkeypatch, capsys):
    monkeypatch.setenv("DANCHIEU_WAREHOUSE", str(warehouse))
    assert run(["audit", "--format", "json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_ingest_tells_what_could_not_be_read_and_keeps_the_rest(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4\n%broken")
    where = ["--warehouse", str(tmp_path / "d.duckdb")]
    assert run(["ingest", "--no-prefect", str(tmp_path), *where]) == 1
    out, err = capsys.readouterr()
    assert err.count("\n") == 1
    assert "b.pdf" in err
    assert "1 new" in out


def test_piped_output_is_plain(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "ingest", "--no-prefect", "a.txt", "--warehouse", "d.duckdb"],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert not set("│┃━─") & set(done.stdout.decode())


@pytest.mark.slow
def test_the_demo_night_as_a_newcomer_runs_it(tmp_path):
    """Through Prefect, in a process of its own, twice; nothing is left running."""
    command = [sys.executable, "-m", "flows.cli", "nightly", "--demo", "--warehouse", "d.duckdb"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    outputs = []
    for _ in range(2):
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(CHECKOUT)},
            timeout=280,
        )
        assert (done.returncode, done.stderr) == (0, "")
        outputs.append(done.stdout)
    for part in ("What came in", "Báo Hải Giang", "What broke", "Most cited", "Try next", "danchieu trace"):
        assert part in outputs[0]
    assert "Nothing new" in outputs[1]
    serving = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(tmp_path) not in serving


def test_doctor_finds_this_installation_in_order(tmp_path, capsys):
    assert run(["doctor", "--warehouse", str(tmp_path / "d.duckdb")]) == 0
    told = capsys.readouterr().out
    assert "missing" not in told
    assert "Vietnamese models\tok" in told


def test_doctor_names_what_is_missing_and_how_to_mend_it(monkeypatch, capsys):
    monkeypatch.setattr("flows.cli.checking.PACKAGES", ("duckdb", "khong-co-goi-nay"))
    assert run(["doctor"]) == 1
    assert "khong-co-goi-nay\tmissing\tnot installed\trun `make setup`" in capsys.readouterr().out


def test_the_schedule_needs_a_server(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert run(["schedule", "--warehouse", str(tmp_path / "d.duckdb")]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "prefect server start" in err
