"""Plain data in, an agreement out: the schema by which pydantic_core reads a family, made of its parts' fields.

It is the schema that Pydantic makes of the family's model, less what lok does not use (a test compares them), but
made in a millisecond instead of sixty, and without loading Pydantic.
"""

from __future__ import annotations

from typing import Any, TypeVar

from lokcli.agreement.core import SchemaValidator
from lokcli.agreement.kinds import Choice, Field, Kind, Listed, Many, Part, Scalar
from lokcli.agreement.parts import Answer
from lokcli.agreement.values import answer_or

Schema = dict[str, Any]
Whole = TypeVar("Whole", bound=Part)


def validate(model: type[Whole], data: object) -> Whole:
    """The part of that class which the data holds. Raises ValidationError (of ``core``) with all that is wrong."""
    if model not in _VALIDATORS:
        _VALIDATORS[model] = SchemaValidator(schema(model))
    made: Whole = _VALIDATORS[model].validate_python(data)
    return made


_VALIDATORS: dict[type[Part], SchemaValidator] = {}


def schema(model: type[Part]) -> Schema:
    """The core schema of a part, with those of all parts in it."""
    fields = {each.name: _field(each) for each in model.fields}
    return {
        "type": "model",
        "cls": model,
        "schema": {"type": "model-fields", "fields": fields, "model_name": model.__name__},
        "config": {
            "extra_fields_behavior": "forbid",
            "validate_by_alias": True,
            "validate_by_name": False,
            "title": model.__name__,
        },
    }


def _field(known: Field) -> Schema:
    made = _kind(known.kind)
    if known.answerable:
        made = _answerable(made)
    elif known.default is None:
        made = {"type": "nullable", "schema": made}
    if known.default is not ...:
        empty = {"default_factory": dict} if known.default == {} else {"default": known.default}
        made = {"type": "default", "schema": made, **empty}
    return {"type": "model-field", "schema": made, "validation_alias": known.key}


def _kind(kind: Kind) -> Schema:
    match kind:
        case Scalar(read=read, types=types):
            choices: list[Schema] = [{"type": name} for name in types]
            typed = choices[0] if len(choices) == 1 else {"type": "union", "choices": choices}
            return {
                "type": "function-before",
                "function": {"type": "no-info", "function": read},
                "schema": typed,
            }
        case Choice(words=words):
            return {"type": "literal", "expected": list(words)}
        case Listed(item=item):
            return {"type": "tuple", "items_schema": [_kind(item)], "variadic_item_index": 0}
        case Many(key=key, item=item, answerable=answerable):
            below = _answerable(_kind(item)) if answerable else _kind(item)
            return {"type": "dict", "keys_schema": _kind(key), "values_schema": below}
        case _:
            return schema(kind)


def _answerable(plain: Schema) -> Schema:
    return {"type": "function-wrap", "function": {"type": "no-info", "function": _ANSWER_OR}, "schema": plain}


_ANSWER_OR = answer_or(lambda value: validate(Answer, value))
