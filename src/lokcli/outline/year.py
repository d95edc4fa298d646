"""What falls due in a year, as a wheel: the steps of a plan, or the days that an agreement gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lokcli.agreement.shown import MONTHS
from lokcli.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    Items,
    Mark,
    MarkKind,
    Paragraph,
    Row,
    Span,
    Spans,
    Table,
    Wheel,
)
from lokcli.findings import Path
from lokcli.outline.reader import Reader

_KINDS: tuple[tuple[str, MarkKind], ...] = (
    ("enkät", "survey"),
    ("beslutar", "decision"),
    ("fattar beslut", "decision"),
    ("fastställ", "decision"),
    ("stämmer av", "followup"),
    ("avstäm", "followup"),
    ("följer upp", "followup"),
    ("följs upp", "followup"),
    ("uppfölj", "followup"),
    ("berättelse", "followup"),
    ("översyn", "revision"),
    ("revider", "revision"),
    ("möte", "meeting"),
    ("träff", "meeting"),
)
"""A word in a step → what kind of step it is; the first that fits decides."""
_YEAR = 365
_FEWEST = 3
"""A wheel with fewer marks says less than a sentence."""

Day = tuple[Mark, int, Path]
"""A mark of the wheel, its year (0 where it comes every year), and where the agreement gives it."""


def _iso(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _day(label: str, start: date, end: date | None, kind: MarkKind, path: Path) -> Day:
    mark = Mark(label, (start.month, start.day), (end.month, end.day) if end else None, kind)
    return mark, start.year, path


def steps(reader: Reader) -> list[Day]:
    """The steps of a plan's year that have a date."""
    found = []
    for ident in reader.items(("årshjul",)):
        here = ("årshjul", ident)
        first, last = (_iso(reader.draft.text((*here, word))) for word in ("från", "senast"))
        if start := first or last:
            label = reader.draft.text((*here, "steg")) or reader.name(here)
            kind: MarkKind = next((kind for word, kind in _KINDS if word in label.casefold()), "other")
            # What takes a year or more has no place of its own on a wheel but the day when it is done.
            if first and last and (last - first).days >= _YEAR:
                start, first = last, None
            end = last if first and last and last >= first else None
            found.append(_day(label, start, end, kind, here))
    return found


_DATED: tuple[tuple[Path, str, MarkKind], ...] = (
    (("gruppinformation", "datum"), "Information på gruppnivå", "followup"),
    (("revidering", "nästa"), "Översyn", "revision"),
    (("giltighet", "till"), "Giltighetens sista dag", "other"),
)
"""Where an agreement without a wheel of its own gives days, and what happens on them."""


def _given(reader: Reader) -> Iterator[Day]:
    for path, label, kind in _DATED:
        value = None if reader.draft.is_broken(path) else reader.draft.at(path)
        for text in value if isinstance(value, list) else [value]:
            if day := _iso(text):
                yield _day(label, day, None, kind, path)
    month = reader.draft.text(("uppföljning", "enkät", "månad")).casefold()
    if month in MONTHS:
        from calendar import monthrange

        number = MONTHS.index(month) + 1
        last = monthrange(2027, number)[1]  # any year that is no leap year
        yield Mark("Enkät", (number, 1), (number, last), "survey"), 0, ("uppföljning", "enkät", "månad")


def wheel(reader: Reader, days: Sequence[Day], caption: str) -> Iterator[Figure]:
    """The figure of some days, where there are enough of them; its alternative text says each.

    In the middle stands the year of the plan, or the one year of all days. What falls in another year says so,
    unless it comes again in several.
    """
    years: dict[Mark, set[int]] = {}
    for mark, year, _ in sorted(days, key=_by_day):
        years.setdefault(mark, set()).add(year)
    if len(years) < _FEWEST:
        return
    known = {year for _, year, _ in days if year}
    plan = reader.draft.text(("planår",))
    middle = int(plan) if plan.isascii() and plan.isdigit() else known.pop() if len(known) == 1 else 0
    marks = tuple(
        mark._replace(year=year) if len(found) == 1 and (year := min(found)) not in (0, middle) else mark
        for mark, found in years.items()
    )
    told = " ".join(f"{_spoken(mark)}: {mark.label.rstrip('.')}." for mark in marks)
    yield Figure(caption, f"{caption}. {told}", Wheel(str(middle) if middle else "Året", marks))


def _by_day(day: Day) -> tuple[tuple[int, int], str]:
    return day[0].start, day[0].label


def _spoken(mark: Mark) -> str:
    first, last = (f"{day} {MONTHS[month - 1]}" for month, day in (mark.start, mark.end or mark.start))
    said = f"{first} till {last}" if mark.end else first
    return f"{said} {mark.year}" if mark.year else said


def year_in_short(reader: Reader) -> Iterator[Block]:
    """The days that the agreement gives, as a wheel and a table, and what recurs without a day."""
    if reader.knows(("årshjul",)):
        return  # such a plan tells of its year in a section of its own
    given = list(_given(reader))
    figure = list(wheel(reader, given, "Årets hållpunkter"))
    if not figure:
        return
    yield Heading(2, (Span("Året i korthet"),))
    yield from figure
    dated = sorted(given, key=lambda day: (not day[1], day[1], *_by_day(day)))
    rows = dict.fromkeys(
        (_spoken(mark._replace(year=year or None)), mark.label, path) for mark, year, path in dated
    )
    yield Table(
        "Datum att hålla", "En rad för varje datum med det som ska hända", ("När", "Vad"),
        tuple(Row((Cell((Span(when, path),)), Cell((Span(what),)))) for when, what, path in rows), (30, 70),
    )  # fmt: skip
    if rhythms := list(_rhythms(reader)):
        yield Paragraph((Span("Det här återkommer utan fast datum:"),))
        yield Items(tuple(rhythms))


def _rhythms(reader: Reader) -> Iterator[Spans]:
    """Meetings and follow-up that have a rhythm but no day."""
    for ident in reader.items(("organisation",)):
        often = reader.spans("organisation", ident, "möten-per-år")
        if often and not often[0].code:
            yield (Span(f"{reader.name(('organisation', ident))} möts "), *often, Span("."))
    often = reader.spans("uppföljning", "intervall")
    if often and not often[0].code:
        yield (Span("Uppföljning: "), *often, Span("."))
