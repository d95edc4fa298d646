"""How the parties are organised: forums, networks and the chart of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lokcli.agreement.shown import listed
from lokcli.blocks import Block, Box, Cell, Chart, Figure, Heading, Link, LinkKind, Row, Span, Spans, Table
from lokcli.findings import Path
from lokcli.outline.reader import DASH, Reader

_PATH: Path = ("organisation",)
_LEVELS = (("strategisk", "Strategisk nivå"), ("operativ", "Operativ nivå"), ("arbetsgrupp", "Arbetsgrupper"))
_FEWEST = 2
"""A chart of one box shows nothing that its name does not."""


def organisation(reader: Reader) -> Iterator[Block]:
    """The chart of the forums, a table of what is alike for all, and what each does and who sits in it."""
    if reader.knows((*_PATH, "*", "slag")):
        yield from _networks(reader)
        return
    forums = reader.items(_PATH)
    yield from _chart(reader, [(i, reader.draft.text((*_PATH, i, "nivå"))) for i in forums], _LEVELS)
    if len(forums) >= _FEWEST:
        yield from reader.table(
            _PATH, "Forumen i korthet",
            (
                ("Forum", ("namn",)), ("Nivå", ("nivå",)), ("Kallas av", ("sammankallande",)), ("Möts", ("möten-per-år",)),
                ("Rapporterar till", ("rapporterar-till",)),
            ),
            "En rad för varje forum: nivå, vem som kallar, hur ofta det möts och vem det rapporterar till",
        )  # fmt: skip
        told: tuple[str, ...] = ("uppdrag", "deltagare", "ordförande", "föredragande", "utses-av")
    else:
        told = (
            "nivå", "uppdrag", "deltagare", "ordförande", "föredragande", "sammankallande", "möten-per-år", "utses-av",
            "rapporterar-till",
        )  # fmt: skip
    for ident in forums:
        here = (*_PATH, ident)
        yield Heading(2, reader.spans(*here, "namn") or (Span(reader.name(here)),), here)
        yield from reader.terms(here, *told, labels={"möten-per-år": "Möts"})
    if reader.has(("andra-forum",)):
        yield Heading(2, (Span("Andra forum att känna till"),))
        yield from reader.table(
            ("andra-forum",), "Andra forum nära processen", (("Forum", ("namn",)), ("Handlar om", ("om",)), ("Kontakt", ("kontakt",))),
            "En rad för varje forum med ämne och kontakt",
        )  # fmt: skip


def _chart(
    reader: Reader,
    placed: Sequence[tuple[str, str]],
    levels: Sequence[tuple[str, str]],
    top: Sequence[Box] = (),
) -> Iterator[Block]:
    """The chart of the bodies of ``organisation``; ``placed`` gives each its level by the keys of ``levels``.

    ``top`` are boxes above them. Who appoints and whom one reports to is drawn where it is a body of the chart.
    """
    used = [word for word, _ in levels if any(level == word for _, level in placed)]
    names = [said for word, said in levels if word in used]
    if len(used) < len({level for _, level in placed}):
        names.append("Övriga" if used else "")  # bodies that say no level stand last
    first = 1 if top else 0
    boxes = [
        *top,
        *(
            Box(
                ident,
                reader.name((*_PATH, ident)),
                _lines(reader, ident),
                first + (used.index(level) if level in used else len(used)),
            )
            for ident, level in placed
            if not reader.draft.answered((*_PATH, ident))
        ),
    ]
    if len(boxes) < _FEWEST:
        return
    known = {box.ident: box.title for box in boxes}
    links = [
        Link(*((other, ident) if kind == "appoints" else (ident, other)), kind)
        for ident, _ in placed
        for word, kind in _LINKS
        if (other := reader.draft.text((*_PATH, ident, word))) in known and ident in known and other != ident
    ]
    yield Figure(
        "Organisationen",
        " ".join(_told(boxes, links, names, first, known)),
        Chart(tuple(boxes), tuple(links), (*([""] if top else ()), *names)),
    )


_LINKS: tuple[tuple[str, LinkKind], ...] = (("utses-av", "appoints"), ("rapporterar-till", "reports"))


def _told(
    boxes: Sequence[Box], links: Sequence[Link], names: Sequence[str], first: int, known: Mapping[str, str]
) -> Iterator[str]:
    """The chart in sentences: each level with its boxes, and each line."""
    yield "Organisationsskiss."
    if first:
        yield f"Överst: {listed([box.title for box in boxes if box.level < first])}."
    for number, name in enumerate(names, first):
        here = listed([box.title for box in boxes if box.level == number])
        yield f"{name or 'Forum'}: {here}."
    for link in links:
        said = "utser" if link.kind == "appoints" else "rapporterar till"
        yield f"{known[link.start]} {said} {known[link.end]}."


def _lines(reader: Reader, ident: str) -> tuple[str, ...]:
    """What stands under the name in a box: who calls, and how often it meets."""
    here = (*_PATH, ident)
    often = reader.plain(*here, "möten-per-år")
    per_term = reader.plain(*here, "möten-per-termin")
    convener = reader.plain(*here, "sammankallande")
    return tuple(
        line
        for line in (
            f"Kallas av {convener}" if convener else "",
            f"Möts {often}" if often else f"Möts {per_term} gånger per termin" if per_term else "",
        )
        if line
    )


_KINDS_OF_NETWORK = (
    ("internt", "Interna nätverk"),
    ("externt", "Externa nätverk"),
    ("fristående", "Fristående nätverk"),
    ("", "Övriga nätverk"),
)
_OF_A_NETWORK = (
    ("Nätverk", 26),
    ("Uppdrag", 32),
    ("Deltagare", 34),
    ("Kallas av", 20),
    ("Samordnaren", 18),
    ("Möts", 18),
)


def _networks(reader: Reader) -> Iterator[Block]:
    """The networks of a plan, a table for each kind, and what the chart of them shows."""
    path = _PATH
    yield from reader.blank_at(*path)
    top = [Box("*ledningsgrupp", "Ledningsgruppen")] if reader.items(("ledningsgrupp",)) else []
    placed = [(ident, reader.draft.text((*path, ident, "slag"))) for ident in reader.items(path)]
    yield from _chart(reader, placed, _KINDS_OF_NETWORK[:-1], top)
    for kind, caption in _KINDS_OF_NETWORK:
        rows = [
            Row(
                tuple(Cell(cell or (Span(DASH),)) for cell in _network(reader, (*path, ident))),
                (*path, ident),
            )
            for ident in reader.items(path)
            if reader.draft.text((*path, ident, "slag")) == kind
        ]
        columns = range(len(_OF_A_NETWORK))
        kept = [n for n in columns if any(row.cells[n].spans != (Span(DASH),) for row in rows)]
        if rows:
            yield Table(
                caption, "En rad för varje nätverk: uppdrag, deltagare, vem som kallar och hur ofta det möts",
                tuple(_OF_A_NETWORK[n][0] for n in kept),
                tuple(Row(tuple(row.cells[n] for n in kept), row.path) for row in rows),
                tuple(_OF_A_NETWORK[n][1] for n in kept),
            )  # fmt: skip
    if reader.has(("organisationskarta",)):
        yield Heading(2, (Span("Nätverken i organisationskartan"),))
        yield from reader.bullets("organisationskarta")


def _network(reader: Reader, here: Path) -> tuple[Spans, ...]:
    """The cells of a network."""
    meets = reader.spans(*here, "möten-per-termin")
    if meets and not meets[0].code:
        meets = (*meets, Span(" gånger per termin"))
    return (
        reader.spans(*here, "namn") or (Span(here[-1]),),
        reader.spans(*here, "uppdrag"),
        reader.joined(here, ("deltagare", "öppet-för"), ". "),
        reader.spans(*here, "sammankallande"),
        reader.spans(*here, "samordnaren"),
        meets or reader.spans(*here, "möten-per-år"),
    )


def feedback(reader: Reader) -> Iterator[Block]:
    """How what a forum says comes back to each party's own organisation."""
    body = list(reader.terms(("återkoppling",), "roll", "hur", "hur-ofta"))
    if body:
        yield Heading(2, (Span("Återkoppling till den egna organisationen"),))
        yield from body
