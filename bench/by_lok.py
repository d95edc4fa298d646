"""What lok does for the benchmark inside its own environment: it draws up for the peers, and renders in a loop."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lokcli.blocks import (
    Block,
    Callout,
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
    contents_level,
    heading_numbers,
)
from lokcli.checking import check
from lokcli.outline import outline
from lokcli.render import figures, raster, word
from lokcli.render.pictures import ON_SCREEN, Painted
from lokcli.render.text import NOTHING, ended, on_one_line, one_paragraph, paragraphs, plain
from lokcli.sources.yaml import read

Given = dict[str, object]
NEW_PARAGRAPH = "\a"
"""What docxtpl makes a new paragraph of."""


def document_of(file: Path) -> Document:
    """The document of an agreement in which nothing is wrong."""
    result = check(read(file.read_bytes(), file.name), date(2026, 11, 21))
    assert result.family is not None  # noqa: S101 - the benchmark has had it checked
    assert result.draft is not None  # noqa: S101
    return outline(result.family, result.draft, result.blanks, source_sha256=result.source.sha256)


def _pieces(spans: Spans) -> list[str]:
    return [plain(each) for each in paragraphs(spans) or [(Span(NOTHING),)]]


def _flow(first: str, following: str, spans: Spans) -> Iterator[Given]:
    for at, text in enumerate(_pieces(spans)):
        yield {"kind": following if at else first, "text": text}


def _rows(rows: tuple[Row, ...]) -> list[list[str]]:
    return [
        [NEW_PARAGRAPH.join(_pieces(cell.spans)) if cell.spans else "" for cell in row.cells] for row in rows
    ]


class _Drawn:
    """The numbers that captions have got so far, and where pictures are put."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.blocks = document.blocks
        self.numbers = heading_numbers(document.blocks)
        self.folder = folder
        self.tables = 0
        self.figures = 0

    def given(self, block: Block) -> Iterator[Given]:  # noqa: C901, PLR0912 - flat, one case for each kind of block
        """What a template needs to know of a block: one entry for each paragraph, table or picture."""
        match block:
            case Cover(kicker=kicker, title=title, parties=parties):
                yield {"kind": "kicker", "text": on_one_line(kicker)}
                yield {"kind": "title", "text": plain(one_paragraph(title))}
                yield {"kind": "subtitle", "text": plain(one_paragraph(parties))}
            case Facts(facts=facts):
                yield {
                    "kind": "facts",
                    "columns": [label for label, _ in facts],
                    "rows": [[NEW_PARAGRAPH.join(_pieces(spans)) for _, spans in facts]],
                }
            case Contents(title=title):
                yield {"kind": "contents", "text": title}
                for place, number in self.numbers.items():
                    match self.blocks[place]:
                        case Heading(level=level, spans=spans) if level <= contents_level(self.blocks):
                            yield {
                                "kind": f"contents{level}",
                                "label": number,
                                "text": on_one_line(plain(spans)),
                            }
            case Heading(level=level, spans=spans):
                yield {"kind": f"heading{level}", "text": plain(one_paragraph(spans))}
            case Paragraph(spans=spans):
                yield from _flow("body", "body", spans)
            case Items(items=items, numbered=numbered):
                for spans in items:
                    yield from _flow("number" if numbered else "bullet", "continued", spans)
            case Terms(pairs=pairs):
                for label, spans in pairs:
                    first, *others = _pieces(spans)
                    yield {"kind": "term", "label": ended(label, ":"), "text": first}
                    for text in others:
                        yield {"kind": "termmore", "text": text}
            case Callout(title=title, spans=spans, kind=kind):
                text = "\n\n".join(plain(each) for each in paragraphs(spans))
                yield {"kind": kind, "text": f"{ended(title, '.')} {text}".strip()}
            case Table(caption=caption, columns=columns, rows=rows):
                self.tables += 1
                yield {"kind": "caption", "text": f"Tabell {self.tables}. {on_one_line(caption)}"}
                yield {"kind": "table", "columns": columns, "rows": _rows(rows)}
            case Figure(caption=caption, drawing=drawing):
                self.figures += 1
                picture = self.folder / f"figur{self.figures}.png"
                picture.write_bytes(raster.png(figures.svg(drawing), ON_SCREEN))
                yield {"kind": "picture", "picture": str(picture)}
                yield {"kind": "figurecaption", "text": f"Figur {self.figures}. {on_one_line(caption)}"}
            case Signatures(columns=columns, rows=rows):
                yield {"kind": "signatures", "columns": columns, "rows": _rows(rows)}


def context(document: Document, folder: Path) -> Given:
    """All that a template shows, as JSON can hold it; the pictures are written into the folder.

    Beside it stands what lok's Markdown says more than its Word file: the numbers of headings, which Word counts
    by itself, the words for those who do not see a table or a figure, and what Word has in its margins.
    """
    drawn = _Drawn(document, folder)
    blocks = [given for block in document.blocks for given in drawn.given(block)]
    margins = (
        document.title,
        f"Diarienummer {document.identifier}",
        f"Version {document.version}",
        document.footer_left,
    )
    more = [*drawn.numbers.values(), " · ".join(margins)]
    for block in document.blocks:
        match block:
            case Table(description=description):
                more.append(description)
            case Figure(alt=alt):
                more.append(alt)
    return {
        "blocks": blocks,
        "header_left": document.header_left,
        "header_right": document.header_right,
        "footer_left": document.footer_left,
        "more_in_markdown": " ".join(more),
    }


def serve(document: Document, *, pictures_given: bool) -> None:
    """Renders once for each line that comes, and answers with the seconds it took.

    The peer is given the pictures of the figures as files. Where they are given to lok too, it still draws the
    figures each time, but makes no PNG of them.
    """
    drawings = [block.drawing for block in document.blocks if isinstance(block, Figure)]
    ready = [raster.png(figures.svg(each), ON_SCREEN) for each in drawings]
    for _ in sys.stdin:
        start = time.perf_counter()
        if pictures_given:
            painted = Painted([figures.svg(each) for each in drawings], lambda: ready)
            word.rendered_with(painted, document, source_sha256="0" * 64)
        else:
            word.render(document, source_sha256="0" * 64)
        print(time.perf_counter() - start, flush=True)


def main() -> None:
    """Writes what the peers are given into a file that is named, else renders in a loop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--context", type=Path)
    parser.add_argument("--pictures-given", action="store_true")
    given = parser.parse_args()
    document = document_of(given.file)
    if given.context is None:
        serve(document, pictures_given=given.pictures_given)
    else:
        made = context(document, given.context.parent)
        given.context.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
