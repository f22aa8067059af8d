"""Why a file could not be read, in one line that names the file, the cause and the mend."""

from __future__ import annotations


class UnreadableError(ValueError):
    """A file that gives no document.

    `kind` is one of `empty`, `unknown_format`, `broken`, `password`, `no_text`, `too_large`, `timeout`,
    `memory`, `no_program`, `not_read` (a scan where no OCR is installed), `listing` (a page that only lists
    other pages: nothing is wrong with it, it has links and no document); the message is one line for a
    person: what is wrong and its mend, without the file's name, which the caller knows.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
