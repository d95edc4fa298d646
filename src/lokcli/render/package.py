"""How a Word package is unpacked without harm, related, and packed so that equal parts give equal bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import chain, count
from pathlib import Path
from typing import Final, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

BASE: Final = Path(__file__).with_name("base.docx")
CONTENT_TYPES: Final = "[Content_Types].xml"
CUSTOM: Final = "docProps/custom.xml"
CORE: Final = "docProps/core.xml"
MAIN: Final = "word/document.xml"
NUMBERING: Final = "word/numbering.xml"

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATED: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
NSMAP: Final = {"w": W[1:-1], "r": R[1:-1]}

Element: TypeAlias = etree._Element  # noqa: SLF001 - the only name that lxml gives its elements

MEGABYTE: Final = 1024 * 1024
FILE_LIMIT: Final = 20 * MEGABYTE
ENTRY_LIMIT: Final = 2_000
PART_LIMIT: Final = 40 * MEGABYTE
TOTAL_LIMIT: Final = 100 * MEGABYTE
RATIO_LIMIT: Final = 200


# --- the zip ---------------------------------------------------------------------------------------


def too_dense(entry: ZipInfo) -> bool:
    """Whether an entry holds more than its packed size can honestly hold."""
    return entry.file_size > MEGABYTE and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)


def plainly_packed(entry: ZipInfo) -> bool:
    """Whether an entry is stored or deflated and not encrypted, as Word writes it."""
    return entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not entry.flag_bits & 1


def safe(entries: Sequence[ZipInfo]) -> bool:
    """Whether a package may be unpacked in memory: size, packing ratio, method, encryption, names."""
    return (
        len(entries) <= ENTRY_LIMIT
        and len({entry.filename for entry in entries}) == len(entries)
        and sum(entry.file_size for entry in entries) <= TOTAL_LIMIT
        and all(
            entry.file_size <= PART_LIMIT and plainly_packed(entry) and not too_dense(entry)
            for entry in entries
        )
    )


def safe_parts(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of every part; none when the package is not safe to read."""
    with ZipFile(BytesIO(raw)) as package:
        entries = package.infolist()
        if safe(entries):
            for entry in entries:
                yield entry.filename, package.read(entry)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package with fixed dates, order and origin; the content types come first."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # A PNG is packed itself.
            entry.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            entry.create_system = 3
            package.writestr(entry, parts[name])
    return buffer.getvalue()


def checksum(parts: Iterable[tuple[str, bytes]]) -> str:
    """sha256 over every part but the one that holds it, in the order of their names."""
    whole = sha256()
    for name, content in sorted(parts):
        if name != CUSTOM:
            whole.update(name.encode() + b"\0" + sha256(content).digest())
    return whole.hexdigest()


# --- the parts -------------------------------------------------------------------------------------


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


def relations_name(part: str) -> str:
    """The name of the part that holds a part's relationships; the package's own for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


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


# --- a package in the making -----------------------------------------------------------------------


@cache
def base_parts() -> Mapping[str, bytes]:
    """Name and content of every part of base.docx."""
    with ZipFile(BASE) as package:
        return {name: package.read(name) for name in package.namelist()}


class Making:
    """A package to which pictures and links are added; ``parts`` is whole when ``close`` has been called."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self._types = parsed(parts[CONTENT_TYPES])
        self._related = parsed(parts[relations_name(MAIN)])
        taken = {each.get("Id") for each in self._related}
        self._free = (ident for number in count(1) if (ident := f"rId{number}") not in taken)

    def _relate(self, kind: str, target: str, **more: str) -> str:
        ident = next(self._free)
        etree.SubElement(
            self._related,
            RELATED + "Relationship",
            {"Id": ident, "Type": f"{R[1:-1]}/{kind}", "Target": target, **more},
        )
        return ident

    def link(self, address: str) -> str:
        """The id of a new relationship of the document to an address outside."""
        return self._relate("hyperlink", address, TargetMode="External")

    def picture(self, name: str, content_type: str, content: bytes) -> str:
        """Puts a picture in, under another name if that one is taken; gives the id of the relationship to it."""
        taken = {each.lower() for each in self.parts}
        places = chain((f"media/{name}",), (f"media/lok{number}-{name}" for number in count(1)))
        place = next(place for place in places if f"word/{place}".lower() not in taken)
        self.parts[f"word/{place}"] = content
        etree.SubElement(self._types, TYPES + "Override", PartName=f"/word/{place}", ContentType=content_type)
        return self._relate("image", place)

    def close(self) -> None:
        """Writes down the types and the relationships of what was added."""
        self.parts[CONTENT_TYPES] = serialized(self._types)
        self.parts[relations_name(MAIN)] = serialized(self._related)
