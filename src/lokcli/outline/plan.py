"""The chapters of a yearly plan: who coordinates, focus areas, ways of working and the year."""

from __future__ import annotations

from collections.abc import Iterator

from lokcli.blocks import Block, Cell, Heading, Paragraph, Row, Span, Table
from lokcli.findings import Path
from lokcli.outline.reader import DASH, Reader, between
from lokcli.outline.year import steps, wheel


def coordination(reader: Reader) -> Iterator[Block]:
    """Who coordinates and holds the chair, and what the members pay together."""
    path: Path = ("samordnare",)
    if reader.has(path):
        yield Heading(2, (Span("Samordnare"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "roll", "arbetsgivare")
        if reader.spans(*path, "uppgifter"):
            yield Paragraph((Span("Samordnaren har de här uppgifterna:"),))
            yield from reader.bullets(*path, "uppgifter")
    path = ("ordförandeskap",)
    if reader.has(path):
        yield Heading(2, (Span("Ordförandeskap"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "part", "år", labels={"part": "Kommun"})
    path = ("finansiering",)
    if reader.has(path):
        yield Heading(2, (Span("Finansiering"),))
        yield from reader.blank_at(*path)
        if reader.spans(*path, "kostnader"):
            yield Paragraph((Span("Medlemmarna betalar det här gemensamt:"),))
            yield from reader.bullets(*path, "kostnader")
        yield from reader.terms(path, "fördelningsnyckel")


def news(reader: Reader) -> Iterator[Block]:
    """What is new this year."""
    if reader.has(("nytt-i-år",)):
        yield Heading(2, (Span("Nytt i år"),))
        if reader.draft.answered(("nytt-i-år",)):
            yield Paragraph(reader.answer(("nytt-i-år",)))
        else:
            yield from reader.bullets("nytt-i-år")


def vision(reader: Reader) -> Iterator[Block]:
    """What the members want to see in the long run."""
    if spans := reader.spans("vision"):
        yield Heading(2, (Span("Vision"),))
        yield Paragraph(spans)


def means(reader: Reader) -> Iterator[Block]:
    """The ways to the overarching goal, and who takes each."""
    if reader.has(("insatser",)):
        yield Heading(2, (Span("Så når medlemmarna målet"),))
        yield from reader.table(
            ("insatser",), "Insatser för det övergripande målet", (("Insats", ("insats",)), ("Ansvarig", ("ansvarig",))),
            "En rad för varje insats med ansvarig", (70, 30),
        )  # fmt: skip


def focus_areas(reader: Reader) -> Iterator[Block]:
    """The focus areas with background, networks, goals and activities."""
    yield from reader.blank_at("delområden")
    for ident in reader.items(("delområden",)):
        here = ("delområden", ident)
        yield Heading(2, reader.spans(*here, "titel") or (Span(reader.name(here)),), here)
        yield from reader.paragraph(*here, "bakgrund")
        yield from reader.terms(here, "nätverk")
        yield from _area_goals(reader, (*here, "mål"))
        if reader.has((*here, "aktiviteter")):
            yield Heading(3, (Span("Aktiviteter"),))
            yield from reader.table(
                (*here, "aktiviteter"), f"Aktiviteter {DASH} {reader.name(here)}",
                (("Aktivitet", ("aktivitet",)), ("Ansvarig", ("ansvarig",)), ("När", ("när",))),
                "En rad för varje aktivitet med ansvarig och tid", (56, 24, 20),
            )  # fmt: skip


def _area_goals(reader: Reader, path: Path) -> Iterator[Block]:
    """The goals of a focus area: a table where any is measured, else a paragraph each; then their questions."""
    if not reader.has(path):
        return
    yield Heading(3, (Span("Mål"),))
    goals = reader.items(path)
    measured = any(reader.has((*path, i, word)) for i in goals for word in ("indikator", "målvärde"))
    if measured or not goals:
        yield from reader.table(
            path, f"Mål {DASH} {reader.name(path[:-1])}",
            (
                ("Mål", ("mål",)), ("Mäts med", ("indikator",)), ("Utgångsvärde", ("utgångsvärde",)),
                ("Målvärde", ("målvärde", "senast")), ("Ansvarig", ("ansvarig",)),
            ),
            "En rad för varje mål med indikator, utgångsvärde, målvärde med tidpunkt, och ansvarig", (28, 26, 24, 20, 18),
        )  # fmt: skip
    for ident in goals:
        here = (*path, ident)
        asked = reader.draft.present((*here, "frågor"))
        if not measured or asked:
            yield from reader.paragraph(*here, "mål")
        if not measured:
            yield from reader.terms(here, "senast", "ansvarig")
        if asked:
            yield from reader.bullets(*here, "frågor")


def steering(reader: Reader) -> Iterator[Block]:
    """The group that leads, how all work, and who is informed."""
    path: Path = ("ledningsgrupp",)
    if reader.has(path):
        yield Heading(2, (Span("Ledningsgruppen"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(
            path,
            "deltagare",
            "sammankallande",
            "möten-per-termin",
            "planarbete",
            labels={"sammankallande": "Kallas av"},
        )
    path = ("arbetssätt",)
    if reader.has(path):
        yield Heading(2, (Span("Arbetssätt för alla delområden"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "möten-per-termin", "arbetsgrupper", "nyhetsbrev", "webbyta")
        if reader.spans(*path, "övrigt"):
            yield Paragraph((Span("Dessutom gäller:"),))
            yield from reader.bullets(*path, "övrigt")
    if reader.has(("dialog",)):
        yield Heading(2, (Span("Information till politiker och dialog med andra"),))
        yield from reader.blank_at("dialog")
        yield from reader.terms(("dialog",), "politiker", "andra-aktörer")


def year_cycle(reader: Reader) -> Iterator[Block]:
    """The year's steps in the order of their dates: what, when and who."""
    path = ("årshjul",)
    if not reader.has(path):
        return
    yield Heading(2, (Span("Årshjul"),))
    yield from reader.blank_at(*path)
    yield from wheel(reader, steps(reader), "Årshjul")
    days = {
        ident: reader.draft.text((*path, ident, "från")) or reader.draft.text((*path, ident, "senast"))
        for ident in reader.items(path)
    }
    rows = []
    for ident in sorted(days, key=lambda i: (not days[i], days[i])):
        here = (*path, ident)
        start, due = reader.spans(*here, "från"), reader.spans(*here, "senast")
        last = (Span("Senast "), *due) if due and not due[0].code else due
        when = between((start, due), f" {DASH} ") if start else last
        cells = (
            reader.spans(*here, "steg") or (Span(reader.name(here)),),
            when,
            reader.spans(*here, "ansvarig"),
        )
        rows.append(Row(tuple(Cell(cell or (Span(DASH),)) for cell in cells), here))
    if rows:
        yield Table(
            "Året steg för steg", "En rad för varje steg med tid och ansvarig", ("Steg", "När", "Ansvarig"),
            tuple(rows), (46, 34, 20),
        )  # fmt: skip
    for blank in list(reader.blanks):
        if blank[:1] == path and len(blank) == 2 and blank[1] not in days:  # noqa: PLR2004
            yield from reader.blank_at(*blank)
