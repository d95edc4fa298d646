"""A process that the parties carry out together, with the six things that must be clear in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from lokcli.models.base import (
    Answer,
    Answerable,
    ForumOrLevel,
    Id,
    Part,
    PartyId,
    ProcessOrChapter,
    Text,
    key,
    listed,
    many,
    part,
)
from lokcli.models.contacts import ContactPath, InformationExchange
from lokcli.models.duties import Duty, Participation, SupplierInvolvement


class Involvement(Part):
    """How and when the jobseeker is involved."""

    how: Text = key("hur", "Hur", "Vad den arbetssökande själv gör eller bestämmer.")
    when: Text = key("när", "När", "En händelse eller en tid, till exempel vid anmälan.")


class Process(Part):
    """One process: its topics, and the six answers."""

    title: Text = key("titel", "Titel", "Processens rubrik i dokumentet.")
    topics: tuple[Text, ...] = listed("gäller", "Gäller", "De områden som processen omfattar, i en lista.")
    see: ProcessOrChapter = key(
        "se",
        "Se",
        "Id för den process eller namnet på det kapitel som har innehållet i stället.",
    )
    description: Text = key("beskrivning", "Beskrivning", "En kort beskrivning av processen.")
    jobseeker: Annotated[Involvement | Answer | None, Answerable(Involvement)] = part(
        "arbetssökande",
        "Den arbetssökandes medverkan",
        "Hur och när den arbetssökande medverkar i processen.",
    )
    contacts: Annotated[Mapping[Id, ContactPath] | Answer, Answerable(Mapping[Id, ContactPath])] = many(
        "kontaktvägar", "Kontaktvägar", "Varje kontaktväg står under ett id som du väljer."
    )
    exchanges: Annotated[
        Mapping[Id, InformationExchange] | Answer, Answerable(Mapping[Id, InformationExchange])
    ] = many(
        "informationsutbyten",
        "Informationsutbyten",
        "Varje informationsutbyte står under ett id som du väljer.",
    )
    participation: Mapping[PartyId, Participation] = many(
        "deltagande", "Deltagande", "Varje part står under sitt id, med deltar och hur."
    )
    duties: Mapping[Id, Duty] = many(
        "åtaganden", "Åtaganden", "Varje åtagande står under ett id som du väljer."
    )
    forums: tuple[ForumOrLevel, ...] = listed(
        "forum", "Forum", "En lista med id för forum eller med nivåer: [styrgrupp] eller [strategisk]."
    )
    suppliers: SupplierInvolvement | None = part(
        "leverantörer", "Leverantörer", "Medverkan av leverantörer som parterna har anlitat."
    )
