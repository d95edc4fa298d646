"""The 7xx rules: a number is a person's only with a right date and check digit, and words for illness alone are none."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.checking import check
from lokcli.findings import Finding
from lokcli.sources.yaml import read

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 21)


def faults(text: str) -> list[Finding]:
    raw = f'lok: 1\nmall: etablering-2024\nbakgrund: "{text}"\n'
    return [f for f in check(read(raw.encode(), "a.lok.yaml"), AS_OF).findings if f.code.startswith("LOK7")]


@cache
def check_digit(nine: str) -> int:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


@given(st.integers(0, 9))
def test_one_check_digit_of_ten_makes_a_person(last: int) -> None:
    right = check_digit("121212121")

    assert bool(faults(f"Deltagaren 121212-121{last} väntade.")) is (last == right)


@pytest.mark.parametrize(
    "written", ["121212-1212", "19121212-1212", "191212121212", "1212121212", "121212 1212"]
)
def test_a_number_is_found_however_it_is_written_and_never_repeated(written: str) -> None:
    found = faults(f"Deltagaren {written} väntade.")

    assert [f.code for f in found] == ["LOK701"]
    assert "1212" not in found[0].message


@pytest.mark.parametrize("name", ["etablering-2024", "regional", "blekinge-2016"])
def test_the_examples_hold_no_data_about_persons(name: str) -> None:
    raw = (ROOT / "examples" / f"{name}.lok.yaml").read_bytes()

    assert [f.message for f in check(read(raw, name), AS_OF).findings if f.code.startswith("LOK7")] == []
