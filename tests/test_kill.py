"""Runs killed at random moments: files stay whole, and the next run makes good."""

import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from flows.places import Places
from tests import kill_world
from tests.kill_world import content
from warehouse.store import Warehouse

KILLS = 20
TRIES_PER_KILL = 3


@pytest.fixture
def driver():
    with kill_world.driver() as running:
        yield running


def write_plan(folder, number):
    (folder / f"{number:02}.txt").write_text(
        f"Kế hoạch tuyên truyền đợt {number}\n\n"
        f"Ngày {number % 28 + 1}/3/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {number + 100}/KH-UBND "
        f"thực hiện Chương trình số 9-CTr/TU ngày 16/8/2022 của Thành ủy "
        f"và Kế hoạch số {number + 99}/KH-UBND của Ủy ban nhân dân thành phố "
        "về công tác thi đua, khen thưởng năm 2024.\n",
        encoding="utf-8",
    )


def published_names(path):
    """The documents of a published file, which must be the end of a finished run."""
    with duckdb.connect(str(path), read_only=True) as connection:
        last = connection.execute("SELECT status FROM runs ORDER BY started_at DESC LIMIT 1").fetchone()
        assert last == ("done",)
        unresolved = connection.execute(
            "SELECT count(*) FROM fact_citations ANTI JOIN instrument_mentions USING (version_id, ordinal)"
        ).fetchone()
        assert unresolved == (0,)
        return sorted(
            Path(source).name for (source,) in connection.execute("SELECT source FROM documents").fetchall()
        )


@pytest.mark.slow
def test_twenty_kills_leave_whole_files_and_the_end_is_as_if_undisturbed(driver, tmp_path):
    moments = random.Random(20240103)
    folder = tmp_path / "papers"
    folder.mkdir()
    write_plan(folder, 0)
    places = Places.of(tmp_path / "disturbed" / "d.duckdb")
    start = time.monotonic()
    driver.begin("ingest", folder, places.published)
    assert driver.ended() == 0
    whole = time.monotonic() - start
    states = [["00.txt"]]
    killed = number = 0
    while killed < KILLS and number < KILLS * TRIES_PER_KILL:
        number += 1
        write_plan(folder, number)
        states.append(sorted(path.name for path in folder.iterdir()))
        child = driver.begin("ingest", folder, places.published)
        delay = moments.uniform(0, whole)
        time.sleep(delay)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        if driver.ended() == -signal.SIGKILL:
            killed += 1
        else:
            # It ended sooner than the first run did: aim at what a run takes now.
            whole = delay
        assert published_names(places.published) in states
        with Warehouse(places.working) as warehouse:
            lost = warehouse.connection.execute(
                """
                SELECT count(*) FROM documents
                ANTI JOIN (FROM document_versions WHERE is_current) USING (document_id)
                """
            ).fetchone()
            assert lost == (0,)
    assert killed == KILLS
    driver.begin("ingest", folder, places.published)
    assert driver.ended() == 0
    calm = Places.of(tmp_path / "calm" / "d.duckdb")
    driver.begin("ingest", folder, calm.published)
    assert driver.ended() == 0
    disturbed, undisturbed = content(places.published), content(calm.published)
    assert disturbed.keys() == undisturbed.keys()
    for table, rows in undisturbed.items():
        assert disturbed[table] == rows, table
    assert len(undisturbed["documents"]) == number + 1
    assert len(undisturbed["fact_citations"]) >= KILLS
    left = [path.name for path in places.published.parent.iterdir()]
    assert sorted(left) == ["d.data", "d.duckdb"], "leftovers of killed runs are swept"
