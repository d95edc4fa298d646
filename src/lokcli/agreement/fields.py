"""Where a path leads in a model: to which class, field, label and type."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from lokcli.agreement.base import Answer, Answerable, Part
from lokcli.findings import Path, dotted


def plain_type(annotation: Any) -> Any:  # noqa: ANN401
    """The annotated type without ``Annotated``, ``None`` and the answer that may stand in its place."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [k for k in get_args(annotation) if k is not type(None) and k is not Answer]
        return plain_type(kinds[0]) if len(kinds) == 1 else annotation
    return annotation


def is_mapping(annotation: Any) -> bool:  # noqa: ANN401
    """Whether a plain type is a mapping."""
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Mapping)


@cache
def _fields(model: type[Part]) -> Mapping[str | None, tuple[str, str, Any]]:
    """Key → attribute, label and plain type."""
    return {
        info.alias: (name, info.title or info.alias or name, plain_type(info.annotation))
        for name, info in model.model_fields.items()
    }


def field_at(model: type[Part], steps: Sequence[str]) -> tuple[type[Part], str, str]:
    """The class, attribute and label that a path leads to; ``*`` stands for any id.

    An item of a collection answers with the collection's own field. Raises LookupError for a path that is
    not in the model.
    """
    here: Any = model
    found: tuple[type[Part], str, str] | None = None
    for step in steps:
        if isinstance(here, type) and issubclass(here, Part):
            if step not in _fields(here):
                message = f"{'.'.join(steps)} is not in {model.__name__}: {step}"
                raise LookupError(message)
            name, label, below = _fields(here)[step]
            found, here = (here, name, label), below
        elif is_mapping(here):
            here = plain_type(get_args(here)[1])
        else:
            message = f"{'.'.join(steps)} is not in {model.__name__}: nothing under {step}"
            raise LookupError(message)
    if found is None:
        message = "the root is no field"
        raise LookupError(message)
    return found


def type_at(model: type[Part], path: Path) -> Any:  # noqa: ANN401
    """The plain type at a path; None where the model has nothing there."""
    here: Any = model
    for step in path:
        if isinstance(here, type) and issubclass(here, Part):
            here = _fields(here).get(step, (None,))[-1]
        else:
            here = plain_type(get_args(here)[1]) if is_mapping(here) else None
    return here


def answerable_above(model: type[Part], path: Path) -> Path | None:
    """The nearest place at or above a path where an answer may stand instead; None where there is none."""
    for end in range(len(path), 0, -1):
        try:
            owner, attribute, _ = field_at(model, path[:end])
            item = end > 1 and field_at(model, path[: end - 1])[:2] == (owner, attribute)
        except LookupError:
            continue
        if not item and any(isinstance(mark, Answerable) for mark in owner.model_fields[attribute].metadata):
            return path[:end]
    return None


def label_of(model: type[Part], path: Path) -> str:
    """The Swedish label of the field at a path, or the path itself where none is."""
    try:
        return field_at(model, path)[2]
    except LookupError:
        return dotted(path)
