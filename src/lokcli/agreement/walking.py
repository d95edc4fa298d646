"""Every leaf of an agreement with what its kind says of it: is it a reference, a rhythm, plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lokcli.agreement.kinds import Kind, Listed, Many, Names, Part, Refers, Rhythm, Scalar
from lokcli.agreement.parts import Answer
from lokcli.findings import Path

Mark = Refers | Rhythm | None


class Leaf(NamedTuple):
    """A typed value at a path; ``item`` is its place in a list, ``is_key`` whether it is an id used as a key."""

    path: Path
    value: Any
    mark: Mark
    item: int | None = None
    is_key: bool = False


def leaves(part: Part, path: Path = ()) -> Iterator[Leaf]:
    """The leaves under a part, in the model's order; empty ones are left out."""
    for known in part.fields:
        value = getattr(part, known.name)
        if value is not None and value != "":
            yield from _under(value, (*path, known.key), known.kind)


def _under(value: Any, path: Path, kind: Kind) -> Iterator[Leaf]:  # noqa: ANN401
    if isinstance(value, Answer):
        if value.reason:
            yield Leaf((*path, "därför-att"), value.reason, None)
    elif isinstance(value, Part):
        yield from leaves(value, path)
    elif isinstance(kind, Many):
        key_mark = _mark(kind.key)
        for ident, below in value.items():
            if key_mark is not None:
                yield Leaf((*path, ident), ident, key_mark, is_key=True)
            if below != "":
                yield from _under(below, (*path, ident), kind.item)
    elif isinstance(kind, Listed):
        mark = _mark(kind.item)
        for item, below in enumerate(value):
            yield Leaf(path, below, mark, item)
    else:
        yield Leaf(path, value, _mark(kind))


def _mark(kind: Kind) -> Mark:
    mark = kind.mark if isinstance(kind, Scalar) else None
    return None if isinstance(mark, Names) else mark
