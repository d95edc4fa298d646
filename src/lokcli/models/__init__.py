"""The model of an agreement in Pydantic, by subject. Only schemas, scripts and tests load it; see ``base.py``."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from lokcli.models.document import Agreement

FAMILIES: Final = {
    "etablering-2024": ("establishment", "Etablering2024"),
    "regional": ("regional", "Regional"),
    "lok-2014": ("reception", "Lok2014"),
    "verksamhetsplan": ("plan", "Verksamhetsplan"),
}
"""Family → the module here and the class in it."""


def model(family: str) -> type[Agreement]:
    """The model of the family of that name; KeyError when there is none."""
    module, name = FAMILIES[family]
    return cast("type[Agreement]", getattr(import_module(f"lokcli.models.{module}"), name))
