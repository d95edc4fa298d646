"""A document shows all that the agreement says, and every blank that a row asks for."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path as File
from typing import Any

import pytest

from lokcli.blocks import (
    Callout,
    Chart,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    Link,
    Paragraph,
    Signatures,
    Span,
    Table,
    Terms,
    Wheel,
)
from lokcli.checking import Result, check
from lokcli.families import NAMES, family
from lokcli.findings import dotted
from lokcli.outline import _filled, outline
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
    "slag",
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

    assert texts == ["[SAKNAS: Processer: Sfi (EP-38)]"]


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

    assert matrix.columns == ("Åtagande", "Arbetsförmedlingen", "Karlshamns kommun", "När")
    for row in matrix.rows:
        words = [cell.spans[0].text for cell in row.cells[1:3]]
        assert sorted(words) == ["Ansvarar", "–"]


# --- figures, contents and acts ---


def example_document(name: str, as_of: date = date(2026, 11, 21)) -> Document:
    return document(check(read((ROOT / "examples" / name).read_bytes(), name), as_of))


def figures(found: Document) -> list[Figure]:
    return [block for block in found.blocks if isinstance(block, Figure)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_contents_stand_before_the_first_chapter(name: str) -> None:
    kinds = [type(block) for block in example_document(name).blocks]

    assert kinds.count(Contents) == 1
    assert kinds.index(Contents) < kinds.index(Heading)


def test_the_chart_shows_each_forum_at_its_level_and_says_all_lines_in_words() -> None:
    chart, *_ = figures(example_document("etablering-2024.lok.yaml"))

    assert isinstance(chart.drawing, Chart)
    assert [(box.ident, box.level) for box in chart.drawing.boxes] == [
        ("styrgrupp", 0),
        ("samverkansgrupp", 1),
    ]
    assert chart.drawing.levels == ("Strategisk nivå", "Operativ nivå")
    assert set(chart.drawing.links) == {
        Link("styrgrupp", "samverkansgrupp", "appoints"),
        Link("samverkansgrupp", "styrgrupp", "reports"),
    }
    assert "Styrgruppen utser Samverkansgruppen." in chart.alt
    assert "Samverkansgruppen rapporterar till Styrgruppen." in chart.alt


def test_a_line_to_what_is_no_forum_is_not_drawn_and_one_forum_is_no_chart() -> None:
    data = copy.deepcopy(example())
    data["organisation"]["samverkansgrupp"]["rapporterar-till"] = "Kommunstyrelsen"
    chart, *_ = figures(document(run(data)))
    assert isinstance(chart.drawing, Chart)
    assert [link.kind for link in chart.drawing.links] == ["appoints"]

    del data["organisation"]["samverkansgrupp"]
    assert not any(isinstance(figure.drawing, Chart) for figure in figures(document(run(data))))


@pytest.mark.parametrize("name", EXAMPLES)
def test_whoever_cannot_see_a_figure_is_told_all_that_it_shows(name: str) -> None:
    for figure in figures(example_document(name)):
        match figure.drawing:
            case Chart(boxes=boxes):
                assert all(box.title in figure.alt for box in boxes)
            case Wheel(marks=marks):
                assert all(mark.label.rstrip(".") in figure.alt for mark in marks)


def test_the_wheel_of_a_plan_holds_each_step_of_its_year() -> None:
    name = "verksamhetsplan.lok.yaml"
    data: dict[str, Any] = dict(read((ROOT / "examples" / name).read_bytes(), name).data)
    steps = data["årshjul"]
    wheel = next(f for f in figures(example_document(name)) if isinstance(f.drawing, Wheel))

    assert isinstance(wheel.drawing, Wheel)
    assert wheel.drawing.centre == "2027"
    assert {mark.label for mark in wheel.drawing.marks} == {step["steg"] for step in steps.values()}
    assert {mark.kind for mark in wheel.drawing.marks} >= {"survey", "decision", "followup"}
    survey = next(mark for mark in wheel.drawing.marks if mark.kind == "survey")
    assert (survey.start, survey.end) == ((9, 6), (9, 24))


def test_days_that_the_agreement_gives_stand_in_a_wheel_and_a_table() -> None:
    found = example_document("etablering-2024.lok.yaml")
    wheel = next(f for f in figures(found) if isinstance(f.drawing, Wheel))
    table = next(b for b in found.blocks if isinstance(b, Table) and b.columns == ("När", "Vad"))

    assert isinstance(wheel.drawing, Wheel)
    assert {mark.start for mark in wheel.drawing.marks} == {(3, 1), (10, 1), (10, 15), (12, 31)}
    years = {mark.start: mark.year for mark in wheel.drawing.marks}
    assert years == {(3, 1): None, (10, 1): None, (10, 15): 2027, (12, 31): 2028}
    assert [row.cells[0].spans[0].text for row in table.rows] == [
        "1 mars 2027", "1 oktober 2027", "15 oktober 2027", "1 mars 2028", "1 oktober 2028", "31 december 2028",
    ]  # fmt: skip


def acts_of(found: Document) -> list[list[str]]:
    table = next(b for b in found.blocks if isinstance(b, Table) and b.columns[:2] == ("Författning", "SFS"))
    return [["".join(span.text for span in cell.spans) for cell in row.cells] for row in table.rows]


def test_an_act_has_its_status_on_the_day_of_the_agreement_whatever_the_day_of_the_check() -> None:
    name = "lok-2014.lok.yaml"
    then, now = (acts_of(example_document(name, day)) for day in (date(2014, 7, 1), date(2026, 11, 21)))

    assert then == now
    assert ["2010:197", "Gällande"] in [row[1:3] for row in then]


def test_an_agreement_without_a_day_names_its_acts_without_a_status() -> None:
    data = copy.deepcopy(example())
    del data["beslut"]
    del data["giltighet"]["från"]
    rows = acts_of(document(run(data)))

    assert all(len(row) == 2 for row in rows)
    assert "2017:584" in [row[1] for row in rows]


def test_with_many_parties_a_duty_names_its_owner_instead_of_a_column_for_each() -> None:
    data = copy.deepcopy(example())
    for number in range(4):
        data["parter"][f"k{number}"] = {"namn": f"Kommun {number}", "typ": "kommun"}
    table = next(b for b in document(run(data)).blocks if isinstance(b, Table) and b.columns[0] == "Åtagande")

    assert table.columns == ("Åtagande", "Ansvarig", "När")
    assert {row.cells[1].spans[0].text for row in table.rows} <= {"Arbetsförmedlingen", "Karlshamns kommun"}


# --- what a reader must not stumble on ---


def plain(found: Document) -> str:
    return "".join(span.text for span in spans(found.blocks))


def test_a_step_of_the_next_year_says_so_and_the_year_of_the_plan_stands_in_the_middle() -> None:
    wheel = next(
        f for f in figures(example_document("sodertorn-2019.lok.yaml")) if isinstance(f.drawing, Wheel)
    )

    assert isinstance(wheel.drawing, Wheel)
    assert wheel.drawing.centre == "2019"
    assert {mark.year for mark in wheel.drawing.marks if mark.start[0] == 1} == {2020}
    assert {mark.year for mark in wheel.drawing.marks if mark.start[0] != 1} == {None}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("draft", [True, False])
def test_no_heading_stands_over_nothing_and_no_id_stands_for_a_name(name: str, *, draft: bool) -> None:
    kommun = by_code("1082")
    assert kommun is not None
    result = check(read(scaffold(family(name), [kommun], {}).encode(), "a.lok.yaml"), date(2026, 11, 21))
    assert result.family is not None
    assert result.draft is not None
    found = outline(
        result.family, result.draft, result.blanks, source_sha256="5e" * 32, draft_copy=draft
    ).blocks

    for block, following in pairwise(found):
        if isinstance(block, Heading):
            assert not isinstance(following, Heading) or following.level > block.level, block
            assert not re.match("[a-zåäö]", block.spans[0].text), block
    assert not isinstance(found[-1], Heading)


def test_a_heading_goes_when_those_below_it_have_gone_and_a_draft_says_so_at_the_lowest() -> None:
    upper, lower, other = (Heading(level, (Span("x"),)) for level in (2, 3, 2))
    said = Paragraph((Span("Här är ingenting ifyllt än."),))

    assert _filled([upper, lower, other, said], draft=False) == [other, said]
    assert _filled([upper, lower, lower], draft=True) == [upper, lower, said, lower, said]


def test_the_signatures_name_what_is_signed_and_a_signed_agreement_leaves_no_room() -> None:
    blocks = document(run(example())).blocks
    assert isinstance(blocks[-2], Paragraph)
    said = "".join(span.text for span in blocks[-2].spans)
    assert said.startswith("Underskrifterna gäller ”Överenskommelse om samordning av etableringsprogrammet")
    assert said.endswith(", version 1.0.")

    data = copy.deepcopy(example())
    data["status"] = "undertecknad"
    blocks = document(run(data)).blocks
    assert not any(isinstance(block, Signatures) for block in blocks)
    assert isinstance(blocks[-1], Table)
    assert blocks[-1].caption == "Undertecknare"


def test_a_date_of_the_print_leaves_the_day_of_the_decision_alone() -> None:
    result = run(example())
    assert result.family is not None
    assert result.draft is not None
    found = outline(
        result.family, result.draft, result.blanks, source_sha256="5e" * 32, dated=date(2027, 3, 1)
    )
    facts = next(b for b in found.blocks if isinstance(b, Facts))
    told = {label: "".join(span.text for span in value) for label, value in facts.facts}

    assert told["Status"] == "Beslutad\n20 oktober 2026"
    assert told["Datum"] == "1 mars 2027"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (None, None),
        ("utkast", "Utkast"),
        ("remiss", "Remiss"),
        ("beslutad", "Beslutad\n20 oktober 2026"),
        ("undertecknad", "Undertecknad\n20 oktober 2026"),
        ("upphörd", "Upphörd\nbeslutad 20 oktober 2026"),
    ],
)
def test_a_decision_is_told_as_taken_only_where_the_status_says_so(
    status: str | None, told: str | None
) -> None:
    data = copy.deepcopy(example())
    del data["status"]
    if status:
        data["status"] = status

    facts = next(b for b in document(run(data)).blocks if isinstance(b, Facts))
    said = {label: "".join(span.text for span in value) for label, value in facts.facts}

    assert said.get("Status") == told


def test_a_target_is_told_with_its_day_and_not_as_a_list() -> None:
    assert "90 procent senast 30 juni 2028" in plain(document(run(example())))


def test_an_act_that_is_cited_by_name_alone_says_so() -> None:
    rows = acts_of(example_document("sodertorn-2019.lok.yaml"))

    assert any(row[0].endswith("(nämns utan nummer)") for row in rows)
    assert not any(
        row[0].endswith("(nämns utan nummer)")
        for row in acts_of(example_document("regional.lok.yaml"))
        if row[1] == "2017:584"
    )


def test_a_forum_keeps_its_name_where_a_party_has_its_id() -> None:
    data = copy.deepcopy(example())
    data["organisation"]["af"] = data["organisation"].pop("samverkansgrupp")
    chart, *_ = figures(document(run(data)))

    assert isinstance(chart.drawing, Chart)
    assert [box.title for box in chart.drawing.boxes] == ["Styrgruppen", "Samverkansgruppen"]


# --- what must not be lost ---


def test_a_reference_that_leads_back_to_itself_hides_nothing() -> None:
    data = copy.deepcopy(example())
    data["processer"]["sfi"]["se"] = "sfi"
    found = {span.path for span in spans(document(run(data)).blocks)}

    assert ("processer", "sfi", "åtaganden", "plats", "åtagande") in found
    assert ("processer", "sfi", "kontaktvägar", "rektor", "funktion") in found


def test_what_stands_beside_a_reference_is_shown() -> None:
    data = copy.deepcopy(example())
    data["processer"]["sfi"]["se"] = "inskrivning"
    found = document(run(data))

    assert ("processer", "sfi", "åtaganden", "plats", "åtagande") in {
        span.path for span in spans(found.blocks)
    }
    assert "Se Första kontakt och inskrivning." in plain(found)


def test_an_answer_in_place_of_the_reflection_is_shown() -> None:
    data = copy.deepcopy(example())
    data["reflektion"] = {"svar": "omfattas inte", "därför-att": "Parterna gör det muntligt."}

    assert "Parterna gör det muntligt." in plain(document(run(data)))


def test_the_owner_of_a_duty_is_shown_though_it_is_no_party() -> None:
    data = copy.deepcopy(example())
    data["processer"]["sfi"]["åtaganden"]["plats"]["part"] = "skatteverket"

    assert "skatteverket" in plain(document(run(data)))


def test_an_act_that_only_an_exemption_cites_is_not_among_those_of_the_text() -> None:
    data = copy.deepcopy(example())
    data["undantag"] = {"a": {"regel": "EP-12", "motivering": "Enligt lag (1998:204)."}}

    assert "1998:204" not in [row[1] for row in acts_of(document(run(data)))]


def test_a_draft_counts_the_blanks_that_it_shows() -> None:
    data = copy.deepcopy(example())
    del data["giltighet"]["uppsägning"]
    del data["parter"]["af"]["uppdrag"]
    result = run(data)
    assert result.family is not None
    assert result.draft is not None
    for party in (None, "kommun"):
        blocks = outline(
            result.family, result.draft, result.blanks, source_sha256="5e" * 32, draft_copy=True, party=party
        ).blocks
        told = next(b for b in blocks if isinstance(b, Callout) and b.kind == "warning")
        shown_blanks = len({span.path for span in spans(blocks) if span.code})
        number = re.search(r"(\d+) uppgift", told.spans[0].text)
        assert (int(number[1]) if number else 0) == shown_blanks


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        (0, ""),
        (1, " 1 ställe i källfilen gick inte att läsa, och texten där är inte med."),
        (3, " 3 ställen i källfilen gick inte att läsa, och texten där är inte med."),
    ],
)
def test_a_draft_says_in_how_many_places_text_could_not_be_read(left_out: int, said: str) -> None:
    result = run(example())
    assert result.family is not None
    assert result.draft is not None
    blocks = outline(
        result.family,
        result.draft,
        result.blanks,
        source_sha256="5e" * 32,
        draft_copy=True,
        left_out=left_out,
    ).blocks
    told = next(b for b in blocks if isinstance(b, Callout) and b.kind == "warning")

    assert told.spans[0].text == f"Texten är ett utkast och ska inte undertecknas.{said}"


def test_a_text_in_place_of_a_list_and_a_list_in_place_of_a_text_stand_in_the_document() -> None:
    right, wrong = copy.deepcopy(example()), copy.deepcopy(example())
    forum = next(iter(wrong["organisation"]))
    right["organisation"][forum]["deltagare"] = ["Enhetschef och rektor"]
    wrong["organisation"][forum]["deltagare"] = "Enhetschef och rektor"
    right["syfte"], wrong["syfte"] = "Arbete.\n\nSpråk.", ["Arbete.", "Språk."]

    blocks = document(run(wrong)).blocks
    assert blocks == document(run(right)).blocks
    told = [span.text for span in spans(blocks)]
    assert "Enhetschef och rektor" in told
    assert "Arbete.\n\nSpråk." in told


def test_a_step_that_takes_more_than_a_year_is_no_month_of_it() -> None:
    name = "verksamhetsplan.lok.yaml"
    data: dict[str, Any] = dict(read((ROOT / "examples" / name).read_bytes(), name).data)
    data["årshjul"]["enkät"]["från"] = "2026-01-01"
    wheel = next(f for f in figures(document(run(data))) if isinstance(f.drawing, Wheel))

    assert isinstance(wheel.drawing, Wheel)
    assert [(mark.start, mark.end) for mark in wheel.drawing.marks if mark.kind == "survey"] == [
        ((9, 24), None)
    ]


def test_an_address_that_would_write_a_mail_of_its_own_is_no_link() -> None:
    data = copy.deepcopy(example())
    path = data["processer"]["sfi"]["kontaktvägar"]["rektor"]
    path["e-post"] = "a@b.example?bcc=x@y.example"

    assert not [s for s in spans(document(run(data)).blocks) if s.link and "bcc" in s.link]


def test_what_is_written_beside_a_blank_stands_in_the_draft() -> None:
    data = copy.deepcopy(example())
    process = data["processer"]["sfi"]
    party = next(iter(process["deltagande"]))
    process["deltagande"][party] = {"hur": "Lämnar underlag varje termin."}
    data["definitioner"] = {"plan": {"term": "Sammanhållen plan"}}

    blocks = document(run(data)).blocks

    [taking] = [
        each
        for b in blocks
        if isinstance(b, Terms)
        for _, each in b.pairs
        if any(s.text.startswith("Lämnar underlag varje") for s in each)
    ]
    assert taking[0].code == "EP-06"
    assert any("Sammanhållen plan" in dict(b.pairs) for b in blocks if isinstance(b, Terms))
