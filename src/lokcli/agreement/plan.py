"""What a yearly plan of cooperation holds: coordinator, networks, focus areas, ways of working and the year's cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from lokcli.agreement.base import (
    Actor,
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
from lokcli.agreement.followup import FollowUp
from lokcli.agreement.goals import Goal
from lokcli.agreement.organisation import Forum


class Coordinator(Part):
    """The function that coordinates for all members: what it does and who employs it."""

    role: Text = key("roll", "Roll")
    employer: Actor = key("arbetsgivare", "Arbetsgivare")
    tasks: Sequence[Text] = listed("uppgifter", "Uppgifter")


class Chair(Part):
    """The member that holds the chair, and in which year."""

    party: PartyId = key("part", "Part")
    year: Number | None = part("år", "År")


class Financing(Part):
    """What the members pay together, and by which key they share it."""

    items: Sequence[Text] = listed("kostnader", "Gemensamma kostnader")
    sharing: Text = key("fördelningsnyckel", "Fördelningsnyckel")


class Network(Forum):
    """A network: whose it is, who may join, what the coordinator does in it and how often it meets."""

    kind: Literal["internt", "externt", "fristående"] | None = part("slag", "Slag")
    coordinator: Literal["driver", "deltar"] | None = part("samordnaren", "Samordnaren")
    criteria: Text = key("öppet-för", "Öppet för")
    per_term: Text = key("möten-per-termin", "Möten per termin")


class Means(Part):
    """A way to reach the overarching goal, and who takes it."""

    means: Text = key("insats", "Insats")
    owner: Actor = key("ansvarig", "Ansvarig")


class AreaGoal(Goal):
    """A goal of a focus area, with the questions that it is about."""

    questions: Sequence[Text] = listed("frågor", "Frågor")


class Activity(Part):
    """What is done in a focus area, by whom and when."""

    activity: Text = key("aktivitet", "Aktivitet")
    owner: Actor = key("ansvarig", "Ansvarig")
    when: Text = key("när", "När")


class FocusArea(Part):
    """A focus area of the plan: background, networks, goals and activities."""

    title: Text = key("titel", "Titel")
    background: Text = key("bakgrund", "Bakgrund")
    networks: Sequence[ForumId] = listed("nätverk", "Nätverk")
    goals: Mapping[Id, AreaGoal] = many("mål", "Mål")
    activities: Mapping[Id, Activity] = many("aktiviteter", "Aktiviteter")


class SteeringGroup(Part):
    """The group that leads the cooperation: who calls it, how often it meets and how the plan is made."""

    members: Sequence[Actor] = listed("deltagare", "Deltagare")
    convener: Actor = key("sammankallande", "Sammankallande")
    per_term: Text = key("möten-per-termin", "Möten per termin")
    planning: Text = key("planarbete", "Så tas planen fram")


class WaysOfWorking(Part):
    """How all focus areas work: meetings, working groups, newsletter and shared web space."""

    per_term: Text = key("möten-per-termin", "Möten per termin och nätverk")
    groups: Text = key("arbetsgrupper", "Arbetsgrupper")
    newsletter: Interval = key("nyhetsbrev", "Nyhetsbrev")
    web: Text = key("webbyta", "Gemensam webbyta")
    other: Sequence[Text] = listed("övrigt", "Övrigt")


class Dialogue(Part):
    """How politicians are informed, and what is talked over with other actors."""

    politicians: Text = key("politiker", "Information till politiker")
    others: Text = key("andra-aktörer", "Dialog med andra aktörer")


class Questionnaire(Part):
    """The yearly questionnaire: in which month, by whom, to whom, and who gets the answers."""

    month: Text = key("månad", "Månad")
    owner: Actor = key("ansvarig", "Ansvarig")
    respondents: Text = key("besvaras-av", "Besvaras av")
    receiver: Actor = key("mottagare", "Mottagare")
    after: Text = key("så-används-svaren", "Så används svaren")


class PlanFollowUp(FollowUp):
    """How the plan is followed up, by whom it may be a function, and the questionnaire."""

    owner: Actor = key("ansvarig", "Ansvarig")
    questionnaire: Questionnaire | None = part("enkät", "Enkät")


class YearStep(Part):
    """A dated step of the year: a period, or a last day."""

    step: Text = key("steg", "Steg")
    start: Date | None = part("från", "Från")
    due: Date | None = part("senast", "Senast")
    owner: Actor = key("ansvarig", "Ansvarig")
