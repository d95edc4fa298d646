"""The flat middle form between an agreement and a document: renderers know blocks and nothing else.

Text in a block is a sequence of spans. A span knows the path of the field that it shows, so marks,
comments and anchors can be made from the blocks alone.

They are named tuples, for a command that renders makes all these classes each time it starts, and a dataclass
takes four times as long to be made. So tell one kind from another by its class and never by ``==``: two that hold
the same are equal, also a `Terms` and a `Facts`. And whoever walks all that is in a document asks whether
something is a `Span`, or whatever is sought, before whether it is a tuple.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from lokcli.findings import Path


class Span(NamedTuple):
    """A run of text. ``path`` is None for our own fixed text; ``code`` is set on a visible blank."""

    text: str
    path: Path | None = None
    code: str | None = None
    strong: bool = False
    link: str | None = None
    """A ``mailto:``, ``tel:`` or ``https:`` address; the text is then a link to it."""


Spans = tuple[Span, ...]


class Cover(NamedTuple):
    """The opening of a document: a line above the title, the title, and the parties' names."""

    kicker: str
    title: Spans
    parties: Spans


class Facts(NamedTuple):
    """The band of facts under the title: at most four labels, each with its value."""

    facts: tuple[tuple[str, Spans], ...]


class Heading(NamedTuple):
    """A numbered heading; the renderer numbers it. Level 1 to 3."""

    level: Literal[1, 2, 3]
    spans: Spans
    path: Path | None = None


class Paragraph(NamedTuple):
    """Running text."""

    spans: Spans


class Items(NamedTuple):
    """A list, with bullets or with numbers that start at 1."""

    items: tuple[Spans, ...]
    numbered: bool = False


class Terms(NamedTuple):
    """Label and text pairs, each a paragraph that opens with its label in bold."""

    pairs: tuple[tuple[str, Spans], ...]


class Callout(NamedTuple):
    """A boxed remark: ``note`` informs, ``warning`` says that the document is not to be relied on."""

    title: str
    spans: Spans
    kind: Literal["note", "warning"] = "note"


Emphasis = Literal["none", "strong", "quiet"]


class Cell(NamedTuple):
    """One cell; it is never empty (write – where there is nothing), but in a signature row."""

    spans: Spans
    emphasis: Emphasis = "none"


class Row(NamedTuple):
    """One table row, with the path of the item that it shows."""

    cells: tuple[Cell, ...]
    path: Path | None = None


class Table(NamedTuple):
    """A captioned table; ``widths`` are relative, one a column. The first column heads its row."""

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()


class Signatures(NamedTuple):
    """The signature block, on one page unless the parties are many: party, function, date, signature."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Contents(NamedTuple):
    """The table of contents, of the headings of level 1 and 2; on paper of those that ``contents_level`` says."""

    title: str


# --- figures ---


class Box(NamedTuple):
    """A body of an organisation chart: its name, short lines under it, and how high up it stands (0 is top)."""

    ident: str
    title: str
    lines: tuple[str, ...] = ()
    level: int = 0


LinkKind = Literal["appoints", "reports"]
"""``appoints``: the first appoints the second. ``reports``: the first reports to the second."""


class Link(NamedTuple):
    """A line of a chart from one box to another, both named by their ``ident``."""

    start: str
    end: str
    kind: LinkKind


class Chart(NamedTuple):
    """An organisation chart. ``levels`` names the level of each box that has one, from the top."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...] = ()
    levels: tuple[str, ...] = ()


MarkKind = Literal["meeting", "followup", "survey", "decision", "revision", "other"]


class Mark(NamedTuple):
    """What happens on a day of the year, or from one day to another; days are (month, day)."""

    label: str
    start: tuple[int, int]
    end: tuple[int, int] | None = None
    kind: MarkKind = "other"
    year: int | None = None
    """Where it is another year than that of the wheel: the year that its label must say."""


class Wheel(NamedTuple):
    """A year, with what recurs in it; ``centre`` is what stands in the middle."""

    centre: str
    marks: tuple[Mark, ...]


class Figure(NamedTuple):
    """A captioned drawing. ``alt`` says all that it shows, to whoever cannot see it."""

    caption: str
    alt: str
    drawing: Chart | Wheel


Block = Cover | Facts | Contents | Heading | Paragraph | Items | Terms | Callout | Table | Figure | Signatures


class Document(NamedTuple):
    """A whole document: its blocks, and what stands in its properties, header and footer."""

    title: str
    subject: str
    author: str
    identifier: str
    version: str
    header_left: str
    header_right: str
    footer_left: str
    date: str = ""
    """ISO date for the created and modified properties; empty where the agreement gives none."""
    draft: bool = False
    """Marks every page UTKAST."""
    blocks: tuple[Block, ...] = ()


def heading_numbers(blocks: Sequence[Block]) -> dict[int, str]:
    """The number of each heading by its place among the blocks: *6*, *6.2*, *6.2.1*.

    Word counts by itself; this is how it will count, for contents, references and other formats.
    """
    counts = [0, 0, 0]
    found = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (len(counts) - block.level)
            found[at] = ".".join(map(str, counts[: block.level]))
    return found


CONTENTS_FIT = 32
"""Entries for which the first page has room under the title."""


def contents_level(blocks: Sequence[Block]) -> int:
    """The lowest level of heading that the contents name: 2, or 1 where that would run over the first page."""
    entries = sum(isinstance(block, Heading) and block.level <= 2 for block in blocks)  # noqa: PLR2004
    return 2 if entries <= CONTENTS_FIT else 1
