"""The engine of Pydantic, without the half of it that only describes schemas to type checkers.

``import pydantic_core`` also loads 150 classes that nothing here asks for, which takes a third of the time that
lok needs to start. So its compiled module is loaded by itself where it is found, and the whole package where not.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError

__all__ = ["PydanticCustomError", "SchemaValidator", "ValidationError"]

_COMPILED = "pydantic_core._pydantic_core"


def _load() -> None:
    """Loads the compiled module under its own name, where a later ``import pydantic`` finds it."""
    package = find_spec("pydantic_core")
    found = package and PathFinder.find_spec(_COMPILED, package.submodule_search_locations)
    if not found or not found.loader:
        return
    module = module_from_spec(found)
    found.loader.exec_module(module)
    sys.modules[_COMPILED] = module


if not TYPE_CHECKING:
    if _COMPILED not in sys.modules:
        _load()
    if _COMPILED not in sys.modules:
        pass
    _core = sys.modules[_COMPILED]
    PydanticCustomError = _core.PydanticCustomError
    SchemaValidator = _core.SchemaValidator
    ValidationError = _core.ValidationError
