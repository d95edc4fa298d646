"""The acts that the text cites, with their status on the day of the agreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lokcli.agreement.citations import cited
from lokcli.agreement.dates import signing_date
from lokcli.agreement.shown import long_date
from lokcli.blocks import Block, Cell, Paragraph, Row, Span, Table
from lokcli.outline.reader import DASH, Reader
from lokcli.registers.laws import UNVERIFIED


def cited_acts(reader: Reader) -> Iterator[Block]:
    """A table of the acts. No word of it depends on today: what an agreement without a date cites has no status."""
    day = signing_date(reader.draft)
    # Without a date, a name means the latest act that bears it.
    found = cited(reader.draft, day or date.max, day or date.max)
    # What an exemption cites stands in the source and not in the document.
    acts = [one for one in found if any(path[0] != "undantag" for path in one.paths)]
    if not acts:
        return
    intro = "Texten hänvisar till de här författningarna."
    yield Paragraph(
        (
            Span(
                f"{intro} Status är den som loks register anger för den {long_date(day)}. "
                "Sista kolumnen visar när uppgiften i registret senast kontrollerades."
                if day
                else intro
            ),
        )
    )
    rows = []
    for one in acts:
        title = one.act.title if one.act else "Finns inte i loks register"
        if not any(one.sfs in words.replace(" ", "") for words in one.cited_as):
            title += " (nämns utan nummer)"
        checked = (one.act.verified_on if one.act else "") or UNVERIFIED
        cells = (title, one.sfs, *((one.words.capitalize(), checked) if day else ()))
        rows.append(Row(tuple(Cell((Span(cell or DASH),)) for cell in cells)))
    yield Table(
        "Författningar som texten hänvisar till",
        "En rad för varje författning med nummer"
        + (", status och när lok kontrollerade uppgiften" if day else ""),
        ("Författning", "SFS", *(("Status", "Registret kontrollerat") if day else ())),
        tuple(rows),
        (60, 14, 24, 20) if day else (80, 20),
    )
