"""The GEN rows, which families share; each family lists the codes that it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lokcli.agreement.dates import YEAR_IN_MONTHS, document_date, ended, months_between
from lokcli.agreement.expressions import Expression
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.requirements import Draft, Fault, Req, Requirement
from lokcli.agreement.shown import listed
from lokcli.families.citing import lag, metodstöd, praxis, stöd
from lokcli.findings import Path
from lokcli.registers import kommuner

_PUBLISHED = praxis("ur publicerade överenskommelser")
_AF_TEMPLATE = stöd(
    "Arbetsförmedlingens webbplats: Mall och handledning för överenskommelser",
    "ansvaret att initiera och samordna",
    "https://arbetsformedlingen.se/for-kommuner/overenskommelser-for-samverkan/mall-och-handledning-for-overenskommelser",
)
_AF_YEARLY = stöd(
    "Arbetsförmedlingens webbplats: Etableringsinsatser",
    "bör revideras årligen",
    "https://arbetsformedlingen.se/Om-oss/Om-Arbetsformedlingen/Samverkan/Etableringsinsatser.html",
)
_AF_GOALS = stöd(
    "Arbetsförmedlingens webbplats: Sveriges Kommuner och Regioner",
    "lokala överenskommelser ska ha gemensamma målsättningar",
    "https://arbetsformedlingen.se/om-oss/var-verksamhet/samarbeten/sveriges-kommuner-och-regioner-skr",
)


def _review_is_asked(draft: Draft, _path: Path) -> bool:
    """Not where GEN-03 already says that an agreement without an end has no date for its review."""
    validity, revision = draft.agreement.validity, draft.agreement.revision
    return not (validity and validity.end == "tills vidare" and (revision is None or revision.next is None))


def _registered(draft: Draft, path: Path) -> Iterator[Fault]:
    numbers = draft.items(path)
    for ident, value in numbers.items():
        if isinstance(value, str) and is_placeholder(value):
            yield (*path, ident), f"Diarienumret hos {draft.party(ident)} är platshållaren ”{value}”."
    if not numbers:
        yield path, "Överenskommelsen saknar diarienummer."


def _each_registered(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, ident)) for ident in draft.items(path)):
        return  # that there is no number at all is said once
    for ident in draft.items(("parter",)):
        if draft.at((*path, ident)) is None:
            yield (*path, ident), f"Överenskommelsen saknar diarienummer hos {draft.party(ident)}."


def _code(draft: Draft, path: Path) -> Iterator[Fault]:
    party = path[:-1]
    kind, code, name = (draft.text((*party, word)) for word in ("typ", "kod", "namn"))
    if kind == "kommun":
        if not code:
            yield path, f"Parten {name or party[-1]} saknar kommunkod."
        elif kommuner.by_code(code) is None:
            yield path, f"Kommunkoden {code} finns inte bland de 290 kommunerna."
    elif kind in ("region", "länsstyrelse"):
        if not code:
            yield path, f"Parten {name or party[-1]} saknar länskod."
        elif kommuner.county(code) is None:
            yield path, f"Länskoden {code} finns inte bland de 21 länen."


def _code_fits_name(draft: Draft, path: Path) -> Iterator[Fault]:
    party = path[:-1]
    kind, code, name = (draft.text((*party, word)) for word in ("typ", "kod", "namn"))
    known = kommuner.by_code(code) if kind == "kommun" and code else None
    # Most parties give the official name, and all spellings of all kommuner need not be looked up.
    if known and name and name != known.name and kommuner.find(name) != known:
        yield path, f"Kommunkoden {code} hör till {known.name}, men parten heter {name}."


def _number(draft: Draft, path: Path) -> Iterator[Fault]:
    number = draft.text(path)
    if not number:
        return
    from organisationsnummer.organisationsnummer import valid

    if not valid(number):
        yield path, f"Organisationsnumret {number} är inte giltigt."


def _not_expired(draft: Draft, path: Path) -> Iterator[Fault]:
    validity = draft.agreement.validity
    end = validity.end if validity else None
    if isinstance(end, date):
        if end < draft.as_of and not ended(draft):
            yield path, f"Överenskommelsen gällde till {end.isoformat()} och har gått ut."
    elif end == "tills vidare":
        revision = draft.agreement.revision
        if revision is None or revision.next is None:
            yield path, "Överenskommelsen gäller tills vidare, men saknar datum för nästa översyn."
    elif isinstance(draft.at(path), str):
        yield path, f"Överenskommelsen har platshållaren ”{draft.at(path)}” i stället för slutdatum."
    else:
        yield path, "Överenskommelsen saknar slutdatum."


def _every_party_decided(draft: Draft, path: Path) -> Iterator[Fault]:
    decided = [draft.text((*path, ident, "part")) for ident in draft.items(path)]
    lacking = [draft.party(ident) for ident in draft.items(("parter",)) if ident not in decided]
    # A decision that names no party may be anybody's.
    if lacking and decided and all(decided):
        yield path, f"Beslut saknas för {listed(lacking)}."


def _initiator(draft: Draft, path: Path) -> Iterator[Fault]:
    ident = draft.text(path)
    kind = draft.text(("parter", ident, "typ")) if ident else ""
    if kind and kind != "arbetsförmedlingen":
        yield (
            path,
            f"{draft.party(ident)} står som initiativtagare, men den uppgiften är Arbetsförmedlingens.",
        )


_YEARS = Expression(r"\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b")
_REGISTRATION = Expression(r"\d[\d/:-]*[/:-]\d")


def _replaces(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if text and not _REGISTRATION.search(_YEARS.sub("", text)):
        yield path, f"Överenskommelsen ersätter ”{text}”, men anger inte dess diarienummer."


_MEASURES = {
    "indikator": "indikator",
    "utgångsvärde": "utgångsvärde",
    "målvärde": "målvärde",
    "senast": "tidpunkt",
    "ansvarig": "ansvarig",
}


def _measurable(draft: Draft, path: Path) -> Iterator[Fault]:
    lacking = [word for name, word in _MEASURES.items() if not draft.text((*path, name))]
    if lacking:
        listed = " och ".join(filter(None, (", ".join(lacking[:-1]), lacking[-1])))
        yield path, f"Målet ”{draft.name(path)}” saknar {listed}."


def _last_revision(draft: Draft) -> date:
    revision = draft.agreement.revision
    return revision.last if revision and revision.last else document_date(draft)


def _within_a_year(draft: Draft, path: Path) -> Iterator[Fault]:
    revision = draft.agreement.revision
    if revision is None or revision.next is None:
        return
    last = _last_revision(draft)
    if months_between(last, revision.next) > YEAR_IN_MONTHS:
        yield (
            path,
            f"Nästa översyn är {revision.next.isoformat()}, mer än tolv månader efter {last.isoformat()}.",
        )


def _languages_told(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("språk", "tolk")):
        yield (
            path,
            "Överenskommelsen säger inte på vilka språk parterna ger information eller när de anlitar tolk.",
        )


CATALOGUE: dict[str, Requirement] = {
    made.code: made
    for made in (
        Requirement(
            "GEN-01", "dokumentets-identitet", "Titel, version, status och diarienummer", "krav",
            "Den som läser ska veta vilket dokument det är, om det gäller och var det är registrerat.", signed=True,
        ),
        Requirement(
            "GEN-02", "parternas-uppgifter", "Parternas namn, typ, kod och undertecknare", "krav",
            "Det ska gå att se vem som är part och vem som undertecknar.",
        ),
        Requirement(
            "GEN-03", "giltighet", "Från när och till när överenskommelsen gäller", "krav",
            "Utan slut eller översyn blir en överenskommelse liggande när lag och lokala förhållanden har ändrats.",
        ),
        Requirement(
            "GEN-04", "initiativtagare", "Vem som tar initiativ och samordnar", "rek",
            "Arbetsförmedlingen har ansvaret att ta initiativ och samordna arbetet.",
        ),
        Requirement(
            "GEN-05", "beslut", "Vem som har beslutat, när, och med vilken rätt att underteckna", "krav",
            "Beslutet visar att den som undertecknar får binda sin part.", signed=True,
        ),
        Requirement(
            "GEN-06", "ersätter", "Vilken överenskommelse som upphör", "rek",
            "Två överenskommelser om samma sak gör det oklart vilken som gäller.",
        ),
        Requirement(
            "GEN-07", "gemensamma-mål", "Gemensamma mål", "krav",
            "Utan mål går det inte att se om samverkan ger resultat.",
        ),
        Requirement(
            "GEN-08", "uppföljning", "Vem som följer upp, vad, när och för vem", "krav",
            "En uppföljning utan ansvarig och mottagare blir inte av.",
        ),
        Requirement(
            "GEN-09", "revidering", "Översyn minst en gång om året", "rek",
            "Lag, organisation och behov ändras; överenskommelsen ska ändras med dem.",
        ),
        Requirement(
            "GEN-10", "förvaltning", "Var överenskommelsen finns, och hur ändringar och innehåll når personalen", "rek",
            "Den som ska arbeta efter överenskommelsen måste hitta den gällande versionen.",
        ),
        Requirement(
            "GEN-11", "inga-personuppgifter", "Inga uppgifter om enskilda arbetssökande", "rek",
            "Överenskommelsen är en allmän handling som ofta publiceras. Uppgifter om enskilda hör inte hemma där.",
            reported_by="LOK701, LOK704",
            basis=(praxis("bakgrund: artikel 5.1 c i dataskyddsförordningen"),),
            decided=("text, högst varning",),
        ),
        Requirement(
            "GEN-12", "klarspråk", "Ett språk som går att förstå och följa", "krav",
            "Språket i offentlig verksamhet ska vara vårdat, enkelt och begripligt (bakgrund: språklagen 2009:600, 11 §). Hur det mäts är vår egen bedömning, aldrig mer än en varning.",
            reported_by="LOK601–LOK612",
            basis=(praxis("bakgrund: språklagen (2009:600) 11 §"),),
            decided=("text, högst varning",),
        ),
        Requirement(
            "GEN-14", "lag-och-begrepp", "Lagar och begrepp som gäller på dokumentets datum", "krav",
            "Den som läser ska kunna lita på att lagen och myndighetens uppgift är de som gäller.",
            reported_by="LOK401–LOK406",
            basis=(
                lag("Den författning som upphävde eller ersatte den äldre", "se lok laws"),
                praxis("namn och ord som ingen lag har ändrat"),
            ),
            decided=("text mot registren över lagar och begrepp, efter dokumentets datum",),
        ),
        Requirement(
            "GEN-13", "tillgängligt-dokument", "Ett Word-dokument som alla kan läsa", "krav",
            "Den som använder skärmläsare behöver rubriker, alternativtexter, rubrikrader och språk. Prövas på ett "
            "Word-dokument.",
            basis=(lag("lagen (2018:1937) om tillgänglighet till digital offentlig service", "10 §"),),
            decided=("Word-dokumentets struktur",),
        ),
        Requirement(
            "GEN-15", "språk-och-tolk", "Andra språk och tolk", "rek",
            "Den som inte förstår kan varken medverka eller ta till vara sin rätt.",
        ),
    )
}  # fmt: skip

_ROWS: tuple[Req, ...] = (
    Req("GEN-01", "titel", "Vad heter överenskommelsen?", _PUBLISHED),
    Req("GEN-01", "status", "Vilken status har överenskommelsen: utkast, remiss, beslutad, undertecknad eller upphörd?", _PUBLISHED),
    Req("GEN-01", "version", "Vilken version är det, till exempel 0.1 eller 1.0?", _PUBLISHED, weight="W"),
    Req(
        "GEN-01", "diarienummer", "Vilket diarienummer har överenskommelsen hos varje part?", _PUBLISHED,
        check=_registered, help="Skriv partens id och diarienumret, till exempel kommun: KS 2026/123.",
    ),
    Req(
        "GEN-01", "diarienummer", "Vilket diarienummer har överenskommelsen hos varje part?", _PUBLISHED,
        check=_each_registered, weight="W", help="Lägg till partens diarienummer.",
    ),
    Req("GEN-02", "parter.*.namn", "Vad heter parten officiellt?", _PUBLISHED),
    Req("GEN-02", "parter.*.typ", "Vilken typ av part är det?", _PUBLISHED),
    Req(
        "GEN-02", "parter.*.kod", "Vilken kommunkod eller länskod har parten?", _PUBLISHED, check=_code,
        help="Skriv kommunkoden med fyra siffror eller länskoden med två, inom citattecken.",
    ),
    Req(
        "GEN-02", "parter.*.kod", "Vilken kommunkod eller länskod har parten?", _PUBLISHED, check=_code_fits_name, weight="W",
        help="Rätta koden eller namnet, så att de hör ihop.",
    ),
    Req(
        "GEN-02", "parter.*.organisationsnummer", "Vilket organisationsnummer har parten?", _PUBLISHED, check=_number,
        help="Rätta numret, eller ta bort det.",
    ),
    Req(
        "GEN-02", "parter.*.undertecknare.funktion", "Vilken funktion undertecknar för parten?", _PUBLISHED, signed=True,
        missing="{s} saknar undertecknare.", help="Skriv undertecknare: {funktion: …}. Något namn behövs inte.",
    ),
    Req("GEN-03", "giltighet.från", "Från vilket datum gäller överenskommelsen?", _PUBLISHED,
        missing="Överenskommelsen saknar startdatum."),
    Req(
        "GEN-03", "giltighet.till", "Till vilket datum gäller den, eller gäller den tills vidare?", _PUBLISHED,
        check=_not_expired, elsewhere=(("revidering",),),
        help="Skriv ett slutdatum, eller tills vidare och ett datum vid revidering.nästa.",
    ),
    Req("GEN-03", "giltighet.uppsägning", "Hur lång är uppsägningstiden?", _PUBLISHED, weight="W",
        missing="Överenskommelsen säger inget om uppsägning."),
    Req("GEN-04", "initiativtagare", "Vilken part tar initiativ och samordnar arbetet?", praxis()),
    Req(
        "GEN-04", "initiativtagare", "Vilken part tar initiativ och samordnar arbetet?", _AF_TEMPLATE, check=_initiator,
        help="Skriv Arbetsförmedlingens id, till exempel af.",
    ),
    Req(
        "GEN-05", "beslut", "Vilket organ hos varje part har beslutat om överenskommelsen?",
        praxis("ur publicerade beslut"), missing="Överenskommelsen saknar beslut.",
        help="Lägg till ett beslut med part, organ, datum, protokoll och delegation.",
    ),
    Req(
        "GEN-05", "beslut", "Vilken part saknar beslut?", praxis("ur publicerade beslut"), check=_every_party_decided, judges=True, weight="W",
        help="Lägg till partens beslut, med part, organ, datum, protokoll och delegation.",
    ),
    Req("GEN-05", "beslut.*.organ", "Vilket organ har beslutat?", praxis("ur publicerade beslut")),
    Req("GEN-05", "beslut.*.datum", "Vilken dag fattades beslutet?", praxis("ur publicerade beslut")),
    Req("GEN-05", "beslut.*.protokoll", "I vilket protokoll och vilken paragraf står beslutet?", praxis("ur publicerade beslut")),
    Req(
        "GEN-05", "beslut.*.delegation", "Vilket beslut eller vilken delegation ger rätt att underteckna?", praxis("ur publicerade beslut"),
        missing="{s} säger inte vad som ger rätt att underteckna.",
    ),
    Req(
        "GEN-06", "giltighet.ersätter", "Vilken överenskommelse upphör, och vilket diarienummer har den?",
        praxis("ur ett publicerat beslut"),
        missing="Överenskommelsen säger inte vilken äldre överenskommelse den ersätter.",
        help="Skriv den gamla överenskommelsens diarienummer. Finns ingen: {svar: nej}.",
    ),
    Req(
        "GEN-06", "giltighet.ersätter", "Vilken överenskommelse upphör, och vilket diarienummer har den?",
        praxis("ur ett publicerat beslut"), check=_replaces, weight="W",
        help="Lägg till diarienumret. Ersätts ingen: {svar: nej}.",
    ),
    Req(
        "GEN-07", "mål", "Vilka mål har parterna gemensamt?", _AF_GOALS, missing="Överenskommelsen saknar gemensamma mål.",
        help="Lägg till minst ett mål: {sfi-start: {mål: …, indikator: …, senast: …, ansvarig: …}}.",
    ),
    Req("GEN-07", "mål.*.mål", "Vad ska vara uppnått?", _AF_GOALS, missing="{s} säger inte vad som ska vara uppnått."),
    Req(
        "GEN-07", "mål.*", "Hur mäts målet, från vilket värde till vilket, när och av vem?", praxis(), check=_measurable,
        weight="W", help="Fyll i det som saknas, så att det går att se när målet är nått.",
    ),
    Req("GEN-08", "uppföljning.ansvarig", "Vilken part ansvarar för uppföljningen?", metodstöd(5),
        missing="Överenskommelsen säger inte vem som ansvarar för uppföljningen."),
    Req("GEN-08", "uppföljning.metod", "Vad följer parterna upp, och hur?", praxis(),
        missing="Överenskommelsen säger inte vad parterna följer upp, och hur."),
    Req("GEN-08", "uppföljning.intervall", "Hur ofta följer parterna upp överenskommelsen?", praxis(),
        missing="Överenskommelsen säger inte hur ofta parterna följer upp den."),
    Req("GEN-08", "uppföljning.mottagare", "Vem får resultatet av uppföljningen?", praxis(),
        missing="Överenskommelsen säger inte vem som får resultatet av uppföljningen."),
    Req(
        "GEN-09", "revidering.nästa", "Vilken dag ser parterna över överenskommelsen nästa gång?", _AF_YEARLY,
        when=_review_is_asked, missing="Överenskommelsen saknar datum för nästa översyn.",
    ),
    Req(
        "GEN-09", "revidering.nästa", "Vilken dag ser parterna över överenskommelsen nästa gång?", _AF_YEARLY, check=_within_a_year,
        help="Sätt ett datum inom tolv månader från den senaste översynen eller beslutet.",
    ),
    Req("GEN-10", "förvaltning.förvaras", "Var finns den gällande versionen?", praxis(),
        missing="Överenskommelsen säger inte var den gällande versionen finns."),
    Req("GEN-10", "förvaltning.ändringar", "Vem meddelar ändringar, och till vem?", praxis(),
        missing="Överenskommelsen säger inte vem som meddelar ändringar."),
    Req("GEN-10", "förvaltning.information-till-personal", "Hur får personalen veta vad som gäller?", praxis(),
        missing="Överenskommelsen säger inte hur personalen får veta vad som gäller."),
    Req(
        "GEN-15", "språk-och-tolk", "På vilka språk ger parterna information, och när anlitar de tolk?", praxis(),
        check=_languages_told,
        help="Fyll i språk och tolk. Är det inte aktuellt: {svar: nej}.",
    ),
)  # fmt: skip


def rows(*codes: str) -> tuple[Req, ...]:
    """The GEN rows of the codes that a family takes."""
    return tuple(row for row in _ROWS if row.code in codes)


def requirements(*codes: str, reported_by: Mapping[str, str] | None = None) -> dict[str, Requirement]:
    """The catalogue entries of the codes that a family takes.

    ``reported_by`` maps the codes whose element a row of the family's own reports to that row's code.
    """
    taken = {code: CATALOGUE[code] for code in codes}
    given = {code: CATALOGUE[code]._replace(reported_by=row) for code, row in (reported_by or {}).items()}
    return {**taken, **given}
