"""What each code promises, one small agreement a promise: ``tests/cases/<CODE>-<what>.lok.yaml``.

A comment ``#! EP-05`` at the end of a line says that a finding of that code stands on exactly that line; one
code for each finding. A case is judged on the code in its own name alone, so a fragment need not be whole.
``<CODE>-near-<what>`` is what the code must leave in peace. Directives are comments of their
own, above the agreement (below the first line, where that is what is marked):

- ``#: as-of 2027-01-01``: the day of the check, else 2026-11-21
- ``#: severity varning`` and ``#: basis support``: of every marked finding
- ``#: path processer.sfi.kontaktvägar``: of a marked finding, one line for each, in the file's order
- ``#: column 5``: where every marked finding starts
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.needs import lacking

from lokcli.checking import check
from lokcli.families import NAMES, family
from lokcli.findings import Finding, Severity, dotted
from lokcli.rules.catalogue import RULES
from lokcli.sources.yaml import MAX_BYTES, read

FILES = sorted((Path(__file__).parent / "cases").glob("*.lok.yaml"))
AS_OF = date(2026, 11, 21)
CODES = tuple(dict.fromkeys((*(code for name in NAMES for code in family(name).catalogue), *RULES)))

NO_CASES = {
    f"EP-R{n}": "only people can answer it: it is a checklist item, never a finding" for n in range(1, 8)
} | {
    "MS-24": "a fact of its time: listed, and never asked",
    "GEN-12": "LOK601 to LOK612 report it",
    "GEN-14": "LOK401 to LOK406 report it",
    "GEN-13": "decided on a Word file",
    "GEN-11": "LOK701 and LOK704 report it",
}

_NAME = re.compile(r"(?P<code>[A-Z]{2,3}-R?\d+|LOK\d{3})-(?P<near>near-)?[0-9a-zåäö-]+\.lok\.yaml")
_MARK = re.compile(r"#! (?P<codes>[A-Z0-9 -]+)$")
_DIRECTIVE = re.compile(r"#: (?P<word>as-of|severity|basis|path|column)(?: (?P<said>.*))?")

_HEAD = "lok: 1\nmall: etablering-2024\n"
_NOT_TEXT: dict[str, tuple[bytes, list[int]]] = {
    "LOK001-windows-1252": ((_HEAD + "titel: Överenskommelse om etablering\n").encode("cp1252"), [3]),
    "LOK001-utf-16": ((_HEAD + "titel: Överenskommelse\n").encode("utf-16"), [1]),
    "LOK001-utf-16-without-mark": ((_HEAD + "titel: Överenskommelse\n").encode("utf-16-le"), [1]),
    "LOK001-word-document": (b"PK\x03\x04" + bytes(200), [1]),
    "LOK001-pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", [1]),
    "LOK001-near-bom-and-crlf": (
        b"\xef\xbb\xbf" + (_HEAD + "titel: Överenskommelse\n").replace("\n", "\r\n").encode(),
        [],
    ),
    "LOK017-no-bytes": (b"", [1]),
    "LOK018-over-the-limit": (_HEAD.encode() + b"#" * MAX_BYTES, [1]),
    "LOK018-near-at-the-limit": (_HEAD.encode() + b"#" * (MAX_BYTES - len(_HEAD)), []),
}
"""What cannot stand in a text file with marks: name → bytes, and the lines of the findings."""


@dataclass(frozen=True)
class Case:
    """What a case file says must be reported."""

    code: str
    near: bool
    raw: bytes
    lines: list[int]
    as_of: date = AS_OF
    severity: str = ""
    basis: str = ""
    column: int = 0
    paths: list[str] = field(default_factory=list)


def _case(file: Path) -> Case:
    """The case in a file; ValueError for a directive that is misspelt and would promise nothing."""
    named = _NAME.fullmatch(file.name)
    if named is None or named["code"] not in CODES:
        message = f"{file.name} does not start with a code"
        raise ValueError(message)
    raw = file.read_bytes()
    marked: list[int] = []
    said: dict[str, list[str]] = {}
    # Not splitlines: a control character that a case is about ends no line.
    for number, line in enumerate(raw.decode("utf-8-sig").split("\n"), 1):
        text = line.rstrip("\r")
        if mark := _MARK.search(text):
            marked += [number for code in mark["codes"].split() if code == named["code"]]
        elif "#!" in text:
            message = f"{file.name}:{number}: no mark can be read here"
            raise ValueError(message)
        if text.startswith("#:"):
            if (found := _DIRECTIVE.fullmatch(text)) is None:
                message = f"{file.name}:{number}: unknown directive"
                raise ValueError(message)
            said.setdefault(found["word"], []).append(found["said"] or "")
    day = said.get("as-of", [AS_OF.isoformat()])[0]
    return Case(
        named["code"],
        named["near"] is not None,
        raw,
        marked,
        date.fromisoformat(day),
        said.get("severity", [""])[0],
        said.get("basis", [""])[0],
        int(said.get("column", ["0"])[0]),
        said.get("path", []),
    )


def _found(raw: bytes, code: str, as_of: date = AS_OF) -> list[Finding]:
    return [f for f in check(read(raw, "case.lok.yaml"), as_of).findings if f.code == code]


def _family_of(name: str) -> object:
    return read((FILES[0].parent / name).read_bytes(), name).data.get("mall")


def _told(found: list[Finding]) -> str:
    """What was reported, for the one who reads a failure."""
    return "".join(
        f"\n  {f.place.line}:{f.place.column} {f.severity.swedish} {f.code} {dotted(f.path) or '(root)'}: {f.message}"
        for f in found
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_code_is_reported_on_the_marked_lines_and_nowhere_else(file: Path) -> None:
    case = _case(file)
    # A case that promises the opposite of its name is a mistake in the case, whatever the program does.
    assert case.near is not bool(case.lines), "a near miss has no mark, and every other case has one"

    found = _found(case.raw, case.code, case.as_of)

    assert sorted(f.place.line for f in found) == case.lines, _told(found)
    if case.severity:
        assert {f.severity.swedish for f in found} == {case.severity}, _told(found)
    if case.basis:
        assert {f.basis.kind for f in found} == {case.basis}, _told(found)
    if case.column:
        assert {f.place.column for f in found} == {case.column}, _told(found)
    if case.paths:
        assert [dotted(f.path) or "(root)" for f in found] == case.paths, _told(found)


@pytest.mark.parametrize("least", [Severity.VARNING, Severity.FEL], ids=lambda least: least.name)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_check_for_what_weighs_most_finds_all_of_it_and_nothing_else(file: Path, least: Severity) -> None:
    case = _case(file)
    source = read(case.raw, file.name)

    for stage in (None, "remiss", "beslut"):
        whole, part = check(source, case.as_of, stage), check(source, case.as_of, stage, least=least)
        heavy = tuple(f for f in whole.findings if f.severity >= least)
        assert part._replace(draft=None) == whole._replace(findings=heavy, draft=None)


@pytest.mark.parametrize("name", _NOT_TEXT)
def test_bytes_that_are_no_text_file_are_judged_in_the_same_way(name: str) -> None:
    raw, lines = _NOT_TEXT[name]

    found = _found(raw, name[:6])

    assert [f.place.line for f in found] == lines, _told(found)


@pytest.mark.parametrize("near", [False, True], ids=["fires", "near miss"])
@pytest.mark.parametrize("code", [code for code in CODES if code not in NO_CASES])
def test_every_code_has_a_case_that_fires_and_a_near_miss(code: str, near: bool) -> None:
    homes = {name for name in NAMES if code in family(name).catalogue}
    names = [*_NOT_TEXT, *(file.name for file in FILES)]
    found = [name for name in names if name.startswith(f"{code}-") and ("-near-" in name) is near]

    # A near miss in a family that does not have the code would be left in peace whatever it says.
    assert any(not homes or _family_of(name) in homes for name in found)


def test_what_has_no_cases_is_a_code_that_people_answer_or_that_no_row_asks() -> None:
    by_people = {code for name in NAMES for code, _ in family(name).checklist}
    by_rows = {row.code for name in NAMES for row in family(name).rows}

    assert set(NO_CASES) <= set(CODES)
    assert all(code in by_people or code not in by_rows for code in NO_CASES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_both_yaml_loaders_lead_to_the_same_findings(file: Path) -> None:
    case = _case(file)
    quick = getattr(yaml, "CSafeLoader", None)
    if quick is None:
        lacking("libyaml in PyYAML", "there is only one loader")

    with_libyaml = check(read(case.raw, "case.lok.yaml", _loader=quick), case.as_of)
    in_python = check(read(case.raw, "case.lok.yaml", _loader=yaml.SafeLoader), case.as_of)

    assert with_libyaml.findings == in_python.findings
