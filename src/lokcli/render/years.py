"""Where in the circle of a year marks stand, and on which of its tracks, so that none hides another.

Degrees run clockwise from 12 o'clock, where January begins; each month has thirty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import degrees
from typing import Final, NamedTuple

from lokcli.blocks import Mark
from lokcli.render.shapes import spread

MONTHS: Final = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
MONTH: Final = 30.0
YEAR: Final = 360.0
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SPACING: Final = 2.6
"""From the middle of one symbol to the next, in sizes of a symbol."""
NUDGE: Final = 12.0
"""As many degrees, under half a month, a mark may be moved aside for others before they get one more track."""
MOST_TRACKS: Final = 3
"""Tracks for days; what lasts has its own, inside them."""


class Placed(NamedTuple):
    """A mark with its place: degrees from ``start`` to ``end``, the same for a single day."""

    mark: Mark
    start: float
    end: float
    track: int = 0
    at: float = 0.0
    """Where its symbol stands, in degrees."""
    number: str = ""

    @property
    def lasts(self) -> bool:
        """Whether it is more than a day."""
        return self.end > self.start


def _day(day: tuple[int, int]) -> tuple[int, int]:
    """The nearest day that exists: a wheel is drawn also of what is not yet corrected."""
    month = min(max(day[0], 1), len(MONTHS))
    return month, min(max(day[1], 1), _DAYS[month - 1])


def _turn(day: tuple[int, int], part: float) -> float:
    """The degrees of a part of a day: 0 is its beginning, 1 its end."""
    month, number = _day(day)
    return (month - 1) * MONTH + (number - 1 + part) / _DAYS[month - 1] * MONTH


def placed_in_year(mark: Mark) -> Placed:
    """The mark where it belongs, before others ask it to move."""
    if mark.end is None or _day(mark.end) == _day(mark.start):
        middle = _turn(mark.start, 0.5)
        return Placed(mark, middle, middle, at=middle)
    start, end = _turn(mark.start, 0), _turn(mark.end, 1)
    if end <= start:  # across New Year
        end += YEAR
    # A full circle has no ends, and so would have no shape.
    end = min(end, start + YEAR - 0.5)
    return Placed(mark, start, end, at=(start + end) / 2 % YEAR)


def date_of(mark: Mark) -> str:
    """As in "14 mars", "14–20 mars" or "14 mars–2 april", with its year where the mark has one."""
    days = _days_of(mark)
    return days if mark.year is None else f"{days} {mark.year}"


def _days_of(mark: Mark) -> str:
    month, day = _day(mark.start)
    if mark.end is None or _day(mark.end) == (month, day):
        return f"{day} {MONTHS[month - 1]}"
    last_month, last = _day(mark.end)
    if last_month == month and last > day:
        return f"{day}–{last} {MONTHS[month - 1]}"
    return f"{day} {MONTHS[month - 1]}–{last} {MONTHS[last_month - 1]}"


def _apart(one: float, other: float) -> float:
    """The degrees between two places, the short way round."""
    turn = abs(one - other) % YEAR
    return min(turn, YEAR - turn)


# --- tracks ----------------------------------------------------------------------------------------


def _overlap(one: Placed, other: Placed, spare: float) -> bool:
    return any(
        one.start < other.end + turn + spare and other.start + turn < one.end + spare
        for turn in (-YEAR, 0.0, YEAR)
    )


def _stack(arcs: Sequence[Placed], spare: float) -> tuple[dict[int, int], int]:
    """The track of each arc by its number, the longest innermost, and how many tracks there are."""
    tracks: list[list[Placed]] = []
    found = {}
    for at in sorted(range(len(arcs)), key=lambda at: (arcs[at].start - arcs[at].end, at)):
        free = (
            number
            for number, track in enumerate(tracks)
            if not any(_overlap(arcs[at], other, spare) for other in track)
        )
        number = next(free, len(tracks))
        if number == len(tracks):
            tracks.append([])
        tracks[number].append(arcs[at])
        found[at] = number
    return found, len(tracks)


def _round(wishes: Sequence[float], least: float) -> list[float]:
    """Places round the circle in the order of the wishes, which are sorted; as far apart as there is room for."""
    if not wishes:
        return []
    count = len(wishes)
    least = min(least, YEAR / count)
    # The circle is opened where it is emptiest, so that no neighbours are parted.
    gaps = [(wishes[at] - wishes[at - 1]) % YEAR if count > 1 else YEAR for at in range(count)]
    first = max(range(count), key=lambda at: (gaps[at], -at))
    turned = [*wishes[first:], *(wish + YEAR for wish in wishes[:first])]
    start = (turned[0] + turned[-1] - YEAR) / 2
    places = spread(turned, [least] * count, start, start + YEAR - least)
    return [place % YEAR for place in [*places[count - first :], *places[: count - first]]]


def _days(wishes: Sequence[float], least: float) -> list[tuple[int, float]]:
    """A track and a place for each day, on as few tracks as bring no day far from where it belongs."""
    found: list[tuple[int, float]] = []
    for tracks in range(1, MOST_TRACKS + 1):
        found = [(0, 0.0)] * len(wishes)
        for track in range(tracks):
            places = _round(wishes[track::tracks], least)
            found[track::tracks] = [(track, place) for place in places]
        if all(_apart(place, wish) <= NUDGE for (_, place), wish in zip(found, wishes, strict=True)):
            break
    return found


def _emptiest(arc: Placed, taken: Iterable[float]) -> float:
    """Where on an arc its symbol stands: in the middle, unless others crowd there."""
    others = list(taken)
    best, most = arc.at, -1.0
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        at = (arc.start + (arc.end - arc.start) * part) % YEAR
        room = min((_apart(at, other) for other in others), default=YEAR)
        if room >= NUDGE:
            return at
        if room > most:
            best, most = at, room
    return best


def arranged(marks: Sequence[Placed], outer: float, size: float) -> tuple[list[Placed], int, int]:
    """The marks with tracks and places, how many tracks there are for what lasts, and how many in all."""
    least = degrees(SPACING * size / outer)
    arcs = [at for at, placed in enumerate(marks) if placed.lasts]
    days = [at for at, placed in enumerate(marks) if not placed.lasts]
    stacked, count = _stack([marks[at] for at in arcs], degrees(4 / outer))
    settled = list(marks)
    used = [0]
    places = _days([marks[at].at for at in days], least)
    for at, (track, place) in zip(days, places, strict=True):
        settled[at] = marks[at]._replace(track=count + track, at=place)
        used.append(count + track + 1)
    for number, at in enumerate(arcs):
        taken = [settled[other].at for other in [*days, *arcs[:number]]]
        settled[at] = marks[at]._replace(track=stacked[number], at=_emptiest(marks[at], taken))
    return settled, count, max(*used, count, 1)
