"""What is promised of the municipality register: complete, and never a guess passed off as a hit."""

from __future__ import annotations

import unicodedata

import pytest

from lokcli.registers import kommuner
from lokcli.registers.kommuner import County, Kommun


def test_every_municipality_and_county_is_there() -> None:
    assert len(kommuner.kommuner()) == 290
    assert len(kommuner.counties()) == 21
    assert len({kommun.code for kommun in kommuner.kommuner()}) == 290


def test_a_municipality_lies_in_the_county_that_its_code_says() -> None:
    for kommun in kommuner.kommuner():
        assert kommun.code[:2] == kommun.county_code
        assert kommuner.county(kommun.county_code) == County(kommun.county_code, kommun.county_name)


def test_a_code_gives_its_municipality() -> None:
    assert kommuner.by_code("1082") == Kommun("1082", "Karlshamns kommun", "Karlshamn", "10", "Blekinge län")
    assert kommuner.county("10") == County("10", "Blekinge län")


def test_an_unknown_code_gives_nothing() -> None:
    assert kommuner.by_code("9999") is None
    assert kommuner.county("02") is None


@pytest.mark.parametrize("kommun", kommuner.kommuner(), ids=lambda kommun: kommun.code)
def test_code_name_and_short_name_all_lead_back(kommun: Kommun) -> None:
    assert kommuner.by_code(kommun.code) == kommun
    for text in (kommun.code, kommun.name, kommun.short_name, kommun.name.upper(), kommun.short_name.lower()):
        assert kommuner.find(text) == kommun
        assert kommuner.find(unicodedata.normalize("NFD", text)) == kommun


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Stockholms stad", "0180"),
        ("Stockholm stad", "0180"),
        ("STOCKHOLMS KOMMUN", "0180"),
        ("Göteborgs Stad", "1480"),
        ("Malmö stad", "1280"),
        ("Karlshamn", "1082"),
        ("karlshamns kommun", "1082"),
        ("Karlshamn kommun", "1082"),
        ("  Karlshamns   kommun ", "1082"),
        ("Region Gotland", "0980"),
        ("Gotlands kommun", "0980"),
        ("Falun", "2080"),
        ("Falu kommun", "2080"),
        ("Habo", "0643"),
        ("Håbo", "0305"),
    ],
)
def test_the_ways_people_write_a_municipality_are_understood(text: str, code: str) -> None:
    found = kommuner.find(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", " ", "Blekinge län", "Karlhamn", "Ostersund", "108", "10820", "kommun"])
def test_what_is_not_a_municipality_is_not_guessed(text: str) -> None:
    assert kommuner.find(text) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ostersund", "Östersund"),
        ("Sodertalje", "Södertälje"),
        ("Angelholm", "Ängelholm"),
        ("Karlhamn", "Karlshamn"),
        ("Karlhamns kommun", "Karlshamn"),
        ("Stokholm", "Stockholm"),
        ("Upplandsbro", "Upplands-Bro"),
        ("Karlshamns", "Karlshamn"),
        ("Malmo stad", "Malmö"),
    ],
)
def test_a_misspelling_gets_a_suggestion(text: str, first: str) -> None:
    suggestions = kommuner.suggest(text)
    assert suggestions[0].short_name == first
    assert len(suggestions) <= 3
    assert len(set(suggestions)) == len(suggestions)


@pytest.mark.parametrize("text", ["", "zzzz", "Helsingfors universitet", "kommun", "1083"])
def test_nonsense_gets_no_suggestion(text: str) -> None:
    assert kommuner.suggest(text) == ()


def test_names_that_only_an_accent_tells_apart_are_both_suggested() -> None:
    assert {kommun.short_name for kommun in kommuner.suggest("Habö")} == {"Habo", "Håbo"}


def test_no_spelling_means_two_municipalities() -> None:
    for kommun in kommuner.kommuner():
        name = kommun.name.removesuffix(" kommun")
        for text in (f"{name} stad", f"{kommun.short_name} stad", f"{kommun.short_name} kommun"):
            assert kommuner.find(text) == kommun


def test_a_text_that_means_several_is_no_hit_but_suggests_them(monkeypatch: pytest.MonkeyPatch) -> None:
    falun, habo = kommuner.by_code("2080"), kommuner.by_code("0643")
    assert falun is not None
    assert habo is not None
    shared = {"tvillingby": (falun, habo)}
    monkeypatch.setattr(kommuner, "_by_key", lambda: shared)
    monkeypatch.setattr(kommuner, "_by_stem", lambda: shared)
    assert kommuner.find("Tvillingby") is None
    assert kommuner.suggest("Tvillingby") == (falun, habo)
