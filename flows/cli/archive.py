"""`danchieu archive verify`, `export` and `replay`: every response, checked, handed on, read anew."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, LOCAL_ENGINE, EngineName, LandingPlace, WarehouseFile
from flows.cli.tables import print_table
from flows.places import Places
from warehouse.lake.file import is_lake

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.progress import Progress
    from flows.run import RunReport
    from pipeline.archive.verify import Fault, Verified
    from pipeline.record import ArchiveRecord

WARC = ".warc.gz"
SHOWN = 50
"""Faults told one by one; a broken disk has thousands."""


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(
        rich_markup_mode=None,
        no_args_is_help=True,
        help="The archive: every response, in WARC files (ISO 28500) that other tools read too.",
    )
    for command in (verify, export, replay):
        group.command()(command)
    app.add_typer(group, name="archive")


def verify(
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make the index anew from the files; damaged records are left out.")
    ] = False,
) -> None:
    """Read the whole archive again: every digest, every length, and whether the index agrees.

    The status is 1 where something is amiss; each fault names file, offset and mend.  Pages whose records are
    damaged are fetched again by the next run after --mend.
    """
    from flows.progress import for_stdout
    from pipeline.archive import Archive
    from pipeline.archive.files import warc_files
    from pipeline.archive.verify import verify as read

    folder = _folder(warehouse)
    if mend:
        with Archive(folder, anew=True) as archive:
            print_table(("left out of the new index",), [(warning,) for warning in archive.warnings])
        return
    files = warc_files(folder)
    progress = for_stdout()
    progress.begin("Reading the archive, MB", sum(path.stat().st_size for path in files) // 1_000_000)
    found = list(read(folder, _megabytes(progress.advance)))
    progress.end(f"{sum(sum(one.records.values()) for one in found):,} records in {len(files):,} files")
    _tell(found)


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A .warc.gz file; with --url, any other file.")],
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="What came from this source only.")
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="What came from this address only.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="What came on this day in Vietnam or later."),
    ] = None,
) -> None:
    """Copy a choice of the archive to a WARC file of its own, or the last bytes of one page to any file."""
    from pipeline.archive import ArchiveReader
    from pipeline.archive.export import export as copy
    from pipeline.archive.export import export_bytes

    with ArchiveReader(_folder(warehouse)) as archive:
        if out.name.endswith(WARC):
            done = copy(archive, _choice(source, url, since), out)
            origin = f", {done.originals:,} more that they point at" if done.originals else ""
            print(f"{out}: {done.records:,} responses{origin}, {done.bytes / 1e6:,.1f} MB")
            return
        if url is None:
            raise CommandError(f"{out}: name a file that ends in .warc.gz, or one page with --url", 2)
        record = archive.latest(url)
        if record is None:
            raise CommandError(
                f"{url}: no content of it is archived; compare the address with `FROM documents`"
            )
        export_bytes(archive.read(record.sha256), out)
        print(f"{out}: {record.size:,} bytes of {record.fetched_at}, {record.media_type or 'type unknown'}")


def replay(
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the fresh warehouse there, and leave the present one alone."
        ),
    ] = None,
    engine: EngineName = LOCAL_ENGINE,
    landing: LandingPlace = None,
) -> None:
    """Make the warehouse anew from the archive with the present code, without the network.

    It is built beside and takes the place of the present one when it is whole.  What was read by earlier
    versions of the code or written by earlier forms of the tables does not matter to it; `danchieu reextract`
    reads only what this version has not read yet.
    """
    from flows.cli.running import carry_out
    from flows.engines import engine_named

    _folder(warehouse)
    if is_lake(out or warehouse):
        raise CommandError(
            f"{out or warehouse}: a replay makes a file; name one with --out, "
            "or fill an empty lake with `danchieu reextract`"
        )
    places = Places.of(warehouse)

    def plainly(progress: Progress) -> RunReport:
        from flows.replay import run_replay
        from flows.runner import PlainRunner

        return run_replay(places, PlainRunner(), progress, out=out)

    def as_flow() -> RunReport:
        from flows.deployed import replay as flow

        return flow(str(warehouse), str(out) if out else None, engine, landing)

    told_of = Places.of(out) if out else places
    report = carry_out(told_of, plainly if engine_named(engine) is None else None, as_flow)
    if report.held_back:
        raise CommandError(f"not published: {report.held_back}")


def _folder(warehouse: Path) -> Path:
    folder = Places.of(warehouse).archive
    if folder.is_dir():
        return folder
    raise CommandError(f"{folder}: no archive there; `danchieu nightly` or `danchieu ingest` makes one")


def _tell(found: list[Verified]) -> None:
    """The files as a table, then what is amiss."""
    kinds = ("response", "revisit", "resource", "request")
    rows = [
        (one.file, round(one.bytes / 1e6, 1), *(one.records.get(kind, 0) for kind in kinds), len(one.faults))
        for one in found
    ]
    total = sum((Counter(one.records) for one in found), Counter[str]())
    faults = [fault for one in found for fault in one.faults]
    if len(rows) > 1:
        size = round(sum(one.bytes for one in found) / 1e6, 1)
        rows.append(("in all", size, *(total[kind] for kind in kinds), len(faults)))
    print_table(("file", "MB", "responses", "revisits", "files given", "requests", "faults"), rows)
    if faults:
        _tell_faults(faults)
        raise CommandError(
            f"{len(faults):,} faults in the archive; first: {faults[0].file} at {faults[0].offset}: "
            f"{faults[0].what}; {faults[0].mend}"
        )


def _tell_faults(faults: list[Fault]) -> None:
    rows = [(fault.file, fault.offset, fault.what, fault.mend) for fault in faults[:SHOWN]]
    print_table(("file", "offset", "what is amiss", "mend"), rows)
    if len(faults) > SHOWN:
        print(f"… and {len(faults) - SHOWN:,} more")


def _choice(source: str | None, url: str | None, since: datetime | None) -> Callable[[ArchiveRecord], bool]:
    """Whether a record is in the choice that the options make."""
    from corpora.source_definitions import source_of
    from corpora.source_files import load_sources
    from flows.choose import source_named
    from pipeline.instants import VIETNAM

    known = load_sources()
    named = source_named(source, known).name if source else None
    start = since.replace(tzinfo=VIETNAM).astimezone(UTC) if since else None

    def chosen(record: ArchiveRecord) -> bool:
        if url and record.url != url:
            return False
        if start and datetime.fromisoformat(record.fetched_at) < start:
            return False
        if named is None:
            return True
        found = source_of(record.url, known)
        return found is not None and found.name == named

    return chosen


def _megabytes(advance: Callable[[int], None]) -> Callable[[int], None]:
    """`advance` told of whole megabytes, given bytes."""
    read = 0

    def step(count: int) -> None:
        nonlocal read
        before, read = read // 1_000_000, read + count
        if read // 1_000_000 > before:
            advance(read // 1_000_000 - before)

    return step
