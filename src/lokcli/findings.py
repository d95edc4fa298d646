"""What a finding is: the one value that every check yields and every report prints."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal, NamedTuple

Path = tuple[str, ...]
"""A place in an agreement as it is written in the file: keys and ids, never a list index."""


def dotted(path: Path) -> str:
    """The path as the user meets it: ``processer.sfi.kontaktvägar``; empty for the root."""
    return ".".join(path)


class Severity(IntEnum):
    """How much a finding weighs; a higher value weighs more."""

    RÅD = 1
    VARNING = 2
    FEL = 3

    @property
    def english(self) -> str:
        """The word of the JSON report."""
        return {Severity.FEL: "error", Severity.VARNING: "warning", Severity.RÅD: "advice"}[self]

    @property
    def swedish(self) -> str:
        """The word that a person reads."""
        return {Severity.FEL: "fel", Severity.VARNING: "varning", Severity.RÅD: "råd"}[self]


BasisKind = Literal["law", "support", "practice"]


class Basis(NamedTuple):
    """What a finding rests on: a statute, a national support document, or our own judgement."""

    kind: BasisKind
    document: str
    place: str = ""
    url: str | None = None

    @property
    def sentence(self) -> str:
        """The basis as a person reads it after *Källa:*; says which of the three kinds it is."""
        where = f"{self.document}, {self.place}" if self.place else self.document
        match self.kind:
            case "law":
                return f"{where}. Lag."
            case "support":
                return f"{where}. Stöd, inte lag."
            case "practice":
                return f"{where}. Praxis, inte lag."


class Place(NamedTuple):
    """Where in a text something stands. Lines and columns count from 1, columns in code points.

    ``end_line``/``end_column`` lie after the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int


START = Place(1, 1, 1, 1)


class Finding(NamedTuple):
    """One fault in one place, with what to do about it and what asks for it."""

    code: str
    slug: str
    severity: Severity
    message: str
    help: str
    path: Path
    basis: Basis
    file: str = ""
    place: Place = START
    value: str = ""
    """The NFC text at the path, for the fingerprint; empty where nothing stands there."""

    @property
    def fingerprint(self) -> str:
        """16 hex digits over code, path and value: the same finding in a moved line keeps it."""
        from hashlib import sha256

        text = "\0".join((self.code, dotted(self.path), self.value))
        return sha256(text.encode()).hexdigest()[:16]
