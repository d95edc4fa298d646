"""What is promised of the framework's words: Swedish everywhere, on every machine, and none forgotten.

Run as a script, this file is the command line that its own tests start in another process.
"""

from __future__ import annotations

import ast
import gettext
import importlib.util
import os
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import click
import pytest
import typer
from babel.messages.pofile import read_po
from typer.testing import CliRunner

from lokcli import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "src" / "lokcli" / "locale" / "sv" / "LC_MESSAGES" / "lok.po"

ENGLISH = (
    r"usage|errors?|options?|missing|try|help\b(?!-)|show|message|exit|invalid|aborted|required|requires"
    r"|defaults?|no such|does not|is not|is a|exist|got|unexpected|extra|takes|values?|given|choose|choice"
    r"|one of|valid|integer|float|range|boolean|recognized|file|directory|readable|writable|executable"
    r"|could|open|unknown|repeat|confirmation|entered|match|input|press|any key|did you mean|possible"
    r"|command|commands|arguments|args|parameter|env var|version .* and|dynamic|format\b(?!:)"
)
"""The English words of click and typer. Names of options in the test's own app are Swedish."""

MARKUP = "only shown with rich_markup_mode, which lok turns off"
COMPLETION = "only shown by shell completion, which lok turns off"
DEPRECATED = (
    "only shown for a deprecated command or option: lok has none, and click's (DEPRECATED) is English"
)
EDITOR = "only shown by click.edit, which lok never calls"
DEVELOPER = "only shown to a program that calls a command with wrong types, never to a user"

LEFT_OUT = {
    "(deprecated) ": MARKUP,
    "[default: {}]": MARKUP,
    "[env var: {}]": MARKUP,
    "[required]": MARKUP,
    "Error": MARKUP,
    "Aborted.": MARKUP,
    "Try [blue]'{command_path} {help_option}'[/] for help.": MARKUP,
    "Shell completion is not supported for Bash versions older than 4.4.": COMPLETION,
    "Couldn't detect Bash version, shell completion is not supported.": COMPLETION,
    "{text} {deprecated_message}": DEPRECATED,
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": DEPRECATED,
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": DEPRECATED,
    "{editor}: Editing failed": EDITOR,
    "{editor}: Editing failed: {e}": EDITOR,
    "Value must be an iterable.": DEVELOPER,
}
"""Words of the framework that have no Swedish, each with the reason."""


class Form(StrEnum):
    """What a choice may be."""

    DOCX = "docx"
    PDF = "pdf"


class Only(StrEnum):
    """A choice of one."""

    DOCX = "docx"


def build() -> typer.Typer:
    """A command line with one of everything that can go wrong."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        suggest_commands=False,
        add_completion=False,
        options_metavar="[FLAGGOR]",
        subcommand_metavar="KOMMANDO [ARGUMENT]...",
    )

    @app.callback()
    def rot() -> None:
        """Pröva orden."""

    @app.command(options_metavar="[FLAGGOR]")
    def skriv(
        *,
        källa: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Vad som läses.")],
        mål: Annotated[Path | None, typer.Argument(file_okay=False, exists=True)] = None,
        form: Annotated[Form, typer.Option("--form", help="Hur det ser ut.")] = Form.DOCX,
        bara: Annotated[Only, typer.Option("--bara")] = Only.DOCX,
        antal: Annotated[int, typer.Option("--antal", min=1, max=5, metavar="TAL")] = 3,
        vikt: Annotated[float, typer.Option("--vikt", metavar="TAL")] = 1.5,
        # Never made to fail: click writes "(env var: …)" after its name in an error, in English only.
        ort: Annotated[str, typer.Option("--ort", metavar="ORT", envvar="ORT", show_envvar=True)] = "Lund",
        namn: Annotated[str, typer.Option("--namn", metavar="NAMN", help="Vem.")],
        utskrift: Annotated[Path | None, typer.Option("--utskrift", writable=True)] = None,
        tyst: Annotated[bool, typer.Option("--tyst")] = False,
        par: Annotated[tuple[str, str] | None, typer.Option("--par", metavar="A B")] = None,
        dag: Annotated[str, typer.Option("--dag", metavar="DAG", default_factory=lambda: "i dag")],
    ) -> None:
        """Skriv ett dokument."""
        typer.echo("klart")

    @app.command(options_metavar="[FLAGGOR]")
    def välj(form: Annotated[Form, typer.Option("--form")]) -> None:
        """Välj en form."""
        typer.echo("klart")

    @app.command(options_metavar="[FLAGGOR]")
    def fråga(
        namn: Annotated[str, typer.Option("--namn", metavar="NAMN", prompt="Vad heter du")],
        antal: Annotated[int, typer.Option("--antal", metavar="TAL", prompt="Hur många")],
        form: Annotated[Form, typer.Option("--form", prompt="Vilken form", confirmation_prompt=True)],
    ) -> None:
        """Ställ frågor."""
        if not typer.confirm("Är det rätt"):
            raise typer.Abort
        typer.echo("klart")

    @app.command(options_metavar="[FLAGGOR]")
    def ogiltigt(slag: str) -> None:
        """Låt det gå fel på ett av sätten som lok själv kan välja."""
        errors: dict[str, Exception] = {
            "fil": click.FileError("a.yaml"),
            "värde": click.BadParameter("så går det inte"),
            "utan": click.MissingParameter(param_hint="--x", param_type="parameter"),
            "ja": click.BadParameter("", param_hint="x"),
        }
        if slag == "ja":
            click.BOOL.convert("kanske", None, None)
        if slag == "dag":
            click.DateTime(["%Y-%m-%d"]).convert("x", None, None)
        if slag == "dagar":
            click.DateTime(["%Y-%m-%d", "%Y"]).convert("x", None, None)
        if slag == "uuid":
            click.UUID.convert("x", None, None)
        raise errors[slag]

    return app


class Case(NamedTuple):
    """One call, what it must say, and what is answered to its questions. ``{dir}`` is a folder."""

    args: str
    says: str
    answers: str = ""
    exit_code: int = 2


CASES = (
    Case("--help", "Användning: lok [FLAGGOR] KOMMANDO [ARGUMENT]...", exit_code=0),
    Case("--help", "Flaggor:\n", exit_code=0),
    Case("--help", "Visa den här hjälpen.", exit_code=0),
    Case("--help", "Kommandon:\n", exit_code=0),
    Case("skriv --help", "Argument:\n", exit_code=0),
    Case("skriv --help", "[förval: docx]", exit_code=0),
    Case("skriv --help", "[miljövariabel: ORT; förval: Lund]", exit_code=0),
    Case("skriv --help", "[förval: 3; 1<=x<=5]", exit_code=0),
    Case("skriv --help", "[måste anges]", exit_code=0),
    Case("skriv --help", "(räknas fram)", exit_code=0),
    Case("", "Kommando saknas."),
    Case("skrv", "Fel: Okänt kommando 'skrv'."),
    Case("skrv", "Skriv 'lok --help' för att få hjälp."),
    Case("skriv {dir}/a.yaml", "Flagga saknas: '--namn'."),
    Case("skriv --namn x", "Argument saknas: 'KÄLLA'."),
    Case("välj", "Flagga saknas: '--form'. Välj bland:\n\tdocx,\n\tpdf"),
    Case("skriv --utskrif", "Okänd flagga --utskrif. Menade du --utskrift?"),
    Case("skriv --nam", "Okänd flagga --nam. Menade du någon av --dag, --namn, --par?"),
    Case("skriv -x", "Okänd flagga -x."),
    Case("skriv --namn", "Flaggan '--namn' måste följas av ett värde."),
    Case("skriv --par a", "Flaggan '--par' måste följas av 2 värden."),
    Case("skriv --tyst=1", "Flaggan '--tyst' tar inget värde."),
    Case("välj --form pdf b", "Ett argument för mycket: b"),
    Case("välj --form pdf b c", "Argument för mycket: b c"),
    Case("skriv --form odt", "Ogiltigt värde för '--form': 'odt' är inte något av 'docx', 'pdf'."),
    Case("skriv --bara odt", "'odt' är inte 'docx'."),
    Case("skriv --antal två", "'två' är inte ett giltigt tal."),
    Case("skriv --antal 9", "9 ligger inte inom 1<=x<=5."),
    Case("skriv --vikt tung", "'tung' är inte ett giltigt tal."),
    Case("skriv {dir}/b.yaml", "b.yaml' finns inte."),
    Case("skriv {dir}", "är en mapp, inte en fil."),
    Case("skriv {dir}/a.yaml {dir}/a.yaml --namn x", "är en fil, inte en mapp."),
    Case("skriv {dir}/a.yaml --namn x", "klart", exit_code=0),
    Case("ogiltigt fil", "Fel: 'a.yaml' går inte att öppna: okänt fel", exit_code=1),
    Case("ogiltigt värde", "Fel: Ogiltigt värde: så går det inte"),
    Case("ogiltigt utan", "Värde saknas: --x."),
    Case("ogiltigt ja", "'kanske' är varken ja eller nej. Skriv 1 för ja eller 0 för nej."),
    Case("ogiltigt dag", "'x' är inte skrivet som '%Y-%m-%d'."),
    Case("ogiltigt dagar", "'x' är inte skrivet som något av '%Y-%m-%d', '%Y'."),
    Case("ogiltigt uuid", "'x' är inte ett giltigt UUID."),
    Case("fråga", "Fel: 'två' är inte ett giltigt tal.", "Eva\ntvå\n2\npdf\npdf\ny\n", 0),
    Case("fråga", "Vilken form (docx, pdf): ", "Eva\n2\npdf\npdf\ny\n", 0),
    Case("fråga", "Fel: De två värdena är inte lika.", "Eva\n2\npdf\ndocx\npdf\npdf\ny\n", 0),
    Case("fråga", "Skriv samma sak en gång till: ", "Eva\n2\npdf\npdf\ny\n", 0),
    Case("fråga", "Fel: Svara y för ja eller n för nej.", "Eva\n2\npdf\npdf\nkanske\ny\n", 0),
    Case("fråga", "Avbrutet.", "Eva\n2\npdf\npdf\nn\n", 1),
    # The answers end here, which is what Ctrl-D means: so this one is last.
    Case("fråga", "Avbrutet.", "Eva\n", 1),
)


def english_in(text: str) -> list[str]:
    """The English words in an output, without what is quoted from the user or is a name."""
    names = re.compile(r"--[\w-]+|'[^']*'|\[y/N\]")
    return re.findall(rf"\b(?:{ENGLISH})\b", names.sub(" ", text), re.IGNORECASE)


def messages() -> dict[tuple[str, ...], str]:
    """Every text that the installed click and typer hand to gettext, and where.

    Read from the syntax tree: on Python 3.11, babel does not look inside f-strings.
    """
    found: dict[tuple[str, ...], str] = {}
    for package in ("click", "typer"):
        spec = importlib.util.find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        for file in sorted(Path(spec.origin).parent.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    count = {"_": 1, "gettext": 1, "ngettext": 2}.get(node.func.id, 0)
                    texts = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
                    strings = tuple(text for text in texts if isinstance(text, str))
                    if strings:
                        found[strings] = f"{package}/{file.name}:{node.lineno}"
    return found


def translated() -> set[tuple[str, ...]]:
    """Every text that the catalogue has."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="sv")
    ids = [message.id for message in catalogue if message.id]
    return {(entry,) if isinstance(entry, str) else tuple(entry) for entry in ids}


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Swedish in a test, and what it was afterwards."""
    before = gettext.textdomain()
    monkeypatch.setenv("LANGUAGE", "de")
    i18n.use_swedish()
    yield
    gettext.textdomain(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file."""
    (tmp_path / "a.yaml").write_text("lok: 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.args or 'ensam'}: {case.says[:24]}")
def test_every_way_to_go_wrong_is_said_in_swedish(case: Case, folder: Path) -> None:
    args = case.args.replace("{dir}", folder.as_posix()).split()
    result = CliRunner().invoke(
        build(), args, prog_name="lok", input=case.answers, terminal_width=200, catch_exceptions=False
    )
    assert case.says in result.output
    assert result.exit_code == case.exit_code
    assert english_in(result.output.replace(folder.as_posix(), "")) == []


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LANG": "sv_SE.UTF-8"},
        {"LANG": "de_DE"},
        {"LANG": "en_US.UTF-8", "LANGUAGE": "en:de"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "LANG": "sv_SE.UTF-8"},
        {},
    ],
    ids=str,
)
def test_the_computers_language_does_not_matter(environment: dict[str, str], folder: Path) -> None:
    languageless = {key: value for key, value in os.environ.items() if not key.startswith(("LANG", "LC_"))}
    done = subprocess.run(
        [sys.executable, __file__, folder.as_posix()],
        check=False,
        capture_output=True,
        encoding="utf-8",
        input="".join(case.answers for case in CASES),
        env=languageless | {"PYTHONIOENCODING": "utf-8"} | environment,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    for case in CASES:
        assert case.says in output
    assert english_in(output.replace(folder.as_posix(), "")) == []


def test_the_language_can_change_within_a_process() -> None:
    runner = CliRunner()
    assert "Användning:" in runner.invoke(build(), ["--help"]).output
    i18n.use_english()
    assert "Usage:" in runner.invoke(build(), ["--help"]).output
    i18n.use_swedish()
    assert "Användning:" in runner.invoke(build(), ["--help"]).output


def test_no_word_of_the_framework_is_forgotten() -> None:
    known = translated() | {(text,) for text in LEFT_OUT}
    assert {texts: place for texts, place in messages().items() if texts not in known} == {}


def test_nothing_is_kept_that_the_framework_no_longer_says() -> None:
    said = set(messages())
    assert translated() - said == set()
    assert {(text,) for text in LEFT_OUT} - said == set()


def test_nothing_is_both_translated_and_left_out() -> None:
    assert translated() & {(text,) for text in LEFT_OUT} == set()


def test_a_translation_fills_in_nothing_that_the_original_lacks() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="sv")
    blank = re.compile(r"\{[^}]*\}|%\(\w+\)s")
    for message in catalogue:
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        words = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        for text in words if any(ids) else ():
            assert set(blank.findall(text)) <= set(blank.findall(" ".join(ids))), text


def test_the_compiled_catalogue_is_what_the_tool_makes() -> None:
    from tools.build_locale import compiled

    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(CATALOGUE)


def _main(folder: str) -> None:
    """Run every case in this process, as the console would, and answer from standard input."""
    i18n.use_swedish()
    app = build()
    for case in CASES:
        sys.stdout.flush()
        try:
            app(case.args.replace("{dir}", folder).split(), prog_name="lok", terminal_width=200)
        except SystemExit as end:
            if end.code != case.exit_code:
                raise RuntimeError(case) from end


if __name__ == "__main__":
    _main(sys.argv[1])
