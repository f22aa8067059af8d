import json

import pytest

from pipeline.archive import Archive, ArchiveError
from pipeline.exchange import Exchange

URL = "http://bao.test/a.html"
WHEN = "2026-01-05T00:00:00+00:00"
LATER = "2026-01-06T00:00:00+00:00"


def exchange(url=URL, asked_at=WHEN, status=200, body=b"x", **more):
    headers = (("Content-Type", "text/html"), ("etag", '"1"'))
    return Exchange(url, asked_at, status, "", headers, body, (("User-Agent", "danchieu"),), **more)


def store(archive, data, url=URL, **more):
    return archive.store(data, url=url, fetched_at="2026-01-05T00:00:00+00:00", **more)


def test_bytes_come_back_and_lie_under_their_hash(tmp_path):
    archive = Archive(tmp_path)
    record = store(archive, "Kế hoạch".encode(), etag='"1"', media_type="text/html", status=200)
    assert archive.read(record.sha256).decode() == "Kế hoạch"
    assert archive.path(record.sha256) == tmp_path / record.sha256[:2] / record.sha256[2:]
    assert Archive(tmp_path).latest(URL) == record


def test_same_bytes_are_kept_once_and_both_responses_are_noted(tmp_path):
    archive = Archive(tmp_path)
    store(archive, b"x")
    store(archive, b"x", url="http://bao.test/b.html")
    assert len(list(archive.records())) == 2
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2  # one object, one index


def test_torn_last_line_is_skipped_reported_and_closed_off(tmp_path):
    archive = Archive(tmp_path)
    first = store(archive, b"one")
    with (tmp_path / "index.jsonl").open("ab") as file:
        file.write(b'{"sha256": "ab')
    again = Archive(tmp_path)
    assert again.latest(URL) == first
    assert again.warnings == (f"{tmp_path}/index.jsonl:2: torn line skipped; the page is fetched again",)
    second = store(again, b"two")
    assert [r.sha256 for r in Archive(tmp_path).records()] == [first.sha256, second.sha256]


def test_a_damaged_object_is_never_handed_out(tmp_path):
    archive = Archive(tmp_path)
    record = store(archive, b"one")
    archive.path(record.sha256).write_bytes(b"eno")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.read(record.sha256)


def test_missing_bytes_are_named(tmp_path):
    with pytest.raises(ArchiveError, match="fetch the page again"):
        Archive(tmp_path).read("0" * 64)


def test_changes_are_the_documents_in_order_with_each_new_content_once(tmp_path):
    archive = Archive(tmp_path)
    one, two = store(archive, b"one"), store(archive, b"two")
    store(archive, b"two")
    back = store(archive, b"one")
    store(archive, b"feed", url="http://bao.test/feed.xml", role="entry")
    assert [record.sha256 for record in archive.changes()] == [one.sha256, two.sha256, back.sha256]


def test_index_from_a_later_version_is_read(tmp_path):
    archive = Archive(tmp_path)
    record = store(archive, b"one")
    row = json.loads((tmp_path / "index.jsonl").read_text())
    (tmp_path / "index.jsonl").write_text(json.dumps({**row, "unknown": 1}) + "\n")
    assert list(Archive(tmp_path).records()) == [record]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="choose a folder"):
        Archive(tmp_path / "file" / "archive")


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, True),
        ({"status": 404}, False),
        ({"status": 301}, False),
        ({"body": b""}, False),
        ({"truncated": "length"}, False),
    ],
)
def test_every_exchange_is_filed_but_only_whole_pages_are_content(tmp_path, changes, kept):
    archive = Archive(tmp_path)
    got = exchange(**changes)
    record = archive.keep(got, url=URL, parent="http://bao.test/")
    assert list(archive.records()) == [record]
    assert (record.media_type, record.etag, record.parent) == ("text/html", '"1"', "http://bao.test/")
    assert archive.read(record.sha256) == got.body
    assert (archive.latest(URL) == record) is kept
    assert list(archive.changes()) == [record] * kept


def test_a_page_not_modified_points_at_the_bytes_known(tmp_path):
    archive = Archive(tmp_path)
    first = archive.keep(exchange(), url=URL)
    again = archive.keep(exchange(asked_at=LATER, status=304, body=b""), url=URL)
    assert (again.sha256, again.status, again.fetched_at) == (first.sha256, 304, LATER)
    assert archive.latest(URL) == first
    assert [record.status for record in archive.records()] == [200, 304]
