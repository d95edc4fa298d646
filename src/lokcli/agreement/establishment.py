"""What the processes of the establishment programme hold beside the six answers that every process gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from lokcli.agreement.base import (
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
from lokcli.agreement.processes import Process


class EnrolmentPath(Part):
    """A local way to be enrolled at Arbetsförmedlingen."""

    way: Text = key("väg", "Väg")
    channel: Text = key("kanal", "Kanal")
    place: Text = key("plats", "Plats")
    function: Text = key("funktion", "Ansvarig funktion")


class Support(Part):
    """Who supports the person, and how."""

    party: PartyId = key("part", "Part")
    how: Text = key("hur", "Hur")


class FirstContact(Part):
    """How fast the person meets Arbetsförmedlingen, and for what."""

    how: Text = key("hur", "Hur")
    within: Text = key("inom", "Inom")


class Application(Part):
    """How a person who has a duty to study applies for a place."""

    who: Text = key("vem", "Vem ansöker")
    where: Text = key("var", "Var")
    how: Text = key("hur", "Hur")
    due: Text = key("senast", "Senast")


class Course(Part):
    """A course that a person who has a duty to study may apply for."""

    name: Text = key("utbildning", "Utbildning")
    provider: Text = key("anordnare", "Anordnare")
    kind: Text = key("nivå", "Nivå eller slag")
    starts: Text = key("start", "Start")


class Progression(Part):
    """How a student gets from course to course, or how the progress is followed."""

    how: Text = key("hur", "Hur")
    owner: Actor = key("ansvarig", "Ansvarig")
    rhythm: Text = key("hur-ofta", "Hur ofta")


class Interim(Part):
    """What is offered while the person waits for a place."""

    measure: Text = key("insats", "Insats")
    owner: PartyId = key("ansvarig", "Ansvarig")


class Waiting(Part):
    """Whether there is something to do while one waits, and what."""

    offered: YesNo | None = part("finns", "Finns insatser")
    measures: Mapping[Id, Interim] = many("insatser", "Insatser")


class Assessment(Part):
    """Who assesses the duty to study, and where the person is told to apply."""

    assessor: PartyId = key("bedöms-av", "Bedöms av")
    receivers: Sequence[Text] = listed("anvisas-till", "Anvisas att söka hos")


class Contribution(Part):
    """What Arbetsförmedlingen brings to the coherent education plan."""

    analysis: Text = key("målgruppsanalys", "Målgruppsanalys")
    skills: Text = key("kompetensförsörjning", "Behov utifrån kompetensförsörjning")
    outside: Annotated[Text | Answer, Answerable(Text)] = key(
        "aktiviteter-utanför-undervisningen", "Aktiviteter utanför undervisningen"
    )


class Widening(Part):
    """Whether the parties look into a plan for more groups with like needs, and why."""

    examined: YesNo | None = part("utreds", "Utreds")
    reason: Text = key("skäl", "Skäl")


class EducationPlan(Part):
    """The coherent education plan: who answers for the cooperation, on what level, who decides."""

    owner: PartyId = key("ansvarig", "Ansvarig för samverkan")
    level: Text = key("nivå", "Nivå")
    decided_by: PartyId = key("beslutas-av", "Beslutas av")
    contribution: Contribution | None = part("bidrag-från-arbetsförmedlingen", "Arbetsförmedlingens bidrag")
    with_survey: Annotated[Text | Answer, Answerable(Text)] = key(
        "samband-med-kartläggningen", "Samband med kartläggningen"
    )
    widening: Widening | None = part("fler-grupper", "Fler grupper i planen")


class Intensive(Part):
    """The intensive year, which agreements from before 2025-02-01 describe."""

    language: Sequence[Text] = listed("språkintensiva-insatser", "Språkintensiva insatser")
    workplace: Sequence[Text] = listed("arbetsplatsnära-insatser", "Arbetsplatsnära insatser")
    order: Text = key("ordning", "Ordning och tempo")
    planned_by: Sequence[Actor] = listed("planeras-av", "Planerar tillsammans")
    need: Text = key("behov", "När det behövs")


class EarlySignal(Part):
    """How ill health or disability is noticed early: by whom, when, and who is told."""

    how: Text = key("hur", "Hur")
    owner: Text = key("vem", "Vem")
    when: Text = key("när", "När")
    receiver: Text = key("mottagare", "Mottagare")


class TargetInformation(Part):
    """How the target group is told of support."""

    how: Text = key("hur", "Hur")
    channel: Text = key("kanal", "Kanal")
    languages: Text = key("språk", "Språk")


class WayOfWorking(Part):
    """A way of working or a measure for people with reduced capacity for work."""

    what: Text = key("arbetssätt", "Arbetssätt eller insats")
    party: PartyId = key("part", "Part")


Topic = Literal[
    "inskrivning", "sfi", "samhällsorientering", "utbildningsplikt", "utbildningsplan", "anpassning", "intensivår", "annat"
]  # fmt: skip
Paths = Mapping[Id, EnrolmentPath]
Ways = Mapping[Id, WayOfWorking]


class EstablishmentProcess(Process):
    """A process of the establishment programme, with the parts that its topics ask for."""

    topics: Sequence[Topic] = listed("gäller", "Gäller")
    owner: PartyId = key("ansvarig", "Ansvarig part")
    # inskrivning
    paths: Annotated[Paths | Answer, Answerable(Paths)] = many("vägar", "Vägar för inskrivning")
    support: Annotated[Support | Answer | None, Answerable(Support)] = part(
        "stöd-i-första-kontakten", "Stöd i den första kontakten"
    )
    first_contact: FirstContact | None = part("första-kontakt", "Första kontakten")
    # sfi och samhällsorientering
    start: Text = key("start", "Start")
    # utbildningsplikt
    assessment: Assessment | None = part("bedömning", "Bedömning och anvisning")
    application: Application | None = part("ansökan", "Ansökan")
    courses: Mapping[Id, Course] = many("kursutbud", "Kursutbud")
    progression: Progression | None = part("progression", "Progression")
    waiting: Annotated[Waiting | Answer | None, Answerable(Waiting)] = part(
        "i-väntan-på-plats", "I väntan på plats"
    )
    # utbildningsplan
    plan: EducationPlan | None = part("plan", "Sammanhållen utbildningsplan")
    # intensivår
    intensive: Intensive | None = part("intensivår", "Intensivår")
    # anpassning
    ways: Annotated[Ways | Answer, Answerable(Ways)] = many("arbetssätt", "Arbetssätt och insatser")
    early: Annotated[EarlySignal | Answer | None, Answerable(EarlySignal)] = part(
        "tidig-upptäckt", "Tidig upptäckt"
    )
    told: Annotated[TargetInformation | Answer | None, Answerable(TargetInformation)] = part(
        "information-om-stöd", "Information om stöd"
    )
    adapted: Annotated[Text | Answer, Answerable(Text)] = key("anpassade-insatser", "Anpassade insatser")
    other_needs: Annotated[Text | Answer, Answerable(Text)] = key("andra-behov", "Andra komplexa behov")


class EqualTerms(Part):
    """What is done so that a ground, such as sex or schooling, does not decide who gets help."""

    ground: Text = key("grund", "Grund")
    measure: Text = key("åtgärd", "Åtgärd")
    reason: Text = key("skäl", "Skäl till att ingen åtgärd finns")


class Figure(Part):
    """Information on group level, with the day that it was true and where it comes from."""

    what: Text = key("uppgift", "Uppgift")
    count: Text = key("antal", "Antal")
    as_of: Date | None = part("per-datum", "Per datum")
    origin: Text = key("källa", "Källa")


class GroupInformation(Part):
    """Information on group level that the parties give each other, and how often."""

    given: YesNo | None = part("lämnas", "Lämnas")
    level: Text = key("nivå", "Nivå")
    figures: Mapping[Id, Figure] = many("uppgifter", "Uppgifter")
    giver: Sender = key("från", "Från")
    receiver: Sender = key("till", "Till")
    interval: Interval = key("intervall", "Intervall")
    dates: Sequence[Date] = listed("datum", "Datum")
