"""How the lines of an organisation chart run: in the gutters between its rows, never through a box.

Lines that leave the same box for the same reason share a net: one way out of the box, one lane in each
gutter, and a drop to each box at the other end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, permutations
from math import fsum
from typing import Final, NamedTuple

from lokcli.blocks import LinkKind
from lokcli.render.placing import EDGE, PADDING, Plan, Tie
from lokcli.render.shapes import WIDTH

KINDS: Final[tuple[LinkKind, ...]] = ("reports", "appoints")
"""The order of lines side by side, and of the legend."""
LANE: Final = 9
"""Between lines that run side by side."""
PORT: Final = 14
"""Between lines that leave the same side of a box."""
_CLEAR: Final = 8
"""From a line that passes between two boxes to each of them."""
_NEAR: Final = 10
"""Closer than this, two lines look like one."""
_TOUCH: Final = 3.5
_STRAIGHT: Final = 3
"""How much more it is worth to go on straight down than to come nearer to the goal: that saves a bend."""
_MOST_TRIED: Final = 4
"""Of more lanes in one gutter, not every order is tried."""
_MOST_NETS: Final = 16
"""With more, a chart is a thicket however its lines are ordered."""
_CROSSING: Final = 10
_OVERLAP: Final = 1000
"""What a crossing costs, and two lines on top of each other, where a bend costs one."""


@dataclass(slots=True)
class Net:
    """Lines of one kind from one box: to boxes in rows below, or to one in the same row."""

    kind: LinkKind
    hub: int
    members: list[int]
    rises: bool
    """Whether the links lead to the hub."""
    level: bool
    """Whether the hub and the member stand in the same row; the lines then run under it."""
    hub_x: float = 0
    member_x: dict[int, float] = field(default_factory=dict)
    passes: dict[int, float] = field(default_factory=dict)
    """Where it passes a row that it has no box in: the number of the row and x."""


class Side(NamedTuple):
    """A straight line between neighbours in a row, from the first to the second."""

    kind: LinkKind
    start: int
    end: int


def _nets(plan: Plan, ties: Sequence[Tie]) -> tuple[list[Net], list[Side]]:
    nets: dict[tuple[object, ...], Net] = {}
    sides: list[Side] = []
    neighbours = {pair for row in plan.rows for pair in pairwise(row)}
    for start, end, kind in ties:
        if (start, end) in neighbours or (end, start) in neighbours:
            sides.append(Side(kind, start, end))
            continue
        level = plan.beside(start, end)
        rises = plan.row_of[end] < plan.row_of[start]
        hub, member = (end, start) if rises else (start, end)
        key = (kind, hub, rises, member if level else None)
        nets.setdefault(key, Net(kind, hub, [], rises, level)).members.append(member)
    return list(nets.values()), sides


_Sides = dict[tuple[int, bool], list[int]]
"""The nets along the upper (False) and the lower (True) side of each box, by number, from the left."""


def _wanted(plan: Plan, nets: Sequence[Net]) -> _Sides:
    """The nets along each side of each box in the order of where they lead."""
    wanted: dict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for number, net in enumerate(nets):
        goal = round(fsum(plan.x[member] for member in net.members) / len(net.members), 3)
        wanted[net.hub, True].append((goal, KINDS.index(net.kind), number))
        for member in net.members:
            end = (round(plan.x[net.hub], 3), KINDS.index(net.kind), number)
            wanted[member, net.level].append(end)
    return {side: [number for *_, number in sorted(ends)] for side, ends in wanted.items()}


def _dock(plan: Plan, nets: Sequence[Net], side: tuple[int, bool], order: Sequence[int]) -> None:
    """Gives each net its own place on one side of a box."""
    box = side[0]
    step = min(PORT, (plan.box_width - 2 * PADDING) / max(1, len(order) - 1))
    for at, number in enumerate(order):
        x = plan.x[box] + (at - (len(order) - 1) / 2) * step
        if box == nets[number].hub:
            nets[number].hub_x = x
        else:
            nets[number].member_x[box] = x


def _tangle(plan: Plan, nets: Sequence[Net]) -> int:
    """How bad the lines look as the ports are now: each crossing counts, and each bend a little."""
    _route(plan, nets)
    return sum(_lanes(gutter)[1] for gutter in _gutters(plan, nets))


def _ports(plan: Plan, nets: Sequence[Net]) -> None:
    """Gives each net its place on the sides of its boxes, so that the lines cross as little as can be."""
    sides = _wanted(plan, nets)
    for side, order in sides.items():
        _dock(plan, nets, side, order)
    if len(nets) <= _MOST_NETS:
        least = _tangle(plan, nets)
        for side, order in [*sides.items()] * 2:
            for at in range(len(order) - 1):
                if not least:
                    break
                order[at], order[at + 1] = order[at + 1], order[at]
                _dock(plan, nets, side, order)
                tangle = _tangle(plan, nets)
                if tangle < least:
                    least = tangle
                else:
                    order[at], order[at + 1] = order[at + 1], order[at]
                    _dock(plan, nets, side, order)
    _straighten(plan, nets)


def _on_side(nets: Sequence[Net], box: int, *, under: bool) -> Iterator[tuple[Net, float]]:
    """The nets along one side of a box, with where each one is."""
    for net in nets:
        if net.hub == box and under:
            yield net, net.hub_x
        elif box in net.member_x and net.level == under:
            yield net, net.member_x[box]


def _free(plan: Plan, nets: Sequence[Net], box: int, x: float, own: Net) -> bool:
    """Whether the net may leave the box at x, on the side where it leaves it."""
    if abs(x - plan.x[box]) > plan.box_width / 2 - PADDING:
        return False
    side = _on_side(nets, box, under=box == own.hub)
    return all(net is own or abs(other - x) >= _NEAR for net, other in side)


def _straighten(plan: Plan, nets: Sequence[Net]) -> None:
    """Moves ports so that a line runs straight where it can: a small jog looks like a mistake."""
    for net in nets:
        if net.level:
            continue
        alone = len(net.members) == 1
        for member in net.members:
            x = net.member_x[member]
            if x == net.hub_x or (abs(x - net.hub_x) > _NEAR and not alone):
                continue
            if _free(plan, nets, member, net.hub_x, net):
                net.member_x[member] = net.hub_x
            elif alone and _free(plan, nets, net.hub, x, net):
                net.hub_x = x


def _channels(plan: Plan, row: Sequence[int]) -> list[tuple[float, float]]:
    """From where to where a line may pass the row: between its boxes, and at its ends."""
    half = plan.box_width / 2
    edges = [plan.left - _CLEAR]
    for box in row:
        edges += [plan.x[box] - half, plan.x[box] + half]
    edges.append(WIDTH - EDGE + _CLEAR)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start + _CLEAR, end - _CLEAR) for start, end in pairs if end - start >= 2 * _CLEAR]


def _slots(channels: Sequence[tuple[float, float]], wishes: Iterable[float]) -> list[float]:
    """Where a line may pass: as wished where that is open, and side by side in the middle of each channel."""
    found = [wish for wish in wishes if any(start <= wish <= end for start, end in channels)]
    for start, end in channels:
        count = int((end - start) // LANE) + 1
        found += [(start + end) / 2 + (at - (count - 1) / 2) * LANE for at in range(count)]
    return found


def _route(plan: Plan, nets: Sequence[Net]) -> None:
    """Finds for each net where it passes the rows between its boxes, by the shortest way that is free."""
    taken: dict[int, list[float]] = defaultdict(list)
    channels = [_channels(plan, row) for row in plan.rows]
    for net in nets:
        net.passes.clear()
        first, last = plan.row_of[net.hub], max(plan.row_of[member] for member in net.members)
        before = net.hub_x
        for row in range(first + 1, last):
            deeper = [net.member_x[member] for member in net.members if plan.row_of[member] > row]
            goal = fsum(deeper) / len(deeper)
            slots = _slots(channels[row], (before, *deeper))
            free = [slot for slot in slots if all(abs(slot - other) >= LANE - 1 for other in taken[row])]
            ways = free or slots
            detours = [(round(_STRAIGHT * abs(slot - before) + abs(slot - goal), 3), slot) for slot in ways]
            before = min(detours)[1]
            taken[row].append(before)
            net.passes[row] = before


# --- lanes -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Lane:
    """What a net does in one gutter: where it comes in from above, where it goes out below, and its lane."""

    net: Net
    above: list[float]
    below: list[float]
    span: tuple[float, float]
    """The least and the greatest x."""
    index: int = 0

    @property
    def straight(self) -> bool:
        """Whether it needs no lane."""
        low, high = self.span
        return high - low < 1


def _lane(net: Net, above: list[float], below: list[float]) -> Lane:
    every = above + below
    return Lane(net, above, below, (min(every), max(every)))


def _gutters(plan: Plan, nets: Sequence[Net]) -> list[list[Lane]]:
    """What runs under each row."""
    found: list[list[Lane]] = [[] for _ in plan.rows]
    for net in nets:
        first = plan.row_of[net.hub]
        if net.level:
            found[first].append(_lane(net, [net.hub_x, *net.member_x.values()], []))
            continue
        last = max(plan.row_of[member] for member in net.members)
        for row in range(first, last):
            above = [net.hub_x if row == first else net.passes[row]]
            below = [net.member_x[member] for member in net.members if plan.row_of[member] == row + 1]
            if row + 1 in net.passes:
                below.append(net.passes[row + 1])
            found[row].append(_lane(net, above, below))
    return found


def _cost(upper: Lane, lower: Lane) -> int:
    """What is lost by the one lane above the other: crossings, and far worse, lines on top of each other."""
    (low, high), (least, most) = upper.span, lower.span
    crossings = sum(low < x < high for x in lower.above) + sum(least < x < most for x in upper.below)
    overlaps = sum(abs(x - other) < _TOUCH for x in upper.below for other in lower.above)
    return _CROSSING * crossings + _OVERLAP * overlaps


def _total(lanes: Iterable[Lane]) -> int:
    return sum(_cost(upper, lower) for upper, lower in combinations(lanes, 2))


def _lanes(gutter: Sequence[Lane]) -> tuple[int, int]:
    """Gives each lane its place from the top, with as few crossings as can be.

    How many places there are, and how bad it looks.
    """
    lanes = [lane for lane in gutter if not lane.straight]
    straight = [lane.above[0] for lane in gutter if lane.straight]
    if len(lanes) <= _MOST_TRIED:
        lanes = list(min(permutations(lanes), key=_total))
    else:
        for _ in lanes:
            for at in range(len(lanes) - 1):
                if _cost(lanes[at + 1], lanes[at]) < _cost(lanes[at], lanes[at + 1]):
                    lanes[at], lanes[at + 1] = lanes[at + 1], lanes[at]
    for at, lane in enumerate(lanes):
        low, high = lane.span
        over = [
            other.index + 1
            for other in lanes[:at]
            if other.span[0] - _NEAR < high and low < other.span[1] + _NEAR
        ]
        lane.index = max(over, default=0)
    passed = sum(lane.span[0] < x < lane.span[1] for lane in lanes for x in straight)
    count = max((lane.index + 1 for lane in lanes), default=0)
    return count, _total(lanes) + _CROSSING * passed + len(lanes)


class Wiring(NamedTuple):
    """All lines of a chart: their kinds, what runs under each row, in how many lanes, and between neighbours."""

    kinds: list[LinkKind]
    gutters: list[list[Lane]]
    counts: list[int]
    sides: list[Side]


def wired(plan: Plan, ties: Sequence[Tie]) -> Wiring:
    """How the lines of the chart run."""
    nets, sides = _nets(plan, ties)
    _ports(plan, nets)
    _route(plan, nets)
    gutters = _gutters(plan, nets)
    present = {kind for *_, kind in ties}
    return Wiring(
        [kind for kind in KINDS if kind in present], gutters, [_lanes(gutter)[0] for gutter in gutters], sides
    )
