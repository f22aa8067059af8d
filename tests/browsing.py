"""Pages of the explorer in a real browser: what they should not do, and what shuts readers out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.explorer_world import CHROMIUM

GRAVE = {"serious", "critical"}
PATIENCE = 120_000
"""Milliseconds until a page is given up; no measure of anything."""
DESKTOP, PHONE = (1280, 900), (360, 740)
READERS = {"desk": (DESKTOP, "light"), "phone": (PHONE, "dark")}


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """One browser; open it after servers that run in threads, since its event loop stays in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
        yield browser
        browser.close()


@dataclass(slots=True)
class Watched:
    """A page of the browser, with everything that it should not do."""

    page: Page
    base: str
    troubles: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: BrowserContext, base: str) -> Watched:
        context.set_default_timeout(PATIENCE)
        made = cls(context.new_page(), base)
        made.page.on("console", lambda said: made.troubles.append(f"{said.type}: {said.text}"))
        made.page.on("pageerror", lambda error: made.troubles.append(f"script: {error}"))
        made.page.on("requestfailed", lambda asked: made.troubles.append(f"failed: {asked.url}"))
        made.page.on("dialog", lambda shown: (made.troubles.append(f"ran: {shown.message}"), shown.dismiss()))
        made.page.on("request", lambda asked: made.asked(asked.url))
        return made

    def asked(self, url: str) -> None:
        if not url.startswith((self.base, "data:", "about:")):
            self.troubles.append(f"left this machine: {url}")

    def go(self, path: str) -> Page:
        """The page at an address, which must be answered well."""
        answer = self.page.goto(self.base + path, wait_until="load")
        assert answer is None or answer.ok, f"{path}: {answer.status}"
        return self.page


@contextmanager
def at_a_desk(browser: Browser, base: str) -> Iterator[Watched]:
    """A page at a desk, in the light, under the explorer's own policy on content."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    yield Watched.of(context, base)
    context.close()


@contextmanager
def with_axe(browser: Browser, base: str, reader: str) -> Iterator[Watched]:
    """A page as one of `READERS` sees it, with axe in it."""
    (width, height), scheme = READERS[reader]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    context.add_init_script(path=AXE_FILE_PATH)
    yield Watched.of(context, base)
    context.close()


def shuts_out(seen: Watched, path: str) -> list[object]:
    """What of a page shuts readers out: graver findings of axe, in light and dark, and scrolling sideways."""
    page = seen.go(path)
    page.evaluate(
        "[...document.querySelectorAll('details')].slice(0, 12).forEach((one) => { one.open = true; })"
    )
    found: list[object] = [*grave(page, {})]
    if scrolls_sideways(page):
        found.append("scrolls sideways")
    light = page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")
    page.emulate_media(color_scheme="dark" if light else "light")
    found += grave(page, {"runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme=None)
    return found


def grave(page: Page, choices: dict[str, object]) -> list[tuple[str, str, str]]:
    """What axe finds that shuts readers out: rule, element, what is amiss."""
    told = page.evaluate(
        # The archived page in its frame is its publisher's, and shown as it was.
        "(choices) => axe.run({exclude: [['iframe']]}, {resultTypes: ['violations'], iframes: false, ...choices})",
        choices,
    )
    return [
        (one["id"], node["html"][:160], node["failureSummary"])
        for one in told["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
