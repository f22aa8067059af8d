"""The explorer in a real browser: nothing breaks, nobody is shut out, and the four questions take three steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import (
    DESKTOP,
    PHONE,
    READERS,
    Watched,
    at_a_desk,
    chromium_running,
    scrolls_sideways,
    shuts_out,
    with_axe,
)
from tests.explorer_world import CHROMIUM, KH_318, addresses, furnished, served

MOST_BYTES = 150_000
"""Style and script of one page, as they are before compression."""
STYLE_AND_SCRIPT = """
    performance.getEntriesByType('resource')
        .filter((one) => /[.](js|css)([?]|$)/.test(one.name))
        .reduce((sum, one) => sum + one.decodedBodySize, 0)
"""
PAGES = (
    "tonight", "search", "instrument", "trace", "document", "document_pdf", "blocs", "calendar", "people",
    "findings", "console",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of the explorer, and those of its pages by name."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}; install Debian's package chromium")
    places = furnished(demo, tmp_path_factory.mktemp("browser"))
    with served(places) as base:
        yield base, addresses(places)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here; asked for after `world`."""
    with chromium_running() as browser:
        yield browser


@pytest.fixture(scope="module")
def desk(world: tuple[str, dict[str, str]], chromium: Browser) -> Iterator[Watched]:
    """A page at a desk; tests use it one after another."""
    with at_a_desk(chromium, world[0]) as page:
        yield page


@pytest.fixture(scope="module", params=READERS)
def seen(
    request: pytest.FixtureRequest, world: tuple[str, dict[str, str]], chromium: Browser
) -> Iterator[Watched]:
    """A page as different readers see it, with axe in it."""
    with with_axe(chromium, world[0], request.param) as page:
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_and_stays_here(desk: Watched, world: tuple[str, dict[str, str]], name: str) -> None:
    desk.troubles.clear()
    page = desk.go(world[1][name])
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert desk.troubles == []
    assert 0 < page.evaluate(STYLE_AND_SCRIPT) < MOST_BYTES


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_shut_out(seen: Watched, world: tuple[str, dict[str, str]], name: str) -> None:
    assert shuts_out(seen, world[1][name]) == []


def test_the_keyboard_finds_its_way(desk: Watched) -> None:
    page = desk.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    assert page.evaluate(outline) == "solid"
    page.keyboard.type("a/b")
    assert page.locator("#find").input_value() == "a/b"


@dataclass(slots=True)
class Hands:
    """A reader with a keyboard or a mouse, who counts what it takes."""

    page: Page
    mouse: bool
    steps: int = 0

    def ask(self, words: str) -> None:
        """Write into the box at the head of every page, and send it."""
        self.write("#find", words)
        self.send(".find button")

    def write(self, box: str, words: str) -> None:
        self.reach(box)
        self.page.keyboard.type(words)

    def send(self, button: str) -> None:
        self.steps += 1
        with self.page.expect_navigation():
            if self.mouse:
                self.page.locator(button).click()
            else:
                self.page.keyboard.press("Enter")

    def follow(self, link: str) -> None:
        self.steps += 1
        if not self.mouse:
            self.reach(link)
        with self.page.expect_navigation():
            if self.mouse:
                self.page.locator(link).first.click()
            else:
                self.page.keyboard.press("Enter")

    def reach(self, place: str) -> None:
        """By pointer, or by `/` and the tabulator as readers without one do."""
        wanted = self.page.locator(place).first
        if self.mouse:
            wanted.click()
            return
        if place == "#find":
            self.page.keyboard.press("/")
        for _ in range(80):
            if wanted.evaluate("(one) => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {place}")

    def sees(self, *words: str) -> None:
        shown = self.page.locator("main").inner_text()
        for told in words:
            assert told in shown, f"{told!r} is not in {shown[:1500]}"
        assert self.steps <= 3


@pytest.fixture(params=[False, True], ids=["keys", "clicks"])
def hands(request: pytest.FixtureRequest, desk: Watched) -> Hands:
    return Hands(desk.go("/"), request.param)


def test_does_kh_282_rest_on_nq_15_and_where_is_it_written(hands: Hands) -> None:
    hands.ask("KH 282 NQ 15")
    hands.sees("Có: 282/KH-UBND dựa trên 15-NQ/TW", "Thực hiện Nghị quyết số 15-NQ/TW")
    hands.follow("ol.steps li:last-child a.source")
    hands.sees("Thực hiện Nghị quyết số 15-NQ/TW ngày 05/5/2022 của Bộ Chính trị")
    assert hands.page.locator(".chosen").first.is_visible()


def test_who_led_bloc_4_in_2024_and_before(hands: Hands) -> None:
    hands.ask("Khối thi đua số 4")
    hands.sees("2024", "Sở Nội vụ", "2023", "Sở Tư pháp")


def test_which_plans_named_the_70th_anniversary_of_10_10(hands: Hands) -> None:
    hands.follow('nav a[href="/calendar"]')
    hands.write('input[name="nth"]', "70")
    hands.write('input[name="q"]:not(#find)', "10/10")
    hands.send(".filter button")
    hands.sees("70", "Ngày Giải phóng Thủ đô", "282/KH-UBND", "88-KH/TU")


def test_what_broke_last_night(hands: Hands) -> None:
    hands.follow("a.brand")
    hands.sees("Những gì không thu được", "demo-cong-thanh-pho", "có mật khẩu")


def test_results_come_as_one_types(desk: Watched) -> None:
    desk.troubles.clear()
    page = desk.go("/search")
    page.keyboard.type("khoi thi dua so 4")
    page.locator("#results .hits").first.wait_for()
    assert "Khối thi đua số 4" in page.locator("#results").inner_text()
    page.locator("#results a.direct, #results .direct a").first.wait_for()
    assert desk.troubles == []


def test_a_mark_explains_itself_to_pointer_and_keyboard(
    desk: Watched, world: tuple[str, dict[str, str]]
) -> None:
    page = desk.go(world[1]["document"])
    page.locator("mark.citation").first.hover()
    assert "citation" in page.locator("#card").inner_text() or page.locator("#card a").count()
    page.keyboard.press("Escape")
    assert page.locator("#card").count() == 0
    page.locator("mark.citation").first.focus()
    assert page.locator("#card").is_visible()


def test_pages_are_printed_without_their_controls(desk: Watched, world: tuple[str, dict[str, str]]) -> None:
    page = desk.go(world[1]["instrument"])
    page.emulate_media(media="print")
    assert [page.locator(part).first.is_visible() for part in (".top", "button", "h1", "blockquote")] == [
        False, False, True, True,
    ]  # fmt: skip
    page.emulate_media(media="screen")


def test_english_is_a_click_away(desk: Watched) -> None:
    page = desk.go(f"/instrument/{KH_318}")
    page.locator("a.language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith(KH_318)
    page.locator("a.language").click()
    assert page.locator("html").get_attribute("lang") == "vi"


def test_hostile_papers_keep_to_their_place(desk: Watched, world: tuple[str, dict[str, str]]) -> None:
    desk.troubles.clear()
    for size in (DESKTOP, PHONE):
        desk.page.set_viewport_size({"width": size[0], "height": size[1]})
        for path in ("/search?" + urlencode({"q": "hostile"}), world[1]["hostile"], world[1]["long"]):
            page = desk.go(path)
            assert not scrolls_sideways(page), path
            # What reads from right to left in a paper turns no other words round.
            assert page.evaluate("getComputedStyle(document.querySelector('.top')).direction") == "ltr"
    desk.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    # The browser tells of each script and picture of an archived page that its frame keeps from running.
    assert [told for told in desk.troubles if "/archived/" not in told] == []
