"""Where what recurs in a year stands on its wheel, and how it is named: beside the wheel, or in a key under it.

Degrees run clockwise from 12 o'clock, where January begins; each month has thirty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import acos, atan2, cos, degrees, dist, fsum, hypot, radians, sin
from typing import Final, Literal, NamedTuple

from lokcli.blocks import MarkKind, Wheel
from lokcli.render.shapes import (
    AMBER,
    AMBER_GROUND,
    GREY,
    HAIRLINE,
    NAVY,
    STRONG_GROUND,
    TALLEST,
    TEAL,
    WHITE,
    WIDTH,
    ZEBRA,
    Circle,
    Line,
    Point,
    Polygon,
    Sector,
    Shape,
    Sheet,
    Text,
    spread,
    width,
    wrapped,
)
from lokcli.render.years import MONTH, MONTHS, YEAR, Placed, arranged, date_of, placed_in_year

SIZE: Final = 11
STEP: Final = 13.5
MONTH_WIDTH: Final = (30.0, 54.0)
"""From the inside of the ring of months to its outside: where there is little room, and where there is much."""
HUB: Final = 72
"""The radius that is left inside the months before their ring grows."""
TRACK: Final = (16.0, 22.0)
"""Between the circles that marks stand on: with bare symbols, and with numbers on them."""

MOST_LABELS: Final = 16
"""With more marks than these they are numbered, and named in a key."""
MOST_LINES: Final = 4
COLUMN: Final = 136
"""The width of the labels on each side."""
LABEL_GAP: Final = 7
AT_TWELVE: Final = 10.0
"""Degrees from 12 o'clock within which a mark is right below what stands over the wheel."""
FEW_TRACKS: Final = 2
"""With more, the wheel grows outwards, so that the ring of months keeps its size."""
MANY_TRACKS: Final = 12.0
"""Between the tracks of such a wheel, whose marks are named beside it."""
MOST_MORE: Final = 40.0
"""How much the wheel may grow into the columns of its labels."""
MOST_ASIDE: Final = 110
"""With a label farther than this from its mark, the leader lines are a thicket, and a key is better."""
REACH: Final = 9
"""From the outermost track to where a leader line may turn."""

CENTRE: Final = ((30, 1), (24, 1), (16, 2), (12.5, 3))
"""The sizes that the text of the centre may have, each with its most lines."""


class _Look(NamedTuple):
    """How a kind of mark is told apart: its word, its shape, its colours, and that of a number on it."""

    word: str
    corners: tuple[Point, ...]
    """The shape, as wide as two units; none means a circle."""
    fill: str
    stroke: str
    ink: str
    tint: str
    """The colour of what lasts longer than a day."""
    drop: float = 0.0
    """How far below the middle a number stands, in units of the shape."""
    growth: float = 1.0
    """How much larger the shape is with a number on it."""


_SQUARE: Final = ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86))
_DIAMOND: Final = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
_UP: Final = ((0.0, -1.25), (1.22, 0.9), (-1.22, 0.9))
_DOWN: Final = ((0.0, 1.25), (1.22, -0.9), (-1.22, -0.9))

_LOOKS: Final[dict[MarkKind, _Look]] = {
    "meeting": _Look("Möte", (), NAVY, NAVY, WHITE, HAIRLINE),
    "followup": _Look("Uppföljning", _DIAMOND, TEAL, TEAL, WHITE, STRONG_GROUND),
    "survey": _Look("Enkät", _UP, AMBER_GROUND, AMBER, NAVY, AMBER_GROUND, 0.2, 1.16),
    "decision": _Look("Beslut", _SQUARE, NAVY, NAVY, WHITE, HAIRLINE),
    "revision": _Look("Översyn", (), WHITE, TEAL, NAVY, STRONG_GROUND),
    "other": _Look("Hållpunkt", _DOWN, GREY, GREY, WHITE, ZEBRA, -0.2, 1.16),
}
"""The order is that of the legend."""


# --- the wheel --------------------------------------------------------------------------------------


class _Ring(NamedTuple):
    """The circles of a wheel: its middle, and the radii from the inside out."""

    middle: Point
    outer: float
    arcs: int
    """How many tracks are for what lasts; they lie inside those for days."""
    tracks: int
    track: float
    """Between two tracks, where there is room."""

    @property
    def months(self) -> float:
        """Where the ring of months ends."""
        return self.outer - self.step * self.tracks - 4

    @property
    def hub(self) -> float:
        """Where the ring of months begins."""
        least, most = MONTH_WIDTH
        return self.months - min(max(self.months - HUB, least), most)

    @property
    def step(self) -> float:
        """Between two tracks; narrow where there are many."""
        return min(self.track, self.outer / 2 / max(1, self.tracks))

    def radius(self, track: int) -> float:
        """The radius of a track, counted from the inside."""
        return self.outer - self.step * (self.tracks - track - 0.5)

    def point(self, radius: float, turn: float) -> Point:
        """A place on the sheet."""
        angle = radians(turn)
        return self.middle[0] + radius * sin(angle), self.middle[1] - radius * cos(angle)


def _symbol(kind: MarkKind, at: Point, size: float, number: str = "") -> Iterator[Shape]:
    """The mark of a kind, ``size`` from its middle to its side."""
    look = _LOOKS[kind]
    x, y = at
    size *= look.growth if number else 1
    thickness = 1.8 if look.fill != look.stroke else 1.0
    if look.corners:
        points = tuple((x + dx * size, y + dy * size) for dx, dy in look.corners)
        yield Polygon(points, look.fill, look.stroke, thickness)
    else:
        yield Circle(at, size - thickness / 2 + 0.5, look.fill, look.stroke, thickness)
    if number:
        baseline = y + 3.7 + look.drop * size
        yield Text((x, baseline), number, 10.5, look.ink, look.fill, bold=True, anchor="middle")


def _rimmed(kind: MarkKind, at: Point, size: float, number: str) -> Iterator[Shape]:
    """A symbol with a white rim, which parts it from what is under it."""
    outline, *rest = _symbol(kind, at, size, number)
    if isinstance(outline, Polygon | Circle):
        yield outline._replace(fill=WHITE, stroke=WHITE, thickness=4)
    yield from (outline, *rest)


def _months(ring: _Ring) -> Iterator[Shape]:
    """The ring of months, with thin lines on between them across the tracks."""
    for at in range(ring.arcs, ring.tracks):
        yield Circle(ring.middle, ring.radius(at), "", HAIRLINE, 0.75)
    for at, name in enumerate(MONTHS):
        start = at * MONTH
        ground = ZEBRA if at % 2 else STRONG_GROUND
        yield Line((ring.point(ring.months, start), ring.point(ring.outer, start)), HAIRLINE, 0.75)
        yield Sector(ring.middle, ring.hub, ring.months, start, start + MONTH, ground, WHITE, 1.5)
        x, y = ring.point((ring.hub + ring.months) / 2, start + MONTH / 2)
        yield Text((x, y + 3.7), name, SIZE, NAVY, ground, bold=True, anchor="middle")


def _centre(ring: _Ring, text: str) -> Iterator[Shape]:
    """The middle of the wheel, with its text as large as fits."""
    radius = ring.hub - 6
    yield Circle(ring.middle, radius, NAVY)
    for size, most in CENTRE:
        step = size * 1.2
        # The room of a line in a circle, at the height of the outermost line.
        height = (most - 1) / 2 * step + size * 0.4
        room = 2 * (max(0.0, radius**2 - height**2)) ** 0.5 - 8
        lines = wrapped(text, room, size, most, even=True)
        if size == CENTRE[-1][0] or (lines and wrapped(text, room, size, 99, even=True) == lines):
            start = ring.middle[1] - (len(lines) - 1) / 2 * step + size * 0.32
            for at, line in enumerate(lines):
                place = (ring.middle[0], start + at * step)
                yield Text(place, line, size, WHITE, NAVY, bold=True, anchor="middle")
            return


def _arc(ring: _Ring, placed: Placed) -> Sector:
    look = _LOOKS[placed.mark.kind]
    radius, half = ring.radius(placed.track), min(4.0, ring.step * 0.4)
    return Sector(
        ring.middle, radius - half, radius + half, placed.start, placed.end, look.tint, look.stroke, 1.2
    )


def _dial(ring: _Ring, centre: str, marks: Sequence[Placed], size: float) -> Iterator[Shape]:
    """The wheel itself; symbols come last, over all lines."""
    yield from _months(ring)
    yield from _centre(ring, centre)
    for placed in marks:
        if placed.lasts:
            yield _arc(ring, placed)
    for placed in marks:
        at = ring.point(ring.radius(placed.track), placed.at)
        yield from _rimmed(placed.mark.kind, at, size, placed.number)


def _legend(kinds: Iterable[MarkKind], y: float) -> Iterator[Shape]:
    """The symbols with their words, for the kinds that there are, in the middle of the sheet."""
    present = set(kinds)
    looks = [(kind, look.word) for kind, look in _LOOKS.items() if kind in present]
    wide = [16 + width(word, SIZE) for _, word in looks]
    x = (WIDTH - fsum(wide) - 20 * (len(wide) - 1)) / 2
    for (kind, word), step in zip(looks, wide, strict=True):
        yield from _symbol(kind, (x + 5, y), 5)
        yield Text((x + 15, y + 3.7), word, SIZE, GREY)
        x += step + 20


# --- labels beside the wheel -----------------------------------------------------------------------


class _Label(NamedTuple):
    """What stands beside the wheel for a mark: its lines, the first the date."""

    placed: Placed
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Of all lines."""
        return STEP * len(self.lines)


def _label(placed: Placed, column: float) -> _Label:
    lines = wrapped(placed.mark.label, column, SIZE, MOST_LINES, even=True)
    return _Label(placed, (date_of(placed.mark), *lines))


def _written(label: _Label, at: Point, anchor: Literal["start", "middle", "end"]) -> list[Text]:
    """The lines of a label, from its top."""
    x, y = at
    return [
        Text(
            (x, y + STEP * number + 10.5),
            line,
            SIZE,
            NAVY if number else TEAL,
            bold=not number,
            anchor=anchor,
        )
        for number, line in enumerate(label.lines)
    ]


def _above(labels: Sequence[_Label]) -> _Label | None:
    """The label of the only mark at 12 o'clock, which stands over the wheel: from either side it is far."""
    near = [label for label in labels if min(label.placed.at, YEAR - label.placed.at) <= AT_TWELVE]
    return near[0] if len(near) == 1 else None


def _crossed(label: _Label, x: float, top: float, leaders: Iterable[Line]) -> bool:
    """Whether a leader line may run where the label stands."""
    half = max(width(line, SIZE) for line in label.lines) / 2 + LABEL_GAP
    return any(
        min(one[1], other[1]) < top + label.height
        and min(one[0], other[0]) < x + half
        and max(one[0], other[0]) > x - half
        for leader in leaders
        for one, other in pairwise(leader.points)
    )


def _leader(ring: _Ring, placed: Placed, goal: Point, side: int) -> Line:
    """A line from a mark out of the wheel and to its label, taut round the wheel where that is in the way."""
    free = ring.outer + REACH
    points = [ring.point(ring.radius(placed.track), placed.at), ring.point(free, placed.at)]
    elbow = (goal[0] - side * 12, goal[1])
    dx, dy = elbow[0] - ring.middle[0], ring.middle[1] - elbow[1]
    away = hypot(dx, dy)
    if away > free:
        # The last place on the circle from where the elbow is in sight.
        turn = degrees(atan2(dx, dy)) % YEAR
        sight = degrees(acos(free / away))
        behind = (placed.at - turn + YEAR / 2) % YEAR - YEAR / 2
        if abs(behind) > sight:
            way = 1 if behind > 0 else -1
            steps = int((abs(behind) - sight) // 6)
            points += [ring.point(free, placed.at - way * 6 * (at + 1)) for at in range(steps)]
            points.append(ring.point(free, turn + way * sight))
    if dist(points[-1], elbow) > 1:
        points.append(elbow)
    return Line((*points, goal), GREY, 0.75)


def _beside(labels: Sequence[_Label], ring: _Ring, side: int) -> tuple[list[tuple[_Label, float]], float]:
    """The labels of one side with the y of each one's top, and how far the farthest is from its mark."""
    reach = ring.outer + REACH + 16
    # Of marks on one day the first stands first on either side.
    own = sorted(labels, key=lambda label: side * label.placed.at)
    ys = [ring.middle[1] - reach * cos(radians(label.placed.at)) for label in own]
    # The date stands level with the mark.
    wishes = [y + (label.height - STEP) / 2 for y, label in zip(ys, own, strict=True)]
    apart = [LABEL_GAP + (one.height + other.height) / 2 for one, other in pairwise(own)]
    places = spread(wishes, [0, *apart][: len(own)], -TALLEST, TALLEST)
    aside = max((abs(place - wish) for place, wish in zip(places, wishes, strict=True)), default=0)
    return [(label, place - label.height / 2) for label, place in zip(own, places, strict=True)], aside


def _moved(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Line | Polygon):
        return shape._replace(points=tuple((x, y + down) for x, y in shape.points))
    return shape._replace(at=(shape.at[0], shape.at[1] + down))


def _labelled(drawing: Wheel, marks: Sequence[Placed], *, above: bool = True) -> Sheet | None:
    """The wheel with its labels on both sides, and one over it with ``above``; nothing when they crowd."""
    outer, size = 146.0, 5.5
    settled, arcs, tracks = arranged(marks, outer, size)
    track = TRACK[0] if tracks <= FEW_TRACKS else MANY_TRACKS
    more = min(MOST_MORE, max(0.0, track * tracks - TRACK[0] * FEW_TRACKS))
    outer, column = outer + more, COLUMN - more
    ring = _Ring((WIDTH / 2, 0.0), outer, arcs, tracks, track)
    leaders: list[Line] = []
    texts: list[Shape] = []
    top, bottom = -outer - 4, outer + 4
    every = [_label(placed, column) for placed in settled]
    over = _above(every) if above else None
    for side in (1, -1):
        labels = [
            label for label in every if label is not over and (label.placed.at < YEAR / 2) == (side > 0)
        ]
        edge = ring.middle[0] + side * (WIDTH / 2 - column)
        beside, aside = _beside(labels, ring, side)
        if aside > MOST_ASIDE:
            return None
        for label, y in beside:
            leaders.append(_leader(ring, label.placed, (edge - side * 5, y + STEP / 2), side))
            texts += _written(label, (edge, y), "start" if side > 0 else "end")
            top, bottom = min(top, y), max(bottom, y + label.height)
    if over:
        over = _label(over.placed, COLUMN)  # the columns may be narrower
        mark = ring.point(ring.radius(over.placed.track), over.placed.at)
        place = mark[0], -outer - REACH - over.height
        if _crossed(over, *place, leaders):
            return _labelled(drawing, marks, above=False)
        leaders.append(Line((mark, (mark[0], -outer - REACH + 4)), GREY, 0.75))
        texts += _written(over, place, "middle")
        top = min(top, place[1])
    shapes = [*leaders, *_dial(ring, drawing.centre, settled, size), *texts]
    down = 6 - top
    height = bottom + down + 6
    drawn = [_moved(shape, down) for shape in shapes]
    if marks:
        height += 14
        drawn += _legend((placed.mark.kind for placed in marks), height)
        height += 12
    return Sheet(height, tuple(drawn))


# --- a key under the wheel -------------------------------------------------------------------------

NUMBERED: Final = 8.5
"""From the middle of a symbol with a number to its side."""
OUTSIDE: Final = 13
"""What a symbol on the outermost of many tracks may reach outside the wheel."""
KEY_GAP: Final = 18
KEY_ROW: Final = 21.0
_KEYS: Final = ((172.0, 2, 2), (160.0, 2, 2), (150.0, 2, 1), (150.0, 3, 1))
"""The radius of the wheel, the columns of its key and the lines of each label, until all has room on a page."""


def _columns(tall: Sequence[float], count: int) -> list[int]:
    """Where each column of the key begins, so that they are about as high; one more for where the last ends."""
    starts, so_far, total = [0], 0.0, fsum(tall)
    for at, own in enumerate(tall):
        if so_far + own / 2 > total * len(starts) / count and len(starts) < count:
            starts.append(at)
        so_far += own
    return [*starts, len(tall)]


def _key(marks: Sequence[Placed], columns: int, lines: int, top: float) -> tuple[list[Shape], float]:
    """What each number is, read down the columns; and where it ends."""
    room = (WIDTH - KEY_GAP * (columns - 1)) / columns
    first = 29
    dates = max(width(date_of(placed.mark), SIZE) for placed in marks) + 8
    words = [
        wrapped(placed.mark.label, room - first - dates, SIZE, lines, even=True) or ("–",) for placed in marks
    ]
    tall = [max(KEY_ROW, STEP * len(own) + 5) for own in words]
    shapes: list[Shape] = []
    end = top
    for column, (start, stop) in enumerate(pairwise(_columns(tall, columns))):
        left, y = column * (room + KEY_GAP), top
        for placed, own, step in zip(marks[start:stop], words[start:stop], tall[start:stop], strict=True):
            shapes += _symbol(placed.mark.kind, (left + 14, y + 11), NUMBERED, placed.number)
            shapes.append(Text((left + first, y + 14.7), date_of(placed.mark), SIZE, TEAL, bold=True))
            shapes += [
                Text((left + first + dates, y + 14.7 + STEP * at), line, SIZE) for at, line in enumerate(own)
            ]
            y += step
        end = max(end, y)
    return shapes, end


def _numbered(drawing: Wheel, marks: Sequence[Placed]) -> Sheet:
    """The wheel with numbers on its marks, and a key under it."""
    counted = [placed._replace(number=str(at)) for at, placed in enumerate(marks, 1)]
    sheet = Sheet(0, ())
    for outer, columns, lines in _KEYS:
        settled, arcs, tracks = arranged(counted, outer, NUMBERED)
        outer = min(WIDTH / 2 - OUTSIDE, outer + TRACK[1] * max(0, tracks - FEW_TRACKS))  # noqa: PLW2901
        ring = _Ring((WIDTH / 2, outer + OUTSIDE), outer, arcs, tracks, TRACK[1])
        legend = ring.middle[1] + outer + OUTSIDE + 12
        rule = legend + 18
        key, end = _key(counted, columns, lines, rule + 6)
        sheet = Sheet(
            end + 5,
            (
                *_dial(ring, drawing.centre, settled, NUMBERED),
                *_legend((placed.mark.kind for placed in marks), legend),
                Line(((0, rule), (WIDTH, rule)), HAIRLINE, 0.75),
                *key,
            ),
        )
        if sheet.height <= TALLEST:
            break
    return sheet


def wheel(drawing: Wheel) -> Sheet:
    """The year wheel; a day that does not exist stands where the nearest one does."""
    marks = sorted(map(placed_in_year, drawing.marks), key=lambda placed: placed.start)
    if len(marks) <= MOST_LABELS:
        sheet = _labelled(drawing, marks)
        if sheet and sheet.height <= TALLEST:
            return sheet
    return _numbered(drawing, marks)
