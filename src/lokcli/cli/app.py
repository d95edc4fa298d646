"""The command line as a whole: its commands, its common options, and what every ending is called."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, Final, NoReturn

import click
import typer
from typer.core import TyperGroup

from lokcli.cli.common import COMMAND, GROUP, WrongUse, common_options, meant, say
from lokcli.cli.streams import Unwritten, prepare
from lokcli.i18n import use_swedish

OK, FOUND, WRONG_USE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130
HUNG_UP, TERMINATED = 129, 143  # as a shell names an end by SIGHUP and SIGTERM

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
_EXIT_CODES = (
    "Slutkoder: 0 klart, 1 det finns fel att rätta, 2 kommandot går inte att utföra som det är skrivet, "
    "3 fel i lok självt, 130 avbrutet."
)


COMMANDS: Final = {
    "init": "Skapa en överenskommelse att fylla i.",
    "check": "Visa vad som saknas eller är fel, och var.",
    "render": "Gör ett dokument av en överenskommelse: Word, PDF, webbsida eller Markdown.",
    "explain": "Förklara en kod: vad, varför, källa och exempel.",
    "rules": "Visa alla krav och regler med sina källor.",
    "laws": "Visa lagar och begrepp som lok känner, eller de som en fil nämner.",
    "schema": "Skriv ett JSON-schema, så att en editor kan hjälpa till.",
}
"""Name, which is also that of the module in ``cli/`` → help. A command is made when it is asked for."""
_PLAIN: Final[dict[str, Any]] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}


class _Commands(TyperGroup):
    """The commands, which help whoever misspells one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click has it
        """The command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = _command(cmd_name)
        return self.commands[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their help. To tell of them, none is loaded with all that it takes."""
        # A short help is wrapped, where click would cut a help.
        told = TyperGroup(
            commands={name: click.Command(name, short_help=said) for name, said in COMMANDS.items()}
        )
        told.format_commands(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        hint = "" if args[0] in COMMANDS else meant(args[0], COMMANDS)
        if hint:
            ctx.fail(f"Okänt kommando {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


def _command(name: str) -> click.Command:
    app = typer.Typer(**_PLAIN)
    app.command(name, help=COMMANDS[name], **COMMAND)(import_module(f"lokcli.cli.{name}").command)
    made = typer.main.get_command(app)
    made.params += common_options(name)
    return made


def build() -> click.Group:
    """The command line. Built in a function, for help texts are fixed when it is."""
    app = typer.Typer(
        name="lok",
        cls=_Commands,
        help="Skriv, granska och ge ut lokala överenskommelser.",
        epilog=_EXIT_CODES,
        suggest_commands=False,
        **_PLAIN,
        **GROUP,
    )

    @app.callback(invoke_without_command=True)
    def start(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            sys.stdout.write(_STEPS)

    made = typer.main.get_command(app)
    assert isinstance(made, click.Group)  # noqa: S101 - there is a callback
    made.params += common_options(None)
    return made


def run() -> NoReturn:
    """Runs lok and ends the process with the exit code of the contract."""
    prepare()
    code = _run(sys.argv[1:])
    if _is_watched():
        sys.exit(code)
    with suppress(BrokenPipeError, Unwritten):  # what is left to write when it has gone wrong already
        sys.stdout.flush()
    sys.stderr.flush()
    # Python would take apart every module and object first, which takes some five milliseconds. Nothing waits for
    # that: files, folders and child processes are closed where they are used, and there are no other threads.
    os._exit(code)


def _is_watched() -> bool:
    """Whether a profiler or the like looks on, which tells of what it saw when Python ends."""
    # From Python 3.12 several may look on, each under a number.
    monitoring = getattr(sys, "monitoring", None)
    others = monitoring and any(map(monitoring.get_tool, range(_TOOLS)))
    return bool(sys.gettrace() or sys.getprofile() or others)


_TOOLS: Final = 6
"""The numbers that Python has for those who look on."""

MANY: Final = 200_000
"""New objects before Python looks for rubbish: more than the largest agreement that people write makes."""


def _run(arguments: list[str]) -> int:
    # Modules, models and findings are kept to the end, so the search frees nothing and took a tenth of the time.
    gc.set_threshold(MANY)
    use_swedish()
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows ? instead of stopping.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        with _interruptible():
            ended = build().main(arguments, prog_name="lok", standalone_mode=False)
        sys.stdout.flush()
    except WrongUse as error:
        say(f"lok: {error}")
        return WRONG_USE
    except click.UsageError as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        ended = INTERRUPTED
    except SystemExit as ended_by:
        # By a signal that came while a PDF was made; else by typer, when the reader has gone.
        return ended_by.code if ended_by.code in (HUNG_UP, TERMINATED) else OK
    except BrokenPipeError:
        return OK
    except Exception as error:  # noqa: BLE001 - a crash is told in Swedish, with an exit code of its own
        if "--traceback" in arguments or os.environ.get("LOK_TRACEBACK") == "1":
            import traceback

            traceback.print_exception(error)
            return BROKEN
        say(
            f"lok: Något gick fel i lok självt ({type(error).__name__}). "
            "Kör kommandot igen med --traceback, och rapportera felet med det som då visas."
        )
        return BROKEN
    if ended == INTERRUPTED:
        if sys.stderr.isatty():
            sys.stderr.write("\n")  # the terminal has written ^C on the line
        say("Avbrutet.")
    return ended if isinstance(ended, int) else OK


@contextmanager
def _interruptible() -> Iterator[None]:
    """Within, Ctrl-C raises KeyboardInterrupt; before and after, it ends lok at once, as `lokcli.__main__` has said."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
