"""How a new source file is written: which style each value takes, where lines break, where comments stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from lokcli.findings import Path

COLUMNS = 110
_FLOW_LINES = 3
_SHORT = 105
_UNSAFE_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`\s]")
_LOOKS_TYPED = re.compile(
    r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0[xo][0-9a-fA-F]+|true|false|null|yes|no|on|off|~",
    re.IGNORECASE,
)
_SMALL = re.compile(r"0|[1-9]\d{0,2}")
"""A number that everybody reads as one, and no code: 4, but not 0114, 1082 or 1.0."""
_CODES = ("kod", "län")
"""Keys whose value is a code, also when it looks like a number."""
_FLOW_UNSAFE = re.compile(r"[,\[\]{}]")

Comments = Callable[[Path], Sequence[str]]


def emit(data: Mapping[str, Any], comments: Comments) -> str:
    """The text of a file. A value of None is a blank.

    ``comments`` gives the lines that stand above a key; an empty one is an empty line, and one that starts
    with ``<`` stands at the end of the key's own line.
    """
    return "\n".join(_mapping(data, (), 0, comments)) + "\n"


def _mapping(data: Mapping[str, Any], path: Path, indent: int, comments: Comments) -> Iterator[str]:
    pad = " " * indent
    for word, value in data.items():
        here = (*path, word)
        said = comments(here)
        for line in said:
            if not line.startswith("<"):
                yield f"{pad}# {line}" if line else ""
        ending = next((f"  # {line[1:]}" for line in said if line.startswith("<")), "")
        first, *rest = _entry(word, value, here, indent, comments)
        yield first + ending
        yield from rest


def _entry(word: str, value: Any, path: Path, indent: int, comments: Comments) -> Iterator[str]:  # noqa: ANN401
    pad = " " * indent
    head = f"{pad}{scalar(word)}:"
    if value is None:
        yield head
    elif isinstance(value, str):
        yield from [f"{head} {_quoted(value)}"] if word in _CODES else _text(head, value, indent)
    elif isinstance(value, Mapping):
        flow = _flow_lines(head, value, indent) if _is_leaf(value) else None
        if flow is not None:
            yield from flow
        else:
            yield head
            yield from _mapping(value, path, indent + 2, comments)
    else:
        one = f"{head} [{', '.join(scalar(item, flow=True) for item in value)}]"
        if len(one) <= COLUMNS:
            yield one
        else:
            yield head
            yield from (f"{pad}  - {scalar(item)}" for item in value)


def _text(head: str, value: str, indent: int) -> Iterator[str]:
    one = f"{head} {scalar(value)}"
    if len(one) <= COLUMNS and "\n" not in value:
        yield one
    elif _folds(value):
        yield f"{head} >-"
        pad = " " * (indent + 2)
        yield from (
            pad + line
            for line in wrap(value, COLUMNS - indent - 2, break_long_words=False, break_on_hyphens=False)
        )
    else:
        yield f"{head} {_quoted(value)}"


def _folds(value: str) -> bool:
    """Whether folding gives the same text back: single spaces only, and no line that starts with a space."""
    return " ".join(value.split()) == value


def _is_leaf(value: Mapping[str, Any]) -> bool:
    """Whether a mapping can stand on a line or two: no blanks, nothing nested, no long text."""
    return bool(value) and all(
        (isinstance(item, str) and len(item) <= _SHORT and "\n" not in item)
        or (isinstance(item, Sequence) and not isinstance(item, str) and bool(item))
        for item in value.values()
    )


def _flow_lines(head: str, value: Mapping[str, Any], indent: int) -> list[str] | None:
    """The mapping in braces, broken after commas; None when it takes too many lines."""
    pieces = [
        f"{scalar(word, flow=True)}: "
        + (
            (_quoted(item) if word in _CODES else scalar(item, flow=True))
            if isinstance(item, str)
            else "[" + ", ".join(scalar(one, flow=True) for one in item) + "]"
        )
        for word, item in value.items()
    ]
    lines, line = [], f"{head} {{"
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        ending = "}" if last else ","
        glue = "" if line.endswith("{") or not line.strip() else " "
        if (
            len(line) + len(glue) + len(piece) + len(ending) > COLUMNS
            and line.strip()
            and not line.endswith("{")
        ):
            lines.append(line)
            line = " " * (indent + 4) + piece + ending
        else:
            line += glue + piece + ending
    lines.append(line)
    too_wide = any(len(line) > COLUMNS for line in lines)
    return None if too_wide or len(lines) > _FLOW_LINES else lines


def scalar(value: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar: plain where that is safe, else in double quotes."""
    plain = (
        value
        and not _UNSAFE_START.match(value)
        and value == value.strip()
        and ": " not in value
        and " #" not in value
        and not value.endswith(":")
        and (_SMALL.fullmatch(value) or not _LOOKS_TYPED.fullmatch(value))
        and value.isprintable()
        and not (flow and _FLOW_UNSAFE.search(value))
    )
    return value if plain else _quoted(value)


def _quoted(value: str) -> str:
    made = (
        value.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\r", "\\r")
    )
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in made) + '"'
