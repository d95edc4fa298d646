"""How people reach each other, and what information passes between whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lokcli.agreement.base import Date, Part, PartyId, Sender, Text, YesNo, key, listed, part

Occasion = Literal["påbörja", "delta", "uppföljning", "anpassning", "avbrott", "annat"]


class ContactPath(Part):
    """A function that answers, for whom, on which occasions and through which channel."""

    audience: Literal["arbetssökande", "parterna"] | None = part("för", "För")
    occasions: Sequence[Occasion] = listed("vid", "Vid")
    errand: Text = key("ärende", "Ärende")
    party: PartyId = key("part", "Part")
    function: Text = key("funktion", "Funktion")
    channel: Text = key("kanal", "Kanal")
    phone: Text = key("telefon", "Telefon")
    email: Text = key("e-post", "E-post")
    address: Text = key("adress", "Adress")
    web: Text = key("webb", "Webb")
    within: Text = key("svarar-inom", "Svarar inom")
    tested: Date | None = part("testad", "Testad")


CHANNELS = ("kanal", "telefon", "e-post", "adress", "webb")
"""The keys of a contact path of which one is enough to reach somebody."""


class InformationExchange(Part):
    """What passes from whom to whom, when, and by which right if it is personal data."""

    what: Text = key("vad", "Vad")
    giver: Sender = key("från", "Från")
    receiver: Sender = key("till", "Till")
    when: Text = key("när", "När")
    how: Text = key("hur", "Hur")
    personal_data: YesNo | None = part("personuppgifter", "Personuppgifter")
    legal_basis: Text = key("rättslig-grund", "Rättslig grund")
