"""Writes `site/` from `texts/`: run `python -m corpora.demo.build` after a text has changed.

What it writes is committed, so that the demo needs neither this module nor reportlab.  The same texts give
the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from corpora.demo import HOSTS, SITE
from corpora.demo.faults import broken_files
from corpora.demo.feeds import robots, rss, sitemap
from corpora.demo.pages import listing, page
from corpora.demo.pdf_papers import pdf
from corpora.demo.sources import Source, Teaser, read_sources, read_teasers
from corpora.demo.word_papers import docx

PAGE_SIZE = 8
SECTIONS = {
    "haigiang.gov.test": (("/tin-tuc/", "Tin tức - Sự kiện"), ("/van-ban/", "Văn bản chỉ đạo, điều hành")),
    "baohaigiang.test": (("/", "Tin mới"),),
    "thanhuy-haigiang.test": (("/", "Tin tức và văn kiện"),),
}
FILE_ROOM = "/tep/"


def build() -> dict[str, bytes]:
    """Every file of the site by `<host>/<path>`."""
    sources, teasers = read_sources(), read_teasers()
    files: dict[str, bytes] = {}
    for source in sources:
        files[_place(source.get("host"), source.get("path"))] = _render(source, teasers)
    for host in HOSTS:
        own = [source for source in sources if source.get("host") == host]
        files |= _listings(host, own)
        files[_place(host, "/robots.txt")] = robots(host).encode()
        files[_place(host, "/sitemap.xml")] = sitemap(host, own).encode()
    news = [source for source in sources if source.get("host") == "baohaigiang.test"]
    files[_place("baohaigiang.test", "/feed.xml")] = rss(newest_first(news)).encode()
    return files | broken_files(sources)


def _place(host: str, path: str) -> str:
    return f"{host}{path}"


def _render(source: Source, teasers: dict[str, Teaser]) -> bytes:
    if source.kind == "pdf":
        return pdf(source)
    if source.kind == "docx":
        return docx(source)
    return page(source, teasers).encode()


def newest_first(sources: list[Source]) -> list[Source]:
    """Sources in the order of a listing: by posting day, else by the paper's own day, newest first."""
    return sorted(sources, key=lambda source: (source.get("day"), source.id), reverse=True)


def _listings(host: str, own: list[Source]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for folder, title in SECTIONS[host]:
        under = [source for source in own if source.get("path").startswith(folder)]
        if folder == "/van-ban/":
            under += [source for source in own if source.get("path").startswith(FILE_ROOM)]
        files |= _paged(host, folder, title, newest_first(under))
    if len(SECTIONS[host]) > 1:
        files |= _paged(host, "/", "Mới cập nhật", newest_first(own)[:PAGE_SIZE])
    return files


def _paged(host: str, folder: str, title: str, sources: list[Source]) -> dict[str, bytes]:
    """A section's listing, `PAGE_SIZE` links a page, each page with a link to the next."""
    chunks = [sources[at : at + PAGE_SIZE] for at in range(0, len(sources), PAGE_SIZE)]
    paths = [f"{folder}index.html"]
    paths += [
        f"/danh-sach/{folder.strip('/') or 'moi'}-{number}.html" for number in range(2, len(chunks) + 1)
    ]
    files: dict[str, bytes] = {}
    for path, following, rows in zip(paths, [*paths[1:], ""], chunks, strict=True):
        links = f'<p><a rel="next" href="{following}">Trang sau</a></p>' if following else ""
        links += _extra(host, path)
        files[_place(host, path)] = listing(host, title, rows, links).encode()
    return files


def _extra(host: str, path: str) -> str:
    """The links of a first page that lead to no document: they show how the run tells what broke."""
    if (host, path) != ("haigiang.gov.test", "/van-ban/index.html"):
        return ""
    links = (
        ("/tep/phu-luc-ke-hoach-340.pdf", "Phụ lục Kế hoạch số 340/KH-UBND"),
        ("/tep/danh-sach-khen-thuong-2024.pdf", "Danh sách đề nghị khen thưởng năm 2024"),
        ("/tep/ban-quet-thong-bao-55.pdf", "Thông báo kết luận (bản quét)"),
        ("/tep/bieu-mau.rar", "Biểu mẫu đăng ký thi đua"),
        ("/noi-bo/lich-cong-tac.html", "Lịch công tác nội bộ"),
    )
    rows = "\n".join(f'<li><a href="{href}">{name}</a></li>' for href, name in links)
    return f'\n<ul class="danh-sach">\n{rows}\n</ul>'


def write(files: dict[str, bytes], site: Path = SITE) -> None:
    """Write the files under `site`, only where the bytes differ, and remove what is no longer built."""
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for path in sorted(site.rglob("*")):
        if path.is_file() and str(path.relative_to(site)) not in files:
            path.unlink()


if __name__ == "__main__":
    built = build()
    write(built)
    print(f"{len(built)} files under {SITE}")
