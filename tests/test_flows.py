import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import replace
from datetime import date

import pytest

from corpora.source_definitions import SourceError
from corpora.source_files import load_sources
from flows.choose import demo_names, settings_for, sources_named
from flows.contact import ContactError
from flows.demo_server import serve_demo
from flows.places import Places
from flows.progress import Silent
from flows.report import headline, markdown, next_steps, text
from flows.run import Run, RunError
from flows.runner import PlainRunner
from flows.work import run_ingest, run_nightly, run_reextract
from pipeline.archive import Archive
from warehouse.findings.acceptances import Acceptance, accept, acceptances_of
from warehouse.publish import row_counts_of
from warehouse.query import run_query
from warehouse.store import WarehouseError

pytestmark = pytest.mark.usefixtures("reads_here")

SITE = {
    "bao.test/robots.txt": "User-agent: *\nDisallow: /in/\n",
    "bao.test/index.html": (
        '<a href="/2024/05/a.html">A</a> <a href="/2024/05/b.html">B</a> <a href="/tep/c.txt">C</a>'
    ),
    "bao.test/2024/05/a.html": (
        "<html><head><title>Hải Giang phát động thi đua</title></head><body><article>"
        "<h1>Hải Giang phát động thi đua</h1><p>Ngày 06/5/2024, Ủy ban nhân dân thành phố ban hành "
        "Kế hoạch số 120/KH-UBND thực hiện Chương trình số 9-CTr/TU ngày 16/8/2022 của Thành ủy Hải Giang "
        "và Nghị quyết số 06-NQ/TW ngày 24/01/2022 của Bộ Chính trị "
        "về phát triển đô thị, giao các sở, ngành, địa phương tổ chức thực hiện nghiêm túc, "
        "báo cáo kết quả trước ngày 15/12/2024.</p></article></body></html>"
    ),
    "bao.test/2024/05/b.html": "",
}
DEFINITION = """\
name: bao
publisher: Báo Thử
jurisdiction: {place: Hải Giang, level: province}
language: vi
home: http://bao.test/
demo: true
entry_points:
  - listing: http://bao.test/index.html
article: ['/\\d{4}/\\d{2}/[^/]+\\.html$']
attachment: ['/tep/']
politeness: {interval: 0}
revisit: {least: 0, most: 0}
"""


@pytest.fixture
def site(tmp_path):
    for name, content in SITE.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def places(tmp_path):
    return Places.of(tmp_path / "out" / "d.duckdb")


@pytest.fixture
def night(site, places, tmp_path, monkeypatch):
    definitions = tmp_path / "sources"
    definitions.mkdir()
    (definitions / "bao.yaml").write_text(DEFINITION)
    sources = load_sources(definitions)
    # Reading the archive again knows the same sources as the night did.
    monkeypatch.setattr("flows.work.load_sources", lambda: sources)

    def run():
        with serve_demo(site) as connect_to:
            return run_nightly(places, sources, settings_for(connect_to), PlainRunner(), Silent())

    return run


def tables(path):
    return {n: c for n, c in row_counts_of(path).items() if n != "runs" and not n.startswith("run_")}


def documents(places):
    return [
        row[0] for row in run_query(places.published, "SELECT source FROM documents ORDER BY source").rows
    ]


def test_a_night_brings_in_what_is_there_and_the_next_finds_nothing_new(night, places):
    first = night()
    assert (first.load.new, sorted(f.kind for f in first.failures)) == (1, ["empty", "gone"])
    assert documents(places) == ["http://bao.test/2024/05/a.html"]
    before = tables(places.published)
    assert before["fact_citations"] == 3
    second = night()
    assert not second.anything_new
    assert headline(second).startswith("Nothing new: 1 document met")
    assert tables(places.published) == before
    runs = run_query(places.published, "SELECT status, count(*) FROM runs GROUP BY ALL").rows
    assert runs == (("done", 2),)


def test_a_changed_page_is_a_new_version(night, site, places):
    night()
    page = site / "bao.test/2024/05/a.html"
    page.write_text(page.read_text().replace("15/12/2024", "20/12/2024"))
    report = night()
    assert (report.load.new, report.load.changed) == (0, 1)
    assert tables(places.published)["document_versions"] == 2
    assert "http://bao.test/2024/05/a.html" in text(report, places)


def test_what_was_archived_but_not_loaded_is_made_good(night, places, monkeypatch):
    def cut_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "_read_and_load", cut_off)
    with pytest.raises(KeyboardInterrupt):
        night()
    assert list(Archive(places.archive).changes())
    assert not places.published.exists()
    monkeypatch.undo()
    assert night().load.new == 1


def test_a_run_that_fails_publishes_nothing_and_says_so(night, places, monkeypatch):
    night()
    before = places.published.read_bytes()

    def broken(*_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Run, "_read_and_load", broken)
    with pytest.raises(RuntimeError):
        night()
    assert places.published.read_bytes() == before
    monkeypatch.undo()
    night()
    told = run_query(places.published, "SELECT message FROM runs WHERE status = 'failed'").rows
    assert told == (("RuntimeError: the disk is full",),)


def test_where_every_document_trips_the_code_nothing_is_published(tmp_path, places, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Kế hoạch số 12/KH-UBND ngày 05/01/2024.")
    targets = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    monkeypatch.setattr("pipeline.process.extract", lambda *_: 1 / 0)
    with pytest.raises(RunError, match="every document trips the code"):
        run_ingest(places, targets, settings_for(None), PlainRunner(), Silent())
    assert not places.published.exists()


def test_two_runs_at_once_are_refused(night, places):
    night()
    # DuckDB's lock holds between processes.
    code = "import sys, time, duckdb; c = duckdb.connect(sys.argv[1]); print(1, flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", code, str(places.working)], stdout=subprocess.PIPE)
    try:
        other.stdout.readline()
        with pytest.raises(WarehouseError, match="another process is writing"):
            night()
    finally:
        other.kill()
        other.wait()


def test_files_and_folders_are_taken_in_once(tmp_path, places):
    folder = tmp_path / "giay"
    folder.mkdir()
    (folder / "a.txt").write_text("Kế hoạch\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024, thực hiện.")
    (folder / "ghi-chu.log").write_text("not a document")

    def run():
        return run_ingest(places, [str(folder)], settings_for(None), PlainRunner(), Silent())

    assert run().load.new == 1
    before = tables(places.published)
    assert not run().anything_new
    assert tables(places.published) == before
    assert len(list(Archive(places.archive).records())) == 1
    assert documents(places) == [str(folder / "a.txt")]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path, places):
    (tmp_path / "a.txt").write_text("Kế hoạch\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024, thực hiện.")
    targets = [str(tmp_path / "mat.txt"), str(tmp_path / "a.txt"), "http://127.0.0.1:9/x.html"]
    report = run_ingest(places, targets, settings_for(None), PlainRunner(), Silent())
    assert report.load.new == 1
    assert sorted(f.kind for f in report.failures) == ["private_address", "unreadable"]


def test_the_archive_is_read_again_only_where_the_code_is_another(night, places, monkeypatch):
    night()
    before = tables(places.published)
    assert not run_reextract(places, PlainRunner(), Silent()).anything_new
    monkeypatch.setattr("warehouse.loading.unread.code_version", lambda: "0123456789ab")
    monkeypatch.setattr("pipeline.process.code_version", lambda: "0123456789ab")
    later = night()
    assert later.older == 1
    assert "reextract" in text(later, places)
    report = run_reextract(places, PlainRunner(), Silent())
    assert report.load.reextracted == 1
    assert tables(places.published) == before


def test_the_archive_alone_gives_the_same_warehouse(night, site, places, tmp_path):
    night()
    page = site / "bao.test/2024/05/a.html"
    old = page.read_text()
    page.write_text(old.replace("15/12/2024", "20/12/2024"))
    night()
    page.write_text(old)
    night()
    again = Places.of(tmp_path / "again" / "d.duckdb")
    again.archive.parent.mkdir(parents=True)
    again.archive.symlink_to(places.archive)
    run_reextract(again, PlainRunner(), Silent())
    sql = "SELECT version_id, is_current FROM document_versions ORDER BY 1"
    assert run_query(again.published, sql) == run_query(places.published, sql)
    assert tables(again.published) == tables(places.published)


def test_changed_rules_are_applied_though_no_document_is_new(night, monkeypatch):
    assert night().findings
    assert not night().findings
    monkeypatch.setattr("flows.known.files", lambda folder: (("010_new", f"SELECT 1 -- {folder}"),))
    assert night().findings


def test_each_run_takes_in_what_was_accepted_and_a_broken_file_stops_nothing(night, places):
    night()
    finding = run_query(places.published, "SELECT min(finding_id) FROM findings").rows[0][0]
    file = acceptances_of(places.published)
    accept(file, Acceptance(finding, "a", "s", "known", "Lan", date(2026, 1, 5)))
    night()
    open_ = f"SELECT count(*) FROM findings_open WHERE finding_id = '{finding}'"
    assert run_query(places.published, open_).rows == ((0,),)
    file.write_text("finding\n")
    assert [(f.source, f.kind) for f in night().failures if f.stage == "load"] == [(str(file), "acceptances")]
    assert run_query(places.published, open_).rows == ((0,),)


def test_leftovers_of_killed_runs_are_swept(night, places):
    places.published.parent.mkdir(parents=True, exist_ok=True)
    left = places.published.with_name(".d.duckdb.123.new")
    left.write_text("half a copy")
    night()
    assert not left.exists()


def test_the_report_names_what_a_person_wants_to_know(night, places):
    report = night()
    told = text(report, places)
    for part in ("1 new", "Báo Thử", "What broke", "404", "Most cited", "Try next", "danchieu query"):
        assert part in told
    assert markdown(report, places).startswith("# nightly: ")
    assert all(str(places.published) in step for step in next_steps(places))


@pytest.mark.parametrize(
    ("host", "path", "headers", "status"),
    [
        ("bao.test", "/2024/05/a.html", {}, 200),
        ("bao.test", "/", {}, 200),
        ("bao.test", "/khong-co.html", {}, 404),
        ("bao.test", "/../bao.test/../../secret", {}, 404),
        ("bao.test", "/%2e%2e/%2e%2e/secret", {}, 404),
        ("khac.test", "/index.html", {}, 404),
        ("..", "/secret", {}, 404),
    ],
)
def test_the_demo_server_answers_by_host(site, host, path, headers, status):
    (site.parent / "secret").write_text("secret")
    with serve_demo(site) as connect_to:
        address, port = connect_to["bao.test"]
        request = urllib.request.Request(f"http://{address}:{port}{path}", headers={"Host": host, **headers})
        if status != 200:
            with pytest.raises(urllib.error.HTTPError, match=str(status)):
                urllib.request.urlopen(request)
            return
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Content-Type"].startswith("text/html")
            etag = answer.headers["ETag"]
        request.add_header("If-None-Match", etag)
        with pytest.raises(urllib.error.HTTPError, match="304"):
            urllib.request.urlopen(request)


def test_sources_are_chosen_by_name():
    assert [source.name for source in sources_named(demo_names())] == demo_names()
    with pytest.raises(SourceError, match="no source is named bo-noi; did you mean bo-noi-vu"):
        sources_named(["bo-noi"])


def test_without_names_the_verified_sources_are_visited(monkeypatch):
    monkeypatch.setenv("DANCHIEU_CONTACT", "an@vien.vn")
    unverified = [replace(source, verified=None) for source in load_sources()]
    monkeypatch.setattr("flows.choose.load_sources", lambda: tuple(unverified))
    with pytest.raises(SourceError, match=r"none of its \d+ sources is verified"):
        sources_named(None)
    seen = [replace(source, verified=date(2026, 11, 21)) for source in unverified[:9]]
    monkeypatch.setattr("flows.choose.load_sources", lambda: (*seen, *unverified[9:]))
    assert sources_named(None) == tuple(source for source in seen if not source.demo)


@pytest.mark.parametrize(
    ("value", "agent"),
    [
        ("an@vien.vn", "danchieu/0.1 (+mailto:an@vien.vn)"),
        ("mailto:an@vien.vn", "danchieu/0.1 (+mailto:an@vien.vn)"),
        ("https://vien.vn/danchieu", "danchieu/0.1 (+https://vien.vn/danchieu)"),
        ("", "danchieu/0.1"),
        ("an at vien", None),
        ("https://user:word@vien.vn/", None),
        ("an@vien.vn\r\nCookie: x", None),
    ],
)
def test_the_contact_stands_in_the_user_agent(monkeypatch, value, agent):
    monkeypatch.setenv("DANCHIEU_CONTACT", value)
    if agent is None:
        with pytest.raises(ContactError, match="DANCHIEU_CONTACT"):
            settings_for(None)
    else:
        assert settings_for(None).user_agent == agent


def test_sites_of_others_are_not_visited_without_a_contact(monkeypatch):
    monkeypatch.delenv("DANCHIEU_CONTACT", raising=False)
    assert sources_named(demo_names())
    with pytest.raises(ContactError, match="set DANCHIEU_CONTACT=an"):
        sources_named(["bo-noi-vu"])
    monkeypatch.setenv("DANCHIEU_CONTACT", "an@vien.vn")
    assert [source.name for source in sources_named(["bo-noi-vu"])] == ["bo-noi-vu"]
