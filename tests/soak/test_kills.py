"""Fifty kills instead of the twenty that `make test` does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import test_kill, test_kill_crawl
from tests.test_kill import driver

__all__ = ["driver"]

KILLS = int(os.environ.get("DANCHIEU_SOAK_KILLS", "50"))


def test_many_kills(driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_kill, "KILLS", KILLS)
    test_kill.test_twenty_kills_leave_whole_files_and_the_end_is_as_if_undisturbed(driver, tmp_path)


def test_many_kills_of_a_crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_kill_crawl, "KILLS", KILLS)
    monkeypatch.setattr(test_kill_crawl, "TRIES", 4 * KILLS)
    monkeypatch.setattr(test_kill_crawl, "ARTICLES", 5 * KILLS)
    test_kill_crawl.test_twenty_kills_of_a_crawl_lose_nothing_and_ask_for_nothing_twice(tmp_path)
