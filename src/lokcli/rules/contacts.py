"""The 3xx rules: contact paths that still work when somebody is ill, has moved on, or the line is down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lokcli.agreement.dates import YEAR_IN_MONTHS, ended, months_between
from lokcli.agreement.expressions import Expression
from lokcli.agreement.requirements import Draft, Fault
from lokcli.agreement.values import CHANNELS
from lokcli.findings import Basis, Path, Severity
from lokcli.registers import numbers
from lokcli.rules import rule
from lokcli.rules.names import first_name, name_in, name_in_address

_OWN = Basis("practice", "Egen bedömning", "en kontaktväg ska hålla längre än en anställning")
_PLAN = Basis("practice", "Den svenska nummerplanen", "så som biblioteket phonenumberslite återger den")


def _contacts(draft: Draft) -> Iterator[Path]:
    for process in draft.items(("processer",)):
        base = ("processer", process, "kontaktvägar")
        for ident in draft.items(base):
            if not draft.is_broken((*base, ident)):
                yield (*base, ident)


@rule(
    "LOK301",
    "person-som-kontaktväg",
    Severity.VARNING,
    _OWN,
    help="Skriv funktionen och en funktionsbrevlåda, till exempel Rektor för sfi.",
    at_value=True,
)
def person_instead_of_function(draft: Draft) -> Iterator[Fault]:
    """En kontaktväg leder till en namngiven person i stället för till en funktion.

    Varför: Personen är ledig, sjuk eller har slutat. Funktionen finns kvar, och någon annan svarar.
    Fel:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Anna Andersson, telefon: 031-390 06 00}
    Rätt:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Rektor för sfi, telefon: 031-390 06 00}
    Undantag: lok känner igen vanliga svenska namn och inte alla. Undertecknare får ha namn.
    """
    for path in _contacts(draft):
        for word in ("funktion", "kanal", "ärende"):
            text = draft.text((*path, word))
            if name := name_in(text) or (text if first_name(text) else ""):
                yield (*path, word), f"”{name}” ser ut som namnet på en person, inte en funktion."
        email = draft.text((*path, "e-post"))
        own = next((address for address in _addresses(email) if name_in_address(address)), "")
        if own:
            yield (
                (*path, "e-post"),
                f"”{own}” ser ut som en persons egen adress, inte en funktionsbrevlåda.",
            )
        elif name := name_in(email):
            yield (*path, "e-post"), f"”{name}” ser ut som namnet på en person, inte en funktion."


def _addresses(text: str) -> list[str]:
    """The addresses in a text, however many: ``a@x.se eller b@x.se``, ``Expeditionen <a@x.se>``."""
    parts = re.split(r"\s*[,;]\s*|\s+(?:och|eller)\s+", text)
    return [re.sub(r"^.*<([^<>]*)>$", r"\1", part.strip()) for part in parts]


@rule(
    "LOK302",
    "en-enda-kanal-vid-avbrott",
    Severity.RÅD,
    _OWN,
    help="Lägg till en andra kanal, till exempel e-post vid sidan av telefon.",
)
def one_channel_at_interruption(draft: Draft) -> Iterator[Fault]:
    """En kontaktväg som gäller vid avbrott har bara en kanal.

    Varför: Vid ett avbrott är det bråttom. Är telefonen upptagen behövs en andra väg in.
    Fel:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: parterna, vid: [avbrott], funktion: Rektor för sfi, telefon: 031-390 06 00}
    Rätt:
        processer:
          sfi:
            kontaktvägar:
              sfi:
                för: parterna
                vid: [avbrott]
                funktion: Rektor för sfi
                telefon: 031-390 06 00
                e-post: sfi@kommunen.example
    Undantag: Gäller bara kontaktvägar med vid: avbrott. Saknas kanal helt säger EP-05 det.
    """
    for path in _contacts(draft):
        if "avbrott" not in (draft.at((*path, "vid")) or ()):
            continue
        given = [word for word in CHANNELS if draft.text((*path, word))]
        if len(given) == 1:
            yield (
                (*path, "vid"),
                f"Kontaktvägen {path[-1]} gäller vid avbrott men har bara {_CALLED[given[0]]}.",
            )


_CALLED = {
    "kanal": "en kanal",
    "telefon": "telefon",
    "e-post": "e-post",
    "adress": "en adress",
    "webb": "webb",
}


# --- numbers and addresses that cannot be right ---

_CLOCK = Expression(
    r"\b(?:kl\.?|klockan|vardagar|helgfri\w*|mån\w*|tis\w*|ons\w*|tors\w*|fre\w*)\b[^,;]*|\b\d{1,2}[.:]\d\d\b",
    re.IGNORECASE,
)
_INSIDE = Expression(
    r"\b(?:anknytning|ankn\.?|tonval|knappval|val|tryck)\s*\d*(?:\s+\d{1,5})?\b", re.IGNORECASE
)
_NUMBER = Expression(r"\+?\(?\d(?:[\d\s\u00a0().\-\u2010-\u2014/]*\d)?")
_SHORTEST = 3


def _wrong_number(text: str) -> str:
    """What is wrong with the number: ends the sentence *Numret … *; empty when it may be right."""
    if numbers.is_plain(text):
        return ""
    import phonenumbers
    from phonenumbers import shortnumberinfo

    digits = re.sub(r"\D", "", text)
    abroad = text.lstrip("(").startswith(("+", "00"))
    parsed = None
    try:
        parsed = phonenumbers.parse(text, "SE")
    except phonenumbers.NumberParseException:
        return "har inte formen av ett telefonnummer"
    if not abroad and len(digits) <= 6 and shortnumberinfo.is_valid_short_number_for_region(parsed, "SE"):  # noqa: PLR2004
        return ""
    if not abroad and not digits.startswith("0"):
        return "saknar riktnummer"
    if phonenumbers.is_valid_number(parsed):
        return ""
    match phonenumbers.is_possible_number_with_reason(parsed):
        case phonenumbers.ValidationResult.TOO_SHORT:
            return "har för få siffror"
        case phonenumbers.ValidationResult.TOO_LONG:
            return "har för många siffror"
        case _:
            return "kan inte finnas: riktnummer och antal siffror hör inte ihop"


@rule(
    "LOK303",
    "telefonnummer",
    Severity.VARNING,
    _PLAN,
    help="Kontrollera numret. Hur siffrorna grupperas spelar ingen roll.",
    at_value=True,
)
def telephone_cannot_be_right(draft: Draft) -> Iterator[Fault]:
    """Ett telefonnummer kan inte vara rätt.

    Varför: En siffra för lite märks först när någon behöver hjälp.
    Källa: Nummerplanen säger vilka riktnummer som finns och hur många siffror som följer.
    Fel:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Expeditionen, telefon: 390 06 00}
    Rätt:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Expeditionen, telefon: 031-390 06 00}
    Undantag: Grupperingen prövas aldrig: 0771-416 416 är rätt som det står. Korta nummer som 112 och 1177 och
        utländska nummer med + godtas. Tider och anknytningar efter numret läses inte.
    """
    for path in _contacts(draft):
        where = (*path, "telefon")
        text = draft.text(where)
        if not text:
            continue
        given = [found[0] for found in _NUMBER.finditer(_INSIDE.sub(" ", _CLOCK.sub(" ", text)))]
        given = [number for number in given if sum(map(str.isdigit, number)) >= _SHORTEST]
        if not given:
            yield where, f"”{text}” innehåller inget telefonnummer."
        for number in given:
            if wrong := _wrong_number(number):
                yield where, f"Numret {number} {wrong}."
                break


_ATOM = r"[^\s@,;:<>()\[\]\"\\.]+"
_DOMAIN = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}"
_ADDRESS = Expression(rf"{_ATOM}(?:\.{_ATOM})*@{_DOMAIN}")


@rule(
    "LOK304",
    "e-postadress",
    Severity.VARNING,
    Basis("practice", "Egen bedömning", "formen namn@domän.toppdomän"),
    help="Rätta adressen, till exempel sfi@kommunen.example.",
    at_value=True,
)
def address_cannot_be_right(draft: Draft) -> Iterator[Fault]:
    """En e-postadress kan inte vara rätt.

    Varför: Ett brev till en adress som inte finns kommer tillbaka, om ens det.
    Fel:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Expeditionen, e-post: sfi.kommunen.example}
    Rätt:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Expeditionen, e-post: sfi@kommunen.example}
    Undantag: Bara formen prövas. Om adressen finns vet bara den som provar den; skriv då testad och datum.
    """
    for path in _contacts(draft):
        where = (*path, "e-post")
        for address in _addresses(draft.text(where)):
            if address and not _ADDRESS.fullmatch(address):
                yield where, f"”{address}” har inte formen av en e-postadress."
                break


@rule(
    "LOK305",
    "kontaktväg-länge-sedan-testad",
    Severity.RÅD,
    Basis("practice", "Egen bedömning", "nummer och adresser åldras; tolv månader är vår gräns"),
    help="Prova numret eller adressen, och skriv dagens datum vid testad.",
    at_value=True,
)
def tested_long_ago(draft: Draft) -> Iterator[Fault]:
    """En kontaktväg är testad för mer än tolv månader sedan.

    Varför: Nummer, adresser och uppdrag ändras. En kontaktväg som ingen har provat är en gissning.
    Fel:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Expeditionen, telefon: 031-390 06 00, testad: 2024-05-02}
    Rätt:
        processer:
          sfi:
            kontaktvägar:
              sfi: {för: arbetssökande, funktion: Expeditionen, telefon: 031-390 06 00, testad: 2026-10-01}
    Undantag: Utan testad sägs inget. Gäller inte den som är upphörd.
    """
    if ended(draft):
        return
    for leaf in draft.leaves:
        if leaf.path[-1] != "testad" or "kontaktvägar" not in leaf.path:
            continue
        if months_between(leaf.value, draft.as_of) > YEAR_IN_MONTHS:
            yield leaf.path, f"Kontaktvägen {leaf.path[-2]} testades senast {leaf.value}."


CONTACTS = (
    person_instead_of_function,
    one_channel_at_interruption,
    telephone_cannot_be_right,
    address_cannot_be_right,
    tested_long_ago,
)
