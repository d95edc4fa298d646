"""The family lok-2014: what an agreement by the method support of 2014 holds, and who asks for it.

Codes MS-01 to MS-60 stand for the slides that presented *Metodstöd för lokala överenskommelser*. The support
recommends (*bör*) more than it demands, so most rows are ``rek``; who answers for a topic and by which
routine is our own judgement, and shows as such in the row's basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lokcli.agreement.dates import YEAR_IN_MONTHS, document_date
from lokcli.agreement.expressions import Expression
from lokcli.agreement.fields import label_of
from lokcli.agreement.intervals import months
from lokcli.agreement.parts import Lok2014
from lokcli.agreement.requirements import Condition, Draft, Fault, Req, Requirement
from lokcli.agreement.shown import listed
from lokcli.agreement.values import is_answer
from lokcli.families import Family, general
from lokcli.families.citing import metodstöd, praxis
from lokcli.findings import Path
from lokcli.registers import kommuner


def _of_kind(draft: Draft, kind: str) -> list[str]:
    return [i for i in draft.items(("parter",)) if draft.text(("parter", i, "typ")) == kind]


def _says_whom(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "beskrivning")) and not draft.present((*path, "grupper")):
        yield path, "Överenskommelsen säger inte vilka som omfattas."


def _two_kinds_of_party(draft: Draft, path: Path) -> Iterator[Fault]:
    kinds = [draft.text((*path, i, "typ")) for i in draft.items(path)]
    if kinds and not all(kinds):
        return  # the missing kind is reported at its own place
    wanted = (("arbetsförmedlingen", "Arbetsförmedlingen"), ("kommun", "en kommun"))
    lacking = [word for kind, word in wanted if kind not in kinds]
    if lacking:
        yield path, f"Överenskommelsen saknar {listed(lacking)} som part."


def _is_no_party(draft: Draft, path: Path) -> bool:
    kinds = [draft.text(("parter", i, "typ")) for i in draft.items(("parter",))]
    return bool(kinds) and all(kinds) and path[-1] not in kinds


_OWNED = {
    "uppföljning": "uppföljningen",
    "revidering": "översynen",
    "dokumentansvarig": "att överenskommelsen tas fram och ses över",
}
"""The part whose owner is asked for → what it is that is owned."""


def _is_stated(draft: Draft, path: Path) -> bool:
    """Whether follow-up or revision is there: where it is missing, MS-50 says so."""
    return draft.at(path[:1]) is not None


def _owned_by_af(draft: Draft, path: Path) -> Iterator[Fault]:
    ident = draft.text(path)
    kind = draft.text(("parter", ident, "typ")) if ident else ""
    what = _OWNED[path[0]]
    if not ident:
        yield path, f"Överenskommelsen säger inte vilken part som ansvarar för {what}."
    elif kind and kind != "arbetsförmedlingen":
        yield path, f"{draft.party(ident)} ansvarar för {what}, men den uppgiften är Arbetsförmedlingens."


def _led(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("ordförande", "sammankallande")):
        yield path, f"Forumet {draft.name(path)} har varken ordförande eller sammankallande."


def _units(draft: Draft, path: Path) -> dict[str, int]:
    """Kommun → how many of its units are listed; a unit without a party is that of the only kommun."""
    own = _of_kind(draft, "kommun")
    said = [draft.text((*path, i, "part")) for i in draft.items(path)]
    return {ident: sum(s == ident or (not s and len(own) == 1) for s in said) for ident in own}


def _each_kommun_has_units(draft: Draft, path: Path) -> Iterator[Fault]:
    lacking = [draft.party(ident) for ident, count in _units(draft, path).items() if not count]
    if not draft.items(path):
        yield path, "Överenskommelsen säger inte vilka av kommunens verksamheter som deltar."
    elif lacking:
        yield path, f"Överenskommelsen säger inte vilka verksamheter som deltar från {listed(lacking)}."


def _more_than_one_unit(draft: Draft, path: Path) -> Iterator[Fault]:
    alone = [draft.party(ident) for ident, count in _units(draft, path).items() if count == 1]
    if alone:
        yield path, f"Bara en verksamhet deltar från {listed(alone)}."


def _county_board_is_no_party(draft: Draft, _path: Path) -> bool:
    return not _of_kind(draft, "länsstyrelse")


# --- MS-10 to MS-40: the topics ---


def _before(day: date) -> Condition:
    return lambda draft, _path: document_date(draft) < day


LOAN_ENDED = date(2022, 1, 1)
"""First day without förordning (1990:1361) on loans for household equipment."""
GUIDE_ENDED = date(2016, 1, 1)
"""First day without 11–13 §§ lag (2010:197) on etableringslotsar (repealed by 2015:849)."""
_ENDED = {
    ("mottagning", "hemutrustningslån"): _before(LOAN_ENDED),
    ("etableringsaktiviteter", "etableringslots"): _before(GUIDE_ENDED),
}


def _is_asked(draft: Draft, path: Path) -> bool:
    """Whether the topic of the path existed at the document's date."""
    asked = _ENDED.get((path[0], path[1]))
    return asked is None or asked(draft, path)


def _is_described(draft: Draft, path: Path) -> bool:
    """Whether the topic of the path is there, be it with blanks: one that is missing is reported once."""
    topic = draft.at(path[:2])
    return isinstance(topic, Mapping) and not is_answer(topic) and _is_asked(draft, path)


def _taken_up(draft: Draft, path: Path) -> Iterator[Fault]:
    """An entry that holds blanks is there, and its own rows report them."""
    if draft.at(path) is None:
        title = label_of(Lok2014, path)
        yield path, f"Överenskommelsen tar inte upp ämnet ”{title}”."


def _chapter_is_there(draft: Draft, path: Path) -> bool:
    """Whether the chapter of the path is there: one that is missing is reported through its topics."""
    return draft.at(path[:1]) is not None


_AS_NEEDED = Expression(
    r"\b(?:vid|efter|utifrån) behov\b|\b(?:om|när) behov (?:finns|uppstår)\b", re.IGNORECASE
)
_TRIGGER = Expression(
    r"\b(?:när|då|efter|sedan|senast|inom|så snart|samband|första|vid)\b|\bom (?:den|han|hon|hen|individen|personen)\b",
    re.IGNORECASE,
)


def _says_what_the_need_is(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if (found := _AS_NEEDED.search(text)) and not _TRIGGER.search(_AS_NEEDED.sub("", text)):
        yield path, f"”{found[0]}” säger inte när individen får informationen, eller vem som bedömer behovet."


_THREE = (
    ("sfi", Expression(r"\bsfi\b|svenska för invandrare|svenskundervisning", re.IGNORECASE)),
    ("samhällsorientering", Expression(r"samhällsorientering", re.IGNORECASE)),
    (
        "arbetsförberedande insatser",
        Expression(r"arbetsförbered|praktik|arbetsträning|arbetsliv|arbetsmarknad", re.IGNORECASE),
    ),
)


def _names_all_three(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    lacking = [name for name, pattern in _THREE if not pattern.search(text)]
    if not text:
        yield (
            path,
            "Överenskommelsen saknar en rutin som samordnar sfi, samhällsorientering och arbetsförberedande insatser.",
        )
    elif lacking:
        yield path, f"Rutinen för samordning nämner inte {listed(lacking)}."


def _parties(draft: Draft, path: Path) -> Iterator[Path]:
    for ident in draft.items(("parter",)):
        yield (*path, ident)


def _internships_told(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("antal", "senast", "hur")):
        yield path, f"{draft.party(path[-1])} säger inte om den har praktikplatser i sin egen organisation."


def _internships_counted(draft: Draft, path: Path) -> Iterator[Fault]:
    if not re.search(r"\d", draft.text((*path, "antal"))):
        yield (*path, "antal"), f"{draft.party(path[-1])} säger inte hur många praktikplatser den har."
    if not draft.text((*path, "senast")):
        yield (*path, "senast"), f"{draft.party(path[-1])} säger inte när praktikplatserna finns."


def _capacity_told(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("rutin", "hänvisning")):
        yield path, "Överenskommelsen tar inte upp hur prestations- och arbetsförmåga bedöms."


# --- MS-50 to MS-60: follow-up, revision, annexes ---


def _revision_stated(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((*path, word)) for word in ("intervall", "senaste", "nästa")):
        yield path, "Överenskommelsen säger inte att den ses över."


def _next_is_asked(draft: Draft, path: Path) -> bool:
    """Not where a part that is missing, or GEN-03 of an agreement without an end, already says so."""
    stated = any(draft.text((path[0], word)) for word in ("intervall", "senaste"))
    validity = draft.agreement.validity
    return stated and not (validity and validity.end == "tills vidare")


def _at_least_yearly(draft: Draft, path: Path) -> Iterator[Fault]:
    """Where a next review is given, its date is judged instead."""
    said = draft.text(path)
    if (length := months(said)) and length > YEAR_IN_MONTHS and not draft.text((path[0], "nästa")):
        yield path, f"”{said}” är mer sällan än en gång om året."


def _has_survey(draft: Draft, path: Path) -> Iterator[Fault]:
    text = " ".join(draft.text((*path, word)) for word in ("metod", "egna-insatser"))
    if text.strip() and not re.search(r"enkät", text, re.IGNORECASE):
        yield (*path, "metod"), "Uppföljningen har ingen enkät till dem som arbetar efter överenskommelsen."


_ANNEX = Expression(
    r"\bbilag(?:a|an|or|orna)\s+(?P<numbers>(?:\d{1,2}|[A-ZÅÄÖ])\b(?:\s*(?:,|och|samt|[-–])\s*(?:\d{1,2}|[A-ZÅÄÖ])\b)*)"
    r"(?!\s+(?:till|i)\s+(?!överenskommelsen|den här))",
    re.IGNORECASE,
)
_ONE_ANNEX = Expression(r"(?P<first>\d{1,2})\s*[-–]\s*(?P<last>\d{1,2})|(?P<one>\d{1,2}|\b[A-ZÅÄÖ]\b)")


def _annexes_named(text: str) -> Iterator[str]:
    """The numbers of the annexes that a text names; of another document's annexes nothing is known."""
    for found in _ANNEX.finditer(text):
        for one in _ONE_ANNEX.finditer(found["numbers"]):
            if one["one"]:
                yield one["one"]
            else:
                yield from (str(n) for n in range(int(one["first"]), int(one["last"]) + 1))


def _annexes_in_text(draft: Draft) -> Iterator[tuple[Path, int | None, str]]:
    for leaf in draft.leaves:
        if isinstance(leaf.value, str) and leaf.path[0] != "bilagor":
            for number in _annexes_named(leaf.value):
                yield leaf.path, leaf.item, number


def _annex_in_list(draft: Draft, _path: Path) -> Iterator[Fault]:
    known = {draft.text(("bilagor", i, "nummer")) or i for i in draft.items(("bilagor",))}
    for where, index, number in _annexes_in_text(draft):
        if number not in known:
            item = () if index is None else (index,)
            yield where, f"Texten hänvisar till bilaga {number}, som inte står i listan över bilagor.", *item


def _annex_in_text(draft: Draft, path: Path) -> Iterator[Fault]:
    named = {number for _, _, number in _annexes_in_text(draft)}
    number = draft.text((*path, "nummer")) or path[-1]
    title = draft.text((*path, "titel")).casefold()
    # An annex without a number may be named by its title.
    told = bool(title) and any(
        isinstance(leaf.value, str) and leaf.path[0] != "bilagor" and title in leaf.value.casefold()
        for leaf in draft.leaves
    )
    if number not in named and not told:
        yield path, f"Ingen text hänvisar till bilaga {number}."


# --- catalogue ---

CATALOGUE: dict[str, Requirement] = {
    made.code: made
    for made in (
        Requirement("MS-01", "lök-syfte", "Syfte", "rek",
                    "Samordnade insatser underlättar och påskyndar den nyanländas etablering."),
        Requirement("MS-02", "socialt-stöd", "Socialt stöd: ansvarig part, roll och rutin", "rek",
                    "Metodstödet kom till för att ansvaret för socialt stöd var otydligt."),
        Requirement("MS-03", "lök-målgrupp", "Målgrupp", "rek",
                    "Metodstödet gäller nyanlända enligt lagen (2010:197). Andra grupper får läggas till."),
        Requirement("MS-04", "parter", "Parter, och varför andra viktiga aktörer inte är parter", "krav",
                    "Arbetsförmedlingen och kommunen bär överenskommelsen, men många av ämnena är andras."),
        Requirement("MS-05", "arbetsförmedlingens-roll", "Arbetsförmedlingens ansvar för uppföljning och översyn", "krav",
                    "Arbetsförmedlingen är stödjande, pådrivande och den som tar initiativ."),
        Requirement("MS-06", "forum", "Forum", "valfritt", "Parterna behöver någonstans att ta upp det som inte fungerar."),
        Requirement("MS-07", "kommunens-verksamheter", "De verksamheter i kommunen som deltar", "krav",
                    "Kommunen ansvarar för att alla berörda verksamheter deltar, inte bara den som skriver."),
        Requirement("MS-08", "länsstyrelsen", "Samråd med länsstyrelsen", "valfritt",
                    "Länsstyrelsen har en konsultativ funktion."),
        Requirement("MS-10", "mottagning", "De åtta ämnena i mottagningen, med ansvarig part och rutin", "rek",
                    "De första veckorna möter den nyanlända flest parter, och där uppstår väntan."),
        Requirement("MS-11", "anmälan-till-hälsoundersökning", "Hur individen anmäler sig och sina barn till hälsoundersökning", "rek",
                    "Den som inte vet vart man anmäler sig blir inte undersökt."),
        Requirement("MS-12", "information-om-hälsoundersökning", "Vem som informerar om hälsoundersökningen, och när", "rek",
                    "Undersökningen är frivillig, så den som inte får veta att den finns går miste om den."),
        Requirement("MS-20", "etableringsaktiviteter", "De sex ämnena i etableringsaktiviteterna, med ansvarig part och rutin", "rek",
                    "Aktiviteterna ges av olika parter, och planen håller bara om alla gör sin del."),
        Requirement("MS-21", "samordnade-aktiviteter", "En rutin som samordnar sfi, samhällsorientering och arbetsförberedande insatser", "rek",
                    "Utan en gemensam rutin krockar aktiviteterna, och deltagaren får välja bort en av dem."),
        Requirement("MS-22", "lokala-insatser", "De insatser som finns lokalt, och vem som ger dem", "rek",
                    "Rätt insats i rätt tid förutsätter att alla vet vad som finns."),
        Requirement("MS-23", "praktikplatser", "Praktikplatser i varje parts egen organisation", "rek",
                    "Parterna är själva stora arbetsgivare."),
        Requirement("MS-24", "etableringsplanens-innehåll", "Etableringsplanens längd, innehåll och omfattning", "valfritt",
                    "En uppgift om den tidens lag (2010:197, 2010:409): högst 24 månader, normalt 40 timmar i veckan. "
                    "Lagen ställde kravet på planen, inte på överenskommelsen, och är upphävd. Därför ställs ingen fråga.",
                    basis=(metodstöd(10),), decided=("frågas inte",)),
        Requirement("MS-30", "försörjning", "De fem ämnena i försörjningen, med ansvarig part och rutin", "rek",
                    "Ersättningarna kommer från olika parter, och den som faller mellan dem står utan pengar."),
        Requirement("MS-40", "övriga-ämnen", "De fem ämnena i övrigt, med ansvarig part och rutin", "rek",
                    "Barn, unga och föräldralediga hamnar lätt utanför etableringsplanen."),
        Requirement("MS-45", "arbetsförmåga", "Prestations- och arbetsförmåga", "valfritt",
                    "Den som inte orkar heltid behöver att myndigheterna bedömer förmågan på samma sätt."),
        Requirement("MS-46", "utvecklingsområden", "De fyra områden som metodstödet vill utveckla", "valfritt",
                    "Här såg myndigheterna 2014 att samverkan brast."),
        Requirement("MS-50", "uppföljning-och-översyn", "Att överenskommelsen följs upp och ses över", "krav",
                    "En överenskommelse som ingen följer upp slutar gälla i praktiken."),
        Requirement("MS-51", "årlig-översyn", "Översyn minst en gång om året", "rek",
                    "Lag, organisation och behov ändras; överenskommelsen ska ändras med dem."),
        Requirement("MS-52", "dokumentansvarig", "Vem som ser till att överenskommelsen tas fram och ses över", "krav",
                    "Arbetsförmedlingens chefer ansvarar för att överenskommelsen upprättas eller revideras."),
        Requirement("MS-60", "bilagor", "Bilagor", "valfritt",
                    "Den som läser ska hitta varje bilaga som texten nämner."),
    )
}  # fmt: skip

_GENERAL = (
    "GEN-01", "GEN-02", "GEN-03", "GEN-04", "GEN-05", "GEN-06", "GEN-07", "GEN-08", "GEN-10", "GEN-11", "GEN-12",
    "GEN-14", "GEN-15",
)  # fmt: skip
_STANDS_FOR = {"GEN-09": "MS-51"}
"""GEN codes whose element a row of this family asks for, and reports."""
_REPORTED_HERE = {
    ("GEN-04", "initiativtagare", "_initiator"),
    ("GEN-08", "uppföljning.ansvarig", ""),
    ("GEN-08", "uppföljning.metod", ""),
    ("GEN-08", "uppföljning.intervall", ""),
}
"""Single GEN rows whose element MS-05 or MS-50 asks for, and reports: code, path and check."""

_OWN = praxis()


def _name(row: Req) -> tuple[str, str, str]:
    return row.code, row.path, row.check.__name__ if row.check else ""


_INITIATOR = next(row for row in general.rows("GEN-04") if row.check)
_WITHIN_A_YEAR = next(row for row in general.rows("GEN-09") if row.check and row.weight == "M")
_AF_YEARLY = _WITHIN_A_YEAR.basis

_TOPICS: dict[str, tuple[str, int, dict[str, str]]] = {
    # chapter → code, slide, and the question of each topic
    "mottagning": ("MS-10", 7, {
        "asyltiden": "Vad gör parterna redan under asyltiden?",
        "etableringssamtal-och-plan": "Hur går etableringssamtalet till, och hur blir det en etableringsplan?",
        "uppehållstillståndskort": "Hur får den nyanlända sitt uppehållstillståndskort?",
        "folkbokföring": "Vem hjälper till med folkbokföring, id-kort och bankkonto?",
        "bosättning": "Hur får den nyanlända en bostad, och vem svarar på andra bostadsfrågor?",
        "praktisk-hjälp": "Vilken praktisk hjälp får den nyanlända vid flytten?",
        "hemutrustningslån": "Hur ansöker den nyanlända om hemutrustningslån? (Lånet upphörde 2022-01-01.)",
        "hälsoundersökningar": "Hur får den nyanlända en hälsoundersökning?",
    }),
    "etableringsaktiviteter": ("MS-20", 9, {
        "etableringsplan": "Vem gör vad när etableringsplanen skrivs, följs upp och ändras?",
        "sfi": "Hur anmäls deltagaren till sfi, och när börjar undervisningen?",
        "samhällsorientering": "Hur anmäls deltagaren till samhällsorientering, och när börjar den?",
        "arbetslivet": "Vilka aktiviteter för deltagaren närmare arbetslivet, och vem ger dem?",
        "rehabilitering": "Hur får deltagaren rehabilitering?",
        "etableringslots": "Hur får deltagaren en etableringslots? (Tjänsten upphörde 2016-01-01.)",
    }),
    "försörjning": ("MS-30", 11, {
        "bistånd-till-asylsökande": "När upphör biståndet enligt lagen om mottagande av asylsökande, och vem meddelar det?",
        "etableringsersättning": "Hur får deltagaren etableringsersättning, tillägg och ersättning för resor?",
        "månadsredovisning": "Hur redovisar deltagaren sin månad, och vem rapporterar frånvaro?",
        "ekonomiskt-bistånd": "När lämnar kommunen ekonomiskt bistånd?",
        "socialförsäkring": "Hur får den nyanlända sina socialförsäkringsförmåner?",
    }),
    "övrigt": ("MS-40", 12, {
        "förskola-och-skola": "Hur får barnen plats i förskola, fritidshem och skola?",
        "unga-utan-föräldrar": "Vem stöder den som är 18–19 år och saknar föräldrar i Sverige?",
        "föräldralediga": "Hur håller föräldralediga kontakten med sin etablering?",
        "socialt-stöd": "Vem ansvarar för socialt stöd, och i vilken roll?",
        "efter-etableringen": "Vad händer när etableringsperioden är slut?",
    }),
}  # fmt: skip


def _topic_rows(chapter: str, word: str) -> Iterator[Req]:
    """A topic is there or answered with a reason; one that is there has a responsible party and a routine."""
    code, slide, questions = _TOPICS[chapter]
    if (chapter, word) == ("övrigt", "socialt-stöd"):
        code, slide = "MS-02", 2
    title = label_of(Lok2014, (chapter, word))
    here = f"{chapter}.{word}"
    yield Req(
        code, here, questions[word], metodstöd(slide), reason=True, when=_is_asked, check=_taken_up,
        help=f"Fyll i {here}. {questions[word]} Omfattas det inte: {{svar: omfattas inte, därför-att: …}}.",
    )  # fmt: skip
    owner_basis = metodstöd(slide) if code == "MS-02" else _OWN
    yield Req(
        code, f"{here}.ansvarig", "Vilken part ansvarar för ämnet?", owner_basis, when=_is_described,
        missing=f"Ämnet ”{title}” saknar ansvarig part.", help="Skriv partens id, till exempel kommun.",
    )  # fmt: skip
    if code == "MS-02":
        yield Req(
            code, f"{here}.roll", "Vilken roll har den ansvariga parten?", metodstöd(slide), when=_is_described,
            missing=f"Ämnet ”{title}” säger inte vilken roll den ansvariga parten har.", help="Skriv vad parten gör, och vad den överlåter åt andra.",
        )  # fmt: skip
    yield Req(
        code, f"{here}.rutin", "Vem gör vad, i vilken ordning och när?", _OWN, when=_is_described,
        missing=f"Ämnet ”{title}” saknar rutin.", help="Beskriv vem som gör vad, i vilken ordning och när.",
    )  # fmt: skip


_HEALTH = "mottagning.hälsoundersökningar"

ROWS: tuple[Req, ...] = (
    Req("MS-01", "syfte", "Vad ska överenskommelsen leda till?", praxis("metodstödets syfte, bild 2"),
        missing="Överenskommelsen saknar syfte."),
    Req("MS-03", "målgrupp", "Vilka omfattas, och vilka andra grupper har parterna lagt till?",
        praxis("metodstödets avgränsning, bild 4"), check=_says_whom,
        help="Skriv målgruppen vid beskrivning eller grupper, och andra grupper vid andra-grupper."),
    Req("MS-04", "parter", "Vilka är parter? Arbetsförmedlingen och minst en kommun ska vara det.", metodstöd(5),
        check=_two_kinds_of_party, help="Lägg till parten med namn och typ."),
    Req("MS-04", "aktörer-utanför.region", "Varför är regionen eller landstinget inte part?", _OWN, weight="W", when=_is_no_party,
        missing="Ingen region och inget landsting är part, och överenskommelsen säger inte varför.",
        help="Skriv skälet, eller lägg till regionen bland parterna."),
    Req("MS-04", "aktörer-utanför.försäkringskassan", "Varför är Försäkringskassan inte part?", _OWN, weight="W", when=_is_no_party,
        missing="Försäkringskassan är inte part, och överenskommelsen säger inte varför.",
        help="Skriv skälet, eller lägg till Försäkringskassan bland parterna."),
    Req("MS-04", "aktörer-utanför.migrationsverket", "Varför är Migrationsverket inte part?", _OWN, weight="W", when=_is_no_party,
        missing="Migrationsverket är inte part, och överenskommelsen säger inte varför.",
        help="Skriv skälet, eller lägg till Migrationsverket bland parterna."),
    Req("MS-04", "aktörer-utanför.idéburen", "Varför är ingen idéburen organisation part?", _OWN, weight="W", when=_is_no_party,
        missing="Ingen idéburen organisation är part, och överenskommelsen säger inte varför.",
        help="Skriv skälet, eller lägg till organisationen bland parterna."),
    Req("MS-05", "uppföljning.ansvarig", "Vilken part ansvarar för uppföljningen?", metodstöd(5), check=_owned_by_af,
        when=_is_stated, help="Skriv Arbetsförmedlingens id, till exempel af."),
    Req("MS-05", "revidering.ansvarig", "Vilken part ansvarar för översynen?", metodstöd(5), check=_owned_by_af,
        when=_is_stated, help="Skriv Arbetsförmedlingens id, till exempel af."),
    _INITIATOR._replace(code="MS-05", weight="W", basis=_OWN),
    Req("MS-06", "organisation", "I vilka forum möts parterna?", praxis("sett i en publicerad överenskommelse 2012"),
        missing="Överenskommelsen har inget forum där parterna möts."),
    Req("MS-06", "organisation.*.deltagare", "Vilka funktioner deltar?", praxis("sett i en publicerad överenskommelse 2012"),
        missing="{s} säger inte vilka som deltar."),
    Req("MS-06", "organisation.*", "Vem leder eller kallar till forumet?", praxis("sett i en publicerad överenskommelse 2012"),
        check=_led, help="Skriv ordförande eller sammankallande."),
    Req("MS-06", "organisation.*.möten-per-år", "Hur många gånger om året möts forumet?",
        praxis("sett i en publicerad överenskommelse 2012"), missing="{s} säger inte hur ofta det möts."),
    Req("MS-07", "verksamheter", "Vilka av kommunens verksamheter deltar?", metodstöd(5), check=_each_kommun_has_units,
        help="Lägg till varje förvaltning eller nämnd som berörs: {socialtjänsten: {part: kommun, namn: …, roll: …}}."),
    Req("MS-07", "verksamheter", "Deltar alla som berörs?", _OWN, check=_more_than_one_unit, judges=True, weight="W",
        help="Lägg till de andra som berörs, till exempel socialtjänst, vuxenutbildning, skola och bostadsenhet."),
    Req("MS-07", "verksamheter.*.namn", "Vad heter förvaltningen eller nämnden?", _OWN,
        missing="En av kommunens verksamheter saknar namn."),
    Req("MS-07", "verksamheter.*.roll", "Vad gör verksamheten?", _OWN,
        missing="En av kommunens verksamheter saknar roll."),
    Req("MS-08", "samråd-med-länsstyrelsen", "Har parterna rådfrågat länsstyrelsen, och om vad?", metodstöd(5),
        when=_county_board_is_no_party, missing="Överenskommelsen säger inte om parterna har rådfrågat länsstyrelsen.",
        help="Beskriv samrådet. Fanns inget: {svar: nej}."),
    *(row for chapter, (_, _, words) in _TOPICS.items() for word in words for row in _topic_rows(chapter, word)),
    Req("MS-11", f"{_HEALTH}.anmälan.plats", "Var görs hälsoundersökningen?", metodstöd(8), when=_is_described,
        missing="Överenskommelsen säger inte var hälsoundersökningen görs."),
    Req("MS-11", f"{_HEALTH}.anmälan.kanal", "Hur anmäler sig individen?", metodstöd(8), when=_is_described,
        missing="Överenskommelsen säger inte hur individen anmäler sig till hälsoundersökningen."),
    Req("MS-11", f"{_HEALTH}.anmälan.rutin", "Vad händer sedan, och hur får Arbetsförmedlingen och kommunen veta det?",
        metodstöd(8), when=_is_described, missing="Överenskommelsen saknar landstingets eller regionens rutin för hälsoundersökningen."),
    Req("MS-11", f"{_HEALTH}.anmälan.barn", "Hur anmäler individen sina barn?", metodstöd(8), when=_is_described,
        missing="Överenskommelsen säger inte hur individen anmäler sina barn till hälsoundersökningen."),
    Req("MS-12", f"{_HEALTH}.information.nyanlända-och-anhöriga.ansvarig",
        "Vilken part informerar nyanlända och deras anhöriga? Metodstödet nämner Arbetsförmedlingen.", metodstöd(8), when=_is_described,
        missing="Överenskommelsen säger inte vem som informerar nyanlända och anhöriga om hälsoundersökningen."),
    Req("MS-12", f"{_HEALTH}.information.kvotflyktingar.ansvarig",
        "Vilken part informerar kvotflyktingar? Metodstödet nämner kommunen.", metodstöd(8), when=_is_described,
        missing="Överenskommelsen säger inte vem som informerar kvotflyktingar om hälsoundersökningen."),
    Req("MS-12", f"{_HEALTH}.information.nyanlända-och-anhöriga.när", "När får de informationen?", _OWN, check=_says_what_the_need_is,
        weight="W", help="Skriv vad som utlöser informationen, vem som bedömer det, eller en tidsgräns."),
    Req("MS-12", f"{_HEALTH}.information.kvotflyktingar.när", "När får de informationen?", _OWN, check=_says_what_the_need_is,
        weight="W", help="Skriv vad som utlöser informationen, vem som bedömer det, eller en tidsgräns."),
    Req("MS-21", "etableringsaktiviteter.samordning",
        "Hur samordnar parterna sfi, samhällsorientering och arbetsförberedande insatser, så att deltagaren hinner med alla?",
        metodstöd(10), check=_names_all_three, when=_chapter_is_there,
        help="Beskriv hur parterna lägger schema för alla tre."),
    Req("MS-22", "etableringsaktiviteter.insatser", "Vilka insatser finns lokalt?", metodstöd(10), when=_chapter_is_there,
        missing="Överenskommelsen säger inte vilka insatser som finns lokalt.",
        help="Lägg till insatserna: {id: {insats: …, anordnare: …}}. Finns ingen: {svar: inga}."),
    Req("MS-22", "etableringsaktiviteter.insatser.*.insats", "Vad heter insatsen?", metodstöd(10),
        missing="En lokal insats saknar namn."),
    Req("MS-22", "etableringsaktiviteter.insatser.*.anordnare", "Vem ger insatsen?", _OWN, weight="W",
        missing="En lokal insats saknar anordnare."),
    Req("MS-23", "etableringsaktiviteter.praktikplatser", "Vilka praktikplatser har varje part i sin egen organisation?",
        metodstöd(10), each=_parties, check=_internships_told, when=_chapter_is_there,
        help="Skriv antal, senast och hur. Har parten inga: {svar: inga}."),
    Req("MS-23", "etableringsaktiviteter.praktikplatser", "Hur många, och när?", _OWN, weight="råd", each=_parties,
        check=_internships_counted, when=_chapter_is_there, help="Skriv ett antal och en tidpunkt."),
    Req("MS-30", "försörjning.glapp", "Vem hjälper den som väntar på en ersättning när en annan har upphört?", _OWN, weight="råd",
        when=_chapter_is_there, missing="Ingen part tar hand om glappet mellan en ersättning och nästa."),
    Req("MS-30", "försörjning.glapp.ansvarig", "Vilken part ansvarar för ämnet?", _OWN, weight="råd",
        when=_is_described, missing="Ingen part tar hand om glappet mellan en ersättning och nästa.",
        help="Skriv partens id, till exempel kommun."),
    Req("MS-45", "arbetsförmåga", "Hur bedömer myndigheterna prestations- och arbetsförmåga, eller var står det?", metodstöd(13),
        check=_capacity_told, help="Skriv en rutin eller en hänvisning. Är det inte aktuellt: {svar: omfattas inte, därför-att: …}."),
    Req("MS-46", "utvecklingsområden.bedömningsunderlag", "Hur får Arbetsförmedlingen bedömningsunderlag från hälso- och sjukvården?",
        metodstöd(14), missing="Överenskommelsen tar inte upp bedömningsunderlag från hälso- och sjukvården."),
    Req("MS-46", "utvecklingsområden.samordnad-rehabilitering", "Hur samordnar Försäkringskassan rehabilitering?",
        metodstöd(14), missing="Överenskommelsen tar inte upp samordnad rehabilitering."),
    Req("MS-46", "utvecklingsområden.flerpartssamtal", "När bjuder Migrationsverket in till flerpartssamtal?",
        metodstöd(14), missing="Överenskommelsen tar inte upp flerpartssamtal."),
    Req("MS-46", "utvecklingsområden.migrationshälsa", "Hur lär sig parterna tillsammans om migrationshälsa?",
        metodstöd(14), missing="Överenskommelsen tar inte upp kunskap om migrationshälsa."),
    Req("MS-50", "uppföljning.metod", "Vad följer parterna upp, och hur?", metodstöd(5),
        missing="Överenskommelsen säger inte hur den följs upp."),
    Req("MS-50", "uppföljning.intervall", "Hur ofta följer parterna upp överenskommelsen?", _OWN, weight="W",
        missing="Överenskommelsen säger inte hur ofta den följs upp."),
    Req("MS-50", "revidering", "Hur ofta ser parterna över överenskommelsen?", metodstöd(5), check=_revision_stated,
        help="Skriv intervall, och datum för den senaste och nästa översynen."),
    Req("MS-50", "revidering.nästa", "Vilken dag ser parterna över överenskommelsen nästa gång?", _OWN, weight="W",
        when=_next_is_asked, missing="Överenskommelsen saknar datum för nästa översyn."),
    _WITHIN_A_YEAR._replace(code="MS-51"),
    Req("MS-51", "revidering.intervall", "Hur ofta ser parterna över överenskommelsen?", _AF_YEARLY, check=_at_least_yearly,
        help="Se över överenskommelsen minst en gång om året."),
    Req("MS-51", "uppföljning", "Frågar parterna med en enkät hur överenskommelsen fungerar?", _OWN, check=_has_survey, weight="råd",
        help="Skriv i metoden vilka som får en enkät, och när."),
    Req("MS-52", "dokumentansvarig.part", "Vilken part ansvarar för att överenskommelsen tas fram och ses över?", metodstöd(15),
        check=_owned_by_af, help="Skriv Arbetsförmedlingens id, till exempel af."),
    Req("MS-52", "dokumentansvarig.funktion", "Vilken funktion ansvarar för det?", metodstöd(15),
        missing="Överenskommelsen säger inte vilken chef som ansvarar för att den tas fram och ses över."),
    Req("MS-60", "", "Finns varje bilaga som texten nämner med i listan?", praxis(), check=_annex_in_list, judges=True, elsewhere=(("bilagor",),),
        help="Lägg till bilagan i listan, eller rätta numret."),
    Req("MS-60", "bilagor.*", "Hänvisar texten till bilagan?", praxis(), check=_annex_in_text, judges=True, elsewhere=((),),
        help="Nämn bilagan där den hör hemma i texten, eller ta bort den."),
    *(row for row in general.rows(*_GENERAL) if _name(row) not in _REPORTED_HERE),
)  # fmt: skip

_CHECKLIST: tuple[tuple[str, str], ...] = (
    (
        "MS-01",
        "Leder syftet till att insatserna samordnas, så att etableringen blir lättare och går snabbare?",
    ),
)


def _named(parties: Sequence[kommuner.Kommun]) -> str | None:
    """The title of a new agreement with those kommuner."""
    names = [kommun.name for kommun in parties]
    return f"Lokal överenskommelse om nyanländas etablering i {listed(names)}" if parties else None


FAMILY = Family(
    name="lok-2014",
    title="Lokal överenskommelse om nyanländas etablering",
    kind="Lokal överenskommelse",
    model=Lok2014,
    catalogue={**CATALOGUE, **general.requirements(*_GENERAL, "GEN-13", reported_by=_STANDS_FOR)},
    rows=ROWS,
    checklist=_CHECKLIST,
    named=_named,
)
