"""The schema takes what lok takes in shape, and says in Swedish what each key is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from lokcli.families import NAMES, family
from lokcli.registers.kommuner import by_code
from lokcli.scaffold import complete, scaffold
from lokcli.schema import schema

_ENGLISH = {
    "the", "and", "or", "of", "to", "with", "from", "each", "how", "when", "where", "who", "whom", "whose", "which",
    "what", "that", "this", "it", "its", "are", "be", "must", "shall", "write", "party", "parties", "agreement",
}  # fmt: skip
"""Words that stand in most English sentences and in no Swedish one."""


def loaded(text: str) -> Any:  # noqa: ANN401
    """A file as an editor reads it: numbers and booleans typed, dates as text."""

    def plain(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {str(word): plain(below) for word, below in value.items()}
        if isinstance(value, list):
            return [plain(below) for below in value]
        return value.isoformat() if isinstance(value, date) else value

    return plain(yaml.safe_load(text))


def errors(name: str, text: str) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schema(family(name))).iter_errors(loaded(text))]


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(family(name)))


@pytest.mark.parametrize("name", NAMES)
def test_a_complete_example_and_an_empty_scaffold_have_the_right_shape(name: str) -> None:
    kommun = by_code("0114")
    assert kommun is not None

    assert errors(name, complete(family(name), None, {})) == []
    assert errors(name, scaffold(family(name), [kommun], {})) == []


def test_a_wrong_type_a_wrong_key_and_a_wrong_id_are_refused() -> None:
    head = "lok: 1\nmall: etablering-2024\n"

    assert errors("etablering-2024", head + "parter: text\n") == ["$.parter"]
    assert errors("etablering-2024", head + "titell: x\n") == ["$"]
    assert errors("etablering-2024", head + "mål: {STORT: {mål: x}}\n") == ["$['mål']"]


def test_what_is_missing_is_not_the_schemas_to_say() -> None:
    assert errors("etablering-2024", "lok: 1\nmall: etablering-2024\n") == []
    assert errors("etablering-2024", "titel: x\n") == ["$", "$"]


def test_an_answer_may_stand_where_a_row_can_be_declined() -> None:
    head = "lok: 1\nmall: etablering-2024\n"

    assert errors("etablering-2024", head + "processer: {sfi: {svar: omfattas inte, därför-att: x}}\n") == []
    assert errors("etablering-2024", head + "parter: {svar: nej}\n") == ["$.parter.svar"]


def test_text_may_be_what_an_editor_types_as_a_number_or_a_boolean() -> None:
    assert (
        errors("etablering-2024", "lok: 1\nmall: etablering-2024\nversion: 0.1\ntitel: true\nsyfte:\n") == []
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_a_row_asks_for_tells_the_question_and_its_source(name: str) -> None:
    text = str(schema(family(name)))

    for row in family(name).rows:
        if row.path:
            assert row.question in text, row.code
    assert family(name).rows[0].basis.document in text


def keys(value: Any, path: str = "$") -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Each key that a schema names, wherever it stands, with its own schema."""
    if isinstance(value, dict):
        for word, below in value.get("properties", {}).items():
            yield f"{path}.{word}", below
        for word, below in value.items():
            yield from keys(below, f"{path}.{word}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from keys(below, f"{path}[{index}]")


@pytest.mark.parametrize("name", NAMES)
def test_every_key_tells_in_whole_sentences_what_goes_there(name: str) -> None:
    found = list(keys(schema(family(name))))

    assert {"$.parter", "$.$defs.Party.kod"} <= dict(found).keys()
    for place, below in found:
        own, *asked = below.get("description", "").split("\n")
        assert own.endswith((".", "?")), place
        assert own[0].isupper() or own[0].isdigit(), place
        assert all(line.endswith((")", ".")) for line in asked), place
        assert own not in asked, place


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_programs_own_language_is_shown_to_an_editor(name: str) -> None:
    def texts(value: Any) -> list[str]:  # noqa: ANN401
        if isinstance(value, dict):
            own = [value[word] for word in ("title", "description") if isinstance(value.get(word), str)]
            return [*own, *(text for below in value.values() for text in texts(below))]
        return [text for below in value for text in texts(below)] if isinstance(value, list) else []

    for text in texts(schema(family(name))):
        assert not _ENGLISH & set(re.findall(r"\w+", text.casefold())), text
