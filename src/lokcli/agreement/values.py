"""What one value in a file may be: an id, a date, ja or nej, a number; and the answer that may stand instead of a part.

Every scalar reaches the model as text (see ``sources/yaml.py``) and is typed here. Pydantic's lax mode is never
used, for it makes a date of ``86400``. A function raises PydanticCustomError for what it does not take; its type
is what ``shaping.py`` has a sentence for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from lokcli.agreement.core import PydanticCustomError
from lokcli.agreement.placeholders import is_placeholder

LEVELS = ("strategisk", "operativ", "arbetsgrupp")
ANSWER_KEYS = ("svar", "därför-att")
CHANNELS = ("kanal", "telefon", "e-post", "adress", "webb")
"""The keys of a contact path of which one is enough to reach somebody."""
ID = re.compile(r"[0-9a-zåäö-]{1,40}")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def text(value: object) -> str:
    """The text itself."""
    if isinstance(value, str):
        return value
    raise PydanticCustomError("text", "text")


def day(value: object) -> date:
    """The date of ``2027-01-31``."""
    said = text(value)
    if _ISO_DATE.fullmatch(said):
        try:
            return date.fromisoformat(said)
        except ValueError:
            pass
    raise PydanticCustomError("datum", "datum")


def yes_no(value: object) -> bool:
    """Whether ``ja`` stands there, in whatever letters; the other word is ``nej``."""
    said = text(value).casefold()
    if said not in ("ja", "nej"):
        raise PydanticCustomError("ja_nej", "ja_nej")
    return said == "ja"


def number(value: object) -> int:
    """A whole number of at most six digits."""
    said = text(value)
    if not re.fullmatch(r"[0-9]{1,6}", said):
        raise PydanticCustomError("tal", "tal")
    return int(said)


def end(value: object) -> date | Literal["tills vidare"]:
    """A date, or ``tills vidare``."""
    if text(value).casefold() == "tills vidare":
        return "tills vidare"
    try:
        return day(value)
    except PydanticCustomError:
        raise PydanticCustomError("slutdatum", "slutdatum") from None


def frequency(value: object) -> int | str:
    """A number of meetings a year, a range as written, or ``efter behov``."""
    said = text(value)
    if said == "efter behov" or re.fullmatch(r"[0-9]{1,3}\s*[-–]\s*[0-9]{1,3}", said):
        return said
    try:
        return number(value)
    except PydanticCustomError:
        raise PydanticCustomError("möten", "möten") from None


def ident(value: object) -> str:
    """The key of an item in a collection."""
    said = text(value)
    if said in ANSWER_KEYS or not ID.fullmatch(said):
        raise PydanticCustomError("id", "id")
    return said


def is_answer(value: object) -> bool:
    """Whether raw data is an answer, by its keys alone (also a faulty one)."""
    return isinstance(value, dict) and ("svar" in value or "därför-att" in value)


def answer_or(read_answer: Callable[[object], Any]) -> Callable[[object, Callable[[object], object]], object]:
    """A validator that takes an answer where one stands, and else what would stand there.

    It wraps the other, and is no union, for unions put the name of a branch into the path of every error.
    """

    def choose(value: object, validate: Callable[[object], object]) -> object:
        if not is_answer(value):
            return validate(value)
        given = read_answer(value)
        if given.answer == "omfattas inte" and (not given.reason or is_placeholder(given.reason)):
            raise PydanticCustomError("svar_utan_skäl", "svar_utan_skäl")
        return given

    return choose
