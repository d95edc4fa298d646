"""A process that the parties carry out together, with the six things that must be clear in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from lokcli.agreement.base import (
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
from lokcli.agreement.contacts import ContactPath, InformationExchange
from lokcli.agreement.duties import Duty, Participation, SupplierInvolvement


class Involvement(Part):
    """How and when the jobseeker is involved."""

    how: Text = key("hur", "Hur")
    when: Text = key("när", "När")


class Process(Part):
    """One process: its topics, and the six answers."""

    title: Text = key("titel", "Titel")
    topics: Sequence[Text] = listed("gäller", "Gäller")
    see: ProcessOrChapter = key("se", "Se")
    description: Text = key("beskrivning", "Beskrivning")
    jobseeker: Annotated[Involvement | Answer | None, Answerable(Involvement)] = part(
        "arbetssökande", "Den arbetssökandes medverkan"
    )
    contacts: Annotated[Mapping[Id, ContactPath] | Answer, Answerable(Mapping[Id, ContactPath])] = many(
        "kontaktvägar", "Kontaktvägar"
    )
    exchanges: Annotated[
        Mapping[Id, InformationExchange] | Answer, Answerable(Mapping[Id, InformationExchange])
    ] = many("informationsutbyten", "Informationsutbyten")
    participation: Mapping[PartyId, Participation] = many("deltagande", "Deltagande")
    duties: Mapping[Id, Duty] = many("åtaganden", "Åtaganden")
    forums: Sequence[ForumOrLevel] = listed("forum", "Forum")
    suppliers: SupplierInvolvement | None = part("leverantörer", "Leverantörer")
