"""The documents that rows cite, each written once."""

from __future__ import annotations

from lokcli.findings import Basis

_STÖD_001 = "Stöd för samordning av etableringsprogrammet (2024-06-25, Af-2024/0061 7365)"
_METODSTÖD = "Metodstöd för lokala överenskommelser (Arbetsförmedlingen och SKL, Norrköping 2014-04-10)"


def stöd_2024(place: str) -> Basis:
    """The national support document for etablering-2024; ``place`` is a section and a paragraph."""
    return Basis("support", _STÖD_001, place)


def metodstöd(slide: int) -> Basis:
    """The slides on the method support of 2014."""
    return Basis("support", _METODSTÖD, f"bild {slide}")


def stöd(document: str, place: str = "", url: str | None = None) -> Basis:
    """Another national support, such as a page of Arbetsförmedlingen."""
    return Basis("support", document, place, url)


def lag(act: str, section: str) -> Basis:
    """A statute and its section."""
    return Basis("law", act, section)


def praxis(place: str = "") -> Basis:
    """Our own judgement; ``place`` says what it is drawn from."""
    return Basis("practice", "Egen bedömning", place)
