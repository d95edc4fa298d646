"""What a Word file says of itself where nobody reads it as text: its title, its parties, its day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lokcli.blocks import Cover, Document
from lokcli.render.package import written
from lokcli.render.text import escaped, on_one_line, plain

_OPENED: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
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
    told = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", document.author),
        ("cp:lastModifiedBy", document.author),
        ("dc:identifier", document.identifier),
        ("cp:version", document.version),
        ("cp:keywords", keywords),
        ("cp:contentStatus", "Utkast" if document.draft else ""),
        ("dc:language", "sv-SE"),
        ("cp:revision", "1"),
    )
    short = ((tag, on_one_line(text)[:_LONGEST]) for tag, text in told)
    moment = f"{_day(document.date).isoformat()}T00:00:00Z"
    return written(
        _OPENED,
        *(f"<{tag}>{escaped(text)}</{tag}>" for tag, text in short if text),
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>',
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>',
        "</cp:coreProperties>",
    )
