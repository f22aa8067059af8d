"""Archives of the first layout: an index of JSON lines, and the bytes in files named by their hash."""

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.archive import Archive, migrate
from pipeline.archive.files import warc_files

URL = "http://bao.test/a.html"
ROWS = (
    {"url": URL, "status": 200, "media_type": "text/html", "etag": '"1"', "data": b"one"},
    {"url": URL, "status": 304, "etag": '"1"', "data": b"one"},
    {"url": URL, "status": 200, "data": b"two"},
    {"url": "http://bao.test/feed.xml", "status": 200, "role": "entry", "data": b"<rss/>"},
    {"url": "http://bao.test/kh.pdf", "status": 200, "parent": URL, "data": b"one"},
    {"url": "/giấy/a.txt", "data": b"paper"},
)


@pytest.fixture
def old(tmp_path):
    """A folder as the first layout left it, with a torn last line."""
    lines = []
    for day, row in enumerate(ROWS, start=1):
        data = row["data"]
        sha256 = hashlib.sha256(data).hexdigest()
        path = tmp_path / sha256[:2] / sha256[2:]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        told = {key: value for key, value in row.items() if key != "data"}
        lines.append(
            {"sha256": sha256, "size": len(data), "fetched_at": f"2026-01-0{day}T00:00:00+00:00", **told}
        )
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "index.jsonl").write_text(text + '{"sha256": "ab')
    return tmp_path


def told(folder):
    with Archive(folder) as archive:
        assert archive.warnings == ()
        records = list(archive.records())
        return [
            (r.url, r.status, r.role, r.parent, r.fetched_at[:10], archive.read(r.sha256)) for r in records
        ]


WANTED = [
    (
        row["url"],
        row.get("status"),
        row.get("role", "document"),
        row.get("parent"),
        f"2026-01-0{day}",
        row["data"],
    )
    for day, row in enumerate(ROWS, start=1)
]


def test_an_archive_of_the_first_layout_is_carried_over_on_opening(old):
    assert told(old) == WANTED
    assert (old / "first-layout" / "index.jsonl").is_file()
    assert not (old / "index.jsonl").exists()
    with Archive(old) as archive:
        latest = archive.latest(URL)
        assert (archive.read(latest.sha256), latest.status) == (b"two", 200)
        first = next(archive.records())
        assert (first.media_type, first.etag) == ("text/html", '"1"')
    assert told(old) == WANTED, "and not a second time"


def test_bytes_that_were_lost_are_left_out(old):
    sha256 = hashlib.sha256(b"two").hexdigest()
    (old / sha256[:2] / sha256[2:]).write_bytes(b"damaged")
    assert told(old) == [row for row in WANTED if row[-1] != b"two"]


class KilledError(BaseException):
    """Stands for the death of the process."""


@pytest.mark.parametrize("moment", range(12))
def test_a_migration_that_is_killed_goes_on_where_it_was(old, monkeypatch, moment):
    steps = 0

    def counted(real):
        def step(*arguments, **more):
            nonlocal steps
            steps += 1
            if steps > moment:
                raise KilledError
            return real(*arguments, **more)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counted(Path.replace))
        patch.setattr(migrate.shutil, "rmtree", counted(migrate.shutil.rmtree))
        try:
            told(old)
        except KilledError:
            killed = True
        else:
            killed = False
    assert killed == (moment < 9)
    assert told(old) == WANTED
    assert len(warc_files(old)) == 1
