"""Text that only stands there until somebody fills it in."""

from __future__ import annotations

import re

from lokcli.agreement.expressions import Expression

PLACEHOLDER = Expression(
    r"(?<![^\W\d_])[xX]{2,}(?![^\W\d_])|_{3,}|\bTBD\b|^(?=[\s\S]*?(?:…|\.{3}))\W*$|[/\s-](?:…|\.{3})\s*$|\[\s*(?:(?:…|\.{2,})\s*)?\]"
    r"|^\s*(?:\[[^\]]*\]|null|~)\s*$|\[(?:fyll i|ange|skriv|välj|saknas)[^\]]*\]"
    r"|^\W*fyll i(?:\W+(?:här|senare|text|datum|namn|detta|uppgift\w*))*\W*$",
    re.IGNORECASE,
)
_CUES = ("xx", "___", "tbd", "…", "...", "[", "null", "~", "fyll")
"""One of these stands in every placeholder, in small letters: most texts have none, and need no slow search."""
_SHORT = 60
"""Characters of a text that is quoted whole."""


def is_placeholder(text: str) -> bool:
    """Whether text is a placeholder: ``xxx``, ``TBD``, ``[…]``, ``KS 2026/…``, "fyll i"."""
    small = text.lower()
    for cue in _CUES:  # a loop, for this is asked of every text many times
        if cue in small:
            return PLACEHOLDER.search(text) is not None
    return False


def quoted(text: str) -> str:
    """What to show of a text with a placeholder: all of it where it is short, else the words that it stands in."""
    line = " ".join(text.split())
    found = PLACEHOLDER.search(line)
    if len(line) <= _SHORT or not found:
        return line
    start = line.rfind(" ", 0, found.start() + 1) + 1
    end = line.find(" ", found.end())
    return line[start : end if end > 0 else None]
