"""The family regional: what an agreement of a county's agencies, kommuner and region holds, after Blekinge 2016.

The seed is one real agreement and no authority, so every row rests on practice. A row's level is what that
text treats as binding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lokcli.agreement.dates import after, document_date
from lokcli.agreement.expressions import Expression
from lokcli.agreement.intervals import NUMBER_WORDS, months
from lokcli.agreement.parts import Regional
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.requirements import Draft, Fault, Req, Requirement
from lokcli.agreement.shown import listed
from lokcli.families import Family, general
from lokcli.families.citing import lag, praxis
from lokcli.findings import Basis, Path
from lokcli.registers import kommuner


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


def _county(draft: Draft) -> str:
    """The county's code: as it is said, else that of the länsstyrelse or the region."""
    said = draft.text(("län",))
    kinds = ("länsstyrelse", "region")
    codes = [
        draft.text(("parter", i, "kod"))
        for i in draft.items(("parter",))
        if draft.text(("parter", i, "typ")) in kinds
    ]
    return said or next(filter(None, codes), "")


def _kommuner_of_the_county(draft: Draft, path: Path) -> Iterator[Fault]:
    code = _county(draft)
    if draft.text(path) and kommuner.county(code) is None:
        yield path, f"Länskoden {code} finns inte bland de 21 länen."
        return
    parties = draft.items(("parter",))
    if not parties:
        return  # that there are none is said once
    here = {draft.text(("parter", i, "kod")) for i in parties}
    if any(
        draft.text(("parter", i, "typ")) == "region" and draft.text(("parter", i, "kod")) == "09"
        for i in parties
    ):
        here.add("0980")  # Gotlands kommun is Region Gotland
    absent = draft.items(("kommuner-utanför",))
    here |= {draft.text(("kommuner-utanför", i, "kod")) for i in absent}
    named = {
        kommuner.find(draft.text((word, i, "namn")))
        for word, items in (("parter", parties), ("kommuner-utanför", absent))
        for i in items
    }
    lacking = [
        k.name for k in kommuner.kommuner() if k.county_code == code and k.code not in here and k not in named
    ]
    if lacking:
        yield path, f"{listed(lacking)} ligger i länet men är varken part eller nämnd vid kommuner-utanför."


# --- RO-02 to RO-06: purpose, goals, target group ---

_SENTENCE = Expression(r"(?:[^.!?]|(?<=\bca)\.|(?<=\bt\.ex)\.|(?<=\bbl\.a)\.)+[.!?]?")
_PEOPLE = "procent|%|barn|personer|människor|nyanlända|asylsökande|deltagare|vuxna|ungdomar|hushåll|kvinnor|män|elever"
_COUNT = Expression(
    rf"(?<![\d:/-])(?<!/\d{{4}} )(?!(?:19|20)\d\d\b)(?:\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d{{3,}}|\d{{2,}}(?=\s*(?:{_PEOPLE})))(?![\d:/-])"
    r"(?!\s*(?:timmar|dagar|veckor|månader|år\b|kronor|§|kap))"
)
_ORIGIN = Expression(
    r"\b(?:enligt|källa\w*|statistik\w*|uppgift\w* (?:från|kommer)|kommer från|prognos\w*|register\w*|uttag|SCB)\b|\([A-ZÅÄÖ]\w+",
    re.IGNORECASE,
)
_YEAR = Expression(r"\b(?:19|20)\d\d\b")


def _numbers_have_a_source(draft: Draft, path: Path) -> Iterator[Fault]:
    sentences = _SENTENCE.findall(draft.text(path))
    for position, sentence in enumerate(sentences):
        for number in _COUNT.findall(sentence):
            # The sentence before often gives the date ("Den 1 januari … Samtidigt …"), the one after the source.
            before, after = (
                "".join(sentences[max(0, position - 1) : position]),
                "".join(sentences[position + 1 : position + 2]),
            )
            said = (
                ("datum", _YEAR.search(before + sentence + after)),
                ("källa", _ORIGIN.search(sentence + after)),
            )
            lacking = [word for word, found in said if not found]
            if lacking:
                yield path, f"Antalet {number} saknar {listed(lacking)}."
                return


def _binds(draft: Draft, path: Path) -> Iterator[Fault]:
    if found := re.search(r"\b(?:ska |skall |att )?(?:efter)?sträva\w*", draft.text(path), re.IGNORECASE):
        yield path, f"”{found[0].strip()}” i det övergripande målet säger inte vad som ska vara uppnått."


def _owned(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "ansvarig")):
        yield (
            (*path, "ansvarig"),
            f"Det oreglerade området {draft.text((*path, 'område')) or path[-1]} har ingen ansvarig.",
        )


_NUMBERS = "|".join(NUMBER_WORDS)
_GOALS = Expression(
    rf"(?P<sure>\b(?:de|våra|alla|har|har satt|i) )?\b(?P<n>\d{{1,2}}|{_NUMBERS})(?: \w+(?:a|e))? delmål\w*",
    re.IGNORECASE,
)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBER_WORDS[text.casefold()]


def _goals_as_many_as_said(draft: Draft, path: Path) -> Iterator[Fault]:
    number = len(draft.items(path))
    texts = [leaf.value for leaf in draft.leaves if isinstance(leaf.value, str)]
    for found in (found for text in texts for found in _GOALS.finditer(text)):
        said = _number(found["n"])
        # "Två delmål gäller barn" may speak of some of them; more than are listed is always wrong.
        if number and said != number and said > 1 and (found["sure"] or said > number):
            yield path, f"Texten säger ”{found[0].strip()}”, men {number} är uppräknade."
            return


def _goal_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    said = {"ansvarig": "ansvarig", "indikator": "indikator", "senast": "tidpunkt"}
    lacking = [word for name, word in said.items() if not draft.text((*path, name))]
    if lacking:
        yield path, f"Målet ”{draft.name(path)}” saknar {listed(lacking)}."


_WHERE_POSSIBLE = Expression(
    r"(?:där|om|när|i den mån) det är möjligt|om möjligt|i mån av|i möjligaste mån", re.IGNORECASE
)


def _who_decides(draft: Draft, path: Path) -> Iterator[Fault]:
    if draft.text((*path, "andra-grupper-avgörs-av")):
        return
    groups = draft.at((*path, "grupper")) or ()
    texts = [
        ("beskrivning", None),
        ("andra-grupper", None),
        *(("grupper", index) for index in range(len(groups))),
    ]
    for word, index in texts:
        text = draft.text((*path, word)) if index is None else str(groups[index])
        if found := _WHERE_POSSIBLE.search(text):
            message = f"Några omfattas ”{found[0]}”, men ingen är utsedd att avgöra det."
            yield ((*path, word), message) if index is None else ((*path, word), message, index)
            return


# --- RO-07: organisation ---

_PERMANENT = ("strategisk", "operativ")
_HEIGHT = {"arbetsgrupp": 0, "operativ": 1, "strategisk": 2}


def _level(draft: Draft, ident: str) -> str:
    return draft.text(("organisation", ident, "nivå"))


def _has_levels(draft: Draft, path: Path) -> Iterator[Fault]:
    levels = [_level(draft, ident) for ident in draft.items(path)]
    if levels and all(levels):
        lacking = [f"{word} nivå" for word in _PERMANENT if word not in levels]
        if lacking:
            yield path, f"Organisationen saknar forum på {listed(lacking)}."


def _has_groups(draft: Draft, path: Path) -> Iterator[Fault]:
    levels = [_level(draft, ident) for ident in draft.items(path)]
    if levels and all(levels) and "arbetsgrupp" not in levels:
        yield path, "Organisationen har inga arbetsgrupper för enskilda frågor."


def _led(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("ordförande", "sammankallande")):
        yield path, f"Forumet {draft.name(path)} har varken ordförande eller sammankallande."


def _meets(draft: Draft, path: Path) -> Iterator[Fault]:
    said = draft.text((*path, "möten-per-år"))
    if not said:
        yield (*path, "möten-per-år"), f"Forumet {draft.name(path)} saknar antal möten per år."
    elif said == "efter behov" and _level(draft, path[1]) in _PERMANENT:
        yield (*path, "möten-per-år"), f"Forumet {draft.name(path)} är ständigt men möts ”efter behov”."


def _is_lower(draft: Draft, path: Path) -> bool:
    """Not the highest level: whoever is there by office is appointed by nobody."""
    return _level(draft, path[1]) in ("operativ", "arbetsgrupp")


def _linked_upwards(draft: Draft, path: Path) -> Iterator[Fault]:
    """A lower forum reports to a higher one, or is at least appointed by it."""
    name = draft.name(path[:2])
    other = draft.text(path) or draft.text((*path[:2], "utses-av"))
    if other not in draft.items(("organisation",)):
        if not draft.text(path):
            yield path, f"Forumet {name} har ingen koppling till en högre nivå."
    elif _level(draft, other) and _HEIGHT[_level(draft, other)] <= _HEIGHT[_level(draft, path[1])]:
        above = draft.name(("organisation", other))
        yield path, f"Forumet {name} är kopplat till {above}, som inte är en högre nivå."


def _reports(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text(path):
        yield path, f"Forumet {draft.name(path[:2])} säger inte till vilket forum det rapporterar."


_TITLE = Expression(r"\b\w*(?:chef|direktör|hövding|ordförande)(?:er|en|n|s)?\b", re.IGNORECASE)


def _titles_agree(draft: Draft, path: Path) -> Iterator[Fault]:
    """A member whose party is named bears another title than the one who signs for that party."""
    if _level(draft, path[1]) != "strategisk":
        return  # those who sign are the members of the highest level
    other = []
    for member in draft.at(path) or ():
        title = _TITLE.search(member)
        for ident in draft.items(("parter",)) if title else ():
            function = draft.text(("parter", ident, "undertecknare", "funktion"))
            if not function or draft.party(ident).casefold() not in member.casefold():
                continue
            stem = re.sub(r"(?:er|en|n)$", "", title[0].casefold())  # type: ignore[index]
            if stem not in function.casefold():
                other.append(f"{draft.party(ident)} ({stem}, men {function.casefold()} undertecknar)")
    if other:
        yield path, f"Titlarna i {draft.name(path[:2])} skiljer sig från undertecknarnas för {listed(other)}."


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


_LOOSE = Expression(r"\b(?:kontinuerligt|löpande|regelbundet|fortlöpande)\b", re.IGNORECASE)


def _rhythm_of_follow_up(draft: Draft, path: Path) -> Iterator[Fault]:
    if months(draft.text((*path, "intervall"))) is not None:
        return
    found = _LOOSE.search(draft.text((*path, "metod"))) or _LOOSE.search(draft.text((*path, "intervall")))
    if not found:
        return
    method = draft.text((*path, "metod")).casefold()
    for ident in draft.items(("organisation",)):
        stem = draft.name(("organisation", ident)).casefold().removesuffix("en").removesuffix("et")
        if stem in method and draft.text(("organisation", ident, "möten-per-år")) not in ("", "efter behov"):
            return  # the forum's own meetings give the rhythm
    word = "metod" if _LOOSE.search(draft.text((*path, "metod"))) else "intervall"
    yield (*path, word), f"Uppföljningen sker ”{found[0]}”, utan någon rytm."


def _interval(draft: Draft) -> float | None:
    return months(draft.text(("revidering", "intervall")))


def _next_fits(draft: Draft, path: Path) -> Iterator[Fault]:
    revision, validity, length = draft.agreement.revision, draft.agreement.validity, _interval(draft)
    start = (revision.last if revision else None) or (validity.start if validity else None)
    if revision and revision.next and start and length and revision.next > after(start, length):
        yield (
            path,
            f"Nästa översyn är {revision.next.isoformat()}, senare än {draft.text(('revidering', 'intervall'))} från {start.isoformat()}.",
        )


def _period_holds_a_revision(draft: Draft, path: Path) -> Iterator[Fault]:
    validity, length = draft.agreement.validity, _interval(draft)
    if (
        validity
        and validity.start
        and isinstance(validity.end, date)
        and length
        and after(validity.start, length) > validity.end + timedelta(days=1)
    ):
        yield path, f"Överenskommelsen gäller kortare tid än {draft.text(path)}, så översynen blir aldrig av."


def _tasks_of(draft: Draft, path: Path) -> Iterator[Fault]:
    covered = {ident for block in draft.items(path) for ident in draft.at((*path, block, "parter")) or ()}
    if not draft.items(path):
        yield path, "Överenskommelsen saknar parternas reglerade uppdrag."
        return
    lacking = [draft.party(ident) for ident in draft.items(("parter",)) if ident not in covered]
    # A block that names no party may be the one that is missed; that is asked at its own place.
    if lacking and all(draft.at((*path, block, "parter")) for block in draft.items(path)):
        yield path, f"Reglerade uppdrag saknas för {listed(lacking)}."


def _block_has_party(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.at((*path, "parter")):
        yield (*path, "parter"), f"De reglerade uppdragen under {path[-1]} säger inte vilken part de gäller."


_FUNDS_MOVED = date(2015, 1, 1)
"""A date by which förordning (2014:367) had changed who decides; its own day was not read."""
NARROW_FROM = date(2018, 1, 1)
"""From this day lag (2017:584) covers temporary permits too; before it, the narrower meaning was nobody's fault."""


def _not_too_narrow(draft: Draft, path: Path) -> Iterator[Fault]:
    term = (draft.text((*path, "term")) or path[-1]).casefold()
    text = draft.text((*path, "betydelse")).casefold()
    narrow = "permanent" in text and not re.search(r"tidsbegränsa|tillfällig|viss tid|båd[ae]|oavsett", text)
    if "nyanländ" in term and narrow and document_date(draft) >= NARROW_FROM:
        message = "Nyanländ har begränsats till permanent uppehållstillstånd, snävare än 1 § lag (2017:584)."
        yield (*path, "betydelse"), message


def _document_named(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text((*path, "betydelse"))
    if re.search(r"(?:annat|annan|särskilt|separat) (?:dokument|handling|bilaga)", text, re.IGNORECASE):
        yield (
            (*path, "betydelse"),
            f"Betydelsen av {draft.text((*path, 'term')) or path[-1]} hänvisar till ett dokument som inte namnges.",
        )


def _defined(draft: Draft, path: Path) -> Iterator[Fault]:
    terms = [draft.text((*path, ident, "term")) or ident for ident in draft.items(path)]
    if not any("nyanländ" in term.casefold() for term in terms):
        yield path, "Överenskommelsen definierar inte vilka som är nyanlända."


def _right_authority(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    theirs = "Jönköping" in text or any(
        "Jönköping" in draft.party(ident) for ident in draft.items(("parter",))
    )
    decides = re.search(r"\b37\s*a\b", text) and re.search(r"besluta|betala|fördela", text, re.IGNORECASE)
    if decides and not theirs and document_date(draft) >= _FUNDS_MOVED:
        yield (
            path,
            "Medel enligt 37 a § beslutas av Länsstyrelsen i Jönköpings län, inte av varje länsstyrelse.",
        )


def _seed(place: str) -> Basis:
    return praxis(f"efter Blekinges överenskommelse 2016, {place}")


_OWN = praxis()
CATALOGUE: dict[str, Requirement] = {
    made.code: made
    for made in (
        Requirement("RO-01", "parter-och-antagande", "Parter, undertecknare och det organ som antar", "krav",
                    "Det ska gå att se vem som är bunden, och genom vilket beslut."),
        Requirement("RO-02", "regional-syfte", "Syfte", "krav", "Parterna behöver vara överens om varför de samverkar."),
        Requirement("RO-03", "regional-övergripande-mål", "Övergripande mål", "krav", "Målet säger åt vilket håll alla arbetar."),
        Requirement("RO-04", "gemensamt-ansvar", "Gemensamt ansvar, också för det som ingen lag reglerar", "rek",
                    "Det som ingen har ansvar för blir inte gjort."),
        Requirement("RO-05", "delmål", "Delmål", "krav", "Delmålen gör det övergripande målet möjligt att följa."),
        Requirement("RO-06", "regional-målgrupp", "Målgrupp", "krav", "Det ska gå att avgöra vilka som omfattas."),
        Requirement("RO-07", "organisation", "Organisation på tre nivåer", "krav",
                    "Varje nivå behöver uppdrag, deltagare, någon som leder, och en väg uppåt."),
        Requirement("RO-08", "handlingsplan", "Gemensam handlingsplan", "krav", "Planen gör överenskommelsen till arbete."),
        Requirement("RO-09", "regional-uppföljning", "Uppföljning", "krav", "En uppföljning utan ansvarig och mottagare blir inte av."),
        Requirement("RO-10", "regional-revidering", "Översyn av hela överenskommelsen", "krav",
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

_GENERAL = ("GEN-01", "GEN-02", "GEN-03", "GEN-06", "GEN-10", "GEN-11", "GEN-12", "GEN-14", "GEN-15")
_STANDS_FOR = {"GEN-05": "RO-01", "GEN-07": "RO-05", "GEN-08": "RO-09"}
"""GEN codes whose element a row of this family asks for, and reports."""


def _registered_or_minuted(draft: Draft, path: Path) -> Iterator[Fault]:
    for ident, value in draft.items(path).items():
        if isinstance(value, str) and is_placeholder(value):
            yield (*path, ident), f"Diarienumret hos {draft.party(ident)} är platshållaren ”{value}”."
    minutes = [draft.text(("beslut", ident, "protokoll")) for ident in draft.items(("beslut",))]
    if not draft.items(path) and not any(minutes):
        yield path, "Överenskommelsen har varken diarienummer eller protokoll."


ROWS: tuple[Req, ...] = (
    Req("RO-01", "parter", "Vilka är parter?", _seed("första sidan"), missing="Överenskommelsen saknar parter."),
    Req("RO-01", "parter", "Vem undertecknar för varje part, eller vilka parter har antagit den i protokoll?",
        _seed("första sidan"), each=_signs_or_adopts, check=_bound, signed=True,
        elsewhere=(("beslut",),),
        help="Skriv undertecknare: {funktion: …} vid parten, eller partens id vid antagen-av i beslutet."),
    Req("RO-01", "beslut", "Vilket organ antog överenskommelsen, och när?", _seed("första sidan"), signed=True,
        missing="Överenskommelsen säger inte vilket organ som har antagit den.",
        help="Lägg till ett beslut med organ, datum, protokoll och antagen-av."),
    Req("RO-01", "beslut.*.organ", "Vilket organ antog överenskommelsen?", _seed("första sidan"), signed=True,
        missing="{s} saknar beslutande organ."),
    Req("RO-01", "beslut.*.datum", "Vilken dag antogs den?", _seed("första sidan"), signed=True),
    Req("RO-01", "län", "Vilket län gäller överenskommelsen?", _OWN, weight="W", check=_kommuner_of_the_county,
        elsewhere=(("parter",), ("kommuner-utanför",)),
        help="Lägg till kommunen som part, eller nämn den vid kommuner-utanför med skäl."),
    Req("RO-02", "syfte", "Vad ska överenskommelsen leda till?", _seed("Avsikt")),
    Req("RO-02", "bakgrund", "Vilket datum och vilken källa har siffrorna?", _OWN, weight="W", check=_numbers_have_a_source,
        help="Skriv när siffran gällde och varifrån den kommer, eller ta bort den."),
    Req("RO-02", "syfte", "Vilket datum och vilken källa har siffrorna?", _OWN, weight="W", check=_numbers_have_a_source,
        help="Skriv när siffran gällde och varifrån den kommer, eller ta bort den."),
    Req("RO-03", "övergripande-mål", "Vad ska parterna uppnå tillsammans?", _seed("Övergripande mål"),
        missing="Överenskommelsen saknar övergripande mål."),
    Req("RO-03", "övergripande-mål", "Förbinder målet parterna till något?", _OWN, weight="W", check=_binds, judges=True,
        help="Skriv vad parterna ska göra eller uppnå."),
    Req("RO-04", "gemensamt-ansvar.beskrivning", "Vilket ansvar tar parterna gemensamt?", _seed("Avsikt"),
        missing="Överenskommelsen säger inte vilket ansvar parterna tar gemensamt."),
    Req("RO-04", "gemensamt-ansvar.oreglerade-områden.*", "Vem ansvarar för området?", _OWN, weight="W", check=_owned,
        help="Skriv den part som tar området."),
    Req("RO-05", "mål", "Vilka delmål har parterna?", _seed("Delmål"), missing="Överenskommelsen saknar delmål.",
        help="Lägg till minst ett mål: {id: {mål: …, indikator: …, senast: …, ansvarig: …}}."),
    Req("RO-05", "mål.*.mål", "Vad ska vara uppnått?", _seed("Delmål")),
    Req("RO-05", "mål", "Är målen så många som texten säger?", _seed("Handlingsplanen"), check=_goals_as_many_as_said, judges=True,
        help="Rätta antalet i texten, eller lägg till det mål som saknas."),
    Req("RO-05", "mål.*", "Vem ansvarar för målet, hur mäts det och när ska det vara nått?", _OWN, weight="W",
        check=_goal_is_whole, help="Komplettera målet, så att det går att se när det är nått."),
    Req("RO-06", "målgrupp.grupper", "Vilka grupper omfattas?", _seed("Målgrupp"),
        missing="Överenskommelsen räknar inte upp vilka grupper som omfattas."),
    Req("RO-06", "målgrupp", "Vem avgör om andra grupper omfattas?", _OWN, weight="W", check=_who_decides,
        help="Skriv vid andra-grupper-avgörs-av vem som avgör, och efter vad."),
    Req("RO-07", "organisation", "I vilka forum möts parterna, på vilken nivå?", _seed("Organisation"),
        missing="Överenskommelsen saknar organisation."),
    Req("RO-07", "organisation", "Vilket forum är strategiskt, och vilket är operativt?", _seed("Organisation"), check=_has_levels,
        help="Lägg till ett forum på den nivå som saknas."),
    Req("RO-07", "organisation", "Vilka arbetsgrupper finns?", _OWN, check=_has_groups, weight="W",
        help="Lägg till arbetsgrupper med nivå: arbetsgrupp, eller skriv i det operativa forumets uppdrag att det inte behövs."),
    Req("RO-07", "organisation.*.nivå", "Är forumet strategiskt, operativt eller en arbetsgrupp?", _seed("Organisation")),
    Req("RO-07", "organisation.*.uppdrag", "Vad är forumets uppdrag?", _seed("Organisation")),
    Req("RO-07", "organisation.*.deltagare", "Vilka funktioner deltar?", _seed("Organisation"),
        missing="{s} säger inte vilka som deltar."),
    Req("RO-07", "organisation.*", "Vem leder eller kallar till forumet?", _seed("Organisation"), check=_led,
        help="Skriv ordförande eller sammankallande."),
    Req("RO-07", "organisation.*.utses-av", "Vem utser deltagarna?", _seed("Organisation"), when=_is_lower,
        missing="{s} säger inte vem som utser deltagarna."),
    Req("RO-07", "organisation.*", "Hur många gånger om året möts forumet?", _seed("Organisation"), check=_meets,
        help="Skriv ett tal; en tillfällig arbetsgrupp får mötas efter behov."),
    Req("RO-07", "organisation.*.rapporterar-till", "Till vilket forum rapporterar det?", _seed("Organisation"),
        when=_is_lower, check=_linked_upwards, help="Skriv id för ett forum på en högre nivå."),
    Req("RO-07", "organisation.*.rapporterar-till", "Till vilket forum rapporterar det?", _OWN, weight="W",
        when=_is_lower, check=_reports, help="Skriv id för det forum som får rapporten."),
    Req("RO-07", "organisation.*.deltagare", "Har deltagarna samma titlar som undertecknarna?", _OWN, weight="W",
        check=_titles_agree, judges=True, help="Använd samma titel för samma befattning."),
    Req("RO-08", "handlingsplan.namn", "Vad heter handlingsplanen?", _seed("Handlingsplanen"),
        missing="Överenskommelsen namnger ingen handlingsplan."),
    Req("RO-08", "handlingsplan.fastställs-av", "Vem fastställer handlingsplanen?", _seed("Organisation"),
        missing="Det framgår inte vem som fastställer handlingsplanen."),
    Req("RO-08", "handlingsplan.delar", "Vilka delar har handlingsplanen?", _seed("Handlingsplanen"),
        missing="Det framgår inte vilka delar handlingsplanen har."),
    Req("RO-08", "handlingsplan.frågor-per-område", "Hur många samverkansfrågor har varje område?", _seed("Handlingsplanen"),
        missing="Det framgår inte hur många samverkansfrågor varje område har."),
    Req("RO-08", "handlingsplan.områden", "Är områdena och frågorna så många som planen säger?", _seed("Handlingsplanen"),
        check=_areas_as_said, judges=True, elsewhere=(("mål",), ("handlingsplan",)),
        help="Rätta antalet, eller lägg till det som saknas."),
    Req("RO-08", "handlingsplan", "Vilken version är det, och av vilket datum?", _OWN, weight="W", check=_plan_is_dated,
        help="Skriv version eller datum, så att alla talar om samma plan."),
    Req("RO-09", "uppföljning.ansvarig", "Vilken part ansvarar för uppföljningen?", _seed("Uppföljning och revidering"),
        missing="Överenskommelsen säger inte vem som ansvarar för uppföljningen."),
    Req("RO-09", "uppföljning.metod", "Vad följs upp, och hur?", _seed("Uppföljning och revidering"),
        missing="Överenskommelsen säger inte vad som följs upp, eller hur."),
    Req("RO-09", "uppföljning.mottagare", "Vem får resultatet?", _seed("Uppföljning och revidering"),
        missing="Överenskommelsen säger inte vem som får resultatet av uppföljningen."),
    Req("RO-09", "uppföljning.egna-insatser", "Hur följer varje part upp sina egna insatser?", _seed("Uppföljning och revidering"),
        missing="Det framgår inte hur varje part följer upp sina egna insatser."),
    Req("RO-09", "uppföljning", "Hur ofta?", _OWN, weight="W", check=_rhythm_of_follow_up, elsewhere=(("organisation",),),
        help="Skriv en rytm, eller i vilket forum det sker och hur ofta det möts."),
    Req("RO-10", "revidering.intervall", "Hur ofta ser parterna över hela överenskommelsen?", _seed("Uppföljning och revidering"),
        missing="Överenskommelsen säger inte hur ofta parterna ser över den."),
    Req("RO-10", "revidering.nästa", "När ses den över nästa gång?", _OWN, check=_next_fits,
        help="Sätt ett datum inom intervallet."),
    Req("RO-10", "revidering.intervall", "Ryms en översyn i perioden?", _OWN, weight="W", check=_period_holds_a_revision, judges=True,
        help="Förkorta intervallet eller förläng perioden."),
    Req("RO-11", "reglerade-uppdrag", "Vad är varje part skyldig att göra enligt lag och förordning?", _seed("Reglerade uppdrag"),
        check=_tasks_of, help="Lägg till ett stycke för parten, eller nämn den i ett gemensamt: {id: {parter: […], uppdrag: […]}}."),
    Req("RO-11", "reglerade-uppdrag.*.uppdrag", "Vilka är uppdragen?", _seed("Reglerade uppdrag"),
        missing="Ett stycke om reglerade uppdrag är tomt."),
    Req("RO-11", "reglerade-uppdrag.*", "Vilken part gäller uppdragen?", _OWN, weight="W", check=_block_has_party,
        help="Skriv partens id vid parter."),
    Req("RO-12", "definitioner", "Vad menar parterna med nyanländ och andra viktiga ord?", _seed("Bakgrund"), check=_defined,
        help="Lägg till en definition: {nyanländ: {term: nyanländ, betydelse: …}}."),
    Req("RO-12", "definitioner.*.betydelse", "Vad betyder ordet, eller var finns betydelsen?", _seed("Kompetensförsörjning")),
    Req("RO-12", "definitioner.*", "I vilket dokument finns betydelsen?", _OWN, weight="W", check=_document_named,
        help="Skriv dokumentets namn."),
    Req("RO-12", "definitioner.*", "Är betydelsen lagens?", _OWN, weight="W", check=_not_too_narrow, judges=True,
        help="Räkna med tidsbegränsade uppehållstillstånd, eller säg att ni menar en mindre grupp."),
    Req("RO-13", "återkoppling.roll", "Vem för tillbaka information till den egna organisationen?", _seed("Organisation"),
        missing="Det framgår inte vem som för tillbaka information till den egna organisationen."),
    Req("RO-13", "återkoppling.hur-ofta", "Hur ofta?", _OWN, weight="W",
        missing="Det framgår inte hur ofta återkopplingen sker.", when=lambda draft, path: draft.present(path[:1])),
    Req("RO-14", "medel", "Vem beslutar om de medel som nämns?", lag("förordningen (2010:1122)", "8 § och 37 a §"),
        check=_right_authority, weight="W", help="Kontrollera vem som beslutar, och skriv det."),
    Req("RO-20", "inkludering", "Vilka menar parterna med ord för personer?", _seed("not 1"),
        missing="Överenskommelsen säger inte att kvinnor, män, flickor, pojkar och andra könsidentiteter omfattas."),
    *(row for row in general.rows(*_GENERAL) if (row.code, row.path, row.weight) not in (
        ("GEN-01", "diarienummer", "M"), ("GEN-02", "parter.*.undertecknare.funktion", "M"))),
    Req("GEN-01", "diarienummer", "Vilket diarienummer har överenskommelsen, eller i vilket protokoll står den?",
        praxis("ur publicerade överenskommelser"), check=_registered_or_minuted,
        help="Skriv diarienummer hos minst en part, eller protokollet vid beslutet."),
)  # fmt: skip

_CHECKLIST: tuple[tuple[str, str], ...] = (
    ("RO-14", "Vilka medel behövs, vem beslutar om dem, och söker parterna dem tillsammans?"),
    ("RO-20", "Vad betyder det för insatserna att alla kön och könsidentiteter omfattas?"),
)


def _named(parties: Sequence[kommuner.Kommun]) -> str | None:
    """The title of a new agreement, when its kommuner lie in one county."""
    counties = {kommun.county_name for kommun in parties}
    return (
        f"Regional överenskommelse om etablering av nyanlända i {counties.pop()}"
        if len(counties) == 1
        else None
    )


FAMILY = Family(
    name="regional",
    title="Regional överenskommelse om etablering av nyanlända",
    kind="Regional överenskommelse",
    model=Regional,
    catalogue={**CATALOGUE, **general.requirements(*_GENERAL, "GEN-13", reported_by=_STANDS_FOR)},
    rows=ROWS,
    checklist=_CHECKLIST,
    named=_named,
)
