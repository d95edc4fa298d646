"""Every place where a row can be declined takes the three answers, and no other place does."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path as File
from typing import Any

import pytest

from lokcli.agreement.fields import field_at, is_field
from lokcli.checking import Result, check
from lokcli.families import family
from lokcli.findings import Path, Severity, dotted
from lokcli.sources.emit import emit
from lokcli.sources.yaml import read

ROOT = File(__file__).resolve().parent.parent
FAMILY = family("etablering-2024")
REASON = "Det behövs inte i kommunen."
NEEDS_REASON = {
    "informationsutbyten",
    "vägar",
    "arbetssökande",
    "inskrivning",
    "sfi",
    "samhällsorientering",
    "utbildningsplikt",
    "utbildningsplan",
    "anpassning",
}
"""Where any of the answers needs a reason, as the rows say: the last step of the path."""


@cache
def example() -> dict[str, Any]:
    raw = (ROOT / "examples" / "etablering-2024.lok.yaml").read_bytes()
    return dict(read(raw, "example").data)


def run(data: dict[str, Any]) -> Result:
    from datetime import date

    return check(read(emit(data, lambda _path: ()).encode(), "a.lok.yaml"), date(2026, 11, 21))


def declinable(data: dict[str, Any], path: Path = ()) -> Iterator[Path]:
    """The paths of the example whose field, or item, may be an answer."""
    for word, value in data.items():
        here = (*path, word)
        if is_field(FAMILY.model, here) and field_at(FAMILY.model, here)[1].answerable:
            yield here
        if here[:-1] == ("processer",) or here[:-1] == ("reflektion",):
            yield here
        if isinstance(value, dict) and "svar" not in value:
            yield from declinable(value, here)


PLACES = sorted(set(declinable(example())))


def put(path: Path, value: Any) -> dict[str, Any]:  # noqa: ANN401
    data = copy.deepcopy(example())
    here = data
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return data


def faults(result: Result) -> list[str]:
    return [f"{f.code} {dotted(f.path)} {f.message}" for f in result.findings if f.severity is Severity.FEL]


@pytest.mark.parametrize("path", PLACES, ids=[dotted(path) for path in PLACES])
@pytest.mark.parametrize("word", ["nej", "inga", "omfattas inte"])
def test_an_answer_with_its_reason_is_enough(path: Path, word: str) -> None:
    # An answered process takes its contact paths with it, and others may have leaned on them.
    assert faults(run(put(path, {"svar": word, "därför-att": REASON}))) == []


@pytest.mark.parametrize("path", PLACES, ids=[dotted(path) for path in PLACES])
def test_not_covered_always_needs_its_reason(path: Path) -> None:
    found = {(f.code, f.path) for f in run(put(path, {"svar": "omfattas inte"})).findings}

    assert ("LOK019", path) in found


@pytest.mark.parametrize("path", PLACES, ids=[dotted(path) for path in PLACES])
@pytest.mark.parametrize("word", ["nej", "inga"])
def test_no_needs_a_reason_just_where_a_row_says_so(path: Path, word: str) -> None:
    found = [f for f in run(put(path, {"svar": word})).findings if f.path == (*path, "därför-att")]

    assert bool(found) is (path[-1] in NEEDS_REASON), [f.message for f in found]


@pytest.mark.parametrize(
    "path",
    [("parter",), ("mål",), ("uppföljning",), ("giltighet",), ("processer", "sfi", "åtaganden")],
    ids=dotted,
)
def test_what_cannot_be_declined_says_so(path: Path) -> None:
    result = run(put(path, {"svar": "nej"}))

    assert [f.code for f in result.findings if f.path == path] == ["LOK013"]


def test_other_words_are_no_answer() -> None:
    result = run(put(("andra-forum",), {"svar": "kanske"}))

    assert [(f.code, dotted(f.path)) for f in result.findings] == [("LOK014", "andra-forum.svar")]
