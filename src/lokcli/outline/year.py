"""What falls due in a year, as a wheel: the steps of a plan, or the days that an agreement gives."""

from __future__ import annotations

from calendar import monthrange
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
    ("beslut", "decision"),
    ("stämmer av", "followup"),
    ("följ", "followup"),
    ("berättelse", "followup"),
    ("översyn", "revision"),
    ("revider", "revision"),
    ("möte", "meeting"),
    ("träff", "meeting"),
)
"""A word in a step → what kind of step it is; the first that fits decides."""
_FEWEST = 3
"""A wheel with fewer marks says less than a sentence."""

Days = Sequence[tuple[Mark, int]]
"""Marks of the wheel, each with its year."""


def _iso(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _mark(label: str, start: date, end: date | None, kind: MarkKind) -> tuple[Mark, int]:
    return Mark(label, (start.month, start.day), (end.month, end.day) if end else None, kind), start.year


def steps(reader: Reader) -> Days:
    """The steps of a plan's year that have a date, and its questionnaire where no step speaks of one."""
    found = []
    for ident in reader.items(("årshjul",)):
        here = ("årshjul", ident)
        first, last = (_iso(reader.draft.text((*here, word))) for word in ("från", "senast"))
        if start := first or last:
            label = reader.draft.text((*here, "steg")) or ident.capitalize()
            kind: MarkKind = next((kind for word, kind in _KINDS if word in label.casefold()), "other")
            found.append(_mark(label, start, last if first and last and last >= first else None, kind))
    return found


_DATED: tuple[tuple[Path, str, MarkKind], ...] = (
    (("gruppinformation", "datum"), "Information på gruppnivå", "followup"),
    (("revidering", "nästa"), "Översyn", "revision"),
    (("giltighet", "till"), "Giltighetens sista dag", "other"),
)
"""Where an agreement without a wheel of its own gives days, and what happens on them."""


def _given(reader: Reader) -> Iterator[tuple[Mark, int, Path]]:
    for path, label, kind in _DATED:
        value = None if reader.draft.is_broken(path) else reader.draft.at(path)
        for text in value if isinstance(value, list) else [value]:
            if day := _iso(text):
                yield *_mark(label, day, None, kind), path
    month = reader.draft.text(("uppföljning", "enkät", "månad")).casefold()
    if month in MONTHS:
        number = MONTHS.index(month) + 1
        last = monthrange(2027, number)[1]  # any year that is no leap year
        yield Mark("Enkät", (number, 1), (number, last), "survey"), 0, ("uppföljning", "enkät", "månad")


def wheel(days: Days, caption: str) -> Iterator[Figure]:
    """The figure of some days, where there are enough of them; its alternative text says each."""
    marks = tuple(dict.fromkeys(mark for mark, _ in sorted(days, key=lambda d: (d[0].start, d[0].label))))
    if len(marks) < _FEWEST:
        return
    years = {year for _, year in days if year}
    centre = str(years.pop()) if len(years) == 1 else "Året"
    told = " ".join(f"{_spoken(mark)}: {mark.label.rstrip('.')}." for mark in marks)
    yield Figure(caption, f"{caption}. {told}", Wheel(centre, marks))


def _spoken(mark: Mark) -> str:
    first, last = (f"{day} {MONTHS[month - 1]}" for month, day in (mark.start, mark.end or mark.start))
    return f"{first} till {last}" if mark.end else first


def year_in_short(reader: Reader) -> Iterator[Block]:
    """The days that the agreement gives, as a wheel and a table, and what recurs without a day."""
    if reader.knows(("årshjul",)):
        return  # such a plan tells of its year in a section of its own
    given = sorted(_given(reader), key=lambda g: (g[0].start, g[0].label))
    figure = list(wheel([(mark, year) for mark, year, _ in given], "Årets hållpunkter"))
    if not figure:
        return
    yield Heading(2, (Span("Året i korthet"),))
    yield from figure
    rows = dict.fromkeys(
        (f"{_spoken(mark)} {year or ''}".strip(), mark.label, path) for mark, year, path in given
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
            yield (Span(f"{reader.names[ident]} möts "), *often, Span("."))
    often = reader.spans("uppföljning", "intervall")
    if often and not often[0].code:
        yield (Span("Uppföljning: "), *often, Span("."))
