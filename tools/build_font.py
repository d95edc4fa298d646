"""Which letters the figures are drawn with: makes ``src/lokcli/render/fonts`` from Carlito, the same bytes each time.

Run ``python tools/build_font.py`` after a change here; ``--check`` only says whether the files are current.
Carlito must be installed (Debian: fonts-crosextra-carlito). Its licence lets a modified version be passed on
under another name only, so the family is called Lok Sans; copyright and licence stay as they were.
"""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ORIGINALS = Path("/usr/share/fonts/truetype/crosextra")
FONTS = Path(__file__).resolve().parent.parent / "src" / "lokcli" / "render" / "fonts"
FAMILY = "Lok Sans"
WEIGHTS = ("Regular", "Bold")

# Latin, general punctuation, €, the four arrows and the minus sign.
LETTERS = (
    *range(0x20, 0x180),
    *range(0x2010, 0x2028),
    *range(0x2030, 0x205F),
    0x20AC,
    *range(0x2190, 0x2194),
    0x2212,
)

# Name records: those that say the name are ours, and those that say whose it is stay.
COPYRIGHT, VERSION, MAKER, DESIGNER, LICENCE, LICENCE_ADDRESS = 0, 5, 8, 9, 13, 14
KEPT_NAMES = (COPYRIGHT, VERSION, MAKER, DESIGNER, LICENCE, LICENCE_ADDRESS)
WINDOWS = (3, 1, 0x409)


def file_of(weight: str) -> Path:
    """Where the font of a weight stands."""
    return FONTS / f"LokSans-{weight}.ttf"


def _names(weight: str) -> dict[int, str]:
    """The name records of a weight by their numbers: family, style, unique, full and PostScript name, description."""
    return {
        1: FAMILY,
        2: weight,
        3: f"lok;{FAMILY};{weight}",
        4: FAMILY if weight == "Regular" else f"{FAMILY} {weight}",
        6: f"LokSans-{weight}",
        10: "A subset of a typeface by tyPoland Lukasz Dziedzic, renamed as its licence asks.",
    }


def built(weight: str) -> bytes:
    """The font file of a weight; raises OSError where Carlito is not installed."""
    options = Options()
    # Drawn to a picture, hints do nothing, and they are a third of the file.
    options.hinting = False
    # Ligatures would make the width of a word differ from the sum of its letters.
    options.layout_features = ["kern"]
    options.notdef_outline = True
    options.name_IDs = list(KEPT_NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    # Without the time of the run in it, the file is the same on every run.
    with TTFont(ORIGINALS / f"Carlito-{weight}.ttf", recalcTimestamp=False) as font:
        subsetter.subset(font)
        for number, text in _names(weight).items():
            font["name"].setName(text, number, *WINDOWS)
        font["name"].names.sort()
        out = BytesIO()
        font.save(out)
    return out.getvalue()


def main() -> int:
    """Write the files, or with ``--check`` compare them: exit 1 when one is out of date."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")
    check = arguments.parse_args().check
    current = True
    for weight in WEIGHTS:
        font, file = built(weight), file_of(weight)
        current = current and file.exists() and file.read_bytes() == font
        if not check:
            FONTS.mkdir(parents=True, exist_ok=True)
            file.write_bytes(font)
    return 1 if check and not current else 0


if __name__ == "__main__":
    sys.exit(main())
