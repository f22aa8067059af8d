"""The `tesseract` command: is it there with Vietnamese, which one is it, and a picture read by it."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from pipeline.programs import ProgramError, run_program

from .picture import PREPARATION
from .words import Word, read_tsv

MEND = "install tesseract with its Vietnamese data (Debian: apt install tesseract-ocr tesseract-ocr-vie)"
NO_OCR = "no OCR"
"""Stands for the version where pages waited for a recogniser."""
_LANGUAGE = "vie"
_SECONDS = 120.0
"""For one page; a dense one takes three."""
_FOLDER = re.compile(r'"(?P<folder>[^"]+)"')


class OcrError(RuntimeError):
    """A picture that could not be read; one line that says why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed recogniser."""

    command: str
    version: str
    """What the words depend on: the program, a digest of its Vietnamese data and how pictures are prepared,
    such as `tesseract 5.3.0 vie:0123456789ab/1`."""

    def read(self, picture: Image.Image, dpi: int, *options: str) -> list[Word]:
        """The words of `picture`, a page at `dpi`; `options` are further ones of the command.

        Raises:
            OcrError: the program failed, or took longer than two minutes.
        """
        data = io.BytesIO()
        picture.save(data, "PPM")
        line = (self.command, "-", "-", "-l", _LANGUAGE, "--dpi", str(dpi), *options, "tsv")
        return read_tsv(_run(line, data.getvalue(), _SECONDS))


@dataclass(frozen=True, slots=True)
class Lack:
    """Why there is no recogniser, in words for the operator."""

    reason: str


def find_engine() -> Engine | Lack:
    """The `tesseract` of the search path, or what it lacks.  Asked once for each place it was found in."""
    command = shutil.which("tesseract")
    if command is None:
        return Lack("tesseract is not installed")
    return _known(command, os.environ.get("TESSDATA_PREFIX", ""))


@cache
def _known(command: str, _prefix: str) -> Engine | Lack:
    try:
        version = _run((command, "--version"), b"", 20.0).split()[1]
        listed = _run((command, "--list-langs"), b"", 20.0)
    except (OcrError, IndexError) as trouble:
        return Lack(f"{command} does not run: {trouble}")
    if _LANGUAGE not in listed.split():
        return Lack("tesseract has no Vietnamese data")
    folder = _FOLDER.search(listed)
    data = Path(folder["folder"] if folder else "") / f"{_LANGUAGE}.traineddata"
    digest = hashlib.sha256(data.read_bytes()).hexdigest()[:12] if data.is_file() else "unknown"
    return Engine(command, f"tesseract {version} {_LANGUAGE}:{digest}/{PREPARATION}")


def ocr_version() -> str:
    """The version of the recogniser that is here now, `no OCR` where there is none."""
    engine = find_engine()
    return NO_OCR if isinstance(engine, Lack) else engine.version


def _run(command: Sequence[str], stdin: bytes, seconds: float) -> str:
    """What the command prints.  One thread to a process: two pages at a time are faster than two threads."""
    try:
        done = run_program(command, seconds=seconds, stdin=stdin, environment={"OMP_THREAD_LIMIT": "1"})
    except ProgramError as trouble:
        raise OcrError(str(trouble)) from trouble
    if done.status:
        raise OcrError(f"tesseract failed: {done.complaint}")
    return done.output.decode("utf-8", "replace")
