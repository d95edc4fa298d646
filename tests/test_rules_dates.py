"""The 5xx rules: an agreement that ends is silent, and a day too late is heard in every family."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lokcli.agreement.dates import after
from lokcli.checking import check
from lokcli.families import NAMES
from lokcli.findings import dotted
from lokcli.sources.yaml import read

DUE = date(2026, 10, 15)


def codes(text: str, as_of: date) -> list[tuple[str, str]]:
    found = check(read(text.encode(), "a.lok.yaml"), as_of).findings
    return [(f.code, dotted(f.path)) for f in found if f.code.startswith("LOK5")]


@pytest.mark.parametrize("family", NAMES)
@pytest.mark.parametrize(("days", "overdue"), [(-1, False), (0, False), (1, True), (400, True)])
def test_a_revision_is_overdue_from_the_day_after_in_every_family(
    family: str, days: int, overdue: bool
) -> None:
    text = f"lok: 1\nmall: {family}\nrevidering: {{senaste: 2026-01-20, nästa: {DUE}}}\n"

    found = codes(text, DUE + timedelta(days=days))

    assert found == ([("LOK506", "revidering.nästa")] if overdue else [])


@pytest.mark.parametrize("family", NAMES)
def test_what_depends_on_today_is_not_asked_of_an_agreement_that_has_ended(family: str) -> None:
    text = (
        f"lok: 1\nmall: {family}\nstatus: upphörd\ngiltighet: {{från: 2016-01-01, till: 2018-12-31}}\n"
        "revidering: {intervall: 12 månader, nästa: 2017-01-01}\n"
        "mål: {ett: {mål: Varje deltagare börjar sfi., senast: 2017-12-31}}\n"
    )

    assert codes(text, date(2026, 11, 21)) == []


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_to_the_last_day_of_a_shorter_month(start: date, length: int, end: date) -> None:
    assert after(start, length) == end
