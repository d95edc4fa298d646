"""Equal input gives equal bytes in every format, whatever the clock, locale, hash seed, zone, width or folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.needs import lacking

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "examples" / "verksamhetsplan.lok.yaml"
"""The example with both an organisation chart and a year wheel."""
HERE = {"LC_ALL": "C", "PYTHONHASHSEED": "0", "TZ": "UTC", "COLUMNS": "80"}
ELSEWHERE = {"LC_ALL": "sv_SE.UTF-8", "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "COLUMNS": "20"}


def test_the_other_locale_is_here_where_that_is_promised() -> None:
    program = shutil.which("locale")
    known = (
        subprocess.run([program, "-a"], capture_output=True, text=True, check=True).stdout if program else ""
    )
    if not re.search(r"^sv_SE\.utf-?8$", known, re.IGNORECASE | re.MULTILINE):
        lacking("the locale sv_SE.UTF-8", "programs fall back on C in the tests below")


def clock(days: int) -> list[str]:
    """The words before a command that is to see the clock so many days ahead."""
    if not (faketime := shutil.which("faketime")):
        lacking("faketime", "the clock cannot be changed for the test")
    return [faketime, "-f", f"{days:+}d"]


def digest(folder: Path, name: str, days: int, environment: dict[str, str], *options: str) -> str:
    folder.mkdir(parents=True)
    shutil.copy(SOURCE, folder / SOURCE.name)
    subprocess.run(
        [*clock(days), sys.executable, "-m", "lokcli", "render", SOURCE.name, "-o", name, *options],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return sha256((folder / name).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.docx", ()),
        ("a.html", ()),
        ("a.md", ()),
        ("a.docx", ("--party", "ronneby")),
        ("a.docx", ("--draft",)),
    ],
)
def test_one_sha256_on_another_day_in_another_locale_and_another_folder(
    tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    first = digest(tmp_path / "en", name, 0, HERE, *options)
    second = digest(tmp_path / "en annan mapp å" / "djupare", name, 1, ELSEWHERE, *options)

    assert first == second


def test_one_sha256_in_an_agencys_template(tmp_path: Path) -> None:
    house = tmp_path / "mall.docx"
    shutil.copy(ROOT / "examples" / "regional.docx", house)
    first = digest(tmp_path / "en", "a.docx", 0, HERE, "--template", str(house))
    second = digest(tmp_path / "två å", "a.docx", 1, ELSEWHERE, "--template", str(house))

    assert first == second


def test_one_sha256_of_a_pdf_too(tmp_path: Path, soffice: str) -> None:
    assert soffice
    first = digest(tmp_path / "en", "a.pdf", 0, HERE)
    second = digest(tmp_path / "en annan mapp å" / "djupare", "a.pdf", 1, ELSEWHERE)

    assert first == second


ADDING = """
import builtins, hashlib, math, sys
exact = sys.argv[1] == "exact"

def added(values, /, start=0):
    values = [start, *values]
    if exact and any(isinstance(value, float) for value in values):
        return math.fsum(values)
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total

builtins.sum = added
from tools.generate import ROOT, _rendered
for name in sys.argv[2:]:
    text = (ROOT / "examples" / f"{name}.lok.yaml").read_bytes()
    print(name, hashlib.sha256(_rendered(text, f"{name}.lok.yaml")).hexdigest())
"""


def test_one_sha256_however_a_python_adds_fractions() -> None:
    """From 3.12 on ``sum`` of floats rounds in another way; no width may hang on it."""
    names = ("etablering-2024", "lok-2014", "regional", "verksamhetsplan", "sodertorn-2019")
    found = [
        subprocess.run(
            [sys.executable, "-c", ADDING, way, *names],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        for way in ("exact", "in turn")
    ]
    assert found[0] == found[1]
    assert len(found[0]) == len(names)
