"""Whom the agreement is for, what it rests on, and what it shall reach."""

from __future__ import annotations

from lokcli.models.base import Actor, Date, Part, Text, key, listed, part


class TargetGroup(Part):
    """The target group, and other groups that the agreement covers as an extra."""

    description: Text = key("beskrivning", "Beskrivning", "Målgruppen i en eller några meningar.")
    groups: tuple[Text, ...] = listed("grupper", "Grupper", "Målgrupperna i en lista, en på varje rad.")
    others: Text = key("andra-grupper", "Andra grupper", "Andra grupper som dokumentet också gäller.")
    others_decided: Text = key(
        "andra-grupper-avgörs-av",
        "Vem avgör om andra grupper omfattas",
        "Den som avgör om någon i en annan grupp får delta, och efter vad.",
    )


class Survey(Part):
    """The local survey made before the agreement."""

    date: Date | None = part("datum", "Datum", "Kartläggningens datum, till exempel 2026-03-18.")
    reference: Text = key("hänvisning", "Hänvisning", "Kartläggningens titel, diarienummer eller webbadress.")
    authors: Text = key("utförd-av", "Utförd av", "De funktioner som gjorde kartläggningen.")
    findings: Text = key("resultat", "Resultat", "Det viktigaste som kartläggningen visade.")


class Goal(Part):
    """A shared goal, and how one sees that it is reached."""

    title: Text = key("titel", "Titel", "Målets rubrik.")
    goal: Text = key("mål", "Mål", "Målet i en mening som går att stämma av.")
    indicator: Text = key("indikator", "Indikator", "Det som visar om målet är nått, till exempel en andel.")
    base_value: Text = key("utgångsvärde", "Utgångsvärde", "Indikatorns värde i dag, med år och källa.")
    target: Text = key("målvärde", "Målvärde", "Indikatorns värde när målet är nått.")
    due: Text = key("senast", "Senast", "Den dag då målet senast ska vara nått, till exempel 30 juni 2028.")
    owner: Actor = key(
        "ansvarig",
        "Ansvarig",
        "Den som ansvarar för målet: en funktion, eller id för en part, ett forum eller ett nätverk.",
    )
