"""The families that lok knows, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from lokcli.agreement.fields import field_at
from lokcli.agreement.parts import Agreement
from lokcli.agreement.requirements import Draft, Req, Requirement
from lokcli.registers.kommuner import Kommun


@dataclass(frozen=True)
class Family:
    """A kind of agreement: its model, its codes, the rows that ask, and what only people can answer."""

    name: str
    title: str
    kind: str
    """What stands above the title of a document."""
    model: type[Agreement]
    catalogue: dict[str, Requirement]
    rows: tuple[Req, ...]
    checklist: tuple[tuple[str, str], ...]
    named: Callable[[Sequence[Kommun]], str | None]
    """The title of a new agreement with those kommuner; None where none can be given."""
    topics: Callable[[Any], dict[str, tuple[str, ...]]] = lambda _agreement: {}
    """Topic → the processes that cover it. Most families have no topics."""
    declined: Callable[[Draft], frozenset[str]] = lambda _draft: frozenset()
    """The topics that the agreement says it does not cover."""

    def __post_init__(self) -> None:
        """Refuses a row whose path is not in the model, or whose code is not in the catalogue."""
        for row in self.rows:
            if row.path:
                field_at(self.model, [word for word, _ in row.steps()])
            if row.code not in self.catalogue:
                raise LookupError(f"{self.name} has a row of {row.code}, which is not in its catalogue")


NAMES: dict[str, str] = {
    "etablering-2024": "lokcli.families.etablering_2024",
    "regional": "lokcli.families.regional",
    "lok-2014": "lokcli.families.lok_2014",
    "verksamhetsplan": "lokcli.families.verksamhetsplan",
}
"""Name → module. A family is imported when a file asks for it."""


def family(name: str) -> Family:
    """The family of that name; KeyError when there is none."""
    return cast("Family", import_module(NAMES[name]).FAMILY)
