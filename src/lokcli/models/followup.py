"""How the agreement is followed up, revised, kept and made known."""

from __future__ import annotations

from lokcli.models.base import Actor, Date, Interval, Part, PartyId, Text, key, part


class FollowUp(Part):
    """Who follows up, how, how often and for whom."""

    owner: PartyId = key("ansvarig", "Ansvarig", "Partens id under parter.")
    method: Text = key("metod", "Metod", "Arbetssättet i några meningar, till exempel mått, möten och enkät.")
    interval: Interval = key(
        "intervall", "Intervall", "Ett intervall, till exempel halvårsvis eller var tredje månad."
    )
    receiver: Actor = key(
        "mottagare",
        "Mottagare",
        "Den som tar emot resultatet: en funktion, eller id för en part, ett forum eller ett nätverk.",
    )
    own: Text = key(
        "egna-insatser",
        "Varje parts egen uppföljning",
        "Vad varje part mäter själv, och när den lämnar siffrorna.",
    )


class Revision(Part):
    """How often the agreement is looked over, when last and when next."""

    interval: Interval = key(
        "intervall", "Intervall", "Ett intervall, till exempel 12 månader eller vartannat år."
    )
    last: Date | None = part(
        "senaste", "Senaste översyn", "Dagen för den senaste översynen. Ett datum: 2026-11-30."
    )
    next: Date | None = part("nästa", "Nästa översyn", "Dagen för nästa översyn. Ett datum: 2027-11-30.")
    owner: PartyId = key("ansvarig", "Ansvarig", "Id för den part som ser till att översynen blir av.")


class Custody(Part):
    """Where the agreement is kept, who tells of changes, and how staff learn of it."""

    kept: Text = key("förvaras", "Gällande version finns", "Ett diarium, en webbadress eller en annan plats.")
    changes: Text = key("ändringar", "Ändringar meddelar", "En funktion, mottagarna och en tidsgräns.")
    staff: Text = key(
        "information-till-personal",
        "Information till personalen",
        "Vem som går igenom dokumentet med personalen, och när.",
    )


class Languages(Part):
    """How a person gets information in a language that he or she commands."""

    languages: Text = key("språk", "Språk", "De språk som informationen finns på.")
    interpreter: Text = key("tolk", "Tolk", "När och för vem parterna anlitar tolk, och vem som bokar.")
