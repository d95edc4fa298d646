"""How a value of an agreement becomes spans: an answer in words, a blank where a row asks and nothing stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from lokcli.agreement.expressions import Expression
from lokcli.agreement.fields import field_at, is_field
from lokcli.agreement.requirements import Draft
from lokcli.agreement.shown import Kind, kind_of, listed, refers_to, show
from lokcli.agreement.values import is_answer
from lokcli.blocks import Block, Cell, Items, Paragraph, Row, Span, Spans, Table, Terms
from lokcli.families import Family
from lokcli.findings import Path, dotted

_ADDRESS = Expression(r"[^\s@?&]+@[^\s@?&]+")
"""A bare address: what follows a question mark would write a mail that the reader does not see."""
_ANSWERS = {"nej": "Nej", "inga": "Inga", "omfattas inte": "Omfattas inte"}
DASH = "–"
_DUE = " senast "
_BETWEEN = {"personuppgifter": ". ", "målvärde": _DUE}
"""What stands between the texts of one cell, by its first key, where it is not a comma."""


class Reader:
    """Reads an agreement for a document: every value as spans, every blank as a visible one."""

    def __init__(self, family: Family, draft: Draft, blanks: Mapping[Path, str]) -> None:
        self.family = family
        self.draft = draft
        self.blanks = blanks
        self.shown: set[Path] = set()
        self._kinds: dict[Path, Kind] = {}
        self._holding_blanks = {blank[:end] for blank in blanks for end in range(len(blank) + 1)}
        words = {"arbetssökande": "den arbetssökande", "parterna": "parterna"}
        forums, parties = (
            {ident: self.name((collection, ident)) for ident in self.items((collection,))}
            for collection in ("organisation", "parter")
        )
        self.names = {**words, **forums, **parties}
        """Id → name; a party goes before a forum of the same id."""
        self.forums = {**words, **parties, **forums}
        """Id → name, for fields that hold a forum."""

    def items(self, path: Path) -> Mapping[str, Any]:
        """The items of a collection; none where an answer or nothing stands."""
        value = self.draft.at(path)
        return value if isinstance(value, Mapping) and not is_answer(value) else {}

    def has(self, path: Path) -> bool:
        """Whether there is something to show at or under a path: a value, or a blank that a row asks for."""
        return path in self._holding_blanks or self.draft.at(path) is not None

    def spans(self, *path: str) -> Spans:
        """The value at a path, an answer at or above it, or a blank; empty where there is nothing to show."""
        if path in self.blanks:
            return self._blank(path)
        raw = self.draft.at(path)
        if raw is None:
            return ()
        if isinstance(raw, Mapping):
            return self.answer(path) if self.draft.answered(path) == path else ()
        kind = self.kind(path)
        names = self._called(kind, path)
        said = (
            listed([show(kind, word, names) for word in raw])
            if isinstance(raw, list)
            else show(kind, raw, names)
        )
        return (Span(said, path),)

    def _called(self, kind: Kind, path: Path) -> Mapping[str, str]:
        """The names by which the ids at a path are shown; any where it holds none."""
        forum = kind == "name" and refers_to(self.family.model, path) == "organisation"
        return self.forums if forum else self.names

    def plain(self, *path: str) -> str:
        """The value at a path as it is shown, without marks; empty where a blank or nothing stands."""
        spans = self.spans(*path) if path not in self.blanks else ()
        return "".join(span.text for span in spans)

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
            label = field_at(self.family.model, path)[1].label
        except LookupError:
            return dotted(path)
        return label if is_field(self.family.model, path) else f"{label}: {self.name(path)}"

    def name(self, path: Path) -> str:
        """What people call the item at a path: its title, or its id made into words."""
        name = self.draft.name(path)
        return path[-1].replace("-", " ").capitalize() if name == path[-1] else name

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

    def kind(self, path: Path) -> Kind:
        """How the value at a path is shown."""
        if path not in self._kinds:
            try:
                self._kinds[path] = kind_of(self.family.model, path)
            except LookupError:
                self._kinds[path] = "text"
        return self._kinds[path]

    # --- pieces that many sections are made of ---

    def paragraph(self, *path: str) -> Iterator[Block]:
        """A paragraph with one value, if there is one."""
        if spans := self.spans(*path):
            yield Paragraph(spans)

    def bullets(self, *path: str, numbered: bool = False) -> Iterator[Block]:
        """A list with a bullet or a number for each item; the list is one field."""
        if path in self.blanks:
            yield Paragraph(self._blank(path))
            return
        kind = self.kind(path)
        names = self._called(kind, path)
        if items := tuple((Span(show(kind, word, names), path),) for word in self.draft.at(path) or ()):
            yield Items(items, numbered)

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
            rows.append(Row(tuple(Cell(cell or (Span(DASH),)) for cell in cells), (*base, ident)))
        kept = [
            n
            for n in range(len(columns))
            if n == 0 or any(row.cells[n].spans != (Span(DASH),) for row in rows)
        ]
        if len(kept) == 1 and all(row.cells[0].spans == (Span(DASH),) for row in rows):
            return  # nothing is written yet but the ids
        if rows and len(kept) == 1:
            yield Items(tuple(row.cells[0].spans for row in rows))
        elif rows:
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
                said = between == _DUE and spans[0].text.casefold().startswith("senast")
                made.append(Span(" " if said else between))
            made.extend(spans)
        return tuple(made)

    def _linked(self, word: str, spans: Spans) -> Spans:
        if len(spans) != 1 or spans[0].code:
            return spans
        text = spans[0].text
        if word == "e-post" and _ADDRESS.fullmatch(text):
            return (Span(text, spans[0].path, link=f"mailto:{text}"),)
        if word == "telefon" and all(c.isdigit() or c in " -+" for c in text):
            return (
                Span(text, spans[0].path, link="tel:" + "".join(c for c in text if c.isdigit() or c == "+")),
            )
        return spans


Section = Callable[[Reader], Iterator[Block]]


def between(parts: Iterable[Spans], mark: str) -> Spans:
    """Spans joined by a mark; empty ones are left out."""
    made: list[Span] = []
    for spans in parts:
        if spans and made:
            made.append(Span(mark))
        made.extend(spans)
    return tuple(made)
