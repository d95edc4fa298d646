"""What is promised of ``lok laws``: what is known with its month, what a document cites with its status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Lok

TODAY = ("--as-of", "2026-11-21")

OLD = """\
lok: 1
mall: etablering-2024
giltighet: {från: 2012-01-01, till: 2013-12-31}
syfte: Parterna följer lag (2010:197), etableringslagen, skollagen och lagen (1999:1229).
bakgrund: Kommunen följer 2 § lag 2010:197.
"""


def test_the_registers_are_listed_with_the_month_in_which_each_line_was_verified(lok: Lok) -> None:
    code, out, err = lok("laws", *TODAY)

    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Lagar och förordningar"
    assert any(line.startswith("2017:584   2026-04 ") and " gällande " in line for line in lines)
    assert any(line.startswith("2001:937   ej kontrollerad ") for line in lines)
    assert "Malmö högskola (kontrollera), sedan 2018-01-01, ej kontrollerad" in lines
    assert "landsting (begrepp eller namn), sedan 2020-01-01, kontrollerad 2026-04" in lines


def test_programs_get_the_registers_as_json(lok: Lok) -> None:
    code, out, err = lok("laws", "--format", "json", *TODAY)
    made = json.loads(out)

    assert (code, err) == (0, "")
    assert (made["schema"], made["as_of"]) == ("lok-laws/1", "2026-11-21")
    old = next(act for act in made["acts"] if act["sfs"] == "2010:197")
    assert old == {
        "sfs": "2010:197",
        "title": "Lag om etableringsinsatser för vissa nyanlända invandrare",
        "status": "repealed",
        "status_text": "upphävd 2018-01-01",
        "from": "2010-12-01",
        "to": "2018-01-01",
        "successor": "2017:584",
        "source": "Svensk författningssamling",
        "verified_on": "2026-04",
    }
    term = next(term for term in made["terms"] if term["id"] == "malmö-högskola")
    assert (term["kind"], term["verified_on"]) == ("hint", None)


@pytest.mark.parametrize(
    ("day", "told"),
    [("2027-04-30", 0), ("2027-05-01", 1), ("2027-11-30", 1), ("2027-12-01", 2)],
)
def test_a_register_older_than_a_year_warns(lok: Lok, day: str, told: int) -> None:
    code, _, err = lok("laws", "--as-of", day)

    assert (code, err.count("för mer än ett år sedan")) == (0, told)
    assert lok("laws", "--as-of", day, "-q")[2] == ""


def test_what_a_document_cites_is_listed_with_its_status_at_the_documents_date(lok: Lok) -> None:
    Path("a.lok.yaml").write_text(OLD, encoding="utf-8")
    code, out, err = lok("laws", "--check", "a.lok.yaml", *TODAY)

    assert (code, err) == (0, "")
    first, head, *rows = out.splitlines()
    assert first == "a.lok.yaml, dokumentets datum 2012-01-01"
    assert head.split() == ["SFS", "Kontrollerad", "Status", "Först", "i", "Titel"]
    said = {row.split()[0]: row for row in rows}
    assert list(said) == ["2010:197", "1999:1229", "2010:800"] or set(said) == {
        "2010:197",
        "1999:1229",
        "2010:800",
    }
    assert "historiskt: gällde då, upphävd 2018-01-01" in said["2010:197"]
    assert " gällande " in said["2010:800"]
    assert "finns inte i registret" in said["1999:1229"]


def test_the_same_list_for_programs(lok: Lok) -> None:
    Path("a.lok.yaml").write_text(OLD.replace("2012-", "2026-").replace("2013-", "2027-"), encoding="utf-8")
    code, out, _ = lok("laws", "--check", "a.lok.yaml", "--format", "json", *TODAY)
    made = json.loads(out)

    assert code == 0
    assert (made["schema"], made["file"], made["date"]) == ("lok-laws/1", "a.lok.yaml", "2026-01-01")
    cited = {item["sfs"]: item for item in made["citations"]}
    assert (cited["2010:197"]["status"], cited["2010:197"]["successor"]) == ("repealed", "2017:584")
    assert cited["2010:197"]["paths"] == ["bakgrund", "syfte"]
    # A name means the act that bore it at the document's date.
    assert cited["2017:584"]["cited_as"] == ["etableringslagen"]
    assert (cited["1999:1229"]["status"], cited["1999:1229"]["title"]) == ("unknown", None)


def test_a_document_that_cites_nothing_says_so(lok: Lok) -> None:
    Path("a.lok.yaml").write_text("lok: 1\nmall: regional\n", encoding="utf-8")
    code, out, _ = lok("laws", "--check", "a.lok.yaml", *TODAY)

    assert (code, out.splitlines()) == (
        0,
        [
            "a.lok.yaml, dokumentets datum 2026-11-21",
            "Dokumentet hänvisar inte till någon författning.",
        ],
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("saknas.lok.yaml", None, "saknas.lok.yaml finns inte."),
        ("a.docx", "x", "a.docx är ett Word-dokument."),
        ("a.lok.yaml", "lok: 1\nmall: okänd\n", "a.lok.yaml går inte att läsa som en överenskommelse."),
        ("a.lok.yaml", "", "a.lok.yaml går inte att läsa som en överenskommelse."),
    ],
)
def test_a_file_that_is_no_agreement_is_wrong_use(
    lok: Lok, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    code, out, err = lok("laws", "--check", name, *TODAY)

    assert (code, out) == (2, "")
    assert said in err


def test_a_file_of_which_only_a_part_can_be_read_says_so(lok: Lok) -> None:
    Path("a.lok.yaml").write_text(OLD + "titel: a: b\n", encoding="utf-8")
    code, out, err = lok("laws", "--check", "a.lok.yaml", *TODAY)

    assert code == 0
    assert "2010:197" in out
    assert "är ingenting läst" in err


@pytest.mark.parametrize(
    "words", [("--format", "xml"), ("--as-of", "i går")], ids=["no such format", "no date"]
)
def test_options_that_mean_nothing_are_wrong_use(lok: Lok, words: tuple[str, str]) -> None:
    code, out, _ = lok("laws", *words)

    assert (code, out) == (2, "")
