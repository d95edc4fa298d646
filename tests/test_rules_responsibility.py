"""The 2xx rules on the complete example: what is taken out of a duty is missed, and what is whole is silent."""

from __future__ import annotations

import copy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lokcli.checking import check
from lokcli.findings import Finding, Severity, dotted
from lokcli.registers import agencies
from lokcli.rules.responsibility import _BENEFIT, _HEALTH, _PLAN, _SETTLING
from lokcli.sources.emit import emit
from lokcli.sources.yaml import read

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 21)


@cache
def example() -> dict[str, Any]:
    return dict(read((ROOT / "examples" / "etablering-2024.lok.yaml").read_bytes(), "example").data)


DUTIES = [(process, duty) for process, item in example()["processer"].items() for duty in item["åtaganden"]]


def found(data: dict[str, Any]) -> tuple[Finding, ...]:
    return check(read(emit(data, lambda _path: ()).encode(), "a.lok.yaml"), AS_OF).findings


@pytest.mark.parametrize(("process", "duty"), DUTIES)
def test_a_duty_that_loses_its_party_is_one_fel_and_nothing_else(process: str, duty: str) -> None:
    data = copy.deepcopy(example())
    data["processer"][process]["åtaganden"][duty]["part"] = None

    faults = [f for f in found(data) if f.severity is Severity.FEL]

    assert [(f.code, dotted(f.path)) for f in faults] == [
        ("LOK201", f"processer.{process}.åtaganden.{duty}.part")
    ]


@pytest.mark.parametrize(("process", "duty"), DUTIES)
def test_a_duty_of_two_parties_is_heard_whatever_it_is_about(process: str, duty: str) -> None:
    data = copy.deepcopy(example())
    data["processer"][process]["åtaganden"][duty]["åtagande"] = (
        "Arbetsförmedlingen och Karlshamns kommun ska ta fram en rutin."
    )

    assert f"processer.{process}.åtaganden.{duty}.åtagande" in [
        dotted(f.path) for f in found(data) if f.code == "LOK202"
    ]


@pytest.mark.parametrize("given", [_BENEFIT, _SETTLING, _HEALTH, _PLAN], ids=lambda given: given.ident)
def test_each_task_by_law_stands_in_the_register(given: Any) -> None:  # noqa: ANN401
    assert [task.ident for task in agencies.TASKS].count(given.ident) == 1
