"""How a value is shown to people, and how the shown text is read back: one pair of functions a type.

``show`` takes the raw text of the file and gives what stands in a document; ``read`` takes what stands in a
document and gives the raw text. ``read(kind, show(kind, raw, names), names) == raw`` for every valid value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from lokcli.agreement import kinds
from lokcli.agreement.fields import field_at
from lokcli.agreement.kinds import Listed, Many, Part, Refers, Scalar

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


def listed(words: Sequence[str], last: str = "och") -> str:
    """``a, b och c``; ``last`` is the word before the last of them."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def kind_of(model: type[Part], steps: Sequence[str]) -> Kind:
    """How the value at a path is shown. Raises LookupError for a path that is not in the model."""
    kind = field_at(model, steps)[1].kind
    inner = _inner(kind)
    if isinstance(inner, Scalar):
        if inner.may_name or isinstance(inner.mark, Refers):
            return "name"
        if not isinstance(kind, Many):
            return _SHOWN.get(inner.types, "text")
    return "text"


_SHOWN: dict[tuple[str, ...], Kind] = {
    ("date",): "date",
    ("bool",): "yesno",
    ("date", "str"): "end",
    ("int", "str"): "frequency",
}


def refers_to(model: type[Part], steps: Sequence[str]) -> str | None:
    """The collection whose ids the value at a path holds; None for anything else, and off the model."""
    try:
        inner = _inner(field_at(model, steps)[1].kind)
    except LookupError:
        return None
    mark = inner.mark if isinstance(inner, Scalar) else None
    return mark.collection if isinstance(mark, Refers) else None


def _inner(kind: kinds.Kind) -> kinds.Kind:
    """What the items of a collection or a list are, else the kind itself."""
    return kind.item if isinstance(kind, Many | Listed) else kind
