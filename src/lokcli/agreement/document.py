"""What every agreement has in common, whatever its family."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lokcli.agreement.base import Id, Part, PartyId, Text, YesNo, key, many, part
from lokcli.agreement.followup import FollowUp, Revision
from lokcli.agreement.goals import Goal, TargetGroup
from lokcli.agreement.organisation import Forum
from lokcli.agreement.parties import Party
from lokcli.agreement.validity import Decision, Exemption, Validity

Status = Literal["utkast", "remiss", "beslutad", "undertecknad", "upphörd"]


class Definition(Part):
    """A term and what the parties mean by it."""

    term: Text = key("term", "Term")
    meaning: Text = key("betydelse", "Betydelse")


class Agreement(Part):
    """The parts that stand in every family, in the order in which they are written."""

    format: Text = key("lok", "Formatversion")
    family: Text = key("mall", "Mall")
    example: YesNo = key("exempel", "Exempel", default=False)
    title: Text = key("titel", "Titel")
    status: Status | None = part("status", "Status")
    version: Text = key("version", "Version")
    registration: Mapping[PartyId, Text] = many("diarienummer", "Diarienummer")
    validity: Validity | None = part("giltighet", "Giltighet")
    parties: Mapping[Id, Party] = many("parter", "Parter")
    decisions: Mapping[Id, Decision] = many("beslut", "Beslut")
    background: Text = key("bakgrund", "Bakgrund")
    purpose: Text = key("syfte", "Syfte")
    target_group: TargetGroup | None = part("målgrupp", "Målgrupp")
    goals: Mapping[Id, Goal] = many("mål", "Gemensamma mål")
    organisation: Mapping[Id, Forum] = many("organisation", "Organisation")
    follow_up: FollowUp | None = part("uppföljning", "Uppföljning")
    revision: Revision | None = part("revidering", "Revidering")
    definitions: Mapping[Id, Definition] = many("definitioner", "Definitioner")
    exemptions: Mapping[Id, Exemption] = many("undantag", "Undantag")
