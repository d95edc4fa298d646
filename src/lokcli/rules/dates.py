"""The 5xx rules: steps out of order, counts that disagree, and what is overdue or has not come yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lokcli.agreement.dates import after, ended
from lokcli.agreement.expressions import Expression
from lokcli.agreement.intervals import NUMBER_WORDS, months
from lokcli.agreement.requirements import Draft, Fault
from lokcli.agreement.shown import read
from lokcli.findings import Basis, Path, Severity
from lokcli.rules import rule
from lokcli.rules.texts import Texts, fault_at

_OWN = Basis("practice", "Egen bedömning", "datum och antal i samma dokument får inte säga emot varandra")
_OVERDUE = Basis("practice", "Egen bedömning", "dokumentets egna tider jämförda med dagen för kontrollen")


@rule(
    "LOK501",
    "slut-före-start",
    Severity.FEL,
    _OWN,
    help="Rätta det datum som är fel.",
    at_value=True,
)
def ends_before_it_starts(draft: Draft) -> Iterator[Fault]:
    """Överenskommelsen slutar gälla innan den börjar.

    Varför: En period utan dagar binder ingen. Ofta är årtalet fel i det ena datumet.
    Fel:
        giltighet: {från: 2028-01-01, till: 2027-12-31}
    Rätt:
        giltighet: {från: 2027-01-01, till: 2027-12-31}
    Undantag: Gäller inte när slutet är tills vidare. Har slutdatumet också passerat säger GEN-03 det.
    """
    validity = draft.agreement.validity
    if validity is None or not isinstance(validity.end, date):
        return
    expired = validity.end < draft.as_of and not ended(draft)
    if validity.start and validity.end < validity.start and not expired:
        yield (
            ("giltighet", "till"),
            f"Överenskommelsen gäller till {validity.end}, men från {validity.start}.",
        )


@rule(
    "LOK502",
    "beslut-efter-start",
    Severity.RÅD,
    _OWN,
    help="Flytta startdatumet till efter det sista beslutet, eller rätta beslutets datum.",
    at_value=True,
)
def decided_after_the_start(draft: Draft) -> Iterator[Fault]:
    """En part har beslutat om överenskommelsen efter den dag då den börjar gälla.

    Varför: Före beslutet är parten inte bunden, så den första tiden gäller överenskommelsen inte alla.
    Fel:
        giltighet: {från: 2027-01-01}
        beslut: {nämnden: {organ: Kommunstyrelsen, datum: 2027-02-09}}
    Rätt:
        giltighet: {från: 2027-03-01}
        beslut: {nämnden: {organ: Kommunstyrelsen, datum: 2027-02-09}}
    Undantag: Har parterna bestämt att den gäller bakåt i tiden: skriv det i ett undantag med motivering. Har
        dagen inte kommit fast status säger att beslutet är fattat, säger LOK508 det.
    """
    start = draft.agreement.validity.start if draft.agreement.validity else None
    for ident, decision in draft.agreement.decisions.items():
        if start and decision.date and decision.date > start and not _still_to_come(draft, decision.date):
            yield (
                ("beslut", ident, "datum"),
                f"Beslutet fattades {decision.date}, men överenskommelsen gäller från {start}.",
            )


def _still_to_come(draft: Draft, decided: date) -> bool:
    """Whether the day of a decision is after today, though the status says that it has been taken."""
    return draft.agreement.status in ("beslutad", "undertecknad") and decided > draft.as_of


@rule(
    "LOK503",
    "översyn-i-fel-ordning",
    Severity.VARNING,
    _OWN,
    help="Rätta datumen, så att senaste är den översyn som är gjord och nästa den som kommer.",
    at_value=True,
)
def revisions_out_of_order(draft: Draft) -> Iterator[Fault]:
    """Nästa översyn ligger inte efter den senaste.

    Varför: Ofta är översynen gjord utan att någon har satt ett nytt datum för nästa.
    Fel:
        revidering: {senaste: 2026-10-20, nästa: 2026-10-15}
    Rätt:
        revidering: {senaste: 2026-10-20, nästa: 2027-10-15}
    Undantag: Gäller inte när det ena datumet saknas.
    """
    revision = draft.agreement.revision
    if revision and _out_of_order(draft):
        yield (
            ("revidering", "nästa"),
            f"Nästa översyn är {revision.next}, inte efter den senaste, {revision.last}.",
        )


def _out_of_order(draft: Draft) -> bool:
    revision = draft.agreement.revision
    return bool(revision and revision.last and revision.next and revision.next <= revision.last)


@rule(
    "LOK504",
    "översyn-efter-slutet",
    Severity.RÅD,
    _OWN,
    help="Lägg översynen innan överenskommelsen slutar gälla, eller förläng den.",
    at_value=True,
)
def revised_after_the_end(draft: Draft) -> Iterator[Fault]:
    """Nästa översyn är planerad till efter att överenskommelsen har slutat gälla.

    Varför: Då finns inget kvar att se över, och parterna står utan överenskommelse medan de skriver en ny.
    Fel:
        giltighet: {från: 2027-01-01, till: 2028-12-31}
        revidering: {senaste: 2028-06-01, nästa: 2029-02-01}
    Rätt:
        giltighet: {från: 2027-01-01, till: 2028-12-31}
        revidering: {senaste: 2028-06-01, nästa: 2028-10-01}
    Undantag: Gäller inte den som är upphörd eller gäller tills vidare.
    """
    validity, revision = draft.agreement.validity, draft.agreement.revision
    end = validity.end if validity else None
    if revision and revision.next and isinstance(end, date) and revision.next > end and not ended(draft):
        yield (
            ("revidering", "nästa"),
            f"Nästa översyn är {revision.next}, men överenskommelsen gäller till {end}.",
        )


# --- counts ---

_MORE_WORDS = {
    "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20,
}  # fmt: skip
_WORDS = {word: number for word, number in {**NUMBER_WORDS, **_MORE_WORDS}.items() if number > 1}
_COUNTED = Expression(
    rf"(?P<before>(?:[\w-]+\s+){{0,2}})\b(?P<n>{'|'.join(_WORDS)}|[1-9]\d{{0,2}})\s+"
    r"(?:(?:samverkande|deltagande|medverkande|undertecknande|ingående)\s+)?(?P<what>kommuner(?:na)?|parter(?:na)?)\b"
    r"(?P<after>(?:\s+[\w-]+){0,2})",
    re.IGNORECASE,
)
_CUES_OF_COUNTS = ("kommuner", "parter")
"""One of these stands in every text that counts them."""
_PART_OF = Expression(
    r"\b(?:av|minst|högst|ytterligare|andra|övriga|fler|färre|drygt|cirka|ca|omkring|varje|nya|och|till|eller)\s*$",
    re.IGNORECASE,
)
_ALL_OF = Expression(
    r"\b(?:de|våra|alla|samtliga|dessa|länets|mellan|omfattar|består av|utgörs av|är)\s*$", re.IGNORECASE
)
_WIDER = Expression(r"^\s+(?:i\s+)?(?:landet|sverige|riket|hela|till|varav|utan|som\s+inte)\b", re.IGNORECASE)
_FRAME = frozenset(
    [
        "titel",
        "bakgrund",
        "syfte",
        "övergripande-mål",
        "gemensamt-ansvar",
        "målgrupp",
        "organisation",
        "vision",
    ]
)
"""The parts of a text that speak of all parties; in a process, two of them may act alone."""


def _listed(draft: Draft) -> dict[str, tuple[int, ...]]:
    """The counts that a text may rightly give of kommuner and of parties."""
    parties = draft.items(("parter",))
    kommuner = sum(draft.text(("parter", ident, "typ")) == "kommun" for ident in parties)
    told = all(draft.text(("parter", ident, "typ")) for ident in parties)
    absent = len(draft.items(("kommuner-utanför",)))
    return {
        "kommuner": (kommuner, kommuner + absent) if kommuner and told else (),
        "parter": (len(parties),) if parties else (),
    }


def _disagrees(found: re.Match[str], listed: tuple[int, ...]) -> bool:
    """Whether the match counts all of them, and counts them wrong.

    A number below those listed may be some of them, so it must say that it means all.
    """
    said = found["n"].casefold()
    number = int(said) if said.isdigit() else _WORDS[said]
    if not listed or number in listed or _PART_OF.search(found["before"]) or _WIDER.search(found["after"]):
        return False
    return number > max(listed) or bool(_ALL_OF.search(found["before"])) or found["what"].endswith("na")


@rule(
    "LOK505",
    "antal-stämmer-inte",
    Severity.VARNING,
    _OWN,
    help="Rätta antalet, eller lägg till den part som saknas under parter.",
    at_value=True,
    elsewhere=(("parter",), ("kommuner-utanför",)),
)
def counts_disagree(draft: Draft) -> Iterator[Fault]:
    """Texten räknar till ett annat antal kommuner eller parter än de som är uppräknade.

    Varför: Den som läser vet då inte om en part saknas eller om texten är från en äldre version.
    Fel:
        syfte: De tre parterna hjälps åt.
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
    Rätt:
        syfte: De två parterna hjälps åt.
        parter:
          af: {namn: Arbetsförmedlingen, typ: arbetsförmedlingen}
          kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}
    Undantag: Ett mindre antal räknas inte som alla: ”två kommuner har gemensam vuxenutbildning”. Åtaganden
        och processer prövas inte, för där kan några av parterna handla.
    """
    if any(broken[:1] == ("parter",) for broken in draft.broken):
        return
    listed = _listed(draft)
    framing = Texts(
        leaf
        for leaf in draft.leaves
        if leaf.path[0] in _FRAME and isinstance(leaf.value, str) and leaf.mark is None
    )
    for leaf in framing.holding(_CUES_OF_COUNTS):
        for found in _COUNTED.finditer(leaf.value):
            what = found["what"].casefold().removesuffix("na")
            if _disagrees(found, listed[what]):
                said = f"{found['n']} {found['what']}"
                message = f"Texten säger ”{said}”, men {listed[what][0]} {what} är uppräknade under parter."
                yield fault_at(leaf, message)
                break


# --- overdue ---


def _due(draft: Draft) -> tuple[Path, date] | None:
    """When the agreement is to be looked over: as written, else the last time or the start plus the interval."""
    revision, validity = draft.agreement.revision, draft.agreement.validity
    if revision and revision.next:
        return ("revidering", "nästa"), revision.next
    length = months(revision.interval) if revision else None
    start = (revision.last if revision else None) or (validity.start if validity else None)
    return (("revidering",), after(start, length)) if start and length else None


@rule(
    "LOK506",
    "försenad-översyn",
    Severity.VARNING,
    _OVERDUE,
    help="Gör översynen, och skriv datum för den senaste och nästa.",
    elsewhere=(("revidering",),),
)
def revision_overdue(draft: Draft) -> Iterator[Fault]:
    """Den dag då parterna skulle se över överenskommelsen har passerat.

    Varför: Lag, organisation och behov ändras. En översyn som ingen gör är ett löfte som ingen håller.
    Källa: Arbetsförmedlingen skriver att en överenskommelse bör revideras årligen; intervallet väljer parterna.
    Fel:
        revidering: {intervall: 12 månader, senaste: 2023-10-20, nästa: 2024-10-15}
    Rätt:
        revidering: {intervall: 12 månader, senaste: 2026-10-20, nästa: 2027-10-15}
    Undantag: Gäller inte den som är upphörd, och inte en översyn som skulle ha gjorts efter sista giltighetsdagen.
    """
    found = _due(draft)
    validity = draft.agreement.validity
    end = validity.end if validity else None
    if found is None or ended(draft) or found[1] >= draft.as_of:
        return
    if _out_of_order(draft):
        return  # LOK503: a next revision no later than the last is a date to mend
    if isinstance(end, date) and end < draft.as_of and found[1] > end:
        return  # the period has run out, and the revision would have fallen after it
    where, due = found
    if where[-1] == "nästa":
        yield where, f"Översynen var planerad till {due} och är försenad."
    else:
        yield where, f"Överenskommelsen skulle ses över {due}, och ingen översyn är antecknad."


@rule(
    "LOK507",
    "målets-tid-har-gått-ut",
    Severity.RÅD,
    _OVERDUE,
    help="Följ upp målet. Sätt ett nytt datum, eller byt ut målet.",
    at_value=True,
)
def goal_overdue(draft: Draft) -> Iterator[Fault]:
    """Den dag då ett mål senast skulle vara nått har passerat, och överenskommelsen gäller fortfarande.

    Varför: Ett mål vars tid har gått ut styr inte längre arbetet.
    Fel:
        mål: {sfi: {mål: Varje deltagare börjar sfi inom en månad., senast: 31 december 2024}}
    Rätt:
        mål: {sfi: {mål: Varje deltagare börjar sfi inom en månad., senast: 31 december 2028}}
    Undantag: Bara ett helt datum jämförs. Gäller inte den som är upphörd eller vars tid har gått ut.
    """
    validity = draft.agreement.validity
    end = validity.end if validity else None
    if ended(draft) or (isinstance(end, date) and end < draft.as_of):
        return
    for ident, goal in draft.agreement.goals.items():
        day = _day(goal.due)
        if day and day < draft.as_of:
            yield (
                ("mål", ident, "senast"),
                f"Målet ”{draft.name(('mål', ident))}” skulle vara nått {day}.",
            )


def _day(text: str) -> date | None:
    """A whole date, as people write it or as a file does."""
    try:
        return date.fromisoformat(read("date", text.strip().removeprefix("den "), {}))
    except ValueError:
        return None


# --- taken before its day ---


@rule(
    "LOK508",
    "beslut-i-framtiden",
    Severity.VARNING,
    _OVERDUE,
    help="Rätta datumet, eller ändra status till remiss tills beslutet är fattat.",
    at_value=True,
)
def decided_in_the_future(draft: Draft) -> Iterator[Fault]:
    """Status säger att beslutet är fattat, men beslutets dag har inte kommit.

    Varför: Dokumentet säger att överenskommelsen är beslutad den dagen. Läsaren tror då att den gäller, fast en
        part ännu inte är bunden. Ofta är årtalet fel.
    Fel:
        status: beslutad
        beslut: {nämnden: {organ: Kommunstyrelsen, datum: 2031-10-13}}
    Rätt:
        status: beslutad
        beslut: {nämnden: {organ: Kommunstyrelsen, datum: 2026-10-13}}
    Undantag: Gäller bara den som är beslutad eller undertecknad. Ett utkast och en remiss får ha en planerad dag.
    """
    for ident, decision in draft.agreement.decisions.items():
        if decision.date and _still_to_come(draft, decision.date):
            yield (
                ("beslut", ident, "datum"),
                f"Status är {draft.agreement.status}, men beslutets dag, {decision.date}, har inte kommit.",
            )


DATES = (
    ends_before_it_starts,
    decided_after_the_start,
    revisions_out_of_order,
    revised_after_the_end,
    counts_disagree,
    revision_overdue,
    goal_overdue,
    decided_in_the_future,
)
