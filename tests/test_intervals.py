"""The written forms of an interval are those of the contract, and nothing else is one."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lokcli.agreement import intervals
from lokcli.agreement.expressions import Expression
from lokcli.agreement.intervals import months


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("varje månad", 1), ("var tredje månad", 3), ("varje 6 månader", 6), ("varje tolv månader", 12),
        ("varannan månad", 2), ("varje termin", 6), ("varje år", 12), ("vartannat år", 24), ("12 månader", 12),
        ("två år", 24), ("månadsvis", 1), ("kvartalsvis", 3), ("terminsvis", 6), ("halvårsvis", 6), ("Årligen", 12),
        ("2 gånger per termin", 3), ("2–3 gånger per termin", 3), ("två till tre gånger per termin", 3),
        ("en gång per år", 12), ("4 gånger per år", 3), ("6 ggr per år", 2), ("ett möte i månaden", 1), ("  var  sjätte   månad. ", 6),
    ],
)  # fmt: skip
def test_an_interval_is_understood(text: str, length: float) -> None:
    assert months(text) == length


@pytest.mark.parametrize(
    ("text", "days"), [("dagligen", 1), ("varje dag", 1), ("30 dagar", 30), ("veckovis", 7)]
)
def test_days_and_weeks_are_parts_of_a_month(text: str, days: int) -> None:
    found = months(text)

    assert found is not None
    assert found == pytest.approx(days / 30, rel=0.02)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "löpande",
        "vid behov",
        "regelbundet",
        "ofta",
        "0 gånger per år",
        "varje 0 månader",
        "var 0:e vecka",
        "var",
        "månad",
        "tretton månader",
        "x 2 år",
    ],
)
def test_anything_else_is_no_interval(text: str) -> None:
    assert months(text) is None


@pytest.mark.parametrize("expression", [intervals._EVERY, intervals._SPAN, intervals._TIMES])
@given(st.data())
def test_no_quick_look_passes_over_what_an_expression_matches_in_full(
    expression: Expression, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(re.compile(expression.expression), fullmatch=True))
    assume(all(int(number) for number in re.findall(r"\d+", text)))  # nought is no interval

    assert months(text) is not None
