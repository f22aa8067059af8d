"""Old and foreign office files for the tests: compound files made by hand, others by LibreOffice."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.programs import run_program

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file whose root holds `streams`, each up to 512 bytes, at most three."""
    names = ["Root Entry", *streams]
    header = struct.pack(
        "<8s16xHHHHH6xIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6, 0, 1, 1
    )
    header += struct.pack("<IIIIII", 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    table = [_TABLE, _END, *[_END] * len(streams)]
    sectors = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    for index, name in enumerate(names):
        coded = (name + "\0").encode("utf-16-le")
        child = 1 if index == 0 and streams else _FREE
        right = index + 1 if 0 < index < len(streams) else _FREE
        start = _END if index == 0 else index + 1
        kind = 5 if index == 0 else 2
        sectors += coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, _FREE, right, child)
        sectors += bytes(36) + struct.pack("<IQ", start, 512)
    sectors += bytes(512 * 2 - len(sectors))
    return header + sectors + b"".join(data.ljust(512, b"\0") for data in streams.values())


def word_stream(locked: bool = False) -> bytes:
    """The first bytes of a Word stream."""
    return struct.pack("<HH6xH", 0xA5EC, 193, 0x0100 if locked else 0)


def sheet_stream(locked: bool = False) -> bytes:
    """The first bytes of an Excel stream: its opening record, and the one that tells of a password."""
    return struct.pack("<HH16x", 0x0809, 16) + (struct.pack("<HH54x", 0x002F, 54) if locked else b"")


def converted(files: Mapping[str, bytes], suffix: str, form: str, folder: Path) -> dict[str, bytes]:
    """Files in another form by their names, made in one start of the program that reads them too."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.{suffix}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [f"{name}.{suffix}" for name in files]
    line = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", "out", *names]
    run_program(line, seconds=100, cwd=folder)
    return {name: (folder / "out" / f"{name}.{form}").read_bytes() for name in files}


def cut(data: bytes, name: str) -> bytes:
    """A file with the first half of one part only."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, part[: len(part) // 2] if entry == name else part)
    return buffer.getvalue()
