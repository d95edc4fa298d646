"""From an agreement to blocks: which chapters a document has, and in what order.

Every text that comes from the agreement is a span with its path. Where a row asks and nothing stands, the
span is a visible blank. What no section shows is gathered at the end, so that no blank is ever hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lokcli.agreement.requirements import Draft
from lokcli.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    Items,
    Paragraph,
    Row,
    Signatures,
    Span,
    Spans,
    Table,
)
from lokcli.families import Family
from lokcli.findings import Path
from lokcli.outline import general, organisation, plan, processes, topics
from lokcli.outline.front import IN_THE_BAND, decided_on, front, party_names, registrations
from lokcli.outline.laws import cited_acts
from lokcli.outline.party import promises
from lokcli.outline.reader import DASH, Reader, Section, between
from lokcli.outline.year import year_in_short


class _Chapter(NamedTuple):
    title: str
    sections: tuple[Section, ...]


def outline(  # noqa: PLR0913 - one keyword for each thing that a copy can be, and say of itself
    family: Family,
    draft: Draft,
    blanks: Mapping[Path, str],
    *,
    source_sha256: str,
    dated: date | None = None,
    draft_copy: bool = False,
    left_out: int = 0,
    party: str | None = None,
) -> Document:
    """The whole document, or with ``party`` (its id) that party's own page.

    ``dated`` is the date that is printed; ``draft_copy`` marks it UTKAST, and it then tells in how many places
    of the source text could not be read, ``left_out``.
    """
    reader = Reader(family, draft, blanks)
    title = draft.text(("titel",)) or family.title
    printed = dated or decided_on(reader)
    body = tuple(promises(reader, party) if party else _whole(reader, draft_copy=draft_copy))
    missing = len(_blanks(body)) if draft_copy else None
    blocks = (*front(reader, family, dated, missing=missing, left_out=left_out, party=party), *body)
    numbers = [n for n in registrations(reader) if n]
    version = draft.text(("version",))
    named = f"Er del: {reader.names[party]} {DASH} {title}" if party else title
    return Document(
        title=named,
        subject=family.title,
        author=", ".join(party_names(reader)),
        identifier=", ".join(numbers),
        version=version,
        header_left=named,
        header_right=" · ".join(
            [*(numbers if len(numbers) <= IN_THE_BAND else ()), *([f"Version {version}"] if version else ())]
        ),
        footer_left=f"Kontrollsumma {source_sha256[:4]} {source_sha256[4:8]}",
        date=printed.isoformat() if printed else "",
        draft=draft_copy,
        blocks=blocks,
    )


def _blanks(value: object) -> set[Path | None]:
    """The paths of the blanks in blocks, each once."""
    if isinstance(value, Span):
        return {value.path} if value.code else set()
    below = value if isinstance(value, tuple) else ()  # blocks are tuples too
    return {path for each in below for path in _blanks(each)}


def _whole(reader: Reader, *, draft_copy: bool) -> Iterator[Block]:
    """Contents, chapters, what is missing and shown nowhere, and the signatures."""
    yield Contents("Innehåll")
    for chapter in _CHAPTERS:
        body = _filled([block for section in chapter.sections for block in section(reader)], draft=draft_copy)
        if body:
            yield Heading(1, (Span(chapter.title),))
            yield from body
    signatures = list(_signatures(reader))
    yield from _leftover(reader)
    yield from signatures


def _filled(body: Sequence[Block], *, draft: bool) -> list[Block]:
    """The blocks of a chapter without headings that have nothing under them; a draft says so under each instead."""
    kept: list[
        Block
    ] = []  # from the last on: a heading may be left with nothing when those below it are gone
    for block in reversed(body):
        if isinstance(block, Heading) and _has_nothing(block, kept[-1] if kept else None):
            if not draft and not any(span.code for span in block.spans):
                continue
            kept.append(Paragraph((Span("Här är ingenting ifyllt än."),)))
        kept.append(block)
    return kept[::-1]


def _has_nothing(heading: Heading, following: Block | None) -> bool:
    """Whether no text comes before the next heading that is not below this one."""
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)


_CHAPTERS = (
    _Chapter("Bakgrund och syfte", (general.background, plan.news)),
    _Chapter(
        "Parter",
        (general.parties, general.absent, topics.outside, topics.units, general.roles, plan.coordination),
    ),
    _Chapter("Målgrupp", (general.target,)),
    _Chapter("Mål", (plan.vision, general.goals, plan.means)),
    _Chapter("Gemensamt ansvar", (general.shared,)),
    _Chapter("Organisation", (organisation.organisation, organisation.feedback)),
    _Chapter("Delområden", (plan.focus_areas,)),
    _Chapter("Arbetet under året", (plan.steering, plan.year_cycle)),
    _Chapter("Handlingsplan", (general.plan_of_action,)),
    _Chapter("Lika villkor", (general.equal_terms,)),
    _Chapter("Information på gruppnivå", (general.group_information,)),
    _Chapter("Samordning av etableringsprogrammet", (processes.processes,)),
    _Chapter("Mottagning", (topics.reception,)),
    _Chapter("Etableringsaktiviteter", (topics.activities,)),
    _Chapter("Försörjning", (topics.livelihood,)),
    _Chapter("Övriga ämnen", (topics.other_topics,)),
    _Chapter("Arbetsförmåga och utveckling", (topics.development,)),
    _Chapter("Språk och tolk", (general.languages,)),
    _Chapter("Uppföljning och översyn", (general.follow_up, topics.document_owner, year_in_short)),
    _Chapter("Parternas reglerade uppdrag", (general.statutory,)),
    _Chapter("Giltighet och beslut", (general.validity,)),
    _Chapter("Medel", (general.funds,)),
    _Chapter("Lagar och förordningar", (cited_acts,)),
    _Chapter("Definitioner", (general.definitions,)),
    _Chapter("Vilka som avses", (general.inclusion,)),
    _Chapter("Bilagor", (topics.annexes,)),
    _Chapter("Frågor för reflektion", (general.reflection,)),
)


def _leftover(reader: Reader) -> Iterator[Block]:
    """The blanks that no section has shown, each with the name of what it belongs to."""
    hidden = [path for path in reader.blanks if path not in reader.shown]
    if hidden:
        yield Heading(1, (Span("Uppgifter som saknas"),))
        yield Items(tuple((*_belonging(reader, path), *reader.spans(*path)) for path in hidden))


def _belonging(reader: Reader, path: Path) -> Spans:
    """The name of the item that a path lies in; two blanks of one label would else look alike."""
    collection, *rest = path
    return (Span(f"{reader.name((collection, rest[0]))}: "),) if rest[1:] else ()


def _signatures(reader: Reader) -> Iterator[Block]:
    """Who signs for each party; room to sign only where it is not signed already."""
    parties = reader.items(("parter",))
    if not any(reader.has(("parter", ident, "undertecknare")) for ident in parties):
        return  # a plan that a group decides on is not signed
    rows = []
    for ident in parties:
        here = ("parter", ident)
        signatory = (*here, "undertecknare")
        function = reader.spans(*signatory) or between(
            (reader.spans(*signatory, "namn"), reader.spans(*signatory, "funktion")), ", "
        )
        name = reader.spans(*here, "namn") or (Span(reader.name(here)),)
        rows.append(Row((Cell(name), Cell(function or (Span(DASH),))), here))
    signed = reader.draft.text(("status",)) in ("undertecknad", "upphörd")
    yield Heading(1, (Span("Undertecknare" if signed else "Underskrifter"),))
    if signed:
        yield Table(
            "Undertecknare", "En rad för varje part med den som undertecknar", ("För", "Befattning"), tuple(rows), (50, 50)
        )  # fmt: skip
        return
    title = reader.plain("titel")
    version = reader.plain("version")
    if title:
        which = f"”{title}”{f', version {version}' if version else ''}"
        yield Paragraph((Span(f"Underskrifterna gäller {which}."),))
    yield Signatures(
        ("För", "Befattning", "Ort och datum", "Underskrift och namnförtydligande"),
        tuple(Row((*row.cells, Cell(()), Cell(())), row.path) for row in rows),
    )
