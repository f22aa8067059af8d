"""One night at one source: entry points, then articles that are new or due, each with its attachments."""

from __future__ import annotations

from pipeline.crawl.assertions import assertion
from pipeline.crawl.night import conclude, crawl, resume
from pipeline.crawl.outcome import Night

__all__ = ["Night", "assertion", "conclude", "crawl", "resume"]
