"""From an agreement to blocks: which sections a document has, in what order, and in which words.

Every text that comes from the agreement is a span with its path. Where a row asks and nothing stands, the
span is a visible blank. What no section shows is gathered at the end, so that no blank is ever hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lokcli.agreement.base import is_answer
from lokcli.agreement.fields import field_at
from lokcli.agreement.requirements import Draft
from lokcli.agreement.shown import Kind, kind_of, listed, long_date, show
from lokcli.blocks import (
    Block,
    Callout,
    Cell,
    Cover,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Row,
    Signatures,
    Span,
    Spans,
    Table,
    Terms,
)
from lokcli.families import Family
from lokcli.findings import Path, dotted

_ANSWERS = {"nej": "Nej", "inga": "Inga", "omfattas inte": "Omfattas inte"}
_DASH = "–"
_BETWEEN = {"personuppgifter": ". "}
"""What stands between the texts of one cell, where it is not a comma: each is a sentence of its own."""


@dataclass
class Reader:
    """Reads an agreement for a document: every value as spans, every blank as a visible one."""

    family: Family
    draft: Draft
    blanks: Mapping[Path, str]
    names: dict[str, str] = field(default_factory=dict)
    shown: set[Path] = field(default_factory=set)
    kinds: dict[tuple[str, ...], Kind] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {"arbetssökande": "den arbetssökande", "parterna": "parterna"}
        for collection in ("organisation", "parter"):
            for ident in self.items((collection,)):
                self.names[ident] = self.draft.name((collection, ident))

    def items(self, path: Path) -> Mapping[str, Any]:
        """The items of a collection; none where an answer or nothing stands."""
        value = self.draft.at(path)
        return value if isinstance(value, Mapping) and not is_answer(value) else {}

    def has(self, path: Path) -> bool:
        """Whether there is something to show at or under a path: a value, or a blank that a row asks for."""
        return self.draft.at(path) is not None or any(blank[: len(path)] == path for blank in self.blanks)

    def spans(self, *path: str) -> Spans:
        """The value at a path, an answer at or above it, or a blank; empty where there is nothing to show."""
        if path in self.blanks:
            return self._blank(path)
        answer = self.draft.answered(path)
        if answer is not None:
            return self.answer(answer) if answer == path else ()
        raw = self.draft.at(path)
        if raw is None:
            return ()
        kind = self._kind(path)
        if isinstance(raw, list):
            words = [show(kind, word, self.names) for word in raw]
            return (Span(listed(words), path),)
        if isinstance(raw, Mapping):
            return ()
        return (Span(show(kind, raw, self.names), path),)

    def answer(self, path: Path) -> Spans:
        """An answer in words, with its reason."""
        said = self.draft.at(path)
        word = _ANSWERS.get(str(said.get("svar")), str(said.get("svar")))
        reason = said.get("därför-att")
        head = (Span(word, (*path, "svar")), Span(". " if reason else ".", None))
        return (*head, Span(str(reason), (*path, "därför-att"))) if reason else head

    def _blank(self, path: Path) -> Spans:
        self.shown.add(path)
        return (Span(f"[SAKNAS: {self.label(path)} ({self.blanks[path]})]", path, self.blanks[path]),)

    def label(self, path: Path) -> str:
        """The Swedish label of what a path leads to; an item of a collection adds its name."""
        try:
            label = field_at(self.family.model, path)[2]
        except LookupError:
            return dotted(path)
        try:
            item = len(path) > 1 and field_at(self.family.model, path[:-1])[2] == label
        except LookupError:
            item = False
        return f"{label}: {self.names.get(path[-1], path[-1])}" if item else label

    def knows(self, path: Path) -> bool:
        """Whether the family's model has a field at the path."""
        try:
            field_at(self.family.model, path)
        except LookupError:
            return False
        return True

    def blank_at(self, *path: str) -> tuple[Block, ...]:
        """A paragraph with the blank of a part that is missing whole, if one is."""
        return (Paragraph(self._blank(path)),) if path in self.blanks else ()

    def _kind(self, path: Path) -> Kind:
        if path not in self.kinds:
            try:
                self.kinds[path] = kind_of(self.family.model, path)
            except LookupError:
                self.kinds[path] = "text"
        return self.kinds[path]

    # --- pieces that many sections are made of ---

    def paragraph(self, *path: str) -> Iterator[Block]:
        """A paragraph with one value, if there is one."""
        if spans := self.spans(*path):
            yield Paragraph(spans)

    def bullets(self, *path: str) -> Iterator[Block]:
        """A list with a bullet for each item; the list is one field."""
        if path in self.blanks:
            yield Paragraph(self._blank(path))
            return
        kind = self._kind(path)
        if items := tuple((Span(show(kind, word, self.names), path),) for word in self.draft.at(path) or ()):
            yield Items(items)

    def terms(self, base: Path, *words: str, labels: Mapping[str, str] | None = None) -> Iterator[Block]:
        """Label and value for each key under a path that has a value."""
        if self.draft.answered(base):
            yield Paragraph(self.answer(base))
            return
        pairs = [
            ((labels or {}).get(word) or self.label((*base, word)), spans)
            for word in words
            if (spans := self.spans(*base, word))
        ]
        if pairs:
            yield Terms(tuple(pairs))

    def table(
        self,
        base: Path,
        caption: str,
        columns: Sequence[tuple[str, Sequence[str]]],
        description: str,
        widths: Sequence[int] = (),
    ) -> Iterator[Block]:
        """A collection as a table: a column for each (heading, keys); the texts of several keys are joined.

        ``widths`` are relative, one a column; without them the renderer measures the text. A column in
        which no item has anything is left out.
        """
        if self.draft.answered(base):
            yield Paragraph(self.answer(base))
            return
        yield from self.blank_at(*base)
        rows = []
        for ident in self.items(base):
            cells = [self.joined((*base, ident), keys, _BETWEEN.get(keys[0], ", ")) for _, keys in columns]
            rows.append(Row(tuple(Cell(cell or (Span(_DASH),)) for cell in cells), (*base, ident)))
        kept = [
            n
            for n in range(len(columns))
            if n == 0 or any(row.cells[n].spans != (Span(_DASH),) for row in rows)
        ]
        if rows:
            yield Table(
                caption,
                description,
                tuple(columns[n][0] for n in kept),
                tuple(Row(tuple(row.cells[n] for n in kept), row.path) for row in rows),
                tuple(widths[n] for n in kept) if widths else (),
            )

    def joined(self, base: Path, keys: Sequence[str], between: str = ", ") -> Spans:
        """The values of several keys in one cell; telephone and mail become links."""
        made: list[Span] = []
        for word in keys:
            spans = self._linked(word, self.spans(*base, *word.split(".")))
            if spans and made:
                made.append(Span(between))
            made.extend(spans)
        return tuple(made)

    def _linked(self, word: str, spans: Spans) -> Spans:
        if len(spans) != 1 or spans[0].code:
            return spans
        text = spans[0].text
        if word == "e-post" and "@" in text and " " not in text:
            return (Span(text, spans[0].path, link=f"mailto:{text}"),)
        if word == "telefon" and all(c.isdigit() or c in " -+" for c in text):
            return (
                Span(text, spans[0].path, link="tel:" + "".join(c for c in text if c.isdigit() or c == "+")),
            )
        return spans


Section = Callable[[Reader], Iterator[Block]]


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
) -> Document:
    """The whole document. ``dated`` is the date that is printed; ``draft_copy`` marks it UTKAST."""
    reader = Reader(family, draft, blanks)
    title = draft.text(("titel",)) or family.title
    decided = [d.date for d in draft.agreement.decisions.values() if d.date]
    printed = dated or (max(decided) if decided else None)
    blocks: list[Block] = list(_front(reader, family, printed, draft_copy=draft_copy))
    for chapter in _CHAPTERS:
        body = [block for section in chapter.sections for block in section(reader)]
        if body:
            blocks.append(Heading(1, (Span(chapter.title),)))
            blocks.extend(body)
    signatures = list(_signatures(reader))
    blocks.extend([*_leftover(reader), *signatures])
    numbers = [n for n in _registrations(reader) if n]
    version = draft.text(("version",))
    return Document(
        title=title,
        subject=family.title,
        author=", ".join(_party_names(reader)),
        identifier=", ".join(numbers),
        version=version,
        header_left=title if len(title) <= 70 else title[:69].rsplit(" ", 1)[0] + " …",  # noqa: PLR2004
        header_right=" · ".join(
            [*(numbers if len(numbers) <= _IN_THE_BAND else ()), *([f"Version {version}"] if version else ())]
        ),
        footer_left=f"Kontrollsumma {source_sha256[:4]} {source_sha256[4:8]}",
        date=printed.isoformat() if printed else "",
        draft=draft_copy,
        blocks=tuple(blocks),
    )


def _party_names(reader: Reader) -> list[str]:
    return [reader.names[ident] for ident in reader.items(("parter",))]


def _registrations(reader: Reader) -> list[str]:
    return [reader.draft.text(("diarienummer", ident)) for ident in reader.items(("diarienummer",))]


def _between(parts: Iterable[Spans], mark: str) -> Spans:
    made: list[Span] = []
    for spans in parts:
        if spans and made:
            made.append(Span(mark))
        made.extend(spans)
    return tuple(made)


# --- the front of the document ---


_IN_THE_BAND = 2
"""Registration numbers that fit in the band of facts; more stand in the chapter on validity."""


def _front(reader: Reader, family: Family, printed: date | None, *, draft_copy: bool) -> Iterator[Block]:
    parties = _between((reader.spans("parter", ident, "namn") for ident in reader.items(("parter",))), " · ")
    yield Cover(family.kind.upper(), reader.spans("titel") or (Span(family.title),), parties)
    period = _between((reader.spans("giltighet", "från"), reader.spans("giltighet", "till")), f" {_DASH} ")
    numbered = list(reader.items(("diarienummer",)))
    numbers = _between((reader.spans("diarienummer", i) for i in numbered), ", ")
    if len(numbered) > _IN_THE_BAND:
        numbers = (*reader.spans("diarienummer", numbered[0]), Span(f" och {len(numbered) - 1} till"))
    year = reader.spans("planår")
    facts = (
        ("Planår", year) if year else ("Gäller", period),
        ("Datum", (Span(long_date(printed)),) if printed else ()),
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


# --- general chapters ---


def _background(reader: Reader) -> Iterator[Block]:
    yield from reader.paragraph("bakgrund")
    yield from reader.paragraph("syfte")


def _parties(reader: Reader) -> Iterator[Block]:
    told = any(
        reader.has(("parter", i, word)) for i in reader.items(("parter",)) for word in ("enhet", "uppdrag")
    )
    number = ("Organisationsnummer", ("organisationsnummer",))
    more = (
        (("Enhet eller nämnd", ("enhet",)), number, ("Uppdrag", ("uppdrag",)))
        if told
        else (number, ("Företräds av", ("undertecknare.funktion",)))
        if any(reader.has(("parter", i, "undertecknare")) for i in reader.items(("parter",)))
        else (("Kommunkod", ("kod",)), number)
    )
    yield from reader.table(("parter",), "Parterna", (("Part", ("namn",)), *more), "En rad för varje part")
    if spans := reader.spans("initiativtagare"):
        yield Paragraph((*spans, Span(" tar initiativ till överenskommelsen och samordnar arbetet.")))


def _roles(reader: Reader) -> Iterator[Block]:
    if reader.has(("roller",)):
        yield Heading(2, (Span("Roller"),))
        yield from reader.table(
            ("roller",), "Roller i samverkan", (("Roll", ("roll",)), ("Part", ("part",)), ("Uppgift", ("uppgift",))),
            "En rad för varje roll med part och uppgift",
        )  # fmt: skip
    if reader.has(("rutiner",)):
        yield Heading(2, (Span("Rutiner"),))
        yield from reader.table(
            ("rutiner",), "Gemensamma rutiner", (("Rutin", ("rutin",)), ("Ansvarig", ("ansvarig",))),
            "En rad för varje rutin med ansvarig",
        )  # fmt: skip


def _absent(reader: Reader) -> Iterator[Block]:
    if reader.has(("kommuner-utanför",)):
        yield Heading(2, (Span("Kommuner som inte är parter"),))
        yield from reader.table(
            ("kommuner-utanför",), "Kommuner i länet som inte är parter", (("Kommun", ("namn",)), ("Kommunkod", ("kod",)), ("Skäl", ("skäl",))),
            "En rad för varje kommun med skäl",
        )  # fmt: skip


def _shared(reader: Reader) -> Iterator[Block]:
    yield from reader.paragraph("gemensamt-ansvar", "beskrivning")
    yield from reader.table(
        ("gemensamt-ansvar", "oreglerade-områden"), "Områden som ingen lag reglerar", (("Område", ("område",)), ("Ansvarig", ("ansvarig",))),
        "En rad för varje område med ansvarig",
    )  # fmt: skip


def _target(reader: Reader) -> Iterator[Block]:
    yield from reader.terms(("målgrupp",), "beskrivning", labels={"beskrivning": "Målgrupp"})
    yield from reader.bullets("målgrupp", "grupper")
    yield from reader.terms(("målgrupp",), "andra-grupper", "andra-grupper-avgörs-av")
    if reader.has(("kartläggning",)):
        yield Heading(2, (Span("Kartläggning"),))
        yield from reader.blank_at("kartläggning")
        yield from reader.terms(
            ("kartläggning",), "datum", "utförd-av", "hänvisning", "resultat",
            labels={"datum": "Gjordes", "utförd-av": "Gjordes av", "hänvisning": "Finns i"},
        )  # fmt: skip


def _goals(reader: Reader) -> Iterator[Block]:
    if spans := reader.spans("övergripande-mål"):
        yield Heading(2, (Span("Övergripande mål"),))
        yield Paragraph(spans)
        if reader.has(("mål",)):
            yield Heading(2, (Span("Delmål"),))
    titled = any(reader.draft.text(("mål", ident, "titel")) for ident in reader.items(("mål",)))
    yield from reader.table(
        ("mål",), "Gemensamma mål",
        (
            *((("Delmål", ("titel",)),) if titled else ()), ("Mål", ("mål",)), ("Mäts med", ("indikator",)), ("I dag", ("utgångsvärde",)),
            ("Ska bli", ("målvärde", "senast")), ("Ansvarig", ("ansvarig",)),
        ),
        "En rad för varje mål med indikator, värde i dag, målvärde med tidpunkt, och ansvarig",
        (*((20,) if titled else ()), 28, 26, 24, 20, 18),
    )  # fmt: skip


def _organisation(reader: Reader) -> Iterator[Block]:
    if reader.knows(("organisation", "*", "slag")):
        yield from _networks(reader)
        return
    for ident in reader.items(("organisation",)):
        here = ("organisation", ident)
        yield Heading(2, reader.spans(*here, "namn") or (Span(ident),), here)
        yield from reader.terms(
            here, "nivå", "uppdrag", "deltagare", "ordförande", "föredragande", "sammankallande", "möten-per-år", "utses-av",
            "rapporterar-till", labels={"möten-per-år": "Möts"},
        )  # fmt: skip
    if reader.has(("andra-forum",)):
        yield Heading(2, (Span("Andra forum att känna till"),))
        yield from reader.table(
            ("andra-forum",), "Andra forum nära processen", (("Forum", ("namn",)), ("Handlar om", ("om",)), ("Kontakt", ("kontakt",))),
            "En rad för varje forum med ämne och kontakt",
        )  # fmt: skip


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
    ("Slag", 20),
    ("Möts", 18),
)


def _networks(reader: Reader) -> Iterator[Block]:
    """The networks of a plan, a table for each kind, and what the chart of them shows."""
    path = ("organisation",)
    yield from reader.blank_at(*path)
    for kind, caption in _KINDS_OF_NETWORK:
        rows = [
            Row(
                tuple(Cell(cell or (Span(_DASH),)) for cell in _network(reader, (*path, ident))),
                (*path, ident),
            )
            for ident in reader.items(path)
            if reader.draft.text((*path, ident, "slag")) == kind
        ]
        columns = range(len(_OF_A_NETWORK))
        kept = [n for n in columns if any(row.cells[n].spans != (Span(_DASH),) for row in rows)]
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
    coordinator = reader.spans(*here, "samordnaren")
    if coordinator and not coordinator[0].code:
        coordinator = (Span("samordnaren "), *coordinator)
    meets = reader.spans(*here, "möten-per-termin")
    if meets and not meets[0].code:
        meets = (*meets, Span(" per termin"))
    return (
        reader.spans(*here, "namn") or (Span(here[-1]),),
        reader.spans(*here, "uppdrag"),
        reader.joined(here, ("deltagare", "öppet-för"), ". "),
        reader.spans(*here, "sammankallande"),
        _between((reader.spans(*here, "slag"), coordinator), ", "),
        meets or reader.spans(*here, "möten-per-år"),
    )


def _feedback(reader: Reader) -> Iterator[Block]:
    body = list(reader.terms(("återkoppling",), "roll", "hur", "hur-ofta"))
    if body:
        yield Heading(2, (Span("Återkoppling till den egna organisationen"),))
        yield from body


def _plan_of_action(reader: Reader) -> Iterator[Block]:
    path = ("handlingsplan",)
    yield from reader.blank_at(*path)
    yield from reader.terms(path, "namn", "beskrivning", "fastställs-av", "version", "datum")
    if reader.spans(*path, "delar"):
        yield Paragraph((Span("Handlingsplanen har de här delarna:"),))
        yield from reader.bullets(*path, "delar")
    yield from reader.terms(
        path, "frågor-per-område", labels={"frågor-per-område": "Samverkansfrågor i varje område"}
    )
    for ident in reader.items((*path, "områden")):
        here = (*path, "områden", ident)
        yield Heading(2, reader.spans(*here, "område") or (Span(ident),), here)
        yield from reader.bullets(*here, "frågor")


def _statutory(reader: Reader) -> Iterator[Block]:
    path = ("reglerade-uppdrag",)
    yield from reader.blank_at(*path)
    for ident in reader.items(path):
        here = (*path, ident)
        yield Heading(2, reader.spans(*here, "parter") or (Span(ident),), here)
        yield from reader.bullets(*here, "uppdrag")


# --- a yearly plan ---


def _coordination(reader: Reader) -> Iterator[Block]:
    """Who coordinates and holds the chair, and what the members pay together."""
    path: Path = ("samordnare",)
    if reader.has(path):
        yield Heading(2, (Span("Samordnare"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "roll", "arbetsgivare")
        if reader.spans(*path, "uppgifter"):
            yield Paragraph((Span("Samordnaren har de här uppgifterna:"),))
            yield from reader.bullets(*path, "uppgifter")
    path = ("ordförandeskap",)
    if reader.has(path):
        yield Heading(2, (Span("Ordförandeskap"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "part", "år", labels={"part": "Kommun"})
    path = ("finansiering",)
    if reader.has(path):
        yield Heading(2, (Span("Finansiering"),))
        yield from reader.blank_at(*path)
        if reader.spans(*path, "kostnader"):
            yield Paragraph((Span("Medlemmarna betalar det här gemensamt:"),))
            yield from reader.bullets(*path, "kostnader")
        yield from reader.terms(path, "fördelningsnyckel")


def _news(reader: Reader) -> Iterator[Block]:
    if reader.has(("nytt-i-år",)):
        yield Heading(2, (Span("Nytt i år"),))
        if reader.draft.answered(("nytt-i-år",)):
            yield Paragraph(reader.answer(("nytt-i-år",)))
        else:
            yield from reader.bullets("nytt-i-år")


def _vision(reader: Reader) -> Iterator[Block]:
    if spans := reader.spans("vision"):
        yield Heading(2, (Span("Vision"),))
        yield Paragraph(spans)


def _means(reader: Reader) -> Iterator[Block]:
    if reader.has(("insatser",)):
        yield Heading(2, (Span("Så når medlemmarna målet"),))
        yield from reader.table(
            ("insatser",), "Insatser för det övergripande målet", (("Insats", ("insats",)), ("Ansvarig", ("ansvarig",))),
            "En rad för varje insats med ansvarig", (70, 30),
        )  # fmt: skip


def _focus_areas(reader: Reader) -> Iterator[Block]:
    yield from reader.blank_at("delområden")
    for ident in reader.items(("delområden",)):
        here = ("delområden", ident)
        yield Heading(2, reader.spans(*here, "titel") or (Span(ident.capitalize()),), here)
        yield from reader.paragraph(*here, "bakgrund")
        yield from reader.terms(here, "nätverk")
        yield from _area_goals(reader, (*here, "mål"))
        if reader.has((*here, "aktiviteter")):
            yield Heading(3, (Span("Aktiviteter"),))
            yield from reader.table(
                (*here, "aktiviteter"), f"Aktiviteter {_DASH} {reader.draft.name(here)}",
                (("Aktivitet", ("aktivitet",)), ("Ansvarig", ("ansvarig",)), ("När", ("när",))),
                "En rad för varje aktivitet med ansvarig och tid", (56, 24, 20),
            )  # fmt: skip


def _area_goals(reader: Reader, path: Path) -> Iterator[Block]:
    """The goals of a focus area: a table where any is measured, else a paragraph each; then their questions."""
    if not reader.has(path):
        return
    yield Heading(3, (Span("Mål"),))
    goals = reader.items(path)
    measured = any(reader.has((*path, i, word)) for i in goals for word in ("indikator", "målvärde"))
    if measured or not goals:
        yield from reader.table(
            path, f"Mål {_DASH} {reader.draft.name(path[:-1])}",
            (
                ("Mål", ("mål",)), ("Mäts med", ("indikator",)), ("I dag", ("utgångsvärde",)),
                ("Ska bli", ("målvärde", "senast")), ("Ansvarig", ("ansvarig",)),
            ),
            "En rad för varje mål med indikator, värde i dag, målvärde med tidpunkt, och ansvarig", (28, 26, 24, 20, 18),
        )  # fmt: skip
    for ident in goals:
        here = (*path, ident)
        asked = reader.draft.present((*here, "frågor"))
        if not measured or asked:
            yield from reader.paragraph(*here, "mål")
        if not measured:
            yield from reader.terms(here, "senast", "ansvarig")
        if asked:
            yield from reader.bullets(*here, "frågor")


def _steering(reader: Reader) -> Iterator[Block]:
    path: Path = ("ledningsgrupp",)
    if reader.has(path):
        yield Heading(2, (Span("Ledningsgruppen"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(
            path,
            "deltagare",
            "sammankallande",
            "möten-per-termin",
            "planarbete",
            labels={"sammankallande": "Kallas av"},
        )
    path = ("arbetssätt",)
    if reader.has(path):
        yield Heading(2, (Span("Arbetssätt för alla delområden"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "möten-per-termin", "arbetsgrupper", "nyhetsbrev", "webbyta")
        if reader.spans(*path, "övrigt"):
            yield Paragraph((Span("Dessutom gäller:"),))
            yield from reader.bullets(*path, "övrigt")
    if reader.has(("dialog",)):
        yield Heading(2, (Span("Information till politiker och dialog med andra"),))
        yield from reader.blank_at("dialog")
        yield from reader.terms(("dialog",), "politiker", "andra-aktörer")


def _year_cycle(reader: Reader) -> Iterator[Block]:
    """The year's steps in the order of their dates: what, when and who."""
    path = ("årshjul",)
    if not reader.has(path):
        return
    yield Heading(2, (Span("Årshjul"),))
    yield from reader.blank_at(*path)
    days = {
        ident: reader.draft.text((*path, ident, "senast")) or reader.draft.text((*path, ident, "från"))
        for ident in reader.items(path)
    }
    rows = []
    for ident in sorted(days, key=lambda i: (not days[i], days[i])):
        here = (*path, ident)
        start, due = reader.spans(*here, "från"), reader.spans(*here, "senast")
        last = (Span("Senast "), *due) if due and not due[0].code else due
        when = _between((start, due), f" {_DASH} ") if start else last
        cells = (
            reader.spans(*here, "steg") or (Span(ident.capitalize()),),
            when,
            reader.spans(*here, "ansvarig"),
        )
        rows.append(Row(tuple(Cell(cell or (Span(_DASH),)) for cell in cells), here))
    if rows:
        yield Table(
            "Året steg för steg", "En rad för varje steg med tid och ansvarig", ("Steg", "När", "Ansvarig"),
            tuple(rows), (46, 34, 20),
        )  # fmt: skip
    for blank in list(reader.blanks):
        if blank[:1] == path and len(blank) == 2 and blank[1] not in days:  # noqa: PLR2004
            yield from reader.blank_at(*blank)


def _questionnaire(reader: Reader) -> Iterator[Block]:
    path = ("uppföljning", "enkät")
    if reader.has(path):
        yield Heading(2, (Span("Enkät"),))
        yield from reader.blank_at(*path)
        yield from reader.terms(path, "månad", "ansvarig", "besvaras-av", "mottagare", "så-används-svaren")


def _inclusion(reader: Reader) -> Iterator[Block]:
    yield from reader.paragraph("inkludering")


def _funds(reader: Reader) -> Iterator[Block]:
    yield from reader.paragraph("medel")


# --- processes ---


def _processes(reader: Reader) -> Iterator[Block]:
    yield from reader.blank_at("processer")
    for path in reader.blanks:
        if len(path) == 2 and path[0] == "processer" and path[1] not in reader.items(("processer",)):  # noqa: PLR2004
            yield from reader.blank_at(*path)
    for ident in reader.items(("processer",)):
        here = ("processer", ident)
        yield Heading(2, reader.spans(*here, "titel") or (Span(ident.capitalize()),), here)
        if reader.draft.answered(here):
            yield Paragraph(reader.answer(here))
            continue
        if see := reader.draft.text((*here, "se")):
            other = reader.draft.name(("processer", see)) if see in reader.items(("processer",)) else see
            yield Paragraph((Span("Se "), Span(other, (*here, "se")), Span(".")))
            continue
        yield from _process(reader, here)


def _process(reader: Reader, here: Path) -> Iterator[Block]:
    yield from reader.paragraph(*here, "beskrivning")
    yield from reader.terms(here, "ansvarig", "start")
    yield from _part(reader, here, "arbetssökande", "hur", "när")
    yield from _topics(reader, here)
    yield from _duties(reader, here)
    yield from _contacts(reader, here)
    yield from _exchanges(reader, here)
    yield from _suppliers(reader, (*here, "leverantörer"))
    if reader.has((*here, "forum")):
        yield Heading(3, (Span("Koppling till organisationen"),))
        spans = reader.spans(*here, "forum")
        yield Paragraph(
            spans if spans and spans[0].code else (Span("Frågor om processen tas upp i: "), *spans, Span("."))
        )


def _suppliers(reader: Reader, path: Path) -> Iterator[Block]:
    if not reader.has(path):
        return
    yield Heading(3, (Span("Leverantörer"),))
    yield from reader.blank_at(*path)
    yield from reader.blank_at(*path, "deltar")
    covered = reader.spans(*path, "omfattar")
    if reader.draft.text((*path, "deltar")).casefold() == "nej":
        whose = (Span("Leverantörer till "), *covered, Span(" ")) if covered else (Span("Leverantörer "),)
        yield Paragraph((*whose, Span("deltar inte", (*path, "deltar")), Span(".")))
        return
    yield from reader.terms(path, "hur", "vilka", "omfattar", labels={"hur": "Så deltar leverantörer"})


def _part(
    reader: Reader, here: Path, word: str, *keys: str, labels: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """A part of a process under a heading of its own, if there is anything to show."""
    path = (*here, word)
    if not reader.has(path):
        return
    body = [*reader.blank_at(*path), *reader.terms(path, *keys, labels=labels)]
    if body:
        yield Heading(3, (Span(reader.label(path)),))
        yield from body


def _duties(reader: Reader, here: Path) -> Iterator[Block]:
    """Who does what: a row for each duty, a column for each party, and how each party takes part."""
    path = (*here, "åtaganden")
    if not reader.has(path) and not reader.has((*here, "deltagande")):
        return
    yield Heading(3, (Span("Vem gör vad"),))
    yield from reader.blank_at(*path)
    parties = list(reader.items(("parter",)))
    rows = []
    for ident in reader.items(path):
        item = (*path, ident)
        owner = reader.draft.text((*item, "part"))
        cells = [Cell(reader.spans(*item, "åtagande") or (Span(_DASH),))]
        for party in parties:
            if owner == party:
                cells.append(Cell((Span("Ansvarar", (*item, "part")),), "strong"))
            else:
                cells.append(Cell((Span(_DASH),), "quiet"))
        if (*item, "part") in reader.blanks and parties:
            cells[1] = Cell(reader.spans(*item, "part"))
        cells.append(Cell(reader.spans(*item, "senast") or (Span(_DASH),)))
        rows.append(Row(tuple(cells), item))
    if rows:
        columns = ("Åtagande", *(reader.names[party] for party in parties), "Senast")
        name = reader.draft.name(here)
        yield Table(
            f"Vem gör vad {_DASH} {name}",
            "En rad för varje åtagande, en kolumn för varje part",
            columns,
            tuple(rows),
            (40, *(14 for _ in parties), 24),
        )
    taking = (*here, "deltagande")
    pairs = []
    for party in parties:
        spans = (
            reader.spans(*taking, party) or reader.spans(*taking, party, "deltar")
            if (*taking, party) in reader.blanks or (*taking, party, "deltar") in reader.blanks
            else reader.spans(*taking, party, "hur")
        )
        if not spans and reader.draft.text((*taking, party, "deltar")).casefold() == "nej":
            spans = (Span("deltar inte", (*taking, party, "deltar")),)
        if spans:
            pairs.append((f"{reader.names[party]}", spans))
    if pairs:
        yield Paragraph((Span("Så deltar parterna:", strong=True),))
        yield Terms(tuple(pairs))


def _contacts(reader: Reader, here: Path) -> Iterator[Block]:
    path = (*here, "kontaktvägar")
    if not reader.has(path):
        return
    yield Heading(3, (Span("Kontaktvägar"),))
    if reader.draft.answered(path):
        yield Paragraph(reader.answer(path))
        return
    yield from reader.blank_at(*path)
    audiences = (
        ("arbetssökande", "Den arbetssökandes kontaktvägar"),
        ("parterna", "Parternas kontaktvägar"),
        ("", "Övriga kontaktvägar"),
    )
    name = reader.draft.name(here)
    for audience, caption in audiences:
        rows = [
            Row(
                tuple(Cell(cell or (Span(_DASH),)) for cell in _contact(reader, (*path, ident))),
                (*path, ident),
            )
            for ident in reader.items(path)
            if reader.draft.text((*path, ident, "för")) == audience
        ]
        if rows:
            yield Table(
                f"{caption} {_DASH} {name}", "En rad för varje funktion med tillfällen, kontaktuppgifter och svarstid",
                ("Funktion", "Vid", "Kontakt", "Svarar inom"), tuple(rows),
            )  # fmt: skip


def _contact(reader: Reader, path: Path) -> tuple[Spans, ...]:
    who = _between((reader.spans(*path, "funktion"), reader.spans(*path, "part")), ", ")
    errand = reader.spans(*path, "ärende")
    occasions = _between((reader.spans(*path, "vid"), errand), ": ")
    reach = reader.joined(path, ("kanal", "telefon", "e-post", "webb", "adress"))
    if path in reader.blanks:
        reach = reader.spans(*path)
    if (*path, "för") in reader.blanks:
        who = _between((who, reader.spans(*path, "för")), " ")
    return who, occasions, reach, reader.spans(*path, "svarar-inom")


def _exchanges(reader: Reader, here: Path) -> Iterator[Block]:
    path = (*here, "informationsutbyten")
    if not reader.has(path):
        return
    yield Heading(3, (Span("Informationsutbyten"),))
    yield from reader.table(
        path, f"Informationsutbyten {_DASH} {reader.draft.name(here)}",
        (
            ("Vad", ("vad",)), ("Från", ("från",)), ("Till", ("till",)), ("När och hur", ("när", "hur")),
            ("Person\u00aduppgifter", ("personuppgifter", "rättslig-grund")),
        ),
        "En rad för varje utbyte: vad, från vem, till vem, när och med vilken rättslig grund",
        (30, 20, 20, 24, 34),
    )  # fmt: skip


def _topics(reader: Reader, here: Path) -> Iterator[Block]:
    """The parts that only some processes have."""
    if reader.has((*here, "vägar")):
        yield Heading(3, (Span("Vägar för inskrivning"),))
        yield from reader.table(
            (*here, "vägar"), "Vägar för inskrivning",
            (("Väg", ("väg",)), ("Kanal", ("kanal",)), ("Plats", ("plats",)), ("Ansvarig funktion", ("funktion",))),
            "En rad för varje väg med kanal, plats och ansvarig funktion",
        )  # fmt: skip
    yield from _part(reader, here, "stöd-i-första-kontakten", "part", "hur")
    yield from _part(reader, here, "första-kontakt", "hur", "inom")
    yield from _part(reader, here, "bedömning", "bedöms-av", "anvisas-till")
    yield from _part(reader, here, "ansökan", "vem", "var", "hur", "senast")
    if reader.has((*here, "kursutbud")):
        yield Heading(3, (Span("Kursutbud"),))
        yield from reader.table(
            (*here, "kursutbud"), "Utbildningar att söka",
            (("Utbildning", ("utbildning",)), ("Anordnare", ("anordnare",)), ("Nivå eller slag", ("nivå",)), ("Start", ("start",))),
            "En rad för varje utbildning med anordnare, nivå och start",
        )  # fmt: skip
    yield from _part(reader, here, "progression", "hur", "ansvarig", "hur-ofta")
    yield from _waiting(reader, (*here, "i-väntan-på-plats"))
    yield from _plan(reader, (*here, "plan"))
    yield from _part(
        reader,
        here,
        "intensivår",
        "språkintensiva-insatser",
        "arbetsplatsnära-insatser",
        "ordning",
        "planeras-av",
        "behov",
    )
    if reader.has((*here, "arbetssätt")):
        yield Heading(3, (Span("Arbetssätt och insatser vid nedsatt arbetsförmåga"),))
        yield from reader.table(
            (*here, "arbetssätt"), "Arbetssätt och insatser", (("Arbetssätt eller insats", ("arbetssätt",)), ("Part", ("part",))),
            "En rad för varje arbetssätt med ansvarig part",
        )  # fmt: skip
    yield from _part(reader, here, "tidig-upptäckt", "hur", "vem", "när", "mottagare")
    yield from _part(reader, here, "information-om-stöd", "hur", "kanal", "språk")
    for word in ("anpassade-insatser", "andra-behov"):
        if spans := reader.spans(*here, word):
            yield Heading(3, (Span(reader.label((*here, word))),))
            yield Paragraph(spans)


def _waiting(reader: Reader, path: Path) -> Iterator[Block]:
    if not reader.has(path):
        return
    yield Heading(3, (Span("I väntan på plats"),))
    yield from reader.blank_at(*path)
    if reader.draft.text((*path, "finns")).casefold() == "nej":
        yield Paragraph((Span("Det finns inga insatser i väntan på plats.", (*path, "finns")),))
    yield from reader.terms(path) if reader.draft.answered(path) else ()
    yield from reader.blank_at(*path, "finns")
    if not reader.draft.answered(path):
        yield from reader.table(
            (*path, "insatser"), "Insatser i väntan på plats", (("Insats", ("insats",)), ("Ansvarig", ("ansvarig",))),
            "En rad för varje insats med ansvarig part",
        )  # fmt: skip


def _plan(reader: Reader, path: Path) -> Iterator[Block]:
    if not reader.has(path):
        return
    yield Heading(3, (Span("Sammanhållen utbildningsplan"),))
    yield from reader.blank_at(*path)
    yield from reader.terms(path, "ansvarig", "nivå", "beslutas-av", "samband-med-kartläggningen")
    gift = (*path, "bidrag-från-arbetsförmedlingen")
    if reader.has(gift):
        yield Heading(3, (Span("Arbetsförmedlingens bidrag till planen"),))
        yield from reader.blank_at(*gift)
        yield from reader.terms(
            gift, "målgruppsanalys", "kompetensförsörjning", "aktiviteter-utanför-undervisningen"
        )
    if reader.has((*path, "fler-grupper")):
        yield Heading(3, (Span("Fler grupper i planen"),))
        yield from reader.terms((*path, "fler-grupper"), "utreds", "skäl")


# --- the topics of lok-2014 ---


def _outside(reader: Reader) -> Iterator[Block]:
    body = list(
        reader.terms(("aktörer-utanför",), "region", "försäkringskassan", "migrationsverket", "idéburen")
    )
    if body:
        yield Heading(2, (Span("Aktörer som inte är parter"),))
        yield from body


def _units(reader: Reader) -> Iterator[Block]:
    if reader.has(("verksamheter",)):
        yield Heading(2, (Span("Kommunens verksamheter"),))
        yield from reader.table(
            ("verksamheter",), "Verksamheter som deltar", (("Verksamhet", ("namn",)), ("Kommun", ("part",)), ("Roll", ("roll",))),
            "En rad för varje verksamhet med kommun och roll",
        )  # fmt: skip
    if spans := reader.spans("samråd-med-länsstyrelsen"):
        yield Heading(2, (Span("Samråd med länsstyrelsen"),))
        yield Paragraph(spans)


def _topic_table(reader: Reader, chapter: str, *words: str) -> Iterator[Block]:
    """The topics of a chapter: who answers for each, and how it is done."""
    path = (chapter,)
    if reader.draft.answered(path):
        yield Paragraph(reader.answer(path))
        return
    yield from reader.blank_at(*path)
    rows = []
    for word in words:
        here = (chapter, word)
        if not reader.has(here):
            continue
        said = (
            (Span(reader.label(here)),),
            reader.spans(*here, "ansvarig"),
            reader.spans(*here, "medverkar"),
            reader.spans(*here) or reader.joined(here, ("roll", "rutin"), " "),
        )
        rows.append(Row(tuple(Cell(cell or (Span(_DASH),)) for cell in said), here))
    if rows:
        yield Table(
            f"{reader.label(path)} {_DASH} ämne för ämne", "En rad för varje ämne med ansvarig part, medverkande parter och rutin",
            ("Ämne", "Ansvarig", "Medverkar", "Så går det till"), tuple(rows), (18, 18, 18, 60),
        )  # fmt: skip


def _reception(reader: Reader) -> Iterator[Block]:
    yield from _topic_table(
        reader, "mottagning", "asyltiden", "etableringssamtal-och-plan", "uppehållstillståndskort", "folkbokföring", "bosättning",
        "praktisk-hjälp", "hemutrustningslån", "hälsoundersökningar",
    )  # fmt: skip
    health = ("mottagning", "hälsoundersökningar")
    if reader.draft.answered(health):
        return
    registration = list(reader.terms((*health, "anmälan"), "plats", "kanal", "rutin", "barn"))
    if registration:
        yield Heading(2, (Span(reader.label((*health, "anmälan"))),))
        yield from registration
    told = [
        (reader.label((*health, "information", group)), spans)
        for group in ("nyanlända-och-anhöriga", "kvotflyktingar")
        if (spans := reader.joined((*health, "information", group), ("ansvarig", "när"), ": "))
    ]
    if told:
        yield Heading(2, (Span(reader.label((*health, "information"))),))
        yield Terms(tuple(told))


def _activities(reader: Reader) -> Iterator[Block]:
    chapter = "etableringsaktiviteter"
    yield from _topic_table(
        reader, chapter, "etableringsplan", "sfi", "samhällsorientering", "arbetslivet", "rehabilitering", "etableringslots",
    )  # fmt: skip
    if reader.draft.answered((chapter,)):
        return
    if spans := reader.spans(chapter, "samordning"):
        yield Heading(2, (Span(reader.label((chapter, "samordning"))),))
        yield Paragraph(spans)
    if reader.has((chapter, "insatser")):
        yield Heading(2, (Span("Lokala insatser"),))
        yield from reader.table(
            (chapter, "insatser"), "Insatser som finns lokalt", (("Insats", ("insats",)), ("Anordnare", ("anordnare",))),
            "En rad för varje insats med anordnare",
        )  # fmt: skip
    path = (chapter, "praktikplatser")
    if reader.has(path):
        yield Heading(2, (Span(reader.label(path)),))
        yield from _internships(reader, path)


def _internships(reader: Reader, path: Path) -> Iterator[Block]:
    if reader.draft.answered(path):
        yield Paragraph(reader.answer(path))
        return
    rows = []
    for ident in reader.items(path):
        here = (*path, ident)
        if reader.draft.answered(here):
            cells: tuple[Spans, ...] = ((), (), reader.answer(here))
        else:
            cells = tuple(reader.spans(*here, word) for word in ("antal", "senast", "hur"))
        name = Cell((Span(reader.names.get(ident, ident)),))
        rows.append(Row((name, *(Cell(cell or (Span(_DASH),)) for cell in cells)), here))
    if rows:
        yield Table(
            "Praktikplatser i parternas egna organisationer", "En rad för varje part med antal, tid och form",
            ("Part", "Antal", "När", "Hur"), tuple(rows), (24, 28, 24, 34),
        )  # fmt: skip


def _livelihood(reader: Reader) -> Iterator[Block]:
    yield from _topic_table(
        reader, "försörjning", "bistånd-till-asylsökande", "etableringsersättning", "månadsredovisning", "ekonomiskt-bistånd",
        "socialförsäkring", "glapp",
    )  # fmt: skip


def _other_topics(reader: Reader) -> Iterator[Block]:
    yield from _topic_table(
        reader, "övrigt", "förskola-och-skola", "unga-utan-föräldrar", "föräldralediga", "socialt-stöd", "efter-etableringen"
    )  # fmt: skip


def _development(reader: Reader) -> Iterator[Block]:
    capacity = list(reader.terms(("arbetsförmåga",), "ansvarig", "rutin", "hänvisning"))
    if capacity:
        yield Heading(2, (Span(reader.label(("arbetsförmåga",))),))
        yield from capacity
    areas = list(
        reader.terms(
            ("utvecklingsområden",),
            "bedömningsunderlag",
            "samordnad-rehabilitering",
            "flerpartssamtal",
            "migrationshälsa",
        )
    )
    if areas:
        yield Heading(2, (Span(reader.label(("utvecklingsområden",))),))
        yield from areas


def _document_owner(reader: Reader) -> Iterator[Block]:
    body = [*reader.blank_at("dokumentansvarig"), *reader.terms(("dokumentansvarig",), "part", "funktion")]
    if body:
        yield Heading(2, (Span("Den som tar fram och ser över överenskommelsen"),))
        yield from body


def _annexes(reader: Reader) -> Iterator[Block]:
    yield from reader.table(
        ("bilagor",), "Bilagor", (("Nummer", ("nummer",)), ("Bilaga", ("titel",)), ("Finns i", ("förvaras",))),
        "En rad för varje bilaga med nummer, titel och plats", (12, 50, 40),
    )  # fmt: skip


# --- what surrounds the processes ---


def _equal_terms(reader: Reader) -> Iterator[Block]:
    yield from reader.table(
        ("lika-villkor",), "Åtgärder för lika villkor", (("Grund", ("grund",)), ("Åtgärd", ("åtgärd", "skäl"))),
        "En rad för varje grund med åtgärd",
    )  # fmt: skip


def _group_information(reader: Reader) -> Iterator[Block]:
    path = ("gruppinformation",)
    if reader.draft.text((*path, "lämnas")).casefold() == "nej":
        yield Paragraph((Span("Parterna lämnar inte varandra information på gruppnivå.", (*path, "lämnas")),))
        return
    yield from reader.terms(path, "nivå", "från", "till", "intervall", "datum")
    if not reader.draft.answered(path):
        yield from reader.table(
            (*path, "uppgifter"), "Uppgifter på gruppnivå",
            (("Uppgift", ("uppgift",)), ("Antal", ("antal",)), ("Per datum", ("per-datum",)), ("Källa", ("källa",))),
            "En rad för varje uppgift med antal, datum och källa",
        )  # fmt: skip


def _languages(reader: Reader) -> Iterator[Block]:
    yield from reader.blank_at("språk-och-tolk")
    yield from reader.terms(("språk-och-tolk",), "språk", "tolk")


def _follow_up(reader: Reader) -> Iterator[Block]:
    follow = [
        *reader.blank_at("uppföljning"),
        *reader.terms(("uppföljning",), "ansvarig", "metod", "intervall", "mottagare", "egna-insatser"),
    ]
    if follow:
        yield Heading(2, (Span("Uppföljning"),))
        yield from follow
    yield from _questionnaire(reader)
    revision = [
        *reader.blank_at("revidering"),
        *reader.terms(("revidering",), "intervall", "senaste", "nästa", "ansvarig"),
    ]
    if revision:
        yield Heading(2, (Span("Översyn"),))
        yield from revision
    custody = list(reader.terms(("förvaltning",), "förvaras", "ändringar", "information-till-personal"))
    if custody:
        yield Heading(2, (Span("Förvaring och information"),))
        yield from custody


def _validity(reader: Reader) -> Iterator[Block]:
    yield from reader.terms(
        ("giltighet",),
        "från",
        "till",
        "uppsägning",
        "ersätter",
        labels={"från": "Gäller från", "till": "Gäller till"},
    )
    numbered = list(reader.items(("diarienummer",)))
    if len(numbered) > _IN_THE_BAND:
        yield Paragraph((Span("Diarienummer hos parterna", strong=True),))
        yield Terms(tuple((reader.names.get(i, i), reader.spans("diarienummer", i)) for i in numbered))
    if reader.has(("beslut",)):
        yield from reader.table(
            ("beslut",), "Parternas beslut",
            (
                ("Beslutande organ", ("organ",)), ("Part", ("part",)), ("Datum", ("datum",)), ("Protokoll", ("protokoll",)),
                ("Rätt att underteckna", ("delegation",)), ("Antagen av", ("antagen-av",)),
            ),
            "En rad för varje beslut med organ, datum, protokoll och rätt att underteckna",
        )  # fmt: skip


def _definitions(reader: Reader) -> Iterator[Block]:
    pairs = [
        (reader.draft.text(("definitioner", i, "term")) or i, reader.spans("definitioner", i, "betydelse"))
        for i in reader.items(("definitioner",))
    ]
    if pairs:
        yield Terms(tuple((term, spans) for term, spans in pairs if spans))


def _reflection(reader: Reader) -> Iterator[Block]:
    questions = dict(reader.family.checklist)
    pairs = []
    for code in reader.items(("reflektion",)):
        path = ("reflektion", code)
        spans = reader.answer(path) if is_answer(reader.draft.at(path)) else reader.spans(*path)
        if spans:
            pairs.append((questions.get(code, code), spans))
    if pairs:
        yield Paragraph((Span("Svaren binder ingen part. De visar hur parterna har resonerat."),))
        yield Terms(tuple(pairs))


_CHAPTERS = (
    _Chapter("Bakgrund och syfte", (_background, _news)),
    _Chapter("Parter", (_parties, _absent, _outside, _units, _roles, _coordination)),
    _Chapter("Målgrupp", (_target,)),
    _Chapter("Mål", (_vision, _goals, _means)),
    _Chapter("Gemensamt ansvar", (_shared,)),
    _Chapter("Organisation", (_organisation, _feedback)),
    _Chapter("Delområden", (_focus_areas,)),
    _Chapter("Arbetet under året", (_steering, _year_cycle)),
    _Chapter("Handlingsplan", (_plan_of_action,)),
    _Chapter("Samordning av etableringsprogrammet", (_processes,)),
    _Chapter("Mottagning", (_reception,)),
    _Chapter("Etableringsaktiviteter", (_activities,)),
    _Chapter("Försörjning", (_livelihood,)),
    _Chapter("Övriga ämnen", (_other_topics,)),
    _Chapter("Arbetsförmåga och utveckling", (_development,)),
    _Chapter("Lika villkor", (_equal_terms,)),
    _Chapter("Information på gruppnivå", (_group_information,)),
    _Chapter("Språk och tolk", (_languages,)),
    _Chapter("Uppföljning och översyn", (_follow_up, _document_owner)),
    _Chapter("Parternas reglerade uppdrag", (_statutory,)),
    _Chapter("Giltighet och beslut", (_validity,)),
    _Chapter("Medel", (_funds,)),
    _Chapter("Definitioner", (_definitions,)),
    _Chapter("Vilka som avses", (_inclusion,)),
    _Chapter("Bilagor", (_annexes,)),
    _Chapter("Frågor för reflektion", (_reflection,)),
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
        function = reader.spans(*signatory) or _between(
            (reader.spans(*signatory, "namn"), reader.spans(*signatory, "funktion")), ", "
        )
        rows.append(
            Row(
                (
                    Cell(reader.spans(*here, "namn") or (Span(ident),)),
                    Cell(function or (Span(_DASH),)),
                    Cell(()),
                    Cell(()),
                ),
                here,
            )
        )
    yield Signatures(("För", "Befattning", "Ort och datum", "Underskrift"), tuple(rows))
