"""What the processes of the establishment programme hold beside the six answers that every process gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from lokcli.models.base import (
    Actor,
    Answer,
    Answerable,
    Date,
    Id,
    Interval,
    Part,
    PartyId,
    Sender,
    Text,
    YesNo,
    key,
    listed,
    many,
    part,
)
from lokcli.models.document import Agreement
from lokcli.models.followup import Custody, Languages
from lokcli.models.goals import Survey
from lokcli.models.organisation import OtherForum
from lokcli.models.parties import Role, Routine
from lokcli.models.processes import Process


class EnrolmentPath(Part):
    """A local way to be enrolled at Arbetsförmedlingen."""

    way: Text = key("väg", "Väg", "Vägens namn, till exempel Bokat besök med tolk.")
    channel: Text = key("kanal", "Kanal", "Kanalen, till exempel personligt möte eller e-tjänst.")
    place: Text = key("plats", "Plats", "Den plats som den nyanlände besöker.")
    function: Text = key("funktion", "Ansvarig funktion", "Den funktion som ansvarar för vägen.")


class Support(Part):
    """Who supports the person, and how."""

    party: PartyId = key("part", "Part", "Id för den part som ger stödet.")
    how: Text = key("hur", "Hur", "Vad parten gör, och när.")


class FirstContact(Part):
    """How fast the person meets Arbetsförmedlingen, and for what."""

    how: Text = key("hur", "Hur", "Vad Arbetsförmedlingen gör vid den första kontakten.")
    within: Text = key("inom", "Inom", "En tidsgräns i dagar, till exempel tio arbetsdagar från bokningen.")


class Application(Part):
    """How a person who has a duty to study applies for a place."""

    who: Text = key("vem", "Vem ansöker", "Den som lämnar in ansökan, till exempel deltagaren.")
    where: Text = key("var", "Var", "Den skola eller kommun som tar emot ansökan.")
    how: Text = key(
        "hur", "Hur", "Den e-tjänst eller blankett som sökanden använder, och den hjälp som finns."
    )
    due: Text = key(
        "senast", "Senast", "Tidsgränsen för ansökan, till exempel inom tio arbetsdagar från anvisningen."
    )


class Course(Part):
    """A course that a person who has a duty to study may apply for."""

    name: Text = key("utbildning", "Utbildning", "Utbildningens namn, till exempel Sfi kurs A–D.")
    provider: Text = key("anordnare", "Anordnare", "Den skola eller annan anordnare som ger utbildningen.")
    kind: Text = key("nivå", "Nivå eller slag", "Utbildningens nivå eller slag, till exempel gymnasial nivå.")
    starts: Text = key("start", "Start", "När utbildningen börjar, till exempel januari och augusti.")


class Progression(Part):
    """How a student gets from course to course, or how the progress is followed."""

    how: Text = key("hur", "Hur", "Vem som gör vad för att deltagaren ska komma vidare i sina studier.")
    owner: Actor = key(
        "ansvarig", "Ansvarig", "Den som ansvarar: en funktion, eller id för en part eller ett forum."
    )
    rhythm: Text = key("hur-ofta", "Hur ofta", "Ett intervall, till exempel var tionde vecka.")


class Interim(Part):
    """What is offered while the person waits for a place."""

    measure: Text = key("insats", "Insats", "Det som deltagaren gör under väntetiden.")
    owner: PartyId = key("ansvarig", "Ansvarig", "Id för den part som ansvarar för insatsen.")


class Waiting(Part):
    """Whether there is something to do while one waits, and what."""

    offered: YesNo | None = part(
        "finns", "Finns insatser", "Skriv ja om deltagaren får en insats under väntetiden, annars nej."
    )
    measures: Mapping[Id, Interim] = many(
        "insatser", "Insatser", "Varje insats står under ett id som du väljer."
    )


class Assessment(Part):
    """Who assesses the duty to study, and where the person is told to apply."""

    assessor: PartyId = key("bedöms-av", "Bedöms av", "Partens id under parter.")
    receivers: tuple[Text, ...] = listed(
        "anvisas-till",
        "Anvisas att söka hos",
        "En lista med kommuner eller folkhögskolor: [Vuxenutbildningen, Folkhögskolan i länet].",
    )


class Contribution(Part):
    """What Arbetsförmedlingen brings to the coherent education plan."""

    analysis: Text = key(
        "målgruppsanalys",
        "Målgruppsanalys",
        "Vad Arbetsförmedlingen berättar om målgruppen, till exempel skolgång och yrkesmål.",
    )
    skills: Text = key(
        "kompetensförsörjning",
        "Behov utifrån kompetensförsörjning",
        "Vad Arbetsförmedlingen berättar om arbetsgivarnas behov, till exempel yrken med många lediga jobb.",
    )
    outside: Annotated[Text | Answer, Answerable(Text)] = key(
        "aktiviteter-utanför-undervisningen",
        "Aktiviteter utanför undervisningen",
        "Vad Arbetsförmedlingen föreslår vid sidan av studierna, till exempel praktik.",
    )


class Widening(Part):
    """Whether the parties look into a plan for more groups with like needs, and why."""

    examined: YesNo | None = part("utreds", "Utreds", "Skriv ja om parterna utreder frågan, annars nej.")
    reason: Text = key("skäl", "Skäl", "Varför parterna utreder frågan, eller varför de avstår.")


class EducationPlan(Part):
    """The coherent education plan: who answers for the cooperation, on what level, who decides."""

    owner: PartyId = key("ansvarig", "Ansvarig för samverkan", "Kommunens id under parter.")
    level: Text = key("nivå", "Nivå", "Skriv grupp: planen gäller grupper, inte enskilda.")
    decided_by: PartyId = key("beslutas-av", "Beslutas av", "Hemkommunens id under parter.")
    contribution: Contribution | None = part(
        "bidrag-från-arbetsförmedlingen",
        "Arbetsförmedlingens bidrag",
        "Arbetsförmedlingens bidrag till planen, i tre delar.",
    )
    with_survey: Annotated[Text | Answer, Answerable(Text)] = key(
        "samband-med-kartläggningen",
        "Samband med kartläggningen",
        "Hur Arbetsförmedlingens bidrag hör ihop med den lokala kartläggningen.",
    )
    widening: Widening | None = part(
        "fler-grupper",
        "Fler grupper i planen",
        "Frågan om planen också ska gälla grupper utan utbildningsplikt.",
    )


class Intensive(Part):
    """The intensive year, which agreements from before 2025-02-01 describe."""

    language: tuple[Text, ...] = listed(
        "språkintensiva-insatser",
        "Språkintensiva insatser",
        "En lista med insatser där deltagaren övar svenska.",
    )
    workplace: tuple[Text, ...] = listed(
        "arbetsplatsnära-insatser",
        "Arbetsplatsnära insatser",
        "En lista med insatser på eller nära en arbetsplats.",
    )
    order: Text = key("ordning", "Ordning och tempo", "Insatsernas ordning och tempo, i en mening.")
    planned_by: tuple[Actor, ...] = listed(
        "planeras-av",
        "Planerar tillsammans",
        "En lista med funktioner, eller med id för parter och forum: [af, kommun].",
    )
    need: Text = key("behov", "När det behövs", "Den händelse som utlöser gemensam planering.")


class EarlySignal(Part):
    """How ill health or disability is noticed early: by whom, when, and who is told."""

    how: Text = key("hur", "Hur", "Arbetssättet, till exempel ett frågeblad eller ett samtal.")
    owner: Text = key("vem", "Vem", "Den funktion som uppmärksammar signalen.")
    when: Text = key("när", "När", "En händelse eller en tid, till exempel inom fyra veckor från kursstart.")
    receiver: Text = key("mottagare", "Mottagare", "Den som får veta vad funktionen har uppmärksammat.")


class TargetInformation(Part):
    """How the target group is told of support."""

    how: Text = key("hur", "Hur", "Vem som berättar, och i vilket sammanhang.")
    channel: Text = key("kanal", "Kanal", "Kanalen, till exempel film eller besök i klassrummet.")
    languages: Text = key("språk", "Språk", "De språk som informationen finns på.")


class WayOfWorking(Part):
    """A way of working or a measure for people with reduced capacity for work."""

    what: Text = key(
        "arbetssätt",
        "Arbetssätt eller insats",
        "Ett namn eller en kort beskrivning, till exempel sfi i korta pass.",
    )
    party: PartyId = key("part", "Part", "Partens id under parter.")


Topic = Literal[
    "inskrivning", "sfi", "samhällsorientering", "utbildningsplikt", "utbildningsplan", "anpassning", "intensivår", "annat"
]  # fmt: skip
Paths = Mapping[Id, EnrolmentPath]
Ways = Mapping[Id, WayOfWorking]


class EstablishmentProcess(Process):
    """A process of the establishment programme, with the parts that its topics ask for."""

    topics: tuple[Topic, ...] = listed(
        "gäller",
        "Gäller",
        "De områden som processen omfattar, i en lista: [sfi]. Utan lista gäller processens id, om det är ett område.",
    )
    owner: PartyId = key("ansvarig", "Ansvarig part", "Id för den part som ansvarar för processen.")
    # inskrivning
    paths: Annotated[Paths | Answer, Answerable(Paths)] = many(
        "vägar", "Vägar för inskrivning", "Varje väg till inskrivning står under ett id som du väljer."
    )
    support: Annotated[Support | Answer | None, Answerable(Support)] = part(
        "stöd-i-första-kontakten",
        "Stöd i den första kontakten",
        "Stöd till den nyanlände i den första kontakten med Arbetsförmedlingen.",
    )
    first_contact: FirstContact | None = part(
        "första-kontakt",
        "Första kontakten",
        "Den nyanländes första kontakt med Arbetsförmedlingen: hur och hur snart.",
    )
    # sfi och samhällsorientering
    start: Text = key("start", "Start", "En tidsgräns, till exempel inom en månad från anmälan.")
    # utbildningsplikt
    assessment: Assessment | None = part(
        "bedömning",
        "Bedömning och anvisning",
        "Bedömningen av utbildningsplikten, och var deltagaren ska söka utbildning.",
    )
    application: Application | None = part(
        "ansökan", "Ansökan", "Ansökan till en utbildning: vem, var, hur och senast när."
    )
    courses: Mapping[Id, Course] = many(
        "kursutbud", "Kursutbud", "Varje utbildning står under ett id som du väljer."
    )
    progression: Progression | None = part("progression", "Progression", "Deltagarens väg genom studierna.")
    waiting: Annotated[Waiting | Answer | None, Answerable(Waiting)] = part(
        "i-väntan-på-plats", "I väntan på plats", "Insatser för den som väntar på en utbildningsplats."
    )
    # utbildningsplan
    plan: EducationPlan | None = part(
        "plan",
        "Sammanhållen utbildningsplan",
        "Den sammanhållna utbildningsplanen, och hur parterna samverkar om den.",
    )
    # intensivår
    intensive: Intensive | None = part(
        "intensivår", "Intensivår", "Insatserna i ett intensivår, och hur parterna planerar dem."
    )
    # anpassning
    ways: Annotated[Ways | Answer, Answerable(Ways)] = many(
        "arbetssätt",
        "Arbetssätt och insatser",
        "Varje arbetssätt eller insats står under ett id som du väljer.",
    )
    early: Annotated[EarlySignal | Answer | None, Answerable(EarlySignal)] = part(
        "tidig-upptäckt",
        "Tidig upptäckt",
        "Parternas rutin för att tidigt märka ohälsa eller funktionsnedsättning.",
    )
    told: Annotated[TargetInformation | Answer | None, Answerable(TargetInformation)] = part(
        "information-om-stöd", "Information om stöd", "Information till målgruppen om det stöd som finns."
    )
    adapted: Annotated[Text | Answer, Answerable(Text)] = key(
        "anpassade-insatser",
        "Anpassade insatser",
        "Anpassningarna, till exempel lägre takt eller hjälpmedel, och vem som gör dem.",
    )
    other_needs: Annotated[Text | Answer, Answerable(Text)] = key(
        "andra-behov", "Andra komplexa behov", "Vem som gör vad när något annat hindrar deltagaren."
    )


class EqualTerms(Part):
    """What is done so that a ground, such as sex or schooling, does not decide who gets help."""

    ground: Text = key("grund", "Grund", "Det som inte ska avgöra vem som får stöd, till exempel kön.")
    measure: Text = key("åtgärd", "Åtgärd", "Det som en part gör, och vem hos parten som gör det.")
    reason: Text = key(
        "skäl", "Skäl till att ingen åtgärd finns", "Varför parterna inte har någon åtgärd för grunden."
    )


class Figure(Part):
    """Information on group level, with the day that it was true and where it comes from."""

    what: Text = key("uppgift", "Uppgift", "Vad uppgiften visar, till exempel deltagare i programmet.")
    count: Text = key("antal", "Antal", "Antalet personer. Är de under fem: skriv färre än 5.")
    as_of: Date | None = part(
        "per-datum", "Per datum", "Den dag som uppgiften gäller. Ett datum: 2027-01-31."
    )
    origin: Text = key("källa", "Källa", "Källan till uppgiften, till exempel Arbetsförmedlingens statistik.")


class GroupInformation(Part):
    """Information on group level that the parties give each other, and how often."""

    given: YesNo | None = part("lämnas", "Lämnas", "Skriv ja om parterna lämnar informationen, annars nej.")
    level: Text = key("nivå", "Nivå", "Skriv grupp: informationen gäller grupper, inte enskilda.")
    figures: Mapping[Id, Figure] = many(
        "uppgifter", "Uppgifter", "Varje uppgift om gruppen står under ett id som du väljer."
    )
    giver: Sender = key("från", "Från", "Avsändaren: id för en part, eller parterna.")
    receiver: Sender = key("till", "Till", "Mottagaren: id för en part, eller parterna.")
    interval: Interval = key("intervall", "Intervall", "Ett intervall, till exempel terminsvis.")
    dates: tuple[Date, ...] = listed(
        "datum", "Datum", "Dagar då avsändaren lämnar informationen, i en lista: [2027-03-01, 2027-10-01]."
    )


_Forums = Mapping[Id, OtherForum]
_Grounds = Mapping[Id, EqualTerms]


class Etablering2024(Agreement):
    """An agreement between Arbetsförmedlingen and one or more kommuner on the establishment programme."""

    survey: Survey | None = part(
        "kartläggning", "Kartläggning", "Den lokala kartläggningen inför överenskommelsen."
    )
    initiator: PartyId = key("initiativtagare", "Initiativtagare", "Partens id under parter.")
    roles: Mapping[Id, Role] = many("roller", "Roller", "Varje roll står under ett id som du väljer.")
    routines: Mapping[Id, Routine] = many(
        "rutiner", "Rutiner", "Varje rutin står under ett id som du väljer."
    )
    equal_terms: Annotated[_Grounds | Answer, Answerable(_Grounds)] = many(
        "lika-villkor", "Lika villkor", "Varje grund står under ett id som du väljer, till exempel kön."
    )
    group_information: Annotated[GroupInformation | Answer | None, Answerable(GroupInformation)] = part(
        "gruppinformation", "Information på gruppnivå", "Uppgifter om grupper, aldrig om enskilda."
    )
    processes: Mapping[Id, Annotated[EstablishmentProcess | Answer, Answerable(EstablishmentProcess)]] = many(
        "processer", "Processer", "Varje process står under ett id som du väljer, till exempel sfi."
    )
    other_forums: Annotated[_Forums | Answer, Answerable(_Forums)] = many(
        "andra-forum", "Andra forum", "Varje forum utanför överenskommelsen står under ett id som du väljer."
    )
    languages: Annotated[Languages | Answer | None, Answerable(Languages)] = part(
        "språk-och-tolk", "Språk och tolk", "Information på andra språk än svenska, och tolk vid möten."
    )
    custody: Custody | None = part(
        "förvaltning",
        "Förvaltning",
        "Var dokumentet finns, hur ändringar når parterna och hur innehållet når personalen.",
    )
    reflection: Mapping[Text, Annotated[Text | Answer, Answerable(Text)]] = many(
        "reflektion",
        "Reflektion",
        "Varje svar står under frågans kod, till exempel EP-R1. Svaren binder ingen.",
    )
