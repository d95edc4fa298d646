"""Cues: pieces one of which stands in every text that a slow expression can find.

A cue is in small letters with single spaces, as the text is that it is looked for in: a text may be broken between
any two words. ``_`` as the last letter of a cue is the end of a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def plain(text: str) -> str:
    """The text in small letters with single spaces."""
    return " ".join(text.casefold().split())


def places(text: str, cue: str) -> Iterator[int]:
    """Where a cue starts in a text that is `plain`, from the first place to the last."""
    piece = cue.removesuffix("_")
    whole = piece != cue
    at = text.find(piece)
    while at >= 0:
        after = text[at + len(piece) : at + len(piece) + 1]
        if not whole or not (after.isalnum() or after == "_"):
            yield at
        at = text.find(piece, at + 1)


def holds(text: str, cues: Iterable[str]) -> bool:
    """Whether one of the cues stands in a text that is `plain`."""
    return any(True for cue in cues for _ in places(text, cue))
