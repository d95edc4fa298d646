"""Who the parties are, and who signs for each."""

from __future__ import annotations

from typing import Literal

from lokcli.agreement.base import Actor, Part, PartyId, Text, key, part

PartyKind = Literal[
    "arbetsförmedlingen",
    "kommun",
    "region",
    "länsstyrelse",
    "migrationsverket",
    "försäkringskassan",
    "idéburen",
    "annan",
]


class Signatory(Part):
    """The function that signs for a party; a name is never needed."""

    function: Text = key("funktion", "Funktion")
    name: Text = key("namn", "Namn")


class Party(Part):
    """A party: the legal body, and the unit or committee that acts for it."""

    name: Text = key("namn", "Namn")
    kind: PartyKind | None = part("typ", "Typ")
    code: Text = key(
        "kod", "Kod", description="Kommunkod med fyra siffror eller länskod med två, inom citattecken."
    )
    number: Text = key("organisationsnummer", "Organisationsnummer")
    unit: Text = key("enhet", "Enhet eller nämnd")
    mission: Text = key("uppdrag", "Uppdrag")
    signatory: Signatory | None = part("undertecknare", "Undertecknare")


class Role(Part):
    """A role in the cooperation, and what it does."""

    role: Text = key("roll", "Roll")
    party: PartyId = key("part", "Part")
    task: Text = key("uppgift", "Uppgift")


class Routine(Part):
    """A routine that the parties share."""

    routine: Text = key("rutin", "Rutin")
    owner: Actor = key("ansvarig", "Ansvarig")
