"""What is promised of the 4xx rules: each line of the register is tried with dates on both sides of its change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from lokcli.checking import check
from lokcli.findings import Finding
from lokcli.registers import laws
from lokcli.rules.law import LAW
from lokcli.sources.yaml import read

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TODAY = date(2026, 11, 21)
LATE = date(2027, 6, 1)
CODES = {made.code for made in LAW}

TEXTS = {
    "lag-2010-197": "Insatserna följer lag (2010:197).",
    "förordning-2010-409": "Insatserna följer förordning (2010:409).",
    "etableringssamtal": "Handläggaren håller etableringssamtalet.",
    "förordning-2010-407": "Ersättningen följer förordning (2010:407).",
    "förordning-1996-1100": "Ersättningen följer förordningen om aktivitetsstöd.",
    "förordning-2010-408": "Mottagandet följer förordningen (2010:408).",
    "rätt-till-etableringsplan": "Den nyanlände har rätt till en etableringsplan.",
    "etableringsplan": "Handläggaren skriver etableringsplanen.",
    "fyrtio-timmar": "Etableringen omfattar 24 månader på 40 timmar i veckan.",
    "etableringsreformen": "Parterna arbetar efter etableringsreformen.",
    "etableringslots": "En etableringslots hjälper den nyanlände.",
    "etableringsersättning": "Arbetsförmedlingen beslutar om den enskildes etableringsersättning.",
    "ålder-64": "Målgruppen är nyanlända 20–64 år.",
    "ålder-65": "Lag (2017:584) gäller den som inte har fyllt 66 år.",
    "anhörig-två-år": "En anhörig ska ansöka inom två år.",
    "18-19-år": "Ungdomar 18–19 år utan föräldrar i landet omfattas.",
    "hemutrustningslån": "Kommunen informerar om hemutrustningslån.",
    "gymnasielagen": "Den som studerar följer gymnasielagen.",
    "lag-2017-527": "Den vuxne får stöd enligt lagen (2017:527).",
    "studiestartsstöd": "Den vuxne får studiestartsstödet.",
    "intensivår": "Deltagaren får ett kunskapscertifikat.",
    "socialtjänstlagen-2001": "Nämnden följer socialtjänstlagen (2001:453).",
    "sol-4-kap-1": "Nämnden prövar rätten enligt 4 kap. 1 § socialtjänstlagen.",
    "samhällsorientering-60": "Samhällsorienteringen omfattar 60 timmar.",
    "anläggningsboende": "Många asylsökande bor på ABO.",
    "landsting": "Kommuner och landsting samverkar.",
    "skl": "Parterna följer råden från Sveriges Kommuner och Landsting.",
    "dua": "Dua stödjer parterna i arbetet.",
    "förordning-2015-502": "Arbetet följer förordningen (2015:502).",
    "anvisar-bostad": "Arbetsförmedlingen anvisar nyanlända till en kommun.",
    "flyktingmottagande": "Kommunen har en överenskommelse om flyktingmottagande.",
    "kommunplacering": "Kommunen tar emot efter kommunplacering.",
    "prestationsförmåga": "Gränsen är en prestationsförmåga på 25 procent.",
    "särvux-skolform": "Eleven läser i skolformen särvux.",
    "särvux": "Eleven läser på särvux.",
    "gymnasiesärskola": "Eleven går i gymnasiesärskolan.",
    "malmö-högskola": "Läraren kommer från Malmö högskola.",
    "landstinget-blekinge": "Landstinget Blekinge och Region Blekinge samverkar.",
}
"""A sentence for each line of the register."""

CODE = {"act": "LOK401", "duty": "LOK402", "hint": "LOK405"}


def code_of(term: laws.Term) -> str:
    return CODE.get(term.kind) or ("LOK403" if term.act else "LOK404")


def found(start: date, end: str, text: str, as_of: date = LATE) -> list[Finding]:
    raw = f"lok: 1\nmall: etablering-2024\ngiltighet: {{från: {start}, till: {end}}}\nsyfte: >-\n  {text}\n"
    return [f for f in check(read(raw.encode(), "a.lok.yaml"), as_of).findings if f.code in CODES]


def codes(start: date, end: str, text: str, as_of: date = LATE) -> list[str]:
    return [finding.code for finding in found(start, end, text, as_of)]


def test_every_line_of_the_register_has_a_sentence() -> None:
    assert set(TEXTS) == {term.ident for term in laws.terms()}


@pytest.mark.parametrize("term", laws.terms(), ids=lambda term: term.ident)
def test_a_line_is_reported_from_its_day_on_and_not_before(term: laws.Term) -> None:
    day, text = term.outdated_from, TEXTS[term.ident]
    before = day - timedelta(days=1)

    assert codes(before, before.isoformat(), text) == []
    assert codes(day, "2030-12-31", text, as_of=before) == [code_of(term)], "the document's date decides"
    assert codes(day, day.isoformat(), text) == [code_of(term)]
    on_the_way = [] if term.kind == "hint" else ["LOK406"]
    assert codes(before, "2030-12-31", text, as_of=before) == []
    assert codes(before, "2030-12-31", text, as_of=day) == on_the_way
    assert codes(before, "tills vidare", text, as_of=day) == on_the_way


@pytest.mark.parametrize("term", laws.terms(), ids=lambda term: term.ident)
def test_a_text_that_speaks_of_the_past_is_right(term: laws.Term) -> None:
    text = TEXTS[term.ident].rstrip(".") + ", enligt då gällande regler."

    assert codes(TODAY, "2030-12-31", text) == []


@pytest.mark.parametrize("term", laws.terms(), ids=lambda term: term.ident)
def test_a_finding_says_what_stands_instead_and_rests_on_what_changed_it(term: laws.Term) -> None:
    (finding,) = found(TODAY, "2030-12-31", TEXTS[term.ident])

    assert finding.message.endswith(".")
    assert ".." not in finding.message
    assert finding.basis.kind == ("practice" if finding.code in ("LOK404", "LOK405") else "law")
    number = laws.by_number(term.act)
    if term.kind == "act" and number:
        assert term.act in finding.message
    elif term.kind != "act" and term.replacement:
        assert term.replacement in finding.message


@pytest.mark.parametrize("act", [act for act in laws.acts() if act.repealed], ids=lambda act: act.sfs)
def test_every_repealed_act_is_reported_from_the_day_of_its_repeal(act: laws.Act) -> None:
    assert act.repealed
    text = f"Parterna följer {act.definite}."
    before = act.repealed - timedelta(days=1)

    assert codes(before, before.isoformat(), text) == []
    # A repeal that nobody has verified is no more than something to look at.
    assert codes(act.repealed, "2030-12-31", text) == ["LOK401" if act.verified_on else "LOK405"]


@pytest.mark.parametrize("act", [act for act in laws.acts() if not act.repealed], ids=lambda act: act.sfs)
def test_nothing_is_said_of_an_act_without_a_day_of_repeal(act: laws.Act) -> None:
    assert codes(TODAY, "2030-12-31", f"Parterna följer {act.definite}.") == []


def test_the_new_act_is_named_for_the_old_one() -> None:
    (finding,) = found(date(2026, 1, 1), "2027-12-31", "Insatserna följer lag (2010:197).", TODAY)

    assert finding.message == "Lagen (2010:197) är upphävd sedan 2018-01-01. I stället gäller lag (2017:584)."


@pytest.mark.parametrize("as_of", [date(2012, 6, 1), TODAY])
def test_a_document_of_2012_may_cite_the_law_of_2012(as_of: date) -> None:
    assert codes(date(2012, 1, 1), "2013-12-31", "Insatserna följer lag (2010:197).", as_of) == []


@pytest.mark.parametrize("as_of", [TODAY, date(2017, 1, 1)])
def test_the_day_of_the_check_never_replaces_the_documents_own(as_of: date) -> None:
    assert codes(date(2026, 1, 1), "2027-12-31", "Insatserna följer lag (2010:197).", as_of) == ["LOK401"]


@pytest.mark.parametrize(
    "text",
    [
        "Länstalet är känt.",
        "Förordning (1990:927) gäller äldre mottaganden.",
        "Mallen från Dua är en förebild.",
        "Samhällsorienteringen börjar vid 18–19 år för den som kommer utan föräldrar.",
        "Bland länets invånare i målgruppen är 300 personer 20–64 år.",
        "Stockholms läns landsting skrev under.",
        "Lagen (1962:381) nämns.",
        "Försäkringskassan beslutar om etableringsersättning.",
        "Arbetsförmedlingen beslutar om avstängning från etableringsersättning.",
        "Arbetsförmedlingen informerar om att Försäkringskassan prövar etableringsersättning.",
        "Arbetsförmedlingen beslutar om anvisning innan personen söker etableringsersättning.",
        "Arbetsförmedlingen anvisar till etableringsprogrammet.",
        "Duar och individuella planer finns.",
        "Landstingen och SKL bildade 2014 ett nätverk.",
        "Socialtjänstlagen 4 kap. 1 § gäller.",
        "Rätten följer 4 kap. 1 § socialtjänstlagen (2025:400).",
    ],
)
def test_what_is_right_is_left_in_peace(text: str) -> None:
    assert codes(TODAY, "2030-12-31", text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Parterna följer lag\u00a0(2010\u00a0:\u00a0197).", "LOK401"),
        ("Parterna följer lag 2010:197.", "LOK401"),
        ("Parterna följer personuppgiftslagen.", "LOK401"),
        ("Parterna följer PuL.", "LOK401"),
        ("Etableringsersättningen beslutas av Arbetsförmedlingen.", "LOK402"),
        ("AF ska besluta om etableringsersättning.", "LOK402"),
        ("AF ska anvisa bostad.", "LOK402"),
        ("Landstingens vård är öppen.", "LOK403"),
        ("Sedan 2016 ordnar landstinget tolk.", "LOK403"),
        ("Etableringsplanernas mål är gemensamma.", "LOK404"),
        ("Rätten till etableringsplan är gemensam.", "LOK404"),
        ("SKL:s råd följs.", "LOK404"),
        ("Enligt SoL 4 kap. 1 § ges bistånd.", "LOK403"),
    ],
)
def test_other_ways_of_writing_are_heard(text: str, code: str) -> None:
    assert codes(TODAY, "2030-12-31", text) == [code]


@pytest.mark.parametrize("name", ["etablering-2024", "regional"])
@pytest.mark.parametrize("as_of", [TODAY, LATE])
def test_the_complete_examples_have_no_finding(name: str, as_of: date) -> None:
    source = read((EXAMPLES / f"{name}.lok.yaml").read_bytes(), name)

    assert [f.message for f in check(source, as_of).findings if f.code in CODES] == []


@pytest.mark.parametrize("as_of", [date(2016, 6, 1), TODAY])
def test_the_law_and_names_of_2016_were_right_in_2016(as_of: date) -> None:
    source = read((EXAMPLES / "blekinge-2016.lok.yaml").read_bytes(), "blekinge")

    assert [f.message for f in check(source, as_of).findings if f.code in CODES] == []


def test_what_changed_in_2017_is_told_of_an_agreement_that_still_ran() -> None:
    source = read((EXAMPLES / "blekinge-2016.lok.yaml").read_bytes(), "blekinge")
    told = [f for f in check(source, date(2018, 6, 1)).findings if f.code in CODES]

    assert {f.code for f in told} == {"LOK406"}
    assert {f.path[1] for f in told} == {"af", "fk"}


def test_a_long_text_is_judged_sentence_by_sentence() -> None:
    past = "Då gällande lag (2010:197) nämns här. " * 300

    assert codes(TODAY, "2030-12-31", past) == []
    assert codes(TODAY, "2030-12-31", past + "Insatserna följer lag (2010:197).") == ["LOK401"]
