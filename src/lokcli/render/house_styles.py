"""How an agency's own styles take the place of ours, and which of ours are lent where it has none.

Styles are matched by name and never by id: Word writes ids in the language of whoever made the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

from lokcli.render.package import W
from lokcli.render.parts import Element, parsed

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "normal": ("normal", "standard"),
    "heading 1": ("rubrik 1",),
    "heading 2": ("rubrik 2",),
    "heading 3": ("rubrik 3",),
    "title": ("titel", "title", "rubrik", "dokumentrubrik"),
    "subtitle": ("underrubrik", "undertitel"),
    "body text": ("brödtext",),
    "list bullet": ("punktlista",),
    "list number": ("numrerad lista",),
    "list continue": ("listfortsättning", "lista, fortsättning"),
    "caption": ("beskrivning",),
    "header": ("sidhuvud",),
    "footer": ("sidfot",),
    "hyperlink": ("hyperlänk",),
    "strong": ("stark",),
    "toc heading": ("innehållsförteckningsrubrik",),
    "toc 1": ("innehåll 1",),
    "toc 2": ("innehåll 2",),
    "toc 3": ("innehåll 3",),
    "default paragraph font": ("standardstycketeckensnitt",),
    "normal table": ("normal tabell",),
    "no list": ("ingen lista",),
    "table grid": ("tabellrutnät",),
}
"""What an agency may call a style, before Word's own name for it.

Word writes its own name in every language. A Swedish one is given by hand, often in LibreOffice, which saves
unused styles of its own beside it: so the name given by hand counts first.
"""

ESSENTIAL: Final[Mapping[str, str]] = {
    "Normal": "Normal",
    "Heading1": "Rubrik 1 (heading 1)",
    "Heading2": "Rubrik 2 (heading 2)",
    "Heading3": "Rubrik 3 (heading 3)",
    "Title": "Rubrik (Title)",
    "ListBullet": "Punktlista (List Bullet)",
    "ListNumber": "Numrerad lista (List Number)",
}
"""Ids of ours that a template must have a style for, and what those are called in Word."""

ORIGIN: Final = "LokOrigin"
"""The quiet last line of a document whose header and footer are the agency's. Only such documents have it."""
_ORIGIN_STYLE: Final = (
    f'<w:style xmlns:w="{W[1:-1]}" w:type="paragraph" w:customStyle="1" w:styleId="{ORIGIN}">'
    '<w:name w:val="Lok ursprung"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
    '<w:pPr><w:keepLines/><w:spacing w:before="360" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:color w:val="55626E"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
)

_CELL: Final = "LokCell"
_HEADING_OF_CONTENTS: Final = "TOCHeading"
_RUNNING: Final = ("ListContinue", "LokNote")
"""Styles of ours whose text is set like the agency's body text, where that differs from its plain text."""
_AT_THE_MARGIN: Final = ("LokTermLong", "LokFigure", "LokDraft", _HEADING_OF_CONTENTS, ORIGIN)
"""Styles of ours that have no indents, and must not take those of the agency's running text."""
_INK: Final = ("17365D", "0B6B66", "0A4F4B")
"""The colours of our headings and table heads, which give way to the agency's own."""
_TINTS: Final[Mapping[str, float]] = {"B8C7D1": 0.3, "F2F6F8": 0.05, "D3E7E4": 0.18}
"""Our pale colours, and how much of the ink is in the agency's own."""
_NEUTRAL: Final = "404040"
_READABLE: Final = 4.5

_BREADTHS: Final[Mapping[str, float]] = {
    "calibri": 1.0, "carlito": 1.0, "garamond": 1.0, "times new roman": 1.1, "liberation serif": 1.1,
    "cambria": 1.09, "caladea": 1.09, "georgia": 1.23, "arial": 1.21, "helvetica": 1.21,
    "liberation sans": 1.21, "segoe ui": 1.17, "tahoma": 1.23, "source sans pro": 1.08, "open sans": 1.24,
    "verdana": 1.42, "dejavu sans": 1.42, "dejavu serif": 1.43, "century gothic": 1.23,
    "century schoolbook": 1.35, "bookman old style": 1.32,
}  # fmt: skip
"""How wide words in bold are, with Calibri's as 1: a word that is cut for want of a point looks worse than air."""
_UNKNOWN_BREADTH: Final = 1.2
_COMMON_BREADTH: Final = 1.25
"""What our tables hold in their type size. The letters of a wider font are also higher: it is read as well smaller."""
_TABLES: Final = ("LokTable", "LokTableDense")


@dataclass(frozen=True, slots=True)
class Adopted:
    """The styles of a template with ours beside them. ``ids`` and ``borrowed`` go by our own style ids."""

    root: Element
    ids: Mapping[str, str]
    borrowed: frozenset[str]
    colours: Mapping[str, str]
    """A colour of ours, and the one that goes with the agency's."""
    breadth: float
    """How wide the letters of the agency's plain text are, with Calibri's as 1."""
    table_breadth: float
    """How wide the letters of a table are, with Calibri's in the sizes of base.docx as 1."""
    body_em: float
    """Twips in which an em of Calibri's would take the room of the agency's body text."""
    theme_fonts: Mapping[str, str]
    """The fonts behind *major* and *minor*."""

    def inherited(self, ours: str, path: str) -> Element | None:
        """The nearest element at the path in the agency's style for ours or in one that it is based on."""
        return _inherited(by_id(self.root), self.ids[ours], path)

    def is_running(self, stated: Element) -> bool:
        """Whether a property of a paragraph is that of the agency's plain text or body text."""
        style = next(stated.iterancestors(W + "style"), None)
        return style is not None and style.get(W + "styleId") in (self.ids["Normal"], self.ids["BodyText"])

    def size_of(self, ours: str) -> int:
        """Half-points of the type of the agency's style for ours."""
        return _size(self.root, self.ids[ours])

    def breadth_of(self, ours: str) -> float:
        """How wide the letters of the agency's style for ours are, with Calibri's as 1."""
        return _breadth(_fonts(self.root, self.ids[ours]), self.theme_fonts)


def by_id(root: Element) -> dict[str, Element]:
    """Each style by its id; of two with one id the first, as Word takes it."""
    found: dict[str, Element] = {}
    for each in root.iterfind(W + "style"):
        found.setdefault(each.get(W + "styleId", ""), each)
    return found


def value(element: Element | None, default: str = "") -> str:
    """``w:val`` of an element."""
    return default if element is None else element.get(W + "val", default)


def is_on(element: Element | None) -> bool:
    """Whether a property that is either on or off is on."""
    return element is not None and value(element, "1").lower() not in ("0", "false", "off")


def missing(root: Element, base: Element) -> list[str]:
    """What the essential styles that a template lacks are called."""
    ids = _matched(root, base)
    return [name for ours, name in ESSENTIAL.items() if ours not in ids]


def adopt(
    root: Element,
    base: Element,
    theme_fonts: Mapping[str, str],
    tab: tuple[str, str],
    *,
    older: bool,
) -> Adopted:
    """The template's styles with those of ours that it lacks; ``root`` itself gets them.

    ``theme_fonts`` are the fonts behind *major* and *minor*; ``tab`` is where our right tabs stand and
    where they shall. ``older``: Word lays the pages out as before 2013. Every essential style must be there.
    """
    ids = _matched(root, base)
    body = by_id(root)[ids["Normal"]]
    if "BodyText" not in ids and _airy(root, body):
        ids["BodyText"] = ids["Normal"]
    fonts = _fonts(root, ids["Normal"])
    ink = _ink(value(_inherited(by_id(root), ids["Heading1"], "rPr/color")))
    colours = dict.fromkeys(_INK, ink) | {ours: _mixed(ink, part) for ours, part in _TINTS.items()}
    wanted = [*base.iterfind(W + "style"), parsed(_ORIGIN_STYLE)]
    lent = [deepcopy(each) for each in wanted if each.get(W + "styleId", "") not in ids]
    borrowed = [each.get(W + "styleId", "") for each in lent]
    _give_ids(root, borrowed, ids)
    names = {value(each.find(W + "name")).lower() for each in root.iterfind(W + "style")}
    breadth = _breadth(fonts, theme_fonts)
    for each in lent:
        _fit(each, ids, colours, tab)
        if each.get(W + "type") == "table":
            _make_smaller(each, min(1.0, _COMMON_BREADTH / breadth))
        if each.get(W + "styleId") == ids[_CELL]:
            _stand_alone(each, fonts)
        elif each.get(W + "styleId") == ids[_HEADING_OF_CONTENTS]:
            _set_in(each, _fonts(root, ids["Heading1"]))
        if older:
            _move_in(each)
        name = each.find(W + "name")
        if name is not None and value(name).lower() in names:  # as a style of another kind
            name.set(W + "val", f"{value(name)} (lok)")
        root.append(each)
    # A template may have our tables already, from a document of ours, in whatever size.
    sizes = [_size(root, ids[ours]) / _size(base, ours) for ours in _TABLES]
    return Adopted(
        root,
        ids,
        frozenset(borrowed),
        colours,
        breadth,
        breadth * max(sizes),
        10 * _size(root, ids["BodyText"]) * _breadth(_fonts(root, ids["BodyText"]), theme_fonts),
        theme_fonts,
    )


# --- finding theirs --------------------------------------------------------------------------------


def _matched(root: Element, base: Element) -> dict[str, str]:
    """The template's style for each of ours that it has."""
    named: dict[tuple[str, str], str] = {}
    defaults: dict[str, str] = {}
    for each in root.iterfind(W + "style"):
        kind, ident = each.get(W + "type", "paragraph"), each.get(W + "styleId", "")
        if not ident:
            continue
        named.setdefault((kind, value(each.find(W + "name")).strip().lower()), ident)
        if each.get(W + "default") in ("1", "true", "on"):
            defaults.setdefault(kind, ident)
    found = {}
    for each in base.iterfind(W + "style"):
        kind, name = each.get(W + "type", ""), value(each.find(W + "name")).lower()
        names = (*NAMES.get(name, ()), name)
        theirs = next((named[kind, known] for known in names if (kind, known) in named), "")
        if each.get(W + "default"):
            theirs = defaults.get(kind, theirs)
        if theirs:
            found[each.get(W + "styleId", "")] = theirs
    return found


def _chain(styles: Mapping[str, Element], ident: str) -> Iterator[Element]:
    """A style and those that it is based on; a circle ends where it began."""
    seen: set[str] = set()
    while ident in styles and ident not in seen:
        seen.add(ident)
        yield styles[ident]
        ident = value(styles[ident].find(W + "basedOn"))


def _inherited(styles: Mapping[str, Element], ident: str, path: str) -> Element | None:
    full = "/".join(W + step for step in path.split("/"))
    found = (each.find(full) for each in _chain(styles, ident))
    return next((each for each in found if each is not None), None)


def _size(root: Element, ident: str) -> int:
    """Half-points of the type of a style; 20 where nothing is said, as Word takes it."""
    own = value(_inherited(by_id(root), ident, "rPr/sz"))
    size = own or value(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))
    return (int(size) if size.isdecimal() else 0) or 20


def _airy(root: Element, body: Element) -> bool:
    """Whether the template's plain paragraphs have space between them, so that they serve as body text."""
    spacing = _inherited(by_id(root), body.get(W + "styleId", ""), "pPr/spacing")
    general = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing")
    room = 0
    for side in ("before", "after"):
        held = [each.get(W + side) for each in (spacing, general) if each is not None]
        text = next((each for each in held if each), "0")
        room += int(text) if text.isdecimal() else 0
    return room >= 60  # noqa: PLR2004 - three points, the least that parts two paragraphs


def _fonts(root: Element, ident: str) -> dict[str, str]:
    """The attributes of the fonts that text of a style is set in.

    A font by name and one of the theme for the same script come from one element or not at all: of the two Word
    takes the nearer, but where both stand together that of the theme.
    """
    found: dict[str, str] = {}
    general = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    own = [each.find(f"{W}rPr/{W}rFonts") for each in _chain(by_id(root), ident)]
    for fonts in (general, *reversed(own)):
        stated = {} if fonts is None else {str(key): str(name) for key, name in fonts.attrib.items()}
        for pair in _SCRIPTS:
            if any(key in stated for key in pair):
                for key in pair:
                    found.pop(key, None)
        found |= stated
    return found


_SCRIPTS: Final = tuple(
    (W + name, W + theme)
    for name, theme in (
        ("ascii", "asciiTheme"),
        ("hAnsi", "hAnsiTheme"),
        ("eastAsia", "eastAsiaTheme"),
        ("cs", "cstheme"),
    )
)
"""For each script the attribute that names a font, and the one that names a font of the theme."""


def _breadth(fonts: Mapping[str, str], theme_fonts: Mapping[str, str]) -> float:
    theme = fonts.get(W + "asciiTheme", "")
    name = theme_fonts.get(theme[:5], "") or fonts.get(W + "ascii", "")
    return _BREADTHS.get(name.lower(), _UNKNOWN_BREADTH if name else 1.0)


# --- lending ours ----------------------------------------------------------------------------------


def _give_ids(root: Element, borrowed: Iterable[str], ids: dict[str, str]) -> None:
    """An id for each borrowed style that no style of the template has, in whatever case."""
    taken = {each.get(W + "styleId", "").lower() for each in root.iterfind(W + "style")}
    for ours in borrowed:
        names = chain((ours, f"Lok{ours}"), (f"Lok{ours}{number}" for number in count(2)))
        free = next(name for name in names if name.lower() not in taken)
        taken.add(free.lower())
        ids[ours] = free


def _fit(style: Element, ids: Mapping[str, str], colours: Mapping[str, str], tab: tuple[str, str]) -> None:
    """A borrowed style as the template needs it: its ids, its colours, its width, and none of our fonts."""
    style.set(W + "styleId", ids[style.get(W + "styleId", "")])
    based = style.find(W + "basedOn")
    if based is not None and style.get(W + "styleId") in {ids[ours] for ours in _RUNNING}:
        based.set(W + "val", "BodyText")
    for link in ("basedOn", "next", "link"):
        other = style.find(W + link)
        if other is not None:
            other.set(W + "val", ids[value(other)])
    for fonts in list(style.iter(W + "rFonts")):
        fonts.getparent().remove(fonts)  # type: ignore[union-attr]  # it stands in an rPr
    recolour(style, colours)
    for each in style.iter(W + "tab"):
        if each.get(W + "pos") == tab[0]:
            each.set(W + "pos", tab[1])
    for number in style.findall(f"{W}pPr/{W}numPr"):
        number.getparent().remove(number)  # type: ignore[union-attr]  # it stands in a pPr
    for spacing in style.findall(f"{W}pPr/{W}spacing"):
        if style.get(W + "styleId") in {ids[ours] for ours in _AT_THE_MARGIN}:
            spacing.addnext(spacing.makeelement(W + "ind", {W + "left": "0", W + "right": "0"}))
    for indent in style.findall(f"{W}pPr/{W}ind"):
        if indent.get(W + "hanging") is None:
            indent.set(W + "firstLine", "0")  # else the first line begins where the agency's does


def _stand_alone(style: Element, fonts: Mapping[str, str]) -> None:
    """A cell takes only the font of the agency's text: its size and colour would overrule the table's."""
    based = style.find(W + "basedOn")
    if based is not None:
        style.remove(based)
    _set_in(style, fonts)


def _set_in(style: Element, fonts: Mapping[str, str]) -> None:
    """Text of a borrowed style in fonts of the agency's."""
    run = style.find(W + "rPr")
    if run is None:
        run = style.makeelement(W + "rPr")
        paragraph = style.find(W + "pPr")
        style.insert(len(style) if paragraph is None else style.index(paragraph) + 1, run)
    if fonts:
        run.insert(0, run.makeelement(W + "rFonts", dict(fonts)))


def _make_smaller(style: Element, part: float) -> None:
    """Type of a table in that part of its size."""
    for each in style.iter(W + "sz", W + "szCs"):
        each.set(W + "val", str(round(int(value(each)) * part)))


def _move_in(style: Element) -> None:
    """A table's edge at the margin: before 2013 Word put the text of its first cell there instead."""
    left = style.find(f"{W}tblPr/{W}tblCellMar/{W}left")
    for indent in style.iterfind(f"{W}tblPr/{W}tblInd"):
        indent.set(W + "w", "0" if left is None else left.get(W + "w", "0"))


# --- colours ---------------------------------------------------------------------------------------


def recolour(element: Element, colours: Mapping[str, str]) -> None:
    """Exchange colours of text, lines and grounds in all that the element holds."""
    for each in element.iter("*"):
        for key in (W + "val", W + "fill", W + "color"):
            if each.get(key) in colours:
                each.set(key, colours[each.get(key, "")])


def _channels(rgb: str) -> list[int]:
    return [int(rgb[at : at + 2], 16) for at in (0, 2, 4)]


def _mixed(rgb: str, part: float) -> str:
    """So much of the colour, the rest white."""
    return "".join(f"{round(255 - (255 - channel) * part):02X}" for channel in _channels(rgb))


def _luminance(rgb: str) -> float:
    linear = [
        x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - as WCAG defines it
        for x in (channel / 255 for channel in _channels(rgb))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ink(heading: str) -> str:
    """The agency's heading colour, dark enough to be read on white and on the strongest tint of it."""
    try:
        ink = "".join(f"{channel:02X}" for channel in _channels(heading.ljust(6, "x")))
    except ValueError:  # auto, or none
        return _NEUTRAL
    while (_luminance(_mixed(ink, max(_TINTS.values()))) + 0.05) / (_luminance(ink) + 0.05) < _READABLE:
        ink = "".join(f"{channel * 9 // 10:02X}" for channel in _channels(ink))
    return ink
