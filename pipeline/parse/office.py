"""Old and foreign office files, turned into those of Office Open XML by LibreOffice (`soffice`)."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from pipeline.programs import ProgramError, program_folder, run_program

from .errors import UnreadableError

TARGETS = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
"""What each format becomes."""
MEND = "install LibreOffice (Debian: apt install libreoffice-writer-nogui libreoffice-calc-nogui)"
_SECONDS = 120.0
"""For one file: a start takes one second or two, a long file ten."""
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


def converted(data: bytes, form: str) -> bytes:
    """The file as DOCX or XLSX; `form` is one of `TARGETS`.

    Each call has a profile and a folder of its own, so calls may run side by side.

    Raises:
        UnreadableError: `no_program` without LibreOffice, `timeout`, or `broken` where it cannot read it.
    """
    if shutil.which("soffice") is None:
        message = f"LibreOffice is not installed, by which {_NAMES[form]} files are read; {MEND}"
        raise ProgramError("no_program", message)
    with program_folder() as folder:
        (folder / f"a.{form}").write_bytes(data)
        _write_profile(folder / "profile")
        target = TARGETS[form]
        result = run_program(
            [
                "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                "--norestore", "--convert-to", target, "--outdir", str(folder / "out"), f"a.{form}",
            ],
            seconds=_SECONDS,
            cwd=folder,
        )  # fmt: skip
        made = folder / "out" / f"a.{target}"
        if not made.is_file():
            told = f"LibreOffice cannot read the {_NAMES[form]} file ({result.complaint})"
            raise UnreadableError("broken", f"{told}; open it and save it as {target.upper()} or PDF")
        return made.read_bytes()


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
