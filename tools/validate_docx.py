"""What a valid and accessible Word file is: ``validate_docx.py FILE.docx...`` lists what is not.

Every part is validated against the ECMA-376 transitional schemas in xsd/ (after markup compatibility
is applied), then the body is read for faults against WCAG 2.1 AA as far as a machine can tell.
Needs lxml. Prints one fault a line; exit 0 when there is none, else 1.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - the only name that lxml gives its elements

XSD = Path(__file__).resolve().parent / "xsd"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
WORD_PARTS = (
    r"word/(document|styles|settings|numbering|comments|footnotes|endnotes|fontTable|webSettings"
    r"|header\d*|footer\d*)\.xml$"
)
SCHEMA_OF = (
    (WORD_PARTS, "wml.xsd"),
    (r"word/theme/theme\d+\.xml$", "dml-main.xsd"),
    (r"docProps/app\.xml$", "shared-documentPropertiesExtended.xsd"),
    (r"docProps/custom\.xml$", "shared-documentPropertiesCustom.xsd"),
    (r"customXml/itemProps\d+\.xml$", "shared-customXmlDataProperties.xsd"),
    (r"\[Content_Types\]\.xml$", "opc-xsd/opc-contentTypes.xsd"),
    (r"\.rels$", "opc-xsd/opc-relationships.xsd"),
)
AA_CONTRAST = 4.5


@cache
def schema(name: str) -> etree.XMLSchema:
    """The schema of a file in xsd/."""
    tree = etree.parse(str(XSD / name))
    for each in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        if each.get("namespace") == "http://www.w3.org/XML/1998/namespace":
            each.set("schemaLocation", "xml.xsd")
    return etree.XMLSchema(tree)


def apply_markup_compatibility(root: Element) -> None:
    """Leave what a reader of the base vocabulary sees: no ignorable content, fallbacks only."""
    ignorable = set()
    for element in root.iter("*"):
        for prefix in str(element.attrib.pop(MC + "Ignorable", "")).split():
            if prefix in element.nsmap:
                ignorable.add(element.nsmap[prefix])
    for choice in list(root.iter(MC + "AlternateContent")):
        parent = choice.getparent()
        if parent is None:
            continue
        fallback, at = choice.find(MC + "Fallback"), parent.index(choice)
        parent[at : at + 1] = list(fallback) if fallback is not None else []
    for element in list(root.iter("*")):
        parent = element.getparent()
        if etree.QName(element).namespace in ignorable and parent is not None:
            parent.remove(element)
            continue
        for name in [str(name) for name in element.attrib]:
            if name.startswith("{") and etree.QName(name).namespace in ignorable:
                del element.attrib[name]


def schema_faults(package: zipfile.ZipFile) -> Iterator[str]:
    """Parts that their schema refuses, and names that stand twice."""
    names = package.namelist()
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{name}: {times} entries of one name in the package"
    for name in names:
        xsd = next((xsd for pattern, xsd in SCHEMA_OF if re.search(pattern, name)), None)
        if xsd is None:
            continue
        root = etree.fromstring(package.read(name), PARSER)
        apply_markup_compatibility(root)
        root = etree.fromstring(etree.tostring(root))
        if not schema(xsd).validate(root):
            for fault in schema(xsd).error_log:  # type: ignore[attr-defined]  # the stubs forget it
                message = re.sub(r"\{[^}]*/([^/}]+)\}", r"\1:", str(fault.message))
                yield f"{name}:{fault.line}: {message}"


def luminance(rgb: str) -> float:
    """Relative luminance of six hex digits, as WCAG defines it."""
    parts = [int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_of(element: Element) -> str:
    """All text of the element, in order."""
    return "".join(text.text or "" for text in element.iter(W + "t"))


def value(element: Element | None) -> str:
    """``w:val`` of the element; empty when either is absent."""
    return "" if element is None else element.get(W + "val") or ""


def property_faults(package: zipfile.ZipFile, styles: Element) -> Iterator[str]:
    """A document without a title, or in another language than Swedish."""
    core = package.read("docProps/core.xml").decode()
    if not re.search(r"<dc:title>[^<]+", core):
        yield "2.4.2 no document title (dc:title)"
    language = value(styles.find(f".//{W}docDefaults//{W}lang"))
    if not language.startswith("sv"):
        yield f"3.1.1 language in docDefaults is {language or None}, not sv-SE"


def paragraph_faults(body: Element, styles: Element) -> Iterator[str]:
    """Headings that jump or are empty, empty paragraphs, and lists that only look like lists."""
    name_of = {s.get(W + "styleId"): value(s.find(W + "name")).lower() for s in styles.iter(W + "style")}
    level = 0
    for paragraph in body.iter(W + "p"):
        style = name_of.get(value(paragraph.find(f"{W}pPr/{W}pStyle")), "")
        text = text_of(paragraph)
        if heading := re.match(r"heading (\d)", style):
            if int(heading[1]) > level + 1:
                yield f"1.3.1 heading level jumps {level} to {heading[1]}: {text[:40]}"
            if not text.strip():
                yield "2.4.6 empty heading"
            level = int(heading[1])
        drawn = paragraph.findall(f".//{W}drawing") or paragraph.find(f"{W}pPr/{W}sectPr") is not None
        if not text.strip() and paragraph.getparent() is body and not drawn:
            yield "1.3.1 empty paragraph used as spacing"
        numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None or "list" in style or "toc" in style
        if re.match(r"^\s*([•\-–*]|\d+[.)])\s", text) and not numbered:
            yield f"1.3.1 list without list formatting: {text[:30]}"


def table_faults(body: Element) -> Iterator[str]:
    """Tables whose header, shape or purpose a screen reader cannot tell."""
    for number, table in enumerate(body.iter(W + "tbl"), 1):
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield f"1.3.1 table {number} has no header row (w:tblHeader)"
        look = table.find(f"{W}tblPr/{W}tblLook")
        first_row = look is not None and (
            look.get(W + "firstRow") in ("1", "true") or int(value(look) or "0", 16) & 0x20
        )
        if not first_row:
            yield f"1.3.1 table {number}: tblLook firstRow is off"
        if table.findall(f".//{W}gridSpan") or table.findall(f".//{W}vMerge"):
            yield f"1.3.1 table {number} has merged cells"
        described = ("tblDescription", "tblCaption")
        if all(table.find(f"{W}tblPr/{W}{name}") is None for name in described):
            yield f"1.1.1 table {number} has no caption or description"


def run_faults(body: Element) -> Iterator[str]:
    """Pictures without a text, links that do not say where they lead, and text too pale to read."""
    for picture in body.iter(WP + "docPr"):
        if not picture.get("descr"):
            yield f"1.1.1 picture {picture.get('name')} has no alternative text"
    for link in body.iter(W + "hyperlink"):
        text = text_of(link).strip().lower()
        if text in ("här", "klicka här", "länk", "läs mer") or text.startswith("http"):
            yield f"2.4.4 unclear link text: {text}"
    for run in body.iter(W + "rPr"):
        colour = value(run.find(W + "color"))
        if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
            continue
        cell = next(run.iterancestors(W + "tc"), None)
        shade = cell.find(f"{W}tcPr/{W}shd") if cell is not None else None
        fill = (shade.get(W + "fill") or "") if shade is not None else ""
        ground = fill if re.fullmatch("[0-9A-Fa-f]{6}", fill) else "FFFFFF"
        if (found := contrast(colour, ground)) < AA_CONTRAST:
            yield f"1.4.3 contrast {found:.1f}:1 ({colour} on {ground})"


def accessibility_faults(package: zipfile.ZipFile) -> Iterator[str]:
    """Faults against WCAG 2.1 AA, each with its success criterion."""
    body = etree.fromstring(package.read("word/document.xml"), PARSER).find(W + "body")
    styles = etree.fromstring(package.read("word/styles.xml"), PARSER)
    yield from property_faults(package, styles)
    if body is None:
        yield "1.3.1 the document has no body"
        return
    yield from paragraph_faults(body, styles)
    yield from table_faults(body)
    yield from run_faults(body)


def faults_of(package: zipfile.ZipFile) -> list[str]:
    """Every fault of an open package, schemas first."""
    return [*schema_faults(package), *accessibility_faults(package)]


def main(files: Sequence[str]) -> int:
    """Print the faults of each file; 1 when there is any."""
    total = 0
    for file in files:
        with zipfile.ZipFile(file) as package:
            for fault, times in Counter(faults_of(package)).items():
                total += times
                print(f"{file}: {fault}" + (f" x{times}" if times > 1 else ""))
    print(f"{len(files)} files, {total} faults")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
