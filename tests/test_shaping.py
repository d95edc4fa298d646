"""A draft always yields an object: each shape fault is named once, and the rest is still asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcli.agreement.fields import field_at
from lokcli.checking import Result, check
from lokcli.families import NAMES, family
from lokcli.findings import dotted
from lokcli.sources.yaml import read

HEAD = "lok: 1\nmall: etablering-2024\n"


def run(text: str) -> Result:
    return check(read((HEAD + text).encode(), "a.lok.yaml"), date(2026, 11, 21))


def found(result: Result, prefix: str) -> list[tuple[str, str, int, int]]:
    return [
        (f.code, dotted(f.path), f.place.line, f.place.column)
        for f in result.findings
        if f.code.startswith(prefix)
    ]


BROKEN = """\
giltighet: {från: 2027-13-01}
staus: utkast
organisation: en styrgrupp
processer:
  sfi:
    titel: Sfi
    kontaktväger:
      rektor: {för: parterna, telefon: 031-390 06 00}
"""


def test_a_bad_date_a_misspelt_key_and_a_text_in_place_of_a_mapping_are_each_said_once() -> None:
    result = run(BROKEN)

    assert found(result, "LOK") == [
        ("LOK014", "giltighet.från", 3, 19),
        ("LOK012", "staus", 4, 1),
        ("LOK013", "organisation", 5, 15),
        ("LOK012", "processer.sfi.kontaktväger", 9, 5),
    ]
    assert len({(f.code, f.path) for f in result.findings}) == len(result.findings)


def test_what_a_misspelt_key_holds_is_read_as_if_it_were_well_spelt() -> None:
    contacts = [f.message for f in run(BROKEN).findings if f.code == "EP-05" and f.path[-1] == "kontaktvägar"]

    assert contacts == ["Processen Sfi saknar kontaktväg för den arbetssökande."]


def test_nothing_is_asked_about_a_place_whose_shape_is_reported() -> None:
    paths = [dotted(f.path) for f in run(BROKEN).findings]

    assert paths.count("giltighet.från") == 1
    assert paths.count("organisation") == 1
    assert "status" not in paths


def test_what_else_is_missing_is_still_said() -> None:
    codes = {f.code for f in run(BROKEN).findings}

    assert {"EP-01", "EP-04", "EP-07", "EP-09", "EP-38", "GEN-07"} <= codes


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("titel: [a]\n", "LOK013", "titel"),
        ("titel: {a: b}\n", "LOK013", "titel"),
        ("parter: text\n", "LOK013", "parter"),
        ("parter: [a]\n", "LOK013", "parter"),
        ("parter: {af: text}\n", "LOK013", "parter.af"),
        ("parter: {AF: {namn: x}}\n", "LOK015", "parter.AF"),
        ("parter: {svar: {namn: x}}\n", "LOK013", "parter"),
        ("parter: {af: {typ: komun}}\n", "LOK014", "parter.af.typ"),
        ("processer: {sfi: {gäller: sfi}}\n", "LOK013", "processer.sfi.gäller"),
        ("processer: {sfi: {svar: kanske}}\n", "LOK014", "processer.sfi.svar"),
        ("processer: {sfi: {därför-att: x}}\n", "LOK014", "processer.sfi"),
        ("processer: {sfi: {svar: omfattas inte}}\n", "LOK019", "processer.sfi"),
        ("organisation: {s: {möten-per-år: ibland}}\n", "LOK014", "organisation.s.möten-per-år"),
        ("revidering: {nästa: 86400}\n", "LOK014", "revidering.nästa"),
        ("exempel: kanske\n", "LOK014", "exempel"),
        ("parter: {af: {}}\nuppföljning: {ansvarig: ingen}\n", "LOK016", "uppföljning.ansvarig"),
        ("processer: {sfi: {forum: [styrgrupp]}}\n", "LOK016", "processer.sfi.forum"),
        ("parter: {k: {}}\ndiarienummer: {af: x1}\n", "LOK016", "diarienummer.af"),
    ],
)
def test_a_fault_of_shape_is_named_at_its_place(text: str, code: str, path: str) -> None:
    assert (code, path) in [(f.code, dotted(f.path)) for f in run(text).findings]


def test_the_message_tells_the_words_that_may_stand_there_and_which_was_meant() -> None:
    finding = next(f for f in run("parter: {af: {typ: komun}}\n").findings if f.code == "LOK014")

    assert "Menade du ”kommun”?" in finding.message
    assert "arbetsförmedlingen, kommun, region" in finding.help


def test_no_message_lets_the_library_speak_its_own_language() -> None:
    text = "".join(
        f"{f.message} {f.help}" for f in run(BROKEN + "exempel: {a: b}\nparter: 3\nversion: [1]\n").findings
    )

    for word in ("Input", "valid", "should", "dictionary", "expected", "Extra", "permitted", "None"):
        assert word not in text


KEYS = st.sampled_from(
    [
        "titel",
        "parter",
        "processer",
        "sfi",
        "kontaktvägar",
        "svar",
        "därför-att",
        "för",
        "vid",
        "af",
        "giltighet",
        "från",
        "X",
        "mål",
    ]
)
VALUES = st.recursive(
    st.sampled_from(["", "ja", "nej", "2027-01-01", "text", "parterna", "inga", "[a, {b: c}]", "[[x]]"]),
    lambda below: st.dictionaries(KEYS, below, max_size=4).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"),
    max_leaves=15,
)  # fmt: skip


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_stands_in_a_file_a_check_ends_with_findings(data: dict[str, str]) -> None:
    result = run("".join(f"{word}: {value}\n" for word, value in data.items()))

    assert result.draft is not None
    assert len({(f.code, f.path, f.message) for f in result.findings}) == len(result.findings)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_asks_for_what_the_model_has_under_a_code_of_the_catalogue(name: str) -> None:
    chosen = family(name)

    for row in chosen.rows:
        assert row.code in chosen.catalogue
        if row.path:
            field_at(
                chosen.model, [word for word, _ in row.steps()]
            )  # raises for what the model does not have


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "processer: {sfi: {svar: nej, därför-att: Skolan gör det, kommunen deltar}}\n",
            "processer.sfi.kommunen deltar",
        ),
        ("uppföljning: {metod: Rapport, möte och enkät, intervall: årligen}\n", "uppföljning.möte och enkät"),
    ],
)
def test_text_that_a_comma_cuts_off_is_never_lost_in_silence(text: str, path: str) -> None:
    found = [f for f in run(text).findings if f.code == "LOK012"]

    assert [dotted(f.path) for f in found] == [path]
    assert "efter ett komma" in found[0].message
    assert "citattecken" in found[0].help


def test_a_blank_key_that_the_model_does_not_have_is_reported() -> None:
    assert ("LOK012", "statos") in [(f.code, dotted(f.path)) for f in run("statos:\n").findings]
    assert "LOK012" not in [f.code for f in run("status:\nparter:\n  ny:\n").findings]


def test_a_word_of_refusal_is_shown_how_to_become_an_answer() -> None:
    finding = next(f for f in run("processer: {sfi: omfattas inte}\n").findings if f.code == "LOK013")

    assert "svar: omfattas inte" in finding.help


def test_a_key_in_the_wrong_place_is_sent_home() -> None:
    finding = next(f for f in run("uppsägning: tre månader\n").findings if f.code == "LOK012")

    assert finding.help == "Flytta den till giltighet."
