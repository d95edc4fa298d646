"""Whom the agreement is for, what it rests on, and what it shall reach."""

from __future__ import annotations

from collections.abc import Sequence

from lokcli.agreement.base import Actor, Date, Part, Text, key, listed, part


class TargetGroup(Part):
    """The target group, and other groups that the agreement covers as an extra."""

    description: Text = key("beskrivning", "Beskrivning")
    groups: Sequence[Text] = listed("grupper", "Grupper")
    others: Text = key("andra-grupper", "Andra grupper")
    others_decided: Text = key("andra-grupper-avgörs-av", "Vem avgör om andra grupper omfattas")


class Survey(Part):
    """The local survey made before the agreement."""

    date: Date | None = part("datum", "Datum")
    reference: Text = key("hänvisning", "Hänvisning")
    authors: Text = key("utförd-av", "Utförd av")
    findings: Text = key("resultat", "Resultat")


class Goal(Part):
    """A shared goal, and how one sees that it is reached."""

    title: Text = key("titel", "Titel")
    goal: Text = key("mål", "Mål")
    indicator: Text = key("indikator", "Indikator")
    base_value: Text = key("utgångsvärde", "Utgångsvärde")
    target: Text = key("målvärde", "Målvärde")
    due: Text = key("senast", "Senast")
    owner: Actor = key("ansvarig", "Ansvarig")
