"""Bounds of one document: how they are set, and what goes beyond them."""

from __future__ import annotations

import io
import signal
import zipfile
from collections.abc import Iterator
from dataclasses import fields

import pypdfium2
import pytest

from pipeline.limits import LimitError, Limits, allow
from pipeline.parse import UnreadableError, parse


def pdf(pages: int) -> bytes:
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(200, 200)
    document.save(out)
    return out.getvalue()


def container(part: bytes, parts: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        for number in range(parts):
            archive.writestr(f"word/{number}.xml", part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Limits()),
        ({"DANCHIEU_LIMIT_SECONDS": "20", "DANCHIEU_CONTACT": "x"}, Limits(seconds=20.0)),
        ({"DANCHIEU_LIMIT_CPU_SECONDS": "1.5"}, Limits(cpu_seconds=1.5)),
        ({"DANCHIEU_LIMIT_MEMORY": "4_000_000_000"}, Limits(memory=4_000_000_000)),
        ({"DANCHIEU_LIMIT_PAGES": "3,000", "DANCHIEU_LIMIT_DEPTH": "1"}, Limits(pages=3_000, depth=1)),
    ],
)
def test_limits_come_from_the_environment(environment: dict[str, str], expected: Limits) -> None:
    assert Limits.of(environment) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECONDS", "0"),
        ("SECONDS", "-1"),
        ("SECONDS", "nan"),
        ("SECONDS", "inf"),
        ("SECONDS", ""),
        ("PAGES", "1.5"),
        ("PAGES", "many"),
        ("SHEETS", "1"),
    ],
)
def test_a_limit_that_is_none_is_one_line_with_its_name(name: str, value: str) -> None:
    with pytest.raises(LimitError, match=f"^DANCHIEU_LIMIT_{name} .*") as caught:
        Limits.of({f"DANCHIEU_LIMIT_{name}": value})
    assert "\n" not in str(caught.value)


def test_every_limit_is_a_number_above_zero_with_a_sentence() -> None:
    assert all(getattr(Limits(), field.name) > 0 for field in fields(Limits))


@pytest.mark.parametrize(
    ("data", "limits", "variable"),
    [
        (b"tin " * 300, Limits(bytes=1_000), "BYTES"),
        (pdf(30), Limits(pages=29), "PAGES"),
        (container(bytes(5_000_000)), Limits(), "RATIO"),
        (container(b"<w:p/>", 20), Limits(unpacked=100), "UNPACKED"),
        (container(bytes(600_000), 20), Limits(unpacked=10_000_000), "UNPACKED"),
    ],
)
def test_what_is_too_large_says_which_limit_to_set(data: bytes, limits: Limits, variable: str) -> None:
    with pytest.raises(UnreadableError, match=f"set DANCHIEU_LIMIT_{variable} to read over") as caught:
        parse(data, "a", limits=limits)
    assert caught.value.kind == "too_large"
    assert "\n" not in str(caught.value)


def test_what_keeps_to_the_limits_is_read_to_the_end() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(pdf(30), "a", limits=Limits(pages=30))
    assert caught.value.kind == "no_text"


@pytest.fixture
def timers() -> Iterator[None]:
    yield
    for timer in (signal.ITIMER_REAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 0)


@pytest.mark.usefixtures("timers")
def test_more_time_is_given_where_there_is_an_end_to_it() -> None:
    allow(60)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    signal.setitimer(signal.ITIMER_REAL, 600)
    signal.setitimer(signal.ITIMER_PROF, 900)
    allow(60)
    assert 600 < signal.getitimer(signal.ITIMER_REAL)[0] <= 660
    assert 900 < signal.getitimer(signal.ITIMER_PROF)[0] <= 960.1
