"""Text that only stands there until somebody fills it in."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(
    r"(?<![^\W\d_])[xX]{2,}(?![^\W\d_])|_{3,}|\bTBD\b|^(?=[\s\S]*?(?:…|\.{3}))\W*$|[/\s-](?:…|\.{3})\s*$|\[\s*(?:(?:…|\.{2,})\s*)?\]"
    r"|^\s*(?:\[[^\]]*\]|null|~)\s*$|\[(?:fyll i|ange|skriv|välj|saknas)[^\]]*\]"
    r"|^\W*fyll i(?:\W+(?:här|senare|text|datum|namn|detta|uppgift\w*))*\W*$",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Whether text is a placeholder: ``xxx``, ``TBD``, ``[…]``, ``KS 2026/…``, "fyll i"."""
    return PLACEHOLDER.search(text) is not None
