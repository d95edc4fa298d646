"""How a part of an agreement is declared: text in, typed by our own converters; an answer instead of a part.

Every scalar reaches the model as text (see ``sources/yaml.py``). Pydantic's lax mode is never used, for it
makes a date of ``86400``. A field carries its Swedish key (alias), its label (title), a sentence on what goes
there (description), which editors show, and an empty default: what must be there is for a family's rows to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from lokcli.agreement.placeholders import is_placeholder

LEVELS = ("strategisk", "operativ", "arbetsgrupp")
ANSWER_KEYS = ("svar", "därför-att")
ID = re.compile(r"[0-9a-zåäö-]{1,40}")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SCALAR_JSON: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_ID_JSON: dict[str, Any] = {"type": "string", "pattern": f"^{ID.pattern}$"}


class Part(BaseModel):
    """A part of an agreement: frozen, validated by its Swedish keys alone, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=False,
        # Only a whole family is ever validated, so its parts need no validator of their own.
        defer_build=True,
        use_attribute_docstrings=False,
    )


def key(alias: str, title: str, description: str, default: Any = "") -> Any:  # noqa: ANN401
    """A field of a part: its Swedish key and label, what goes there, and an empty default (text ``""``)."""
    return Field(default, alias=alias, title=title, description=description)


def part(alias: str, title: str, description: str) -> Any:  # noqa: ANN401
    """A field that holds a part, a date or a number: empty is None."""
    return Field(None, alias=alias, title=title, description=description)


def many(alias: str, title: str, description: str) -> Any:  # noqa: ANN401
    """A field that holds a collection under ids: empty is an empty mapping."""
    return Field(default_factory=dict, alias=alias, title=title, description=description)


def listed(alias: str, title: str, description: str) -> Any:  # noqa: ANN401
    """A field that holds a plain enumeration: empty is an empty tuple."""
    return Field(default=(), alias=alias, title=title, description=description)


def _text(value: object) -> object:
    if isinstance(value, str):
        return value
    raise PydanticCustomError("text", "text")


def _date(value: object) -> date:
    text = _text(value)
    if _ISO_DATE.fullmatch(str(text)):
        try:
            return date.fromisoformat(str(text))
        except ValueError:
            pass
    raise PydanticCustomError("datum", "datum")


def _yes_no(value: object) -> bool:
    text = str(_text(value)).casefold()
    if text not in ("ja", "nej"):
        raise PydanticCustomError("ja_nej", "ja_nej")
    return text == "ja"


def _number(value: object) -> int:
    text = str(_text(value))
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise PydanticCustomError("tal", "tal")
    return int(text)


def _end(value: object) -> date | Literal["tills vidare"]:
    text = _text(value)
    if str(text).casefold() == "tills vidare":
        return "tills vidare"
    try:
        return _date(value)
    except PydanticCustomError:
        raise PydanticCustomError("slutdatum", "slutdatum") from None


def _frequency(value: object) -> int | str:
    """A number of meetings a year, a range as written, or ``efter behov``."""
    text = str(_text(value))
    if text == "efter behov" or re.fullmatch(r"[0-9]{1,3}\s*[-–]\s*[0-9]{1,3}", text):
        return text
    try:
        return _number(value)
    except PydanticCustomError:
        raise PydanticCustomError("möten", "möten") from None


def _ident(value: object) -> str:
    text = str(_text(value))
    if text in ANSWER_KEYS or not ID.fullmatch(text):
        raise PydanticCustomError("id", "id")
    return text


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose text is an id: ``collection`` is the key where that id must stand.

    ``also`` are words that may stand there instead of an id.
    """

    collection: str
    also: tuple[str, ...] = ()
    loose: bool = False
    """Whether text that does not look like an id may stand there too: the name of a chapter."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text that is shown by its name when it happens to be the id of a party or a forum."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Marks a text that says how often (see ``intervals.py``)."""


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(SCALAR_JSON)]
Interval = Annotated[str, BeforeValidator(_text), Rhythm(), WithJsonSchema(SCALAR_JSON)]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema(SCALAR_JSON)]
YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({**SCALAR_JSON, "enum": ["ja", "nej", True, False, None]})
]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema(SCALAR_JSON)]
End = Annotated[date | str, BeforeValidator(_end), WithJsonSchema(SCALAR_JSON)]
Frequency = Annotated[int | str, BeforeValidator(_frequency), WithJsonSchema(SCALAR_JSON)]
Id = Annotated[str, BeforeValidator(_ident), WithJsonSchema(_ID_JSON)]
PartyId = Annotated[str, BeforeValidator(_text), Refers("parter"), WithJsonSchema(SCALAR_JSON)]
Sender = Annotated[
    str,
    BeforeValidator(_text),
    Refers("parter", also=("arbetssökande", "parterna")),
    WithJsonSchema(SCALAR_JSON),
]
"""A party, the person concerned, or all parties: who gives or gets information."""
ProcessOrChapter = Annotated[
    str, BeforeValidator(_text), Refers("processer", loose=True), WithJsonSchema(SCALAR_JSON)
]
ForumId = Annotated[str, BeforeValidator(_text), Refers("organisation"), WithJsonSchema(SCALAR_JSON)]
ForumOrLevel = Annotated[
    str, BeforeValidator(_text), Refers("organisation", also=LEVELS), WithJsonSchema(SCALAR_JSON)
]
Actor = Annotated[str, BeforeValidator(_text), Names(), WithJsonSchema(SCALAR_JSON)]
"""Free text that may also be the id of a party or a forum, and is then shown by its name."""


_SAID = "Svaret på frågan, när det inte finns något att beskriva."
_WHY = "Skälet till svaret. Till omfattas inte hör alltid ett skäl."


class Answer(Part):
    """What stands where a part or a collection would: no, none, or not covered, and why."""

    answer: Literal["nej", "inga", "omfattas inte"] = Field(alias="svar", title="Svar", description=_SAID)
    reason: Text = key("därför-att", "Därför att", _WHY)


ANSWER_JSON: dict[str, Any] = {
    "type": "object",
    "title": "Svar",
    "description": "Ett svar i stället för innehållet: nej, inga eller omfattas inte. Vid omfattas inte krävs därför-att.",
    "properties": {
        "svar": {"enum": ["nej", "inga", "omfattas inte"], "title": "Svar", "description": _SAID},
        "därför-att": {**SCALAR_JSON, "title": "Därför att", "description": _WHY},
    },
    "required": ["svar"],
    "additionalProperties": False,
}


def is_answer(value: object) -> bool:
    """Whether raw data is an answer, by its keys alone (also a faulty one)."""
    return isinstance(value, dict) and ("svar" in value or "därför-att" in value)


@dataclass(frozen=True, slots=True)
class Answerable:
    """Lets an answer stand in place of the annotated part.

    A wrapping validator and no union, for unions put a branch name into the path of every error.
    """

    plain: object

    def __get_pydantic_core_schema__(
        self, _source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        def choose(value: object, validate: Callable[[object], object]) -> object:
            if not is_answer(value):
                return validate(value)
            given = Answer.model_validate(value)
            if given.answer == "omfattas inte" and (not given.reason or is_placeholder(given.reason)):
                raise PydanticCustomError("svar_utan_skäl", "svar_utan_skäl")
            return given

        inner = handler.generate_schema(self.plain)
        return core_schema.no_info_wrap_validator_function(choose, inner)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: Callable[..., Any]
    ) -> dict[str, Any]:
        return {"anyOf": [handler(schema["schema"]), ANSWER_JSON]}
