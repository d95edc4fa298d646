"""What is promised of ``lok check``: every path is answered for, in Swedish, in the format asked for."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest
from tests.conftest import Lok

import lokcli
from lokcli.families import family
from lokcli.scaffold import complete, scaffold
from lokcli.sources.yaml import MAX_BYTES

FAMILY = family("etablering-2024")
UNKNOWN_FAMILY = "lok: 1\nmall: etablering-2025\n"
GOOD = complete(FAMILY, None, {})
WITH_WARNING = complete(FAMILY, None, {"målgrupp.beskrivning": "Nyanlända i kommunen"})
"""A target group without its act: only a recommendation asks for it."""


def put(name: str, content: str | bytes) -> None:
    """Writes a file in the folder of the test, with the folders that it needs."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())


# --- what it is given ---


def test_the_example_has_no_findings(lok: Lok) -> None:
    put("a.lok.yaml", GOOD)
    code, out, err = lok("check")
    assert (code, out) == (0, "")
    assert re.fullmatch(r"0 fel, 0 varningar, 0 råd\. (\d+) av \1 krav uppfyllda\.\n", err)


@pytest.mark.parametrize(
    ("content", "place", "code", "said"),
    [
        (b"", "1:1", "LOK017", "tom"),
        (b"  \n\n# bara en kommentar\n", "1:1", "LOK017", "tom"),
        (bytes(range(256)) * 40, "1:1", "LOK001", "inte en textfil"),
        (b"PK\x03\x04" + b"\0" * 500, "1:1", "LOK001", "inte en textfil"),
        ("lok: 1\nmall: x\ntitel: Överenskommelse\n".encode("cp1252"), "3:8", "LOK001", "Windows-1252"),
        (GOOD.encode("utf-16"), "1:1", "LOK001", "UTF-16"),
        (GOOD.encode("utf-16-be"), "1:1", "LOK001", "UTF-16"),
        (b"a: " + b"[" * 50_000, "1:67", "LOK009", "64 nivåer"),
        (b"#" * 20_000_000, "1:1", "LOK018", "större än 5 MB"),
        (UNKNOWN_FAMILY.encode(), "2:7", "LOK011", "Menade du ”etablering-2024”?"),
        (b"lok: 1\n", "1:1", "LOK011", "saknar mall:"),
        (b"lok: 2\nmall: etablering-2024\n", "1:6", "LOK021", "version 1"),
        (b"- a\n- b\n", "1:1", "LOK013", "en lista"),
        (b"hej\n", "1:1", "LOK013", "text"),
        (b"lok: 1\n\tmall: x\n", "2:1", "LOK004", "tabb"),
        (b"lok: 1\nmall: etablering-2024\na: &a [x]\nb: [*a, *a]\n", "4:5", "LOK005", "*a"),
        (b"lok: 1\nmall: etablering-2024\nparter: hej\n", "3:9", "LOK013", "parter"),
        (b"lok: 1\nmall: etablering-2024\nparte:\n  x: 1\n", "3:1", "LOK012", "”parte”"),
        (b"lok: 1\nmall: etablering-2024\ngiltighet: {till: 2026-02-30}\n", "3:19", "LOK014", "”2026-02-30”"),
    ],
    ids=[
        "empty", "only a comment", "binary", "zip", "Windows-1252", "UTF-16", "UTF-16 without BOM", "50 000 brackets",
        "20 MB", "unknown family", "no family", "later format", "list", "plain text", "tab", "aliases", "wrong type",
        "unknown key", "no date",
    ],
)  # fmt: skip
def test_a_bad_file_is_a_finding_with_its_place(
    lok: Lok, content: bytes, place: str, code: str, said: str
) -> None:
    put("a.lok.yaml", content)
    put("b.lok.yaml", UNKNOWN_FAMILY)
    ended, out, err = lok("check", "a.lok.yaml", "b.lok.yaml")
    assert ended == 1
    line = next(line for line in out.splitlines() if line.startswith(f"a.lok.yaml:{place}: {code} "))
    assert said in line
    assert "\nb.lok.yaml:2:7: LOK011 " in out
    assert "Traceback" not in err
    assert Path("a.lok.yaml").read_bytes() == content


@pytest.mark.parametrize("ending", ["docx", "DOCX", "doc", "odt", "rtf", "pdf"])
def test_an_office_document_is_told_from_a_source_and_the_rest_still_checked(lok: Lok, ending: str) -> None:
    put(f"a.{ending}", b"x")
    put("b.lok.yaml", UNKNOWN_FAMILY)
    code, out, err = lok("check", f"a.{ending}", "b.lok.yaml")
    assert code == 2
    assert f"lok: a.{ending} är " in err
    assert ".lok.yaml" in err
    assert out.startswith("b.lok.yaml:2:7: LOK011 ")


def test_a_missing_file_is_told_and_the_others_are_still_checked(lok: Lok) -> None:
    put("b.lok.yaml", UNKNOWN_FAMILY)
    code, out, err = lok("check", "finns-inte.lok.yaml", "b.lok.yaml", "heller-inte.docx")
    assert code == 2
    assert "lok: finns-inte.lok.yaml finns inte." in err
    assert "lok: heller-inte.docx finns inte." in err
    assert out.count("\n") == 1


def test_a_file_that_may_not_be_read_is_told_and_the_others_are_still_checked(
    lok: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.lok.yaml", GOOD)
    put("b.lok.yaml", UNKNOWN_FAMILY)
    whole = Path.open

    def refuse(path: Path, mode: str) -> IO[bytes]:
        if path.name == "a.lok.yaml":
            raise PermissionError(13, "Permission denied")
        return whole(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    code, out, err = lok("check")
    assert code == 2
    assert (
        "lok: a.lok.yaml går inte att läsa. Kontrollera namnet, och att du har behörighet till filen.\n"
        in err
    )
    assert "Permission" not in err
    assert out.startswith("b.lok.yaml:2:7: ")


def test_a_folder_means_its_agreements_sorted_and_hidden_ones_left_out(lok: Lok) -> None:
    for name in (
        "b.lok.yaml", "a/ö.lok.yaml", "a/c.lok.yaml", ".dold/x.lok.yaml", ".x.lok.yaml", "a/.lok/y.lok.yaml",
        "annat.yaml", "a/text.docx",
    ):  # fmt: skip
        put(name, UNKNOWN_FAMILY)
    Path("mapp.lok.yaml").mkdir()
    code, out, _ = lok("check")
    assert code == 1
    assert re.findall(r"^(.*?):2:7:", out, re.MULTILINE) == ["a/c.lok.yaml", "a/ö.lok.yaml", "b.lok.yaml"]


def test_a_file_is_checked_once_however_often_it_is_named(lok: Lok) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    assert lok("check", "a.lok.yaml", ".", "./a.lok.yaml")[1].count("\n") == 1


def test_a_file_named_in_two_ways_is_checked_once(lok: Lok) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    out = lok("check", ".", "a.lok.yaml", str(Path("a.lok.yaml").absolute()))[1]
    assert re.findall(r"^(.*?):2:7:", out, re.MULTILINE) == ["a.lok.yaml"]


@pytest.mark.parametrize("given", ["låst", "låst/b.lok.yaml"])
def test_a_file_that_may_not_even_be_looked_at_is_told_and_the_others_are_still_checked(
    lok: Lok, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    put("låst/b.lok.yaml", UNKNOWN_FAMILY)
    whole = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "b.lok.yaml":
            raise PermissionError(13, "Permission denied")
        return whole(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    code, out, err = lok("check", "a.lok.yaml", given)
    assert code == 2
    assert "b.lok.yaml går inte att läsa." in err
    assert out.startswith("a.lok.yaml:2:7: ")


def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_still_checked(
    lok: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    put("b/låst/b.lok.yaml", UNKNOWN_FAMILY)
    whole = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path).endswith("låst"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    for words in ((), ("b", "a.lok.yaml")):
        code, out, err = lok("check", *words)
        assert code == 2
        assert out.startswith("a.lok.yaml:2:7: ")
        told = f"{Path('b/låst')} går inte att läsa. Kontrollera att du har behörighet till den.\n"
        assert told in err
        assert "finns ingen fil" not in err


def test_an_empty_name_is_no_folder(lok: Lok) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    assert lok("check", "") == (2, "", "lok: Filnamnet är tomt. Ange vilken fil det gäller.\n")


def test_of_a_file_without_end_no_more_is_read_than_shows_that_it_is_too_large(
    lok: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as io has it
            self.taken += len(buffer)
            assert self.taken < 2 * MAX_BYTES
            return len(buffer)

    put("a.lok.yaml", b"")
    monkeypatch.setattr(Path, "open", lambda *_: io.BufferedReader(Endless()))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(Endless())))
    for name, shown in (("a.lok.yaml", "a.lok.yaml"), ("-", "<standard in>")):
        code, out, _ = lok("check", name, "--format", "json")
        assert code == 1
        report = json.loads(out)
        assert [finding["code"] for finding in report["findings"]] == ["LOK018"]
        assert report["files"][0]["path"] == shown
        assert report["files"][0]["sha256"] is None


def test_standard_input_that_cannot_be_read_is_told(lok: Lok, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("ut").open("wb") as only_written:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=only_written))
        for words in (("check", "-"), ("laws", "--check", "-")):
            told = "lok: Det går inte att läsa från standard in. Ange en fil i stället för -.\n"
            assert lok(*words) == (2, "", told)


def test_a_folder_without_agreements_is_wrong_use(lok: Lok) -> None:
    put("tom/annat.yaml", "x")
    put("ab/a.lok.yaml", GOOD)
    assert lok("check", "tom")[0] == 2
    assert "I tom finns ingen fil som slutar på .lok.yaml." in lok("check", "tom")[2]
    Path("a").mkdir()
    code, _, err = lok("check", "a", "ab")
    assert code == 0
    assert "lok: I a finns ingen fil som slutar på .lok.yaml.\n" in err


def test_standard_input_is_read(lok: Lok, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(UNKNOWN_FAMILY.encode())))
    code, out, _ = lok("check", "-")
    assert code == 1
    assert out.startswith("<standard in>:2:7: LOK011 ")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(GOOD.encode())))
    code, out, _ = lok("check", "-", "--format", "full")
    assert code == 0
    assert "lok render" not in out


def test_a_source_with_bom_and_crlf_is_as_good_as_any_and_stays_as_it_is(lok: Lok) -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    put("a.lok.yaml", raw)
    assert lok("check")[:2] == (0, "")
    assert Path("a.lok.yaml").read_bytes() == raw
    assert [file.name for file in Path().iterdir()] == ["a.lok.yaml"]


# --- options ---


def test_codes_prefixes_slugs_and_lower_case_choose_what_is_shown(lok: Lok) -> None:
    put("a.lok.yaml", scaffold(FAMILY, [], {}))

    def codes(*words: str) -> set[str]:
        return set(re.findall(r"^\S+ ([A-Z]+-?\w+) ", lok("check", *words)[1], re.MULTILINE))

    assert codes("--select", "EP-05") == codes("--select", "kontaktvägar-saknas") == {"EP-05"}
    assert codes("--select", "kontaktva\u0308gar-saknas") == {"EP-05"}
    assert codes("--select", "ep-05,gen-03") == codes("--select", "EP-05", "--select", "GEN-03")
    assert codes("--select", "EP-05,GEN-03") == {"EP-05", "GEN-03"}
    everything = codes()
    assert codes("--select", "GEN") == {code for code in everything if code.startswith("GEN")} != set()
    assert codes("--ignore", "GEN") == {code for code in everything if not code.startswith("GEN")} != set()
    assert codes("--select", "GEN", "--ignore", "GEN-03") == codes("--select", "GEN") - {"GEN-03"}


def test_what_is_not_shown_does_not_count(lok: Lok) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    assert lok("check", "--ignore", "LOK011")[0] == 0
    assert lok("check", "--select", "EP")[0] == 0


@pytest.mark.parametrize(
    ("word", "code"),
    [("fel", 0), ("error", 0), ("varning", 1), ("warning", 1), ("råd", 1), ("rad", 1), ("advice", 1)],
)
def test_fail_on_says_from_which_weight_it_ends_with_1(lok: Lok, word: str, code: int) -> None:
    put("a.lok.yaml", WITH_WARNING)
    assert lok("check", "--fail-on", word)[0] == code
    assert lok("check", "--fail-on", word, "--exit-zero")[0] == 0


@pytest.mark.parametrize("words", [[], ["--format", "full"], ["--format", "json"]], ids=" ".join)
def test_the_exit_code_is_the_same_in_every_format(lok: Lok, words: list[str]) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    assert lok("check", *words)[0] == 1
    assert lok("check", *words, "--exit-zero")[0] == 0
    assert lok("check", *words, "finns-inte.lok.yaml", "--exit-zero")[0] == 2


def test_the_stage_decides_how_much_weighs(lok: Lok) -> None:
    put("a.lok.yaml", complete(FAMILY, None, {"parter.kommun.undertecknare.funktion": "xxx"}))
    weights = [
        json.loads(lok("check", "--format", "json", "--stage", stage)[1])["findings"][0]["severity"]
        for stage in ("utkast", "remiss", "beslut")
    ]
    assert weights == ["advice", "warning", "error"]


def test_as_of_decides_the_day(lok: Lok) -> None:
    put("a.lok.yaml", GOOD)
    report = json.loads(lok("check", "--format", "json", "--as-of", "2026-11-21")[1])
    assert report["as_of"] == "2026-11-21"


# --- what it says ---


def test_concise_is_one_line_a_finding_and_the_sum_is_said_beside_it(lok: Lok) -> None:
    put("a.lok.yaml", scaffold(FAMILY, [], {}))
    code, out, err = lok("check")
    assert code == 1
    for line in out.splitlines():
        assert re.fullmatch(r"a\.lok\.yaml:\d+:\d+: [A-Z]+-?\w+ [a-zåäö0-9-]+: \S.*\.", line)
    assert re.fullmatch(r"\d+ fel, \d+ varningar, \d+ råd\. \d+ av \d+ krav uppfyllda\.\n", err)


def test_quiet_says_only_the_findings(lok: Lok) -> None:
    put("a.lok.yaml", scaffold(FAMILY, [], {}))
    whole = lok("check")[1]
    assert lok("check", "-q") == lok("-q", "check") == lok("check", "-q", "-v") == (1, whole, "")
    full = lok("check", "--format", "full", "-q")[1]
    assert "krav uppfyllda" not in full
    assert "Rätta felen" not in full


def test_verbose_says_what_is_met_and_the_open_questions_too(lok: Lok) -> None:
    put("a.lok.yaml", scaffold(FAMILY, [], {}))
    _, out, err = lok("check", "-v")
    assert out == lok("check")[1]
    assert err == lok("-v", "check")[2]
    assert "Uppfyllt i a.lok.yaml:\n" in err
    assert re.search(r"^  EP-02  \S", err, re.MULTILINE)
    assert re.search(r"\(\d+ av \d+\s+ställen\)\n", err)
    assert re.search(r"^  EP-R1: ", err, re.MULTILINE)
    full = lok("check", "-v", "--format", "full")[1]
    assert "Uppfyllt i a.lok.yaml:\n" in full
    assert re.search(r"^\d+ frågor kan bara människor besvara:\n  EP-", full, re.MULTILINE)
    assert "Visa dem med -v" in lok("check", "--format", "full")[1]


def test_the_full_report_says_all_and_what_comes_next(lok: Lok) -> None:
    put("min fil.lok.yaml", UNKNOWN_FAMILY)
    code, out, err = lok("check", "--format", "full")
    assert (code, err) == (1, "")
    assert out.startswith(
        "min fil.lok.yaml:2:7: fel LOK011 okänd-mall\n"
        "  Mallen ”etablering-2025” finns inte. Menade du ”etablering-2024”?\n"
        "    1 | lok: 1\n"
        "    2 | mall: etablering-2025\n"
        "      |       ^^^^^^^^^^^^^^^\n"
        "  Gör så här: Skriv mall: och något av: etablering-2024, regional, lok-2014,\n"
        "  verksamhetsplan.\n"
        "  Källa: "
    )
    assert out.endswith(
        "\n1 fel, 0 varningar, 0 råd.\nRätta felen uppifrån och ned, och kör lok check igen.\n"
    )
    put("min fil.lok.yaml", GOOD)
    assert lok("check", "--format", "full")[1].endswith('Nästa steg: lok render "min fil.lok.yaml"\n')
    assert "Nästa steg" not in lok("check", "--format", "full", "--ignore", "GEN")[1]


@pytest.mark.parametrize(
    ("words", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "auto"], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_an_option_before_and_after_the_command(
    lok: Lok, monkeypatch: pytest.MonkeyPatch, words: list[str], environment: dict[str, str], coloured: bool
) -> None:
    put("a.lok.yaml", WITH_WARNING.replace("lok: 1", "lok: 3") + "okänd: [röd](nej) :smile:\n")
    plain = lok("check", "--format", "full")[1]
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    after = lok("check", "--format", "full", *words)[1]
    assert lok(*words, "check", "--format", "full")[1] == after
    assert ("\x1b[1;31mfel" in after) == coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", after) == plain


def test_the_option_nearest_the_end_decides(lok: Lok) -> None:
    put("a.lok.yaml", UNKNOWN_FAMILY)
    assert "\x1b" not in lok("--color", "always", "check", "--format", "full", "--color", "never")[1]


# --- JSON ---

FINDING = {
    "code": str, "slug": str, "severity": str, "message": str, "help": str, "file": str, "line": int,
    "column": int, "end_line": int, "end_column": int, "place": type(None), "path": str, "basis": dict,
    "fixable": bool, "suppressed": type(None), "fingerprint": str,
}  # fmt: skip


def test_json_has_exactly_the_keys_of_its_schema(lok: Lok) -> None:
    put("a.lok.yaml", scaffold(FAMILY, [], {}))
    put("b.lok.yaml", UNKNOWN_FAMILY)
    code, out, err = lok("check", "--format", "json", "--as-of", "2026-11-21")
    assert (code, err) == (1, "")
    report: dict[str, Any] = json.loads(out)
    assert list(report) == ["schema", "tool", "as_of", "files", "findings", "checklist", "summary"]
    assert report["schema"] == "lok-check/1"
    assert report["tool"] == {"name": "lok", "version": lokcli.__version__}
    assert [list(file) for file in report["files"]] == [["path", "family", "stage", "sha256"]] * 2
    assert report["files"][0]["family"] == "etablering-2024"
    assert report["files"][1]["family"] is None
    assert re.fullmatch("[0-9a-f]{64}", report["files"][0]["sha256"])
    for finding in report["findings"]:
        assert {key: type(value) for key, value in finding.items()} == FINDING
        assert finding["severity"] in ("error", "warning", "advice")
        assert list(finding["basis"]) == ["kind", "document", "place", "url"]
        assert finding["basis"]["kind"] in ("law", "support", "practice")
        assert re.fullmatch("[0-9a-f]{16}", finding["fingerprint"])
    assert report["checklist"]
    assert all(list(question) == ["code", "question", "answered"] for question in report["checklist"])
    weights = [finding["severity"] for finding in report["findings"]]
    assert report["summary"] == {
        **{weight: weights.count(weight) for weight in ("error", "warning", "advice")},
        "suppressed": 0,
        "requirements_met": report["summary"]["requirements_met"],
        "requirements_asked": report["summary"]["requirements_asked"],
    }
    assert 0 < report["summary"]["requirements_met"] < report["summary"]["requirements_asked"]


def test_a_fingerprint_survives_that_lines_move(lok: Lok) -> None:
    def found() -> list[dict[str, Any]]:
        findings: list[dict[str, Any]] = json.loads(lok("check", "--format", "json")[1])["findings"]
        return findings

    text = scaffold(FAMILY, [], {})
    put("a.lok.yaml", text)
    first = found()
    put("a.lok.yaml", text.replace("\n# --- ", "\n\n# en rad till\n\n# --- "))
    second = found()
    assert [f["line"] for f in first] != [f["line"] for f in second]
    assert [f["fingerprint"] for f in first] == [f["fingerprint"] for f in second]
    assert len({f["fingerprint"] for f in first}) == len(first)


def test_json_is_utf8_whatever_the_console(lok: Lok, monkeypatch: pytest.MonkeyPatch) -> None:
    put("☃.lok.yaml", UNKNOWN_FAMILY)
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    monkeypatch.setattr(sys, "stdout", console)
    lok("check", "--format", "json")
    raw = console.buffer
    assert isinstance(raw, io.BytesIO)
    assert json.loads(raw.getvalue().decode("utf-8"))["files"][0]["path"] == "☃.lok.yaml"


def test_a_file_name_that_is_no_text_is_still_reported(lok: Lok) -> None:
    put("a\udce5.lok.yaml", UNKNOWN_FAMILY)
    assert lok("check")[0] == 1
    assert lok("check", "--format", "full")[0] == 1
    code, out, _ = lok("check", "--format", "json")
    assert code == 1
    assert json.loads(out)["files"][0]["path"] == "a\udce5.lok.yaml"
