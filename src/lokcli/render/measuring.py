"""How wide text will be: the advance widths of the typeface that every format is set in."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Final

# Advance widths of Calibri (those of Carlito, its free metric equal) in hundredths of an em, rounded up to
# what bold takes. Without them a column is guessed too narrow and "Arbetsförmedlingen" loses its last n.
_ADVANCES: Final = defaultdict(
    lambda: 60,
    {
        character: hundredths
        for hundredths, characters in (
            (25, " \u00a0,.:;'Iijl’"),
            (30, "()-\u2011J[]`f{}"),
            (35, "!rt"),
            (40, '"/L\\csz”'),
            (45, "?FSZgkvxy|"),
            (50, "#$*+0123456789<=>EKPTXY^_ae~åäéÉ–"),
            (55, "BCRVbdhnopquö"),
            (60, "ADHÅÄ"),
            (65, "GNOQUÖ"),
            (70, "%&w…"),
            (80, "m"),
            (90, "MW@—"),
        )
        for character in characters
    },
)


@lru_cache(maxsize=8192)
def em(text: str) -> float:
    """How wide the text is on one line, in ems of its type size."""
    # A sum of whole numbers: Pythons differ in how they round a sum of fractions, and by it columns get their widths.
    return sum(map(_ADVANCES.__getitem__, text)) / 100
