"""The flat middle form between an agreement and a document: renderers know blocks and nothing else.

Text in a block is a sequence of spans. A span knows the path of the field that it shows, so marks,
comments and anchors can be made from the blocks alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from lokcli.findings import Path


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. ``path`` is None for our own fixed text; ``code`` is set on a visible blank."""

    text: str
    path: Path | None = None
    code: str | None = None
    strong: bool = False
    link: str | None = None
    """A ``mailto:``, ``tel:`` or ``https:`` address; the text is then a link to it."""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The opening of a document: a line above the title, the title, and the parties' names."""

    kicker: str
    title: Spans
    parties: Spans


@dataclass(frozen=True, slots=True)
class Facts:
    """The band of facts under the title: at most four labels, each with its value."""

    facts: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; the renderer numbers it. Level 1 to 3."""

    level: Literal[1, 2, 3]
    spans: Spans
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with bullets or with numbers that start at 1."""

    items: tuple[Spans, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Label and text pairs, each a paragraph that opens with its label in bold."""

    pairs: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark: ``note`` informs, ``warning`` says that the document is not to be relied on."""

    title: str
    spans: Spans
    kind: Literal["note", "warning"] = "note"


Emphasis = Literal["none", "strong", "quiet"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; it is never empty (write – where there is nothing), but in a signature row."""

    spans: Spans
    emphasis: Emphasis = "none"


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, with the path of the item that it shows."""

    cells: tuple[Cell, ...]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; ``widths`` are relative, one a column. The first column heads its row."""

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature block, on one page unless the parties are many: party, function, date, signature."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, of the headings of level 1 and 2; on paper of those that ``contents_level`` says."""

    title: str


# --- figures ---


@dataclass(frozen=True, slots=True)
class Box:
    """A body of an organisation chart: its name, short lines under it, and how high up it stands (0 is top)."""

    ident: str
    title: str
    lines: tuple[str, ...] = ()
    level: int = 0


LinkKind = Literal["appoints", "reports"]
"""``appoints``: the first appoints the second. ``reports``: the first reports to the second."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of a chart from one box to another, both named by their ``ident``."""

    start: str
    end: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Chart:
    """An organisation chart. ``levels`` names the level of each box that has one, from the top."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...] = ()
    levels: tuple[str, ...] = ()


MarkKind = Literal["meeting", "followup", "survey", "decision", "revision", "other"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What happens on a day of the year, or from one day to another; days are (month, day)."""

    label: str
    start: tuple[int, int]
    end: tuple[int, int] | None = None
    kind: MarkKind = "other"
    year: int | None = None
    """Where it is another year than that of the wheel: the year that its label must say."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A year, with what recurs in it; ``centre`` is what stands in the middle."""

    centre: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A captioned drawing. ``alt`` says all that it shows, to whoever cannot see it."""

    caption: str
    alt: str
    drawing: Chart | Wheel


Block = Cover | Facts | Contents | Heading | Paragraph | Items | Terms | Callout | Table | Figure | Signatures


@dataclass(frozen=True, slots=True)
class Document:
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
    blocks: tuple[Block, ...] = field(default=())


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
