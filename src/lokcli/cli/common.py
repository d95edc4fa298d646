"""What the commands share: how they are worded, how they speak, and how they read a file."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

GROUP: dict[str, Any] = {
    "options_metavar": "[FLAGGOR]",
    "subcommand_metavar": "KOMMANDO [ARGUMENT]...",
}
COMMAND: dict[str, Any] = {"options_metavar": "[FLAGGOR]"}

Color = Literal["auto", "always", "never"]
COLOR = Annotated[
    Color | None,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help="Färg i terminalen: auto, always (alltid) eller never (aldrig).",
    ),
]
AS_OF = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATUM", help="Granska som om det vore den dagen (ÅÅÅÅ-MM-DD). Annars i dag."
    ),
]
QUIET = Annotated[bool, typer.Option("-q", "--quiet", help="Visa bara fynden.")]


class WrongUse(Exception):  # noqa: N818 - it is no error in the program
    """The command was used wrongly; the text is a Swedish sentence for the user."""


def say(text: str) -> None:
    """A line to standard error: all that is not a finding."""
    sys.stderr.write(text + "\n")


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


def use_color(chosen: Color | None) -> bool:
    """Whether standard output is to be coloured."""
    if chosen in ("always", "never"):
        return chosen == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


_OFFICE = {
    ".docx": "är ett Word-dokument",
    ".doc": "är ett äldre Word-dokument",
    ".odt": "är ett LibreOffice-dokument",
    ".rtf": "är ett RTF-dokument",
    ".pdf": "är en PDF",
}


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a source. Raises WrongUse with what to do when it cannot be one, or cannot be read."""
    kind = _OFFICE.get(path.suffix.lower())
    if kind:
        raise WrongUse(f"{shown} {kind}. lok läser källfiler som slutar på .lok.yaml; skapa en med lok init.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WrongUse(f"{shown} finns inte. Kontrollera namnet och mappen.") from None
    except IsADirectoryError:
        raise WrongUse(f"{shown} är en mapp; ange en fil.") from None
    except OSError:
        raise WrongUse(f"{shown} går inte att läsa. Kontrollera att du har behörighet till filen.") from None
