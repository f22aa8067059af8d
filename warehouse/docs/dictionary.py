"""The data dictionary: what the COMMENTs say, as a Markdown page with a diagram of the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

from warehouse.docs.catalogue import Macro, Relation, macros, relations

_SUBJECTS = {
    "documents": "Documents and the archive",
    "current": "What is read first",
    "facts": "Facts of documents",
    "layout": "Sections, annexes, recitals, recipients, signers",
    "assignments": "Tasks that papers assign",
    "pages": "Pages and scans",
    "digital_signatures": "Digital signatures",
    "identity": "Instruments and how they hang together",
    "duplicates": "Documents that say the same",
    "search": "Search by words",
    "lexicon": "What names are read by",
    "runs": "Runs, failures, findings",
    "nights": "Nights in figures",
}
"""Headings by subject, in their order; another subject stands behind them under its own name."""

_KEYS = (
    ("documents", "document_id"),
    ("document_versions", "version_id"),
    ("instruments", "uri"),
    ("runs", "run_id"),
    ("findings", "finding_id"),
    ("audits", "audit"),
)
"""Tables that others point to, and the column that does."""

_HEAD = """# Data dictionary

Every table, view and column of the warehouse, in the words of its COMMENT.  `danchieu dictionary --write`
makes this page from the SQL files; a test holds it to them.  What is marked **for readers** answers
questions directly: all views, all macros, and the few tables that need none.  The other tables are what
those are made of; they can be read, and may change more often.

All offsets count code points of `document_versions.text`, from 0; `end` is the place after the last one.
"""


def dictionary(connection: duckdb.DuckDBPyConnection) -> str:
    """The page for the warehouse behind `connection`.

    >>> from warehouse.store import Warehouse
    >>> with Warehouse(":memory:") as warehouse:
    ...     dictionary(warehouse.connection).splitlines()[0]
    '# Data dictionary'
    """
    found = relations(connection)
    known = macros(connection)
    parts = [_HEAD, _contents(found), _overview(found), *_subject_parts(found), _macro_part(known)]
    return "\n".join(parts)


def undescribed(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What has no words of its own: relations, `relation.column`, macros."""
    found = relations(connection)
    return [
        *(relation.name for relation in found if not relation.meaning),
        *(f"{r.name}.{column.name}" for r in found for column in r.columns if not column.meaning),
        *(macro.name for macro in macros(connection) if not macro.meaning),
    ]


def _titled(found: Iterable[Relation]) -> list[tuple[str, list[Relation]]]:
    """Relations under the headings of their subjects; within one, those for readers first."""
    groups: dict[str, list[Relation]] = {subject: [] for subject in _SUBJECTS}
    for relation in found:
        groups.setdefault(relation.subject, []).append(relation)
    return [
        (_SUBJECTS.get(subject, subject.replace("_", " ").capitalize()), members)
        for subject, group in groups.items()
        if (members := sorted(group, key=lambda r: (not r.for_readers, r.name)))
    ]


def _contents(found: tuple[Relation, ...]) -> str:
    lines = ["## Contents", ""]
    for title, members in _titled(found):
        named = ", ".join(f"[`{relation.name}`](#{relation.name})" for relation in members)
        lines.append(f"- **{title}**: {named}")
    return "\n".join(
        [*lines, "- **Macros**: [those that give rows, and those that give a value](#macros)", ""]
    )


def _overview(found: tuple[Relation, ...]) -> str:
    """An entity diagram of the tables; the tables of facts, which all hang on a version, are one box."""
    tables = {relation.name: relation for relation in found if relation.kind == "table"}
    facts = [relation for name, relation in tables.items() if name.startswith("fact_")]
    lines = ["## How the tables hang together", "", "```mermaid", "erDiagram"]
    for name, relation in tables.items():
        if not name.startswith(("fact_", "lexicon_")):
            lines += [f"    {owner} ||--o{{ {name} : {column}" for owner, column in _links(relation, tables)]
    lines += ["    document_versions ||--o{ facts : version_id", "    facts {"]
    lines += [f'        table {relation.name} "{_quoted(relation.meaning)}"' for relation in facts]
    return "\n".join([*lines, "    }", "```", ""])


def _links(relation: Relation, tables: dict[str, Relation]) -> Iterator[tuple[str, str]]:
    names = {column.name for column in relation.columns}
    for owner, column in _KEYS:
        if owner != relation.name and column in names and owner in tables:
            yield owner, column
    if "uri" not in names:
        yield from (("instruments", column) for column in sorted(names & {"node", "from_node", "to_node"}))


def _subject_parts(found: tuple[Relation, ...]) -> Iterator[str]:
    for title, members in _titled(found):
        yield "\n".join([f"## {title}", "", *(line for relation in members for line in _relation(relation))])


def _relation(relation: Relation) -> Iterator[str]:
    yield f"### {relation.name}"
    yield ""
    mark = ", **for readers**" if relation.for_readers else ""
    yield f"*{relation.kind.capitalize()}*{mark}. {relation.meaning}"
    yield ""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for column in relation.columns:
        yield f"| `{column.name}` | {_cell(column.type)} | {_cell(column.meaning)} |"
    yield ""


def _macro_part(known: tuple[Macro, ...]) -> str:
    lines = ["## Macros", ""]
    for heading, table in (("Rows, behind FROM", True), ("A value", False)):
        lines += [f"### {heading}", "", "| macro | what it answers | example |", "| --- | --- | --- |"]
        lines += [
            f"| `{macro.signature}` | {_cell(macro.meaning)} | `{_cell(macro.example)}` |"
            for macro in known
            if macro.table is table
        ]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _quoted(text: str) -> str:
    return text.replace('"', "'")
