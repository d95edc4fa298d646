"""How a process is told: who does what, how people reach each other, and what passes between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lokcli.agreement.requirements import stands_elsewhere
from lokcli.blocks import Block, Cell, Heading, Paragraph, Row, Span, Spans, Table, Terms
from lokcli.findings import Path
from lokcli.outline.reader import DASH, Reader, between


def processes(reader: Reader) -> Iterator[Block]:
    """Each process under a heading of its own, also one that is declined or told elsewhere."""
    yield from reader.blank_at("processer")
    for path in reader.blanks:
        if len(path) == 2 and path[0] == "processer" and path[1] not in reader.items(("processer",)):  # noqa: PLR2004
            yield from reader.blank_at(*path)
    for ident in reader.items(("processer",)):
        here = ("processer", ident)
        yield Heading(2, reader.spans(*here, "titel") or (Span(reader.name(here)),), here)
        if reader.draft.answered(here):
            yield Paragraph(reader.answer(here))
            continue
        if stands_elsewhere(reader.items(("processer",)), ident):
            see = reader.draft.text((*here, "se"))
            other = reader.name(("processer", see)) if see in reader.items(("processer",)) else see
            yield Paragraph((Span("Se "), Span(other, (*here, "se")), Span(".")))
        # What stands beside a reference is still what the parties have written.
        yield from _process(reader, here)


def _process(reader: Reader, here: Path) -> Iterator[Block]:
    yield from reader.paragraph(*here, "beskrivning")
    pairs = [
        *_pairs(reader, here, ("ansvarig", "Ansvarig part"), ("start", "Start")),
        *_pairs(reader, (*here, "arbetssökande"), ("hur", "Den arbetssökande"), ("när", "Medverkar när")),
        *_suppliers(reader, (*here, "leverantörer")),
        *_pairs(reader, here, ("forum", "Frågor tas upp i")),
    ]
    if pairs:
        yield Terms(tuple(pairs))
    yield from _topics(reader, here)
    yield from _duties(reader, here)
    yield from _contacts(reader, here)
    yield from _exchanges(reader, here)


def _pairs(reader: Reader, here: Path, *words: tuple[str, str]) -> Iterator[tuple[str, Spans]]:
    """Label and value for each (key, label) under a path; for a part declined or missing whole, one pair."""
    if reader.draft.answered(here) == here:
        yield reader.label(here), reader.answer(here)
    elif here in reader.blanks:
        yield reader.label(here), reader.spans(*here)
    else:
        for word, label in words:
            if spans := reader.spans(*here, word):
                yield label, spans


def _suppliers(reader: Reader, path: Path) -> Iterator[tuple[str, Spans]]:
    """Whether suppliers take part, how, and whose they are; one sentence where they do not."""
    if reader.draft.text((*path, "deltar")).casefold() == "nej" and path not in reader.blanks:
        covered = reader.spans(*path, "omfattar")
        whose = (Span("Leverantörer till "), *covered, Span(" ")) if covered else (Span("Leverantörer "),)
        yield "Leverantörer", (*whose, Span("deltar inte", (*path, "deltar")), Span("."))
        return
    asked = (("deltar", "Leverantörer"),) if (*path, "deltar") in reader.blanks else ()
    yield from _pairs(
        reader,
        path,
        *asked,
        ("hur", "Leverantörer"),
        ("vilka", "Vilka leverantörer"),
        ("omfattar", "Leverantörer till"),
    )


def _part(
    reader: Reader, here: Path, word: str, *keys: str, labels: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """A part of a process under a heading of its own, if there is anything to show."""
    path = (*here, word)
    if not reader.has(path):
        return
    body = [*reader.blank_at(*path), *reader.terms(path, *keys, labels=labels)]
    if body:
        yield Heading(3, (Span(reader.label(path)),))
        yield from body


def _duties(reader: Reader, here: Path) -> Iterator[Block]:
    """Who does what: a row for each duty, a column for each party, and how each party takes part."""
    path = (*here, "åtaganden")
    if not reader.has(path) and not reader.has((*here, "deltagande")):
        return
    yield Heading(3, (Span("Vem gör vad"),))
    yield from reader.blank_at(*path)
    parties = list(reader.items(("parter",)))
    matrix = 0 < len(parties) <= _MATRIX
    rows = []
    for ident in reader.items(path):
        item = (*path, ident)
        owner = (
            _owner(reader, item, parties) if matrix else (Cell(reader.spans(*item, "part") or (Span(DASH),)),)
        )
        duty, due = (Cell(reader.spans(*item, word) or (Span(DASH),)) for word in ("åtagande", "senast"))
        rows.append(Row((duty, *owner, due), item))
    if rows:
        owners = tuple(reader.names[party] for party in parties) if matrix else ("Ansvarig",)
        yield Table(
            f"Vem gör vad {DASH} {reader.name(here)}",
            "En rad för varje åtagande, en kolumn för varje part"
            if matrix
            else "En rad för varje åtagande med ansvarig part",
            ("Åtagande", *owners, "När"),
            tuple(rows),
            (40, *(14 for _ in owners), 24),
        )
    taking = (*here, "deltagande")
    pairs = []
    for party in parties:
        spans = reader.spans(*taking, party, "hur")
        if (*taking, party) in reader.blanks or (*taking, party, "deltar") in reader.blanks:
            blank = reader.spans(*taking, party) or reader.spans(*taking, party, "deltar")
            spans = (*blank, Span(" "), *spans) if spans else blank
        if reader.draft.answered((*taking, party)) == (*taking, party):
            spans = reader.answer((*taking, party))
        if not spans and reader.draft.text((*taking, party, "deltar")).casefold() == "nej":
            spans = (Span("deltar inte", (*taking, party, "deltar")),)
        if spans:
            pairs.append((f"{reader.names[party]}", spans))
    if pairs:
        yield Paragraph((Span("Så deltar parterna:", strong=True),))
        yield Terms(tuple(pairs))


_MATRIX = 5
"""With more parties than this, a column for each leaves too little room for the words."""


def _owner(reader: Reader, item: Path, parties: Sequence[str]) -> tuple[Cell, ...]:
    """A cell for each party that says in words whether it owns the duty."""
    if (*item, "part") in reader.blanks:
        return (Cell(reader.spans(*item, "part")), *(Cell((Span(DASH),), "quiet") for _ in parties[1:]))
    owner = reader.draft.at((*item, "part"))
    if isinstance(owner, str) and owner not in parties:
        return (Cell(reader.spans(*item, "part")), *(Cell((Span(DASH),), "quiet") for _ in parties[1:]))
    return tuple(
        Cell((Span("Ansvarar", (*item, "part")),), "strong")
        if owner == party
        else Cell((Span(DASH),), "quiet")
        for party in parties
    )


def _contacts(reader: Reader, here: Path) -> Iterator[Block]:
    path = (*here, "kontaktvägar")
    if not reader.has(path):
        return
    yield Heading(3, (Span("Kontaktvägar"),))
    if reader.draft.answered(path):
        yield Paragraph(reader.answer(path))
        return
    yield from reader.blank_at(*path)
    order = {"arbetssökande": 0, "parterna": 1}
    rows = [
        Row(tuple(Cell(cell or (Span(DASH),)) for cell in _contact(reader, (*path, ident))), (*path, ident))
        for ident in sorted(
            reader.items(path), key=lambda i: order.get(reader.draft.text((*path, i, "för")), len(order))
        )
    ]
    if rows:
        yield Table(
            f"Kontaktvägar {DASH} {reader.name(here)}",
            "En rad för varje funktion: vem den är till för, vid vilka tillfällen, hur man når den och när den svarar",
            ("Funktion", "För vem", "Gäller", "Kontakt", "Svarar inom"), tuple(rows), (26, 18, 26, 32, 16),
        )  # fmt: skip


def _contact(reader: Reader, path: Path) -> tuple[Spans, ...]:
    who = between((reader.spans(*path, "funktion"), reader.spans(*path, "part")), ", ")
    occasions = between((reader.spans(*path, "vid"), reader.spans(*path, "ärende")), ": ")
    reach = reader.joined(path, ("kanal", "telefon", "e-post", "webb", "adress"))
    if path in reader.blanks:
        reach = reader.spans(*path)
    return who, reader.spans(*path, "för"), occasions, reach, reader.spans(*path, "svarar-inom")


def _exchanges(reader: Reader, here: Path) -> Iterator[Block]:
    path = (*here, "informationsutbyten")
    if not reader.has(path):
        return
    yield Heading(3, (Span("Informationsutbyten"),))
    yield from reader.table(
        path, f"Informationsutbyten {DASH} {reader.name(here)}",
        (
            ("Vad", ("vad",)), ("Från", ("från",)), ("Till", ("till",)), ("När och hur", ("när", "hur")),
            ("Person\u00aduppgifter", ("personuppgifter", "rättslig-grund")),
        ),
        "En rad för varje utbyte: vad, från vem, till vem, när och med vilken rättslig grund",
        (30, 20, 20, 24, 34),
    )  # fmt: skip


def _topics(reader: Reader, here: Path) -> Iterator[Block]:
    """The parts that only some processes have."""
    if reader.has((*here, "vägar")):
        yield Heading(3, (Span("Vägar för inskrivning"),))
        yield from reader.table(
            (*here, "vägar"), "Vägar för inskrivning",
            (("Väg", ("väg",)), ("Kanal", ("kanal",)), ("Plats", ("plats",)), ("Ansvarig funktion", ("funktion",))),
            "En rad för varje väg med kanal, plats och ansvarig funktion",
        )  # fmt: skip
    yield from _part(reader, here, "stöd-i-första-kontakten", "part", "hur")
    yield from _part(reader, here, "första-kontakt", "hur", "inom")
    yield from _part(reader, here, "bedömning", "bedöms-av", "anvisas-till")
    yield from _part(reader, here, "ansökan", "vem", "var", "hur", "senast")
    if reader.has((*here, "kursutbud")):
        yield Heading(3, (Span("Kursutbud"),))
        yield from reader.table(
            (*here, "kursutbud"), "Utbildningar att söka",
            (("Utbildning", ("utbildning",)), ("Anordnare", ("anordnare",)), ("Nivå eller slag", ("nivå",)), ("Start", ("start",))),
            "En rad för varje utbildning med anordnare, nivå och start",
        )  # fmt: skip
    yield from _part(reader, here, "progression", "hur", "ansvarig", "hur-ofta")
    yield from _waiting(reader, (*here, "i-väntan-på-plats"))
    yield from _plan(reader, (*here, "plan"))
    yield from _part(
        reader,
        here,
        "intensivår",
        "språkintensiva-insatser",
        "arbetsplatsnära-insatser",
        "ordning",
        "planeras-av",
        "behov",
    )
    if reader.has((*here, "arbetssätt")):
        yield Heading(3, (Span("Arbetssätt och insatser vid nedsatt arbetsförmåga"),))
        yield from reader.table(
            (*here, "arbetssätt"), "Arbetssätt och insatser", (("Arbetssätt eller insats", ("arbetssätt",)), ("Part", ("part",))),
            "En rad för varje arbetssätt med ansvarig part",
        )  # fmt: skip
    yield from _part(reader, here, "tidig-upptäckt", "hur", "vem", "när", "mottagare")
    yield from _part(reader, here, "information-om-stöd", "hur", "kanal", "språk")
    for word in ("anpassade-insatser", "andra-behov"):
        if spans := reader.spans(*here, word):
            yield Heading(3, (Span(reader.label((*here, word))),))
            yield Paragraph(spans)


def _waiting(reader: Reader, path: Path) -> Iterator[Block]:
    if not reader.has(path):
        return
    yield Heading(3, (Span("I väntan på plats"),))
    yield from reader.blank_at(*path)
    if reader.draft.text((*path, "finns")).casefold() == "nej":
        yield Paragraph((Span("Det finns inga insatser i väntan på plats.", (*path, "finns")),))
    yield from reader.terms(path) if reader.draft.answered(path) else ()
    yield from reader.blank_at(*path, "finns")
    if not reader.draft.answered(path):
        yield from reader.table(
            (*path, "insatser"), "Insatser i väntan på plats", (("Insats", ("insats",)), ("Ansvarig", ("ansvarig",))),
            "En rad för varje insats med ansvarig part",
        )  # fmt: skip


def _plan(reader: Reader, path: Path) -> Iterator[Block]:
    if not reader.has(path):
        return
    yield Heading(3, (Span("Ansvar och beslut"),))
    yield from reader.blank_at(*path)
    yield from reader.terms(path, "ansvarig", "nivå", "beslutas-av", "samband-med-kartläggningen")
    gift = (*path, "bidrag-från-arbetsförmedlingen")
    if reader.has(gift):
        yield Heading(3, (Span("Arbetsförmedlingens bidrag till planen"),))
        yield from reader.blank_at(*gift)
        yield from reader.terms(
            gift, "målgruppsanalys", "kompetensförsörjning", "aktiviteter-utanför-undervisningen"
        )
    if reader.has((*path, "fler-grupper")):
        yield Heading(3, (Span("Fler grupper i planen"),))
        yield from reader.terms((*path, "fler-grupper"), "utreds", "skäl")
