"""How blocks become GitHub-flavoured Markdown that reads well as it stands, and takes no word for markup.

Headings are linked to by the names that GitHub, GitLab, editors and pandoc (``-f gfm``) make of them: a tag
with a name of our own would be lost when pandoc makes a Word file of the text, and would be in a reader's way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lokcli.blocks import (
    Block,
    Callout,
    Cell,
    Contents,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    Paragraph,
    Row,
    Signatures,
    Span,
    Spans,
    Table,
    Terms,
    heading_numbers,
)
from lokcli.render.text import (
    NOTHING,
    callout_title,
    clean,
    ended,
    heading_depths,
    link_target,
    on_one_line,
    paragraphs,
    plain,
)

ALIGNED_TO: Final = 110
"""A table that fits in so many characters gets straight columns; a wider one would only get longer lines."""
WIDEST: Final = 40
"""Dashes under the head of a column at most, where the columns are not straight."""

# An underscore inside a word is never markup. A sign that needs its neighbour to be markup is also escaped
# at the end of a text, for the next text may begin with that neighbour.
_MARKUP: Final = re.compile(r"[\\`*\[\]<|~$#]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+(?:;|$)|#?$)|!$")
# What opens a block when it stands first on a line.
_OPENING: Final = re.compile(r"(?:[-+](?=[ \t:-]|$)|>|=+$|:(?=-)|(?<=\d)[.)](?=[ \t]|$))")
_NUMBER: Final = re.compile(r"\d{1,9}(?=[.)])")
_BRACKETED: Final = re.compile(r"\*\*\\\[(.*)\\\]\*\*", re.DOTALL)


# --- text ------------------------------------------------------------------------------------------


def _escaped(text: str) -> str:
    """The text with a backslash before every sign that Markdown could take for its own: the only way in."""
    return _MARKUP.sub(r"\\\g<0>", clean(text))


def _outside(sign: str) -> bool:
    """Whether bold may begin after, or end before, the sign: a space, the end of a line, or punctuation."""
    return not sign or sign.isspace() or unicodedata.category(sign).startswith("P")


def _inside(sign: str) -> bool:
    """Whether bold may always begin or end with the sign, whatever stands outside."""
    return not (sign.isspace() or unicodedata.category(sign)[0] in "PS")


def _bold(text: str, before: str, after: str) -> str:
    """The text in bold, between the signs that will stand round it; as it is where bold could not be read.

    Markdown asks of the signs round the stars whether they open or close anything.
    """
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    lead, trail = text[:start], text[start + len(inner) :]
    opens = _inside(inner[0]) or _outside(lead[-1:] or before)
    closes = _inside(inner[-1]) or _outside(trail[:1] or after)
    return f"{lead}**{inner}**{trail}" if opens and closes else text


def _linked(span: Span) -> str:
    text = _escaped(span.text)
    target = link_target(span.link) if span.link else ""
    if not (target and text.strip()):
        return text
    address = re.sub(r"&(?=#?\w+;)", "&amp;", target).replace("(", "%28").replace(")", "%29")
    return f"[{text}]({address})"


def _inline(spans: Spans) -> str:
    """The spans as one text in which newlines are still newlines."""
    runs = [
        (bold, list(group))
        for bold, group in groupby(
            (span for span in spans if span.text), key=lambda span: bool(span.strong or span.code)
        )
    ]
    texts = ["".join(map(_linked, group)) for _, group in runs]
    made = ""
    for (bold, group), text, following in zip(runs, texts, (*texts, "")[1:], strict=True):
        done = _bold(text, made[-1:], following[:1]) if bold else text
        if len(group) == 1 and group[0].code and (blank := _BRACKETED.fullmatch(done)):
            done = f"**[{blank[1]}]**"  # no link, for stars follow the bracket and not an address
        made += done
    return made


def _start(line: str) -> str:
    """The line with its first sign escaped where that sign would open a list, a quotation or the like."""
    line = line.strip(" \t")
    number = _NUMBER.match(line)
    at = number.end() if number else 0
    return f"{line[:at]}\\{line[at:]}" if _OPENING.match(line, at) else line


def _lines(spans: Spans) -> list[str]:
    """The lines of one paragraph; a backslash at the end of a line breaks it there."""
    lines = [line for line in map(_start, _inline(spans).split("\n")) if line]
    return [*(line + "\\" for line in lines[:-1]), *lines[-1:]]


def _flow(spans: Spans, *, empty: str = NOTHING) -> list[str]:
    """The lines of all paragraphs of a text, with an empty line between them."""
    lines: list[str] = []
    for each in paragraphs(spans) or [(Span(empty),)]:
        lines += [""] if lines else []
        lines += _lines(each)
    return lines


def _in_one_line(spans: Spans, between: str = " ") -> str:
    """A text for a heading or, with ``<br>`` between, a table cell."""
    pieces = (_inline(each).split("\n") for each in paragraphs(spans))
    return f"{between}{between}".join(
        between.join(filter(None, (line.strip(" \t") for line in lines))) for lines in pieces
    )


def _labelled(label: str, spans: Spans) -> list[str]:
    """The lines of a text that opens with its label in bold."""
    first, *others = paragraphs(spans) or [(Span(NOTHING),)]
    named = (Span(ended(label, ":"), strong=True), Span(" "), *first)
    lines = _lines(named if on_one_line(label) else first)
    for each in others:
        lines += ["", *_lines(each)]
    return lines


# --- blocks ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Text:
    """What the writing of one text needs to know: its headings, and how much has been counted so far."""

    blocks: Sequence[Block]
    numbers: dict[int, str]
    depths: dict[int, int]
    anchors: dict[int, str]
    titled: bool = False
    tables: int = 0
    figures: int = 0
    after_list: bool = False
    other_sign: bool = False


def _slug(text: str) -> str:
    """The name that GitHub gives a heading, before it is made the only one of its kind."""
    kept = (
        sign
        for sign in text.lower()
        if sign in " -" or unicodedata.category(sign)[0] in "LM" or unicodedata.category(sign) in {"Nd", "Pc"}
    )
    return "".join(kept).replace(" ", "-")


def _anchors(title: str, headings: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The name of each heading by its place; one that is taken already gets a number."""
    taken = Counter([_slug(title)])
    found = {}
    for at, text in headings:
        slug = _slug(text)
        found[at] = f"{slug}-{taken[slug]}" if taken[slug] else slug
        taken[slug] += 1
    return found


def _numbered(number: str, spans: Spans) -> str:
    return f"{number} {on_one_line(plain(spans)) or NOTHING}"


def _cover(block: Cover, text: _Text) -> Iterator[list[str]]:
    title = _in_one_line(block.title) or NOTHING
    yield [title if text.titled else f"# {title}"]
    text.titled = True
    if kicker := on_one_line(block.kicker):
        yield _lines((Span(kicker, strong=True),))
    if paragraphs(block.parties):
        yield _flow(block.parties)


def _list(items: Iterable[list[str]], text: _Text, *, numbered: bool = False) -> Iterator[list[str]]:
    """A list of items, each of lines. Two lists in a row take different signs, else they would become one."""
    text.other_sign = text.after_list and not text.other_sign
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        if numbered:
            sign = f"{number}{')' if text.other_sign else '.'} "
        else:
            sign = "* " if text.other_sign else "- "
        lines.append(sign + item[0])
        lines += [" " * len(sign) + line if line else "" for line in item[1:]]
    if lines:
        yield lines


def _contents(block: Contents, text: _Text) -> Iterator[list[str]]:
    """Links to the headings of level 1, and in a list under each those of level 2."""
    yield _lines((Span(on_one_line(block.title) or NOTHING, strong=True),))
    groups: list[list[str]] = []
    for at, number in text.numbers.items():
        match text.blocks[at]:
            case Heading(level=1 | 2 as level, spans=spans):
                entry = f"[{_escaped(_numbered(number, spans))}](#{text.anchors[at]})"
                if level == 1 or not groups:
                    groups.append([entry])
                else:
                    groups[-1].append(f"- {entry}")
    yield from _list(groups, text)


def _callout(block: Callout) -> Iterator[list[str]]:
    first, *others = paragraphs(block.spans) or [()]
    if title := callout_title(block):
        first = (Span(title, strong=True), Span(" "), *first)
    lines = _lines(first)
    for each in others:
        lines += ["", *_lines(each)]
    if lines:
        yield [f"> {line}" if line else ">" for line in lines]


def _cell(cell: Cell, empty: str) -> str:
    strong = cell.emphasis == "strong"
    spans = tuple(span._replace(strong=True) for span in cell.spans) if strong else cell.spans
    return _in_one_line(spans, "<br>") or empty


def _grid(columns: Sequence[str], rows: Iterable[Row], empty: str) -> Iterator[list[str]]:
    """A pipe table. The dashes tell pandoc how wide its columns are in proportion to each other."""
    lines = [[_escaped(on_one_line(name)) or NOTHING for name in columns]]
    for row in rows:
        if len(row.cells) != len(columns):
            message = f"a row has {len(row.cells)} cells under {len(columns)} columns"
            raise ValueError(message)
        lines.append([_cell(cell, empty) for cell in row.cells])
    longest = [max(3, *map(len, column)) for column in zip(*lines, strict=True)]
    straight = sum(longest) + 3 * len(longest) < ALIGNED_TO
    dashes = ["-" * (width if straight else min(width, WIDEST)) for width in longest]
    lines.insert(1, dashes)
    if straight:
        lines = [[text.ljust(width) for text, width in zip(line, longest, strict=True)] for line in lines]
    if columns:
        yield [f"| {' | '.join(line)} |" for line in lines]


def _table(block: Table, text: _Text) -> Iterator[list[str]]:
    text.tables += 1
    yield _caption(f"Tabell {text.tables}. {on_one_line(block.caption)}", block.description)
    rows = block.rows or (Row(tuple(Cell(()) for _ in block.columns)),)
    yield from _grid(block.columns, rows, NOTHING)


def _caption(name: str, more: str) -> list[str]:
    """The name of a table or figure in bold, and after it, for whoever does not see it, what it shows."""
    more = ended(more, ".")
    return _lines((Span(ended(name, ".") if more else name, strong=True), Span(f" {more}" if more else "")))


def _block(at: int, text: _Text) -> Iterator[list[str]]:
    """The lines of each paragraph, list, table or the like that a block becomes."""
    block = text.blocks[at]
    match block:
        case Cover():
            yield from _cover(block, text)
        case Facts(facts=pairs) | Terms(pairs=pairs):
            yield from _list((_labelled(label, spans) for label, spans in pairs), text)
        case Contents():
            yield from _contents(block, text)
        case Heading(spans=spans):
            yield [f"{'#' * text.depths[at]} {text.numbers[at]} {_in_one_line(spans) or NOTHING}"]
        case Paragraph(spans=spans):
            yield from map(_lines, paragraphs(spans))
        case Items(items=items, numbered=numbered):
            yield from _list(map(_flow, items), text, numbered=numbered)
        case Callout():
            yield from _callout(block)
        case Table():
            yield from _table(block, text)
        case Figure(caption=caption, alt=alt):
            text.figures += 1
            yield _caption(f"Figur {text.figures}. {on_one_line(caption)}", alt)
        case Signatures(columns=columns, rows=rows):
            yield from _grid(columns, rows, "")


def _end(document: Document) -> Iterator[list[str]]:
    """What Word has in the margins of its pages."""
    identifier, version = on_one_line(document.identifier), on_one_line(document.version)
    parts = (
        on_one_line(document.title),
        identifier and f"Diarienummer {identifier}",
        version and f"Version {version}",
        on_one_line(document.footer_left),
    )
    if said := " · ".join(filter(None, parts)):
        yield ["---"]
        yield _lines((Span(said),))


def _pieces(document: Document, text: _Text) -> Iterator[list[str]]:
    if document.draft:
        yield ["**UTKAST**"]
    if not any(isinstance(block, Cover) for block in document.blocks):
        yield from _cover(Cover("", (Span(document.title),), ()), text)
    for at, block in enumerate(document.blocks):
        pieces = list(_block(at, text))
        yield from pieces
        if pieces:
            text.after_list = isinstance(block, Facts | Contents | Items | Terms)
    yield from _end(document)


def render(document: Document) -> bytes:
    """The document as GitHub-flavoured Markdown in UTF-8, with one newline at its end.

    Equal input gives equal bytes. What XML forbids becomes U+FFFD. A figure is its caption and its words, for
    one file carries no picture. Raises ValueError when a table row has not one cell for each column.
    """
    numbers = heading_numbers(document.blocks)
    covers = [plain(block.title) for block in document.blocks if isinstance(block, Cover)]
    headings = [
        (at, _numbered(numbers[at], block.spans))
        for at, block in enumerate(document.blocks)
        if isinstance(block, Heading)
    ]
    anchors = _anchors(on_one_line((covers or [document.title])[0]), headings)
    text = _Text(document.blocks, numbers, heading_depths(document.blocks), anchors)
    return ("\n\n".join("\n".join(lines) for lines in _pieces(document, text)) + "\n").encode()
