"""`danchieu sources`: the list, a check that writes the day, a draft made by looking; all on loopback."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from corpora.source_files import load_sources, read_source
from extractors.kit import Kit
from flows.cli.main import run
from flows.cli.sources import _today

spec = importlib.util.spec_from_file_location("web", Path(__file__).with_name("web.py"))
web_module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(web_module)
Answer, serve = web_module.Answer, web_module.serve

TEXT = "Khối thi đua số 3 tổ chức hội nghị ký kết giao ước thi đua năm 2024 với sự tham dự của các đơn vị. "
PAPERS = {
    "ky-ket-giao-uoc-thi-dua-1001.html": "Khối thi đua số 3 ký kết giao ước thi đua",
    "tong-ket-phong-trao-thi-dua-1002.html": "Tổng kết phong trào thi đua yêu nước năm qua",
    "phat-dong-dot-thi-dua-moi-1003.html": "Phát động đợt thi đua mới chào mừng đại hội",
    "bieu-duong-dien-hinh-tien-tien-1004.html": "Biểu dương các điển hình tiên tiến toàn quốc",
}
DEFINITION = """\
# Kept as it is: {{remarks}} and order.
name: bao
publisher: Báo Thử
jurisdiction: {{place: Hà Nội, level: province}}
language: vi
home: {home}
verified: null  # nobody has looked
politeness: {{interval: 0}}
assertions: {{fields: [title, published, text], oldest_newest_days: {days}}}
"""


def article(title: str) -> bytes:
    return (
        f"<html><head><meta charset='utf-8'><title>{title} | Báo Thử</title></head><body><main><h1>{title}</h1>"
        f"<div class='ngay'>05/06/2024 10:12</div><p>{TEXT * 3}</p><p>{TEXT * 3}</p></main></body></html>"
    ).encode()


@pytest.fixture(autouse=True)
def one_kit(kit, monkeypatch):
    """Each command builds the kit anew; here they share one."""
    monkeypatch.setattr(Kit, "load", lambda: kit)


@pytest.fixture
def site(monkeypatch):
    """A paper with a list on its first page and a sitemap in robots.txt; gives its home address."""
    monkeypatch.setenv("DANCHIEU_CONTACT", "an@vien.vn")
    with serve() as web:
        web.home = f"http://127.0.0.1:{web.address[1]}/"
        rows = "".join(f"<li><a href='/tin/{name}'>{title}</a> 05/06/2024" for name, title in PAPERS.items())
        menu = "<ul class='menu'><li><a href='/thi-dua'>Thi đua</a></ul>"
        title = "<meta charset='utf-8'><title>Báo Thử: tiếng nói của Hà Nội</title>"
        web.pages["/"] = f"<html><head>{title}</head><body>{menu}<ul>{rows}</ul></body></html>".encode()
        web.pages["/thi-dua"] = f"<html><body>{menu}<ul>{rows}</ul></body></html>".encode()
        web.pages["/robots.txt"] = f"User-agent: *\nDisallow: /in\nSitemap: {web.home}sitemap.xml".encode()
        urls = "".join(f"<url><loc>{web.home}tin/{name}</loc></url>" for name in PAPERS)
        web.pages["/sitemap.xml"] = f"<urlset>{urls}</urlset>".encode()
        web.pages.update({f"/tin/{name}": article(title) for name, title in PAPERS.items()})
        yield web


@pytest.fixture
def folder(tmp_path, site):
    (tmp_path / "bao.yaml").write_text(DEFINITION.format(home=site.home, days=100_000), "utf-8")
    return tmp_path


def check(folder: Path, *more: str) -> int:
    return run(["sources", "check", "bao", "--folder", str(folder), "--allow-private", *more])


def test_a_check_shows_what_it_found_and_writes_the_day(site, folder, capsys):
    before = (folder / "bao.yaml").read_text("utf-8")
    assert check(folder) == 0
    told = capsys.readouterr().out
    assert f"autodiscover\t{site.home}\t4\t" in told
    assert f"sitemap\t{site.home}sitemap.xml\t4\t4" in told
    assert "Khối thi đua số 3 ký kết giao ước thi đua\tarticle\t2024-06-05\t" in told
    assert f"verified: {_today()}" in told
    after = (folder / "bao.yaml").read_text("utf-8")
    assert after == before.replace("verified: null", f"verified: {_today()}")
    assert len(site.asked) <= 10
    assert all("an@vien.vn" in headers["User-Agent"] for _, headers in site.log)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda site: site.pages.update({"/robots.txt": b"User-agent: *\nDisallow: /"}),
            "no entry point names",
        ),
        (lambda site: site.pages.update({"/robots.txt": Answer(b"", 503)}), "robots.txt does not come"),
        (
            lambda site: site.pages.update(
                dict.fromkeys(("/", "/thi-dua", "/sitemap.xml"), b"<html><body><p>Het</p></body></html>")
            ),
            "no entry point names a document",
        ),
        (
            lambda site: site.pages.update(
                {
                    "/robots.txt": b"",
                    "/": Answer(b"", 301, {"Location": f"http://localhost:{site.address[1]}/khac"}),
                    "/khac": b"<html><body><p>Trang khac</p></body></html>",
                }
            ),
            "no entry point names",
        ),
        (lambda site: [site.pages.pop(f"/tin/{name}") for name in PAPERS], "no document could be read"),
        (
            lambda site: site.pages.update(
                {f"/tin/{name}": b"<html><body><p>" + b"chu " * 99 + b"</p></body></html>" for name in PAPERS}
            ),
            "lacks published",
        ),
    ],
)
def test_what_is_amiss_is_one_line_and_nothing_is_written(site, folder, spoil, says, capsys):
    before = (folder / "bao.yaml").read_text("utf-8")
    spoil(site)
    assert check(folder) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert says in err
    assert (folder / "bao.yaml").read_text("utf-8") == before


def test_several_sources_are_checked_and_one_does_not_stop_another(site, folder, capsys):
    silent = DEFINITION.format(home=f"{site.home}khong-co", days=100_000).replace("name: bao", "name: a-cu")
    (folder / "a-cu.yaml").write_text(silent + f"entry_points: [feed: '{site.home}khong-co.xml']\n", "utf-8")
    assert run(["sources", "check", "a-cu", "bao", "--folder", str(folder), "--allow-private"]) == 1
    assert capsys.readouterr().err.startswith("danchieu: a-cu is not verified: ")
    assert [source.verified for source in load_sources(folder)] == [None, _today()]


def test_a_stale_site_is_not_verified(site, folder, capsys):
    (folder / "bao.yaml").write_text(DEFINITION.format(home=site.home, days=30), "utf-8")
    assert check(folder) == 1
    assert "the newest item is of 2024-06-05" in capsys.readouterr().err


def test_private_addresses_and_missing_contacts_are_refused(site, folder, monkeypatch, capsys):
    assert run(["sources", "check", "bao", "--folder", str(folder)]) == 1
    assert "127.0.0.1" in capsys.readouterr().err
    monkeypatch.delenv("DANCHIEU_CONTACT")
    assert run(["sources", "check", "bao", "--folder", str(folder)]) == 1
    assert "DANCHIEU_CONTACT" in capsys.readouterr().err
    assert site.asked == []


def test_the_demo_is_checked_without_contact_and_without_a_trace(monkeypatch, capsys):
    monkeypatch.delenv("DANCHIEU_CONTACT", raising=False)
    source = next(source for source in load_sources() if source.name == "demo-cong-thanh-pho")
    assert run(["sources", "check", source.name]) == 0
    assert "issuer, number" in capsys.readouterr().out
    assert read_source(Path("corpora/sources") / f"{source.name}.yaml").verified is None


def test_a_draft_says_what_was_seen_and_can_be_checked(site, tmp_path, capsys):
    looking = ["sources", "new", site.home, "--allow-private", "--interval", "0", "--folder", str(tmp_path)]
    assert run(looking) == 0
    draft = capsys.readouterr().out
    assert "publisher: 'Báo Thử: tiếng nói của Hà Nội'" in draft
    assert "jurisdiction: {place: Hà Nội, level: province}" in draft
    assert f"# {site.home}sitemap.xml: sitemap: 4 of 4 links are documents" in draft
    assert run([*looking, "--write", "--name", "bao"]) == 0
    assert read_source(tmp_path / "bao.yaml").verified is None
    assert run([*looking, "--write", "--name", "bao"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert run([*looking, "--write", "--name", "Báo Thử"]) == 1
    assert "key 'name' is 'Báo Thử'; write small letters" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bao.yaml"]
    assert run(["sources", "new", "bao.vn"]) == 1
    assert "write it with https://" in capsys.readouterr().err


def test_the_list_names_all(capsys):
    assert run(["sources", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(load_sources()) + 1
    assert any(line.startswith("nguoi-ha-noi\tTạp chí Người Hà Nội\tHà Nội\tprovince\t") for line in lines)
    assert any(line.startswith("demo-bao\t") and line.endswith("made up") for line in lines)


def test_an_unknown_name_is_told_with_its_neighbours(capsys):
    assert run(["sources", "check", "ha-noi-moii"]) == 1
    assert "did you mean ha-noi-moi" in capsys.readouterr().err
