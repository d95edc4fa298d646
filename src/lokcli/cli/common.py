"""What the commands share: how they are worded, how they speak, and how they read and write a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from lokcli import __version__

COMMAND: dict[str, Any] = {"options_metavar": "[FLAGGOR]"}
GROUP: dict[str, Any] = {**COMMAND, "subcommand_metavar": "KOMMANDO [ARGUMENT]..."}

AS_OF = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATUM", help="Granska som om det vore den dagen (ÅÅÅÅ-MM-DD). Annars i dag."
    ),
]


class WrongUse(Exception):  # noqa: N818 - it is no error in the program
    """The command was used wrongly; the text is a Swedish sentence for the user."""


class InUse(WrongUse):
    """The file to write is held open by another program, or protected."""


# --- the options of every command ---


def common_options(command: str | None) -> list[click.Parameter]:
    """The options that stand before a command and after it alike; the last one counts.

    They are kept in the context, where `color`, `quiet` and `verbose` find them. What makes no difference
    to a command is accepted, for habit's sake, but not in its help.
    """
    unseen = command not in (None, "check")
    return [
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Visa bara fynd och det som gick fel.",
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            expose_value=False,
            callback=_keep,
            hidden=unseen,
            help="Visa även det som är uppfyllt, och frågorna att tänka igenom.",
        ),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            metavar="auto|always|never",
            expose_value=False,
            callback=_keep,
            hidden=unseen,
            help="Färg i terminalen: auto, always (alltid) eller never (aldrig).",
        ),
        click.Option(
            ["--traceback"],
            is_flag=True,
            expose_value=False,
            help="Visa teknisk information om lok självt går fel.",
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            hidden=command is not None,
            help="Visa vilken version av lok det är.",
        ),
    ]


def _keep(context: click.Context, option: click.Parameter, value: object) -> None:
    if value:
        context.meta[f"lokcli.{option.name}"] = value


def _version(context: click.Context, _: click.Parameter, value: object) -> None:
    if value:
        sys.stdout.write(f"lok {__version__}\n")
        context.exit()


def quiet(context: click.Context) -> bool:
    """Whether only findings, and what went wrong, are to be shown."""
    return "lokcli.quiet" in context.meta


def verbose(context: click.Context) -> bool:
    """Whether what is met is to be shown too; -q weighs more."""
    return "lokcli.verbose" in context.meta and not quiet(context)


def colored(context: click.Context) -> bool:
    """Whether standard output is to be coloured."""
    chosen = context.meta.get("lokcli.color")
    if chosen in ("always", "never"):
        return bool(chosen == "always")
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


# --- speaking ---


def say(text: str) -> None:
    """A line to standard error: all that is not a finding. It may quote any file name."""
    from lokcli.reports import shown

    sys.stderr.write(shown(text) + "\n")


def print_bytes(content: bytes) -> None:
    """Bytes to standard output: for what programs read, the same whatever the console's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell(context: click.Context, text: str) -> None:
    """A line to standard error of what went well, which -q leaves out."""
    if not quiet(context):
        say(text)


def meant(word: str, known: Iterable[str]) -> str:
    """``Menade du …?`` with a space before it, or nothing when no known word is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" Menade du {close[0]}?" if close else ""


def one_of(value: str | None, words: Iterable[str], option: str) -> None:
    """Raises WrongUse for a value that is none of the words."""
    if value is not None and value not in words:
        hint = meant(value, words)
        raise WrongUse(f"{option}: ”{value}” finns inte.{hint} Välj något av: {', '.join(words)}.")


def family_name(name: str) -> str:
    """The name, if a family has it. Raises WrongUse otherwise."""
    from lokcli.families import NAMES

    if name not in NAMES:
        raise WrongUse(f"Mallen {name} finns inte.{meant(name, NAMES)} Välj något av: {', '.join(NAMES)}.")
    return name


def day(text: str | None, option: str) -> date | None:
    """The date of an option. Raises WrongUse for text that is none."""
    if text is None:
        return None
    try:
        made = date.fromisoformat(text)
    except ValueError:
        made = None
    if made is None or made.isoformat() != text:  # 20261121 and 2026-W47-6 are dates only to programs
        raise WrongUse(f"{option}: ”{text}” är inget datum. Skriv så här: {option} 2026-11-21.")
    return made


def today_or(text: str | None) -> date:
    """The day that a check is made for: the option, else the local date."""
    return day(text, "--as-of") or date.today()  # noqa: DTZ011 - the user's own day is meant


# --- files ---

_OFFICE = {
    ".docx": "är ett Word-dokument",
    ".doc": "är ett äldre Word-dokument",
    ".odt": "är ett LibreOffice-dokument",
    ".rtf": "är ett RTF-dokument",
    ".pdf": "är en PDF",
}


def read_input(name: str) -> bytes:
    """As `read_bytes`, where ``-`` means standard input."""
    if name != "-":
        return read_bytes(name)
    from lokcli.sources.yaml import MAX_BYTES

    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError:
        raise WrongUse("Det går inte att läsa från standard in. Ange en fil i stället för -.") from None


def read_bytes(name: str) -> bytes:
    """The bytes of a source; of one that is too large, as many as show that it is.

    Raises WrongUse with what to do when it cannot be a source, or cannot be read.
    """
    if not name:
        raise WrongUse("Filnamnet är tomt. Ange vilken fil det gäller.")
    path = Path(name)
    try:
        if not path.exists():
            raise WrongUse(f"{name} finns inte. Kontrollera namnet och mappen.")
        if path.is_dir():
            raise WrongUse(f"{name} är en mapp; ange en fil.")
        kind = _OFFICE.get(path.suffix.lower())
        if kind:
            raise WrongUse(
                f"{name} {kind}. lok läser källfiler som slutar på .lok.yaml; skapa en med lok init."
            )
        from lokcli.sources.yaml import MAX_BYTES

        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise WrongUse(
            f"{name} går inte att läsa. Kontrollera namnet, och att du har behörighet till filen."
        ) from None


def check_target(target: Path) -> None:
    """Raises WrongUse for a place where no file can be written."""
    try:
        if target.is_dir():
            raise WrongUse(f"{target} är en mapp; ange en fil.")
        above = next((place for place in target.parents if place.exists()), None)
        if above is not None and not above.is_dir():
            raise WrongUse(f"{above} är en fil och ingen mapp. Ange en mapp som finns.")
        if above != target.parent:
            raise WrongUse(f"Mappen {target.parent} finns inte. Skapa den först.")
    except OSError:
        raise WrongUse(
            f"{target} går inte att skriva. Kontrollera att namnet inte är för långt och att du har behörighet till mappen."
        ) from None


def put(target: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises WrongUse when it cannot be written, InUse when it cannot be replaced."""
    from lokcli.writing import Locked, write

    try:
        write(target, content)
    except Locked:
        raise InUse(
            f"{target} är öppet i ett annat program, eller skrivskyddat. Stäng det och försök igen."
        ) from None
    except OSError:
        raise WrongUse(
            f"{target} gick inte att skriva. Kontrollera att mappen går att skriva i och att disken har plats."
        ) from None
