"""The error of a file that gives no document, as the parsers import it."""

from pipeline.unreadable import UnreadableError

__all__ = ["UnreadableError"]
