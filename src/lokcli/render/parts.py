"""How the parts of a package are read as trees and written from them: what others have made, and templates.

What lok writes on its own page is text from the start, see ``package.py``; so only this needs lxml.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree

from lokcli.render.package import R, W

TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATED: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
NSMAP: Final = {"w": W[1:-1], "r": R[1:-1]}

Element: TypeAlias = etree._Element  # noqa: SLF001 - the only name that lxml gives its elements


def parsed(content: bytes | str) -> Element:
    """The root of a part; raises XMLSyntaxError on what is not well-formed. Entities stay unresolved."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def serialized(root: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part. ``target`` is a part's name in the package, or an address outside it."""

    ident: str
    type: str
    target: str
    outside: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type: ``header``, ``image``, ``hyperlink``."""
        return self.type.rsplit("/", 1)[-1]


def relations(root: Element, part: str) -> Iterator[Relation]:
    """The relationships of ``part`` from the root of the part that holds them.

    A target that leads out of the package keeps its leading ``..``.
    """
    for each in root.iterfind(RELATED + "Relationship"):
        target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)[1:])
        yield Relation(each.get("Id", ""), each.get("Type", ""), target, outside)


def relations_part(related: Iterable[Relation]) -> bytes:
    """The part that holds relationships; targets are written from the root of the package."""
    root = parsed(f'<Relationships xmlns="{RELATED[1:-1]}"/>')
    for each in related:
        target = each.target if each.outside else f"/{each.target}"
        element = etree.SubElement(
            root, RELATED + "Relationship", {"Id": each.ident, "Type": each.type, "Target": target}
        )
        if each.outside:
            element.set("TargetMode", "External")
    return serialized(root)


def content_types(root: Element, names: Iterable[str]) -> dict[str, str]:
    """The content type of each named part; empty where the package states none."""
    defaults = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in root.iterfind(TYPES + "Default")
    }
    overrides = {
        each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "")
        for each in root.iterfind(TYPES + "Override")
    }
    return {
        name: overrides.get(name.lower()) or defaults.get(name.rsplit(".", 1)[-1].lower(), "")
        for name in names
    }


def content_types_part(types: Mapping[str, str]) -> bytes:
    """The part that states the content type of each part."""
    root = parsed(f'<Types xmlns="{TYPES[1:-1]}"/>')
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, TYPES + "Default", Extension="rels", ContentType=rels)
    for name, kind in types.items():
        etree.SubElement(root, TYPES + "Override", PartName=f"/{name}", ContentType=kind)
    return serialized(root)
