"""Old and foreign office files, turned into those of Office Open XML by LibreOffice (`soffice`)."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from pipeline.programs import ProgramError, ProgramResult, program_folder, run_program
from pipeline.unreadable import UnreadableError

from .store import OfficeStore

TARGETS = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
"""What each format becomes."""
MEND = "install LibreOffice (Debian: apt install libreoffice-writer-nogui libreoffice-calc-nogui)"
_SECONDS = 120.0
"""For one start, which takes a second or two; a long file takes ten."""
_NAMES = {"doc": "DOC", "rtf": "RTF", "odt": "OpenDocument", "xls": "XLS", "ods": "OpenDocument"}
# Nothing that a file links to is fetched, and none of its macros runs.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"\
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"\
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop\
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse">\
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse">\
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse">\
<value>127.0.0.1</value></prop></item>
</oor:items>
"""


def converted(data: bytes, form: str, store: OfficeStore | None = None) -> bytes:
    """The file as DOCX or XLSX; `form` is one of `TARGETS`.

    Each call has a profile and a folder of its own, so calls may run side by side.  `store` keeps what it
    makes.

    Raises:
        UnreadableError: `no_program` without LibreOffice, `timeout`, or `broken` where it cannot read it.
    """
    version = office_version() if shutil.which("soffice") else None
    if version is None:
        message = f"LibreOffice is not installed, by which {_NAMES[form]} files are read; {MEND}"
        raise ProgramError("no_program", message)
    target = TARGETS[form]
    if store and (kept := store.load(data, target, version)):
        return kept
    with program_folder() as folder:
        result = _run(folder, [(data, form)], target)
        made = _made(folder, 0, target)
    if made is None:
        told = f"LibreOffice cannot read the {_NAMES[form]} file ({result.complaint})"
        raise UnreadableError("broken", f"{told}; open it and save it as {target.upper()} or PDF")
    if store:
        store.save(data, target, version, made)
    return made


def convert_ahead(files: Iterable[tuple[bytes, str]], store: OfficeStore) -> None:
    """Convert files, each with its form, in one start of LibreOffice for each target, and keep the results.

    What this leaves out, for want of the program or because one file stops it, is left to `converted`, which
    takes each alone and tells what is wrong.
    """
    version = office_version() if shutil.which("soffice") else None
    if version is None:
        return
    waiting: dict[str, list[tuple[bytes, str]]] = {}
    for data, form in files:
        if store.load(data, TARGETS[form], version) is None:
            waiting.setdefault(TARGETS[form], []).append((data, form))
    for target, several in waiting.items():
        with program_folder() as folder:
            with suppress(ProgramError):
                _run(folder, several, target)
            for number, (data, _) in enumerate(several):
                if made := _made(folder, number, target):
                    store.save(data, target, version, made)


def _run(folder: Path, files: Sequence[tuple[bytes, str]], target: str) -> ProgramResult:
    names = [f"{number}.{form}" for number, (_, form) in enumerate(files)]
    for name, (data, _) in zip(names, files, strict=True):
        (folder / name).write_bytes(data)
    _write_profile(folder / "profile")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    line = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        "out",
        *names,
    ]
    return run_program(line, seconds=_SECONDS, cwd=folder)


def _made(folder: Path, number: int, target: str) -> bytes | None:
    """What came of a file; None where nothing did, or where it is torn."""
    path = folder / "out" / f"{number}.{target}"
    return path.read_bytes() if path.is_file() and zipfile.is_zipfile(path) else None


@cache
def office_version() -> str | None:
    """The installed LibreOffice, such as `LibreOffice 7.4.7.2`; None where there is none."""
    try:
        with program_folder() as folder:
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            said = run_program(["soffice", profile, "--version"], seconds=30, cwd=folder).output.decode()
    except ProgramError:
        return None
    words = said.split()
    return " ".join(words[:2]) if words else None


def _write_profile(folder: Path) -> None:
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
