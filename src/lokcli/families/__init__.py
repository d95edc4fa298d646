"""The families that lok knows, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from lokcli.agreement.parts import Agreement
from lokcli.agreement.requirements import Draft, Req, Requirement

if TYPE_CHECKING:
    from lokcli.registers.kommuner import Kommun


class Family(NamedTuple):
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
