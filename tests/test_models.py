"""The classes that lok reads agreements with are those that the models in Pydantic declare, to the last key.

What stands in ``agreement/parts.py`` and ``agreement/validating.py`` is a quicker way to the same; Pydantic is the
judge of that.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.build_parts import PARTS, text

from lokcli.agreement.core import SchemaValidator, ValidationError
from lokcli.agreement.kinds import Part
from lokcli.agreement.validating import schema, validate
from lokcli.families import NAMES, family
from lokcli.models import FAMILIES, model
from lokcli.sources.yaml import read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = {
    "etablering-2024": "etablering-2024",
    "regional": "regional",
    "lok-2014": "lok-2014",
    "verksamhetsplan": "verksamhetsplan",
    "blekinge-2016": "regional",
    "sodertorn-2019": "verksamhetsplan",
}
"""Example → its family."""
UNUSED = {
    "computed_fields",
    "custom_init",
    "default_factory_takes_data",
    "metadata",
    "ref",
    "root_model",
    "serialization",
    "serialization_alias",
    "strict",
}
"""Keys of a core schema that say nothing of how plain data is read."""


def test_the_parts_are_made_of_the_models_as_they_are_now() -> None:
    assert PARTS.read_text(encoding="utf-8") == text(), "run make gen"


def test_every_family_has_a_model() -> None:
    assert set(FAMILIES) == set(NAMES)


def plain(made: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a core schema is nested dicts
    """A core schema with all definitions in their places, without what reading does not use."""
    match made:
        case {"type": "definitions"}:
            return plain(made["schema"], {each["ref"]: each for each in made["definitions"]})
        case {"type": "definition-ref"}:
            return plain(definitions[made["schema_ref"]], definitions)
        case dict():
            return {word: plain(below, definitions) for word, below in made.items() if word not in UNUSED}
        case list():
            return [plain(below, definitions) for below in made]
        case type():
            return made.__name__
        case _:
            return getattr(made, "__qualname__", made)  # a function by its name: there is one of each


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_that_of_pydantic(name: str) -> None:
    whole = model(name)
    whole.model_rebuild(force=True)
    assert plain(schema(family(name).model), {}) == plain(whole.__pydantic_core_schema__, {})


def dumped(value: object) -> object:
    """An agreement of either kind as plain data."""
    if isinstance(value, Part | pydantic.BaseModel):
        return {type(value).__name__: {word: dumped(below) for word, below in vars(value).items()}}
    if isinstance(value, Mapping):
        return {word: dumped(below) for word, below in value.items()}
    return [dumped(below) for below in value] if isinstance(value, tuple | list) else value


def outcome(reading: Any, data: object) -> object:  # noqa: ANN401 - two ways to read
    """What comes out: the agreement, or what is wrong and where."""
    try:
        return dumped(reading(data))
    except ValidationError as error:
        return [(each["type"], each["loc"]) for each in error.errors(include_url=False)]


def example(name: str) -> dict[str, Any]:
    raw = (ROOT / "examples" / f"{name}.lok.yaml").read_bytes()
    return dict(read(raw, name).data)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_as_pydantic_reads_it(name: str) -> None:
    data, kind = example(name), EXAMPLES[name]
    read_by_us = outcome(lambda given: validate(family(kind).model, given), data)
    assert read_by_us == outcome(model(kind).model_validate, data)
    assert isinstance(read_by_us, dict)


def places(data: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:  # noqa: ANN401 - what a file holds
    """Every path of the data that leads to a key."""
    if not isinstance(data, dict):
        return []
    return [place for word, below in data.items() for place in ((*path, word), *places(below, (*path, word)))]


FAULTS: list[Any] = [
    "x", "2027-13-01", "2027-01-31", "ja", "4", "tills vidare", "omfattas inte", [], ["x"], [["x"]], {},
    {"svar": "nej"}, {"svar": "kanske"}, {"svar": "omfattas inte"}, {"därför-att": "x"},
    {"svar": "omfattas inte", "därför-att": "…"}, {"okänd": "x"}, {"Stort Id": {}},
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.data())
def test_faults_are_those_that_pydantic_finds(name: str, data: st.DataObject) -> None:
    spoilt = copy.deepcopy(example(name))
    known = places(spoilt)
    for place in data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=6)):
        here: Any = spoilt
        for step in place[:-1]:
            here = here.get(step) if isinstance(here, dict) else None
        if isinstance(here, dict):
            here[data.draw(st.sampled_from([place[-1], "annan"]))] = copy.deepcopy(
                data.draw(st.sampled_from(FAULTS))
            )
    ours = outcome(lambda given: validate(family(name).model, given), spoilt)
    assert ours == outcome(model(name).model_validate, spoilt)


def test_a_part_cannot_be_changed() -> None:
    agreement = validate(family("regional").model, {"titel": "En titel"})
    with pytest.raises(AttributeError, match="title cannot be changed"):
        agreement.title = "En annan"
    assert agreement.title == "En titel"


def test_the_engine_is_pydantics_own() -> None:
    import pydantic_core

    assert SchemaValidator is pydantic_core.SchemaValidator
    assert ValidationError is pydantic_core.ValidationError
