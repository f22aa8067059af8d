"""`danchieu doctor`: what is installed, what is missing, how to mend it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import typer

from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile
from warehouse.lake.file import is_lake

PACKAGES = (
    "duckdb", "pyarrow", "prefect", "fastapi", "sqlalchemy", "httpx", "protego", "lxml", "lxml-html-clean",
    "trafilatura", "pypdfium2", "pdfplumber", "python-docx", "underthesea", "spacy", "dateparser", "pyyaml",
    "warcio", "openpyxl", "typer", "rich",
)  # fmt: skip
EXTRAS = {
    "dask": ("prefect-dask", "distributed"),
    "lake": ("duckdb-extension-ducklake", "duckdb-extension-postgres-scanner"),
}
"""Packages of each extra that an operator may do without."""
ROOM = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    what: str
    state: str
    """`ok`, `missing` (required, and not there) or `note`."""
    told: str
    mend: str = ""


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(doctor)


def doctor(warehouse: WarehouseFile = DEFAULT_WAREHOUSE) -> None:
    """Say what is installed and what is missing, and how to mend it.

    The status is 1 if anything required is missing.
    """
    from flows.cli.tables import print_table

    checks = [
        *_python(),
        *_packages(),
        *_extras(),
        *_programs(),
        *_models(),
        *_data(),
        *_contact(),
        *_limits(),
        *_places(warehouse),
    ]
    print_table(("what", "state", "found", "mend"), [(c.what, c.state, c.told, c.mend) for c in checks])
    if any(check.state == "missing" for check in checks):
        raise typer.Exit(1)


def _python() -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= (3, 11)
    yield Check(
        "python", "ok" if fine else "missing", version, "" if fine else "install Python 3.11 or newer"
    )


def _packages() -> Iterator[Check]:
    """Installed packages, held against the ranges that danchieu states."""
    from importlib import metadata

    from packaging.requirements import Requirement

    stated = {
        requirement.name.lower(): requirement
        for requirement in map(Requirement, metadata.requires("danchieu") or ())
    }
    for name in PACKAGES:
        wanted = stated.get(name)
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Check(name, "missing", "not installed", "run `make setup`")
            continue
        if wanted and not wanted.specifier.contains(version, prereleases=True):
            yield Check(name, "missing", f"{version}, wanted {wanted.specifier}", "run `make setup`")
        else:
            yield Check(name, "ok", version)


def _extras() -> Iterator[Check]:
    """What reading on several machines and a shared warehouse need."""
    from importlib import metadata

    for extra, packages in EXTRAS.items():
        try:
            told = ", ".join(f"{name} {metadata.version(name)}" for name in packages)
        except metadata.PackageNotFoundError as lacking:
            mend = f"install danchieu with its extra `{extra}`, if it is wanted"
            yield Check(f"extra {extra}", "note", f"no {lacking.name}", mend)
        else:
            yield Check(f"extra {extra}", "ok", told)


def _programs() -> Iterator[Check]:
    """Programs from outside: without them the files that need them are kept as not read."""
    from pipeline.ocr.engine import MEND as MEND_OCR
    from pipeline.ocr.engine import Lack, find_engine
    from pipeline.office.convert import MEND, office_version

    version = office_version()
    told = version or "none: .doc, .rtf, .odt and .xls are kept as not read"
    engine = find_engine()
    if isinstance(engine, Lack):
        yield Check("tesseract", "note", f"{engine.reason}: scans are kept as not read", MEND_OCR)
    else:
        yield Check("tesseract", "ok", engine.version)
    yield Check("LibreOffice", "ok" if version else "note", told, "" if version else MEND)


def _models() -> Iterator[Check]:
    """The Vietnamese models come inside the package: reading one sentence shows that they load offline."""
    try:
        from underthesea import ner

        ner("Ông Nguyễn Văn An đến Hà Nội.")
    except Exception as error:  # whatever a broken installation raises is the finding
        yield Check(
            "Vietnamese models", "missing", f"{type(error).__name__}: {error}", "run `make setup` again"
        )
    else:
        yield Check("Vietnamese models", "ok", "segmentation and named entities load")


def _data() -> Iterator[Check]:
    from corpora.source_definitions import SourceError
    from corpora.source_files import load_sources
    from corpora.tables import TableError
    from extractors.kit import Kit
    from extractors.version import code_version

    try:
        Kit.load()
        yield Check("lexicon", "ok", f"code and lexicon {code_version()}")
    except (TableError, OSError) as error:
        yield Check("lexicon", "missing", str(error), "mend the table, or check the checkout out again")
    try:
        sources = load_sources()
    except SourceError as error:
        yield Check("sources", "missing", str(error), "mend the definition")
    else:
        demo = sum(source.demo for source in sources)
        verified = sum(source.verified is not None for source in sources)
        told = f"{len(sources) - demo} to crawl, {verified} of them verified; {demo} of the demo"
        yield Check(
            "sources", "ok", told, "" if verified else "look at one with `danchieu sources check NAME`"
        )


def _contact() -> Iterator[Check]:
    from flows.contact import ContactError, contact

    try:
        told = contact()
    except ContactError as error:
        yield Check("contact", "missing", str(error))
    else:
        mend = "set DANCHIEU_CONTACT before crawling the sites of others"
        yield Check("contact", "ok" if told else "note", told or "none", "" if told else mend)


def _limits() -> Iterator[Check]:
    from pipeline.limits import LimitError, Limits

    try:
        bounds = Limits.of(os.environ)
    except LimitError as error:
        yield Check("limits", "missing", str(error))
        return
    told = ", ".join(f"{one.name} {getattr(bounds, one.name):,.12g}" for one in fields(bounds))
    yield Check("limits", "ok", f"of one document: {told}")


def _lake(warehouse: Path) -> Check:
    from warehouse.lake.file import LakeError, lake_of
    from warehouse.lake.publish import LakeSnapshots

    try:
        kept = LakeSnapshots(lake_of(warehouse)).listed()
    except LakeError as error:
        return Check("warehouse", "missing", str(error), "see docs/scale.md")
    shown = next((one.name for one in kept if one.current), None)
    return Check(
        "warehouse", "ok", f"lake {warehouse}, {f'published {shown}' if shown else 'nothing published yet'}"
    )


def _places(warehouse: Path) -> Iterator[Check]:
    if is_lake(warehouse):
        yield _lake(warehouse)
    elif warehouse.is_file():
        yield Check("warehouse", "ok", f"{warehouse}, {warehouse.stat().st_size / 1e6:.1f} MB")
    else:
        yield Check("warehouse", "note", f"none at {warehouse} yet", "`danchieu nightly --demo` makes one")
    folder = next(
        path for path in (warehouse.absolute().parent, *warehouse.absolute().parents) if path.is_dir()
    )
    free = shutil.disk_usage(folder).free
    state = "ok" if free > ROOM else "note"
    yield Check("disk", state, f"{free / 1e9:.1f} GB free at {folder}", "" if state == "ok" else "make room")
