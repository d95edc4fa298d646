"""How a drawing becomes a picture for programs that show no SVG; the only module that imports resvg."""

from __future__ import annotations

from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lokcli.loading import compiled

FONTS: Final = Path(__file__).with_name("fonts")

if TYPE_CHECKING:
    from resvg import render, usvg
else:
    # The package round it asks on import which version of itself is installed: 10 ms, half of what two figures take.
    _RESVG = compiled("resvg._resvg")
    render, usvg = _RESVG.render, _RESVG.usvg


@cache
def _options() -> usvg.Options:
    options = usvg.Options.default()
    options.font_family = "Lok Sans"
    for weight in ("Regular", "Bold"):
        # As bytes, and not as a path: of a path, resvg opens the file again for each letter that it draws.
        options.load_font_data((FONTS / f"LokSans-{weight}.ttf").read_bytes())
    return options


def png(svg: str, zoom: float) -> bytes:
    """The drawing as a PNG file, ``zoom`` pixels to each of its units; the same bytes on every machine.

    Only our own font is read, whatever the machine has.
    """
    tree = usvg.Tree.from_str(svg, _options())
    width, height = tree.int_size()
    across, down = ceil(width * zoom), ceil(height * zoom)
    return render(tree, (across / width, 0, 0, 0, down / height, 0), bg_size=(across, down))
