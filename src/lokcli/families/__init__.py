"""The families that lok knows, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from lokcli.agreement.document import Agreement
from lokcli.agreement.requirements import Draft, Req, Requirement


@dataclass(frozen=True)
class Family:
    """A kind of agreement: its model, its codes, the rows that ask, and what only people can answer."""

    name: str
    title: str
    model: type[Agreement]
    catalogue: dict[str, Requirement]
    rows: tuple[Req, ...]
    checklist: tuple[tuple[str, str], ...]
    topics: Callable[[Any], dict[str, tuple[str, ...]]]
    declined: Callable[[Draft], frozenset[str]]
    """The topics that the agreement says it does not cover."""


NAMES: dict[str, str] = {
    "etablering-2024": "lokcli.families.etablering_2024",
}
"""Name → module. A family is imported when a file asks for it."""


def family(name: str) -> Family:
    """The family of that name; KeyError when there is none."""
    return cast("Family", import_module(NAMES[name]).FAMILY)
