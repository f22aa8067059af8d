"""The documents of one visit: those that are new or due, each article followed by its attachments."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from corpora.source_definitions import SourceDefinition
from pipeline.crawl.walk import Walk
from pipeline.discover import DiscoveryError, page_attachments
from pipeline.fetch import Fetched
from pipeline.frontier.page import Named, Page
from pipeline.record import Failure


class Documents:
    """The documents of one visit: asked for side by side, noted in the order in which they were asked."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._asked: set[str] = set()
        self._passed: set[str] = set()
        """Left alone tonight: their host rests, or their like is a trap."""
        self._left = walk.source.pages - walk.frontier.pages.asked(walk.source.name, walk.began.at)
        self._waiting = deque(self._due())

    def ask(self) -> None:
        """Ask for all of them."""
        at_once = self._walk.source.concurrency
        under_way: deque[tuple[Page, Future[_Got]]] = deque()
        with ThreadPoolExecutor(at_once, thread_name_prefix=self._walk.source.name) as pool:
            while True:
                while len(under_way) < at_once and (page := self._next()):
                    under_way.append((page, pool.submit(self._fetch, page)))
                if not under_way:
                    return
                page, got = under_way.popleft()
                self._take(page, got.result())

    def _next(self) -> Page | None:
        while self._left > 0:
            if not self._waiting and self._passed:
                # What was passed over took the place of others in the answer to what is due.
                self._waiting.extend(self._due())
            if not self._waiting:
                return None
            page = self._waiting.popleft()
            if page.key in self._asked:
                continue
            if self._walk.rests(page) or self._walk.trapped(page):
                self._passed.add(page.key)
                continue
            self._asked.add(page.key)
            self._left -= 1
            return page
        return None

    def _due(self) -> list[Page]:
        """What is to be asked for, without what was asked for or passed over."""
        name, began, met = self._walk.source.name, self._walk.began.at, self._asked | self._passed
        most = max(0, self._left) + len(met)
        found = self._walk.frontier.pages.due(name, at=self._walk.frontier.now(), began=began, most=most)
        return [page for page in found if page.key not in met]

    def _fetch(self, page: Page) -> _Got:
        """In a thread of the pool: ask, and look for attachments where the page is new."""
        got = self._walk.fetch(page)
        if isinstance(got, Failure) or page.role != "article" or got.record.sha256 == page.sha256:
            return _Got(got)
        body = self._walk.archive.read(got.record.sha256) if got.body is None else got.body
        return _Got(got, attachments(body, got.final, got.record.media_type, self._walk.source))

    def _take(self, page: Page, got: _Got) -> None:
        walk = self._walk
        if got.attachments:
            dated = page.modified_at or page.published_at
            links = [Named(url, dated) for url in got.attachments]
            keys = walk.name("attachment", links, page.url, file_of=page.url)
            found = [one for key in keys if (one := walk.frontier.pages.get(key)) and one.owed]
            self._waiting.extendleft(one for one in reversed(found) if one.state == "waiting")
        walk.note(page, got.response)


@dataclass(frozen=True, slots=True)
class _Got:
    response: Fetched | Failure
    attachments: tuple[str, ...] = ()


def attachments(data: bytes, url: str, media_type: str | None, source: SourceDefinition) -> tuple[str, ...]:
    """The addresses of the files that an article links to."""
    try:
        found = page_attachments(data, url, source, media_type=media_type)
    except DiscoveryError:
        # What is no HTML has no attachments; whether it is a document is the parser's to say.
        return ()
    return tuple(item.url for item in found)
