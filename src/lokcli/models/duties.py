"""What each party promises, how it takes part, and whether suppliers do."""

from __future__ import annotations

from lokcli.models.base import Part, PartyId, Text, YesNo, key, listed, part


class Duty(Part):
    """One promise by one party, and by when it is kept."""

    party: PartyId = key("part", "Part", "Id för den part som gör åtagandet.")
    duty: Text = key("åtagande", "Åtagande", "En hel mening som säger vem hos parten som ska göra vad.")
    due: Text = key(
        "senast",
        "Senast",
        "När parten senast ska ha uppfyllt åtagandet, till exempel inom en månad från ansökan.",
    )


class Participation(Part):
    """Whether and how a party takes part in a process."""

    takes_part: YesNo | None = part("deltar", "Deltar", "Skriv ja om parten deltar i processen, annars nej.")
    how: Text = key("hur", "Hur", "Vad parten gör i processen.")


class SupplierInvolvement(Part):
    """Whether and how the parties' suppliers take part, which kind, and whose they are."""

    takes_part: YesNo | None = part(
        "deltar", "Deltar", "Skriv ja om leverantörer deltar i processen, annars nej."
    )
    how: Text = key("hur", "Hur", "Vad leverantörerna gör i processen.")
    kinds: Text = key("vilka", "Vilka", "De leverantörer som deltar, eller vilket slag de är.")
    hired_by: tuple[PartyId, ...] = listed(
        "omfattar",
        "Omfattar leverantörer till",
        "Id för de parter vars leverantörer svaret gäller, i en lista: [af, kommun].",
    )
