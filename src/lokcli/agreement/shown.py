"""How a value is shown to people, and how the shown text is read back: one pair of functions a type.

``show`` takes the raw text of the file and gives what stands in a document; ``read`` takes what stands in a
document and gives the raw text. ``read(kind, show(kind, raw, names), names) == raw`` for every valid value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from lokcli.agreement.base import Names, Part, Refers
from lokcli.agreement.fields import field_at, plain_type

Kind = Literal["text", "date", "end", "frequency", "yesno", "name"]

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_LONG_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_TIMES = re.compile(r"([0-9]{1,3}(?:\s*[-–]\s*[0-9]{1,3})?) (?:gång|gånger) per år")


def long_date(day: date) -> str:
    """``1 januari 2027``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show(kind: Kind, raw: str, names: Mapping[str, str]) -> str:
    """The raw text as people read it. ``names`` maps ids of parties and forums to their names."""
    match kind:
        case "date":
            return long_date(date.fromisoformat(raw))
        case "end" if raw.casefold() != "tills vidare":
            return long_date(date.fromisoformat(raw))
        case "frequency" if raw != "efter behov":
            return f"{raw} {'gång' if raw == '1' else 'gånger'} per år"
        case "yesno":
            return raw.casefold().capitalize()
        case "name":
            return names.get(raw, raw)
        case _:
            return raw


def read(kind: Kind, shown: str, names: Mapping[str, str]) -> str:
    """The raw text of what a document shows; text that it does not know is given back as it is."""
    match kind:
        case "date" | "end" if m := _LONG_DATE.fullmatch(shown):
            return date(int(m[3]), MONTHS.index(m[2]) + 1, int(m[1])).isoformat()
        case "frequency" if m := _TIMES.fullmatch(shown):
            return m[1]
        case "yesno":
            return shown.casefold()
        case "name":
            return next((ident for ident, name in names.items() if name == shown), shown)
        case _:
            return shown


def listed(words: Sequence[str]) -> str:
    """``a, b och c``."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return ", ".join(words[:-1]) + " och " + words[-1]


def kind_of(model: type[Part], steps: Sequence[str]) -> Kind:
    """How the value at a path is shown. Raises LookupError for a path that is not in the model."""
    owner, attribute, _ = field_at(model, steps)
    return _kind(owner, attribute)


@cache
def _kind(owner: type[Part], attribute: str) -> Kind:
    info = owner.model_fields[attribute]
    if any(isinstance(mark, Refers | Names) for mark in info.metadata):
        return "name"
    plain = plain_type(info.annotation)
    if plain is date:
        return "date"
    if plain is bool:
        return "yesno"
    inner: tuple[Any, ...] = get_args(plain)
    if date in inner:
        return "end" if str in inner else "date"
    if int in inner and str in inner:
        return "frequency"
    if inner and plain_type(inner[-1]) is date:
        return "date"
    if get_origin(plain) is not None and inner and _marks_name(inner[-1]):
        return "name"
    return "text"


def refers_to(model: type[Part], steps: Sequence[str]) -> str | None:
    """The collection whose ids the value at a path holds; None for anything else, and off the model."""
    try:
        owner, attribute, _ = field_at(model, steps)
    except LookupError:
        return None
    info = owner.model_fields[attribute]
    inner = get_args(plain_type(info.annotation))
    marks = (*info.metadata, *(get_args(inner[-1])[1:] if inner else ()))
    return next((mark.collection for mark in marks if isinstance(mark, Refers)), None)


def _marks_name(annotation: Any) -> bool:  # noqa: ANN401
    return any(isinstance(mark, Refers | Names) for mark in get_args(annotation)[1:])
