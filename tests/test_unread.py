"""After a syntax error nothing is read, and nothing is said to be missing because of it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

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
