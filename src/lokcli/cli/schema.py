"""``lok schema``: what may stand in a file, for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lokcli.cli.common import WrongUse, say


def command(
    family: Annotated[
        str, typer.Argument(metavar="MALL", help="Mallens namn, till exempel etablering-2024.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FIL", help="Skriv till en fil i stället för till terminalen."
        ),
    ] = None,
) -> int:
    """Prints or writes the JSON Schema of a family."""
    from lokcli.families import NAMES
    from lokcli.schema import schema_text
    from lokcli.writing import write

    if family not in NAMES:
        raise WrongUse(f"Mallen {family} finns inte. Välj något av: {', '.join(NAMES)}.")
    text = schema_text(family)
    if output is None:
        sys.stdout.write(text)
        return 0
    if not output.parent.is_dir():
        raise WrongUse(f"Mappen {output.parent} finns inte. Skapa den först.")
    write(output, text.encode())
    say(f"Skrev {output}")
    return 0
