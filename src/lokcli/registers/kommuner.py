"""How a municipality is recognised: the 290 kommuner, the 21 län, and every way of writing them.

The data is ``kommuner.tsv``; a new name or code is a line there and nothing here.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

_OWN_WORDS = {"0980": ("Region Gotland",)}
"""What a municipality calls itself beyond *kommun* and *stad*: Gotland has a region's tasks too."""

_KINDS = frozenset({"kommun", "region", "stad"})

_SUGGESTIONS = 3
_LIKENESS = 0.72
"""Lets one wrong letter in five pass (*Karlhamn*, *Sodertalje*), but not another town's name."""


class Kommun(NamedTuple):
    """A municipality. ``code`` is four digits, ``county_code`` its first two, ``name`` the official one."""

    code: str
    name: str
    short_name: str
    county_code: str
    county_name: str


class County(NamedTuple):
    """A län. ``code`` is two digits."""

    code: str
    name: str


def kommuner() -> tuple[Kommun, ...]:
    """All municipalities, in the order of their codes."""
    return tuple(_by_code().values())


def counties() -> tuple[County, ...]:
    """All län, in the order of their codes."""
    return tuple(_counties().values())


def by_code(code: str) -> Kommun | None:
    """The municipality with this four-digit code."""
    return _by_code().get(code)


def county(code: str) -> County | None:
    """The län with this two-digit code."""
    return _counties().get(code)


def find(text: str) -> Kommun | None:
    """The one municipality that a code, an official name, a short name or an alias means.

    Case, runs of spaces and Unicode form do not matter; å, ä and ö do, for Habo is not Håbo.
    None if nothing or more than one matches: ask `suggest`.
    """
    matches = _by_key().get(_key(text), ())
    return matches[0] if len(matches) == 1 else None


def suggest(text: str) -> tuple[Kommun, ...]:
    """At most three municipalities that the text may have meant, the likeliest first; none for a code."""
    from difflib import get_close_matches

    wanted, index = _stem(text), _by_stem()
    if wanted in index:
        # Only accents, or the word kommun or stad, were wrong: what merely looks alike would confuse.
        return index[wanted][:_SUGGESTIONS]
    found: list[Kommun] = []
    # Two stems may lead to one municipality, so more are fetched than are shown.
    for stem in get_close_matches(wanted, index, n=2 * _SUGGESTIONS, cutoff=_LIKENESS):
        found += [kommun for kommun in index[stem] if kommun not in found]
    return tuple(found[:_SUGGESTIONS])


def _key(text: str) -> str:
    """The form in which two ways of writing the same name are equal."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _stem(text: str) -> str:
    """The bare name, without accents: a keyboard may lack å, ä and ö, and half of *Lunds stad* is *stad*."""
    apart = unicodedata.normalize("NFD", _key(text))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(word for word in bare.split() if word not in _KINDS)


def _spellings(kommun: Kommun) -> tuple[str, ...]:
    """Every way of writing a municipality. Which ones say *stad* is their own choice, so all may."""
    name, short = kommun.name, kommun.short_name
    city = name.removesuffix("kommun") + "stad"
    own = _OWN_WORDS.get(kommun.code, ())
    return (kommun.code, name, short, city, f"{short} kommun", f"{short} stad", *own)


@cache
def _by_code() -> dict[str, Kommun]:
    lines = Path(__file__).with_name("kommuner.tsv").read_text(encoding="utf-8").splitlines()
    # The last column, the ISO code of the län, is for those who compare the file with other registers.
    rows = (line.split("\t")[:5] for line in lines[1:])
    return {row[0]: Kommun(*row) for row in sorted(rows)}


@cache
def _counties() -> dict[str, County]:
    counties = {kommun.county_code: kommun.county_name for kommun in _by_code().values()}
    return {code: County(code, counties[code]) for code in sorted(counties)}


@cache
def _by_key() -> dict[str, tuple[Kommun, ...]]:
    index: dict[str, tuple[Kommun, ...]] = {}
    for kommun in _by_code().values():
        for key in {_key(spelling) for spelling in _spellings(kommun)}:
            index[key] = (*index.get(key, ()), kommun)
    return index


@cache
def _by_stem() -> dict[str, tuple[Kommun, ...]]:
    index: dict[str, tuple[Kommun, ...]] = {}
    for kommun in _by_code().values():
        for stem in sorted({_stem(kommun.name), _stem(kommun.short_name)}):
            index[stem] = (*index.get(stem, ()), kommun)
    return index
