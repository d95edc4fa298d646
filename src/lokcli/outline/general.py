"""The chapters that an agreement of any family may have."""

from __future__ import annotations

from collections.abc import Iterator

from lokcli.agreement.values import is_answer
from lokcli.blocks import Block, Heading, Paragraph, Span, Terms
from lokcli.outline.front import IN_THE_BAND
from lokcli.outline.reader import Reader


def background(reader: Reader) -> Iterator[Block]:
    """Why the agreement exists, and what it is for."""
    yield from reader.paragraph("bakgrund")
    yield from reader.paragraph("syfte")


def parties(reader: Reader) -> Iterator[Block]:
    """The parties with their units and tasks, and who took the initiative."""
    told = any(
        reader.has(("parter", i, word)) for i in reader.items(("parter",)) for word in ("enhet", "uppdrag")
    )
    number = ("Organisationsnummer", ("organisationsnummer",))
    more = (
        (("Enhet eller nämnd", ("enhet",)), number, ("Uppdrag", ("uppdrag",)))
        if told
        else (number, ("Företräds av", ("undertecknare.funktion",)))
        if any(reader.has(("parter", i, "undertecknare")) for i in reader.items(("parter",)))
        else (("Kommunkod", ("kod",)), number)
    )
    yield from reader.table(("parter",), "Parterna", (("Part", ("namn",)), *more), "En rad för varje part")
    if spans := reader.spans("initiativtagare"):
        yield Paragraph((*spans, Span(" tar initiativ till överenskommelsen och samordnar arbetet.")))


def roles(reader: Reader) -> Iterator[Block]:
    """The roles and routines that the parties share."""
    if reader.has(("roller",)):
        yield Heading(2, (Span("Roller"),))
        yield from reader.table(
            ("roller",), "Roller i samverkan", (("Roll", ("roll",)), ("Part", ("part",)), ("Uppgift", ("uppgift",))),
            "En rad för varje roll med part och uppgift",
        )  # fmt: skip
    if reader.has(("rutiner",)):
        yield Heading(2, (Span("Rutiner"),))
        yield from reader.table(
            ("rutiner",), "Gemensamma rutiner", (("Rutin", ("rutin",)), ("Ansvarig", ("ansvarig",))),
            "En rad för varje rutin med ansvarig",
        )  # fmt: skip


def absent(reader: Reader) -> Iterator[Block]:
    """The kommuner of the county that are no parties, and why."""
    if reader.has(("kommuner-utanför",)):
        yield Heading(2, (Span("Kommuner som inte är parter"),))
        yield from reader.table(
            ("kommuner-utanför",), "Kommuner i länet som inte är parter", (("Kommun", ("namn",)), ("Kommunkod", ("kod",)), ("Skäl", ("skäl",))),
            "En rad för varje kommun med skäl",
        )  # fmt: skip


def shared(reader: Reader) -> Iterator[Block]:
    """What the parties answer for together."""
    yield from reader.paragraph("gemensamt-ansvar", "beskrivning")
    yield from reader.table(
        ("gemensamt-ansvar", "oreglerade-områden"), "Områden som ingen lag reglerar", (("Område", ("område",)), ("Ansvarig", ("ansvarig",))),
        "En rad för varje område med ansvarig",
    )  # fmt: skip


def target(reader: Reader) -> Iterator[Block]:
    """Whom it is for, and the survey that it rests on."""
    if reader.draft.answered(("målgrupp",)):
        yield from reader.terms(("målgrupp",), "beskrivning")
        return
    yield from reader.paragraph("målgrupp", "beskrivning")
    yield from reader.bullets("målgrupp", "grupper")
    yield from reader.terms(("målgrupp",), "andra-grupper", "andra-grupper-avgörs-av")
    if reader.has(("kartläggning",)):
        yield Heading(2, (Span("Kartläggning"),))
        yield from reader.blank_at("kartläggning")
        yield from reader.terms(
            ("kartläggning",), "datum", "utförd-av", "hänvisning", "resultat",
            labels={"datum": "Gjordes", "utförd-av": "Gjordes av", "hänvisning": "Finns i"},
        )  # fmt: skip


def goals(reader: Reader) -> Iterator[Block]:
    """The goals with what they are measured by."""
    if spans := reader.spans("övergripande-mål"):
        yield Heading(2, (Span("Övergripande mål"),))
        yield Paragraph(spans)
        if reader.has(("mål",)):
            yield Heading(2, (Span("Delmål"),))
    titled = any(reader.draft.text(("mål", ident, "titel")) for ident in reader.items(("mål",)))
    yield from reader.table(
        ("mål",), "Gemensamma mål",
        (
            *((("Delmål", ("titel",)),) if titled else ()), ("Mål", ("mål",)), ("Mäts med", ("indikator",)), ("Utgångsvärde", ("utgångsvärde",)),
            ("Målvärde", ("målvärde", "senast")), ("Ansvarig", ("ansvarig",)),
        ),
        "En rad för varje mål med indikator, utgångsvärde, målvärde med tidpunkt, och ansvarig",
        (*((20,) if titled else ()), 28, 26, 24, 20, 18),
    )  # fmt: skip


def plan_of_action(reader: Reader) -> Iterator[Block]:
    """The plan of action, its parts, and its questions area by area."""
    path = ("handlingsplan",)
    yield from reader.blank_at(*path)
    yield from reader.terms(
        path, "namn", "beskrivning", "fastställs-av", "version", "datum", "frågor-per-område",
        labels={"frågor-per-område": "Frågor i varje område"},
    )  # fmt: skip
    if reader.spans(*path, "delar"):
        yield Paragraph((Span("Handlingsplanen har de här delarna:"),))
        yield from reader.bullets(*path, "delar", numbered=True)
    for ident in reader.items((*path, "områden")):
        here = (*path, "områden", ident)
        yield Heading(2, reader.spans(*here, "område") or (Span(reader.name(here)),), here)
        yield from reader.bullets(*here, "frågor")


def statutory(reader: Reader) -> Iterator[Block]:
    """What law and ordinance give to each party."""
    path = ("reglerade-uppdrag",)
    yield from reader.blank_at(*path)
    for ident in reader.items(path):
        here = (*path, ident)
        yield Heading(2, reader.spans(*here, "parter") or (Span(reader.name(here)),), here)
        yield from reader.bullets(*here, "uppdrag")


def inclusion(reader: Reader) -> Iterator[Block]:
    """Whom the words of the agreement include."""
    yield from reader.paragraph("inkludering")


def funds(reader: Reader) -> Iterator[Block]:
    """The means that the parties may use."""
    yield from reader.paragraph("medel")


def equal_terms(reader: Reader) -> Iterator[Block]:
    """What is done so that all get the same chance."""
    yield from reader.table(
        ("lika-villkor",), "Åtgärder för lika villkor", (("Grund", ("grund",)), ("Åtgärd", ("åtgärd", "skäl"))),
        "En rad för varje grund med åtgärd",
    )  # fmt: skip


def group_information(reader: Reader) -> Iterator[Block]:
    """What the parties tell each other about groups, how often and with what figures."""
    path = ("gruppinformation",)
    if reader.draft.text((*path, "lämnas")).casefold() == "nej":
        yield Paragraph((Span("Parterna lämnar inte varandra information på gruppnivå.", (*path, "lämnas")),))
        return
    yield from reader.terms(path, "nivå", "från", "till", "intervall", "datum")
    if not reader.draft.answered(path):
        yield from reader.table(
            (*path, "uppgifter"), "Uppgifter på gruppnivå",
            (("Uppgift", ("uppgift",)), ("Antal", ("antal",)), ("Per datum", ("per-datum",)), ("Källa", ("källa",))),
            "En rad för varje uppgift med antal, datum och källa",
        )  # fmt: skip


def languages(reader: Reader) -> Iterator[Block]:
    """Languages and interpreters."""
    yield from reader.blank_at("språk-och-tolk")
    yield from reader.terms(("språk-och-tolk",), "språk", "tolk")


def follow_up(reader: Reader) -> Iterator[Block]:
    """Follow-up, questionnaire, revision, and where the agreement is kept."""
    follow = [
        *reader.blank_at("uppföljning"),
        *reader.terms(("uppföljning",), "ansvarig", "metod", "intervall", "mottagare", "egna-insatser"),
    ]
    if follow:
        yield Heading(2, (Span("Uppföljning"),))
        yield from follow
    yield from _questionnaire(reader)
    revision = [
        *reader.blank_at("revidering"),
        *reader.terms(("revidering",), "intervall", "senaste", "nästa", "ansvarig"),
    ]
    if revision:
        yield Heading(2, (Span("Översyn"),))
        yield from revision
    custody = list(reader.terms(("förvaltning",), "förvaras", "ändringar", "information-till-personal"))
    if custody:
        yield Heading(2, (Span("Förvaring och information"),))
        yield from custody


def validity(reader: Reader) -> Iterator[Block]:
    """From when to when it binds, and the decisions behind it."""
    yield from reader.terms(
        ("giltighet",),
        "från",
        "till",
        "uppsägning",
        "ersätter",
        labels={"från": "Gäller från", "till": "Gäller till"},
    )
    numbered = list(reader.items(("diarienummer",)))
    if len(numbered) > IN_THE_BAND:
        yield Paragraph((Span("Diarienummer hos parterna:", strong=True),))
        yield Terms(tuple((reader.names.get(i, i), reader.spans("diarienummer", i)) for i in numbered))
    if reader.has(("beslut",)):
        yield from reader.table(
            ("beslut",), "Parternas beslut",
            (
                ("Beslutande organ", ("organ",)), ("Part", ("part",)), ("Datum", ("datum",)), ("Protokoll", ("protokoll",)),
                ("Rätt att underteckna", ("delegation",)), ("Antagen av", ("antagen-av",)),
            ),
            "En rad för varje beslut med organ, datum, protokoll och rätt att underteckna",
        )  # fmt: skip


def definitions(reader: Reader) -> Iterator[Block]:
    """What the parties mean by their terms."""
    pairs = [
        (reader.draft.text(("definitioner", i, "term")) or i, reader.spans("definitioner", i, "betydelse"))
        for i in reader.items(("definitioner",))
    ]
    if pairs:
        yield Terms(tuple(pairs))


def reflection(reader: Reader) -> Iterator[Block]:
    """The parties' answers to the questions that only people can answer."""
    if reader.draft.answered(("reflektion",)):
        yield Paragraph(reader.answer(("reflektion",)))
        return
    questions = dict(reader.family.checklist)
    pairs = []
    for code in reader.items(("reflektion",)):
        path = ("reflektion", code)
        spans = reader.answer(path) if is_answer(reader.draft.at(path)) else reader.spans(*path)
        if spans:
            pairs.append((questions.get(code, code), spans))
    if pairs:
        yield Paragraph((Span("Svaren binder ingen part. De visar hur parterna har resonerat."),))
        yield Terms(tuple(pairs))


def _questionnaire(reader: Reader) -> Iterator[Block]:
    path = ("uppföljning", "enkät")
    if reader.has(path):
        yield Heading(2, (Span("Enkät"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "månad", "ansvarig", "besvaras-av", "mottagare", "så-används-svaren")
