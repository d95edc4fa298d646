"""How blocks become one web page that needs no other file: its elements, its landmarks, and what helps a reader.

The look is in ``page.css``. The page holds no script, and points to nothing but what the agreement links to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
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
    as_attribute,
    as_content,
    callout_title,
    heading_depths,
    link_target,
    on_one_line,
    one_paragraph,
    paragraphs,
    plain,
)

STYLES: Final = Path(__file__).with_name("page.css")
DENSE_FROM: Final = 6
"""With this many columns a table takes smaller type, as in Word."""
SHORT_TABLE: Final = 8

# Hebrew, Arabic and their neighbours, and the marks that turn the direction of a text.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def _line(text: str) -> str:
    return as_content(on_one_line(text))


def _value(text: str) -> str:
    return as_attribute(on_one_line(text))


def _css_string(text: str) -> str:
    """The text as a quoted string of CSS. All but letters and digits is escaped, so nothing ends it early."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in on_one_line(text)) + '"'


def _direction(*texts: str) -> str:
    """An attribute that lets the text choose its own direction, where it may run from the right."""
    return ' dir="auto"' if any(map(_RIGHT_TO_LEFT.search, texts)) else ""


def _anchor(number: str) -> str:
    return "avsnitt-" + number.replace(".", "-")


# --- text ------------------------------------------------------------------------------------------


def _inline(spans: Spans) -> str:
    made = []
    for span in spans:
        text = as_content(span.text).replace("\n", "<br>")
        if span.code:
            text = f"<mark data-code={_value(span.code)}>{text}</mark>"
        if span.strong:
            text = f"<strong>{text}</strong>"
        if target := link_target(span.link) if span.link else "":
            text = f"<a href={as_attribute(target)}>{text}</a>"
        made.append(text)
    return "".join(made)


def _paragraph(spans: Spans, kind: str = "") -> str:
    style = f' class="{kind}"' if kind else ""
    return f"<p{style}{_direction(plain(spans))}>{_inline(spans)}</p>"


def _flow(tag: str, spans: Spans, *, empty: str = NOTHING) -> str:
    """An element with text of any length: bare when it is one paragraph, else one ``p`` for each."""
    pieces = paragraphs(spans)
    if len(pieces) > 1:
        inner = "".join(map(_paragraph, pieces))
        return f"<{tag}>{inner}</{tag.partition(' ')[0]}>"
    text = pieces[0] if pieces else (Span(empty),)
    return f"<{tag}{_direction(plain(text))}>{_inline(text)}</{tag.partition(' ')[0]}>"


# --- blocks ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """What the writing of one page needs to know: the headings, and how much has been counted so far."""

    blocks: Sequence[Block]
    numbers: dict[int, str]
    depths: dict[int, int]
    titled: bool = False
    tables: int = 0
    figures: int = 0
    signatures: int = 0


def _cover(block: Cover, page: _Page) -> Iterator[str]:
    if kicker := _line(block.kicker):
        yield f'<p class="kicker"{_direction(kicker)}>{kicker}</p>'
    title = one_paragraph(block.title)
    tag = "p" if page.titled else "h1"
    page.titled = True
    yield f'<{tag} class="title"{_direction(plain(title))}>{_inline(title)}</{tag}>'
    if paragraphs(block.parties):
        yield _paragraph(one_paragraph(block.parties), "parties")


def _pairs(kind: str, pairs: Iterable[tuple[str, Spans]]) -> Iterator[str]:
    """Labels and texts as a description list."""
    made = [
        f"<div><dt{_direction(label)}>{_line(label) or NOTHING}</dt>{_flow('dd', spans)}</div>"
        for label, spans in pairs
    ]
    if made:
        yield f'<dl class="{kind}">'
        yield from made
        yield "</dl>"


def _heading(block: Heading, at: int, page: _Page) -> str:
    spans, tag, number = one_paragraph(block.spans), f"h{page.depths[at]}", page.numbers[at]
    return (
        f'<{tag} id="{_anchor(number)}"{_direction(plain(spans))}>'
        f'<span class="number">{number}</span> {_inline(spans)}</{tag}>'
    )


def _contents(block: Contents, page: _Page) -> Iterator[str]:
    """Links to the headings of level 1, and in a list under each those of level 2."""
    title = on_one_line(block.title) or NOTHING
    yield f"<nav aria-label={as_attribute(title)}>"
    yield f"<h2{_direction(title)}>{as_content(title)}</h2>"
    groups: list[list[str]] = []
    for at, number in page.numbers.items():
        match page.blocks[at]:
            case Heading(level=1 | 2 as level, spans=spans):
                text = on_one_line(plain(spans)) or NOTHING
                entry = (
                    f'<a href="#{_anchor(number)}"{_direction(text)}>'
                    f'<span class="number">{number}</span> <span>{as_content(text)}</span></a>'
                )
                if level == 1 or not groups:
                    groups.append([entry])
                else:
                    groups[-1].append(entry)
    if groups:
        yield "<ol>"
        for first, *others in groups:
            inner = "".join(f"<li>{entry}</li>" for entry in others)
            yield f"<li>{first}<ol>{inner}</ol></li>" if inner else f"<li>{first}</li>"
        yield "</ol>"
    yield "</nav>"


def _items(block: Items) -> Iterator[str]:
    if block.items:
        tag = "ol" if block.numbered else "ul"
        yield f"<{tag}>"
        for spans in block.items:
            yield _flow("li", spans)
        yield f"</{tag}>"


def _callout(block: Callout) -> Iterator[str]:
    title = callout_title(block)
    first, *others = paragraphs(block.spans) or [()]
    if title:
        first = (Span(title, strong=True), Span(" "), *first)
    kind = "callout warning" if block.kind == "warning" else "callout"
    if first:
        yield f'<aside class="{kind}" role="note">'
        yield from map(_paragraph, (first, *others))
        yield "</aside>"


def _cell(tag: str, cell: Cell, empty: str = NOTHING) -> str:
    return _flow(
        tag if cell.emphasis == "none" else f'{tag} class="{cell.emphasis}"', cell.spans, empty=empty
    )


def _rows(columns: Sequence[str], rows: Iterable[Row], *, empty: str = NOTHING) -> Iterator[str]:
    yield "<thead><tr>"
    for name in columns:
        yield f'<th scope="col"{_direction(name)}>{_line(name) or NOTHING}</th>'
    yield "</tr></thead>"
    yield "<tbody>"
    for row in rows:
        if len(row.cells) != len(columns):
            message = f"a row has {len(row.cells)} cells under {len(columns)} columns"
            raise ValueError(message)
        headed = len(columns) > 1  # the cell of a single column heads nothing
        head = (_cell('th scope="row"', cell) for cell in row.cells[:headed])
        rest = (_cell("td", cell, empty) for cell in row.cells[headed:])
        yield f"<tr>{''.join((*head, *rest))}</tr>"
    yield "</tbody>"


def _frame(kind: str, name: str) -> str:
    """What a wide table scrolls in; it can be reached by keyboard, so it has a name."""
    return f'<div class="{kind}" role="region" aria-labelledby="{name}" tabindex="0">'


def _is_short(rows: Sequence[Row]) -> bool:
    """Whether a table goes whole on one printed page and leaves no great gap on the one before, as in Word."""
    longest = [max((len(plain(cell.spans)) for cell in row.cells), default=0) for row in rows]
    return len(rows) <= SHORT_TABLE and sum(1 + length // 30 for length in longest) <= 2 * SHORT_TABLE


def _table(block: Table, page: _Page) -> Iterator[str]:
    page.tables += 1
    name = f"tabell-{page.tables}"
    yield _frame("table", name)
    kinds = [
        kind
        for kind, wanted in (("dense", len(block.columns) >= DENSE_FROM), ("short", _is_short(block.rows)))
        if wanted
    ]
    yield f'<table class="{" ".join(kinds)}">' if kinds else "<table>"
    caption = f"Tabell {page.tables}. {on_one_line(block.caption)}"
    described = _line(block.description)
    more = f'<span class="hidden"{_direction(described)}> ({described})</span>' if described else ""
    yield f'<caption><span class="name" id="{name}"{_direction(caption)}>{as_content(caption)}</span>{more}</caption>'
    yield from _rows(block.columns, block.rows or (Row(tuple(Cell(()) for _ in block.columns)),))
    yield "</table></div>"


def _signatures(block: Signatures, page: _Page) -> Iterator[str]:
    page.signatures += 1
    name = "underskrifter" if page.signatures == 1 else f"underskrifter-{page.signatures}"
    yield _frame("table signatures", name)
    yield "<table>"
    yield f'<caption><span class="hidden" id="{name}">Underskrifter, en rad för varje part</span></caption>'
    yield from _rows(block.columns, block.rows, empty="")
    yield "</table></div>"


def _figure(block: Figure, page: _Page) -> Iterator[str]:
    page.figures += 1
    name = f"figur-{page.figures}"
    from lokcli.render import figures  # only for the documents that have a figure to draw

    drawing, start = figures.svg(block.drawing), "<svg "
    caption = f"Figur {page.figures}. {on_one_line(block.caption)}"
    yield f'<figure aria-labelledby="{name}" tabindex="0">'
    yield f'{start}role="img" aria-label={_value(block.alt)} {drawing[len(start) :].rstrip()}'
    yield f'<figcaption id="{name}"{_direction(caption)}>{as_content(caption)}</figcaption>'
    yield "</figure>"


def _block(at: int, page: _Page) -> Iterator[str]:
    block = page.blocks[at]
    match block:
        case Cover():
            yield from _cover(block, page)
        case Facts():
            yield from _pairs("facts", block.facts)
        case Contents():
            yield from _contents(block, page)
        case Heading():
            yield _heading(block, at, page)
        case Paragraph():
            yield from map(_paragraph, paragraphs(block.spans))
        case Items():
            yield from _items(block)
        case Terms():
            yield from _pairs("terms", block.pairs)
        case Callout():
            yield from _callout(block)
        case Table():
            yield from _table(block, page)
        case Figure():
            yield from _figure(block, page)
        case Signatures():
            yield from _signatures(block, page)


# --- the whole page --------------------------------------------------------------------------------


@cache
def _styles() -> str:
    return STYLES.read_text(encoding="utf-8")


def _paper(document: Document) -> str:
    """What stands in the margins of printed pages, in the browsers that print there."""
    running = (
        ("left", document.header_left),
        ("right", document.header_right),
    )
    top = "".join(f"@top-{side} {{ content: {_css_string(text)} }} " for side, text in running)
    none = "".join(f"@top-{side} {{ content: none }} " for side, _ in running)
    return (
        f"@page {{ font: 8.5pt Calibri, Carlito, sans-serif; color: #55626e; {top}"
        f"@bottom-left {{ content: {_css_string(document.footer_left)} }} "
        '@bottom-right { content: "Sida " counter(page) " av " counter(pages) } }\n'
        f"@page :first {{ {none}}}\n"
    )


def _head(document: Document) -> Iterator[str]:
    covers = [block for block in document.blocks if isinstance(block, Cover)]
    parties = [on_one_line(plain(cover.parties)) for cover in covers[:1]]
    description = ". ".join(filter(None, (on_one_line(document.subject), *parties)))
    yield '<meta charset="utf-8">'
    yield f"<title>{_line(document.title) or NOTHING}</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    for name, value in (
        ("description", description),
        ("author", document.author),
        ("dcterms.identifier", document.identifier),
        ("dcterms.date", document.date),
        ("generator", "lok"),
    ):
        if content := on_one_line(value):
            yield f'<meta name="{name}" content={as_attribute(content)}>'
    yield f"<style>\n{_styles()}{_paper(document)}</style>"


def _running(kind: str, texts: Iterable[str]) -> Iterator[str]:
    lines = [f"<p{_direction(line)}>{line}</p>" for line in map(_line, texts) if line]
    if lines:
        yield f'<div class="{kind}">'
        yield from lines
        yield "</div>"


def _body(document: Document, page: _Page) -> Iterator[str]:
    """Header, contents, text and footer; what leads the blocks up to the contents stands in the header."""
    blocks = page.blocks
    opening = sum(1 for _ in takewhile(lambda block: isinstance(block, Cover | Facts | Callout), blocks))
    contents = opening < len(blocks) and isinstance(blocks[opening], Contents)
    styles = [
        name for name, wanted in (("with-contents", contents), ("with-draft", document.draft)) if wanted
    ]
    yield f'<body class="{" ".join(styles)}">' if styles else "<body>"
    yield '<a class="skip" href="#innehall">Hoppa till innehållet</a>'
    yield "<header>"
    if document.draft:
        yield '<p class="draft">UTKAST</p>'
    yield from _running("running", (document.header_left, document.header_right))
    if not any(isinstance(block, Cover) for block in blocks[:opening]):
        yield from _cover(Cover("", (Span(document.title),), ()), page)
    for at in range(opening):
        yield from _block(at, page)
    yield "</header>"
    if contents:
        yield from _block(opening, page)
    yield '<main id="innehall" tabindex="-1">'
    for at in range(opening + contents, len(blocks)):
        yield from _block(at, page)
    yield "</main>"
    yield "<footer>"
    identifier, version = on_one_line(document.identifier), on_one_line(document.version)
    yield from _running(
        "end",
        (
            document.title,
            " · ".join(
                filter(
                    None,
                    (
                        identifier and f"Diarienummer {identifier}",
                        version and f"Version {version}",
                        on_one_line(document.footer_left),
                    ),
                )
            ),
        ),
    )
    yield "</footer>"
    yield "</body>"


def render(document: Document) -> bytes:
    """The document as one web page in UTF-8, with its styles and drawings in it.

    Equal input gives equal bytes. What XML forbids becomes U+FFFD. Raises ValueError when a table row has not
    one cell for each column.
    """
    page = _Page(document.blocks, heading_numbers(document.blocks), heading_depths(document.blocks))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="sv">',
        "<head>",
        *_head(document),
        "</head>",
        *_body(document, page),
        "</html>",
        "",
    ]
    return "\n".join(lines).encode()
