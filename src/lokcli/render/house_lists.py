"""How headings and lists are numbered in an agency's template: by its own styles, else by our numbering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Final

from lxml import etree

from lokcli.render.house_styles import Adopted, recolour, value
from lokcli.render.package import W
from lokcli.render.parts import NSMAP, Element

HEADINGS: Final = ("Heading1", "Heading2", "Heading3")
_BULLET, _NUMBER, _CONTINUED = "ListBullet", "ListNumber", "ListContinue"
_DIGIT, _DOT, _GAP = 0.56, 0.27, 190
"""Of an em and in twips: what a heading's number needs before its text."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The template's numbering with ours beside it, and what paragraphs must say themselves to be numbered."""

    root: Element
    direct: Mapping[str, tuple[Element, ...]]
    """Paragraph properties by our style id: ``numPr`` and ``ind``."""
    pattern: Element
    """A ``w:num`` without id, for a numbered list that starts at 1."""
    level: str
    """The level of that list on which its items stand."""
    numbered: frozenset[str]
    """Our ids of the headings that the agency's styles number by themselves."""
    shown: tuple[tuple[str, tuple[str, ...]], ...]
    """How the number of each level of headings is written, *%1.%2*, and the kinds of its figures."""


def adopt_lists(root: Element, base: Element, styles: Adopted) -> Lists:
    """The template's numbering; ``root`` itself gets what it lacks of ours (``base``)."""
    for each in root.findall(W + "numIdMacAtCleanup"):
        root.remove(each)
    direct: dict[str, tuple[Element, ...]] = {}
    numbered = frozenset(ours for ours in HEADINGS if _list_of(root, styles, ours)[0])
    if not numbered:
        direct |= _heading_numbers(root, base, styles)
    number, level = _list_of(root, styles, _NUMBER)
    if not number:
        number = _lend(root, base, _NUMBER, styles.colours)
    # Each list is a num of its own, said by its paragraphs: then the numbering's indents would overrule the
    # style's, were those not said too.
    direct[_NUMBER] = _held_indent(styles, _NUMBER)
    bullet, _ = _list_of(root, styles, _BULLET)
    if not bullet:
        bullet = _lend(root, base, _BULLET, styles.colours)
        direct[_BULLET] = (_number_properties(bullet, "0"), *_held_indent(styles, _BULLET))
    if _CONTINUED in styles.borrowed and (left := _text_edge(root, bullet, styles)):
        direct[_CONTINUED] = (_made("ind", left=left, firstLine="0"),)
    shown = tuple(
        _written(root, styles, ours, direct.get(ours, ())) if ours in numbered or not numbered else ("", ())
        for ours in HEADINGS
    )
    return Lists(root, direct, _pattern(root, number, level), level, numbered, shown)


def _made(tag: str, **attributes: str) -> Element:
    return etree.Element(W + tag, {W + name: text for name, text in attributes.items()}, nsmap=NSMAP)


def _number_properties(number: str, level: str) -> Element:
    properties = _made("numPr")
    properties.append(_made("ilvl", val=level))
    properties.append(_made("numId", val=number))
    return properties


# --- theirs ----------------------------------------------------------------------------------------


def _num(root: Element, ident: str) -> Element | None:
    return next((each for each in root.iterfind(W + "num") if each.get(W + "numId") == ident), None)


def _abstract(root: Element, number: str) -> Element | None:
    num = _num(root, number)
    wanted = "" if num is None else value(num.find(W + "abstractNumId"))
    found = (each for each in root.iterfind(W + "abstractNum") if each.get(W + "abstractNumId") == wanted)
    return next(found, None)


def _list_of(root: Element, styles: Adopted, ours: str) -> tuple[str, str]:
    """The num and the level by which the agency's style numbers itself; empty when it does not.

    LibreOffice gives every heading a numbering that shows nothing: that is none.
    """
    number = value(styles.inherited(ours, "pPr/numPr/numId"))
    if number in ("", "0") or _num(root, number) is None:
        return "", "0"
    level = _level_of(root, styles, ours, number)
    return ("", "0") if _shows_nothing(root, number, level) else (number, level)


def _shows_nothing(root: Element, number: str, level: str) -> bool:
    num, abstract = _num(root, number), _abstract(root, number)
    overriding = [] if num is None else num.findall(f"{W}lvlOverride/{W}lvl")
    own = [] if abstract is None else abstract.findall(W + "lvl")
    found = next((each for each in (*overriding, *own) if each.get(W + "ilvl") == level), None)
    return (
        found is not None
        and value(found.find(W + "numFmt")) == "none"
        and not value(found.find(W + "lvlText"))
    )


def _level_of(root: Element, styles: Adopted, ours: str, number: str) -> str:
    level = styles.inherited(ours, "pPr/numPr/ilvl")
    if level is None:  # then the numbering says which of its levels is the style's
        abstract = _abstract(root, number)
        for each in () if abstract is None else abstract.iterfind(W + "lvl"):
            if value(each.find(W + "pStyle")) == styles.ids[ours]:
                return each.get(W + "ilvl", "0")
    return value(level, "0")


def _written(
    root: Element, styles: Adopted, ours: str, direct: tuple[Element, ...]
) -> tuple[str, tuple[str, ...]]:
    """The pattern of a heading's number, and the kind of figure on each level of its numbering."""
    number, level = _list_of(root, styles, ours)
    for each in direct:
        if each.tag == W + "numPr":
            number, level = value(each.find(W + "numId")), value(each.find(W + "ilvl"))
    abstract = _abstract(root, number)
    levels = [] if abstract is None else abstract.findall(W + "lvl")
    own = next((each for each in levels if each.get(W + "ilvl") == level), None)
    pattern = "" if own is None else value(own.find(W + "lvlText"))
    return pattern, tuple(value(each.find(W + "numFmt"), "decimal") for each in levels)


def number_shown(number: str, pattern: str, kinds: tuple[str, ...]) -> str:
    """A number like *6.2* as a numbering writes it: *6.2.*, *VI b*, *§ 6*."""
    shown = pattern
    for at, figure in enumerate(number.split(".")):
        kind = kinds[at] if at < len(kinds) else "decimal"
        shown = shown.replace(f"%{at + 1}", _figure(int(figure), kind))
    return shown.strip()


_ROMAN: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _figure(number: int, kind: str) -> str:
    """A number as the kind writes it; the rare kinds as digits."""
    shown = ""
    match kind.lower():
        case "lowerroman" | "upperroman":
            for worth, letters in _ROMAN:
                shown += letters * (number // worth)
                number %= worth
        case "lowerletter" | "upperletter":
            shown = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        case _:
            return str(number)
    return shown.upper() if kind.startswith("upper") else shown


def _indent(styles: Adopted, ours: str) -> Element | None:
    found = styles.inherited(ours, "pPr/ind")
    if found is None or not any(text != "0" for text in found.attrib.values()):
        return None
    # What a list takes from running text are no indents of a list: those of its numbering go before them.
    return None if ours not in HEADINGS and styles.is_running(found) else found


def _held_indent(styles: Adopted, ours: str) -> tuple[Element, ...]:
    """The indents of the agency's style, to be said by each paragraph that is numbered by itself."""
    found = _indent(styles, ours)
    if found is None:
        return ()
    held = _made("ind")
    for key, text in found.attrib.items():
        held.set(key, text)
    return (held,)


def _text_edge(root: Element, bullet: str, styles: Adopted) -> str:
    """Where the text of a bullet begins, in twips."""
    own = _indent(styles, _BULLET)
    abstract = _abstract(root, bullet)
    level = None if abstract is None else abstract.find(f"{W}lvl/{W}pPr/{W}ind")
    found = own if own is not None else level
    return "" if found is None else found.get(W + "left") or found.get(W + "start") or ""


def _pattern(root: Element, number: str, level: str) -> Element:
    """A list like that of the num, which starts at 1 on its own account; it has no id yet."""
    pattern = _made("num")
    pattern.extend(map(deepcopy, () if (num := _num(root, number)) is None else num))
    override = next((o for o in pattern.iterfind(W + "lvlOverride") if o.get(W + "ilvl") == level), None)
    if override is None:
        override = etree.SubElement(pattern, W + "lvlOverride", {W + "ilvl": level})
    for start in override.findall(W + "startOverride"):
        override.remove(start)
    override.insert(0, _made("startOverride", val="1"))
    return pattern


# --- ours ------------------------------------------------------------------------------------------


def _lend(root: Element, base: Element, ours: str, colours: Mapping[str, str]) -> str:
    """The id of a num, new in the template, with the numbering that our style ``ours`` has in base.docx."""
    abstract = next(
        deepcopy(each)
        for each in base.iterfind(W + "abstractNum")
        if any(value(style) == ours for style in each.iterfind(f"{W}lvl/{W}pStyle"))
    )
    for level in abstract.iterfind(W + "lvl"):
        for style in level.findall(W + "pStyle"):
            level.remove(style)
    recolour(abstract, colours)
    taken = {each.get(W + "abstractNumId") for each in root.iterfind(W + "abstractNum")}
    own = next(ident for number in count(1) if (ident := str(number)) not in taken)
    abstract.set(W + "abstractNumId", own)
    marks = {value(each).upper() for each in root.iterfind(f"{W}abstractNum/{W}nsid")}
    for mark in abstract.findall(W + "nsid"):
        free = (f"{number:08X}" for number in count(int(value(mark), 16)))
        mark.set(W + "val", next(each for each in free if each not in marks))
    nums = root.findall(W + "num")
    # Every abstractNum comes before the first num, else Word finds the file damaged.
    root.insert(root.index(nums[0]) if nums else len(root), abstract)
    used = {each.get(W + "numId") for each in root.iterfind(W + "num")}
    ident = next(each for number in count(1) if (each := str(number)) not in used)
    num = etree.SubElement(root, W + "num", {W + "numId": ident})
    num.append(_made("abstractNumId", val=own))
    return ident


def _heading_numbers(
    root: Element, base: Element, styles: Adopted
) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Our numbers before the agency's headings: each heading says so itself, its style stays as it is."""
    number = _lend(root, base, HEADINGS[0], styles.colours)
    abstract = _abstract(root, number)
    for at, ours in enumerate(HEADINGS):
        held = _held_indent(styles, ours)
        room = str(_room(styles, ours, at + 1))
        if held and abstract is not None:  # the agency's indents stay, so the number takes no room of its own
            for level in abstract.findall(W + "lvl")[at : at + 1]:
                for each in level.findall(W + "pPr"):
                    level.remove(each)
                for each in level.findall(W + "suff"):
                    each.set(W + "val", "space")
        yield ours, (_number_properties(number, str(at)), *(held or (_made("ind", left=room, hanging=room),)))


def _room(styles: Adopted, ours: str, depth: int) -> int:
    """Twips for the number of a heading of that depth, in the size of the agency's style."""
    em = 10 * styles.size_of(ours)
    wide = (_DIGIT * (depth + 1) + _DOT * (depth - 1)) * em * styles.breadth_of(ours) + _GAP
    return max(567, round(wide))
