"""A document shows all that the agreement says, and every blank that a row asks for."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path as File
from typing import Any

import pytest

from lokcli.blocks import Document, Heading, Signatures, Span, Table
from lokcli.checking import Result, check
from lokcli.families import NAMES, family
from lokcli.findings import dotted
from lokcli.outline import outline
from lokcli.registers.kommuner import by_code
from lokcli.scaffold import scaffold
from lokcli.sources.emit import emit
from lokcli.sources.yaml import read

ROOT = File(__file__).resolve().parent.parent
STRUCTURE = {
    "lok",
    "mall",
    "exempel",
    "typ",
    "kod",
    "organisationsnummer",
    "för",
    "gäller",
    "status",
    "lämnas",
    "finns",
    "deltar",
    "version",
    "län",
}
"""Keys whose value decides how something is shown; the version stands in the header of every page."""


@cache
def example() -> dict[str, Any]:
    return dict(read((ROOT / "examples" / "etablering-2024.lok.yaml").read_bytes(), "a.lok.yaml").data)


def run(data: dict[str, Any]) -> Result:
    return check(read(emit(data, lambda _path: ()).encode(), "a.lok.yaml"), date(2026, 11, 21))


def document(result: Result) -> Document:
    assert result.family is not None
    assert result.draft is not None
    return outline(result.family, result.draft, result.blanks, source_sha256=result.source.sha256)


def spans(value: Any) -> Iterator[Span]:  # noqa: ANN401
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for known in fields(value):
            yield from spans(getattr(value, known.name))
    elif isinstance(value, tuple):
        for below in value:
            yield from spans(below)


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:  # noqa: ANN401
    if isinstance(value, dict):
        for word, below in value.items():
            yield from leaves(below, (*path, word))
    else:
        yield path


EXAMPLES = sorted(file.name for file in (ROOT / "examples").glob("*.lok.yaml"))


@cache
def shown(name: str) -> frozenset[tuple[str, ...] | None]:
    """The paths that the document of an example shows."""
    result = check(read((ROOT / "examples" / name).read_bytes(), name), date(2026, 11, 21))
    return frozenset(span.path for span in spans(document(result).blocks))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_agreement_says_stands_in_the_document(name: str) -> None:
    data = read((ROOT / "examples" / name).read_bytes(), name).data
    # The term of a definition is its label, and the owner of a duty stands in the shape of its table.
    hidden = [
        dotted(path)
        for path in leaves(data)
        if path not in shown(name) and path[-1] not in (*STRUCTURE, "part", "term")
    ]

    assert hidden == []


@pytest.mark.parametrize("name", NAMES)
def test_every_blank_that_a_row_asks_for_is_visible_once_or_more(name: str) -> None:
    kommun = by_code("1082")
    assert kommun is not None
    result = check(read(scaffold(family(name), [kommun], {}).encode(), "a.lok.yaml"), date(2026, 11, 21))
    shown = {span.path: span for span in spans(document(result).blocks) if span.code}

    assert set(result.blanks) <= set(shown)
    assert all(
        span.text.startswith("[SAKNAS: ") and span.text.endswith(f"({span.code})]") for span in shown.values()
    )
    assert len(result.blanks) > 30


def test_a_process_that_is_missing_is_named_where_it_would_stand() -> None:
    data = copy.deepcopy(example())
    del data["processer"]["sfi"]

    texts = [span.text for span in spans(document(run(data)).blocks) if span.code]

    assert texts == ["[SAKNAS: Processer: sfi (EP-38)]"]


def test_an_answer_is_shown_with_its_reason() -> None:
    data = copy.deepcopy(example())
    data["processer"]["sfi"]["kontaktvägar"] = {
        "svar": "inga",
        "därför-att": "Kommunen svarar i expeditionen.",
    }
    text = "".join(span.text for span in spans(document(run(data)).blocks))

    assert "Inga. Kommunen svarar i expeditionen." in text


def test_a_process_that_is_described_elsewhere_points_there() -> None:
    data = copy.deepcopy(example())
    data["processer"]["samhällsorientering"] = {"titel": "Samhällsorientering", "se": "sfi"}
    text = "".join(span.text for span in spans(document(run(data)).blocks))

    assert "Se Svenska för invandrare (sfi)." in text


def test_headings_never_jump_a_level_and_no_cell_but_in_signatures_is_empty() -> None:
    blocks = document(run(example())).blocks
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            assert block.level <= level + 1
            level = block.level
        if isinstance(block, Table):
            assert all(
                cell.spans and all(span.text for span in cell.spans)
                for row in block.rows
                for cell in row.cells
            )
            assert all(len(row.cells) == len(block.columns) for row in block.rows)
    assert isinstance(blocks[-1], Signatures)


def test_the_one_who_owns_a_duty_is_marked_in_words() -> None:
    matrix = next(
        b for b in document(run(example())).blocks if isinstance(b, Table) and b.columns[0] == "Åtagande"
    )

    assert matrix.columns == ("Åtagande", "Arbetsförmedlingen", "Karlshamns kommun", "Senast")
    for row in matrix.rows:
        words = [cell.spans[0].text for cell in row.cells[1:3]]
        assert sorted(words) == ["Ansvarar", "–"]
