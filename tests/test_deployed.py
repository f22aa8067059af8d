"""The flows on a Prefect server: subflows, limits by host, alerts; one server for all tests of this module."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
import yaml

from flows.choose import demo_names, settings_for, sources_named
from flows.cli.main import run
from flows.demo_server import serve_demo
from flows.deployments import FILE, deployment
from flows.places import Places
from flows.progress import Silent
from flows.runner import PlainRunner
from flows.work import run_ingest, run_nightly
from pipeline.record import Failure
from tests.nights_world import add_night, visit
from warehouse.publish import row_counts_of
from warehouse.query import run_query
from warehouse.store import Warehouse

BROKEN = Failure("bao", "fetch", "assertion", "bản tin mới nhất đã 9 ngày", "bao")


@pytest.fixture(scope="module", autouse=True)
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prefect's own harness: one server and database; gives its address."""
    from flows.prefect_home import settle

    kept = dict(os.environ)
    settle(tmp_path_factory.mktemp("prefect"))
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield PREFECT_API_URL.value()
    os.environ.clear()
    os.environ.update(kept)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.of(tmp_path / "out" / "d.duckdb")


@pytest.fixture
def heard() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A webhook on loopback: its address, and what it was sent."""
    sent: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/khoa-bi-mat", sent
    server.shutdown()
    server.server_close()
    thread.join()


def tables(path: Path) -> dict[str, int]:
    return {n: c for n, c in row_counts_of(path).items() if n != "runs" and not n.startswith("run_")}


def asked(server: str, what: str, **body: object) -> list[dict[str, object]]:
    answer = httpx.post(f"{server}/{what}/filter", json=body, timeout=30)
    answer.raise_for_status()
    return list(answer.json())


def test_flows_can_be_handed_to_the_process_that_a_schedule_starts() -> None:
    import cloudpickle

    from flows import deployed

    for flow in (deployed.nightly, deployed.ingest, deployed.reextract):
        assert cloudpickle.loads(cloudpickle.dumps(flow)).name == flow.name


def test_the_deployments_are_what_prefect_takes() -> None:
    from prefect.cli.deploy._models import PrefectYamlModel
    from prefect.flows import load_flow_from_entrypoint

    said = PrefectYamlModel.model_validate(yaml.safe_load(FILE.read_text("utf-8")))
    assert [one.name for one in said.deployments] == ["nightly", "reextract"]
    for one in said.deployments:
        assert load_flow_from_entrypoint(str(one.entrypoint)).validate_parameters(one.parameters)
        assert one.concurrency_limit is not None
        assert not isinstance(one.concurrency_limit, int)
        assert (one.concurrency_limit.limit, one.concurrency_limit.collision_strategy) == (1, "CANCEL_NEW")
    served = deployment("nightly")
    assert (served.cron, served.timezone, served.on_collision) == (
        "0 1 * * *",
        "Asia/Ho_Chi_Minh",
        "CANCEL_NEW",
    )


@pytest.mark.slow
def test_the_flow_does_what_the_plain_run_does_and_leaves_artifacts(
    prefect: str, tmp_path: Path, places: Places
) -> None:
    from flows import deployed

    source = sources_named(demo_names())[0]
    with serve_demo() as connect_to:
        report = deployed.nightly(str(places.published), [source.name], connect_to)
    assert report.load.new > 5
    shown = {str(one["key"]): str(one["data"]) for one in asked(prefect, "artifacts")}
    assert sorted(shown) == ["nightly-report", "nightly-sources"]
    assert "What came in" in shown["nightly-report"]
    assert json.loads(shown["nightly-sources"])[0]["source"] == source.name
    assert [one["name"] for one in asked(prefect, "flow_runs", flows={"name": {"any_": ["visit"]}})] == [
        f"visit {source.name}"
    ]
    file = tmp_path / "a.txt"
    file.write_text("Kế hoạch\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024, thực hiện.")
    assert deployed.ingest(str(places.published), [str(file)]).load.new == 1
    assert not deployed.reextract(str(places.published)).anything_new
    plain = Places.of(tmp_path / "plain" / "d.duckdb")
    with serve_demo() as connect_to:
        run_nightly(plain, [source], settings_for(connect_to), PlainRunner(), Silent())
    run_ingest(plain, [str(file)], settings_for(None), PlainRunner(), Silent())
    assert tables(plain.published) == tables(places.published)


@pytest.mark.slow
def test_a_cancelled_run_goes_on_where_it_stopped(prefect: str, tmp_path: Path, places: Places) -> None:
    """Prefect cancels a run by SIGTERM to its process."""
    command = [sys.executable, "-m", "flows.cli", "nightly", "--demo", "--warehouse", str(places.published)]
    environment = {**os.environ, "PREFECT_API_URL": prefect, "PYTHONPATH": str(FILE.parent)}
    with (tmp_path / "told").open("w") as told:
        cancelled = subprocess.Popen(command, env=environment, stdout=told, stderr=told)
        until = time.monotonic() + 120
        while not places.frontier.exists() and time.monotonic() < until:
            time.sleep(0.05)
        cancelled.send_signal(signal.SIGTERM)
        assert cancelled.wait(60) != 0
    assert not places.published.exists()
    plain = Places.of(tmp_path / "plain" / "d.duckdb")
    for one in (places, plain):
        with serve_demo() as connect_to:
            sources = sources_named(demo_names())
            run_nightly(one, sources, settings_for(connect_to), PlainRunner(), Silent())
    assert tables(places.published) == tables(plain.published)
    ended = run_query(places.published, "SELECT status FROM runs ORDER BY started_at").rows
    assert ended == (("failed",), ("done",))


@pytest.mark.slow
def test_a_visit_that_fails_stops_no_other(prefect: str) -> None:
    from prefect import flow

    from flows.prefect_runner import PrefectRunner

    first, *_ = sources = sources_named(demo_names())

    @flow(persist_result=False)
    def night() -> list[str]:
        def visit_one(source: object) -> str:
            if source == first:
                raise RuntimeError("the disk is full")
            return "came"

        return PrefectRunner().visits(visit_one, sources, lambda source, error: f"{source.name}: {error}")

    assert night() == [f"{first.name}: the disk is full", "came", "came"]
    named = {"name": {"any_": [f"visit {first.name}"]}, "state": {"name": {"any_": ["Failed"]}}}
    assert len(asked(prefect, "flow_runs", flow_runs=named)) == 1


@pytest.mark.slow
def test_a_host_is_visited_by_one_run_at_a_time(prefect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.concurrency.sync import concurrency

    from flows import host_limits

    first, second, _ = sources_named(demo_names())
    shared = replace(second, hosts=(*second.hosts, *first.hosts))
    for _ in range(2):
        assert host_limits.create_limits([first, shared]) == len({*first.hosts, *shared.hosts})
    limits = asked(prefect, "v2/concurrency_limits")
    assert {one["name"]: one["limit"] for one in limits} == dict.fromkeys(host_limits.limit_names(shared), 1)
    with monkeypatch.context() as hasty, concurrency(host_limits.limit_names(first)):
        hasty.setattr(host_limits, "PATIENCE", 0.2)
        with pytest.raises(TimeoutError), host_limits.holding(shared):
            pytest.fail("the host was taken")
    with host_limits.holding(shared):
        assert {one["active_slots"] for one in asked(prefect, "v2/concurrency_limits")} == {1}


@pytest.mark.parametrize(
    ("target", "block"),
    [
        ("https://hooks.slack.com/services/T1/B2/abc", "SlackWebhook"),
        ("https://example.webhook.office.com/x", "CustomWebhookNotificationBlock"),
        ("https://example.org/hook", "CustomWebhookNotificationBlock"),
        ("mailtos://nguoi:matkhau@example.org?to=truc@example.org", "SlackWebhook"),
        ("nowhere", None),
        ("khongco://example.org", None),
    ],
)
def test_an_address_says_what_kind_of_target_it_is(target: str, block: str | None) -> None:
    from flows import notify
    from flows.cli.errors import CommandError

    if block is None:
        with pytest.raises(CommandError, match="mailtos://"):
            notify.notify([target])
    else:
        assert type(notify._block(target)).__name__ == block


@pytest.mark.slow
def test_alerts_reach_the_target_that_schedule_was_given(
    prefect: str,
    heard: tuple[str, list[dict[str, str]]],
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from flows.alerts import raise_alerts

    target, sent = heard
    monkeypatch.setenv("PREFECT_API_URL", prefect)
    command = ["schedule", "--no-serve", "--warehouse", str(places.published)]
    for targets in (["https://example.org/cu"], [target], [target]):
        assert run([*command, *(part for one in targets for part in ("--notify", one))]) == 0
    told = capsys.readouterr().out
    assert "CustomWebhookNotificationBlock danchieu-notify-" in told
    assert "khoa-bi-mat" not in told
    kept = [str(one["name"]) for one in asked(prefect, "automations", sort="NAME_ASC", limit=50)]
    assert len(kept) == 2, "the targets given replace those before, and again change nothing"
    with Warehouse(places.working) as warehouse:
        keys = [
            add_night(warehouse, number, [visit("bao", number, 3)], [BROKEN] if number else [])
            for number in range(3)
        ]
    for key in keys:
        raise_alerts(places.working, places.published, key)
    until = time.monotonic() + 60
    while not sent and time.monotonic() < until:
        time.sleep(0.1)
    assert [one["subject"] for one in sent] == ["danchieu: 1 thing to look at, nightly of 03/10 01:00"]
    assert sent[0]["text"].splitlines() == [
        "- assertion bao: bản tin mới nhất đã 9 ngày",
        f"See: danchieu runs show {keys[1]}",
    ]
