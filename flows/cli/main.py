"""The `danchieu` command: its groups, and one way to fail."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from typing import Annotated

import typer

from flows.cli import (
    archive,
    asking,
    auditing,
    beside,
    checking,
    cluster,
    describing,
    evaluating,
    evidencing,
    explaining,
    exploring,
    exporting,
    extracting,
    forgetting,
    learning,
    nights,
    publishing,
    reporting,
    running,
    searching,
    sources,
    standing,
    tracing,
)
from flows.cli.errors import CommandError, known_errors

BUG = 70
"""Exit status for what no one foresaw; the number is that of sysexits.h for software errors."""

app = typer.Typer(
    name="danchieu",
    help="Read what Vietnamese authorities plan, and keep the facts as rows that can be queried and checked.",
    epilog="Begin with `danchieu nightly --demo`, then `danchieu trace A B` and `danchieu query SQL`.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for group in (
    running,
    nights,
    reporting,
    publishing,
    sources,
    cluster,
    archive,
    forgetting,
    extracting,
    tracing,
    exploring,
    evidencing,
    standing,
    beside,
    asking,
    searching,
    auditing,
    exporting,
    describing,
    checking,
    evaluating,
    explaining,
    learning,
):
    group.register(app)


@app.callback(invoke_without_command=True)
def _danchieu(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        print(f"danchieu {metadata.version('danchieu')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its status: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """The command's exit status; every error is one line on stderr."""
    try:
        status = app(args=arguments, standalone_mode=False, prog_name="danchieu")
        sys.stdout.flush()
    except BrokenPipeError:
        return _unheard()
    except SystemExit as left:
        # The parser inside typer makes an exit of a broken pipe, whatever it is asked to leave alone.
        if isinstance(left.__context__, BrokenPipeError):
            return _unheard()
        raise
    except (KeyboardInterrupt, typer.Abort):
        return _fail("stopped", 130)
    except CommandError as error:
        return _fail(str(error), error.status)
    except Exception as error:
        return _explain(error, arguments)
    return status if isinstance(status, int) else 0


def _unheard() -> int:
    """The reader (`head`, a pager) has seen enough: nothing may be written at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 0


def _explain(error: Exception, arguments: list[str]) -> int:
    if hasattr(error, "format_message"):  # a usage error, whichever parser is inside typer
        words = [word for word in arguments[:1] if word in _names()]
        return _fail(f"{error.format_message()} See `{' '.join(['danchieu', *words, '--help'])}`.", 2)
    if isinstance(error, known_errors()):
        return _fail(str(error), 1)
    if os.environ.get("DANCHIEU_DEBUG"):
        raise error
    return _fail(f"unforeseen {type(error).__name__}: {error}; DANCHIEU_DEBUG=1 shows where", BUG)


def _names() -> set[str]:
    return {command.callback.__name__ for command in app.registered_commands if command.callback}


def _fail(message: str, status: int) -> int:
    print("danchieu:", " ".join(message.split()), file=sys.stderr)
    return status
