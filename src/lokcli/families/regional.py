"""The family regional: what an agreement of a county's agencies, kommuner and region holds, after Blekinge 2016.

The seed is one real agreement and no authority, so every row rests on practice. A row's level is what that
text treats as binding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lokcli.agreement.base import Id, Text, key, many, part
from lokcli.agreement.document import Agreement
from lokcli.agreement.followup import Custody, Languages
from lokcli.agreement.intervals import NUMBER_WORDS, months
from lokcli.agreement.regional import (
    AbsentKommun,
    ActionPlan,
    FeedbackLoop,
    SharedResponsibility,
    StatutoryTasks,
)
from lokcli.agreement.requirements import Draft, Fault, Req, Requirement
from lokcli.agreement.shown import listed
from lokcli.families import Family, general
from lokcli.families.citing import praxis
from lokcli.families.general import document_date, ended
from lokcli.findings import Basis, Path
from lokcli.registers import kommuner


class Regional(Agreement):
    """An agreement between the agencies, kommuner and region of a county."""

    county: Text = key("län", "Länskod")
    absent: Mapping[Id, AbsentKommun] = many("kommuner-utanför", "Kommuner som inte är parter")
    aim: Text = key("övergripande-mål", "Övergripande mål")
    shared: SharedResponsibility | None = part("gemensamt-ansvar", "Gemensamt ansvar")
    plan: ActionPlan | None = part("handlingsplan", "Handlingsplan")
    tasks: Mapping[Id, StatutoryTasks] = many("reglerade-uppdrag", "Reglerade uppdrag")
    feedback: FeedbackLoop | None = part("återkoppling", "Återkoppling")
    inclusion: Text = key("inkludering", "Vilka som avses med ord för personer")
    funds: Text = key("medel", "Medel")
    languages: Languages | None = part("språk-och-tolk", "Språk och tolk")
    custody: Custody | None = part("förvaltning", "Förvaltning")
    reflection: Mapping[Text, Text] = many("reflektion", "Reflektion")


# --- RO-01: parties and who adopted it ---


def _signs_or_adopts(draft: Draft, path: Path) -> Iterator[Path]:
    for ident in draft.items(path):
        yield (*path, ident, "undertecknare")


def _bound(draft: Draft, path: Path) -> Iterator[Fault]:
    adopting = {
        ident
        for decision in draft.items(("beslut",))
        for ident in draft.at(("beslut", decision, "antagen-av")) or ()
    }
    if path[1] not in adopting and not draft.text((*path, "funktion")):
        yield (
            path,
            f"{draft.party(path[1])} har varken undertecknare eller står bland dem som har antagit överenskommelsen.",
        )


def _kommuner_of_the_county(draft: Draft, path: Path) -> Iterator[Fault]:
    code = draft.text(path)
    here = {draft.text(("parter", i, "kod")) for i in draft.items(("parter",))}
    absent = {draft.text(("kommuner-utanför", i, "kod")) for i in draft.items(("kommuner-utanför",))}
    named = {
        kommuner.find(draft.text(("kommuner-utanför", i, "namn"))) for i in draft.items(("kommuner-utanför",))
    }
    lacking = [
        k.name
        for k in kommuner.kommuner()
        if k.county_code == code and k.code not in here | absent and k not in named
    ]
    if lacking:
        yield path, f"{listed(lacking)} ligger i länet men är varken part eller nämnd vid kommuner-utanför."


# --- RO-02 to RO-06: purpose, goals, target group ---

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_COUNT = re.compile(
    r"(?<![\d:-])(?!(?:19|20)\d\d\b)\d{1,3}(?:[  ]?\d{3})+(?![\d:-])|(?<![\d:-])\d{3}(?![\d:-])"
)
_ORIGIN = re.compile(
    r"\b(?:enligt|källa|statistik|uppgift från|Migrationsverkets prognos|SCB)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _numbers_have_a_source(draft: Draft, path: Path) -> Iterator[Fault]:
    for sentence in _SENTENCE.findall(draft.text(path)):
        for number in _COUNT.findall(sentence):
            lacking = [
                w
                for w, p in (("datum", _YEAR), ("källa", _ORIGIN))
                if not p.search(sentence.replace(number, ""))
            ]
            if lacking:
                yield path, f"Antalet {number} saknar {listed(lacking)}."
                return


def _binds(draft: Draft, path: Path) -> Iterator[Fault]:
    if found := re.search(r"\b(?:ska |skall |att )?(?:efter)?sträva\w*", draft.text(path), re.IGNORECASE):
        yield path, f"”{found[0].strip()}” i det övergripande målet förbinder ingen till något."


def _owned(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "ansvarig")):
        yield (
            (*path, "ansvarig"),
            f"Det oreglerade området {draft.text((*path, 'område')) or path[-1]} har ingen ansvarig.",
        )


_NUMBERS = "|".join(NUMBER_WORDS)
_GOALS = re.compile(rf"\b(?P<n>\d{{1,2}}|{_NUMBERS})\s+delmål\w*", re.IGNORECASE)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBER_WORDS[text.casefold()]


def _goals_as_many_as_said(draft: Draft, path: Path) -> Iterator[Fault]:
    number = len(draft.items(path))
    for leaf in draft.leaves:
        if (
            isinstance(leaf.value, str)
            and (found := _GOALS.search(leaf.value))
            and number
            and _number(found["n"]) != number
        ):
            yield path, f"Texten säger ”{found[0]}”, men {number} är uppräknade."
            return


def _goal_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    said = {"ansvarig": "ansvarig", "indikator": "indikator", "senast": "tidpunkt"}
    lacking = [word for name, word in said.items() if not draft.text((*path, name))]
    if lacking:
        yield path, f"Målet ”{draft.name(path)}” saknar {listed(lacking)}."


_WHERE_POSSIBLE = re.compile(
    r"(?:där|om|när|i den mån) det är möjligt|i mån av|i möjligaste mån", re.IGNORECASE
)


def _who_decides(draft: Draft, path: Path) -> Iterator[Fault]:
    found = _WHERE_POSSIBLE.search(draft.text(path))
    if found and not draft.text((path[0], "andra-grupper-avgörs-av")):
        yield path, f"Andra grupper omfattas ”{found[0]}”, men ingen är utsedd att avgöra det."


# --- RO-07: organisation ---

_PERMANENT = ("strategisk", "operativ")


def _led(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("ordförande", "sammankallande")):
        yield path, f"Forumet {draft.name(path)} har varken ordförande eller sammankallande."


def _meets(draft: Draft, path: Path) -> Iterator[Fault]:
    said = draft.text((*path, "möten-per-år"))
    level = draft.text((*path, "nivå"))
    if not said:
        yield (*path, "möten-per-år"), f"Forumet {draft.name(path)} saknar antal möten per år."
    elif said == "efter behov" and level in _PERMANENT:
        yield (*path, "möten-per-år"), f"Forumet {draft.name(path)} är ständigt men möts ”efter behov”."


def _is_lower(draft: Draft, path: Path) -> bool:
    return (
        draft.text((*path[:2], "nivå")) in ("operativ", "arbetsgrupp")
        and len(draft.items(("organisation",))) > 1
    )


_TITLE = re.compile(r"\b\w*(?:chef|direktör|hövding|samordnare)(?:er|en|n|s)?\b", re.IGNORECASE)


def _titles_agree(draft: Draft, path: Path) -> Iterator[Fault]:
    """A title in the strategic forum that no signatory bears."""
    if draft.text((*path, "nivå")) != "strategisk":
        return
    signed = {
        draft.text(("parter", i, "undertecknare", "funktion")).casefold() for i in draft.items(("parter",))
    } - {""}
    if not signed:
        return
    for member in draft.at((*path, "deltagare")) or ():
        for title in _TITLE.findall(member):
            stem = re.sub(r"(?:er|en|n)$", "", title.casefold())
            if not any(stem in function for function in signed):
                yield (
                    (*path, "deltagare"),
                    f"Forumet {draft.name(path)} består av ”{member}”, men ingen undertecknare är {stem}.",
                )
                break


# --- RO-08 to RO-13: plan, follow-up, revision, tasks, definitions, feedback ---


def _areas_as_said(draft: Draft, path: Path) -> Iterator[Fault]:
    areas, goals = draft.items(path), draft.items(("mål",))
    if not areas:
        return
    if goals and len(areas) != len(goals) + 1:
        yield (
            path,
            f"Handlingsplanen har {len(areas)} områden, men {len(goals)} mål och en del om uppföljning ger {len(goals) + 1}.",
        )
    said = draft.text(("handlingsplan", "frågor-per-område"))
    for ident in areas:
        number = len(draft.at((*path, ident, "frågor")) or ())
        if said.isdigit() and number > int(said):
            yield (
                (*path, ident, "frågor"),
                f"Området {draft.text((*path, ident, 'område')) or ident} har {number} frågor, men planen säger {said}.",
            )


def _plan_is_dated(draft: Draft, path: Path) -> Iterator[Fault]:
    if draft.at(path) is not None and not draft.text((*path, "version")) and not draft.text((*path, "datum")):
        yield path, "Handlingsplanen saknar version och datum."


_LOOSE = re.compile(r"\b(?:kontinuerligt|löpande|regelbundet|fortlöpande)\b", re.IGNORECASE)


def _rhythm_of_follow_up(draft: Draft, path: Path) -> Iterator[Fault]:
    found = _LOOSE.search(draft.text((*path, "metod"))) or _LOOSE.search(draft.text((*path, "intervall")))
    if not found:
        return
    method = draft.text((*path, "metod")).casefold()
    for ident in draft.items(("organisation",)):
        stem = draft.name(("organisation", ident)).casefold().removesuffix("en").removesuffix("et")
        if stem in method and draft.text(("organisation", ident, "möten-per-år")) not in ("", "efter behov"):
            return  # the forum's own meetings give the rhythm
    yield path, f"Uppföljningen sker ”{found[0]}”, utan någon rytm."


def _interval(draft: Draft) -> float | None:
    return months(draft.text(("revidering", "intervall")))


def _after(start: date, length: float) -> date:
    whole = start.month - 1 + int(length)
    year, month = start.year + whole // 12, whole % 12 + 1
    return date(year, month, min(start.day, 28))


def _due(draft: Draft) -> date | None:
    """When the agreement is to be looked over next: as written, else the last time or the start plus the interval."""
    revision, validity, length = draft.agreement.revision, draft.agreement.validity, _interval(draft)
    if revision and revision.next:
        return revision.next
    start = (revision.last if revision else None) or (validity.start if validity else None)
    return _after(start, length) if start and length else None


def _next_fits(draft: Draft, path: Path) -> Iterator[Fault]:
    revision, validity, length = draft.agreement.revision, draft.agreement.validity, _interval(draft)
    start = (revision.last if revision else None) or (validity.start if validity else None)
    if revision and revision.next and start and length and revision.next > _after(start, length):
        yield (
            path,
            f"Nästa översyn är {revision.next.isoformat()}, senare än {draft.text(('revidering', 'intervall'))} från {start.isoformat()}.",
        )


def _not_overdue(draft: Draft, path: Path) -> Iterator[Fault]:
    due = _due(draft)
    if due and due < draft.as_of and not ended(draft):
        yield path, f"Överenskommelsen skulle ses över {due.isoformat()}, och ingen översyn är antecknad."


def _period_holds_a_revision(draft: Draft, path: Path) -> Iterator[Fault]:
    validity, length = draft.agreement.validity, _interval(draft)
    if (
        validity
        and validity.start
        and isinstance(validity.end, date)
        and length
        and _after(validity.start, length) > validity.end
    ):
        yield path, f"Överenskommelsen gäller kortare tid än {draft.text(path)}, så översynen blir aldrig av."


def _tasks_of(draft: Draft, path: Path) -> Iterator[Fault]:
    covered = {ident for block in draft.items(path) for ident in draft.at((*path, block, "parter")) or ()}
    if not draft.items(path):
        yield path, "Överenskommelsen saknar parternas reglerade uppdrag."
        return
    lacking = [draft.party(ident) for ident in draft.items(("parter",)) if ident not in covered]
    if lacking:
        yield path, f"Reglerade uppdrag saknas för {listed(lacking)}."


def _block_has_party(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.at((*path, "parter")):
        yield (*path, "parter"), f"De reglerade uppdragen under {path[-1]} säger inte vilken part de gäller."


NARROW_FROM = date(2018, 1, 1)
"""From this day lag (2017:584) covers temporary permits too; before it, the narrower meaning was nobody's fault."""


def _not_too_narrow(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text((*path, "betydelse")).casefold()
    term = draft.text((*path, "term")).casefold()
    if (
        "nyanländ" in term
        and "permanent" in text
        and "tidsbegränsa" not in text
        and document_date(draft) >= NARROW_FROM
    ):
        yield (
            (*path, "betydelse"),
            "Nyanländ har begränsats till permanent uppehållstillstånd, snävare än 1 § lag (2017:584).",
        )


def _defined(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.items(path):
        yield path, "Överenskommelsen definierar inte vilka som är nyanlända."


def _seed(place: str) -> Basis:
    return praxis(f"efter Blekinges överenskommelse 2016, {place}")


_OWN = praxis()
CATALOGUE: dict[str, Requirement] = {
    made.code: made
    for made in (
        Requirement("RO-01", "parter-och-antagande", "Parter, undertecknare och det organ som antar", "krav",
                    "Det ska gå att se vem som är bunden, och genom vilket beslut."),
        Requirement("RO-02", "syfte", "Syfte", "krav", "Parterna behöver vara överens om varför de samverkar."),
        Requirement("RO-03", "övergripande-mål", "Övergripande mål", "krav", "Målet säger åt vilket håll alla arbetar."),
        Requirement("RO-04", "gemensamt-ansvar", "Gemensamt ansvar, också för det som ingen lag reglerar", "rek",
                    "Det som ingen har ansvar för blir inte gjort."),
        Requirement("RO-05", "delmål", "Delmål", "krav", "Delmålen gör det övergripande målet möjligt att följa."),
        Requirement("RO-06", "målgrupp", "Målgrupp", "krav", "Det ska gå att avgöra vilka som omfattas."),
        Requirement("RO-07", "organisation", "Organisation på tre nivåer", "krav",
                    "Varje nivå behöver uppdrag, deltagare, någon som leder, och en väg uppåt."),
        Requirement("RO-08", "handlingsplan", "Gemensam handlingsplan", "krav", "Planen gör överenskommelsen till arbete."),
        Requirement("RO-09", "uppföljning", "Uppföljning", "krav", "En uppföljning utan ansvarig och mottagare blir inte av."),
        Requirement("RO-10", "revidering", "Översyn av hela överenskommelsen", "krav",
                    "Lag och lokala förhållanden ändras; överenskommelsen ska ändras med dem."),
        Requirement("RO-11", "reglerade-uppdrag", "Varje parts reglerade uppdrag", "krav",
                    "Samverkan utgår från det som varje part redan är skyldig att göra."),
        Requirement("RO-12", "definitioner", "Definitioner", "rek", "Parterna ska mena samma sak med samma ord."),
        Requirement("RO-13", "återkoppling", "Återkoppling till den egna organisationen", "krav",
                    "Det som bestäms i ett forum ska nå dem som arbetar."),
        Requirement("RO-14", "medel", "Medel", "valfritt", "Vem som beslutar om medel avgör var man söker dem."),
        Requirement("RO-20", "inkludering", "Jämställdhet och inkludering", "rek", "Alla ska känna igen sig i dem som avses."),
    )
}  # fmt: skip

_GENERAL = ("GEN-01", "GEN-02", "GEN-03", "GEN-06", "GEN-10", "GEN-11", "GEN-15")
_STANDS_FOR = {"GEN-05": "RO-01", "GEN-07": "RO-05", "GEN-08": "RO-09"}
"""GEN codes whose element a row of this family asks for, and reports."""


def _registered_or_minuted(draft: Draft, path: Path) -> Iterator[Fault]:
    numbers = [draft.text((*path, ident)) for ident in draft.items(path)]
    minutes = [draft.text(("beslut", ident, "protokoll")) for ident in draft.items(("beslut",))]
    if not any([*numbers, *minutes]):
        yield path, "Överenskommelsen har varken diarienummer eller protokoll."


ROWS: tuple[Req, ...] = (
    Req("RO-01", "parter", "Vilka är parter?", _seed("första sidan"), missing="Överenskommelsen saknar parter."),
    Req("RO-01", "parter", "Vem undertecknar för varje part, eller vilka parter har antagit den i protokoll?",
        _seed("första sidan"), each=_signs_or_adopts, check=_bound, signed=True,
        help="Skriv undertecknare: {funktion: …} vid parten, eller partens id vid antagen-av i beslutet."),
    Req("RO-01", "beslut", "Vilket organ antog överenskommelsen, och när?", _seed("första sidan"), signed=True,
        missing="Överenskommelsen säger inte vilket organ som har antagit den.",
        help="Lägg till ett beslut med organ, datum, protokoll och antagen-av."),
    Req("RO-01", "beslut.*.organ", "Vilket organ antog överenskommelsen?", _seed("första sidan"), signed=True,
        missing="{s} saknar beslutande organ."),
    Req("RO-01", "beslut.*.datum", "Vilken dag antogs den?", _seed("första sidan"), signed=True),
    Req("RO-01", "län", "Vilket län gäller överenskommelsen?", _OWN, weight="W", check=_kommuner_of_the_county,
        help="Lägg till kommunen som part, eller nämn den vid kommuner-utanför med skäl."),
    Req("RO-02", "syfte", "Vad ska överenskommelsen leda till?", _seed("Avsikt")),
    Req("RO-02", "bakgrund", "Vilket datum och vilken källa har siffrorna?", _OWN, weight="W", check=_numbers_have_a_source,
        help="Skriv när siffran gällde och varifrån den kommer, eller ta bort den."),
    Req("RO-03", "övergripande-mål", "Vad ska parterna uppnå tillsammans?", _seed("Övergripande mål"),
        missing="Överenskommelsen saknar övergripande mål."),
    Req("RO-03", "övergripande-mål", "Förbinder målet parterna till något?", _OWN, weight="W", check=_binds,
        help="Skriv vad parterna ska göra eller uppnå."),
    Req("RO-04", "gemensamt-ansvar.beskrivning", "Vilket ansvar tar parterna gemensamt?", _seed("Avsikt"),
        missing="Överenskommelsen säger inte vilket ansvar parterna tar gemensamt."),
    Req("RO-04", "gemensamt-ansvar.oreglerade-områden.*", "Vem ansvarar för området?", _OWN, weight="W", check=_owned,
        help="Skriv den part som tar området."),
    Req("RO-05", "mål", "Vilka delmål har parterna?", _seed("Delmål"), missing="Överenskommelsen saknar delmål.",
        help="Lägg till minst ett mål: {id: {mål: …, indikator: …, senast: …, ansvarig: …}}."),
    Req("RO-05", "mål.*.mål", "Vad ska vara uppnått?", _seed("Delmål")),
    Req("RO-05", "mål", "Är målen så många som texten säger?", _seed("Handlingsplanen"), check=_goals_as_many_as_said,
        help="Rätta antalet i texten, eller lägg till det mål som saknas."),
    Req("RO-05", "mål.*", "Vem ansvarar för målet, hur mäts det och när ska det vara nått?", _OWN, weight="W",
        check=_goal_is_whole, help="Komplettera målet, så att det går att se när det är nått."),
    Req("RO-06", "målgrupp.grupper", "Vilka grupper omfattas?", _seed("Målgrupp"),
        missing="Överenskommelsen räknar inte upp vilka grupper som omfattas."),
    Req("RO-06", "målgrupp.andra-grupper", "Vem avgör om andra grupper omfattas?", _OWN, weight="W", check=_who_decides,
        help="Skriv vid andra-grupper-avgörs-av vem som avgör, och efter vad."),
    Req("RO-07", "organisation", "I vilka forum möts parterna, på vilken nivå?", _seed("Organisation"),
        missing="Överenskommelsen saknar organisation."),
    Req("RO-07", "organisation.*.nivå", "Är forumet strategiskt, operativt eller en arbetsgrupp?", _seed("Organisation")),
    Req("RO-07", "organisation.*.uppdrag", "Vad är forumets uppdrag?", _seed("Organisation")),
    Req("RO-07", "organisation.*.deltagare", "Vilka funktioner deltar?", _seed("Organisation"),
        missing="{s} säger inte vilka som deltar."),
    Req("RO-07", "organisation.*", "Vem leder eller kallar till forumet?", _seed("Organisation"), check=_led,
        help="Skriv ordförande eller sammankallande."),
    Req("RO-07", "organisation.*.utses-av", "Vem utser deltagarna?", _seed("Organisation"),
        missing="{s} säger inte vem som utser deltagarna."),
    Req("RO-07", "organisation.*", "Hur många gånger om året möts forumet?", _seed("Organisation"), check=_meets,
        help="Skriv ett tal; en tillfällig arbetsgrupp får mötas efter behov."),
    Req("RO-07", "organisation.*.rapporterar-till", "Till vilket forum rapporterar det?", _seed("Organisation"),
        when=_is_lower, missing="{s} säger inte till vilket forum det rapporterar."),
    Req("RO-07", "organisation.*", "Har deltagarna samma titlar som undertecknarna?", _OWN, weight="W", check=_titles_agree,
        help="Använd samma titel för samma befattning."),
    Req("RO-08", "handlingsplan.namn", "Vad heter handlingsplanen?", _seed("Handlingsplanen"),
        missing="Överenskommelsen namnger ingen handlingsplan."),
    Req("RO-08", "handlingsplan.fastställs-av", "Vem fastställer handlingsplanen?", _seed("Organisation"),
        missing="Det framgår inte vem som fastställer handlingsplanen."),
    Req("RO-08", "handlingsplan.delar", "Vilka delar har handlingsplanen?", _seed("Handlingsplanen"),
        missing="Det framgår inte vilka delar handlingsplanen har."),
    Req("RO-08", "handlingsplan.frågor-per-område", "Hur många samverkansfrågor har varje område?", _seed("Handlingsplanen"),
        missing="Det framgår inte hur många samverkansfrågor varje område har."),
    Req("RO-08", "handlingsplan.områden", "Är områdena och frågorna så många som planen säger?", _seed("Handlingsplanen"),
        check=_areas_as_said, help="Rätta antalet, eller lägg till det som saknas."),
    Req("RO-08", "handlingsplan", "Vilken version är det, och av vilket datum?", _OWN, weight="W", check=_plan_is_dated,
        help="Skriv version eller datum, så att alla talar om samma plan."),
    Req("RO-09", "uppföljning.ansvarig", "Vilken part ansvarar för uppföljningen?", _seed("Uppföljning och revidering")),
    Req("RO-09", "uppföljning.metod", "Vad följs upp, och hur?", _seed("Uppföljning och revidering")),
    Req("RO-09", "uppföljning.mottagare", "Vem får resultatet?", _seed("Uppföljning och revidering")),
    Req("RO-09", "uppföljning.egna-insatser", "Hur följer varje part upp sina egna insatser?", _seed("Uppföljning och revidering"),
        missing="Det framgår inte hur varje part följer upp sina egna insatser."),
    Req("RO-09", "uppföljning", "Hur ofta?", _OWN, weight="W", check=_rhythm_of_follow_up,
        help="Skriv en rytm, eller i vilket forum det sker och hur ofta det möts."),
    Req("RO-10", "revidering.intervall", "Hur ofta ses hela överenskommelsen över?", _seed("Uppföljning och revidering")),
    Req("RO-10", "revidering.nästa", "När ses den över nästa gång?", _OWN, check=_next_fits,
        help="Sätt ett datum inom intervallet."),
    Req("RO-10", "revidering", "Är översynen gjord i tid?", _OWN, weight="W", check=_not_overdue,
        help="Gör översynen, och skriv datum för den senaste och nästa."),
    Req("RO-10", "revidering.intervall", "Ryms en översyn i perioden?", _OWN, weight="W", check=_period_holds_a_revision,
        help="Förkorta intervallet eller förläng perioden."),
    Req("RO-11", "reglerade-uppdrag", "Vad är varje part skyldig att göra enligt lag och förordning?", _seed("Reglerade uppdrag"),
        check=_tasks_of, help="Lägg till ett stycke för parten, eller nämn den i ett gemensamt: {id: {parter: […], uppdrag: […]}}."),
    Req("RO-11", "reglerade-uppdrag.*", "Vilken part gäller uppdragen?", _OWN, weight="W", check=_block_has_party,
        help="Skriv partens id vid parter."),
    Req("RO-12", "definitioner", "Vad menar parterna med nyanländ och andra viktiga ord?", _seed("Bakgrund"), check=_defined,
        help="Lägg till en definition: {nyanländ: {term: nyanländ, betydelse: …}}."),
    Req("RO-12", "definitioner.*.betydelse", "Vad betyder ordet, eller var finns betydelsen?", _seed("Kompetensförsörjning")),
    Req("RO-12", "definitioner.*", "Är betydelsen lagens?", _OWN, weight="W", check=_not_too_narrow,
        help="Räkna med tidsbegränsade uppehållstillstånd, eller säg att ni menar en mindre grupp."),
    Req("RO-13", "återkoppling.roll", "Vem för tillbaka information till den egna organisationen?", _seed("Organisation"),
        missing="Det framgår inte vem som för tillbaka information till den egna organisationen."),
    Req("RO-13", "återkoppling.hur-ofta", "Hur ofta?", _OWN, weight="W",
        missing="Det framgår inte hur ofta återkopplingen sker.", when=lambda draft, path: draft.present(path[:1])),
    Req("RO-20", "inkludering", "Vilka menar parterna med ord för personer?", _seed("not 1"),
        missing="Överenskommelsen säger inte att kvinnor, män, flickor, pojkar och andra könsidentiteter omfattas."),
    *(row for row in general.rows(*_GENERAL) if (row.code, row.path) not in (
        ("GEN-01", "diarienummer"), ("GEN-02", "parter.*.undertecknare.funktion"))),
    Req("GEN-01", "diarienummer", "Vilket diarienummer har överenskommelsen, eller i vilket protokoll står den?",
        praxis("ur publicerade överenskommelser"), check=_registered_or_minuted,
        help="Skriv diarienummer hos minst en part, eller protokollet vid beslutet."),
)  # fmt: skip

_CHECKLIST: tuple[tuple[str, str], ...] = (
    ("RO-14", "Vilka medel behövs, vem beslutar om dem, och söker parterna dem tillsammans?"),
    ("RO-20", "Vad betyder det för insatserna att alla kön och könsidentiteter omfattas?"),
)


def _no_topics(_agreement: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
    return {}


def _nothing_declined(_draft: Draft) -> frozenset[str]:
    return frozenset()


FAMILY = Family(
    name="regional",
    title="Regional överenskommelse om etablering av nyanlända",
    model=Regional,
    catalogue={**CATALOGUE, **general.requirements(*_GENERAL, reported_by=_STANDS_FOR)},
    rows=ROWS,
    checklist=_CHECKLIST,
    topics=_no_topics,
    declined=_nothing_declined,
)
