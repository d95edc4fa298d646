"""Which findings a user wants to see: codes, prefixes of codes, and slugs."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from unicodedata import normalize

from lokcli.agreement.shown import listed
from lokcli.checking import Result
from lokcli.families import NAMES, family
from lokcli.rules.catalogue import RULES


def known_codes() -> dict[str, str]:
    """Every code and its slug, of all rules and families."""
    codes = {code: made.slug for code, made in RULES.items()}
    for name in NAMES:
        codes.update({code: made.slug for code, made in family(name).catalogue.items()})
    return codes


def codes_of(words: Sequence[str]) -> frozenset[str]:
    """The codes that the words mean; each word may be several, with commas between.

    Raises LookupError with a Swedish sentence for a word that means none.
    """
    if not words:
        return frozenset()  # no family need be loaded
    known = known_codes()
    chosen: set[str] = set()
    for word in (normalize("NFC", part.strip()) for given in words for part in given.split(",")):
        if not word:
            continue
        meant = {code for code, slug in known.items() if code == word.upper() or slug == word.casefold()}
        meant = meant or {code for code in known if code.startswith(word.upper())}
        if not meant:
            close = get_close_matches(word.upper(), list(known)) or get_close_matches(
                word.casefold(), list(dict.fromkeys(known.values())), n=1
            )
            hint = f" Menade du {listed(close, 'eller')}?" if close else ""
            raise LookupError(f"Koden {word} finns inte.{hint}")
        chosen |= meant
    return frozenset(chosen)


def selected(result: Result, select: frozenset[str], ignore: frozenset[str]) -> Result:
    """The result with only the findings that are asked for; an empty ``select`` means all."""
    kept = tuple(f for f in result.findings if (not select or f.code in select) and f.code not in ignore)
    return result._replace(findings=kept)
