"""The command line as a whole: its commands, its common options, and what every ending is called."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any, NoReturn

import click
import typer

from lokcli import __version__
from lokcli.cli.common import COLOR, COMMAND, GROUP, WrongUse, say
from lokcli.i18n import use_swedish

OK, FOUND, WRONG_USE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130

_STEPS = """\
lok hjälper er att skriva och granska lokala överenskommelser.

Fyra steg från här till ett undertecknat dokument:
  1. lok init      skapar en överenskommelse med alla frågor som ska besvaras
  2. lok check     visar vad som saknas eller är fel, på vilken rad och varför
  3. lok render    gör ett Word-dokument
  4. Skriv under, och låt lok check säga till när det är dags för översyn.

Börja så här:  lok init --family etablering-2024
Mer hjälp:     lok --help  eller  lok check --help
"""


def build() -> typer.Typer:
    """The application. Built in a function, for help texts are fixed when it is."""
    app = typer.Typer(
        name="lok",
        help="Skriv, granska och ge ut lokala överenskommelser.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        suggest_commands=False,
        **GROUP,
    )

    @app.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        version: Annotated[
            bool, typer.Option("--version", help="Visa vilken version av lok det är.")
        ] = False,
        color: COLOR = None,
        traceback: Annotated[
            bool, typer.Option("--traceback", help="Visa teknisk information om lok självt går fel.")
        ] = False,
    ) -> None:
        if traceback:
            os.environ["LOK_TRACEBACK"] = "1"
        context.obj = color
        if version:
            sys.stdout.write(f"lok {__version__}\n")
            raise typer.Exit
        if context.invoked_subcommand is None:
            sys.stdout.write(_STEPS)

    from lokcli.cli import check, init, render, schema

    app.command("init", help="Skapa en överenskommelse att fylla i.", **COMMAND)(init.command)
    app.command("check", help="Visa vad som saknas eller är fel, och var.", **COMMAND)(check.command)
    app.command("render", help="Gör ett Word-dokument av en överenskommelse.", **COMMAND)(render.command)
    app.command("schema", help="Skriv ett JSON-schema, så att en editor kan hjälpa till.", **COMMAND)(
        schema.command
    )
    return app


def run() -> NoReturn:
    """Runs lok and ends the process with the exit code of the contract."""
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    use_swedish()
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows ? instead of stopping.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    if "--traceback" in arguments:  # accepted after a command too, for that is where one adds it
        os.environ["LOK_TRACEBACK"] = "1"
        arguments = [word for word in arguments if word != "--traceback"]
    try:
        ended: Any = build()(args=arguments, prog_name="lok", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USE
    except WrongUse as error:
        say(f"lok: {error}")
        return WRONG_USE
    except click.UsageError as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        say("Avbrutet.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, so nothing more can be said, not even when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:
        if os.environ.get("LOK_TRACEBACK") == "1":
            raise
        say(f"lok: Något gick fel i lok självt ({type(error).__name__}). Inget har skrivits.")
        say("Kör kommandot igen med --traceback, och rapportera felet med det som då visas.")
        return BROKEN
    return ended if isinstance(ended, int) else OK
