"""`danchieu explore`: the pages of the published warehouse, served to a browser."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile, published
from flows.places import Places

USER, PASSWORD = "DANCHIEU_EXPLORER_USER", "DANCHIEU_EXPLORER_PASSWORD"


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command()(explore)


def explore(
    port: Annotated[int, typer.Option(help="The port to serve at.", min=1, max=65535)] = 8377,
    host: Annotated[str, typer.Option(help="The address to serve at; 0.0.0.0 is every one.")] = "127.0.0.1",
    host_name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A further name under which browsers ask; may be given again."),
    ] = None,
    language: Annotated[str, typer.Option(help="For those who have not chosen: vi or en.")] = "vi",
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Open the warehouse as web pages: search, instruments, documents with their facts, findings, SQL.

    Read-only, and on this machine alone unless --host says otherwise.  With DANCHIEU_EXPLORER_USER and
    DANCHIEU_EXPLORER_PASSWORD set, browsers are asked for them.
    """
    import uvicorn

    from warehouse.explorer.app import create_app
    from warehouse.explorer.languages import LANGUAGES
    from warehouse.explorer.settings import HOSTS, Settings

    if language not in LANGUAGES:
        raise CommandError(f"--language {language}: say one of {', '.join(LANGUAGES)}", status=2)
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if (user is None) != (password is None):
        raise CommandError(f"set both {USER} and {PASSWORD}, or neither", status=2)
    file = published(warehouse)
    settings = Settings(
        file,
        archive=Places.of(file).archive,
        language=language,
        hosts=(*HOSTS, host, *(host_name or ())),
        user=user,
        password=password,
    )
    listening = _listening(host, port)
    print(f"danchieu: {file} at http://{_shown(host)}:{port}/ (Ctrl+C ends it)", flush=True)
    config = uvicorn.Config(create_app(settings), log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise CommandError(f"{_shown(host)}:{port}: {error.strerror}; name another with --port") from error
    return made


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
