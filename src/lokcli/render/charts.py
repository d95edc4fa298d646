"""How an organisation chart is drawn: a band for each level, the boxes in it, the lines between, and what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from lokcli.blocks import Box, Chart, LinkKind
from lokcli.render.placing import EDGE, NAME, PADDING, Plan, known_links, planned
from lokcli.render.shapes import (
    GREY,
    NAVY,
    TALLEST,
    TEAL,
    WHITE,
    WIDTH,
    ZEBRA,
    Line,
    Point,
    Polygon,
    Rectangle,
    Shape,
    Sheet,
    Text,
    width,
    wrapped,
)
from lokcli.render.wiring import KINDS, LANE, PORT, Lane, Side, Wiring, wired

NAME_STEP: Final = 15
DETAIL: Final = 11
DETAIL_STEP: Final = 13.5
LABEL: Final = 11
LABEL_STEP: Final = 13
LABEL_ROOM: Final = 72

BAND_PADDING: Final = 13
BAND_GUTTER: Final = 36
ROW_GUTTER: Final = 24
"""The least distance between two rows: of different levels, and of the same."""
HEAD: Final = 14
"""From a box to the nearest lane: room for an arrowhead and something of its line."""
BRIDGE: Final = 3.5
"""What is cut from a line on each side of one that crosses it."""
ARROW: Final = (8.0, 3.6)
"""The length of an arrowhead, and half its width."""
SHAFT: Final = 7.0
"""How far from the tip the line of an arrow ends, inside the head."""
CORNER: Final = 5

_STYLES: Final[dict[LinkKind, tuple[str, str, float, tuple[float, ...]]]] = {
    "reports": ("Rapporterar till", NAVY, 1.6, ()),
    "appoints": ("Utser", TEAL, 1.6, (5, 3)),
}
"""The words of each kind in the legend, and its colour, thickness and dashes."""

_DETAILS: Final = ((4, 4), (3, 2), (2, 0))
"""How many lines a box may have of its name and of the rest, until the chart has room on a page."""


# --- boxes -----------------------------------------------------------------------------------------


class _Look(NamedTuple):
    """The colours of the boxes of one rank."""

    fill: str
    stroke: str
    name: str
    detail: str


_LOOKS: Final = (
    _Look(NAVY, "", WHITE, WHITE),
    _Look(TEAL, "", WHITE, WHITE),
    _Look(WHITE, GREY, NAVY, GREY),
)
"""The higher a box stands, the heavier; the third is for all ranks below."""

_Words = tuple[tuple[str, ...], tuple[str, ...]]


def _words(box: Box, room: float, most_name: int, most_lines: int) -> _Words:
    """The lines of a box: of its name, and of the rest."""
    name = wrapped(box.title, room, NAME, most_name, even=True) or ("–",)
    rest = [
        line for text in box.lines[: most_lines + 1] for line in wrapped(text, room, DETAIL, 2, even=True)
    ]
    if len(rest) > most_lines:
        rest = rest[:most_lines]
        if rest:
            rest[-1:] = wrapped(f"{rest[-1].rstrip('…')} …", room, DETAIL, 1)
    return name, tuple(rest)


def _tall(words: _Words) -> float:
    name, rest = words
    return 2 * PADDING + NAME_STEP * len(name) + (DETAIL_STEP * len(rest) + 2 if rest else 0)


class _Rows(NamedTuple):
    """The upper edge of each row, and how high its boxes are."""

    tops: list[float]
    heights: list[float]

    def bottom(self, row: int) -> float:
        """Where the boxes of the row end."""
        return self.tops[row] + self.heights[row]


def _box(plan: Plan, rows: _Rows, box: int, words: _Words, look: _Look) -> Iterator[Shape]:
    row = plan.row_of[box]
    x, top, tall = plan.x[box], rows.tops[row], rows.heights[row]
    yield Rectangle((x - plan.box_width / 2, top), plan.box_width, tall, look.fill, look.stroke, 4)
    name, rest = words
    y = top + (tall - _tall(words)) / 2 + PADDING + NAME - 1.5
    for line in name:
        yield Text((x, y), line, NAME, look.name, look.fill, bold=True, anchor="middle")
        y += NAME_STEP
    y += 1
    for line in rest:
        yield Text((x, y), line, DETAIL, look.detail, look.fill, anchor="middle")
        y += DETAIL_STEP


# --- lines -----------------------------------------------------------------------------------------


def _stroke(points: Sequence[Point], kind: LinkKind) -> Line:
    _, colour, thickness, dash = _STYLES[kind]
    return Line(tuple(points), colour, thickness, dash, CORNER)


def _head(tip: Point, dx: int, dy: int, kind: LinkKind) -> Polygon:
    """An arrowhead whose point is at the tip and that points along (dx, dy)."""
    long, half = ARROW
    x, y = tip[0] - dx * long, tip[1] - dy * long
    return Polygon((tip, (x + dy * half, y + dx * half), (x - dy * half, y - dx * half)), _STYLES[kind][1])


def _pieces(low: float, high: float, crossings: Iterable[float]) -> list[tuple[float, float]]:
    """A level line cut where others cross it."""
    pieces, start = [], low
    for x in sorted(crossings):
        if x - BRIDGE > start and x + BRIDGE < high:
            pieces.append((start, x - BRIDGE))
            start = x + BRIDGE
    return [*pieces, (start, high)]


class _Stem(NamedTuple):
    """The upright part of a line: from its lane, or from the row above, to where it ends."""

    x: float
    end: float
    way: int
    """-1 when it ends above its lane, 1 when below."""
    arrow: bool

    @property
    def tip(self) -> Point:
        """Where the line itself ends, which an arrowhead hides."""
        return self.x, self.end - self.way * SHAFT * self.arrow


def _stems(plan: Plan, rows: _Rows, lane: Lane, row: int) -> list[_Stem]:
    """The stems of a net in the gutter under a row."""
    net = lane.net
    found = []
    for x in lane.above:
        at_hub = plan.row_of[net.hub] == row and x == net.hub_x
        arrow = not at_hub if net.level else at_hub and net.rises
        found.append(_Stem(x, rows.bottom(row), -1, arrow))
    for x in lane.below:
        passing = net.passes.get(row + 1) == x
        end = rows.bottom(row + 1) if passing else rows.tops[row + 1]
        found.append(_Stem(x, end, 1, not net.rises and not passing))
    return found


def _tree(lane: Lane, stems: Sequence[_Stem], y: float, crossed: Iterable[float]) -> Iterator[Shape]:
    """The lines of a net in one gutter; its lane is cut where others cross it."""
    kind = lane.net.kind
    if lane.straight:
        yield _stroke(sorted(stem.tip for stem in stems), kind)
        return
    low, high = lane.span
    left = next(stem for stem in stems if stem.x == low)
    right = next(stem for stem in stems if stem.x == high)
    pieces = _pieces(low, high, crossed)
    for at, (start, end) in enumerate(pieces):
        points = [(start, y), (end, y)]
        # The outermost stems belong to the lane, so that its corners can be round.
        if at == 0:
            points.insert(0, left.tip)
        if at + 1 == len(pieces):
            points.append(right.tip)
        yield _stroke(points, kind)
    for stem in stems:
        if stem is not left and stem is not right:
            yield _stroke([(stem.x, y), stem.tip], kind)


def _gutter(plan: Plan, rows: _Rows, gutter: Sequence[Lane], row: int, count: int) -> Iterator[Shape]:
    """The lines under a row, and over them their arrowheads."""
    upper = rows.bottom(row)
    lower = rows.tops[row + 1] if row + 1 < len(rows.tops) else upper + 2 * HEAD + LANE * (count - 1)
    first = (upper + lower - LANE * (count - 1)) / 2
    heights = [first + LANE * lane.index for lane in gutter]
    stems = [_stems(plan, rows, lane, row) for lane in gutter]
    uprights = [
        (lane, stem.x, upper if lane.straight else y, stem.end)
        for lane, y, own in zip(gutter, heights, stems, strict=True)
        for stem in own
    ]
    for lane, y, own in zip(gutter, heights, stems, strict=True):
        crossed = [
            x for other, x, one, end in uprights if other is not lane and min(one, end) < y < max(one, end)
        ]
        yield from _tree(lane, own, y, crossed)
    for lane, own in zip(gutter, stems, strict=True):
        for stem in own:
            if stem.arrow:
                yield _head((stem.x, stem.end), 0, stem.way, lane.net.kind)


def _between(plan: Plan, rows: _Rows, sides: Sequence[Side]) -> Iterator[Shape]:
    """The straight lines between neighbours, one under the other."""
    pairs: dict[frozenset[int], list[Side]] = defaultdict(list)
    for side in sides:
        pairs[frozenset((side.start, side.end))].append(side)
    for pair in pairs.values():
        row = plan.row_of[pair[0].start]
        middle = rows.tops[row] + rows.heights[row] / 2
        step = min(PORT, (rows.heights[row] - PADDING) / len(pair))
        pair.sort(key=lambda side: (KINDS.index(side.kind), side.start))
        for at, side in enumerate(pair):
            y = middle + (at - (len(pair) - 1) / 2) * step
            way = 1 if plan.x[side.end] > plan.x[side.start] else -1
            start = plan.x[side.start] + way * plan.box_width / 2
            end = plan.x[side.end] - way * plan.box_width / 2
            yield from _arrow((start, y), (end, y), side.kind, way)


def _arrow(start: Point, end: Point, kind: LinkKind, way: int = 1) -> Iterator[Shape]:
    """A level line with an arrowhead, to the right (1) or to the left (-1)."""
    yield _stroke([start, (end[0] - way * SHAFT, end[1])], kind)
    yield _head(end, way, 0, kind)


def _legend(kinds: Iterable[LinkKind], left: float, y: float) -> Iterator[Shape]:
    """What the lines mean, for the kinds that there are."""
    for kind in kinds:
        word = _STYLES[kind][0]
        yield from _arrow((left, y), (left + 30, y), kind)
        yield Text((left + 37, y + 3.7), word, DETAIL, GREY)
        left += 37 + width(word, DETAIL) + 22


# --- bands and the whole ---------------------------------------------------------------------------

_Labels = dict[int, tuple[str, ...]]
"""The lines of the name of each level."""


def _label(drawing: Chart, level: int) -> str:
    return drawing.levels[level] if 0 <= level < len(drawing.levels) else ""


def _labels(drawing: Chart) -> _Labels:
    """The names of the levels that have boxes; empty when none has a name."""
    found = {
        level: wrapped(_label(drawing, level), LABEL_ROOM, LABEL, 3)
        for level in sorted({box.level for box in drawing.boxes})
    }
    return found if any(found.values()) else {}


def _rows(plan: Plan, wiring: Wiring, words: Sequence[_Words], labels: _Labels) -> tuple[_Rows, float]:
    """How high each row is and where it begins; and where the last one, with the lines under it, ends."""
    heights = [max(_tall(words[box]) for box in row) for row in plan.rows]
    for row, level in enumerate(plan.levels):
        # A band is at least as high as the name of its level.
        if plan.levels.count(level) == 1:
            heights[row] = max(heights[row], LABEL_STEP * len(labels.get(level, ())) - BAND_PADDING)
    tops = []
    y = float(BAND_PADDING) if labels else 2.0
    for row, (tall, gutter, count) in enumerate(zip(heights, wiring.gutters, wiring.counts, strict=True)):
        tops.append(y)
        least = 0
        if row + 1 < len(heights):
            least = ROW_GUTTER if plan.levels[row] == plan.levels[row + 1] else BAND_GUTTER
        needed = 2 * HEAD + LANE * max(0, count - 1) if gutter else 0
        y += tall + max(least, needed)
    return _Rows(tops, heights), y


def _bands(plan: Plan, rows: _Rows, labels: _Labels, bottom: float) -> Iterator[Shape]:
    """The ground of each level, with its name."""
    for level, lines in labels.items():
        own = [row for row, of in enumerate(plan.levels) if of == level]
        top = rows.tops[own[0]] - BAND_PADDING
        end = bottom if own[-1] + 1 == len(plan.rows) else rows.bottom(own[-1]) + BAND_PADDING
        yield Rectangle((0, top), WIDTH, end - top, ZEBRA, radius=6)
        first = (top + end) / 2 - LABEL_STEP * (len(lines) - 1) / 2 + 3.8
        for line, text in enumerate(lines):
            yield Text((EDGE, first + line * LABEL_STEP), text, LABEL, TEAL, ZEBRA, bold=True)


def _drawn(drawing: Chart, plan: Plan, wiring: Wiring, labels: _Labels, most: tuple[int, int]) -> Sheet:
    """The chart with at most so many lines of name and of the rest in each box."""
    room = plan.box_width - 2 * PADDING
    words = [_words(box, room, *most) for box in drawing.boxes]
    rows, end = _rows(plan, wiring, words, labels)
    bottom = end + (BAND_PADDING if labels else 2)
    shapes = list(_bands(plan, rows, labels, bottom))
    for row, (gutter, count) in enumerate(zip(wiring.gutters, wiring.counts, strict=True)):
        shapes += _gutter(plan, rows, gutter, row, count)
    shapes += _between(plan, rows, wiring.sides)
    ranks = sorted(set(plan.levels))
    for at, box in enumerate(drawing.boxes):
        look = _LOOKS[min(ranks.index(box.level), len(_LOOKS) - 1)]
        shapes += _box(plan, rows, at, words[at], look)
    if wiring.kinds:
        shapes += _legend(wiring.kinds, EDGE if labels else plan.left, bottom + 20)
        bottom += 30
    return Sheet(bottom, tuple(shapes))


def chart(drawing: Chart) -> Sheet:
    """The organisation chart; what a box says is cut short where the chart would not go on a page."""
    if not drawing.boxes:
        return Sheet(1, ())
    ties = known_links(drawing)
    labels = _labels(drawing)
    widest = max((width(line, LABEL) for lines in labels.values() for line in lines), default=0)
    plan = planned(drawing, ties, widest + 2 * EDGE + 4 if labels else EDGE)
    wiring = wired(plan, ties)
    sheet = Sheet(0, ())
    for most in _DETAILS:
        sheet = _drawn(drawing, plan, wiring, labels, most)
        if sheet.height <= TALLEST:
            break
    return sheet
