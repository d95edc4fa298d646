"""Which acts and terms lok knows, from when to when each holds, and how a text cites an act.

The data is ``sfs.tsv`` and ``terms.tsv``; a new act or term is a line there and nothing here. A date that is
blank is unknown, never "not yet"; a blank month of verification is unverified, and is shown as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

TermKind = Literal["act", "duty", "term", "hint"]
Status = Literal["in_force", "repealed", "historical", "not_yet", "unknown"]

UNVERIFIED = "ej kontrollerad"

_NICKNAMES: dict[str, tuple[str, ...]] = {
    "anställningsskyddslag": ("1982:80",),
    "bosättningslag": ("2016:38",),
    "dataskyddslag": ("2018:218",),
    "etableringslag": ("2010:197", "2017:584"),
    "gymnasielag": ("2017:353",),
    "medbestämmandelag": ("1976:580",),
}
"""What acts are called beside their titles, in the indefinite form: name → the acts that have borne it."""

_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "HSL": ("1982:763", "2017:30"),
    "LAS": ("1982:80",),
    "LMA": ("1994:137",),
    "LOU": ("2016:1145",),
    "LOV": ("2008:962",),
    "LSS": ("1993:387",),
    "MBL": ("1976:580",),
    "OSL": ("2009:400",),
    "PuL": ("1998:204",),
    "SoL": ("2001:453", "2025:400"),
}
"""Abbreviations as they are written: in capitals, so that *lov* and *las* are just words."""

_KIND_WORDS = ("lag", "förordning")
_KNOWN_NUMBER = r"(?<![\w:/.-])(?P<year>(?:19|20)\d\d)\s?:\s?(?P<serial>\d{1,4})(?![\d:/]|-\d)"
_NOT_SFS = r"(?:\b(?:Ds|[Dd]ir|[Pp]rop|[Bb]et|[Rr]skr|[Dd]nr|[Dd]iarienummer)\.?|\b[A-ZÅÄÖ]{1,6})\s?$"
_BEFORE = 16
"""How far before a number a word may stand that makes it something else: *SOU 2017:19*, *KS 2010:197*."""


class Act(NamedTuple):
    """An act. ``sfs`` is *2017:584*; a date is None where it is not known; ``verified_on`` is a month or empty."""

    sfs: str
    title: str
    status: str
    """As the register has it: *gällande*, *upphävd 2018-01-01*."""
    in_force: date | None
    repealed: date | None
    """The first day on which it no longer applied, transition rules aside."""
    replaced_by: str
    verified_on: str

    @property
    def label(self) -> str:
        """The act as a text names it first: *lag (2017:584)*, *socialtjänstlag (2025:400)*."""
        word = self.title.split()[0]
        return f"{(self.title if word[-1] == '-' or self.title == word else word).lower()} ({self.sfs})"

    @property
    def definite(self) -> str:
        """The act as a sentence speaks of it: *lagen (2010:197)*."""
        return self.label.replace(" (", "en (")

    def holds_on(self, day: date) -> bool | None:
        """Whether it applied that day; None where the register has no date to say so."""
        if self.repealed is None and self.status != "gällande":
            return None
        return not (self.in_force and day < self.in_force) and not (self.repealed and self.repealed <= day)


class Term(NamedTuple):
    """A line of the list of what is outdated: a word, a name, a duty of another's, or an act.

    ``names`` says that it is looked for in the names of parties too.
    """

    ident: str
    matched: str
    words: tuple[str, ...]
    """Where none of them stands, the pattern cannot match; in lower case, unless capitals tell it from a word."""
    expression: str
    near_expression: str
    unless_expression: str
    names: bool
    kind: TermKind
    act: str
    """The SFS number of the act that changed it; empty where no act did."""
    replacement: str
    outdated_from: date
    why: str
    source: str
    verified_on: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches it in running text."""
        return _compiled(self.expression)

    def fits(self, context: str) -> bool:
        """Whether the words around a match let it mean what is outdated."""
        wanted, unwanted = self.near_expression, self.unless_expression
        if wanted and not _compiled(wanted).search(context):
            return False
        return not (unwanted and _compiled(unwanted).search(context))


class Name(NamedTuple):
    """A name that acts have borne.

    ``anchor`` stands in every text that holds the name, when that is put in lower case with single spaces.
    """

    anchor: str
    expression: str
    bearers: tuple[str, ...]
    """SFS numbers, the oldest first."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches the name with its endings in running text."""
        return _plain(self.expression)


class Citation(NamedTuple):
    """An act that a text cites, and where; ``act`` is None for a number that the register does not have."""

    sfs: str
    act: Act | None
    start: int
    end: int


def acts() -> tuple[Act, ...]:
    """All acts, in the order of the register."""
    return tuple(_by_number().values())


def by_number(sfs: str) -> Act | None:
    """The act with this number, however it is spaced: *2017:584*, *2017 : 584*, *(2017:584)*."""
    return _by_number().get("".join(sfs.split()).strip("()"))


def terms() -> tuple[Term, ...]:
    """All lines of the list of what is outdated."""
    return _terms()


def meant(numbers: tuple[str, ...], day: date) -> Act:
    """Which of the acts that have borne one name is meant on a day: the one that applied, else the latest before.

    Of acts that all came later, the first. Raises KeyError for a number that is not in the register.
    """
    known = [_by_number()[sfs] for sfs in numbers]
    for act in reversed(known):
        if act.holds_on(day):
            return act
    begun = [act for act in known if act.in_force is not None and act.in_force <= day]
    return begun[-1] if begun else known[0]


def by_name(name: str, day: date) -> Act | None:
    """The act that a name meant on a day: *socialtjänstlagen*, *lag om valfrihetssystem*, *SoL*."""
    found = [
        citation
        for citation in _named(name, day, _names())
        if citation.start == 0 and citation.end == len(name)
    ]
    return found[0].act if found else None


def successor(act: Act, day: date) -> Act | None:
    """The act that applied in its place that day, or the last one known to have replaced it; None if none is."""
    here = act
    while here.replaced_by in _by_number():
        here = _by_number()[here.replaced_by]
        if here.holds_on(day):
            break
    return None if here is act else here


def numbers(text: str) -> list[Citation]:
    """The SFS numbers in a text, in its order; numbers of other series (SOU, Ds, dnr) are left out."""
    return [
        _citation(found)
        for found in _plain(_KNOWN_NUMBER).finditer(text)
        if not _other_series(text[max(0, found.start() - _BEFORE) : found.start()])
    ]


def citations(text: str, day: date, names: Iterable[Name] | None = None) -> list[Citation]:
    """Every act that a text cites by number or by name, in its order; a name means what it meant that day.

    A name with its number beside it is one citation: *socialtjänstlagen (2001:453)*. Whoever reads many texts
    gives the ``names`` that `names_in` finds in all of them.
    """
    found = numbers(text)
    given = [citation.start for citation in found]
    for citation in _named(text, day, _names() if names is None else names):
        beside = _plain(r"\s*\(?(?:SFS\s)?").match(text, citation.end)
        if beside is None or beside.end() not in given:
            found.append(citation)
    return sorted(found, key=lambda citation: citation.start)


def names_in(lowered: str) -> tuple[Name, ...]:
    """The names that a text in lower case with single spaces may hold; the patterns decide."""
    return tuple(name for name in _names() if name.anchor in lowered)


def only_repealed() -> tuple[tuple[Name, Act], ...]:
    """The names that no act in force bears, and the act that each meant."""
    return _only_repealed()


def status_on(act: Act, day: date, as_of: date) -> tuple[Status, str]:
    """An act's status for a text of ``day``, read on ``as_of``: a code, and the Swedish words for it."""
    if act.in_force is not None and day < act.in_force:
        return "not_yet", f"inte i kraft förrän {act.in_force.isoformat()}"
    if act.repealed is None:
        if act.status == "gällande":
            return "in_force", "gällande"
        return "unknown", act.status
    doubt = " (ej verifierat)" if not act.verified_on else ""
    if act.repealed <= day:
        return "repealed", f"upphävd {act.repealed.isoformat()}{doubt}"
    if act.repealed <= as_of:
        return "historical", f"historiskt: gällde då, upphävd {act.repealed.isoformat()}{doubt}"
    return "in_force", "gällande"


def newest_verification(what: tuple[Act, ...] | tuple[Term, ...]) -> str:
    """The latest month in which any of them was verified; empty where none was."""
    return max((item.verified_on for item in what), default="")


@cache
def _plain(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    # A space in the data stands for any white space: lines are broken anywhere, and NBSP is one too.
    return re.compile(expression.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE)


def _other_series(before: str) -> bool:
    word = _plain(_NOT_SFS).search(before)
    return word is not None and word[0].strip(" .\u00a0") not in ("SFS", *_ABBREVIATIONS)


def _citation(found: re.Match[str]) -> Citation:
    sfs = f"{found['year']}:{found['serial']}"
    return Citation(sfs, _by_number().get(sfs), found.start(), found.end())


def _named(text: str, day: date, names: Iterable[Name]) -> list[Citation]:
    lowered, found = " ".join(text.lower().split()), []
    for name in names:
        if name.anchor in lowered:
            act = meant(name.bearers, day)
            found += [Citation(act.sfs, act, m.start(), m.end()) for m in name.pattern.finditer(text)]
    return found


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _by_number() -> dict[str, Act]:
    # The columns on amendments are for those who compare the file with other registers.
    return {
        row[0]: Act(row[0], row[1], row[2], _day(row[4]), _day(row[5]), row[6], row[8])
        for row in _rows("sfs.tsv")
    }


@cache
def _terms() -> tuple[Term, ...]:
    return tuple(_term(*row) for row in _rows("terms.tsv"))


def _term(  # noqa: PLR0913, PLR0917 - the columns of the file
    ident: str,
    matched: str,
    words: str,
    pattern: str,
    near: str,
    unless: str,
    names: str,
    kind: str,
    act: str,
    replacement: str,
    outdated_from: str,
    why: str,
    source: str,
    verified_on: str,
) -> Term:
    return Term(
        ident,
        matched,
        tuple(words.split("|")),
        pattern,
        near,
        unless,
        names == "ja",
        _KINDS[kind],
        act,
        replacement,
        date.fromisoformat(outdated_from),
        why,
        source,
        verified_on,
    )


_KINDS: dict[str, TermKind] = {"act": "act", "duty": "duty", "term": "term", "hint": "hint"}


@cache
def _names() -> tuple[Name, ...]:
    bearers: dict[str, tuple[str, ...]] = dict(_NICKNAMES)
    for act in _by_number().values():
        title = act.title[0].lower() + act.title[1:]
        bearers[title] = (*bearers.get(title, ()), act.sfs)
    made = [
        # Acts are numbered by year, so the order of the numbers is the order in which they came.
        Name(_anchor(title), _title_expression(title), tuple(sorted(sfs, key=_age)))
        for title, sfs in bearers.items()
    ]
    made += [
        Name(short.lower(), rf"(?<![\w-]){short}(?![\w-])", sfs) for short, sfs in _ABBREVIATIONS.items()
    ]
    return tuple(made)


def _age(sfs: str) -> tuple[int, int]:
    year, serial = sfs.split(":")
    return int(year), int(serial)


def _anchor(title: str) -> str:
    """The part of the name that no inflection changes: *om X* of *lag om X*, else the word itself."""
    first, _, rest = title.lower().partition(" ")
    return rest if first in _KIND_WORDS else title.lower()


def _title_expression(title: str) -> str:
    """*Lag om X* is cited as *lagen om X* too; a title of one word takes its own endings."""
    first, *rest = title.split()
    if first in _KIND_WORDS:
        tail = r"\s+".join(re.escape(word) for word in rest)
        return rf"(?<![\w-])[{first[0]}{first[0].upper()}]{first[1:]}(?:en)?\s+{tail}(?!\w)"
    words = r"\s+".join(re.escape(word) for word in title.split())
    return rf"(?<![\w-])[{words[0]}{words[0].upper()}]{words[1:]}(?:ens?|s)?(?![\w-])"


@cache
def _only_repealed() -> tuple[tuple[Name, Act], ...]:
    alone = [(name, _by_number()[name.bearers[0]]) for name in _names() if len(name.bearers) == 1]
    return tuple((name, act) for name, act in alone if act.repealed)
