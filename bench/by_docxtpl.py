"""What a user of docxtpl would write: a template in Word with Jinja in it, and a few lines that fill it.

Run inside the environment of the peers. The template is lok's own base.docx with a loop over the blocks, so that
both documents have the same styles.
"""

from __future__ import annotations

import json
import sys
import time
from io import BytesIO

PARAGRAPHS = {
    "kicker": "Lok överrubrik",
    "title": "Title",
    "subtitle": "Subtitle",
    "contents": "TOC Heading",
    "contents1": "toc 1",
    "contents2": "toc 2",
    "heading1": "Heading 1",
    "heading2": "Heading 2",
    "heading3": "Heading 3",
    "body": "Body Text",
    "bullet": "List Bullet",
    "number": "List Number",
    "continued": "List Continue",
    "term": "Lok villkor",
    "termmore": "Lok villkor fortsättning",
    "note": "Lok ruta",
    "warning": "Lok varningsruta",
    "caption": "Caption",
    "picture": "Lok figur",
    "figurecaption": "Lok figurtext",
}
"""Kind of block → the style of its paragraph."""
LABELLED = {"contents1", "contents2", "term"}
"""Kinds with a label and a tab before their text."""
TABLES = {"facts": "Lok faktaband", "table": "Lok tabell", "signatures": "Lok underskrifter"}
"""Kind of block → the style of its table."""


def template(base: str, target: str) -> None:
    """Writes the template: each kind of block once, inside one loop."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = docx.Document(base)

    def tag(text: str) -> None:
        made.add_paragraph("{%p " + text + " %}")

    def field(paragraph, name: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), name)
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        simple.append(run)
        paragraph._p.append(simple)  # noqa: SLF001 - python-docx has no fields

    tag("for block in blocks")
    opened = "if"
    for kind, style in PARAGRAPHS.items():
        tag(f"{opened} block.kind == '{kind}'")
        label = "{{ block.label }}\t" if kind in LABELLED else ""
        made.add_paragraph(
            label + ("{{ block.picture }}" if kind == "picture" else "{{ block.text }}"), style
        )
        opened = "elif"
    for kind, style in TABLES.items():
        tag(f"{opened} block.kind == '{kind}'")
        table = made.add_table(rows=4, cols=3, style=style)
        head, first, row, last = table.rows
        for cells, loop, shown, look in (
            (head.cells, "for column in block.columns", "{{ column }}", "Lok cell rubrik"),
            (row.cells, "for cell in row", "{{ cell }}", "Lok cell"),
        ):
            for cell, text in zip(cells, ("{%tc " + loop + " %}", shown, "{%tc endfor %}"), strict=True):
                cell.paragraphs[0].text = text
                cell.paragraphs[0].style = look
        first.cells[0].paragraphs[0].text = "{%tr for row in block.rows %}"
        last.cells[0].paragraphs[0].text = "{%tr endfor %}"
    tag("endif")
    tag("endfor")
    section = made.sections[0]
    section.header.paragraphs[0].text = "{{ header_left }}\t{{ header_right }}"
    footer = section.footer.paragraphs[0]
    footer.text = "{{ footer_left }}\tSida "
    field(footer, "PAGE")
    footer.add_run(" av ")
    field(footer, "NUMPAGES")
    made.save(target)


def filled(source: str, given: str) -> bytes:
    """The document that the template becomes with what is given, a text in JSON."""
    from docx.shared import Cm
    from docxtpl import DocxTemplate, InlineImage

    context = json.loads(given)
    made = DocxTemplate(source)
    for block in context["blocks"]:
        if block["kind"] == "picture":
            block["picture"] = InlineImage(made, block["picture"], width=Cm(16.4))
    made.render(context, autoescape=True)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def serve(source: str, given: str) -> None:
    """Fills the template once for each line that comes, and answers with the seconds it took."""
    for _ in sys.stdin:
        start = time.perf_counter()
        filled(source, given)
        print(time.perf_counter() - start, flush=True)


def main() -> None:
    """``template BASE TEMPLATE``, ``fill TEMPLATE CONTEXT TARGET`` or ``serve TEMPLATE CONTEXT``."""
    verb, *names = sys.argv[1:]
    if verb == "template":
        template(*names)
        return
    with open(names[1], encoding="utf-8") as file:  # noqa: PTH123 - pathlib would cost the peer its import
        given = file.read()
    if verb == "serve":
        serve(names[0], given)
        return
    content = filled(names[0], given)
    with open(names[2], "wb") as target:  # noqa: PTH123
        target.write(content)


if __name__ == "__main__":
    main()
