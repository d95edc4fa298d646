"""What is promised of ``lok init``: nobody's file is lost, nobody is asked in vain, and what it writes holds."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Lok
from tests.terminals import begun_on_a_terminal

from lokcli import writing
from lokcli.families import NAMES
from lokcli.families import family as family_of
from lokcli.sources.yaml import read

NAME = "etablering-2024.lok.yaml"


class Typing(io.StringIO):
    """A person at a terminal, who types the lines and then presses Ctrl-C."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        """Give a line, or Ctrl-C when there is none."""
        line = super().readline(-1 if size is None else size)
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets a person type the lines."""

    def typed(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", Typing("".join(f"{line}\n" for line in lines)))

    return typed


def names() -> set[str]:
    """Every file in the folder of the test, hidden ones too."""
    return {file.as_posix() for file in Path().rglob("*") if file.is_file()}


def data(name: str = NAME) -> dict[str, object]:
    """The answers in a file."""
    return dict(read(Path(name).read_bytes(), name).data)


# --- what it writes ---


def test_without_a_name_the_file_is_called_after_its_family(lok: Lok) -> None:
    code, out, err = lok("init", "--no-input", "--kommun", "Karlshamn")
    assert (code, out) == (0, "")
    assert err == f"Skrev {NAME}\nNästa steg: lok check {NAME}\n"
    assert names() == {NAME, ".lok/etablering-2024.schema.json"}
    assert json.loads(Path(".lok/etablering-2024.schema.json").read_bytes())["title"]


def test_the_schema_lies_beside_the_agreement_unless_unwanted(lok: Lok) -> None:
    Path("avtal").mkdir()
    assert lok("init", "avtal/a.lok.yaml", "--family", "etablering-2024", "-q") == (0, "", "")
    assert lok("init", "b.lok.yaml", "--no-schema")[0] == 0
    assert names() == {"avtal/a.lok.yaml", "avtal/.lok/etablering-2024.schema.json", "b.lok.yaml"}


def test_an_agreement_is_written_even_if_the_schema_cannot_be(lok: Lok) -> None:
    Path(".lok").write_text("i vägen", encoding="utf-8")
    code, _, err = lok("init", "a.lok.yaml")
    assert code == 0
    assert "Schemat gick inte att skriva till .lok. Överenskommelsen är skriven ändå." in err
    assert Path(".lok").read_text(encoding="utf-8") == "i vägen"


@pytest.mark.parametrize("family", NAMES)
def test_a_scaffold_is_a_list_of_what_is_left_one_finding_a_blank(lok: Lok, family: str) -> None:
    lok("init", "a.lok.yaml", "--kommun", "Karlshamn", "--family", family)
    code, out, _ = lok("check", "--format", "json")
    findings = json.loads(out)["findings"]
    assert code == 1
    assert len(findings) >= 30
    lines = [finding["line"] for finding in findings]
    assert len(set(lines)) == len(lines)
    text = Path("a.lok.yaml").read_text(encoding="utf-8").splitlines()
    for finding in findings:
        key = finding["path"].rsplit(".", 1)[-1]
        assert re.match(rf"\s*{re.escape(key)}:", text[finding["line"] - 1]), finding


def scaffold_of(lok: Lok, family: str) -> str:
    """The text of a new file to fill in."""
    lok("init", "a.lok.yaml", "--kommun", "Karlshamn", "--family", family, "--force")
    return Path("a.lok.yaml").read_text(encoding="utf-8")


def test_a_scaffold_asks_nobody_what_lok_asks_itself(lok: Lok) -> None:
    judged = [row.question for name in NAMES for row in family_of(name).rows if row.judges]
    assert "Är målen så många som texten säger?" in judged
    for name in NAMES:
        text = scaffold_of(lok, name)
        assert [question for question in judged if question in text] == []


def test_a_scaffold_says_how_a_list_and_a_partys_id_are_written(lok: Lok) -> None:
    text = scaffold_of(lok, "verksamhetsplan")
    assert "  # Skriv en lista: [första, andra]\n  uppgifter:\n" in text
    assert "  # Skriv partens id, till exempel karlshamn\n  part:\n" in text
    assert "parternas id i en lista: [länsstyrelsen, migrationsverket]" in scaffold_of(lok, "regional")


def test_a_scaffold_has_the_keys_of_what_stands_in_a_collection_in_a_collection(lok: Lok) -> None:
    text = scaffold_of(lok, "verksamhetsplan")
    assert re.search(r"\n    mål:\n      mål-1:\n.*\n        mål:\n        indikator:", text)
    assert re.search(
        r"\n    aktiviteter:\n      aktivitet-1:\n.*\n        aktivitet:\n        ansvarig:", text
    )


@pytest.mark.parametrize(
    "kommun", ["0114", "Malmö", "Upplands-Bro", "Håbo", "östra göinge", "Region Gotland"]
)
def test_a_complete_example_passes_with_any_kommun_and_keeps_no_trace_of_its_own(
    lok: Lok, kommun: str
) -> None:
    code, _, err = lok("init", "a.lok.yaml", "--complete", "--kommun", kommun)
    assert code == 0
    assert err.endswith("Nästa steg: lok render a.lok.yaml\n")
    assert not re.search("karlshamn|1082", Path("a.lok.yaml").read_text(encoding="utf-8"), re.IGNORECASE)
    assert lok("check", "--fail-on", "råd")[:2] == (0, "")


def test_a_complete_example_of_two_kommuner_is_refused(lok: Lok) -> None:
    code, _, err = lok("init", "--complete", "--kommun", "Lund", "--kommun", "Malmö")
    assert code == 2
    assert "Ett ifyllt exempel har en kommun." in err
    assert names() == set()


# --- its options ---


def test_the_families_are_listed(lok: Lok) -> None:
    code, out, err = lok("init", "--list-families")
    assert (code, err) == (0, "")
    assert re.search(r"^etablering-2024  \S", out, re.MULTILINE)
    assert names() == set()


@pytest.mark.parametrize("text", ["Karlshamn", "karlshamns kommun", "1082", "KARLSHAMN"])
def test_a_kommun_is_known_by_name_and_code(lok: Lok, text: str) -> None:
    lok("init", "--kommun", text)
    assert data()["parter"]["kommun"]["kod"] == "1082"  # type: ignore[index]


def test_several_kommuner_are_parties_each_once(lok: Lok) -> None:
    lok("init", "--kommun", "Lund", "--kommun", "1281", "--kommun", "Östra Göinge")
    assert list(data()["parter"]) == ["af", "lund", "ostra-goinge"]  # type: ignore[call-overload]
    assert str(data()["titel"]).endswith("mellan Arbetsförmedlingen, Lunds kommun och Östra Göinge kommun")


def test_a_misspelt_kommun_gets_a_suggestion(lok: Lok) -> None:
    code, _, err = lok("init", "--kommun", "Karlhamn")
    assert code == 2
    assert "Kommunen Karlhamn finns inte. Menade du Karlshamn" in err
    assert "Skriv kommunens namn eller kommunkod." in lok("init", "--kommun", "xyzzy")[2]
    assert names() == set()


def test_answers_can_be_given_as_options(lok: Lok) -> None:
    lok(
        "init",
        *("--set", 'titel=a=b: #c ”d” "e"'),
        *("--set", "giltighet.fra\u030an=2027-01-01"),
        *("--set", "diarienummer.kommun=0114"),
        *("--set", "version=1"),
        *("--set", "version=2"),
    )
    made = data()
    assert made["titel"] == 'a=b: #c ”d” "e"'
    assert made["giltighet"] == {"från": "2027-01-01"}
    assert made["diarienummer"] == {"kommun": "0114"}
    assert made["version"] == "2"
    assert lok("check", "--select", "LOK")[0] == 0


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("titel", "”titel” har inte formen NYCKEL=VÄRDE"),
        ("=x", "har inte formen NYCKEL=VÄRDE"),
        ("okänd=x", "nyckeln okänd finns inte i mallen etablering-2024."),
        ("giltighet.fran=x", "Menade du giltighet.från?"),
        ("titel.x=1", "nyckeln titel.x finns inte"),
        (
            "parter=af",
            "parter har nycklar under sig och kan inte sättas till en text. Sätt en av dem, till exempel parter.af.namn=VÄRDE.",
        ),
        ("processer.sfi=x", "processer.sfi har nycklar under sig"),
        ("undantag=x", "undantag har nycklar under sig och kan inte sättas till en text.\n"),
        ("mall=x", "nyckeln mall skriver lok självt. Välj mall med --family."),
    ],
)
def test_an_answer_without_a_place_is_refused(lok: Lok, pair: str, said: str) -> None:
    for complete in ([], ["--complete"]):
        code, _, err = lok("init", "--set", pair, *complete)
        assert code == 2
        assert said in err
    assert names() == set()


def test_a_file_is_no_folder_to_write_in(lok: Lok) -> None:
    Path("d").write_text("mitt", encoding="utf-8")
    for name in ("d/y.lok.yaml", "d/e/y.lok.yaml"):
        assert lok("init", name) == (2, "", "lok: d är en fil och ingen mapp. Ange en mapp som finns.\n")
    assert names() == {"d"}


# --- nobody's file is lost ---


def test_a_file_that_exists_is_kept_unless_forced(lok: Lok) -> None:
    Path("a.lok.yaml").write_text("mitt", encoding="utf-8")
    code, _, err = lok("init", "a.lok.yaml")
    assert code == 2
    assert err == "lok: a.lok.yaml finns redan. Välj ett annat namn, eller skriv över den med --force.\n"
    assert Path("a.lok.yaml").read_text(encoding="utf-8") == "mitt"
    assert names() == {"a.lok.yaml"}
    assert lok("init", "a.lok.yaml", "--force")[0] == 0
    assert data("a.lok.yaml")["mall"] == "etablering-2024"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("avtal", "avtal slutar inte på .lok.yaml. Skriv till exempel lok init avtal.lok.yaml."),
        ("avtal.yaml", "lok init avtal.lok.yaml"),
        ("mapp/avtal.docx", "lok init mapp/avtal.lok.yaml"),
        (".", "lok init avtal.lok.yaml"),
        ("mapp", "lok init mapp.lok.yaml"),
        ("mapp.lok.yaml", "mapp.lok.yaml är en mapp; ange en fil."),
        ("saknas/avtal.lok.yaml", "Mappen saknas finns inte. Skapa den först."),
    ],
)
def test_a_place_where_no_agreement_can_stand_is_refused(lok: Lok, name: str, said: str) -> None:
    Path("mapp").mkdir()
    Path("mapp.lok.yaml").mkdir()
    code, _, err = lok("init", name)
    assert code == 2
    assert said in err
    assert names() == set()


def test_a_folder_that_may_not_be_written_to_is_told(lok: Lok, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    code, _, err = lok("init", "a.lok.yaml")
    assert code == 2
    assert err.startswith("lok: a.lok.yaml gick inte att skriva. Kontrollera att mappen går att skriva i")
    assert "Permission" not in err
    assert names() == set()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    lok: Lok, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.lok.yaml").write_text("mitt", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = lok("init", "a.lok.yaml", "--force", "--no-schema")
    assert code == 2
    assert "disken har plats" in err
    assert Path("a.lok.yaml").read_text(encoding="utf-8") == "mitt"
    assert names() == {"a.lok.yaml"}


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    held, link = tmp_path / "a", tmp_path / "b"
    held.write_bytes(b"x")
    held.chmod(0o640)
    link.symlink_to(held)
    writing.write(link, b"y")
    assert link.is_symlink()
    assert held.read_bytes() == b"y"
    assert held.stat().st_mode & 0o777 == 0o640


# --- asked on a terminal ---


def test_it_asks_until_the_answers_hold(lok: Lok, types: Callable[..., None]) -> None:
    types(
        "etablering",
        "",
        "Karlhamn",
        "Karlshamn, 1281",
        "",
        "i morgon",
        "2027-01-01",
        "för evigt",
        "Tills vidare",
    )
    code, out, err = lok("init", "a.lok.yaml")
    assert (code, out.strip()) == (0, "")
    assert "Kommunen Karlhamn finns inte. Menade du Karlshamn" in err
    assert "”i morgon” är inget datum. Skriv till exempel 2027-01-01.\n" in err
    assert "”för evigt” är inget datum. Skriv till exempel 2027-01-01 eller tills vidare.\n" in err
    made = data("a.lok.yaml")
    assert str(made["titel"]).endswith("Arbetsförmedlingen, Karlshamns kommun och Lunds kommun")
    assert made["giltighet"] == {"från": "2027-01-01", "till": "tills vidare"}
    assert list(made["parter"]) == ["af", "karlshamn", "lund"]  # type: ignore[call-overload]


def test_what_is_not_known_yet_can_be_left_empty(lok: Lok, types: Callable[..., None]) -> None:
    types("", "", "", "", "")
    assert lok("init", "a.lok.yaml")[0] == 0
    made = data("a.lok.yaml")
    assert "titel" not in made
    assert not made["giltighet"]


def test_what_an_option_has_said_is_not_asked(lok: Lok, types: Callable[..., None]) -> None:
    types("2028-12-31")
    said = [
        "--family",
        "etablering-2024",
        "--kommun",
        "Lund",
        "--set",
        "titel=Vår",
        "--set",
        "giltighet.från=2027-01-01",
    ]
    code, _, err = lok("init", *said)
    assert code == 0
    assert err.count("?") == 1
    assert data()["giltighet"] == {"från": "2027-01-01", "till": "2028-12-31"}


def test_no_input_never_asks(lok: Lok, types: Callable[..., None]) -> None:
    types()
    assert lok("init", "--no-input")[0] == 0


@pytest.mark.parametrize("lines", [[], ["Karlshamn"], ["Karlshamn", "", "2027-01-01"]])
def test_ctrl_c_ends_with_130_and_writes_nothing(
    lok: Lok, types: Callable[..., None], lines: list[str]
) -> None:
    types(*lines)
    code, _, err = lok("init")
    assert code == 130
    assert err.endswith("Avbrutet.\n")
    assert names() == set()


def test_a_file_that_exists_is_told_before_anything_is_asked(lok: Lok, types: Callable[..., None]) -> None:
    Path(NAME).write_text("mitt", encoding="utf-8")
    types()
    assert lok("init", NAME)[0] == 2


def test_it_asks_on_a_real_terminal(tmp_path: Path) -> None:
    with begun_on_a_terminal(tmp_path, "init") as (program, person):
        os.write(person, "\nMalmö\n\n2027-01-01\n\n".encode())
        assert program.wait(20) == 0
        shown = os.read(person, 65536).decode()
    assert "Vilken kommun är part?" in shown
    assert "[Överenskommelse om samverkan mellan Arbetsförmedlingen och Malmö" in shown
    assert data(str(tmp_path / NAME))["giltighet"] == {"från": "2027-01-01"}
