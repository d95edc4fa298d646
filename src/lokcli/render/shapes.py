"""What a figure is made of, in which colours, and how its text is measured and broken into lines.

Lengths are units of the drawing: 620 to the width of a page's text, 96 to an inch. The y axis points down.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from lokcli.render.measuring import em
from lokcli.render.text import on_one_line

WIDTH: Final = 620
TALLEST: Final = 907
"""24 cm, what a page has room for."""

NAVY: Final = "17365D"
TEAL: Final = "0B6B66"
GREY: Final = "55626E"
HAIRLINE: Final = "B8C7D1"
ZEBRA: Final = "F2F6F8"
AMBER: Final = "B36B00"
AMBER_GROUND: Final = "FFF4DB"
STRONG_GROUND: Final = "D3E7E4"
WHITE: Final = "FFFFFF"

Point = tuple[float, float]


class Text(NamedTuple):
    """One line of text on its baseline; ``ground`` is the colour that it stands on."""

    at: Point
    text: str
    size: float
    colour: str = NAVY
    ground: str = WHITE
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


class Rectangle(NamedTuple):
    """A rectangle from its upper left corner; without ``stroke`` it has no outline."""

    at: Point
    width: float
    height: float
    fill: str
    stroke: str = ""
    radius: float = 0


class Circle(NamedTuple):
    """A circle round its middle."""

    at: Point
    radius: float
    fill: str
    stroke: str = ""
    thickness: float = 1


class Line(NamedTuple):
    """An open line through points, its corners rounded; ``dash`` is the lengths of dashes and gaps."""

    points: tuple[Point, ...]
    colour: str
    thickness: float = 1
    dash: tuple[float, ...] = ()
    radius: float = 0


class Polygon(NamedTuple):
    """A closed shape with straight sides."""

    points: tuple[Point, ...]
    fill: str
    stroke: str = ""
    thickness: float = 1


class Sector(NamedTuple):
    """A piece of a ring round ``at``; degrees run clockwise from 12 o'clock, ``start`` before ``end``."""

    at: Point
    inner: float
    outer: float
    start: float
    end: float
    fill: str
    stroke: str = ""
    thickness: float = 1


Shape = Text | Rectangle | Circle | Line | Polygon | Sector


class Sheet(NamedTuple):
    """A whole drawing, 620 wide; what stands later in ``shapes`` is drawn over what stands before."""

    height: float
    shapes: tuple[Shape, ...]


# --- text ------------------------------------------------------------------------------------------

_SPARE: Final = 1.05
"""The table of widths is rounded, and so a line may be a few hundredths wider than it says."""
_WIDE: Final = 0.8
"""Ems more than the table says of what is as wide as it is high: emoji, Chinese and Japanese."""
_NARROWEST: Final = 0.25
"""Ems of the narrowest letter."""
_LEAST_PIECE: Final = 3
"""Letters left on a line of their own where a word is broken."""
ELLIPSIS: Final = "…"


def width(text: str, size: float) -> float:
    """How wide the text is on one line, on the safe side."""
    ems = em(text) * _SPARE
    if not text.isascii():
        ems += _WIDE * sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return ems * size


class _Piece(NamedTuple):
    """What stays on one line: a word, or a part of one, with what parts it from the piece before."""

    text: str
    before: str = " "


def _prefix(word: str, room: float, size: float) -> int:
    """How many letters of the word go on a line with a hyphen after them; at least one."""
    fits = 1
    while fits < len(word) and width(word[: fits + 1], size) + width("-", size) <= room:
        fits += 1
    return fits


def _broken(word: str, room: float, size: float) -> list[_Piece]:
    """A word that is wider than its room, broken at a hyphen of its own or else where the room ends."""
    pieces: list[_Piece] = []
    before = " "
    while width(word, size) > room and len(word) > 1:
        fits = _prefix(word, room, size)
        if own := word.rfind("-", 1, fits) + 1:
            pieces.append(_Piece(word[:own], before))
            word = word[own:]
        else:
            # A lonely letter or two on the next line would look like a mistake.
            fits = max(1, min(fits, len(word) - _LEAST_PIECE))
            hyphen = "-" if word[fits - 1].isalpha() and word[fits].isalpha() else ""
            pieces.append(_Piece(word[:fits] + hyphen, before))
            word = word[fits:]
        before = ""
    return [*pieces, _Piece(word, before)]


def _filled(pieces: Sequence[_Piece], room: float, size: float) -> list[str]:
    lines = [pieces[0].text]
    for last, piece in pairwise(pieces):
        longer = lines[-1] + piece.before + piece.text
        # A part of a broken word follows on a line of its own, whatever the room.
        mended = not piece.before and not last.text.endswith("-")
        if width(longer, size) <= room and not mended:
            lines[-1] = longer
        else:
            lines.append(piece.text)
    return lines


def _even(pieces: Sequence[_Piece], room: float, size: float) -> list[str]:
    """The lines of the same number that are as equally wide as they can be."""
    lines = _filled(pieces, room, size)
    low, high = 0.0, room
    for _ in range(7):
        middle = (low + high) / 2
        tried = _filled(pieces, middle, size)
        if len(tried) > len(lines) or any(width(line, size) > middle for line in tried):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def wrapped(text: str, room: float, size: float, most: int, *, even: bool = False) -> tuple[str, ...]:
    """The text on at most ``most`` lines no wider than the room; what does not fit becomes an ellipsis.

    ``even`` makes the lines as equally wide as they can be. Text of nothing but space gives no line.
    """
    # Twice what could ever fit; the rest of a very long text would only cost time.
    limit = 2 * most * (int(room / (size * _NARROWEST)) + 1)
    pieces = [
        piece
        for word in on_one_line(text)[:limit].split()
        for piece in (_broken(word, room, size) if width(word, size) > room else [_Piece(word)])
    ]
    if not pieces or most < 1:
        return ()
    lines = _even(pieces, room, size) if even else _filled(pieces, room, size)
    if len(lines) <= most:
        return tuple(lines)
    lines = _filled(pieces, room, size)
    last = lines[most - 1]
    while last and width(last + ELLIPSIS, size) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" -,.") + ELLIPSIS)


# --- what wants the same place ---------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    """Neighbours that stand as close as they may, and the place that suits them best together."""

    weight: float
    place: float
    count: int = 1


def spread(
    wishes: Sequence[float],
    apart: Sequence[float],
    low: float,
    high: float,
    weights: Sequence[float] = (),
) -> list[float]:
    """Places in the order given, as near to the wishes as the least distances allow.

    ``apart[i]`` is the least distance from the one before (that of the first is not used). When all do not
    fit between ``low`` and ``high``, they pass ``high``.
    """
    offsets: list[float] = []
    for at, distance in enumerate(apart):
        offsets.append(offsets[-1] + distance if at else 0.0)
    blocks: list[_Block] = []
    for at, wish in enumerate(wishes):
        blocks.append(_Block(weights[at] if weights else 1.0, wish - offsets[at]))
        while len(blocks) > 1 and blocks[-2].place >= blocks[-1].place:
            last = blocks.pop()
            first = blocks[-1]
            total = first.weight + last.weight
            first.place = (first.place * first.weight + last.place * last.weight) / total
            first.weight, first.count = total, first.count + last.count
    ceiling = max(low, high - offsets[-1]) if offsets else high
    places = [min(max(block.place, low), ceiling) for block in blocks for _ in range(block.count)]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]
