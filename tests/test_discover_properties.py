"""Whatever a server sends, discovery gives addresses of the source or one kind of error, and the same each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.source_definitions import ENTRY_KINDS, EntryPoint, SourceDefinition
from pipeline.discover import DiscoveryError, documents_among, grade, page_attachments, read_entry
from pipeline.discover.addresses import shape
from pipeline.discover.page_kinds import page_kind

HOME = "https://dongha.gov.test/"
SOURCE = SourceDefinition(
    name="dong-ha",
    publisher="Đông Hạ",
    place=None,
    level="national",
    language="vi",
    home=HOME,
    hosts=("dongha.gov.test",),
    entry_points=(),
    article=(),
    attachment=(),
    interval=0.0,
    pages=10,
    demo=True,
)
TEMPLATES = [
    path.read_bytes() for path in sorted((Path(__file__).parent / "fixtures" / "templates").iterdir())
]
PIECES = [
    b"<",
    b">",
    b"<a href='",
    b"http://[",
    b"//",
    b"://x:99999/",
    b"\x00",
    b"]]>",
    b"<table><tr><th>",
    b"&#x0;",
]
KINDS = ["article", "plan", "listing", "other"]
Result = TypeVar("Result")
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

LINKS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["http://[", "http://]x", "//", "http://a:b/", "https://dongha.gov.test:99999/x", "?p=%zz", "\x7f"]),
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A stored page, cut and with pieces put in where they do harm."""
    data = draw(st.sampled_from(TEMPLATES))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.sampled_from(PIECES)) + data[at + draw(st.integers(0, 60)) :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def read(reading: Callable[[], Result]) -> Result | None:
    """What is read, or None where the one error is raised, in one line."""
    try:
        return reading()
    except DiscoveryError as error:
        told = str(error)
    assert "\n" not in told
    return None


@FEW
@given(data=st.one_of(st.binary(max_size=300), damaged()), kind=st.sampled_from(ENTRY_KINDS))
def test_entry_points(data: bytes, kind: str) -> None:
    entry = EntryPoint(kind, HOME, pages=3)
    found = read(lambda: read_entry(data, HOME, entry, SOURCE))
    if found is None:
        return
    urls = [item.url for item in found.items]
    assert all(SOURCE.owns(url) and "#" not in url for url in urls)
    assert len(set(urls)) == len(urls) <= found.named
    assert all(one.kind in ENTRY_KINDS and SOURCE.owns(one.url) for one in found.entries)
    assert all(item.day is None or item.day[:4].isdigit() for item in found.items)
    assert read_entry(data, HOME, entry, SOURCE) == found


@FEW
@given(data=st.one_of(st.binary(max_size=300), damaged()))
def test_pages(data: bytes) -> None:
    kind = read(lambda: page_kind(data, HOME))
    assert kind is None or kind in KINDS
    files = read(lambda: page_attachments(data, HOME, SOURCE))
    assert files is None or all(SOURCE.owns(item.url) for item in files)


@FEW
@given(links=st.lists(LINKS, min_size=4, max_size=9))
def test_links(links: list[str]) -> None:
    rows = "".join(
        f"<li><a href='{link}'>Hội nghị tổng kết phong trào thi đua</a> 01/02/2024</li>" for link in links
    )
    for kind in ("listing", "autodiscover"):
        found = read_entry(f"<ul class=menu>{rows}</ul><ul>{rows}</ul>".encode("utf-8", "replace"), HOME, EntryPoint(kind, HOME, pages=2), SOURCE)  # fmt: skip
        assert all(SOURCE.owns(item.url) for item in found.items)
        for item in found.items:
            assert grade(item.url) in (0, 1, 2)
            assert shape(item.url)
        assert set(documents_among(item.url for item in found.items)) <= {item.url for item in found.items}


def test_the_templates_are_there() -> None:
    assert len(TEMPLATES) > 10
    with pytest.raises(DiscoveryError):
        read_entry(b"", HOME, EntryPoint("feed", HOME), SOURCE)
