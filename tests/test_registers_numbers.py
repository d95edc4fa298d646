"""The list of area codes holds no number that the library would refuse, and tells no odd one apart."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.registers import numbers


@pytest.mark.parametrize("code", numbers.codes())
def test_every_number_under_a_code_is_right(code: str) -> None:
    for count in numbers.codes()[code]:
        for digits in ("0" * count, "9" * count, "1234567890"[:count], "8642097531"[:count]):
            assert numbers.is_plain(code + digits)
            assert phonenumbers.is_valid_number(phonenumbers.parse(code + digits, "SE")), code + digits


@given(st.text("0123456789 -", max_size=22), st.sampled_from(sorted(numbers.codes())))
def test_whatever_is_plain_is_right(text: str, code: str) -> None:
    for number in (text, code + text):
        if numbers.is_plain(number):
            assert phonenumbers.is_valid_number(phonenumbers.parse(number, "SE"))


@pytest.mark.parametrize(
    "text", ["+46 31 390 06 00", "0046 31 390 06 00", "112", "390 06 00", "031-390 06 00/01", "(031) 390 06 00",
             "031\N{EN DASH}390 06 00", "031-390 06", "0771-416 4161", ""]
)  # fmt: skip
def test_any_other_number_is_for_the_library(text: str) -> None:
    assert not numbers.is_plain(text)
