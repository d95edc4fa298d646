"""``lok schema``: what may stand in a file, for editors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from lokcli.cli.common import check_target, family_name, print_bytes, put, tell


def command(
    context: typer.Context,
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
    family_name(family)
    if output is not None:
        check_target(output)

    # lok has no plugins for Pydantic, and to look for them takes as long as to read an agreement.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from lokcli.schema import schema_text

    content = schema_text(family).encode()
    if output is None:
        print_bytes(content)
        return 0
    put(output, content)
    tell(context, f"Skrev {output}")
    return 0
