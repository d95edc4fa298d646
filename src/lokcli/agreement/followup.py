"""How the agreement is followed up, revised, kept and made known."""

from __future__ import annotations

from lokcli.agreement.base import Actor, Date, Interval, Part, PartyId, Text, key, part


class FollowUp(Part):
    """Who follows up, how, how often and for whom."""

    owner: PartyId = key("ansvarig", "Ansvarig")
    method: Text = key("metod", "Metod")
    interval: Interval = key("intervall", "Intervall")
    receiver: Actor = key("mottagare", "Mottagare")
    own: Text = key("egna-insatser", "Varje parts egen uppföljning")


class Revision(Part):
    """How often the agreement is looked over, when last and when next."""

    interval: Interval = key("intervall", "Intervall")
    last: Date | None = part("senaste", "Senaste översyn")
    next: Date | None = part("nästa", "Nästa översyn")
    owner: PartyId = key("ansvarig", "Ansvarig")


class Custody(Part):
    """Where the agreement is kept, who tells of changes, and how staff learn of it."""

    kept: Text = key("förvaras", "Gällande version finns")
    changes: Text = key("ändringar", "Ändringar meddelar")
    staff: Text = key("information-till-personal", "Information till personalen")


class Languages(Part):
    """How a person gets information in a language that he or she commands."""

    languages: Text = key("språk", "Språk")
    interpreter: Text = key("tolk", "Tolk")
