"""`danchieu audit`: formats, choice, exit status, and the life of a finding from night to night."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from flows.cli.main import run
from pipeline.record import Processed
from tests.audit_cases.builders import HA_NOI, news, paper, plan, ref
from warehouse.findings.acceptances import acceptances_of, read_acceptances
from warehouse.findings.listing import STATES, list_findings
from warehouse.query import run_query
from warehouse.store import Warehouse

ODD = ref("98/2023/NĐ-CP", "Nghị định", issued="2024-01-05")
KH = ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI)
SOUND = paper("b", plan("282/KH-UBND", "2023-11-30"))


def night(published: Path, run_id: str, documents: Sequence[Processed]) -> None:
    """Load, resolve, audit and publish."""
    with Warehouse(published.with_name("work.duckdb")) as warehouse:
        warehouse.start_run(run_id, "nightly")
        warehouse.load(documents, (), run_id)
        warehouse.resolve()
        warehouse.audit(run_id)
        warehouse.finish_run(run_id)
        warehouse.publish(published, force=True)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with findings of each grade, one of them in words that HTML must not take for its own."""
    published = tmp_path_factory.mktemp("audit") / "d.duckdb"
    hostile = replace(ODD, number="9/2023/NĐ-<b>CP")
    late = ref("7/KH-UBND", issued="2023-11-03", issuer=HA_NOI)
    documents = [
        news("a", ODD),
        news("javascript", hostile, KH),
        paper("c", plan("7/KH-UBND", "2023-11-30")),
        news("d", late),
        news("e", KH),
    ]
    night(published, "r1", documents)
    return published


def ask(*arguments: str, of: Path) -> int:
    return run(["audit", *arguments, "--warehouse", str(of)])


def test_rows_where_the_output_is_piped(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(of=told) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["key", "severity", "audit", "subject", "message", "quote", "source"]
    grades = [row.split("\t")[1] for row in rows]
    assert set(grades) == {"high", "medium", "low"}
    assert grades == sorted(grades, key=["high", "medium", "low"].index)


@pytest.mark.parametrize(
    ("arguments", "audits"),
    [
        (["--severity", "high"], {"number_year"}),
        (["--audit", "dates_disagree"], {"dates_disagree"}),
        (["--audit", "dates_disagree", "--severity", "high"], set()),
        (["--state", "closed"], set()),
        (["--state", "accepted"], set()),
    ],
)
def test_the_choice(
    arguments: list[str], audits: set[str], told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*arguments, "--format", "csv", of=told) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert {row["audit"] for row in rows} == audits


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--fail-on", "high"], 4),
        (["--fail-on", "any"], 4),
        (["--severity", "low", "--fail-on", "medium"], 0),
        (["--severity", "medium", "--fail-on", "medium"], 4),
        (["--severity", "medium", "--fail-on", "high"], 0),
        (["--state", "closed", "--fail-on", "any"], 0),
        (["--fail-on", "fatal"], 2),
        (["--audit", "nothing"], 2),
        (["--severity", "bad"], 2),
    ],
)
def test_the_exit_status(arguments: list[str], status: int, told: Path) -> None:
    assert ask(*arguments, of=told) == status


def test_json_has_the_evidence(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--format", "json", "--audit", "number_year", of=told) == 0
    one = next(row for row in json.loads(capsys.readouterr().out) if row["source"] == "https://a.test")
    assert (one["quote"], one["start"], one["end"]) == ("98/2023/NĐ-CP", 0, 13)
    assert (one["state"], one["severity"], one["reopened"]) == ("open", "high", 0)
    assert re.fullmatch("[0-9a-f]{64}", one["sha256"])
    assert re.fullmatch("[0-9a-f]{16}", one["key"])


# What SARIF 2.1.0 asks of each object that is written: its required members, and all that it may hold.
REQUIRED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "driver": {"name"},
    "rule": {"id"},
    "result": {"message"},
    "suppression": {"kind"},
}
PERMITTED = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "results", "columnKind"},
    "driver": {"name", "version", "rules"},
    "rule": {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"},
    "result": {
        "ruleId", "ruleIndex", "level", "kind", "message", "locations", "partialFingerprints", "properties",
        "suppressions", "baselineState",
    },
    "location": {"physicalLocation", "logicalLocations"},
    "physical": {"artifactLocation", "region"},
    "region": {"charOffset", "charLength", "snippet"},
    "suppression": {"kind", "status", "justification"},
}  # fmt: skip


def is_a(kind: str, value: dict[str, Any]) -> None:
    assert REQUIRED.get(kind, set()) <= set(value) <= PERMITTED[kind], (kind, value)


def test_sarif_is_as_its_schema_asks(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--format", "sarif", of=told) == 0
    log = json.loads(capsys.readouterr().out)
    is_a("log", log)
    assert log["version"] == "2.1.0"
    (one_run,) = log["runs"]
    is_a("run", one_run)
    driver = one_run["tool"]["driver"]
    is_a("driver", driver)
    names = [rule["id"] for rule in driver["rules"]]
    assert len(set(names)) == len(names)
    for rule in driver["rules"]:
        is_a("rule", rule)
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
    assert one_run["results"]
    for result in one_run["results"]:
        is_a("result", result)
        assert names[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert all(isinstance(print_, str) for print_ in result["partialFingerprints"].values())
        for location in result["locations"]:
            is_a("location", location)
            if "physicalLocation" in location:
                is_a("physical", location["physicalLocation"])
                assert re.fullmatch(r"[!-~]+", location["physicalLocation"]["artifactLocation"]["uri"])
                region = location["physicalLocation"].get("region")
                if region:
                    is_a("region", region)
                    assert region["charOffset"] >= 0
                    assert region["charLength"] == len(region["snippet"]["text"])


class Tags(HTMLParser):
    """What a browser takes for tags."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else_and_keeps_words_as_words(
    told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.html"
    assert ask("--format", "html", "--out", str(out), of=told) == 0
    assert capsys.readouterr().out == ""
    page = out.read_text("utf-8")
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.seen & {"script", "link", "img", "iframe"}
    assert all(link.startswith(("#", "https://")) for link in tags.links)
    assert "9/2023/NĐ-&lt;b&gt;CP" in page
    assert "prefers-color-scheme: dark" in page
    for one in list_findings(told):
        assert f'id="{one.key}"' in page


def test_audits_are_listed_and_told(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("list", of=told) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["high", "number_year", "Year in the number against the day of issue", "2"] in rows
    assert ask("show", "number_year", of=told) == 0
    assert "Example: A text says Nghị định số 98/2023/NĐ-CP ngày 31/12/2024." in capsys.readouterr().out


def test_a_finding_is_told_by_the_beginning_of_its_key(
    told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = list_findings(told, audit="number_year")[0]
    assert ask("show", one.key[:10], of=told) == 0
    shown = capsys.readouterr().out
    for words in (one.message, one.key, one.sha256, "Mend: Check number and day", "Seen: first "):
        assert str(words) in shown
    assert ask("show", "zz", of=told) == 1
    assert "no finding has the key zz" in capsys.readouterr().err
    assert ask("show", "", of=told) == 1
    assert "give more of it" in capsys.readouterr().err


def test_an_accepted_finding_is_listed_no_more_until_its_day(
    told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = list_findings(told, audit="dates_disagree")[0]
    given = ["accept", one.key[:12], "--reason", "the paper says so", "--author", "Lan"]
    try:
        assert ask(*given, "--until", "2026-13-01", of=told) == 2
        assert ask(*given, "--until", "2001-01-01", of=told) == 2
        assert ask(*given, "--until", "9999-12-31", of=told) == 0
        assert "accepted until 9999-12-31" in capsys.readouterr().out
        held = read_acceptances(acceptances_of(told))
        assert [(a.finding, a.reason, a.author) for a in held] == [(one.key, "the paper says so", "Lan")]
        assert list_findings(told, held, audit="dates_disagree") == ()
        assert [f.key for f in list_findings(told, held, states=("accepted",))] == [one.key]
        assert ask("--audit", "dates_disagree", "--fail-on", "any", "--state", "all", of=told) == 0
        capsys.readouterr()
        assert ask("--audit", "dates_disagree", "--state", "all", "--format", "sarif", of=told) == 0
        (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        (suppression,) = result["suppressions"]
        is_a("suppression", suppression)
        assert suppression["justification"].startswith("the paper says so (Lan, ")
        # The day after, it is open again, and still tells that it was accepted.
        brief = [replace(held[0], until=date(2026, 1, 31))]
        (again,) = list_findings(told, brief, audit="dates_disagree", today=date(2026, 2, 1))
        assert (again.state, again.acceptance) == ("open", brief[0])
        assert ask("reopen", one.key[:6], of=told) == 0
        assert ask("reopen", one.key[:6], of=told) == 1
        assert list_findings(told, read_acceptances(acceptances_of(told)), audit="dates_disagree")
    finally:
        acceptances_of(told).unlink(missing_ok=True)


def test_a_finding_closes_and_comes_back(tmp_path: Path) -> None:
    published = tmp_path / "d.duckdb"
    right = news("a", replace(ODD, issued="2023-12-31"))
    wrong = news("a", ODD)
    lives = []
    for night_, document in enumerate([wrong, wrong, right, wrong]):
        fetched = replace(
            document.record, fetched_at=f"2026-02-0{night_ + 1}T00:00:00Z", sha256=str(night_) * 64
        )
        changed = replace(
            document, record=fetched, document=replace(document.document, title=f"night {night_}")
        )
        night(published, f"r{night_}", [changed])
        (one,) = list_findings(published, states=STATES, audit="number_year")
        lives.append((one.state, one.reopened))
    assert lives == [("open", 0), ("open", 0), ("closed", 0), ("open", 1)]
    rows = run_query(
        published, "SELECT run_id, opened, reopened, closed FROM run_audits ORDER BY run_id"
    ).rows
    assert rows == (("r0", 1, 0, 0), ("r1", 0, 0, 0), ("r2", 0, 0, 1), ("r3", 0, 1, 0))
    spells = run_query(
        published, "SELECT opened_run, last_run, closed_run FROM run_findings ORDER BY ALL"
    ).rows
    assert spells == (("r0", "r1", "r2"), ("r3", "r3", None))
