"""What a yearly plan of cooperation holds: coordinator, networks, focus areas, ways of working and the year's cycle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from lokcli.models.base import (
    Actor,
    Answer,
    Answerable,
    Date,
    ForumId,
    Id,
    Interval,
    Number,
    Part,
    PartyId,
    Text,
    key,
    listed,
    many,
    part,
)
from lokcli.models.document import Agreement
from lokcli.models.followup import Custody, FollowUp
from lokcli.models.goals import Goal
from lokcli.models.organisation import Forum
from lokcli.models.regional import FeedbackLoop


class Coordinator(Part):
    """The function that coordinates for all members: what it does and who employs it."""

    role: Text = key("roll", "Roll", "Funktionens namn, till exempel Samordnare för etablering.")
    employer: Actor = key(
        "arbetsgivare", "Arbetsgivare", "Kommunens id under parter, eller arbetsgivarens namn."
    )
    tasks: tuple[Text, ...] = listed("uppgifter", "Uppgifter", "En lista med en uppgift på varje rad.")


class Chair(Part):
    """The member that holds the chair, and in which year."""

    party: PartyId = key("part", "Part", "Kommunens id under parter.")
    year: Number | None = part("år", "År", "Ett årtal med fyra siffror.")


class Financing(Part):
    """What the members pay together, and by which key they share it."""

    items: tuple[Text, ...] = listed(
        "kostnader", "Gemensamma kostnader", "En lista med en kostnad på varje rad."
    )
    sharing: Text = key(
        "fördelningsnyckel",
        "Fördelningsnyckel",
        "Det som avgör varje medlems andel, till exempel antalet invånare.",
    )


class Network(Forum):
    """A network: whose it is, who may join, what the coordinator does in it and how often it meets."""

    kind: Literal["internt", "externt", "fristående"] | None = part("slag", "Slag", "Vem nätverket hör till.")
    coordinator: Literal["driver", "deltar"] | None = part(
        "samordnaren", "Samordnaren", "Samordnarens roll i nätverket."
    )
    criteria: Text = key(
        "öppet-för", "Öppet för", "Villkoret för att få delta, till exempel att arbeta med målgruppen."
    )
    per_term: Text = key("möten-per-termin", "Möten per termin", "Ett tal eller ett spann, till exempel 2–3.")


class Means(Part):
    """A way to reach the overarching goal, and who takes it."""

    means: Text = key(
        "insats", "Insats", "En kort text som börjar med ett verb, till exempel Bevaka nya regler."
    )
    owner: Actor = key(
        "ansvarig",
        "Ansvarig",
        "Den som ansvarar för insatsen: en funktion, eller id för en part eller ett nätverk.",
    )


class AreaGoal(Goal):
    """A goal of a focus area, with the questions that it is about."""

    questions: tuple[Text, ...] = listed("frågor", "Frågor", "De frågor som målet gäller, i en lista.")


class Activity(Part):
    """What is done in a focus area, by whom and when."""

    activity: Text = key(
        "aktivitet", "Aktivitet", "En kort text som börjar med ett verb, till exempel Besöka 30 arbetsgivare."
    )
    owner: Actor = key(
        "ansvarig",
        "Ansvarig",
        "Den som ansvarar för aktiviteten: en funktion, eller id för en part eller ett nätverk.",
    )
    when: Text = key("när", "När", "En dag, en månad eller en period, till exempel januari–mars 2027.")


class FocusArea(Part):
    """A focus area of the plan: background, networks, goals and activities."""

    title: Text = key("titel", "Titel", "Delområdets rubrik i dokumentet.")
    background: Text = key("bakgrund", "Bakgrund", "Läget i delområdet när planen skrivs.")
    networks: tuple[ForumId, ...] = listed(
        "nätverk", "Nätverk", "Id för de nätverk under organisation som arbetar med delområdet, i en lista."
    )
    goals: Mapping[Id, AreaGoal] = many("mål", "Mål", "Varje mål står under ett id som du väljer.")
    activities: Mapping[Id, Activity] = many(
        "aktiviteter", "Aktiviteter", "Varje aktivitet står under ett id som du väljer."
    )


class SteeringGroup(Part):
    """The group that leads the cooperation: who calls it, how often it meets and how the plan is made."""

    members: tuple[Actor, ...] = listed(
        "deltagare", "Deltagare", "Deltagarnas funktioner i en lista: [Förvaltningschef, Samordnaren]."
    )
    convener: Actor = key(
        "sammankallande",
        "Sammankallande",
        "Den som bjuder in till gruppens möten: en funktion, eller id för en part.",
    )
    per_term: Text = key("möten-per-termin", "Möten per termin", "Ett tal, till exempel 2.")
    planning: Text = key("planarbete", "Så tas planen fram", "Stegen från förslag till beslut.")


class WaysOfWorking(Part):
    """How all focus areas work: meetings, working groups, newsletter and shared web space."""

    per_term: Text = key(
        "möten-per-termin", "Möten per termin och nätverk", "Ett tal eller ett spann, till exempel 2–3."
    )
    groups: Text = key(
        "arbetsgrupper", "Arbetsgrupper", "Vem som tillsätter en arbetsgrupp, för vad och hur länge."
    )
    newsletter: Interval = key("nyhetsbrev", "Nyhetsbrev", "Ett intervall, till exempel månadsvis.")
    web: Text = key("webbyta", "Gemensam webbyta", "Webbytans namn eller adress.")
    other: tuple[Text, ...] = listed("övrigt", "Övrigt", "Andra arbetssätt i en lista, ett på varje rad.")


class Dialogue(Part):
    """How politicians are informed, and what is talked over with other actors."""

    politicians: Text = key(
        "politiker", "Information till politiker", "Vem som informerar vilken nämnd, och när."
    )
    others: Text = key("andra-aktörer", "Dialog med andra aktörer", "Vem som möter vilken aktör, och när.")


class Questionnaire(Part):
    """The yearly questionnaire: in which month, by whom, to whom, and who gets the answers."""

    month: Text = key("månad", "Månad", "Månadens namn, till exempel september.")
    owner: Actor = key("ansvarig", "Ansvarig", "En funktion, eller id för en part eller ett nätverk.")
    respondents: Text = key("besvaras-av", "Besvaras av", "De som svarar på enkäten.")
    receiver: Actor = key("mottagare", "Mottagare", "En funktion, eller id för en part eller ett nätverk.")
    after: Text = key(
        "så-används-svaren", "Så används svaren", "Vem som sammanställer svaren, när och till vem."
    )


class PlanFollowUp(FollowUp):
    """How the plan is followed up, by whom it may be a function, and the questionnaire."""

    owner: Actor = key("ansvarig", "Ansvarig", "En funktion, eller id för en part eller ett nätverk.")
    questionnaire: Questionnaire | None = part(
        "enkät", "Enkät", "Årets enkät: månad, ansvarig, mottagare och vad svaren leder till."
    )


class YearStep(Part):
    """A dated step of the year: a period, or a last day."""

    step: Text = key("steg", "Steg", "En mening som säger vem som gör vad.")
    start: Date | None = part("från", "Från", "Stegets första dag. Ett datum: 2027-10-01.")
    due: Date | None = part("senast", "Senast", "Stegets sista dag. Ett datum: 2027-10-15.")
    owner: Actor = key(
        "ansvarig",
        "Ansvarig",
        "Den som ansvarar för steget: en funktion, eller id för en part eller ett nätverk.",
    )


_News = tuple[Text, ...]


class Verksamhetsplan(Agreement):
    """A plan for one year of kommuner that cooperate through a coordinator and networks."""

    year: Number | None = part("planår", "Planår", "Ett årtal med fyra siffror.")
    coordinator: Coordinator | None = part(
        "samordnare", "Samordnare", "Den funktion som samordnar arbetet för alla medlemmar."
    )
    chair: Chair | None = part(
        "ordförandeskap", "Ordförandeskap", "Den kommun som leder samverkan, och under vilket år."
    )
    financing: Financing | None = part(
        "finansiering", "Finansiering", "Det som medlemmarna betalar tillsammans, och hur de delar på det."
    )
    news: Annotated[_News | Answer, Answerable(_News)] = listed(
        "nytt-i-år", "Nytt i år", "En lista med en nyhet på varje rad."
    )
    vision: Text = key("vision", "Vision", "Några meningar om framtiden, bortom planåret.")
    aim: Text = key("övergripande-mål", "Övergripande mål", "Målet för hela samverkan, i löpande text.")
    means: Mapping[Id, Means] = many(
        "insatser", "Så når parterna målet", "Varje insats står under ett id som du väljer."
    )
    organisation: Mapping[Id, Network] = many(
        "organisation", "Nätverk", "Varje nätverk står under ett id som du väljer."
    )
    chart: tuple[Actor, ...] = listed(
        "organisationskarta",
        "Nätverken i organisationskartan",
        "Nätverkens id under organisation, i en lista.",
    )
    feedback: FeedbackLoop | None = part(
        "återkoppling", "Återkoppling", "Hur information från nätverken når medlemmarnas egna organisationer."
    )
    areas: Mapping[Id, FocusArea] = many(
        "delområden", "Delområden", "Varje delområde står under ett id som du väljer."
    )
    steering: SteeringGroup | None = part(
        "ledningsgrupp", "Ledningsgruppen", "Den grupp som leder samverkan."
    )
    ways: WaysOfWorking | None = part("arbetssätt", "Arbetssätt", "Arbetssätt som gäller i alla delområden.")
    dialogue: Annotated[Dialogue | Answer | None, Answerable(Dialogue)] = part(
        "dialog", "Dialog", "Information till politiker, och dialog med andra aktörer."
    )
    follow_up: PlanFollowUp | None = part(
        "uppföljning", "Uppföljning", "Uppföljningen av planen: ansvarig, metod, mottagare och enkät."
    )
    cycle: Mapping[Id, YearStep] = many(
        "årshjul",
        "Årshjul",
        "Varje steg står under ett id: utkast, förankring, enkät, beslut, verksamhetsberättelse eller ett som du väljer.",
    )
    custody: Custody | None = part(
        "förvaltning",
        "Förvaltning",
        "Var dokumentet finns, hur ändringar når parterna och hur innehållet når personalen.",
    )
