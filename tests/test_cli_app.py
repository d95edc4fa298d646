"""What is promised of the command line as a whole: Swedish, the contract's exit codes, and a quick start."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.conftest import Lok, heeding_signals
from tests.terminals import begun_on_a_terminal

import lokcli
from lokcli import checking
from lokcli.cli import app, streams
from lokcli.families import family
from lokcli.scaffold import scaffold

COMMANDS = ("init", "check", "render", "schema")
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "etablering-2024.lok.yaml"
FULL = Path("/dev/full")
UNKNOWN_FAMILY = "lok: 1\nmall: etablering-2025\n"

ENGLISH = re.compile(
    r"\b(usage|error|options?|missing|try|show|message|exit|invalid|aborted|required|default|no such|does not"
    r"|unexpected|extra argument|takes|value|one of|argument\(s\)|requires|did you mean|commands?|arguments)\b",
    re.IGNORECASE,
)
"""Words that click and typer would say, and that are no Swedish."""


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes the streams")


def started(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The result of lok as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "lokcli", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def on_a_terminal(folder: Path, *words: str, columns: int = 80, **environment: str) -> tuple[str, int]:
    """What a terminal of a width shows, and the exit code."""
    shown = b""
    with begun_on_a_terminal(folder, *words, columns=columns, **environment) as (program, terminal):
        with contextlib.suppress(OSError):  # so Linux says that the program has gone
            while part := os.read(terminal, 65536):
                shown += part
        return shown.decode().replace("\r\n", "\n"), program.wait()


def imported(folder: Path, *words: str) -> set[str]:
    """The modules that a run of lok has loaded when it ends."""
    program = (
        "import sys\nfrom lokcli.cli.app import _run\n"
        f"_run({list(words)!r})\nsys.stderr.write('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stderr.splitlines()[-1].split())


# --- alone, version, help ---


def test_the_help_of_a_command_is_never_cut(lok: Lok) -> None:
    told = " ".join(lok("--help")[1].split())

    assert [said for said in app.COMMANDS.values() if said not in told] == []


def test_alone_it_shows_the_four_steps(lok: Lok) -> None:
    code, out, err = lok()
    assert code == 0
    assert re.findall(r"^  (\d)\. ", out, re.MULTILINE) == ["1", "2", "3", "4"]
    assert out.index("lok init") < out.index("lok check") < out.index("lok render") < out.index("Skriv under")
    assert err == ""


@pytest.mark.parametrize("words", [["--version"], ["check", "--version"], ["--version", "hej"]])
def test_the_version_is_told_wherever_it_is_asked_for(lok: Lok, words: list[str]) -> None:
    assert lok(*words) == (0, f"lok {lokcli.__version__}\n", "")


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)], ids=str)
def test_help_is_swedish_and_fits_eighty_columns(
    lok: Lok, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = lok(*words, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("Användning: lok")
    assert not ENGLISH.search(re.sub(r"--[a-z-]+", "", out)), ENGLISH.findall(out)
    assert max(map(len, out.splitlines())) <= 80
    for line in out.splitlines():
        if line.startswith("  -"):
            assert re.search(r"\S  +\S", line.strip()), f"an option without help: {line}"
    assert "--traceback" in out


def test_help_names_every_command_and_exit_code(lok: Lok) -> None:
    out = lok("--help")[1]
    assert all(re.search(rf"^  {name} ", out, re.MULTILINE) for name in COMMANDS)
    for code in ("0", "1", "2", "3", "130"):
        assert re.search(rf"\b{code} [a-zåäö]", out)


# --- used wrongly ---


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "Okänt kommando 'chek'. Menade du check?"),
        (["gör-allt"], "Okänt kommando 'gör-allt'."),
        (["--blaj"], "Okänd flagga --blaj."),
        (["-x"], "Okänd flagga -x."),
        (["check", "--formatt", "json"], "Okänd flagga --formatt. Menade du --format?"),
        (["check", "--format"], "måste följas av ett värde"),
        (["check", "--format", "jsn"], "--format: ”jsn” finns inte. Menade du json? Välj något av: full, "),
        (["check", "--stage", "klar"], "--stage: ”klar” finns inte. Välj något av: utkast, remiss, beslut."),
        (["check", "--fail-on", "allt"], "Välj något av: fel, varning, råd."),
        (["check", "--fail-on", "varnin"], "Menade du varning?"),
        (
            ["check", "--as-of", "2026-02-30"],
            "--as-of: ”2026-02-30” är inget datum. Skriv så här: --as-of 20",
        ),
        (["check", "--as-of", "20261121"], "är inget datum"),
        (["check", "--select", "EP-77"], "Koden EP-77 finns inte. Menade du EP-R7, EP-37 eller EP-27?"),
        (["check", "--select", "EP,NEJ-1"], "Koden NEJ-1 finns inte."),
        (["check", "--ignore", "kontaktvagar-saknas"], "Menade du kontaktvägar-saknas?"),
        (["check", "--color", "blå"], "'blå' är inte något av 'auto', 'always', 'never'"),
        (["--color"], "måste följas av ett värde"),
        (["init", "a", "b"], "Ett argument för mycket: b"),
        (
            ["init", "--family", "etablering-2025"],
            "Mallen etablering-2025 finns inte. Menade du etablering-2024?",
        ),
        (["init", "--set", "titel"], "har inte formen NYCKEL=VÄRDE"),
        (["render"], "Argument saknas: 'FIL'."),
        (["render", "a", "b"], "Ett argument för mycket: b"),
        (["render", "a", "--date", "i dag"], "--date: ”i dag” är inget datum."),
        (["schema"], "Argument saknas: 'MALL'."),
        (["schema", "etablering"], "Mallen etablering finns inte. Menade du etablering-2024?"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_in_swedish_and_ends_with_2(
    lok: Lok, words: list[str], said: str, tmp_path: Path
) -> None:
    code, out, err = lok(*words)
    assert code == 2
    assert said in err
    assert out == ""
    assert not ENGLISH.search(re.sub(r"--[a-z-]+|error|warning", "", err)), err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["check", "x" * 300],
        ["init", "x" * 300 + ".lok.yaml"],
        ["render", "x" * 300],
        ["schema", "etablering-2024", "-o", "x" * 300],
    ],
    ids=lambda words: words[0],
)
def test_a_name_too_long_is_wrong_use_and_no_crash(lok: Lok, words: list[str]) -> None:
    code, out, err = lok(*words)
    assert (code, out) == (2, "")
    assert " går inte att " in err


def test_a_file_name_cannot_speak_to_the_terminal(lok: Lok) -> None:
    code, _, err = lok("check", "saknas\x1b[2J\n.lok.yaml")
    assert code == 2
    assert err == "lok: saknas\ufffd[2J .lok.yaml finns inte. Kontrollera namnet och mappen.\n"


# --- when lok itself goes wrong, or is interrupted ---


def crash(*_: object) -> None:
    raise ZeroDivisionError("x" * 100)


def test_a_crash_is_one_line_and_ends_with_3(
    lok: Lok, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    monkeypatch.setattr(checking, "check", crash)
    code, out, err = lok("check")
    assert (code, out) == (3, "")
    assert err.startswith("lok: Något gick fel i lok självt (ZeroDivisionError). ")
    assert err.count("\n") == 1
    assert "--traceback" in err


@pytest.mark.parametrize(
    "words", [["--traceback", "check"], ["check", "--traceback"], ["check"]], ids=" ".join
)
def test_a_traceback_is_shown_only_when_asked_for(
    lok: Lok, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    monkeypatch.setattr(checking, "check", crash)
    if "--traceback" not in words:
        monkeypatch.setenv("LOK_TRACEBACK", "1")
    code, _, err = lok(*words)
    assert code == 3
    assert err.startswith("Traceback (most recent call last)")
    assert "ZeroDivisionError" in err


def test_asking_for_a_traceback_once_does_not_last(
    lok: Lok, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    monkeypatch.setattr(checking, "check", crash)
    lok("check", "--traceback")
    assert "Traceback" not in lok("check")[2]


def test_an_interruption_ends_with_130(lok: Lok, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    monkeypatch.setattr(checking, "check", interrupt)
    assert lok("check") == (130, "", "Avbrutet.\n")


@pytest.mark.parametrize("report", ["concise", "full", "json"])
def test_a_closed_pipe_ends_quietly(tmp_path: Path, report: str) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(scaffold(family("etablering-2024"), [], {}), encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "lokcli", "check", "-q", "--format", report],
        cwd=tmp_path,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


# --- the end of the process ---


def test_all_that_was_said_is_in_the_file_when_it_has_ended(lok: Lok, tmp_path: Path) -> None:
    words = ("rules", "--format", "json")
    with tmp_path.joinpath("rules.json").open("wb") as file:
        done = subprocess.run([sys.executable, "-m", "lokcli", *words], stdout=file, check=False)
    assert done.returncode == 0
    assert tmp_path.joinpath("rules.json").read_text(encoding="utf-8") == lok(*words)[1]


@pytest.mark.parametrize(
    ("words", "code"), [(("--version",), 0), (("check",), 1), (("check", "none"), 2)], ids=str
)
def test_the_program_ends_with_the_exit_code(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    done = started(tmp_path, *words)
    assert done.returncode == code
    assert done.stdout or done.stderr


def test_the_program_ends_with_130_when_it_is_interrupted(tmp_path: Path) -> None:
    with begun_on_a_terminal(tmp_path, "init") as (program, person):
        shown = b""
        while b"?" not in shown:  # until it asks it could be loading what tells of an interruption
            shown += os.read(person, 65536)
        for _ in range(20):  # Python can miss one that comes just before it begins to read
            program.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(1)
                break
        assert program.poll() == 130
        assert os.read(person, 65536).decode().endswith("Avbrutet.\r\n")


LOADING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv = ["lok", "--version"]
from lokcli.__main__ import run
run()
"""
"""lok in a process that is interrupted while it loads."""


def loaded() -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=False)


def test_an_interruption_while_lok_is_loaded_ends_it_without_a_word() -> None:
    with heeding_signals():
        done = loaded()
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_an_interruption_that_is_to_be_ignored_is_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        done = loaded()
    finally:
        signal.signal(signal.SIGINT, before)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == f"lok {lokcli.__version__}{os.linesep}".encode()


def test_the_command_and_the_module_are_the_same() -> None:
    project = tomllib.loads(
        Path(__file__).parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8")
    )
    assert project["project"]["scripts"] == {"lok": "lokcli.__main__:run"}


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "lokcli", "rules", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline() == b"{\n"
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 0


needs_full = pytest.mark.skipif(not FULL.exists(), reason="Linux has a disk that is always full")


def redirected(folder: Path, words: str, to: str) -> subprocess.CompletedProcess[bytes]:
    """The result of lok as a shell begins it: with a stream closed, full, or as it is."""
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m lokcli {words} {to}', sys.executable],
        cwd=folder,
        capture_output=True,
        check=False,
    )


WRITING = (
    *("", "--help", "--version", "check --help", "check a.lok.yaml", "check a.lok.yaml --format json"),
    *(
        "check a.lok.yaml --format full",
        "rules",
        "laws",
        "schema etablering-2024",
        "explain",
        "explain EP-05",
    ),
    *("init --list-families", "render a.lok.yaml"),
)


@needs_full
@pytest.mark.parametrize("words", WRITING)
def test_on_a_full_disk_it_ends_with_2_and_says_so(tmp_path: Path, words: str) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    done = redirected(tmp_path, words, f">{FULL}")
    said = done.stderr.decode()
    assert done.returncode == 2
    assert said.startswith("lok: Det gick inte att skriva ut allt. Kontrollera att disken ")
    assert said.count("\n") == 1


@needs_full
def test_what_does_not_fit_in_any_buffer_is_missed_too(tmp_path: Path) -> None:
    done = redirected(tmp_path, "rules --format json", f">{FULL}")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@needs_sh
@pytest.mark.parametrize(
    "words", ["--help", "check a.lok.yaml", "check a.lok.yaml --format json", "rules", "render a.lok.yaml"]
)
def test_a_closed_stream_is_nowhere_and_changes_nothing(tmp_path: Path, words: str) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    as_ever = redirected(tmp_path, words, "")
    for closed in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
        done = redirected(tmp_path, words, closed)
        assert done.returncode == as_ever.returncode
        assert done.stdout == (b"" if ">&-" in closed.replace("2>&-", "") else as_ever.stdout)
        assert done.stderr == (b"" if "2>&-" in closed else as_ever.stderr)


@needs_full
@pytest.mark.parametrize(
    "words", ["check a.lok.yaml", "check b.lok.yaml", "render b.lok.yaml", "init", "chek"]
)
def test_trouble_with_standard_error_alone_changes_nothing(tmp_path: Path, words: str) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(UNKNOWN_FAMILY, encoding="utf-8")
    shutil.copy(EXAMPLE, tmp_path / "b.lok.yaml")
    done = redirected(tmp_path, words, f"2>{FULL}")
    assert done.returncode == {"check a.lok.yaml": 1, "chek": 2}.get(words, 0)
    assert bool(done.stdout) == (words == "check a.lok.yaml")


@needs_sh
def test_a_document_takes_no_number_of_a_closed_stream(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a.lok.yaml")
    assert redirected(tmp_path, "render a.lok.yaml", "<&- >&- 2>&-").returncode == 0
    closed = tmp_path.joinpath("a.docx").read_bytes()
    assert redirected(tmp_path, "render a.lok.yaml -o b.docx", "").returncode == 0
    assert tmp_path.joinpath("b.docx").read_bytes() == closed


@needs_sh
def test_a_closed_standard_input_is_an_empty_file(tmp_path: Path) -> None:
    done = redirected(tmp_path, "check -", "<&-")
    assert done.returncode == 1
    assert b"LOK017" in done.stdout


def test_windows_has_another_word_for_a_reader_that_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    output = streams._Output(Gone())
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(BrokenPipeError):
        output.write(b"x")
    assert output.write(b"what is left") == 12
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(streams.Unwritten):
        streams._Output(Gone()).write(b"x")


def test_a_profiler_can_tell_what_it_saw(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cProfile", "-m", "lokcli", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "function calls" in done.stdout


def test_one_of_many_that_look_on_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    class Monitoring:
        @staticmethod
        def get_tool(number: int) -> str | None:
            return "coverage" if number == 1 else None

    monkeypatch.setattr(sys, "gettrace", lambda: None)
    monkeypatch.setattr(sys, "getprofile", lambda: None)
    monkeypatch.delattr(sys, "monitoring", raising=False)
    assert not app._is_watched()
    monkeypatch.setattr(sys, "monitoring", Monitoring, raising=False)
    assert app._is_watched()


# --- consoles ---


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("report", ["concise", "full"])
def test_no_console_makes_it_stop(tmp_path: Path, encoding: str, report: str) -> None:
    tmp_path.joinpath("☃.lok.yaml").write_text("lok: 1\nmall: ☃ och ”etablering”\n", encoding="utf-8")
    done = started(tmp_path, "check", "--format", report, "--color", "always", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"LOK011" in done.stdout
    assert done.stdout.decode(encoding)


def test_the_report_is_the_same_on_every_machine(tmp_path: Path) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(scaffold(family("etablering-2024"), [], {}), encoding="utf-8")
    words = ("check", "--format", "full", "--as-of", "2026-11-21")
    one = started(tmp_path, *words, COLUMNS="40", LANG="C", LC_ALL="C", PYTHONHASHSEED="1", PYTHONUTF8="1")
    other = started(
        tmp_path, *words, COLUMNS="300", LANG="de_DE.UTF-8", LC_ALL="", PYTHONHASHSEED="2", PYTHONUTF8="1"
    )
    assert one.returncode == other.returncode == 1
    assert one.stdout == other.stdout
    assert one.stderr == other.stderr


def test_colour_adds_nothing_but_colour_on_a_terminal(tmp_path: Path) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(scaffold(family("etablering-2024"), [], {}), encoding="utf-8")
    words = ("check", "--as-of", "2026-11-21")
    coloured, code = on_a_terminal(tmp_path, *words)
    plain, same = on_a_terminal(tmp_path, *words, "--color", "never", columns=200)
    assert code == same == 1
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b" not in plain
    assert "\x1b" not in on_a_terminal(tmp_path, *words, TERM="dumb")[0]


# --- a quick start ---

SLOW = {"pydantic", "pydantic_core._pydantic_core", "yaml", "docx", "lxml", "resvg._resvg", "rich"}
NETWORK = {"http.client", "ssl", "urllib.request"}


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["--version"], []], ids=" ".join)
def test_help_loads_no_heavy_library(tmp_path: Path, words: list[str]) -> None:
    assert not imported(tmp_path, *words) & SLOW


def test_a_check_loads_nothing_that_only_other_commands_need(tmp_path: Path) -> None:
    tmp_path.joinpath("a.lok.yaml").write_text(scaffold(family("etablering-2024"), [], {}), encoding="utf-8")
    loaded = imported(tmp_path, "check")
    assert "lokcli.checking" in loaded
    assert not loaded & {"docx", "lxml", "pydantic", "pydantic_core.core_schema", "resvg._resvg", "rich"}
    assert not loaded & {"lokcli.scaffold", "lokcli.render", "lokcli.outline"}
    assert not loaded & {"lokcli.schema", "lokcli.writing"}


@pytest.mark.parametrize("chosen", ["html", "md"])
def test_a_page_without_word_loads_nothing_of_word(tmp_path: Path, chosen: str) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a.lok.yaml")
    loaded = imported(tmp_path, "render", "a.lok.yaml", "--format", chosen)
    assert tmp_path.joinpath(f"a.{chosen}").exists()
    assert not loaded & {
        "docx",
        "lxml",
        "resvg._resvg",
        "rich",
        "lokcli.render.pdf",
        "lokcli.render.word",
    }


def test_a_word_document_loads_nothing_of_the_other_formats_nor_of_the_network(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a.lok.yaml")
    loaded = imported(tmp_path, "render", "a.lok.yaml")
    assert "lokcli.render.word" in loaded
    assert not loaded & {"lokcli.render.html", "lokcli.render.markdown", "lokcli.render.pdf", "rich"}
    assert not loaded & {
        "docx",
        "lxml",
        "phonenumbers",
        "personnummer",
        "lokcli.cli.check",
        "lokcli.cli.laws",
    }
    assert not loaded & NETWORK
    assert "lxml" not in imported(tmp_path, "render", "a.lok.yaml")  # nor to know what it made itself
