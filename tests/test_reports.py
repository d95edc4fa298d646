"""What is promised of the reports: readable in 80 columns, safe on a terminal, and nothing left out unsaid."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from itertools import pairwise

import pytest

from lokcli.checking import Result, check
from lokcli.families import family
from lokcli.reports import FORMATS, counted, how_far, report, shown, totals, typed, unread
from lokcli.reports.full import PER_CODE, WIDTH, beyond, pieces
from lokcli.scaffold import scaffold
from lokcli.sources.yaml import read

TODAY = date(2026, 11, 21)
HEAD = "lok: 1\nmall: etablering-2024\n"
SCAFFOLD = scaffold(family("etablering-2024"), [], {})


def checked(text: str, name: str = "a.lok.yaml") -> Result:
    return check(read(text.encode(), name), TODAY)


def full(text: str, name: str = "a.lok.yaml") -> str:
    return report("full")([checked(text, name)], "2026-11-21")


def excerpt(text: str, code: str) -> list[str]:
    """The lines of the source that the report shows at the first finding of a code, without their gutter."""
    part = next(part for part in full(text).split("\n\n") if f" {code} " in part.partition("\n")[0])
    return [line.partition(" | ")[2] for line in part.splitlines() if re.match(r" {4,}\d* \| ", line)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_a_text_that_ends_in_a_line_feed(name: str) -> None:
    for text in (SCAFFOLD, HEAD, "lok: 1\nmall: x\n"):
        made = report(name)([checked(text)], "2026-11-21")
        assert made.endswith("\n")
        assert not made.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_findings_stand_in_the_order_of_the_document(name: str) -> None:
    result = checked(SCAFFOLD)
    made = report(name)([result], "2026-11-21")
    if name == "json":
        lines = [finding["line"] for finding in json.loads(made)["findings"]]
    else:
        lines = [int(number) for number in re.findall(r"^a\.lok\.yaml:(\d+):", made, re.MULTILINE)]
    assert len(lines) == len(result.findings)
    assert all(one <= other for one, other in pairwise(lines))


def test_the_full_report_fits_eighty_columns() -> None:
    long = HEAD + "titel: " + "x" * 500 + "\n" + "okänd-nyckel-" * 20 + ": 1\n"
    for text in (SCAFFOLD, long):
        for line in full(text).splitlines():
            assert len(line) <= WIDTH or " " not in line.strip(), line


def test_the_marker_stands_under_what_is_wrong() -> None:
    lines = excerpt(HEAD + "giltighet: {till: 2026-02-30}\n", "LOK014")
    assert lines == ["mall: etablering-2024", "giltighet: {till: 2026-02-30}", " " * 18 + "^" * 10]


def test_the_marker_stands_right_after_decomposed_letters() -> None:
    text = unicodedata.normalize("NFD", HEAD + "giltighet: {från: 2026-01-01, till: 2026-02-30}\n")
    line, marks = excerpt(text, "LOK014")[1:]
    assert unicodedata.is_normalized("NFC", line)
    assert line[marks.index("^") : len(marks)] == "2026-02-30"


def test_a_long_line_is_cut_round_what_is_wrong() -> None:
    text = (
        HEAD + "giltighet: {uppsägning: " + "x" * 300 + ", till: 2026-02-30, ersätter: " + "y" * 300 + "}\n"
    )
    line, marks = excerpt(text, "LOK014")[1:]
    assert line[marks.index("^") : len(marks)] == "2026-02-30"
    assert line.startswith("…")
    assert line.endswith("…")


def test_a_finding_about_the_whole_file_shows_no_line() -> None:
    part = full("\n").partition("\n\n")[0]
    assert "LOK017" in part
    assert " | " not in part


def test_a_file_cannot_speak_to_the_terminal() -> None:
    text = (
        HEAD + '"\\e[2Jx\\nx": 1\nbakgrund: "\x1b[2J\x9b\u202e"\nmålgrupp: {beskrivning: \u2066x}\nmål: x\n'
    )
    for name in ("full", "concise"):
        made = report(name)([checked(text, "\x1b[31m\na.lok.yaml")], "2026-11-21")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", made)
    concise = report("concise")([checked(text, "a\nb")], "2026-11-21").splitlines()
    assert all(re.match(r"a b:\d+:\d+: [A-Z]", line) for line in concise)
    assert shown("en\r\nrad\x07") == "en rad\ufffd"


def test_at_most_ten_of_a_code_are_shown_on_a_terminal_and_the_rest_counted() -> None:
    result = checked(SCAFFOLD)
    number = [finding.code for finding in result.findings].count("EP-05")
    assert number > PER_CODE
    text = "".join(words for words, _ in pieces([result], per_code=PER_CODE))
    assert len(re.findall(r"^a\.lok\.yaml:\S+ \w+ EP-05 ", text, re.MULTILINE)) == PER_CODE
    said = " ".join(text.split())
    assert f"{number - PER_CODE} av EP-05" in said
    assert re.search(r"Visa dem: lok check a\.lok\.yaml --select \S*EP-05\S* --format concise\n", text)
    assert "visas inte" not in "".join(words for words, _ in pieces([result]))


def test_a_file_that_was_not_read_to_its_end_says_so() -> None:
    text = HEAD + "x: " + "[" * 100
    assert unread([checked(text)]) == ["a.lok.yaml: från rad 3 är ingenting läst. Rätta felet där först."]
    assert "från rad 3 är ingenting läst" in full(text)


def test_several_files_are_summed_and_a_question_is_asked_once() -> None:
    one, two = checked(SCAFFOLD, "a"), checked(SCAFFOLD, "b")
    text = "".join(words for words, _ in pieces([one, two], verbose=True))
    assert f"\n2 filer: {totals([one, two])}. {one.met * 2} av {one.asked * 2} krav uppfyllda.\n" in text
    assert text.count("  EP-R1: ") == 1
    assert beyond([one, two]).count("  EP-R1: ") == 1
    assert "Uppfyllt i b:\n" in beyond([one, two])


def test_what_is_met_is_never_more_than_what_is_asked() -> None:
    result = checked(SCAFFOLD)
    assert how_far([result]) == f"{result.met} av {result.asked} krav uppfyllda"
    for met, asked in re.findall(r"\((\d+) av (\d+)\s+ställen\)", beyond([result])):
        assert 0 < int(met) < int(asked)
    assert how_far([checked("lok: 1\nmall: x\n")]) == ""


def test_numbers_have_their_nouns() -> None:
    assert counted(1, "fråga", "frågor") == "1 fråga"
    assert counted(0, "fråga", "frågor") == "0 frågor"
    assert totals([checked("lok: 1\nmall: x\n")]) == "1 fel, 0 varningar, 0 råd"


def test_a_name_with_a_space_is_quoted_where_it_is_to_be_typed() -> None:
    assert typed("a.lok.yaml") == "a.lok.yaml"
    assert typed("min fil.lok.yaml") == '"min fil.lok.yaml"'
