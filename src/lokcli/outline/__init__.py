"""From an agreement to blocks: which chapters a document has, and in what order.

Every text that comes from the agreement is a span with its path. Where a row asks and nothing stands, the
span is a visible blank. What no section shows is gathered at the end, so that no blank is ever hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lokcli.agreement.requirements import Draft
from lokcli.blocks import Block, Cell, Contents, Document, Heading, Items, Row, Signatures, Span
from lokcli.families import Family
from lokcli.findings import Path
from lokcli.outline import general, organisation, plan, processes, topics
from lokcli.outline.front import IN_THE_BAND, decided_on, front, party_names, registrations
from lokcli.outline.laws import cited_acts
from lokcli.outline.party import promises
from lokcli.outline.reader import DASH, Reader, Section, between
from lokcli.outline.year import year_in_short


@dataclass(frozen=True)
class _Chapter:
    title: str
    sections: tuple[Section, ...]


def outline(
    family: Family,
    draft: Draft,
    blanks: Mapping[Path, str],
    *,
    source_sha256: str,
    dated: date | None = None,
    draft_copy: bool = False,
    party: str | None = None,
) -> Document:
    """The whole document, or with ``party`` (its id) that party's own page.

    ``dated`` is the date that is printed; ``draft_copy`` marks it UTKAST.
    """
    reader = Reader(family, draft, blanks)
    title = draft.text(("titel",)) or family.title
    printed = dated or decided_on(reader)
    opening = tuple(front(reader, family, dated, draft_copy=draft_copy, party=party))
    blocks = (*opening, *(promises(reader, party) if party else _whole(reader)))
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


def _whole(reader: Reader) -> Iterator[Block]:
    """Contents, chapters, what is missing and shown nowhere, and the signatures."""
    yield Contents("Innehåll")
    for chapter in _CHAPTERS:
        body = [block for section in chapter.sections for block in section(reader)]
        if body:
            yield Heading(1, (Span(chapter.title),))
            yield from body
    signatures = list(_signatures(reader))
    yield from _leftover(reader)
    yield from signatures


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
    _Chapter("Samordning av etableringsprogrammet", (processes.processes,)),
    _Chapter("Mottagning", (topics.reception,)),
    _Chapter("Etableringsaktiviteter", (topics.activities,)),
    _Chapter("Försörjning", (topics.livelihood,)),
    _Chapter("Övriga ämnen", (topics.other_topics,)),
    _Chapter("Arbetsförmåga och utveckling", (topics.development,)),
    _Chapter("Lika villkor", (general.equal_terms,)),
    _Chapter("Information på gruppnivå", (general.group_information,)),
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
    """The blanks that no section has shown."""
    hidden = [path for path in reader.blanks if path not in reader.shown]
    if hidden:
        yield Heading(1, (Span("Uppgifter som saknas"),))
        yield Items(tuple(reader.spans(*path) for path in hidden))


def _signatures(reader: Reader) -> Iterator[Block]:
    parties = reader.items(("parter",))
    if not any(reader.has(("parter", ident, "undertecknare")) for ident in parties):
        return  # a plan that a group decides on is not signed
    yield Heading(1, (Span("Underskrifter"),))
    rows = []
    for ident in parties:
        here = ("parter", ident)
        signatory = (*here, "undertecknare")
        function = reader.spans(*signatory) or between(
            (reader.spans(*signatory, "namn"), reader.spans(*signatory, "funktion")), ", "
        )
        rows.append(
            Row(
                (
                    Cell(reader.spans(*here, "namn") or (Span(ident),)),
                    Cell(function or (Span(DASH),)),
                    Cell(()),
                    Cell(()),
                ),
                here,
            )
        )
    yield Signatures(("För", "Befattning", "Ort och datum", "Underskrift"), tuple(rows))
