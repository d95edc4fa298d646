"""How blocks become a Word file, and how such a file is known again.

The look is in ``base.docx`` (made by ``tools/build_base.py``): here a block gets a style, and a format only for
what hangs on its neighbours: widths, what stays on one page, the air after a table. All is written as text, once
and in order: a tree takes twice as long. Only for an agency's template is it read as one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, count, zip_longest
from math import ceil, fsum, inf
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import BadZipFile

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
    Signatures,
    Span,
    Spans,
    Table,
    Terms,
    contents_level,
    heading_numbers,
)
from lokcli.render import properties
from lokcli.render.measuring import em as _em
from lokcli.render.package import (
    CORE,
    CP,
    CUSTOM,
    FILE_LIMIT,
    MAIN,
    NUMBERING,
    VT,
    Making,
    R,
    base_parts,
    checksum,
    packed,
    root_of,
    safe_parts,
    with_last,
    written,
)
from lokcli.render.pictures import ON_SCREEN, Painted, painting
from lokcli.render.text import (
    NOTHING,
    ended,
    escaped,
    link_target,
    on_one_line,
    one_paragraph,
    paragraphs,
    plain,
    quoted,
)

if TYPE_CHECKING:
    from lokcli.render.seal import Origin
    from lokcli.render.template import Template

OURS: Final = "lok-"
"""How the names of our custom properties begin."""
SOURCE_KEY: Final = "lok-kalla-sha256"
CHECKSUM_KEY: Final = "lok-kontrollsumma"

HEADER: Final = "word/header1.xml"
FOOTER: Final = "word/footer1.xml"
"""The parts of base.docx for what stands on every page."""

TEXT_WIDTH: Final = 9298
"""Twips between the margins of base.docx: 16.4 cm."""
TEXT_HEIGHT: Final = 14173
"""Twips between the margins above and below: 25 cm."""
DENSE_FROM: Final = 6
"""With this many columns, or with words too long, a table takes the smaller type of its dense style."""
NUMBERED: Final = "2"
"""The abstract numbering of base.docx that the style List Number takes."""
OWN_LISTS: Final = frozenset({"1", "2", "3"})
"""The nums that base.docx has."""
STRONG_GROUND: Final = "D3E7E4"

_BREAKS: Final = re.compile(r"([\n\t\u2011])")
_BREAK_ELEMENTS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>"}
_SPACES: Final = re.compile(r"[^\S\u00a0]+")
_UNIT: Final = re.compile(
    r"\b\d{4}-\d\d-\d\d\b"
    r"|\b[A-Z]{2,3}-\d\d\b"
    r"|\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"(?: \d{4})?\b"
    r"|\b(?:\d+ och )?\d+(?: [a-z])? §§?"
    r"|§ \d+"
    r"|\b\d+ kap\."
    r"|\b(?:lagen|lag|förordningen|förordning|SFS) \(?\d{4}:\d+"
    r"|\b[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}[ -]\d{4}/\d+(?: \d{3,4}\b)?"
)
"""What is read as one word: a date, a code, a place in a law, a registration number. Parted over two lines, each half says nothing."""
_DIGIT: Final = re.compile(r"\d")
"""Every unit has one; most texts have none, and are not looked through for each kind."""
_ADDRESS: Final = re.compile(r"(\S+)(@\S+)")


# --- the smallest pieces of a body -----------------------------------------------------------------


class _Line(NamedTuple):
    """What a page holds: its width and height in twips, and how wide its letters are with Calibri's as 1."""

    width: int = TEXT_WIDTH
    height: int = TEXT_HEIGHT
    breadth: float = 1.0
    label_em: float = 210.0
    """Twips an em of a label in running text."""

    def measures(self, *, dense: bool) -> tuple[float, int]:
        """Twips an em of a table's type, and the margins of its cells."""
        em, margin = _MEASURES[dense]
        return em * self.breadth, margin

    def room(self, width: float, *, dense: bool) -> float:
        """What a line of a column holds, in ems; ``width`` in twips."""
        em, margin = self.measures(dense=dense)
        return max(1.0, (width - margin) / em)


class _Entry(NamedTuple):
    """A heading as the contents name it, and the bookmark that they lead to."""

    level: int
    number: str
    text: str
    bookmark: str


TABLE: Final = "tbl"


@dataclass(slots=True)
class _Sheet:
    """What the writing of one body needs to know of its page and of what it has written so far."""

    package: Making
    list_ids: Iterator[str]
    """Of a ``w:num``, for each numbered list anew."""
    drawings: Iterator[str]
    """The SVG of each figure, in the order of the blocks."""
    label_columns: Iterator[_Column]
    """Where the texts of each block of terms stand, in the order of the blocks."""
    line: _Line
    own_page: bool = True
    """Whether the look is that of base.docx, and no agency's."""
    headings: Sequence[_Entry] = ()
    contents_level: int = 2
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The registration numbers of the document, and how they are written so that none is parted."""
    body: list[str] = field(default_factory=list)
    last: str = ""
    """What stands last in the body: the style of a paragraph, TABLE, or nothing."""
    links: dict[str, str] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    """The ids of the numbered lists."""
    tables: int = 0
    pictures: list[str] = field(default_factory=list)
    """The parts that the pictures of the figures are put in."""
    written: int = 0
    """How many of the headings have been written."""

    def paragraph(
        self, style: str, runs: str, *, keep: bool = False, list_id: str = "", above: int = 0
    ) -> None:
        """Write a paragraph, see ``_paragraph``."""
        self.body.append(_paragraph(style, runs, keep=keep, list_id=list_id, above=above))
        self.last = style

    def table(self, table: str) -> None:
        """Write a table."""
        self.body.append(table)
        self.last = TABLE


def _paragraph(style: str, runs: str, *, keep: bool = False, list_id: str = "", above: int = 0) -> str:
    """A paragraph of a style. ``keep`` holds it on the page of what follows, ``above`` are twips over it."""
    properties = f'<w:pStyle w:val="{style}"/>'
    if keep:
        properties += "<w:keepNext/>"
    if list_id:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
    if above:
        properties += f'<w:spacing w:before="{above}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _text(text: str) -> str:
    if not text:
        return ""
    if text[0].isspace() or text[-1].isspace() or "  " in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    return f"<w:t>{escaped(text)}</w:t>"


def _joined(unit: str) -> str:
    return unit.replace(" ", "\u00a0").replace("-", "\u2011")


@lru_cache(maxsize=4096)
def _unbroken(text: str, room: float = inf) -> str:
    """The text with no-break spaces and hyphens in what is read as one word and fits in ``room`` ems.

    An address that does not fit is parted before its @: better there than in the middle of a word.
    """
    if room < inf and "@" in text:
        text = _ADDRESS.sub(
            lambda found: "\n".join(found.groups()) if _em(found[0]) > room else found[0], text
        )
    if not _DIGIT.search(text):
        return text
    return _UNIT.sub(lambda found: _joined(found[0]) if _em(found[0]) <= room else found[0], text)


@lru_cache(maxsize=4096)
def _run(text: str, style: str = "", *, bold: bool = False, room: float = inf) -> str:
    """A run of clean text; newlines become line breaks and tabs become tabs.

    ``room`` is what one line holds, in ems, where that is little. Kept: half of the runs of a document are there
    already, labels and the parties' names.
    """
    content = ""
    if style or bold:
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        content = f"<w:rPr>{named}{'<w:b/>' if bold else ''}</w:rPr>"
    text = _unbroken(text, room)
    if "\n" not in text and "\t" not in text and "\u2011" not in text:
        content += _text(text)
    else:
        content += "".join([_BREAK_ELEMENTS.get(piece) or _text(piece) for piece in _BREAKS.split(text)])
    return f"<w:r>{content}</w:r>" if content else "<w:r/>"


def _tooltip(target: str, link: str) -> str:
    kind, address = link.split(":", 1)
    match kind.lower():
        case "mailto":
            return f"Skriv e-post till {address.partition('?')[0]}"
        case "tel":
            return f"Ring {address}"
        case _:
            return f"Öppna webbplatsen {target.partition('://')[2]}"


def _in_one_piece(text: str, numbers: Mapping[str, str]) -> str:
    for number, joined in numbers.items():
        text = text.replace(number, joined)
    return text


def _spans(spans: Spans, sheet: _Sheet, room: float = inf) -> str:
    """The runs of clean spans; a link becomes a hyperlink, a blank one takes the style of blanks."""
    runs = []
    numbers = sheet.numbers if room == inf else {}
    for span in spans:
        style = "LokBlank" if span.code else "Strong" if span.strong else ""
        target = link_target(span.link) if span.link else ""
        text = _in_one_piece(span.text, numbers)
        if not (target and span.link):
            runs.append(_run(text, style, room=room))
            continue
        if target not in sheet.links:
            sheet.links[target] = sheet.package.link(target)
        tooltip = _tooltip(target, on_one_line(span.link))[:255]
        run = _run(text, "LokBlank" if span.code else "Hyperlink", bold=span.strong, room=room)
        runs.append(
            f'<w:hyperlink r:id="{sheet.links[target]}" w:tooltip={quoted(tooltip)} w:history="1">{run}</w:hyperlink>'
        )
    return "".join(runs)


_FIELD_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field(instruction: str, result: str) -> str:
    """A complex field with its cached result; Word for Mac calls a file without results damaged."""
    return f"{_field_start(instruction)}<w:r>{_text(result)}</w:r>{_FIELD_END}"


def _field_start(instruction: str) -> str:
    """What comes before the result of a field; the result and its end are the caller's to write."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


# --- tables ----------------------------------------------------------------------------------------

LONG_WORD: Final = 14
SHORT_VALUE: Final = 16
SHORT_NAME: Final = 20

# Twips an em, and the margins of a cell with a hair to spare: plain and dense, as in base.docx.
_MEASURES: Final = ((190, 225), (170, 155))


@lru_cache(maxsize=4096)
def _least_em(text: str) -> float:
    """The ems of what must stay on one line: a telephone number or a date whole, else the longest word."""
    found: list[str] = []
    for line in text.split("\n"):
        if len(line) <= SHORT_VALUE and any(map(str.isdigit, line)):
            found.append(line)
            continue
        # What is printable has no space but the plain one.
        for word in line.split(" ") if line.isprintable() else _SPACES.split(line):
            if len(word) > LONG_WORD:  # a long compound may break at its hyphen, "e-post" may not
                found += word.replace("-", "- ").split(" ")
            else:
                found.append(word)
    return max(map(_em, found))


@lru_cache(maxsize=4096)
def _short_em(text: str, most: int) -> float:
    """The ems of the widest of those lines that have ``most`` characters or fewer; 0 without any."""
    if "\n" not in text:
        return _em(text) if len(text) <= most else 0.0
    return max((_em(line) for line in text.split("\n") if len(line) <= most), default=0.0)


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
    return [max(map(_least_em, column)) * em + margin for column in texts]


def _floors(texts: Sequence[Sequence[str]], line: _Line, *, dense: bool) -> list[float]:
    """Least width of each column: what must stay whole and, as far as there is room, all short values."""
    words = _words(texts, line, dense=dense)
    if fsum(words) > line.width:  # an address on two lines is easier to read than a word cut in two
        words = _words([[text.replace("@", " @") for text in column] for column in texts], line, dense=dense)
    room = line.width - fsum(words)
    if room < 0:
        return _cut_to_fit(words, line.width)
    em, margin = line.measures(dense=dense)
    # "Karlshamns kommun" is worth a line of its own only where the columns are few.
    short = SHORT_NAME if len(texts) < DENSE_FROM else SHORT_VALUE
    whole = [
        max(word, max([_short_em(text, short) for text in column]) * em + margin)
        for word, column in zip(words, texts, strict=True)
    ]
    wish = fsum(whole) - fsum(words)
    part = min(1.0, room / wish) if wish else 0.0
    return [word + (full - word) * part for word, full in zip(words, whole, strict=True)]


def _texts(columns: Sequence[str], rows: Sequence[Sequence[Cell]], sheet: _Sheet) -> list[list[str]]:
    """The texts of each column as they are written, its name first."""
    return [
        [
            _unbroken(name),
            *(_unbroken(_in_one_piece(plain(row[at].spans), sheet.numbers)) for row in rows),
        ]
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
    scale = line.width / fsum(wanted)
    given = [width * scale for width in wanted]
    lacking = fsum(max(0.0, floor - width) for floor, width in zip(floors, given, strict=True))
    room = fsum(max(0.0, width - floor) for floor, width in zip(floors, given, strict=True))
    if room:
        part = min(1.0, lacking / room)
        given = [
            floor if width < floor else width - (width - floor) * part
            for floor, width in zip(floors, given, strict=True)
        ]
    widths = [round(width) for width in given]
    widths[-1] += line.width - sum(widths)
    return widths


_Breadths = tuple[float, tuple[tuple[float, float], ...]]


@lru_cache(maxsize=4096)
def _breadths(text: str) -> _Breadths:
    """The ems of the widest line of a text as it was written; of each line its ems, and those that a line break costs.

    That is half a word.
    """
    lines = tuple([(own := _em(line), own / (2 * len(line.split()) or 2)) for line in text.split("\n")])
    return max(lines)[0], lines


def _line_count(lines: Iterable[tuple[float, float]], room: float) -> int:
    count = 0
    for own, lost in lines:
        count += 1 if own <= room else ceil(own / max(1.0, room - lost))
    return count


def _line_counts(column: Iterable[_Breadths], room: float) -> list[int]:
    """On how many lines each text of a column will stand, as nearly as it can be known without setting it.

    ``room`` is what one line of the column holds, in ems.
    """
    return [len(lines) if widest <= room else _line_count(lines, room) for widest, lines in column]


def _counter(
    columns: Sequence[Sequence[_Breadths]], line: _Line, *, dense: bool
) -> Callable[[int, int], list[int]]:
    """What gives the line counts of the column at a place, for a width in twips."""

    @cache
    def lines(at: int, width: int) -> list[int]:
        return _line_counts(columns[at], line.room(width, dense=dense))

    return lines


STEPS: Final = (0.12, 0.06, 0.03, 0.24)
"""Shares of the line that the columns of a table give each other; the last for what small ones do not bring."""
MEASURED_ROWS: Final = 60


def _evened(texts: Sequence[Sequence[str]], widths: Sequence[int], *, line: _Line, dense: bool) -> list[int]:
    """The widths, with room moved from column to column as long as that makes the table lower.

    No column comes below what must stay on one line.
    """
    given = list(widths)
    if len(given) == 1:
        return given
    every = -(-len(texts[0]) // MEASURED_ROWS)  # of a very long table some rows are measured
    least = _words([column[::every] for column in texts], line, dense=dense)
    measured = [list(map(_breadths, column[::every])) for column in texts]
    lines = _counter(measured, line, dense=dense)
    heights = [lines(at, width) for at, width in enumerate(given)]
    total = sum(map(max, *heights))
    whole = [[len(of_text) for _, of_text in column] for column in measured]
    lowest = sum(map(max, *whole))
    for step in (round(line.width * share) for share in STEPS):
        while total > lowest:
            best = None
            spare = [min(step, int(wide - floor)) for wide, floor in zip(given, least, strict=True)]
            for to, width in enumerate(given):
                if heights[to] == whole[to]:
                    continue
                # If the whole step brings nothing, even were it for nothing, no part of it does.
                hoped = heights.copy()
                hoped[to] = lines(to, width + step)
                if hoped[to] == heights[to] or sum(map(max, *hoped)) >= total:
                    continue
                for giver, share in enumerate(spare):
                    if share <= 0 or giver == to:
                        continue
                    moved = heights.copy()
                    moved[to], moved[giver] = lines(to, width + share), lines(giver, given[giver] - share)
                    height = sum(map(max, *moved))
                    if height < total:
                        best, total = (to, giver, share, moved), height
            if best is None:
                break
            to, giver, share, heights = best
            given[to] += share
            given[giver] -= share
    return given


SMALL_TABLE: Final = 8
"""Lines of a table that is never parted over two pages."""


def _kept_rows(lines: Sequence[int]) -> set[int]:
    """Which body rows stay with the next; ``lines`` are those of each row's tallest cell.

    All in a small table; in a long one so many that neither its first nor its last row stands alone.
    """
    last = len(lines) - 1
    if sum(lines) <= SMALL_TABLE:
        return set(range(last))
    return {0, last - 1} - {last, -1}


def _rooms(texts: Sequence[Sequence[str]], widths: Sequence[int], line: _Line, *, dense: bool) -> list[float]:
    """What a line of each column holds, in ems; without end where it holds all that must stay on one line."""
    em, margin = line.measures(dense=dense)
    least = _words(texts, line, dense=dense)
    return [
        inf if width + 1 >= needed else (width - margin) / em
        for width, needed in zip(widths, least, strict=True)
    ]


def _table_of(
    rows: Iterable[str],
    style: str,
    widths: Sequence[int],
    caption: str,
    description: str,
    *,
    first_column: bool,
) -> str:
    """A table that fills the line, with its alternative text."""
    # 0020 header row, 0080 first column, 0400 no column bands.
    value, first = ("04A0", "1") if first_column else ("0420", "0")
    caption = on_one_line(caption)
    return "".join((
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0"',
        f' w:firstColumn="{first}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
        f"<w:tblCaption w:val={quoted(caption)}/>",
        f"<w:tblDescription w:val={quoted(on_one_line(description) or caption)}/></w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
        *rows,
        "</w:tbl>",
    ))  # fmt: skip


def _row(cells: Iterable[str], *, header: bool = False, height: int = 0) -> str:
    properties = "<w:cantSplit/>"
    if height:
        properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    if header:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


_CELL_STYLE: Final = {"none": "LokCell", "strong": "LokCellStrong", "quiet": "LokCellQuiet"}
_EMPTY: Final[Spans] = (Span(NOTHING),)


def _cell(  # noqa: PLR0913 - all of them keywords of one cell
    spans: Spans, width: int, sheet: _Sheet, *,
    style: str = "LokCell", fill: str = "", keep: bool = False, may_be_empty: bool = False, room: float = inf,
) -> str:  # fmt: skip
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    pieces = paragraphs(spans) or [() if may_be_empty else _EMPTY]
    content = "".join([_paragraph(style, _spans(piece, sheet, room), keep=keep) for piece in pieces])
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


def _same_length(columns: Sequence[str], cells: Sequence[Cell]) -> None:
    if len(columns) != len(cells):
        message = f"a row has {len(cells)} cells under {len(columns)} columns"
        raise ValueError(message)


def _header_row(columns: Iterable[str], widths: Iterable[int], sheet: _Sheet) -> str:
    return _row(
        (
            _cell((Span(on_one_line(name)),), width, sheet, style="LokCellHead")
            for name, width in zip(columns, widths, strict=True)
        ),
        header=True,
    )


def _table(table: Table, sheet: _Sheet) -> None:
    sheet.tables += 1
    _numbered_caption(sheet, "Caption", "Tabell", sheet.tables, table.caption)
    rows = [row.cells for row in table.rows] or [tuple(Cell(()) for _ in table.columns)]
    for cells in rows:
        _same_length(table.columns, cells)
    texts = _texts(table.columns, rows, sheet)
    line = sheet.line
    dense = len(table.columns) >= DENSE_FROM or fsum(_words(texts, line, dense=False)) > line.width
    widths = _column_widths(texts, table.widths, line=line, dense=dense)
    widths = _evened(texts, widths, line=line, dense=dense)
    rooms = _rooms(texts, widths, line, dense=dense)
    heights = (
        _line_counts(map(_breadths, column[1:]), line.room(width, dense=dense))
        for column, width in zip(texts, widths, strict=True)
    )
    kept = _kept_rows([max(of_row) for of_row in zip(*heights, strict=True)])
    body = [
        _row(
            _cell(
                cell.spans,
                width,
                sheet,
                style=_CELL_STYLE[cell.emphasis],
                fill=STRONG_GROUND if cell.emphasis == "strong" else "",
                keep=at in kept,
                room=room,
            )
            for cell, width, room in zip(cells, widths, rooms, strict=True)
        )
        for at, cells in enumerate(rows)
    ]
    sheet.table(
        _table_of(
            [_header_row(table.columns, widths, sheet), *body],
            "LokTableDense" if dense else "LokTable",
            widths,
            table.caption,
            table.description,
            first_column=True,
        )
    )


def _facts(block: Facts, sheet: _Sheet) -> None:
    if not block.facts:
        return
    labels = [label for label, _ in block.facts]
    values = [Cell(spans) for _, spans in block.facts]
    # Columns of equal width, but for a value that asks for more.
    widths = _column_widths(_texts(labels, [values], sheet), [1] * len(labels), line=sheet.line)
    rows = [
        _header_row(labels, widths, sheet),
        _row(_cell(value.spans, width, sheet) for value, width in zip(values, widths, strict=True)),
    ]
    sheet.table(_table_of(rows, "LokFacts", widths, "Fakta i korthet", ", ".join(labels), first_column=False))


SIGNATURE_HEIGHT: Final = 737
"""Twips, 1.3 cm: room for a signature by hand."""
FEW_PARTIES: Final = 6
"""With more than these the signature block may go on over the page: whole, it would leave half a page white."""


def _signatures(block: Signatures, sheet: _Sheet) -> None:
    for row in block.rows:
        _same_length(block.columns, row.cells)
    texts = _texts(block.columns, [row.cells for row in block.rows], sheet)
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
    last = len(block.rows)
    kept = set(range(1, last)) if last <= FEW_PARTIES else {1, 2, last - 1}
    rows = [
        _row(
            (
                _cell(cell.spans, width, sheet, keep=at in kept, may_be_empty=True)
                for cell, width in zip(each.cells, widths, strict=True)
            ),
            height=SIGNATURE_HEIGHT,
        )
        for at, each in enumerate(block.rows, 1)
    ]
    sheet.table(
        _table_of(
            [_header_row(block.columns, widths, sheet), *rows],
            "LokSignatures",
            widths,
            "Underskrifter",
            "En rad för varje part som undertecknar.",
            first_column=True,
        )
    )


# --- cover, headings, contents ---------------------------------------------------------------------


_LEADING_ON: Final = frozenset((
    "att", "av", "den", "det", "de", "en", "ett", "eller", "enligt", "för", "från", "hos", "i",
    "inom", "med", "mellan", "mot", "och", "om", "på", "samt", "som", "till", "under", "vid", "·",
    "–", "—", "/", "&",
))  # fmt: skip
"""Words that a cut text does not end with, nor a line of a title: they promise one more."""


TITLE_EM: Final = (460, 360)
"""Twips an em of a title, and of one that would take too many lines in that size, as in base.docx."""
TITLE_LINES: Final = 3
TITLE_WORDS: Final = 40
"""A title of more words is no title, and takes what lines it takes."""
_HANGING: Final = 40.0
"""What a line that ends on a word that promises one more is held to cost, in square ems left empty."""


def _even_lines(words: Sequence[str], room: float) -> list[int]:
    """The places of the words that begin a new line, so that as few lines as can be are about as long.

    None where the words have room on one line, or one of them has none.
    """
    count = len(words)
    if not 1 < count <= TITLE_WORDS or max(map(_em, words)) > room:
        return []
    # For the words from each place on: how many lines they take, what those cost, and where the next begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
    for start in reversed(range(count)):
        found = []
        for stop in range(start + 1, count + 1):
            left = room - _em(" ".join(words[start:stop]))
            if left < 0:
                break
            lines, cost, _ = best[stop]
            hanging = _HANGING if stop < count and words[stop - 1].lower() in _LEADING_ON else 0.0
            found.append((lines + 1, cost + left * left + hanging, stop))
        best[start] = min(found)
    starts, at = [], best[0][2]
    while at < count:
        starts.append(at)
        at = best[at][2]
    return starts


def _title(spans: Spans, sheet: _Sheet) -> None:
    """The title; on our own page, whose type is known, on lines of even length and small enough for three."""
    text, style = plain(spans), "Title"
    breaks: set[int] = set()
    if sheet.own_page and "\n" not in text:
        words = _unbroken(text).split(" ")
        ends = [end - 1 for end in accumulate(len(word) + 1 for word in words)]
        for style, em in zip(("Title", "LokTitleLong"), TITLE_EM, strict=True):  # noqa: B007 - the last one tried
            starts = _even_lines(words, sheet.line.width / em)
            breaks = {ends[start - 1] for start in starts}
            if len(starts) < TITLE_LINES and _em(text) <= sheet.line.width / em * TITLE_LINES:
                break
    at, lined = 0, []
    for span in spans:
        lined.append(
            span._replace(
                text="".join(" \n" if at + i in breaks else sign for i, sign in enumerate(span.text)),
            )
        )
        at += len(span.text)
    sheet.paragraph(style, _spans(tuple(lined), sheet))


NAME: Final = 30
"""Ems of a name that is never parted; a longer one would not have room on a line."""


def _unparted_names(spans: Spans) -> Spans:
    """Names with a point between, none of them parted and no point at the beginning of a line."""
    return tuple(
        span._replace(text=span.text.replace(" ", "\u00a0").replace("·\u00a0", "· "))
        if _em(span.text) <= NAME
        else span
        for span in spans
    )


def _cover(block: Cover, sheet: _Sheet) -> None:
    if kicker := on_one_line(block.kicker):
        sheet.paragraph("LokKicker", _run(kicker))
    _title(one_paragraph(block.title), sheet)
    if paragraphs(block.parties):
        sheet.paragraph("Subtitle", _spans(_unparted_names(one_paragraph(block.parties)), sheet))


def _heading(block: Heading, sheet: _Sheet) -> None:
    """The heading, in the bookmark that the contents lead to."""
    entry = sheet.headings[sheet.written]
    sheet.written += 1
    sheet.paragraph(
        f"Heading{block.level}",
        f'<w:bookmarkStart w:id="{sheet.written}" w:name="{entry.bookmark}"/>'
        f"{_spans(one_paragraph(block.spans), sheet)}"
        f'<w:bookmarkEnd w:id="{sheet.written}"/>',
    )


def _entries(blocks: Sequence[Block], template: Template | None) -> list[_Entry]:
    """Every heading with its number as it is shown, and the name of the bookmark round it."""
    numbers = heading_numbers(blocks)
    if template:
        numbers = {at: template.heading_number(number) for at, number in numbers.items()}
    return [
        _Entry(
            block.level,
            numbers[at],
            on_one_line(plain(block.spans)) or NOTHING,
            f"_Toc{FIRST_BOOKMARK + place}",
        )
        for place, (at, block) in enumerate(
            (at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)
        )
    ]


FIRST_BOOKMARK: Final = 270_000_001
"""Word names the bookmarks of its own contents _Toc and nine digits."""


def _contents(block: Contents, sheet: _Sheet) -> None:
    """The contents as a field with its result written here, so that no reader is asked to update it.

    There are no page numbers: only a program that breaks the text into pages knows them.
    """
    entries = [entry for entry in sheet.headings if entry.level <= sheet.contents_level]
    if not entries:
        return
    sheet.paragraph("TOCHeading", _run(on_one_line(block.title)))
    for at, entry in enumerate(entries):
        # The number stands before the link: LibreOffice makes two links of one that a tab parts. No tooltip:
        # with one, LibreOffice 25.2 drops a link within the document.
        number = _run(f"{entry.number}\t") if entry.number else ""
        link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{_run(entry.text)}</w:hyperlink>'
        start = _field_start(rf'TOC \o "1-{sheet.contents_level}" \n \h \z \u') if at == 0 else ""
        end = _FIELD_END if at == len(entries) - 1 else ""
        sheet.paragraph(f"TOC{entry.level}", f"{start}{number}{link}{end}")


# --- figures ---------------------------------------------------------------------------------------

EMU_A_PIXEL: Final = 9525
"""English metric units in a 96th of an inch, which is a unit of our drawings."""
EMU_A_TWIP: Final = 635
CAPTION_HEIGHT: Final = 1200
"""Twips that a figure leaves for its caption on the page."""
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SIZE: Final = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


def _figure(block: Figure, sheet: _Sheet) -> None:
    """The drawing as SVG, with a PNG for readers that show none, and its caption below."""
    number = len(sheet.pictures) + 1
    svg = next(sheet.drawings)
    size = _SIZE.search(svg)
    if size is None:
        message = "a drawing has no width and height"
        raise ValueError(message)
    width, height = map(float, size.groups())
    room, tall = sheet.line.width * EMU_A_TWIP, (sheet.line.height - CAPTION_HEIGHT) * EMU_A_TWIP
    scale = min(EMU_A_PIXEL, room / width, tall / height)
    extent = f'cx="{int(width * scale)}" cy="{int(height * scale)}"'
    vector = sheet.package.picture(f"figur{number}.svg", "image/svg+xml", svg.encode())
    bitmap = sheet.package.picture(
        f"figur{number}.png", "image/png", b""
    )  # it comes when the text is written
    sheet.pictures.append(next(reversed(sheet.package.parts)))
    named = f'id="{number}" name="Figur {number}"'
    sheet.paragraph(
        "LokFigure",
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" xmlns:a="{_A}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {named} descr={quoted(on_one_line(block.alt))}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{bitmap}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )
    _numbered_caption(sheet, "LokFigureCaption", "Figur", number, block.caption)


def _numbered_caption(sheet: _Sheet, style: str, kind: str, number: int, text: str) -> None:
    counted = _field(rf"SEQ {kind} \* ARABIC", str(number))
    sheet.paragraph(style, f"{_run(f'{kind} ')}{counted}{_run(f'. {on_one_line(text)}')}")


# --- lists, terms, boxes ---------------------------------------------------------------------------


AFTER_TABLE: Final = 240
AFTER_LIST: Final = 120
"""Twips above a list or terms, which have little in their styles: their own paragraphs stand close."""


def _new_number_list(sheet: _Sheet) -> str:
    """A list that starts at 1 on its own account: Word lets lists of one ``w:num`` go on counting."""
    sheet.lists.append(next(sheet.list_ids))
    return sheet.lists[-1]


class _Written(NamedTuple):
    """A paragraph of a list or of terms, before it is known where it stands."""

    style: str
    runs: str
    list_id: str = ""
    keep: bool = False


def _set(paragraphs_of_list: Sequence[_Written], sheet: _Sheet) -> None:
    """Write the paragraphs of a list or of terms.

    The first two hold together, and the last two, so that no line stands alone on a page.
    """
    above = (
        AFTER_TABLE
        if sheet.last == TABLE
        else AFTER_LIST
        if sheet.last.startswith(("List", "LokTerm"))
        else 0
    )
    ends = {0, len(paragraphs_of_list) - 2} if len(paragraphs_of_list) > 1 else set()
    for at, (style, runs, list_id, keep) in enumerate(paragraphs_of_list):
        sheet.paragraph(style, runs, keep=keep or at in ends, list_id=list_id, above=0 if at else above)


def _items(block: Items, sheet: _Sheet) -> None:
    if not block.items:
        return
    style = "ListNumber" if block.numbered else "ListBullet"
    list_id = _new_number_list(sheet) if block.numbered else ""
    items: list[_Written] = []
    for spans in block.items:
        first, *others = paragraphs(spans) or [_EMPTY]
        items.append(_Written(style, _spans(first, sheet), list_id))
        items += (_Written("ListContinue", _spans(more, sheet)) for more in others)
    _set(items, sheet)


_TERM_STYLES: Final = (("LokTerm", "LokTermMore", 2495), ("LokTermWide", "LokTermWideMore", 3742))
"""Style of a term, style of its further paragraphs, and twips from the margin to the text, as in base.docx."""
_UNDER: Final = ("LokTermLong", "LokTermLong", 0)
"""Where a label is too long for either: the text stands under it."""


_Column = tuple[str, str, int]


def _label_column(block: Terms, line: _Line) -> _Column:
    """The narrowest column of labels that all labels of the block fit in."""
    _, margin = _MEASURES[False]
    widest = max(
        (_em(ended(label, ":")) * line.label_em + margin / 2 for label, _ in block.pairs), default=0.0
    )
    return next((fitting for fitting in _TERM_STYLES if widest <= fitting[2]), _UNDER)


def _label_columns(blocks: Sequence[Block], line: _Line) -> Iterator[_Column]:
    """The column of labels of each block of terms: within a section, of level 1 or 2, their texts have one edge.

    Not within a chapter: one long label would move all texts of ten pages away from their labels.
    """
    section: list[_Column] = []
    for block in (*blocks, None):
        if isinstance(block, Terms):
            section.append(_label_column(block, line))
        elif block is None or (isinstance(block, Heading) and block.level <= 2):  # noqa: PLR2004
            shared = max(
                (column for column in section if column != _UNDER), key=itemgetter(2), default=_UNDER
            )
            yield from (column if column == _UNDER else shared for column in section)
            section = []


def _terms(block: Terms, sheet: _Sheet) -> None:
    """Labels in a column of their own where all of them fit there, else each above its text."""
    style, more, at = next(sheet.label_columns)
    terms: list[_Written] = []
    for label, spans in block.pairs:
        first, *others = paragraphs(spans) or [_EMPTY]
        named = _run(ended(label, ":"), "LokLabel") + _run("\t" if at else "\n")
        terms.append(_Written(style, named + _spans(first, sheet), keep=bool(others)))
        terms += (_Written(more, _spans(another, sheet)) for another in others)
    _set(terms, sheet)


def _callout(block: Callout, sheet: _Sheet) -> None:
    title = ended(block.title, ".")
    spans: list[Span] = [Span(title, strong=True)] if title else []
    # One paragraph, with line breaks: a box of several would be drawn as several by some readers.
    for number, each in enumerate(paragraphs(block.spans)):
        if spans:
            spans.append(Span("\n\n" if number else " "))
        spans += each
    if spans:
        style = "LokWarning" if block.kind == "warning" else "LokNote"
        sheet.paragraph(style, _spans(tuple(spans), sheet))


INTRODUCTION: Final = 600
"""Characters of a paragraph that stays with what it leads to; a longer one stands well on its own."""


def _kept_blocks(blocks: Sequence[Block]) -> set[int]:
    """Which paragraphs stay with what follows.

    Those between a heading and the signature block under it, a line that announces a list, a table or terms,
    and a short paragraph that is all there is between those and their heading.
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
                case Paragraph(spans=spans):
                    said = plain(spans).rstrip()
                    under_heading = before > 0 and isinstance(blocks[before - 1], Heading)
                    if said.endswith(":") or (under_heading and len(said) <= INTRODUCTION):
                        kept.add(before)
    return kept


def _body_text(block: Paragraph, following: Block | None, sheet: _Sheet, *, keep: bool) -> None:
    pieces = paragraphs(block.spans)
    for number, spans in enumerate(pieces, 1):
        style = "BodyText"
        if sheet.last == TABLE:
            style = "LokAfterTable"
        elif isinstance(following, Signatures) and number == len(pieces):
            style = "LokBeforeSignatures"
        sheet.paragraph(style, _spans(spans, sheet), keep=keep)


def _block(block: Block, following: Block | None, sheet: _Sheet, *, keep: bool) -> None:
    match block:
        case Cover():
            _cover(block, sheet)
        case Facts():
            _facts(block, sheet)
        case Contents():
            _contents(block, sheet)
        case Heading():
            _heading(block, sheet)
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
        case Figure():
            _figure(block, sheet)
        case Signatures():
            _signatures(block, sheet)


# --- the whole file --------------------------------------------------------------------------------


SMALL: Final = 170
"""Twips an em in header and footer, as in base.docx."""
BETWEEN: Final = 2
"""Ems that at least part what stands at the left from what stands at the right."""


def _fitting(text: str, room: float) -> str:
    """The text, cut between two words where it is wider than ``room`` ems."""
    if _em(text) <= room:
        return text
    words = text.split(" ")
    while words and (_em(" ".join([*words, "…"])) > room or words[-1].lower() in _LEADING_ON):
        del words[-1]
    return " ".join([*words, "…"])


def _header_and_footer(document: Document, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of base.docx, the one paragraph of each filled; a draft gets a band of its own on top."""
    right = _in_one_piece(on_one_line(document.header_right), _registration_numbers(document))
    room = TEXT_WIDTH / SMALL - _em(right) - BETWEEN
    left = _fitting(on_one_line(document.header_left), room)
    below = on_one_line(document.footer_left)
    pages = f"{_run('Sida ')}{_field('PAGE', '1')}{_run(' av ')}{_field('NUMPAGES', '1')}"
    band = _paragraph("LokDraft", _run("UTKAST")) if document.draft else ""
    return {
        HEADER: _filled(parts[HEADER], _run(f"{left}\t") + _run(right), band),
        FOOTER: _filled(parts[FOOTER], _run(f"{below}\t") + pages),
    }


def _filled(part: bytes, runs: str, before: str = "") -> bytes:
    """A part that holds one paragraph with these runs in it, and with what stands before it."""
    opened, start, paragraph = root_of(part).partition("<w:p>")
    properties, end, closed = paragraph.partition("</w:p>")
    return written(opened, before, start, properties, runs, end, closed)


def _origin(document: Document, sheet: _Sheet) -> None:
    """The last line of a document whose header and footer are the agency's: what ours would say."""
    said = (
        f"Diarienummer {document.identifier}" if document.identifier else "",
        f"Version {document.version}" if document.version else "",
        document.footer_left,
    )
    if line := " · ".join(filter(None, map(on_one_line, said))):
        sheet.paragraph("LokOrigin", _run(_in_one_piece(line, sheet.numbers)))


def _custom_properties(template: Template | None, values: Iterable[tuple[str, str]]) -> bytes:
    """The properties of a template, if any, and ours after them."""
    theirs, taken = "", frozenset[str]()
    if template:
        from lokcli.render.template import kept_properties

        theirs, taken = kept_properties(template, but=OURS)
    free = (pid for number in count(2) if (pid := str(number)) not in taken)  # 0 and 1 are reserved
    ours = "".join(
        f'<cp:property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></cp:property>"
        for (name, value), pid in zip(values, free, strict=False)
    )
    return written(f'<cp:Properties xmlns:cp="{CP}" xmlns:vt="{VT}">{theirs}{ours}</cp:Properties>')


def _registration_numbers(document: Document) -> dict[str, str]:
    numbers = filter(None, map(on_one_line, document.identifier.split(",")))
    return {number: _joined(number) for number in sorted(numbers, key=len, reverse=True)}


def _sheet(document: Document, template: Template | None, drawings: Iterable[str]) -> _Sheet:
    line, taken = _Line(), OWN_LISTS
    if template:
        from lokcli.render.template import lists_of

        line = _Line(template.text_width, template.text_height, template.breadth, template.body_em)
        taken = lists_of(template)
    return _Sheet(
        package=Making(template.parts if template else base_parts()),
        list_ids=(ident for number in count(1) if (ident := str(number)) not in taken),
        drawings=iter(drawings),
        own_page=template is None,
        line=line,
        label_columns=_label_columns(document.blocks, line),
        headings=_entries(document.blocks, template),
        numbers=_registration_numbers(document),
        contents_level=contents_level(document.blocks),
    )


def _on_own_page(document: Document, sheet: _Sheet) -> dict[str, bytes]:
    """The parts that hold what was written, in the look of base.docx."""
    parts = sheet.package.parts
    opened, page, closed = root_of(parts[MAIN]).partition("<w:sectPr>")  # all that stands there is the page
    # The second namespace is of no use here, but was there from the first: equal input gives equal bytes.
    lists = (
        f'<w:num xmlns:r="{R[1:-1]}" w:numId="{ident}"><w:abstractNumId w:val="{NUMBERED}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for ident in sheet.lists
    )
    return {
        MAIN: written(opened, *sheet.body, page, closed),
        NUMBERING: with_last(parts[NUMBERING], lists),
        **_header_and_footer(document, parts),
    }


def render(
    document: Document,
    *,
    source_sha256: str,
    template: Template | None = None,
    zoom: float = ON_SCREEN,
) -> bytes:
    """The document as the bytes of a .docx; ``source_sha256`` (hex) names the source it was made from.

    In a ``template`` it takes the agency's page, styles, headers and footers. ``zoom`` is how many pixels a
    picture has to each unit of its drawing. Equal input gives equal bytes.
    Characters that XML forbids become U+FFFD. Raises ValueError when a table row has not one cell for each
    column.
    """
    with painting(document.blocks, zoom) as painted:
        return rendered_with(painted, document, source_sha256=source_sha256, template=template)


def rendered_with(
    painted: Painted, document: Document, *, source_sha256: str, template: Template | None = None
) -> bytes:
    """As ``render``, for whoever has begun to paint the figures before this module was loaded."""
    if template and document.draft:
        from lokcli.render.template import drafted

        template = drafted(template)
    sheet = _sheet(document, template, painted.drawings)
    kept = _kept_blocks(document.blocks)
    for at, (block, following) in enumerate(zip_longest(document.blocks, document.blocks[1:])):
        _block(block, following, sheet, keep=at in kept)
    parts = sheet.package.parts
    if template:
        from lokcli.render.template import set_in

        _origin(document, sheet)
        parts |= set_in(template, "".join(sheet.body), sheet.lists)
    else:
        parts |= _on_own_page(document, sheet)
    sheet.package.close()
    parts.update(zip(sheet.pictures, painted.pictures(), strict=True))
    parts[CORE] = properties.core(document)
    own = ((SOURCE_KEY, on_one_line(source_sha256)), (CHECKSUM_KEY, checksum(parts.items())))
    parts[CUSTOM] = _custom_properties(template, own)
    return packed(parts)


# --- knowing our own -------------------------------------------------------------------------------


_SOURCE: Final = re.compile(rb"<vt:lpwstr>([0-9a-f]{64})</vt:lpwstr>")


def _as_written(parts: Mapping[str, bytes], seal: str) -> bool:
    """Whether the custom properties are to the byte what lok writes on its own page, so that no parser is needed."""
    source = _SOURCE.search(parts[CUSTOM])
    if source is None:
        return False
    own = ((SOURCE_KEY, source[1].decode()), (CHECKSUM_KEY, seal))
    return parts[CUSTOM] == _custom_properties(None, own)


def _held_properties(content: bytes) -> dict[str, str]:
    """Name and text of the custom properties; none where they are not well-formed XML."""
    from lxml import etree

    from lokcli.render.parts import parsed

    try:
        root = parsed(content)
    except etree.XMLSyntaxError:
        return {}
    if root.getroottree().docinfo.internalDTD is not None:
        return {}
    return {
        each.get("name", ""): "".join(str(text) for text in each.itertext())
        for each in root.iterfind(f"{{{CP}}}property")
    }


def made_by_lok(raw: bytes) -> Origin:
    """What is known of a file's origin, from its bytes alone; never raises on bad bytes.

    ``untouched``: lok made it and every part is as lok wrote it. ``edited``: lok made it and somebody
    has saved it since. ``foreign``: anything else, a file too large or damaged to read safely included.
    """
    if len(raw) > FILE_LIMIT:
        return "foreign"
    try:
        parts = dict(safe_parts(raw))
        if CUSTOM not in parts:
            return "foreign"
        seal = checksum(parts.items())
        if _as_written(parts, seal):
            return "untouched"
        held = _held_properties(parts[CUSTOM])
    # What zipfile, zlib and lxml raise on bytes made to break them; none of it is a fault of ours.
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return "foreign"
    if CHECKSUM_KEY not in held or SOURCE_KEY not in held:
        return "foreign"
    return "untouched" if held[CHECKSUM_KEY] == seal else "edited"
