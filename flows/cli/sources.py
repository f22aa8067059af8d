"""`danchieu sources list`, `check` and `new`: who is crawled, and whether their sites are as described."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.tables import print_table

if TYPE_CHECKING:
    from corpora.source_definitions import SourceDefinition
    from pipeline.look import Look

Folder = Annotated[
    Path | None,
    typer.Option("--folder", metavar="DIR", help="Where the definitions lie; by default corpora/sources."),
]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Permit addresses on this machine and the local network.")
]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="The publishers that are crawled.")
    group.command("list")(list_sources)
    group.command()(check)
    group.command()(new)
    app.add_typer(group, name="sources")


def list_sources(folder: Folder = None) -> None:
    """List the sources: whom they speak for, how they are entered, and when they were last checked."""
    from corpora.source_files import SOURCES, load_sources

    head = ("name", "publisher", "place", "level", "entry points", "every", "verified")
    rows = [
        (
            source.name,
            source.publisher,
            source.place,
            source.level,
            ", ".join(dict.fromkeys(entry.kind for entry in source.entries)),
            f"{source.interval:g} s",
            "made up" if source.demo else source.verified,
        )
        for source in load_sources(folder or SOURCES)
    ]
    print_table(head, rows)


def check(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="The sources to look at.")],
    folder: Folder = None,
    allow_private: Private = False,
) -> None:
    """Look at sources, show what was found, and note the day in those that are as described.

    Little is asked for: robots.txt, up to six entry points, up to three documents.  The status is 1 where
    something is amiss; nothing is written for that source.  The demo's sources are served from here.
    """
    from corpora.source_files import SOURCES, load_sources
    from flows.choose import source_named

    known = load_sources(folder or SOURCES)
    problems = [
        problem
        for source in [source_named(name, known) for name in names]
        for problem in _check(source, folder or SOURCES, allow_private)
    ]
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise CommandError(f"{problems[0]}{more}")


def _check(source: SourceDefinition, folder: Path, allow_private: bool) -> list[str]:
    """Look at one source, show it, and note the day; what is amiss with it."""
    from corpora.source_files import file_of, write_verified

    seen, today = _look(source, allow_private), _today()
    _show(seen)
    problems = [f"{source.name} is not verified: {problem}" for problem in seen.problems(today)]
    if problems:
        return problems
    if source.demo:
        print(f"\n{source.name} is as described; made up, it is not marked as verified.")
        return []
    write_verified(file_of(source.name, folder), today)
    print(f"\n{source.name} is as described; verified: {today}")
    return []


def new(
    url: Annotated[str, typer.Argument(metavar="URL", help="The home page of the publisher.")],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The source's name; from the host.")
    ] = None,
    interval: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="Between two requests, here and in the draft.")
    ] = 3.0,
    write: Annotated[bool, typer.Option("--write", help="Write the file instead of printing it.")] = False,
    folder: Folder = None,
    allow_private: Private = False,
) -> None:
    """Draft a definition by looking: robots.txt, feeds, sitemaps, lists and a few documents."""
    from corpora.source_files import SOURCES, file_of, parse_source
    from flows.drafts import draft, unknown_source
    from pipeline.whole_files import write_whole

    source = unknown_source(url, name, interval)
    path = file_of(source.name, folder or SOURCES)
    if write and path.exists():
        raise CommandError(f"{path}: is there already; give another name with --name, or remove it")
    text = draft(_look(source, allow_private), _today())
    parse_source(text, path)
    if not write:
        print(text, end="")
        return
    write_whole(path, text.encode())
    print(f"{path}: written; check publisher and jurisdiction, then `danchieu sources check {source.name}`")


def _look(source: SourceDefinition, allow_private: bool) -> Look:
    """A look with an archive of its own, which is thrown away: a check leaves no trace but the day."""
    from flows.choose import settings_for
    from flows.contact import require_contact
    from flows.demo_server import serve_demo
    from pipeline.archive import Archive
    from pipeline.fetch import Fetcher
    from pipeline.limits import Limits
    from pipeline.look import look
    from pipeline.reader import Reader

    if not allow_private:
        require_contact([source])
    site = serve_demo() if source.demo and not allow_private else nullcontext(dict[str, tuple[str, int]]())
    with (
        TemporaryDirectory(prefix="danchieu-") as kept,
        site as connect_to,
        Archive(Path(kept)) as archive,
        Fetcher(archive, settings_for(connect_to, private=allow_private)) as fetcher,
        Reader(archive, Limits.of(os.environ), workers=1) as reader,
    ):
        return look(source, fetcher, archive, lambda job: next(reader.read([job]))[1], _tell)


def _show(seen: Look) -> None:
    facts = [
        ("source", f"{seen.source.name}, {seen.source.publisher}"),
        ("robots.txt", seen.robots),
        ("politeness", f"{seen.interval:g} s between requests, {seen.source.concurrency} at once"),
        ("newest document", seen.newest or "no day was seen"),
    ]
    entries = [
        (one.entry.kind, one.url, one.items, one.named, one.newest, one.problem) for one in seen.entries
    ]
    pages = [
        (
            one.title or one.url,
            one.kind,
            one.published,
            ", ".join(sorted(one.fields)),
            one.letters,
            one.files,
            one.problem,
        )
        for one in seen.pages
    ]
    print_table(("what", "found"), facts)
    if entries:
        print()
        print_table(("entry point", "address", "documents", "links", "newest", "amiss"), entries)
    if pages:
        print()
        print_table(("document", "kind", "published", "fields", "letters", "files", "amiss"), pages)


def _tell(url: str) -> None:
    if sys.stderr.isatty():
        print(f"asking {url}", file=sys.stderr)


def _today() -> date:
    from pipeline.instants import VIETNAM

    return datetime.now(VIETNAM).date()
