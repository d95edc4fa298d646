"""Makes ``agreement/parts.py`` of the models in Pydantic: the same parts, as classes that load at once.

``build_parts.py`` writes; ``build_parts.py --check`` writes nothing and exits 1 when the file is not what it should be.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from lokcli.agreement import kinds
from lokcli.models import FAMILIES, model
from lokcli.models.base import Answer, Answerable, Part
from lokcli.models.document import Agreement

PARTS = Path(kinds.__file__).with_name("parts.py")
_SCALARS = {id(value): name for name, value in vars(kinds).items() if isinstance(value, kinds.Scalar)}
_HEAD = '''\
"""The parts of an agreement, as lok reads them. Made by ``tools/build_parts.py`` of ``lokcli/models``: change them there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from lokcli.agreement.kinds import (
{names},
)

# fmt: off
'''
_Class = type[Part]


def text() -> str:
    """The module as it shall be: each part after those that it holds or adds to."""
    wholes: list[_Class] = [Answer, Agreement, *(model(name) for name in FAMILIES)]
    classes = [one for whole in wholes for one in _with_parts(whole)]
    body = "".join(_class(one) for one in dict.fromkeys(classes))
    known = [*sorted(_SCALARS.values()), "Choice", "Field", "Listed", "Many", "Part"]
    used = [name for name in known if re.search(rf"\b{name}\b", body)]
    return _HEAD.format(names=",\n".join(f"    {name}" for name in used)) + body


def _with_parts(whole: _Class) -> Iterator[_Class]:
    for base in whole.__bases__:
        if base is not Part:
            yield from _with_parts(base)
    for info in whole.model_fields.values():
        for held in _held(_kind(info.annotation, info.metadata)[0]):
            yield from _with_parts(held)
    yield whole


# --- a field of a model: what may stand there ---

_Kind = Any
"""As ``kinds.Kind``, with a class of a model where keys of its own stand."""


def _kind(annotation: Any, marks: Any = ()) -> tuple[_Kind, bool]:  # noqa: ANN401 - what a model is annotated with
    """What may stand there, and whether an answer may."""
    for mark in marks:
        if isinstance(mark, Answerable):
            return _kind(mark.plain)[0], True
        if isinstance(mark, kinds.Scalar):
            return mark, False
    inner = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Annotated:
            return _kind(inner[0], inner[1:])
        case origin if origin in (Union, UnionType):
            [one] = [each for each in inner if each not in (type(None), Answer)]
            return _kind(one)
        case origin if origin is Literal:
            return kinds.Choice(inner), False
        case origin if origin is tuple:
            return kinds.Listed(_kind(inner[0])[0]), False
        case origin if isinstance(origin, type) and issubclass(origin, Mapping):
            return kinds.Many(_kind(inner[0])[0], *_kind(inner[1])), False
        case _:
            assert issubclass(annotation, Part)  # noqa: S101 - nothing else is declared
            return annotation, False


def _held(kind: _Kind) -> Iterator[_Class]:
    match kind:
        case kinds.Many(item=item):
            yield from _held(item)
        case type():
            yield kind


# --- as text ---


def _class(one: _Class) -> str:
    base = one.__bases__[0]
    inherited = _fields(base) if issubclass(base, Part) and base is not Part else {}
    own = {name: written for name, written in _fields(one).items() if inherited.get(name) != written}
    declared = "".join(
        f"    {name}: {_python(*_kind(info.annotation, info.metadata), info)}\n"
        for name, info in one.model_fields.items()
        if name in own
    )
    # What a class has anew comes after what it inherits, unless it also changes something there.
    anew = inherited and not own.keys() & inherited.keys()
    listed = [f"*{base.__name__}.fields", *own.values()] if anew else _fields(one).values()
    rows = "".join(f"        {each},\n" for each in listed)
    return (
        f"\n\nclass {one.__name__}({base.__name__}):\n"
        f'    """{one.__doc__}"""\n\n'
        f"    __slots__ = ()\n{declared}    fields: ClassVar[tuple[Field, ...]] = (\n"
        f"{rows}    )\n"
    )


def _fields(one: _Class) -> dict[str, str]:
    """The fields of a class as they are written, by their names in Python."""
    return {
        name: f"Field({', '.join(_field(name, info, *_kind(info.annotation, info.metadata)))})"
        for name, info in one.model_fields.items()
    }


def _field(name: str, info: FieldInfo, kind: _Kind, answerable: bool) -> Iterator[str]:  # noqa: FBT001
    yield _quoted(name)
    yield _quoted(info.alias or name)
    yield _quoted(info.title or name)
    yield _written(kind)
    empty = ... if info.is_required() else info.get_default(call_default_factory=True)
    yield "..." if empty is ... else f"default={empty}" if isinstance(empty, bool) else _quoted(empty)
    if answerable:
        yield "answerable=True"


def _written(kind: _Kind) -> str:
    match kind:
        case kinds.Scalar():
            return _SCALARS[id(kind)]
        case kinds.Choice(words=words):
            return f"Choice(({', '.join(map(_quoted, words))}))"
        case kinds.Listed(item=item):
            return f"Listed({_written(item)})"
        case kinds.Many(key=key, item=item, answerable=answerable):
            return f"Many({_written(key)}, {_written(item)}{', answerable=True' if answerable else ''})"
        case _:
            return str(kind.__name__)


def _python(kind: _Kind, answerable: bool, info: FieldInfo | None = None) -> str:  # noqa: FBT001
    """The type of the attribute, for type checkers and readers."""
    match kind:
        case kinds.Scalar(types=types):
            plain = " | ".join(types)
        case kinds.Choice(words=words):
            plain = f"Literal[{', '.join(map(_quoted, words))}]"
        case kinds.Listed(item=item):
            plain = f"tuple[{_python(item, answerable=False)}, ...]"
        case kinds.Many(key=key, item=item, answerable=each):
            plain = f"Mapping[{_python(key, answerable=False)}, {_python(item, each)}]"
        case _:
            plain = kind.__name__
    empty = (
        info is not None and not info.is_required() and info.get_default(call_default_factory=True) is None
    )
    return plain + " | Answer" * answerable + " | None" * empty


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def main(arguments: list[str]) -> int:
    """Writes the module, or with ``--check`` says that it is not what it should be."""
    made = text()
    stale = not PARTS.exists() or PARTS.read_text(encoding="utf-8") != made
    if stale:
        print(f"{'stale' if '--check' in arguments else 'wrote'}: {PARTS.name}")
        if "--check" not in arguments:
            PARTS.write_text(made, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
