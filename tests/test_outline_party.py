"""A party's own page gives that party all that is its own, and no duty that is another's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path as File
from typing import Any

import pytest

from lokcli.agreement.shown import kind_of
from lokcli.blocks import Contents, Cover, Document, Facts, Row, Signatures, Span, Table, Terms
from lokcli.checking import Result, check
from lokcli.findings import Path, dotted
from lokcli.outline import outline
from lokcli.sources.emit import emit
from lokcli.sources.yaml import read

ROOT = File(__file__).resolve().parent.parent
EXAMPLES = sorted(file.name for file in (ROOT / "examples").glob("*.lok.yaml"))


@cache
def checked(name: str) -> Result:
    return check(read((ROOT / "examples" / name).read_bytes(), name), date(2026, 11, 21))


PAGES = [
    (name, str(party))
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

    assert table.columns == ("Åtagande", "När", "Process", "Genom")
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


def paths_of(document: Document, caption: str) -> set[Path | None]:
    return {
        row.path for b in document.blocks if isinstance(b, Table) and b.caption == caption for row in b.rows
    }


def items(*words: str, key: str, party: str) -> set[Path]:
    """The items of one collection of every process whose field names the party."""
    result = checked("etablering-2024.lok.yaml")
    assert result.draft is not None
    return {
        ("processer", process, *words, ident)
        for process in result.draft.items(("processer",))
        for ident, item in result.draft.items(("processer", process, *words)).items()
        if item.get(key) == party
    }


@pytest.mark.parametrize("party", ["af", "kommun"])
@pytest.mark.parametrize(
    ("caption", "collection", "key"),
    [
        ("Så når andra er", "kontaktvägar", "part"),
        ("Information ni lämnar", "informationsutbyten", "från"),
        ("Information ni får", "informationsutbyten", "till"),
    ],
)
def test_each_table_holds_what_is_the_partys_and_nothing_else(
    party: str, caption: str, collection: str, key: str
) -> None:
    expected = items(collection, key=key, party=party)

    assert expected
    assert paths_of(page("etablering-2024.lok.yaml", party), caption) == expected


@pytest.mark.parametrize("party", ["af", "kommun"])
def test_the_goals_are_those_that_the_party_answers_for(party: str) -> None:
    result = checked("etablering-2024.lok.yaml")
    assert result.draft is not None
    goals = result.draft.items(("mål",))
    expected = {("mål", ident) for ident, goal in goals.items() if goal["ansvarig"] == party}

    assert paths_of(page("etablering-2024.lok.yaml", party), "Mål") == expected


@pytest.mark.parametrize("party", ["af", "kommun"])
def test_the_party_is_told_of_the_processes_that_it_is_responsible_for_and_no_others(party: str) -> None:
    result = checked("etablering-2024.lok.yaml")
    assert result.draft is not None
    processes = result.draft.items(("processer",))
    terms = next(b for b in page("etablering-2024.lok.yaml", party).blocks if isinstance(b, Terms))
    told_of = {label for label, spans in terms.pairs if spans[0].text == "Ni är ansvarig part."}

    assert told_of == {
        result.draft.name(("processer", ident))
        for ident, process in processes.items()
        if process.get("ansvarig") == party
    }


def test_what_falls_to_the_parties_together_stands_on_the_page_of_each() -> None:
    data: dict[str, Any] = dict(
        read((ROOT / "examples" / "etablering-2024.lok.yaml").read_bytes(), "a.lok.yaml").data
    )
    data["mål"]["första-möte"]["ansvarig"] = "parterna"
    result = check(read(emit(data, lambda _path: ()).encode(), "a.lok.yaml"), date(2026, 11, 21))
    assert result.family is not None
    assert result.draft is not None
    for party in ("af", "kommun"):
        document = outline(result.family, result.draft, result.blanks, source_sha256="5e" * 32, party=party)
        assert ("mål", "första-möte") in paths_of(document, "Mål")


def test_a_partys_own_registration_number_stands_first_on_its_page() -> None:
    facts = next(b for b in page("regional.lok.yaml", "af").blocks if isinstance(b, Facts))
    numbers = dict(facts.facts)["Diarienummer"]

    assert numbers[0].path == ("diarienummer", "af")


def test_a_row_says_where_it_stands_and_what_the_party_does() -> None:
    rows = {
        row.path: ["".join(span.text for span in cell.spans) for cell in row.cells]
        for example, party in PAGES
        for block in page(example, party).blocks
        if isinstance(block, Table) and block.columns == ("Avsnitt", "Er roll", "Innehåll")
        for row in block.rows
    }
    places = {row[0] for row in rows.values()}

    assert "Etableringsaktiviteter: Praktikplatser hos parterna" in places
    assert any(place.startswith("Ensamkommande barn och unga: ") for place in places)
    assert not {row[1] for row in rows.values()} & {
        "Part",
        "Parter",
        "Till",
        "Från",
        "–",
        "Beslutas av",
        "Utses av",
    }
