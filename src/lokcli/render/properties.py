"""What a Word file says of itself where nobody reads it as text: its title, its parties, its day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lxml import etree

from lokcli.blocks import Cover, Document
from lokcli.render.package import serialized
from lokcli.render.text import on_one_line, plain

_CP: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS: Final = "{http://purl.org/dc/terms/}"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_NSMAP: Final = {"cp": _CP[1:-1], "dc": _DC[1:-1], "dcterms": _DCTERMS[1:-1], "xsi": _XSI[1:-1]}
_LONGEST: Final = 255
"""Characters that Word shows of a property."""
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


def _day(text: str) -> date:
    """The day of the agreement or a fixed one, never today: equal input gives equal bytes."""
    try:
        return date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else date(2000, 1, 1)
    except ValueError:
        return date(2000, 1, 1)


def core(document: Document) -> bytes:
    """The part with the core properties; those that are empty are left out."""
    cover = next((block for block in document.blocks if isinstance(block, Cover)), None)
    words = [cover.kicker, *plain(cover.parties).split(" · ")] if cover else [document.subject]
    # LibreOffice parts keywords at every space.
    keywords = "; ".join(on_one_line(word).replace(" ", "\u00a0") for word in words)
    root = etree.Element(_CP + "coreProperties", nsmap=_NSMAP)
    for tag, text in (
        (_DC + "title", document.title),
        (_DC + "subject", document.subject),
        (_DC + "creator", document.author),
        (_CP + "lastModifiedBy", document.author),
        (_DC + "identifier", document.identifier),
        (_CP + "version", document.version),
        (_CP + "keywords", keywords),
        (_CP + "contentStatus", "Utkast" if document.draft else ""),
        (_DC + "language", "sv-SE"),
        (_CP + "revision", "1"),
    ):
        if value := on_one_line(text)[:_LONGEST]:
            etree.SubElement(root, tag).text = value
    for tag in ("created", "modified"):
        moment = etree.SubElement(root, _DCTERMS + tag, {_XSI + "type": "dcterms:W3CDTF"})
        moment.text = f"{_day(document.date).isoformat()}T00:00:00Z"
    return serialized(root)
