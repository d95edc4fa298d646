"""From when to when the agreement binds, who decided on it, and what is exempted from the check."""

from __future__ import annotations

from typing import Annotated

from lokcli.models.base import Answer, Answerable, Date, End, Part, PartyId, Text, key, listed, part


class Validity(Part):
    """The period, the notice, and the agreement that this one replaces."""

    start: Date | None = part("från", "Från", "Den första dagen i perioden. Ett datum: 2027-01-01.")
    end: End | None = part(
        "till", "Till", "Den sista dagen i perioden, till exempel 2028-12-31, eller orden tills vidare."
    )
    notice: Text = key("uppsägning", "Uppsägning", "Tid och form, till exempel tre månader, skriftligt.")
    replaces: Annotated[Text | Answer, Answerable(Text)] = key(
        "ersätter", "Ersätter", "Titeln på det äldre dokumentet, och dess diarienummer."
    )


class Decision(Part):
    """A party's decision to enter the agreement."""

    party: PartyId = key("part", "Part", "Id för den part som har beslutat.")
    body: Text = key("organ", "Beslutande organ", "Organets namn, till exempel Kommunstyrelsen.")
    date: Date | None = part("datum", "Datum", "Beslutets datum, till exempel 2026-10-13.")
    minutes: Text = key(
        "protokoll", "Protokoll", "Hänvisningen till beslutet, till exempel Protokoll 2026-10-13, § 187."
    )
    delegation: Text = key(
        "delegation",
        "Rätt att underteckna",
        "En hänvisning till beslutet, delegationsordningen eller arbetsordningen.",
    )
    adopted_by: tuple[PartyId, ...] = listed(
        "antagen-av",
        "Antagen av",
        "Id för de parter som har antagit dokumentet genom beslutet, i en lista: [af, kommun].",
    )


class Exemption(Part):
    """A rule that the parties have chosen not to follow, and why."""

    rule: Text = key("regel", "Regel", "Kravets eller regelns kod, till exempel EP-12.")
    place: Text = key(
        "plats",
        "Plats",
        "Den del av texten som undantaget gäller, till exempel processer.sfi. Utan plats gäller det hela dokumentet.",
    )
    reason: Text = key("motivering", "Motivering", "Varför parterna gör undantaget.")
    decided_by: Text = key("beslutad-av", "Beslutad av", "Den som har beslutat om undantaget.")
    until: Date | None = part("gäller-till", "Gäller till", "Undantagets sista dag. Ett datum: 2027-12-31.")
