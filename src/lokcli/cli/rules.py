"""``lok rules``: every requirement and rule, with its source."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lokcli.cli.common import WrongUse, family_name


def command(
    report_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, md eller json. Annars table.")
    ] = "table",
    family: Annotated[
        str | None,
        typer.Option(
            "--family", metavar="MALL", help="Bara det som gäller en mall, till exempel etablering-2024."
        ),
    ] = None,
) -> int:
    """Prints the list in the chosen format."""
    from lokcli.reports.rules import FORMATS

    if report_format not in FORMATS:
        raise WrongUse(f"--format: ”{report_format}” finns inte. Välj något av: {', '.join(FORMATS)}.")
    only = family_name(family) if family is not None else None
    text = FORMATS[report_format](only)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
    return 0
