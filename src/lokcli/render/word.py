"""How blocks become a Word file, and how such a file is known again; the only module that imports docx.

The look is in ``base.docx`` (made by ``tools/build_base.py``): here a block gets a style, never a format.
The body is built with lxml alone, since python-docx's cells take quadratic time.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, lru_cache
from io import BytesIO
from itertools import count, zip_longest
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.parts.document import DocumentPart
from lxml import etree

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
    Signatures,
    Span,
    Spans,
    Table,
    Terms,
)
from lokcli.render.package import (
    BASE,
    CUSTOM,
    FILE_LIMIT,
    NSMAP,
    Element,
    R,
    W,
    checksum,
    packed,
    parsed,
    safe_parts,
    serialized,
)

if TYPE_CHECKING:
    from lokcli.render.template import Template

OURS: Final = "lok-"
"""How the names of our custom properties begin."""
SOURCE_KEY: Final = "lok-kalla-sha256"
CHECKSUM_KEY: Final = "lok-kontrollsumma"

CP: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
VT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

TEXT_WIDTH: Final = 9298
"""Twips between the margins of base.docx: 16.4 cm."""
DENSE_FROM: Final = 6
"""With this many columns, or with words too long, a table takes the smaller type of its dense style."""
NUMBERED: Final = "2"
"""The abstract numbering of base.docx that the style List Number takes; its own nums are 1, 2 and 3."""
STRONG_GROUND: Final = "D3E7E4"
NOTHING: Final = "–"

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028]")
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_BREAKS: Final = re.compile(r"([\n\t])")
_LINK: Final = re.compile(r"(mailto:|tel:|https?://)(.+)", re.IGNORECASE | re.DOTALL)
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


# --- text ------------------------------------------------------------------------------------------


def _clean(text: str) -> str:
    """The text with what XML forbids shown as U+FFFD, and every kind of line end as a newline."""
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _FORBIDDEN.sub("\ufffd", text)


def _on_one_line(text: str) -> str:
    """Cleaned text for places that have room for one line only."""
    return " ".join(_clean(text).split())


def _plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _cleaned(spans: Spans) -> Spans:
    """The spans with clean text; those without text are left out."""
    clean = ((span, _clean(span.text)) for span in spans)
    return tuple(
        span if text is span.text or text == span.text else replace(span, text=text)
        for span, text in clean
        if text
    )


def _paragraphs(spans: Spans) -> list[Spans]:
    """The spans cut at blank lines; a single newline stays and becomes a line break.

    Newlines round a paragraph are dropped: a YAML block text ends with one. No paragraph without text
    is returned.
    """
    spans = _cleaned(spans)
    if not any("\n" in span.text for span in spans):
        return [spans] if _plain(spans).strip() else []
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = _BLANK_LINES.split(span.text)
        found[-1].append(replace(span, text=first))
        found.extend([replace(span, text=text)] for text in others)
    trimmed = (_without_outer_newlines(paragraph) for paragraph in found)
    return [paragraph for paragraph in trimmed if _plain(paragraph).strip()]


def _without_outer_newlines(spans: Sequence[Span]) -> Spans:
    kept = [span for span in spans if span.text]
    while kept and not kept[0].text.strip("\n"):
        del kept[0]
    while kept and not kept[-1].text.strip("\n"):
        del kept[-1]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip("\n"))
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip("\n"))
    return tuple(kept)


def _one_paragraph(spans: Spans) -> Spans:
    """For titles and headings: blank lines become line breaks, and nothing becomes a dash."""
    joined: list[Span] = []
    for paragraph in _paragraphs(spans):
        joined += [Span("\n"), *paragraph] if joined else paragraph
    return tuple(joined) or (Span(NOTHING),)


# --- the smallest pieces of a body -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line of text holds: its width in twips, and the width of its letters with Calibri's as 1."""

    width: int = TEXT_WIDTH
    breadth: float = 1.0

    def measures(self, *, dense: bool) -> tuple[float, int]:
        """Twips an em of a table's type, and the margins of its cells."""
        em, margin = _MEASURES[dense]
        return em * self.breadth, margin


@dataclass(slots=True)
class _Sheet:
    """What the writing of one body needs to know of its page and of what it has written so far."""

    body: Element
    part: DocumentPart
    numbering: Element
    number_list: Element
    """A ``w:num`` without id, for each numbered list anew."""
    list_ids: Iterator[str]
    line: _Line = _Line()
    links: dict[str, str] = field(default_factory=dict)
    tables: int = 0


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def _stamp(parent: Element, pattern: Element) -> Element:
    """A copy of the pattern, last in the parent: a fifth of the time of making its elements anew."""
    element = copy(pattern)
    parent.append(element)
    return element


@cache
def _paragraph_pattern(style: str, *, keep: bool) -> Element:
    paragraph = etree.Element(W + "p", nsmap=NSMAP)
    properties = _add(paragraph, "pPr")
    _add(properties, "pStyle", val=style)
    if keep:
        _add(properties, "keepNext")
    return paragraph


def _paragraph(parent: Element, style: str, *, keep: bool = False, list_id: str = "") -> Element:
    """A paragraph of a style; ``keep`` holds it on the page of what follows."""
    paragraph = _stamp(parent, _paragraph_pattern(style, keep=keep))
    if list_id:
        numbered = _add(paragraph[0], "numPr")
        _add(numbered, "ilvl", val="0")
        _add(numbered, "numId", val=list_id)
    return paragraph


@cache
def _run_pattern(style: str, *, bold: bool) -> Element:
    run = etree.Element(W + "r", nsmap=NSMAP)
    if style or bold:
        properties = _add(run, "rPr")
        if style:
            _add(properties, "rStyle", val=style)
        if bold:
            _add(properties, "b")
    return run


def _text(run: Element, text: str) -> None:
    if not text:
        return
    element = etree.SubElement(run, W + "t")
    element.text = text
    if text[0].isspace() or text[-1].isspace() or "  " in text:
        element.set(XML_SPACE, "preserve")


def _run(parent: Element, text: str, style: str = "", *, bold: bool = False) -> None:
    """A run of clean text; newlines become line breaks and tabs become tabs."""
    run = _stamp(parent, _run_pattern(style, bold=bold))
    if "\n" not in text and "\t" not in text:
        _text(run, text)
        return
    for piece in _BREAKS.split(text):
        if piece in ("\n", "\t"):
            _add(run, "br" if piece == "\n" else "tab")
        else:
            _text(run, piece)


def _target(link: str) -> str:
    """The address as a valid URI; empty when it is of a kind that a document may not point to."""
    match = _LINK.fullmatch(_on_one_line(link))
    if not match:
        return ""
    kind, address = match[1].lower(), match[2]
    if kind == "tel:":
        address = re.sub(r"[\s()/–-]", "", address)
    return kind + quote(address, safe="/?#@!$&'()*+,;=:%~-._")


def _tooltip(target: str, link: str) -> str:
    kind, address = link.split(":", 1)
    match kind.lower():
        case "mailto":
            return f"Skriv e-post till {address.partition('?')[0]}"
        case "tel":
            return f"Ring {address}"
        case _:
            return f"Öppna webbplatsen {target.partition('://')[2]}"


def _spans(paragraph: Element, spans: Spans, sheet: _Sheet) -> None:
    """The runs of clean spans; a link becomes a hyperlink, a blank one takes the style of blanks."""
    for span in spans:
        style = "LokBlank" if span.code else "Strong" if span.strong else ""
        target = _target(span.link) if span.link else ""
        if not (target and span.link):
            _run(paragraph, span.text, style)
            continue
        if target not in sheet.links:
            sheet.links[target] = sheet.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = etree.SubElement(
            paragraph,
            W + "hyperlink",
            {
                R + "id": sheet.links[target],
                W + "tooltip": _tooltip(target, _on_one_line(span.link))[:255],
                W + "history": "1",
            },
        )
        _run(link, span.text, "LokBlank" if span.code else "Hyperlink", bold=span.strong)


def _field(paragraph: Element, instruction: str, result: str) -> None:
    """A complex field with its cached result; Word for Mac calls a file without results damaged."""
    for kind in ("begin", "", "separate", "result", "end"):
        run = etree.SubElement(paragraph, W + "r")
        if kind == "":
            code = etree.SubElement(run, W + "instrText")
            code.set(XML_SPACE, "preserve")
            code.text = f" {instruction} "
        elif kind == "result":
            _text(run, result)
        else:
            _add(run, "fldChar", fldCharType=kind)


# --- tables ----------------------------------------------------------------------------------------

LONG_WORD: Final = 14
SHORT_VALUE: Final = 16
SHORT_NAME: Final = 20
SMALL_TABLE: Final = 8

# Twips an em, and the margins of a cell with a hair to spare: plain and dense, as in base.docx.
_MEASURES: Final = ((190, 225), (170, 155))

# Advance widths of Calibri (those of Carlito, its free metric equal) in hundredths of an em, rounded up to
# what bold takes. Without them a column is guessed too narrow and "Arbetsförmedlingen" loses its last n.
_ADVANCES: Final = defaultdict(
    lambda: 0.6,
    {
        character: hundredths / 100
        for hundredths, characters in (
            (25, " ,.:;'Iijl’"),
            (30, "()-J[]`f{}"),
            (35, "!rt"),
            (40, '"/L\\csz”'),
            (45, "?FSZgkvxy|"),
            (50, "#$*+0123456789<=>EKPTXY^_ae~åäéÉ–"),
            (55, "BCRVbdhnopquö"),
            (60, "ADHÅÄ"),
            (65, "GNOQUÖ"),
            (70, "%&w…"),
            (80, "m"),
            (90, "MW@—"),
        )
        for character in characters
    },
)


def _em(text: str) -> float:
    """How wide the text is on one line, in ems of its type size."""
    return sum(map(_ADVANCES.__getitem__, text))


def _least(text: str) -> str:
    """What of the text must stay on one line: a telephone number or a date whole, else the longest word."""
    if len(text) <= SHORT_VALUE and any(map(str.isdigit, text)):
        return text
    words = text.split()
    # A long compound may break at its hyphen, "e-post" may not.
    if any(len(word) > LONG_WORD for word in words):
        words = text.replace("-", "- ").split()
    return max(words, key=_em, default="")


def _cut_to_fit(widths: Sequence[float], total: float) -> list[float]:
    """The widths with only the widest cut, all to one width, so that their sum is the total."""
    left, cut = total, list(widths)
    order = sorted(range(len(widths)), key=widths.__getitem__)
    for taken, at in enumerate(order):
        cut[at] = min(widths[at], left / (len(order) - taken))
        left -= cut[at]
    return cut


def _words(texts: Iterable[Iterable[str]], line: _Line, *, dense: bool) -> list[float]:
    """How wide each column must be, in twips, for what must stay on one line."""
    em, margin = line.measures(dense=dense)
    return [max(_em(_least(text)) for text in column) * em + margin for column in texts]


def _floors(texts: Sequence[Sequence[str]], line: _Line, *, dense: bool) -> list[float]:
    """Least width of each column: what must stay whole and, as far as there is room, all short values."""
    words = _words(texts, line, dense=dense)
    if sum(words) > line.width:  # an address on two lines is easier to read than a word cut in two
        words = _words([[text.replace("@", " @") for text in column] for column in texts], line, dense=dense)
    room = line.width - sum(words)
    if room < 0:
        return _cut_to_fit(words, line.width)
    em, margin = line.measures(dense=dense)
    # "Karlshamns kommun" is worth a line of its own only where the columns are few.
    short = SHORT_NAME if len(texts) < DENSE_FROM else SHORT_VALUE
    whole = [
        max(word, *(_em(text) * em + margin for text in column if len(text) <= short), 0.0)
        for word, column in zip(words, texts, strict=True)
    ]
    wish = sum(whole) - sum(words)
    part = min(1.0, room / wish) if wish else 0.0
    return [word + (full - word) * part for word, full in zip(words, whole, strict=True)]


def _texts(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The different texts of each column, its name first."""
    return [
        list(dict.fromkeys((name, *(_plain(row[at].spans) for row in rows))))
        for at, name in enumerate(columns)
    ]


def _column_widths(
    texts: Sequence[Sequence[str]], relative: Sequence[int] = (), *, line: _Line, dense: bool = False
) -> list[int]:
    """Widths in twips that fill the line, as asked for or as the texts of the columns ask for.

    No column is narrower than its longest word while another has room to give.
    """
    floors = _floors(texts, line, dense=dense)
    if relative:
        wanted = [float(max(width, 1)) for width in relative]
    else:
        em, margin = line.measures(dense=dense)
        longest = [max(map(len, column)) * 0.49 * em + margin for column in texts]
        # A column of running text wraps well: it gets more than the others, but must not starve them.
        enough = line.width * 0.4
        wanted = [min(width, enough) + 0.1 * max(0.0, width - enough) for width in longest]
    scale = line.width / sum(wanted)
    given = [width * scale for width in wanted]
    lacking = sum(max(0.0, floor - width) for floor, width in zip(floors, given, strict=True))
    room = sum(max(0.0, width - floor) for floor, width in zip(floors, given, strict=True))
    if room:
        part = min(1.0, lacking / room)
        given = [
            floor if width < floor else width - (width - floor) * part
            for floor, width in zip(floors, given, strict=True)
        ]
    widths = [round(width) for width in given]
    widths[-1] += line.width - sum(widths)
    return widths


def _kept_rows(lengths: Sequence[int]) -> set[int]:
    """Which body rows stay with the next; ``lengths`` are the characters of each row's longest cell.

    All in a small table; in a long one so many that neither its first nor its last row stands alone.
    """
    last = len(lengths) - 1
    if last < SMALL_TABLE and sum(1 + length // 30 for length in lengths) <= 2 * SMALL_TABLE:
        return set(range(last))
    return {0, last - 1} - {last}


def _table_frame(
    sheet: _Sheet, style: str, widths: Sequence[int], caption: str, description: str, *, first_column: bool
) -> Element:
    """An empty table that fills the line, with its alternative text."""
    table = etree.SubElement(sheet.body, W + "tbl")
    properties = etree.SubElement(table, W + "tblPr")
    _add(properties, "tblStyle", val=style)
    _add(properties, "tblW", w=str(sum(widths)), type="dxa")
    _add(properties, "tblLayout", type="fixed")
    # 0020 header row, 0080 first column, 0400 no column bands.
    value, first = ("04A0", "1") if first_column else ("0420", "0")
    _add(properties, "tblLook", val=value, firstRow="1", lastRow="0", firstColumn=first, lastColumn="0",
         noHBand="0", noVBand="1")  # fmt: skip
    _add(properties, "tblCaption", val=_on_one_line(caption))
    _add(properties, "tblDescription", val=_on_one_line(description) or _on_one_line(caption))
    grid = etree.SubElement(table, W + "tblGrid")
    for width in widths:
        _add(grid, "gridCol", w=str(width))
    return table


@cache
def _row_pattern(*, header: bool, height: int) -> Element:
    row = etree.Element(W + "tr", nsmap=NSMAP)
    properties = _add(row, "trPr")
    _add(properties, "cantSplit")
    if height:
        _add(properties, "trHeight", val=str(height), hRule="atLeast")
    if header:
        _add(properties, "tblHeader")
    return row


def _row(table: Element, *, header: bool = False, height: int = 0) -> Element:
    return _stamp(table, _row_pattern(header=header, height=height))


@lru_cache(maxsize=256)
def _cell_pattern(width: int, fill: str) -> Element:
    cell = etree.Element(W + "tc", nsmap=NSMAP)
    properties = _add(cell, "tcPr")
    _add(properties, "tcW", w=str(width), type="dxa")
    if fill:
        _add(properties, "shd", val="clear", color="auto", fill=fill)
    return cell


_CELL_STYLE: Final = {"none": "LokCell", "strong": "LokCellStrong", "quiet": "LokCellQuiet"}


def _cell(  # noqa: PLR0913 - all of them keywords of one cell
    row: Element, spans: Spans, width: int, sheet: _Sheet, *,
    style: str = "LokCell", fill: str = "", keep: bool = False, may_be_empty: bool = False,
) -> None:  # fmt: skip
    cell = _stamp(row, _cell_pattern(width, fill))
    empty: Spans = () if may_be_empty else (Span(NOTHING),)
    for spans_of_one in _paragraphs(spans) or [empty]:
        _spans(_paragraph(cell, style, keep=keep), spans_of_one, sheet)


def _same_length(columns: Sequence[str], cells: Sequence[Cell]) -> None:
    if len(columns) != len(cells):
        message = f"a row has {len(cells)} cells under {len(columns)} columns"
        raise ValueError(message)


def _header_row(table: Element, columns: Iterable[str], widths: Iterable[int], sheet: _Sheet) -> None:
    row = _row(table, header=True)
    for name, width in zip(columns, widths, strict=True):
        _cell(row, (Span(_on_one_line(name)),), width, sheet, style="LokCellHead")


def _table(table: Table, sheet: _Sheet) -> None:
    sheet.tables += 1
    caption = _paragraph(sheet.body, "Caption")
    _run(caption, "Tabell ")
    _field(caption, r"SEQ Tabell \* ARABIC", str(sheet.tables))
    _run(caption, f". {_on_one_line(table.caption)}")
    rows = [row.cells for row in table.rows] or [tuple(Cell(()) for _ in table.columns)]
    for cells in rows:
        _same_length(table.columns, cells)
    texts = _texts(table.columns, rows)
    line = sheet.line
    dense = len(table.columns) >= DENSE_FROM or sum(_words(texts, line, dense=False)) > line.width
    widths = _column_widths(texts, table.widths, line=line, dense=dense)
    frame = _table_frame(
        sheet,
        "LokTableDense" if dense else "LokTable",
        widths,
        table.caption,
        table.description,
        first_column=True,
    )
    _header_row(frame, table.columns, widths, sheet)
    kept = _kept_rows([max((len(_plain(cell.spans)) for cell in cells), default=0) for cells in rows])
    for at, cells in enumerate(rows):
        row = _row(frame)
        for cell, width in zip(cells, widths, strict=True):
            _cell(
                row,
                cell.spans,
                width,
                sheet,
                style=_CELL_STYLE[cell.emphasis],
                fill=STRONG_GROUND if cell.emphasis == "strong" else "",
                keep=at in kept,
            )


def _facts(block: Facts, sheet: _Sheet) -> None:
    if not block.facts:
        return
    labels = [label for label, _ in block.facts]
    values = [Cell(spans) for _, spans in block.facts]
    widths = _column_widths(_texts(labels, [values]), line=sheet.line)
    frame = _table_frame(sheet, "LokFacts", widths, "Fakta i korthet", ", ".join(labels), first_column=False)
    _header_row(frame, labels, widths, sheet)
    row = _row(frame)
    for value, width in zip(values, widths, strict=True):
        _cell(row, value.spans, width, sheet)


SIGNATURE_HEIGHT: Final = 737
"""Twips, 1.3 cm: room for a signature by hand."""


def _signatures(block: Signatures, sheet: _Sheet) -> None:
    for row in block.rows:
        _same_length(block.columns, row.cells)
    texts = _texts(block.columns, [row.cells for row in block.rows])
    # A column to be filled in by hand needs room that no text asks for; the last one is for the name.
    relative = [
        max(16, min(24, max(map(len, column))))
        if any(text.strip() for text in column[1:])
        else 34
        if column is texts[-1]
        else 24
        for column in texts
    ]
    widths = _column_widths(texts, relative, line=sheet.line)
    frame = _table_frame(
        sheet,
        "LokSignatures",
        widths,
        "Underskrifter",
        "En rad för varje part som undertecknar.",
        first_column=True,
    )
    _header_row(frame, block.columns, widths, sheet)
    for at, each in enumerate(block.rows, 1):
        tall = _row(frame, height=SIGNATURE_HEIGHT)
        for cell, width in zip(each.cells, widths, strict=True):
            _cell(tall, cell.spans, width, sheet, keep=at < len(block.rows), may_be_empty=True)


# --- the other blocks ------------------------------------------------------------------------------


def _cover(block: Cover, sheet: _Sheet) -> None:
    if kicker := _on_one_line(block.kicker):
        _run(_paragraph(sheet.body, "LokKicker"), kicker)
    _spans(_paragraph(sheet.body, "Title"), _one_paragraph(block.title), sheet)
    if _plain(block.parties).strip():
        _spans(_paragraph(sheet.body, "Subtitle"), _one_paragraph(block.parties), sheet)


@cache
def _number_list() -> Element:
    num = etree.Element(W + "num", nsmap=NSMAP)
    _add(num, "abstractNumId", val=NUMBERED)
    _add(_add(num, "lvlOverride", ilvl="0"), "startOverride", val="1")
    return num


def _new_number_list(sheet: _Sheet) -> str:
    """A list that starts at 1 on its own account: Word lets lists of one ``w:num`` go on counting."""
    own = next(sheet.list_ids)
    _stamp(sheet.numbering, sheet.number_list).set(W + "numId", own)
    return own


def _items(block: Items, sheet: _Sheet) -> None:
    if not block.items:
        return
    style = "ListNumber" if block.numbered else "ListBullet"
    list_id = _new_number_list(sheet) if block.numbered else ""
    for spans in block.items:
        first, *others = _paragraphs(spans) or [(Span(NOTHING),)]
        _spans(_paragraph(sheet.body, style, list_id=list_id), first, sheet)
        for more in others:
            _spans(_paragraph(sheet.body, "ListContinue"), more, sheet)


def _terms(block: Terms, sheet: _Sheet) -> None:
    for label, spans in block.pairs:
        first, *others = _paragraphs(spans) or [(Span(NOTHING),)]
        paragraph = _paragraph(sheet.body, "LokTerm", keep=bool(others))
        name = _on_one_line(label)
        _run(paragraph, name if name.endswith((".", ":", "?", "!")) else f"{name}:", "LokLabel")
        _run(paragraph, " ")
        _spans(paragraph, first, sheet)
        for more in others:
            _spans(_paragraph(sheet.body, "LokTerm"), more, sheet)


def _callout(block: Callout, sheet: _Sheet) -> None:
    title = _on_one_line(block.title)
    if title and not title.endswith((".", ":", "?", "!")):
        title += "."
    spans: list[Span] = [Span(title, strong=True)] if title else []
    # One paragraph, with line breaks: a box of several would be drawn as several by some readers.
    for number, each in enumerate(_paragraphs(block.spans)):
        if spans:
            spans.append(Span("\n\n" if number else " "))
        spans += each
    if spans:
        style = "LokWarning" if block.kind == "warning" else "LokNote"
        _spans(_paragraph(sheet.body, style), tuple(spans), sheet)


def _kept_blocks(blocks: Sequence[Block]) -> set[int]:
    """Which paragraphs stay with what follows.

    Those between a heading and the signature block under it, and a line that announces a list, a table or terms.
    """
    kept: set[int] = set()
    for at, block in enumerate(blocks):
        before = at - 1
        if isinstance(block, Signatures):
            while before >= 0 and isinstance(blocks[before], Paragraph):
                kept.add(before)
                before -= 1
        elif isinstance(block, Items | Table | Terms) and before >= 0:
            match blocks[before]:
                case Paragraph(spans=spans) if _plain(spans).rstrip().endswith(":"):
                    kept.add(before)
    return kept


def _body_text(block: Paragraph, following: Block | None, sheet: _Sheet, *, keep: bool) -> None:
    paragraphs = _paragraphs(block.spans)
    for number, spans in enumerate(paragraphs, 1):
        style = "BodyText"
        if len(sheet.body) and sheet.body[-1].tag == W + "tbl":
            style = "LokAfterTable"
        elif isinstance(following, Signatures) and number == len(paragraphs):
            style = "LokBeforeSignatures"
        _spans(_paragraph(sheet.body, style, keep=keep), spans, sheet)


def _block(block: Block, following: Block | None, sheet: _Sheet, *, keep: bool) -> None:
    match block:
        case Cover():
            _cover(block, sheet)
        case Facts():
            _facts(block, sheet)
        case Heading(level=level, spans=spans):
            _spans(_paragraph(sheet.body, f"Heading{level}"), _one_paragraph(spans), sheet)
        case Paragraph():
            _body_text(block, following, sheet, keep=keep)
        case Items():
            _items(block, sheet)
        case Terms():
            _terms(block, sheet)
        case Callout():
            _callout(block, sheet)
        case Table():
            _table(block, sheet)
        case Signatures():
            _signatures(block, sheet)


# --- the whole file --------------------------------------------------------------------------------


def _header_and_footer(document: Document, header: Element, footer: Element) -> None:
    """Fill the one paragraph that base.docx has in each; a draft gets a band of its own on top."""
    line = header[0]
    if document.draft:
        band = _paragraph(header, "LokDraft")
        _run(band, "UTKAST")
        header.insert(0, band)
    for paragraph, left in ((line, document.header_left), (footer[0], document.footer_left)):
        _run(paragraph, _on_one_line(left) + "\t")
    _run(line, _on_one_line(document.header_right))
    _run(footer[0], "Sida ")
    _field(footer[0], "PAGE", "1")
    _run(footer[0], " av ")
    _field(footer[0], "NUMPAGES", "1")


def _properties(document: Document, core: CoreProperties) -> None:
    """Core properties; python-docx refuses more than 255 characters in any of them."""
    cover = next((block for block in document.blocks if isinstance(block, Cover)), None)
    keywords = f"{cover.kicker}; {_plain(cover.parties)}" if cover else document.subject
    for name, text in (
        ("title", document.title),
        ("subject", document.subject),
        ("author", document.author),
        ("last_modified_by", document.author),
        ("identifier", document.identifier),
        ("version", document.version),
        ("keywords", keywords),
        ("content_status", "Utkast" if document.draft else ""),
    ):
        if value := _on_one_line(text)[:255]:
            setattr(core, name, value)
    core.language = "sv-SE"
    core.revision = 1
    # The day of the agreement or a fixed one, never today: equal input gives equal bytes.
    try:
        day = datetime.fromisoformat(document.date) if _ISO_DATE.fullmatch(document.date) else None
    except ValueError:
        day = None
    core.created = core.modified = day or datetime(2000, 1, 1)  # noqa: DTZ001 - python-docx wants naive


def _origin(document: Document, sheet: _Sheet) -> None:
    """The last line of a document whose header and footer are the agency's: what ours would say."""
    said = (
        f"Diarienummer {document.identifier}" if document.identifier else "",
        f"Version {document.version}" if document.version else "",
        document.footer_left,
    )
    if line := " · ".join(filter(None, map(_on_one_line, said))):
        _run(_paragraph(sheet.body, "LokOrigin"), line)


def _in_house(document: Document, sheet: _Sheet, template: Template) -> None:
    """Finish a body as the agency's: with what our header and footer would say, and in its styles."""
    from lokcli.render.template import put_on

    _origin(document, sheet)
    put_on(sheet.body, template)


def _custom_properties(held: bytes, values: Iterable[tuple[str, str]]) -> bytes:
    """The properties of a template, or none, and ours after them."""
    root = etree.Element(CP + "Properties", nsmap={"cp": CP[1:-1], "vt": VT[1:-1]})
    own = dict(values)
    for each in parsed(held).iterfind(CP + "property"):
        if not each.get("name", "").startswith(OURS):  # a template may be a document of lok's
            root.append(each)
    taken = {each.get("pid") for each in root}
    free = (pid for number in count(2) if (pid := str(number)) not in taken)  # 0 and 1 are reserved
    for name, value in own.items():
        each = etree.SubElement(
            root,
            CP + "property",
            {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": next(free), "name": name},
        )
        etree.SubElement(each, VT + "lpwstr").text = value
    return serialized(root)


def _sheet(body: Element, part: DocumentPart, template: Template | None) -> _Sheet:
    numbering = part.numbering_part.element
    taken = {num.get(W + "numId") for num in numbering.iterfind(W + "num")}
    return _Sheet(
        body=body,
        part=part,
        numbering=numbering,
        number_list=template.number_list if template else _number_list(),
        list_ids=(ident for number in count(1) if (ident := str(number)) not in taken),
        line=_Line(template.text_width, template.breadth) if template else _Line(),
    )


def render(document: Document, *, source_sha256: str, template: Template | None = None) -> bytes:
    """The document as the bytes of a .docx; ``source_sha256`` (hex) names the source it was made from.

    In a ``template`` it takes the agency's page, styles, headers and footers. Equal input gives equal bytes.
    Characters that XML forbids become U+FFFD. Raises ValueError when a table row has not one cell for each
    column.
    """
    if template and document.draft:
        from lokcli.render.template import drafted

        template = drafted(template)
    word = docx.Document(BytesIO(packed(template.parts)) if template else str(BASE))
    root = etree.Element(W + "document", nsmap=NSMAP)
    sheet = _sheet(_add(root, "body"), word.part, template)
    kept = _kept_blocks(document.blocks)
    for at, (block, following) in enumerate(zip_longest(document.blocks, document.blocks[1:])):
        _block(block, following, sheet, keep=at in kept)
    if template:
        _in_house(document, sheet, template)
    else:
        section = word.sections[0]
        _header_and_footer(document, section.header.part.element, section.footer.part.element)
    sheet.body.extend(map(copy, word.element.body))  # all that stands there is the page: sectPr
    _properties(document, word.core_properties)

    saved = BytesIO()
    word.save(saved)
    with ZipFile(saved) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    if template:  # python-docx writes anew what it has read; the agency's parts shall stay as they were
        parts |= template.kept
    # Moving the body into python-docx's own tree, to save it from there, would take longer than all else.
    parts["word/document.xml"] = serialized(root)
    own = ((SOURCE_KEY, _on_one_line(source_sha256)), (CHECKSUM_KEY, checksum(parts.items())))
    parts[CUSTOM] = _custom_properties(parts[CUSTOM], own)
    return packed(parts)


# --- knowing our own -------------------------------------------------------------------------------


def _held_properties(content: bytes) -> dict[str, str]:
    """Name and text of the custom properties; raises XMLSyntaxError on what is not well-formed XML."""
    root = parsed(content)
    if root.getroottree().docinfo.internalDTD is not None:
        return {}
    return {
        each.get("name", ""): "".join(str(text) for text in each.itertext())
        for each in root.iterfind(CP + "property")
    }


def made_by_lok(raw: bytes) -> Literal["untouched", "edited", "foreign"]:
    """What is known of a file's origin, from its bytes alone; never raises on bad bytes.

    ``untouched``: lok made it and every part is as lok wrote it. ``edited``: lok made it and somebody
    has saved it since. ``foreign``: anything else, a file too large or damaged to read safely included.
    """
    if len(raw) > FILE_LIMIT:
        return "foreign"
    try:
        parts = dict(safe_parts(raw))
        held = _held_properties(parts[CUSTOM]) if CUSTOM in parts else {}
    # What zipfile, zlib and lxml raise on bytes made to break them; none of it is a fault of ours.
    except (BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, ValueError, RuntimeError):
        return "foreign"
    if CHECKSUM_KEY not in held or SOURCE_KEY not in held:
        return "foreign"
    return "untouched" if held[CHECKSUM_KEY] == checksum(parts.items()) else "edited"
