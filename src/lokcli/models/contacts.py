"""How people reach each other, and what information passes between whom."""

from __future__ import annotations

from typing import Literal

from lokcli.models.base import Date, Part, PartyId, Sender, Text, YesNo, key, listed, part

Occasion = Literal["påbörja", "delta", "uppföljning", "anpassning", "avbrott", "annat"]


class ContactPath(Part):
    """A function that answers, for whom, on which occasions and through which channel."""

    audience: Literal["arbetssökande", "parterna"] | None = part(
        "för", "För", "Vem som använder kontaktvägen: den arbetssökande, eller parterna sinsemellan."
    )
    occasions: tuple[Occasion, ...] = listed(
        "vid", "Vid", "Tillfällen då kontaktvägen gäller, i en lista: [påbörja, delta]."
    )
    errand: Text = key("ärende", "Ärende", "De frågor som kontaktvägen är till för.")
    party: PartyId = key("part", "Part", "Id för den part som svarar.")
    function: Text = key(
        "funktion", "Funktion", "Den funktion som svarar, inte personens namn: Rektor för sfi."
    )
    channel: Text = key(
        "kanal", "Kanal", "Ett annat sätt att nå funktionen än telefon, e-post, adress eller webb."
    )
    phone: Text = key("telefon", "Telefon", "Telefonnumret till funktionen.")
    email: Text = key("e-post", "E-post", "E-postadressen till funktionen.")
    address: Text = key("adress", "Adress", "Funktionens besöksadress eller postadress.")
    web: Text = key("webb", "Webb", "Adressen till en webbsida eller en e-tjänst.")
    within: Text = key(
        "svarar-inom", "Svarar inom", "Hur snart funktionen svarar, till exempel två arbetsdagar."
    )
    tested: Date | None = part(
        "testad", "Testad", "Den dag då parten senast provade kontaktvägen. Ett datum: 2027-01-31."
    )


class InformationExchange(Part):
    """What passes from whom to whom, when, and by which right if it is personal data."""

    what: Text = key("vad", "Vad", "Den information som avsändaren lämnar.")
    giver: Sender = key("från", "Från", "Avsändaren: id för en part, arbetssökande eller parterna.")
    receiver: Sender = key("till", "Till", "Mottagaren: id för en part, arbetssökande eller parterna.")
    when: Text = key(
        "när", "När", "När avsändaren lämnar informationen, till exempel inom fem arbetsdagar från starten."
    )
    how: Text = key(
        "hur", "Hur", "Hur avsändaren lämnar informationen, till exempel i ett brev eller en e-tjänst."
    )
    personal_data: YesNo | None = part(
        "personuppgifter",
        "Personuppgifter",
        "Skriv ja om informationen innehåller personuppgifter, annars nej.",
    )
    legal_basis: Text = key(
        "rättslig-grund",
        "Rättslig grund",
        "Den rättsliga grunden för att lämna personuppgifterna, med lag och paragraf eller artikel.",
    )
