"""What a figure promises: whatever stands in it, it is whole, legible, and the same on every machine."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lokcli.blocks import Box, Chart, Link, LinkKind, Mark, MarkKind, Wheel
from lokcli.render import raster, shapes
from lokcli.render.figures import sheet, svg
from lokcli.render.shapes import (
    Circle,
    Line,
    Polygon,
    Rectangle,
    Sector,
    Shape,
    Sheet,
    Text,
    spread,
    width,
    wrapped,
)
from lokcli.render.text import clean

Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""

SVG = "{http://www.w3.org/2000/svg}"
COMPOUND = "arbetsmarknadspolitiskaprogramsamordningsfunktionerförnyanlända"
AWKWARD = (
    "",
    " \n\t ",
    "\x00\x0b\ud800\uffff",
    "<&>\"'",
    "مجلس التنسيق",
    "\u202eomvänt",
    "👩🏽\u200d🚒 brandkåren 🎉",
    "東京都庁",
    COMPOUND,
    f"Samverkan {COMPOUND} och {COMPOUND.upper()}",
    "e-post: " + "x" * 200,
    "Nätverket för mottagande och etablering",
    "Styrgruppen",
)

LEVELS = ("Strategisk nivå", "Taktisk nivå", "Operativ nivå")
PAIR = Chart(
    (Box("styr", "Styrgruppen", ("4 möten per år",)), Box("samverkan", "Samverkansgruppen", (), 1)),
    (Link("styr", "samverkan", "appoints"), Link("samverkan", "styr", "reports")),
    LEVELS,
)
TREE = Chart(
    (
        Box("styr", "Styrgruppen"),
        Box("samverkan", "Samverkansgruppen", ("6 möten per år",), 1),
        Box("nätverk", "Nätverket för mottagande och etablering", (), 1),
        *(Box(f"grupp-{at}", f"Arbetsgrupp {at}", ("Varje månad",), 2) for at in range(5)),
    ),
    (
        Link("styr", "samverkan", "appoints"),
        Link("samverkan", "styr", "reports"),
        Link("styr", "nätverk", "appoints"),
        *(Link("samverkan", f"grupp-{at}", "appoints") for at in range(3)),
        *(Link(f"grupp-{at}", "samverkan", "reports") for at in range(3)),
        *(Link("nätverk", f"grupp-{at}", "appoints") for at in range(3, 5)),
    ),
    LEVELS,
)
YEAR = Wheel(
    "2027",
    (
        Mark("Styrgruppsmöte", (2, 12), kind="meeting"),
        Mark("Uppföljning av målen", (3, 31), kind="followup"),
        Mark("Enkät till deltagare", (5, 2), (5, 20), "survey"),
        Mark("Beslut om prioriteringar", (6, 10), kind="decision"),
        Mark("Översyn av överenskommelsen", (11, 20), (1, 10), "revision"),
    ),
)
CROWDED = Wheel(
    "2027",
    tuple(
        Mark(f"Möte {at} om samverkan", (at % 12 + 1, at % 28 + 1), kind=get_args(MarkKind)[at % 6])
        for at in range(40)
    ),
)
DRAWINGS: dict[str, Chart | Wheel] = {"pair": PAIR, "tree": TREE, "year": YEAR, "crowded": CROWDED}

texts = st.sampled_from(AWKWARD) | st.text(st.characters(), max_size=90)
idents = st.sampled_from("abcdefghij")
charts = st.builds(
    Chart,
    st.lists(
        st.builds(
            Box, idents, texts, st.lists(texts, max_size=5).map(tuple), st.integers(-1, 4) | st.integers()
        ),
        max_size=16,
    ).map(tuple),
    st.lists(
        st.builds(Link, idents, idents | st.just("okänd"), st.sampled_from(get_args(LinkKind))), max_size=24
    ).map(tuple),
    st.lists(texts, max_size=4).map(tuple),
)
days = st.tuples(st.integers(1, 12), st.integers(1, 31)) | st.tuples(st.integers(), st.integers())
kinds = st.sampled_from(get_args(MarkKind))
marks = st.builds(Mark, texts, days, st.none() | days, kinds, st.none() | st.integers(1900, 2199))
wheels = st.builds(Wheel, texts, st.lists(marks, max_size=18).map(tuple))
crowds = st.builds(Wheel, texts, st.lists(marks, min_size=30, max_size=60).map(tuple))
drawings = charts | wheels | crowds


# --- measuring what was laid out -------------------------------------------------------------------


def extent(shape: Shape) -> Area:
    """What the shape covers; a text is measured on the safe side."""
    match shape:
        case Text(at=(x, y), text=words, size=size, anchor=anchor):
            wide = width(words, size)
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            return left, y - 0.75 * size, left + wide, y + 0.22 * size
        case Rectangle(at=(x, y)):
            return x, y, x + shape.width, y + shape.height
        case Circle(at=(x, y), radius=radius):
            return x - radius, y - radius, x + radius, y + radius
        case Sector(at=(x, y), outer=radius):
            return x - radius, y - radius, x + radius, y + radius
        case Line(points=points) | Polygon(points=points):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return min(xs), min(ys), max(xs), max(ys)


def inside(area: Area, outer: Area) -> bool:
    """Whether the one area lies in the other, but for a rounding."""
    return (
        area[0] >= outer[0] - 0.1
        and area[1] >= outer[1] - 0.1
        and area[2] <= outer[2] + 0.1
        and area[3] <= outer[3] + 0.1
    )


def meet(one: Area, other: Area) -> bool:
    """Whether two areas have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def boxes_of(laid: Sheet) -> list[Area]:
    """The boxes of a chart; bands are rectangles too, of another colour."""
    return [
        extent(shape) for shape in laid.shapes if isinstance(shape, Rectangle) and shape.fill != shapes.ZEBRA
    ]


def texts_of(laid: Sheet) -> list[Text]:
    """All lines of text."""
    return [shape for shape in laid.shapes if isinstance(shape, Text)]


def luminance(colour: str) -> float:
    """As WCAG 2 counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text: Text) -> float:
    """The contrast of a text with its ground, from 1 to 21."""
    light, dark = sorted((luminance(text.colour), luminance(text.ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# --- every figure ----------------------------------------------------------------------------------


@given(drawings)
def test_every_drawing_is_svg_that_stands_alone(drawing: Chart | Wheel) -> None:
    root = etree.fromstring(svg(drawing).encode("utf-8"))
    assert root.tag == SVG + "svg"
    assert root.get("width") == "620"
    assert 0 < float(root.get("height", "0")) <= shapes.TALLEST
    known = {"svg", "rect", "circle", "path", "text"}
    for element in root.iter():
        assert str(element.tag).removeprefix(SVG) in known
        assert not {"id", "class", "style", "href"} & {str(name) for name in element.attrib}
    assert "url(" not in re.sub(r">[^<]*<", "><", svg(drawing))


@given(drawings)
def test_nothing_is_drawn_outside_the_sheet(drawing: Chart | Wheel) -> None:
    laid = sheet(drawing)
    for shape in laid.shapes:
        assert inside(extent(shape), (0, 0, shapes.WIDTH, laid.height)), shape


@given(drawings)
def test_no_two_texts_overlap_but_numbers_on_a_crowded_ring(drawing: Chart | Wheel) -> None:
    laid = [text for text in texts_of(sheet(drawing)) if not (text.bold and text.text.isdigit())]
    for one, other in combinations(laid, 2):
        assert not meet(extent(one), extent(other)), (one, other)


@given(drawings)
def test_every_text_can_be_read(drawing: Chart | Wheel) -> None:
    for text in texts_of(sheet(drawing)):
        assert contrast(text) >= 4.5, text
        assert text.size >= 10.5
        assert text.text == clean(text.text).strip()


@given(drawings)
def test_the_same_drawing_gives_the_same_text(drawing: Chart | Wheel) -> None:
    first = svg(drawing)
    assert svg(drawing) == first
    # No number is longer than what can be seen.
    markup = re.sub(r">[^<]*<", "><", first)
    assert not re.search(r"\d\.\d{3}|\de-\d|nan|inf", markup)


@pytest.mark.parametrize("text", AWKWARD)
def test_a_text_is_shown_and_never_becomes_markup(text: str) -> None:
    drawing = Chart((Box("a", text, (text,)),))
    shown = "".join(str(found) for found in etree.fromstring(svg(drawing).encode("utf-8")).itertext())
    first = (*clean(text).split(), "–")[0]
    assert first[:5] in shown


# --- charts ----------------------------------------------------------------------------------------


@given(charts)
def test_each_box_stands_free_and_holds_its_own_text(drawing: Chart) -> None:
    laid = sheet(drawing)
    boxes = boxes_of(laid)
    assert len(boxes) == len(drawing.boxes)
    for one, other in combinations(boxes, 2):
        assert not meet(one, other)
    for text in texts_of(laid):
        area = extent(text)
        for box in boxes:
            assert inside(area, box) or not meet(area, box), text


@given(charts)
def test_no_line_runs_through_a_box_or_a_text(drawing: Chart) -> None:
    laid = sheet(drawing)
    solid = [*boxes_of(laid), *(extent(text) for text in texts_of(laid))]
    for line in laid.shapes:
        if isinstance(line, Line):
            for (x, y), (to_x, to_y) in pairwise(line.points):
                assert abs(x - to_x) < 0.01 or abs(y - to_y) < 0.01, (
                    "a line that is neither level nor upright"
                )
                piece = (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
                for area in solid:
                    left, top, right, bottom = area
                    assert not meet(piece, (left + 0.5, top + 0.5, right - 0.5, bottom - 0.5)), (line, area)


@pytest.mark.parametrize(("kind", "word"), [("reports", "Rapporterar till"), ("appoints", "Utser")])
def test_the_legend_says_what_the_lines_are_and_nothing_else(kind: LinkKind, word: str) -> None:
    drawing = Chart((Box("a", "A"), Box("b", "B", (), 1)), (Link("a", "b", kind),))
    legend = [text.text for text in texts_of(sheet(drawing)) if not text.bold]
    assert legend == [word]


def arrow_tips(drawing: Chart) -> list[float]:
    """The height of the tip of each arrow between boxes."""
    laid = sheet(drawing)
    lowest = max(box[3] for box in boxes_of(laid))
    heads = [shape for shape in laid.shapes if isinstance(shape, Polygon)]
    return [head.points[0][1] for head in heads if head.points[0][1] <= lowest]


@pytest.mark.parametrize(
    ("link", "at"),
    [
        (Link("låg", "hög", "reports"), "under hög"),
        (Link("hög", "låg", "reports"), "över låg"),
        (Link("hög", "låg", "appoints"), "över låg"),
        (Link("låg", "hög", "appoints"), "under hög"),
    ],
)
def test_an_arrow_points_at_the_second_of_its_link(link: Link, at: str) -> None:
    drawing = Chart((Box("hög", "Hög"), Box("låg", "Låg", (), 1)), (link,))
    upper, lower = sorted(boxes_of(sheet(drawing)), key=lambda box: box[1])
    assert arrow_tips(drawing) == [upper[3] if at == "under hög" else lower[1]]


def test_appointing_and_reporting_run_side_by_side_and_are_told_apart_without_colour() -> None:
    laid = sheet(PAIR)
    lowest = max(box[3] for box in boxes_of(laid))
    lines = [shape for shape in laid.shapes if isinstance(shape, Line) and extent(shape)[3] <= lowest]
    solid, dashed = sorted(lines, key=lambda line: len(line.dash))
    assert not solid.dash
    assert dashed.dash
    assert abs(solid.points[0][0] - dashed.points[0][0]) >= 9


def test_a_parent_stands_over_the_middle_of_its_children() -> None:
    children = [Box(f"b{at}", f"Barn {at}", (), 1) for at in range(3)]
    drawing = Chart(
        (Box("a", "Förälder"), *children), tuple(Link("a", box.ident, "appoints") for box in children)
    )
    parent, *others = ((left + right) / 2 for left, _, right, _ in boxes_of(sheet(drawing)))
    assert parent == pytest.approx(sum(others) / 3)


def test_children_follow_the_order_of_their_parents() -> None:
    drawing = Chart(
        (
            Box("a", "A"),
            Box("b", "B"),
            Box("barn-b", "Barn till B", (), 1),
            Box("barn-a", "Barn till A", (), 1),
        ),
        (Link("a", "barn-a", "appoints"), Link("b", "barn-b", "appoints")),
    )
    a, b, child_of_b, child_of_a = (box[0] for box in boxes_of(sheet(drawing)))
    assert (a < b) == (child_of_a < child_of_b)


@pytest.mark.parametrize(
    "links",
    [
        (Link("styr", "styr", "reports"),),
        (Link("styr", "ingen", "reports"), Link("ingen", "styr", "appoints")),
    ],
    ids=["to itself", "to an unknown box"],
)
def test_a_link_that_leads_nowhere_has_no_line(links: tuple[Link, ...]) -> None:
    drawing = Chart((Box("styr", "Styrgruppen"),), links)
    assert svg(drawing) == svg(Chart(drawing.boxes))


def test_the_name_of_a_level_stands_beside_its_boxes() -> None:
    laid = sheet(PAIR)
    middle = {text.text: extent(text)[1] for text in texts_of(laid)}
    upper, lower = boxes_of(laid)
    assert upper[1] < middle["Strategisk nivå"] < upper[3]
    assert lower[1] < middle["Taktisk nivå"] < lower[3]
    assert "Operativ nivå" not in middle


def test_a_long_chart_still_goes_on_a_page() -> None:
    boxes = tuple(Box(f"b{at}", COMPOUND, (COMPOUND,) * 4, at) for at in range(25))
    root = etree.fromstring(svg(Chart(boxes)).encode("utf-8"))
    assert float(root.get("height", "0")) == shapes.TALLEST


# --- wheels ----------------------------------------------------------------------------------------


def symbols_of(laid: Sheet) -> int:
    """How many things of the wheel are marks: shapes with corners or a coloured rim, the legend's too."""
    return sum(
        isinstance(shape, Polygon | Circle) and shape.stroke not in ("", shapes.WHITE, shapes.HAIRLINE)
        for shape in laid.shapes
    )


@given(wheels | crowds)
def test_every_mark_is_on_the_wheel(drawing: Wheel) -> None:
    laid = sheet(drawing)
    legend = len({mark.kind for mark in drawing.marks})
    numbered = any(text.size == 10.5 for text in texts_of(laid))
    assert symbols_of(laid) == len(drawing.marks) * (2 if numbered else 1) + legend


def test_january_begins_at_twelve_and_the_year_runs_clockwise() -> None:
    months = {text.text: text.at for text in texts_of(sheet(Wheel("2027", ())))}
    assert months["jan"][0] > 310 > months["dec"][0]
    assert months["jan"][1] < months["april"][1] < months["juni"][1]
    assert months["okt"][0] < months["mars"][0]


@pytest.mark.parametrize(
    ("mark", "date"),
    [
        (Mark("m", (3, 14)), "14 mars"),
        (Mark("m", (3, 14), (3, 14)), "14 mars"),
        (Mark("m", (3, 14), (3, 20)), "14–20 mars"),
        (Mark("m", (3, 14), (4, 2)), "14 mars–2 april"),
        (Mark("m", (12, 20), (1, 10)), "20 dec–10 jan"),
        (Mark("m", (3, 20), (3, 14)), "20 mars–14 mars"),
        (Mark("m", (2, 31)), "29 feb"),
        (Mark("m", (13, 0)), "1 dec"),
        (Mark("m", (1, 14), year=2020), "14 jan 2020"),
        (Mark("m", (1, 14), (1, 20), year=2020), "14–20 jan 2020"),
    ],
)
def test_a_mark_says_its_date(mark: Mark, date: str) -> None:
    assert date in {text.text for text in texts_of(sheet(Wheel("2027", (mark,))))}


def test_what_lasts_across_new_year_is_one_arc_on_both_sides_of_twelve() -> None:
    tinted = [
        shape
        for shape in sheet(Wheel("2027", (Mark("m", (12, 16), (1, 15), "other"),))).shapes
        if isinstance(shape, Sector) and shape.stroke != shapes.WHITE
    ]
    assert len(tinted) == 1
    assert tinted[0].start == pytest.approx(345, abs=1)
    assert tinted[0].end == pytest.approx(375, abs=1)


def outline(shape: Shape) -> tuple[object, ...]:
    """What is left of a symbol in black and white: its corners as seen from its middle, and whether it is hollow."""
    left, top, right, bottom = extent(shape)
    assert isinstance(shape, Polygon | Circle)
    points = shape.points if isinstance(shape, Polygon) else ()
    seen = tuple((round(x - (left + right) / 2), round(y - (top + bottom) / 2)) for x, y in points)
    return seen, shape.fill == shapes.WHITE


def test_kinds_differ_in_more_than_colour() -> None:
    # The last shape before the word of the legend is the symbol beside it.
    symbols = [
        sheet(Wheel("2027", (Mark("m", (3, 1), kind=kind),))).shapes[-2] for kind in get_args(MarkKind)
    ]
    assert len(set(map(outline, symbols))) == len(get_args(MarkKind))


def test_the_only_mark_at_twelve_is_named_right_over_it() -> None:
    day = Mark("Giltighetens sista dag", (12, 31))
    laid = sheet(Wheel("2027", (day, Mark("Möte", (3, 1)), Mark("Möte", (10, 1)))))
    [name] = [text for text in texts_of(laid) if text.text == "31 dec"]
    top = min(shape.at[1] - shape.radius for shape in laid.shapes if isinstance(shape, Circle))

    assert name.anchor == "middle"
    assert abs(name.at[0] - shapes.WIDTH / 2) < 10
    assert name.at[1] < top


def test_the_ring_of_months_keeps_its_size_when_much_goes_on_at_once() -> None:
    def months(count: int) -> float:
        spans = tuple(Mark(f"Enkät {n}", (2, 1 + n), (9, 1 + n), "survey") for n in range(count))
        return max(
            shape.outer
            for shape in sheet(Wheel("2027", spans)).shapes
            if isinstance(shape, Sector) and shape.stroke == shapes.WHITE
        )

    assert months(4) == months(2)


def test_a_label_has_four_lines_before_it_is_cut_and_no_word_alone_on_the_last() -> None:
    words = "Ledningsgruppen beslutar om nästa års plan och budget"
    shown = [
        text.text
        for text in texts_of(sheet(Wheel("2027", (Mark(words, (12, 10)),))))
        if text.text in words and len(text.text) > 4
    ]
    assert " ".join(shown) == words
    assert len(shown[-1]) * 2 > len(shown[0])


@pytest.mark.parametrize("drawing", [YEAR, TREE], ids=["wheel", "chart"])
def test_a_picture_is_a_whole_number_of_pixels_high(drawing: Chart | Wheel) -> None:
    assert re.search(r'height="\d+" viewBox="0 0 620 \d+"', svg(drawing))


def test_labels_keep_off_the_ring() -> None:
    laid = sheet(YEAR)
    ring = max(shape.radius for shape in laid.shapes if isinstance(shape, Circle))
    labels = [
        extent(text) for text in texts_of(laid) if text.anchor != "middle" and text.colour != shapes.GREY
    ]
    assert labels
    assert all(right < 310 - ring or left > 310 + ring for left, _, right, _ in labels)


@given(wheels)
def test_no_leader_line_runs_through_a_label(drawing: Wheel) -> None:
    laid = sheet(drawing)
    labels = [extent(text) for text in texts_of(laid) if text.anchor != "middle"]
    ends = [line.points[-1] for line in laid.shapes if isinstance(line, Line) and line.colour == shapes.GREY]
    for left, top, right, bottom in labels:
        assert not any(left < x < right and top < y < bottom for x, y in ends)


def test_many_marks_are_numbered_and_named_in_a_key() -> None:
    laid = sheet(CROWDED)
    words = [text.text for text in texts_of(laid)]
    for number in range(1, 41):
        assert words.count(str(number)) == 2
    assert sum(word.startswith("Möte ") for word in words) == 40
    assert laid.height <= shapes.TALLEST


# --- text and places -------------------------------------------------------------------------------


@given(texts, st.integers(30, 300), st.integers(1, 5), st.booleans())
def test_wrapped_text_keeps_within_its_room(text: str, room: int, most: int, even: bool) -> None:
    lines = wrapped(text, room, 11, most, even=even)
    assert len(lines) <= most
    assert all(width(line, 11) <= room or len(line) <= 1 for line in lines)


@given(texts, st.integers(30, 300), st.booleans())
def test_wrapping_loses_no_letter(text: str, room: int, even: bool) -> None:
    joined = "".join(wrapped(text, room, 11, 10_000, even=even))
    assert joined.replace("-", "") == "".join(clean(text).split()).replace("-", "") or " " in joined
    assert re.sub(r"[\s-]", "", joined) == re.sub(r"[\s-]", "", clean(text))


@given(st.lists(st.floats(-500, 500), max_size=12), st.floats(1, 40))
def test_what_is_spread_keeps_its_order_and_its_distances(wishes: list[float], distance: float) -> None:
    places = spread(wishes, [distance] * len(wishes), -1000, 1000)
    assert all(after - before >= distance - 1e-6 for before, after in pairwise(places))
    if all(after - before > distance + 1e-6 for before, after in pairwise(wishes)):
        assert places == pytest.approx(wishes)


# --- pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_has_the_size_that_was_asked_for(name: str) -> None:
    text = svg(DRAWINGS[name])
    height = float(etree.fromstring(text.encode("utf-8")).get("height", "0"))
    picture = raster.png(text, 1.5)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 930
    assert int.from_bytes(picture[20:24]) == pytest.approx(height * 1.5, abs=1)


@given(drawings)
@settings(max_examples=15)
def test_whatever_is_drawn_can_be_made_a_picture(drawing: Chart | Wheel) -> None:
    assert raster.png(svg(drawing), 0.5).startswith(b"\x89PNG")


def test_a_picture_shows_its_text() -> None:
    drawn = svg(PAIR)
    assert raster.png(drawn, 1) != raster.png(re.sub(r"<text.*?</text>", "", drawn), 1)


def test_a_picture_is_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_render_figures import DRAWINGS, raster, svg\n"
        "for drawing in DRAWINGS.values():\n"
        "    print(hashlib.sha256(raster.png(svg(drawing), 1)).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [
        hashlib.sha256(raster.png(svg(drawing), 1)).hexdigest() for drawing in DRAWINGS.values()
    ]


# --- the font --------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(raster.FONTS / f"LokSans-{request.param}.ttf")


def test_the_font_has_every_letter_that_swedish_needs(font: TTFont) -> None:
    needed = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ0123456789 .,:;!?%&/()+–—…’”§€−→"
    assert {character for character in needed if ord(character) not in font.getBestCmap()} == set()


def test_the_font_is_named_as_its_licence_asks(font: TTFont) -> None:
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[1] == "Lok Sans"
    for own in (1, 2, 3, 4, 6):
        assert "Carlito" not in names[own]
    assert 'Reserved Font Name "Carlito"' in names[0]
    assert "Open Font License" in names[13]
    licence = (raster.FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith(names[0].split(" Licensed")[0])
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_text_is_no_wider_in_the_font_than_it_is_measured(font: TTFont) -> None:
    letters, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for text in (
        "Nätverket för mottagande och etablering",
        "Samverkansgruppen",
        "KS 2026/123",
        "14 mars–2 april",
    ):
        drawn = sum(advances[letters[ord(character)]][0] for character in text) / em * 11
        assert drawn <= width(text, 11) <= drawn * 1.2
