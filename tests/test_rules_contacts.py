"""The 3xx rules: what a telephone number may look like, and that none is ever regrouped."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.checking import check
from lokcli.findings import Finding
from lokcli.rules.names import name_in, name_in_address
from lokcli.sources.yaml import read

AS_OF = date(2026, 11, 21)
FICTIONAL = [
    *(f"031-390 06 {n:02}" for n in range(50)),
    *(f"040-628 04 {n:02}" for n in range(50)),
    *(f"08-465 004 {n:02}" for n in range(50)),
]


def faults(phone: str) -> list[Finding]:
    text = f'lok: 1\nmall: etablering-2024\nprocesser: {{sfi: {{kontaktvägar: {{ett: {{telefon: "{phone}"}}}}}}}}\n'
    return [f for f in check(read(text.encode(), "a.lok.yaml"), AS_OF).findings if f.code == "LOK303"]


@pytest.mark.parametrize("number", FICTIONAL)
def test_a_number_reserved_for_fiction_is_right(number: str) -> None:
    assert faults(number) == []


@given(st.data())
def test_the_grouping_never_decides(data: st.DataObject) -> None:
    digits = data.draw(st.sampled_from(["0771416416", "0406280410", "08465004" + "10", "0313900600"]))
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-"]), min_size=len(digits), max_size=len(digits)))
    written = "".join(digit + gap for digit, gap in zip(digits, gaps, strict=True)).rstrip(" -")

    assert faults(written) == []


@pytest.mark.parametrize("number", ["0771-416 416", "040-628 04 10", "031-390 06 00"])
def test_a_number_that_loses_its_area_code_is_wrong_and_is_shown_as_written(number: str) -> None:
    bare = number.split("-")[1]

    assert [bare in f.message for f in faults(bare)] == [True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ring Anna Andersson på expeditionen", "Anna Andersson"),
        ("Samordnare Lars-Erik Nilsson", "Lars-Erik Nilsson"),
        ("Kontakta Maria af Geijerstam", "Maria af Geijerstam"),
        ("Rektor för sfi", ""),
        ("Komvux Karlshamn", ""),
        ("Anna Whitlocks gymnasium", ""),
        ("Maria Kyrkan", ""),
        ("Region Blekinge", ""),
        ("Arbetsförmedlingen Karl Johan", "Karl Johan"),
        ("Sofia församling", ""),
    ],
)
def test_a_name_is_told_from_a_function_and_a_place(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    ("address", "person"),
    [
        ("anna.andersson@karlshamn.example", True),
        ("asa_lindberg@karlshamn.example", True),
        ("sfi.expedition@karlshamn.example", False),
        ("vuxenutbildning@karlshamn.example", False),
        ("anna@karlshamn.example", False),
    ],
)
def test_a_persons_own_address_is_told_from_a_shared_one(address: str, person: bool) -> None:
    assert name_in_address(address) is person
