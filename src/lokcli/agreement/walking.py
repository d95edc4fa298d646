"""Every leaf of an agreement with what its kind says of it: is it a reference, a rhythm, plain text."""

from __future__ import annotations

from typing import Any, NamedTuple

from lokcli.agreement.kinds import Kind, Listed, Many, Part, Refers, Rhythm, Scalar
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


def leaves(part: Part, path: Path = ()) -> list[Leaf]:
    """The leaves under a part, which stands at the path, in the model's order; empty ones are left out."""
    found: list[Leaf] = []
    _gather(part, path, found)
    return found


# Into one list, for every check walks all values, and a generator in each part takes twice the time.


def _gather(part: Part, path: Path, found: list[Leaf]) -> None:
    values = vars(part)
    for known in part.fields:
        value = values[known.name]
        if value or value == 0:  # also a no
            _under(value, (*path, known.key), known.kind, found)


def _under(value: Any, path: Path, kind: Kind, found: list[Leaf]) -> None:  # noqa: ANN401
    if isinstance(value, Answer):
        if value.reason:
            found.append(Leaf((*path, "därför-att"), value.reason, None))
    elif isinstance(kind, Scalar):
        found.append(Leaf(path, value, kind.mark))
    elif isinstance(value, Part):
        _gather(value, path, found)
    elif isinstance(kind, Many):
        mark = kind.key.mark
        for ident, below in value.items():
            if mark is not None:
                found.append(Leaf((*path, ident), ident, mark, is_key=True))
            if below != "":
                _under(below, (*path, ident), kind.item, found)
    elif isinstance(kind, Listed):
        mark = kind.item.mark if isinstance(kind.item, Scalar) else None
        found += [Leaf(path, below, mark, item) for item, below in enumerate(value)]
    else:
        found.append(Leaf(path, value, None))  # a choice
