"""What a regional agreement holds beside what every agreement has: shared areas, plan of action, statutory tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lokcli.agreement.base import Actor, Date, Id, Number, Part, PartyId, Text, key, listed, many, part


class OpenArea(Part):
    """An area that no law gives to anyone, and the party that takes it."""

    area: Text = key("område", "Område")
    owner: Actor = key("ansvarig", "Ansvarig")


class SharedResponsibility(Part):
    """The responsibility that the parties share, also where no law says whose it is."""

    description: Text = key("beskrivning", "Beskrivning")
    areas: Mapping[Id, OpenArea] = many("oreglerade-områden", "Oreglerade områden")


class PlanArea(Part):
    """An area of the plan of action and the questions chosen in it."""

    area: Text = key("område", "Område")
    questions: Sequence[Text] = listed("frågor", "Samverkansfrågor")


class ActionPlan(Part):
    """The plan that the parties work by: who adopts it, what parts it has, how many questions an area."""

    name: Text = key("namn", "Namn")
    description: Text = key("beskrivning", "Beskrivning")
    adopted_by: Actor = key("fastställs-av", "Fastställs av")
    parts: Sequence[Text] = listed("delar", "Delar")
    per_area: Number | None = part("frågor-per-område", "Frågor per område")
    areas: Mapping[Id, PlanArea] = many("områden", "Områden")
    version: Text = key("version", "Version")
    date: Date | None = part("datum", "Datum")


class StatutoryTasks(Part):
    """What law and ordinance give to a party, or to several parties together."""

    parties: Sequence[PartyId] = listed("parter", "Parter")
    tasks: Sequence[Text] = listed("uppdrag", "Uppdrag")


class FeedbackLoop(Part):
    """Who brings information back to the own organisation, how and how often."""

    role: Text = key("roll", "Roll")
    how: Text = key("hur", "Hur")
    rhythm: Text = key("hur-ofta", "Hur ofta")


class AbsentKommun(Part):
    """A kommun of the county that is no party, and why."""

    name: Text = key("namn", "Namn")
    code: Text = key("kod", "Kod")
    reason: Text = key("skäl", "Skäl")
