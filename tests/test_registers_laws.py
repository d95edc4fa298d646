"""What is promised of the registers of law: dated, sourced, and never surer than what was read."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

from lokcli.registers import agencies, laws

TODAY = date(2026, 11, 21)
MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")


def act(sfs: str) -> laws.Act:
    found = laws.by_number(sfs)
    assert found
    return found


def test_every_act_of_the_list_is_there_once() -> None:
    lines = files("lokcli.registers").joinpath("sfs.tsv").read_text(encoding="utf-8").splitlines()[1:]

    assert [line.split("\t")[0] for line in lines] == [known.sfs for known in laws.acts()]
    assert len({known.sfs for known in laws.acts()}) == 83


@pytest.mark.parametrize("known", laws.acts(), ids=lambda known: known.sfs)
def test_an_act_has_a_status_that_its_dates_bear_out(known: laws.Act) -> None:
    if known.status == "gällande":
        assert known.repealed is None
    elif known.repealed:
        assert known.repealed.isoformat() in known.status
    assert known.verified_on == "" or MONTH.fullmatch(known.verified_on)
    assert (known.verified_on == "") == ("ej verifierat" in known.status)


def test_lines_of_the_list_of_terms_are_whole() -> None:
    idents = [term.ident for term in laws.terms()]

    assert len(set(idents)) == len(idents)
    for term in laws.terms():
        assert term.matched
        assert term.why.endswith(".")
        assert not term.replacement.endswith(".")
        assert all(term.words)
        assert term.verified_on == "" or MONTH.fullmatch(term.verified_on)
        assert bool(term.source) == bool(term.verified_on), "what has no source is not verified"
        assert bool(term.expression) != (term.kind == "act"), "an act is found by its number or its name"
        assert term.kind not in ("duty", "act") or term.act or not term.replacement


@pytest.mark.parametrize("term", [t for t in laws.terms() if t.kind == "act"], ids=lambda term: term.ident)
def test_an_act_in_the_list_of_terms_ends_when_the_register_says(term: laws.Term) -> None:
    known = act(term.words[0])

    assert known.repealed == term.outdated_from
    if known.replaced_by:
        assert known.replaced_by in (term.act, *re.findall(r"\d{4}:\d+", term.replacement))


@pytest.mark.parametrize("written", ["2017:584", "(2017:584)", "2017 : 584", "2017\u00a0:\u00a0584"])
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert laws.by_number(written) == act("2017:584")


def test_an_unknown_number_gives_nothing() -> None:
    assert laws.by_number("1999:1229") is None


@pytest.mark.parametrize(
    ("name", "day", "sfs"),
    [
        ("socialtjänstlagen", date(2025, 6, 30), "2001:453"),
        ("Socialtjänstlagen", date(2025, 7, 1), "2025:400"),
        ("socialtjänstlagens", TODAY, "2025:400"),
        ("SoL", date(2012, 1, 1), "2001:453"),
        ("etableringslagen", date(2012, 1, 1), "2010:197"),
        ("etableringslagen", date(2018, 1, 1), "2017:584"),
        ("etableringslagen", date(2005, 1, 1), "2010:197"),
        ("skollagen", TODAY, "2010:800"),
        ("kommunallagen", date(2017, 12, 31), "1991:900"),
        ("kommunallagen", date(2018, 1, 1), "2017:725"),
        ("förvaltningslagen", date(2018, 6, 30), "1986:223"),
        ("hälso- och sjukvårdslagen", TODAY, "2017:30"),
        ("offentlighets- och sekretesslagen", TODAY, "2009:400"),
        ("gymnasielagen", TODAY, "2017:353"),
        ("bosättningslagen", TODAY, "2016:38"),
        ("lag om valfrihetssystem", TODAY, "2008:962"),
        ("lagen om\n  valfrihetssystem", TODAY, "2008:962"),
        ("förordningen med instruktion för Arbetsförmedlingen", date(2020, 1, 1), "2007:1030"),
        ("förordningen med instruktion för Arbetsförmedlingen", TODAY, "2022:811"),
        ("Lagen om mottagande av asylsökande m.fl.", TODAY, "1994:137"),
        ("LMA", TODAY, "1994:137"),
    ],
)
def test_a_name_means_what_it_meant_that_day(name: str, day: date, sfs: str) -> None:
    assert laws.by_name(name, day) == act(sfs)


@pytest.mark.parametrize(
    "text", ["", "lag", "skollagstiftning", "LMA-ersättning", "lov", "lass", "dataskyddsförordningen", "las"]
)
def test_what_is_no_name_of_an_act_is_not_guessed(text: str) -> None:
    assert laws.by_name(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("4 och 5 §§ lagen 2017:584 och skollagen", ["2017:584", "2010:800"]),
        ("socialtjänstlagen (2001:453)", ["2001:453"]),
        ("socialtjänstlagen (SFS 2001:453) och OSL 2009:400", ["2001:453", "2009:400"]),
        ("lag (1999:1229)", ["1999:1229"]),
        ("SOU 2017:19, Ds 2024:29, prop. 2015/16:30, KS 2010:197, dnr 2010:197, Af-2024/0061", []),
        ("telefon 0454-2010:197, kl. 2010:19-2011:20", []),
        ("", []),
    ],
)
def test_citations_are_found_in_running_text(text: str, cited: list[str]) -> None:
    assert [citation.sfs for citation in laws.citations(text, TODAY)] == cited


def test_a_successor_that_is_repealed_too_is_passed_by() -> None:
    assert laws.successor(act("2004:1299"), TODAY) == act("2009:1174")
    assert laws.successor(act("2010:197"), date(2018, 1, 1)) == act("2017:584")
    assert laws.successor(act("2017:353"), TODAY) is None


@pytest.mark.parametrize(
    ("sfs", "day", "as_of", "status"),
    [
        ("2010:197", date(2012, 1, 1), TODAY, ("historical", "historiskt: gällde då, upphävd 2018-01-01")),
        ("2010:197", date(2012, 1, 1), date(2012, 6, 1), ("in_force", "gällande")),
        ("2010:197", TODAY, TODAY, ("repealed", "upphävd 2018-01-01")),
        ("2010:197", date(2010, 1, 1), TODAY, ("not_yet", "inte i kraft förrän 2010-12-01")),
        ("2017:584", TODAY, TODAY, ("in_force", "gällande")),
        ("2001:937", TODAY, TODAY, ("repealed", "upphävd 2025-07-01 (ej verifierat)")),
        ("2004:1299", TODAY, TODAY, ("unknown", "upphävd (datum ej verifierat)")),
        # The register has no date of entry into force, which never means "not yet".
        ("1949:105", date(1990, 1, 1), TODAY, ("in_force", "gällande")),
    ],
)
def test_the_status_is_that_of_the_documents_day(
    sfs: str, day: date, as_of: date, status: tuple[str, str]
) -> None:
    assert laws.status_on(act(sfs), day, as_of) == status


def test_the_newest_verification_is_the_latest_month() -> None:
    assert laws.newest_verification(laws.acts()) == "2026-04"
    assert laws.newest_verification(()) == ""


def test_every_task_has_an_agency_and_a_source() -> None:
    kinds = {known.kind for known in agencies.AGENCIES}

    assert len({task.ident for task in agencies.TASKS}) == len(agencies.TASKS)
    for task in agencies.TASKS:
        assert task.agency in kinds
        assert task.source
        assert task.successor == "" or task.successor in kinds
        assert bool(task.successor) == bool(task.until)
        assert task.verified_on == "" or MONTH.fullmatch(task.verified_on)


@pytest.mark.parametrize(
    ("kind", "day", "ident", "has"),
    [
        ("arbetsförmedlingen", date(2017, 12, 31), "etableringsersättning-före-2018", True),
        ("arbetsförmedlingen", date(2018, 1, 1), "etableringsersättning-före-2018", False),
        ("försäkringskassan", date(2018, 1, 1), "etableringsersättning", True),
        ("arbetsförmedlingen", date(2016, 12, 31), "anvisning-för-bosättning-2016", True),
        ("migrationsverket", date(2017, 1, 1), "anvisning-för-bosättning", True),
        ("region", date(1990, 1, 1), "hälsoundersökning", True),
    ],
)
def test_a_task_is_an_agencys_from_its_day_to_its_day(kind: str, day: date, ident: str, has: bool) -> None:
    assert (ident in {task.ident for task in agencies.tasks(kind, day)}) is has


def test_agencies_are_told_by_their_names() -> None:
    text = "Arbetsförmedlingen, AF, Försäkringskassans, Migrationsverket, länsstyrelserna, Karlshamns kommun, regionen"
    kinds = [found.kind for found in agencies.mentions(text)]

    assert kinds == [
        "arbetsförmedlingen",
        "arbetsförmedlingen",
        "försäkringskassan",
        "migrationsverket",
        "länsstyrelse",
        "kommun",
        "region",
    ]
    known = agencies.agency("kommun")
    assert known
    assert known.name == "Kommunen"
    assert agencies.agency("annan") is None
