"""What a document shows can be read back: each pair of functions reads what it writes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.agreement.parts import Etablering2024
from lokcli.agreement.shown import Kind, kind_of, listed, read, show

NAMES = {"af": "Arbetsförmedlingen", "kommun": "Karlshamns kommun", "styrgrupp": "Styrgruppen"}


@pytest.mark.parametrize(
    ("kind", "raw", "shown"),
    [
        ("date", "2027-01-01", "1 januari 2027"),
        ("end", "tills vidare", "tills vidare"),
        ("end", "2028-12-31", "31 december 2028"),
        ("frequency", "4", "4 gånger per år"),
        ("frequency", "1", "1 gång per år"),
        ("frequency", "2–3", "2–3 gånger per år"),
        ("frequency", "efter behov", "efter behov"),
        ("yesno", "ja", "Ja"),
        ("name", "kommun", "Karlshamns kommun"),
        ("name", "Länsstyrelsen", "Länsstyrelsen"),
        ("text", "0114", "0114"),
        ("text", "1.10", "1.10"),
        ("text", "2027-01-01", "2027-01-01"),
    ],
)
def test_a_value_is_shown_as_people_write_it_and_read_back(kind: Kind, raw: str, shown: str) -> None:
    assert show(kind, raw, NAMES) == shown
    assert read(kind, shown, NAMES) == raw


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_comes_back(day: date) -> None:
    assert read("date", show("date", day.isoformat(), {}), {}) == day.isoformat()


@given(st.integers(min_value=0, max_value=999))
def test_every_number_of_meetings_comes_back(number: int) -> None:
    assert read("frequency", show("frequency", str(number), {}), {}) == str(number)


@given(st.text())
def test_free_text_is_never_changed(text: str) -> None:
    assert show("text", text, NAMES) == text
    assert read("text", text, NAMES) == text


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("giltighet.från", "date"),
        ("giltighet.till", "end"),
        ("organisation.styrgrupp.möten-per-år", "frequency"),
        ("processer.sfi.forum", "name"),
        ("uppföljning.ansvarig", "name"),
        ("processer.sfi.deltagande.af.deltar", "yesno"),
        ("gruppinformation.datum", "date"),
        ("titel", "text"),
    ],
)
def test_the_model_says_how_a_field_is_shown(path: str, kind: Kind) -> None:
    assert kind_of(Etablering2024, path.split(".")) == kind


def test_a_list_is_read_as_a_sentence() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]
