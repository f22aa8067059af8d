"""A takedown: what is forgotten is in no file any more, does not come back, and leaves the rest as it was."""

from __future__ import annotations

import gzip
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.document import Context
from extractors.kit import Kit
from flows import takedown, work
from flows.choose import settings_for
from flows.cli.main import run
from flows.dask_batch import Batch, Tools, _read_handed
from flows.landing import Landing
from flows.places import Places
from flows.progress import Silent
from flows.replay import run_replay
from flows.run import RunReport
from flows.runner import PlainRunner
from flows.takedown import Wanted, look, take_down
from flows.work import run_ingest, run_nightly
from pipeline.archive import Archive, ArchiveReader, TakenDownError
from pipeline.archive.files import warc_files
from pipeline.archive.verify import verify
from pipeline.forgotten import ADDRESS, BYTES, NAME, PERSON, Forgotten, ForgottenError
from pipeline.limits import Limits
from pipeline.reader import Job
from tests.crawl_world import BASE, FEED, rss, source
from tests.readers import reader_here
from tests.same_rows import rows
from tests.web import Answer, Web, serve
from warehouse.query import run_query

PAGE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Ngày 06/5/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {number}/KH-UBND thực hiện Chương "
    "trình số 9-CTr/TU ngày 16/8/2022 của Thành ủy. Đồng chí {who}, Phó Chủ tịch Ủy ban nhân dân thành phố, "
    "ký ban hành {more}.</p></article></body></html>"
)
FIRST = PAGE.format(title="Thi đua quý một", number=120, who="Trần Thị Bình", more="văn bản mật danh Hoa Ban")
CHANGED = FIRST.replace("Hoa Ban", "Hoa Ban sửa đổi")
OTHER = PAGE.format(title="Thi đua quý hai", number=121, who="Lê Văn Cường", more="kèm phụ lục")
THIRD = PAGE.format(title="Thi đua quý ba", number=122, who="LÊ VĂN\nCƯỜNG", more="và Lê Văn Cường Thịnh")
GONE, KEPT = f"{BASE}/tin/mot.html", f"{BASE}/tin/hai.html"


class World:
    """One publisher with three articles, its warehouse, and nights."""

    def __init__(self, web: Web, folder: Path) -> None:
        self.web, self.places = web, Places.of(folder / "kho.duckdb")
        self.source = source(FEED)
        web.pages["/feed.xml"] = rss("/tin/mot.html", "/tin/hai.html", "/tin/ba.html")
        web.pages["/robots.txt"] = Answer(b"", 404)
        web.pages["/tin/mot.html"] = FIRST.encode()
        web.pages["/tin/hai.html"] = OTHER.encode()
        web.pages["/tin/ba.html"] = THIRD.encode()

    def night(self) -> RunReport:
        settings = settings_for(self.web.connect("bao.test"))
        return run_nightly(self.places, [self.source], settings, PlainRunner(), Silent())

    def forget(self, **wanted: str) -> RunReport:
        found = look(self.places, Wanted(**wanted))
        return take_down(self.places, found, PlainRunner(), Silent(), by="An", reason="yêu cầu gỡ")

    def sources(self) -> list[str]:
        return [
            str(row[0])
            for row in run_query(self.places.published, "SELECT source FROM documents ORDER BY 1").rows
        ]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads_here: None) -> Iterator[World]:  # noqa: ARG001
    monkeypatch.setenv("DANCHIEU_SEARCH", "plain")
    with serve() as web:
        made = World(web, tmp_path / "kho")
        monkeypatch.setattr(work, "load_sources", lambda: (made.source,))
        yield made


def told(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, unpacked; of databases every cell as well."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            if path.name.endswith(".gz"):
                data += gzip.decompress(data)
            if path.suffix == ".duckdb":
                data += cells(path).encode()
            if path.suffix == ".sqlite":
                with sqlite3.connect(path) as connection:
                    data += "\n".join(connection.iterdump()).encode()
            found[path] = data
    return found


def cells(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
        return "\n".join(repr(connection.execute(f"FROM {table}").fetchall()) for (table,) in tables)


def holding(folder: Path, *words: str) -> set[tuple[str, str]]:
    """Names of the files that hold a word, letters with their marks in one sign or apart."""
    forms = {word: [unicodedata.normalize(form, word).encode() for form in ("NFC", "NFD")] for word in words}
    return {
        (path.name, word)
        for path, data in told(folder).items()
        for word in words
        if any(form in data for form in forms[word])
    }


def test_a_source_is_in_no_file_any_more_and_does_not_come_back(world: World) -> None:
    world.night()
    world.web.pages["/tin/mot.html"] = CHANGED.encode()
    run_ingest(
        world.places,
        [GONE],
        settings_for(world.web.connect("bao.test"), private=True),
        PlainRunner(),
        Silent(),
    )
    folder = world.places.published.parent
    words = ("Hoa Ban", "Trần Thị Bình", "120/KH-UBND", "Thi đua quý một", "tin/mot.html")
    assert {word for _, word in holding(folder, *words)} == set(words)
    assert run_query(world.places.working, "SELECT count(*) FROM versions").rows[0][0] == 4
    world.forget(source=GONE)
    left = holding(folder, *words)
    # The feed, which is a page of its own, names the address still.
    assert {word for _, word in left} == {"tin/mot.html"}, left
    assert {name for name, _ in left} == {warc_files(world.places.archive)[0].name}
    assert not [fault for one in verify(world.places.archive) for fault in one.faults]
    world.web.log.clear()
    report = world.night()
    assert "/tin/mot.html" not in world.web.asked
    assert "/feed.xml" in world.web.asked
    assert (report.load.new, report.load.changed) == (0, 0)
    assert world.sources() == [f"{BASE}/tin/ba.html", KEPT]
    lived = rows(world.places.published)
    run_replay(world.places, PlainRunner(), Silent())
    again = rows(world.places.published)
    for table, wanted in lived.items():
        assert again[table] == wanted, table
    assert {word for _, word in holding(folder, *words)} == {"tin/mot.html"}
    [row] = [one for one in Forgotten.beside(world.places.archive).takedowns if one.kind == ADDRESS]
    assert (row.by, row.reason) == ("An", "yêu cầu gỡ")
    assert "bao.test" not in (world.places.folder / NAME).read_text(encoding="utf-8")


def test_a_person_is_named_in_no_row_any_more_and_the_rest_stays(world: World) -> None:
    world.night()
    folder = world.places.published.parent
    before = rows(world.places.published)
    assert holding(folder, "Lê Văn Cường")
    world.forget(person="Lê Văn Cường")
    assert not holding(folder, "lê văn cường")
    left = {name for name, _ in holding(folder, "Lê Văn Cường")}
    assert left == {warc_files(world.places.archive)[0].name}, "only the archived pages hold it"
    after = rows(world.places.published)
    assert len(after["document_versions"]) == 3
    assert after["instruments"] == before["instruments"]
    texts = [
        str(text) for (text,) in run_query(world.places.published, "SELECT text FROM current_documents").rows
    ]
    assert sum("Đồng chí ██ ███ █████, Phó Chủ tịch" in text for text in texts) == 2
    people = [str(name) for (name,) in run_query(world.places.published, "SELECT name FROM persons").rows]
    assert people == ["Trần Thị Bình"]
    run_replay(world.places, PlainRunner(), Silent())
    again = rows(world.places.published)
    for table, wanted in after.items():
        assert again[table] == wanted, table


def test_a_takedown_that_was_killed_is_completed_by_another(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    world.night()
    for step in ("take_out", "remove", "run_takedown", "compact"):
        with monkeypatch.context() as patched:
            patched.setattr(takedown, step, killed)
            with pytest.raises(KeyboardInterrupt):
                world.forget(source=GONE)
    assert world.night().load.new == 0
    world.forget(source=GONE)
    assert world.sources() == [f"{BASE}/tin/ba.html", KEPT]
    assert {word for _, word in holding(world.places.published.parent, "Hoa Ban", "120/KH")} == set()
    assert look(world.places, Wanted(source=GONE)).listed


def test_a_dry_run_lists_what_would_go_and_changes_nothing(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.night()
    folder = world.places.published.parent
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    asked = ["forget", "--dry-run", "--warehouse", str(world.places.published)]
    assert run([*asked, "--source", GONE]) == 0
    said = capsys.readouterr().out
    assert f"Archive: 1 record\n  {GONE}\nWarehouse: 1 document removed\n  {GONE}\nFrontier: 1 page\n" in said
    assert run([*asked, "--person", "Trần Thị Bình"]) == 0
    assert GONE in capsys.readouterr().out
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    assert {name for name in changed if "sqlite" not in name} == set()


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--source", "http://bao.test/khac.html"], 1, "neither archive nor warehouse knows it"),
        (["--sha256", "0" * 64], 1, "neither archive nor warehouse knows it"),
        (["--person", "Nguyễn Không Ai"], 1, "neither archive nor warehouse knows it"),
        (["--person", "An"], 1, "give the whole name"),
        (["--source", "http://bao.test/a.zip!/b.pdf"], 1, "forget the whole of http://bao.test/a.zip"),
        (["--sha256", "xyz"], 2, "64 hexadecimal digits"),
        ([], 2, "say one of --source, --sha256 and --person"),
        (["--sha256", "0" * 64, "--source", "x"], 2, "say one of"),
    ],
)
def test_what_cannot_be_forgotten_is_refused(
    papers: Places, options: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--reason", "r", "--by", "b", "--warehouse", str(papers.published)]
    assert run(["forget", *options, *given]) == status
    assert said in capsys.readouterr().err
    assert not (papers.folder / NAME).exists()


def test_reason_and_author_are_wanted(papers: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forget", "--sha256", "0" * 64, "--warehouse", str(papers.published)]) == 2
    assert "--reason" in capsys.readouterr().err


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """An archive with one file given by hand, and no warehouse yet but an empty one."""
    places = Places.of(tmp_path_factory.mktemp("papers") / "kho.duckdb")
    with Archive(places.archive) as archive:
        archive.store(b"mot", url="/giay/mot.txt", fetched_at="2026-01-05T00:00:00+00:00")
    from warehouse.store import Warehouse

    with Warehouse(places.working) as warehouse:
        warehouse.publish(places.published)
    return places


def test_bytes_are_refused_wherever_they_come_from(tmp_path: Path) -> None:
    at = "2026-01-05T00:00:00+00:00"
    with Archive(tmp_path / "archive") as archive:
        record = archive.store(b"mot", url="/giay/mot.txt", fetched_at=at)
    held = Forgotten().and_also([(BYTES, record.sha256)], "2026-01-06", "An", "yêu cầu")
    held.write(tmp_path / "archive")
    with ArchiveReader(tmp_path / "archive") as reader:
        assert list(reader.documents()) == list(reader.changes()) == list(reader.records()) == []
    with Archive(tmp_path / "archive") as archive, pytest.raises(TakenDownError):
        archive.store(b"mot", url="/giay/hai.txt", fetched_at=at)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Đồng chí Lê Văn Cường, Chủ tịch", "Đồng chí ██ ███ █████, Chủ tịch"),
        ("LÊ VĂN CƯỜNG", "██ ███ █████"),
        ("Lê Văn\n  Cường", "██ ███\n  █████"),
        (unicodedata.normalize("NFD", "Lê Văn Cường")[:2], unicodedata.normalize("NFD", "Lê Văn Cường")[:2]),
        ("Lê Văn Cương", "Lê Văn Cương"),
        ("lê văn cường", "lê văn cường"),
        ("Văn Cường", "Văn Cường"),
        ("Lê Văn Cường Lê Văn Cường", "██ ███ █████ ██ ███ █████"),
        ("", ""),
    ],
)
def test_names_are_covered_where_they_stand_and_places_stay(text: str, covered: str) -> None:
    held = Forgotten().and_also([(PERSON, "Lê  Văn Cường")], "2026-01-06", "An", "yêu cầu")
    assert held.covered(text) == covered
    assert len(covered) == len(text)
    assert "cường" not in "".join(map(repr, held.takedowns)).lower()


def test_a_worker_that_does_not_see_the_archive_covers_names_too(tmp_path: Path, kit: Kit) -> None:
    text = "Đồng chí Lê Văn Cường, Chủ tịch Ủy ban nhân dân thành phố Hải Giang, ký Kế hoạch số 5/KH-UBND."
    with Archive(tmp_path / "archive") as archive:
        archive.store(text.encode(), url="/giay/mot.txt", fetched_at="2026-01-05T00:00:00+00:00")
        [record] = archive.records()
        job = Job(record, Context("/giay/mot.txt"))
    held = Forgotten().and_also([(PERSON, "Lê Văn Cường")], "2026-01-06", "An", "yêu cầu")
    landing = Landing(str(tmp_path / "landing"))
    batch = Batch("b", (job,), tmp_path, Limits(), landing, Tools.here(), ((record, text.encode()),), held)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "flows.dask_batch.Reader", lambda folder, limits, **_: reader_here(kit)(folder, limits)
        )
        [read] = _read_handed(batch).documents
    assert "██ ███ █████" in read.document.text
    assert not read.facts.people


def test_a_list_that_is_damaged_is_no_empty_list(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("kind\thash\n", encoding="utf-8")
    with pytest.raises(ForgottenError, match="put it back from a copy"):
        Forgotten.beside(tmp_path / "archive")
