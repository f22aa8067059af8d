"""Reading gold: a text and the facts that a careful reader finds in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.evaluate.gold_fields import HEAD, NEEDED, ROWS, SELF, Fields

Row = dict[str, Any]

HELD = "held"
"""The folder of the documents that are looked at only as figures."""

LINE = "__line__"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_NULLS = frozenset({"", "null", "~"})


class GoldError(ValueError):
    """Gold that cannot be read; the message names file, line and mend."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document of gold: its text and its facts, values converted, places still as pieces of text."""

    path: Path
    """The YAML file; the text stands beside it."""
    text: str
    facts: Row

    @property
    def name(self) -> str:
        """The stem of its files."""
        return self.path.stem

    @property
    def held(self) -> bool:
        """Whether it is held out."""
        return HELD in self.path.parts

    @property
    def text_path(self) -> Path:
        """The file with its text."""
        return self.path.with_suffix(".txt")


def gold_paths(folder: Path) -> list[Path]:
    """The YAML files under `folder`, in order.

    Raises:
        GoldError: there are none.
    """
    found = sorted(folder.rglob("*.yaml"))
    if not found:
        raise GoldError(f"{folder}: no gold (*.yaml) under it; name a folder such as corpora/gold")
    return found


def load_gold(path: Path) -> GoldDocument:
    """Read one document of gold.

    Raises:
        GoldError: the text is missing, a file is no UTF-8 or no YAML, a key or value is one that gold knows
            not, or a row lacks what its facts are counted by.
    """
    text_path = path.with_suffix(".txt")
    if not text_path.exists():
        raise GoldError(f"{path}: its text {text_path.name} is missing; put it beside it")
    text = unicodedata.normalize("NFC", _read(text_path))
    try:
        loaded = yaml.load(_read(path), Loader=_LinedLoader)
    except yaml.YAMLError as error:
        raise GoldError(f"{path}: no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(loaded, dict):
        raise GoldError(f"{path}:1: a mapping of keys is wanted")
    return GoldDocument(path, text, _facts(path, loaded))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: no UTF-8: {error}; save it as UTF-8") from error


class _LinedLoader(yaml.BaseLoader):
    """Every value a string, every mapping with the line it begins on."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        row = super().construct_mapping(node, deep=deep)
        return {**row, LINE: node.start_mark.line + 1}


def _construct(loader: _LinedLoader, node: Any) -> dict[Any, Any]:
    return loader.construct_mapping(node, deep=True)


_LinedLoader.add_constructor("tag:yaml.org,2002:map", _construct)


def _facts(path: Path, loaded: Row) -> Row:
    facts: Row = {}
    for key, value in loaded.items():
        if key == LINE:
            continue
        if key in ROWS:
            facts[key] = list(_rows(path, key, value))
        elif key == "self":
            facts[key] = None if _null(value) else _row(path, value, SELF, "self")
        elif key in HEAD:
            facts[key] = _value(path, loaded[LINE], key, HEAD[key], value)
        else:
            raise GoldError(f"{path}:{loaded[LINE]}: gold has no key {key!r}; see corpora/gold/README.md")
    return facts


def _rows(path: Path, kind: str, rows: Any) -> Iterator[Row]:
    if _null(rows):
        return
    if not isinstance(rows, list):
        raise GoldError(f"{path}: {kind} is a list of rows")
    for row in rows:
        yield _row(path, row, ROWS[kind], kind)


def _row(path: Path, row: Any, fields: Fields, kind: str) -> Row:
    if not isinstance(row, dict):
        raise GoldError(f"{path}: a row of {kind} is {row!r}; a mapping is wanted")
    line = row[LINE]
    known: Fields = {**fields, "at": "texts", "optional": "flag"}
    unknown = sorted(set(row) - set(known) - {LINE})
    if unknown:
        raise GoldError(f"{path}:{line}: {kind} has no {', '.join(unknown)}; it has {', '.join(known)}")
    values = {key: _value(path, line, key, form, row[key]) for key, form in known.items() if key in row}
    lacking = [key for key in NEEDED.get(kind, ()) if values.get(key) is None]
    if lacking:
        raise GoldError(f"{path}:{line}: {kind}: {', '.join(lacking)} is missing")
    return {**values, LINE: line}


def _value(path: Path, line: int, key: str, form: str, value: Any) -> Any:
    try:
        return _READ[form](value)
    except ValueError as error:
        raise GoldError(f"{path}:{line}: {key}: {error}") from error


def _null(value: Any) -> bool:
    return isinstance(value, str) and value in _NULLS


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return None if _null(value) else unicodedata.normalize("NFC", value)


def _int(value: Any) -> int | None:
    return None if _null(value) else int(value)


def _day(value: Any) -> str | None:
    if _null(value):
        return None
    if not isinstance(value, str) or not _DAY.match(value):
        raise ValueError(f"{value!r} is no ISO day")
    return value


def _flag(value: Any) -> bool:
    if value not in ("true", "false"):
        raise ValueError(f"{value!r} is neither true nor false")
    return bool(value == "true")


def _texts(value: Any) -> list[str]:
    values = [] if _null(value) else value if isinstance(value, list) else [value]
    return [text for text in map(_text, values) if text is not None]


def _lines(value: Any) -> list[str]:
    """The lines of a block of text, those without words left out; `[]` is none."""
    if value == []:
        return []
    return [line.rstrip() for line in (_text(value) or "").split("\n") if line.strip()]


_READ = {"text": _text, "int": _int, "day": _day, "flag": _flag, "texts": _texts, "lines": _lines}
