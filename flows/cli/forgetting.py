"""`danchieu forget`: a takedown, for good: an address, bytes, or the name of a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile
from flows.night_words import counted
from flows.places import Places

if TYPE_CHECKING:
    from flows.takedown import Found

SHOWN = 40
"""Lines of each list."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command()(forget)


def forget(
    source: Annotated[
        str | None, typer.Option(metavar="URL", help="A page or file, all that it ever was.")
    ] = None,
    sha256: Annotated[
        str | None, typer.Option(metavar="HASH", help="Bytes, wherever they came from.")
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="A person: the whole name, or the key in `persons`.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, kept with the takedown; name nobody in it.")] = "",
    by: Annotated[str, typer.Option(metavar="AUTHOR", help="Who decides it.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would go, and change nothing.")
    ] = False,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Take something down for good: out of archive, frontier, warehouse, its past and its snapshots.

    A list of hashes beside the archive keeps it from coming back.  A person's name is covered wherever a
    text has it, and no row names the person any more; the archived pages themselves stay as published.
    What was cut off is completed by the same command.
    """
    from flows.takedown import Wanted, look, take_down

    if sum(one is not None for one in (source, sha256, person)) != 1:
        raise CommandError("say one of --source, --sha256 and --person", status=2)
    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise CommandError(f"--sha256 {sha256}: 64 hexadecimal digits in small letters are wanted", status=2)
    if not dry_run and not (reason.strip() and by.strip()):
        raise CommandError("say why with --reason and who decides it with --by", status=2)
    places = Places.of(warehouse)
    if not (places.archive.is_dir() or places.published.exists()):
        raise CommandError(f"{warehouse}: no warehouse there; name another with --warehouse")
    found = look(places, Wanted(source, sha256, person))
    _print(found, person is not None)
    if dry_run:
        print("Nothing was changed.")
        return
    from flows.progress import for_stdout
    from flows.runner import PlainRunner

    progress = for_stdout()
    take_down(places, found, PlainRunner(), progress, by=by, reason=reason)
    progress.end()
    print("Done. Exports, evidence packs and backups made by hand are not known here: remove them too.")


def _print(found: Found, of_person: bool) -> None:
    if found.listed:
        print("It is on the list already; what an earlier takedown left is completed.")
    print(f"Archive: {counted(len(found.entries), 'record')}{_under(found.addresses)}")
    what = "read again with the name covered" if of_person else "removed"
    print(f"Warehouse: {counted(len(found.documents), 'document')} {what}{_under(found.documents)}")
    print(f"Frontier: {counted(found.pages, 'page')}")
    print(f"Snapshots, whole: {len(found.snapshots):,}{_under(found.snapshots)}")
    print("The past of instruments, people, bodies, blocs and findings: --as-of begins anew.")
    if of_person:
        print("The archived bytes hold the name still, as the authority published it: see --source.")
        print("Everybody of this name is covered, and longer names that hold it; addresses keep their words.")
    else:
        print("Feeds, lists and other pages that name it are documents of their own and stay.")


def _under(lines: tuple[str, ...]) -> str:
    more = [f"  … and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    return "".join(f"\n  {line}" for line in (*lines[:SHOWN], *more))
