"""After a syntax error nothing is read, and nothing is said to be missing because of it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from lokcli.checking import check
from lokcli.families import NAMES
from lokcli.sources.yaml import read

AS_OF = date(2026, 11, 21)
EVERY = 12
"""The example is broken at every twelfth line; to break it at each would take a minute."""


@pytest.mark.parametrize("family", NAMES)
def test_a_complete_example_that_is_broken_has_that_fault_and_no_other(family: str) -> None:
    lines = files("lokcli.families").joinpath(f"{family}.example.yaml").read_text("utf-8").splitlines()
    told = {}
    for number in range(1, len(lines), EVERY):
        indent = len(lines[number]) - len(lines[number].lstrip())
        broken = [*lines[:number], f"{' ' * indent}@", *lines[number:]]
        found = check(read("\n".join(broken).encode(), "a.lok.yaml"), AS_OF).findings
        told[number + 1] = [finding.code for finding in found]

    assert ["LOK002"] in told.values()
    # Inside a text over several lines the sign is no fault.
    assert {number: codes for number, codes in told.items() if codes not in ([], ["LOK002"])} == {}


@pytest.mark.parametrize(
    ("name", "line", "code"),
    [
        ("cases/EP-30-near-a-year-to-the-day", 7, "EP-30"),
        ("cases/RO-09-near-continuously-in-a-forum-that-meets", 9, "RO-09"),
        ("../examples/sodertorn-2019", 173, "VP-06"),
    ],
)
def test_what_is_compared_waits_until_both_sides_are_read(name: str, line: int, code: str) -> None:
    lines = (Path(__file__).parent / f"{name}.lok.yaml").read_text("utf-8").splitlines()
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    broken = [*lines[: line - 1], f"{' ' * indent}@", *lines[line - 1 :]]
    findings = check(read("\n".join(broken).encode(), "a.lok.yaml"), AS_OF).findings
    assert "LOK002" in {finding.code for finding in findings}
    weighed = [finding.message for finding in findings if finding.code == code]
    whole = check(read("\n".join(lines).encode(), "a.lok.yaml"), AS_OF).findings
    assert set(weighed) <= {finding.message for finding in whole}
