"""What stands before the first chapter: title, parties, facts in short, and what kind of copy it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lokcli.agreement.shown import long_date
from lokcli.blocks import Block, Callout, Cover, Facts, Span, Spans
from lokcli.families import Family
from lokcli.outline.reader import DASH, Reader, between

IN_THE_BAND = 2
"""Registration numbers that fit in the band of facts; more stand in the chapter on validity."""


def front(
    reader: Reader, family: Family, dated: date | None, *, draft_copy: bool, party: str | None = None
) -> Iterator[Block]:
    """Cover, facts, and what the reader must know of this copy.

    ``dated`` is the date to print, else that of the last decision; ``party`` names whose own page it is.
    """
    title = reader.spans("titel") or (Span(family.title),)
    if party:
        yield Cover(f"Er del {DASH} {family.kind}".upper(), reader.spans("parter", party, "namn"), title)
    else:
        names = between((reader.spans("parter", i, "namn") for i in reader.items(("parter",))), " · ")
        yield Cover(family.kind.upper(), title, names)
    period = between((reader.spans("giltighet", "från"), reader.spans("giltighet", "till")), f" {DASH}\n")
    numbered = list(reader.items(("diarienummer",)))
    numbers = between((reader.spans("diarienummer", i) for i in numbered), ",\n")
    if len(numbered) > IN_THE_BAND:
        numbers = (*reader.spans("diarienummer", numbered[0]), Span(f"\noch {len(numbered) - 1} till"))
    year = reader.spans("planår")
    facts = (
        ("Planår", year) if year else ("Gäller", period),
        ("Status", _state(reader, dated or decided_on(reader), chosen=dated is not None)),
        ("Nästa översyn", reader.spans("revidering", "nästa")),
        ("Diarienummer", numbers or reader.spans("diarienummer")),
    )
    yield Facts(tuple((label, spans) for label, spans in facts if spans))
    if reader.draft.agreement.example:
        yield Callout(
            "Exempel",
            (Span("Parterna har inte ingått överenskommelsen. Den visar hur en färdig text kan se ut."),),
        )
    if draft_copy:
        missing = len(reader.blanks)
        count = (
            f" {missing} {'uppgift' if missing == 1 else 'uppgifter'} saknas och är markerade."
            if missing
            else ""
        )
        yield Callout("Utkast", (Span(f"Texten är inte beslutad.{count}"),), "warning")


def _state(reader: Reader, printed: date | None, *, chosen: bool) -> Spans:
    """*Beslutad* and the day under it; a day that was not ``chosen`` is that of the decision, and says so."""
    status = reader.draft.text(("status",))
    state = (Span(status.capitalize(), ("status",)),) if status else ()
    if printed is None:
        return state
    told = status in ("beslutad", "undertecknad") or chosen
    day = (Span(long_date(printed) if told else f"beslutad {long_date(printed)}"),)
    return (*state, Span("\n"), *day) if state else day


def decided_on(reader: Reader) -> date | None:
    """The day of the last decision."""
    return max((d.date for d in reader.draft.agreement.decisions.values() if d.date), default=None)


def party_names(reader: Reader) -> list[str]:
    """The names of all parties, in the order of the agreement."""
    return [reader.names[ident] for ident in reader.items(("parter",))]


def registrations(reader: Reader) -> list[str]:
    """The registration number at each party, in the order of the agreement."""
    return [reader.draft.text(("diarienummer", ident)) for ident in reader.items(("diarienummer",))]
