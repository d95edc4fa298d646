"""Every leaf of an agreement with what its type says of it: is it a reference, a rhythm, plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from lokcli.agreement.base import Answer, Part, Refers, Rhythm
from lokcli.agreement.fields import is_mapping, plain_type
from lokcli.findings import Path

Mark = Refers | Rhythm | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A typed value at a path; ``index`` is its place in a list, ``is_key`` whether it is an id used as a key."""

    path: Path
    value: Any
    mark: Mark
    index: int | None = None
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    alias: str
    mark: Mark
    item_mark: Mark
    key_mark: Mark


def _mark(annotation: Any) -> Mark:  # noqa: ANN401
    if get_origin(annotation) is Annotated:
        return next((m for m in get_args(annotation)[1:] if isinstance(m, Refers | Rhythm)), None)
    return None


@cache
def _fields(model: type[Part]) -> tuple[_Field, ...]:
    made = []
    for name, info in model.model_fields.items():
        own = next((m for m in info.metadata if isinstance(m, Refers | Rhythm)), None)
        plain = plain_type(info.annotation)
        arguments = get_args(plain)
        made.append(
            _Field(
                name,
                info.alias or name,
                own,
                _mark(arguments[-1]) if arguments else None,
                _mark(arguments[0]) if is_mapping(plain) else None,
            )
        )
    return tuple(made)


def leaves(item: Part, path: Path = ()) -> Iterator[Leaf]:
    """The leaves under a part, in the model's order; empty ones are left out."""
    for known in _fields(type(item)):
        value = getattr(item, known.name)
        yield from _under(value, (*path, known.alias), known)


def _under(value: Any, path: Path, known: _Field) -> Iterator[Leaf]:  # noqa: ANN401
    if value is None or value == "":
        return
    if isinstance(value, Answer):
        if value.reason:
            yield Leaf((*path, "därför-att"), value.reason, None)
    elif isinstance(value, Part):
        yield from leaves(value, path)
    elif isinstance(value, Mapping):
        for ident, below in value.items():
            if known.key_mark is not None:
                yield Leaf((*path, ident), ident, known.key_mark, is_key=True)
            if isinstance(below, Part):
                yield from _under(below, (*path, ident), known)
            elif below not in (None, ""):
                yield Leaf((*path, ident), below, known.item_mark)
    elif isinstance(value, tuple | list):
        for index, below in enumerate(value):
            yield Leaf(path, below, known.item_mark, index)
    else:
        yield Leaf(path, value, known.mark)
