"""Source definitions: what is read from a file, and how a wrong one is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from corpora.source_definitions import (
    ENTRY_KINDS,
    FIELDS,
    Assertions,
    EntryPoint,
    Revisit,
    SourceError,
    source_of,
)
from corpora.source_files import load_sources, read_source, write_verified
from corpora.source_schema import SCHEMA

GOOD = """\
name: bao
publisher: Báo Thử
jurisdiction: {place: Hà Nội, level: province}
language: vi
home: http://bao.test/
verified: null
entry_points:
  - feed: http://bao.test/feed.xml
  - listing: http://bao.test/tin?p={page}
    pages: 3
  - search: http://bao.test/tim?q={query}
    queries: [thi đua]
article: ['\\.html$']
politeness: {interval: 3, concurrency: 2, pages: 50}
revisit: {least: 2, most: 30}
assertions:
  new_items_week: [1, 40]
  fields: [title, published]
  oldest_newest_days: 14
"""
LEAST = """\
name: bao
publisher: Báo Thử
jurisdiction: {level: national}
language: vi
home: http://bao.test/
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bao.yaml"


def test_a_definition_is_read(path: Path) -> None:
    path.write_text(GOOD, "utf-8")
    read = read_source(path)
    assert (read.name, read.place, read.level, read.hosts) == ("bao", "Hà Nội", "province", ("bao.test",))
    assert read.entry_points == (
        EntryPoint("feed", "http://bao.test/feed.xml"),
        EntryPoint("listing", "http://bao.test/tin?p={page}", pages=3),
        EntryPoint("search", "http://bao.test/tim?q={query}", queries=("thi đua",)),
    )
    assert read.entries == read.entry_points
    assert (read.interval, read.concurrency, read.pages) == (3, 2, 50)
    assert read.revisit == Revisit(2, 30)
    assert read.assertions == Assertions((1, 40), ("title", "published"), 14)
    assert read.verified is None


def test_a_commune_is_named_with_its_unit_and_province(path: Path) -> None:
    path.write_text(
        GOOD.replace("{place: Hà Nội, level: province}", "{place: 'phường Ba Đình, Hà Nội', level: commune}")
    )
    assert (read_source(path).place, read_source(path).level) == ("phường Ba Đình, Hà Nội", "commune")


def test_the_least_definition_rests_on_autodiscovery(path: Path) -> None:
    path.write_text(LEAST, "utf-8")
    read = read_source(path)
    assert (read.place, read.article, read.plan, read.assertions) == (None, (), (), Assertions())
    assert read.entries == (EntryPoint("autodiscover", "http://bao.test/"),)
    assert read.is_attachment("http://bao.test/A.PDF")


@pytest.mark.parametrize(
    ("url", "owned"),
    [
        ("http://bao.test/a.html", True),
        ("https://www.bao.test/a.html", True),
        ("http://khac.test/bao.test", False),
        ("http://tin.bao.test/", False),
        ("mailto:a@bao.test", False),
    ],
)
def test_hosts(path: Path, url: str, owned: bool) -> None:
    path.write_text(GOOD, "utf-8")
    read = read_source(path)
    assert read.owns(url) is owned
    assert (source_of(url, [read]) is read) is owned
    assert read.is_article(url) is (owned and url.endswith(".html"))


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("publisher: Báo Thử\n", "", 1, "the file lacks key 'publisher'; write a text"),
        ("language: vi", "langage: vi", 1, "lacks key 'language'"),
        ("verified: null", "verifed: null", 6, "key 'verifed' is unknown; did you mean 'verified'?"),
        ("verified: null", "colour: red", 6, "key 'colour' is unknown; known are article, assertions"),
        ("verified: null", "verified: 2026-02-30", 6, "day is out of range"),
        (
            "level: province",
            "level: provinse",
            3,
            "'jurisdiction.level' is 'provinse' (did you mean 'province'?)",
        ),
        ("place: Hà Nội, ", "", 3, "key 'jurisdiction' lacks key 'place'; name the place"),
        ("place: Hà Nội", "place: Hải Giang", 3, "'jurisdiction.place' is 'Hải Giang', which corpora/lexicon"),
        ("{place: Hà Nội, level: province}", "{place: Ba Đình, level: commune}", 3, "such as `phường Ba Đình, Hà Nội`"),
        ("{place: Hà Nội, level: province}", "{place: 'phường Ba Đình, Hà Xa', level: commune}", 3, "write a commune with"),
        ("home: http://bao.test/", "home: bao.test", 5, "key 'home' is 'bao.test'; write an address"),
        ("home: http://bao.test/", "home: http://[/", 5, "key 'home' is 'http://[/'"),
        ("  - feed:", "  - fead:", 8, "key 'entry_points[1].fead' is unknown; did you mean 'feed'?"),
        ("  - feed: http://bao.test/feed.xml", "  - pages: 2", 8, "'entry_points[1]' must hold one of feed, "),
        ("    pages: 3", "    pages: 0", 10, "key 'entry_points[2].pages' is 0; give a whole number"),
        ("    pages: 3", "    links: //a[", 10, "key 'entry_points[2].links' is '//a['"),
        ("    pages: 3", "    queries: [a]", 10, "'entry_points[2].queries' does not belong here; leave it out"),
        ("    queries: [thi đua]\n", "", 11, "key 'entry_points[3]' lacks key 'queries'; write a list"),
        ("?q={query}", "?q={words}", 11, "key 'entry_points[3].search' is 'http://bao.test/tim?q={words}'"),
        ("?q={query}", "?q=a", 11, "put {query} where"),
        ("'\\.html$'", "'(.html$'", 13, "key 'article[1]' is '(.html$' (missing ), unterminated"),
        ("['\\.html$']", "'\\.html$'", 13, "key 'article' is '\\\\.html$'; begin each pattern with a dash"),
        ("interval: 3", "interval: soon", 14, "key 'politeness.interval' is 'soon'; give seconds"),
        ("least: 2", "least: 40", 15, "key 'revisit' asks for at least 40 and at most 30 days; swap them"),
        ("[1, 40]", "[40, 1]", 17, "key 'assertions.new_items_week' is [40, 1]; write the least first"),
        ("[1, 40]", "[40]", 17, "key 'assertions.new_items_week' is [40]; write two whole numbers"),
        ("[title, published]", "[titel]", 18, "key 'assertions.fields[1]' is 'titel' (did you mean 'title'?)"),
        ("name: bao", "name: khac", 1, "key 'name' is 'khac'; give the file and the source one name"),
        ("name: bao", "name: [bao", 2, "is no YAML"),
        ("language: vi", "home: http://a.test/", 5, "names key 'home' twice; keep one"),
        ("jurisdiction: {", "jurisdiction: &a {a: *a, ", 3, "repeats a part by an alias"),
        ("home: http://bao.test/", "home: http://bao.test/\nhosts: [khac.test]", 6, "does not name the host"),
        (GOOD, "- a\n", 1, "the file is ['a']"),
        (GOOD, "# a\n", 1, "holds nothing"),
    ],
)  # fmt: skip
def test_a_wrong_definition_names_file_line_key_and_mend(
    path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(SourceError) as raised:
        read_source(path)
    told = str(raised.value)
    assert told.startswith(f"{path}:{line}: ")
    assert says in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (GOOD, GOOD.replace("verified: null", "verified: 2026-11-21")),
        (LEAST, LEAST + "verified: 2026-11-21\n"),
        (
            LEAST + "verified: 2025-01-02  # by hand\n# end\n",
            LEAST + "verified: 2026-11-21  # by hand\n# end\n",
        ),
        (LEAST + "verified:\n# end\n", LEAST + "verified: 2026-11-21\n# end\n"),
    ],
)
def test_the_day_of_a_check_disturbs_no_other_line(path: Path, before: str, after: str) -> None:
    path.write_text(before, "utf-8")
    write_verified(path, date(2026, 11, 21))
    assert path.read_text("utf-8") == after
    assert read_source(path).verified == date(2026, 11, 21)
    assert list(path.parent.iterdir()) == [path]


def test_the_definitions_that_come_along_are_right() -> None:
    sources = load_sources()
    assert len({source.name for source in sources}) == len(sources) > 0


def test_real_sources_rest_on_what_nobody_had_to_see() -> None:
    """Until an operator has looked, a definition names no feed, selector or pattern."""
    unseen = [source for source in load_sources() if not source.demo and source.verified is None]
    for source in unseen:
        assert source.entries == (EntryPoint("autodiscover", source.home),), source.name
        assert not source.states_patterns, source.name
        assert source.interval >= 2, source.name
    homes = [source.home for source in load_sources()]
    assert len(set(homes)) == len(homes)


def test_every_province_of_today_has_its_portal() -> None:
    portals = [s for s in load_sources() if s.level == "province" and s.publisher.startswith("Cổng")]
    assert len({source.place for source in portals if not source.demo}) == 34


def test_the_schema_is_one_and_says_what_each_key_is_for() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    keys = {**schema["properties"], **schema["$defs"]["entry"]["properties"]}
    assert not [key for key, rule in keys.items() if not {"description", "mend"} & set(rule)]
    assert set(ENTRY_KINDS) == {rule["required"][0] for rule in schema["$defs"]["entry"]["oneOf"]}
    fields = schema["properties"]["assertions"]["properties"]["fields"]["items"]["enum"]
    assert tuple(fields) == FIELDS
