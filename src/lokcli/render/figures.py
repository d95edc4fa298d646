"""How a figure becomes SVG: a drawing without style sheets, names or references, fit to stand inside any page."""

from __future__ import annotations

from math import ceil, cos, hypot, radians, sin
from typing import Final

from lokcli.blocks import Chart, Wheel
from lokcli.render.charts import chart
from lokcli.render.shapes import (
    TALLEST,
    WHITE,
    WIDTH,
    Circle,
    Line,
    Point,
    Polygon,
    Rectangle,
    Sector,
    Shape,
    Sheet,
    Text,
)
from lokcli.render.text import as_attribute, as_content
from lokcli.render.wheels import wheel

FAMILY: Final = "Calibri, Carlito, Lok Sans, sans-serif"
_HALF_TURN: Final = 180


def _number(value: float) -> str:
    """At most two decimals, and no zero that says nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _tag(name: str, **attributes: float | str) -> str:
    """An empty element; an attribute without text is left out."""
    written = "".join(
        f" {key.replace('_', '-')}={as_attribute(value if isinstance(value, str) else _number(value))}"
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}/>"


def _paint(fill: str, stroke: str, thickness: float) -> dict[str, float | str]:
    drawn: dict[str, float | str] = {"fill": f"#{fill}" if fill else "none"}
    if stroke:
        drawn |= {"stroke": f"#{stroke}", "stroke_width": thickness}
    return drawn


def _text(shape: Text) -> str:
    opened = _tag(
        "text",
        x=shape.at[0],
        y=shape.at[1],
        font_size=shape.size,
        font_weight="bold" if shape.bold else "",
        text_anchor="" if shape.anchor == "start" else shape.anchor,
        fill=f"#{shape.colour}",
    )
    return f"{opened[:-2]}>{as_content(shape.text)}</text>"


def _rectangle(shape: Rectangle) -> str:
    return _tag(
        "rect",
        x=shape.at[0],
        y=shape.at[1],
        width=shape.width,
        height=shape.height,
        rx=shape.radius or "",
        **_paint(shape.fill, shape.stroke, 1),
    )


def _circle(shape: Circle) -> str:
    paint = _paint(shape.fill, shape.stroke, shape.thickness)
    return _tag("circle", cx=shape.at[0], cy=shape.at[1], r=shape.radius, **paint)


def _joined(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    part = min(0.5, distance / length) if length else 0.0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _line(shape: Line) -> str:
    first, *inner, last = shape.points
    steps = [f"M{_joined(first)}"]
    before = first
    for at, corner in enumerate(inner, 1):
        if shape.radius:
            steps.append(f"L{_joined(_towards(corner, before, shape.radius))}")
            steps.append(
                f"Q{_joined(corner)} {_joined(_towards(corner, shape.points[at + 1], shape.radius))}"
            )
        else:
            steps.append(f"L{_joined(corner)}")
        before = corner
    steps.append(f"L{_joined(last)}")
    dash = " ".join(map(_number, shape.dash))
    paint = _paint("", shape.colour, shape.thickness)
    return _tag("path", d="".join(steps), stroke_dasharray=dash, **paint)


def _polygon(shape: Polygon) -> str:
    path = "M" + "L".join(map(_joined, shape.points)) + "Z"
    return _tag("path", d=path, stroke_linejoin="round", **_paint(shape.fill, shape.stroke, shape.thickness))


def _sector(shape: Sector) -> str:
    def on(radius: float, degrees: float) -> str:
        turn = radians(degrees)
        return _joined((shape.at[0] + radius * sin(turn), shape.at[1] - radius * cos(turn)))

    large = int(shape.end - shape.start > _HALF_TURN)
    inner, outer = _number(shape.inner), _number(shape.outer)
    path = (
        f"M{on(shape.outer, shape.start)}A{outer} {outer} 0 {large} 1 {on(shape.outer, shape.end)}"
        f"L{on(shape.inner, shape.end)}A{inner} {inner} 0 {large} 0 {on(shape.inner, shape.start)}Z"
    )
    return _tag("path", d=path, stroke_linejoin="round", **_paint(shape.fill, shape.stroke, shape.thickness))


def _element(shape: Shape) -> str:
    match shape:
        case Text():
            return _text(shape)
        case Rectangle():
            return _rectangle(shape)
        case Circle():
            return _circle(shape)
        case Line():
            return _line(shape)
        case Polygon():
            return _polygon(shape)
        case Sector():
            return _sector(shape)


def sheet(drawing: Chart | Wheel) -> Sheet:
    """The drawing with a place for everything in it."""
    return chart(drawing) if isinstance(drawing, Chart) else wheel(drawing)


def svg(drawing: Chart | Wheel) -> str:
    """The drawing as a standalone SVG document, 620 px wide and at most 907 px high.

    What would be higher is drawn smaller as a whole. The same drawing gives the same text on every machine.
    """
    laid = sheet(drawing)
    # Whole pixels: LibreOffice draws a grey line where a picture ends within one.
    full = ceil(laid.height)
    height = min(full, TALLEST)
    # Wider than it is drawn by as much as it is higher: the picture shrinks and keeps to the middle.
    scale = full / height
    left = WIDTH * (1 - scale) / 2
    view = " ".join(map(_number, (left, 0, WIDTH * scale, full)))
    ground = _tag("rect", x=left, y=0, width=WIDTH * scale, height=full, fill=f"#{WHITE}")
    opened = _tag(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=height,
        viewBox=view,
        font_family=FAMILY,
    )
    return "".join([opened[:-2], ">", ground, *map(_element, laid.shapes), "</svg>\n"])
