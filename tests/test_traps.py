"""Endless spaces of addresses are bounded, and what is merely large is let through."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.traps import TrapBounds, Traps

TODAY = date(2026, 3, 5)


def traps(**bounds: int) -> Traps:
    return Traps(TrapBounds(**bounds), today=lambda: TODAY)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://bao.vn/tin/tin/tin/a.html", "3 times"),
        ("http://bao.vn/a/b/a/b/a/b", "3 times"),
        ("http://bao.vn/tin?trang=501", "page 501"),
        ("http://bao.vn/tin/page/7000/", "page 7000"),
        ("http://bao.vn/tin/trang-501.html", "page 501"),
        ("http://bao.vn/tin?page=99999999999999999999", "page 9"),
        ("http://bao.vn/lich?year=2099&month=1", "calendar"),
        ("http://bao.vn/lich?thang=12/1890", "calendar"),
        ("http://bao.vn/lich/2031/05", "calendar"),
        ("http://bao.vn/calendar/tuan/1900-01-07", "calendar"),
        ("http://bao.vn/tim?q=" + "a" * 2_000, "letters"),
    ],
)
def test_a_shape_gives_a_trap_away(url: str, word: str) -> None:
    trap = traps().look(url)
    assert trap
    assert word in trap.reason
    assert "\n" not in trap.reason


@pytest.mark.parametrize(
    "url",
    [
        "http://bao.vn/",
        "http://bao.vn/tin/tin/a.html",
        "http://bao.vn/05/05/05/a.html",
        "http://bao.vn/vi/-/xem/-/742/-/a.html",
        "http://bao.vn/tin?trang=500",
        "http://bao.vn/?p=123456",
        "http://bao.vn/tin-9999.html",
        "http://bao.vn/2099/ke-hoach-den-nam-2099.html",
        "http://bao.vn/tin?id=9999&year=2026",
        "http://bao.vn/lich/2026/05",
        "http://bao.vn/lich-su/1890/05/a.html",
        "http://bao.vn/lich?thang=5&nam=2027",
        "http://bao.vn/tin/trang-thai-1000/a.html",
    ],
)
def test_what_is_merely_long_or_old_is_no_trap(url: str) -> None:
    assert traps().look(url) is None


def test_one_row_a_pattern_is_enough() -> None:
    seen = traps(paging=2)
    found = [seen.look(f"http://bao.vn/tin?trang={page}") for page in range(1, 6)]
    assert [trap and trap.first for trap in found] == [None, None, True, False, False]
    other = seen.look("http://khac.vn/tin?trang=9")
    assert other
    assert other.first


def test_a_path_that_grows_is_one_row_a_host() -> None:
    seen = traps()
    found = [seen.look(f"http://bao.vn{'/tin' * times}/a.html") for times in range(2, 6)]
    assert [trap and trap.first for trap in found] == [None, True, False, False]


@pytest.mark.parametrize(
    ("address", "bounds", "let_through"),
    [
        ("http://bao.vn/tim?q={}", {"queries": 10}, 10),
        ("http://bao.vn/tim?q=x&lan={}", {"queries": 10}, 10),
        ("http://bao.vn/tin/bai-{}.html", {"addresses": 10}, 10),
        ("http://bao.vn/tin/{}/{}/a.html", {"addresses": 10}, 10),
        ("http://bao.vn/lich?ngay={}", {"calendar": 10}, 10),
        ("http://bao.vn/{letters}/a.html", {"patterns": 5, "addresses": 10}, 15),
        ("http://bao.vn/tin/bai-{}.html", {"queries": 10, "calendar": 10}, 100),
    ],
)
def test_a_pattern_is_bounded(address: str, bounds: dict[str, int], let_through: int) -> None:
    seen = traps(**bounds)
    letters = ("abcdefghij"[n // 10] + "abcdefghij"[n % 10] for n in range(100))
    urls = [address.format(n, n, letters=word) for n, word in enumerate(letters)]
    assert sum(seen.look(url) is None for url in urls) == let_through


def test_the_files_of_one_page_are_bounded() -> None:
    seen = traps(files=2)
    urls = [f"http://bao.vn/tep/{number}.pdf" for number in range(4)]
    found = [seen.look(url, "http://bao.vn/a.html") for url in urls]
    assert [trap and trap.first for trap in found] == [None, None, True, False]
    assert seen.look("http://bao.vn/tep/9.pdf", "http://bao.vn/b.html") is None
    assert seen.look("http://bao.vn/tep/10.pdf") is None


def test_the_bound_of_one_pattern_stops_no_other() -> None:
    seen = traps(queries=3)
    for number in range(9):
        seen.look(f"http://bao.vn/tim?q={number}")
    assert seen.look("http://bao.vn/xem?id=1") is None
    assert seen.look("http://khac.vn/tim?q=1") is None
    assert seen.look("http://bao.vn/tim?loai=1") is None


def test_addresses_that_bring_the_same_bytes_over_and_over_are_closed() -> None:
    seen = traps(same=3)
    for number, sha256 in enumerate(["x", "x", "x", "y", "x", "x", "y"]):
        assert seen.closed(f"http://bao.vn/xem?id={number}") is None
        seen.came(f"http://bao.vn/xem?id={number}", sha256)
    trap = seen.closed("http://bao.vn/xem?id=7")
    assert trap
    assert trap.first
    assert "same bytes" in trap.reason
    again = seen.closed("http://bao.vn/xem?id=8")
    assert again
    assert not again.first
    for other in ("http://bao.vn/tin/a.html", "http://bao.vn/xem?so=1", "http://khac.vn/xem?id=7"):
        assert seen.closed(other) is None


def test_only_numbers_make_addresses_alike() -> None:
    seen = traps(same=2)
    for number in range(5):
        seen.came(f"http://bao.vn/tin/moi-{number}.html", "x")
        seen.came(f"http://bao.vn/tin/lanh-{'abcde'[number]}.html", "x")
    assert seen.closed("http://bao.vn/tin/moi-77.html")
    assert seen.closed("http://bao.vn/tin/lanh-z.html") is None


def test_what_is_kept_of_bytes_is_bounded() -> None:
    seen = traps(same=2, likes=3)
    for letter in "abcdefgh":
        for number in range(4):
            seen.came(f"http://bao.vn/{letter}?id={number}", "x")
    assert [seen.closed(f"http://bao.vn/{letter}?id=9") is not None for letter in "abcd"] == [True] * 3 + [
        False
    ]
