"""Text in the encodings that Vietnamese fonts carried before Unicode, made Unicode.

`decode_run` serves formats that name the font of each run (Word, PDF); `decode_lines` serves text without
fonts, and what fonts did not settle.  Both want text as the file holds it: TCVN3 writes ư as a soft hyphen,
so what is invisible is stripped afterwards.  (LibreOffice writes that hyphen as the element `w:softHyphen`.)
"""

from __future__ import annotations

from .lines import decode_lines
from .runs import decode_run

__all__ = ["decode_lines", "decode_run"]
