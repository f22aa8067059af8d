"""What holds for any bytes: a sound document, or UnreadableError, and nothing else."""

from __future__ import annotations

import functools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.parse import UnreadableError, parse
from tests.makers import pages, pdfs, words
from tests.makers.blocks import assert_sound

_FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
_LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                "KẾ HOẠCH",
                "Số: 12/KH-UBND",
                "Căn cứ Luật Thi đua;",
                "Ngày đăng: 14/03/2025",
                "Bình luận",
                "Nơi nhận:",
                "TM. ỦY BAN NHÂN DÂN",
                "Lan Hương",
                "a.jpg",
                pages.FIRST,
                pages.SECOND,
                "PHỤ LỤC",
                "|",
                "./.",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            ]
        ),
    ),
    max_size=25,
)


def check(data: bytes) -> None:
    refusal = None
    try:
        assert_sound(parse(data, "a"))
    except UnreadableError as trouble:
        refusal = trouble
    if refusal is not None:
        assert refusal.kind in {"empty", "unknown_format", "broken", "password", "no_text", "listing"}
        assert "\n" not in str(refusal)


@given(st.binary(max_size=600))
@_FEW
def test_any_bytes(data):
    check(data)


@given(_LINES)
@_FEW
def test_any_lines(lines):
    check("\n".join(lines).encode("utf-8", errors="ignore"))


@given(_LINES, st.sampled_from(["p", "div", "li", "td", "h1", "span", "b"]))
@_FEW
def test_any_page(lines, tag):
    body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    check(f"<html><body><table>{body}</table>{body}</body></html>".encode("utf-8", errors="ignore"))


@functools.cache
def _sample(name: str) -> bytes:
    return {
        "pdf": pdfs.plan,
        "docx": words.plan,
        "html": lambda: pages.page(pages.article()),
    }[name]()


@pytest.mark.parametrize("name", ["pdf", "docx", "html"])
@given(data=st.data())
@settings(_FEW, max_examples=25)
def test_damaged_files(name, data):
    sample = bytearray(_sample(name))
    for _ in range(data.draw(st.integers(1, 12))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(sample)), st.integers(1, len(sample))))
    check(bytes(sample[:end]))
