"""The one place of rich: the full report in colour. Colour repeats what the words say, and never says more."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from lokcli.reports.full import Piece

_STYLES = {
    "place": "bold",
    "fel": "bold red",
    "varning": "bold yellow",
    "råd": "bold cyan",
    "code": "bold",
    "mark": "red",
    "quiet": "dim",
    "good": "green",
    "plain": "",
}


def show(pieces: Iterable[Piece]) -> None:
    """Prints the pieces to standard output in colour, without wrapping what is already set."""
    # Whether to colour is decided already: neither NO_COLOR nor TERM may decide again.
    console = Console(
        force_terminal=True,
        color_system="standard",
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )
    text = Text()
    for words, role in pieces:
        text.append(words, style=_STYLES[role])
    console.print(text, end="")
