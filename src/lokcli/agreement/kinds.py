"""What may stand at a key of an agreement: a value, a choice, a list, a collection under ids, or a part with keys of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, NamedTuple, NoReturn

from lokcli.agreement import values
from lokcli.agreement.values import LEVELS


class Refers(NamedTuple):
    """Marks a field whose text is an id: ``collection`` is the key where that id must stand.

    ``also`` are words that may stand there instead of an id.
    """

    collection: str
    also: tuple[str, ...] = ()
    loose: bool = False
    """Whether text that does not look like an id may stand there too: the name of a chapter."""


class Rhythm:
    """Marks a text that says how often (see ``intervals.py``)."""


class Scalar(NamedTuple):
    """One value: the function that types its text, the Python types that come out, and what is known of it."""

    read: Callable[[object], object]
    types: tuple[str, ...] = ("str",)
    mark: Refers | Rhythm | None = None
    may_name: bool = False
    """Whether it is shown by its name when it happens to be the id of a party or a forum."""


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]


class Listed(NamedTuple):
    """A plain enumeration."""

    item: Scalar | Choice


class Many(NamedTuple):
    """A collection: items under ids, or texts under the ids of parties. An answer may stand in place of an item."""

    key: Scalar
    item: Kind
    answerable: bool = False


class Field(NamedTuple):
    """A key of a part: its name in Python, the Swedish key and label, what may stand there, and its empty value.

    ``answerable`` says whether an answer may stand in its place: no, none, or not covered, and why.
    """

    name: str
    key: str
    label: str
    kind: Kind
    default: Any
    answerable: bool = False


class Part:  # noqa: PLW1641 - it holds mappings
    """A part of an agreement as ``validating.py`` fills it: one attribute for each of its fields, never changed."""

    # What pydantic_core fills in.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    fields: ClassVar[tuple[Field, ...]] = ()
    by_key: ClassVar[Mapping[str, Field]] = {}
    """The same by their Swedish keys."""

    def __init_subclass__(cls) -> None:
        cls.by_key = {each.key: each for each in cls.fields}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")


Kind = Scalar | Choice | Listed | Many | type[Part]

TEXT: Final = Scalar(values.text)
INTERVAL: Final = Scalar(values.text, mark=Rhythm())
DATE: Final = Scalar(values.day, ("date",))
YES_NO: Final = Scalar(values.yes_no, ("bool",))
NUMBER: Final = Scalar(values.number, ("int",))
END: Final = Scalar(values.end, ("date", "str"))
FREQUENCY: Final = Scalar(values.frequency, ("int", "str"))
IDENT: Final = Scalar(values.ident)
PARTY_ID: Final = Scalar(values.text, mark=Refers("parter"))
SENDER: Final = Scalar(values.text, mark=Refers("parter", also=("arbetssökande", "parterna")))
"""A party, the person concerned, or all parties: who gives or gets information."""
PROCESS_OR_CHAPTER: Final = Scalar(values.text, mark=Refers("processer", loose=True))
FORUM_ID: Final = Scalar(values.text, mark=Refers("organisation"))
FORUM_OR_LEVEL: Final = Scalar(values.text, mark=Refers("organisation", also=LEVELS))
ACTOR: Final = Scalar(values.text, may_name=True)
"""Free text that may also be the id of a party or a forum, and is then shown by its name."""


def is_part(kind: Kind | None) -> bool:
    """Whether keys of its own stand there."""
    return isinstance(kind, type)
