"""Sources into web pages: three publishers, three layouts, each with its own furniture."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from corpora.demo import HOME
from corpora.demo.markup import escape, news_block, paper_block, spoil
from corpora.demo.sources import Source, Teaser

CLOCK = "Thứ Sáu, 13/03/2026"
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
DANG = "ĐẢNG CỘNG SẢN VIỆT NAM"


def layout(host: str) -> Template:
    """The page around a publisher's articles, from `layouts/<host>.html`."""
    return Template((HOME / "layouts" / f"{host}.html").read_text("utf-8"))


def page(source: Source, teasers: dict[str, Teaser]) -> str:
    """The whole page of a source of kind `news` or `paper`."""
    body = paper(source) if source.kind == "paper" else article(source)
    return layout(source.head["host"]).substitute(
        title=escape(source.get("title")),
        section=escape(source.get("section")),
        stamp=escape(source.get("stamp")),
        byline=escape(source.get("byline")),
        body=spoil(body, source.get("noise")),
        related=_many(source, "related", teasers, _teaser),
        read=_many(source, "read", teasers, _headline),
        comments=_comments(source),
        tags="".join(f'<a href="/">{escape(tag)}</a> ' for tag in source.get("tags").split("; ") if tag),
        clock=CLOCK,
    )


def listing(host: str, title: str, sources: list[Source], more: str) -> str:
    """A page of links to sources, newest first, without the furniture of articles."""
    rows = "\n".join(
        f'<li><a href="{source.get("path")}">{escape(source.get("title"))}</a> '
        f"<span>{escape(source.get('stamp'))}</span></li>"
        for source in sources
    )
    body = f'<ul class="danh-sach">\n{rows}\n</ul>\n{more}'
    empty = {"stamp": "", "byline": "", "related": "", "read": "", "comments": "", "tags": ""}
    return layout(host).substitute(title=escape(title), section="Danh sách", body=body, clock=CLOCK, **empty)


def article(source: Source) -> str:
    """The inside of a news article, its attachments and the closing line of its authors."""
    blocks = [news_block(paragraph) for paragraph in source.paragraphs]
    if source.get("tail"):
        blocks.append(f'<p style="text-align:right"><strong>{escape(source.get("tail"))}</strong></p>')
    return "\n".join([*blocks, _attachments(source)])


def paper(source: Source) -> str:
    """The inside of an official paper: head, title, text, and the foot with recipients and signature."""
    blocks = [_paper_head(source), _paper_title(source)]
    blocks += [paper_block(paragraph) for paragraph in source.paragraphs]
    return "\n".join([*blocks, _paper_foot(source), _attachments(source)])


def _paper_head(source: Source) -> str:
    party = source.get("system") == "party"
    parent = [escape(line) for line in source.lines("parent")]
    issuer = [f"<strong>{escape(line)}</strong>" for line in source.lines("issuer")]
    left = "<br>".join([*parent, *issuer, "*" if party else "-------", escape(source.get("number"))])
    motto = (
        f"<strong>{DANG}</strong>"
        if party
        else f"<strong>{QUOC_HIEU}<br>{TIEU_NGU}</strong><br>---------------"
    )
    right = f"{motto}<br><em>{escape(source.get('place'))}</em>"
    return (
        '<table width="100%" class="quoc-hieu"><tr>'
        f'<td width="45%" align="center">{left}</td><td width="55%" align="center">{right}</td></tr></table>'
    )


def _paper_title(source: Source) -> str:
    centre = '<p style="text-align:center"><strong>'
    kind = f"{centre}{escape(source.get('type'))}</strong></p>\n" if source.get("type") else ""
    return f"{kind}{centre}{escape(source.get('about'))}</strong></p>"


def _paper_foot(source: Source) -> str:
    lines = "<br>".join(f"- {escape(item)}" for item in source.items("recipients"))
    sign = "<br>".join(f"<strong>{escape(line)}</strong>" for line in source.lines("sign"))
    return (
        '<table width="100%" class="chu-ky"><tr>'
        f'<td valign="top"><em><strong>Nơi nhận:</strong></em><br>{lines}</td>'
        f'<td align="center">{sign}<br><br><em>(Đã ký)</em><br><br>'
        f"<strong>{escape(source.get('signer'))}</strong></td></tr></table>"
    )


def _attachments(source: Source) -> str:
    links = [item.split(" = ") for item in source.items("attach")]
    return "\n".join(f'<p class="dinh-kem"><a href="{href}">{escape(name)}</a></p>' for name, href in links)


def _many(source: Source, key: str, teasers: dict[str, Teaser], show: Callable[[Teaser], str]) -> str:
    keys = [part for part in source.get(key).split(", ") if part]
    return "\n".join(show(teasers[part]) for part in keys)


def _teaser(teaser: Teaser) -> str:
    return (
        f'<li><a href="{teaser.href}">{escape(teaser.title)}</a> <span class="gio">{teaser.stamp}</span>'
        f'<p class="tom-tat">{escape(teaser.text)}</p></li>'
    )


def _headline(teaser: Teaser) -> str:
    return f'<li><a href="{teaser.href}">{escape(teaser.title)}</a><p>{escape(teaser.text)}</p></li>'


COMMENTS = (
    ("Nguyễn Văn Lâm", "Tôi thấy nên làm giống Kế hoạch số 50/KH-UBND ngày 02/02/2022, dân dễ theo dõi."),
    ("Minh Châu", "Mong báo có thêm nhiều bài như thế này."),
)


def _comments(source: Source) -> str:
    count = int(source.get("comments") or 0)
    return "\n".join(f"<li><b>{escape(who)}</b>: {escape(what)}</li>" for who, what in COMMENTS[:count])
