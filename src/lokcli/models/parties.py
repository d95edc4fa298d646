"""Who the parties are, and who signs for each."""

from __future__ import annotations

from typing import Literal

from lokcli.models.base import Actor, Part, PartyId, Text, key, part

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

    function: Text = key("funktion", "Funktion", "Undertecknarens funktion, till exempel Kommundirektör.")
    name: Text = key("namn", "Namn", "Undertecknarens namn. Det går bra att utelämna.")


class Party(Part):
    """A party: the legal body, and the unit or committee that acts for it."""

    name: Text = key("namn", "Namn", "Namnet på myndigheten, kommunen, regionen eller organisationen.")
    kind: PartyKind | None = part("typ", "Typ", "Det slag av organisation som parten är.")
    code: Text = key("kod", "Kod", "Kommunkod med fyra siffror eller länskod med två, inom citattecken.")
    number: Text = key(
        "organisationsnummer", "Organisationsnummer", "Tio siffror, med bindestreck före de fyra sista."
    )
    unit: Text = key("enhet", "Enhet eller nämnd", "Den enhet eller nämnd som företräder parten.")
    mission: Text = key("uppdrag", "Uppdrag", "Det som parten ansvarar för, med lag och paragraf.")
    signatory: Signatory | None = part("undertecknare", "Undertecknare", "Den som skriver under för parten.")


class Role(Part):
    """A role in the cooperation, and what it does."""

    role: Text = key("roll", "Roll", "En funktion, till exempel Samordnare för etablering.")
    party: PartyId = key("part", "Part", "Id för den part som har rollen.")
    task: Text = key("uppgift", "Uppgift", "Rollens uppgifter i samverkan.")


class Routine(Part):
    """A routine that the parties share."""

    routine: Text = key("rutin", "Rutin", "En mening som säger vem som gör vad, och när.")
    owner: Actor = key(
        "ansvarig",
        "Ansvarig",
        "Den som ansvarar för rutinen: en funktion, eller id för en part eller ett forum.",
    )
