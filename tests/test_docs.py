"""What is promised of the guides: each command does what they show, and each link, option and code is there.

A ``console`` block shows commands after ``$ `` or ``> `` and parts of what they answer; ``sh`` blocks hold only
commands. The blocks of a guide run in their order, in one empty folder of its own, to which the guide adds
the ``yaml`` blocks that open with a file name. A comment before a block, ``<!-- exit codes: 0 1 -->``, says
how its commands end when that is not with 0. When only numbers have changed in what lok answers,
``LOK_UPDATE_DOCS=1`` writes them into the guides instead of failing.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from lokcli.checking import check
from lokcli.families import NAMES
from lokcli.selecting import known_codes
from lokcli.sources.yaml import read

ROOT = Path(__file__).resolve().parent.parent
README, HANDBOOK = ROOT / "README.md", ROOT / "docs" / "handbok.md"
RUN = (README, HANDBOOK)
GUIDES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
AS_OF = "2026-11-21"
"""The day that the commands are run for, so that the guides say the same on any day."""

_FENCE = re.compile(
    r"(?:<!-- exit codes: (?P<codes>[\d ]+) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SAVED_AS = re.compile(r"# (\w+\.lok\.yaml)\n")
"""The first line of a ``yaml`` block that the reader is told to save under that name."""
_PROMPT = re.compile(r"[$>] ")
_NOT_RUN = ("python", "py", ".venv/bin/python", "LOK_UPDATE_DOCS=1")
"""Programs that set up a computer; what they do is not lok's to promise."""


@dataclass(frozen=True)
class Shown:
    """A command of a guide, the lines that the guide shows of its answer, and how it ends."""

    line: str
    output: tuple[str, ...]
    code: int


def shown(guide: Path) -> list[Shown]:
    """The commands of a guide in their order."""
    found: list[Shown] = []
    for block in _FENCE.finditer(guide.read_text(encoding="utf-8")):
        if block["kind"] not in ("console", "sh"):
            continue
        made: list[tuple[str, list[str]]] = []
        for line in block["text"].splitlines():
            if block["kind"] == "sh":
                made.append((line, []))
            elif _PROMPT.match(line):
                made.append((line[2:], []))
            else:
                assert made, f"{guide.name}: a console block opens with an answer: {line}"
                made[-1][1].append(line)
        codes = [int(code) for code in (block["codes"] or "0 " * len(made)).split()]
        assert len(codes) == len(made), f"{guide.name}: as many exit codes as commands: {block['text']}"
        found += [
            Shown(line, tuple(output), code) for (line, output), code in zip(made, codes, strict=True) if line
        ]
    return found


def words(command: Shown) -> list[str]:
    """The words of a command as the shell would give them."""
    return shlex.split(command.line, comments=True)


def as_at_a_terminal(arguments: list[str]) -> list[str]:
    """The arguments with what a reader has without saying it: the day of the guides, and the full report."""
    dated = arguments[:1] in (["check"], ["render"]) or arguments[:2] == ["laws", "--check"]
    if not dated or "--help" in arguments:
        return arguments
    day = [] if "--as-of" in arguments else ["--as-of", AS_OF]
    full = [] if "--format" in arguments or arguments[0] != "check" else ["--format", "full"]
    return [*arguments, *day, *full]


def lok(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Runs the lok of this tree as on a computer of a user; gives exit code and all that was said."""
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80"}
    for name in ("NO_COLOR", "FORCE_COLOR", "LOK_TRACEBACK"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "lokcli", *arguments],
        cwd=folder,
        env=environment,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


@cache
def help_of(*command: str) -> str:
    """The help of lok or of a command."""
    code, text = lok([*command, "--help"], ROOT)
    assert code == 0
    return text


def as_parts(output: tuple[str, ...]) -> list[str]:
    """The shown lines cut where a line with only … says that something is left out; each part is whole."""
    return [
        part.strip("\n") for part in re.split(r"^…$", "\n".join(output), flags=re.MULTILINE) if part.strip()
    ]


def renumbered(part: str, said: str) -> str | None:
    """The place in what was said that differs from the part in nothing but numbers; None when there is none."""
    pieces = re.split(r"( *\d+)", part)
    pattern = "".join(r" *\d+" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    found = re.search(pattern, said)
    return found[0] if found else None


@pytest.mark.parametrize("guide", RUN, ids=lambda guide: guide.name)
def test_every_command_of_a_guide_does_what_it_shows(guide: Path, tmp_path: Path) -> None:
    verbs = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    run = 0
    for block in _FENCE.finditer(guide.read_text(encoding="utf-8")):
        if block["kind"] == "yaml" and (name := _SAVED_AS.match(block["text"])):
            (tmp_path / name[1]).write_text(block["text"], encoding="utf-8")
    for command in shown(guide):
        program, *arguments = words(command)
        if program == "make":
            assert set(arguments) <= set(verbs), command.line
            continue
        if program in _NOT_RUN:
            continue
        assert program == "lok", f"{guide.name}: {command.line}"
        code, said = lok(as_at_a_terminal(arguments), tmp_path)
        if AS_OF not in command.line:  # the day that the test alone has asked for
            said = said.replace(f" --as-of {AS_OF}", "")
        run += 1
        assert code == command.code, f"{guide.name}: {command.line}\n{said}"
        for part in as_parts(command.output):
            new = renumbered(part, said) if os.environ.get("LOK_UPDATE_DOCS") == "1" else None
            if new:
                guide.write_text(guide.read_text(encoding="utf-8").replace(part, new), encoding="utf-8")
                continue
            assert part in said, f"{guide.name}: {command.line}\nshows\n{part}\nbut says\n{said}"
    assert run >= 5


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_links_point_at_files_and_headings_that_are_there(guide: Path) -> None:
    text = _FENCE.sub("", guide.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, heading = target.partition("#")
        aimed = (guide.parent / file).resolve() if file else guide
        assert aimed.exists(), f"{guide.name} links to {target}"
        if heading:
            assert heading in anchors(aimed), f"{guide.name} links to {target}"


def anchors(guide: Path) -> set[str]:
    """The headings of a guide as a repository page makes links of them."""
    text = _FENCE.sub("", guide.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.casefold()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("guide", RUN, ids=lambda guide: guide.name)
def test_every_option_that_a_guide_names_is_there(guide: Path) -> None:
    commands = ("init", "check", "render", "explain", "rules", "laws", "schema")
    every = help_of() + "".join(help_of(command) for command in commands)
    known = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", every))
    text = guide.read_text(encoding="utf-8")
    for command in shown(guide):
        program, *arguments = words(command)
        if program == "lok":
            own = help_of(*arguments[:1]) if arguments and not arguments[0].startswith("-") else help_of()
            for option in (word for word in arguments if re.fullmatch(r"--?[a-z][a-z-]*", word)):
                assert option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", own), command.line
    for option in re.findall(r"`(--?[a-z][a-z-]*)[^`]*`", _FENCE.sub("", text)):
        assert option in known, f"{guide.name} names {option}"


@pytest.mark.parametrize("guide", RUN, ids=lambda guide: guide.name)
def test_every_code_that_a_guide_names_is_there(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    known = known_codes()
    for code in re.findall(r"\b(?:EP|GEN|MS|RO|VP)-[R\d]\d*\b|\bLOK\d{3}\b", text):
        assert code in known, f"{guide.name} names {code}"


@pytest.mark.parametrize("guide", RUN, ids=lambda guide: guide.name)
def test_every_family_is_named_in_a_guide(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in text] == []


def test_what_the_handbook_says_may_stand_in_a_file_may_stand_there() -> None:
    blocks = [b["text"] for b in _FENCE.finditer(HANDBOOK.read_text(encoding="utf-8")) if b["kind"] == "yaml"]
    pieces = [block for block in blocks if not _SAVED_AS.match(block)]
    assert pieces
    for block in pieces:
        text = block if "mall:" in block else f"lok: 1\nmall: etablering-2024\n{block}"
        found = check(read(text.encode(), "handbok"), date.fromisoformat(AS_OF)).findings
        # What a piece refers to may stand elsewhere in the file.
        wrong = [f for f in found if f.code.startswith("LOK") and f.code != "LOK016"]
        assert wrong == [], block


def test_the_order_of_imports_is_told_as_it_is_held() -> None:
    tree = ast.parse((ROOT / "tests" / "test_architecture.py").read_text(encoding="utf-8"))
    [groups] = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "GROUPS"
    ]
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    told = [set(re.findall(r"`(\w+)`", line)) for line in re.findall(r"^\d\. (`.+)$", text, re.MULTILINE)]
    assert told == list(groups)
