"""``lok explain``: one code, what it asks, why, who asks, and how it looks when wrong and when right."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lokcli.cli.common import WrongUse


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[KOD]", help="En kod, till exempel EP-05, eller dess namn. Utan kod: listan."
        ),
    ] = None,
) -> int:
    """Prints the page of a code, or the list of all."""
    from lokcli.explaining import lines
    from lokcli.reports.rules import table
    from lokcli.selecting import codes_of

    if code is None:
        sys.stdout.write(table())
        return 0
    try:
        found = codes_of([code])
    except LookupError as error:
        raise WrongUse(str(error.args[0])) from None
    if len(found) > 1:
        raise WrongUse(f"{code} är början på flera koder: {', '.join(sorted(found))}. Ange en.")
    sys.stdout.write("\n".join(lines(next(iter(found)))) + "\n")
    return 0
