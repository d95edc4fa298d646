"""What each party promises, how it takes part, and whether suppliers do."""

from __future__ import annotations

from collections.abc import Sequence

from lokcli.agreement.base import Part, PartyId, Text, YesNo, key, listed, part


class Duty(Part):
    """One promise by one party, and by when it is kept."""

    party: PartyId = key("part", "Part")
    duty: Text = key("åtagande", "Åtagande")
    due: Text = key("senast", "Senast")


class Participation(Part):
    """Whether and how a party takes part in a process."""

    takes_part: YesNo | None = part("deltar", "Deltar")
    how: Text = key("hur", "Hur")


class SupplierInvolvement(Part):
    """Whether and how the parties' suppliers take part, which kind, and whose they are."""

    takes_part: YesNo | None = part("deltar", "Deltar")
    how: Text = key("hur", "Hur")
    kinds: Text = key("vilka", "Vilka")
    hired_by: Sequence[PartyId] = listed("omfattar", "Omfattar leverantörer till")
