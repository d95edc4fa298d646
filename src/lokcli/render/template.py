"""What of an agency's own Word template goes into a document: all but its text, with what it lacks of ours.

A template becomes a whole package with an empty page, ready to be written in. Its header and footer parts,
its theme and its fonts stay as they are, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy, deepcopy
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from typing import Final
from zipfile import ZipFile

from lxml import etree

from lokcli.render.guard import NO_WORD, SAVE_AGAIN, Package, UnusableTemplate, opened, references
from lokcli.render.house_lists import HEADINGS, Lists, adopt_lists, number_shown
from lokcli.render.house_styles import Adopted, adopt, is_on, missing, value
from lokcli.render.package import (
    BASE,
    CONTENT_TYPES,
    CORE,
    CP,
    CUSTOM,
    MAIN,
    NUMBERING,
    VT,
    R,
    W,
    relations_name,
)
from lokcli.render.parts import (
    NSMAP,
    RELATED,
    TYPES,
    Element,
    Relation,
    content_types,
    content_types_part,
    parsed,
    relations,
    relations_part,
    serialized,
)

STYLES: Final = "word/styles.xml"
SETTINGS: Final = "word/settings.xml"
APP: Final = "docProps/app.xml"

_OFFICE: Final = R[1:-1]
_HEADER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_PROPERTIES: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_ITEM: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OWN_PARTS: Final = (MAIN, STYLES, NUMBERING, SETTINGS, CORE, APP, CUSTOM)
"""Parts that are written anew, under these names whatever the template calls them."""
_TYPES_OF_EDGES: Final = ("default", "first", "even")
_PAGE: Final = re.compile(r"\bPAGE\b", re.IGNORECASE)
_SWEDISH: Final = "sv-SE"
_MODERN: Final = 15
_NARROWEST, _WIDEST = 4536, 31680
"""Twips: 8 cm, under which a table cannot be read, and the widest page that Word makes."""
_CLOSE: Final = 120
_QUOTED: Final = 60
_UNITS: Final = {"": 1.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 567.0, "mm": 56.7}
_MEASURE: Final = re.compile(r"(-?\d+(?:\.\d+)?)(|pt|pc|pi|in|cm|mm)")

_AFTER: Final = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")  # fmt: skip
_ORDER: Final = {W + tag: at for at, tag in enumerate(_AFTER)}
"""The place of each paragraph property among the others, as the schema has it."""


@dataclass(frozen=True, slots=True)
class Template:
    """A house template, ready to be written in. What goes by style id goes by the ids of base.docx.

    ``parts`` are a whole package whose body is one section. Widths and heights are in twips.
    """

    parts: Mapping[str, bytes]
    styles: Mapping[str, str]
    """The template's style for each of ours."""
    direct: Mapping[str, tuple[Element, ...]]
    """Properties that each paragraph of a style must state itself."""
    tight: frozenset[str]
    """Those of our styles for which the template has one that would stand too close under a table."""
    fills: Mapping[str, str]
    """The template's ground for each of ours."""
    number_list: Element
    """A ``w:num`` without id: a numbered list that starts at 1."""
    number_level: str
    text_width: int
    text_height: int
    breadth: float
    """How wide the letters of a table are, with Calibri's in the sizes of base.docx as 1."""
    body_em: float
    """Twips an em of body text, with the breadth of its letters."""
    headings: tuple[tuple[str, tuple[str, ...]], ...]
    """How the number of each level of headings is written, and the kinds of its figures."""
    numbered_headings: frozenset[str]
    """Those of our heading styles that the template numbers in its own way."""
    notes: tuple[str, ...]
    """What the user should know, in Swedish."""

    def heading_number(self, number: str) -> str:
        """A number like *6.2* as the template shows it; empty where it shows none."""
        return number_shown(number, *self.headings[number.count(".")])


def open_template(raw: bytes) -> Template:
    """The template from the bytes of a .docx or .dotx.

    Raises UnusableTemplate with everything that hinders it.
    """
    package, main, faults = opened(raw)
    base = _base()
    name_of_styles = package.first(main, "styles")
    styles = package.roots.get(name_of_styles)
    if main in package.roots and package.roots[main].tag == W + "document":
        if not name_of_styles:
            faults.append(f"Wordmallen saknar formatmallar helt. {SAVE_AGAIN}")
        elif styles is not None and (lacking := missing(styles, base.roots[STYLES])):
            faults.append(_lacking(lacking))
    page = _page(package, main)
    faults += page.faults
    kept = _reachable(package, [each.target for each in page.edges])
    faults += _broken(package, main, page, kept)
    if faults or styles is None:
        raise UnusableTemplate(faults or [NO_WORD])
    return _made(package, main, page, kept)


def drafted(template: Template) -> Template:
    """The template with UTKAST at the end of every header that is in use; a page without one gets one."""
    section = _section(template)
    rels = parsed(template.parts[relations_name(MAIN)])
    target = {each.ident: each.target for each in relations(rels, MAIN)}
    types = parsed(template.parts[CONTENT_TYPES])
    parts = dict(template.parts)
    done: set[str] = set()
    for kind in _edges_in_use(section, parsed(parts[SETTINGS])):
        reference = next(
            (r for r in section.iterfind(W + "headerReference") if r.get(W + "type", "default") == kind), None
        )
        if reference is not None:
            name = target[reference.get(R + "id", "")]
            root = parsed(parts[name])
        else:
            names = (f"word/header{number}.xml" for number in count(1))
            name, root = next(n for n in names if n not in parts), etree.Element(W + "hdr", nsmap=NSMAP)
            ident = f"lok-draft-{kind}"
            etree.SubElement(
                rels,
                RELATED + "Relationship",
                {"Id": ident, "Type": f"{_OFFICE}/header", "Target": f"/{name}"},
            )
            etree.SubElement(types, TYPES + "Override", PartName=f"/{name}", ContentType=_HEADER_TYPE)
            new = etree.Element(W + "headerReference", {W + "type": kind, R + "id": ident}, nsmap=NSMAP)
            section.insert(0, new)
        if name not in done:
            done.add(name)
            root.append(_draft_band(template.styles["LokDraft"]))
            parts[name] = serialized(root)
    parts[MAIN] = _document(section)
    parts[relations_name(MAIN)] = serialized(rels)
    parts[CONTENT_TYPES] = serialized(types)
    return replace(template, parts=parts)


def lists_of(template: Template) -> frozenset[str]:
    """The ids of the ``w:num`` that a template has."""
    return frozenset(
        num.get(W + "numId", "") for num in parsed(template.parts[NUMBERING]).iterfind(W + "num")
    )


def set_in(template: Template, body: str, lists: Iterable[str]) -> dict[str, bytes]:
    """The parts that hold a body, which is written with our style ids, and its numbered lists."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NSMAP.items())
    root = parsed(f"<w:document {names}><w:body>{body}</w:body></w:document>")
    _put_on(root[0], template)
    root[0].extend(parsed(template.parts[MAIN])[0])  # all that stands there is the page: sectPr
    numbering = parsed(template.parts[NUMBERING])
    for ident in lists:
        numbered = copy(template.number_list)
        numbered.set(W + "numId", ident)
        numbering.append(numbered)
    return {MAIN: serialized(root), NUMBERING: serialized(numbering)}


def kept_properties(template: Template, *, but: str) -> tuple[str, frozenset[str]]:
    """A template's custom properties as text, with the prefix ``cp``, and their numbers.

    Not those whose name begins with ``but``.
    """
    root = etree.Element(f"{{{CP}}}Properties", nsmap={"cp": CP, "vt": VT})
    for each in parsed(template.parts[CUSTOM]).iterfind(f"{{{CP}}}property"):
        if not each.get("name", "").startswith(but):
            root.append(each)
    text = etree.tostring(root, encoding="unicode")
    inner = text[text.index(">") + 1 : text.rindex("<")] if len(root) else ""
    return inner, frozenset(each.get("pid", "") for each in root)


def _put_on(body: Element, template: Template) -> None:
    """Change a body written with our style ids into one of the template's, in place."""
    for paragraph in body.iter(W + "pPr"):
        style = paragraph.find(W + "pStyle")
        if style is None:
            continue
        ours = value(style)
        style.set(W + "val", template.styles[ours])
        for each in template.direct.get(ours, ()):
            _state(paragraph, each)
        if ours in template.tight and _is_after_table(paragraph):
            _state(paragraph, _AIR)
        if template.number_level != "0" and ours == "ListNumber":
            for level in paragraph.iterfind(f"{W}numPr/{W}ilvl"):
                level.set(W + "val", template.number_level)
    for each in body.iter(W + "rStyle", W + "tblStyle"):
        each.set(W + "val", template.styles[value(each)])
    for each in body.iter(W + "shd"):
        each.set(W + "fill", template.fills.get(each.get(W + "fill", ""), each.get(W + "fill", "auto")))


_AIR: Final = etree.Element(W + "spacing", {W + "before": "220"}, nsmap=NSMAP)


def _is_after_table(properties: Element) -> bool:
    paragraph = properties.getparent()
    before = None if paragraph is None else paragraph.getprevious()
    return before is not None and before.tag == W + "tbl"


def _state(properties: Element, stated: Element) -> None:
    """Add a property to a paragraph that does not have it, where the schema wants it."""
    if properties.find(str(stated.tag)) is None:
        place = _ORDER[str(stated.tag)]
        before = sum(1 for each in properties if _ORDER.get(str(each.tag), len(_ORDER)) < place)
        properties.insert(before, copy(stated))


# --- what is ours ----------------------------------------------------------------------------------


@cache
def _base() -> Package:
    with ZipFile(BASE) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    roots = {name: parsed(content) for name, content in parts.items()}
    return Package(parts, roots, content_types(roots[CONTENT_TYPES], parts))


def _lacking(names: Sequence[str]) -> str:
    many = len(names) > 1
    return (
        f"Wordmallen saknar {'formatmallarna' if many else 'formatmallen'} {', '.join(names)}. Öppna den i Word, sätt "
        f"{'varje formatmall' if many else 'formatmallen'} på ett stycke, och spara; stycket kan sedan tas bort. "
        "Ett dokument som lok gör utan --template har dem alla, och kan vara början på en Wordmall."
    )


def _document(section: Element) -> bytes:
    root = etree.Element(W + "document", nsmap=NSMAP)
    etree.SubElement(root, W + "body").append(section)
    return serialized(root)


def _section(template: Template) -> Element:
    found = parsed(template.parts[MAIN]).find(f"{W}body/{W}sectPr")
    return etree.Element(W + "sectPr", nsmap=NSMAP) if found is None else found


def _draft_band(style: str) -> Element:
    paragraph = etree.Element(W + "p", nsmap=NSMAP)
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "pStyle", {W + "val": style})
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "t").text = "UTKAST"
    return paragraph


# --- the page --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Page:
    """The section that becomes the document's: its properties, and its headers and footers."""

    section: Element
    edges: tuple[Relation, ...]
    """Related as the section names them; ``section`` names them by these ids."""
    width: int
    height: int
    notes: tuple[str, ...]
    faults: tuple[str, ...]


def _page(package: Package, main: str) -> _Page:
    body = package.roots[main].find(W + "body") if main in package.roots else None
    found = [] if body is None else list(body.iter(W + "sectPr"))
    notes: list[str] = []
    faults: list[str] = []
    at = next((n for n, each in enumerate(found) if _is_portrait(each)), 0)
    section = _cleaned(found[at], first=at == 0) if found else etree.Element(W + "sectPr", nsmap=NSMAP)
    if len(found) > 1:
        notes.append(
            f"Wordmallen har {len(found)} avsnitt. Sidorna i avsnitt {at + 1} används, med deras sidhuvud och sidfot."
        )
    edges: list[Relation] = []
    related = {each.ident: each for each in package.related(main)}
    for part in ("footer", "header"):
        for kind in reversed(_TYPES_OF_EDGES):
            reference = _reference(found[: at + 1], part, kind)
            if not reference:
                continue
            theirs = related.get(reference)
            if theirs is None or theirs.kind != part or theirs.target not in package.roots:
                faults.append(
                    f"Wordmallen saknar ett {_SWEDISH_EDGES[part]} som den hänvisar till. {SAVE_AGAIN}"
                )
                continue
            edge = replace(theirs, ident=f"lok-{part}-{kind}")
            edges.append(edge)
            named = {W + "type": kind, R + "id": edge.ident}
            section.insert(0, etree.Element(f"{W}{part}Reference", named, nsmap=NSMAP))
    settings = package.roots.get(package.first(main, "settings"))
    width, height = _measured(section, settings, notes, faults)
    return _Page(section, tuple(edges), width, height, tuple(notes), tuple(faults))


_SWEDISH_EDGES: Final = {"header": "sidhuvud", "footer": "sidfot"}


def _twips(element: Element | None, name: str) -> int | None:
    """A measure of an element in twips, whatever its unit; None when it has none that can be read."""
    match = _MEASURE.fullmatch("" if element is None else element.get(W + name, ""))
    return round(float(match[1]) * _UNITS[match[2]]) if match else None


def _is_portrait(section: Element) -> bool:
    size = section.find(W + "pgSz")
    return (_twips(size, "w") or 0) <= (_twips(size, "h") or 0)


def _reference(sections: Sequence[Element], part: str, kind: str) -> str:
    """The relationship of the header or footer that the last section has or inherits."""
    for section in reversed(sections):
        for each in section.iterfind(f"{W}{part}Reference"):
            if each.get(W + "type", "default") == kind:
                return each.get(R + "id", "")
    return ""


_DROPPED_OF_SECTION: Final = (
    "headerReference", "footerReference", "type", "vAlign", "formProt", "textDirection", "printerSettings",
    "sectPrChange", "footnotePr", "endnotePr",
)  # fmt: skip


def _cleaned(section: Element, *, first: bool) -> Element:
    """The properties of the pages alone: no references, one column, and nothing of other vocabularies."""
    clean = etree.Element(W + "sectPr", nsmap=NSMAP)
    for each in section.iterchildren(W + "*"):
        if etree.QName(each).localname not in _DROPPED_OF_SECTION:
            clean.append(deepcopy(each))
    for each in clean.iter(W + "*"):
        for key in [str(key) for key in each.attrib if not str(key).startswith(W)]:
            del each.attrib[key]
    for columns in clean.iterfind(W + "cols"):
        del columns[:]
        for key in ("num", "equalWidth", "sep"):
            columns.attrib.pop(W + key, "")
    for numbers in clean.iterfind(W + "pgNumType") if not first else ():
        numbers.attrib.pop(W + "start", "")
    return clean


def _measured(
    section: Element, settings: Element | None, notes: list[str], faults: list[str]
) -> tuple[int, int]:
    """Width and height of the text. A section without size or margins gets ours."""
    ours = _base().roots[MAIN].find(f"{W}body/{W}sectPr")
    place = sum(1 for each in section if str(each.tag).endswith("Reference"))
    for at, tag in enumerate(("pgSz", "pgMar"), place):
        for each in () if ours is None or section.find(W + tag) is not None else ours.iterfind(W + tag):
            section.insert(at, deepcopy(each))
            if tag == "pgSz":
                notes.append("Wordmallen säger inte hur stort pappret är. Dokumentet blir A4.")
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    read = [
        _twips(*each)
        for each in (
            (size, "w"), (margins, "left"), (margins, "right"),
            (size, "h"), (margins, "top"), (margins, "bottom"),
        )
    ]  # fmt: skip
    page, left, right, tall, top, bottom = (each or 0 for each in read)
    in_width = settings is None or not is_on(settings.find(W + "gutterAtTop"))
    gutter = _twips(margins, "gutter") or 0
    width = page - left - right - (gutter if in_width else 0)
    height = tall - abs(top) - abs(bottom) - (0 if in_width else gutter)
    if None in read or not (width >= _NARROWEST and page <= _WIDEST and height >= _NARROWEST):
        faults.append(
            f"Wordmallens text är {max(0, width) / 567:.0f} cm bred och {max(0, height) / 567:.0f} cm hög, och ska vara minst "
            "8 cm åt båda hållen. Ändra papper eller marginaler i Wordmallen (Layout)."
        )
    if (page, tall) == (12240, 15840):
        notes.append("Wordmallens papper är amerikanskt (Letter), inte A4.")
    return width, height


def _edges_in_use(section: Element, settings: Element | None) -> list[str]:
    in_use = ["default"]
    if is_on(section.find(W + "titlePg")):
        in_use.append("first")
    if settings is not None and is_on(settings.find(W + "evenAndOddHeaders")):
        in_use.append("even")
    return in_use


# --- what goes along -------------------------------------------------------------------------------


def _reachable(package: Package, names: Iterable[str]) -> dict[str, None]:
    """The parts named and all that they lead to, in that order."""
    found: dict[str, None] = {}
    waiting = [name for name in names if name]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name in package.parts:
            found[name] = None
            waiting += [each.target for each in package.related(name) if not each.outside]
    return found


def _broken(package: Package, main: str, page: _Page, kept: Iterable[str]) -> Iterator[str]:
    """Pictures and the like that what goes along needs, and that are not there."""
    edges = {each.target: _SWEDISH_EDGES[each.kind] for each in page.edges}
    also = (
        each.target
        for each in package.related(main)
        if each.kind in ("theme", "fontTable", "numbering", "customXml")
    )
    for name in _reachable(package, [*kept, *also]):
        related = package.related(name)
        lost = {each.target for each in related if not each.outside and each.target not in package.parts}
        if name in edges:
            known = {each.ident for each in related}
            lost |= {f"bild eller länk {ident}" for ident in references(package.roots[name]) - known}
        where = f"ett {edges[name]}" if name in edges else name
        for each in sorted(lost):
            yield f"Wordmallen saknar {each}, som {where} hänvisar till. Ta bort det trasiga i Word och spara."
        if not package.types.get(name):
            yield f"Delen {name} är av okänt slag. {SAVE_AGAIN}"
    for name in kept:
        if name in _OWN_PARTS:
            yield f"Wordmallen är ovanligt uppbyggd: {name} hör till ett sidhuvud. {SAVE_AGAIN}"


def _made(package: Package, main: str, page: _Page, kept: dict[str, None]) -> Template:
    """The template from parts that have no faults left."""
    base = _base()
    notes = [*page.notes, *_notes_of_body(package.roots[main])]
    ours = base.roots[MAIN].find(f"{W}body/{W}sectPr")
    theme = package.roots.get(package.first(main, "theme"))  # without one it gets ours
    tab = str(page.width if ours is None else _measured(deepcopy(ours), None, [], [])[0])
    styles = adopt(
        package.roots[package.first(main, "styles")],
        base.roots[STYLES],
        _theme_fonts(base.roots[base.first(MAIN, "theme")] if theme is None else theme),
        (tab, str(page.width)),
        older=_mode(package.roots.get(package.first(main, "settings"))) < _MODERN,
    )
    numbering = package.roots.get(package.first(main, "numbering"))
    if numbering is None:
        numbering = etree.Element(W + "numbering", nsmap=NSMAP)
    lists = adopt_lists(numbering, base.roots[NUMBERING], styles)
    settings = _settings(package.roots.get(package.first(main, "settings")), notes)
    notes += _language(styles, settings)
    notes += _notes_of_edges(package, page, settings)
    if lists.numbered and len(lists.numbered) < len(HEADINGS):
        notes.append("Bara en del av Wordmallens rubriker numreras, och så blir det i dokumentet.")
    parts = _parts(
        package, main, page, kept, {STYLES: styles.root, NUMBERING: lists.root, SETTINGS: settings}
    )
    return Template(
        parts=parts,
        styles=styles.ids,
        direct=_direct(styles, lists, base.roots[STYLES]),
        tight=frozenset(
            ours
            for ours in styles.ids.keys() - styles.borrowed
            if _above(styles.inherited(ours, "pPr/spacing")) < _CLOSE
        ),
        fills=styles.colours if "LokCellStrong" in styles.borrowed else {},
        number_list=lists.pattern,
        number_level=lists.level,
        text_width=page.width,
        text_height=page.height,
        breadth=styles.table_breadth,
        body_em=styles.body_em,
        headings=lists.shown,
        numbered_headings=lists.numbered,
        notes=tuple(dict.fromkeys(notes)),
    )


_NUMBER_ROOM: Final = {"TOC1": 500, "TOC2": 700, "TOC3": 850}
"""Twips for the number in a line of the contents. Else a tab would lead to where Word puts page numbers."""


def _has_left_tab(tabs: Element | None) -> bool:
    return tabs is not None and any(value(each) in ("left", "start", "num") for each in tabs)


def _above(spacing: Element | None) -> int:
    return _twips(spacing, "before") or 0


def _direct(styles: Adopted, lists: Lists, base: Element) -> dict[str, tuple[Element, ...]]:
    """What paragraphs must state: their numbering, and that they keep with the next where ours do."""
    direct = dict(lists.direct)
    keep = etree.Element(W + "keepNext", nsmap=NSMAP)
    for each in base.iterfind(W + "style"):
        ours = each.get(W + "styleId", "")
        if is_on(each.find(f"{W}pPr/{W}keepNext")) and not is_on(styles.inherited(ours, "pPr/keepNext")):
            direct[ours] = (keep, *direct.get(ours, ()))
    for ours, room in _NUMBER_ROOM.items():
        if ours in styles.ids.keys() - styles.borrowed and not _has_left_tab(
            styles.inherited(ours, "pPr/tabs")
        ):
            left = _twips(styles.inherited(ours, "pPr/ind"), "left") or 0
            tabs = etree.Element(W + "tabs", nsmap=NSMAP)
            at = str(left + round(room * styles.breadth_of(ours)))
            etree.SubElement(tabs, W + "tab", {W + "val": "left", W + "pos": at})
            direct[ours] = (*direct.get(ours, ()), tabs)
    return direct


def _parts(
    package: Package, main: str, page: _Page, kept: Iterable[str], roots: Mapping[str, Element]
) -> dict[str, bytes]:
    """The whole package: what is kept as it is, what was made anew, and how they are related."""
    base = _base()
    related = [*page.edges]
    along = dict.fromkeys(kept, package)
    for each in base.related(MAIN):
        if each.target in roots:
            related.append(each)
        elif each.kind in ("theme", "fontTable", "webSettings"):
            theirs = "" if each.kind == "webSettings" else package.first(main, each.kind)
            if not theirs and each.target in along:
                continue
            along |= dict.fromkeys(_reachable(package, [theirs]), package if theirs else base)
            along.setdefault(theirs or each.target, base)
            related.append(replace(each, target=theirs or each.target))
    for item in _bound_items(package, main, [*kept, *roots]):
        along |= dict.fromkeys(_reachable(package, [item.target]), package)
        related.append(replace(item, ident=f"lok-{item.ident}"))
    parts = {name: source.parts[name] for name, source in along.items()}
    types = {name: source.types[name] for name, source in along.items()}
    for name, source in along.items():
        if (rels := relations_name(name)) in source.parts:
            parts[rels] = source.parts[rels]
    numbering = package.first(main, "numbering")
    pictures = package.related(numbering) if numbering else ()  # of bullets
    for name in _reachable(package, [each.target for each in pictures if not each.outside]):
        parts[name], types[name] = package.parts[name], package.types[name]
    if pictures:
        parts[relations_name(NUMBERING)] = relations_part(pictures)
    types |= {name: base.types[name] for name in _OWN_PARTS}
    parts |= {name: serialized(root) for name, root in roots.items()}
    parts[MAIN] = _document(page.section)
    parts[relations_name("")] = base.parts[relations_name("")]
    parts[relations_name(MAIN)] = relations_part(related)
    parts[CORE] = base.parts[CORE]
    parts[APP] = _application(package)
    parts[CUSTOM] = package.parts.get(package.first("", "custom-properties"), base.parts[CUSTOM])
    parts[CONTENT_TYPES] = content_types_part(types)
    return parts


def _bound_items(package: Package, main: str, names: Iterable[str]) -> Iterator[Relation]:
    """Custom XML that a header or footer shows something of."""
    bound = {
        str(each.get(key)).upper()
        for name in names
        if name in package.roots
        for each in package.roots[name].iter("{*}dataBinding")
        for key in each.attrib
        if etree.QName(str(key)).localname == "storeItemID"
    }
    for each in package.related(main):
        if each.kind == "customXml":
            properties = package.roots.get(package.first(each.target, "customXmlProps"))
            if properties is not None and properties.get(_ITEM, "").upper() in bound:
                yield each


def _application(package: Package) -> bytes:
    """Our own properties of the program, with what a header may show of the agency's: its name."""
    root = deepcopy(_base().roots[APP])
    theirs = package.roots.get(package.first("", "extended-properties"))
    for name in ("Manager", "Company"):
        found = None if theirs is None else theirs.find(_PROPERTIES + name)
        if found is not None and found.text:
            etree.SubElement(root, _PROPERTIES + name).text = found.text
    return serialized(root)


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The names of the fonts that a theme calls *major* and *minor*."""
    found = {}
    for kind in ("major", "minor"):
        font = None if theme is None else theme.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin")
        if font is not None:
            found[kind] = font.get("typeface", "")
    return found


# --- settings and language -------------------------------------------------------------------------

_DROPPED_OF_SETTINGS: Final = (
    "writeProtection", "trackRevisions", "documentProtection", "updateFields", "attachedTemplate", "linkStyles",
    "mailMerge", "revisionView", "rsids", "saveThroughXslt",
)  # fmt: skip
_AFTER_LANGUAGE: Final = frozenset({
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator", "docId", "chartTrackingRefBased", "conflictMode", "discardImageEditingData",
    "defaultImageDpi", "persistentDocumentId",
})  # fmt: skip


def _mode(settings: Element | None) -> int:
    """The version of Word that lays out the pages: 15 from 2013; 12 where none is stated."""
    if settings is None:
        return _MODERN
    modes = [
        each.get(W + "val", "")
        for each in settings.iter(W + "compatSetting")
        if each.get(W + "name") == "compatibilityMode"
    ]
    return int(modes[0]) if modes and modes[0].isdecimal() else 12


def _settings(theirs: Element | None, notes: list[str]) -> Element:
    """The template's settings without what would hinder or follow the reader of the document."""
    if theirs is None:
        return deepcopy(_base().roots[SETTINGS])
    if is_on(theirs.find(W + "trackRevisions")):
        notes.append("Spåra ändringar är på i Wordmallen, men är av i dokumentet.")
    if theirs.find(W + "documentProtection") is not None or theirs.find(W + "writeProtection") is not None:
        notes.append("Wordmallen är skyddad mot ändringar, men dokumentet är det inte.")
    if _mode(theirs) < _MODERN:
        notes.append(
            "Wordmallen är sparad för en äldre Word. Word visar ”Kompatibilitetsläge” tills Wordmallen konverteras (Arkiv, Info)."
        )
    for zoom in theirs.iterfind(W + "zoom"):  # without it Word takes the file, but the schema does not
        zoom.set(W + "percent", zoom.get(W + "percent", "100"))
    for each in list(theirs):
        outward = any(str(key).startswith(R) for part in each.iter("*") for key in part.attrib)
        if outward or str(each.tag) in {W + name for name in _DROPPED_OF_SETTINGS}:
            theirs.remove(each)
    # The separators of notes that are not taken along: what is left would point to nothing.
    for kind in ("footnote", "endnote"):
        for each in theirs.iterfind(f"{W}{kind}Pr"):
            for note in each.findall(W + kind):
                each.remove(note)
    return theirs


def _language(styles: Adopted, settings: Element) -> Iterator[str]:
    """Make Swedish the language of all that we write; says so when the template had another."""
    found = styles.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if found is None:
        found = etree.SubElement(_run_defaults(styles.root), W + "lang")
    others = [
        found,
        *(each for ours in styles.ids for each in [styles.inherited(ours, "rPr/lang")] if each is not None),
    ]
    stated = {value(each) for each in others} - {""}
    if foreign := sorted(each for each in stated if not each.lower().startswith("sv")):
        yield f"Wordmallens språk är {', '.join(foreign)}. Dokumentet får svenska, så att det stavas och läses upp rätt."
    for each in others:
        if each is found or value(each):
            each.set(W + "val", value(each) if value(each).lower().startswith("sv") else _SWEDISH)
    theme = settings.find(W + "themeFontLang")
    if theme is None:
        theme = etree.Element(W + "themeFontLang", nsmap=NSMAP)
        after = [each for each in settings if etree.QName(each).localname in _AFTER_LANGUAGE]
        settings.insert(settings.index(after[0]) if after else len(settings), theme)
    if not value(theme).lower().startswith("sv"):
        theme.set(W + "val", _SWEDISH)


def _run_defaults(styles: Element) -> Element:
    """Where the styles say how all text is unless a style says otherwise; made when it is not there."""
    place = styles
    for at, tag in ((0, "docDefaults"), (0, "rPrDefault"), (0, "rPr")):
        inner = place.find(W + tag)
        if inner is None:
            inner = etree.Element(W + tag, nsmap=NSMAP)
            place.insert(at, inner)
        place = inner
    return place


# --- what the user should know ---------------------------------------------------------------------


def _text(element: Element) -> str:
    """All text of the element on one line, a space between its paragraphs."""
    texts = (
        "".join(each.text or "" for each in paragraph.iter(W + "t")) for paragraph in element.iter(W + "p")
    )
    return " ".join(" ".join(texts).split())


def _notes_of_body(document: Element) -> Iterator[str]:
    body = document.find(W + "body")
    if body is None:
        return
    if text := _text(body):
        start = text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
        yield f"Wordmallens egen text följer inte med: ”{start}”"
    if next(body.iter(W + "drawing", W + "pict"), None) is not None:
        yield "Wordmallen har en bild utanför sidhuvud och sidfot, som inte följer med. Flytta den till sidhuvudet."


def _notes_of_edges(package: Package, page: _Page, settings: Element) -> Iterator[str]:
    """What the headers and footers in use lack, or hold that no agreement should."""
    in_use = {
        f"lok-{part}-{kind}" for part in _SWEDISH_EDGES for kind in _edges_in_use(page.section, settings)
    }
    roots = [package.roots[each.target] for each in page.edges if each.ident in in_use]
    codes = [
        *(each.text or "" for root in roots for each in root.iter(W + "instrText")),
        *(each.get(W + "instr", "") for root in roots for each in root.iter(W + "fldSimple")),
    ]
    if not any(map(_PAGE.search, codes)):
        yield "Wordmallen har inget sidnummer i sidhuvud eller sidfot, så sidorna blir utan nummer."
    if any("UTKAST" in _text(root) for root in roots):
        yield "Wordmallens sidhuvud eller sidfot säger UTKAST. Det står kvar också när dokumentet är färdigt."
    if any("Kontrollsumma" in _text(root) for root in roots):
        yield "Wordmallens sidfot har kontrollsumman från ett annat dokument. Byt sidhuvud och sidfot mot era egna."
    if any(next(root.iter(W + "ins", W + "del"), None) is not None for root in roots):
        yield "Wordmallen har spårade ändringar i sidhuvud eller sidfot. Godkänn eller avvisa dem."
