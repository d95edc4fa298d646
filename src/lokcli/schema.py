"""The JSON Schema of a family, for editors: shape, names, values, what goes where and what each key is asked for.

It says nothing of what is missing; that is the check's to say. Every value may be blank.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lokcli.agreement.fields import field_at
from lokcli.agreement.requirements import Req
from lokcli.families import Family, family
from lokcli.models import model
from lokcli.models.base import SCALAR_JSON

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_KINDS = {"law": "lag", "support": "stöd", "practice": "praxis"}


def schema_text(name: str) -> str:
    """The schema as JSON text ending in a line feed; KeyError for an unknown family."""
    return json.dumps(schema(family(name)), ensure_ascii=False, indent=2) + "\n"


def schema(chosen: Family) -> dict[str, Any]:
    """The schema of a family, with a description in Swedish on every key: what goes there, and what a row asks."""
    made = model(chosen.name).model_json_schema(by_alias=True)
    definitions: dict[str, Any] = made.pop("$defs", {})
    asked = _asked(chosen)
    for part in (*definitions.values(), made):
        _part(part, asked)
    keys = made["properties"]
    _fix(keys["lok"], {"enum": [1, "1"]})
    _fix(keys["mall"], {"const": chosen.name}, f"{chosen.title}.")
    return {
        "$schema": _DRAFT,
        "title": chosen.title,
        "description": "Lokal överenskommelse för lok. Schemat beskriver formen; lok check visar vad som saknas.",
        "type": "object",
        "required": ["lok", "mall"],
        "properties": keys,
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _fix(shape: dict[str, Any], value: Mapping[str, Any], *more: str) -> None:
    """Lets a key have one value only, with what is told of the key and ``more``."""
    title, own = shape["title"], shape["description"]
    shape.clear()
    shape.update({"title": title, "description": "\n".join((own, *more)), **value})


def _asked(chosen: Family) -> dict[tuple[str, str], list[Req]]:
    """(class, key) → the rows that ask there."""
    found: dict[tuple[str, str], list[Req]] = {}
    for row in chosen.rows:
        steps = [word for word, _ in row.steps()]
        while steps and steps[-1] == "*":
            steps.pop()
        if not steps:
            continue  # asked of the whole text, not of a key
        owner, known = field_at(chosen.model, steps)
        found.setdefault((owner.__name__, known.key), []).append(row)
    return found


def _part(shape: dict[str, Any], asked: Mapping[tuple[str, str], list[Req]]) -> None:
    """Describes every key of a part, and of the parts in it. Its title is still the name of its class."""
    name = shape.get("title", "")
    if "properties" in shape and name != "Svar":
        for word in ("title", "description", "required"):
            shape.pop(word, None)
        for word, below in shape["properties"].items():
            shape["properties"][word] = _property(below, asked.get((name, word), []), asked)
    for below in shape.get("anyOf", ()):
        _part(below, asked)
    for word in ("patternProperties", "additionalProperties"):
        if isinstance(shape.get(word), dict):
            _items(shape, word, asked)


def _items(shape: dict[str, Any], word: str, asked: Mapping[tuple[str, str], list[Req]]) -> None:
    """Lets every item of a collection be blank, and refuses a key that is no id."""
    if word == "additionalProperties":
        _part(shape[word], asked)
        shape[word] = _nullable(shape[word])
        return
    for pattern, item in shape[word].items():
        _part(item, asked)
        shape[word][pattern] = _nullable(item)
    shape["additionalProperties"] = False


def _property(
    shape: dict[str, Any], rows: Sequence[Req], asked: Mapping[tuple[str, str], list[Req]]
) -> dict[str, Any]:
    """A key's shape with null allowed, and what is asked there."""
    shape.pop("default", None)
    title, own = shape.pop("title"), shape.pop("description")
    _part(shape, asked)
    lines = {
        row.question: f"{row.question} ({row.code}, {_KINDS[row.basis.kind]}: {_cited(row)})"
        for row in reversed(rows)
    }
    text = "\n".join([own, *reversed(lines.values())])
    return {"title": title, "description": text, **_nullable(shape)}


def _cited(row: Req) -> str:
    return ", ".join(filter(None, (row.basis.document, row.basis.place)))


def _nullable(shape: dict[str, Any]) -> dict[str, Any]:
    """The same shape, or nothing. Text is any scalar, for editors type 0.1 and 1082 as numbers."""
    if shape.get("type") == "string" and len(shape) == 1:
        return dict(SCALAR_JSON)
    if "null" in (shape.get("type") or ()):
        return shape
    if isinstance(shape.get("type"), str):
        # No anyOf: the YAML language server shows the title of a key once for every branch.
        blank = {"enum": [*shape["enum"], None]} if "enum" in shape else {}
        return {**shape, "type": [shape["type"], "null"], **blank}
    if list(shape) == ["anyOf"]:
        rest = [_nullable(below) if below.get("type") == "string" else below for below in shape["anyOf"]]
        rest = [below for below in rest if below != {"type": "null"}]
        if any("null" in (below.get("type") or ()) for below in rest):
            return rest[0] if len(rest) == 1 else {"anyOf": rest}
        return {"anyOf": [*rest, {"type": "null"}]}
    return {"anyOf": [shape, {"type": "null"}]}
