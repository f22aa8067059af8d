"""YAML whose every key and item knows its line, so that an error can say where to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings, places in lists from 0."""


class MarkedYamlError(ValueError):
    """Text that is no usable YAML; `line` counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, slots=True)
class MarkedYaml:
    """Plain values (days stay text), and the line on which each of them begins."""

    content: Any
    lines: Mapping[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of the key or item at `path`, or of the nearest one around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


class _PlainLoader(yaml.SafeLoader):
    """Reads days as text, whose form is the schema's to judge; and no aliases, which may lead in a ring."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            line: int = self.get_mark().line + 1
            raise MarkedYamlError(line, "repeats a part by an alias; write the part out")
        return super().compose_node(parent, index)


_PlainLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_marked(text: str) -> MarkedYaml:
    """Read one YAML document.

    >>> read = read_marked("a: 1\\nb:\\n  - c: 2026-07-01")
    >>> read.content, read.line_of(("b", 0, "c"))
    ({'a': 1, 'b': [{'c': '2026-07-01'}]}, 3)

    Raises:
        MarkedYamlError: it is no YAML, a key stands twice, or it holds an alias.
    """
    try:
        loader = _PlainLoader(text)
        node = loader.get_single_node()
        if node is None:
            raise MarkedYamlError(1, "holds nothing")
        lines = {(): node.start_mark.line + 1, **dict(_lines(node, ()))}
        return MarkedYaml(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MarkedYamlError(mark.line + 1 if mark else 1, f"is no YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        raise MarkedYamlError(1, f"is no YAML: {error.reason}") from error


def _lines(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen:
                raise MarkedYamlError(line, f"names key {name!r} twice; keep one")
            seen.add(name)
            yield (*path, name), line
            yield from _lines(value, (*path, name))
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield (*path, place), item.start_mark.line + 1
            yield from _lines(item, (*path, place))
