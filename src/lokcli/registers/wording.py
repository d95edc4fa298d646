"""How weak wording is recognised, and how hard a text is to read: sentences, LIX, and the list of patterns.

The list is data: ``wording.tsv`` holds the patterns, ``wording-groups.tsv`` what is weak about each group, what
to write instead, where the list comes from and when that was looked at. A line of the list has four columns:

- ``code``: the rule of its group, or ``let`` for a name that other lines use as ``{NAME}``
- ``cues``: pieces parted by ``|``, one of which stands in every text that the pattern can hit; see `agreement.cues`
- ``pattern``: a regular expression, searched in the sentence in small letters
- ``fine``: one that is searched in the same sentence with ``¤`` in place of the hit, and excuses it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lokcli.agreement.cues import holds, plain
from lokcli.agreement.expressions import Expression

LONG_WORD = 6
"""A word of more letters than this is long (Björnsson 1968)."""

_MARK = "¤"

_WORD = Expression(r"\w+(?:[-:’'/.]\w+)*")
_QUOTED = Expression(r"[”\"»“][^”\"»«“]*[”\"»«“]")
_ABBREVIATED = Expression(
    r"(?:\b(?:t\.\s?ex|bl\.\s?a|m\.\s?fl|m\.\s?m|o\.\s?d|d\.\s?v\.\s?s|s\.\s?k|fr\.\s?o\.\s?m|t\.\s?o\.\s?m"
    r"|f\.\s?d|resp|kap|kl|nr|dnr|ca|st|osv|etc|jfr|prop|mom|art|tfn)|§§?\s?\d+)\.?$",
    re.IGNORECASE,
)
_CLOSES_A_LIST = Expression(r"\b(?:m\.\s?fl|m\.\s?m|o\.\s?d|osv|etc)\.?$", re.IGNORECASE)
_STOP = Expression(r"[.!?:][)”\"’]*(?=\s|$)")
_BREAK = Expression(r"\s*\n\s*\n\s*|[ \t]*\n(?=\s*(?:[-–•*]\s|\d+[.)]\s|[A-ZÅÄÖ]))")
_BULLET = Expression(r"^\s*(?:[-–•*]|\d+[.)])\s+")


class Group(NamedTuple):
    """A kind of weak wording. ``verified_on`` is the month when the source was looked at, empty if never."""

    code: str
    name: str
    says: str
    """What is wrong, as the predicate of the words: *”vid behov” säger inte när …*."""
    why: str
    fix: str
    source: str
    verified_on: str


class Pattern(NamedTuple):
    """A line of the list: when it is worth searching for, what it finds and what excuses it (empty: nothing)."""

    cues: tuple[str, ...]
    found: str
    fine: str


class Hit(NamedTuple):
    """Weak words and the sentence that they stand in, as written; ``start`` is their place in it."""

    words: str
    sentence: str
    start: int


@cache
def groups() -> Mapping[str, Group]:
    """The groups by the code of the rule that reports them."""
    return {columns[0]: Group(*columns) for columns in _lines("wording-groups.tsv")}


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """The patterns of each group. Raises KeyError for a name that the list does not give."""
    names: dict[str, str] = {}
    made: dict[str, list[Pattern]] = {}
    for code, pieces, found, fine in _lines("wording.tsv"):
        if code == "let":
            names[pieces] = _named(found, names)
        else:
            made.setdefault(code, []).append(
                Pattern(tuple(pieces.split("|")), _named(found, names), _named(fine, names))
            )
    return {code: tuple(of_group) for code, of_group in made.items()}


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compiled when first needed, for most checks need few."""
    return re.compile(expression)


def _named(text: str, names: Mapping[str, str]) -> str:
    return re.sub(r"\{([A-Z]+)\}", lambda found: f"(?:{names[found[1]]})", text)


def _lines(name: str) -> Iterator[list[str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        yield line.split("\t")


def weak(code: str, text: str) -> Iterator[Hit]:
    """The weak wording of a group in a text, sentence by sentence; what stands in quotes is only mentioned."""
    small = plain(text)
    possible = [p for p in patterns()[code] if holds(small, p.cues)]
    if not possible:
        return
    for sentence in sentences(text, at_colon=False):
        unquoted = _QUOTED.sub(lambda quoted: "”" * len(quoted[0]), sentence).lower()
        for pattern in possible:
            for found in _compiled(pattern.found).finditer(unquoted):
                seen = f"{unquoted[: found.start()]}{_MARK}{unquoted[found.end() :]}"
                if not pattern.fine or not _compiled(pattern.fine).search(seen):
                    yield Hit(sentence[found.start() : found.end()], sentence, found.start())


def paragraphs(text: str) -> list[str]:
    """The paragraphs and list items of a text; a line that goes on with a small letter is no new one."""
    return [" ".join(_BULLET.sub("", part).split()) for part in _BREAK.split(text) if part.strip()]


def sentences(text: str, *, at_colon: bool = True) -> list[str]:
    """The sentences of a text. They end at ``. ! ?``, at a colon too if asked, and with a paragraph or list item.

    The dot of an abbreviation (*t.ex.*) or of a section (*§ 5.*) ends none, but *m.fl.* before a capital does.
    """
    found: list[str] = []
    for paragraph in paragraphs(text):
        start = 0
        for stop in _STOP.finditer(paragraph):
            before, after = paragraph[start : stop.start() + 1], paragraph[stop.end() :].lstrip()
            if stop[0][0] == ":" and not at_colon:
                continue
            short = stop[0][0] == "." and _ABBREVIATED.search(before)
            if short and after and not (after[0].isupper() and _CLOSES_A_LIST.search(before)):
                continue
            found.append(paragraph[start : stop.end()].strip())
            start = stop.end()
        found.append(paragraph[start:].strip())
    return [sentence for sentence in found if sentence]


def words(text: str) -> list[str]:
    """The words of a text; a number, a date or a compound with a hyphen is one."""
    return _WORD.findall(text)


def lix(text: str) -> float:
    """The readability of a text (Björnsson 1968): words a sentence, and long words in a hundred; 0 without words."""
    counted = words(text)
    if not counted:
        return 0.0
    ends = sum(1 for sentence in sentences(text) if _WORD.search(sentence))
    long = sum(1 for word in counted if sum(map(str.isalpha, word)) > LONG_WORD)
    return len(counted) / ends + 100 * long / len(counted)
