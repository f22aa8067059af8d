"""Words that were read before: OCR takes seconds a page, and the same bytes give the same words.

The folder is a cache beside the archive.  Whatever is missing, damaged or of another recogniser is read anew.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from pipeline.whole_files import write_whole

from .engine import Engine
from .reader import ReadPage
from .strokes import Stroke
from .words import Word


@dataclass(frozen=True, slots=True)
class WordStore:
    """Read pages by the bytes of their file, one small file each."""

    folder: Path

    def read(
        self,
        data: bytes,
        numbers: Iterable[int],
        engine: Engine,
        reader: Callable[[list[int]], Iterable[ReadPage]],
    ) -> list[ReadPage]:
        """The pages of `data` with these numbers; those that `engine` has not read yet come of `reader`."""
        path = self._path(data)
        known = {page.page: page for page in self._load(path, engine)}
        wanted = list(numbers)
        if missing := [number for number in wanted if number not in known]:
            known |= {page.page: page for page in reader(missing)}
            self._save(path, engine, known.values())
        return [known[number] for number in wanted if number in known]

    def _path(self, data: bytes) -> Path:
        name = hashlib.sha256(data).hexdigest()
        return self.folder / name[:2] / f"{name}.json.gz"

    def _load(self, path: Path, engine: Engine) -> Iterator[ReadPage]:
        try:
            kept = json.loads(gzip.decompress(path.read_bytes()))
            if kept["engine"] == engine.version:
                yield from [_page(row) for row in kept["pages"]]
        except FileNotFoundError:
            return
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            # Damaged or of another layout: read anew, and written over.
            return

    def _save(self, path: Path, engine: Engine, pages: Iterable[ReadPage]) -> None:
        rows = [astuple(page) for page in pages if not page.trouble]
        kept = json.dumps({"engine": engine.version, "pages": rows}, ensure_ascii=False)
        write_whole(path, gzip.compress(kept.encode(), mtime=0))


def _page(row: list[Any]) -> ReadPage:
    number, width, height, turned, words, rules, blank, trouble = row
    read = tuple(Word(text, tuple(box), confidence, line) for text, box, confidence, line in words)
    drawn = tuple(Stroke(*rule) for rule in rules)
    return ReadPage(number, width, height, turned, read, drawn, blank, trouble)
