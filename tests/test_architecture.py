"""What is promised of the house: imports run one way, each library has one door, and no machine shows.

The order and the doors are those of docs/design.md. Where the order fights the code, move the module.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "lokcli"

GROUPS = (
    {"findings", "blocks", "marks", "registers", "agreement"},
    {"models", "sources", "families", "rules", "outline"},
    {"shaping", "checking", "render", "merging", "fixing"},
    {
        "reports",
        "selecting",
        "explaining",
        "scaffold",
        "schema",
        "writing",
        "config",
        "exemptions",
        "baseline",
        "cache",
    },
    {"cli", "lsp"},
)
"""A module may import from its own group and from those before it."""

FREE = {"", "i18n", "loading"}
"""Open to all, and so not allowed to lean on any group: the version (``lokcli`` itself), the language, loading."""

DOORS: dict[str, str | tuple[str, ...]] = {
    "click": "cli/",
    "pydantic": "models/",
    "pydantic_core": ("agreement/core.py", "models/"),
    "resvg": "render/raster.py",
    "rich": "reports/terminal.py",
    "typer": "cli/",
    "yaml": "sources/yaml.py",
}
"""The only files or folders that may import a library."""

SOURCES = sorted(PACKAGE.rglob("*.py"))
PYTHON = [
    *SOURCES,
    *(file for part in ("tests", "tools", "bench") for file in sorted((ROOT / part).rglob("*.py"))),
]


def relative(file: Path) -> str:
    """A file of the package as the design names it: ``render/word.py``."""
    return file.relative_to(PACKAGE).as_posix()


def imports(file: Path) -> set[str]:
    """The dotted names of all modules that a file imports anywhere, inside functions too."""
    here = ["lokcli", *file.relative_to(PACKAGE).parent.parts]
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {name.name for name in names}
            case ast.ImportFrom(module=module, names=names, level=level):
                base = (
                    ".".join([*here[: len(here) - level + 1], *filter(None, [module])]) if level else module
                )
                found |= {f"{base}.{name.name}" if base == "lokcli" else str(base) for name in names}
    return found


def subject(name: str) -> str | None:
    """The second part of ``lokcli.findings``; None for other packages, empty for ``lokcli`` itself."""
    parts = name.split(".")
    if parts[0] != "lokcli":
        return None
    known = {file.stem if file.parent == PACKAGE else relative(file).split("/")[0] for file in SOURCES}
    return parts[1] if len(parts) > 1 and parts[1] in known else ""


def rank(name: str) -> int:
    """The place of a module in the order; -1 for what is free to all."""
    if name in FREE:
        return -1
    found = [number for number, group in enumerate(GROUPS) if name in group]
    assert found, f"lokcli.{name} has no group: give it one in GROUPS here and in docs/design.md"
    return found[0]


def files_of_repository() -> list[Path]:
    """What git tracks or would track; outside a clone, every file that is not made by a tool."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        done = subprocess.run(
            [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        # git refuses a clone that another user owns, as in some containers.
        if done.returncode == 0:
            names = done.stdout.decode("utf-8").split("\0")
            return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    made = {
        "__pycache__",
        ".venv",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".hypothesis",
        "demo",
        "dist",
    }
    return [
        file
        for file in sorted(ROOT.rglob("*"))
        if file.is_file() and not made & set(file.relative_to(ROOT).parts)
    ]


@pytest.mark.parametrize("file", SOURCES, ids=relative)
def test_imports_run_one_way(file: Path) -> None:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    own = rank("" if parts[0] == "__init__" else "cli" if parts[0] == "__main__" else parts[0])
    for name in imports(file):
        other = subject(name)
        if other is not None:
            assert rank(other) <= own, f"{relative(file)} imports {name}, which stands later in the order"


@pytest.mark.parametrize("file", SOURCES, ids=relative)
def test_a_library_has_one_door(file: Path) -> None:
    for name in imports(file):
        door = DOORS.get(name.split(".")[0])
        if door is not None:
            assert relative(file).startswith(door), f"{relative(file)} imports {name}; only {door} may"


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_file_opens_with_what_it_is_for(file: Path) -> None:
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


def test_no_machine_shows_through() -> None:
    # Written in pieces, so that this file does not say what it forbids.
    folders = "|".join(["ho" + "me", "ro" + "ot", "Us" + "ers", "wo" + "rk"])
    # A name before the slash makes it an address or a folder of another kind; a drive letter does not.
    path = rf"(?:(?<![\w.~/-])|file://)(?:[A-Z]:)?[/\\](?:{folders})[/\\]\w"
    indexes = ("py" + "pi.org", "python" + "hosted.org", "registry.np" + "mjs.org")
    forbidden = re.compile("|".join([path, *map(re.escape, indexes)]))
    found = []
    for file in files_of_repository():
        data = file.read_bytes()
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if forbidden.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
