"""Shared fixtures: the kit is built once, and documents beside the checkout are found through one variable."""

from __future__ import annotations

import os
from collections import Counter
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from extractors.kit import Kit
from flows.places import Places
from tests.demo_world import demo_warehouse
from tests.readers import reader_here

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def kit() -> Kit:
    return Kit.load()


@pytest.fixture
def reads_here(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs read their documents in this process: sooner, and with what a test has replaced."""
    monkeypatch.setattr("flows.run.Reader", reader_here(kit))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published warehouse of one night over the demo site, for tests that only read it.

    The processes of one test run share it: whoever asks first makes it, and the others wait.
    """
    ours = tmp_path_factory.getbasetemp()
    folder = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "demo"
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        published = Places.of(folder / "demo.duckdb").published
        if not published.exists():
            assert demo_warehouse(folder) == published
    return published


def shared_folder() -> Path:
    """The folder that DANCHIEU_SHARED names; by default `shared` beside the checkout."""
    return Path(os.environ.get("DANCHIEU_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}; name one with DANCHIEU_SHARED")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules with slow tests come first, then those with many, so that at the end no worker waits for another."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    many = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in slow, -many[item.path], item.path))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under --no-skips every test must run: a skip is a failure with its reason in the summary above."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
