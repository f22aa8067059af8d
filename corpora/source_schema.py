"""Holding a source definition to its JSON Schema: errors name file, line, key and mend in one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from lxml import etree

from corpora.marked_yaml import MarkedYaml
from corpora.marked_yaml import Path as KeyPath

SCHEMA = Path(__file__).parent / "sources" / "schema.json"

Problem = tuple[KeyPath, str]
"""Where in a definition something is wrong, and in words what, with its mend."""

_formats = FormatChecker(("date", "regex"))


@_formats.checks("web-address", raises=ValueError)
def _is_web_address(value: object) -> bool:
    """Whether `value` is an absolute address of the web; what is no text is another rule's matter."""
    if not isinstance(value, str):
        return True
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


@_formats.checks("address-template", raises=ValueError)
def _is_template(value: object) -> bool:
    if not isinstance(value, str):
        return True
    named = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
    return named <= {"page", "query"} and _is_web_address(value)


@_formats.checks("xpath", raises=etree.XPathError)
def _is_xpath(value: object) -> bool:
    return not isinstance(value, str) or bool(etree.XPath(value))


def problems(read: MarkedYaml) -> list[Problem]:
    """What is wrong with a definition, in the order of its lines."""
    found = [problem for error in _validator().iter_errors(read.content) for problem in _told(error)]
    return sorted(set(found), key=lambda problem: (read.line_of(problem[0]), problem[1]))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")), format_checker=_formats)


def _told(error: ValidationError) -> Iterator[Problem]:
    path: KeyPath = tuple(error.absolute_path)
    instance: Any = error.instance
    rule: Any = error.validator_value
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    mend = schema.get("mend", "see corpora/sources/schema.json")
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(instance, schema["properties"], path)
        case "required":
            # One error a missing key; the validator names the key in its words only.
            for key in rule:
                if key not in instance:
                    yield path, f"lacks key {key!r}; {_mend_of(schema, key)}"
        case "oneOf":
            if not _misspelt(instance, schema):
                kinds = ", ".join(one["required"][0] for one in rule)
                yield path, f"must hold one of {kinds}, and only one; {mend}"
        case "enum" if "propertyNames" in error.absolute_schema_path:
            yield (*path, instance), f"does not belong here; {mend}"
        case "enum":
            yield path, f"is {_shown(instance)}{_near(instance, rule)}; {mend}"
        case _:
            cause = f" ({error.cause})" if error.cause else ""
            yield path, f"is {_shown(instance)}{cause}; {mend}"


def _unknown_keys(instance: Mapping[str, Any], known: Iterable[str], path: KeyPath) -> Iterator[Problem]:
    for key in instance:
        if key not in known:
            mend = _near(key, known).strip(" ()") or f"known are {', '.join(sorted(known))}"
            yield (*path, str(key)), f"is unknown; {mend}"


def _misspelt(instance: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether an unknown key stands where the missing one should: that error says enough."""
    kinds = {rule["required"][0] for rule in schema["oneOf"]}
    return not kinds & set(instance) and bool(set(instance) - set(schema["properties"]))


def _mend_of(schema: Mapping[str, Any], key: str) -> str:
    rule = schema.get("properties", {}).get(key, {})
    return str(rule.get("mend") or rule.get("description") or "write it")


def _near(value: object, known: Iterable[object]) -> str:
    near = get_close_matches(str(value), [str(one) for one in known], n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _shown(value: object) -> str:
    text = "empty" if value in (None, "", [], {}) else repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def key_path(path: Iterable[str | int]) -> str:
    """A path as people write it.

    >>> key_path(("entry_points", 0, "pages"))
    'entry_points[1].pages'
    """
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text
