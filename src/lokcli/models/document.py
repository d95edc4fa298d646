"""What every agreement has in common, whatever its family."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lokcli.models.base import Id, Part, PartyId, Text, YesNo, key, many, part
from lokcli.models.followup import FollowUp, Revision
from lokcli.models.goals import Goal, TargetGroup
from lokcli.models.organisation import Forum
from lokcli.models.parties import Party
from lokcli.models.validity import Decision, Exemption, Validity

Status = Literal["utkast", "remiss", "beslutad", "undertecknad", "upphörd"]


class Definition(Part):
    """A term and what the parties mean by it."""

    term: Text = key("term", "Term", "Ordet som parterna förklarar.")
    meaning: Text = key(
        "betydelse",
        "Betydelse",
        "Vad ordet betyder i dokumentet, eller namnet på det dokument som förklarar det.",
    )


class Agreement(Part):
    """The parts that stand in every family, in the order in which they are written."""

    format: Text = key("lok", "Formatversion", "Filformatets version. Skriv 1.")
    family: Text = key("mall", "Mall", "Namnet på den mall som dokumentet följer.")
    example: YesNo = key(
        "exempel",
        "Exempel",
        "Skriv ja om texten är ett exempel. Dokumentet säger då det på första sidan.",
        default=False,
    )
    title: Text = key("titel", "Titel", "Titeln på dokumentets första sida.")
    status: Status | None = part(
        "status", "Status", "Hur långt dokumentet har kommit. Det avgör hur strängt lok granskar."
    )
    version: Text = key("version", "Version", "Dokumentets versionsnummer.")
    registration: Mapping[PartyId, Text] = many(
        "diarienummer", "Diarienummer", "En rad för varje part: partens id, ett kolon och diarienumret."
    )
    validity: Validity | None = part(
        "giltighet", "Giltighet", "När dokumentet gäller, hur en part säger upp det och vad det ersätter."
    )
    parties: Mapping[Id, Party] = many(
        "parter",
        "Parter",
        "Varje part står under ett id som du väljer, med små bokstäver, siffror och bindestreck.",
    )
    decisions: Mapping[Id, Decision] = many(
        "beslut", "Beslut", "Varje beslut står under ett id som du väljer."
    )
    background: Text = key(
        "bakgrund", "Bakgrund", "Läget när dokumentet skrivs, och det som parterna behöver lösa tillsammans."
    )
    purpose: Text = key("syfte", "Syfte", "Syftet med samverkan, i en eller några meningar.")
    target_group: TargetGroup | None = part("målgrupp", "Målgrupp", "De personer som dokumentet gäller.")
    goals: Mapping[Id, Goal] = many(
        "mål", "Gemensamma mål", "Varje mål står under ett id som du väljer, med mått, tidpunkt och ansvarig."
    )
    organisation: Mapping[Id, Forum] = many(
        "organisation", "Organisation", "Varje forum står under ett id som du väljer, till exempel styrgrupp."
    )
    follow_up: FollowUp | None = part(
        "uppföljning", "Uppföljning", "Parternas uppföljning: ansvarig, metod, intervall och mottagare."
    )
    revision: Revision | None = part(
        "revidering", "Revidering", "När parterna ser över dokumentet, och vem som ansvarar för det."
    )
    definitions: Mapping[Id, Definition] = many(
        "definitioner", "Definitioner", "Varje ord som parterna förklarar står under ett id som du väljer."
    )
    exemptions: Mapping[Id, Exemption] = many(
        "undantag", "Undantag", "Varje undantag från ett krav eller en regel står under ett id som du väljer."
    )
