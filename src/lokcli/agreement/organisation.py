"""The forums in which the parties meet: their level, task, members and rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lokcli.agreement.base import Actor, ForumId, Frequency, Part, Text, key, listed, part


class Forum(Part):
    """A standing or temporary group, who calls it and to whom it reports."""

    name: Text = key("namn", "Namn")
    level: Literal["strategisk", "operativ", "arbetsgrupp"] | None = part("nivå", "Nivå")
    mission: Text = key("uppdrag", "Uppdrag")
    members: Sequence[Actor] = listed("deltagare", "Deltagare")
    chair: Actor = key("ordförande", "Ordförande")
    rapporteur: Actor = key("föredragande", "Föredragande")
    convener: Actor = key("sammankallande", "Sammankallande")
    meetings: Frequency | None = part("möten-per-år", "Möten per år")
    appointed_by: Actor = key("utses-av", "Utses av")
    reports_to: ForumId = key("rapporterar-till", "Rapporterar till")


class OtherForum(Part):
    """A forum outside the agreement that is good to know of."""

    name: Text = key("namn", "Namn")
    concerns: Text = key("om", "Handlar om")
    contact: Text = key("kontakt", "Kontakt")
