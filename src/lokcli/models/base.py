"""How a part of an agreement is declared for Pydantic: keys and labels in Swedish, and an answer instead of a part.

The models are the source: of the JSON Schemas, and of ``agreement/parts.py``, which lok itself reads agreements
with. A field carries its Swedish key (alias), its label (title), a sentence on what goes there (description),
which editors show, and an empty default: what must be there is for a family's rows to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import core_schema

from lokcli.agreement import kinds
from lokcli.agreement.values import ID, answer_or

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


def _reads(kind: kinds.Scalar) -> BeforeValidator:
    return BeforeValidator(kind.read)


_AS_SCALAR = WithJsonSchema(SCALAR_JSON)
_AS_YES_NO = WithJsonSchema({**SCALAR_JSON, "enum": ["ja", "nej", True, False, None]})

Text = Annotated[str, _reads(kinds.TEXT), kinds.TEXT, _AS_SCALAR]
Interval = Annotated[str, _reads(kinds.INTERVAL), kinds.INTERVAL, _AS_SCALAR]
Date = Annotated[date, _reads(kinds.DATE), kinds.DATE, _AS_SCALAR]
YesNo = Annotated[bool, _reads(kinds.YES_NO), kinds.YES_NO, _AS_YES_NO]
Number = Annotated[int, _reads(kinds.NUMBER), kinds.NUMBER, _AS_SCALAR]
End = Annotated[date | str, _reads(kinds.END), kinds.END, _AS_SCALAR]
Frequency = Annotated[int | str, _reads(kinds.FREQUENCY), kinds.FREQUENCY, _AS_SCALAR]
Id = Annotated[str, _reads(kinds.IDENT), kinds.IDENT, WithJsonSchema(_ID_JSON)]
PartyId = Annotated[str, _reads(kinds.PARTY_ID), kinds.PARTY_ID, _AS_SCALAR]
Sender = Annotated[str, _reads(kinds.SENDER), kinds.SENDER, _AS_SCALAR]
ProcessOrChapter = Annotated[str, _reads(kinds.PROCESS_OR_CHAPTER), kinds.PROCESS_OR_CHAPTER, _AS_SCALAR]
ForumId = Annotated[str, _reads(kinds.FORUM_ID), kinds.FORUM_ID, _AS_SCALAR]
ForumOrLevel = Annotated[str, _reads(kinds.FORUM_OR_LEVEL), kinds.FORUM_OR_LEVEL, _AS_SCALAR]
Actor = Annotated[str, _reads(kinds.ACTOR), kinds.ACTOR, _AS_SCALAR]

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


@dataclass(frozen=True, slots=True)
class Answerable:
    """Lets an answer stand in place of the annotated part."""

    plain: object

    def __get_pydantic_core_schema__(
        self, _source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        inner = handler.generate_schema(self.plain)
        return core_schema.no_info_wrap_validator_function(answer_or(Answer.model_validate), inner)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: Callable[..., Any]
    ) -> dict[str, Any]:
        return {"anyOf": [handler(schema["schema"]), ANSWER_JSON]}
