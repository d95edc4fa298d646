"""Where a path leads in a family: to which part, which field of it, and what may stand there."""

from __future__ import annotations

from collections.abc import Sequence

from lokcli.agreement.kinds import Field, Kind, Many, Part
from lokcli.findings import Path, dotted

Owner = type[Part]


def field_at(model: Owner, steps: Sequence[str]) -> tuple[Owner, Field]:
    """The part and the field in it that a path leads to; ``*`` stands for any id.

    An item of a collection answers with the collection's own field. Raises LookupError for a path that is
    not in the model.
    """
    here: Kind = model
    found: tuple[Owner, Field] | None = None
    for step in steps:
        match here:
            case type() if step in here.by_key:
                found = here, here.by_key[step]
                here = found[1].kind
            case Many(item=item):
                here = item
            case _:
                raise LookupError(f"{'.'.join(steps)} is not in {model.__name__}: {step}")
    if found is None:
        raise LookupError("the root is no field")
    return found


def kind_at(model: Owner, path: Path) -> Kind | None:
    """What may stand at a path; None where the model has nothing there."""
    here: Kind | None = model
    for step in path:
        if isinstance(here, type):
            known = here.by_key.get(step)
            here = known and known.kind
        else:
            here = here.item if isinstance(here, Many) else None
    return here


def is_field(model: Owner, path: Path) -> bool:
    """Whether a path leads to a field of its own, and not to an item of a collection."""
    return len(path) == 1 or not isinstance(kind_at(model, path[:-1]), Many)


def answerable_above(model: Owner, path: Path) -> Path | None:
    """The nearest place at or above a path where an answer may stand instead; None where there is none."""
    for end in range(len(path), 0, -1):
        try:
            _, known = field_at(model, path[:end])
        except LookupError:
            continue
        if known.answerable and is_field(model, path[:end]):
            return path[:end]
    return None


def label_of(model: Owner, path: Path) -> str:
    """The Swedish label of the field at a path, or the path itself where none is."""
    try:
        return field_at(model, path)[1].label
    except LookupError:
        return dotted(path)
