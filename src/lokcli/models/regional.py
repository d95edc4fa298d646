"""What a regional agreement holds beside what every agreement has: shared areas, plan of action, statutory tasks."""

from __future__ import annotations

from collections.abc import Mapping

from lokcli.models.base import Actor, Date, Id, Number, Part, PartyId, Text, key, listed, many, part
from lokcli.models.document import Agreement
from lokcli.models.followup import Custody, Languages


class OpenArea(Part):
    """An area that no law gives to anyone, and the party that takes it."""

    area: Text = key("område", "Område", "Ett område som ingen lag ger till någon av parterna.")
    owner: Actor = key(
        "ansvarig",
        "Ansvarig",
        "Den som tar hand om området: en funktion, eller id för en part eller ett forum.",
    )


class SharedResponsibility(Part):
    """The responsibility that the parties share, also where no law says whose it is."""

    description: Text = key("beskrivning", "Beskrivning", "Några meningar om vad ansvaret omfattar.")
    areas: Mapping[Id, OpenArea] = many(
        "oreglerade-områden",
        "Oreglerade områden",
        "Varje område som ingen lag ger till någon av parterna står under ett id som du väljer.",
    )


class PlanArea(Part):
    """An area of the plan of action and the questions chosen in it."""

    area: Text = key("område", "Område", "Områdets namn.")
    questions: tuple[Text, ...] = listed(
        "frågor", "Samverkansfrågor", "Områdets samverkansfrågor i en lista, en på varje rad."
    )


class ActionPlan(Part):
    """The plan that the parties work by: who adopts it, what parts it has, how many questions an area."""

    name: Text = key("namn", "Namn", "Planens titel, med de år som den gäller.")
    description: Text = key("beskrivning", "Beskrivning", "Hur parterna arbetar efter planen.")
    adopted_by: Actor = key(
        "fastställs-av", "Fastställs av", "En funktion, eller id för en part eller ett forum."
    )
    parts: tuple[Text, ...] = listed("delar", "Delar", "En lista med en del på varje rad.")
    per_area: Number | None = part("frågor-per-område", "Frågor per område", "Ett tal, till exempel 3.")
    areas: Mapping[Id, PlanArea] = many(
        "områden", "Områden", "Varje område i planen står under ett id som du väljer."
    )
    version: Text = key("version", "Version", "Planens versionsnummer.")
    date: Date | None = part("datum", "Datum", "Planens datum, till exempel 2026-11-17.")


class StatutoryTasks(Part):
    """What law and ordinance give to a party, or to several parties together."""

    parties: tuple[PartyId, ...] = listed(
        "parter", "Parter", "Id för de parter som har uppdragen, i en lista: [af, kommun]."
    )
    tasks: tuple[Text, ...] = listed(
        "uppdrag", "Uppdrag", "En lista med ett uppdrag på varje rad, med lag och paragraf."
    )


class FeedbackLoop(Part):
    """Who brings information back to the own organisation, how and how often."""

    role: Text = key(
        "roll", "Roll", "En funktion, till exempel varje deltagare i en grupp eller ett nätverk."
    )
    how: Text = key("hur", "Hur", "Det som funktionen gör i sin egen organisation.")
    rhythm: Text = key(
        "hur-ofta",
        "Hur ofta",
        "En tidsgräns eller ett intervall, till exempel inom tio arbetsdagar från varje möte.",
    )


class AbsentKommun(Part):
    """A kommun of the county that is no party, and why."""

    name: Text = key("namn", "Namn", "Kommunens namn.")
    code: Text = key("kod", "Kod", "Kommunkoden med fyra siffror, inom citattecken.")
    reason: Text = key("skäl", "Skäl", "Varför kommunen inte är part.")


class Regional(Agreement):
    """An agreement between the agencies, kommuner and region of a county."""

    county: Text = key("län", "Länskod", "Länskoden med två siffror, inom citattecken.")
    absent: Mapping[Id, AbsentKommun] = many(
        "kommuner-utanför",
        "Kommuner som inte är parter",
        "Varje kommun i länet som inte är part står under ett id som du väljer.",
    )
    aim: Text = key("övergripande-mål", "Övergripande mål", "Målet för hela samverkan, i löpande text.")
    shared: SharedResponsibility | None = part(
        "gemensamt-ansvar", "Gemensamt ansvar", "Det ansvar som parterna delar."
    )
    plan: ActionPlan | None = part("handlingsplan", "Handlingsplan", "Parternas gemensamma handlingsplan.")
    tasks: Mapping[Id, StatutoryTasks] = many(
        "reglerade-uppdrag",
        "Reglerade uppdrag",
        "Uppdragen för en eller flera parter står under ett id som du väljer.",
    )
    feedback: FeedbackLoop | None = part(
        "återkoppling", "Återkoppling", "Hur information från samverkan når parternas egna organisationer."
    )
    inclusion: Text = key(
        "inkludering",
        "Vilka som avses med ord för personer",
        "En förklaring av ord som nyanländ, person och deltagare.",
    )
    funds: Text = key("medel", "Medel", "Vad parterna betalar själva, och vilka medel de söker.")
    languages: Languages | None = part(
        "språk-och-tolk", "Språk och tolk", "Information på andra språk än svenska, och tolk vid möten."
    )
    custody: Custody | None = part(
        "förvaltning",
        "Förvaltning",
        "Var dokumentet finns, hur ändringar når parterna och hur innehållet når personalen.",
    )
    reflection: Mapping[Text, Text] = many(
        "reflektion",
        "Reflektion",
        "Varje svar står under frågans kod, till exempel RO-14. Svaren binder ingen.",
    )


# --- RO-01: parties and who adopted it ---
