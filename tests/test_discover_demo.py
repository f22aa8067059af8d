"""Discovery on a whole site: from the home address alone it finds what the definitions of the demo find."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from corpora.source_definitions import ATTACHMENT_PATTERN, SourceDefinition
from corpora.source_files import load_sources
from flows.choose import settings_for
from flows.demo_server import serve_demo
from pipeline.archive import Archive
from pipeline.crawl import crawl
from pipeline.fetch import Fetcher
from pipeline.frontier.frontier import Frontier

DEMO = [source for source in load_sources() if source.demo]


def documents(source: SourceDefinition, folder: Path) -> set[str]:
    folder.mkdir()
    with serve_demo() as connect_to, Frontier(folder / "frontier.sqlite") as frontier:
        archive = Archive(folder / "archive")
        with Fetcher(archive, settings_for(connect_to)) as fetcher:
            crawl(source, fetcher, archive, frontier)
        return {record.url for record in archive.changes() if record.role == "document"}


@pytest.mark.parametrize("source", DEMO, ids=lambda source: source.name)
def test_a_home_address_is_enough(source: SourceDefinition, tmp_path: Path) -> None:
    bare = replace(source, entry_points=(), article=(), plan=(), attachment=(re.compile(ATTACHMENT_PATTERN),))
    described = documents(source, tmp_path / "described")
    assert len(described) > 5
    assert documents(bare, tmp_path / "bare") == described
