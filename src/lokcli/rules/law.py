"""The 4xx rules: law and terms, judged by the date that the document gives itself.

What is outdated from when stands in ``registers/``; here stands what a text may say all the same: an old document
may cite the law of its time, and any document may speak of what has been.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from lokcli.agreement.dates import document_date, ended
from lokcli.agreement.requirements import Draft, Fault
from lokcli.agreement.walking import Leaf
from lokcli.findings import Basis, Path, Severity
from lokcli.registers import laws
from lokcli.registers.laws import Act, Name, Term, TermKind
from lokcli.rules import rule

_UNREAD = frozenset({"lok", "mall", "undantag", "diarienummer"})
"""Keys at the top whose text states nothing: an exemption says why something old stands elsewhere."""
_ADDRESSES = frozenset({"e-post", "webb", "protokoll", "ersätter"})
"""Keys whose text is an address, or the name of an older document."""

# Expressions are compiled when a text first needs them; most agreements never do.
_SENTENCE_END = r"[.!?]\s+(?=[”\"(]?[A-ZÅÄÖ0-9])|\n\s*\n|\n\s*[-–•*]\s"
_RIGHTLY = r"""(?ix)\b(?:
    upphäv(?:d|da|de|des|t|ts)\b | upphör(?:t|de)\s+att\s+gälla | övergångsbestämmels | då(?:varande|\s*gällande)\b
    | numera\b | ersatt(?:e|es|s)?\b | före\s+detta\b | f\.\s?d\.
    | ersätter\s+(?:den\s+)?(?:tidigare\s+|äldre\s+|gamla\s+)?(?:lag|förordning)
    | (?:äldre|tidigare)\s+(?:bestämmels|lydelse|lag|förordning|term|namn|gällande|kalla)
    | infördes\b | trädde\s+i\s+kraft | gällde\b | hette\b | kallades\b
    )"""
"""Words by which a text itself says that it speaks of what has been."""
_JUST_BEFORE = r"(?i)\b(?:tidigare|förra|gamla|f\.\s?d\.)\s+(?:[\w§:]+\s+){0,2}\(?$"
_REACH = 60
"""How far before a place those words are looked for."""
_LONG = 600
"""No sentence is read further than so many letters from the place in it."""
_YEAR = (
    r"(?i)(?P<since>\b(?:sedan|fr\.o\.m\.|från\s+och\s+med)\s+(?:\w+\s+){0,3})?"
    r"(?<![:\d/-])(?P<year>(?:19|20)\d\d)(?![:\d/]|-\d{4})"
)
_NOT = r"(?i)\s*\b(?:inte|ej|aldrig)\b"


class _Hit(NamedTuple):
    """Where a text cites an act or uses a term. ``item`` is its place in a list, as a fault wants it."""

    path: Path
    item: tuple[int] | tuple[()]
    words: str

    def fault(self, message: str) -> Fault:
        """The fault with that message at the hit's place."""
        return (self.path, message, *self.item)


_WEIGHTY: tuple[TermKind, ...] = ("duty", "term")
"""What deserves a word when it changed on the way; a hint does not."""

Wanted = Callable[[date], bool]
"""Whether a change on that day is looked for."""


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


# --- where acts and terms stand ---


class _Text(NamedTuple):
    """A text of the agreement, as it is written, and with single spaces in lower case for a quick look."""

    leaf: Leaf
    lowered: str


class _Reading:
    """An agreement's texts, and what may stand in them; the patterns decide."""

    def __init__(self, draft: Draft) -> None:
        self.texts = tuple(
            _Text(leaf, " ".join(leaf.value.lower().split()))
            for leaf in draft.leaves
            if isinstance(leaf.value, str)
            and leaf.mark is None
            and leaf.path[0] not in _UNREAD
            and leaf.path[-1] not in _ADDRESSES
        )
        self._lowered = "\n".join(text.lowered for text in self.texts)
        self._terms: dict[TermKind, tuple[Term, ...]] = {}

    @cached_property
    def _written(self) -> str:
        return "\n".join(text.leaf.value for text in self.texts)

    @cached_property
    def numbers(self) -> tuple[_Text, ...]:
        """The texts that cite a repealed act by its number."""
        return tuple(
            text
            for text in self.texts
            if ":" in text.lowered and any(c.act and c.act.repealed for c in laws.numbers(text.leaf.value))
        )

    @cached_property
    def names(self) -> tuple[tuple[Name, Act], ...]:
        """The names of repealed acts that may stand in the texts."""
        return tuple((name, act) for name, act in laws.only_repealed() if name.anchor in self._lowered)

    def terms(self, kind: TermKind) -> tuple[Term, ...]:
        """The terms of one kind that may stand in the texts."""
        if kind not in self._terms:
            self._terms[kind] = tuple(
                term
                for term in laws.terms()
                if term.kind == kind
                and any(word in (self._lowered if word.islower() else self._written) for word in term.words)
            )
        return self._terms[kind]


def _acts(draft: Draft, wanted: Wanted) -> Iterator[tuple[_Hit, Act]]:
    """The repealed acts that are cited, by number or by a name that no act in force bears; each once a text."""
    reading = draft.once(_Reading)
    names = [(name, act) for name, act in reading.names if act.repealed and wanted(act.repealed)]
    for text in reading.texts if names else reading.numbers:
        leaf, told = text.leaf, set()
        if _named_party(leaf):
            continue
        cited = [(found.start, found.end, found.act) for found in laws.numbers(leaf.value) if found.act]
        cited += [
            (found.start(), found.end(), act)
            for name, act in names
            if name.anchor in text.lowered
            for found in name.pattern.finditer(leaf.value)
        ]
        for start, end, act in sorted(cited, key=lambda place: place[0]):
            if act.repealed is None or not wanted(act.repealed) or act.sfs in told:
                continue
            if _rightly(draft, leaf, start, end) or _told_as_past(leaf, start, end, act.repealed):
                continue
            told.add(act.sfs)
            yield _hit(leaf, leaf.value[start:end]), act


def _terms(
    draft: Draft, kind: TermKind, wanted: Wanted, *, by_law: bool | None = None
) -> Iterator[tuple[_Hit, Term]]:
    """The lines of one kind that a text holds; ``by_law`` keeps to those that an act changed, or to the others."""
    reading = draft.once(_Reading)
    for term in reading.terms(kind):
        if by_law not in (None, bool(term.act)) or not wanted(term.outdated_from):
            continue
        for text in reading.texts:
            if any(word.lower() in text.lowered for word in term.words):
                found = next(_matches(draft, text.leaf, term), None)
                if found is not None:
                    yield _hit(text.leaf, found), term


def _matches(draft: Draft, leaf: Leaf, term: Term) -> Iterator[str]:
    if _named_party(leaf) and not term.names:
        return
    for found in term.pattern.finditer(leaf.value):
        start, end = found.span()
        if not term.fits(_context(draft, leaf, start, end)) or _rightly(draft, leaf, start, end):
            continue
        if _dated_before(_sentence(leaf.value, start, end), term.outdated_from):
            continue
        if term.kind == "duty" and not _done_by_the_old_owner(draft, leaf, start, end):
            continue
        yield found[0]


def _hit(leaf: Leaf, words: str) -> _Hit:
    return _Hit(leaf.path, () if leaf.item is None else (leaf.item,), " ".join(words.split()))


def _named_party(leaf: Leaf) -> bool:
    """Whether the text is the name of a party: a name of its time is no fault."""
    return leaf.path[0] == "parter" and leaf.path[-1] == "namn" and "undertecknare" not in leaf.path


# --- what a text may say all the same ---


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence, or the item of a list in running text, in which a place lies."""
    # No further than a long sentence reaches, so that a text full of old law is not read anew for each act.
    first, last = max(0, start - _LONG), min(len(text), end + _LONG)
    for stop in _pattern(_SENTENCE_END).finditer(text, first, last):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            last = stop.start() + 1
            break
    return text[first:last]


def _context(draft: Draft, leaf: Leaf, start: int, end: int) -> str:
    """The words that decide what a term means: its sentence and where it stands; of a party's name, all names."""
    if _named_party(leaf):
        return "; ".join(party.name for party in draft.agreement.parties.values())
    return f"{_sentence(leaf.value, start, end)} | {' '.join(leaf.path)}"


def _rightly(draft: Draft, leaf: Leaf, start: int, end: int) -> bool:
    """Whether the text itself says that the act or the word belongs to the past."""
    said = _sentence(leaf.value, start, end)
    if leaf.path[0] == "definitioner":
        # A term and its meaning are one saying.
        item = draft.items(leaf.path[:2])
        said = " ".join([said, *(value for value in item.values() if isinstance(value, str))])
    return bool(
        _pattern(_RIGHTLY).search(said)
        or _pattern(_JUST_BEFORE).search(leaf.value[max(0, start - _REACH) : start])
    )


def _dated_before(sentence: str, change: date) -> bool:
    """Whether a sentence dates what it tells to a year before the change; *sedan 2016* goes on."""
    return any(
        int(found["year"]) < change.year and not found["since"]
        for found in _pattern(_YEAR).finditer(sentence)
    )


def _told_as_past(leaf: Leaf, start: int, end: int, change: date) -> bool:
    """Whether a background or a definition tells of a year in which the act applied."""
    return leaf.path[0] in ("bakgrund", "definitioner") and _dated_before(
        _sentence(leaf.value, start, end), change
    )


def _done_by_the_old_owner(draft: Draft, leaf: Leaf, start: int, end: int) -> bool:
    """Whether the sentence gives the duty to Arbetsförmedlingen: its nearest actor, else whose task it is."""
    from lokcli.registers import agencies

    text = leaf.value
    matched = text[start:end]
    if _pattern(_NOT).match(text, end) or _pattern(_NOT).search(matched):
        return False
    if any(found.kind == "arbetsförmedlingen" for found in agencies.mentions(matched)):
        return True
    if "bosättningsenhet" in matched.lower():
        return True
    sentence = _sentence(text, start, end)
    before = sentence[: sentence.find(matched)]
    named = agencies.mentions(before)
    return (named[-1].kind if named else _owner(draft, leaf.path)) == "arbetsförmedlingen"


def _owner(draft: Draft, path: Path) -> str:
    """The kind of the party, or parties of one kind, whose item the text stands in; empty where none is named."""
    if path[0] == "parter":
        return draft.text((*path[:2], "typ"))
    for length in range(len(path) - 1, 0, -1):
        item = draft.items(path[:length])
        given = item.get("parter", item.get("part"))
        if given is None and path[length - 1] == "deltagande":
            given = path[length]
        idents = given if isinstance(given, list) else [given] if isinstance(given, str) else []
        kinds = {draft.text(("parter", ident, "typ")) for ident in idents if isinstance(ident, str)}
        if kinds:
            return kinds.pop() if len(kinds) == 1 else ""
    return ""


# --- when ---


def _before(draft: Draft) -> Wanted:
    """Changes that were there when the document was made."""
    day = document_date(draft)
    return lambda change: change <= day


def _on_the_way(draft: Draft) -> Wanted | None:
    """Changes since the document was made, if the agreement runs on the day of the check; None if it does not."""
    validity = draft.agreement.validity
    if ended(draft) or validity is None or validity.end is None:
        return None
    if isinstance(validity.end, date) and validity.end < draft.as_of:
        return None
    day = document_date(draft)
    return lambda change: day < change <= draft.as_of


# --- how it is said ---


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _instead(act: Act, day: date) -> str:
    after = laws.successor(act, day)
    return f" I stället gäller {after.label}." if after else ""


def _repealed(act: Act, day: date) -> str:
    return f"{_upper_first(act.definite)} är upphävd sedan {act.repealed}.{_instead(act, day)}"


def _outdated(hit: _Hit, term: Term) -> str:
    changed = f", genom {term.act}" if term.act else ""
    return (
        f"”{hit.words}” är föråldrat sedan {term.outdated_from}{changed}.{_replacement(term)}{_doubt(term)}"
    )


def _look(hit: _Hit, term: Term) -> str:
    instead = f" Skriv i stället {term.replacement}." if term.replacement else ""
    return f"Kontrollera ”{hit.words}”. {term.why}{instead}{_doubt(term)}"


def _replacement(term: Term) -> str:
    return f" I stället: {term.replacement}." if term.replacement else f" {term.why}"


def _doubt(said: Act | Term) -> str:
    """What is unverified says so wherever it is shown."""
    return "" if said.verified_on else f" Uppgiften är {laws.UNVERIFIED}."


# --- the rules ---


@rule(
    "LOK401",
    "upphävd-författning",
    Severity.FEL,
    Basis("law", "Den författning som upphävde eller ersatte den äldre", "se lok laws"),
    help="Hänvisa till den författning som gäller, och kontrollera paragrafen. Menas den äldre: skriv upphävda lagen.",
    at_value=True,
)
def repealed_act(draft: Draft) -> Iterator[Fault]:
    """Texten hänvisar till en lag eller förordning som var upphävd vid dokumentets datum.

    Varför: Den som läser tror att parterna har stöd i en regel som inte längre finns.
    Fel:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Arbetsförmedlingen samordnar insatserna enligt lagen (2010:197).
    Rätt:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Arbetsförmedlingen samordnar insatserna enligt 5 § lagen (2017:584).
    Undantag: Dokumentets datum avgör, så ett äldre dokument får hänvisa till sin tids lag. Texten får också
      själv säga att den menar den upphävda lagen, en övergångsbestämmelse eller en då gällande regel.
    """
    day = document_date(draft)
    for hit, act in _acts(draft, _before(draft)):
        if act.verified_on:
            yield hit.fault(_repealed(act, day))


@rule(
    "LOK402",
    "uppgiften-har-flyttats",
    Severity.FEL,
    Basis("law", "Den författning som ger uppgiften till en annan myndighet", "se lok laws"),
    help="Ge uppgiften till den myndighet som har den nu, eller ta bort den.",
    at_value=True,
)
def moved_duty(draft: Draft) -> Iterator[Fault]:
    """Texten ger Arbetsförmedlingen en uppgift som en annan myndighet hade vid dokumentets datum.

    Varför: Parterna kan inte avtala bort vem som enligt förordning beslutar. Den enskilde vänder sig till fel myndighet.
    Källa: Försäkringskassan prövar etableringsersättning enligt 10 kap. 3 § förordningen (2017:819). Migrationsverket
      anvisar till en kommun enligt 8 § förordningen (2016:39).
    Fel:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Arbetsförmedlingen beslutar om etableringsersättning.
    Rätt:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Försäkringskassan beslutar om etableringsersättning.
    Undantag: Varning, avstängning och ersättning för resor är kvar hos Arbetsförmedlingen.
    """
    for hit, term in _terms(draft, "duty", _before(draft)):
        message = f"”{hit.words}” är inte längre Arbetsförmedlingens uppgift, sedan {term.outdated_from}."
        yield hit.fault(f"{message} {term.replacement}.")


@rule(
    "LOK403",
    "begrepp-ändrat-i-lag",
    Severity.VARNING,
    Basis("law", "Den författning som ändrade eller avskaffade begreppet", "se lok laws"),
    help="Skriv det ord eller den gräns som lagen har nu, eller säg att texten menar det äldre.",
    at_value=True,
)
def term_changed_by_law(draft: Draft) -> Iterator[Fault]:
    """Texten använder ett begrepp eller en gräns som lagen hade ändrat före dokumentets datum.

    Varför: Läsaren letar efter något som inte finns, eller räknar med fel gräns.
    Fel:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Många i kommunen bor på anläggningsboende.
    Rätt:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Många i kommunen bor på asylboende.
    Undantag: Ett namn från sin tid, som Stockholms läns landsting, är inget fel. Det är inte heller en mening som
      daterar det den berättar om till tiden före ändringen.
    """
    for hit, term in _terms(draft, "term", _before(draft), by_law=True):
        yield hit.fault(_outdated(hit, term))


@rule(
    "LOK404",
    "föråldrat-namn",
    Severity.VARNING,
    Basis(
        "practice",
        "Egen bedömning",
        "ur myndigheternas och SKR:s egna ord; källan till varje rad visas av lok laws",
    ),
    help="Skriv det namn eller ord som används nu, eller säg att texten menar det äldre.",
    at_value=True,
)
def outdated_name(draft: Draft) -> Iterator[Fault]:
    """Texten använder ett namn eller ett ord som hade bytts ut före dokumentets datum.

    Varför: Ett gammalt namn visar att texten är kopierad, och läsaren undrar vad mer som är gammalt.
    Fel:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Parterna följer upp etableringsplanen med den enskilde.
    Rätt:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Parterna följer upp den individuella handlingsplanen med den enskilde.
    Undantag: Dokumentets datum avgör. En mening som själv daterar det den berättar om till tiden före bytet är rätt,
      till exempel SKL:s metodstöd från 2014.
    """
    for hit, term in _terms(draft, "term", _before(draft), by_law=False):
        yield hit.fault(_outdated(hit, term))


@rule(
    "LOK405",
    "kontrollera-uttrycket",
    Severity.RÅD,
    Basis(
        "practice",
        "Egen bedömning",
        "uppgifter som inte är kontrollerade, eller ord utan någon rättslig betydelse",
    ),
    help="Kontrollera om uttrycket är det som används nu.",
    at_value=True,
)
def to_be_looked_at(draft: Draft) -> Iterator[Fault]:
    """Texten använder ett uttryck som kan ha blivit gammalt före dokumentets datum.

    Varför: Uttrycket är inte fel i sig, men det hör ofta till en äldre text. Uppgiften kan också vara ej kontrollerad.
    Fel:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: Sedan etableringsreformen samverkar parterna.
    Rätt:
      giltighet: {från: 2026-01-01, till: 2027-12-31}
      bakgrund: I etableringsprogrammet samverkar parterna.
    Undantag: Ett intensivår som en process beskriver tar EP-31 upp.
    """
    wanted, day = _before(draft), document_date(draft)
    for hit, act in _acts(draft, wanted):
        if not act.verified_on:
            yield hit.fault(f"{_repealed(act, day)}{_doubt(act)}")
    for hit, term in _terms(draft, "hint", wanted):
        if term.ident != "intensivår" or not draft.topics.get("intensivår"):
            yield hit.fault(_look(hit, term))


@rule(
    "LOK406",
    "upphört-under-giltighetstiden",
    Severity.VARNING,
    Basis("practice", "Egen bedömning", "hänvisningen var rätt när dokumentet skrevs"),
    help="Ändra texten vid nästa översyn, eller nu om ändringen påverkar vad parterna ska göra.",
    at_value=True,
)
def ended_on_the_way(draft: Draft) -> Iterator[Fault]:
    """Det som texten hänvisar till har upphört under giltighetstiden, och överenskommelsen gäller fortfarande.

    Varför: Texten var rätt när den skrevs. Den som arbetar efter den i dag följer en regel som har ändrats.
    Fel:
      giltighet: {från: 2024-01-01, till: 2099-12-31}
      bakgrund: Kommunen ger försörjningsstöd enligt socialtjänstlagen (2001:453).
    Rätt:
      giltighet: {från: 2024-01-01, till: 2099-12-31}
      bakgrund: Kommunen ger försörjningsstöd enligt socialtjänstlagen.
    Undantag: En överenskommelse som har gått ut, eller har status upphörd, granskas bara efter sitt eget datum.
    """
    wanted = _on_the_way(draft)
    if wanted is None:
        return
    for hit, act in _acts(draft, wanted):
        yield hit.fault(
            f"{_upper_first(act.definite)} har upphört under giltighetstiden, {act.repealed}."
            f"{_instead(act, draft.as_of)}{_doubt(act)}"
        )
    for kind in _WEIGHTY:
        for hit, term in _terms(draft, kind, wanted):
            message = f"”{hit.words}” har upphört under giltighetstiden, {term.outdated_from}."
            yield hit.fault(f"{message}{_replacement(term)}{_doubt(term)}")


LAW = (
    repealed_act,
    moved_duty,
    term_changed_by_law,
    outdated_name,
    to_be_looked_at,
    ended_on_the_way,
)
