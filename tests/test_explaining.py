"""The list of requirements and rules is whole, and every example on a page does what the page says."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache

import pytest
from tests.conftest import Lok

from lokcli.checking import check
from lokcli.explaining import WIDTH, entries, lines, page
from lokcli.families import NAMES
from lokcli.reports.rules import as_json, markdown, table
from lokcli.rules.catalogue import RULES
from lokcli.sources.yaml import read

REQUIREMENTS = [
    "EP-01",
    "EP-02",
    "EP-03",
    "EP-04",
    "EP-05",
    "EP-06",
    "EP-07",
    "EP-08",
    "EP-09",
    "EP-10",
    "EP-11",
    "EP-12",
    "EP-13",
    "EP-14",
    "EP-15",
    "EP-16",
    "EP-17",
    "EP-18",
    "EP-19",
    "EP-20",
    "EP-21",
    "EP-22",
    "EP-23",
    "EP-24",
    "EP-25",
    "EP-26",
    "EP-27",
    "EP-28",
    "EP-29",
    "EP-30",
    "EP-31",
    "EP-32",
    "EP-33",
    "EP-34",
    "EP-35",
    "EP-36",
    "EP-37",
    "EP-38",
    "EP-39",
    "EP-R1",
    "EP-R2",
    "EP-R3",
    "EP-R4",
    "EP-R5",
    "EP-R6",
    "EP-R7",
    "MS-01",
    "MS-02",
    "MS-03",
    "MS-04",
    "MS-05",
    "MS-06",
    "MS-07",
    "MS-08",
    "MS-10",
    "MS-11",
    "MS-12",
    "MS-20",
    "MS-21",
    "MS-22",
    "MS-23",
    "MS-24",
    "MS-30",
    "MS-40",
    "MS-45",
    "MS-46",
    "MS-50",
    "MS-51",
    "MS-52",
    "MS-60",
    "RO-01",
    "RO-02",
    "RO-03",
    "RO-04",
    "RO-05",
    "RO-06",
    "RO-07",
    "RO-08",
    "RO-09",
    "RO-10",
    "RO-11",
    "RO-12",
    "RO-13",
    "RO-14",
    "RO-20",
    "VP-01",
    "VP-02",
    "VP-03",
    "VP-04",
    "VP-05",
    "VP-06",
    "VP-07",
    "VP-08",
    "VP-09",
    "VP-10",
    "VP-11",
    "VP-12",
    "VP-13",
    "VP-14",
    "VP-15",
    "VP-16",
    "GEN-01",
    "GEN-02",
    "GEN-03",
    "GEN-04",
    "GEN-05",
    "GEN-06",
    "GEN-07",
    "GEN-08",
    "GEN-09",
    "GEN-10",
    "GEN-11",
    "GEN-12",
    "GEN-13",
    "GEN-14",
    "GEN-15",
]
"""Every row of the requirement matrix, kept here so that none can be lost from the catalogues unseen."""
RULE_PAGES = sorted(code for code in RULES if page(code).bad and page(code).good)
AS_OF = date(2026, 11, 21)


@cache
def listed() -> dict[str, dict[str, object]]:
    return {rule["code"]: rule for rule in json.loads(as_json())["rules"]}


def reported(fragment: str, family: str, code: str) -> bool:
    text = f"lok: 1\nmall: {family}\n{fragment}\n"
    return any(f.code == code for f in check(read(text.encode(), "a.lok.yaml"), AS_OF).findings)


def test_the_matrix_has_116_rows() -> None:
    assert len(REQUIREMENTS) == len(set(REQUIREMENTS)) == 116


@pytest.mark.parametrize("code", REQUIREMENTS)
def test_every_requirement_is_listed(code: str) -> None:
    assert code in listed()


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_is_listed(code: str) -> None:
    assert code in listed()


def test_every_entry_says_its_level_families_basis_and_how_it_is_decided() -> None:
    for code, entry in listed().items():
        for word in ("slug", "title", "levels", "families", "basis", "decided"):
            assert entry[word], (code, word)
        assert set(entry["families"]) <= set(NAMES)  # type: ignore[call-overload]


def test_who_reports_in_anothers_place_is_there() -> None:
    for code, entry in listed().items():
        for other in re.findall(r"[A-Z]+-?R?\d+", str(entry["reported_by"] or code)):
            assert other in listed(), (code, other)


def test_codes_and_slugs_are_each_used_once() -> None:
    slugs = [entry.slug for entry in entries()]

    assert [slug for slug in set(slugs) if slugs.count(slug) > 1] == []


@pytest.mark.parametrize("code", RULE_PAGES)
def test_a_rules_bad_example_fires_and_its_good_one_does_not(code: str) -> None:
    made = page(code)

    assert any(reported(made.bad, name, code) for name in NAMES), made.bad
    assert not any(reported(made.good, name, code) for name in NAMES), made.good


@pytest.mark.parametrize("code", [code for code in REQUIREMENTS if page(code).bad])
def test_a_requirements_bad_example_fires_and_its_good_one_does_not(code: str) -> None:
    made = page(code)
    family = made.entry.families[0]

    assert reported(made.bad, family, code)
    assert made.bad != made.good


def test_a_page_says_what_why_who_asks_and_what_to_do() -> None:
    text = "\n".join(lines("EP-05"))

    for word in (
        "EP-05 kontaktvägar-saknas",
        "Varför:",
        "Källa: Stöd för samordning",
        "Fel:",
        "Rätt:",
        "Gör så här:",
    ):
        assert word in text


def test_each_question_stands_with_what_to_do_about_it() -> None:
    text = "\n".join(lines("EP-05"))

    assert (
        "Fråga: Vilken funktion svarar?\n  Ger högst varning.\n  Gör så här: Skriv funktionen, till exempel"
        in text
    )
    assert "struktur" not in text


def test_how_it_is_weighed_is_said_once_where_it_is_the_same_and_else_at_the_question() -> None:
    by_stage = "Råd i ett utkast, varning på remiss, fel inför beslut."
    text = "\n".join(lines("GEN-05"))

    assert f"Grad: krav. {by_stage} Avgörs av det som står i filen." in " ".join(text.split())
    assert text.count("Råd i ett utkast") == 1
    assert "Fråga: Vilken part saknar beslut?\n  Ger högst varning.\n" in text


@pytest.mark.parametrize("code", REQUIREMENTS)
def test_every_question_has_something_to_do_and_stands_once(code: str) -> None:
    asked = page(code).asked

    assert all(each.help for each in asked), asked
    assert len({each.question for each in asked}) == len(asked)


def test_an_exemption_over_several_lines_is_one_sentence_after_another() -> None:
    for code in RULES:
        exemption = page(code).exemption
        assert exemption == " ".join(exemption.split())


@pytest.mark.parametrize("code", [*REQUIREMENTS[:10], *sorted(RULES)[:5]])
def test_a_page_fits_in_a_terminal(code: str) -> None:
    assert max(len(line) for line in lines(code) if not line.startswith("    ")) <= WIDTH


def test_the_table_fits_in_a_terminal_and_cuts_no_title() -> None:
    assert max(map(len, table().splitlines())) <= WIDTH
    told = " ".join(table().split())
    assert [entry.title for entry in entries() if " ".join(entry.title.split()) not in told] == []


def test_a_familys_list_holds_only_its_own_requirements() -> None:
    for name in NAMES:
        assert all(name in entry.families for entry in entries(name))


def test_the_documentation_has_a_chapter_for_each_code() -> None:
    text = markdown()

    assert [code for code in listed() if f"## {code} " not in text] == []


def test_the_commands_answer(lok: Lok) -> None:
    assert lok("rules")[0] == 0
    assert json.loads(lok("rules", "--format", "json")[1])["schema"] == "lok-rules/1"
    assert "## EP-01" in lok("rules", "--format", "md", "--family", "etablering-2024")[1]
    assert lok("explain", "EP-05")[1].startswith("EP-05 kontaktvägar-saknas\n")
    assert lok("explain", "kontaktvägar-saknas")[1].startswith("EP-05 ")
    assert lok("explain")[1] == lok("rules")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "EP-99"), "Koden EP-99 finns inte."),
        (("explain", "EP-1"), "EP-1 är början på flera koder"),
        (("rules", "--format", "xml"), "Välj något av: table, md, json."),
        (("rules", "--family", "x"), "Mallen x finns inte."),
    ],
)
def test_wrong_use_is_told(lok: Lok, words: tuple[str, ...], said: str) -> None:
    code, out, err = lok(*words)

    assert (code, out) == (2, "")
    assert said in err
