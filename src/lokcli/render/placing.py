"""Where the boxes of an organisation chart stand: children under their parent, parents over the middle of theirs.

Boxes stand in rows, each level in one or more, all of one width.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Final

from lokcli.blocks import Box, Chart, LinkKind
from lokcli.render.shapes import WIDTH, spread, width

NAME: Final = 12.5
"""The size of the name of a box."""
PADDING: Final = 9
"""Between the text of a box and its sides."""
EDGE: Final = 12
"""From the side of the drawing or of a band to what stands in it."""
_WIDEST_BOX: Final = 184
"""Three of them fill the sheet, so that full rows stand in columns."""
_MOST_IN_ROW: Final = 4
_LONG_WORD: Final = 22
"""Longer words may be broken: one of them should not decide how many boxes stand in a row."""
_GAP: Final = 26
_ARROW_GAP: Final = 40
"""Between boxes side by side: bare, and with an arrow from one to the other."""
_ROUNDS: Final = 6

Tie = tuple[int, int, LinkKind]
"""A link by the numbers of its boxes."""


@dataclass(slots=True)
class Plan:
    """The rows of box numbers from the top, and the middle of each box."""

    rows: list[list[int]]
    levels: list[int]
    """The level of each row."""
    row_of: dict[int, int]
    box_width: float
    left: float
    gap: float
    x: dict[int, float] = field(default_factory=dict)

    def beside(self, one: int, other: int) -> bool:
        """Whether two boxes stand in one row."""
        return self.row_of[one] == self.row_of[other]


def known_links(drawing: Chart) -> list[Tie]:
    """The links as numbers of boxes, each once; one to itself or to nothing has no line."""
    numbers: dict[str, int] = {}
    for at, box in enumerate(drawing.boxes):
        numbers.setdefault(box.ident, at)
    found = (
        (numbers[link.start], numbers[link.end], link.kind)
        for link in drawing.links
        if link.start in numbers and link.end in numbers
    )
    return list(dict.fromkeys((start, end, kind) for start, end, kind in found if start != end))


def _least_box(boxes: Sequence[Box]) -> float:
    """How wide a box must be so that no word of common length is broken."""
    words = (word for box in boxes for word in box.title.split() if len(word) <= _LONG_WORD)
    return max((width(word, NAME) for word in words), default=0) + 2 * PADDING


def _in_rows(level: Sequence[int], most: int, leads: Iterable[int]) -> list[list[int]]:
    """The boxes of a level in as few rows as possible, equally long; those that lead others come last.

    What leads others should stand next to them, so that their lines need not pass another row.
    """
    leading = set(leads)
    ordered = sorted(level, key=leading.__contains__) if len(level) > most else list(level)
    count = -(-len(ordered) // most)
    size, longer = divmod(len(ordered), count)
    rows, at = [], 0
    for row in range(count):
        end = at + size + (row < longer)
        rows.append(ordered[at:end])
        at = end
    return rows


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return fsum(found) / len(found) if found else None


def _neighbours(links: Iterable[Tie], row_of: dict[int, int]) -> tuple[dict[int, list[int]], ...]:
    """For each box those that it has a line to in rows above, and those in rows below."""
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for pair in dict.fromkeys(tuple(sorted((start, end), key=row_of.__getitem__)) for start, end, _ in links):
        upper, lower = pair
        if row_of[upper] != row_of[lower]:
            above[lower].append(upper)
            below[upper].append(lower)
    return above, below


def _settle(plan: Plan, row: list[int], near: dict[int, list[int]]) -> None:
    """Moves the boxes of a row under (or over) the middle of those they have lines to."""
    wishes, weights = [], []
    for box in row:
        wish = _mean(plan.x[other] for other in near.get(box, ()))
        wishes.append(plan.x[box] if wish is None else wish)
        weights.append(0.02 if wish is None else 1.0)
    half = plan.box_width / 2
    step = plan.box_width + plan.gap
    places = spread(wishes, [step] * len(row), plan.left + half, WIDTH - EDGE - half, weights)
    plan.x.update(zip(row, places, strict=True))


def _evenly(plan: Plan, row: Sequence[int]) -> None:
    middle = (plan.left + WIDTH - EDGE) / 2
    step = plan.box_width + plan.gap
    for at, box in enumerate(row):
        plan.x[box] = middle + (at - (len(row) - 1) / 2) * step


def _crossings(plan: Plan, below: dict[int, list[int]]) -> int:
    """How many pairs of straight lines between one row and the next would cross."""
    count = 0
    for row in plan.rows:
        ends = [
            (plan.x[box], plan.x[other], plan.row_of[other]) for box in row for other in below.get(box, ())
        ]
        for at, (start, end, depth) in enumerate(ends):
            count += sum(
                depth == deep and (start - first) * (end - last) < 0 for first, last, deep in ends[:at]
            )
    return count


def _place(plan: Plan, links: Sequence[Tie]) -> None:
    """Orders each row by its neighbours and sets the middle of each box; keeps the order with fewest crossings."""
    above, below = _neighbours(links, plan.row_of)
    for row in plan.rows:
        _evenly(plan, row)
    best: tuple[int, list[list[int]]] | None = None
    for sweep in range(_ROUNDS):
        down = sweep % 2 == 0
        near = above if down else below
        for row in plan.rows if down else reversed(plan.rows):
            goals = {}
            for box in row:
                goal = _mean(plan.x[other] for other in near.get(box, ()))
                goals[box] = plan.x[box] if goal is None else goal
            row.sort(key=goals.__getitem__)
            _evenly(plan, row)
        count = _crossings(plan, below)
        if best is None or count < best[0]:
            best = count, [list(row) for row in plan.rows]
    if best:
        plan.rows = best[1]
    for row in plan.rows:
        _evenly(plan, row)
    for _ in range(_ROUNDS):
        for row in plan.rows:
            _settle(plan, row, above)
        for row in reversed(plan.rows):
            _settle(plan, row, below)
    aside = (min(plan.x.values()) + max(plan.x.values()) - plan.left - (WIDTH - EDGE)) / 2
    for box in plan.x:
        plan.x[box] -= aside


def planned(drawing: Chart, links: Sequence[Tie], left: float) -> Plan:
    """The boxes in their places, right of ``left``; there must be at least one box."""
    boxes = drawing.boxes
    level_of = [box.level for box in boxes]
    sideways = any(level_of[start] == level_of[end] for start, end, _ in links)
    gap = _ARROW_GAP if sideways else _GAP
    room = WIDTH - EDGE - left
    least = _least_box(boxes)
    most = _MOST_IN_ROW
    # Three in a row hold most words of Swedish administration; with fewer, a chart is all height.
    while most > _MOST_IN_ROW - 1 and (room - (most - 1) * gap) / most < least:
        most -= 1
    leads = [
        start if level_of[start] < level_of[end] else end
        for start, end, _ in links
        if level_of[start] != level_of[end]
    ]
    rows, levels = [], []
    for level in sorted(set(level_of)):
        own = [at for at, of in enumerate(level_of) if of == level]
        for row in _in_rows(own, most, leads):
            rows.append(row)
            levels.append(level)
    longest = max(map(len, rows))
    box_width = min(_WIDEST_BOX, (room - (longest - 1) * gap) / longest)
    row_of = {box: at for at, row in enumerate(rows) for box in row}
    plan = Plan(rows, levels, row_of, box_width, left, gap)
    _place(plan, links)
    return plan
