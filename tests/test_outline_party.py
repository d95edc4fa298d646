"""A party's own page gives that party all that is its own, and no duty that is another's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path as File
from typing import Any

import pytest

from lokcli.agreement.shown import kind_of
from lokcli.blocks import Contents, Cover, Document, Row, Signatures, Span, Table
from lokcli.checking import Result, check
from lokcli.findings import Path, dotted
from lokcli.outline import outline
from lokcli.sources.yaml import read

ROOT = File(__file__).resolve().parent.parent
EXAMPLES = sorted(file.name for file in (ROOT / "examples").glob("*.lok.yaml"))


@cache
def checked(name: str) -> Result:
    return check(read((ROOT / "examples" / name).read_bytes(), name), date(2026, 11, 21))


PAGES = [
    (name, party)
    for name in EXAMPLES
    for party in read((ROOT / "examples" / name).read_bytes(), name).data["parter"]
]


def page(name: str, party: str) -> Document:
    result = checked(name)
    assert result.family is not None
    assert result.draft is not None
    return outline(result.family, result.draft, result.blanks, source_sha256="5e" * 32, party=party)


def told(document: Document) -> set[Path]:
    """The path of every row and every span of the page."""
    found: set[Path] = set()

    def walk(value: Any) -> None:  # noqa: ANN401
        match value:
            case Span(path=path) | Row(path=path) if path:
                found.add(path)
        if isinstance(value, Row):
            walk(value.cells)
        elif hasattr(value, "__dataclass_fields__"):
            for known in value.__dataclass_fields__:
                walk(getattr(value, known))
        elif isinstance(value, tuple):
            for below in value:
                walk(below)

    walk(document.blocks)
    return found


def naming(name: str, party: str) -> Iterator[Path]:
    """Every place where the agreement gives a role to the party, by id or by name."""
    result = checked(name)
    assert result.family is not None
    assert result.draft is not None
    called = (party, result.draft.name(("parter", party)))
    model = result.family.model

    def walk(value: Any, path: Path) -> Iterator[Path]:  # noqa: ANN401
        if isinstance(value, dict):
            if value.get("deltar") == "nej" and path[-1:] == ("leverantörer",):
                return
            for word, below in value.items():
                yield from walk(below, (*path, word))
        elif path[0] not in ("parter", "diarienummer", "beslut"):
            words = value if isinstance(value, list) else [value]
            try:
                if kind_of(model, path) == "name" and any(word in called for word in words):
                    yield path
            except LookupError:
                return

    return walk(result.draft.data, ())


@pytest.mark.parametrize(("name", "party"), PAGES)
def test_all_that_names_the_party_stands_on_its_page(name: str, party: str) -> None:
    shown = told(page(name, party))
    missing = [
        dotted(path)
        for path in naming(name, party)
        if len(path) > 1 and not any(here[: len(path) - 1] == path[:-1] for here in shown)
    ]

    assert missing == []


@pytest.mark.parametrize("party", ["af", "kommun"])
def test_a_duty_stands_there_with_its_time_and_its_function_and_no_duty_of_another(party: str) -> None:
    result = checked("etablering-2024.lok.yaml")
    assert result.draft is not None
    duties = {
        ("processer", process, "åtaganden", ident): duty["part"]
        for process, item in result.draft.items(("processer",)).items()
        for ident, duty in item.get("åtaganden", {}).items()
    }
    document = page("etablering-2024.lok.yaml", party)
    table = next(b for b in document.blocks if isinstance(b, Table))

    assert table.columns == ("Åtagande", "Senast", "Process", "Genom")
    assert {row.path for row in table.rows} == {path for path, owner in duties.items() if owner == party}
    for row in table.rows:
        assert all(cell.spans[0].text not in ("", "–") for cell in row.cells[:3])
    assert any(row.cells[3].spans[0].text != "–" for row in table.rows)
    others = {path for path, owner in duties.items() if owner != party}
    assert not {here[:4] for here in told(document)} & others


def test_the_page_is_named_after_the_party_and_is_not_to_be_signed() -> None:
    document = page("etablering-2024.lok.yaml", "kommun")

    assert document.title.startswith("Er del: Karlshamns kommun – ")
    cover = document.blocks[0]
    assert isinstance(cover, Cover)
    assert "".join(span.text for span in cover.title) == "Karlshamns kommun"
    assert not any(isinstance(block, Signatures | Contents) for block in document.blocks)
