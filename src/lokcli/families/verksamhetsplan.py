"""The family verksamhetsplan: what a yearly plan of kommuner that cooperate holds, after Södertörn 2019.

The seed is one real plan and no authority, so every row rests on practice. A row's level is what that text
treats as binding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lokcli.agreement.expressions import Expression
from lokcli.agreement.intervals import NUMBER_WORDS, months
from lokcli.agreement.parts import Verksamhetsplan, YearStep
from lokcli.agreement.requirements import Draft, Fault, Req, Requirement
from lokcli.agreement.shown import listed
from lokcli.families import Family, general
from lokcli.families.citing import praxis
from lokcli.findings import Basis, Path
from lokcli.registers import kommuner


def _seed(place: str) -> Basis:
    return praxis(f"ur Etablering Södertörns verksamhetsplan 2019, {place}")


_OWN = praxis()
_NUMBERS = "|".join(NUMBER_WORDS)
_NUMBER = Expression(rf"\b(?:\d{{1,3}}|{_NUMBERS})\b", re.IGNORECASE)


def _shortened(text: str, length: int = 60) -> str:
    """The beginning of a long text, cut between two words."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


# --- VP-01 to VP-04: members, coordinator, financing, target group ---

_KOMMUNER = Expression(
    rf"\b(?:mellan|består av|de|våra|alla|samtliga)\s+(?:de\s+)?(?P<n>\d{{1,2}}|{_NUMBERS})\s+(?:\w*kommuner(?:na)?)\b",
    re.IGNORECASE,
)


def _members_as_many_as_said(draft: Draft, path: Path) -> Iterator[Fault]:
    number = sum(draft.text((*path, ident, "typ")) in ("kommun", "") for ident in draft.items(path))
    for word in ("titel", "bakgrund", "syfte"):
        found = _KOMMUNER.search(draft.text((word,)))
        if number and found:
            said = int(found["n"]) if found["n"].isdigit() else NUMBER_WORDS[found["n"].casefold()]
            if said != number:
                yield path, f"Texten säger ”{found[0]}”, men {number} är uppräknade."
                return


def _chair_of_the_year(draft: Draft, path: Path) -> Iterator[Fault]:
    said, year = draft.text(path), _year(draft)
    if said and year and said != str(year):
        yield path, f"Ordförandeskapet gäller {said}, men planen gäller {year}."


def _part_is_there(draft: Draft, path: Path) -> bool:
    """A part that is missing whole is reported by its first row."""
    return draft.present(path[:1])


def _groups(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.present((*path, word)) for word in ("beskrivning", "grupper")):
        yield path, "Planen säger inte vilken målgrupp den har."


# --- VP-06 and VP-08: networks, chart, means ---


def _no_criteria(draft: Draft, path: Path) -> bool:
    return not draft.text((*path[:2], "öppet-för"))


def _sets_its_own_rhythm(draft: Draft, path: Path) -> bool:
    """Where the coordinator attends and no number a year is said; for those that it drives, VP-13 sets one for all."""
    attends = draft.text((*path[:2], "samordnaren")) == "deltar"
    return attends and not draft.present((*path[:2], "möten-per-år"))


def _chart_agrees(draft: Draft, path: Path) -> Iterator[Fault]:
    """The chart and the description name the same networks, by id or by name."""
    drawn = [name for name in draft.at(path) or () if isinstance(name, str)]
    if not drawn:
        return
    described = {ident: draft.name(("organisation", ident)) for ident in draft.items(("organisation",))}
    known = {word.casefold() for pair in described.items() for word in pair}
    for index, name in enumerate(drawn):
        if described and name.casefold() not in known:
            yield path, f"{name} finns i organisationskartan, men planen beskriver inte nätverket.", index
    shown = {name.casefold() for name in drawn}
    for ident, name in described.items():
        if not shown & {ident.casefold(), name.casefold()}:
            yield ("organisation", ident), f"Nätverket {name} saknas i organisationskartan."


def _means_owned(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "ansvarig")):
        said = _shortened(draft.text((*path, "insats")) or path[-1])
        yield (*path, "ansvarig"), f"Insatsen ”{said}” saknar ansvarig."


# --- VP-09 to VP-11: focus areas ---


def _each_area(word: str, noun: str) -> Any:  # noqa: ANN401
    def check(draft: Draft, path: Path) -> Iterator[Fault]:
        if not draft.present((*path, word)):
            yield (*path, word), f"Delområdet {draft.name(path)} saknar {noun}."

    check.__name__ = f"_has_{word}"
    return check


def _activity_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    lacking = [
        noun
        for word, noun in (("ansvarig", "ansvarig"), ("när", "tidpunkt"))
        if not draft.text((*path, word))
    ]
    if lacking:
        said = _shortened(draft.text((*path, "aktivitet")) or path[-1])
        yield path, f"Aktiviteten ”{said}” saknar {listed(lacking)}."


_YEAR = Expression(r"(?<![\d:/-])(?:19|20)\d\d(?![\d/]|:\d)")
_MORE = Expression(
    r"\b(?:öka[dt]?\w*|större|bättre|fördjupad\w*)\s+(?:\w+\s+)?(?:kunskap\w*|kompetens\w*|förståelse|medvetenhet)",
    re.IGNORECASE,
)
_MEASURE = Expression(
    rf"\d|\b(?:{_NUMBERS.replace('ett|en|', '')})\b|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober"
    r"|november|december|halvera\w*|fördubbla\w*)\b",
    re.IGNORECASE,
)
_STATE = Expression(r"\b(?:alla|varje|samtliga|ingen|inget|inga|minst|högst|finns)\b", re.IGNORECASE)
_ACT = Expression(r"\(?\b(?:19|20)\d\d:\d+\)?")


def _measurable(draft: Draft, path: Path) -> Iterator[Fault]:
    """A number, a date or a state that one can see; *more knowledge* is none of them."""
    if any(draft.text((*path, word)) for word in ("indikator", "målvärde")):
        return
    text = draft.text((*path, "mål"))
    if not text:
        return
    place = (*path, "mål")
    if found := _MORE.search(text):
        yield place, f"”{found[0]}” går inte att mäta, och målet saknar indikator."
        return
    plain = _YEAR.sub("", _ACT.sub("", text))
    if not (_MEASURE.search(plain) or _STATE.search(plain) or draft.text((*path, "senast"))):
        yield place, f"Målet ”{_shortened(text)}” saknar tal, datum eller tillstånd att stämma av mot."


_SENTENCE = Expression(r"[^.!?]+[.!?]?")
_AHEAD = Expression(r"\b(?:ska|skall|kommer att|planeras|genomförs)\b", re.IGNORECASE)


def _other_year(text: str, year: int, *, sentence: bool) -> str | None:
    """A year in the text that is not the plan's; in running text only an earlier one that is spoken of as ahead."""
    for piece in _SENTENCE.findall(text) if sentence else [text]:
        years = [int(found) for found in _YEAR.findall(piece)]
        if not years or year in years:
            continue
        if not sentence:
            return str(years[0])
        if min(years) < year and _AHEAD.search(piece):
            return str(min(years))
    return None


def _in_the_plan_year(draft: Draft, path: Path) -> Iterator[Fault]:
    year = _year(draft)
    if year is None:
        return
    looked = (("mål", "mål", "senast"), ("aktiviteter", "aktivitet", "när"))
    for collection, text, when in looked:
        for ident in draft.items((*path, collection)):
            for word in (text, when):
                here = (*path, collection, ident, word)
                if found := _other_year(draft.text(here), year, sentence=word == text):
                    yield here, f"{found} ligger utanför planåret {year}."


# --- VP-12, VP-13, VP-15: meetings, newsletter, questionnaire ---


def _a_number(whose: str) -> Any:  # noqa: ANN401
    def check(draft: Draft, path: Path) -> Iterator[Fault]:
        text = draft.text(path)
        if not text:
            yield path, f"Planen säger inte hur många möten per termin {whose} har."
        elif not _NUMBER.search(text):
            yield path, f"”{text}” säger inte hur många möten per termin {whose} har."

    check.__name__ = "_a_number"
    return check


def _newsletter_rhythm(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if not text:
        yield path, "Planen säger inte hur ofta nyhetsbrevet kommer."
    elif months(text) is None:
        yield path, f"”{text}” säger inte hur ofta nyhetsbrevet kommer."


_MONTH = Expression(
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d{4}-\d\d",
    re.IGNORECASE,
)


def _a_month(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if not text:
        yield path, "Planen säger inte i vilken månad enkäten går ut."
    elif not _MONTH.search(text):
        yield path, f"”{text}” säger inte i vilken månad enkäten går ut."


_AS_NEEDED = Expression(r"\bvid behov\b", re.IGNORECASE)


def _not_only_as_needed(draft: Draft, path: Path) -> Iterator[Fault]:
    places = (
        (*path, "metod"),
        (*path, "intervall"),
        (*path, "enkät", "så-används-svaren"),
    )
    for place in places:
        if _AS_NEEDED.search(draft.text(place)):
            yield place, "”Vid behov” säger inte när svaren följs upp, eller vem som avgör behovet."


# --- VP-16: the year's cycle ---

_YEARS = range(1990, 2200)
_REPORT_DUE = 15
"""Before this day of January the report on the year that has gone is given."""
_HALF_YEAR = 7
"""From July a report is on the year that is going, before it on the one that has gone."""


def _plan(draft: Draft) -> Verksamhetsplan:
    assert isinstance(draft.agreement, Verksamhetsplan)  # noqa: S101 - the family's own model
    return draft.agreement


def _year(draft: Draft) -> int | None:
    """The plan's year: as it is said, else the one in which it starts to apply."""
    plan = _plan(draft)
    if plan.year is not None:
        return plan.year if plan.year in _YEARS else None
    return plan.validity.start.year if plan.validity and plan.validity.start else None


def _year_is_one(draft: Draft, path: Path) -> Iterator[Fault]:
    year = _plan(draft).year
    if year is None:
        yield path, "Planen säger inte vilket år den gäller."
    elif year not in _YEARS:
        yield path, f"{year} är inget årtal."


def _has_steps(*steps: str) -> Any:  # noqa: ANN401
    def check(draft: Draft, path: Path) -> Iterator[Fault]:
        cycle = draft.items(path)
        for step in steps if cycle else ():
            if step not in cycle:
                yield (*path, step), f"Årshjulet saknar steget {step}."

    check.__name__ = "_has_steps"
    return check


def _step_is_dated(draft: Draft, path: Path) -> Iterator[Fault]:
    step = _plan(draft).cycle.get(path[-1])
    if step is None or (step.start is None and step.due is None):
        if not any(draft.is_broken((*path, word)) for word in ("från", "senast")):
            yield (*path, "senast"), f"Steget {path[-1]} i årshjulet saknar datum."
    elif step.start and step.due and step.start > step.due:
        yield (*path, "senast"), f"Steget {path[-1]} i årshjulet slutar före det börjar."


def _last_day(step: YearStep | None) -> date | None:
    return (step.due or step.start) if step else None


def _draft_then_decision(draft: Draft, path: Path) -> Iterator[Fault]:
    cycle, year = _plan(draft).cycle, _year(draft)
    for word in ("utkast", "beslut"):
        step = cycle.get(word)
        days = [day for day in (step.start, step.due) if day] if step else []
        outside = [day for day in days if year and day.year != year]
        if outside:
            last = outside[-1]
            yield (
                (*path, word, "senast" if step and step.due == last else "från"),
                f"Steget {word} ligger {last.isoformat()}, utanför planåret {year}.",
            )
    made, decided = _last_day(cycle.get("utkast")), _last_day(cycle.get("beslut"))
    if made and decided and made >= decided:
        yield (
            (*path, "utkast"),
            f"Utkastet är klart {made.isoformat()}, men beslutet fattas senast {decided.isoformat()}.",
        )


def _report_in_time(draft: Draft, path: Path) -> Iterator[Fault]:
    """Before 15 January: of the plan year, on the year before, or of the next year, on the plan year."""
    day, year = _last_day(_plan(draft).cycle.get("verksamhetsberättelse")), _year(draft)
    if day is None or year is None:
        return
    limits = [date(y, 1, _REPORT_DUE) for y in (year, year + 1)]
    if not any(date(limit.year - 1, _HALF_YEAR, 1) <= day < limit for limit in limits):
        due = " och ".join(f"den för {limit.year - 1} före den 15 januari {limit.year}" for limit in limits)
        yield (
            (*path, "verksamhetsberättelse", "senast"),
            f"Verksamhetsberättelsen lämnas {day.isoformat()}. Parterna ska lämna {due}.",
        )


CATALOGUE: dict[str, Requirement] = {
    made.code: made
    for made in (
        Requirement("VP-01", "medlemmar", "Medlemmarna", "krav", "Den som läser planen ska veta vilka kommuner den gäller."),
        Requirement("VP-02", "samordnare", "Samordnare och ordförandeskap", "krav",
                    "Någon ska driva arbetet, och en kommun ska leda det under året."),
        Requirement("VP-03", "finansiering", "Vad medlemmarna betalar gemensamt", "krav",
                    "Kommunerna ska veta vad de betalar för, och hur stor deras del är."),
        Requirement("VP-04", "syfte-och-målgrupper", "Syfte och målgrupper", "krav", "Planen ska säga vad samverkan är till för, och för vem."),
        Requirement("VP-05", "nytt-i-år", "Vad som är nytt i år", "rek", "Den som kan förra årets plan ska se vad som har ändrats."),
        Requirement("VP-06", "nätverk", "Nätverken och organisationskartan", "krav",
                    "Den som vill delta ska veta vilka nätverk som finns, vem som kallar och vem som får vara med."),
        Requirement("VP-07", "vision", "Vision", "valfritt", "Visionen visar vart arbetet är på väg, bortom året."),
        Requirement("VP-08", "plan-övergripande-mål", "Övergripande mål och vägen dit", "krav",
                    "Alla ska arbeta mot samma mål, och det som sägs i nätverken ska nå den egna organisationen."),
        Requirement("VP-09", "delområden", "Delområden med mål och aktiviteter", "krav",
                    "Utan mål och aktiviteter blir ett delområde en rubrik."),
        Requirement("VP-10", "mätbara-mål", "Mål som går att stämma av", "rek", "I december ska det gå att se om målet är nått."),
        Requirement("VP-11", "planåret", "Mål och aktiviteter under planåret", "rek",
                    "Ett gammalt årtal visar ofta att texten har följt med från förra planen."),
        Requirement("VP-12", "ledningsgruppen", "Ledningsgruppens arbete", "krav",
                    "Ledningsgruppen ska hinna förankra planen och få veta vad den ledde till."),
        Requirement("VP-13", "plan-arbetssätt", "Arbetssätt för alla delområden", "krav",
                    "Deltagarna ska veta hur ofta de möts, och var de finner det som sagts."),
        Requirement("VP-14", "dialog", "Information till politiker och dialog med andra", "valfritt",
                    "Frågor om nyanlända avgörs också av politiker, myndigheter och föreningar."),
        Requirement("VP-15", "uppföljning-och-enkät", "Uppföljning och enkät", "krav",
                    "Deltagarnas svar ska nå den som skriver nästa plan."),
        Requirement("VP-16", "årshjul", "Planår och årshjul", "krav", "Utkast, beslut och verksamhetsberättelse ska bli klara i rätt ordning."),
    )
}  # fmt: skip

_GENERAL = ("GEN-01", "GEN-03", "GEN-06", "GEN-10", "GEN-11", "GEN-12", "GEN-14")
_STANDS_FOR = {"GEN-07": "VP-09", "GEN-08": "VP-15"}
"""GEN codes whose element a row of this family asks for, and reports."""
_OF_A_MEMBER = ("parter.*.namn", "parter.*.typ", "parter.*.kod")
"""What GEN-02 asks of a party in other families, and VP-01 asks of a member."""

ROWS: tuple[Req, ...] = (
    Req("VP-01", "parter", "Vilka kommuner är medlemmar?", _seed("avsnitt 1"), missing="Planen nämner inga medlemmar.",
        help="Lägg till kommunerna: {id: {namn: …, typ: kommun, kod: …}}."),
    Req("VP-01", "parter", "Är medlemmarna så många som texten säger?", _seed("avsnitt 1"), check=_members_as_many_as_said, judges=True,
        help="Rätta antalet i texten, eller lägg till den kommun som saknas."),
    *(row._replace(code="VP-01", basis=_OWN if row.weight == "W" else _seed("avsnitt 1"))
      for row in general.rows("GEN-02") if row.path in _OF_A_MEMBER),
    Req("VP-02", "samordnare.roll", "Vilken funktion samordnar arbetet?", _seed("avsnitt 1"),
        missing="Planen säger inte vem som samordnar arbetet."),
    Req("VP-02", "samordnare.uppgifter", "Vad gör samordnaren?", _seed("avsnitt 1 och 7"),
        missing="Planen säger inte vad samordnaren gör."),
    Req("VP-02", "samordnare.arbetsgivare", "Vilken kommun anställer samordnaren?", _OWN, weight="W", when=_part_is_there,
        missing="Planen säger inte vem som anställer samordnaren."),
    Req("VP-02", "ordförandeskap.part", "Vilken kommun är ordförande under året?", _seed("avsnitt 6"),
        missing="Planen säger inte vilken kommun som är ordförande."),
    Req("VP-02", "ordförandeskap.år", "Vilket år gäller ordförandeskapet?", _seed("avsnitt 6"),
        missing="Planen säger inte vilket år ordförandeskapet gäller."),
    Req("VP-02", "ordförandeskap.år", "Vilket år gäller ordförandeskapet?", _seed("avsnitt 6"), check=_chair_of_the_year,
        help="Skriv vilken kommun som är ordförande under planåret."),
    Req("VP-03", "finansiering.kostnader", "Vad betalar medlemmarna gemensamt?", _seed("avsnitt 1"),
        missing="Planen säger inte vad medlemmarna betalar gemensamt."),
    Req("VP-03", "finansiering.fördelningsnyckel", "Hur fördelar medlemmarna kostnaderna?", _OWN, weight="W", when=_part_is_there,
        missing="Planen säger inte hur medlemmarna fördelar kostnaderna."),
    Req("VP-04", "syfte", "Vad ska samverkan leda till?", _seed("avsnitt 1"), missing="Planen saknar syfte."),
    Req("VP-04", "målgrupp", "Vilka är målgrupperna?", _seed("avsnitt 1"), check=_groups,
        help="Räkna upp målgrupperna vid målgrupp.grupper."),
    Req("VP-05", "nytt-i-år", "Vad är nytt jämfört med förra året?", _seed("avsnitt 1"),
        missing="Planen säger inte vad som är nytt jämfört med förra året."),
    Req("VP-06", "organisation", "Vilka nätverk finns?", _seed("avsnitt 2"), missing="Planen beskriver inga nätverk.",
        help="Lägg till nätverken: {id: {namn: …, slag: internt, sammankallande: …, deltagare: […]}}."),
    Req("VP-06", "organisation.*.slag", "Är nätverket internt, externt eller fristående?", _seed("avsnitt 2"),
        missing="{s} säger inte om det är internt, externt eller fristående."),
    Req("VP-06", "organisation.*.samordnaren", "Driver samordnaren nätverket, eller deltar hen i det?", _seed("avsnitt 2"),
        missing="{s} säger inte om samordnaren driver det eller deltar i det."),
    Req("VP-06", "organisation.*.sammankallande", "Vem kallar till möten?", _seed("avsnitt 7"),
        missing="{s} säger inte vem som kallar till möten."),
    Req("VP-06", "organisation.*.deltagare", "Vilka deltar, eller vilka får delta?", _seed("avsnitt 5.2"), when=_no_criteria,
        missing="{s} säger inte vilka som deltar eller får delta."),
    Req("VP-06", "organisation.*.möten-per-termin", "Hur ofta möts nätverket?", _seed("avsnitt 7"), when=_sets_its_own_rhythm,
        missing="{s} säger inte hur ofta det möts."),
    Req("VP-06", "organisationskarta", "Vilka nätverk visar organisationskartan?", _seed("avsnitt 2"), weight="W",
        missing="Planen saknar organisationskarta.", help="Räkna upp nätverken i kartan vid organisationskarta."),
    Req("VP-06", "organisationskarta", "Visar organisationskartan de nätverk som planen beskriver?", _OWN, weight="W",
        check=_chart_agrees, judges=True, elsewhere=(("organisation",), ("organisationskarta",)),
        help="Beskriv nätverket under organisation, eller rätta kartan."),
    Req("VP-07", "vision", "Vilken är visionen?", _seed("avsnitt 3"), missing="Planen saknar vision."),
    Req("VP-08", "övergripande-mål", "Vad ska medlemmarna uppnå tillsammans?", _seed("avsnitt 4"),
        missing="Planen saknar övergripande mål."),
    Req("VP-08", "insatser", "Hur ska medlemmarna nå målet?", _seed("avsnitt 4"),
        missing="Planen säger inte hur medlemmarna ska nå det övergripande målet.",
        help="Lägg till minst en insats: {id: {insats: …, ansvarig: …}}."),
    Req("VP-08", "insatser.*.insats", "Vad görs för att nå målet?", _seed("avsnitt 4"), missing="En insats är tom."),
    Req("VP-08", "insatser.*", "Vem ansvarar för insatsen?", _OWN, weight="W", check=_means_owned, help="Skriv en ansvarig."),
    Req("VP-08", "återkoppling.roll", "Vem för tillbaka information till den egna organisationen?", _seed("avsnitt 4"),
        missing="Planen säger inte vem som för tillbaka information till den egna organisationen."),
    Req("VP-09", "delområden", "Vilka delområden har planen?", _seed("avsnitt 5"), missing="Planen saknar delområden.",
        help="Lägg till minst ett: {id: {titel: …, bakgrund: …, mål: {…}, aktiviteter: {…}}}."),
    Req("VP-09", "delområden.*", "Vad är bakgrunden till delområdet?", _seed("avsnitt 5"), check=_each_area("bakgrund", "bakgrund"),
        help="Beskriv läget i delområdet."),
    Req("VP-09", "delområden.*", "Vilka mål har delområdet?", _seed("avsnitt 5"), check=_each_area("mål", "mål"),
        help="Lägg till minst ett mål: {id: {mål: …, indikator: …, målvärde: …}}."),
    Req("VP-09", "delområden.*", "Vilka aktiviteter har delområdet?", _seed("avsnitt 5"), check=_each_area("aktiviteter", "aktiviteter"),
        help="Lägg till minst en aktivitet: {id: {aktivitet: …, ansvarig: …, när: …}}."),
    Req("VP-09", "delområden.*.mål.*.mål", "Vad ska vara uppnått?", _seed("avsnitt 5"), missing="Ett mål i planen är tomt."),
    Req("VP-09", "delområden.*.aktiviteter.*.aktivitet", "Vad ska göras?", _seed("avsnitt 5"), missing="En aktivitet i planen är tom."),
    Req("VP-09", "delområden.*.aktiviteter.*", "Vem gör det, och när?", _OWN, weight="W", check=_activity_is_whole,
        help="Skriv ansvarig och när."),
    Req("VP-10", "delområden.*.mål.*", "Går målet att stämma av?", _OWN, weight="W", check=_measurable, judges=True,
        help="Skriv ett tal, ett datum eller ett tillstånd som går att se, eller lägg till en indikator."),
    Req("VP-11", "delområden.*", "Ligger mål och aktiviteter under planåret?", _OWN, weight="W", check=_in_the_plan_year, judges=True,
        help="Kontrollera om texten har följt med från en tidigare plan, och rätta årtalet."),
    Req("VP-12", "ledningsgrupp.möten-per-termin", "Hur många möten per termin har ledningsgruppen?", _seed("avsnitt 6"),
        check=_a_number("ledningsgruppen"), help="Skriv ett tal, till exempel 2."),
    Req("VP-12", "ledningsgrupp.planarbete", "Hur tas verksamhetsplanen fram, och med vilka?", _seed("avsnitt 6"),
        missing="Planen säger inte hur den tas fram, och med vilka."),
    Req("VP-12", "årshjul", "När förankras planen, och när kommer verksamhetsberättelsen?", _seed("avsnitt 6"),
        check=_has_steps("förankring", "verksamhetsberättelse"), help="Lägg till steget i årshjulet, med datum."),
    Req("VP-13", "arbetssätt.möten-per-termin", "Hur många möten per termin har varje nätverk?", _seed("avsnitt 7"),
        check=_a_number("varje nätverk"), help="Skriv ett tal eller ett spann, till exempel 2–3."),
    Req("VP-13", "arbetssätt.arbetsgrupper", "När tillsätts arbetsgrupper?", _seed("avsnitt 7"),
        missing="Planen säger inte när arbetsgrupper tillsätts."),
    Req("VP-13", "arbetssätt.nyhetsbrev", "Hur ofta kommer nyhetsbrevet?", _seed("avsnitt 7"), check=_newsletter_rhythm,
        help="Skriv till exempel månadsvis."),
    Req("VP-13", "arbetssätt.webbyta", "Var finns minnesanteckningar och annat gemensamt?", _seed("avsnitt 7"),
        missing="Planen säger inte var minnesanteckningarna finns."),
    Req("VP-14", "dialog.politiker", "Hur informeras politikerna?", _seed("avsnitt 7"),
        missing="Planen säger inte hur politikerna informeras."),
    Req("VP-14", "dialog.andra-aktörer", "Vilka andra aktörer förs dialog med, och om vad?", _seed("avsnitt 7"),
        missing="Planen säger inte vilka andra aktörer medlemmarna talar med."),
    Req("VP-15", "uppföljning.ansvarig", "Vem följer upp planen?", _seed("avsnitt 8"),
        missing="Planen säger inte vem som följer upp den."),
    Req("VP-15", "uppföljning.metod", "Vad följs upp, och vid vilka möten?", _seed("avsnitt 8"),
        missing="Planen säger inte vad som följs upp, och vid vilka möten."),
    Req("VP-15", "uppföljning.enkät.månad", "I vilken månad går enkäten ut?", _seed("avsnitt 8"), check=_a_month,
        help="Skriv en månad, till exempel september."),
    Req("VP-15", "uppföljning.enkät.ansvarig", "Vem ansvarar för enkäten?", _seed("avsnitt 8"),
        missing="Planen säger inte vem som ansvarar för enkäten."),
    Req("VP-15", "uppföljning.enkät.mottagare", "Vem får svaren?", _seed("avsnitt 8"),
        missing="Planen säger inte vem som får svaren på enkäten."),
    Req("VP-15", "uppföljning.enkät.så-används-svaren", "Hur påverkar svaren nästa plan?", _seed("avsnitt 8"),
        missing="Planen säger inte hur svaren på enkäten påverkar nästa plan."),
    Req("VP-15", "uppföljning", "När följs svaren upp?", _OWN, weight="W", check=_not_only_as_needed,
        help="Skriv vid vilket möte, eller vem som avgör och efter vad."),
    Req("VP-16", "planår", "Vilket år gäller planen?", _seed("titeln"), check=_year_is_one,
        help="Skriv årtalet med fyra siffror."),
    Req("VP-16", "årshjul", "Vilka steg har året?", _seed("avsnitt 6 och 8"), missing="Planen saknar årshjul.",
        help="Lägg till stegen utkast, förankring, enkät, beslut och verksamhetsberättelse, med datum."),
    Req("VP-16", "årshjul", "När är utkastet till nästa plan klart, och när fattas beslutet?", _seed("avsnitt 8"),
        check=_has_steps("utkast", "beslut"), help="Lägg till steget i årshjulet, med datum."),
    Req("VP-16", "årshjul.*", "Vilken dag eller period gäller steget?", _seed("avsnitt 6 och 8"), check=_step_is_dated,
        help="Skriv senast, eller från och senast, som år-månad-dag."),
    Req("VP-16", "årshjul", "Kommer utkastet före beslutet, båda under planåret?", _seed("avsnitt 8"), check=_draft_then_decision, judges=True,
        help="Rätta datumen i årshjulet."),
    Req("VP-16", "årshjul", "Kommer verksamhetsberättelsen före den 15 januari?", _seed("avsnitt 6"), check=_report_in_time, judges=True,
        help="Sätt ett datum före den 15 januari."),
    *general.rows(*_GENERAL),
)  # fmt: skip


def _named(parties: Sequence[kommuner.Kommun]) -> str | None:
    """The title of a new plan, when its kommuner are known."""
    return (
        f"Verksamhetsplan för samverkan om etablering mellan {listed([k.name for k in parties])}"
        if parties
        else None
    )


FAMILY = Family(
    name="verksamhetsplan",
    title="Verksamhetsplan för samverkan om etablering",
    kind="Verksamhetsplan",
    model=Verksamhetsplan,
    catalogue={**CATALOGUE, **general.requirements(*_GENERAL, "GEN-13", reported_by=_STANDS_FOR)},
    rows=ROWS,
    checklist=(),
    named=_named,
)
