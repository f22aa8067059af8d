"""Text in the encodings that Vietnamese fonts carried before Unicode, made Unicode.

`decode_run` serves formats that name the font of each run (Word, PDF).
"""

from __future__ import annotations

from .runs import decode_run

__all__ = ["decode_run"]
