"""From when to when the agreement binds, who decided on it, and what is exempted from the check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from lokcli.agreement.base import Answer, Answerable, Date, End, Part, PartyId, Text, key, listed, part


class Validity(Part):
    """The period, the notice, and the agreement that this one replaces."""

    start: Date | None = part("från", "Från")
    end: End | None = part("till", "Till")
    notice: Text = key("uppsägning", "Uppsägning")
    replaces: Annotated[Text | Answer, Answerable(Text)] = key("ersätter", "Ersätter")


class Decision(Part):
    """A party's decision to enter the agreement."""

    party: PartyId = key("part", "Part")
    body: Text = key("organ", "Beslutande organ")
    date: Date | None = part("datum", "Datum")
    minutes: Text = key("protokoll", "Protokoll")
    delegation: Text = key("delegation", "Rätt att underteckna")
    adopted_by: Sequence[PartyId] = listed("antagen-av", "Antagen av")


class Exemption(Part):
    """A rule that the parties have chosen not to follow, and why."""

    rule: Text = key("regel", "Regel")
    place: Text = key("plats", "Plats")
    reason: Text = key("motivering", "Motivering")
    decided_by: Text = key("beslutad-av", "Beslutad av")
    until: Date | None = part("gäller-till", "Gäller till")
