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


# --- what is plainly meant goes on; what is cut out is said ---

PLAN = "lok: 1\nmall: verksamhetsplan\n"


def at(result: Result, path: str) -> object:
    """What the data of the draft has at a dotted path."""
    assert result.draft is not None
    return result.draft.at(tuple(path.split(".")))


@pytest.mark.parametrize(
    ("text", "path", "goes_on", "advice"),
    [
        (
            "organisation: {s: {deltagare: Enhetschef och rektor}}\n",
            "organisation.s.deltagare",
            ["Enhetschef och rektor"],
            "Skriv så här: deltagare: [Enhetschef och rektor]",
        ),
        (
            "organisation:\n  s:\n    deltagare: Enhetschef, rektor\n",
            "organisation.s.deltagare",
            ["Enhetschef, rektor"],
            'Skriv så här: deltagare: ["Enhetschef, rektor"]',
        ),
        (
            "organisation:\n  s:\n    deltagare: |\n      Enhetschef\n      rektor\n",
            "organisation.s.deltagare",
            ["Enhetschef\nrektor"],
            "Skriv så här: deltagare: [Enhetschef rektor]",
        ),
        (
            f"organisation: {{s: {{deltagare: {'x' * 99}}}}}\n",
            "organisation.s.deltagare",
            ["x" * 99],
            f"Skriv så här: deltagare: [{'x' * 59}…]",
        ),
        (
            "organisation: {s: {deltagre: Rektor}}\n",
            "organisation.s.deltagare",
            ["Rektor"],
            "Skriv så här: deltagare: [Rektor]",
        ),
        ("processer: {a: {gäller: sfi}}\n", "processer.a.gäller", ["sfi"], "Skriv så här: gäller: [sfi]"),
        (
            "processer:\n  a:\n    gäller: inskrivning, sfi och anpassning\n",
            "processer.a.gäller",
            ["inskrivning", "sfi", "anpassning"],
            "Skriv så här: gäller: [inskrivning, sfi, anpassning]",
        ),
        ("gruppinformation: {datum: 2027-03-01}\n", "gruppinformation.datum", ["2027-03-01"], "2027-03-01]"),
        ("syfte: [Arbete]\n", "syfte", "Arbete", "Skriv så här: syfte: Arbete"),
        ("syfte: ['Mål: arbete']\n", "syfte", "Mål: arbete", 'Skriv så här: syfte: "Mål: arbete"'),
        ("syfte:\n- Arbete.\n- Språk.\n", "syfte", "Arbete.\n\nSpråk.", "Skriv syfte: >-"),
        ("giltighet: {från: [2027-01-01]}\n", "giltighet.från", "2027-01-01", "från: 2027-01-01"),
        (
            "andra-forum: {svar: omfattas inte, därför-att: [Länet, Kommunerna]}\n",
            "andra-forum.därför-att",
            "Länet\n\nKommunerna",
            "Skriv därför-att: >-",
        ),
    ],
)
def test_a_text_and_a_list_that_changed_places_go_on_as_what_was_meant(
    text: str, path: str, goes_on: object, advice: str
) -> None:
    result = run(text)
    told = [f for f in result.findings if f.code == "LOK013"]

    assert [dotted(f.path) for f in told] == [path]
    assert advice in told[0].help
    assert "läses inte" not in told[0].message + told[0].help
    assert at(result, path) == goes_on
    assert result.draft is not None
    assert not result.draft.broken
    assert result.left_out == ()


def test_what_goes_on_stands_where_it_was_written() -> None:
    text = "processer:\n  a:\n    forum: lag\n    gäller: sfi, språk\n"

    assert found(run(text), "LOK") == [
        ("LOK013", "processer.a.forum", 5, 12),
        ("LOK016", "processer.a.forum", 5, 12),
        ("LOK013", "processer.a.gäller", 6, 13),
        ("LOK014", "processer.a.gäller", 6, 13),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("titel: {sv: Överenskommelse}\n", "LOK013"),
        ("syfte: [a, {b: c}]\n", "LOK013"),
        ("uppföljning: {intervall: [årligen, varje termin]}\n", "LOK013"),
        ("giltighet: {från: [2027-01-01, 2027-02-01]}\n", "LOK013"),
        ("mål: en text\n", "LOK013"),
        ("parter: {svar: inga}\n", "LOK013"),
        ("organisation: {s: {deltagare: [Rektor, {a: b}]}}\n", "LOK013"),
        ("giltighet: {från: i vår}\n", "LOK014"),
        ("status: klar\n", "LOK014"),
        ("processer: {sfi: {gäller: [sfi, språk]}}\n", "LOK014"),
        ("andra-forum: {därför-att: Det finns inga.}\n", "LOK014"),
        ("parter: {AF: {namn: Arbetsförmedlingen}}\n", "LOK015"),
        ("andra-forum: {svar: omfattas inte}\n", "LOK019"),
        ("processer: {sfi: omfattas inte}\n", "LOK013"),
        ("okänd: sak\n", "LOK012"),
        ("uppföljning: {metod: Rapport, möte och enkät, intervall: årligen}\n", "LOK012"),
        ("tittel: a\ntitell: b\n", "LOK012"),
        ("titel: a\ntitel: b\n", "LOK003"),
        ("titel: a\n---\ntitel: b\n", "LOK007"),
    ],
)
def test_of_text_that_is_cut_out_the_finding_says_so_once_and_the_place_is_counted(
    text: str, code: str
) -> None:
    result = run(text)
    told = [
        f"{f.message} {f.help}"
        for f in result.findings
        if f.code == code and f.place.line == result.left_out[0].line
    ]

    assert len(result.left_out) == 1
    said = ("läses inte", "läses.", "räknas inte")
    assert [sum(sentence.count(words) for words in said) for sentence in told] == [1]


def test_where_nothing_is_written_nothing_is_left_out() -> None:
    for text in (
        "tittel: a\n",
        "titel:\n",
        "tjosan:\n",
        "parter: {AF: {namn: ''}}\n",
        "giltighet: {från: ''}\n",
    ):
        assert run(text).left_out == ()


def test_nothing_is_said_to_be_missing_where_a_text_stands_for_a_list() -> None:
    lists = "samordnare: {roll: Samordnare, uppgifter: [Leda nätverken]}\norganisation: {s: {deltagare: [Rektor]}}\n"
    texts = lists.replace("[", "").replace("]", "")
    results = [
        check(read((PLAN + each).encode(), "a.lok.yaml"), date(2026, 11, 21)) for each in (lists, texts)
    ]
    as_lists, as_texts = results

    others = [f for f in as_texts.findings if f.code != "LOK013"]
    assert len(others) == len(as_texts.findings) - 2
    assert [(f.code, f.path, f.message) for f in others] == [
        (f.code, f.path, f.message) for f in as_lists.findings
    ]
    assert as_texts.pairs == as_lists.pairs
    assert as_texts.blanks == as_lists.blanks


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("organisation: {styr: {namn: Styrgruppen, uppdrag:Beslutar om planen}}\n", 1),
        ("målgrupp: Ord som försvinner\n  grupper: a\n", 1),
        ("titel: &a Ord som stannar\n", 0),
        ("titel: !x Ord som stannar\n", 0),
        ("titel: *a\n", 1),
    ],
)
def test_what_is_passed_over_is_counted_and_what_is_read_is_not(text: str, places: int) -> None:
    assert len(run(text).left_out) == places


def test_a_head_key_that_is_there_twice_is_told_once() -> None:
    result = check(read(b"lok:\nLok: 1\nmall: lok-2014\n", "a.lok.yaml"), date(2026, 11, 21))
    assert [finding.place.line for finding in result.findings if finding.code == "LOK012"] == [2]


def test_a_list_without_the_space_after_its_hyphens_is_told_so() -> None:
    lines = "organisation:\n  a:\n    namn: A\n    deltagare:\n      -Chef\n      -Rektor\n"
    result = run(lines)
    [fault] = [each for each in result.findings if each.code == "LOK013"]
    assert fault.help.startswith("Sätt ett mellanslag efter bindestrecket")
