"""The JSON Schema of a family, for editors: shape, names, values, and what each key is asked for.

It says nothing of what is missing; that is the check's to say. Every value may be blank.
"""

from __future__ import annotations

import json
from typing import Any

from lokcli.agreement.fields import field_at
from lokcli.agreement.requirements import Req
from lokcli.families import Family, family

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_KINDS = {"law": "lag", "support": "stöd", "practice": "praxis"}


def schema_text(name: str) -> str:
    """The schema as JSON text ending in a line feed; KeyError for an unknown family."""
    return json.dumps(schema(family(name)), ensure_ascii=False, indent=2) + "\n"


def schema(chosen: Family) -> dict[str, Any]:
    """The schema of a family, with a description in Swedish on every key that a row asks for."""
    made = chosen.model.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = made.pop("$defs", {})
    definitions.pop("Answer", None)
    whole = {**definitions, chosen.model.__name__: made}
    asked = _asked(chosen)
    for name, part in whole.items():
        part.pop("title", None)
        part.pop("description", None)
        for word, shape in part.get("properties", {}).items():
            part["properties"][word] = _property(shape, asked.get((name, word), []))
        part.pop("required", None)
    made["properties"]["lok"] = {"enum": [1, "1"], "title": "Formatversion", "description": "Skriv 1."}
    made["properties"]["mall"] = {"const": chosen.name, "title": "Mall", "description": chosen.title}
    return {
        "$schema": _DRAFT,
        "title": chosen.title,
        "description": "Lokal överenskommelse för lok. Schemat beskriver formen; lok check visar vad som saknas.",
        "type": "object",
        "required": ["lok", "mall"],
        "properties": made["properties"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _asked(chosen: Family) -> dict[tuple[str, str], list[Req]]:
    """(class, key) → the rows that ask there."""
    found: dict[tuple[str, str], list[Req]] = {}
    for row in chosen.rows:
        steps = [word for word, _ in row.steps()]
        while steps and steps[-1] == "*":
            steps.pop()
        if not steps:
            continue  # asked of the whole text, not of a key
        owner, attribute, _ = field_at(chosen.model, steps)
        found.setdefault((owner.__name__, owner.model_fields[attribute].alias or attribute), []).append(row)
    return found


def _property(shape: dict[str, Any], rows: list[Req]) -> dict[str, Any]:
    """A key's shape with null allowed, and what is asked there."""
    shape.pop("default", None)
    title = shape.pop("title", None)
    lines = {
        row.question: f"{row.question} ({row.code}, {_KINDS[row.basis.kind]}: {_cited(row)})"
        for row in reversed(rows)
    }
    own = shape.pop("description", None)
    text = "\n".join([*([own] if own else []), *reversed(lines.values())])
    return {
        **({"title": title} if title else {}),
        **({"description": text} if text else {}),
        **_nullable(_items(shape)),
    }


def _items(shape: dict[str, Any]) -> dict[str, Any]:
    """Lets every item of a collection be blank, and refuses a key that is no id."""
    for below in shape.get("anyOf", ()):
        _items(below)
    for word in ("patternProperties", "additionalProperties"):
        below = shape.get(word)
        if word == "patternProperties" and isinstance(below, dict):
            shape[word] = {pattern: _nullable(item) for pattern, item in below.items()}
            shape["additionalProperties"] = False
        elif isinstance(below, dict):
            shape[word] = _nullable(below)
    return shape


def _cited(row: Req) -> str:
    return ", ".join(filter(None, (row.basis.document, row.basis.place)))


def _nullable(shape: dict[str, Any]) -> dict[str, Any]:
    kinds = shape.get("type")
    if isinstance(kinds, list) and "null" in kinds:
        return shape
    branches = shape.get("anyOf")
    if isinstance(branches, list) and len(shape) == 1:
        # A null branch of the model, and one of a text that may be null, say the same.
        rest = [branch for branch in branches if branch != {"type": "null"}]
        if len(rest) == 1 and "null" in (rest[0].get("type") or ()):
            return rest[0]  # type: ignore[no-any-return]
        return {"anyOf": [*rest, {"type": "null"}]}
    return {"anyOf": [shape, {"type": "null"}]}
