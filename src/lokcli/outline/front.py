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
    reader: Reader,
    family: Family,
    dated: date | None,
    *,
    missing: int | None,
    left_out: int = 0,
    party: str | None = None,
) -> Iterator[Block]:
    """Cover, facts, and what the reader must know of this copy.

    ``dated`` is a date to print beside that of the decision; ``missing`` counts the blanks of a draft, and is
    None for any other copy; ``left_out`` counts the places of the source whose text a draft lacks; ``party``
    names whose own page it is.
    """
    title = reader.spans("titel") or (Span(family.title),)
    if party:
        yield Cover(f"Er del {DASH} {family.kind}".upper(), reader.spans("parter", party, "namn"), title)
    else:
        names = between((reader.spans("parter", i, "namn") for i in reader.items(("parter",))), " · ")
        yield Cover(family.kind.upper(), title, names)
    period = between((reader.spans("giltighet", "från"), reader.spans("giltighet", "till")), f" {DASH}\n")
    # On a party's own page its own number comes first.
    numbered = sorted(reader.items(("diarienummer",)), key=lambda ident: ident != party)
    numbers = between((reader.spans("diarienummer", i) for i in numbered), ",\n")
    if len(numbered) > IN_THE_BAND:
        numbers = (*reader.spans("diarienummer", numbered[0]), Span(f"\noch {len(numbered) - 1} till"))
    year = reader.spans("planår")
    ended = reader.draft.text(("status",)) == "upphörd"
    facts = (
        ("Planår", year) if year else ("Gäller", period),
        ("Status", _state(reader)),
        ("Datum", (Span(long_date(dated)),))
        if dated
        else ("Nästa översyn", () if ended else reader.spans("revidering", "nästa")),
        ("Diarienummer", numbers or reader.spans("diarienummer")),
    )
    yield Facts(tuple((label, spans) for label, spans in facts if spans))
    if reader.draft.agreement.example:
        untrue = "Ingen har beslutat om planen." if year else "Parterna har inte ingått överenskommelsen."
        yield Callout("Exempel", (Span(f"{untrue} Den visar hur en färdig text kan se ut."),))
    if missing is not None:
        count = (
            f" {missing} {'uppgift' if missing == 1 else 'uppgifter'} som krävs saknas och är "
            f"{'markerad' if missing == 1 else 'markerade'}."
            if missing
            else ""
        )
        unread = (
            f" {left_out} {'ställe' if left_out == 1 else 'ställen'} i källfilen gick inte att läsa, "
            "och texten där är inte med."
            if left_out
            else ""
        )
        said = f"Texten är ett utkast och ska inte undertecknas.{count}{unread}"
        yield Callout("Utkast", (Span(said),), "warning")


def _state(reader: Reader) -> Spans:
    """*Beslutad* and the day under it; where it has ended, that it was decided is said too.

    With any earlier status, or none, a day of decision may be one that is only planned, and is left out.
    """
    status = reader.draft.text(("status",))
    decided = decided_on(reader)
    state = Span(status.capitalize(), ("status",))
    match status:
        case "beslutad" | "undertecknad" if decided:
            return (state, Span("\n"), Span(long_date(decided)))
        case "upphörd" if decided:
            return (state, Span("\n"), Span(f"beslutad {long_date(decided)}"))
    return (state,) if status else ()


def decided_on(reader: Reader) -> date | None:
    """The day of the last decision."""
    return max((d.date for d in reader.draft.agreement.decisions.values() if d.date), default=None)


def party_names(reader: Reader) -> list[str]:
    """The names of all parties, in the order of the agreement."""
    return [reader.names[ident] for ident in reader.items(("parter",))]


def registrations(reader: Reader) -> list[str]:
    """The registration number at each party, in the order of the agreement."""
    return [reader.draft.text(("diarienummer", ident)) for ident in reader.items(("diarienummer",))]
