"""A party's own page: all that the agreement gives to that party, by when, and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lokcli.agreement.fields import is_field
from lokcli.agreement.requirements import lower_first
from lokcli.agreement.shown import listed
from lokcli.agreement.values import is_answer
from lokcli.blocks import Block, Cell, Heading, Paragraph, Row, Span, Spans, Table, Terms
from lokcli.findings import Path
from lokcli.outline.reader import DASH, Reader, between

_NOT_PROMISES = ("parter", "diarienummer", "status", "lok", "mall")
"""Parts that name a party without giving it anything to do."""


class _Page:
    """What has been told so far, so that the last section can tell the rest."""

    def __init__(self, reader: Reader, party: str) -> None:
        self.reader = reader
        self.party = party
        self.told: set[Path] = set()

    @cached_property
    def keyed(self) -> frozenset[Path]:
        """The paths of items that the party's id is the key of."""
        return frozenset(
            leaf.path for leaf in self.reader.draft.leaves if leaf.is_key and leaf.value == self.party
        )

    def is_ours(self, path: Path) -> bool:
        """Whether a field names this party, by its id or by its name."""
        value = self.reader.draft.at(path)
        words = value if isinstance(value, list) else [value]
        return any(word in (self.party, self.reader.names[self.party], "parterna") for word in words)

    def tell(self, path: Path) -> None:
        """Notes that the item at the path has been told."""
        self.told.add(path)


def promises(reader: Reader, party: str) -> Iterator[Block]:
    """The page, a chapter for each kind of promise; what fits none stands in the last."""
    page = _Page(reader, party)
    duties = [*_duties(page), *_participation(page)]
    chapters = (
        ("Det här ska ni göra", duties),
        ("Information", [*_given(page), *_received(page)]),
        ("Kontaktvägar hos er", list(_contacts(page))),
        ("Mål ni ansvarar för", list(_goals(page))),
        *((title, list(_topics(page, word))) for word, title in _TOPICS),
        ("Era reglerade uppdrag", list(_statutory(page))),
        ("Forum där ni har en roll", list(_forums(page))),
        # Told last of all, since it is what the others have left, but it stands before what is alike for all.
        *_last(page, told_before=bool(duties)),
    )
    for title, body in chapters:
        if body:
            yield Heading(1, (Span(title),))
            yield from body


def _last(page: _Page, *, told_before: bool) -> Iterator[tuple[str, list[Block]]]:
    validity = list(_validity(page))
    yield (
        "Mer som ni ansvarar för eller deltar i" if told_before else "Det här ansvarar ni för eller deltar i",
        list(_rest(page)),
    )
    yield "Tid och ändring", validity


def _processes(page: _Page) -> Iterator[Path]:
    """The processes with content of their own."""
    for ident, item in page.reader.items(("processer",)).items():
        if isinstance(item, Mapping) and not is_answer(item):
            yield ("processer", ident)


def _ours(page: _Page, collection: str, word: str) -> Iterator[tuple[Path, Path]]:
    """Each process with each item of a collection that names the party in a field; it is then told."""
    for process in _processes(page):
        for ident in page.reader.items((*process, collection)):
            item = (*process, collection, ident)
            if page.is_ours((*item, word)):
                page.tell(item)
                yield process, item


def _cells(*cells: Spans) -> tuple[Cell, ...]:
    return tuple(Cell(spans or (Span(DASH),)) for spans in cells)


def _title(page: _Page, path: Path) -> Spans:
    return page.reader.spans(*path, "titel") or (Span(page.reader.name(path)),)


def _duties(page: _Page) -> Iterator[Block]:
    reader = page.reader
    rows = []
    for process, item in _ours(page, "åtaganden", "part"):
        rows.append(
            Row(
                _cells(
                    reader.spans(*item, "åtagande"),
                    reader.spans(*item, "senast"),
                    _title(page, process),
                    _through(page, process),
                ),
                item,
            )
        )
    if rows:
        yield Table(
            "Åtaganden", "En rad för varje åtagande: senast när, i vilken process, och vem hos er de andra parterna når",
            ("Åtagande", "När", "Process", "Genom"), tuple(rows), (40, 26, 20, 22),
        )  # fmt: skip


def _through(page: _Page, process: Path) -> Spans:
    """The functions of the party that others reach in a process."""
    reader = page.reader
    paths = [(*process, "kontaktvägar", ident) for ident in reader.items((*process, "kontaktvägar"))]
    ours = [path for path in paths if page.is_ours((*path, "part"))]
    for_parties = [path for path in ours if reader.draft.text((*path, "för")) == "parterna"]
    functions = dict.fromkeys(reader.plain(*path, "funktion") for path in for_parties or ours)
    return (Span(listed([function for function in functions if function])),) if any(functions) else ()


def _participation(page: _Page) -> Iterator[Block]:
    reader = page.reader
    pairs = []
    for process in _processes(page):
        here = (*process, "deltagande", page.party)
        page.tell(here)
        said: list[Spans] = []
        if page.is_ours((*process, "ansvarig")):
            page.tell((*process, "ansvarig"))
            said.append((Span("Ni är ansvarig part.", (*process, "ansvarig")),))
        if how := reader.spans(*here, "hur"):
            said.append(how)
        elif reader.draft.yes((*here, "deltar")) is False:
            said.append((Span("Ni deltar inte.", (*here, "deltar")),))
        if said:
            pairs.append((reader.name(process), between(said, "\n")))
    if pairs:
        yield Heading(2, (Span("Så deltar ni i processerna"),))
        yield Terms(tuple(pairs))


def _exchanges(page: _Page, ours: str, theirs: str) -> tuple[Row, ...]:
    reader = page.reader
    rows = []
    for process, item in _ours(page, "informationsutbyten", ours):
        rows.append(
            Row(
                _cells(
                    reader.spans(*item, "vad"),
                    reader.spans(*item, theirs),
                    between((reader.spans(*item, "när"), reader.spans(*item, "hur")), ", "),
                    between(
                        (reader.spans(*item, "personuppgifter"), reader.spans(*item, "rättslig-grund")),
                        ". ",
                    ),
                    _title(page, process),
                ),
                item,
            )
        )
    return tuple(rows)


_OF_AN_EXCHANGE = ("När och hur", "Person\u00aduppgifter", "Process")


def _given(page: _Page) -> Iterator[Block]:
    if rows := _exchanges(page, "från", "till"):
        yield Table(
            "Information ni lämnar", "En rad för varje uppgift: till vem, när, och med vilken rättslig grund",
            ("Vad", "Till", *_OF_AN_EXCHANGE), rows, (30, 20, 24, 34, 20),
        )  # fmt: skip


def _received(page: _Page) -> Iterator[Block]:
    if rows := _exchanges(page, "till", "från"):
        yield Table(
            "Information ni får", "En rad för varje uppgift: från vem, när, och med vilken rättslig grund",
            ("Vad", "Från", *_OF_AN_EXCHANGE), rows, (30, 20, 24, 34, 20),
        )  # fmt: skip


def _contacts(page: _Page) -> Iterator[Block]:
    reader = page.reader
    rows = []
    for process, item in _ours(page, "kontaktvägar", "part"):
        rows.append(
            Row(
                _cells(
                    reader.spans(*item, "funktion"),
                    reader.spans(*item, "för"),
                    between((reader.spans(*item, "vid"), reader.spans(*item, "ärende")), ": "),
                    reader.joined(item, ("kanal", "telefon", "e-post", "webb", "adress")),
                    reader.spans(*item, "svarar-inom"),
                    _title(page, process),
                ),
                item,
            )
        )
    if rows:
        yield Paragraph((Span("Håll uppgifterna aktuella. De andra parterna och deltagarna litar på dem."),))
        yield Table(
            "Så når andra er", "En rad för varje kontaktväg: vem den är till för, när, hur, och hur snart ni svarar",
            ("Funktion", "För vem", "Gäller", "Kontakt", "Svarar inom", "Process"), tuple(rows), (24, 14, 22, 36, 14, 20),
        )  # fmt: skip


def _goals(page: _Page) -> Iterator[Block]:
    reader = page.reader
    collections = [("mål",), *(("delområden", area, "mål") for area in reader.items(("delområden",)))]
    rows = []
    for collection in collections:
        for ident in reader.items(collection):
            item = (*collection, ident)
            if page.is_ours((*item, "ansvarig")):
                page.tell(item)
                rows.append(
                    Row(
                        _cells(
                            reader.spans(*item, "mål"),
                            reader.spans(*item, "indikator"),
                            reader.spans(*item, "utgångsvärde"),
                            reader.joined(item, ("målvärde", "senast"), " senast "),
                        ),
                        item,
                    )
                )
    if rows:
        yield Table(
            "Mål", "En rad för varje mål: hur det mäts, utgångsvärde, och målvärde med tidpunkt",
            ("Mål", "Mäts med", "Utgångsvärde", "Målvärde"), tuple(rows), (30, 28, 24, 20),
        )  # fmt: skip


_TOPICS = (("ansvarig", "Ämnen ni ansvarar för"), ("medverkar", "Ämnen ni medverkar i"))
_OTHERS = {"ansvarig": ("medverkar", "Medverkar"), "medverkar": ("ansvarig", "Ansvarig")}


def _topics(page: _Page, word: str) -> Iterator[Block]:
    """The topics that name the party in a field, with whom it shares them and how they are done."""
    reader = page.reader
    other, heading = _OTHERS[word]
    rows = []
    for chapter, topics in reader.draft.data.items():
        for topic in topics if isinstance(topics, Mapping) and not is_answer(topics) else ():
            item = (chapter, topic)
            if not (
                reader.knows((*item, "rutin"))
                and reader.knows((*item, "medverkar"))
                and page.is_ours((*item, word))
            ):
                continue
            page.tell((*item, word))
            cells = (
                (Span(reader.label(item)),),
                reader.spans(*item, other),
                reader.joined(item, ("roll", "rutin"), " "),
            )
            rows.append(Row(_cells(*cells), item))
    if rows:
        yield Table(
            "Ämnena", f"En rad för varje ämne: {heading.lower()} och hur det går till",
            ("Ämne", heading, "Så går det till"), tuple(rows), (26, 24, 60),
        )  # fmt: skip


def _statutory(page: _Page) -> Iterator[Block]:
    for ident in page.reader.items(("reglerade-uppdrag",)):
        item = ("reglerade-uppdrag", ident)
        if page.is_ours((*item, "parter")):
            page.tell(item)
            yield from page.reader.bullets(*item, "uppdrag")


def _forums(page: _Page) -> Iterator[Block]:
    reader = page.reader
    rows = []
    for ident in reader.items(("organisation",)):
        item = ("organisation", ident)
        roles = [_role(page, (*item, word)) for word in reader.items(item) if page.is_ours((*item, word))]
        if roles:
            page.tell(item)
            rows.append(
                Row(
                    _cells(
                        reader.spans(*item, "namn"),
                        (Span(_phrase(roles)),),
                        reader.spans(*item, "möten-per-år") or reader.spans(*item, "möten-per-termin"),
                        reader.spans(*item, "uppdrag"),
                    ),
                    item,
                )
            )
    if rows:
        yield Table(
            "Forum", "En rad för varje forum: er roll, hur ofta det möts och vad det gör",
            ("Forum", "Er roll", "Möts", "Uppdrag"), tuple(rows), (24, 20, 20, 50),
        )  # fmt: skip


def _phrase(words: Sequence[str]) -> str:
    """The words as one phrase: *Ordförande och sammankallande*."""
    first, *others = words
    return listed([first, *(lower_first(word) for word in others)])


# --- the rest ---


_ROLES = {
    "från": "Lämnar",
    "till": "Tar emot",
    "part": "Ansvarig",
    "parter": "Ansvarig",
    "omfattar": "Anlitar leverantörerna",
    "utses-av": "Utser",
    "antagen-av": "Har antagit",
    "beslutas-av": "Beslutar",
    "fastställs-av": "Fastställer",
    "bedöms-av": "Bedömer",
    "planeras-av": "Planerar",
    "utförd-av": "Har gjort",
    "andra-grupper-avgörs-av": "Avgör",
    "besvaras-av": "Besvarar enkäten",
    "rapporterar-till": "Tar emot rapporter",
}
"""What the party does that a field names, where the label of the field says it the other way round."""


def _role(page: _Page, path: Path) -> str:
    return _ROLES.get(path[-1]) or page.reader.label(path)


def _rest(page: _Page) -> Iterator[Block]:
    """Every other item that names the party in a field made for it, with all that the item says."""
    rows = []
    for item, words in _named(page).items():
        role = _phrase([_role(page, (*item, word)) for word in words or ["part"]])
        cells = ((Span(_place(page, item)),), (Span(role),), _said(page, item, words))
        rows.append(Row(_cells(*cells), item))
    if rows:
        yield Table(
            "Övrigt ansvar och deltagande", "En rad för varje del av texten där ni nämns: var, som vad, och vad där står",
            ("Avsnitt", "Er roll", "Innehåll"), tuple(rows), (30, 18, 60),
        )  # fmt: skip


def _named(page: _Page) -> dict[Path, list[str]]:
    """The items not told yet that name the party, each with the keys that do; none where its own id does."""
    found: dict[Path, list[str]] = {}
    for path in _naming(page, ()):
        if path[0] in _NOT_PROMISES or any(path[: len(told)] == told for told in page.told):
            continue
        if _is_declined(page, path[:-1]):
            continue
        if isinstance(page.reader.draft.at(path), Mapping):
            found.setdefault(path, [])
        else:
            found.setdefault(path[:-1], []).append(path[-1])
    return found


def _is_declined(page: _Page, item: Path) -> bool:
    """Whether the part says that nobody takes part: suppliers that do not, say."""
    return page.reader.draft.yes((*item, "deltar")) is False


def _naming(page: _Page, here: Path) -> Iterator[Path]:
    """Every path of the data whose value, or whose key as an id of a party, names the party."""
    value = page.reader.draft.at(here) if here else page.reader.draft.data
    if not isinstance(value, Mapping) or (here and is_answer(value)):
        return
    for word, below in value.items():
        path = (*here, word)
        if page.reader.draft.is_broken(path):
            continue
        if isinstance(below, Mapping):
            if path in page.keyed:
                yield path
            yield from _naming(page, path)
        elif page.reader.kind(path) == "name" and page.is_ours(path):
            yield path


def _place(page: _Page, item: Path) -> str:
    """What people call the part: its chapter or process, and the name of what stands nearest."""
    reader = page.reader
    words: list[str] = []
    for end in range(1, len(item) + 1):
        path = item[:end]
        in_collection = not is_field(reader.family.model, path)
        word = _HEADINGS.get(path) or (reader.draft.name(path) if in_collection else reader.label(path))
        # An id that no name goes with says nothing, nor does the party's own name on its own page.
        if (
            word
            and not (in_collection and word in (path[-1], reader.names[page.party]))
            and word not in words
        ):
            words.append(word)
    return ": ".join(words[-2:] if len(words) > 1 and item[0] in _NAMED_BY_ITEM else words) or "Hela texten"


_HEADINGS: Mapping[Path, str] = {
    ("revidering",): "Översyn",
    ("dokumentansvarig",): "Den som tar fram och ser över överenskommelsen",
}
"""Chapters that have another heading than the label of their key."""
_NAMED_BY_ITEM = ("processer", "delområden")
"""Collections whose items are known by their own names."""


def _said(page: _Page, item: Path, words: Sequence[str]) -> Spans:
    """The other fields of the item, each on a line of its own after its label."""
    reader = page.reader
    made: list[Span] = []
    if not item:
        return ()
    if is_answer(reader.draft.at(item)):
        return reader.answer(item)
    for word in reader.items(item):
        path = (*item, word)
        if word in words or isinstance(reader.draft.at(path), Mapping) or reader.draft.is_broken(path):
            continue
        spans = reader.spans(*path)
        if not spans or (reader.kind(path) == "yesno" and reader.draft.yes(path)):
            continue  # that it takes place is plain from how
        made += [Span("\n")] if made else []
        raw = reader.draft.at(path)
        if isinstance(raw, list) and reader.kind(path) == "text" and not spans[0].code:
            made.append(Span(f"{reader.label(path)}:"))
            made += (span for each in raw for span in (Span(f"\n{DASH} "), Span(str(each), path)))
        else:
            made += [Span(f"{reader.label(path)}: "), *spans]
    return tuple(made)


def _validity(page: _Page) -> Iterator[Block]:
    reader = page.reader
    yield from reader.terms(
        ("giltighet",), "från", "till", "uppsägning", labels={"från": "Gäller från", "till": "Gäller till"}
    )
    yield from reader.terms(("revidering",), "nästa")
    pairs = []
    for ident in reader.items(("beslut",)):
        item = ("beslut", ident)
        if page.is_ours((*item, "part")) or page.is_ours((*item, "antagen-av")):
            page.tell(item)
            said = (reader.spans(*item, word) for word in ("organ", "datum", "protokoll"))
            pairs.append(("Beslutat av", between(said, ", ")))
    if spans := reader.spans("parter", page.party, "undertecknare", "funktion"):
        pairs.append(("Undertecknas av", spans))
    if pairs:
        yield Terms(tuple(pairs))
