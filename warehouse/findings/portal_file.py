"""A portal's own list of relations between papers (lược đồ), read from CSV or JSON.

Each row names a paper, a relation and another paper; a column `by` in place of `other` names the paper that
acts.  Heads and labels may be Vietnamese, with or without diacritics; which mean what are the tables
`wh_portal_columns` and `wh_portal_labels` of the lexicon.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from corpora.tables import read_table
from extractors.folding import fold

_SHOWN = 3
"""So many lines that cannot be read are named; the others are counted."""


class PortalFileError(ValueError):
    """The list cannot be read; one line that names file, line, key and mend."""


@dataclass(frozen=True, slots=True)
class PortalColumn:
    """Heads that stand for one field."""

    field: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PortalLabel:
    """A label, the relations that say the same, and who acts."""

    label: str
    relations: tuple[str, ...]
    acts: str
    """`this` (the paper at hand) or `other`."""


@dataclass(frozen=True, slots=True)
class PortalRelation:
    """One relation as the portal has it, the acting paper first."""

    line: int
    """Line of the file, or place in the JSON list, from 1."""
    label: str
    """As the portal prints it."""
    actor: str
    """Number or URI of the paper that acts."""
    target: str
    relations: tuple[str, ...]
    """Relation types that say the same, the closest first."""
    subject_acts: bool
    """Whether the paper that the row is about is the one that acts."""
    actor_issued: str | None = None
    """ISO day, where the file has one."""
    target_issued: str | None = None


@cache
def portal_columns() -> tuple[PortalColumn, ...]:
    """The fields of the list and the heads that stand for each."""
    return read_table("wh_portal_columns", PortalColumn)


@cache
def portal_labels() -> tuple[PortalLabel, ...]:
    """The labels that are known."""
    return read_table("wh_portal_labels", PortalLabel)


@cache
def _heads() -> dict[str, str]:
    return {head: row.field for row in portal_columns() for head in row.heads}


@cache
def _labels() -> dict[str, PortalLabel]:
    return {row.label: row for row in portal_labels()}


def read_portal_file(path: Path) -> tuple[PortalRelation, ...]:
    """Every relation of the file, each once.

    Raises:
        PortalFileError: the file is no CSV or JSON, lacks a column, or holds lines that cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise PortalFileError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PortalFileError(f"{path}: no UTF-8 text; save it as UTF-8") from error
    rows = _json_rows(path, text) if text.lstrip()[:1] in ("[", "{") else _csv_rows(path, text)
    found: dict[tuple[str, str, tuple[str, ...]], PortalRelation] = {}
    wrong: list[str] = []
    for line, row in rows:
        try:
            one = _relation(line, row)
        except ValueError as error:
            wrong.append(f"{'item' if text.lstrip()[:1] in ('[', '{') else 'line'} {line}: {error}")
            continue
        found.setdefault((one.actor, one.target, one.relations), one)
    if wrong:
        more = f"; {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise PortalFileError(f"{path}: {'; '.join(wrong[:_SHOWN])}{more}")
    return tuple(found.values())


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=head.count)
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter)
    names = {
        head: field for head in rows.fieldnames or () if (field := _heads().get(fold(head.replace("_", " "))))
    }
    _check(path, "line 1", names.values(), "column", ", ".join(rows.fieldnames or ()))
    for row in rows:
        yield rows.line_num, {field: (row[head] or "").strip() for head, field in names.items()}


def _json_rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        held = json.loads(text)
    except json.JSONDecodeError as error:
        raise PortalFileError(f"{path}: line {error.lineno}: no JSON ({error.msg})") from error
    items = held.get("relations") if isinstance(held, dict) else held
    if not isinstance(items, list):
        raise PortalFileError(f'{path}: a list of objects is wanted, or an object with the key "relations"')
    for place, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise PortalFileError(
                f"{path}: item {place}: an object is wanted, with keys such as number, relation, other"
            )
        row = {
            field: str(value or "").strip()
            for key, value in item.items()
            if (field := _heads().get(fold(str(key).replace("_", " "))))
        }
        _check(path, f"item {place}", row, "key", ", ".join(map(str, item)))
        yield place, row


def _check(path: Path, place: str, fields: object, what: str, held: str) -> None:
    names = set(fields)  # type: ignore[call-overload]
    lacking = [name for name in ("number", "relation") if name not in names]
    lacking += ["other"] if not names & {"other", "by"} else []
    if lacking:
        raise PortalFileError(f"{path}: {place}: no {what} for {', '.join(lacking)} among {held}")


def _relation(line: int, row: Mapping[str, str]) -> PortalRelation:
    """A row as a relation; a `ValueError` says what is wrong with it."""
    number, other = row["number"], row.get("by") or row.get("other") or ""
    for name, value in (("number", number), ("by" if row.get("by") else "other", other)):
        if not re.search(r"[0-9]|^vn/", value):
            raise ValueError(f"{name} is {value!r}, and a number such as 282/KH-UBND is wanted")
    labels = [_label(part) for part in re.split(r"\s*[+|]\s*", row["relation"])]
    relations = tuple(dict.fromkeys(kind for label in labels for kind in label.relations))
    this = labels[0].acts == "this" and not row.get("by")
    days = _iso(row.get("issued", "")), _iso(row.get("other_issued", ""))
    ends = ((number, days[0]), (other, days[1]))
    (actor, actor_day), (target, target_day) = ends if this else ends[::-1]
    return PortalRelation(line, row["relation"], actor, target, relations, this, actor_day, target_day)


def _label(printed: str) -> PortalLabel:
    found = _labels().get(fold(printed))
    if found is None:
        raise ValueError(f"relation is {printed!r}, which no row of wh_portal_labels.tsv has")
    return found


def _iso(text: str) -> str | None:
    """An ISO day from 2023-11-30 or 30/11/2023; nothing where none is given."""
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no day such as 30/11/2023, between 01/01/0001 and {date.max:%d/%m/%Y}")
