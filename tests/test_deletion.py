"""Every decidable part of every row, taken out of the complete example one at a time, is missed and named.

A *kill* is one change to the example and the code and path that must be reported for it. Kills are made from
the rows themselves (blank what the row asks for), and for what a check function looks at, from the tables here.
A row that no kill reaches fails the last test.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path as File
from typing import Any

import pytest

from lokcli.agreement.requirements import Req
from lokcli.checking import Result, check
from lokcli.families import family
from lokcli.findings import Path, Severity, dotted
from lokcli.sources.emit import emit
from lokcli.sources.yaml import read

ROOT = File(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 21)
EARLIER = date(2024, 12, 15)
EP, RO, MS = family("etablering-2024"), family("regional"), family("lok-2014")
VP = family("verksamhetsplan")
Change = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Kill:
    """A change, and what must be reported at which path for it; ``row`` is the row that it proves."""

    row: Req
    name: str
    change: Change
    at: Path
    base: str = "example"


def run(data: dict[str, Any], as_of: date) -> Result:
    return check(read(emit(data, lambda _path: ()).encode(), "a.lok.yaml"), as_of)


@cache
def example() -> dict[str, Any]:
    raw = (ROOT / "examples" / "etablering-2024.lok.yaml").read_bytes()
    return dict(read(raw, "example").data)


@cache
def regional() -> dict[str, Any]:
    return dict(read((ROOT / "examples" / "regional.lok.yaml").read_bytes(), "example").data)


@cache
def reception() -> dict[str, Any]:
    return dict(read((ROOT / "examples" / "lok-2014.lok.yaml").read_bytes(), "example").data)


@cache
def yearly() -> dict[str, Any]:
    return dict(read((ROOT / "examples" / "verksamhetsplan.lok.yaml").read_bytes(), "example").data)


@cache
def intensive() -> dict[str, Any]:
    """The example as it might have been in 2024, with an intensive year."""
    data = copy.deepcopy(example())
    data["giltighet"] |= {"från": "2025-01-01", "till": "2026-12-31"}
    data["kartläggning"]["datum"] = "2024-03-18"
    data["revidering"] |= {"senaste": "2024-10-20", "nästa": "2025-10-15"}
    for decision in data["beslut"].values():
        decision["datum"] = "2024-10-13"
    six = (
        "ansvarig",
        "arbetssökande",
        "kontaktvägar",
        "informationsutbyten",
        "deltagande",
        "åtaganden",
        "forum",
    )
    process = {word: data["processer"]["sfi"][word] for word in (*six, "leverantörer")}
    data["processer"]["intensivår"] = {
        "titel": "Intensivår",
        **copy.deepcopy(process),
        "intensivår": {
            "språkintensiva-insatser": ["Sfi på heltid"],
            "arbetsplatsnära-insatser": ["Praktik med språkhandledare"],
            "ordning": "Sfi på förmiddagen och praktik på eftermiddagen samma vecka",
            "planeras-av": ["af", "kommun"],
            "behov": "När deltagaren behöver barnomsorg eller har sjukskrivits på deltid",
        },
    }
    return data


BASES = {
    "example": (example, AS_OF, EP),
    "intensive": (intensive, EARLIER, EP),
    "regional": (regional, AS_OF, RO),
    "lok-2014": (reception, AS_OF, MS),
    "verksamhetsplan": (yearly, AS_OF, VP),
}


@cache
def unharmed(base: str) -> Result:
    data, as_of, _ = BASES[base]
    return run(data(), as_of)


def at(data: dict[str, Any], path: Path) -> Any:  # noqa: ANN401
    for step in path:
        data = data[step]
    return data


def blank(path: Path) -> Change:
    """Leaves the key and takes its value."""

    def change(data: dict[str, Any]) -> None:
        at(data, path[:-1])[path[-1]] = None

    return change


def put(path: Path, value: Any) -> Change:  # noqa: ANN401
    def change(data: dict[str, Any]) -> None:
        at(data, path[:-1])[path[-1]] = value

    return change


def all_of(*changes: Change) -> Change:
    def change(data: dict[str, Any]) -> None:
        for one in changes:
            one(data)

    return change


# --- what a check function looks at under the path that its row is asked at ---

BLANKED: dict[tuple[str, str, str], tuple[str, ...]] = {
    # (code, path, weight) → keys under the path, each a part of its own
    ("GEN-07", "mål.*", "W"): ("indikator", "utgångsvärde", "målvärde", "senast", "ansvarig"),
    ("EP-05", "processer.*.kontaktvägar.*", "W"): ("funktion",),
    ("EP-05", "processer.*.informationsutbyten.*", "W"): ("vad", "från", "till", "när", "rättslig-grund"),
    ("EP-06", "processer.*.deltagande", "M"): ("", "deltar", "hur"),
    ("EP-09", "processer.*.leverantörer", "M"): ("", "deltar", "hur"),
    ("EP-09", "processer.*.leverantörer", "W"): ("vilka", "omfattar"),
    ("EP-12", "gruppinformation", "M"): ("", "lämnas"),
    ("EP-12", "gruppinformation.uppgifter.*", "W"): ("per-datum", "källa"),
    ("EP-14", "processer.*[gäller=inskrivning].vägar.*", "W"): ("plats", "funktion"),
    ("EP-21", "processer.*[gäller=utbildningsplikt].ansökan", "W"): ("senast",),
    ("EP-22", "processer.*[gäller=utbildningsplikt].kursutbud.*", "W"): ("nivå", "start"),
    ("EP-23", "processer.*[gäller=utbildningsplikt].progression", "W"): ("ansvarig", "hur-ofta"),
    ("EP-24", "processer.*[gäller=utbildningsplikt].i-väntan-på-plats", "M"): ("", "finns", "insatser"),
    ("EP-24", "processer.*[gäller=utbildningsplikt].i-väntan-på-plats.insatser.*", "W"): ("ansvarig",),
    ("EP-28", "processer.*[gäller=utbildningsplan].plan.fler-grupper", "W"): ("skäl",),
    ("EP-30", "kartläggning", "W"): ("utförd-av",),
    ("EP-34", "processer.*[gäller=anpassning].tidig-upptäckt", "råd"): ("vem", "när", "mottagare"),
    ("EP-35", "processer.*[gäller=anpassning].information-om-stöd", "råd"): ("kanal", "språk"),
    ("GEN-01", "diarienummer", "W"): ("af", "kommun"),
    ("RO-04", "gemensamt-ansvar.oreglerade-områden.*", "W"): ("ansvarig",),
    ("RO-05", "mål.*", "W"): ("indikator", "senast", "ansvarig"),
    ("RO-11", "reglerade-uppdrag.*", "W"): ("parter",),
    ("VP-08", "insatser.*", "W"): ("ansvarig",),
    ("VP-09", "delområden.*.aktiviteter.*", "W"): ("ansvarig", "när"),
    ("MS-23", "etableringsaktiviteter.praktikplatser", "råd"): ("antal", "senast"),
}
REPORTED_AT_ROW = {
    ("GEN-07", "mål.*", "W"),
    ("RO-05", "mål.*", "W"),
    ("VP-09", "delområden.*.aktiviteter.*", "W"),
}
"""Several keys, one question: reported at the item, which names what it lacks."""
NOT_BLANKED = {
    # Rows whose fault is a wrong value or a relation; their kills stand in ``relations``.
    ("EP-01", "processer"), ("EP-37", "processer.*[gäller=anpassning].kontaktvägar"), ("EP-11", "lika-villkor.*"),
    ("EP-18", "processer.*[gäller=sfi].kontaktvägar"), ("EP-19", "processer.*[gäller=samhällsorientering].kontaktvägar"),
    ("EP-26", "processer.*[gäller=utbildningsplan].plan.beslutas-av"), ("EP-30", "kartläggning.datum"),
    ("EP-05", "processer.*.kontaktvägar.*"), ("GEN-02", "parter.*.organisationsnummer"), ("EP-12", "gruppinformation.nivå"), ("EP-13", "gruppinformation.intervall"),
    ("RO-05", "mål"), ("RO-07", "organisation.*"), ("RO-07", "organisation"), ("RO-07", "organisation.*.rapporterar-till"),
    ("RO-08", "handlingsplan.områden"), ("RO-10", "revidering.nästa"), ("RO-12", "definitioner"), ("RO-01", "parter"),
    ("VP-09", "delområden.*"), ("VP-12", "årshjul"), ("VP-16", "årshjul"), ("VP-16", "årshjul.*"),
    ("RO-11", "reglerade-uppdrag"), ("GEN-01", "diarienummer"),
    ("MS-06", "organisation.*"), ("MS-51", "revidering.nästa"), ("MS-51", "revidering.intervall"), ("MS-60", ""), ("MS-60", "bilagor.*"),
    ("MS-04", "parter"),
}  # fmt: skip


def taken_out(base: str) -> Iterator[Kill]:
    """The kills that the rows themselves give."""
    data, result = BASES[base][0](), unharmed(base)
    assert result.draft is not None
    for row in BASES[base][2].rows:
        if row.code in ("EP-31", "EP-32", "EP-33") and base == "example":
            continue
        if row.path == "status" and base == "lok-2014":
            continue  # what has run out and does not say that it has ended has expired as well
        keys = BLANKED.get((row.code, row.path, row.weight), ())
        if not keys and ((row.code, row.path) in NOT_BLANKED or (row.check and row.weight != "M")):
            continue
        for path in row.matches(result.draft):
            if result.draft.answered(path) not in (None, path):
                continue  # an answer further up stands for it
            if path[-1:] == ("kod",) and "kod" not in at(data, path[:2]):
                continue  # Arbetsförmedlingen and other agencies have no code
            for word in keys or ("",):
                full = (*path, word) if word else path
                if word and full[-1] not in (at(data, path) or {}):
                    continue
                if row.code == "EP-09" and row.weight == "W" and at(data, path)["deltar"] == "nej":
                    continue
                if (
                    row.code == "EP-05"
                    and word == "rättslig-grund"
                    and at(data, path)["personuppgifter"] != "ja"
                ):
                    continue
                where = path if (row.code, row.path, row.weight) in REPORTED_AT_ROW else full
                yield Kill(row, f"{row.code} {row.weight} {dotted(full)}", blank(full), where, base)


def row_of(code: str, weight: str, path: str, check_name: str = "") -> Req:
    found = [
        row
        for row in {id(row): row for row in (*EP.rows, *RO.rows, *MS.rows, *VP.rows)}.values()
        if (row.code, row.weight, row.path) == (code, weight, path)
        and (row.check.__name__ if row.check else "") == check_name
    ]
    assert len(found) == 1, (code, weight, path, check_name, len(found))
    return found[0]


def kill(
    code: str,
    weight: str,
    pattern: str,
    check_name: str,
    change: Change,
    where: str,
    base: str = "example",
) -> Kill:
    row = row_of(code, weight, pattern, check_name)
    return Kill(
        row,
        f"{code} {weight} {check_name} at {where}",
        change,
        tuple(where.split(".")) if where else (),
        base,
    )


def relations_of_every_process() -> Iterator[Kill]:
    """The kills in the six answers that are a wrong value or a relation: what a row compares."""
    data = example()
    yield kill("EP-01", "M", "parter", "_two_kinds_of_party", _without_the_kommun, "parter")
    alone = [
        put(("processer", process, "deltagande", "kommun"), {"deltar": "nej"})
        for process in data["processer"]
    ]
    yield kill("EP-01", "M", "processer", "_something_joint", all_of(*alone), "processer")
    yield kill("EP-02", "M", "processer", "_describes_establishment", _only_other, "processer")
    yield kill(
        "EP-03",
        "M",
        "målgrupp.beskrivning",
        "_cites_the_act",
        put(("målgrupp", "beskrivning"), "Nyanlända"),
        "målgrupp.beskrivning",
    )
    for process in data["processer"]:
        here = ("processer", process)
        name = dotted(here)
        yield kill(
            "EP-04",
            "W",
            "processer.*.arbetssökande.när",
            "_says_when",
            put((*here, "arbetssökande", "när"), "Vid behov"),
            f"{name}.arbetssökande.när",
        )
        for audience in ("arbetssökande", "parterna"):
            yield kill(
                "EP-05",
                "M",
                "processer.*.kontaktvägar",
                "_contacts_for_both",
                _without_contacts(here, audience),
                f"{name}.kontaktvägar",
            )
        for ident in data["processer"][process]["kontaktvägar"]:
            contact = (*here, "kontaktvägar", ident)
            yield kill(
                "EP-05",
                "M",
                "processer.*.kontaktvägar.*",
                "_contact_is_reachable",
                _without_channel(contact),
                dotted(contact),
            )
            yield kill(
                "EP-05",
                "M",
                "processer.*.kontaktvägar.*",
                "_contact_is_reachable",
                blank((*contact, "för")),
                f"{dotted(contact)}.för",
            )
        if "svar" not in data["processer"][process]["informationsutbyten"]:
            yield kill(
                "EP-05",
                "W",
                "processer.*.informationsutbyten",
                "_exchange_with_jobseeker",
                _without_jobseeker(here),
                f"{name}.informationsutbyten",
            )
        for ident in data["processer"][process]["åtaganden"]:
            duty = (*here, "åtaganden", ident)
            yield kill(
                "EP-07",
                "M",
                "processer.*.åtaganden",
                "_duty_for_each",
                blank((*duty, "åtagande")),
                f"{dotted(duty)}.åtagande",
            )
            yield kill(
                "EP-07",
                "W",
                "processer.*.åtaganden.*.åtagande",
                "_duty_says_something",
                put((*duty, "åtagande"), "Information"),
                f"{dotted(duty)}.åtagande",
            )
        for party in ("af", "kommun"):
            yield kill(
                "EP-07",
                "M",
                "processer.*.åtaganden",
                "_duty_for_each",
                _without_duties(here, party),
                f"{name}.åtaganden",
            )


def relations_around_the_processes() -> Iterator[Kill]:
    """The kills in lists of forums, grounds and figures that are a wrong value or a relation."""
    data = example()
    yield kill(
        "EP-08",
        "råd",
        "organisation.*",
        "_forum_used",
        put(("organisation", "nytt"), {"namn": "Nytt forum", "nivå": "arbetsgrupp"}),
        "organisation.nytt",
    )
    yield kill("EP-11", "M", "lika-villkor", "_a_measure", _without_measures, "lika-villkor")
    ground = next(iter(data["lika-villkor"]))
    yield kill(
        "EP-11",
        "råd",
        "lika-villkor.*",
        "_measure_or_reason",
        blank(("lika-villkor", ground, "åtgärd")),
        f"lika-villkor.{ground}",
    )
    yield kill(
        "EP-12",
        "M",
        "gruppinformation.nivå",
        "_on_group_level",
        put(("gruppinformation", "nivå"), "individ"),
        "gruppinformation.nivå",
    )
    yield kill(
        "EP-13",
        "M",
        "gruppinformation.intervall",
        "_has_interval",
        _loose_interval,
        "gruppinformation.intervall",
    )


def relations_of_topics() -> Iterator[Kill]:
    """The kills in the parts that only some processes have."""
    yield kill(
        "EP-16",
        "W",
        "processer.*[gäller=inskrivning].första-kontakt.inom",
        "_in_days",
        put(("processer", "inskrivning", "första-kontakt", "inom"), "så snart som möjligt"),
        "processer.inskrivning.första-kontakt.inom",
    )
    yield kill(
        "EP-17",
        "råd",
        "processer.*",
        "_described_once",
        put(("processer", "anpassning", "gäller"), ["anpassning", "utbildningsplikt"]),
        "processer.anpassning",
    )
    for code, topic in (("EP-18", "sfi"), ("EP-19", "samhällsorientering")):
        for occasion in ("påbörja", "delta"):
            yield kill(
                code,
                "M",
                f"processer.*[gäller={topic}].kontaktvägar",
                "_start_and_take_part",
                _without_occasions(("processer", topic), occasion),
                f"processer.{topic}.kontaktvägar",
            )
    for topic in ("sfi", "samhällsorientering"):
        for change in (
            blank(("processer", topic, "start")),
            put(("processer", topic, "start"), "så snart som möjligt"),
        ):
            yield kill(
                "EP-20",
                "W",
                f"processer.*[gäller={topic}].start",
                "_has_start",
                change,
                f"processer.{topic}.start",
            )
    yield kill(
        "EP-20",
        "W",
        "processer.*[gäller=sfi].start",
        "_within_a_month",
        put(("processer", "sfi", "start"), "inom tre månader från anmälan"),
        "processer.sfi.start",
    )
    duty_to_study = ("processer", "utbildningsplikt")
    yield kill(
        "EP-21",
        "W",
        "processer.*[gäller=utbildningsplikt].ansökan",
        "_names_form",
        _without_form,
        "processer.utbildningsplikt.ansökan.hur",
    )
    yield kill(
        "EP-25",
        "W",
        "processer.*[gäller=utbildningsplikt].bedömning.bedöms-av",
        "_assessed_by_af",
        put((*duty_to_study, "bedömning", "bedöms-av"), "kommun"),
        "processer.utbildningsplikt.bedömning.bedöms-av",
    )
    plan = ("processer", "utbildningsplan", "plan")
    prefix = "processer.*[gäller=utbildningsplan].plan"
    yield kill(
        "EP-26",
        "M",
        f"{prefix}.ansvarig",
        "_owned_by_kommun",
        put((*plan, "ansvarig"), "af"),
        f"{dotted(plan)}.ansvarig",
    )
    yield kill(
        "EP-26",
        "M",
        f"{prefix}.nivå",
        "_plan_for_group",
        put((*plan, "nivå"), "individ"),
        f"{dotted(plan)}.nivå",
    )
    yield kill(
        "EP-26",
        "M",
        f"{prefix}.beslutas-av",
        "_decided_by_kommun",
        put((*plan, "beslutas-av"), "af"),
        f"{dotted(plan)}.beslutas-av",
    )
    yield kill(
        "EP-26",
        "W",
        prefix,
        "_names_nobody",
        put((*plan, "bidrag-från-arbetsförmedlingen", "målgruppsanalys"), "Anna Andersson gör analysen."),
        f"{dotted(plan)}.bidrag-från-arbetsförmedlingen.målgruppsanalys",
    )
    yield kill(
        "EP-30",
        "M",
        "kartläggning",
        "_surveyed",
        all_of(blank(("kartläggning", "datum")), blank(("kartläggning", "hänvisning"))),
        "kartläggning",
    )
    yield kill(
        "EP-30",
        "M",
        "kartläggning.datum",
        "_survey_first",
        put(("kartläggning", "datum"), "2026-11-01"),
        "kartläggning.datum",
    )
    yield kill(
        "EP-30",
        "W",
        "kartläggning",
        "_survey_is_fresh",
        put(("kartläggning", "datum"), "2025-03-18"),
        "kartläggning.datum",
    )
    yield kill(
        "EP-31",
        "råd",
        "processer.*[gäller=intensivår].",
        "_still_there",
        put(("processer", "anpassning", "gäller"), ["anpassning", "intensivår"]),
        "processer.anpassning",
    )
    paths = "processer.*[gäller=anpassning].kontaktvägar"
    yield kill(
        "EP-37",
        "M",
        paths,
        "_way_forward",
        _no_way_forward("uppföljning", "anpassning", "avbrott"),
        "processer.anpassning.kontaktvägar",
    )
    for occasion in ("uppföljning", "anpassning", "avbrott"):
        yield kill(
            "EP-37",
            "W",
            paths,
            "_whole_way_forward",
            _no_way_forward(occasion),
            "processer.anpassning.kontaktvägar",
        )
    yield kill(
        "EP-37",
        "W",
        paths,
        "_whole_way_forward",
        _without_everywhere("svarar-inom"),
        "processer.anpassning.kontaktvägar",
    )


def relations_of_the_frame() -> Iterator[Kill]:
    """The kills in what every family shares."""
    yield kill("GEN-01", "M", "diarienummer", "_registered", put(("diarienummer",), None), "diarienummer")
    yield kill(
        "GEN-02", "M", "parter.*.kod", "_code", put(("parter", "kommun", "kod"), "9999"), "parter.kommun.kod"
    )
    yield kill(
        "GEN-02",
        "W",
        "parter.*.kod",
        "_code_fits_name",
        put(("parter", "kommun", "kod"), "1080"),
        "parter.kommun.kod",
    )
    yield kill(
        "GEN-02",
        "M",
        "parter.*.organisationsnummer",
        "_number",
        put(("parter", "af", "organisationsnummer"), "202100-2115"),
        "parter.af.organisationsnummer",
    )
    yield kill(
        "GEN-03",
        "M",
        "giltighet.till",
        "_not_expired",
        put(("giltighet", "till"), "2026-11-20"),
        "giltighet.till",
    )
    yield kill(
        "GEN-03",
        "M",
        "giltighet.till",
        "_not_expired",
        all_of(put(("giltighet", "till"), "tills vidare"), blank(("revidering", "nästa"))),
        "giltighet.till",
    )
    yield kill(
        "GEN-04", "M", "initiativtagare", "_initiator", put(("initiativtagare",), "kommun"), "initiativtagare"
    )
    yield kill("GEN-05", "W", "beslut", "_every_party_decided", _only_the_kommun_decides, "beslut")
    yield kill(
        "GEN-06",
        "W",
        "giltighet.ersätter",
        "_replaces",
        put(("giltighet", "ersätter"), "Den gamla överenskommelsen"),
        "giltighet.ersätter",
    )
    yield kill(
        "GEN-09",
        "M",
        "revidering.nästa",
        "_within_a_year",
        put(("revidering", "nästa"), "2027-12-01"),
        "revidering.nästa",
    )


def relations_of_a_county() -> Iterator[Kill]:
    """The kills of a regional agreement that are a wrong value or a relation."""
    council, board = ("organisation", "integrationsrådet"), ("organisation", "beredningsgruppen")

    def kill_there(code: str, weight: str, pattern: str, check_name: str, change: Change, where: str) -> Kill:
        return kill(code, weight, pattern, check_name, change, where, "regional")

    yield kill_there("RO-01", "M", "parter", "", put(("parter",), None), "parter")
    yield kill_there("RO-01", "M", "parter", "_bound", _unbound, "parter.karlshamn.undertecknare")
    yield kill_there("RO-01", "W", "län", "_kommuner_of_the_county", _without_a_kommun, "län")
    yield kill_there(
        "RO-02",
        "W",
        "bakgrund",
        "_numbers_have_a_source",
        put(("bakgrund",), "Här bor 3 000 nyanlända."),
        "bakgrund",
    )
    yield kill_there(
        "RO-02", "W", "syfte", "_numbers_have_a_source", put(("syfte",), "Här bor 3 000 nyanlända."), "syfte"
    )
    yield kill_there(
        "RO-12",
        "W",
        "definitioner.*",
        "_document_named",
        put(("definitioner", "snabbspår", "betydelse"), "Se ett annat dokument."),
        "definitioner.snabbspår.betydelse",
    )
    yield kill_there(
        "RO-03",
        "W",
        "övergripande-mål",
        "_binds",
        put(("övergripande-mål",), "Parterna ska eftersträva samsyn."),
        "övergripande-mål",
    )
    yield kill_there("RO-05", "M", "mål", "", put(("mål",), None), "mål")
    yield kill_there(
        "RO-05", "M", "mål", "_goals_as_many_as_said", put(("syfte",), "Parterna har tolv delmål."), "mål"
    )
    yield kill_there("RO-06", "W", "målgrupp", "_who_decides", _where_possible, "målgrupp.andra-grupper")
    yield kill_there("RO-07", "M", "organisation", "", put(("organisation",), None), "organisation")
    yield kill_there("RO-07", "M", "organisation", "_has_levels", _only_the_council, "organisation")
    yield kill_there("RO-07", "W", "organisation", "_has_groups", _without_groups, "organisation")
    yield kill_there(
        "RO-07",
        "M",
        "organisation.*",
        "_led",
        all_of(blank((*board, "ordförande")), blank((*board, "sammankallande"))),
        "organisation.beredningsgruppen",
    )
    yield kill_there(
        "RO-07",
        "M",
        "organisation.*",
        "_meets",
        put((*board, "möten-per-år"), "efter behov"),
        "organisation.beredningsgruppen.möten-per-år",
    )
    yield kill_there(
        "RO-07",
        "M",
        "organisation.*.rapporterar-till",
        "_linked_upwards",
        put((*board, "rapporterar-till"), "beredningsgruppen"),
        "organisation.beredningsgruppen.rapporterar-till",
    )
    yield kill_there(
        "RO-07",
        "W",
        "organisation.*.rapporterar-till",
        "_reports",
        blank((*board, "rapporterar-till")),
        "organisation.beredningsgruppen.rapporterar-till",
    )
    yield kill_there(
        "RO-07",
        "W",
        "organisation.*.deltagare",
        "_titles_agree",
        put((*council, "deltagare"), ["Enhetschef vid Migrationsverket"]),
        "organisation.integrationsrådet.deltagare",
    )
    area = next(iter(regional()["handlingsplan"]["områden"]))
    yield kill_there(
        "RO-08", "M", "handlingsplan.områden", "_areas_as_said", _one_area_less, "handlingsplan.områden"
    )
    yield kill_there(
        "RO-08",
        "M",
        "handlingsplan.områden",
        "_areas_as_said",
        put(("handlingsplan", "områden", area, "frågor"), ["a", "b", "c", "d", "e"]),
        f"handlingsplan.områden.{area}.frågor",
    )
    yield kill_there(
        "RO-08",
        "W",
        "handlingsplan",
        "_plan_is_dated",
        all_of(put(("handlingsplan", "version"), None), put(("handlingsplan", "datum"), None)),
        "handlingsplan",
    )
    yield kill_there(
        "RO-09",
        "W",
        "uppföljning",
        "_rhythm_of_follow_up",
        all_of(
            put(("uppföljning", "metod"), "Resultaten följs kontinuerligt."),
            put(("uppföljning", "intervall"), None),
        ),
        "uppföljning.metod",
    )
    yield kill_there(
        "RO-10",
        "M",
        "revidering.nästa",
        "_next_fits",
        put(("revidering", "nästa"), "2030-11-30"),
        "revidering.nästa",
    )
    yield kill_there(
        "RO-10",
        "W",
        "revidering.intervall",
        "_period_holds_a_revision",
        put(("revidering", "intervall"), "fem år"),
        "revidering.intervall",
    )
    yield kill_there(
        "RO-11", "M", "reglerade-uppdrag", "_tasks_of", put(("reglerade-uppdrag",), None), "reglerade-uppdrag"
    )
    yield kill_there("RO-12", "M", "definitioner", "_defined", put(("definitioner",), None), "definitioner")
    yield kill_there(
        "RO-12",
        "W",
        "definitioner.*",
        "_not_too_narrow",
        put(("definitioner", "nyanländ", "betydelse"), "Den som har permanent uppehållstillstånd."),
        "definitioner.nyanländ.betydelse",
    )
    yield kill_there(
        "RO-14",
        "W",
        "medel",
        "_right_authority",
        put(("medel",), "Länsstyrelsen Blekinge beslutar om 37 a-medel."),
        "medel",
    )
    yield kill_there("GEN-01", "M", "diarienummer", "_registered_or_minuted", _unregistered, "diarienummer")


def relations_of_the_reception() -> Iterator[Kill]:
    """The kills of an agreement by the support of 2014 that are a wrong value or a relation."""
    health = ("mottagning", "hälsoundersökningar", "information")

    def kill_there(code: str, weight: str, pattern: str, check_name: str, change: Change, where: str) -> Kill:
        return kill(code, weight, pattern, check_name, change, where, "lok-2014")

    for kind, ident in (
        ("region", "landstinget"),
        ("försäkringskassan", "fk"),
        ("migrationsverket", "migrationsverket"),
    ):
        yield kill_there(
            "MS-04",
            "W",
            f"aktörer-utanför.{kind}",
            "",
            _without_party(ident),
            f"aktörer-utanför.{kind}",
        )
    yield kill_there(
        "MS-04",
        "M",
        "parter",
        "_two_kinds_of_party",
        put(("parter", "kommun", "typ"), "annan"),
        "parter",
    )
    for word in ("uppföljning.ansvarig", "revidering.ansvarig"):
        path = tuple(word.split("."))
        yield kill_there("MS-05", "M", word, "_owned_by_af", put(path, "kommun"), word)
    yield kill_there(
        "MS-05", "W", "initiativtagare", "_initiator", put(("initiativtagare",), "kommun"), "initiativtagare"
    )
    forum = ("organisation", "samverkansgrupp")
    yield kill_there(
        "MS-06",
        "M",
        "organisation.*",
        "_led",
        all_of(blank((*forum, "ordförande")), blank((*forum, "sammankallande"))),
        "organisation.samverkansgrupp",
    )
    yield kill_there("MS-07", "W", "verksamheter", "_more_than_one_unit", _one_unit, "verksamheter")
    for group in ("nyanlända-och-anhöriga", "kvotflyktingar"):
        when = (*health, group, "när")
        yield kill_there(
            "MS-12", "W", dotted(when), "_says_what_the_need_is", put(when, "Vid behov"), dotted(when)
        )
    coordination = ("etableringsaktiviteter", "samordning")
    yield kill_there(
        "MS-21",
        "M",
        dotted(coordination),
        "_names_all_three",
        put(coordination, "Rektor lägger schema för sfi och samhällsorientering."),
        dotted(coordination),
    )
    yield kill_there(
        "MS-51",
        "M",
        "revidering.nästa",
        "_within_a_year",
        put(("revidering", "nästa"), "2015-07-01"),
        "revidering.nästa",
    )
    yield kill_there(
        "MS-51",
        "M",
        "revidering.intervall",
        "_at_least_yearly",
        all_of(blank(("revidering", "nästa")), put(("revidering", "intervall"), "vartannat år")),
        "revidering.intervall",
    )
    yield kill_there(
        "MS-51",
        "råd",
        "uppföljning",
        "_has_survey",
        put(("uppföljning", "metod"), "Styrgruppen läser siffrorna."),
        "uppföljning.metod",
    )
    yield kill_there(
        "MS-52",
        "M",
        "dokumentansvarig.part",
        "_owned_by_af",
        put(("dokumentansvarig", "part"), "kommun"),
        "dokumentansvarig.part",
    )
    yield kill_there("MS-60", "M", "", "_annex_in_list", put(("bakgrund",), "Se bilaga 3."), "bakgrund")
    yield kill_there(
        "MS-60",
        "M",
        "bilagor.*",
        "_annex_in_text",
        put(("arbetsförmåga", "hänvisning"), "Myndigheternas gemensamma text"),
        "bilagor.viljeinriktning",
    )


def _without_party(ident: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        del data["parter"][ident]

    return change


def _one_unit(data: dict[str, Any]) -> None:
    data["verksamheter"] = {"skola": data["verksamheter"]["skola"]}


def relations_of_a_year() -> Iterator[Kill]:
    """The kills of a yearly plan that are a wrong value or a relation."""
    area = ("delområden", "första-tiden")
    cycle = ("årshjul",)

    def kill_there(
        code: str, weight: str, pattern: str, check_name: str, change: Change, where: Path
    ) -> Kill:
        return kill(code, weight, pattern, check_name, change, dotted(where), "verksamhetsplan")

    said = put(("bakgrund",), "Ett samarbete mellan fem kommuner.")
    yield kill_there("VP-01", "M", "parter", "_members_as_many_as_said", said, ("parter",))
    code = ("parter", "ronneby", "kod")
    yield kill_there("VP-01", "W", "parter.*.kod", "_code_fits_name", put(code, "1080"), code)
    chair = ("ordförandeskap", "år")
    yield kill_there("VP-02", "M", dotted(chair), "_chair_of_the_year", put(chair, "2026"), chair)
    network, chart = ("organisation", "länet"), ("organisationskarta",)
    yield kill_there(
        "VP-06", "M", "organisation.*.deltagare", "", all_of(blank(("organisation", "mottagande", "deltagare")), blank(("organisation", "mottagande", "öppet-för"))),
        ("organisation", "mottagande", "deltagare"),
    )  # fmt: skip
    yield kill_there(
        "VP-06", "M", "organisation.*.möten-per-termin", "", blank((*network, "möten-per-år")),
        (*network, "möten-per-termin"),
    )  # fmt: skip
    names = list(yearly()["organisation"])
    yield kill_there(
        "VP-06", "W", "organisationskarta", "_chart_agrees", put(chart, [*names, "Expertnätverket"]), chart
    )
    yield kill_there(
        "VP-06",
        "W",
        "organisationskarta",
        "_chart_agrees",
        put(chart, names[:-1]),
        ("organisation", names[-1]),
    )
    for word in ("bakgrund", "mål", "aktiviteter"):
        yield kill_there("VP-09", "M", "delområden.*", f"_has_{word}", blank((*area, word)), (*area, word))
    goal = (*area, "mål", "sfi-start")
    vague = all_of(
        put((*goal, "mål"), "Kommunerna har ökade kunskaper."),
        blank((*goal, "indikator")),
        blank((*goal, "målvärde")),
    )
    yield kill_there("VP-10", "W", "delområden.*.mål.*", "_measurable", vague, (*goal, "mål"))
    when = (*area, "aktiviteter", "rutin", "när")
    yield kill_there("VP-11", "W", "delområden.*", "_in_the_plan_year", put(when, "maj 2026"), when)
    for step in ("förankring", "verksamhetsberättelse"):
        yield kill_there("VP-12", "M", "årshjul", "_has_steps", _without_step(step), (*cycle, step))
    for step in ("utkast", "beslut"):
        yield kill_there("VP-16", "M", "årshjul", "_has_steps", _without_step(step), (*cycle, step))
    number = ("ledningsgrupp", "möten-per-termin")
    yield kill_there("VP-12", "M", dotted(number), "_a_number", put(number, "regelbundet"), number)
    number = ("arbetssätt", "möten-per-termin")
    yield kill_there("VP-13", "M", dotted(number), "_a_number", put(number, "regelbundet"), number)
    letter = ("arbetssätt", "nyhetsbrev")
    yield kill_there("VP-13", "M", dotted(letter), "_newsletter_rhythm", put(letter, "ibland"), letter)
    month = ("uppföljning", "enkät", "månad")
    yield kill_there("VP-15", "M", dotted(month), "_a_month", put(month, "hösten"), month)
    answers = ("uppföljning", "enkät", "så-används-svaren")
    yield kill_there(
        "VP-15", "W", "uppföljning", "_not_only_as_needed", put(answers, "Följs upp vid behov."), answers
    )
    yield kill_there("VP-16", "M", "årshjul", "", put(cycle, None), cycle)
    due = (*cycle, "avstämning", "senast")
    yield kill_there("VP-16", "M", "årshjul.*", "_step_is_dated", blank(due), due)
    yield kill_there(
        "VP-16",
        "M",
        "årshjul",
        "_draft_then_decision",
        put((*cycle, "utkast", "senast"), "2027-12-20"),
        (*cycle, "utkast"),
    )
    late = (*cycle, "beslut", "senast")
    yield kill_there("VP-16", "M", "årshjul", "_draft_then_decision", put(late, "2028-01-10"), late)
    report = (*cycle, "verksamhetsberättelse", "senast")
    yield kill_there("VP-16", "M", "årshjul", "_report_in_time", put(report, "2027-03-01"), report)


def _without_step(step: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        del data["årshjul"][step]

    return change


def _unbound(data: dict[str, Any]) -> None:
    data["parter"]["karlshamn"]["undertecknare"] = None
    for decision in data["beslut"].values():
        decision["antagen-av"] = [ident for ident in decision["antagen-av"] if ident != "karlshamn"]


def _without_a_kommun(data: dict[str, Any]) -> None:
    del data["parter"]["olofström"]


def _where_possible(data: dict[str, Any]) -> None:
    data["målgrupp"] |= {
        "andra-grupper": "Andra invånare får delta där det är möjligt.",
        "andra-grupper-avgörs-av": None,
    }


def _only_the_council(data: dict[str, Any]) -> None:
    data["organisation"] = {"integrationsrådet": data["organisation"]["integrationsrådet"]}


def _without_groups(data: dict[str, Any]) -> None:
    data["organisation"] = {i: f for i, f in data["organisation"].items() if f["nivå"] != "arbetsgrupp"}


def _one_area_less(data: dict[str, Any]) -> None:
    areas = data["handlingsplan"]["områden"]
    del areas[next(iter(areas))]


def _unregistered(data: dict[str, Any]) -> None:
    data["diarienummer"] = None
    for decision in data["beslut"].values():
        decision["protokoll"] = None


def _only_the_kommun_decides(data: dict[str, Any]) -> None:
    data["beslut"] = {
        ident: decision for ident, decision in data["beslut"].items() if decision["part"] == "kommun"
    }


def _without_the_kommun(data: dict[str, Any]) -> None:
    del data["parter"]["kommun"]


def _only_other(data: dict[str, Any]) -> None:
    process = data["processer"]["sfi"]
    data["processer"] = {"fritid": {**process, "titel": "Fritid", "gäller": ["annat"]}}


def _without_contacts(here: Path, audience: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        contacts = at(data, here)["kontaktvägar"]
        at(data, here)["kontaktvägar"] = {i: c for i, c in contacts.items() if c["för"] != audience}

    return change


def _without_channel(contact: Path) -> Change:
    def change(data: dict[str, Any]) -> None:
        for word in ("kanal", "telefon", "e-post", "adress", "webb"):
            at(data, contact).pop(word, None)

    return change


def _without_jobseeker(here: Path) -> Change:
    def change(data: dict[str, Any]) -> None:
        for exchange in at(data, (*here, "informationsutbyten")).values():
            exchange.update({"från": "af", "till": "kommun"})

    return change


def _without_duties(here: Path, party: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        duties = at(data, here)["åtaganden"]
        at(data, here)["åtaganden"] = {i: d for i, d in duties.items() if d["part"] != party}

    return change


def _without_measures(data: dict[str, Any]) -> None:
    for ground in data["lika-villkor"].values():
        del ground["åtgärd"]
        ground["skäl"] = "Frågan utreds under 2027."


def _loose_interval(data: dict[str, Any]) -> None:
    data["gruppinformation"].pop("datum", None)
    data["gruppinformation"]["intervall"] = "löpande"


def _without_occasions(here: Path, occasion: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        for contact in at(data, (*here, "kontaktvägar")).values():
            contact["vid"] = [word for word in contact["vid"] if word != occasion] or ["annat"]

    return change


def _without_form(data: dict[str, Any]) -> None:
    application = data["processer"]["utbildningsplikt"]["ansökan"]
    application["hur"] = "Deltagaren och vägledaren träffas."
    application["var"] = "Vuxenutbildningen"


def _no_way_forward(*occasions: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        for process in data["processer"].values():
            for contact in process["kontaktvägar"].values():
                if contact["för"] == "parterna":
                    contact["vid"] = [word for word in contact["vid"] if word not in occasions] or ["annat"]

    return change


def _without_everywhere(word: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        for process in data["processer"].values():
            for contact in process["kontaktvägar"].values():
                contact.pop(word, None)

    return change


KILLS = [
    *taken_out("example"),
    *taken_out("regional"),
    *taken_out("lok-2014"),
    *relations_of_a_county(),
    *relations_of_the_reception(),
    *taken_out("verksamhetsplan"),
    *relations_of_a_year(),
    *relations_of_every_process(),
    *relations_around_the_processes(),
    *relations_of_topics(),
    *relations_of_the_frame(),
    *(k for k in taken_out("intensive") if k.row.code in ("EP-31", "EP-32", "EP-33")),
]


def _keys(result: Result) -> set[tuple[str, Path]]:
    return {(finding.code, finding.path) for finding in result.findings}


@pytest.mark.parametrize("kill", KILLS, ids=[kill.name for kill in KILLS])
def test_what_is_taken_out_is_missed_at_its_place_and_nothing_else_is(kill: Kill) -> None:
    whole = unharmed(kill.base)
    assert (kill.row.code, kill.at) not in _keys(whole), "it must be gone when it is put back"
    data = copy.deepcopy(BASES[kill.base][0]())
    kill.change(data)

    harmed = run(data, BASES[kill.base][1])

    assert (kill.row.code, kill.at) in _keys(harmed), [
        (f.code, dotted(f.path), f.message) for f in harmed.findings
    ]
    new = [
        (finding.code, dotted(finding.path), finding.message)
        for finding in harmed.findings
        if finding.severity is Severity.FEL and (finding.code, finding.path) not in _keys(whole)
        # What was removed may be named elsewhere; that the name leads nowhere is a fault of its own.
        and finding.code != "LOK016" and (finding.code, finding.path) != (kill.row.code, kill.at)
    ]  # fmt: skip
    assert new == []


def test_the_whole_examples_have_no_fel() -> None:
    for base in BASES:
        assert [f.message for f in unharmed(base).findings if f.severity is Severity.FEL] == []


def test_every_row_is_proved_by_a_kill(record_property: Callable[[str, object], None]) -> None:
    proved = {id(kill.row) for kill in KILLS}
    unproved = [
        f"{row.code} {row.weight} {row.path} {row.check and row.check.__name__}"
        for row in (*EP.rows, *RO.rows, *MS.rows, *VP.rows)
        if id(row) not in proved
    ]
    record_property("rows", len({row.code for row in (*EP.rows, *RO.rows, *MS.rows, *VP.rows)}))
    record_property("parts", len(EP.rows) + len(RO.rows) + len(MS.rows) + len(VP.rows))
    record_property("kills", len(KILLS))

    assert unproved == []
