"""Which agency law gives which task, from when to when, and how a text names the agency.

A date that is None is unknown; an empty ``since`` never means that the task has not begun. An empty
``verified_on`` is unverified, and says so wherever it is shown.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple


class Agency(NamedTuple):
    """An agency or another public body. ``kind`` is the party's ``typ`` in an agreement."""

    kind: str
    name: str
    pattern: str
    """A regular expression for its name and abbreviation in running text."""


class Task(NamedTuple):
    """A task that law gives to one kind of body. ``successor`` is the kind that has it after ``until``."""

    ident: str
    agency: str
    task: str
    since: date | None
    until: date | None
    successor: str
    source: str
    verified_on: str
    """A month, or empty where the task was not checked against its source."""

    def holds_on(self, day: date) -> bool:
        """Whether the task is that body's on a day, as far as the register knows."""
        return not (self.since and day < self.since) and not (self.until and self.until <= day)


class Mention(NamedTuple):
    """A body named in a text, and where."""

    kind: str
    start: int
    end: int


AGENCIES = (
    Agency("arbetsförmedlingen", "Arbetsförmedlingen", r"[Aa]rbetsförmedling(?:en|ens)?\b|\bAF\b"),
    Agency("försäkringskassan", "Försäkringskassan", r"[Ff]örsäkringskassan?s?\b|\bFK\b"),
    Agency("migrationsverket", "Migrationsverket", r"Migrationsverkets?\b|\bMV\b"),
    Agency("länsstyrelse", "Länsstyrelsen", r"[Ll]änsstyrels(?:en|ens|erna|ernas|e)\b"),
    Agency("kommun", "Kommunen", r"\b\w*[Kk]ommun(?:en|ens|er|erna|ernas|ers|s)?\b"),
    Agency(
        "region", "Regionen", r"\b[Rr]egion(?:en|ens|er|erna|ernas|s)?\b|\b[Ll]andsting(?:et|ets|en|ens|s)?\b"
    ),
)

_2018 = date(2018, 1, 1)

TASKS = (
    Task("insatser", "arbetsförmedlingen", "ansvarar för att etableringsinsatser erbjuds",
         _2018, None, "", "4 § lagen (2017:584)", "2026-04"),
    Task("samordning", "arbetsförmedlingen", "samordnar insatserna, är stödjande och pådrivande",
         _2018, None, "", "5 § lagen (2017:584)", "2026-04"),
    Task("anvisning-till-program", "arbetsförmedlingen", "anvisar till etableringsprogrammet",
         _2018, None, "", "5–10 §§ förordningen (2017:820)", "2024-05"),
    Task("kartläggning", "arbetsförmedlingen", "kartlägger och skriver en individuell handlingsplan",
         _2018, None, "", "11 § förordningen (2017:820)", "2024-05"),
    Task("utbildningsplikt", "arbetsförmedlingen", "bedömer vem som i huvudsak ska studera",
         _2018, None, "", "14 § förordningen (2017:820)", "2024-05"),
    Task("varning-och-avstängning", "arbetsförmedlingen", "beslutar om varning och avstängning",
         _2018, None, "", "12 § förordningen (2017:819)", "2025-07"),
    Task("resor", "arbetsförmedlingen", "beslutar om ersättning för resor",
         _2018, None, "", "10 kap. 4 och 10 §§ förordningen (2017:819)", "2025-07"),
    Task("samverkan-med-kommuner", "arbetsförmedlingen", "samverkar med kommuner",
         date(2022, 12, 1), None, "", "14 § förordningen (2022:811)", "2025-07"),
    Task("etableringsersättning-före-2018", "arbetsförmedlingen", "beslutar om etableringsersättning",
         None, _2018, "försäkringskassan", "10 kap. 3 § förordningen (2017:819), som flyttade uppgiften", "2025-07"),
    Task("anvisning-för-bosättning-2016", "arbetsförmedlingen", "anvisar till en kommun för bosättning",
         date(2016, 3, 1), date(2017, 1, 1), "migrationsverket",
         "punkt 4 i övergångsbestämmelserna till förordningen (2016:39)", "2024-05"),
    Task("etableringsersättning", "försäkringskassan",
         "prövar och betalar ut etableringsersättning, etableringstillägg och bostadsersättning",
         _2018, None, "", "10 kap. 3 och 9 §§ förordningen (2017:819)", "2025-07"),
    Task("anvisning-för-bosättning", "migrationsverket", "anvisar till en kommun för bosättning",
         date(2017, 1, 1), None, "", "8 § förordningen (2016:39)", "2024-05"),
    Task("mottagande-av-asylsökande", "migrationsverket", "tar emot asylsökande",
         None, None, "", "lagen (1994:137)", "2026-04"),
    Task("samhällsintroduktion", "migrationsverket", "anordnar samhällsintroduktion för asylsökande från 16 år",
         date(2025, 3, 1), None, "", "3 c § lagen (1994:137)", "2026-04"),
    Task("statlig-ersättning", "migrationsverket", "betalar statlig ersättning till kommuner och regioner",
         None, None, "", "förordningen (2010:1122)", "2025-07"),
    Task("främja-samverkan", "länsstyrelse",
         "främjar samverkan mellan kommuner, myndigheter, företag och organisationer",
         _2018, None, "", "6 § lagen (2017:584)", "2026-04"),
    Task("beredskap-och-uppföljning", "länsstyrelse", "verkar för beredskap och regional samverkan och följer upp",
         date(2017, 2, 1), None, "", "2–5, 9 och 10 §§ förordningen (2016:1363)", "2024-05"),
    Task("kommuntal", "länsstyrelse", "beslutar kommuntal",
         date(2016, 3, 1), None, "", "5 § förordningen (2016:39)", "2024-05"),
    Task("utvecklingsmedel", "länsstyrelse", "beslutar om medel enligt 37 §",
         None, None, "", "37 § förordningen (2010:1122)", "2025-07"),
    Task("flyktingguider", "länsstyrelse", "beslutar om medel enligt 37 a §, bara Länsstyrelsen i Jönköpings län",
         None, None, "", "8 och 37 a §§ förordningen (2010:1122)", "2025-07"),
    Task("bosättning", "kommun", "tar emot för bosättning efter anvisning",
         date(2016, 3, 1), None, "", "5 § lagen (2016:38)", "2026-04"),
    Task("samhällsorientering", "kommun", "erbjuder samhällsorientering",
         None, None, "", "3 § lagen (2013:156)", "2026-04"),
    Task("plan-för-samhällsorientering", "kommun", "har en plan för samhällsorienteringen",
         None, None, "", "8 § förordningen (2010:1138)", "2024-05"),
    Task("sfi", "kommun", "erbjuder sfi",
         None, None, "", "20 kap. 29 § skollagen (2010:800)", "2025-07"),
    Task("sammanhållen-utbildning", "kommun", "beslutar planen för sammanhållen utbildning",
         date(2022, 8, 1), None, "", "20 kap. 33 b § skollagen (2010:800)", "2025-07"),
    Task("hälsoundersökning", "region", "erbjuder asylsökande en hälsoundersökning",
         None, None, "", "7 § lagen (2008:344)", "2026-04"),
)  # fmt: skip


def agency(kind: str) -> Agency | None:
    """The body of that kind; None for a kind that law gives no task here."""
    return next((known for known in AGENCIES if known.kind == kind), None)


def tasks(kind: str, day: date) -> tuple[Task, ...]:
    """What law gave to a kind of body on a day, as far as the register knows."""
    return tuple(task for task in TASKS if task.agency == kind and task.holds_on(day))


def mentions(text: str) -> list[Mention]:
    """The bodies that a text names, in its order."""
    found = [
        Mention(kind, match.start(), match.end())
        for kind, pattern in _patterns()
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda mention: mention.start)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((known.kind, re.compile(known.pattern)) for known in AGENCIES)
