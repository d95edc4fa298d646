"""Small pieces of blocks that the tests of every format write documents with."""

from __future__ import annotations

from lokcli.blocks import Cell, Row, Span, Spans


def text(value: str, *, link: str | None = None, code: str | None = None, strong: bool = False) -> Spans:
    """One span of a field, as the outline would make it."""
    return (Span(value, ("fält",), code=code, strong=strong, link=link),)


def row(*values: str) -> Row:
    """A row of a table; an empty text makes an empty cell."""
    return Row(tuple(Cell(text(value) if value else ()) for value in values), ("rad",))
