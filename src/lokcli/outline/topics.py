"""The chapters of the method support of 2014: each topic with who answers for it and how it is done."""

from __future__ import annotations

from collections.abc import Iterator

from lokcli.blocks import Block, Cell, Heading, Paragraph, Row, Span, Spans, Table, Terms
from lokcli.findings import Path
from lokcli.outline.reader import DASH, Reader


def outside(reader: Reader) -> Iterator[Block]:
    """What is agreed of actors that are no parties."""
    body = list(
        reader.terms(("aktörer-utanför",), "region", "försäkringskassan", "migrationsverket", "idéburen")
    )
    if body:
        yield Heading(2, (Span("Aktörer som inte är parter"),))
        yield from body


def units(reader: Reader) -> Iterator[Block]:
    """The units of the kommuner that take part."""
    if reader.has(("verksamheter",)):
        yield Heading(2, (Span("Kommunens verksamheter"),))
        yield from reader.table(
            ("verksamheter",), "Verksamheter som deltar", (("Verksamhet", ("namn",)), ("Kommun", ("part",)), ("Roll", ("roll",))),
            "En rad för varje verksamhet med kommun och roll",
        )  # fmt: skip
    if spans := reader.spans("samråd-med-länsstyrelsen"):
        yield Heading(2, (Span("Samråd med länsstyrelsen"),))
        yield Paragraph(spans)


def _topic_table(reader: Reader, chapter: str, *words: str) -> Iterator[Block]:
    """The topics of a chapter: who answers for each, and how it is done."""
    path = (chapter,)
    if reader.draft.answered(path):
        yield Paragraph(reader.answer(path))
        return
    yield from reader.blank_at(*path)
    rows = []
    for word in words:
        here = (chapter, word)
        if not reader.has(here):
            continue
        said = (
            (Span(reader.label(here)),),
            reader.spans(*here, "ansvarig"),
            reader.spans(*here, "medverkar"),
            reader.spans(*here) or reader.joined(here, ("roll", "rutin"), " "),
        )
        rows.append(Row(tuple(Cell(cell or (Span(DASH),)) for cell in said), here))
    if rows:
        yield Table(
            f"{reader.label(path)} {DASH} ämne för ämne", "En rad för varje ämne med ansvarig part, medverkande parter och rutin",
            ("Ämne", "Ansvarig", "Medverkar", "Så går det till"), tuple(rows), (18, 18, 18, 60),
        )  # fmt: skip


def reception(reader: Reader) -> Iterator[Block]:
    """The topics of reception, and how health examinations are asked for and told of."""
    yield from _topic_table(
        reader, "mottagning", "asyltiden", "etableringssamtal-och-plan", "uppehållstillståndskort", "folkbokföring", "bosättning",
        "praktisk-hjälp", "hemutrustningslån", "hälsoundersökningar",
    )  # fmt: skip
    health = ("mottagning", "hälsoundersökningar")
    if reader.draft.answered(health):
        return
    registration = list(reader.terms((*health, "anmälan"), "plats", "kanal", "rutin", "barn"))
    if registration:
        yield Heading(2, (Span(reader.label((*health, "anmälan"))),))
        yield from registration
    told = [
        (reader.label((*health, "information", group)), spans)
        for group in ("nyanlända-och-anhöriga", "kvotflyktingar")
        if (spans := reader.joined((*health, "information", group), ("ansvarig", "när"), ", "))
    ]
    if told:
        yield Heading(2, (Span(reader.label((*health, "information"))),))
        yield Terms(tuple(told))


def activities(reader: Reader) -> Iterator[Block]:
    """The topics of the establishment activities, local means and internships."""
    chapter = "etableringsaktiviteter"
    yield from _topic_table(
        reader, chapter, "etableringsplan", "sfi", "samhällsorientering", "arbetslivet", "rehabilitering", "etableringslots",
    )  # fmt: skip
    if reader.draft.answered((chapter,)):
        return
    if spans := reader.spans(chapter, "samordning"):
        yield Heading(2, (Span(reader.label((chapter, "samordning"))),))
        yield Paragraph(spans)
    if reader.has((chapter, "insatser")):
        yield Heading(2, (Span("Lokala insatser"),))
        yield from reader.table(
            (chapter, "insatser"), "Insatser som finns lokalt", (("Insats", ("insats",)), ("Anordnare", ("anordnare",))),
            "En rad för varje insats med anordnare",
        )  # fmt: skip
    path = (chapter, "praktikplatser")
    if reader.has(path):
        yield Heading(2, (Span(reader.label(path)),))
        yield from _internships(reader, path)


def _internships(reader: Reader, path: Path) -> Iterator[Block]:
    if reader.draft.answered(path):
        yield Paragraph(reader.answer(path))
        return
    rows = []
    for ident in reader.items(path):
        here = (*path, ident)
        if reader.draft.answered(here):
            cells: tuple[Spans, ...] = ((), (), reader.answer(here))
        else:
            cells = tuple(reader.spans(*here, word) for word in ("antal", "senast", "hur"))
        name = Cell((Span(reader.names.get(ident, ident)),))
        rows.append(Row((name, *(Cell(cell or (Span(DASH),)) for cell in cells)), here))
    if rows:
        yield Table(
            "Praktikplatser i parternas egna organisationer", "En rad för varje part med antal, tid och form",
            ("Part", "Antal", "Senast", "Hur"), tuple(rows), (24, 28, 24, 34),
        )  # fmt: skip


def livelihood(reader: Reader) -> Iterator[Block]:
    """The topics of livelihood."""
    yield from _topic_table(
        reader, "försörjning", "bistånd-till-asylsökande", "etableringsersättning", "månadsredovisning", "ekonomiskt-bistånd",
        "socialförsäkring", "glapp",
    )  # fmt: skip


def other_topics(reader: Reader) -> Iterator[Block]:
    """The topics that belong to no other chapter."""
    yield from _topic_table(
        reader, "övrigt", "förskola-och-skola", "unga-utan-föräldrar", "föräldralediga", "socialt-stöd", "efter-etableringen"
    )  # fmt: skip


def development(reader: Reader) -> Iterator[Block]:
    """Work capacity, and the areas to develop."""
    capacity = list(reader.terms(("arbetsförmåga",), "ansvarig", "rutin", "hänvisning"))
    if capacity:
        yield Heading(2, (Span(reader.label(("arbetsförmåga",))),))
        yield from capacity
    areas = list(
        reader.terms(
            ("utvecklingsområden",),
            "bedömningsunderlag",
            "samordnad-rehabilitering",
            "flerpartssamtal",
            "migrationshälsa",
        )
    )
    if areas:
        yield Heading(2, (Span(reader.label(("utvecklingsområden",))),))
        yield from areas


def document_owner(reader: Reader) -> Iterator[Block]:
    """Who writes the agreement and looks it over."""
    body = [*reader.blank_at("dokumentansvarig"), *reader.terms(("dokumentansvarig",), "part", "funktion")]
    if body:
        yield Heading(2, (Span("Den som tar fram och ser över överenskommelsen"),))
        yield from body


def annexes(reader: Reader) -> Iterator[Block]:
    """The annexes, and where they are."""
    yield from reader.table(
        ("bilagor",), "Bilagor", (("Nummer", ("nummer",)), ("Bilaga", ("titel",)), ("Finns i", ("förvaras",))),
        "En rad för varje bilaga med nummer, titel och plats", (12, 50, 40),
    )  # fmt: skip
