"""A writer killed at random moments: what it had acknowledged is held, and files and index agree again."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.archive import Archive
from pipeline.archive.files import INDEX
from pipeline.archive.verify import verify

KILLS = 6
PAGE = "http://bao.test/{}.html"
WRITER = """
import sys
from pathlib import Path
from pipeline.archive import Archive
from pipeline.exchange import Exchange

folder, number = Path(sys.argv[1]), int(sys.argv[2])
with Archive(folder, file_bytes=60_000) as archive:
    while True:
        url = f"http://bao.test/{number}.html"
        body = f"page {number} ".encode() * (number % 500)
        when = f"2026-01-05T00:00:00.{number:06}+00:00"
        archive.keep(Exchange(url, when, 200, "OK", (("ETag", str(number)),), body, ()), url=url)
        print(number, flush=True)
        number += 1
"""


def rows(folder):
    with closing(sqlite3.connect(folder / INDEX)) as connection:
        return connection.execute("SELECT * FROM records ORDER BY id").fetchall()


@pytest.mark.slow
def test_what_a_killed_writer_had_acknowledged_is_held_and_all_agrees_again(tmp_path):
    moments = random.Random(20260105)
    acknowledged = 0
    for _ in range(KILLS):
        told = tmp_path / "told.txt"
        with told.open("w") as out:
            writer = subprocess.Popen(
                [sys.executable, "-c", WRITER, str(tmp_path), str(acknowledged + 1)],
                stdout=out,
                cwd=Path(__file__).parent.parent,
            )
            end = time.monotonic() + 30
            while not told.stat().st_size and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 0.3))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        last = int(told.read_text().rpartition("\n")[0].rpartition("\n")[2])
        assert last > acknowledged
        with Archive(tmp_path) as archive:
            held = [record.url for record in archive.records()]
            # One may have been written whose acknowledgement was on its way.
            assert len(held) in (last, last + 1)
            assert held == [PAGE.format(number) for number in range(1, len(held) + 1)]
            acknowledged = len(held)
        assert [fault for one in verify(tmp_path) for fault in one.faults] == []
    before = rows(tmp_path)
    with Archive(tmp_path, anew=True) as archive:
        assert archive.warnings == ()
    assert rows(tmp_path) == before
    assert len(list(tmp_path.glob("danchieu-*.warc.gz"))) > 1
