"""Findings as one page of HTML that needs nothing else: no script, no other file; light or dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import groupby

from warehouse.findings.audit import SEVERITIES
from warehouse.findings.listing import AuditHead, Finding

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2128; --soft: #59636e; --paper: #fff; --card: #f6f8fa;
  --line: #d1d9e0; --high: #b3261e; --medium: #8a5a00; --low: #0b62a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --paper: #0d1117;
  --card: #151b23; --line: #3d444d; --high: #ff8a80; --medium: #e3b341; --low: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; }
p { margin: .25rem 0; }
a { color: inherit; }
.soft, footer, .meta { color: var(--soft); font-size: .875rem; }
.sums { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.sums li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem;
  background: var(--card); }
.sums b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
td, th { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
article { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem;
  background: var(--card); padding: .7rem 1rem; margin: .75rem 0; overflow-wrap: anywhere; }
blockquote { margin: .5rem 0; padding-left: .8rem; border-left: 2px solid var(--line); font-style: italic; }
code { font: .85em ui-monospace, Consolas, monospace; }
.high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); }
.tag { color: var(--tone); font-weight: 600; }
@media print { article { break-inside: avoid; } }
"""


def findings_page(findings: Sequence[Finding], audits: Mapping[str, AuditHead], warehouse: str) -> str:
    """The page: how many of each grade, a line an audit, then every finding with its words and its place.

    `findings` are in the order of `list_findings`; `warehouse` is the file's name as readers know it.
    """
    groups = [(audits[name], tuple(group)) for name, group in groupby(findings, key=lambda one: one.audit)]
    body = [
        "<h1>What does not add up</h1>",
        f'<p class="soft">{escape(warehouse)}{_as_of(findings)}</p>',
        _sums(findings),
        _contents(groups) if groups else "<p>Nothing that does not add up.</p>",
        *(line for head, group in groups for line in _section(head, group)),
        "<footer><p>Offsets count the code points of the text as it was read; a key is what "
        "<code>danchieu audit accept</code> takes.</p></footer>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What does not add up: {escape(warehouse)}</title>\n<style>{_STYLE}</style>\n"
        "</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _as_of(findings: Sequence[Finding]) -> str:
    seen = [one.last_seen for one in findings if one.last_seen]
    return f", as last audited on {_day(max(seen))}" if seen else ""


def _sums(findings: Sequence[Finding]) -> str:
    counts = ((grade, sum(one.severity == grade for one in findings)) for grade in SEVERITIES)
    items = (
        f'<li class="{grade}"><b>{count:,}</b><span class="tag">{grade}</span></li>'
        for grade, count in counts
    )
    return f'<ul class="sums">{"".join(items)}</ul>'


def _contents(groups: Sequence[tuple[AuditHead, tuple[Finding, ...]]]) -> str:
    rows = (
        f'<tr class="{head.severity}"><td><span class="tag">{head.severity}</span></td>'
        f'<td><a href="#{escape(head.name)}">{escape(head.title)}</a></td><td>{len(group):,}</td></tr>'
        for head, group in groups
    )
    return f"<table><tr><th>Grade</th><th>Audit</th><th>Findings</th></tr>{''.join(rows)}</table>"


def _section(head: AuditHead, group: Sequence[Finding]) -> Iterator[str]:
    yield f'<h2 id="{escape(head.name)}">{escape(head.title)}</h2>'
    yield f"<p>{escape(head.reason)}</p>"
    yield f'<p class="soft">{escape(head.mend)}</p>'
    yield from (_finding(one) for one in group)


def _finding(one: Finding) -> str:
    parts = [f"<p><b>{escape(one.subject)}</b>: {escape(one.message)}</p>"]
    if one.quote:
        parts.append(f"<blockquote>{escape(' '.join(one.quote.split()))}</blockquote>")
    if one.source:
        parts.append(f'<p class="meta">{_link(one.source)}{_place(one)}</p>')
    parts.append(f'<p class="meta">{" · ".join(_life(one))}</p>')
    return f'<article class="{one.severity}" id="{escape(one.key)}">{"".join(parts)}</article>'


def _link(source: str) -> str:
    """Only addresses of the web are links: another scheme might be a script."""
    shown = escape(source)
    return f'<a href="{shown}">{shown}</a>' if source.startswith(("http://", "https://")) else shown


def _place(one: Finding) -> str:
    page = f", page {one.page}" if one.page else ""
    return page + (f", {one.start:,} to {one.end:,}" if one.start is not None and one.end is not None else "")


def _life(one: Finding) -> Iterator[str]:
    yield f"<code>{escape(one.key)}</code>"
    if one.first_seen and one.last_seen:
        yield f"seen from {_day(one.first_seen)} to {_day(one.last_seen)}"
    if one.reopened:
        yield f"came back {one.reopened} times"
    if one.closed_at:
        yield f"closed on {_day(one.closed_at)}"
    if one.acceptance:
        told = one.acceptance
        until = f" until {told.until}" if told.until else ""
        stands = "accepted" if one.state == "accepted" else "was accepted"
        yield f"{stands}{until} by {escape(told.author)}: {escape(told.reason)}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
