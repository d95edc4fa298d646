"""How a drawing becomes a picture for programs that show no SVG; the only module that imports resvg_py."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import resvg_py

FONTS: Final = Path(__file__).with_name("fonts")
_FILES: Final = [str(FONTS / f"LokSans-{weight}.ttf") for weight in ("Regular", "Bold")]


def png(svg: str, zoom: float) -> bytes:
    """The drawing as a PNG file, ``zoom`` pixels to each of its units; the same bytes on every machine.

    Only our own font is read, whatever the machine has. Raises ValueError when the text is not SVG.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        skip_system_fonts=True,
        font_files=_FILES,
        font_family="Lok Sans",
        sans_serif_family="Lok Sans",
    )
