"""The page that tells of every audit: made of the heads of their files, so that it cannot drift from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warehouse.findings.audit import SEVERITIES, Audit, audits
from warehouse.findings.portal_file import portal_columns, portal_labels

PAGE = Path(__file__).parents[2] / "docs" / "audits.md"

_HEAD = """\
# Audits

What does not add up between documents, or within one.  Each audit is one SELECT in `warehouse/audits/`;
this page is made of the heads of those files by `danchieu audit list --write`, and a test holds it to
them.

An audit speaks where the documents themselves show that one of them is wrong, or that something cannot be
checked. Scans count only where what is compared does not hang on letters that OCR may have misread.

- **Grades**: *high* is wrong on its face; *medium* is most likely a slip, seen from other documents;
  *low* is worth knowing: a gap, a form not kept.
- **Keys**: a finding keeps its key from run to run, wherever its words move to in the document.
  `run_findings` has a row for each stretch of runs that saw it; what vanished is closed, what came back
  is open again.
- **Acceptance**: `danchieu audit accept KEY --reason … --author … --until 2026-12-31` writes a row into
  the file beside the warehouse (`data/danchieu.accepted.tsv`); after its last day the finding is open
  again.  `danchieu audit` reads the file at once, the view `findings_open` what the last run read.
- **Formats**: `--format table|csv|json|html|sarif`, with `--out FILE`.
- **Exit status**: 0; 4 where `--fail-on high|medium|low|any` is met by an open finding that is listed; 2
  for wrong usage, 1 for what else fails.
"""

_PORTAL = """
## A portal's own list of relations

`danchieu audit relations FILE` holds a portal's list (lược đồ) against ours.  FILE is CSV (commas,
semicolons or tabs) or JSON (a list of objects, or an object with the key `relations`), in UTF-8.  Each
row names a paper, a relation and another paper; `by` in place of `other` names the paper that acts.  Days
are optional and tell papers of one number apart.  Heads and labels are compared without diacritics and
capitals; several labels in one cell are joined by `+`.

| outcome | meaning |
| --- | --- |
| `direction` | we have the same relation the other way round |
| `type` | we have another relation between the two |
| `missing` | we know both papers and no relation between them |
| `extra` | we have one of a kind that the portal lists for the paper, and the portal does not list it |
| `ambiguous` | several instruments bear the number; add its day |
| `not_here` | no document of the warehouse names the paper |
| `agrees` | both say the same |
"""


def audit_page() -> str:
    """The whole page in Markdown."""
    return "\n".join([_HEAD, *_overview(), *_told(), _PORTAL, *_portal()]) + "\n"


def _overview() -> Iterator[str]:
    yield f"{len(audits())} audits:\n"
    yield "| grade | audit | finds |"
    yield "| --- | --- | --- |"
    for audit in _ordered():
        yield f"| {audit.severity} | [`{audit.name}`](#{audit.name}) | {audit.title} |"


def _told() -> Iterator[str]:
    for audit in _ordered():
        yield f"\n## {audit.name}\n"
        yield f"**{audit.title}** ({audit.severity}).  {audit.reason}\n"
        yield f"- Example: {audit.example}"
        yield f"- Mend: {audit.mend}"


def _portal() -> Iterator[str]:
    yield "| field | heads |"
    yield "| --- | --- |"
    for column in portal_columns():
        yield f"| `{column.field}` | {', '.join(column.heads)} |"
    yield "\n| label | our relations | who acts |"
    yield "| --- | --- | --- |"
    for label in portal_labels():
        kinds = ", ".join(f"`{kind}`" for kind in label.relations)
        yield f"| {label.label} | {kinds} | {'the paper' if label.acts == 'this' else 'the other'} |"


def _ordered() -> list[Audit]:
    return sorted(audits(), key=lambda audit: (SEVERITIES.index(audit.severity), audit.name))
