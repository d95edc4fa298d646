"""The engine of Pydantic, without the half of it that only describes schemas to type checkers.

``import pydantic_core`` also makes 150 classes that nothing here asks for, which takes a tenth of a whole check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokcli.loading import compiled

__all__ = ["PydanticCustomError", "SchemaValidator", "ValidationError"]

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError
else:
    _CORE = compiled("pydantic_core._pydantic_core")
    PydanticCustomError = _CORE.PydanticCustomError
    SchemaValidator = _CORE.SchemaValidator
    ValidationError = _CORE.ValidationError
