"""The forums in which the parties meet: their level, task, members and rhythm."""

from __future__ import annotations

from typing import Literal

from lokcli.models.base import Actor, ForumId, Frequency, Part, Text, key, listed, part


class Forum(Part):
    """A standing or temporary group, who calls it and to whom it reports."""

    name: Text = key("namn", "Namn", "Gruppens namn.")
    level: Literal["strategisk", "operativ", "arbetsgrupp"] | None = part(
        "nivå", "Nivå", "Den nivå som gruppen arbetar på."
    )
    mission: Text = key("uppdrag", "Uppdrag", "Det som gruppen gör och beslutar om.")
    members: tuple[Actor, ...] = listed(
        "deltagare", "Deltagare", "Deltagarnas funktioner i en lista: [Enhetschef, Rektor för sfi]."
    )
    chair: Actor = key("ordförande", "Ordförande", "Den funktion eller part som leder mötena.")
    rapporteur: Actor = key("föredragande", "Föredragande", "Den funktion som föredrar ärendena på mötena.")
    convener: Actor = key(
        "sammankallande",
        "Sammankallande",
        "Den som bjuder in till gruppens möten: en funktion, eller id för en part.",
    )
    meetings: Frequency | None = part(
        "möten-per-år",
        "Möten per år",
        "Antalet möten på ett år: ett tal, ett spann som 4–6, eller efter behov.",
    )
    appointed_by: Actor = key(
        "utses-av",
        "Utses av",
        "Den som tillsätter gruppen: en funktion, eller id för en part eller ett forum.",
    )
    reports_to: ForumId = key(
        "rapporterar-till", "Rapporterar till", "Id för den grupp under organisation som får rapporten."
    )


class OtherForum(Part):
    """A forum outside the agreement that is good to know of."""

    name: Text = key("namn", "Namn", "Forumets fullständiga namn.")
    concerns: Text = key("om", "Handlar om", "De frågor som forumet arbetar med.")
    contact: Text = key("kontakt", "Kontakt", "Den funktion som håller kontakt med forumet.")
