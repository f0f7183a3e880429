"""The command `kg`: its commands by name, and the one place where an error becomes an exit message."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from kg import __version__
from kg.errors import KgError
from kg.views.build import build
from kg.views.check import check
from kg.views.drop import drop
from kg.views.evaluate import evaluate
from kg.views.export import export
from kg.views.extract import extract
from kg.views.interrupts import Told
from kg.views.load import load
from kg.views.parse import parse
from kg.views.positions import positions
from kg.views.query import query
from kg.views.stats import stats
from kg.views.store import store_commands
from kg.views.streams import flush_output, forget_output, ready_streams
from kg.views.talk import answer, say

_INTERRUPTED = 128 + signal.SIGINT

app = typer.Typer(
    name="kg",
    help="Diplomatic cables as a knowledge graph in which every statement has an owner.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (load, build, parse, extract, positions, query, export, drop, stats, check, evaluate):
    app.command()(command)
app.add_typer(store_commands, name="store")


def _print_version(is_asked: bool) -> None:
    if is_asked:
        answer(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Diplomatic cables as a knowledge graph in which every statement has an owner."""


def main() -> None:
    """Run the command line: exit 0 done, 1 done but something was refused or found wrong, 2 could not do it."""
    ready_streams()
    status = _run()
    if lost := flush_output():
        status = _fail(f"kg: standard output: {lost}; write the answer elsewhere")
    sys.exit(status)


def _run() -> int:
    """The exit status of the command; each error that a user can cause becomes one line."""
    try:
        status = app(prog_name="kg", standalone_mode=False)
    except KgError as error:
        return _fail(f"kg: {error}")
    except typer.TyperException as error:
        return _fail_usage(error)
    except (BrokenPipeError, SystemExit):
        # The reader of the answer has gone (`kg query … | head`): typer makes an exit of it. Nothing is left to say.
        forget_output()
        return 0
    except OSError as error:
        return _fail(f"kg: {error.filename or 'the output'}: {error.strerror or error}; mend that and try again")
    except RuntimeError as error:
        if "corrupt" not in str(error).lower() and "checksum" not in str(error):
            raise
        return _fail(f"kg: the store: its files are damaged ({error}); load the cables into a new store")
    except KeyboardInterrupt:
        status = _INTERRUPTED
    if status == _INTERRUPTED and not isinstance(status, Told):
        say("kg: stopped; the same command starts again, and a load or a build goes on where it was")
    return status if isinstance(status, int) else 0


def _fail(line: str) -> int:
    """The status of a command that could not do it, after its one line is said."""
    say(line)
    return 2


def _fail_usage(error: typer.TyperException) -> int:
    """The status after it is said how the arguments are wrong; `kg` or `kg store` alone says its help."""
    if error.format_message().startswith("Usage:"):
        for line in error.format_message().splitlines():
            say(line)
        return 2
    name = getattr(getattr(error, "ctx", None), "command_path", None) or "kg"
    found = " ".join(error.format_message().split()).rstrip(".")
    return _fail(f"{name}: {found}; see {name} --help")
