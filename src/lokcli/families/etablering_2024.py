"""The family etablering-2024: what an agreement on the establishment programme must say, and who asks for it.

Codes EP-01 to EP-39 and EP-R1 to EP-R7 stand for the paragraphs of *Stöd för samordning av
etableringsprogrammet* (2024). Which parts of a row the support asks for, and which are our own judgement,
shows in the row's basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from lokcli.agreement.dates import YEAR_IN_MONTHS, document_date, ended, months_between, signing_date
from lokcli.agreement.expressions import Expression
from lokcli.agreement.intervals import NUMBER_WORDS, months
from lokcli.agreement.parts import Answer, Etablering2024
from lokcli.agreement.placeholders import is_placeholder
from lokcli.agreement.requirements import Draft, Fault, Req, Requirement, holder, stands_elsewhere
from lokcli.agreement.shown import listed
from lokcli.agreement.values import CHANNELS, is_answer
from lokcli.agreement.walking import leaves
from lokcli.families import Family, general
from lokcli.families.citing import lag, praxis, stöd_2024
from lokcli.findings import Path
from lokcli.registers import kommuner

CORE_TOPICS = (
    "inskrivning",
    "sfi",
    "samhällsorientering",
    "utbildningsplikt",
    "utbildningsplan",
    "anpassning",
)
TOPICS = (*CORE_TOPICS, "intensivår")
TOPIC_TITLES = {
    "inskrivning": "Första kontakt och inskrivning",
    "sfi": "Svenska för invandrare",
    "samhällsorientering": "Samhällsorientering",
    "utbildningsplikt": "Utbildningsplikt",
    "utbildningsplan": "Sammanhållen utbildningsplan",
    "anpassning": "Anpassning och avbrott",
    "intensivår": "Intensivår",
}
INTENSIVE_ENDED = date(2025, 2, 1)
"""First day without the two sections that carried the intensive year (förordning 2024:1320)."""


def topics(agreement: Etablering2024) -> dict[str, tuple[str, ...]]:
    """Topic → the processes that cover it; a process with ``se`` gives its topics to the one that it names."""
    found: dict[str, tuple[str, ...]] = {}
    described = {i: {"se": p.see} for i, p in agreement.processes.items() if not isinstance(p, Answer)}
    for ident, process in agreement.processes.items():
        if isinstance(process, Answer) or is_placeholder(process.see):
            continue
        place = holder(described, ident)
        kept = place if place in agreement.processes else ident
        for topic in process.topics or ((ident,) if ident in TOPICS else ()):
            if topic in TOPICS and kept not in found.get(topic, ()):
                found[topic] = (*found.get(topic, ()), kept)
    return found


def declined(draft: Draft) -> frozenset[str]:
    """The topics whose own process is an answer."""
    processes = draft.items(("processer",))
    return frozenset(t for t in TOPICS if is_answer(processes.get(t)) and t not in draft.topics)


def _parties(draft: Draft, path: Path) -> Iterator[Path]:
    for ident in draft.items(("parter",)):
        yield (*path, ident)


def _of_kind(draft: Draft, kind: str) -> list[str]:
    return [i for i in draft.items(("parter",)) if draft.text(("parter", i, "typ")) == kind]


def _taking_part(draft: Draft, process: Path) -> list[str]:
    parties = draft.items((*process, "deltagande"))
    return [i for i in parties if draft.text((*process, "deltagande", i, "deltar")).casefold() == "ja"]


def _live(draft: Draft) -> Iterator[Path]:
    """The processes that are described here: no answer and no ``se`` in their place."""
    items = draft.items(("processer",))
    for ident, item in items.items():
        if isinstance(item, Mapping) and not is_answer(item) and not stands_elsewhere(items, ident):
            yield ("processer", ident)


# --- EP-01, EP-02, EP-38: parties and processes ---


def _two_kinds_of_party(draft: Draft, path: Path) -> Iterator[Fault]:
    kinds = [draft.text((*path, i, "typ")) for i in draft.items(path)]
    if kinds and not all(kinds):
        return  # the missing kind is reported at its own place
    lacking = [
        word
        for kind, word in (("arbetsförmedlingen", "Arbetsförmedlingen"), ("kommun", "en kommun"))
        if kind not in kinds
    ]
    if lacking:
        yield path, f"Överenskommelsen saknar {listed(lacking)} som part."


def _something_joint(draft: Draft, path: Path) -> Iterator[Fault]:
    live = list(_live(draft))
    told = [
        process
        for process in live
        if all(draft.yes((*full, "deltar")) is not None for full in _parties(draft, (*process, "deltagande")))
    ]
    if (
        live
        and draft.items(("parter",))
        and len(told) == len(live)
        and not any(len(_taking_part(draft, process)) > 1 for process in live)
    ):
        yield path, "Överenskommelsen har ingen process som minst två parter deltar i."


def _describes_establishment(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.topics:
        yield path, "Överenskommelsen beskriver ingen process inom samordningen av etableringsprogrammet."


def _core_topics(draft: Draft, path: Path) -> Iterator[Path]:
    if draft.topics:
        yield from ((*path, topic) for topic in CORE_TOPICS)


def _topic_covered(draft: Draft, path: Path) -> Iterator[Fault]:
    topic = path[-1]
    if topic in draft.topics:
        return
    covering = {ident for idents in draft.topics.values() for ident in idents}
    idle = [ident for ident in draft.items(path[:1]) if ident not in covering]
    near = get_close_matches(topic, idle, n=1, cutoff=0.8)
    hint = f" Processen {near[0]} saknar gäller: [{topic}]." if near else ""
    yield path, f"Överenskommelsen beskriver inte området {TOPIC_TITLES[topic]} (id {topic}).{hint}"


# --- EP-03 to EP-09: the six answers of every process ---


_THE_ACT = Expression(r"2017\s*:\s*584|lagen? om ansvar för etableringsinsatser", re.IGNORECASE)


def _cites_the_act(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text(path):
        yield path, "Överenskommelsen saknar målgrupp."
    elif not _THE_ACT.search(draft.text(path)):
        yield path, "Målgruppen är inte knuten till lagen (2017:584) om ansvar för etableringsinsatser."


_VAGUE_TIME = Expression(
    r"\W*(?:(?:i|redan )?(?:vid|efter|utifrån) (?:behov|överenskommelse)|(?:om|när) behov (?:finns|uppstår)|när det behövs|"
    r"(?:fort)?löpande|kontinuerligt|regelbundet|återkommande|vid tillfälle|(?:så )?sn(?:art|abbt|arast) (?:som )?möjligt|"
    r"så fort som möjligt|så snart som möjligt|så snabbt som möjligt|snarast|inom rimlig tid|i början)"
    r"(?: under (?:hela )?(?:programmet|processen|tiden))?\W*",
    re.IGNORECASE,
)


def _says_when(draft: Draft, path: Path) -> Iterator[Fault]:
    if _VAGUE_TIME.fullmatch(draft.text(path) or "-"):
        yield (
            path,
            f"”{draft.text(path)}” säger inte när den arbetssökande medverkar i {draft.name(path[:2])}.",
        )


_AUDIENCES = {"arbetssökande": "för den arbetssökande", "parterna": "mellan parterna"}


def _contacts_for_both(draft: Draft, path: Path) -> Iterator[Fault]:
    contacts = draft.items(path)
    audiences = {draft.text((*path, ident, "för")) for ident in contacts}
    lacking = [word for audience, word in _AUDIENCES.items() if audience not in audiences]
    # For whom an unlabelled path is, is asked at its own place.
    if lacking and not ("" in audiences and contacts):
        yield path, f"{draft.subject(path)} saknar kontaktväg {listed(lacking)}."


def _contact_is_reachable(draft: Draft, path: Path) -> Iterator[Fault]:
    name = f"Kontaktvägen {path[-1]} i {draft.name(path[:2])}"
    if not any(draft.text((*path, channel)) for channel in CHANNELS):
        yield path, f"{name} saknar kanal: telefon, e-post eller annat."
    if not draft.text((*path, "för")):
        yield (*path, "för"), f"{name} säger inte vem den är för."


def _contact_has_function(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "funktion")):
        yield (
            (*path, "funktion"),
            f"Kontaktvägen {path[-1]} i {draft.name(path[:2])} säger inte vilken funktion som svarar.",
        )


def _some_exchange(draft: Draft, path: Path) -> Iterator[Fault]:
    exchanges = draft.items(path)
    if not exchanges:
        yield path, f"{draft.subject(path)} saknar informationsutbyten."
    elif not any(draft.text((*path, ident, "vad")) for ident in exchanges):
        first = next(iter(exchanges))
        yield (
            (*path, first, "vad"),
            f"Informationsutbytet {first} i {draft.name(path[:2])} säger inte vad som lämnas.",
        )


_EXCHANGE = {
    "vad": "vilken information som lämnas",
    "från": "vem som lämnar informationen",
    "till": "vem som får informationen",
    "när": "när informationen lämnas",
}


def _exchange_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    name = draft.name(path[:2])
    if not any(draft.text((*path, word)) for word in _EXCHANGE):
        return  # nothing is written yet; what must be is asked first
    for word, said in _EXCHANGE.items():
        if not draft.text((*path, word)):
            yield (*path, word), f"Informationsutbytet {path[-1]} i {name} säger inte {said}."
    if draft.yes((*path, "personuppgifter")) and not draft.text((*path, "rättslig-grund")):
        yield (
            (*path, "rättslig-grund"),
            f"Informationsutbytet {path[-1]} i {name} rör personuppgifter men saknar rättslig grund.",
        )


def _exchange_with_jobseeker(draft: Draft, path: Path) -> Iterator[Fault]:
    exchanges = draft.items(path)
    ends = [draft.text((*path, ident, word)) for ident in exchanges for word in ("från", "till")]
    if exchanges and all(ends) and "arbetssökande" not in ends:
        yield path, f"{draft.subject(path)} har inget informationsutbyte med den arbetssökande."


def _says_if_taking_part(draft: Draft, path: Path) -> Iterator[Fault]:
    party, process = draft.party(path[-1]), draft.name(path[:2])
    takes_part = draft.yes((*path, "deltar"))
    if draft.at(path) is None:
        yield path, f"Processen {process} säger inte om eller hur {party} deltar."
    elif takes_part is None:
        yield (*path, "deltar"), f"Processen {process} säger inte om {party} deltar."
    elif takes_part and not draft.text((*path, "hur")):
        yield (*path, "hur"), f"Processen {process} säger inte hur {party} deltar."


def _duty_for_each(draft: Draft, path: Path) -> Iterator[Fault]:
    duties = draft.items(path)
    for ident in duties:
        if not draft.text((*path, ident, "åtagande")):
            yield (*path, ident, "åtagande"), f"Åtagandet {ident} i {draft.name(path[:2])} saknar text."
    owners = [draft.text((*path, ident, "part")) for ident in duties]
    if not all(owners):
        return  # LOK201 asks who owns it
    lacking = [draft.party(i) for i in _taking_part(draft, path[:-1]) if i not in owners]
    if lacking:
        yield path, f"{draft.subject(path)} saknar åtagande för {listed(lacking)}."
    elif not duties and not _all_stay_out(draft, path[:-1]):
        yield path, f"{draft.subject(path)} saknar åtaganden."


def _all_stay_out(draft: Draft, process: Path) -> bool:
    parties = list(_parties(draft, (*process, "deltagande")))
    return bool(parties) and all(draft.yes((*full, "deltar")) is False for full in parties)


_FEWEST_WORDS = 2


_NO_VERBS = frozenset(
    [
        "ansvar",
        "år",
        "dagar",
        "timmar",
        "veckor",
        "månader",
        "kommuner",
        "elever",
        "för",
        "över",
        "under",
        "efter",
        "inför",
        "utanför",
        "per",
        "eller",
        "utifrån",
    ]
)
"""Words on -r that are no verbs and often stand where a verb should."""
_HEAD_WORDS = 6


def _acts(words: list[str]) -> bool:
    """Whether a verb in the present stands near the beginning: *ska*, or a word on -r that is no known noun."""
    plain = [word.strip(".,;:").casefold() for word in words[:_HEAD_WORDS]]
    return any(
        word in ("ska", "skall")
        or (word.endswith(("ar", "er", "år", "ör", "tar", "ger")) and word not in _NO_VERBS)
        for word in plain
    )


def _duty_says_something(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    words = text.split()
    if words and (len(words) < _FEWEST_WORDS or not _acts(words)):
        yield path, f"Åtagandet ”{text}” säger inte vad parten ska göra."


def _forum_used(draft: Draft, path: Path) -> Iterator[Fault]:
    used = {word for process in _live(draft) for word in draft.at((*process, "forum")) or ()}
    if path[-1] not in used and draft.text((*path, "nivå")) not in used:
        yield path, f"Ingen process är kopplad till forumet {draft.name(path)}."


def _says_if_suppliers(draft: Draft, path: Path) -> Iterator[Fault]:
    process = draft.name(path[:2])
    takes_part = draft.yes((*path, "deltar"))
    if draft.at(path) is None:
        yield path, f"Processen {process} säger inte om parternas leverantörer deltar."
    elif takes_part is None:
        yield (*path, "deltar"), f"Processen {process} säger inte om parternas leverantörer deltar."
    elif takes_part and not draft.text((*path, "hur")):
        yield (*path, "hur"), f"Processen {process} säger att leverantörer deltar men inte hur."


def _which_suppliers(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.yes((*path, "deltar")):
        return
    process = draft.name(path[:2])
    if not draft.text((*path, "vilka")):
        yield (*path, "vilka"), f"Processen {process} säger inte vilken typ av leverantörer som deltar."
    covered = draft.at((*path, "omfattar")) or ()
    lacking = [
        draft.party(i)
        for kind in ("arbetsförmedlingen", "kommun")
        for i in _of_kind(draft, kind)
        if i not in covered
    ]
    if lacking:
        yield (
            (*path, "omfattar"),
            f"Processen {process} säger inte om leverantörer till {listed(lacking)} deltar.",
        )


# --- EP-10 to EP-13: other forums, equal terms, information on group level ---


def _a_measure(draft: Draft, path: Path) -> Iterator[Fault]:
    grounds = draft.items(path)
    if not any(draft.text((*path, ident, "åtgärd")) for ident in grounds):
        yield path, "Överenskommelsen saknar åtgärd för stöd och insatser på lika villkor."


def _measure_or_reason(draft: Draft, path: Path) -> Iterator[Fault]:
    if not any(draft.text((path[0], ident, "åtgärd")) for ident in draft.items(path[:1])):
        return  # that there is no measure at all is said once
    if not draft.text((*path, "åtgärd")) and not draft.text((*path, "skäl")):
        yield (
            path,
            f"Grunden {draft.text((*path, 'grund')) or path[-1]} har varken åtgärd eller skäl till att ingen finns.",
        )


def _group_information_answered(draft: Draft, path: Path) -> Iterator[Fault]:
    if draft.at(path) is None:
        yield path, "Överenskommelsen säger inte om parterna lämnar varandra information på gruppnivå."
    elif draft.yes((*path, "lämnas")) is None:
        yield (
            (*path, "lämnas"),
            "Överenskommelsen säger inte om parterna lämnar varandra information på gruppnivå.",
        )


def _on_group_level(draft: Draft, path: Path) -> Iterator[Fault]:
    if "grupp" not in draft.text(path).casefold():
        yield path, "Överenskommelsen säger inte att informationen lämnas på gruppnivå."


def _figure_is_sound(draft: Draft, path: Path) -> Iterator[Fault]:
    count = draft.text((*path, "antal"))
    if not count:
        return
    if not draft.text((*path, "per-datum")):
        yield (*path, "per-datum"), f"Uppgiften {path[-1]} saknar datum för när antalet gällde."
    if not draft.text((*path, "källa")):
        yield (*path, "källa"), f"Uppgiften {path[-1]} saknar källa."


def _gives_information(draft: Draft, path: Path) -> bool:
    return bool(draft.yes((path[0], "lämnas")))


def _has_interval(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if draft.at((path[0], "datum")):
        return
    if not text:
        yield path, "Överenskommelsen säger inte hur ofta parterna lämnar information på gruppnivå."
    elif months(text) is None:
        yield path, f"”{text}” är inget givet intervall för informationen på gruppnivå."


# --- EP-14 to EP-20: enrolment, sfi, civic orientation ---

_NUMBER = (
    r"(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|fjorton|femton|tjugo|trettio|fyrtio)"
)
_TIME_LIMIT = Expression(
    rf"\b{_NUMBER}(?:\s+\([^)]*\))?\s+(?:(?:arbets|kalender|bank|var)?(?:dag|dagar)|dgr|vecka|veckor|timmar|månad|månader)\b|"
    r"\bsamma dag\b|\bdagen efter\b|\bnästa (?:arbets|var)?dag\b",
    re.IGNORECASE,
)


def _in_days(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if not _TIME_LIMIT.search(text):
        said = f"”{text}” är ingen" if text else "Det finns ingen"
        yield path, f"{said} tidsgräns i dagar för den första kontakten."


_WAY = {"väg": "namn", "kanal": "kanal"}


def _some_way_in(draft: Draft, path: Path) -> Iterator[Fault]:
    ways = draft.items(path)
    if not ways:
        yield path, f"{draft.subject(path)} saknar lokala vägar för inskrivning."
        return
    if not any(all(draft.text((*path, ident, word)) for word in _WAY) for ident in ways):
        first = next(iter(ways))
        for word, said in _WAY.items():
            if not draft.text((*path, first, word)):
                yield (*path, first, word), f"Vägen {first} för inskrivning saknar {said}."


def _path_is_reachable(draft: Draft, path: Path) -> Iterator[Fault]:
    for word, said in (*_WAY.items(), ("plats", "plats"), ("funktion", "ansvarig funktion")):
        if not draft.text((*path, word)):
            yield (*path, word), f"Vägen {path[-1]} för inskrivning saknar {said}."


def _described_once(draft: Draft, path: Path) -> Iterator[Fault]:
    for topic in ("utbildningsplikt", "intensivår"):
        covering = draft.topics.get(topic, ())
        if path[-1] in covering[1:]:
            yield path, f"{TOPIC_TITLES[topic]} beskrivs i mer än en process."


def _not_with_sfi(draft: Draft, path: Path) -> bool:
    """A process that covers sfi too has been asked the same by EP-18."""
    return path[1] not in draft.topics.get("sfi", ())


def _start_and_take_part(draft: Draft, path: Path) -> Iterator[Fault]:
    topic = "sfi" if path[1] in draft.topics.get("sfi", ()) else "samhällsorientering"
    places = [(path[0], ident, path[2]) for ident in draft.topics.get(topic, ())]
    if path != places[0] or not draft.items(path):
        return  # asked once of a topic; and EP-05 reports that there is no contact path at all
    covered = {
        word
        for place in places
        for ident in draft.items(place)
        for word in draft.at((*place, ident, "vid")) or ()
    }
    lacking = [said for word, said in (("påbörja", "börja"), ("delta", "delta")) if word not in covered]
    if lacking:
        yield path, f"{draft.subject(path)} saknar kontaktväg för att {listed(lacking)}."


def _has_start(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if not text:
        yield path, f"{draft.subject(path)} saknar mål för hur snart den nyanlände börjar."
    elif not _TIME_LIMIT.search(text) and not re.search(r"\d", text):
        yield path, f"”{text}” är ingen tid som går att följa upp."


_FROM_APPLICATION = Expression(
    rf"\b(?:inom|senast|högst|cirka)\s+(?:högst |cirka |senast )*(?:{_NUMBER}\s*(?:till|[-–])\s*)?"
    rf"(?P<n>{_NUMBER})\s+(?P<unit>(?:arbets|var|kalender)?dag|veck|månad|år)\w*"
    r"(?:\s+(?:från|efter|räknat från)\s+(?P<event>[^.,;]*))?",
    re.IGNORECASE,
)
_DAYS = {
    "dag": 1.0,
    "kalenderdag": 1.0,
    "arbetsdag": 1.4,
    "vardag": 1.4,
    "veck": 7.0,
    "månad": 31.0,
    "år": 365.0,
}
_COUNTED = {**NUMBER_WORDS, "fjorton": 14, "femton": 15, "tjugo": 20, "trettio": 30, "fyrtio": 40}
_MONTH_DAYS = 31


def _within_a_month(draft: Draft, path: Path) -> Iterator[Fault]:
    """A time to the start of sfi that is counted from the application, or from nothing, and is over a month."""
    times = list(_FROM_APPLICATION.finditer(draft.text(path)))
    counted = [found for found in times if "anmäl" in (found["event"] or "").casefold()]
    for found in counted or [found for found in times if not found["event"]]:
        number = int(found["n"]) if found["n"].isdigit() else _COUNTED[found["n"].casefold()]
        if number * _DAYS[found["unit"].casefold()] > _MONTH_DAYS:
            yield path, f"Tiden till start i sfi, ”{found[0].strip()}”, är längre än en månad från anmälan."
            return


# --- EP-21 to EP-30: duty to study, coherent plan, survey ---

_FORM = Expression(
    r"blankett|formulär|e[-‑]tjänst|webb|digital|e[-‑]legitimation|ansökningssida|hemsida|sidor\b|\blänk|papper|portal|\.se\b|"
    r"\b(?:[Vv]ia|[Gg]enom) [A-ZÅÄÖ]\w+",
)


def _names_form(draft: Draft, path: Path) -> Iterator[Fault]:
    if draft.text((*path, "hur")) and not any(
        _FORM.search(draft.text((*path, word))) for word in ("hur", "var")
    ):
        yield (*path, "hur"), "Beskrivningen av ansökan nämner ingen blankett eller e-tjänst."
    if not draft.text((*path, "senast")):
        yield (*path, "senast"), "Överenskommelsen säger inte när ansökan senast ska vara gjord."


def _course_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    name = draft.name(path)
    if not draft.text((*path, "nivå")):
        yield (*path, "nivå"), f"Utbildningen {name} saknar nivå eller slag."
    if not draft.text((*path, "start")):
        yield (*path, "start"), f"Utbildningen {name} saknar starttider."


def _progression_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "hur")):
        return
    if not draft.text((*path, "ansvarig")):
        yield (*path, "ansvarig"), "Överenskommelsen säger inte vem som ansvarar för progressionen."
    if not draft.text((*path, "hur-ofta")):
        yield (*path, "hur-ofta"), "Överenskommelsen säger inte hur ofta någon följer progressionen."


def _waiting_answered(draft: Draft, path: Path) -> Iterator[Fault]:
    offered = draft.yes((*path, "finns"))
    if draft.at(path) is None:
        yield path, f"{draft.subject(path)} säger inte om det finns insatser i väntan på plats."
    elif offered is None:
        yield (*path, "finns"), f"{draft.subject(path)} säger inte om det finns insatser i väntan på plats."
    elif offered and not any(
        draft.text((*path, "insatser", i, "insats")) for i in draft.items((*path, "insatser"))
    ):
        yield (
            (*path, "insatser"),
            f"{draft.subject(path)} säger att det finns insatser i väntan på plats men inte vilka.",
        )


def _interim_owned(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "ansvarig")):
        yield (*path, "ansvarig"), f"Insatsen {path[-1]} i väntan på plats saknar ansvarig part."


def _assessed_by_af(draft: Draft, path: Path) -> Iterator[Fault]:
    ident = draft.text(path)
    kind = draft.text(("parter", ident, "typ")) if ident else ""
    if kind and kind != "arbetsförmedlingen":
        yield (
            path,
            f"{draft.party(ident)} står för bedömningen av utbildningsplikt, men den gör Arbetsförmedlingen.",
        )


def _owned_by_kommun(draft: Draft, path: Path) -> Iterator[Fault]:
    ident = draft.text(path)
    kind = draft.text(("parter", ident, "typ")) if ident else ""
    if not ident:
        yield (
            path,
            "Överenskommelsen säger inte vilken kommun som ansvarar för samverkan om utbildningsplanen.",
        )
    elif kind and kind != "kommun":
        yield (
            path,
            f"{draft.party(ident)} ansvarar för samverkan om utbildningsplanen, men det ska en kommun göra.",
        )


def _plan_for_group(draft: Draft, path: Path) -> Iterator[Fault]:
    text = draft.text(path)
    if not text:
        yield path, "Överenskommelsen säger inte att utbildningsplanen upprättas på gruppnivå."
    elif "grupp" not in text.casefold():
        yield (
            path,
            f"Den sammanhållna utbildningsplanen har nivån ”{text}”, men den ska upprättas på gruppnivå.",
        )


def _decided_by_kommun(draft: Draft, path: Path) -> Iterator[Fault]:
    ident = draft.text(path)
    kind = draft.text(("parter", ident, "typ")) if ident else ""
    if kind and kind != "kommun":
        yield path, f"{draft.party(ident)} beslutar om utbildningsplanen, men det gör hemkommunen."


_SURNAME = Expression(
    r"\b[A-ZÅÄÖ][a-zåäöé]{1,15}\s+[A-ZÅÄÖ][a-zåäöé]*(?:sson|ström|qvist|kvist|gren|dahl|lund|blad|stedt|löf|näs)\b"
)


_NO_FIRST_NAME = Expression(
    r"Komvux|Campus|Etablering\w*|Region|Enhet\w*|Vuxenutbildning\w*|Norra|Södra|Östra|Västra", re.IGNORECASE
)


def _names_nobody(draft: Draft, path: Path) -> Iterator[Fault]:
    process = draft.agreement.processes[path[1]]  # type: ignore[attr-defined]
    if process.plan is None:
        return
    for leaf in leaves(process.plan, path):
        found = _SURNAME.search(leaf.value) if isinstance(leaf.value, str) else None
        if found and not _NO_FIRST_NAME.match(found[0]) and kommuner.find(found[0].split()[-1]) is None:
            yield leaf.path, f"”{found[0]}” ser ut som ett personnamn, men planen gäller en grupp."


def _reason_for_widening(draft: Draft, path: Path) -> Iterator[Fault]:
    if draft.yes((*path, "utreds")) is not None and not draft.text((*path, "skäl")):
        yield (*path, "skäl"), "Svaret om fler grupper i utbildningsplanen saknar skäl."


def _surveyed(draft: Draft, path: Path) -> Iterator[Fault]:
    if not draft.text((*path, "datum")) and not draft.text((*path, "hänvisning")):
        yield path, "Överenskommelsen saknar datum för, eller hänvisning till, en lokal kartläggning."


def _survey_first(draft: Draft, path: Path) -> Iterator[Fault]:
    survey = draft.agreement.survey  # type: ignore[attr-defined]
    signed = signing_date(draft)
    if survey and survey.date and signed and survey.date > signed:
        yield (
            path,
            f"Kartläggningen är från {survey.date.isoformat()}, efter överenskommelsens datum {signed.isoformat()}.",
        )


def _survey_is_fresh(draft: Draft, path: Path) -> Iterator[Fault]:
    survey = draft.agreement.survey  # type: ignore[attr-defined]
    if survey is None:
        return
    if not survey.authors:
        yield (*path, "utförd-av"), "Överenskommelsen säger inte vilka som har gjort kartläggningen."
    signed = signing_date(draft) or draft.as_of
    if survey.date and months_between(survey.date, signed) > YEAR_IN_MONTHS:
        yield (
            (*path, "datum"),
            f"Kartläggningen från {survey.date.isoformat()} är mer än tolv månader äldre än överenskommelsen.",
        )


# --- EP-31 to EP-33: the intensive year ---


def _before_the_end(draft: Draft, _path: Path) -> bool:
    return document_date(draft) < INTENSIVE_ENDED


def _still_there(draft: Draft, path: Path) -> Iterator[Fault]:
    day = signing_date(draft) or (None if ended(draft) else draft.as_of)
    if day and day >= INTENSIVE_ENDED:
        yield path, "Överenskommelsen beskriver ett intensivår, som kanske inte finns kvar."


# --- EP-34 to EP-37: adaptation and interruption ---


def _signal_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    for word, said in (
        ("vem", "vem som uppmärksammar behovet"),
        ("när", "när det ska ske"),
        ("mottagare", "vem som får veta"),
    ):
        if draft.text((*path, "hur")) and not draft.text((*path, word)):
            yield (*path, word), f"Rutinen för tidig upptäckt säger inte {said}."


def _information_is_whole(draft: Draft, path: Path) -> Iterator[Fault]:
    for word, said in (("kanal", "genom vilken kanal"), ("språk", "på vilka språk")):
        if draft.text((*path, "hur")) and not draft.text((*path, word)):
            yield (*path, word), f"Överenskommelsen säger inte {said} målgruppen får information om stöd."


_FORWARD = ("uppföljning", "anpassning", "avbrott")


def _between_parties(draft: Draft) -> list[Path]:
    """The contact paths between the parties in any process; one that does not say for whom counts too."""
    return [
        (*process, "kontaktvägar", ident)
        for process in _live(draft)
        for ident in draft.items((*process, "kontaktvägar"))
        if draft.text((*process, "kontaktvägar", ident, "för")) in ("", "parterna")
    ]


def _forward_paths(draft: Draft) -> list[Path]:
    return [path for path in _between_parties(draft) if set(draft.at((*path, "vid")) or ()) & set(_FORWARD)]


def _has_own_paths(draft: Draft, path: Path) -> bool:
    """Silent where EP-05 reports the process, and where no process has a path between the parties."""
    own = (path[0], path[1], "kontaktvägar")
    return (
        bool(_between_parties(draft))
        and draft.answered(own) is None
        and not list(_contacts_for_both(draft, own))
    )


def _way_forward(draft: Draft, path: Path) -> Iterator[Fault]:
    if not _forward_paths(draft):
        yield path, "Parterna saknar kontaktväg för dialog om vägar framåt, till exempel vid avbrott."


def _whole_way_forward(draft: Draft, path: Path) -> Iterator[Fault]:
    paths = _forward_paths(draft)
    if not paths:
        return
    covered = {word for found in paths for word in draft.at((*found, "vid"))}
    lacking = [word for word in _FORWARD if word not in covered]
    if lacking:
        yield path, f"Ingen kontaktväg mellan parterna gäller vid {listed(lacking)}."
        return
    if not any(draft.text((*found, "funktion")) for found in paths):
        yield (
            path,
            "Kontaktvägarna för uppföljning, anpassning och avbrott säger inte vilken funktion som svarar.",
        )
        return
    if not any(draft.text((*found, "svarar-inom")) for found in paths):
        yield (
            path,
            "Kontaktvägarna för uppföljning, anpassning och avbrott säger inte hur snart någon svarar.",
        )


# --- the codes ---

_S1 = stöd_2024("avsnitt 1, stycke 2")
_S12 = "avsnitt 1.2, punkt "
_S21 = stöd_2024("avsnitt 2.1, stycke 2")
_S221 = stöd_2024("avsnitt 2.2.1, sista meningen")
_S222_1 = stöd_2024("avsnitt 2.2.2, stycke 1")
_S222_2 = stöd_2024("avsnitt 2.2.2, stycke 2")
_S222_3 = stöd_2024("avsnitt 2.2.2, stycke 3")
_S222_4 = stöd_2024("avsnitt 2.2.2, stycke 4")
_S223 = stöd_2024("avsnitt 2.2.3, stycke 1")
_S23_1 = stöd_2024("avsnitt 2.3, stycke 1")
_S23_2 = stöd_2024("avsnitt 2.3, stycke 2")
_OWN = praxis()
_MONTH = lag("skollagen (2010:800)", "20 kap. 29 § tredje stycket")
_PLAN = lag("skollagen (2010:800)", "20 kap. 33 b §")
_P = "processer.*."


def _of(topic: str) -> str:
    return f"processer.*[gäller={topic}]."


CATALOGUE: dict[str, Requirement] = {
    made.code: made
    for made in (
        Requirement("EP-01", "grunden-för-samverkan", "Parter, uppdrag, roller, rutiner och gemensamma processer", "krav",
                    "Överenskommelsen ska vara grunden för samverkan utifrån parternas uppdrag och göra klart vem som gör vad."),
        Requirement("EP-02", "samordning-saknas", "Delprocessen Samordning av etableringsprogrammet", "krav",
                    "Stödet beskriver vad som ska stå i en överenskommelse om just den processen."),
        Requirement("EP-03", "målgrupp", "Målgruppen, knuten till lag (2017:584)", "rek",
                    "Lagen avgör vilka som kan delta i etableringsprogrammet. Står andra grupper för sig blandas de inte ihop."),
        Requirement("EP-04", "involvering-saknas", "Hur och när den arbetssökande medverkar", "krav",
                    "Den arbetssökande behöver veta hur och när det är dags att medverka."),
        Requirement("EP-05", "kontaktvägar-saknas", "Kontaktvägar och informationsutbyten", "krav",
                    "När något händer måste både den arbetssökande och parterna veta vem de ska nå, och hur."),
        Requirement("EP-06", "deltagande-saknas", "Hur varje part deltar", "krav",
                    "En part som inte nämns vet inte om den förväntas göra något."),
        Requirement("EP-07", "åtagande-saknas", "Varje parts åtagande och ansvar", "krav",
                    "En uppgift som ingen ansvarar för blir inte gjord. Att ett åtagande säger bör eller kan tar LOK603 upp."),
        Requirement("EP-08", "koppling-till-organisation", "Koppling till organisationen", "krav",
                    "Det ska gå att se i vilket forum frågor om processen tas upp."),
        Requirement("EP-09", "leverantörer", "Om och hur leverantörer deltar", "krav",
                    "Leverantörer möter ofta den arbetssökande, men är inte parter i överenskommelsen."),
        Requirement("EP-10", "andra-forum", "Andra forum nära etableringsprocessen", "valfritt",
                    "Det är bra att känna till andra forum, där delvis andra aktörer medverkar."),
        Requirement("EP-11", "lika-villkor", "Stöd och insatser på lika villkor", "rek",
                    "Samverkan bör göra det lättare för alla deltagare att få stöd och insatser, oavsett till exempel kön, utbildningsbakgrund, hälsa och språkkunskaper."),
        Requirement("EP-12", "gruppinformation", "Information på gruppnivå", "valfritt",
                    "Uppgifter om gruppen hjälper parterna att planera utan att röra någon enskild."),
        Requirement("EP-13", "gruppinformation-intervall", "När informationen på gruppnivå lämnas", "rek",
                    "Information som kommer med givna intervaller går att planera efter."),
        Requirement("EP-14", "vägar-för-inskrivning", "Lokala vägar för inskrivning", "krav",
                    "Den nyanlände behöver veta vilka vägar som finns, och det behöver även den som hjälper till."),
        Requirement("EP-15", "stöd-i-första-kontakten", "Stöd i den första kontakten", "valfritt",
                    "En del behöver stöd i den första kontakten för att bli inskrivna och anvisade till programmet."),
        Requirement("EP-16", "snabb-första-kontakt", "Snabb första kontakt", "rek",
                    "Den individuella kartläggningen och etableringsersättningen kommer i gång först när kontakten är tagen."),
        Requirement("EP-17", "beskrivs-en-gång", "Utbildning och intensivår beskrivs på ett ställe", "valfritt",
                    "Parterna får välja var beskrivningen står. Två beskrivningar av samma sak säger förr eller senare olika saker."),
        Requirement("EP-18", "sfi-ansvar-och-kontakt", "Sfi: ansvar och kontaktvägar för att påbörja och delta", "krav",
                    "Ansvar och kontaktvägar ska göra det lätt att börja, och att fortsätta."),
        Requirement("EP-19", "so-ansvar-och-kontakt", "Samhällsorientering: ansvar och kontaktvägar för att påbörja och delta",
                    "krav", "Ansvar och kontaktvägar ska göra det lätt att börja, och att fortsätta."),
        Requirement("EP-20", "starttid", "När sfi och samhällsorientering börjar", "rek",
                    "Den nyanlände ska börja så snart som möjligt efter den individuella handlingsplanen."),
        Requirement("EP-21", "ansökan-utbildningsplikt", "Utbildningsplikt: ansökan", "krav",
                    "Parterna bestämmer lokalt hur det går till att ansöka. Den som anvisas att söka måste veta var och hur."),
        Requirement("EP-22", "kursutbud", "Utbildningsplikt: kursutbud", "krav",
                    "Den som anvisas att söka utbildning måste veta vad som finns att söka."),
        Requirement("EP-23", "progression", "Utbildningsplikt: progression", "krav",
                    "Parterna behöver se hur deltagaren kommer vidare från kurs till kurs, eller hur de följer det."),
        Requirement("EP-24", "i-väntan-på-plats", "Utbildningsplikt: insatser i väntan på plats", "krav",
                    "Parterna bestämmer lokalt om det finns insatser i väntan på plats. Svaret kan vara nej."),
        Requirement("EP-25", "bedömning-och-anvisning", "Utbildningsplikt: bedömning och anvisning", "rek",
                    "Arbetsförmedlingen bedömer och anvisar; kommunen eller folkhögskolan tar emot ansökan."),
        Requirement("EP-26", "utbildningsplan-ansvar", "Sammanhållen utbildningsplan: ansvar och gruppnivå", "krav",
                    "Kommunen ansvarar för samverkan när planen upprättas. Planen gäller en grupp och inte en person."),
        Requirement("EP-27", "utbildningsplan-bidrag", "Sammanhållen utbildningsplan: Arbetsförmedlingens bidrag", "krav",
                    "Arbetsförmedlingen känner målgruppen och arbetsmarknaden och behöver delta när planen upprättas."),
        Requirement("EP-28", "utbildningsplan-fler-grupper", "Sammanhållen utbildningsplan: fler grupper", "rek",
                    "Andra grupper kan ha samma behov utan att ha utbildningsplikt."),
        Requirement("EP-29", "bidrag-med-kartläggning", "Bidraget lämnas i samband med kartläggningen", "rek",
                    "Samma underlag behövs i båda, och arbetet görs en gång."),
        Requirement("EP-30", "kartläggning", "Lokal kartläggning inför överenskommelsen", "krav",
                    "Parterna ska göra kartläggningen inför överenskommelsen, så att den kan bygga på lokala behov."),
        Requirement("EP-31", "intensivår-innehåll", "Intensivår: språkintensiva och arbetsplatsnära insatser", "krav",
                    "Intensivåret ska kombinera båda slagen av insatser, så att de stöder varandra."),
        Requirement("EP-32", "intensivår-ordning", "Intensivår: ordning och tempo", "rek",
                    "Det är viktigt att insatserna går parallellt eller efter varandra, i ett högt tempo."),
        Requirement("EP-33", "intensivår-planering", "Intensivår: vem som planerar", "krav",
                    "När det behövs ska insatserna planeras tillsammans med kommunen och andra berörda parter."),
        Requirement("EP-34", "tidig-upptäckt", "Tidig upptäckt av ohälsa eller funktionsnedsättning", "valfritt",
                    "Den som upptäcker behovet tidigt kan anpassa insatsen i tid."),
        Requirement("EP-35", "information-och-anpassning", "Information om stöd, och anpassade insatser", "valfritt",
                    "Stöd som ingen känner till används inte."),
        Requirement("EP-36", "andra-behov", "Andra komplexa behov", "valfritt",
                    "Boende, familj och annat kan hindra den enskilde från att delta."),
        Requirement("EP-37", "vägar-framåt", "Kontaktvägar mellan parterna för dialog om vägar framåt", "krav",
                    "När en insats inte fungerar måste parterna nå varandra innan personen faller bort."),
        Requirement("EP-38", "process-saknas", "Processer och insatser som behöver beaktas", "krav",
                    "Kapitel 2 i stödet beskriver de processer och insatser som behöver beaktas. Att dela upp dem i sex områden är vårt val."),
        Requirement("EP-39", "arbetssätt", "Arbetssätt vid nedsatt arbetsförmåga", "rek",
                    "Samverkan om arbetssätt och insatser är av stor vikt för den som har nedsatt arbetsförmåga."),
        *(
            Requirement(f"EP-R{n}", f"reflektion-{n}", title, "valfritt", "Stödet ger frågan som ett exempel att fundera över. Den prövas av människor, inte av lok.",
                        basis=(stöd_2024(f"avsnitt 2.4, punkt {n}"),), decided=("människor",))
            for n, title in enumerate(
                (
                    "Kontakter när uppehållstillstånd beviljas",
                    "Deltagande i sfi och samhällsorientering",
                    "Behov av utbildning och arbetsnära insatser",
                    "Tidig upptäckt av ohälsa",
                    "Kvinnor och män på lika villkor",
                    "Samverkan med civilsamhället",
                    "Behov av regional samverkan",
                ),
                1,
            )
        ),
    )
}  # fmt: skip

_GENERAL = (
    "GEN-01",
    "GEN-02",
    "GEN-03",
    "GEN-04",
    "GEN-05",
    "GEN-06",
    "GEN-07",
    "GEN-08",
    "GEN-09",
    "GEN-10",
    "GEN-11",
    "GEN-12",
    "GEN-14",
    "GEN-15",
)

ROWS: tuple[Req, ...] = (
    Req("EP-01", "parter", "Vilka är parter: Arbetsförmedlingen och vilken eller vilka kommuner?", _S1,
        missing="Överenskommelsen saknar parter.", help="Lägg till Arbetsförmedlingen och minst en kommun under parter."),
    Req("EP-01", "parter", "Vilka är parter: Arbetsförmedlingen och vilken eller vilka kommuner?", _S1, check=_two_kinds_of_party,
        help="Lägg till den part som saknas under parter."),
    Req("EP-01", "parter.*.uppdrag", "Vilket uppdrag har parten i etableringen?", _S1),
    Req("EP-01", "roller", "Vilka roller finns i samverkan, och vad gör var och en?", _S1,
        missing="Överenskommelsen saknar roller.", help="Lägg till minst en roll: {samordnare: {roll: …, part: …, uppgift: …}}."),
    Req("EP-01", "rutiner", "Vilka rutiner har parterna gemensamt?", _S1,
        missing="Överenskommelsen saknar rutiner.", help="Lägg till minst en rutin: {avvikelse: {rutin: …, ansvarig: …}}."),
    Req("EP-01", "roller.*.roll", "Vad heter rollen?", _S1, missing="Överenskommelsen har en roll utan namn."),
    Req("EP-01", "rutiner.*.rutin", "Vad går rutinen ut på?", _S1, missing="Överenskommelsen har en rutin utan beskrivning."),
    Req("EP-01", "processer", "Vilken process genomför minst två parter tillsammans?", _S1, check=_something_joint,
        help="Beskriv vid deltagande hur minst två parter deltar i en process."),
    Req("EP-02", "processer", "Hur samordnar parterna etableringsprogrammet?", stöd_2024("avsnitt 1.1, stycke 3"),
        check=_describes_establishment,
        help="Lägg till processer med id inskrivning, sfi, samhällsorientering, utbildningsplikt, utbildningsplan och anpassning."),
    Req("EP-38", "processer", "Vilka av de sex områdena omfattar överenskommelsen?",
        stöd_2024("avsnitt 2, rubriken, och avsnitt 1.2, stycke 2"), each=_core_topics, check=_topic_covered, reason=True,
        help="Beskriv området i en process, skriv se: och den process eller det kapitel som beskriver det, eller svara {svar: omfattas inte, därför-att: …}."),
    Req("EP-03", "målgrupp.beskrivning", "Vilka omfattas enligt lagen (2017:584)?", _OWN, check=_cites_the_act,
        help="Skriv vilka som omfattas enligt lagen (2017:584), och andra grupper vid andra-grupper."),
    # De sex frågorna till varje process.
    Req("EP-04", _P + "arbetssökande.hur", "Hur medverkar den arbetssökande?", stöd_2024(_S12 + "1"), reason=True,
        missing="{s} säger inte hur den arbetssökande medverkar.",
        help="Skriv hur den arbetssökande medverkar. Sker det inte: arbetssökande: {svar: nej, därför-att: …}."),
    Req("EP-04", _P + "arbetssökande.när", "När medverkar den arbetssökande?", stöd_2024(_S12 + "1"), reason=True,
        missing="{s} säger inte när den arbetssökande medverkar.",
        help="Skriv när den arbetssökande medverkar. Sker det inte: arbetssökande: {svar: nej, därför-att: …}."),
    Req("EP-04", _P + "arbetssökande.när", "När medverkar den arbetssökande?", _OWN, check=_says_when, weight="W",
        help="Skriv en händelse, en tidsgräns eller en rytm, till exempel inom fem arbetsdagar från anmälan."),
    Req("EP-05", _P + "kontaktvägar", "Vilka kontaktvägar har den arbetssökande, och vilka har parterna mellan sig?",
        stöd_2024(_S12 + "2"), check=_contacts_for_both,
        help="Skriv en kontaktväg med för: arbetssökande och en med för: parterna, båda med funktion och kanal. Finns ingen: {svar: inga}."),
    Req("EP-05", _P + "kontaktvägar.*", "För vem är kontaktvägen, och genom vilken kanal når man funktionen?",
        stöd_2024(_S12 + "2"), check=_contact_is_reachable,
        help="Skriv för: arbetssökande eller parterna, och minst en kanal: telefon, e-post, webb, adress eller kanal."),
    Req("EP-05", _P + "informationsutbyten", "Vilken information lämnas, från vem, till vem och när?", stöd_2024(_S12 + "2"),
        check=_some_exchange, reason=True,
        help="Lägg till minst ett utbyte med vad, från, till och när. Finns inget: {svar: inga, därför-att: …}."),
    Req("EP-05", _P + "kontaktvägar.*", "Vilken funktion svarar?", _OWN, check=_contact_has_function, weight="W",
        help="Skriv funktionen, till exempel Rektor för sfi; inget namn behövs."),
    Req("EP-05", _P + "informationsutbyten.*", "Vad, från vem, till vem och när?", _OWN, check=_exchange_is_whole, weight="W",
        help="Fyll i det som saknas: vad, från, till, när eller rättslig-grund."),
    Req("EP-05", _P + "informationsutbyten", "Vilken information lämnar eller får den arbetssökande?", _OWN,
        check=_exchange_with_jobseeker, weight="W",
        help="Lägg till ett utbyte med från: arbetssökande eller till: arbetssökande."),
    Req("EP-06", _P + "deltagande", "Deltar parten, och i så fall hur?", stöd_2024(_S12 + "3"), each=_parties,
        check=_says_if_taking_part, help="Skriv partens id under deltagande, med deltar: ja och hur, eller deltar: nej."),
    Req("EP-07", _P + "åtaganden", "Vad åtar sig varje part, och hur är ansvaret fördelat?", stöd_2024(_S12 + "4"), check=_duty_for_each,
        help="Skriv minst ett åtagande för varje part som deltar, med part och åtagande."),
    Req("EP-07", _P + "åtaganden.*.åtagande", "Vad åtar sig parten?", _OWN, check=_duty_says_something, weight="W",
        help="Skriv en hel mening: vem ska göra vad."),
    Req("EP-08", _P + "forum", "I vilket forum eller på vilken nivå tas frågor om processen upp?", stöd_2024(_S12 + "5"),
        missing="{s} är inte kopplad till något forum eller någon nivå i organisationen.",
        help="Skriv forum: [styrgrupp] med ett id som finns under organisation, eller en nivå: [strategisk]."),
    Req("EP-08", "organisation.*", "Vilken process hör till forumet?", _OWN, check=_forum_used, judges=True, weight="råd",
        elsewhere=(("processer",),),
        help="Skriv forumets id vid forum i en process, eller ta bort forumet."),
    Req("EP-09", _P + "leverantörer", "Deltar parternas leverantörer, och i så fall hur?", stöd_2024(_S12 + "6"),
        check=_says_if_suppliers, help="Skriv deltar: ja och hur, eller deltar: nej."),
    Req("EP-09", _P + "leverantörer", "Vilka leverantörer, och vilka parter har anlitat dem?", _OWN,
        check=_which_suppliers, weight="W",
        help="Skriv vilka leverantörer det är, och vid omfattar de parter vars leverantörer svaret gäller."),
    Req("EP-10", "andra-forum", "Vilka andra forum finns nära etableringsprocessen, till exempel om bosättning eller tidiga insatser för asylsökande?",
        stöd_2024("avsnitt 1.2, stycke 4"), missing="Överenskommelsen nämner inga andra forum nära etableringsprocessen.",
        help="Lägg till de forum som finns. Finns inga: {svar: inga}."),
    Req("EP-10", "andra-forum.*.namn", "Vad heter forumet?", stöd_2024("avsnitt 1.2, stycke 4"),
        missing="Överenskommelsen nämner ett annat forum utan namn."),
    Req("EP-11", "lika-villkor", "Vad gör parterna för att alla ska få stöd och insatser på lika villkor?",
        stöd_2024("avsnitt 1.2, stycke 5"), missing="Överenskommelsen säger inget om stöd och insatser på lika villkor.",
        help="Lägg till minst en grund med en åtgärd: {kön: {grund: kön, åtgärd: …}}."),
    Req("EP-11", "lika-villkor", "Vilken åtgärd?", _OWN, check=_a_measure, help="Skriv en konkret åtgärd för minst en grund.",
        when=lambda draft, path: draft.present(path)),
    Req("EP-11", "lika-villkor.*", "Vilken åtgärd, eller varför ingen?", _OWN, check=_measure_or_reason, weight="råd",
        help="Skriv en åtgärd, eller skälet till att ingen finns."),
    Req("EP-12", "gruppinformation", "Lämnar parterna varandra information på gruppnivå, till exempel om hur många som bedöms omfattas av utbildningsplikt?", _S222_3,
        check=_group_information_answered, help="Skriv lämnas: ja och vilka uppgifter, eller {svar: nej}."),
    Req("EP-12", "gruppinformation.nivå", "På vilken nivå lämnas informationen?", _S222_3, check=_on_group_level,
        when=_gives_information, help="Skriv nivå: grupp."),
    Req("EP-12", "gruppinformation.uppgifter.*", "Vilket datum och vilken källa har antalet?", _OWN, check=_figure_is_sound,
        weight="W", when=_gives_information, help="Skriv per-datum och källa. Är antalet under fem: skriv färre än 5."),
    Req("EP-13", "gruppinformation.intervall", "Hur ofta, eller vilka datum, lämnas informationen?", _S222_3,
        check=_has_interval, when=_gives_information,
        help="Skriv ett intervall, till exempel 2 gånger per termin, eller datum."),
    Req("EP-13", "gruppinformation.från", "Vem lämnar informationen?", _OWN, when=_gives_information,
        missing="Överenskommelsen säger inte vem som lämnar informationen på gruppnivå."),
    Req("EP-13", "gruppinformation.till", "Vem får informationen?", _OWN, when=_gives_information,
        missing="Överenskommelsen säger inte vem som får informationen på gruppnivå."),
    # Första kontakt och inskrivning.
    Req("EP-14", _of("inskrivning") + "vägar", "Vilka vägar för inskrivning finns lokalt, och genom vilken kanal?", _S21,
        check=_some_way_in, reason=True,
        help="Lägg till minst en väg med kanal. Finns inget behov: {svar: omfattas inte, därför-att: …}."),
    Req("EP-14", _of("inskrivning") + "vägar.*", "Var, och vilken funktion ansvarar?", _OWN, check=_path_is_reachable, weight="W",
        help="Skriv platsen och den funktion som ansvarar."),
    Req("EP-15", _of("inskrivning") + "stöd-i-första-kontakten.part", "Vilken part ger stöd i den första kontakten?", _S21,
        missing="{s} säger inte vem som ger den nyanlände stöd i den första kontakten.",
        help="Skriv part och hur. Finns inget stöd: {svar: nej}."),
    Req("EP-15", _of("inskrivning") + "stöd-i-första-kontakten.hur", "Hur samverkar parterna om stödet i den första kontakten?", _S21,
        missing="{s} säger inte hur parterna samverkar om stöd i den första kontakten.",
        help="Skriv part och hur. Finns inget stöd: {svar: nej}."),
    Req("EP-16", _of("inskrivning") + "första-kontakt.hur",
        "Hur får den nyanlände snabbt kontakt med Arbetsförmedlingen, så att kartläggning och ersättning kommer i gång?", stöd_2024("avsnitt 2.1, stycke 1"),
        missing="{s} säger inte hur den nyanlände snabbt får kontakt med Arbetsförmedlingen."),
    Req("EP-16", _of("inskrivning") + "första-kontakt.inom", "Inom hur många dagar tas den första kontakten?", _OWN,
        check=_in_days, weight="W", help="Skriv ett antal dagar, till exempel inom fem arbetsdagar."),
    Req("EP-17", "processer.*", "Beskrivs utbildning och intensivår bara på ett ställe?", _OWN, check=_described_once, judges=True,
        weight="råd", help="Behåll en beskrivning, och hänvisa till den med se: i den andra."),
    # Sfi och samhällsorientering.
    Req("EP-18", _of("sfi") + "ansvarig", "Vilken part ansvarar för sfi?", _S221),
    Req("EP-18", _of("sfi") + "kontaktvägar", "Vilka kontaktvägar gör det lättare att påbörja och delta i sfi?", _S221,
        check=_start_and_take_part, help="Lägg till det som saknas i en kontaktväg, till exempel vid: [påbörja, delta]."),
    Req("EP-19", _of("samhällsorientering") + "ansvarig", "Vilken part ansvarar för samhällsorienteringen?", _S221,
        when=_not_with_sfi),
    Req("EP-19", _of("samhällsorientering") + "kontaktvägar",
        "Vilka kontaktvägar gör det lättare att påbörja och delta i samhällsorientering?", _S221, when=_not_with_sfi, check=_start_and_take_part,
        help="Lägg till det som saknas i en kontaktväg, till exempel vid: [påbörja, delta]."),
    Req("EP-20", _of("sfi") + "start", "Hur snart börjar den nyanlände sfi?", _OWN, weight="W", check=_has_start,
        help="Skriv en tid, till exempel inom en månad från anmälan till sfi."),
    Req("EP-20", _of("samhällsorientering") + "start", "Hur snart börjar den nyanlände samhällsorienteringen?", _OWN, weight="W", check=_has_start,
        help="Skriv en tid, till exempel inom två månader från handlingsplanen."),
    Req("EP-20", _of("sfi") + "start", "Hur snart börjar den nyanlände sfi?", _MONTH, check=_within_a_month, weight="W",
        help="Sätt målet till högst en månad från anmälan; kommunen ska aktivt verka för det."),
    # Utbildningsplikt.
    Req("EP-21", _of("utbildningsplikt") + "ansökan.vem", "Vem ansöker?", _S222_1,
        missing="{s} säger inte vem som ansöker."),
    Req("EP-21", _of("utbildningsplikt") + "ansökan.var", "Var ansöker deltagaren?", _S222_1,
        missing="{s} säger inte var deltagaren ansöker."),
    Req("EP-21", _of("utbildningsplikt") + "ansökan.hur", "Hur ansöker deltagaren?", _S222_1,
        missing="{s} säger inte hur deltagaren ansöker."),
    Req("EP-21", _of("utbildningsplikt") + "ansökan", "Med vilken blankett eller e-tjänst, och när senast?", _OWN,
        check=_names_form, weight="W", help="Skriv blankett eller e-tjänst, och när ansökan senast ska vara gjord."),
    Req("EP-22", _of("utbildningsplikt") + "kursutbud", "Vilka utbildningar kan deltagaren söka?", _S222_1,
        missing="{s} saknar kursutbud.", help="Lägg till minst en utbildning: {sfi: {utbildning: …, nivå: …, start: …}}."),
    Req("EP-22", _of("utbildningsplikt") + "kursutbud.*.utbildning", "Vad heter utbildningen?", _S222_1,
        missing="{s} har en utbildning i kursutbudet som saknar namn."),
    Req("EP-22", _of("utbildningsplikt") + "kursutbud.*", "Vilken nivå, och när börjar den?", _OWN, check=_course_is_whole,
        weight="W", help="Skriv nivå eller slag, och starttider."),
    Req("EP-23", _of("utbildningsplikt") + "progression.hur",
        "Hur kommer deltagaren vidare från kurs till kurs, eller hur följer parterna det?", _S222_1,
        missing="{s} säger inget om progressionen."),
    Req("EP-23", _of("utbildningsplikt") + "progression", "Vem ansvarar, och hur ofta?", _OWN, check=_progression_is_whole,
        weight="W", help="Skriv ansvarig och hur ofta."),
    Req("EP-24", _of("utbildningsplikt") + "i-väntan-på-plats", "Finns det insatser i väntan på plats, och i så fall vilka?",
        _S222_1, check=_waiting_answered, help="Skriv finns: ja och insatserna, eller finns: nej."),
    Req("EP-24", _of("utbildningsplikt") + "i-väntan-på-plats.insatser.*", "Vilken part ansvarar för insatsen?", _OWN,
        check=_interim_owned, weight="W", help="Skriv den part som ansvarar."),
    Req("EP-25", _of("utbildningsplikt") + "bedömning.anvisas-till",
        "Hos vilken kommun eller folkhögskola ska deltagaren söka utbildning?", _OWN, weight="W",
        missing="{s} namnger ingen kommun eller folkhögskola som tar emot ansökan.",
        help="Skriv kommunen eller folkhögskolan i en lista: [Vuxenutbildningen]."),
    Req("EP-25", _of("utbildningsplikt") + "bedömning.bedöms-av", "Vilken part bedömer och anvisar?", _S222_1,
        check=_assessed_by_af, weight="W", help="Skriv Arbetsförmedlingens id, till exempel af."),
    # Sammanhållen utbildningsplan och kartläggning.
    Req("EP-26", _of("utbildningsplan") + "plan.ansvarig", "Vilken kommun ansvarar för samverkan om planen?", _S222_2,
        check=_owned_by_kommun, help="Skriv kommunens id, till exempel kommun."),
    Req("EP-26", _of("utbildningsplan") + "plan.nivå", "På vilken nivå upprättas planen?", _S222_2, check=_plan_for_group,
        help="Skriv nivå: grupp."),
    Req("EP-26", _of("utbildningsplan") + "plan.beslutas-av", "Vilken part beslutar om planen?", _PLAN,
        check=_decided_by_kommun, help="Skriv hemkommunens id, eller ta bort uppgiften."),
    Req("EP-26", _of("utbildningsplan") + "plan", "Är planen fri från namn på personer?", _OWN, check=_names_nobody, judges=True, weight="W",
        help="Ta bort namnet, eller skriv funktionen."),
    Req("EP-27", _of("utbildningsplan") + "plan.bidrag-från-arbetsförmedlingen.målgruppsanalys",
        "Hur bidrar Arbetsförmedlingen med målgruppsanalys?", _S222_2,
        missing="{s} säger inte hur Arbetsförmedlingen bidrar med målgruppsanalys."),
    Req("EP-27", _of("utbildningsplan") + "plan.bidrag-från-arbetsförmedlingen.kompetensförsörjning",
        "Hur bidrar Arbetsförmedlingen med behov utifrån kompetensförsörjning?", _S222_2,
        missing="{s} säger inte hur Arbetsförmedlingen bidrar med behov utifrån kompetensförsörjning."),
    Req("EP-27", _of("utbildningsplan") + "plan.bidrag-från-arbetsförmedlingen.aktiviteter-utanför-undervisningen",
        "Hur bidrar Arbetsförmedlingen i resonemanget om eventuella aktiviteter utanför undervisningen?", _S222_2,
        missing="{s} säger inte hur Arbetsförmedlingen bidrar i frågan om aktiviteter utanför undervisningen.",
        help="Skriv hur Arbetsförmedlingen bidrar. Är inga aktiviteter aktuella: {svar: inga}."),
    Req("EP-28", _of("utbildningsplan") + "plan.fler-grupper.utreds", "Utreder parterna om planen kan gälla fler grupper?",
        _S222_4, missing="{s} säger inte om parterna utreder att låta planen gälla fler grupper."),
    Req("EP-28", _of("utbildningsplan") + "plan.fler-grupper", "Varför, eller varför inte?", _OWN, check=_reason_for_widening,
        weight="W", help="Skriv skälet."),
    Req("EP-29", _of("utbildningsplan") + "plan.samband-med-kartläggningen",
        "Lämnar Arbetsförmedlingen sitt bidrag i samband med kartläggningen?", _S222_2,
        missing="{s} säger inte om Arbetsförmedlingen lämnar sitt bidrag i samband med kartläggningen.",
        help="Skriv hur det hör ihop. Görs det för sig: {svar: nej}."),
    Req("EP-30", "kartläggning", "När gjordes den lokala kartläggningen, eller var finns den?", _S222_2, check=_surveyed,
        help="Skriv datum för kartläggningen, eller en hänvisning till den."),
    Req("EP-30", "kartläggning.datum", "Gjordes kartläggningen inför överenskommelsen?", _S222_2, check=_survey_first, judges=True,
        help="Rätta datumet, eller gör en kartläggning innan överenskommelsen beslutas."),
    Req("EP-30", "kartläggning", "Vilka gjorde kartläggningen, och är den aktuell?", _OWN, check=_survey_is_fresh, weight="W",
        elsewhere=(("beslut",), ("giltighet",)),
        help="Skriv vilka som gjorde kartläggningen; uppdatera den om den är äldre än tolv månader."),
    # Intensivår.
    Req("EP-31", _of("intensivår") + "intensivår.språkintensiva-insatser", "Vilka språkintensiva insatser ingår?", _S223,
        when=_before_the_end),
    Req("EP-31", _of("intensivår") + "intensivår.arbetsplatsnära-insatser", "Vilka arbetsplatsnära insatser ingår?", _S223,
        when=_before_the_end),
    Req("EP-31", _of("intensivår"), "Finns intensivåret kvar?", _OWN, check=_still_there, judges=True, weight="råd",
        help="Fråga Arbetsförmedlingen om insatsen erbjuds. Paragraferna om intensiv praktik och kunskapscertifikat upphävdes 2025-02-01."),
    Req("EP-32", _of("intensivår") + "intensivår.ordning", "Går insatserna parallellt eller efter varandra, och i vilket tempo?",
        _S223, when=_before_the_end, missing="{s} säger inte i vilken ordning och i vilket tempo insatserna går."),
    Req("EP-33", _of("intensivår") + "intensivår.planeras-av", "Vilka planerar insatserna tillsammans när det behövs?", _S223,
        when=_before_the_end, missing="{s} säger inte vilka som planerar insatserna tillsammans."),
    Req("EP-33", _of("intensivår") + "intensivår.behov", "När finns behov av att planera tillsammans?", _OWN, weight="W",
        when=_before_the_end, missing="{s} säger inte när parterna behöver planera tillsammans."),
    # Anpassning och avbrott.
    Req("EP-39", _of("anpassning") + "arbetssätt",
        "Hur samverkar parterna om arbetssätt och insatser för den som har nedsatt arbetsförmåga?", _S23_1,
        missing="{s} saknar arbetssätt och insatser vid nedsatt arbetsförmåga.",
        help="Lägg till minst ett arbetssätt eller en insats: {trepartssamtal: {arbetssätt: …, part: …}}."),
    Req("EP-39", _of("anpassning") + "arbetssätt.*.arbetssätt", "Vilket arbetssätt eller vilken insats är det?", _S23_1,
        missing="{s} har ett arbetssätt som saknar beskrivning."),
    Req("EP-39", _of("anpassning") + "arbetssätt.*.part", "Vilken part ansvarar för arbetssättet?", _S23_1,
        missing="{s} har ett arbetssätt som saknar ansvarig part."),
    Req("EP-34", _of("anpassning") + "tidig-upptäckt.hur", "Hur upptäcker parterna tidigt ohälsa eller funktionsnedsättning?",
        _S23_1, missing="{s} säger inte hur parterna tidigt upptäcker ohälsa eller funktionsnedsättning.",
        help="Beskriv rutinen. Finns ingen: {svar: nej}."),
    Req("EP-34", _of("anpassning") + "tidig-upptäckt", "Vem, när och till vem?", _OWN, check=_signal_is_whole, weight="råd",
        help="Skriv vem som uppmärksammar, när, och vem som får veta."),
    Req("EP-35", _of("anpassning") + "information-om-stöd.hur", "Hur får målgruppen veta vilket stöd som finns?", _S23_1,
        missing="{s} säger inte hur målgruppen får veta vilket stöd som finns.",
        help="Beskriv hur. Informerar parterna inte: {svar: nej}."),
    Req("EP-35", _of("anpassning") + "anpassade-insatser", "Hur anpassar parterna insatser så att deltagaren kommer vidare?", _S23_1,
        missing="{s} säger inte hur parterna anpassar insatser.",
        help="Beskriv hur. Anpassar parterna inga insatser: {svar: nej}."),
    Req("EP-35", _of("anpassning") + "information-om-stöd", "Genom vilken kanal, och på vilka språk?", _OWN,
        check=_information_is_whole, weight="råd", help="Skriv kanal och språk."),
    Req("EP-36", _of("anpassning") + "andra-behov", "Hur samverkar parterna vid andra komplexa behov, till exempel ansträngd boende- eller familjesituation?",
        _S23_2, missing="{s} säger inte hur parterna samverkar vid andra komplexa behov.",
        help="Beskriv samverkan. Finns ingen: {svar: nej}."),
    Req("EP-37", _of("anpassning") + "kontaktvägar",
        "Vem kontaktar parterna hos varandra om vägar framåt, till exempel vid uppföljning, anpassning eller avbrott?", _S23_2, check=_way_forward,
        when=_has_own_paths,
        help="Skriv en kontaktväg med för: parterna och till exempel vid: [uppföljning, anpassning, avbrott]."),
    Req("EP-37", _of("anpassning") + "kontaktvägar", "Täcker kontaktvägarna uppföljning, anpassning och avbrott?", _OWN,
        check=_whole_way_forward, judges=True, weight="W", when=_has_own_paths,
        help="Lägg till det som saknas i en kontaktväg mellan parterna: vid, funktion eller svarar-inom."),
    *general.rows(*_GENERAL),
)  # fmt: skip

_CHECKLIST: tuple[tuple[str, str], ...] = (
    ("EP-11", "Räcker åtgärderna för stöd och insatser på lika villkor?"),
    ("EP-39", "Räcker arbetssätten och insatserna för den som har nedsatt arbetsförmåga?"),
    (
        "EP-R1",
        "Hur gör parterna det lättare för den enskilde att nå rätt aktörer i samband med beslutet om uppehållstillstånd?",
    ),
    ("EP-R2", "Hur underlättar och säkrar parterna tillsammans deltagande i sfi och samhällsorientering?"),
    ("EP-R3", "Hur möter parterna tillsammans nyanländas behov av utbildning och arbetsnära insatser?"),
    ("EP-R4", "Vilken samverkan behövs för att tidigt upptäcka ohälsa och ge den enskilde rätt stöd?"),
    (
        "EP-R5",
        "Hur samverkar parterna för kvinnors och mäns etablering på lika villkor?",
    ),
    ("EP-R6", "Hur kan parterna göra det lättare att samverka med civilsamhället?"),
    (
        "EP-R7",
        "I vilka delar är behovet störst av regional samverkan mellan kommuner, myndigheter, företag och organisationer?",
    ),
)


def _named(parties: Sequence[kommuner.Kommun]) -> str | None:
    """The title of a new agreement with those kommuner."""
    names = ["Arbetsförmedlingen", *(kommun.name for kommun in parties)]
    return f"Överenskommelse om samverkan mellan {listed(names)}" if parties else None


FAMILY = Family(
    name="etablering-2024",
    title="Överenskommelse om samordning av etableringsprogrammet",
    kind="Lokal överenskommelse",
    model=Etablering2024,
    catalogue={**CATALOGUE, **general.requirements(*_GENERAL, "GEN-13")},
    rows=ROWS,
    checklist=_CHECKLIST,
    topics=topics,
    declined=declined,
    named=_named,
)
