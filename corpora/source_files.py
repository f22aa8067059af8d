"""Reading the source definitions of a folder, and writing the day of the last check into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpora.marked_yaml import MarkedYaml, MarkedYamlError, read_marked
from corpora.organisations import Place
from corpora.source_definitions import (
    ATTACHMENT_PATTERN,
    ENTRY_KINDS,
    Assertions,
    EntryPoint,
    Revisit,
    SourceDefinition,
    SourceError,
)
from corpora.source_schema import Problem, key_path, problems
from corpora.tables import read_table

_COMMUNE = re.compile(r"(?:phường|xã|đặc khu|thị trấn) \S")

SOURCES = Path(__file__).parent / "sources"


def load_sources(folder: Path = SOURCES) -> tuple[SourceDefinition, ...]:
    """All definitions of a folder, by file name.

    Raises:
        SourceError: a definition is wrong.
    """
    return tuple(read_source(path) for path in sorted(folder.glob("*.yaml")))


def file_of(name: str, folder: Path = SOURCES) -> Path:
    """The file of the definition that is named `name`; it need not be there."""
    return folder / f"{name}.yaml"


def read_source(path: Path) -> SourceDefinition:
    """Read one definition and hold it to its schema.

    Raises:
        SourceError: in one line, naming the file, the line, the key and the mend.
    """
    try:
        return parse_source(path.read_text("utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from error


def parse_source(text: str, path: Path) -> SourceDefinition:
    """The definition that `text` is; `path` is the file that it is or will be.

    Raises:
        SourceError: as `read_source`.
    """
    try:
        read = read_marked(text)
    except MarkedYamlError as error:
        raise SourceError(f"{path}:{error.line}: {error}") from error
    found = problems(read) or list(_beyond_schema(path, read.content))
    if found:
        raise SourceError(_line(path, read, found))
    return _definition(read.content)


def write_verified(path: Path, day: date) -> None:
    """Write `day` as the definition's `verified`, and leave every other line as it is.

    Raises:
        SourceError: the file cannot be read or written.
    """
    try:
        text = path.read_text("utf-8")
        line = f"verified: {day.isoformat()}"
        changed, count = re.subn(r"(?m)^verified:[^#\n]*?(?=[ \t]*(?:#|$))", line, text, count=1)
        if not count:
            changed = f"{text.rstrip()}\n{line}\n"
        beside = path.with_name(f"{path.name}.part")
        beside.write_text(changed, "utf-8")
        beside.replace(path)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: the day of the check cannot be written: {error}") from error


def _line(path: Path, read: MarkedYaml, found: Sequence[Problem]) -> str:
    where, problem = found[0]
    key = f"key {key_path(where)!r}" if where else "the file"
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return " ".join(f"{path}:{read.line_of(where)}: {key} {problem}{more}".split())


def _beyond_schema(path: Path, content: Mapping[str, Any]) -> Iterator[Problem]:
    """What no schema can say: how values fit the file, the lexicon and each other."""
    if content["name"] != path.stem:
        yield ("name",), f"is {content['name']!r}; give the file and the source one name"
    if problem := _misplaced(content):
        yield ("jurisdiction", "place"), problem
    revisit = _revisit(content)
    if revisit.least > revisit.most:
        yield (
            ("revisit",),
            f"asks for at least {revisit.least:g} and at most {revisit.most:g} days; swap them",
        )
    week = content.get("assertions", {}).get("new_items_week", (0, 0))
    if week[0] > week[1]:
        yield ("assertions", "new_items_week"), f"is {week!r}; write the least first"
    hosts = content.get("hosts")
    if hosts and urlsplit(content["home"]).hostname not in hosts:
        yield ("hosts",), "does not name the host of `home`; add it"


def _misplaced(content: Mapping[str, Any]) -> str | None:
    """What is wrong with the place; a made-up publisher's need not exist."""
    place: str | None = content["jurisdiction"].get("place")
    if place is None or content.get("demo"):
        return None
    if content["jurisdiction"]["level"] != "commune":
        known = place in _places()
        unknown = "which corpora/lexicon/places.tsv does not know; write the name without its unit"
        return None if known else f"is {place!r}, {unknown}"
    unit, _, province = place.partition(", ")
    if _COMMUNE.match(unit) and province in _places():
        return None
    return f"is {place!r}; write a commune with its unit and province, such as `phường Ba Đình, Hà Nội`"


@cache
def _places() -> frozenset[str]:
    return frozenset(place.name for place in read_table("places", Place))


def _definition(content: Mapping[str, Any]) -> SourceDefinition:
    home: str = content["home"]
    politeness = content.get("politeness", {})
    verified = content.get("verified")
    return SourceDefinition(
        name=content["name"],
        publisher=content["publisher"],
        place=content["jurisdiction"].get("place"),
        level=content["jurisdiction"]["level"],
        language=content["language"],
        home=home,
        hosts=tuple(content.get("hosts") or (urlsplit(home).hostname or "",)),
        entry_points=tuple(_entry_point(entry) for entry in content.get("entry_points", ())),
        article=_patterns(content.get("article", ())),
        plan=_patterns(content.get("plan", ())),
        attachment=_patterns(content.get("attachment", (ATTACHMENT_PATTERN,))),
        interval=politeness.get("interval", 2.0),
        concurrency=politeness.get("concurrency", 1),
        pages=politeness.get("pages", 2_000),
        revisit=_revisit(content),
        assertions=_assertions(content.get("assertions", {})),
        verified=date.fromisoformat(verified) if verified else None,
        demo=content.get("demo", False),
    )


def _entry_point(entry: Mapping[str, Any]) -> EntryPoint:
    kind = next(kind for kind in ENTRY_KINDS if kind in entry)
    return EntryPoint(
        kind=kind,
        url=entry[kind],
        links=entry.get("links"),
        next=entry.get("next"),
        pages=entry.get("pages", 1),
        first_page=entry.get("first_page", 1),
        queries=tuple(entry.get("queries", ())),
    )


def _patterns(texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in texts)


def _revisit(content: Mapping[str, Any]) -> Revisit:
    rhythm = content.get("revisit", {})
    return Revisit(rhythm.get("least", Revisit().least), rhythm.get("most", Revisit().most))


def _assertions(stated: Mapping[str, Any]) -> Assertions:
    week = stated.get("new_items_week")
    return Assertions(
        new_items_week=(week[0], week[1]) if week else None,
        fields=tuple(stated.get("fields", ())),
        oldest_newest_days=stated.get("oldest_newest_days"),
    )
