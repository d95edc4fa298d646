"""How a person's name is told from a function, a place and an organisation in Swedish text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lokcli.agreement.expressions import Expression
from lokcli.registers import kommuner

_FIRST = """
Adam Agneta Ahmad Ahmed Alexander Ali Alva Amanda Amina Anders Andreas Anette Anita Ann Anna Annika Anton Arvid Aziz
Barbro Bengt Berit Birgitta Bo Boel Britt Camilla Carina Carl Caroline Cecilia Charlotte Christer Christina Daniel David
Ebba Elias Elin Elisabeth Ella Elsa Emelie Emil Emma Erik Eva Fatima Felicia Filip Fredrik Frida Gabriel Gunilla Gunnar
Gustav Göran Hanna Hans Hassan Helen Helena Henrik Hugo Hussein Håkan Ibrahim Ida Inger Ingrid Irene Isabelle Jakob Jan
Jenny Jessica Joakim Johan Johanna Johannes John Jonas Josefin Julia Karin Karl Karolina Katarina Kenneth Kerstin Khadija
Kjell Klara Kristina Kristoffer Lars Leif Lena Lennart Leo Linda Linnea Linus Lisa Louise Lovisa Lucas Madeleine Magnus
Malin Marcus Margareta Maria Marianne Marie Martin Maryam Mats Matilda Mattias Max Mikael Mohamed Mohammad Mohammed Moa
Monica Mustafa Niklas Nils Nina Olle Olof Omar Oscar Oskar Patrik Per Pernilla Peter Petra Pia Rasmus Rickard Robert Robin
Roger Rolf Sabina Samira Sandra Sara Sebastian Simon Siv Sofia Sofie Stefan Stina Susanne Sven Therese Thomas Tobias Tomas
Torbjörn Ulf Ulla Ulrika Vendela Viktor Viktoria Viola Wilma Yasmin Yusuf Yvonne Zahra Åke Åsa Örjan
"""
"""First names that many have, from the lists that SCB publishes; a name that is also a common word is left out."""

_PAIR = Expression(
    r"(?<![\w-])(?=(?P<whole>(?P<first>[A-ZÅÄÖ][\w-]+)\s+(?:(?:[A-ZÅÄÖ]\.?|von|af|de|al)\s+)?(?P<last>[A-ZÅÄÖ][\w-]+))"
    r"(?![\w-])(?P<next>\s+[\w-]+)?)"
)
"""Two words with capitals, also where the word before them has one: *Ring Anna Andersson*."""
_NO_SURNAME = Expression(
    r"\s*(?:\w*(?:skolan?|kyrkan?|församling(?:en)?|sjukhus(?:et)?|gata[n]?|torg(?:et)?|stift(?:et)?|salen|rummet|hus(?:et)?|"
    r"gymnasi(?:um|et)|stiftelsen?|fond(?:en)?)|komvux|kommun|region|universitet)",
    re.IGNORECASE,
)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(_FIRST.split())


@cache
def _plain_firsts() -> frozenset[str]:
    return frozenset(_plain(name) for name in _firsts())


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def name_in(text: str) -> str:
    """The first full name of a person in a text; empty where none can be told.

    A first name that many have, and a second word with a capital that is no place and no institution.
    ``Anna-Lena`` counts by its first part.
    """
    for found in _PAIR.finditer(text):
        if found["first"].split("-")[0] not in _firsts():
            continue
        institution = any(_NO_SURNAME.fullmatch(found[word] or "") for word in ("last", "next"))
        if not institution and not kommuner.find(found["last"]) and not kommuner.find(found["whole"]):
            return found["whole"]
    return ""


def first_name(text: str) -> bool:
    """Whether the whole text is a first name that many have."""
    return text.strip() in _firsts()


def name_in_address(address: str) -> bool:
    """Whether the part before @ is made of a first name and something more: ``anna.andersson@…``."""
    first, *rest = re.split(r"[._]", address.partition("@")[0])
    return bool(rest) and _plain(first) in _plain_firsts()
