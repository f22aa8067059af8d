"""A made-up province's portal of any size, written as sentences whose facts are known beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.source_definitions import SourceDefinition
from corpora.source_files import read_source

HOST = "dongha.test"
SUBJECTS = (
    "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "chuyển đổi số trong các cơ quan nhà nước",
    "nâng cao chất lượng nước sạch nông thôn",
    "bảo tồn nghề làm gốm và nghề dệt chiếu",
    "trồng rừng ven biển và chống xói lở",
    "phổ cập bơi cho trẻ em",
    "xóa nhà tạm, nhà dột nát",
)
DEFINITION = """\
name: soak-dong-ha
publisher: Cổng thông tin điện tử tỉnh Đông Hạ
jurisdiction: {{place: Đông Hạ, level: province}}
language: vi
home: http://{host}/
demo: true
entry_points:
  - sitemap: http://{host}/sitemap.xml
article:
  - '^http://{host}/tin/\\d+\\.html$'
politeness: {{interval: 0, pages: {pages}}}
"""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as its articles name it."""

    type: str
    number: str
    day: str
    issuer: str

    @property
    def named(self) -> str:
        """Type, number, day and issuer, as a sentence names them."""
        return f"{self.type} số {self.number} ngày {self.day} của {self.issuer}"


@dataclass(frozen=True, slots=True)
class Article:
    """A page: the plan it reports, the programme that the plan carries out, the resolution behind that."""

    place: int
    plan: Instrument
    programme: Instrument
    resolution: Instrument

    def page(self) -> str:
        """The page's HTML, a menu and related links around the article."""
        subject = SUBJECTS[self.place % len(SUBJECTS)]
        day, month = self.place % 28 + 1, self.place % 12 + 1
        title = f"Đông Hạ triển khai công tác {subject}, đợt {self.place}"
        paragraphs = (
            f"{self.plan.issuer} vừa ban hành {self.plan.type} số {self.plan.number} ngày {self.plan.day} thực hiện "
            f"{self.programme.named}. Kế hoạch nhằm đẩy mạnh công tác {subject} trên địa bàn {self.place % 17 + 2} xã.",
            f"Tỉnh coi trọng {self.programme.named} thực hiện {self.resolution.named}.",
            f"Theo kế hoạch, hội nghị sơ kết diễn ra ngày {day}/{month}/2025 với {self.place % 90 + 10} đại biểu; "
            f"kinh phí {self.place % 9 + 1},5 tỷ đồng lấy từ ngân sách tỉnh giai đoạn 2021-2025.",
        )
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        return (
            f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title></head><body>"
            f'<nav class="menu"><a href="/">Trang chủ</a> <a href="/tin/">Tin tức</a></nav><article><h1>{title}</h1>'
            f'<div class="date">{day:02}/{month:02}/2025 08:{self.place % 60:02}</div>{body}</article>'
            f'<div class="related"><h3>Tin liên quan</h3><a href="/tin/{self.place + 1}.html">Tin khác</a></div>'
            "</body></html>"
        )


def articles(count: int) -> Iterator[Article]:
    """`count` articles; each plan is reported by two of them, programmes and resolutions by many."""
    for place in range(count):
        plan, programme = place // 2, place // 2 % 60
        resolution = programme % 12
        yield Article(
            place,
            Instrument("Kế hoạch", f"{plan + 1}/KH-UBND", f"{plan % 28 + 1}/{plan % 12 + 1}/2024", "UBND tỉnh Đông Hạ"),
            Instrument("Chương trình hành động", f"{programme + 1}-CTr/TU", f"{programme % 28 + 1}/9/2022", "Tỉnh ủy Đông Hạ"),
            Instrument("Nghị quyết", f"{resolution + 10}-NQ/TW", f"{resolution + 1}/5/2022", "Bộ Chính trị"),
        )  # fmt: skip


def write_site(folder: Path, count: int) -> tuple[SourceDefinition, list[Article]]:
    """Write the portal under `folder`; its source definition and its articles."""
    pages = folder / "site" / HOST / "tin"
    pages.mkdir(parents=True)
    written = list(articles(count))
    for article in written:
        (pages / f"{article.place}.html").write_text(article.page(), encoding="utf-8")
    links = "".join(f"<url><loc>http://{HOST}/tin/{place}.html</loc></url>" for place in range(count))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{links}</urlset>'
    (pages.parent / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    (pages.parent / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
    definition = folder / "soak-dong-ha.yaml"
    definition.write_text(DEFINITION.format(host=HOST, pages=count), encoding="utf-8")
    return read_source(definition), written
